"""Bare numbers that have the unit of the one they go with: "4 million tons, up from 3.2"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.lexicon import units
from communique.figures.numbers import DIGITS, LONG, number

if TYPE_CHECKING:
    from communique.figures.quantities import Quantity

_SCALED = re.compile(rf"(?:{LONG})$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:from|to|against|than|and|another|further|additional|for|worth|at|of)\s+(?:which\s+)?(?:(?:about|around|some|just|nearly|almost|over|under|a"
    r"|record)\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?: (?:in|last|this) \w+)?,? (?:up|down|rising|falling)? ?from ", re.IGNORECASE
)
# What stands between a level and the bare number that it is held against.
_UP_FROM = re.compile(
    r"[^.;:\d]{0,60}?(?: (?:\d{4}|\d{1,2}))?[^.;:\d]{0,30}?"
    r"\b(?:(?:up|down|rising|falling|rise|increase|drop|fall) from|(?:up|down) on|"
    r"compared (?:with|to)|against|versus) (?:(?:about|around|some|just|nearly|almost|only) )?",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"[^\w]*(?P<n>{DIGITS})(?P<scale>[\s-]?(?:{LONG})\b)?", re.IGNORECASE)
# "a city of one million"
_PLACE = re.compile(
    r"\b(?:city|town|village|country|nation|state|island|region|people|population) of "
    r"(?:(?:about|around|some|nearly|almost|over|more than|just) )*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# A number below this, beside one with a scale word, is told in the same millions.
_LEAST_FULL = 1_000
_ALONE = re.compile(
    r"\s*(?:$|[.,;)]|(?:in|to|from|at|a|the|last|this|over|during|by|for|after|before|when|as|while|because|has|have|had|is|are|was|were)\b)",
    re.IGNORECASE,
)


def with_unit(text: str, quantity: Quantity, others: list[Quantity]) -> Quantity:
    """A bare number with the unit of the one it goes with: "to $8 billion from 9 billion"."""
    share = next(
        (q for q in others if q.kind == "share" and 0 <= quantity.start - q.end <= 12), None
    )
    if quantity.kind == "count" and share is not None and _ALONE.match(text, quantity.end) and (
        _FROM.fullmatch(text, share.end, quantity.start)
    ):  # fmt: skip
        return replace(quantity, kind="share", value=round(quantity.value / 100, 6))
    came = next(
        (q for q in reversed(others) if q.kind in {"money", "mass", "volume", "energy"}
         and q.end < quantity.start and _came_from(text, q, quantity)), None,
    )  # fmt: skip
    if quantity.kind == "count" and came is not None and _ALONE.match(text, quantity.end):
        value = round(quantity.value * _scale_of(text, came, quantity), 3)
        return replace(quantity, kind=came.kind, unit=came.unit, value=value)
    if (
        quantity.kind != "count"
        or not _SCALED.search(text, quantity.start, quantity.end)
        or not _COMPARED.search(text, max(0, quantity.start - 40), quantity.start)
        or not _ALONE.match(text, quantity.end)
    ):
        return quantity
    measured = [q for q in others if q.kind in {"money", "mass", "volume", "energy"}]
    if not measured or _PLACE.search(text, max(0, quantity.start - 40), quantity.start):
        return quantity
    nearest = min(measured, key=lambda q: abs(q.start - quantity.start))
    value = round(quantity.value * _factor_of(text, nearest), 3)
    return replace(quantity, kind=nearest.kind, unit=nearest.unit, value=value)


def _factor_of(text: str, told: Quantity) -> float:
    """How many of the record's units the unit of an amount is: of a cubic foot, in m3."""
    words = _LEADING.match(text, told.start)
    if told.kind == "money" or words is None:
        return 1.0
    after = text[words.end() : told.end].strip(" -").removeprefix("of ").lower()
    return next((e.factor for e in units() if after in {form.lower() for form in e.forms}), 1.0)


def _came_from(text: str, level: Quantity, base: Quantity) -> bool:
    """Whether a bare number is where a level came from: "1.1 million tons, up from 830,000"."""
    if _YEAR.fullmatch(text, base.start, base.end):
        return False  # "up 4 percent from 2015"
    measured = level.kind != "money"
    if measured and _FROM.fullmatch(text, level.end, base.start):
        return True
    return _UP_FROM.fullmatch(text, level.end, base.start) is not None


def _scale_of(text: str, level: Quantity, base: Quantity) -> float:
    """What a bare number is to be multiplied by: 1e9 for the second of "4 bcm, down from 5.2"."""
    told = _LEADING.match(text, level.start)
    count = number(told["n"], told["scale"]) if told is not None else None
    if told is None or not count:
        return 1.0
    factor = level.value / count
    if told["scale"] and base.value < _LEAST_FULL and not _SCALED.search(
        text, base.start, base.end
    ):  # fmt: skip
        factor *= count / (number(told["n"], None) or count)
    return factor
