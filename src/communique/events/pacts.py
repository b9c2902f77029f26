"""Whose an agreement is of which a sentence tells by itself: "*the treaty* entered into force".

Its parties are those that the text gave it where it named it before: "a treaty between Oman and
Yemen", "Peru and Chile signed a treaty", "Mali's accord with France".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.complements import governing_verb
from communique.events.functions import TEXTS, below
from communique.events.homes import abroad
from communique.events.parties import NO_STATES, parties, state_of
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

# How many tokens back an agreement may have been named.
_REACH = 250
# Those who do this to an agreement are its parties.
_MAKING = frozenset(
    """sign conclude reach ratify renew extend strike seal agree have share negotiate ink initial
    approve prolong enter make""".split()
)
# How many may be told one by one as doers of what becomes of their agreement.
_FEW = 5
_NEW = frozenset({"a", "an", "another", "no"})
_REPLACING = frozenset({"replace", "succeed", "supersede", "supplant"})
_LOOSE = frozenset({"it", "deal", "agreement", "accord", "pact"})
# The sectors in which a side of a pact or war is told.
_SIDES = frozenset({"", ".GOV", ".MIL"})
# Ties between two, and what kind they may be.
_TIES = frozenset({"relations", "ties", "links"})
_OF_STATES = frozenset("full bilateral diplomatic normal formal official economic consular".split())
# How often the text must have told of each of two to be about them.
_OFTEN = 2
_TRUCES = frozenset({"ceasefire", "truce", "armistice"})


def parties_before(parse: Parse, trigger: Token, texts: Sequence[Token]) -> list[ActorRef]:
    """The parties of an agreement as the text told them before it, or none.

    Args:
        parse: with the marks of the actors strand.
        trigger: the word that tells of the agreement.
        texts: the nouns that name it there; an agreement with "a" is another than that before.
    """
    for text in texts:
        made = _known_parties(parse, text)
        if len(made) >= 2:
            return made
    noun = next((t for t in texts if t.lower_ in TEXTS or t.lower_ == "it"), None)
    if noun is None:
        return next((_of_chief_two(parse, tie) for tie in texts if _is_bare_tie(tie)), [])
    text = noun
    if any(c.lower_ in _NEW for c in text.children):
        # "It replaces *a protocol* that expired": of the same two.
        follower = _follower(text)
        if follower is None:
            return _beside(parse, trigger) or _of_the_last(parse, trigger, text)
        text = follower
    sentence = parse.sentence_at(trigger.idx)
    first = max(0, sentence.start - _REACH) if text.lower_ != "it" else _previous(parse, sentence)
    for token in reversed(parse.doc[first : text.i]):
        if token.lower_ not in TEXTS or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        words = {token.lower_, text.lower_}
        if len(words) > 1 and not (words & _LOOSE or words <= _TRUCES):
            continue
        found = _makers(parse, token)
        if len({party.actor[:3] for party in found}) >= 2:
            return found
        if token.lower_ == text.lower_ and any(c.lower_ in _NEW for c in token.children):
            # The one that is meant: of the two states of its sentence, or of nobody known.
            return _two_before(parse, token)
    named = any(c.dep_ == "compound" and c.text[:1].isupper() for c in text.children)
    if named or text.lower_ == "it":
        return []
    # "Under *the* agreement, which remains in force, the one is to defend the other."
    found = _two_before(parse, parse.doc[sentence.end - 1])
    return found or (_of_sentence_before(parse, sentence) if trigger.lemma_ in _MAKING else [])


def other_makers(
    parse: Parse,
    trigger: Token,
    texts: Sequence[Token],
    actors: list[ActorRef],
    *,
    leaving: bool,
) -> list[ActorRef]:
    """Who made an agreement that others judge, "Burundi condemned *the pact*", or that one leaves.

    Args:
        parse: with the marks of the actors strand.
        trigger: the word that tells of the agreement.
        texts: the nouns that name it there.
        actors: who judges or leaves it; nobody judges his own.
        leaving: whether they leave it.
    """
    made = parties_before(parse, trigger, texts)
    others = abroad(actors, made)
    return others if leaving or len(others) == len(made) else []


def _of_sentence_before(parse: Parse, sentence: Span) -> list[ActorRef]:
    """The two states whose sides the sentence before tells: "the armies clashed. *The truce*"."""
    first = parse.doc[_previous(parse, sentence)].idx
    sides: dict[str, ActorRef] = {}
    for mention in parse.mentions:
        if first <= mention.start < sentence.start_char:
            for actor in mention.actors:
                if actor[3:] in _SIDES and actor[:3] not in NO_STATES:
                    sides.setdefault(actor[:3], state_of(parse, actor[:3], mention))
    return list(sides.values()) if len(sides) == 2 else []


def _is_bare_tie(noun: Token) -> bool:
    """Whether ties are told of that the sentence says to be nobody's: "*relations* were cut"."""
    if noun.lower_ not in _TIES or noun.dep_ != "nsubjpass":
        return False
    return all(
        c.dep_ == "det" or c.lower_ in _OF_STATES or (c.dep_ == "amod" and c.text.islower())
        for c in noun.children
        if not c.is_punct
    )


def _of_chief_two(parse: Parse, noun: Token) -> list[ActorRef]:
    """The two states of which the sentence before tells, else of which the whole text does."""
    found = _of_sentence_before(parse, parse.sentence_at(noun.idx))
    if found:
        return found
    told: dict[str, list[ActorMention]] = {}
    for mention in parse.mentions:
        if mention.start >= noun.idx:
            break
        for state in {actor[:3] for actor in mention.actors if actor[3:] in _SIDES} - NO_STATES:
            told.setdefault(state, []).append(mention)
    ranked = sorted(told, key=lambda state: -len(told[state]))
    often = [len(told[state]) for state in ranked]
    if len(often) < 2 or often[1] < _OFTEN or (len(often) > 2 and often[2] * 2 > often[1]):
        return []
    return [state_of(parse, state, told[state][-1]) for state in ranked[:2]]


def _known_parties(parse: Parse, text: Token) -> list[ActorRef]:
    """Those whose an agreement is by all that the text tells of it, where they are few."""
    found = parse.agreement_at(text)
    if found is None or len(found[0].parties) > _FEW:
        return []
    agreement, words = found
    return [
        ActorRef(actor=party, start=words.start, end=words.end, text=words.text)
        for party in agreement.parties
        if party in parse.actors
    ]


def _beside(parse: Parse, trigger: Token) -> list[ActorRef]:
    """The two states before a clause on a treaty: "X accused Y of breaking a pact *that ...*"."""
    return _two_before(parse, trigger) if trigger.dep_ == "relcl" else []


def _two_before(parse: Parse, word: Token) -> list[ActorRef]:
    """The two states that a sentence names before a word, if they are two."""
    sentence = parse.sentence_at(word.idx)
    found = [
        party
        for party in parties(parse, (t for t in sentence if t.i < word.i and t.pos_ == "PROPN"))
        if len(party.actor) == 3
    ]
    return found if len(found) == 2 else []


def _of_the_last(parse: Parse, trigger: Token, text: Token) -> list[ActorRef]:
    """The parties of the agreement told last, of which another before it is told: "ran out"."""
    if trigger.lemma_ not in {"expire", "lapse", "run"} or below(text, "with"):
        return []
    sentence = parse.sentence_at(trigger.idx)
    for token in reversed(parse.doc[max(0, sentence.start - _REACH) : sentence.start]):
        if token.lower_ in TEXTS:
            found = _makers(parse, token)
            if len({party.actor[:3] for party in found}) == 2:
                return found
    return []


def _follower(text: Token) -> Token | None:
    """The agreement that replaces another, where the text says so."""
    verb = governing_verb(text)
    if verb is None or verb.lemma_ not in _REPLACING:
        place = text.head.head  # "Takes *the place* of"
        verb = place.head if place.lemma_ == "place" else None
    if verb is None:
        return None
    return next((s for s in syntax.subjects(verb) if s.lower_ in TEXTS or s.lower_ == "it"), None)


def _previous(parse: Parse, sentence: Span) -> int:
    """Where the sentence before begins."""
    if not sentence.start:
        return 0
    return parse.sentence_at(parse.doc[sentence.start - 1].idx).start


def _makers(parse: Parse, text: Token) -> list[ActorRef]:
    """The parties of an agreement where it is named."""
    between = parties(parse, below(text, "between"))
    if len(between) >= 2:
        return between
    others = parties(parse, below(text, "with"))
    owners = parties(parse, [c for c in text.children if c.dep_ in {"poss", "amod", "compound"}])
    verb = governing_verb(text)
    verbs = [verb] if verb is not None and verb.lemma_ in _MAKING else []
    verbs += [c for c in text.children if c.dep_ in {"relcl", "acl"} and c.lemma_ in _MAKING]
    for doing in verbs:
        doers = parties(parse, syntax.subjects(doing))
        others += parties(parse, syntax.prepositional(doing, ("with", "between")))
        owners += doers
    found = {party.actor: party for party in [*owners, *others]}
    return list(found.values())
