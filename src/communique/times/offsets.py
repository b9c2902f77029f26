"""What the words of an expression say of the time it is counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import edtf

if TYPE_CHECKING:
    from communique.times.reading import Expression

# How many days back may be counted from a day that is still being reported.
_DAYS = 31


def too_coarse(value: str, expression: Expression) -> bool:
    """Whether days are counted, and a time tells but a year: "*the day before*, Park met Li"."""
    offset = expression.reading.offset
    if offset is not None and offset.unit == "day" and offset.count == 0 and "/" in value:
        return True  # "The same day" is not "within ten days".
    if offset is None or offset.unit != "day" or not -_DAYS < offset.count < 0:
        return False
    start, end = edtf.bounds(value)
    return start is None or end is None or (end - start).days > _DAYS


def points_at(expression: Expression) -> bool:
    """Whether an expression takes up a month or a year: "that month"."""
    offset = expression.reading.offset
    return offset is not None and offset.count == 0 and offset.unit in {"month", "year"}


def is_weekday(expression: Expression) -> bool:
    """Whether an expression tells a day by the day of the report: "on Monday"."""
    reading = expression.reading
    return (
        reading.basis == "relative"
        and reading.partial is None
        and edtf.precision((expression.edtf or "").rstrip("~")) == "day"
    )


def years_after(expression: Expression) -> bool:
    """Whether an expression counts a year or more ahead of a time: "ten years later"."""
    offset = expression.reading.offset
    return offset is not None and offset.unit in {"year", "decade", "century"} and offset.count >= 1


def soon_after(expression: Expression) -> bool:
    """Whether an expression tells that little time passed: "within hours"."""
    offset = expression.reading.offset
    return offset is not None and offset.count == 0 and offset.rough and not offset.clause
