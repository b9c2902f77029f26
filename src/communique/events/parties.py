"""From a noun of the parse to the actors it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.syntax import prepositional
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from communique.language import Parse
    from communique.language.annotations import ActorMention

# Things that are attacked, seized or watched for whose they are, and, when nobody's name stands
# with them, for where they lie ("shelled villages near the Syrian border").
_TARGETS = frozenset(
    """target position site base facility city town village area territory district region province
    border frontier island capital airport port camp outpost checkpoint stronghold refinery plant
    pipeline infrastructure depot warehouse convoy headquarters compound embassy consulate
    neighborhood neighbourhood suburb hospital school market installation airfield airbase
    airspace water waters soil land bridge house home mosque church temple building vehicle bus
    truck car tanker ship boat vessel plane aircraft factory office bank dam tunnel""".split()
)
# Participles that tell whose a thing is, or who is in it.
_HOLDING = frozenset(
    "belong carry own hold transport ferry run operate control house shelter link".split()
)
_MODIFIERS = {"poss", "amod", "compound", "nmod", "npadvmod", "nummod"}


def parties(parse: Parse, nouns: Iterable[Token]) -> list[ActorRef]:
    """The actors that some argument heads mean, each once, with the words that name it."""
    found: dict[str, ActorRef] = {}
    for mention in mentions(parse, nouns):
        for actor in mention.actors:
            found.setdefault(actor, reference(parse, actor, mention))
    return list(found.values())


def owners(parse: Parse, nouns: Iterable[Token]) -> list[ActorRef]:
    """The states in which places lie that some heads name: "occupied *Goma*" is done to Congo.

    Only states that the document names are taken for parties.
    """
    heads = {noun.i for noun in nouns}
    found: dict[str, ActorRef] = {}
    for place in parse.places:
        if place.country in parse.actors and place.root in heads:
            span = parse.quote(place.start, place.end)
            ref = ActorRef(place.country, span.start, span.end, span.text)
            found.setdefault(place.country, ref)
    return list(found.values())


def mentions(parse: Parse, nouns: Iterable[Token]) -> list[ActorMention]:
    """The mentions that name the actors of some argument heads, each once."""
    found = [mention for noun in nouns for mention in _mentions(parse, noun)]
    return list({mention.start: mention for mention in found}.values())


def reference(parse: Parse, actor: str, mention: ActorMention) -> ActorRef:
    """The record's reference to an actor by one of its mentions."""
    span = parse.quote(mention.start, mention.end)
    return ActorRef(actor=actor, start=span.start, end=span.end, text=span.text)


def _mentions(parse: Parse, noun: Token, depth: int = 0) -> list[ActorMention]:
    here = parse.mention_at(noun)
    if here is not None:
        return [here]
    if depth > 3 or noun.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "X"}:
        return []
    found = [
        mention
        for child in noun.children
        if child.dep_ in _MODIFIERS
        for mention in _mentions(parse, child, depth + 1)
    ]
    if found:
        return found
    for preposition in (("of",), ("from",)):
        for inner in prepositional(noun, preposition):
            found += _mentions(parse, inner, depth + 1)
        if found:
            return found
    for clause in (child for child in noun.children if child.dep_ == "acl"):
        # "Assets belonging to an oligarch", "a dinghy carrying Syrians", "land owned by a church".
        if clause.lemma_ in _HOLDING:
            held = [c for c in clause.children if c.dep_ == "dobj"]
            for inner in (*held, *prepositional(clause, ("to", "by", "from"))):
                found += _mentions(parse, inner, depth + 1)
    if found:
        return found
    if noun.lemma_.lower() in _TARGETS:
        for inner in prepositional(noun, ("in", "near", "inside", "on", "at", "along", "with")):
            found += _mentions(parse, inner, depth + 1)
    return found
