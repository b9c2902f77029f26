"""Whose an agreement is by the words that name it: "the treaty between A and B", "A's treaty"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.lexicon import plain, states_in
from communique.agreements.makers import makers_of
from communique.language.nouns import mentions_in

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

# Who brought it about is no party: "the US-brokered agreement".
_HELPING = (
    r"-(?:brokered|backed|mediated|led|sponsored|drafted|proposed|supported|hosted|monitored)\b"
)
_HELPED = re.compile(rf"[\w.]+{_HELPING}")
# Prepositions within a row of parties: "between the government *of* Peru and Chile".
_OPENING = 2
_ROWS = frozenset({"of", "between", "with", "and", "among", "by"})
_FIRMS = frozenset("firm company group bank miner producer operator airline".split())
# Where a truce holds, and no party: "the Gaza deal".
_AREAS = re.compile(r"\b(?:Gaza(?: Strip)?|West Bank)\b")
_STOPPING = frozenset({"truce", "ceasefire", "cease", "fire"})
_SUBJECTS = {"nsubj", "nsubjpass"}
#: "-brokered" after its name says that somebody only helped.
HELPING = re.compile(_HELPING)


def named_parties(
    parse: Parse, sentence: Span, first: int, bounds: tuple[int, int, int], noun: Token, *,
    named: bool,
) -> tuple[tuple[str, ...], bool]:  # fmt: skip
    """The states that the words of a naming give, and whether it is said to be shared ("their").

    ``bounds``: its first token, the one after its last, and the one after its date.
    """
    doc = parse.doc
    low, high, after = bounds
    topic = next((i for i in range(noun.i, high) if doc[i].lower_ in {"on", "for"}), high)
    words_told = _AREAS.sub("", _HELPED.sub("", plain(doc[low:topic].text)))
    found: list[str] = list(states_in(words_told))
    reach = range(first, topic)
    for mention in mentions_in(parse, sentence):
        if mention.root in reach or (mention.first >= first - 1 and mention.last <= low):
            if HELPING.match(parse.text, mention.end):
                continue
            owner = doc[mention.root]
            place = owner.dep_ == "compound" and mention.form == "alias"
            if owner.dep_ == "poss" and owner.pos_ == "PRON" and _has_firm(parse, mention):
                continue  # "Nike and the federation renewed *their* deal."
            if _AREAS.fullmatch(parse.text[mention.start : mention.end]):
                continue
            if place and _STOPPING & {noun.lower_}:
                continue  # "The Gaza truce"
            if (
                named
                and low <= mention.root < high
                and not states_in(plain(doc[mention.first : mention.last].text))
            ):
                continue  # "The Itamaraty Declaration" is not of Brazil alone.
            if owner.dep_ in {"poss", "amod", "compound", "nmod"} or mention.root in reach:
                found += makers_of(parse, mention)
    if named and noun.text[:1].isupper() and noun.i - low == 1 and doc[low].pos_ == "PROPN":
        found = []  # "The Svalbard Treaty" is on Svalbard.
    words = {doc[i].lower_ for i in range(first, noun.i)}
    if "whose" in words:
        # "Taiwan, *whose* treaty with Tuvalu dates from 1979"
        clause = next((t for t in (noun, *noun.ancestors) if t.dep_ == "relcl"), None)
        owner_told = parse.mention_at(clause.head) if clause is not None else None
        found += makers_of(parse, owner_told) if owner_told is not None else ()
    shared = bool(words & {"their", "bilateral", "mutual", "joint"})
    i, inside = after, len(found)
    aside = noun.dep_ == "nsubj" and any(t.text == "," for t in doc[i + 1 : noun.head.i])
    if aside and doc[i].text == "," and doc[i + 1].lower_ in {"between", "with"}:
        i += 1  # "Another agreement, *with the United States*, opens ports."
    if i < sentence.end and doc[i].lower_ in {"between", "with", "among", "by"}:
        last, row = i + 1, doc[i].lower_ != "by"
        for mention in mentions_in(parse, sentence):
            gap = mention.first - last
            if mention.first > i and _describes(doc[mention.root], i):
                last = max(last, mention.last)
                continue  # "With Somaliland, a breakaway region of *Somalia*"
            if mention.first > i and gap <= 3 and mention.root < sentence.end:
                between = doc[last : mention.first]
                if any(_parts(t) for t in between):
                    break
                found += makers_of(parse, mention, bodies=row)
                last = mention.last
        if doc[i].lower_ == "with":
            makers = _subject_states(parse, noun)
            if makers and len(found) > inside:
                found = found[inside:]  # "Serbs sign *Kosovo* deal with NATO": it is on Kosovo.
            found += makers
    return tuple(sorted(set(found))), shared


def _parts(token: Token) -> bool:
    """Whether a word ends the row of parties: "its treaty with Spain *over* Western Sahara"."""
    if token.dep_ == "prep":
        return token.lower_ not in _ROWS
    return token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"


def _describes(owner: Token, start: int) -> bool:
    """Whether a name only helps to say, in an apposition after ``start``, who a party is."""
    within = owner.dep_ in {"pobj", "poss", "amod", "compound", "nmod"}
    return within and any(t.dep_ == "appos" and t.i > start for t in owner.ancestors)


def between_firms(parse: Parse, sentence: Span, high: int) -> bool:
    """Whether what follows a naming names firms as those whose it is."""
    if high >= sentence.end or parse.doc[high].lower_ not in {"between", "with"}:
        return False
    return any(
        high < m.first <= high + 3 and all(parse.actors[a].sector == "BUS" for a in m.actors)
        for m in mentions_in(parse, sentence)
    )


def is_of_firms(parse: Parse, mention: ActorMention) -> bool:
    """Whether a mention is of firms, which bind no state."""
    told = [parse.actors[actor] for actor in mention.actors if actor in parse.actors]
    called = any(t.lower_ in _FIRMS for t in parse.doc[mention.first : mention.last])
    return bool(told) and (called or all(actor.sector == "BUS" for actor in told))


def _has_firm(parse: Parse, mention: ActorMention) -> bool:
    return any(parse.actors[a].sector == "BUS" for a in mention.actors if a in parse.actors)


def partner(parse: Parse, noun: Token) -> set[str]:
    """Whose a treaty "with X" is that has no owner in its phrase.

    Who does something to it ("was ended *by Chad*"), or else of whom the sentence before it in its
    paragraph tells.
    """
    owners = _subject_states(parse, noun)
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        doers = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
        owners += [s for d in doers if (m := parse.mention_at(d)) for s in makers_of(parse, m)]
    if owners:
        return set(owners)
    start = parse.text.rfind("\n", 0, noun.idx) + 1
    here = parse.sentence_at(noun.idx)
    before = [s for s in parse.sentences if start <= s.start_char < here.start_char]
    for sentence in before[-1:]:
        subject = next((c for c in sentence.root.children if c.dep_ in _SUBJECTS), None)
        mention = parse.mention_at(subject) if subject is not None else None
        if mention is not None and len(makers_of(parse, mention)) == 1:
            return set(makers_of(parse, mention))
    # Last, the one state that a text opens with.
    opening = parse.sentences[: _OPENING + (parse.title > 0)]
    told = {
        actor
        for sentence in opening
        for m in mentions_in(parse, sentence)
        for actor in m.actors
        if parse.actors[actor].kind == "state"
    }
    return told if len(told) == 1 else set()


def is_relative(subject: Token) -> bool:
    """Whether a subject stands for the noun before its clause: "Beijing, *which* signed a pact"."""
    return subject.lower_ in {"which", "who", "that"}


def _subject_states(parse: Parse, noun: Token) -> list[str]:
    """Whose the treaty "with X" is: the subject of the verb that has it as object."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "pobj"}:
        return []
    for _ in range(4):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects and verb.dep_ == "conj":
        # "*Niger* ordered the troops out and cancelled five accords with Paris"
        subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
    if not subjects and verb.dep_ == "xcomp":
        # "*Chad* threatened to walk away from a treaty with Niger"
        subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
    subjects = [verb.head if is_relative(c) and verb.dep_ == "relcl" else c for c in subjects]
    found: list[str] = []
    for subject in subjects:
        for token in (subject, *subject.conjuncts):
            mention = parse.mention_at(token)
            if mention is not None and not is_of_firms(parse, mention):
                found += makers_of(parse, mention)
    return found
