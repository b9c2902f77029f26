"""Days with names: feasts that move with Easter, and days fixed by the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.times.reading import Pattern, Reading
from communique.times.words import YEAR

if TYPE_CHECKING:
    import re

    from communique.times.reading import Lean

_FIXED: dict[str, tuple[int, int]] = {
    "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Christmas": (12, 25),
    "Boxing Day": (12, 26), "New Year's Day": (1, 1), "New Year's Eve": (12, 31),
    "New Year’s Day": (1, 1), "New Year’s Eve": (12, 31), "New Year's": (1, 1),
    "New Year’s": (1, 1), "Valentine's Day": (2, 14), "Valentine’s Day": (2, 14),
    "May Day": (5, 1), "Halloween": (10, 31), "Armistice Day": (11, 11), "Epiphany": (1, 6),
    "Bastille Day": (7, 14), "All Saints' Day": (11, 1), "All Saints’ Day": (11, 1),
    "International Women's Day": (3, 8), "International Women’s Day": (3, 8),
    "Juneteenth": (6, 19), "Anzac Day": (4, 25),
    "St. Patrick's Day": (3, 17), "St. Patrick’s Day": (3, 17), "April Fools' Day": (4, 1),
    "World AIDS Day": (12, 1), "Human Rights Day": (12, 10), "Earth Day": (4, 22),
}  # fmt: skip
_EASTER: dict[str, int] = {
    "Easter": 0, "Easter Sunday": 0, "Easter Day": 0, "Good Friday": -2, "Easter Monday": 1,
    "Palm Sunday": -7, "Ash Wednesday": -46, "Maundy Thursday": -3, "Ascension Day": 39,
    "Pentecost": 49, "Shrove Tuesday": -47, "Holy Saturday": -1,
}  # fmt: skip
#: Month, weekday (Monday is 0), and which one of the month (-1: the last).
_NTH: dict[str, tuple[int, int, int]] = {
    "Thanksgiving": (11, 3, 4), "Thanksgiving Day": (11, 3, 4), "Memorial Day": (5, 0, -1),
    "Labor Day": (9, 0, 1), "Martin Luther King Day": (1, 0, 3), "Presidents' Day": (2, 0, 3),
    "Presidents’ Day": (2, 0, 3), "Columbus Day": (10, 0, 2), "Super Bowl Sunday": (2, 6, 2),
}  # fmt: skip
_NAMES = sorted([*_FIXED, *_EASTER, *_NTH], key=len, reverse=True)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date:
    """The day of a year that bears a name."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    month, weekday, nth = _NTH[name]
    if nth < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _read(m: re.Match[str]) -> Reading | None:
    name = m["name"]
    if m["year"]:
        return Reading("date", "explicit", value=holiday(name, int(m["year"])).isoformat())
    which = (m["which"] or "").lower()

    def anchored(anchor: date, lean: Lean) -> str:
        near = [holiday(name, y) for y in range(anchor.year - 1, anchor.year + 2)]
        if which == "last" or (lean == "past" and which != "next"):
            found = max(d for d in near if d < anchor or (d == anchor and which != "last"))
        elif which == "next" or lean == "future":
            found = min(d for d in near if d >= anchor)
        else:
            found = min(near, key=lambda d: abs((d - anchor).days))
        return found.isoformat()

    return Reading("date", "relative", anchored=anchored)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "h",
        rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<name>{'|'.join(_NAMES)})"
        rf"(?:,? (?P<year>{YEAR}))?(?![\w-])(?! (?:Island|party|tree|card|present|egg|market))",
        _read,
    ),
)
