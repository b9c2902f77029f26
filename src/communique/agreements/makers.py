"""Who a mention makes a party: a state, an armed group or breakaway government, a body of states.

A state is bound by whoever signs for it; rebels bind themselves, not the state that they fight.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.data import entries
from communique.language.nouns import states_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token
    from communique.record import Actor

# Sectors that are a side of their own within a state: rebels, militias, gunmen.
_ARMED = frozenset({"REB", "PRM", "UAF"})
_WATCHING = frozenset("look watch witness applaud attend".split())
# Persons who sign for themselves alone.
_PRIVATE = frozenset({"CVL", "BUS", "LAB", "MED", "EDU", "JRN", "CRM"})
# Bodies of states, which sign for themselves.
_BODIES = ("IGO", "UNO")


class Polity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A government within a state that makes agreements of its own, by its actor id."""

    id: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@cache
def _polities() -> frozenset[str]:
    return frozenset(entry.id for entry in entries("agreements/polities.yaml", Polity))


def own_side(parse: Parse, identity: str) -> bool:
    """Whether an actor binds itself alone, and not the state whose code it has."""
    actor = parse.actors.get(identity)
    if actor is None or actor.kind == "person" or not actor.country:
        return False
    return actor.sector in _ARMED or identity in _polities()


def makers_of(parse: Parse, mention: ActorMention, *, bodies: bool = False) -> tuple[str, ...]:
    """The parties that a mention stands for, each once: actor ids.

    Args:
        parse: with the marks of the actors strand.
        mention: of who made, signed or broke an agreement.
        bodies: whether bodies of states ("the United Nations") count; they often only help.
    """
    found: list[str] = []
    states = states_of(parse, mention)
    for identity in mention.actors:
        actor = parse.actors.get(identity)
        if actor is None:
            continue
        if own_side(parse, identity) or (bodies and identity.startswith(_BODIES)):
            found.append(identity)
        elif actor.sector in _ARMED and actor.kind == "person":
            found += _men_of(parse, actor)  # A commander signs for his men, not for the state.
        elif actor.kind == "person" and actor.sector in _PRIVATE:
            continue  # "A deal with German coach Weber"
        else:
            country = actor.country or ("EUR" if identity.startswith("EUR") else None)
            if country in states:
                found.append(str(country))
    return tuple(dict.fromkeys(found))


def looks_on(token: Token) -> bool:
    """Whether somebody is only there when it is signed: "with Clinton looking on as a witness"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "PROPN":
        token = token.head.head  # "President Macron of *France*"
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ in _WATCHING:
        return True
    aside = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "with"
    if token.dep_ == "nsubj" and aside:
        return True
    return (
        token.dep_ == "pobj"
        and verb.lower_ == "of"
        and verb.head.lower_ in {"presence", "auspices", "mediation", "eyes", "invitation", "help"}
    )


def leads_men(parse: Parse, identity: str) -> bool:
    """Whether an actor is a commander of rebels, who signs for them."""
    actor = parse.actors.get(identity)
    return actor is not None and actor.kind == "person" and actor.sector in _ARMED


def _men_of(parse: Parse, commander: Actor) -> list[str]:
    """The armed group for which a commander signs: the one of his country that the text names."""
    if not commander.country:
        return []
    general = f"{commander.country}.{commander.sector}"
    groups = [
        identity
        for identity in parse.actors
        if identity.startswith(f"{general}:") and own_side(parse, identity)
    ]
    return groups if len(groups) == 1 else [general]


def without_general(parties: Iterable[str]) -> set[str]:
    """Parties without "rebels" where the text names which: FARC stands for both.

    >>> sorted(without_general(["COL", "COL.REB", "COL.REB:farc"]))
    ['COL', 'COL.REB:farc']
    """
    found = set(parties)
    named = {party.partition(":")[0] for party in found if ":" in party}
    return {party for party in found if party not in named or "." not in party}
