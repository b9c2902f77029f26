"""Stretches told by length and an end: "the first two months of 2026", "the year to March"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.dates import nearest_year
from communique.times.reading import Pattern, Reading
from communique.times.reading import counting as _p
from communique.times.words import COUNT, MONTH, YEAR, count, month_number

if TYPE_CHECKING:
    import re
    from datetime import date

    from communique.times.reading import Lean

_SHIFTS = {"last": -1, "next": 1}
_MONTHS_OF = {"month": 1, "year": 12, "quarter": 3, "week": 0, "day": 0}


def _of_year(m: re.Match[str]) -> Reading | None:
    """The first two months of 2026, the last ten months of last year."""
    number = round(count(m["count"])[0])
    if not 1 <= number <= 12:
        return None
    months = (1, number) if m["which"].lower() == "first" else (13 - number, 12)

    def of(year: int) -> str:
        return edtf.interval(edtf.month(year, months[0]), edtf.month(year, months[1]))

    if m["year"]:
        return Reading("range", "explicit", value=of(int(m["year"])))
    shift = _SHIFTS.get((m["said"] or "").lower(), 0)
    return Reading("range", "relative", anchored=lambda anchor, _: of(anchor.year + shift))


def _of_this_year(m: re.Match[str]) -> Reading | None:
    """In the first five months: of the year that is, or of the one that has as many."""
    number = round(count(m["count"])[0])
    if not 1 <= number <= 12:
        return None

    def anchored(anchor: date, lean: Lean) -> str:
        year = anchor.year - (anchor.month < number and lean != "future")
        return edtf.interval(edtf.month(year, 1), edtf.month(year, number))

    return Reading("range", "relative", anchored=anchored)


def _of_month(m: re.Match[str]) -> Reading | None:
    """The first ten days of March, the last two weeks of May 2020."""
    days = round(count(m["count"])[0]) * (7 if m["unit"] == "week" else 1)
    month = month_number(m["month"])
    if not 1 <= days <= 28:
        return None

    def of(year: int) -> str | None:
        first, last = edtf.bounds(edtf.month(year, month))
        if first is None or last is None:
            return None
        if m["which"].lower() == "first":
            return edtf.days(first, first + timedelta(days=days - 1))
        return edtf.days(last - timedelta(days=days - 1), last)

    if m["year"]:
        return Reading("range", "explicit", value=of(int(m["year"])))
    return Reading(
        "range",
        "relative",
        anchored=lambda anchor, lean: of(nearest_year(anchor, month, None, lean)),
    )


def _up_to(m: re.Match[str]) -> Reading | None:
    """The year to March 2021, the six months to June: with the month that ends it."""
    number = round(count(m["count"])[0]) if m["count"] else 1
    months = number * _MONTHS_OF[m["unit"]]
    month = month_number(m["month"])
    day = int(m["day"] or 0)
    if not 1 <= months <= 120 or day > 31 or (day and m["unit"] == "year" and not m["count"]):
        return None

    def of(year: int) -> str:
        first = edtf.add_months(_first_day(year, month), 1 - months)
        if 1 < day < 28:  # "the four months to July 21"
            last = _first_day(year, month).replace(day=day)
            return edtf.days(edtf.add_months(last, -months), last)
        return edtf.interval(edtf.month(first.year, first.month), edtf.month(year, month))

    if m["year"]:
        return Reading("range", "explicit", value=of(int(m["year"])))

    def anchored(anchor: date, lean: Lean) -> str:
        return of(nearest_year(anchor, month, None, "future" if lean == "future" else "past"))

    return Reading("range", "relative", anchored=anchored)


def _first_day(year: int, month: int) -> date:
    first, _ = edtf.bounds(edtf.month(year, month))
    if first is None:  # pragma: no cover - a month always has a first day
        raise ValueError(year)
    return first


def in_a_row(first: Reading, last: Reading) -> bool:
    """Whether two months follow one another: "in July and August 1974"."""
    if first.partial is None or first.partial[1] is not None:
        return False
    month = last.partial[0] if last.partial is not None and last.partial[1] is None else None
    if last.value is not None and edtf.precision(last.value) == "month":
        month = int(last.value[5:7])
    return month == first.partial[0] % 12 + 1


_EDGE = rf"(?:[Tt]he )?(?P<which>(?i:first|last|final)) (?P<count>(?i:{COUNT}))"
PATTERNS: tuple[Pattern, ...] = (
    _p("yu",
       rf"{_EDGE} months of (?:(?P<year>{YEAR})|(?P<said>this|last|next|the) year)", _of_year,
          "months_of"),
    _p("yu",
       rf"(?<=[Ii]n )the first (?P<count>(?i:{COUNT})) months(?! of)",
       _of_this_year, "first"),
    _p("mu", rf"{_EDGE} (?P<unit>day|week)s of {MONTH}(?:,? (?:of )?(?P<year>{YEAR}))?", _of_month,
       "days_of,weeks_of"),
    _p("mu",
       rf"(?:[Tt]he |[Aa] )?(?:(?P<count>(?i:{COUNT}))[ -])?(?:full |fiscal |financial )?"
       r"(?P<unit>year|month|quarter)s? (?:up to|to|through|(?:that |which )?(?:ended|ending))"
       r"(?: in| on)?(?: the end of| end-| late| mid-| the middle of| last)? ?"
       rf"{MONTH}(?: (?P<day>\d\d?)\b)?(?:,? (?:of )?(?P<year>{YEAR}))?", _up_to),
)  # fmt: skip
