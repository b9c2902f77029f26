"""Why an event was coded as it was: what was considered at each trigger, and what nearly held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.events.matching import Match, Miss

if TYPE_CHECKING:
    from communique.events.typer import Pair, Rating
    from communique.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Considered:
    """The frames tried at one trigger: those that hold, the best first, and those that do not."""

    trigger: Token
    matches: tuple[Match, ...]
    misses: tuple[Miss, ...]

    @classmethod
    def of(cls, trigger: Token, attempts: list[Match | Miss]) -> Considered:
        """Sorts the attempts at a trigger into what holds and what nearly did."""
        matches = [attempt for attempt in attempts if isinstance(attempt, Match)]
        misses = [attempt for attempt in attempts if isinstance(attempt, Miss)]
        return cls(
            trigger,
            tuple(sorted(matches, key=lambda match: -match.score)),
            # A frame whose very trigger is not there is further off than one that lacks a party.
            tuple(sorted(misses, key=lambda miss: miss.why.startswith("the trigger"))),
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the events strand considered in a parse: frames by trigger, and the typer's ratings."""

    considered: tuple[Considered, ...]
    rated: tuple[tuple[Pair, Rating], ...]
