"""When: expressions of time to EDTF, and the time in which each event of a text stands."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from communique.language.annotations import TimeMention
from communique.times import edtf, expressions
from communique.times.clock import StoryClock
from communique.times.datelines import count_from_dateline
from communique.times.words import MONTH, YEAR, month_number

if TYPE_CHECKING:
    from communique.language.parse import Parse

__all__ = ["anchor_of", "annotate"]

# "KYIV, March 14, 2022 (Reuters) -": a place in capitals and a day, before the text begins.
_DATELINE = re.compile(
    rf"(?m)^[A-Z][A-Z.,'’ /-]{{2,40}},? (?:\([A-Z]\w+\) )?"
    rf"(?:{MONTH} (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) {MONTH.replace('<month>', '<month2>')}),? "
    rf"(?P<year>{YEAR})\b"
)


def anchor_of(parse: Parse) -> date | None:
    """The day of reporting: of publication, else of a dateline that gives its year."""
    published = parse.info.published
    if published:
        try:
            return date.fromisoformat(published[:10])
        except ValueError:
            pass
    found = _DATELINE.search(parse.text, 0, 2000)
    if found is None:
        return None
    value = edtf.day(
        int(found["year"]),
        month_number(found["month"] or found["month2"]),
        int(found["day"] or found["day2"]),
    )
    return date.fromisoformat(value) if value else None


def annotate(parse: Parse) -> None:
    """Sets ``parse.times`` and ``parse.clock``.

    Relative expressions are counted from the day of publication (else of the dateline); without
    one they are kept with no value. The present day plays no part.

    Args:
        parse: a parse from ``communique.language.Parser``.
    """
    found = expressions.find(parse.doc)
    count_from_dateline(parse, found)
    clock = StoryClock(parse, found, anchor_of(parse))
    clock.resolve()
    parse.times = [
        TimeMention(
            start=e.start,
            end=e.end,
            first=e.first,
            last=e.last,
            root=e.root,
            edtf=e.edtf,
            kind=e.reading.kind,
            basis=e.reading.basis,
        )
        for e in found
    ]
    parse.clock = clock
