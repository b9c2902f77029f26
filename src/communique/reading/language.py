"""The language of a text: cheap to tell where it is English, by a model where it may not be."""

from __future__ import annotations

import re
from itertools import islice

# The beginning tells the language as well as the whole.
_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Words that English has in every paragraph and other languages of the Latin script do not share.
_FUNCTION_WORDS = frozenset(
    "the of and to that for with by from has have had which were was been said says his her"
    " their its would will "
    "this these those they he she we you are is not but who about after before between than into"
    " than over under"
    " against could should at as".split()
)
_SHARED_WORDS = frozenset("a an in on it was met no so do or be my me all out new".split())
# Languages of the press in the Latin script: over a short text the model wanders to small ones.
_MAJOR = frozenset(
    "en fr es pt de it nl sv da no nb nn fi is pl cs sk sl hr bs hu ro sq et lv lt tr az id ms"
    " vi tl sw so ha"
    " af ca gl eu cy ga mt".split()
)
_MIN_LETTERS = 40


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text; ``None`` where it cannot be told.

    >>> tell("The ministers met in Oslo and agreed to reopen the border.")
    'en'
    >>> tell("42") is None
    True
    """
    sample = text[:_SAMPLE]
    words = [word[0].lower() for word in islice(_WORD.finditer(sample), 600)]
    letters = sum(map(len, words))
    if not words or letters < 3:
        return None
    foreign = sum(letter > "\u024f" and letter.isalpha() for letter in sample)
    function = sum(word in _FUNCTION_WORDS for word in words)
    # Prose in English has about four in ten; headlines and tables fewer.
    if foreign * 5 < letters and function * 8 >= len(words) and (function > 1 or len(words) < 8):
        return "en"
    ranked = _rank(sample)
    if foreign * 2 > letters:
        return ranked[0][0] if letters >= 5 else None
    if letters >= 3 * _MIN_LETTERS:
        return ranked[0][0]
    # A headline: the best of the languages of the press, English unless another is clearly ahead.
    major = [(code, score) for code, score in ranked if code in _MAJOR]
    english = dict(major)["en"]
    best, score = major[0]
    # Small words that other languages have too tip a near balance.
    near = 12 if any(word in _SHARED_WORDS for word in words) else 6
    if sample.isascii() and score - english < near and len(words) > 1:
        return "en"
    return best if letters >= _MIN_LETTERS // 2 and score - english > 10 else None


def _rank(sample: str) -> list[tuple[str, float]]:
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(sample)
    return ranked
