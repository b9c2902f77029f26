"""Anniversaries: the date of what they are of, and the day on which they are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.times import edtf

if TYPE_CHECKING:
    from datetime import date

    from communique.language.tokens import Doc
    from communique.times.reading import Expression

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Anniversaries:
    """The events that the anniversaries of a text are of, by the index of their words."""

    def __init__(self, doc: Doc, expressions: list[Expression], anchor: date | None) -> None:
        self._doc = doc
        self._all = expressions
        self._anchor = anchor
        #: The date of each event that is remembered, and the words that say so.
        self.of: dict[int, tuple[str, Expression]] = {}
        #: The years of those events.
        self.years: set[str] = set()

    def resolve(self) -> None:
        """Dates them, once the dates that stand by themselves have their values."""
        for expression in self._all:
            if expression.reading.anniversary is not None:
                self._celebrate(expression)

    def _celebrate(self, expression: Expression) -> None:
        """The date of what an anniversary is of, and the day of the anniversary itself."""
        if self._anchor is None or expression.reading.anniversary is None:
            return
        year = self._anchor.year - expression.reading.anniversary
        if year < 1:
            return
        value = edtf.year(year)
        self.years.add(value)
        full = [
            e.edtf
            for e in self._all
            if e.edtf is not None and _FULL_DAY.fullmatch(e.edtf) and e.edtf.startswith(f"{value}-")
        ]
        if full:
            near = min(full, key=self._distance)
            value = near
            expression.edtf = edtf.day(self._anchor.year, int(near[5:7]), int(near[8:]))
        root = self._doc[expression.root]
        for child in root.children:
            if child.dep_ == "poss":
                self.of[child.i] = (value, expression)
            if child.dep_ == "relcl" and any(c.lower_ in {"of", "since"} for c in root.rights):
                self.of[child.i] = (value, expression)  # "Of the war, *in which* Israel took it"
            if child.dep_ == "prep" and child.lower_ in {"of", "since"}:
                for grand in child.children:
                    if grand.dep_ in {"pobj", "pcomp"}:
                        self.of[grand.i] = (value, expression)

    def _distance(self, day: str) -> int:
        """How many days the day of reporting is from a day of the calendar."""
        if self._anchor is None or day.endswith("02-29"):
            return 366
        recurs = edtf.bounds(f"{self._anchor.year:04d}{day[4:]}")[0] or self._anchor
        return abs((recurs - self._anchor).days)
