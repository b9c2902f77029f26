"""Amounts that a sentence of its own holds against the one told last.

"The figure compares with $3 million the year before"; "That was up from 9 tons in 2021".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Claim, Reading
from communique.figures.earlier import last_before, year_before
from communique.figures.lexicon import lexicon
from communique.figures.periods import YEAR_EARLIER, period_of
from communique.figures.relations import Relation
from communique.figures.words import lemmas

if TYPE_CHECKING:
    from communique.figures.changes import Role
    from communique.figures.quantities import Quantity
    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import Figure

_THAT = frozenset({"this", "that", "it", "they", "these", "those"})
_MONTH = re.compile(r"\d{4}-\d\d")


def held_against_last(
    parse: Parse, sentence: Span, amount: Amount, last: Figure | None
) -> Reading | None:
    """The reading of an earlier amount of what was told last, in a sentence that compares them.

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        last: the figure told last.
    """
    verb = sentence.root
    if last is None or last.measure not in {"level", "share"} or amount.first <= verb.i:
        return None
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not _takes_up(subject) or not _compares(sentence, verb):
        return None
    like = _measured(amount.quantity, last)
    if like is None:
        return None
    indicator = lexicon().indicators[last.indicator]
    claim = Claim(indicator, last.flow, "none", amount.first, amount.last, last.unit)
    where = Relation(last.of, last.between)
    told: Role = "share" if last.measure == "share" else "level"
    then = _when(parse, sentence, amount, last)
    return Reading(Amount(like, amount.first, amount.last), claim, told, None, where, then)


def _takes_up(subject: Token) -> bool:
    """Whether a subject means the amount told last: "this", "the figure", "the number"."""
    if subject.lower_ in _THAT:
        return True
    bare = all(c.dep_ in {"det", "amod"} for c in subject.lefts) and not [*subject.rights]
    return bare and subject.lemma_ in lemmas("level")


def _compares(sentence: Span, verb: Token) -> bool:
    """Whether a verb holds its subject against what follows: "compares with", "was up from"."""
    if verb.lemma_ == "compare":
        return any(c.lower_ in {"with", "to"} for c in verb.rights)
    after = [t.lower_ for t in sentence.doc[verb.i + 1 : verb.i + 4]]
    return verb.lemma_ == "be" and any(
        word in {"up", "down"} and following in {"from", "on"}
        for word, following in pairwise(after)
    )


def _measured(quantity: Quantity, last: Figure) -> Quantity | None:
    """An amount in the unit of the one told last, if it can be one of the same."""
    if last.measure == "share":
        return quantity if quantity.kind == "share" else None
    if quantity.unit == last.unit and quantity.kind != "share":
        return quantity
    return quantity if quantity.kind == "count" and last.unit == "persons" else None


def _when(parse: Parse, sentence: Span, amount: Amount, last: Figure) -> str | None:
    """The time of the earlier amount: "the year before" is before that of the one told last."""
    scope = frozenset(t.i for t in sentence)
    mention = period_of(parse, sentence, amount, scope)
    before = sentence.doc[amount.last : min(sentence.end, amount.last + 6)].text
    if YEAR_EARLIER.match(before) or (mention is None and YEAR_EARLIER.search(sentence.text)):
        return year_before(last.period) if last.period is not None else None
    if mention is None or mention.edtf is None:
        return None
    named = parse.text[mention.start : mention.end]
    month = _MONTH.fullmatch(mention.edtf) and not any(c.isdigit() for c in named)
    return last_before(mention.edtf, last.period) if month else mention.edtf
