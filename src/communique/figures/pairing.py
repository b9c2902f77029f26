"""Numbers that share the words of what they measure: both ends, a change and its level, a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.changes import is_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount, Claim
    from communique.figures.sequels import Model
    from communique.language.tokens import Span


def with_ends(
    sentence: Span, claimed: list[tuple[Amount, Claim | None]]
) -> list[tuple[Amount, Claim | None]]:
    """The amounts with their claims; both of "from 30 to 315 percent" have that of the first."""
    ended: list[tuple[Amount, Claim | None]] = []
    for amount, what in claimed:
        base, told = ended[-1] if ended else (None, None)
        if (
            base is not None
            and told is not None
            and base.quantity.kind == amount.quantity.kind
            and 0 <= amount.first - base.last <= 2
            and is_base(sentence, base)
        ):
            what = told
        ended.append((amount, what))
    return ended


def with_levels(claimed: list[tuple[Amount, Claim | None]]) -> list[tuple[Amount, Claim | None]]:
    """The amounts with their claims; a change is of what the level by the same word is of.

    "Shipments climbed 12 percent to 27 million barrels": both are of oil.
    """
    kept: list[tuple[Amount, Claim | None]] = []
    for i, (amount, what) in enumerate(claimed):
        level = claimed[i + 1][1] if i + 1 < len(claimed) else None
        if (
            what is not None
            and level is not None
            and amount.quantity.kind == "share"
            and (what.first, what.last) == (level.first, level.last)
        ):
            what = replace(what, indicator=level.indicator)
        kept.append((amount, what))
    return kept


def is_whole(sentence: Span, amount: Amount, what: Claim, found: Sequence[Model]) -> bool:
    """Whether a sum is all of what parts were told of: "half of its foreign debt of $2 billion"."""
    last = found[-1] if found else None
    if last is None or amount.quantity.kind != "money" or sentence.doc[amount.first - 1].i < 1:
        return False
    i = amount.first - 1
    while i > what.last and sentence.doc[i].lower_ in {"about", "some", "around", "nearly"}:
        i -= 1
    return (
        (what.first, what.last) == (last.claim.first, last.claim.last)
        and i == what.last
        and sentence.doc[i].lower_ == "of"
        and last.amount.last <= what.first
    )
