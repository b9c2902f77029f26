"""What a paragraph has said of its amounts: the currency it reckons in, and for which time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from communique.figures.periods import year_before
from communique.language.nouns import times_in

if TYPE_CHECKING:
    from spacy.tokens import Span

    from communique.language import Parse
    from communique.record import Figure


@dataclass(slots=True)
class Passage:
    """What the sentences before in a paragraph have said of their amounts."""

    start: int = -1
    unit: str | None = None
    last: Figure | None = None

    def enter(self, parse: Parse, sentence: Span) -> None:
        """Forgets it where a new paragraph begins."""
        start = parse.text.rfind("\n", 0, sentence.start_char)
        if start != self.start:
            self.start, self.unit, self.last = start, None, None

    def dated(self, parse: Parse, sentence: Span, figures: list[Figure]) -> list[Figure]:
        """The figures of a sentence; those without a time have that of the trade told before.

        "Exports rose to $61m in 1997. The neighbour sold goods worth $190m."
        """
        before = self.last
        untimed = not times_in(parse, sentence)
        told: list[Figure] = []
        for figure in figures:
            if (
                untimed
                and before is not None
                and figure.period is None
                and figure.indicator == before.indicator == "trade"
                and figure.between == before.between
                and figure.measure in {"level", "change"}
            ):
                base = year_before(before.period or "")
                change = figure.change
                if change is not None and change.base_period is None:
                    change = msgspec.structs.replace(change, base_period=base)
                figure = msgspec.structs.replace(figure, period=before.period, change=change)
            told.append(figure)
            if figure.unit is not None and figure.unit.isupper() and len(figure.unit) == 3:
                self.unit = figure.unit
            if figure.period is not None:
                self.last = figure
        return told
