"""Whose state those are to whom a thing is done: who deals with states does so with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.opposing import faced, menaced, provokers
from communique.events.parties import hosts, owners, parties

if TYPE_CHECKING:
    from communique.events.frames import Frame
    from communique.events.surroundings import Surroundings
    from communique.record import ActorRef

# Types of deeds that are done within a state as well, and those that are done abroad.
_AT_HOME = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "SUPPORT"})
_ABROAD = frozenset({"THREATEN", "AGREE", "COOPERATE"})
# Types of what is done to whoever lives in a place, or whose it is.
_ON_LAND = frozenset({"RETREAT", "MOBILIZE", "ASSAULT", "SANCTION", "AID"})
# What rulers do to places of their own state.
_OVER_LAND = frozenset({"curfew", "martial-law", "withhold"})
_PARTS = frozenset(
    {"subject", "object", "dative", "possessor", "complement", "doer", "condition", "called"}
)
_AIMED = frozenset({"on", "against", "at"})
_REBELS = (".REB", ".UAF", ".PRM", ".SEP", ".OPP")
_HELD = ("MIL", "CVL", "JRN", "BUS", "LAB", "MED", "EDU", "UNK")


def foreign(frame: Frame, actors: list[ActorRef], found: list[ActorRef]) -> list[ActorRef]:
    """The recipients without the doers' own state, and, in dealings of states, its own arms.

    Who "threatened to protect its ships" threatens no ship, and no cabinet accuses its country.
    """
    if frame.foreign:
        return abroad(actors, found)
    if frame.type == "MOBILIZE":
        # "Moved *artillery* closer to the line": nobody masses arms against his own.
        homes = {party.actor.partition(".")[0] for party in actors}
        own = {f"{home}.MIL" for home in homes}
        found = [party for party in found if party.actor.partition(":")[0] not in own]
        # "A warlord massed *his men*": a force's rank and file go by its sector.
        armed = {side.partition(":")[0] for side in (party.actor for party in actors)}
        armed = {code for code in armed if code.endswith(_REBELS)}
        own = armed | {party.actor for party in actors}
        return [party for party in found if party.actor not in own]
    if frame.type in _AT_HOME or not actors:
        return found
    states = {party.actor.partition(".")[0] for party in actors if _rules(party)}
    own = set(states)
    if frame.type == "REQUEST" and frame.mode in {"yield", "assist"}:
        # Who "demanded the release of the sailors" asks it of those who hold its own.
        own |= {f"{state}.{sector}" for state in states for sector in _HELD}
    if frame.type in {"SANCTION", "AID"}:
        own |= {f"{p.actor}.{s}" for p in actors if "." not in p.actor for s in ("GOV", "MIL")}
    if frame.type == "REQUEST":
        # No state asks anything of its own officials: "asked for *their* return".
        own |= {f"{party.actor}.GOV" for party in actors if "." not in party.actor}
    if frame.type in _ABROAD:
        own |= {f"{state}.{sector}" for state in states for sector in ("GOV", "MIL")}
    return [party for party in found if party.actor not in own]


def abroad(actors: list[ActorRef], found: list[ActorRef]) -> list[ActorRef]:
    """Those of no doer's own state: who sends ships to protect its fleet aids nobody."""
    homes = {party.actor.partition(".")[0] for party in actors}
    return [party for party in found if party.actor.partition(".")[0] not in homes]


def others(actors: list[ActorRef], found: list[ActorRef]) -> list[ActorRef]:
    """Those who are not the doers, of whatever state they are."""
    own = {party.actor for party in actors}
    return [party for party in found if party.actor not in own]


def is_self(recipients: list[ActorRef], actors: list[ActorRef]) -> bool:
    """Whether those done to are the doers: a pronoun was taken for theirs."""
    doers = {party.actor for party in actors}
    return bool(recipients) and all(party.actor in doers for party in recipients)


def on_land(frame: Frame, around: Surroundings, actors: list[ActorRef]) -> list[ActorRef]:
    """Whose the places are where a frame asks for its recipient: "pulled out of *Kherson*"."""
    within = frame.type == "COERCE" and frame.mode in _OVER_LAND
    attacked = frame.type == "ASSAULT"
    if not (within or frame.type in _ON_LAND) or (frame.needs_recipient and not attacked):
        return []
    if frame.type == "MOBILIZE" and (foes := _foes(around, actors)):
        return foes
    if not (around.verbal or attacked):
        return []
    for function in frame.recipient:
        # A strike *in* Gao may be one of its dockers.
        asked = function not in _PARTS if around.verbal else function in _AIMED
        if asked and (found := owners(around.parse, around.nouns(function))):
            return found if within else abroad(actors, found)
    return []


def _foes(around: Surroundings, actors: list[ActorRef]) -> list[ActorRef]:
    """At whom a move of forces is aimed: of another state, or those it is to put down at home."""
    parse, trigger = around.parse, around.trigger
    met = faced(trigger) if around.verbal else []
    if found := abroad(actors, parties(parse, met)):
        return found
    crushed = faced(trigger, within=True) if around.verbal else []
    nouns = menaced(trigger)
    homes = {party.actor.partition(":")[0].partition(".")[0] for party in actors}
    ruling = {f"{home}{sector}" for home in homes for sector in ("", ".GOV", ".MIL")}
    # A rebel, or a warlord with men of his own, may march on those who rule.
    apart = any(p.actor.partition(":")[0].endswith(_REBELS) or ".MIL:" in p.actor for p in actors)
    own = {party.actor for party in actors} | (set() if apart else ruling)
    found = [party for party in parties(parse, crushed + nouns) if party.actor not in own]
    if not found and not around.verbal:
        found = abroad(actors, hosts(parse, nouns))
    if not found and around.verbal:
        found = abroad(actors, parties(parse, provokers(trigger)))
        found = [party for party in found if not party.actor.startswith("UNK")]
    return found


def _rules(party: ActorRef) -> bool:
    """Whether a party is a state or its government."""
    code = party.actor.partition(":")[0]
    return "." not in code or code.endswith((".GOV", ".MIL"))
