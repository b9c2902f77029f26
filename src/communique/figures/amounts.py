"""What a number of a sentence is, on its tokens, and what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.nouns import times_in

if TYPE_CHECKING:
    from communique.figures.changes import Role
    from communique.figures.lexicon import Indicator, Movement, Owner
    from communique.figures.quantities import Quantity
    from communique.figures.relations import Relation
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Flow


@dataclass(slots=True)
class Amount:
    """A quantity of a sentence on its tokens (``first`` to ``last``, half-open)."""

    quantity: Quantity
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What an amount measures, and the tokens that say so (``first`` to ``last``, half-open)."""

    indicator: Indicator
    flow: Flow | None
    owner: Owner
    first: int
    last: int
    unit: str | None


@dataclass(slots=True)
class Reading:
    """An amount with all that has been found of it."""

    amount: Amount
    claim: Claim
    role: Role
    movement: Movement | None
    relation: Relation
    period: str | None
    dated_after: bool = False
    used: bool = False


def amount_at(sentence: Span, quantity: Quantity) -> Amount:
    """A quantity, whose characters are those of a sentence, on the tokens of the document."""
    span = sentence.doc.char_span(
        sentence.start_char + quantity.start,
        sentence.start_char + quantity.end,
        alignment_mode="expand",
    )
    assert span is not None, "a quantity lies within its sentence"
    return Amount(quantity, span.start, span.end)


def is_time(parse: Parse, sentence: Span, amount: Amount) -> bool:
    """Whether a number is part of a date or a span of time."""
    start = sentence.start_char + amount.quantity.start
    if amount.quantity.kind == "share":  # "in the first half of this year"
        return any(t.start < start < t.end for t in times_in(parse, sentence))
    if amount.quantity.kind != "count":
        return False
    return any(t.start <= start < t.end for t in times_in(parse, sentence))
