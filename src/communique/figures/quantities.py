"""Numbers with their units in a text: money, percentages, fractions, masses, volumes, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from communique.figures.borrowed import with_unit
from communique.figures.lexicon import currencies, units
from communique.figures.numbers import (
    DASH,
    FRACTIONS,
    LONG,
    NUMBER,
    SCALE,
    SCALES,
    VAGUE,
    WORDS,
    number,
)
from communique.language.patterns import LatePattern, Needles, alternatives

if TYPE_CHECKING:
    from communique.figures.lexicon import Currency, Kind

_APPROX = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|more than|less than|"
    r"fewer than|at least|at most|up to|as many as|as much as|close to|an estimated|estimated|"
    r"just over|just under|well over|upwards of)\s+(?:half\s+)?$",
    re.IGNORECASE,
)


_A_DAY = re.compile(
    r"(?: of (?:[\w-]+ ){0,2}(?:crude|oil|fuel|diesel|petrol|petroleum|gas|water)(?: oil)?)?"
    r" (?:(?:a|per|each|every) day|daily)\b",
    re.IGNORECASE,
)
# What stands between an amount and the same in another currency.
_CONVERTED = re.compile(
    r"(?:\s*[(\[]|,?\s+or)\s*(?:(?:or|about|some|around|nearly|almost|roughly|approximately|just"
    r"|over|under|equivalent|equal|to|the|of|at|then|worth|c\.|approx\.)\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text: characters, value, kind and unit (``None`` for shares and counts).

    Of a range the value is the middle; ``ends`` are the two percentages of one of shares.
    """

    start: int
    end: int
    value: float
    kind: Kind
    unit: str | None
    approximate: bool = False
    ends: tuple[float, float] | None = None


def quantities(text: str, states: tuple[str, ...] = (), used: str | None = None) -> list[Quantity]:
    """The quantities of a text, left to right, none within another.

    Args:
        text: one sentence.
        states: ISO 3166-1 alpha-3 codes of states near, in their order, which tell whose pounds
            or pesos are meant.
        used: the currency (ISO 4217) of the amount told just before: its shillings go on.

    >>> [(q.value, q.unit) for q in quantities("Trade fell 8.5% to $539.05 million.")]
    [(0.085, None), (539050000.0, 'USD')]
    """
    found: list[Quantity] = []
    patterns, needles = _patterns()
    for at in sorted(needles.within(text)):
        kind, pattern = patterns[at][0], patterns[at][1].compiled
        position = 0
        while match := pattern.search(text, position):
            position = match.end()
            if match["high"] and not _is_range(text, match):
                first = _first_of_two(kind, match, states, used)
                if first is not None:
                    found.append(first)
                # Two amounts, not the ends of one: the second is read on its own.
                cut = match.start("high")
                while cut > match.end("low") and text[cut - 1] not in " \t":
                    cut -= 1
                position = cut
                match = pattern.fullmatch(text, match.start(), match.start("sep")) or match
                if match["high"]:
                    continue
            if any(match.start() < q.end and q.start < match.end() for q in found):
                continue
            read = _read(kind, match, states, used)
            if read is not None:
                value, unit, which = read
                approximate = bool(_APPROX.search(text, max(0, match.start() - 24), match.start()))
                approximate = approximate or bool(match["high"])
                start = match.start("low" if kind == "fraction" else 0)
                ends = _ends(match) if kind == "share" else None
                found.append(Quantity(start, match.end(), value, which, unit, approximate, ends))
    found = [_daily(text, quantity) for quantity in found]
    found.sort(key=lambda quantity: quantity.start)
    for i, quantity in enumerate(found):
        found[i] = with_unit(text, quantity, found)  # and the next may go with it in turn
    return _without_conversions(text, found)


def _first_of_two(
    kind: str, match: re.Match[str], states: tuple[str, ...], used: str | None
) -> Quantity | None:
    """The first of "from 30 to 315 percent", which has the unit of the second."""
    if kind == "prefix" or match["sep"].strip().lower() != "to":
        return None
    low = number(match["low"], match["lscale"] or match["scale"])
    read = _read(kind, match, states, used)
    if low is None or read is None or read[2] == "count":
        return None
    _, unit, which = read
    value = round(low / 100, 6) if which == "share" else low
    if kind == "unit":
        value = round(low * _units()[match["unit"].lower()][0], 3)
    return Quantity(
        match.start(), match.end("lscale" if match["lscale"] else "low"), value, which, unit
    )


def _daily(text: str, quantity: Quantity) -> Quantity:
    """Barrels and cubic metres with their day: "9,000 barrels of Iranian crude a day"."""
    if quantity.unit in {"barrels", "m3"} and _A_DAY.match(text, quantity.end):
        return replace(quantity, unit=f"{quantity.unit}/day")
    return quantity


def _without_conversions(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities without those that say the one before again: "39bn roubles ($600m)"."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and quantity.kind == last.kind != "count"
            and quantity.unit != last.unit
            and _CONVERTED.fullmatch(text, last.end, quantity.start)
        ):
            continue
        kept.append(quantity)
    return kept


def _read(
    kind: str, match: re.Match[str], states: tuple[str, ...], used: str | None
) -> tuple[float, str | None, Kind] | None:
    if kind == "fraction":
        return round(FRACTIONS[match["low"].lower()], 4), None, "share"
    value = _value(match)
    if value is None:
        return None
    if kind == "share":
        return round(value / 100, 6), None, "share"
    if kind == "prefix":
        return value, _symbols()[match["symbol"]], "money"
    if kind == "name":
        return value, _currency(match["name"], states, used), "money"
    if kind == "unit":
        factor, unit, which = _units()[match["unit"].lower()]
        return round(value * factor, 3), unit, which
    return value, None, "count"


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range ("3 to 5 million") and not two amounts."""
    before = text[max(0, match.start() - 24) : match.start()].lower()
    separator = match["sep"].strip().lower()
    if separator == "and":
        return bool(re.search(r"\bbetween\s+(?:about |around |some |roughly )?$", before))
    if separator == "to":
        return not re.search(r"\b(?:from|by)\s+(?:about |around |some |just )?$", before)
    return True


def _value(match: re.Match[str]) -> float | None:
    """The number of a match; of a range, its middle."""
    low = number(match["low"], match["lscale"] or match["scale"])
    if not match["high"] or low is None:
        return low
    high = number(match["high"], match["scale"])
    if high is None:
        return low
    if high < low and match["lscale"] is None:
        return high
    return round((low + high) / 2, 6)


def _ends(match: re.Match[str]) -> tuple[float, float] | None:
    """The two ends of a range of percentages."""
    low, high = number(match["low"], None), number(match["high"] or "0", None)
    if not match["high"] or low is None or high is None or high <= low:
        return None
    return round(low / 100, 6), round(high / 100, 6)


@cache
def _patterns() -> tuple[tuple[tuple[str, LatePattern], ...], Needles]:
    """The patterns of quantities in the order they are tried, and the words they need."""
    apart = rf"(?P<sep>{DASH}|\s+(?:to|and|or)\s+)"
    high = rf"(?:(?P<lscale>{SCALE})?{apart}(?:SYM\s?)?(?P<high>{NUMBER}))?"
    amount = rf"(?P<low>{NUMBER}|(?:an?)(?=\s(?:{LONG})\b)){high}(?P<scale>{SCALE})?"
    vague = rf"(?P<low>{alternatives(VAGUE)})(?P<high>)?(?P<lscale>)?(?P<scale>)?"
    symbol = alternatives(_symbols())
    money = amount.replace("SYM", f"(?:{symbol})")
    plain = amount.replace(r"(?:SYM\s?)?", "")
    names = alternatives([n for c in currencies() for n in c.names])
    forms = alternatives(_units())
    # "and China two thirds.": of several parts, nothing but a fraction can be meant.
    plural = alternatives([f for f in FRACTIONS if f.endswith("s")])
    # Abbreviations stand at the number itself: "32.8bcm", "500kg".
    short = alternatives([form for form in _units() if len(form) <= 3 and " " not in form])
    approximators = "(?:about|around|some|nearly|almost|roughly|over|more than|less than|up to)"
    # "$100m", but not the "$" inside "US$": longest symbol first, and nothing of a word before it.
    sources = (
        ("prefix", rf"(?<![\w$£€])(?-i:(?P<symbol>{symbol}))\s?{money}(?![\d%])"),
        ("share", rf"(?<![\w.,]){plain}(?:\s?%|[\s-](?:percent|per\s?cent|pct)\b)(?!\s*points?\b)"),
        ("name", rf"(?<![\w.,$]){plain}[\s-](?:of\s)?(?P<name>(?:{names})s?)\b"),
        ("name", rf"(?<![\w.,$])(?:{vague})\s+of\s+(?P<name>(?:{names})s?)\b"),
        ("unit", rf"(?<![\w.,$]){plain}[\s-](?:of\s)?(?P<unit>{forms})\b"),
        ("unit", rf"(?<![\w.,$]){plain}(?P<unit>{short})\b"),
        ("unit", rf"(?<![\w.,$])(?:{vague})\s+of\s+(?P<unit>{forms})\b"),
        ("fraction", rf"(?<![\w-])(?P<low>{alternatives(FRACTIONS)})(?P<high>)?"
                     r"(?=\s(?:of\s|the\s|its\s|their\s|all\s|(?:less|more|fewer|higher|lower)\s+than\s))"),
        ("fraction", rf"(?<=[^\W\d]\s)(?P<low>{plural})(?P<high>)?(?=\s*[.,;]|$)"),
        ("fraction", rf"\b(?:by|(?:increase|rise|growth|gain|fall|drop|decline|decrease)\s+of)\s+"
                     rf"(?:{approximators}\s+)?(?P<low>{alternatives(FRACTIONS)})"
                     r"(?P<high>)?\b"),
        ("fraction", rf"\b(?:up|down|fell|fallen|rose|risen|dropped|grew|grown|shrank|shrunk|"
                     rf"jumped|climbed|slid|declined)\s+(?:{approximators}\s+)?"
                     rf"(?P<low>{alternatives(FRACTIONS)})(?P<high>)?"
                     r"(?=\s+(?:on|from|in|to|at|over|last|this|since|against|compared)\b|\s*[,.;]|$)"),
        ("count", rf"(?<![\w.,$]){vague}(?=\s+of\s)"),
        ("count", rf"(?<![\w.,$/:-]){plain}(?![\w%/:]|\.\d|,\d)"),
    )  # fmt: skip
    called = [name for c in currencies() for name in c.names]
    parts = list(FRACTIONS)
    needed = (
        list(_symbols()), ["%", "percent", "cent", "pct"], called, called,
        list(_units()), list(_units()), list(_units()), *[parts] * 4, list(VAGUE),
        [*"0123456789", *WORDS, *SCALES],
    )  # fmt: skip
    patterns = tuple((kind, LatePattern(source, re.IGNORECASE)) for kind, source in sources)
    return patterns, Needles(needed)


@cache
def _symbols() -> dict[str, str]:
    return {symbol: entry.code for entry in currencies() for symbol in entry.symbols}


@cache
def _units() -> dict[str, tuple[float, str, Kind]]:
    table: dict[str, tuple[float, str, Kind]] = {}
    for entry in units():
        for form in entry.forms:
            table[form.lower()] = (entry.factor, entry.unit, entry.kind)
    return table


@cache
def _named() -> dict[str, tuple[Currency, ...]]:
    table: dict[str, tuple[Currency, ...]] = {}
    for entry in currencies():
        for name in entry.names:
            table[name.lower()] = (*table.get(name.lower(), ()), entry)
    return table


def _currency(form: str, states: tuple[str, ...], used: str | None) -> str | None:
    """The ISO code of a currency's name; of one that several states use, the first state's."""
    name = form.lower()
    owners = _named().get(name) or _named().get(name.removesuffix("s"), ())
    if len(owners) > 1 and any(entry.code == used for entry in owners):
        return used
    for state in states if len(owners) > 1 else ():
        for entry in owners:
            if state in entry.states:
                return entry.code
    if len(owners) == 1:
        return owners[0].code
    return next((entry.code for entry in owners if entry.default), None)
