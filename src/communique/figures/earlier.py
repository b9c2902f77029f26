"""Times before others: the same a year before, the last month of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language.annotations import TimeMention
    from communique.language.tokens import Span

# How many months (less one) a stretch has that is held against nothing but that of last year.
_MANY = 3


def last_before(month: str, period: str | None) -> str:
    """A month told without its year that a period is held against: the last before it.

    >>> last_before("2021-11", "2021-03")
    '2020-11'
    """
    match = re.fullmatch(r"\d{4}(-\d\d)", month)
    if match is None or period is None or month <= period:
        return month
    same = f"{period[:4]}{match[1]}"
    return same if same < period else str(year_before(same))


def is_long(period: str) -> bool:
    """Whether a range is of a year, like a fiscal one, or of many months of one.

    What it is held against can only be the same months of the year before.

    >>> is_long("2020-07/2021-06"), is_long("2021-05/2021-06")
    (True, False)
    """
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?/(\d{4})-(\d\d)(?:-\d\d)?", period)
    if match is None:
        return False
    first, last = int(match[1]) * 12 + int(match[2]), int(match[3]) * 12 + int(match[4])
    return _MANY <= last - first <= 12


def year_before(period: str) -> str | None:
    """The same time one year before.

    >>> year_before("2020"), year_before("2021-01/2021-06")
    ('2019', '2020-01/2020-06')
    """
    if not re.match(r"\d{4}", period):
        return None
    return re.sub(r"(?<![\d-])\d{4}", lambda m: f"{int(m.group()) - 1:04}", period)


def month_before(period: str) -> str | None:
    """The month before one; ``None`` of what is no month.

    >>> month_before("2021-01")
    '2020-12'
    """
    match = re.fullmatch(r"(\d{4})-(\d\d)", period)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2]) - 1
    return f"{year - 1}-12" if month == 0 else f"{year}-{month:02}"


def base_before(sentence: Span, mention: TimeMention) -> int | None:
    """A number right before a time that another is held against: "from 9 to 12 in May".

    Args:
        sentence: the sentence.
        mention: a time told in it.
    """
    doc = sentence.doc
    i = mention.first - 1
    while i > sentence.start and doc[i].pos_ in {"ADP", "DET"}:
        i -= 1
    number = i
    if not (doc[i].like_num or doc[i].pos_ in {"NUM", "NOUN"}):
        return None
    i -= doc[i].pos_ == "NOUN"  # "up from 20 percent last year"
    while i > sentence.start and (doc[i].like_num or doc[i].is_currency or doc[i].pos_ == "NUM"):
        i -= 1
    held = doc[i].lower_ in {"against", "versus"} or (
        doc[i].lower_ in {"with", "to"} and i > sentence.start and doc[i - 1].lower_ == "compared"
    )  # "compared with 220 billion a year ago"
    return number if (doc[i].lower_ == "from" or held) and i + 1 < mention.first - 1 else None
