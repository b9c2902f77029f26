"""Expressions counted from the day of reporting, or from another time that the text tells."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.dates import part_of_year
from communique.times.reading import Offset, Pattern, Reading
from communique.times.words import (
    COUNT,
    DAYPART,
    ORDINAL,
    PART,
    QUALIFIER,
    SEASON,
    SEASON_CODES,
    UNIT,
    WEEKDAY_NAME,
    WEEKDAYS,
    count,
    ordinal,
    rough,
    unit,
    weekday_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.times.edtf import Unit
    from communique.times.reading import Lean

_SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "following": 1, "preceding": -1, "the last": -1,
}  # fmt: skip
_THIS = r"(?P<which>(?i:last|this|next|(?:the )?current|this coming|this past|this current|the coming|the past))"


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
            saturday += timedelta(weeks=1)
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
            return edtf.days(_back(anchor, 1, m["unit"]), anchor)
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


def _back(anchor: date, number: float, unit_form: str) -> date:
    many, name = unit(unit_form) if unit_form.rstrip("s") != "quarter" else (3.0, "month")
    total = many * number
    if name == "day":
        return anchor - timedelta(days=round(total))
    if name == "week":
        return anchor - timedelta(weeks=round(total))
    if name == "month":
        return edtf.add_months(anchor, -round(total))
    years = {"year": 1, "decade": 10, "century": 100}[name]
    return edtf.add_months(anchor, -round(total * years * 12))


def _part_of_near(m: re.Match[str]) -> Reading | None:
    """Late last year, early this month, earlier this week, the first half of this year."""
    part = m["part"].lower()
    shift = {"last": -1, "this": 0, "next": 1, "previous": -1, "the": 0}[m["which"].lower().split()[-1]]
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
                start, now, end = edtf.month(anchor.year, 1), edtf.month(anchor.year, anchor.month), ""
                end = edtf.month(anchor.year, 12)
                return edtf.interval(start, now) if part == "earlier" else edtf.interval(now, end)
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


def _ago(m: re.Match[str]) -> Reading | None:
    number, vague = count(m["count"])
    many, name = unit(m["unit"])
    about = vague or rough(m["about"])
    total = number * many

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        value = _counted(anchor, -total, name)
        return edtf.approximate(value) if about and value and name != "day" or (
            about and value and m["unit"].lower().rstrip("s") not in ("hour", "minute", "second")
        ) else value

    return _relative(anchored)


def _counted(anchor: date, total: float, name: Unit) -> str | None:
    if name in ("decade", "century", "year") and total % 1:
        months = total * {"year": 12, "decade": 120, "century": 1200}[name]
        return edtf.moved(anchor.isoformat(), round(months), "month") if name == "year" else (
            edtf.moved(anchor.isoformat(), round(months / 12), "year")
        )
    if name == "month" and total % 1:
        return edtf.moved(anchor.isoformat(), round(total * 30), "day")
    return edtf.moved(anchor.isoformat(), total, name)


def _long_ago(m: re.Match[str]) -> Reading:
    """Years ago: so many that nobody counts, and at least two."""
    many, name = unit(m["unit"])

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        end = edtf.moved(anchor.isoformat(), -2 * many, name)
        return f"../{end}"

    return Reading("range", "relative", anchored=anchored)


def _ahead(m: re.Match[str]) -> Reading | None:
    number, vague = count(m["count"])
    many, name = unit(m["unit"])
    about = vague or rough(m["about"])

    def anchored(anchor: date, lean: Lean) -> str | None:
        if lean == "past":
            return None  # "won in two days": how long it took.
        value = _counted(anchor, number * many, name)
        return edtf.approximate(value) if about and value else value

    return _relative(anchored)


def _span_near(m: re.Match[str]) -> Reading | None:
    """The past three weeks, the next two years, the last decade, recent months."""
    which = m["which"].lower().split()[-1]
    words = m.groupdict().get("count")
    number, vague = count(words) if words else (1.0, False)
    name = m["unit"]
    ahead = which in ("next", "coming", "following")
    exact = words is not None or not name.endswith("s")

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        if not exact or vague:
            return None
        if ahead:
            many, base = unit(name)
            if base == "day":
                return edtf.days(anchor, anchor + timedelta(days=round(number * many)))
            if base == "week":
                return edtf.days(anchor, anchor + timedelta(weeks=round(number * many)))
            end = edtf.moved(anchor.isoformat(), number * many, base)
            return end and edtf.interval(
                edtf.month(anchor.year, anchor.month) if base == "month" else edtf.year(anchor.year),
                end,
            )
        start = _back(anchor, number, name)
        base = unit(name)[1]
        if base in ("day", "week"):
            return edtf.days(start, anchor)
        if base == "month":
            return edtf.interval(
                edtf.month(start.year, start.month), edtf.month(anchor.year, anchor.month)
            )
        return edtf.interval(edtf.year(start.year), edtf.year(anchor.year))

    return Reading("range", "relative", anchored=anchored)


def _offset(m: re.Match[str]) -> Reading | None:
    """Ten days after, two weeks earlier, a year later."""
    part = m.groupdict()
    word = m["way"].lower()
    words = part.get("count")
    number, vague = count(words) if words else (3.0 if m["unit"].endswith("s") else 1.0, False)
    if words is None and m["unit"].endswith("s"):
        vague = True
    many, name = unit(m["unit"])
    sign = -1 if word in ("before", "earlier", "previously", "prior to", "prior", "ahead of") else 1
    clause = word in ("before", "after", "since", "prior to", "ahead of", "following", "into")
    about = vague or rough(part.get("about"))
    return Reading(
        "date", "relative", offset=Offset(sign * number * many, name, clause=clause, rough=about)
    )


def _following(m: re.Match[str]) -> Reading | None:
    """The following day, that year, the same month, the previous week."""
    which = m["which"].lower().removeprefix("the ")
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0)
    name = "weekend" if m["unit"] == "weekend" else unit(m["unit"])[1]
    if m["unit"] == "weekend":
        return None
    return Reading("date", "relative", offset=Offset(shift, name))  # type: ignore[arg-type]


def _at_the_time(m: re.Match[str]) -> Reading:
    del m
    return Reading("date", "relative", offset=Offset(0, None))


def _nothing(kind: str) -> Callable[[re.Match[str]], Reading]:
    def read(m: re.Match[str]) -> Reading:
        del m
        return Reading(kind, "relative")  # type: ignore[arg-type]

    return read


def _anniversary(m: re.Match[str]) -> Reading | None:
    part = m.groupdict()
    named = (part.get("named") or "").lower()
    if named:
        number = next(
            years
            for stem, years in (
                ("bicenten", 200), ("tercenten", 300), ("tricenten", 300), ("quincenten", 500),
                ("sesquicenten", 150), ("semicenten", 50), ("centen", 100), ("golden", 50),
                ("silver", 25), ("diamond", 60),
            )
            if named.startswith(stem)
        )  # fmt: skip
    elif part.get("ordinal"):
        number = ordinal(part["ordinal"])
    else:
        number = round(count(part["years"])[0]) if part.get("years") else 1
    return Reading(
        "date", "relative", anchored=lambda anchor, _: edtf.year(anchor.year), anniversary=number
    )


def _p(heads: str, regex: str, read: object) -> Pattern:
    return Pattern(frozenset(heads), re.compile(rf"(?<![\w$€£¥-])(?:{regex})(?![\w-])"), read)  # type: ignore[arg-type]


_N = rf"(?:(?P<about>(?i:{QUALIFIER})) (?:the )?)?(?P<count>(?i:{COUNT}))[ -](?:full |whole |long |short )?"
_U = rf"(?P<unit>{UNIT})s?"
_UNITS = rf"(?P<unit>{UNIT}s?)"
_NEAR = r"(?P<unit>week|month|quarter|year|decade|century)"
_PARTS = rf"(?i:earlier|later|{PART}|(?:the )?(?:beginning|start|end|middle)(?: of)?)"
_HALF = r"(?:first|second) half|(?:first|second|third|fourth|last|final) quarter"
_SPAN = r"first (?:three|six|nine) months"
PATTERNS: tuple[Pattern, ...] = (
    _p("d", rf"(?P<word>(?i:{'|'.join(sorted(_DEICTIC, key=len, reverse=True))}))", _deictic),
    _p("d", rf"(?P<word>(?i:yesterday|tomorrow)) {DAYPART}", _deictic),
    _p("d", r"(?:[Ll]ate |[Ee]arly |[Ll]ater |[Ee]arlier )(?P<word>yesterday|tomorrow|today|tonight|last night)", _deictic),
    _p("d", r"(?i:overnight)", lambda m: Reading("range", "relative", anchored=lambda a, _: edtf.days(a - timedelta(days=1), a))),
    _p("w", rf"(?:(?i:early|late|earlier|later)(?: on)? )?(?:{_THIS} )?{WEEKDAY_NAME}(?: {DAYPART})?", _weekday),
    _p("w", rf"(?:(?i:early|late) )?{WEEKDAY_NAME}(?: {DAYPART})?(?: of)? (?P<week>(?:last|this|next) week)", _weekday),
    _p("w", rf"(?P<weekday>{'|'.join(WEEKDAYS)})s", _nothing("set")),
    _p("w", rf"(?i:every|each)(?: other)? (?:{'|'.join(WEEKDAYS)})", _nothing("set")),
    _p("u", r"(?:(?i:late |early )?(?P<which>(?i:last|this|next|this past|this coming|the past|the last|the coming|the previous|the)) )weekend", _weekend),
    _p("u", r"(?P<which>(?i:the )?)weekend(?= (?:editorial|attack|meeting|talks|visit|strikes?|raid|"
       r"summit|protests?|statement|vote|rall(?:y|ies)|clashes|violence|bombing|edition|election|speech))", _weekend),
    _p("u", rf"{_THIS} {_NEAR}", _unit_near),
    _p("u", r"(?P<which>(?i:the last|the past)) (?P<unit>day|week|month|year|decade|century)", _unit_near),
    _p("u", rf"(?P<part>{_PARTS}) (?P<which>last|this|next|the previous) (?P<unit>week|month|year)", _part_of_near),
    _p("u", rf"(?:[Tt]he )?(?P<part>(?i:{_HALF}|{_SPAN}|beginning|start|end|middle)) of (?P<which>last|this|next|the) (?P<unit>year|month|week)", _part_of_near),
    _p("u", rf"(?P<which>(?:[Tt]he ))(?P<part>{_HALF}|{_SPAN})(?= of the year)? of the (?P<unit>year)", _part_of_near),
    _p("u", r"[Tt]he (?P<part>(?:first|second|third|fourth) quarter)", _quarter),
    _p("s", rf"(?:(?i:early|late|mid)[- ])?(?P<which>(?i:last|this|next|the previous|this past)) (?P<season>{SEASON})", _season_near),
    _p("s", rf"(?<=[Ii]n )(?:early |late )?(?P<which>the )?(?P<season>{SEASON})(?! of)", _season_near),
    _p("s", rf"(?:by|until|since|before|after|during|over) (?P<which>the )(?P<season>{SEASON})(?! of)", _season_near),
    _p("u", rf"{_N}{_U} ago(?: (?:today|yesterday|now))?", _ago),
    _p("u", rf"(?P<unit>day|week|month|year|decade|centurie|generation)s ago", _long_ago),
    _p("u", rf"(?<=[Ii]n )(?:(?P<about>(?i:{QUALIFIER})) )?(?P<count>(?i:{COUNT}))[ -]{_U}(?:['’] time)?(?! of| to |-)", _ahead),
    _p("u", rf"(?:(?P<about>(?i:{QUALIFIER})) )?(?P<count>(?i:{COUNT})) {_U} from now", _ahead),
    _p("u", rf"(?P<which>(?i:the past|the last|the next|the coming|past|these past|the following|the previous)) (?:(?:about|nearly|almost|more than|over|roughly) )?(?P<count>(?i:{COUNT})) {_UNITS}", _span_near),
    _p("u", rf"(?P<which>(?i:the past|the last|the next|the coming|recent|coming|past)) (?P<unit>(?:day|week|month|year|decade|centurie)s)", _span_near),
    _p("u", rf"{_N}{_U} (?P<way>earlier|later|before|after|since|previously|prior to|prior|ahead of|following|into)", _offset),
    _p("u", rf"(?P<unit>(?:[Hh]our|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]enturie)s) (?P<way>earlier|later|before|after|prior to|ahead of|following|into)", _offset),
    _p("u", r"(?i:the )(?P<unit>day|week|month|year) (?P<way>before|after|prior to|following)", _offset),
    _p("u", r"(?P<which>(?i:the following|the next|the previous|the preceding|the same|that|that same|that very)) (?P<unit>day|night|week|month|year|decade|century)", _following),
    _p("du", r"(?i:at the time|at that time|back then|by then|at that point|in those days|by that time)(?! of)", _at_the_time),
    _p("u", rf"(?i:for|over|during|within|in) {_N}{_UNITS}", _nothing("duration")),
    _p("u", rf"{_N}{_U}-?(?:long)?(?= [a-z])", _nothing("duration")),
    _p("u", r"(?i:every|each)(?: (?:other|two|three|four|five|six|seven|ten|second|single))? (?P<unit>day|night|morning|evening|week|weekend|month|quarter|year|decade|century|summer|winter|spring|autumn)s?", _nothing("set")),
    _p("du", r"(?:daily|weekly|monthly|quarterly|yearly|annually|nightly|hourly)", _nothing("set")),
    _p("u", r"(?i:once|twice|three times|four times|several times) (?:a|every|each|per) (?:day|week|month|year)", _nothing("set")),
    _p("n", rf"(?:[Tt]he |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er )?(?P<ordinal>(?i:{ORDINAL}))[- ](?:wedding |founding )?(?i:anniversary|birthday)", _anniversary),
    _p("n", rf"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa] )?(?P<years>(?i:{COUNT}))[- ][Yy]ear (?i:anniversary)", _anniversary),
    _p("n", r"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa] )?(?P<named>(?i:(?:bi|ter|tri|quin|sesqui|semi)?centen(?:nial|ary)|(?:golden|silver|diamond) jubilee))", _anniversary),
)  # fmt: skip

