"""Numbers with their units in a text: money, percentages, fractions, masses, volumes, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from communique.figures.lexicon import currencies, units
from communique.language.patterns import LatePattern, Needles, alternatives

if TYPE_CHECKING:
    from communique.figures.lexicon import Currency, Kind

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, float] = {word: i for i, word in enumerate(_ONES, start=1)}
_WORDS |= {word: i * 10 for i, word in enumerate(_TENS, start=2)}
_WORDS |= {
    f"{tens}-{one}": _WORDS[tens] + i for tens in _TENS for i, one in enumerate(_ONES[:9], start=1)
}
_WORDS |= {"a dozen": 12, "half a dozen": 6, "two dozen": 24, "three dozen": 36, "a couple of": 2}
_WORDS |= {f"{word} and a half": i + 0.5 for i, word in enumerate(_ONES[:9], start=1)}
_WORDS |= {"half a": 0.5, "a quarter of a": 0.25, "several": 4, "a handful of": 4, "a few": 3}
#: Plurals that say roughly how many: the least of what they say.
_VAGUE: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000, "tens of thousands": 20_000, "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000,
    "tens of billions": 20_000_000_000, "hundreds of billions": 200_000_000_000,
}  # fmt: skip
_ARTICLE = {"a": 1.0, "an": 1.0}
_SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6,
    "mn": 1e6, "m": 1e6, "mln": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9,
    "b": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "lakh crore": 1e12,
    "million and a half": 1.5e6, "billion and a half": 1.5e9,
    "hundred thousand": 1e5, "hundred million": 1e8, "thousand billion": 1e12,
}  # fmt: skip
_LETTERS = {"k", "m", "b"}
_FRACTIONS: dict[str, float] = {
    "half": 0.5, "a half": 0.5, "one-half": 0.5, "a third": 1 / 3, "one-third": 1 / 3,
    "one third": 1 / 3, "two-thirds": 2 / 3, "two thirds": 2 / 3, "a quarter": 0.25,
    "one-quarter": 0.25, "one quarter": 0.25, "three-quarters": 0.75, "three quarters": 0.75,
    "three-fourths": 0.75, "a fifth": 0.2, "one-fifth": 0.2, "one fifth": 0.2, "two-fifths": 0.4,
    "two fifths": 0.4, "three-fifths": 0.6, "three fifths": 0.6, "four-fifths": 0.8,
    "four fifths": 0.8, "a sixth": 1 / 6, "one-sixth": 1 / 6, "a tenth": 0.1, "one-tenth": 0.1,
    "one tenth": 0.1, "nine-tenths": 0.9, "nine tenths": 0.9,
}  # fmt: skip
_DASH = r"\s?[-‐‑–—]\s?"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|{alternatives(_WORDS)})"
_LONG = alternatives([scale for scale in _SCALES if scale not in _LETTERS])
# A scale is a word after a space, or a letter or abbreviation at the number itself ("300m", "2bn").
_SCALE = rf"(?:[\s-]?(?:{_LONG})\b|(?-i:[kmb]|[KMB])\b)"
_APPROX = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|more than|less than|"
    r"fewer than|at least|at most|up to|as many as|as much as|close to|an estimated|estimated|"
    r"just over|just under|well over|upwards of)\s+(?:half\s+)?$",
    re.IGNORECASE,
)


_SCALED = re.compile(rf"(?:{_LONG})$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:from|to|against|than|and|another|further|additional|for|worth|at|of)\s+(?:which\s+)?(?:(?:about|around|some|just|nearly|almost|over|under|a"
    r"|record)\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?: (?:in|last|this) \w+)?,? (?:up|down|rising|falling)? ?from ", re.IGNORECASE
)
_A_DAY = re.compile(
    r"(?: of (?:[\w-]+ ){0,2}(?:crude|oil|fuel|diesel|petrol|petroleum|gas|water)(?: oil)?)?"
    r" (?:(?:a|per|each|every) day|daily)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s*(?:$|[.,;)]|(?:in|to|from|at|a|the|last|this|over|during|by|for|after|before|when|as|while|because|has|have|had|is|are|was|were)\b)",
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
    return _without_conversions(text, [_with_unit(text, q, found) for q in found])


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


def _with_unit(text: str, quantity: Quantity, others: list[Quantity]) -> Quantity:
    """A bare number with the unit of the one it goes with: "to $8 billion from 9 billion"."""
    share = next(
        (q for q in others if q.kind == "share" and 0 <= quantity.start - q.end <= 12), None
    )
    if quantity.kind == "count" and share is not None and _ALONE.match(text, quantity.end) and (
        _FROM.fullmatch(text, share.end, quantity.start)
    ):  # fmt: skip
        return replace(quantity, kind="share", value=round(quantity.value / 100, 6))
    came = next(
        (q for q in others if q.kind in {"mass", "volume", "energy"}
         and _FROM.fullmatch(text, q.end, quantity.start)), None,
    )  # fmt: skip
    if quantity.kind == "count" and came is not None and _ALONE.match(text, quantity.end):
        return replace(quantity, kind=came.kind, unit=came.unit)  # "to 180,000 tons from 600,000"
    if (
        quantity.kind != "count"
        or not _SCALED.search(text, quantity.start, quantity.end)
        or not _COMPARED.search(text, max(0, quantity.start - 40), quantity.start)
        or not _ALONE.match(text, quantity.end)
    ):
        return quantity
    measured = [q for q in others if q.kind in {"money", "mass", "volume", "energy"}]
    if not measured:
        return quantity
    nearest = min(measured, key=lambda q: abs(q.start - quantity.start))
    return replace(quantity, kind=nearest.kind, unit=nearest.unit)


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
        return round(_FRACTIONS[match["low"].lower()], 4), None, "share"
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


def number(form: str, scale: str | None) -> float | None:
    """The value of a number in digits or words with an optional scale word."""
    word = " ".join(form.lower().split())
    value = _WORDS.get(word, _VAGUE.get(word, _ARTICLE.get(word)))
    if value is None:
        if not word[0].isdigit():
            return None
        value = float(word.replace(",", ""))
    if scale:
        factor = _SCALES[" ".join(scale.lower().replace("-", " ").split())]
        # In decimals: 65.4 billion is not 65400000000.00001.
        value = float(Decimal(str(value)) * Decimal(str(factor)))
    return round(value, 6)


@cache
def _patterns() -> tuple[tuple[tuple[str, LatePattern], ...], Needles]:
    """The patterns of quantities in the order they are tried, and the words they need."""
    apart = rf"(?P<sep>{_DASH}|\s+(?:to|and|or)\s+)"
    high = rf"(?:(?P<lscale>{_SCALE})?{apart}(?:SYM\s?)?(?P<high>{_NUMBER}))?"
    amount = rf"(?P<low>{_NUMBER}|(?:an?)(?=\s(?:{_LONG})\b)){high}(?P<scale>{_SCALE})?"
    vague = rf"(?P<low>{alternatives(_VAGUE)})(?P<high>)?(?P<lscale>)?(?P<scale>)?"
    symbol = alternatives(_symbols())
    money = amount.replace("SYM", f"(?:{symbol})")
    plain = amount.replace(r"(?:SYM\s?)?", "")
    names = alternatives([n for c in currencies() for n in c.names])
    forms = alternatives(_units())
    # "and China two thirds.": of several parts, nothing but a fraction can be meant.
    plural = alternatives([f for f in _FRACTIONS if f.endswith("s")])
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
        ("fraction", rf"(?<![\w-])(?P<low>{alternatives(_FRACTIONS)})(?P<high>)?"
                     r"(?=\s(?:of\s|the\s|its\s|their\s|all\s|(?:less|more|fewer|higher|lower)\s+than\s))"),
        ("fraction", rf"(?<=[^\W\d]\s)(?P<low>{plural})(?P<high>)?(?=\s*[.,;]|$)"),
        ("fraction", rf"\b(?:by|(?:increase|rise|growth|gain|fall|drop|decline|decrease)\s+of)\s+"
                     rf"(?:{approximators}\s+)?(?P<low>{alternatives(_FRACTIONS)})"
                     r"(?P<high>)?\b"),
        ("count", rf"(?<![\w.,$]){vague}(?=\s+of\s)"),
        ("count", rf"(?<![\w.,$/:-]){plain}(?![\w%/:]|\.\d|,\d)"),
    )  # fmt: skip
    called = [name for c in currencies() for name in c.names]
    parts = list(_FRACTIONS)
    needed = (
        list(_symbols()), ["%", "percent", "cent", "pct"], called, called,
        list(_units()), list(_units()), list(_units()), parts, parts, parts, list(_VAGUE),
        [*"0123456789", *_WORDS, *_SCALES],
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
