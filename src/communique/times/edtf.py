"""Times as EDTF strings (ISO 8601-2:2019, level 1): making them, reading them, moving them.

Only a small part of EDTF is written here: days, months, years, seasons (``2019-21`` is the spring
of 2019), intervals of these with open ends (``2014/..``), and the mark ``~`` for approximate.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "season", "year", "decade", "century"]
Precision = Literal["day", "month", "season", "year", "interval"]

OPEN = ".."
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}


def year(number: int) -> str:
    """A year; the year before 1 is 0, as in ISO 8601 (1 BC is ``0000``)."""
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def month(year_: int, month_: int) -> str:
    """A month; ``month_`` may run over, as in ``month(2019, 13)``."""
    carry, index = divmod(month_ - 1, 12)
    return f"{year_ + carry:04d}-{index + 1:02d}"


def day(year_: int, month_: int, day_: int) -> str | None:
    """A day, or ``None`` where the calendar has no such day."""
    try:
        return date(year_, month_, day_).isoformat()
    except ValueError:
        return None


def season(year_: int, code: int) -> str:
    """A season of a year by its EDTF code, 21 (spring) to 24 (winter)."""
    return f"{year_:04d}-{code}"


def interval(start: str, end: str) -> str:
    """The interval from one time to another, each of them a point or itself an interval."""
    first = start.split("/")[0]
    last = end.split("/")[-1]
    return first if first == last and first != OPEN else f"{first}/{last}"


def days(first: date, last: date) -> str:
    """The interval of the days from ``first`` to ``last``."""
    return interval(first.isoformat(), last.isoformat())


def week(of: date, shift: int = 0) -> str:
    """The ISO week (Monday to Sunday) of a day, ``shift`` weeks on."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=shift)
    return days(monday, monday + timedelta(days=6))


def approximate(edtf: str) -> str:
    """The same time, marked as approximate."""
    if edtf.endswith("~"):
        return edtf
    if "/" in edtf:
        return "/".join(p if p == OPEN else approximate(p) for p in edtf.split("/"))
    return f"{edtf}~"


def precision(edtf: str) -> Precision:
    """How finely a time is given."""
    if "/" in edtf:
        return "interval"
    found = _POINT.fullmatch(edtf)
    if found is None or found[2] is None:
        return "year"
    if found[3] is not None:
        return "day"
    return "season" if int(found[2]) > 12 else "month"


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day of a time; ``None`` for an open end or a year before 1."""
    start, _, end = edtf.partition("/")
    return _ends(start)[0], _ends(end or start)[1]


def _ends(point: str) -> tuple[date | None, date | None]:
    found = _POINT.fullmatch(point)
    if found is None or int(found[1]) < 1:
        return None, None
    number = int(found[1])
    if found[2] is None:
        return date(number, 1, 1), date(number, 12, 31)
    index = int(found[2])
    if found[3] is not None:
        exact = date(number, index, int(found[3]))
        return exact, exact
    if index in _SEASON_MONTHS:
        start = date(number, _SEASON_MONTHS[index], 1)
        last = add_months(start, 2)
        return start, last.replace(day=monthrange(last.year, last.month)[1])
    return date(number, index, 1), date(number, index, monthrange(number, index)[1])


def add_months(of: date, count: int) -> date:
    """The day ``count`` months on, or the last of that month where it is shorter."""
    carry, index = divmod(of.month - 1 + count, 12)
    number = of.year + carry
    return date(number, index + 1, min(of.day, monthrange(number, index + 1)[1]))


def moved(edtf: str, count: float, unit: Unit) -> str | None:
    """The time ``count`` units after another (before, where negative), as precise as the unit.

    Days and weeks are counted from the end of an interval or, backwards, from its start. A time
    too coarse for the unit gives itself as approximate: ten days after March is about March.
    """
    start, end = bounds(edtf)
    base = end if count > 0 else start
    if base is None:
        return None
    rough = edtf.endswith("~")
    try:
        if unit in ("day", "week"):
            if precision(edtf.rstrip("~")) in ("month", "season", "year"):
                return approximate(edtf)
            result = (
                base + timedelta(days=round(count * (7 if unit == "week" else 1)))
            ).isoformat()
        elif unit == "month":
            if precision(edtf.rstrip("~")) == "year":
                return approximate(edtf)
            moved_to = add_months(base, round(count))
            result = month(moved_to.year, moved_to.month)
        else:
            result = year(base.year + round(count * _YEARS.get(unit, 1)))
    except (ValueError, OverflowError):
        return None
    return approximate(result) if rough else result


def within(edtf: str, unit: Unit) -> str | None:
    """The day, week, month, year, decade or century in which a time begins."""
    start, _ = bounds(edtf)
    if start is None:
        return None
    if unit == "week":
        return week(start)
    if unit == "day":
        return start.isoformat() if precision(edtf.rstrip("~")) == "day" else edtf
    if unit == "month":
        return edtf if precision(edtf) == "year" else month(start.year, start.month)
    if unit == "decade":
        return decade(start.year // 10 * 10)
    if unit == "century":
        return century((start.year - 1) // 100 + 1)
    return year(start.year)


def decade(first: int) -> str:
    """The ten years from ``first``, which ends in 0."""
    return f"{first:04d}/{first + 9:04d}"


def century(number: int) -> str:
    """The ``number``-th century of the common era; negative numbers are centuries BC."""
    if number < 0:
        return f"{year(number * 100 + 1)}/{year(number * 100 + 100)}"
    return f"{year(number * 100 - 99)}/{year(number * 100)}"
