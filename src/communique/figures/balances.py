"""Balances of the trade told last: "That left a deficit of $30 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span
    from communique.record import Figure


def balance_left(
    sentence: Span, amount: Amount, what: Claim | None, last: Figure | None
) -> Claim | None:
    """The balance of the trade told last: "That left a deficit of $30 million".

    Args:
        sentence: the sentence the amount stands in.
        amount: the amount.
        what: what it measures by its own words.
        last: the figure told last.
    """
    doc = sentence.doc
    if last is None or amount.quantity.kind != "money" or len(last.between) != 2:
        return None
    if what is not None and what.indicator.id == "trade balance":
        return None
    if last.indicator not in {"trade", "trade balance"} or amount.first == sentence.start:
        return None
    before = doc[amount.first - 1]
    after = doc[amount.last] if amount.last < sentence.end else before
    noun = before.head if before.lower_ == "of" else after
    bare = all(
        c.dep_ in {"det", "nummod"}
        or c.tag_ == "PRP$"
        or c.pos_ in {"NUM", "SYM"}
        or c.tag_[:2] in {"VB", "JJ"}
        for c in noun.lefts
    )
    if noun.lemma_ not in lemmas("gap") or not bare:
        return None
    indicator = lexicon().indicators["trade balance"]
    return Claim(indicator, None, "none", noun.i, noun.i + 1, None)
