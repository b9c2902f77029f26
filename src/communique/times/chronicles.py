"""Chronicles: paragraphs that a date at their head puts in its time, "2002: Riyadh recalls ..."."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.times import edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.language.parse import Parse
    from communique.language.tokens import Token
    from communique.times.reading import Expression

# What may stand before the date of an entry, and after it.
_BULLETS = " \t-–—*•·"
_ENDS = (":", " -", " –", " —")


class Chronicle:
    """The dates that stand at the head of paragraphs.

    Args:
        parse: the document.
        expressions: its expressions of time, in their order.
    """

    def __init__(self, parse: Parse, expressions: Sequence[Expression]) -> None:
        text = parse.text
        self._starts: list[int] = []
        self._entries: list[tuple[int, Expression]] = []
        for expression in expressions:
            line = text.rfind("\n", 0, expression.start) + 1
            if text[line : expression.start].strip(_BULLETS) or line < parse.title:
                continue
            if text.startswith(_ENDS, expression.end):
                end = text.find("\n", expression.end)
                self._starts.append(line)
                self._entries.append((end if end >= 0 else len(text), expression))

    def head(self, token: Token) -> Expression | None:
        """The date at the head of a token's paragraph, if there is one and its value is known."""
        if not self._starts:
            return None
        at = bisect_right(self._starts, token.idx) - 1
        if at < 0:
            return None
        end, expression = self._entries[at]
        inside = expression.end <= token.idx < end
        return expression if inside and expression.edtf is not None else None

    def opens(self, expression: Expression) -> bool:
        """Whether an expression is the date at the head of a paragraph."""
        return any(entry is expression for _, entry in self._entries)

    def year(self, expression: Expression, token: Token) -> int | None:
        """The year of the entry in which a month or day without one stands."""
        head = self.head(token)
        if head is None or head is expression or head.edtf is None:
            return None
        first, _ = edtf.bounds(head.edtf)
        return first.year if first is not None else None
