"""Dates of the calendar in the styles of English: patterns, and how each is read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.reading import Pattern, Reading
from communique.times.words import (
    DASH,
    DAY,
    MONTH,
    MONTH_NAME,
    ORDINAL,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal,
    weekday_number,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from communique.times.reading import Lean

_DAY = rf"(?P<day>{DAY})(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})\.?,? (?:the )?)?"
_YEAR = rf"(?P<year>{YEAR})"
_END = r"(?![\w%]|[.,]\d|-\d)"
_OF = r"(?: of|,)? ?"
_SAID_YEAR = r"(?P<said>last year|this year|next year|the same year|(?:of )?that year)"


def nearest_year(anchor: date, month: int, day: int | None, lean: Lean) -> int:
    """The year of a month or day named without one, as the clause looks back or ahead."""
    if day is None:
        this = (anchor.year, anchor.month)
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        if lean == "past":
            return max(y for y in years if (y, month) <= this)
        if lean == "future":
            return min(y for y in years if (y, month) >= this)
        return min(years, key=lambda y: abs(y * 12 + month - anchor.year * 12 - anchor.month))
    near = range(anchor.year - 8, anchor.year + 9)  # 29 February may be eight years away.
    found = [date(y, month, day) for y in near if day <= monthrange(y, month)[1]]
    # A story is dated by the clock of its desk: the day told may be a day ahead of it.
    if lean == "past":
        return max(d for d in found if d <= anchor + timedelta(days=1)).year
    if lean == "future":
        return min(d for d in found if d >= anchor).year
    return min(found, key=lambda d: abs((d - anchor).days)).year


def partial(month: int, day: int | None) -> Reading:
    """The reading of a month, or of a day of a month, without its year."""

    def anchored(anchor: date, lean: Lean) -> str | None:
        number = nearest_year(anchor, month, day, lean)
        return edtf.month(number, month) if day is None else edtf.day(number, month, day)

    return Reading("date", "relative", anchored=anchored, partial=(month, day))


def _day(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    number = month_number(part["month"])
    day = int(part["day"])
    if day > (29 if number == 2 else 30 if number in (4, 6, 9, 11) else 31):
        return None
    if part.get("year"):
        return explicit(edtf.day(int(part["year"]), number, day))
    if part.get("said"):
        return _said(part["said"], number, day)
    if part.get("weekday"):
        weekday = weekday_number(part["weekday"])

        def anchored(anchor: date, lean: Lean) -> str | None:
            # The weekday tells the year: no other year near has that day on that weekday.
            near = [
                d
                for y in range(anchor.year - 3, anchor.year + 4)
                if day <= monthrange(y, number)[1]
                and (d := date(y, number, day)).weekday() == weekday
            ]
            if near:
                return min(near, key=lambda d: abs((d - anchor).days)).isoformat()
            year = nearest_year(anchor, number, day, lean)
            return edtf.day(year, number, day)

        return Reading("date", "relative", anchored=anchored, partial=(number, day))
    return partial(number, day)


def _month(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    number = month_number(part["month"])
    if part.get("year"):
        return explicit(edtf.month(int(part["year"]), number))
    if part.get("said"):
        return _said(part["said"], number, None)
    return partial(number, None)


def _said(said: str, month: int, day: int | None) -> Reading:
    if "same" in said or "that" in said:
        return partial(month, day)
    shift = {"last": -1, "this": 0, "next": 1}[said.split()[0]]

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        number = anchor.year + shift
        return edtf.month(number, month) if day is None else edtf.day(number, month, day)

    return Reading("date", "relative", anchored=anchored)


def explicit(value: str | None) -> Reading | None:
    """The reading of a date that stands by itself, if it is in the calendar."""
    return None if value is None else Reading("date", "explicit", value=value)


def _days(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    first_month = month_number(part["month"])
    last_month = month_number(part["month2"]) if part.get("month2") else first_month
    first, last = int(part["day"]), int(part["day2"])

    def of(year: int) -> str | None:
        start = edtf.day(year - (last_month < first_month), first_month, first)
        end = edtf.day(year, last_month, last)
        return edtf.interval(start, end) if start and end and start < end else None

    if part.get("year"):
        value = of(int(part["year"]))
        return None if value is None else Reading("range", "explicit", value=value)
    if of(2020) is None:
        return None
    return Reading(
        "range",
        "relative",
        anchored=lambda anchor, lean: of(nearest_year(anchor, last_month, last, lean)),
    )


def _iso(m: re.Match[str]) -> Reading | None:
    return explicit(edtf.day(int(m["year"]), int(m["month"]), int(m["day"])))


def _numeric(m: re.Match[str]) -> Reading | None:
    """Day and month in figures; which comes first is told only by a number above 12, or dots."""
    first, second = int(m["first"]), int(m["second"])
    year = int(m["year"])
    if m["mark"] == "." or first > 12 or first == second:
        return explicit(edtf.day(year, second, first))
    if second > 12:
        return explicit(edtf.day(year, first, second))
    return Reading("date", "explicit")


def _part_of_month(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    number = month_number(part["month"])
    which = part_named(part["part"])

    def of(year: int) -> str:
        start, end = {"early": (1, 10), "mid": (11, 20), "late": (21, monthrange(year, number)[1])}[
            which
        ]
        return edtf.days(date(year, number, start), date(year, number, end))

    if part.get("year"):
        return Reading("range", "explicit", value=of(int(part["year"])))
    if part.get("said"):
        shift = {"last": -1, "next": 1}.get(part["said"].split()[0], 0)
        return Reading("range", "relative", anchored=lambda anchor, _: of(anchor.year + shift))
    return Reading(
        "range",
        "relative",
        anchored=lambda anchor, lean: of(nearest_year(anchor, number, None, lean)),
    )


def part_named(part: str) -> str:
    """Which part of a stretch of time a word names: early, mid or late."""
    head = part.lower().split()[-1] if " " not in part else part.lower()
    if head.startswith(("early", "beginning", "start", "the beginning", "the start")):
        return "early"
    if head.startswith(("mid", "the mid")):
        return "mid"
    return "late"


def pattern(
    heads: str, source: str, read: Callable[[re.Match[str]], Reading | None], needs: str = ""
) -> Pattern:
    """A pattern of dates: not within a word, a number or a sum of money."""
    return Pattern(heads, rf"(?<![\w$€£¥])(?:{source}){_END}", read, needs)


_p = pattern
_EDGE = r"start|beginning|end|middle|close"
# Heads: m month, y year in figures.
PATTERNS: tuple[Pattern, ...] = (
    _p("y", rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:.]+Z?)?", _iso,
       "-"),
    _p("y", rf"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark){_YEAR}", _numeric,
       "/,."),
    # March 14, 2022; Monday, March 14; March 14th of last year
    _p("m", rf"{_WEEKDAY}{MONTH} (?:the )?{_DAY}(?:{_OF}{_YEAR})?", _day),
    _p("m", rf"{_WEEKDAY}{MONTH} {_DAY},?(?: of)? {_SAID_YEAR}", _day, "year"),
    # 14 March 2022; the 14th of March; Monday 14 March
    _p("m", rf"{_WEEKDAY}(?:[Tt]he )?{_DAY}(?: day)?(?: of)? {MONTH}(?:{_OF}{_YEAR})?", _day),
    _p("m", rf"{_WEEKDAY}(?:[Tt]he )?{_DAY}(?: of)? {MONTH},?(?: of)? {_SAID_YEAR}", _day, "year"),
    _p("m", rf"{DAY}-{MONTH}-{_YEAR}".replace(DAY, rf"(?P<day>{DAY})", 1), _day, "-"),
    _p("m", rf"[Tt]he (?P<nth>(?i:{ORDINAL})) of {MONTH_NAME}(?:{_OF}{_YEAR})?",
       lambda m: _worded_day(m)),
    # March 3-5, 2019; 3 to 5 March; March 30-April 2
    _p("m", rf"{MONTH} {_DAY}(?:{DASH}| to | through | and )(?P<day2>{DAY})(?:st|nd|rd|th)?"
       rf"(?:,? (?:of )?{_YEAR})?", _days),
    _p("m", rf"{_DAY}(?:{DASH}| to | and )(?P<day2>{DAY})(?:st|nd|rd|th)? (?:of )?{MONTH}"
       rf"(?:,? {_YEAR})?", _days),
    _p("m", rf"{MONTH} {_DAY}(?:{DASH}| to | through )"
       rf"{MONTH.replace('<month>', '<month2>')} (?P<day2>{DAY})(?:,? {_YEAR})?", _days),
    # March 2019; March of last year; March
    _p("m", rf"{MONTH}(?: of)?,? (?:{_YEAR}|{_SAID_YEAR})", _month),
    _p("m", MONTH_NAME, _month),
    _p("m", rf"(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate)(?=-| in | )|"
       rf"(?:[Tt]he )?(?:{_EDGE}|early part|latter part)(?= of))"
       rf"(?:-| of | in | )(?:last )?{MONTH_NAME}(?:,? (?:of )?(?:{_YEAR}|{_SAID_YEAR}))?",
       _part_of_month, "early,mid,late,start,begin,end,close"),
)  # fmt: skip


def _worded_day(m: re.Match[str]) -> Reading | None:
    nth, number = ordinal(m["nth"]), month_number(m["month"])
    if nth > 31:
        return None
    if m["year"]:
        return explicit(edtf.day(int(m["year"]), number, nth))
    return partial(number, nth)
