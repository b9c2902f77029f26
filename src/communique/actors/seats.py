"""The seats of bodies of no state: "Brussels", where the text tells nothing of Belgium."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.actors.theatres import Reading

# By the state whose capital it is: the body that the capital's name stands for.
_BODIES = {"BEL": "EUR"}


def of_bodies(readings: Iterable[Reading]) -> frozenset[int]:
    """The first tokens of the names of capitals that stand for a body which the text speaks of.

    Args:
        readings: the names of a document in their senses.
    """
    told = list(readings)
    found: set[int] = set()
    for state, body in _BODIES.items():
        named = any(x.kind == "entity" and x.key.startswith(body) for x in told)
        own = any(x.country == state and x.kind in ("state", "adjective", "demonym") for x in told)
        if named and not own:
            found.update(x.first for x in told if x.kind == "seat" and x.key == state)
    return frozenset(found)


def body_at(state: str) -> str:
    """The code of the body whose seat is in a state's capital."""
    return _BODIES[state]
