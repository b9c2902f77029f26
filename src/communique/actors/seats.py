"""The seats of bodies of no state: "Brussels", where the text tells nothing of Belgium."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.actors.theatres import Reading

# By the state whose capital it is: the body that the capital's name stands for.
_BODIES = {"BEL": "EUR"}
# The states that the body deals with as such: its members, and those who were or would be some.
_DEALT_WITH = {
    "EUR": frozenset(
        """AUT BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT
        ROU SVK SVN ESP SWE GBR TUR SRB MKD MNE ALB BIH XKX UKR MDA GEO CHE""".split()
    )
}
# Those with which the capital's own state has a past that is nobody else's.
_OWN_PAST = {"BEL": frozenset({"COD", "RWA", "BDI"})}


def of_bodies(readings: Iterable[Reading]) -> frozenset[int]:
    """The first tokens of the names of capitals that stand for a body which the text speaks of.

    Args:
        readings: the names of a document in their senses.
    """
    told = list(readings)
    found: set[int] = set()
    for state, body in _BODIES.items():
        named = any(x.kind == "entity" and x.key.startswith(body) for x in told)
        states = {x.country for x in told if x.kind in ("state", "adjective", "demonym")}
        if state in states:
            continue
        # "Brussels fined *Poland*"; "Brussels and Paris signed a pact" speaks of two states.
        dealt = states & _DEALT_WITH[body] and not states & _OWN_PAST[state]
        if named or dealt:
            found.update(x.first for x in told if x.kind == "seat" and x.key == state)
    return frozenset(found)


def body_at(state: str) -> str:
    """The code of the body whose seat is in a state's capital."""
    return _BODIES[state]
