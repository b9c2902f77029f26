"""The first and the last day that a time in EDTF may mean, so that tables can be asked for a span.

Extended Date/Time Format (Library of Congress, 2019), level 1: dates, unspecified digits, seasons,
qualifiers and intervals. The qualifiers ``~ ? %`` do not widen a date: how far "about 1950" reaches
is not for a store to say.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from communique.errors import LedgerError

#: A day or a year, in ISO 8601 or as an object.
Day = str | int | dt.date
_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # of the north; winter runs over
_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}
_HALVES = {40: (1, 6), 41: (7, 12)}
FIRST, LAST = dt.date.min, dt.date.max


def bounds(edtf: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of an EDTF expression.

    Args:
        edtf: a date or an interval; ``None`` when the time is not known.

    Returns:
        Both days, ``(None, None)`` where there is no date in it. An open end (``..``) is the
        first or last day that the calendar has; an unknown one (nothing before or after the
        stroke) is the day of the end that is known.

    >>> bounds("1950/1953-07-27")
    (datetime.date(1950, 1, 1), datetime.date(1953, 7, 27))
    >>> bounds("2021-02~")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    >>> bounds("201X")[1], bounds(None)
    (datetime.date(2019, 12, 31), (None, None))
    """
    if not edtf:
        return None, None
    head, stroke, tail = edtf.partition("/")
    if not stroke:
        return _date(head)
    start = FIRST if head == ".." else _date(head)[0]
    end = LAST if tail == ".." else _date(tail)[1]
    start = start if start is not None else _date(tail)[0]
    end = end if end is not None else _date(head)[1]
    if start is not None and end is not None and start > end:
        return end, start
    return start, end


def day_of(given: Day, end: int) -> dt.date:
    """The first (``end`` 0) or last (1) day of a day, month or year that a question names.

    Raises:
        LedgerError: it is none.

    >>> str(day_of(2020, 1)), str(day_of("2018-03", 0))
    ('2020-12-31', '2018-03-01')
    """
    if isinstance(given, dt.date):
        return given.date() if isinstance(given, dt.datetime) else given
    day = bounds(str(given))[end]
    if day is None or "/" in str(given):
        raise LedgerError(f"{given!r} is not a day: give one such as 2018-03-25, 2018-03 or 2018")
    return day


def _date(text: str) -> tuple[dt.date | None, dt.date | None]:
    found = _DATE.fullmatch(re.sub(r"[~?%]", "", text))
    if found is None:
        return None, None
    year, month, day = found.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not 1 <= last <= 9999:
        return None, None
    first = max(first, 1)
    try:
        return _within(first, last, month, day)
    except ValueError:  # 2021-02-30
        return None, None


def _within(first: int, last: int, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    if month is None or "X" in month:
        return dt.date(first, 1, 1), dt.date(last, 12, 31)
    number = int(month)
    if number in _SEASONS:
        start, end = _SEASONS[number]
        return dt.date(first, start, 1), _month_end(last + (end < start), end)
    if number in _QUARTERS:
        start = _QUARTERS[number]
        return dt.date(first, start, 1), _month_end(last, start + 2)
    if number in _HALVES:
        start, end = _HALVES[number]
        return dt.date(first, start, 1), _month_end(last, end)
    if day is None or "X" in day:
        return dt.date(first, number, 1), _month_end(last, number)
    return dt.date(first, number, int(day)), dt.date(last, number, int(day))


def _month_end(year: int, month: int) -> dt.date:
    if year > 9999:
        return LAST
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return dt.date(year, month, calendar.monthrange(year, month)[1])
