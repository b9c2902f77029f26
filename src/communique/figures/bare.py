"""Bare millions in the unit of the goods told last: "Deliveries from Peru reached 2.9 billion"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.numbers import LONG
from communique.figures.unnamed import flow_of
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Kind
    from communique.figures.quantities import Quantity
    from communique.language.tokens import Span
    from communique.record import Figure

_SCALED = re.compile(rf"(?:{LONG})$", re.IGNORECASE)
_FLOWING = re.compile(
    r"\b(?:(?:ex|im)ports?|deliveries|supplies|shipments|purchases|sales|flows)\b", re.IGNORECASE
)
# What may follow a number that counts nothing of its own.
_ALONE = frozenset("ADP PUNCT CCONJ ADV SCONJ PART".split())
_LEAST = 10_000
_PRICED = frozenset({"cost", "pay", "spend", "earn", "fetch"})


def in_unit_of_last(sentence: Span, amounts: Sequence[Amount], last: Figure | None) -> list[Amount]:
    """The amounts of a sentence; bare millions of trade have the unit of the trade told last.

    Args:
        sentence: the sentence.
        amounts: its amounts.
        last: the figure told last in its paragraph or the sentence before.
    """
    if last is None or last.flow is None or last.measure != "level" or last.unit is None:
        return list(amounts)
    if any(a.quantity.kind in {"money", "mass", "volume", "energy"} for a in amounts):
        return list(amounts)
    return [
        replace(a, quantity=_like(a.quantity, last)) if _is_bare(sentence, a) else a
        for a in amounts
    ]


def _like(quantity: Quantity, last: Figure) -> Quantity:
    money = last.unit is not None and last.unit.isupper() and len(last.unit) == 3
    kind: Kind = "money" if money else "energy" if (last.unit or "").startswith("MW") else (
        "mass" if last.unit == "tonnes" else "volume"
    )  # fmt: skip
    return replace(quantity, kind=kind, unit=last.unit)


def _is_bare(sentence: Span, amount: Amount) -> bool:
    """Whether a number of millions or more counts nothing, in a clause of trade."""
    quantity, doc = amount.quantity, sentence.doc
    scaled = _SCALED.search(sentence.text, quantity.start, quantity.end) is not None
    # "Purchases from Peru declined by a third to 190,000", of barrels
    reached = quantity.value >= _LEAST and doc[amount.first - 1].lower_ == "to"
    if quantity.kind != "count" or not (scaled or reached):
        return False
    if amount.last < sentence.end and doc[amount.last].pos_ not in _ALONE:
        return False
    verb = verb_above(doc[amount.first])
    if verb is None or verb.lemma_ in _PRICED:
        return False
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    flows = subject is not None and _FLOWING.fullmatch(subject.text) is not None
    traded = flow_of(verb) is not None and any(
        amount.first <= c.i < amount.last for c in verb.children if c.dep_ == "dobj"
    )
    return flows or traded
