"""Years, their parts, seasons and fiscal years, decades and centuries: patterns and readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.dates import part_named
from communique.times.dates import pattern as _p
from communique.times.reading import Pattern, Reading
from communique.times.words import DASH, ORDINAL, PART, SEASON, SEASON_CODES, YEAR, ordinal

if TYPE_CHECKING:
    import re
    from datetime import date

    from communique.times.reading import Lean

_YEAR = rf"(?P<year>{YEAR})"


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
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part_named(m["part"])]
    return Reading("range", "explicit", value=f"{first + start}/{first + end}")


_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _worded_decade(m: re.Match[str]) -> Reading | None:
    first = 1920 + 10 * _DECADE_WORDS.index(m["decade"].lower())
    if not m["part"]:
        return Reading("range", "explicit", value=edtf.decade(first))
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part_named(m["part"])]
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
        bounds = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}[part_named(part)]
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


_HALF = r"(?:first|second|latter|other) half|(?:first|second|third|fourth|last|final) quarter"
_SPAN = r"(?:first|last|final) (?:three|six|nine) months"
_EDGE = r"start|beginning|end|middle|close"
_LATER_YEAR = rf"(?:{YEAR}|\d\d)"
# Heads: y year in figures, s season, c century, f fiscal.
PATTERNS: tuple[Pattern, ...] = (
    # early 2019; the second half of 2020; Q3 2019
    _p("y", rf"(?P<part>(?i:{PART}|{_HALF}|{_SPAN}|(?:{_EDGE})(?= of)|Q[1-4]|H[12]))"
       rf"(?:-| of | in | )(?:the year )?{_YEAR}", _part_of_year),
    _p("y", rf"{_YEAR}(?:'s|’s)? (?P<part>{_HALF}|Q[1-4]|H[12])", _part_of_year),
    _p("y", rf"(?P<about>(?:[Cc]irca|[Cc]a?\.|[Aa]round|[Aa]bout) )?{_YEAR}", _year),
    _p("y", rf"(?:[Tt]he )?year {_YEAR}", _year, "year_"),
    # "1914-18", but not the "2007 to 20" of "from 42 billion in 2007 to 20 billion".
    _p("y", rf"{_YEAR}(?:{DASH}|/)(?P<year2>{_LATER_YEAR})", _years),
    _p("y", rf"{_YEAR}(?: to | through )(?P<year2>{YEAR})", _years),
    _p("y", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}))[- ](?:the )?)?"
       r"(?P<decade>(?:1\d|20)\d0)(?:'|’)?s",
       _decade, "0s,0's,0’s"),
    _p("y", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}))[- ])?['’‘](?P<decade>[2-9]0)s", _decade, "0s"),
    _p("y", rf"[Tt]he (?:(?P<part>(?i:{PART}))[- ])?(?P<decade>(?i:{'|'.join(_DECADE_WORDS)}))",
       _worded_decade, "ties"),
    _p("y", r"(?<=in )['’‘](?P<year>\d\d)", _short_year),
    _p("y", r"(?P<about>(?:circa|around|about) )?(?P<number>\d{1,2},?\d{0,3}) "
       r"(?P<era>B\.?C\.?E?\.?|"
       r"A\.D\.|AD|CE)", _ancient),
    _p("y", r"(?P<about>(?:circa|around|about) )?(?P<era>AD|A\.D\.) (?P<number>\d{1,4})", _ancient),
    _p("c", rf"(?:[Tt]he )?(?:(?P<part>(?i:{PART}|(?:first|second) half))"
       r"(?:-| of the | )(?:the )?)?"
       rf"(?P<ordinal>(?i:{ORDINAL}))[- ][Cc]entury(?: (?P<era>B\.?C\.?E?\.?|AD|CE))?", _century,
          "century"),
    _p("sy", rf"(?:[Tt]he )?(?:early |mid-|late )?(?P<season>(?i:{SEASON}))(?: of|,)? {_YEAR}"
       rf"(?:{DASH}(?P<year2>{_LATER_YEAR}))?", _season),
    _p("fy", rf"(?:[Tt]he )?(?:(?P<part>{_HALF}) of )?(?i:fiscal|financial)(?: year)? {_YEAR}"
       rf"(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?", _fiscal, "fiscal,financial"),
    _p("fy", rf"FY ?(?:(?P<year>{YEAR}|\d\d))(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?", _fiscal,
       "fy"),
    _p("fy", rf"(?:[Tt]he )?{_YEAR}(?:(?:{DASH}|/)(?P<year2>{_LATER_YEAR}))?"
       r" (?:fiscal|financial) year",
       _fiscal, "fiscal,financial"),
)  # fmt: skip
