"""Crowds told by their number alone: "*thousands* rallied in Tbilisi" are Georgians."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.deixis import join
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.events.frames import Frame
    from communique.language import Parse
    from communique.language.annotations import PlaceMention
    from communique.language.tokens import Token

_NUMBERS = frozenset("thousand hundred dozen score ten million".split())


def name_crowds(parse: Parse, tellings: Sequence[Told]) -> None:
    """Gives protests of a bare number of people to the people of where they were."""
    for telling in tellings:
        match = telling.match
        if telling.type != "PROTEST" or match.actors:
            continue
        crowd = next((c for c in match.trigger.lefts if _is_bare_number(c)), None)
        place = _where(parse, telling) if crowd is not None else None
        if crowd is None or place is None:
            continue
        actor = f"{place.country}.CVL"
        span = parse.quote(crowd.idx, crowd.idx + len(crowd.text))
        join(parse, actor, span, "nominal")
        match.actors = [ActorRef(actor, span.start, span.end, span.text)]


def placed(parse: Parse, verb: Token) -> bool:
    """Whether a bare number of people protests in a known country: "*thousands* rallied".

    Those who rally against nothing may be at a match.
    """
    against = any(c.lower_ == "against" and c.dep_ == "prep" for c in verb.rights)
    protests = against or verb.lemma_ in {"protest", "demonstrate"}
    if not protests or not any(_is_bare_number(c) for c in verb.lefts):
        return False
    first, last = verb.left_edge.i, verb.right_edge.i
    return any(first <= p.root <= last and p.country is not None for p in parse.places)


def of_labour(frame: Frame, actors: list[ActorRef]) -> bool:
    """Whether workers strike, or end a strike, whose state nobody tells."""
    striking = frame.type == "PROTEST" or "@protests" in frame.object
    return striking and any(actor.actor.startswith("UNK.LAB") for actor in actors)


def _is_bare_number(word: Token) -> bool:
    """Whether a number of nobody named is meant: "*tens of thousands* marched"."""
    if word.dep_ not in {"nsubj", "nummod"} or word.lemma_.lower() not in _NUMBERS:
        return False
    of = (n for c in word.children if c.lower_ == "of" for n in c.children if c.dep_ == "prep")
    return all(n.lemma_.lower() in _NUMBERS for n in of)


def _where(parse: Parse, telling: Told) -> PlaceMention | None:
    """The first place of the clause that lies in no state protested against."""
    verb = telling.match.trigger
    first, last = verb.left_edge.i, verb.right_edge.i
    against = {party.actor[:3] for party in telling.match.recipients}
    near = (p for p in parse.places if first <= p.root <= last and p.country is not None)
    return next((place for place in near if place.country not in against), None)
