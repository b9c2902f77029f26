"""Arms that are some of those told before: "The remaining 70 are due by the end of the year".

"Twelve of the planes are flying; the other 36 have been delayed"; "another 180 worth $6 billion".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Claim, Reading
from communique.figures.clauses import scopes
from communique.figures.lexicon import lexicon
from communique.figures.periods import period_of
from communique.figures.relations import Relation
from communique.figures.words import lemmas

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure

_OF_ALL = frozenset({"first", "last", "other", "remaining", "rest", "final"})
# How far, in characters, from the arms that it is of a number may stand.
_NEAR = 450


def more_arms(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, last: Figure | None,
    found: list[Reading],
) -> Reading | None:  # fmt: skip
    """The reading of a number of the arms counted last.

    Args:
        parse: the parse.
        sentence: the sentence the number stands in.
        amount: the number.
        what: what it measures by its own words.
        last: the count of arms told last before the sentence.
        found: what has been found of the numbers before in it.
    """
    if found:
        return _another(parse, sentence, amount, what, found[-1])
    if last is None or what is not None or amount.quantity.kind != "count":
        return None
    if sentence.start_char - last.evidence.end > _NEAR or amount.quantity.value < 1:
        return None
    if not (_of_those(sentence, amount) or _the_others(sentence, amount)):
        return None
    indicator = lexicon().indicators[last.indicator]
    claim = Claim(indicator, last.flow, "none", amount.first, amount.last, last.unit)
    scope = scopes(sentence, sentence.doc[amount.first])[0]
    mention = period_of(parse, sentence, amount, scope)
    # "Talks on a contract for another 180 should end in April": that is when they end.
    done = sentence.doc[amount.last - 1].dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
    then = mention.edtf if mention is not None and done else None
    return Reading(amount, claim, "level", None, Relation(last.of, last.between), then)


def _another(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, last: Reading
) -> Reading | None:
    """More of the arms just counted: "12 howitzers in 2022 and another 18 in 2023"."""
    word = sentence.doc[amount.first - 1].lower_
    if what is not None or amount.quantity.kind != "count" or word not in {"another", "further"}:
        return None
    if last.claim.indicator.id != "arms" or last.amount.quantity.kind != "count":
        return None
    if last.role != "level" or not _the_others(sentence, amount):
        return None
    mention = period_of(parse, sentence, amount, frozenset())
    then = mention.edtf if mention is not None else None
    return Reading(amount, last.claim, "level", None, last.relation, then)


def included_arms(
    sentence: Span, amount: Amount, what: Claim | None, found: list[Reading]
) -> Reading | None:
    """The reading of arms that are some of those told before: "weapons, including 96 jets".

    Args:
        sentence: the sentence the number stands in.
        amount: the number.
        what: what it measures by its own words.
        found: what has been found of the numbers before.
    """
    last = found[-1] if found else None
    words = {t.lower_ for t in sentence.doc[max(sentence.start, amount.first - 4) : amount.first]}
    if last is None or what is None or not words & {"including", "among", "includes"}:
        return None
    arms = what.indicator.id == "arms" == last.claim.indicator.id
    if not arms or amount.quantity.kind != "count" or last.role != "level":
        return None
    return Reading(amount, what, "level", None, last.relation, last.period)


def _of_those(sentence: Span, amount: Amount) -> bool:
    """Whether a number is "of the planes", or "of them"."""
    after = sentence.doc[amount.last : min(sentence.end, amount.last + 3)]
    words = [t.lower_ for t in after]
    if words[:2] == ["of", "them"]:
        return True
    return (
        len(after) == 3
        and words[0] == "of"
        and words[1] in {"the", "these", "those"}
        and after[2].lemma_ in lemmas("craft")
    )


def _the_others(sentence: Span, amount: Amount) -> bool:
    """Whether a bare number is of the others: "the remaining 70", "for another 180"."""
    doc = sentence.doc
    word = doc[amount.first - 1].lower_ if amount.first > sentence.start else ""
    if amount.last < sentence.end and not (
        doc[amount.last].pos_ in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "ADV"}
        or doc[amount.last].lower_ == "worth"
    ):  # fmt: skip
        return False
    definite = amount.first - 2 >= sentence.start and doc[amount.first - 2].lower_ == "the"
    return (word in _OF_ALL and definite) or word in {"another", "further"}
