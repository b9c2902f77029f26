"""Datelines: the day of which "today" is told, where the paper is of the next."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.words import MONTH, month_number

if TYPE_CHECKING:
    from communique.language.parse import Parse
    from communique.times.reading import Expression, Lean, Reading

# "PARIS, Jan. 27 (AP) -", "SCHENGEN, Luxembourg, June 14 -"
_DATELINE = re.compile(
    rf"(?m)^[A-Z][A-Z.'’ -]{{2,30}},(?: [A-Z][A-Za-z. ]{{1,20}},)? "
    rf"(?:{MONTH} (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) {MONTH.replace('<month>', '<month2>')})"
    r"\b(?=\.? ?(?:\(|/[A-Z]| ?[-–—]))"
)
_WORDS = frozenset("today tonight yesterday tomorrow".split())
# How many days a paper comes out after its dateline.
_LATER = 3


def count_from_dateline(parse: Parse, expressions: list[Expression]) -> None:
    """Counts "today" and its like from a dateline without a year just before publication.

    What a text tells without such a word is of the day of publication, as everywhere.
    """
    said = [e for e in expressions if parse.text[e.start : e.end].lower() in _WORDS]
    day = _day(parse) if said else None
    if day is None:
        return
    for expression in said:
        if expression.reading.anchored is not None:
            expression.reading = _counted_from(day, expression.reading)


def _counted_from(day: date, reading: Reading) -> Reading:
    count = reading.anchored

    def anchored(_anchor: date, lean: Lean) -> str | None:
        return count(day, lean) if count is not None else None

    return replace(reading, anchored=anchored)


def _day(parse: Parse) -> date | None:
    """The day of the dateline, if a text has one that lies just before its publication."""
    found = _DATELINE.search(parse.text, 0, 600)
    try:
        published = date.fromisoformat((parse.info.published or "")[:10])
    except ValueError:
        return None
    if found is None:
        return None
    month = month_number(found["month"] or found["month2"])
    value = edtf.day(published.year, month, int(found["day"] or found["day2"]))
    if value is None:
        return None
    told = date.fromisoformat(value)
    return told if 0 < (published - told).days <= _LATER else None
