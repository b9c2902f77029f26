"""Of two nouns that may claim an amount, the one it measures: "the quota for imports"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.cues import Found
    from communique.language.tokens import Span


def dutiable(sentence: Span, amount: Amount, found: list[Found]) -> Found | None:
    """The tariff that a sum is the worth of: "a duty on soybeans and other goods worth $3m"."""
    above = {t.i for t in sentence.doc[amount.first].ancestors}
    for hit in found:
        if hit.indicator.id != "tariff" or hit.last > amount.first:
            continue
        between = sentence.doc[hit.last : amount.first]
        # "15 percent tariffs on about $112 billion of imports", whatever the parser makes of "on"
        on = 0 < len(between) <= 5 and between[0].lower_ == "on"
        worth = len(between) <= 16 and any(t.lower_ == "on" for t in between[:8]) and (
            sentence.doc[amount.first - 1].lower_ == "worth"
            and not any(t.pos_ == "VERB" or t.text in {";", ","} for t in between)
        )  # fmt: skip
        if worth or hit.last - 1 in above or (on and all(t.pos_ != "VERB" for t in between)):
            return hit
    return None


def limit_of(sentence: Span, trade: Found, found: list[Found]) -> Found | None:
    """The quota that trade is only the object of: "the quota for duty-free imports"."""
    for hit in found:
        words = sentence.doc[hit.last : trade.first]
        if hit.indicator.id == "quota" and 0 < len(words) <= 5 and words[0].lower_ in {"for", "on"}:
            return hit
    return None


def for_which(sentence: Span, amount: Amount, goods: Found, found: list[Found]) -> Found:
    """What is owed or lent "for" goods, rather than the goods: "its debt for gas"."""
    doc = sentence.doc
    if doc[goods.first - 1].lower_ != "for" or goods.first == sentence.start:
        return goods
    if goods.first - 1 == amount.last:
        # "a loan of $3 million, including $1 million for fuel"
        whole = [f for f in found if f.indicator.id in {"loan", "aid"} and f.last <= amount.first]
        return whole[-1] if whole else goods
    above = {t.i for t in doc[goods.first].ancestors}
    owed = (f for f in found if f.indicator.id in {"debt", "loan", "aid"} and f.last - 1 in above)
    return next((f for f in owed if doc[f.last - 1].pos_ == "NOUN"), goods)
