"""Regular expressions of many words, and the words without which a pattern cannot match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first, that looks at what they share once.

    >>> alternatives(["ten", "tenth", "two"])
    't(?:en(?:th)?|wo)'
    """
    tree: _Tree = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree)


_Tree = dict[str, "_Tree"]


def _pattern(tree: _Tree) -> str:
    branches = [re.escape(letter) + _pattern(below) for letter, below in tree.items() if letter]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class LatePattern:
    """A regular expression that is compiled when it is first asked for: many never are.

    Args:
        source: as ``re.compile`` takes it.
        flags: likewise.
    """

    __slots__ = ("_compiled", "flags", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self.flags)
        return self._compiled


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands in a text."""

    start: int
    end: int
    text: str


class Phrases:
    """Finds phrases in a text: left to right, the longest at each place, without overlap.

    The same as a regular expression of alternatives, which takes fifty times as long to make.

    Args:
        phrases: as they stand in a text.
        before, after: the characters, as a class of a pattern, that no phrase may follow or
            precede.

    >>> [found.text for found in Phrases(["North", "North Sea"]).find("North Seas, North Sea")]
    ['North', 'North Sea']
    """

    def __init__(
        self, phrases: Iterable[str], before: str = r"[A-Za-z]", after: str = r"[A-Za-z]"
    ) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(list(phrases), store_patterns=False)
        self._before = re.compile(before)
        self._after = re.compile(after)

    def find(self, text: str) -> Iterator[Found]:
        """The phrases of a text."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        until = 0
        for start, end in sorted(((s, e) for _, s, e in matches), key=lambda at: (at[0], -at[1])):
            if start < until or (start and self._before.match(text, start - 1)):
                continue
            if self._after.match(text, end) is None:
                until = end
                yield Found(start, end, text[start:end])

    def sub(self, put: str, text: str) -> str:
        """A text with something put in the place of its phrases."""
        parts: list[str] = []
        until = 0
        for found in self.find(text):
            parts += (text[until : found.start], put)
            until = found.end
        return "".join((*parts, text[until:]))


class Needles:
    """Tells which of some patterns a text may match, by the words that each of them needs.

    Args:
        needed: for each pattern words of which it needs one, in any case of letters; they are
            looked for as whole words, with an ending "s" or without.

    >>> Needles([["dollar", "euro"], ["treaty"]]).within("Two treaties cost 40 million Euros.")
    frozenset({0})
    """

    def __init__(self, needed: Sequence[Iterable[str]]) -> None:
        patterns: dict[str, set[int]] = {}
        for number, words in enumerate(needed):
            for word in words:
                patterns.setdefault(word.lower(), set()).add(number)
        self._patterns = [frozenset(numbers) for numbers in patterns.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns), store_patterns=False)

    def within(self, text: str) -> frozenset[int]:
        """The numbers of the patterns whose words stand in a text."""
        low = text.lower()
        if len(low) != len(text):  # A few letters grow in lower case, and offsets with them.
            low = text
        found: frozenset[int] = frozenset()
        for number, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if self._patterns[number] <= found:
                continue
            if start and low[start].isalpha() and low[start - 1].isalpha():
                continue
            rest = low[end : end + 2].removeprefix("s")
            if low[end - 1].isalpha() and rest[:1].isalpha():
                continue
            found |= self._patterns[number]
        return found
