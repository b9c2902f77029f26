"""Stretches and parts of years that are counted from a time told before.

"In the following months it expelled them", "over the next two years", "by the end of that year",
"a year on", "the night before". Of what is still to come, "the next two years" begin with the
report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.reading import Offset, Pattern, Reading
from communique.times.reading import counting as _p
from communique.times.words import (
    COUNT,
    MONTHS,
    SEASON,
    SEASON_CODES,
    UNIT,
    count,
    month_number,
    unit,
)
from communique.times.years import part_of_year

if TYPE_CHECKING:
    import re
    from datetime import date

    from communique.times.reading import Lean

_NIGHTS = frozenset({"night", "evening", "morning", "afternoon"})
# How many of a unit go by where nobody counts: "in the following months".
_SOME = 3.0


def _on(m: re.Match[str]) -> Reading:
    """A year on: counted from what was told."""
    number, vague = count(m["count"])
    many, name = unit(m["unit"])
    return Reading("date", "relative", offset=Offset(number * many, name, rough=vague))


def _from_that(m: re.Match[str]) -> Reading:
    """Nine years before that."""
    number, vague = count(m["count"])
    many, name = unit(m["unit"])
    sign = -1 if m["way"] == "before" else 1
    return Reading("date", "relative", offset=Offset(sign * number * many, name, rough=vague))


def _within_it(m: re.Match[str]) -> Reading:
    """Earlier in the week, the end of the decade: the one told of, or that of the report."""
    name = unit(m["unit"])[1]

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        return edtf.within(anchor.isoformat(), name)

    return Reading("date", "relative", anchored=anchored, offset=Offset(0, name))


def _night_before(m: re.Match[str]) -> Reading:
    del m
    return Reading("date", "relative", offset=Offset(-1, "day"))


def _that_followed(m: re.Match[str]) -> Reading:
    words = m.groupdict().get("count")
    number, vague = count(words) if words else (_SOME, True)
    many, name = unit(m["unit"])
    offset = Offset(number * many, name, rough=vague, through=True)
    return Reading("range", "relative", offset=offset)


def _part(m: re.Match[str]) -> Reading:
    """The end of that year, early the following year, the summer of the next year."""
    words = m["which"].lower()
    shift = 1 if words.endswith(("following", "next")) else -1 if words.endswith("vious") else 0
    part = m["part"].lower().removeprefix("the ")
    return Reading("range", "relative", offset=Offset(shift, "year", part=part))


def _named(m: re.Match[str]) -> Reading:
    """That summer, the following spring, the following April."""
    words = m["which"].lower()
    shift = 1 if words.endswith(("following", "next")) else -1 if words.endswith("vious") else 0
    return Reading("date", "relative", offset=Offset(shift, "season", part=m["part"].lower()))


def part_of(base: str, offset: Offset) -> str | None:
    """A part of the year counted from a time, or the season or month of a name beside it."""
    part = offset.part or ""
    first, last = edtf.bounds(base)
    if first is None or last is None or offset.unit is None:
        return None
    if offset.unit == "year":
        counted = edtf.moved(base, offset.count, "year")
        return counted and _in_year(int(counted[:4]), part)
    years = range(first.year - 1, last.year + 2)
    named = [(value, *edtf.bounds(value)) for value in (_in_year(y, part) for y in years)]
    if offset.count > 0:
        return next((v for v, start, _ in named if start is not None and start > last), None)
    if offset.count < 0:
        return next((v for v, _, end in reversed(named) if end is not None and end < first), None)
    if len(base) == len("1980"):
        return _in_year(first.year, part)
    return min(named, key=lambda n: abs((n[1] - first).days) if n[1] is not None else 0)[0]


def _in_year(number: int, part: str) -> str:
    if part in SEASON_CODES:
        return edtf.season(number, SEASON_CODES[part])
    if part.title() in MONTHS:
        return edtf.month(number, month_number(part))
    return part_of_year(part, number)


def stretch(base: str, offset: Offset, anchor: date | None) -> str | None:
    """The stretch of time after another, or before it, of so many units; not beyond a day."""
    if offset.unit is None:
        return None
    moved = edtf.moved(base, offset.count, offset.unit)
    first, last = edtf.bounds(base)
    if moved is None or first is None or last is None:
        return None
    if moved.rstrip("~") == base.rstrip("~"):
        return edtf.approximate(base)  # Months after a year: about then.
    near = last.isoformat() if offset.count > 0 else first.isoformat()
    near = {"day": near, "week": near, "month": near[:7]}.get(offset.unit, near[:4])
    begun, end = edtf.bounds(moved)
    if anchor is not None and end is not None and end > anchor:
        if begun is None or last > anchor:
            return None
        moved = anchor.isoformat()[: len(near)]
    if offset.rough:
        moved = edtf.approximate(moved)
    if offset.count < 0:
        return edtf.interval(moved, near)
    return edtf.interval(near, moved)


_COUNTED = rf"(?P<count>(?i:{COUNT}))[ -](?:long |short |full )?(?P<unit>{UNIT})s?"
_YEAR = r"(?P<which>(?i:that|that same|the same|the following|the next|the previous)) year"
_PARTS = r"(?i:early|mid|late|(?:the )?(?:beginning|start|middle|end|close)(?= of))"
PATTERNS: tuple[Pattern, ...] = (
    _p("u", rf"{_COUNTED} on(?=[,;.])", _on, "_on"),
    _p("u", rf"{_COUNTED} (?P<way>before|after) (?:that|then)(?=[,;.]| [a-zA-Z])(?! the| of)",
       _from_that, "before_,after_"),
    _p("u", r"(?i:earlier|later) in the (?P<unit>week|month|year)", _within_it, "_in_the_"),
    _p("u", rf"(?i:the )(?:{'|'.join(sorted(_NIGHTS))}) (?:before|earlier)", _night_before,
       "night,evening,morning,afternoon"),
    _p("u", r"(?i:the )(?P<unit>(?:day|week|month|year|decade)s) (?:that|which) followed",
       _that_followed, "followed"),
    _p("u", rf"(?i:the )(?:{_COUNTED}) (?:that|which) followed", _that_followed, "followed"),
    _p("u", rf"(?P<part>{_PARTS})(?: of)? {_YEAR}", _part, "year"),
    _p("s", rf"(?P<which>(?i:that|the same|that same|the following|the next|the previous)) "
       rf"(?P<part>{SEASON})", _named),
    _p("m", rf"(?P<which>(?i:the following|the next)) (?P<part>{'|'.join(MONTHS)})", _named),
    _p("u", rf"{_PARTS} of (?:the|that) (?P<unit>decade|century)", _within_it, "_of_"),
    _p("us", rf"(?P<part>(?i:the )?{SEASON}) of {_YEAR}", _part, "year"),
)  # fmt: skip
