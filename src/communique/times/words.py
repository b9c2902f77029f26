"""The words of English for numbers, months, weekdays, units and parts of time, as patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.patterns import alternatives

if TYPE_CHECKING:
    from communique.times.edtf import Unit

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH_FORMS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)?|APR(?:IL|\.)?|MAY|JUNE?\.?|JULY?\.?|"
    r"AUG(?:UST|\.)?|SEPT?(?:EMBER|\.)?|OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?"
)
#: A month beside a number; ``MONTH_NAME`` is a month that stands alone.
MONTH = rf"(?P<month>{_MONTH_FORMS})"
MONTH_NAME = rf"(?P<month>{'|'.join(MONTHS)})"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|"
    r"Sun(?:day)?)"
)
WEEKDAY_NAME = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|{'|'.join(WEEKDAYS).upper()})"
YEAR = r"(?:1[0-9]\d\d|20\d\d|21[0-4]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAYPART = r"(?:morning|afternoon|evening|night|midday|noon|midnight|lunchtime|dawn|dusk)"
DASH = r" ?[-‐‑–—−] ?"

_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ONES += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_ONES = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = [f"{word[:-1]}ieth" for word in _TENS]
_NUMBERS: dict[str, float] = {word: i for i, word in enumerate(_ONES)}
_ORDINALS: dict[str, int] = {word: i for i, word in enumerate(_ORDINAL_ONES)}
for _tens, (_word, _ordinal) in enumerate(zip(_TENS, _ORDINAL_TENS, strict=True), start=2):
    _NUMBERS[_word] = _tens * 10
    _ORDINALS[_ordinal] = _tens * 10
    for _i in range(1, 10):
        _NUMBERS[f"{_word}-{_ONES[_i]}"] = _tens * 10 + _i
        _ORDINALS[f"{_word}-{_ORDINAL_ONES[_i]}"] = _tens * 10 + _i
_NUMBERS |= {"a": 1, "an": 1, "half a": 0.5, "half-a": 0.5, "a hundred": 100, "one hundred": 100}
_NUMBERS |= {"a dozen": 12, "half a dozen": 6, "a half": 0.5, "another": 1, "a single": 1}
#: Counts that say roughly how many.
_VAGUE: dict[str, float] = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "a few": 3, "few": 3, "several": 4, "some": 4,
    "dozens of": 24, "a handful of": 4, "scores of": 40,
}  # fmt: skip

COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d)?|{alternatives([*_NUMBERS, *_VAGUE])})"
    r"(?: and a half)?"
)
_QUALIFIERS = (
    "about", "around", "some", "nearly", "almost", "more than", "over", "roughly", "approximately",
    "at least", "less than", "just over", "just under", "well over", "just", "only", "exactly",
    "barely", "close to", "fewer than", "under", "as long as",
)  # fmt: skip
QUALIFIER = rf"(?:{alternatives(_QUALIFIERS)})"
_EXACT = {"just", "only", "exactly", "barely"}
ORDINAL = (
    r"(?:\d{1,4}(?:st|nd|rd|th)|"
    + alternatives(_ORDINALS)
    + r"|hundredth|one[- ]hundredth|two[- ]hundredth)"
)
UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie)|generation"
    r"|winter|summer|autumn|harvest)"
)
_UNITS: dict[str, tuple[float, Unit]] = {
    "second": (0, "day"), "minute": (0, "day"), "hour": (1 / 24, "day"), "day": (1, "day"),
    "night": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"), "month": (1, "month"),
    "quarter": (3, "month"), "year": (1, "year"), "decade": (1, "decade"),
    "century": (1, "century"), "centurie": (1, "century"), "generation": (25, "year"),
    "winter": (1, "year"), "summer": (1, "year"), "autumn": (1, "year"), "harvest": (1, "year"),
}  # fmt: skip
SEASON = r"(?:spring|summer|autumn|fall|winter)"
SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PART = r"(?:early|mid|middle|late)"


def month_number(form: str) -> int:
    """The number of a month by any of its forms."""
    head = form[:3].title()
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(head))


def weekday_number(form: str) -> int:
    """The number of a weekday by any of its forms, Monday being 0."""
    head = form[:3].title()
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(head))


def count(words: str) -> tuple[float, bool]:
    """The number that count words stand for, and whether they only say roughly how many."""
    form = words.lower()
    extra = 0.0
    if form.endswith(" and a half"):
        form, extra = form.removesuffix(" and a half"), 0.5
    if form in _VAGUE:
        return _VAGUE[form], True
    if form in _NUMBERS:
        return _NUMBERS[form] + extra, False
    return float(form.replace(",", "")) + extra, False


def ordinal(words: str) -> int:
    """The number of an ordinal ("60th", "sixtieth")."""
    form = words.lower()
    if form[0].isdigit():
        return int(form[:-2])
    if form.endswith("hundredth"):
        return 200 if form.startswith("two") else 100
    return _ORDINALS[form]


def rough(qualifier: str | None) -> bool:
    """Whether a qualifier ("nearly") makes a number approximate."""
    return qualifier is not None and qualifier.lower() not in _EXACT


def unit(form: str) -> tuple[float, Unit]:
    """How many of which unit of the calendar a unit word (singular or plural) is."""
    return _UNITS[form.lower().removesuffix("s")]
