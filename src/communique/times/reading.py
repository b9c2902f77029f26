"""What an expression of time says, before it is known what it is to be counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.language.patterns import LatePattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from datetime import date

    from communique.language.annotations import TimeKind
    from communique.times.edtf import Unit

#: Where the clause around an expression looks: "met on Monday", "will meet on Monday".
Lean = Literal["past", "future", "none"]


@dataclass(frozen=True, slots=True)
class Offset:
    """A time counted from another that the text tells: "10 days after", "that year", "at the time".

    ``clause`` says that the other time is the one of what follows ("after Kim sent a letter").
    ``through`` makes it all that lies between ("over the next two years"), ``part`` a part of the
    year counted ("the end of that year").
    """

    count: float
    unit: Unit | None
    clause: bool = False
    rough: bool = False
    through: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression.

    Exactly one of ``value`` (known as it stands), ``anchored`` (a function of the day of reporting
    and the lean of the clause) and ``offset`` is set; none, where there is no value (durations).
    ``partial`` holds month and day where only the year is wanting. ``anniversary`` counts years.
    ``group`` is the kind of a named period.
    """

    kind: TimeKind
    basis: Literal["explicit", "relative", "period"]
    value: str | None = None
    anchored: Callable[[date, Lean], str | None] | None = None
    offset: Offset | None = None
    partial: tuple[int, int | None] | None = None
    anniversary: int | None = None
    lean: Lean | None = None
    group: str | None = None


class Pattern:
    """A regular expression of times and how a match is read; compiled when it is first tried.

    Args:
        heads: the kinds of head word it needs one of, a letter each (``expressions.find``).
        source: the expression; it matches whole words alone, and no sums of money.
        read: gives what a match means, ``None`` where it is no time.
        needs: pieces of words, in small letters, of which every match holds one.
    """

    __slots__ = ("_expression", "heads", "needs", "read")

    def __init__(
        self,
        heads: str,
        source: str,
        read: Callable[[re.Match[str]], Reading | None],
        needs: str = "",
    ) -> None:
        self.heads = frozenset(heads)
        self._expression = LatePattern(source)
        self.read = read
        self.needs = tuple(needs.replace("_", " ").split(",")) if needs else ()

    @property
    def source(self) -> str:
        """The expression as text."""
        return self._expression.source

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Its matches between two characters of a text."""
        return self._expression.compiled.finditer(text, start, end)


def counting(
    heads: str, source: str, read: Callable[[re.Match[str]], Reading | None], needs: str = ""
) -> Pattern:
    """A pattern of words that count or name a time, not part of a compound or a sum."""
    return Pattern(heads, rf"(?<![\w$€£¥-])(?:{source})(?![\w-])", read, needs)


@dataclass(slots=True)
class Expression:
    """An expression of the text: its place in characters and tokens, its reading, its value."""

    start: int
    end: int
    reading: Reading
    first: int = 0
    last: int = 0
    root: int = 0
    edtf: str | None = None
    resolved: bool = False
