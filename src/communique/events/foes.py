"""Whom those strike who are at war, where a sentence names but what was struck: "took *a town*"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.coding import place
from communique.events.parties import NO_STATES, reference, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.record import ActorRef

# Sectors of those who fight; of two of them in one state each is its own side.
_AT_ARMS = frozenset({"", "GOV", "MIL", "REB", "SEP", "UAF", "PRM"})
_REBELS = frozenset({"REB", "SEP", "UAF"})
# Types of what foes do to one another.
_HOSTILE = frozenset({"ASSAULT", "ACCUSE", "THREATEN"})
# How often a text must tell of blows between two sides, and how much oftener than of others'.
_BLOWS, _OFTENER = 2, 2
# How sure one may be of whom only the text around tells.
_CONFIDENCE = 0.6


def strike_foes(parse: Parse, tellings: Sequence[Told]) -> None:
    """Aims assaults, of which a sentence names none they are done to, at the doers' foes.

    Args:
        parse: with the marks of the actors strand.
        tellings: those of a document, by whose assaults it is told who fights whom.
    """
    hostile = hostilities(tellings)
    for telling in hostile:
        match = telling.match
        if telling.type != "ASSAULT" or match.frame.reciprocal:
            continue
        if match.actors and not match.recipients:
            foe = foe_of(parse, hostile, telling)
            if foe is not None:
                match.recipients = [foe]
                telling.confidence = min(telling.confidence, _CONFIDENCE)


def hostilities(tellings: Sequence[Told]) -> list[Told]:
    """What foes do to one another among what a text tells."""
    return [telling for telling in tellings if telling.type in _HOSTILE]


def foe_of(parse: Parse, hostile: Sequence[Told], telling: Told) -> ActorRef | None:
    """The side with which a text tells the doers of an assault to be at war.

    Args:
        parse: with the marks of the actors strand.
        hostile: what it tells that foes do to one another.
        telling: the assault.
    """
    match = telling.match
    doers = {_home(actor.actor) for actor in match.actors}
    rebels = {_rebels(actor.actor) for actor in match.actors}
    if (
        len(doers) != 1
        or len(rebels) != 1
        or doers & NO_STATES
        or not all(map(_fights, match.actors))
    ):
        return None
    struck = [match.trigger]
    if match.trigger.pos_ == "VERB":
        falls = "subject" in match.frame.recipient  # "*The town* fell to the army"
        struck = (syntax.subjects if falls else syntax.undergoers)(match.trigger)
    if not struck or any(noun.tag_ == "PRP" for noun in struck):
        return None  # "Held *him*": one of whom the text tells.
    own = doers.pop()
    side = own, rebels.pop()
    blows: Counter[str] = Counter()
    at_home = 0
    for other in hostile:
        one, another = other.match.actors, other.match.recipients
        another = another or one  # "The two quarrelled"
        if all(side not in map(_side, party) for party in (one, another)):
            continue
        # Who is hit beside it is no foe of it.
        against = another if side in map(_side, one) else one
        if len(homes := {_home(party.actor) for party in against} - {own} - NO_STATES) == 1:
            blows[homes.pop()] += 1
        elif side[1] and any(_home(party.actor) == own for party in against):
            at_home += 1  # Rebels strike those who rule their land.
    (foe, times), (_, next_times) = [*blows.most_common(2), ("", 0), ("", 0)][:2]
    if times < _BLOWS or times < _OFTENER * max(next_times, at_home):
        return None
    where = place(parse, match.trigger)
    if where is not None and where.country not in {None, own, foe}:
        return None
    named = next((m for m in parse.mentions if any(a[:3] == foe for a in m.actors)), None)
    by_name = next((m for m in parse.mentions if foe in m.actors), None)
    if by_name is not None:
        return reference(parse, foe, by_name)
    return state_of(parse, foe, named) if named is not None else None


def _side(party: ActorRef) -> tuple[str, bool]:
    """Whose a party is, and whether it fights those who rule there."""
    return _home(party.actor), _rebels(party.actor)


def _rebels(actor: str) -> bool:
    return actor.partition(":")[0].partition(".")[2] in _REBELS


def _home(actor: str) -> str:
    return actor.partition(":")[0].partition(".")[0]


def _fights(actor: ActorRef) -> bool:
    return actor.actor.partition(":")[0].partition(".")[2] in _AT_ARMS
