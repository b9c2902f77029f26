"""Dates as newspapers, pages and tables write them -> ISO 8601.

Only full dates count: a day, a month and a year, with the time of day where there is one. The time
stays local, and carries its offset from UTC where the text tells one that cannot be mistaken.

Numbers alone (03/04/2021) are read day first, as most of the world writes them, unless that is no
date (04/23/2021 is 23 April).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from communique.errors import DateError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
# Abbreviations that mean one offset in the press of the world; CST, IST, BST and others mean
# several, and leave the time without an offset.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "TRT": 180, "PKT": 300, "NPT": 345, "WIB": 420, "ICT": 420, "HKT": 480,
    "SGT": 480, "MYT": 480, "PHT": 480, "KST": 540, "JST": 540, "ACST": 570, "ACDT": 630,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "BRT": -180, "ART": -180, "EAT": 180,
    "SAST": 120, "WAT": 60,
}  # fmt: skip
_DATE = rf"""
    (?:{_WEEKDAY},?\s+)?
    (?:
        (?P<y1>\d{{4}})(?P<s1>[-/.]\s?)(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})
      | (?P<d2>\d{{1,2}})(?P<s2>[-/.])(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>\d{{4}}|\d{{2}})
      | (?:the\s+)?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*(?P<m3>{_MONTH})\b\.?
        (?:,?\s*|-)(?P<y3>\d{{4}})
      | (?P<m4>{_MONTH})\b\.?[\s-]*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|-)(?P<y4>\d{{4}})
      | (?P<y6>\d{{4}})[年년]\s?(?P<m6>\d{{1,2}})[月월]\s?(?P<d6>\d{{1,2}})[日일]
      | (?P<y5>(?:19|20)\d{{2}})(?P<m5>\d{{2}})(?P<d5>\d{{2}})
    )
    (?![\d/])
    (?:,?\s+\(?{_WEEKDAY}\)?)?
"""
_ZONE = r"""
    \s*\(?(?:
        (?P<z{n}>Z|[A-Z]{{3,4}}\b)(?P<o{n}>[+-]\d{{1,2}}(?::?\d{{2}})?)?
      | (?P<p{n}>[+-]\d{{2}}:?\d{{2}})
      | (?:local\ time|ET|CT|PT|IST)\b
    )\)?
"""
_TIME = rf"""
    (?:
        (?P<h{{n}}>\d{{{{1,2}}}})[:.h](?P<i{{n}}>\d{{{{2}}}})(?::\d{{{{2}}}}(?:[.,]\d+)?)?
        (?:\s*(?P<a{{n}}>[ap])\.?m\b\.?)?(?:\s*hrs\b)?
      | (?P<g{{n}}>\d{{{{1,2}}}})\s*(?P<b{{n}}>[ap])\.?m\b\.?
      | (?P<k{{n}}>\d{{{{2}}}})(?P<l{{n}}>\d{{{{2}}}})(?=\s*(?:GMT|UTC|hrs|hours|Z)\b)
        (?:\s*h(?:ou)?rs\b)?
    )
    (?!\d)
    (?:{_ZONE})?
"""
_GAP = r"[\s,|·•;/—–-]{0,5}"
_FLAGS = re.IGNORECASE | re.VERBOSE
_FULL = re.compile(
    rf"(?<![\w./-])(?:{_TIME.format(n=1)}{_GAP}(?:\s(?:on)\s+)?)?{_DATE}"
    rf"(?:(?:T|{_GAP}(?:at\s+)?)(?:{_TIME.format(n=2)}))?(?!\w)",
    _FLAGS,
)
_CLOCK = re.compile(rf"(?:at\s+)?{_TIME.format(n=2)}", _FLAGS)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?(Z)?)?")
_PUBLISHED = (
    r"(?:(?:first |originally |online |article |story |page |date |pub(?:lication)?\.?"
    r" ?)*(?:published|posted|issued|released"
    r"|created|filed|dated?)(?: (?:date|time|online|at|on))*|(?:issue|release|input|post|press)"
    r" date|time)"
)
_UPDATED = (
    r"(?:(?:last |latest |date |page |article |story )*(?:updated?|modified|revised|edited"
    r"|changed|update[ds]? on)"
    r"(?: (?:date|time|at|on))*|load-date)"
)
#: The words by which a line says that a date is of publication (``p``) or of updating (``u``).
LABELLED = re.compile(rf"(?:\b(?P<u>{_UPDATED})|\b(?P<p>{_PUBLISHED}))\s*[:：]?(?=\W|\d|$)", re.I)
_EDGES = " \t,.;|·•()[]—–-"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, and the time of day where it is known (aware where its offset is)."""

    day: dt.date
    time: dt.time | None = None

    def iso(self) -> str:
        """ISO 8601: ``2021-07-11``, ``2021-07-11T19:04``, ``2021-07-11T19:04+09:00``."""
        if self.time is None:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.time).isoformat(timespec="minutes")


def parse(text: str) -> Stamp | None:
    """The date that a text is, with nothing else in it but a weekday, a time and a zone.

    >>> parse("11 Jul. 2021, 19:04").iso()
    '2021-07-11T19:04'
    >>> parse("November 2, 2015 08:30 KST").iso()
    '2015-11-02T08:30+09:00'
    >>> parse("31 February 2020") is None
    True
    """
    text = text.strip(_EDGES)
    if len(text) > 80:
        return None
    if (digits := _DIGITS.fullmatch(text)) is not None:
        year, month, day, hour, minute, zulu = digits.groups()
        return _stamp(int(year), int(month), int(day), hour, minute, 0 if zulu else None)
    found = _FULL.match(text)
    if found is None or text[found.end() :].strip(_EDGES):
        return None
    return _read(found)


def find(text: str) -> tuple[int, int, Stamp] | None:
    """The first full date in a line: where it starts and ends, and what it is."""
    for found in _FULL.finditer(text[:300]):
        stamp = _read(found)
        if stamp is not None:
            return found.start(), found.end(), stamp
    return None


def parse_time(text: str, day: dt.date) -> Stamp | None:
    """The time of day that a text is, on a day known already ("updated 21:16")."""
    found = _CLOCK.fullmatch(text.strip(_EDGES))
    if found is None:
        return None
    stamp = _clock(Stamp(day), found.groupdict(), 2)
    return stamp if stamp is not None and stamp.time is not None else None


def from_value(value: object) -> Stamp | None:
    """The date that a cell of a table holds: text, a date, a number as 20210711 or Unix time."""
    if isinstance(value, dt.datetime):
        if value.time() == dt.time(0) and value.tzinfo is None:
            return Stamp(value.date())
        return Stamp(value.date(), value.timetz().replace(second=0, microsecond=0))
    if isinstance(value, dt.date):
        return Stamp(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and value >= 10**9 and len(str(value)) not in (12, 14):
        seconds = value / 1000 if value >= 10**11 else value
        try:
            moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        except (OverflowError, OSError, ValueError):
            return None
        return Stamp(moment.date(), moment.timetz().replace(second=0, microsecond=0))
    if isinstance(value, (str, int)):
        return parse(str(value)[:200])
    return None


def published_date(value: str | dt.date | dt.datetime) -> str:
    """A publication date that a user gives, as ISO 8601.

    Args:
        value: a date in any usual form, ``"2021-07-11"``, ``"11 July 2021, 19:04"``, or an object.

    Raises:
        DateError: it is not a full date.

    >>> published_date("July 11, 2021 at 7:04 p.m.")
    '2021-07-11T19:04'
    """
    stamp = from_value(value)
    if stamp is None:
        raise DateError(
            f"{value!r} is not a date of publication: give a day such as 2021-07-11, "
            "or a day and a time such as 2021-07-11T19:04"
        )
    return stamp.iso()


def day_of(iso: str) -> dt.date:
    """The day of a date in ISO 8601."""
    return dt.date.fromisoformat(iso[:10])


def is_future(iso: str, now: dt.datetime | None = None) -> bool:
    """Whether a date is past the clock, in every time zone."""
    clock = now or dt.datetime.now(dt.UTC)
    return day_of(iso) > clock.date() + dt.timedelta(days=1)


def _read(found: re.Match[str]) -> Stamp | None:
    parts = found.groupdict()
    for form in "123456":
        year, month, day = parts[f"y{form}"], parts[f"m{form}"], parts[f"d{form}"]
        if year is None:
            continue
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        whole, first = int(year), int(day)
        if form == "2":
            if len(year) == 2:
                whole += 2000 if whole < 70 else 1900
            if number > 12 >= first:
                number, first = first, number
        stamp = _stamp(whole, number, first)
        if stamp is None:
            return None
        return _clock(stamp, parts, 1) or _clock(stamp, parts, 2) or stamp
    return None


def _clock(stamp: Stamp, parts: dict[str, str | None], form: int) -> Stamp | None:
    hour = parts.get(f"h{form}") or parts.get(f"g{form}") or parts.get(f"k{form}")
    if hour is None:
        return None
    minute = parts.get(f"i{form}") or parts.get(f"l{form}") or "0"
    half = parts.get(f"a{form}") or parts.get(f"b{form}")
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    if hours > 23 or int(minute) > 59:
        return None
    offset = _offset(parts.get(f"z{form}"), parts.get(f"o{form}") or parts.get(f"p{form}"))
    zone = None if offset is None else dt.timezone(dt.timedelta(minutes=offset))
    return replace(stamp, time=dt.time(hours, int(minute), tzinfo=zone))


def _offset(name: str | None, sign: str | None) -> int | None:
    if sign is not None and (name is None or name.upper() in ("GMT", "UTC")):
        digits = sign[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) < 3 else divmod(int(digits), 100)
        offset = hours * 60 + minutes
        return (offset if sign[0] == "+" else -offset) if offset <= 14 * 60 else None
    return _ZONES.get(name.upper()) if name is not None else None


def _stamp(
    year: int,
    month: int,
    day: int,
    hour: str | None = None,
    minute: str | None = None,
    offset: int | None = None,
) -> Stamp | None:
    # Newspapers begin in the seventeenth century; a number outside these years is no year.
    if not 1600 <= year <= 2199:
        return None
    try:
        stamp = Stamp(dt.date(year, month, day))
        if hour is None or minute is None:
            return stamp
        zone = None if offset is None else dt.timezone(dt.timedelta(minutes=offset))
        return replace(stamp, time=dt.time(int(hour), int(minute), tzinfo=zone))
    except ValueError:
        return None
