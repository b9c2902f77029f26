"""Expressions that count: "two weeks ago", "10 days after", "the 60th anniversary"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.times import edtf
from communique.times.reading import Offset, Pattern, Reading
from communique.times.reading import counting as _p
from communique.times.words import (
    COUNT,
    MONTHS,
    ORDINAL,
    QUALIFIER,
    UNIT,
    count,
    ordinal,
    rough,
    unit,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from communique.times.edtf import Unit
    from communique.times.reading import Lean


_DAYPARTS = frozenset({"morning", "afternoon", "evening"})


def _relative(value: Callable[[date, Lean], str | None]) -> Reading:
    return Reading("date", "relative", anchored=value)


def back(anchor: date, number: float, unit_form: str) -> date:
    """The day a number of units before another."""
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


def _ago(m: re.Match[str]) -> Reading | None:
    number, vague = count(m["count"])
    many, name = unit(m["unit"])
    about = vague or rough(m["about"])
    total = (number + (0.5 if m["half"] else 0)) * many
    near = (m["near"] or "").lower()

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        if near and not about and name in ("year", "decade", "century") and not total % 1:
            return _to_the_day(back(anchor, number, m["unit"]), near, anchor)
        value = _counted(anchor, -total, name)
        fine = m["unit"].lower().rstrip("s") in ("hour", "minute", "second")
        return edtf.approximate(value) if about and value and not fine else value

    return _relative(anchored)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _to_the_day(then: date, near: str, anchor: date) -> str:
    """The day, week or month of "forty years ago today", "... ago this week", "... on Friday"."""
    if near == "this week":
        return edtf.week(then)
    if near == "this month":
        return edtf.month(then.year, then.month)
    shift = {"yesterday": -1, "tomorrow": 1}.get(near, 0)
    weekday = next((i for i, day in enumerate(_WEEKDAYS) if near.endswith(day)), None)
    if weekday is not None:
        shift = (weekday - anchor.weekday() + 3) % 7 - 3  # The one nearest to the report.
    return (then + timedelta(days=shift)).isoformat()


def _counted(anchor: date, total: float, name: Unit) -> str | None:
    if name in ("decade", "century", "year") and total % 1:
        months = total * {"year": 12, "decade": 120, "century": 1200}[name]
        if name == "year":
            return edtf.moved(anchor.isoformat(), round(months), "month")
        return edtf.moved(anchor.isoformat(), round(months / 12), "year")
    if name == "month" and total % 1:
        return edtf.moved(anchor.isoformat(), round(total * 30), "day")
    return edtf.moved(anchor.isoformat(), total, name)


def _long_ago(m: re.Match[str]) -> Reading:
    """Years ago: so many that nobody counts, and at least two."""
    many, name = unit(m["unit"])

    def anchored(anchor: date, lean: Lean) -> str | None:
        del lean
        if name == "day":
            return None
        end = edtf.moved(anchor.isoformat(), -2 * many, name)
        return None if end is None else f"../{end}"

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
                edtf.month(anchor.year, anchor.month)
                if base == "month"
                else edtf.year(anchor.year),
                end,
            )
        start = back(anchor, number, name)
        base = unit(name)[1]
        if base in ("day", "week"):
            return edtf.days(start, anchor)
        if base == "month":
            return edtf.interval(
                edtf.month(start.year, start.month), edtf.month(anchor.year, anchor.month)
            )
        return edtf.interval(edtf.year(start.year), edtf.year(anchor.year))

    if ahead or which == "previous":
        # Of what is past, "the next two years" are counted from what was told.
        many, base = unit(name)
        sign = 1 if ahead else -1
        offset = Offset(
            sign * number * many * (1 if exact else 3), base, rough=not exact or vague, through=True
        )
        return Reading("range", "relative", anchored=anchored, offset=offset)
    return Reading("range", "relative", anchored=anchored)


def _offset(m: re.Match[str]) -> Reading | None:
    """Ten days after, two weeks earlier, a year later."""
    part = m.groupdict()
    word = m["way"].lower()
    words = part.get("count")
    number, vague = count(words) if words else (3.0 if m["unit"].endswith("s") else 1.0, False)
    if part.get("half"):
        number += 0.5
    if words is None and m["unit"].endswith("s"):
        vague = True
    many, name = unit(m["unit"])
    sign = -1 if word in ("before", "earlier", "previously", "prior to", "prior", "ahead of") else 1
    clause = word in (
        "before",
        "after",
        "since",
        "prior to",
        "ahead of",
        "following",
        "into",
        "on from",
    )
    about = vague or rough(part.get("about"))
    return Reading(
        "date", "relative", offset=Offset(sign * number * many, name, clause=clause, rough=about)
    )


def _following(m: re.Match[str]) -> Reading | None:
    """The following day, that year, the same month, the previous week."""
    which = m["which"].lower().removeprefix("the ")
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0)
    name: Unit = "day" if m["unit"] in _DAYPARTS else unit(m["unit"])[1]
    return Reading("date", "relative", offset=Offset(shift, name))


def _soon_after(m: re.Match[str]) -> Reading:
    """Within weeks of taking office: about then, a little later."""
    del m
    return Reading("date", "relative", offset=Offset(0, "day", clause=True, rough=True))


def _within(m: re.Match[str]) -> Reading:
    """Within a month: a stretch that begins with the report, where it is one to come."""
    number, _ = count(m["count"])

    def anchored(anchor: date, lean: Lean) -> str | None:
        if lean != "future":
            return None  # "Fell within a month": how long it took.
        end = back(anchor, -number, m["unit"])
        return edtf.days(anchor, end) if end > anchor else None

    return Reading("range", "relative", anchored=anchored)


def _soon(m: re.Match[str]) -> Reading:
    """Within hours: about the time of what was told before."""
    del m
    return Reading("date", "relative", offset=Offset(0, "day", rough=True))


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


_N = (
    rf"(?:(?P<about>(?i:{QUALIFIER})) (?:the )?)?(?P<count>(?i:{COUNT}))[ -]"
    r"(?:full |whole |long |short )?"
)
_U = rf"(?P<unit>{UNIT})s?"
_UNITS = rf"(?P<unit>{UNIT}s?)"
PATTERNS: tuple[Pattern, ...] = (
    _p("u",
       rf"{_N}{_U}(?P<half> and a half)? ago"
       r"(?: (?:(?P<near>today|yesterday|tomorrow|this week|this month"
       r"|(?:on |this )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|now))?",
       _ago, "ago"),
    _p("u",
       r"(?P<unit>(?i:hour|minute|day|week|month|year|decade|centurie|generation))s ago",
       _long_ago, "ago"),
    _p("u",
       rf"[Ii]n (?:(?P<about>(?i:{QUALIFIER})) )?(?P<count>(?i:{COUNT}))[ -]{_U}(?:['’] time)?"
       r"(?! of| to |-)",
       _ahead, "in_"),
    _p("u", rf"(?:(?P<about>(?i:{QUALIFIER})) )?(?P<count>(?i:{COUNT})) {_U} from now", _ahead,
       "from_now"),
    _p("u",
       r"(?P<which>(?i:the past|the last|the next|the coming|past|these past|the following|the "
       r"previous)) (?:(?:about|nearly|almost|more than|over|roughly) )?"
       rf"(?P<count>(?i:{COUNT})) {_UNITS}",
       _span_near, "past,last,next,coming,following,previous"),
    _p("u",
       r"(?P<which>(?i:the past|the last|the next|the coming|the following|recent|coming|past)) "
       r"(?P<unit>(?:day|week|month|year|decade|centurie)s)",
       _span_near, "past,last,next,coming,recent,following"),
    _p("u",
       rf"{_N}{_U}(?P<half> and a half)?(?: (?:almost |exactly )?to the (?:day|week|month|hour))?"
       r"(?: (?:have |had |has )?(?:passed|elapsed|gone by|went by)(?= since))? "
       r"(?P<way>earlier|later|before|after|since|"
       r"previously|prior to|prior|ahead of|following|into|on from)",
       _offset, "earlier,later,before,after,since,previous,prior,ahead,following,into,on_from"),
    # "It is ten years this week since it fell", "ten years have passed since it fell"
    _p("u",
       rf"{_N}{_U} (?:(?:have |has |had )?(?:now )?(?:passed|elapsed|gone by|gone)"
       r"|this (?:week|month|year|spring|summer|autumn|winter)|today|tomorrow"
       r"|(?:on |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?P<way>since)",
       _offset, "since"),
    _p("u",
       r"(?P<unit>(?:[Hh]our|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]enturie)s) "
       r"(?P<way>earlier|later|before|after|prior to|ahead of|following|into)",
       _offset, "earlier,later,before,after,prior,ahead,following,into"),
    _p("u",
       r"(?i:the )(?P<unit>day|week|month|year) (?P<way>before|after|prior to|following)",
       _offset, "before,after,prior,following"),
    _p("u",
       r"(?P<which>(?i:the following|the next|the previous|the preceding|the same|that|that "
       r"same|that very)) (?P<unit>day|night|morning|afternoon|evening|week|month|year|decade|"
       r"century)",
       _following, "following,next,previous,preceding,same,that"),
    _p("du",
       r"(?i:at the time|at that time|back then|by then|at that point|in those days|by that "
       r"time)(?! of)",
       _at_the_time, "at_the_time,at_that,back_then,by_then,in_those,by_that"),
    _p("u", rf"[Ww]ithin (?:{_N}|a )?{_UNITS} of", _soon_after, "within"),
    _p("u", rf"[Ww]ithin {_N}{_UNITS}(?! of\b)", _within, "within"),
    _p("u", r"[Ww]ithin (?P<unit>minute|hour|day|week)s(?! of\b)", _soon, "within"),
    _p("u", rf"(?i:for|over|during|within) {_N}{_UNITS}", _nothing("duration"),
       "for_,over_,during_,within_"),
    _p("u", rf"{_N}{_U}-?(?:long)?(?= [a-z])", _nothing("duration")),
    _p("u",
       r"(?i:every|each)(?: (?:other|two|three|four|five|six|seven|ten|second|single))? "
       r"(?P<unit>day|night|morning|evening|week|weekend|month|quarter|year|decade|century|"
       r"summer|winter|spring|autumn)s?",
       _nothing("set"), "every,each"),
    _p("m", rf"(?i:every|each) (?:{'|'.join(MONTHS)})", _nothing("set"), "every,each"),
    _p("du", r"(?:daily|weekly|monthly|quarterly|yearly|annually|nightly|hourly)", _nothing("set"),
       "ly"),
    _p("u",
       r"(?i:once|twice|three times|four times|several times) (?:a|every|each|per) (?:day|week|"
       r"month|year)",
       _nothing("set"), "once,twice,times"),
    _p("n",
       rf"(?:[Tt]he |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er )?(?P<ordinal>(?i:{ORDINAL}))[- "
       r"](?:wedding |founding )?(?i:anniversary|birthday)",
       _anniversary, "anniversary,birthday"),
    _p("n",
       rf"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa] )?(?P<years>(?i:{COUNT}))[- ][Yy]ear "
       r"(?i:anniversary)",
       _anniversary, "anniversary"),
    _p("n",
       r"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa] )?(?P<named>(?i:(?:bi|ter|tri|quin|sesqui|semi)?"
       r"centen(?:nial|ary)|(?:golden|silver|diamond) jubilee))",
       _anniversary, "centen,jubilee"),
)  # fmt: skip
