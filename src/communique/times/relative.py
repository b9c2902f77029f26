"""Expressions counted from the day of reporting: weekdays, "last month", "late last year"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.language.patterns import alternatives
from communique.times import edtf
from communique.times.counted import back
from communique.times.reading import Pattern, Reading
from communique.times.reading import counting as _p
from communique.times.words import (
    DAYPART,
    PART,
    SEASON,
    SEASON_CODES,
    WEEKDAY_NAME,
    WEEKDAYS,
    unit,
    weekday_number,
)
from communique.times.years import part_of_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.times.reading import Lean

_SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "following": 1, "preceding": -1, "the last": -1,
}  # fmt: skip
_THIS = (
    r"(?P<which>(?i:last|this|next|(?:the )?current|this coming|this past|this current|"
    r"the coming|the past))"
)


def _relative(value: Callable[[date, Lean], str | None], lean: Lean | None = None) -> Reading:
    return Reading("date", "relative", anchored=value, lean=lean)


def _shifted(shift: int) -> Callable[[date, Lean], str]:
    return lambda anchor, _: (anchor + timedelta(days=shift)).isoformat()


_DEICTIC: dict[str, int] = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "last night": -1, "now": 0, "currently": 0, "nowadays": 0,
    "at present": 0, "at the moment": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tonight's": 0, "right now": 0, "earlier today": 0, "later today": 0,
    "at this moment": 0, "presently": 0,
}  # fmt: skip


def _deictic(m: re.Match[str]) -> Reading:
    return _relative(_shifted(_DEICTIC[m["word"].lower()]))


def weekday(number: int, which: str | None = None, week: int | None = None) -> Reading:
    """The reading of a weekday, bare, with "last", "this" or "next", or of a week near."""

    def anchored(anchor: date, lean: Lean) -> str:
        if week is not None:
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=week)
            return (monday + timedelta(days=number)).isoformat()
        back = (anchor.weekday() - number) % 7
        ahead = (number - anchor.weekday()) % 7
        if which == "last":
            return (anchor - timedelta(days=back or 7)).isoformat()
        if which == "next":
            return (anchor + timedelta(days=ahead or 7)).isoformat()
        if lean == "future" or (which == "this" and lean != "past"):
            return (anchor + timedelta(days=ahead)).isoformat()
        return (anchor - timedelta(days=back)).isoformat()

    return _relative(anchored)


def _weekday(m: re.Match[str]) -> Reading:
    part = m.groupdict()
    which = (part.get("which") or "").lower()
    week = part.get("week")
    if which in ("this coming", "coming", "the coming"):
        which = "next"
    elif which in ("this past", "past", "the past"):
        which = "last"
    shift = None
    if week:
        shift = {"last": -1, "this": 0, "next": 1}[week.lower().split()[0]]
    return weekday(weekday_number(part["weekday"]), which or None, shift)


def _weekend(m: re.Match[str]) -> Reading:
    which = (m["which"] or "this").lower().split()[-1]

    def anchored(anchor: date, lean: Lean) -> str:
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        if which in ("last", "past", "previous"):
            over = saturday + timedelta(days=1) < anchor
            saturday -= timedelta(weeks=0 if over else 1)
        elif which in ("next", "coming"):
            # Spoken of on a weekday, the weekend after the one that is coming.
            saturday += timedelta(weeks=2 if which == "next" and anchor.weekday() < 5 else 1)
        elif lean == "future" and anchor.weekday() < 5:
            saturday += timedelta(weeks=1)
        return edtf.days(saturday, saturday + timedelta(days=1))

    return Reading("range", "relative", anchored=anchored)


def _unit_near(m: re.Match[str]) -> Reading | None:
    """Last week, this month, next year, the past decade."""
    which = m["which"].lower().replace("the ", "").replace("this ", "") or "this"
    shift = _SHIFTS[which if which in _SHIFTS else "this"]
    name = unit(m["unit"])[1] if m["unit"] != "quarter" else None
    past = which in ("past",) or (m["which"].lower().startswith("the") and which == "last")
    kind = "range" if past else "date"

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        if past:
            return edtf.days(back(anchor, 1, m["unit"]), anchor)
        if name is None:
            start = edtf.add_months(anchor.replace(day=1), -((anchor.month - 1) % 3) + 3 * shift)
            return part_of_year(f"q{(start.month + 2) // 3}", start.year)
        if name == "week":
            return edtf.week(anchor, shift)
        if name == "month":
            return edtf.month(anchor.year, anchor.month + shift)
        if name == "decade":
            return edtf.decade(anchor.year // 10 * 10 + 10 * shift)
        if name == "century":
            return edtf.century((anchor.year - 1) // 100 + 1 + shift)
        return edtf.year(anchor.year + shift)

    return Reading(kind, "relative", anchored=anchored)  # type: ignore[arg-type]


def _part_of_near(m: re.Match[str]) -> Reading | None:
    """Late last year, early this month, earlier this week, the first half of this year."""
    part = m["part"].lower()
    which = m["which"].lower().split()[-1]
    shift = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    name = m["unit"]

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        if part in ("earlier", "later"):
            whole = {
                "week": lambda: edtf.week(anchor, shift),
                "month": lambda: edtf.month(anchor.year, anchor.month + shift),
                "year": lambda: edtf.year(anchor.year + shift),
            }[name]()
            first, last = edtf.bounds(whole)
            if shift or first is None or last is None:
                return whole
            # What is already past of this week, or is still to come of it.
            if name == "year":
                now = edtf.month(anchor.year, anchor.month)
                ends = (edtf.month(anchor.year, 1), now, edtf.month(anchor.year, 12))
                return edtf.interval(*(ends[:2] if part == "earlier" else ends[1:]))
            return edtf.days(first, anchor) if part == "earlier" else edtf.days(anchor, last)
        if name == "week":
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
            span = {"e": (0, 1), "m": (2, 2), "b": (0, 1), "s": (0, 1)}.get(part[0], (3, 4))
            if "end" in part:
                span = (4, 6)
            return edtf.days(monday + timedelta(days=span[0]), monday + timedelta(days=span[1]))
        if name == "month":
            start = edtf.add_months(anchor.replace(day=1), shift)
            last_day = (edtf.add_months(start, 1) - timedelta(days=1)).day
            span = (21, last_day)
            if part.startswith(("early", "beginning", "start")):
                span = (1, 10)
            elif part.startswith("mid"):
                span = (11, 20)
            return edtf.days(start.replace(day=span[0]), start.replace(day=span[1]))
        return part_of_year(part, anchor.year + shift)

    return Reading("range", "relative", anchored=anchored)


def _season_near(m: re.Match[str]) -> Reading:
    code = SEASON_CODES[m["season"].lower()]
    which = (m["which"] or "").lower().removeprefix("the ")

    def anchored(anchor: date, lean: Lean) -> str:
        # A winter is counted to the year in which it begins.
        years = range(anchor.year - 2, anchor.year + 3)
        spans = [(y, *edtf.bounds(edtf.season(y, code))) for y in years]
        if which in ("last", "previous", "past"):
            year = max(y for y, _, end in spans if end is not None and end < anchor)
        elif which == "next" or (which in ("", "coming") and lean == "future"):
            year = min(y for y, start, _ in spans if start is not None and start > anchor)
        elif which == "this":
            winter = code == 24 and anchor.month < 6
            year = anchor.year - 1 if winter and lean != "future" else anchor.year
        else:
            year = max(y for y, start, _ in spans if start is not None and start <= anchor)
        return edtf.season(year, code)

    return _relative(anchored)


def _half(m: re.Match[str]) -> Reading | None:
    """The first half, of a year where the text reckons in money and goods, and not of a match."""
    near = m.string[max(0, m.start() - _NEARBY) : m.end() + _NEARBY]
    return _quarter(m) if _RECKONED.search(near) else None


def _quarter(m: re.Match[str]) -> Reading:
    part = m["part"].lower()

    def anchored(anchor: date, lean: Lean) -> str:
        first, last = edtf.bounds(part_of_year(part, anchor.year))
        year = anchor.year
        if lean == "past" and first is not None and first > anchor:
            year -= 1
        elif lean == "future" and last is not None and last < anchor:
            year += 1
        return part_of_year(part, year)

    return Reading("range", "relative", anchored=anchored)


def _overnight(m: re.Match[str]) -> Reading:
    del m
    return Reading(
        "range",
        "relative",
        anchored=lambda anchor, _: edtf.days(anchor - timedelta(days=1), anchor),
    )


def _weekdays(m: re.Match[str]) -> Reading:
    del m
    return Reading("set", "relative")


# What is told by halves of a year, and how far (characters) from the half it may stand.
_RECKONED = re.compile(
    r"\b(?:million|billion|trillion|tonnes|tons|barrels|exports?|imports?|shipments|turnover|"
    r"trade|arrivals|remittances|deliveries)\b|[$€£¥]\d"
)
_NEARBY = 140
_NEAR = r"(?P<unit>week|month|quarter|year|decade|century)"
_PARTS = rf"(?i:earlier|later|{PART}|(?:the )?(?:beginning|start|end|middle)(?: of)?)"
_HALF = r"(?:first|second) half|(?:first|second|third|fourth|last|final) quarter"
_SPAN = r"first (?:three|six|nine) months"
PATTERNS: tuple[Pattern, ...] = (
    _p("d", rf"(?P<word>(?i:{alternatives(_DEICTIC)}))", _deictic),
    _p("d", rf"(?P<word>(?i:yesterday|tomorrow)) {DAYPART}", _deictic, "yesterday,tomorrow"),
    _p("d",
       r"(?:[Ll]ate |[Ee]arly |[Ll]ater |[Ee]arlier )(?P<word>yesterday|tomorrow|today|tonight|"
       r"last night)",
       _deictic, "late,early,earlier"),
    _p("d", r"(?i:overnight)", _overnight, "overnight"),
    _p("w",
       rf"(?:(?i:early|late|earlier|later)(?: on)? )?(?:{_THIS} )?{WEEKDAY_NAME}(?: {DAYPART})?",
       _weekday),
    _p("w",
       rf"(?:(?i:early|late) )?{WEEKDAY_NAME}(?: {DAYPART})?(?: of)? (?P<week>(?:last|this|"
       r"next) week)",
       _weekday, "_week"),
    _p("w", rf"(?P<weekday>{'|'.join(WEEKDAYS)})s", _weekdays, "days"),
    _p("w", rf"(?i:every|each)(?: other)? (?:{'|'.join(WEEKDAYS)})", _weekdays, "every,each"),
    _p("u",
       r"(?:(?i:late |early )?(?P<which>(?i:last|this|next|this past|this coming|the past|the "
       r"last|the coming|the previous|the)) )weekend",
       _weekend, "weekend"),
    _p("u", r"(?P<which>(?i:the )?)weekend(?= (?:editorial|attack|meeting|talks|visit|"
       r"strikes?|raid|"
       r"summit|protests?|statement|vote|rall(?:y|ies)|clashes|violence|bombing|edition|"
       r"election|speech))", _weekend, "weekend"),
    _p("u", rf"{_THIS} {_NEAR}", _unit_near),
    _p("u",
       r"(?P<which>(?i:the last|the past)) (?P<unit>day|week|month|year|decade|century)",
       _unit_near, "the_last,the_past"),
    _p("u",
       rf"(?P<part>{_PARTS}) (?P<which>last|this|next|the previous) (?P<unit>week|month|year)",
       _part_of_near, "_last_,_this_,_next_,_the_previous_"),
    _p("u",
       rf"(?:[Tt]he )?(?P<part>(?i:{_HALF}|{_SPAN}|beginning|start|end|middle)) of "
       r"(?P<which>last|this|next|the) (?P<unit>year|month|week)",
       _part_of_near, "_of_last_,_of_this_,_of_next_,_of_the_"),
    _p("u",
       rf"(?P<which>(?:[Tt]he ))(?P<part>{_HALF}|{_SPAN})(?= of the year)? of the (?P<unit>year)",
       _part_of_near, "of_the_year"),
    _p("u", r"[Tt]he (?P<part>(?:first|second|third|fourth) quarter)", _quarter, "quarter"),
    _p("u", r"(?<=[Ii]n )the (?P<part>(?:first|second) half)(?! of)", _half, "half"),
    _p("s",
       r"(?:(?i:early|late|mid)[- ])?(?P<which>(?i:last|this|next|the previous|this past)) "
       rf"(?P<season>{SEASON})",
       _season_near, "last,this,next,previous"),
    _p("s",
       rf"(?<=[Ii]n )(?:early |late )?(?P<which>the )?(?P<season>{SEASON})(?! of)",
       _season_near),
    _p("s",
       rf"(?:by|until|since|before|after|during|over) (?P<which>the )(?P<season>{SEASON})(?! of)",
       _season_near),
)  # fmt: skip
