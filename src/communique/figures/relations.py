"""Whose an amount is and between which states: the roles of the states near it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.nouns import (
    TELLING,
    function_of,
    state_mentions,
    states_of,
    telling_subject,
    verb_above,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from communique.figures.claims import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention

_PAIRWISE = re.compile(
    r"\b(?:bilateral|two-way|mutual|between the (?:two|pair|sides|neighbou?rs)|between them|"
    r"(?:the|their) two (?:countries|nations|states|economies|neighbou?rs|sides)|"
    r"both (?:countries|nations|sides))\b",
    re.IGNORECASE,
)
_RECEIVING = frozenset(
    """receive buy purchase import get obtain secure accept seek request acquire host shelter win
    borrow attract need want demand""".split()
)
_FORGIVING = frozenset("forgive write cancel hold restructure waive reschedule lift".split())
_WITHDRAWING = frozenset("withdraw pull remove evacuate recall retreat leave".split())
# Prepositions below which a sentence speaks of something beside its amounts.
_ASIDE = frozenset("despite amid after before following unlike besides except".split())
_CLAUSAL = {"conj", "advcl", "ccomp", "parataxis", "relcl", "ROOT"}


@dataclass(frozen=True, slots=True)
class Relation:
    """The state an amount is of (where the text says so) and the states it lies between."""

    of: str | None
    between: tuple[str, ...]


def clause_of(token: Token) -> Token:
    """The verb that heads the clause, with a subject of its own, in which a token stands."""
    verb = verb_above(token)
    if verb is None:
        return token.sent.root if token.doc.has_annotation("SENT_START") else token
    for _ in range(20):
        heads = verb.dep_ in _CLAUSAL and any(
            child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for child in verb.children
        )
        above = verb_above(verb.head) if verb.head.i != verb.i else None
        if heads or above is None or verb.dep_ == "ROOT":
            return verb
        verb = above
    return verb


def scopes(sentence: Span, token: Token) -> list[frozenset[int]]:
    """The tokens of the clause around a token, then of ever wider ones, then of the sentence."""
    found: list[frozenset[int]] = []
    verb = clause_of(token)
    for _ in range(6):
        inside = {t.i for t in verb.subtree}
        for child in verb.subtree:
            if (
                child.i != verb.i
                and child.dep_ in {"conj", "advcl", "ccomp", "parataxis"}
                and child.pos_ in {"VERB", "AUX"}
                and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
                and not any(t.i == token.i for t in child.subtree)
            ):
                inside -= {t.i for t in child.subtree}
        if verb.dep_ == "relcl":
            inside |= {t.i for t in verb.head.lefts} | {verb.head.i}
        found.append(frozenset(inside))
        if verb.head.i == verb.i or verb.dep_ == "ROOT":
            break
        above = clause_of(verb.head)
        if above.i == verb.i:
            break
        verb = above
    found.append(frozenset(range(sentence.start, sentence.end)))
    return found


def asides(sentence: Span) -> frozenset[int]:
    """The tokens that name who tells the sentence, or something beside what it tells.

    "according to China's customs", "the Pentagon said", "despite efforts by South Korea".
    """
    told: set[int] = set()
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end:
            told |= {t.i for t in token.subtree if t.i >= token.i}
            if len(told) <= 1:
                told |= set(range(token.i, min(sentence.end, token.i + 6)))
        elif token.lower_ in _ASIDE and token.dep_ in {"prep", "mark"}:
            below = token if token.dep_ == "prep" else token.head
            told |= {t.i for t in below.subtree if t.i >= token.i}
        elif token.dep_ in {"nsubj"} and token.head.lemma_ in TELLING and telling_subject(token):
            told |= {t.i for t in token.subtree}
    return frozenset(told)


def relation(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, ignored: frozenset[int]
) -> Relation:
    """The states of an amount."""
    doc = sentence.doc
    everyone = [m for m in state_mentions(parse, sentence) if m.root not in ignored]
    outset = doc[amount.first]
    levels = scopes(sentence, outset)
    levels += [frozenset(range(sentence.start, sentence.end))]
    of: str | None = None
    between: list[str] = []
    for scope in levels:
        mentions = [m for m in everyone if m.root in scope]
        pair = _between_two(parse, sentence, claim, mentions)
        if pair and (claim.owner == "none" or (claim.flow == "total" and not _owned(doc, claim))):
            return Relation(None, pair)
        of = of or _owner(parse, sentence, amount, claim, mentions)
        between = _distinct(parse, mentions)
        if of and of not in between:
            between.append(of)
        if len(between) >= 2:
            break
    if len(between) < 2 and _PAIRWISE.search(sentence.text):
        pair = context_pair(parse, sentence, between)
        if pair:
            return Relation(of, pair)
    if len(between) < 2:
        alone = between[0] if between else None
        return Relation(of or alone, ())
    return Relation(of, tuple(sorted(between)))


def _distinct(parse: Parse, mentions: list[ActorMention]) -> list[str]:
    return list(dict.fromkeys(s for m in mentions for s in states_of(parse, m)))


def _owned(doc: object, claim: Claim) -> bool:
    del doc
    return claim.indicator.id == "trade balance"


def _between_two(
    parse: Parse, sentence: Span, claim: Claim, mentions: list[ActorMention]
) -> tuple[str, ...]:
    """The states of "between A and B" after the words of an indicator."""
    doc = sentence.doc
    for i in range(claim.first, min(sentence.end, claim.last + 14)):
        if doc[i].lower_ != "between":
            continue
        states: list[str] = []
        last = i
        for mention in sorted(mentions, key=lambda m: m.first):
            if mention.first > i and mention.first - last <= 6:
                words = doc[last + 1 : mention.first]
                if any(t.pos_ == "VERB" and t.dep_ != "amod" for t in words):
                    break
                states += [s for s in states_of(parse, mention) if s not in states]
                last = mention.last
        if len(states) >= 2:
            return tuple(sorted(states[:4]))
    return ()


def _owner(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> str | None:
    if claim.owner == "none":
        return None
    doc = sentence.doc
    functions = {m.start: function_of(doc[m.root]) for m in mentions}
    chosen: list[ActorMention] = []
    direct = [m for m in mentions if _stands_before(sentence, m, claim)]
    if claim.owner == "people":
        direct += [m for m in mentions if amount.first <= m.first < claim.last]
    if direct:
        chosen = direct[-1:]
    verb = _verb(sentence, amount, claim)
    lemma = verb.lemma_ if verb is not None else ""
    if not chosen and claim.owner in {"giver", "people"}:
        chosen = _from(sentence, mentions, claim, lemma)
    if not chosen and (claim.owner == "taker" or lemma in {"impose", "levy", "provide"}):
        chosen = [m for m in mentions if functions[m.start].name == "by"]
    if not chosen and claim.flow == "total":
        return None
    if not chosen and (claim.owner != "people" or claim.indicator.subject_owns):
        barred = _RECEIVING if claim.owner != "taker" else _FORGIVING
        if lemma not in barred:
            chosen = [m for m in mentions if functions[m.start].name == "subject"]
            chosen = [m for m in chosen if _same_clause(functions[m.start].governor, verb)] or (
                chosen if len(chosen) == 1 else []
            )
    if not chosen:
        chosen = [m for m in mentions if functions[m.start].name == "by"]
        if claim.owner == "people":
            chosen = []
    if not chosen and claim.flow == "imports":
        chosen = [m for m in mentions if functions[m.start].name in {"to", "into"}]
    states = _distinct(parse, chosen)
    return states[0] if len(states) == 1 else None


def _stands_before(sentence: Span, mention: ActorMention, claim: Claim) -> bool:
    """Whether a state stands as adjective or owner before the words of an indicator."""
    doc = sentence.doc
    if mention.last > claim.first or claim.first - mention.last > 5:
        return False
    words = doc[mention.last : claim.first]
    noun = doc[claim.last - 1]
    if noun.pos_ == "VERB" or any(
        t.pos_ not in {"ADJ", "NOUN", "PART", "PROPN", "NUM", "ADV"} and t.text not in {"-", "’s"}
        for t in words
    ):
        return False
    if any(t.pos_ == "NUM" for t in words) and claim.owner != "people":
        return False
    # "Chinese companies invested", "India loans": a bare name is subject, not owner.
    if not len(words) and doc[mention.last - 1].pos_ == "PROPN":
        return doc[mention.root].dep_ in {"poss", "amod", "compound", "nmod"}
    return True


def _from(
    sentence: Span, mentions: list[ActorMention], claim: Claim, lemma: str
) -> list[ActorMention]:
    doc = sentence.doc
    found: list[ActorMention] = []
    for mention in mentions:
        i = mention.first - 1
        while i > sentence.start and doc[i].pos_ in {"DET", "ADJ"}:
            i -= 1
        word = doc[i].lower_ if i >= sentence.start else ""
        after_claim = i == claim.last
        if word == "from" and not (
            claim.indicator.subject_owns and (lemma in _WITHDRAWING or not after_claim)
        ):
            found.append(mention)
        elif word == "of" and after_claim:
            found.append(mention)
    return found[:1]


def _verb(sentence: Span, amount: Amount, claim: Claim) -> Token | None:
    doc = sentence.doc
    cue = doc[claim.last - 1]
    if cue.pos_ == "VERB":
        return cue
    return verb_above(doc[amount.first]) or verb_above(cue)


def _same_clause(governor: Token | None, verb: Token | None) -> bool:
    if governor is None or verb is None:
        return False
    return governor.i == verb.i or clause_of(governor).i == clause_of(verb).i


def context_pair(parse: Parse, sentence: Span, known: list[str]) -> tuple[str, ...]:
    """The two states that the document has spoken of before a sentence: "the two countries"."""
    seen: Counter[str] = Counter()
    sizes: list[tuple[str, ...]] = []
    for earlier in parse.sentences:
        if earlier.start > sentence.start:
            break
        states = _distinct(parse, state_mentions(parse, earlier))
        seen.update(states)
        sizes.append(tuple(states))
    for states in reversed(sizes):
        if len(states) == 2 and set(known) <= set(states):
            return tuple(sorted(states))
    common = [state for state, _ in seen.most_common() if state not in known]
    pair = [*known, *common][:2]
    return tuple(sorted(pair)) if len(pair) == 2 else ()
