"""Numbers in words and digits, and the words that scale them."""

from __future__ import annotations

from decimal import Decimal

from communique.language.patterns import alternatives

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: dict[str, float] = {word: i for i, word in enumerate(_ONES, start=1)}
WORDS |= {word: i * 10 for i, word in enumerate(_TENS, start=2)}
WORDS |= {
    f"{tens}-{one}": WORDS[tens] + i for tens in _TENS for i, one in enumerate(_ONES[:9], start=1)
}
WORDS |= {"a dozen": 12, "half a dozen": 6, "two dozen": 24, "three dozen": 36, "a couple of": 2}
WORDS |= {f"{word} and a half": i + 0.5 for i, word in enumerate(_ONES[:9], start=1)}
WORDS |= {"half a": 0.5, "a quarter of a": 0.25, "several": 4, "a handful of": 4, "a few": 3}
#: Plurals that say roughly how many: the least of what they say.
VAGUE: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000, "tens of thousands": 20_000, "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000,
    "tens of billions": 20_000_000_000, "hundreds of billions": 200_000_000_000,
}  # fmt: skip
_ARTICLE = {"a": 1.0, "an": 1.0}
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6,
    "mn": 1e6, "m": 1e6, "mln": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9,
    "b": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "lakh crore": 1e12,
    "million and a half": 1.5e6, "billion and a half": 1.5e9,
    "hundred thousand": 1e5, "hundred million": 1e8, "thousand billion": 1e12,
}  # fmt: skip
_LETTERS = {"k", "m", "b"}
FRACTIONS: dict[str, float] = {
    "half": 0.5, "a half": 0.5, "one-half": 0.5, "a third": 1 / 3, "one-third": 1 / 3,
    "one third": 1 / 3, "two-thirds": 2 / 3, "two thirds": 2 / 3, "a quarter": 0.25,
    "one-quarter": 0.25, "one quarter": 0.25, "three-quarters": 0.75, "three quarters": 0.75,
    "three-fourths": 0.75, "a fifth": 0.2, "one-fifth": 0.2, "one fifth": 0.2, "two-fifths": 0.4,
    "two fifths": 0.4, "three-fifths": 0.6, "three fifths": 0.6, "four-fifths": 0.8,
    "four fifths": 0.8, "a sixth": 1 / 6, "one-sixth": 1 / 6, "a tenth": 0.1, "one-tenth": 0.1,
    "one tenth": 0.1, "nine-tenths": 0.9, "nine tenths": 0.9,
}  # fmt: skip
DASH = r"\s?[-‐‑–—]\s?"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:{DIGITS}|{alternatives(WORDS)})"
LONG = alternatives([scale for scale in SCALES if scale not in _LETTERS])
# A scale is a word after a space, or a letter or abbreviation at the number itself ("300m", "2bn").
SCALE = rf"(?:[\s-]?(?:{LONG})\b|(?-i:[kmb]|[KMB])\b)"


def number(form: str, scale: str | None) -> float | None:
    """The value of a number in digits or words with an optional scale word."""
    word = " ".join(form.lower().split())
    value = WORDS.get(word, VAGUE.get(word, _ARTICLE.get(word)))
    if value is None:
        if not word[0].isdigit():
            return None
        value = float(word.replace(",", ""))
    if scale:
        factor = SCALES[" ".join(scale.lower().replace("-", " ").split())]
        # In decimals: 65.4 billion is not 65400000000.00001.
        value = float(Decimal(str(value)) * Decimal(str(factor)))
    return round(value, 6)
