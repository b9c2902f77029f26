"""Shares of what a state needs: "Norway covers 33 percent of Germany's gas needs": its imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Claim, Reading
from communique.figures.clauses import scopes
from communique.figures.context import distinct
from communique.figures.cues import cues_in
from communique.figures.lexicon import lexicon
from communique.figures.parallels import subjects
from communique.figures.periods import period_of
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, verb_above

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.figures.lexicon import Indicator
    from communique.figures.ranks import Rank
    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import Figure

# How far, in tokens, behind a share the noun of need may stand: "of all the country's gas needs".
_NEAR = 8


def of_needs(
    parse: Parse, sentence: Span, amount: Amount, told: Iterable[Rank], last: Figure | None
) -> Reading | None:
    """The reading of a share of what a state needs, which another covers.

    Args:
        parse: the parse.
        sentence: the sentence the share stands in.
        amount: the share.
        told: the ranks that the sentence tells.
        last: the figure told last.
    """
    noun, verb = _need(sentence, amount), verb_above(sentence.doc[amount.first])
    if noun is None or verb is None or verb.lemma_ not in lemmas("providing") | lemmas("sharing"):
        return None
    goods = _goods(sentence, amount, noun, last)
    suppliers = subjects(parse, sentence, verb)
    if not suppliers and verb.dep_ == "conj":
        suppliers = subjects(parse, sentence, verb.head)
    if goods is None or len(suppliers) != 1:
        return None
    (supplier,) = suppliers
    owners = [
        m for m in state_mentions(parse, sentence) if amount.last < m.first and m.last <= noun.i + 1
    ]
    needing = next((s for s in distinct(parse, owners) if s != supplier), None)
    ranked = next((r.of for r in told if r.partner == supplier), None)
    before = last.of if last is not None and last.flow == "imports" else None
    state = needing or ranked or before
    if state is None or state == supplier:
        return None
    claim = Claim(goods, "imports", "taker", amount.first, noun.i + 1, None)
    mention = period_of(parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0])
    then = mention.edtf if mention is not None else None
    return Reading(
        amount, claim, "share", None, Relation(state, tuple(sorted({state, supplier}))), then
    )


def _need(sentence: Span, amount: Amount) -> Token | None:
    """The noun of need that a share is of."""
    doc = sentence.doc
    if amount.quantity.kind != "share" or amount.last >= sentence.end:
        return None
    if doc[amount.last].lower_ != "of":
        return None
    for token in doc[amount.last + 1 : min(sentence.end, amount.last + _NEAR)]:
        if token.pos_ in {"VERB", "PUNCT", "CCONJ"} and token.text != "-":
            return None
        if token.pos_ == "NOUN" and token.lemma_ in lemmas("need"):
            return token
    return None


def _goods(sentence: Span, amount: Amount, noun: Token, last: Figure | None) -> Indicator | None:
    """The goods that are needed: told right before the noun, earlier in the sentence, or last."""
    goods = [hit for hit in cues_in(sentence) if hit.indicator.commodity and hit.first < noun.i]
    beside = [hit for hit in goods if hit.first >= amount.last]
    if beside or goods:
        return (beside or goods)[-1].indicator
    indicator = lexicon().indicators[last.indicator] if last is not None else None
    return indicator if indicator is not None and indicator.commodity else None
