"""What the words of an expression say of the time it is counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import edtf

if TYPE_CHECKING:
    from datetime import date

    from communique.times.reading import Expression

# How many days back may be counted from a day that is still being reported.
_DAYS = 31
_FEW = 2  # days: "hours earlier", "the day before"


def too_coarse(value: str, expression: Expression) -> bool:
    """Whether days are counted, and a time tells but a year: "*the day before*, Park met Li"."""
    offset = expression.reading.offset
    if offset is not None and offset.unit == "day" and offset.count == 0 and "/" in value:
        return True  # "The same day" is not "within ten days".
    if offset is None or offset.unit != "day" or not -_DAYS < offset.count < 0:
        return False
    start, end = edtf.bounds(value)
    return start is None or end is None or (end - start).days > _DAYS


def of_hours(expression: Expression, told: Expression) -> bool:
    """Whether hours or a day are counted, where a time tells but a month, a year or a stretch."""
    offset = expression.reading.offset
    if offset is None or offset.unit != "day" or abs(offset.count) >= _FEW:
        return False
    return edtf.precision((told.edtf or "").rstrip("~")) in {"month", "year", "interval"}


def points_at(expression: Expression) -> bool:
    """Whether an expression takes up a month or a year: "that month"."""
    offset = expression.reading.offset
    return offset is not None and offset.count == 0 and offset.unit in {"month", "year"}


def of_one(value: str, expression: Expression) -> bool:
    """Whether a time lies in one month or year, so that "that year" may take it up."""
    start, end = edtf.bounds(value)
    if edtf.precision(value) != "interval":
        return True
    offset = expression.reading.offset
    yearly = offset is not None and offset.unit == "year"
    return yearly and start is not None and end is not None and start.year == end.year


def is_weekday(expression: Expression) -> bool:
    """Whether an expression tells a day by the day of the report: "on Monday"."""
    reading = expression.reading
    return (
        reading.basis == "relative"
        and reading.partial is None
        and edtf.precision((expression.edtf or "").rstrip("~")) == "day"
    )


def soon_after(expression: Expression) -> bool:
    """Whether an expression tells that little time passed: "within hours"."""
    offset = expression.reading.offset
    return offset is not None and offset.count == 0 and offset.rough and not offset.clause


def whole(words: str) -> bool:
    """Whether words name the week or month as such: "the following month"."""
    return words.startswith(("the following", "the next", "the previous", "the preceding"))


def lasting(value: str, day: date | None) -> bool:
    """Whether a time is not over on a day."""
    end = edtf.bounds(value)[1]
    return day is not None and (end is None or end >= day)


def ahead(value: str, day: date | None) -> bool:
    """Whether a time begins after a day."""
    start = edtf.bounds(value)[0]
    return day is not None and start is not None and start > day


def gone(value: str, day: date | None) -> bool:
    """Whether a time is over before a day."""
    end = edtf.bounds(value)[1]
    return day is not None and end is not None and end < day
