"""Dates of the calendar in the styles of English: patterns, and how each is read."""

from __future__ import annotations

import re
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
    PART,
    SEASON,
    SEASON_CODES,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal,
    weekday_number,
)

if TYPE_CHECKING:
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
        return _explicit(edtf.day(int(part["year"]), number, day))
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
        return _explicit(edtf.month(int(part["year"]), number))
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


def _explicit(value: str | None) -> Reading | None:
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
    return _explicit(edtf.day(int(m["year"]), int(m["month"]), int(m["day"])))


def _numeric(m: re.Match[str]) -> Reading | None:
    """Day and month in figures; which comes first is told only by a number above 12, or dots."""
    first, second = int(m["first"]), int(m["second"])
    year = int(m["year"])
    if m["mark"] == "." or first > 12 or first == second:
        return _explicit(edtf.day(year, second, first))
    if second > 12:
        return _explicit(edtf.day(year, first, second))
    return Reading("date", "explicit")


def _part_of_month(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    number = month_number(part["month"])
    which = _which(part["part"])

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


def _which(part: str) -> str:
    head = part.lower().split()[-1] if " " not in part else part.lower()
    if head.startswith(("early", "beginning", "start", "the beginning", "the start")):
        return "early"
    if head.startswith(("mid", "the mid")):
        return "mid"
    return "late"


def part_of_year(part: str, year: int) -> str:
    """A third, half or quarter of a year by its name ("early", "second half", "Q3", "end")."""
    form = part.lower()
    named = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}
    if form.startswith("q"):
        start = int(form[1]) * 3 - 2
        months = (start, start + 2)
    elif form.startswith("h") and form[1:].isdigit():
        months = (1, 6) if form[1] == "1" else (7, 12)
    elif "half" in form:
        months = (1, 6) if "first" in form else (7, 12)
    elif "quarter" in form:
        words = ("first", "second", "third", "fourth")
        index = next((i for i, w in enumerate(words) if w in form), 3)
        months = (index * 3 + 1, index * 3 + 3)
    elif "month" in form:
        span = 9 if "nine" in form else 6 if "six" in form else 3
        months = (1, span) if "first" in form else (13 - span, 12)
    else:
        for key, words_ in (
            ("start", ("start", "beginning")),
            ("end", ("end", "close")),
            ("early", ("early",)),
            ("mid", ("mid", "middle")),
        ):
            if any(w in form for w in words_):
                months = named[key]
                break
        else:
            months = named["late"]
    return edtf.interval(edtf.month(year, months[0]), edtf.month(year, months[1]))


def _part_of_year(m: re.Match[str]) -> Reading | None:
    return Reading("range", "explicit", value=part_of_year(m["part"], int(m["year"])))


def _year(m: re.Match[str]) -> Reading | None:
    value = edtf.year(int(m["year"]))
    if m.groupdict().get("about"):
        value = edtf.approximate(value)
    return Reading("date", "explicit", value=value)


def _years(m: re.Match[str]) -> Reading | None:
    start = int(m["year"])
    end = int(m["year2"]) if len(m["year2"]) == 4 else start // 100 * 100 + int(m["year2"])
    if end <= start:
        return None
    return Reading("range", "explicit", value=edtf.interval(edtf.year(start), edtf.year(end)))


def _decade(m: re.Match[str]) -> Reading | None:
    digits = m["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and int(digits) < 20 and not m["part"]:
        return None
    if not m["part"]:
        return Reading("range", "explicit", value=edtf.decade(first))
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[_which(m["part"])]
    return Reading("range", "explicit", value=f"{first + start}/{first + end}")


_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _worded_decade(m: re.Match[str]) -> Reading | None:
    first = 1920 + 10 * _DECADE_WORDS.index(m["decade"].lower())
    if not m["part"]:
        return Reading("range", "explicit", value=edtf.decade(first))
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[_which(m["part"])]
    return Reading("range", "explicit", value=f"{first + start}/{first + end}")


def _century(m: re.Match[str]) -> Reading | None:
    number = ordinal(m["ordinal"])
    if m["era"] and m["era"].upper().startswith("B"):
        return Reading("range", "explicit", value=edtf.century(-number))
    if number > 22:
        return None
    first = number * 100 - 99
    part = (m["part"] or "").lower()
    if not part:
        return Reading("range", "explicit", value=edtf.century(number))
    if "half" in part:
        bounds = (0, 49) if "first" in part else (50, 99)
    else:
        bounds = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}[_which(part)]
    value = edtf.interval(edtf.year(first + bounds[0]), edtf.year(first + bounds[1]))
    return Reading("range", "explicit", value=value)


def _ancient(m: re.Match[str]) -> Reading | None:
    era = (m.groupdict().get("era") or m.groupdict().get("before") or "").upper()
    number = int(m["number"].replace(",", ""))
    value = edtf.year(1 - number) if era.startswith("B") else edtf.year(number)
    return Reading("date", "explicit", value=edtf.approximate(value) if m["about"] else value)


def _season(m: re.Match[str]) -> Reading | None:
    code = SEASON_CODES[m["season"].lower()]
    start = int(m["year"])
    if m["year2"]:
        if code == 24:
            return Reading("range", "explicit", value=f"{start}-12/{start + 1}-02")
        return None
    return Reading("date", "explicit", value=edtf.season(start, code))


def _fiscal(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    start = int(part["year"]) if len(part["year"]) == 4 else 2000 + int(part["year"])
    if part.get("year2"):
        end = int(part["year2"])
        if end < 100:
            end += start // 100 * 100
        return Reading("range", "explicit", value=f"{start}/{end}")
    if part.get("part"):
        return Reading("range", "explicit", value=part_of_year(part["part"], start))
    return Reading("date", "explicit", value=edtf.year(start))


def _short_year(m: re.Match[str]) -> Reading | None:
    number = int(m["year"])

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        number_ = anchor.year // 100 * 100 + number
        return edtf.year(number_ if number_ <= anchor.year else number_ - 100)

    return Reading("date", "explicit", anchored=anchored)


def _p(heads: str, regex: str, read: object) -> Pattern:
    return Pattern(frozenset(heads), re.compile(rf"(?<![\w$€£¥])(?:{regex}){_END}"), read)  # type: ignore[arg-type]


_HALF = r"(?:first|second|latter|other) half|(?:first|second|third|fourth|last|final) quarter"
_SPAN = r"(?:first|last|final) (?:three|six|nine) months"
_EDGE = r"start|beginning|end|middle|close"
_LATER_YEAR = rf"(?:{YEAR}|\d\d)"
# Heads: m month, w weekday, y year in figures, u unit word, s season, c century, f fiscal.
PATTERNS: tuple[Pattern, ...] = (
    _p("y", rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:.]+Z?)?", _iso),
    _p("y", rf"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark){_YEAR}", _numeric),
    # March 14, 2022; Monday, March 14; March 14th of last year
    _p("m", rf"{_WEEKDAY}{MONTH} (?:the )?{_DAY}(?:{_OF}{_YEAR})?", _day),
    _p("m", rf"{_WEEKDAY}{MONTH} {_DAY},?(?: of)? {_SAID_YEAR}", _day),
    # 14 March 2022; the 14th of March; Monday 14 March
    _p("m", rf"{_WEEKDAY}(?:[Tt]he )?{_DAY}(?: day)?(?: of)? {MONTH}(?:{_OF}{_YEAR})?", _day),
    _p("m", rf"{_WEEKDAY}(?:[Tt]he )?{_DAY}(?: of)? {MONTH},?(?: of)? {_SAID_YEAR}", _day),
    _p("m", rf"{DAY}-{MONTH}-{_YEAR}".replace(DAY, rf"(?P<day>{DAY})", 1), _day),
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
       _part_of_month),
    # early 2019; the second half of 2020; Q3 2019
    _p("y", rf"(?P<part>(?i:{PART}|{_HALF}|{_SPAN}|(?:{_EDGE})(?= of)|Q[1-4]|H[12]))"
       rf"(?:-| of | in | )(?:the year )?{_YEAR}", _part_of_year),
    _p("y", rf"{_YEAR}(?:'s|’s)? (?P<part>{_HALF}|Q[1-4]|H[12])", _part_of_year),
    _p("y", rf"(?P<about>(?:[Cc]irca|[Cc]a?\.|[Aa]round|[Aa]bout) )?{_YEAR}", _year),
    _p("y", rf"(?:[Tt]he )?year {_YEAR}", _year),
    _p("y", rf"{_YEAR}(?:{DASH}|/| to | through )(?P<year2>{_LATER_YEAR})", _years),
    _p("y", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}))[- ](?:the )?)?"
       r"(?P<decade>(?:1\d|20)\d0)(?:'|’)?s",
       _decade),
    _p("y", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}))[- ])?['’‘](?P<decade>[2-9]0)s", _decade),
    _p("y", rf"[Tt]he (?:(?P<part>(?i:{PART}))[- ])?(?P<decade>(?i:{'|'.join(_DECADE_WORDS)}))",
       _worded_decade),
    _p("y", r"(?<=in )['’‘](?P<year>\d\d)", _short_year),
    _p("y", r"(?P<about>(?:circa|around|about) )?(?P<number>\d{1,2},?\d{0,3}) "
       r"(?P<era>B\.?C\.?E?\.?|"
       r"A\.D\.|AD|CE)", _ancient),
    _p("y", r"(?P<about>(?:circa|around|about) )?(?P<era>AD|A\.D\.) (?P<number>\d{1,4})", _ancient),
    _p("c", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}|(?:first|second) half))"
       r"(?:-| of the | )(?:the )?)?"
       rf"(?P<ordinal>(?i:{ORDINAL}))[- ][Cc]entury(?: (?P<era>B\.?C\.?E?\.?|AD|CE))?", _century),
    _p("sy", rf"(?:[Tt]he )?(?:early |mid-|late )?(?P<season>(?i:{SEASON}))(?: of|,)? {_YEAR}"
       rf"(?:{DASH}(?P<year2>{_LATER_YEAR}))?", _season),
    _p("fy", rf"(?:[Tt]he )?(?:(?P<part>{_HALF}) of )?(?i:fiscal|financial)(?: year)? {_YEAR}"
       rf"(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?", _fiscal),
    _p("fy", rf"FY ?(?:(?P<year>{YEAR}|\d\d))(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?", _fiscal),
    _p("fy", rf"(?:[Tt]he )?{_YEAR}(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?"
       r" (?:fiscal|financial) year",
       _fiscal),
)  # fmt: skip


def _worded_day(m: re.Match[str]) -> Reading | None:
    nth, number = ordinal(m["nth"]), month_number(m["month"])
    if nth > 31:
        return None
    if m["year"]:
        return _explicit(edtf.day(int(m["year"]), number, nth))
    return partial(number, nth)
