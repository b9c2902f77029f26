"""Named stretches of history (wars, crises, attacks, eras, terms of office) and their dates."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

import ahocorasick_rs
import msgspec

from communique.data import entries
from communique.times import edtf
from communique.times.reading import Expression, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.times.reading import Lean

PeriodKind = Literal["war", "attack", "era", "crisis", "revolution", "term", "meeting"]


class Period(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of ``data/periods``: ``from`` and ``to`` are days, months or years in EDTF.

    ``to`` is left out while the period lasts. Of periods that share a name the last that had begun
    by the day of reporting is meant. ``except`` holds phrases with the name in them that mean
    something else, ``counterexamples`` sentences with those.
    """

    name: str
    kind: PeriodKind
    start: str = msgspec.field(name="from")
    end: str | None = msgspec.field(name="to", default=None)
    aliases: list[str] = []
    excepted: list[str] = msgspec.field(name="except", default=[])
    examples: list[str]
    counterexamples: list[str] = []

    @property
    def edtf(self) -> str:
        """The time of the period: whole years where it is long, else as finely as it is known."""
        if self.end is None:
            return f"{self.start}/.."
        first, last = edtf.bounds(self.start)[0], edtf.bounds(self.end)[1]
        if first is not None and last is not None and (last - first).days > 366:
            return edtf.interval(self.start[:4], self.end[:4])
        return edtf.interval(self.start, self.end)


# Words before the name of a period that pick out its start or its end.
_EDGE = re.compile(
    r"\b(?:(?P<start>start|beginning|outbreak|onset|opening|first days|launch)|"
    r"(?P<end>end|close|conclusion|final days|last days|aftermath)|"
    r"(?P<eve>eve|run-up|lead-up)|(?P<whole>days|time|times|years|course|height|midst))"
    r" (?:of|to) (?:the )?$",
    re.IGNORECASE,
)
# A government is an actor; its name is a time where it is put as one, and where one that is gone is
# told to have acted (``expressions`` sees to that).
_TERM = re.compile(
    r"\b(?:during|under|in|throughout|since|until|through|over|late in|early in|of|from|before|"
    r"after) (?:the )?$",
    re.IGNORECASE,
)
_THE_WAR = re.compile(
    r"\b(?:during|in|after|before|since|until|to|of|following|entered|fought|"
    r"joined|throughout|by|lost|won) (?P<war>(?:the|that) war)\b"
    r"(?! (?:in|on|against|of|between|crime|"
    r"cabinet|chest|room|effort))"
)


class Periods:
    """All named periods, found in one pass over a text."""

    def __init__(self, periods: list[Period]) -> None:
        table: dict[str, list[Period]] = {}
        for period in periods:
            for name in (period.name, *period.aliases):
                for form in _forms(name):
                    table.setdefault(form, []).append(period)
            for phrase in period.excepted:
                for form in _forms(phrase):
                    table.setdefault(form, [])
        self._of = list(table.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> Iterator[Expression]:
        """The mentions of periods in a text, in its order, and of "the war" where one was named."""
        wars: list[Expression] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            chosen = self._of[index]
            if not chosen or _inside_word(text, start, end):
                continue
            before = text[max(start - 40, 0) : start]
            edge = _EDGE.search(before)
            if edge is not None:
                before = before[: edge.start()]
                start -= len(text[max(start - 40, 0) : start]) - edge.start()
            reading = _reading(chosen, edge)
            if chosen[0].kind == "term" and edge is None and not _TERM.search(before):
                reading = replace(reading, group="holder")
            expression = Expression(start, end, reading)
            if chosen[0].kind == "war":
                wars.append(expression)
            yield expression
        if wars:
            yield from _the_war(text, wars)


def _forms(name: str) -> set[str]:
    """A name with typewriter and typesetter's marks, and with a capital where it starts."""
    forms = {name, name.replace("'", "’"), name.replace("-", "–")}
    return forms | {form[0].upper() + form[1:] for form in forms}


def _inside_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.isalnum() or before == "-" or after.isalnum()


def _reading(chosen: list[Period], edge: re.Match[str] | None) -> Reading:
    def value(period: Period) -> str:
        if edge is not None and edge["start"]:
            return period.start
        if edge is not None and edge["eve"]:
            return edtf.approximate(period.start)
        if edge is not None and edge["end"] and period.end is not None:
            return period.end
        return period.edtf

    if len(chosen) == 1:
        only = chosen[0]
        return Reading("period", "period", value=value(only), group=only.kind)

    def anchored(anchor: date, lean: Lean) -> str:
        del lean
        begun = [p for p in chosen if (edtf.bounds(p.start)[0] or anchor) <= anchor]
        return value(max(begun or chosen[:1], key=lambda p: p.start))

    return Reading("period", "period", anchored=anchored, group=chosen[0].kind)


def _the_war(text: str, wars: list[Expression]) -> Iterator[Expression]:
    for match in _THE_WAR.finditer(text):
        named = [w for w in wars if w.end <= match.start("war")]
        if named:
            yield Expression(match.start("war"), match.end("war"), named[-1].reading)


@cache
def load() -> Periods:
    """The periods of the package's data."""
    return Periods(entries("periods", Period))
