"""Amounts by which somebody ranks, and levels to which what was told before is brought.

"the largest buyer of Iran's goods, with $2 billion"; "Saudi Arabia was next with 1.7 million tons";
"has 5,200 soldiers there and wants to cut them to 3,500".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim, Reading
from communique.figures.clauses import scopes
from communique.figures.lexicon import lexicon
from communique.figures.parallels import subjects
from communique.figures.periods import period_of
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communique.figures.amounts import Amount
    from communique.figures.changes import Role
    from communique.figures.ranks import Rank
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token
    from communique.record import Figure

_ABOUT = frozenset("about around some nearly almost only just roughly an estimated over".split())
_NEXT = frozenset("next first second third fourth fifth close ahead top".split())
_RANKING = frozenset({"be", "come", "rank", "follow", "place", "remain", "stay", "stand"})
_IT = frozenset({"it", "them", "that", "this", "those"})
# Verbs that bring an amount to a level, besides those of change.
_BRINGING = frozenset({"bring", "take", "lift", "restore", "double"})
# How far, in tokens, the amount of a rank may stand from its words.
_FAR = 14
# A number below this, beside one of barrels or tons, is told in thousands or millions of them.
_LEAST = 1_000


def of_rank(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, told: Iterable[Rank]
) -> Reading | None:
    """The reading of the amount by which a partner ranks: "its top buyer, with $3 million"."""
    before = _before(sentence, amount)
    if amount.quantity.kind == "count" or before is None or before.lower_ != "with":
        return None
    share = amount.quantity.kind == "share"
    if share and (what is None or amount.last >= sentence.end):
        return None
    for rank in told:
        if share and (what is None or what.flow != rank.flow or what.last - amount.last > 5):
            continue  # but "its main supplier, with a third of all imports"
        end = sentence.start_char + rank.end
        words = [t for t in sentence.doc[max(sentence.start, amount.first - _FAR) : amount.first]
                 if t.idx >= end]  # fmt: skip
        indicator = lexicon().indicators[rank.indicator]
        if indicator.id == "trade" and what is not None and what.indicator.commodity:
            indicator = what.indicator
        if indicator.id == "trade" and (amount.quantity.unit or "").startswith("barrels"):
            indicator = lexicon().indicators["oil"]
        near = words and sentence.doc[words[0].i - 1].idx < end
        if not near or any(t.pos_ in {"VERB", "AUX"} or t.text == ";" for t in words):
            continue
        if amount.quantity.kind not in indicator.kinds:
            continue
        if what is not None and what.indicator is not indicator and what.first > amount.last:
            continue  # "its largest partner, with imports of $3 million"
        claim = Claim(indicator, rank.flow, "none", amount.first, amount.last, amount.quantity.unit)
        where = Relation(rank.of, tuple(sorted({rank.of, rank.partner})))
        told_as: Role = "share" if share else "level"
        return Reading(amount, claim, told_as, None, where, _when(parse, sentence, amount))
    return None


def after_rank(
    parse: Parse, sentence: Span, amount: Amount, after: Mapping[int, ActorMention],
    told: Iterable[Rank],
) -> Reading | None:  # fmt: skip
    """The amount of the one behind a rank: "its top source of aid, ahead of Italy, with $9m".

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        after: the states next in rank, by the first token of their amounts.
        told: the ranks that the sentence tells.
    """
    states = states_of(parse, after[amount.first])
    rank = next((r for r in told if sentence.start_char + r.end <= after[amount.first].start), None)
    if rank is None or len(states) != 1 or states[0] in {rank.of, rank.partner}:
        return None
    indicator = lexicon().indicators[rank.indicator]
    if amount.quantity.kind not in indicator.kinds or amount.quantity.kind == "share":
        return None
    claim = Claim(indicator, rank.flow, "none", amount.first, amount.last, amount.quantity.unit)
    gives = indicator.owner == "giver" and rank.flow is None
    of = states[0] if gives else None if rank.flow == "total" else rank.of
    where = Relation(of, tuple(sorted({rank.of, states[0]})))
    return Reading(amount, claim, "level", None, where, _when(parse, sentence, amount))


def to_the_ranking(
    sentence: Span, amount: Amount, where: Relation, told: Iterable[Rank]
) -> Relation:  # fmt: skip
    """Who "it" is behind a rank: "Peru's second seller, behind Chile, which sold it 9 tons".

    Args:
        sentence: the sentence the amount stands in.
        amount: the amount.
        where: what has been found of its states.
        told: the ranks that the sentence tells.
    """
    words = sentence.doc[max(sentence.start + 1, amount.first - 5) : amount.first]
    whom = (t for t in words if t.lower_ in {"it", "them"} and t.nbor(-1).pos_ == "VERB")
    given = next(whom, None)  # whatever the parser makes of "sold it goods"
    if given is None or where.of is None:
        return where
    for rank in told:
        behind = sentence.start_char + rank.end <= given.idx
        if behind and rank.partner in where.between and where.of not in {rank.of, rank.partner}:
            return Relation(where.of, tuple(sorted({where.of, rank.of})))
    return where


def next_in_rank(
    parse: Parse, sentence: Span, amount: Amount, last: Figure | None, whose: str | None
) -> Reading | None:
    """The amount of the next in rank: "Saudi Arabia was next with 1.7 million barrels".

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        last: the figure told in the sentence before.
        whose: the state among whose partners those told rank.
    """
    before, verb = _before(sentence, amount), verb_above(sentence.doc[amount.first])
    if last is None or verb is None or before is None or before.lower_ not in {"with", "at"}:
        return None
    ranks = verb.lemma_ == "follow" or any(t.lower_ in _NEXT for t in verb.rights)
    states = subjects(parse, sentence, verb)
    if verb.lemma_ not in _RANKING or not ranks or len(states) != 1:
        return None
    bare = amount.quantity.kind == "count" and amount.quantity.value >= _LEAST and (
        last.unit is not None and not last.unit.isupper()
    )  # fmt: skip
    if not (bare or _measured_alike(amount, last)):
        return None
    if len(last.between) != 2 or states & {*last.between}:
        return None
    (state,) = states
    kept = whose if whose in last.between else last.of
    if kept is None:
        return None
    indicator = lexicon().indicators[last.indicator]
    unit = amount.quantity.unit or last.unit
    claim = Claim(indicator, last.flow, "none", amount.first, amount.last, unit)
    where = Relation(kept if last.of == kept else state, tuple(sorted({kept, state})))
    then = _when(parse, sentence, amount)
    told: Role = "share" if last.measure == "share" else "level"
    return Reading(amount, claim, told, None, where, then or last.period)


def brought_to(
    parse: Parse, sentence: Span, amount: Amount, found: list[Reading], last: Figure | None
) -> Reading | None:
    """The level to which what was told before is brought: "and wants to cut them to 3,500"."""
    before, verb = _before(sentence, amount), verb_above(sentence.doc[amount.first])
    if before is None or verb is None or before.lower_ != "to":
        return None
    if verb.lemma_ not in _BRINGING and verb.lemma_ not in lexicon().movements:
        return None
    if not any(c.dep_ == "dobj" and _takes_up(c) for c in verb.children):
        return None
    model = next((r for r in reversed(found) if r.role == "level"), None)
    if model is not None:
        tariff = model.claim.indicator.id == "tariff"
        if amount.quantity.kind != model.amount.quantity.kind or (
            amount.quantity.kind == "share" and not tariff
        ):  # fmt: skip
            return None
        unit = amount.quantity.unit or model.claim.unit
        claim, where = replace(model.claim, unit=unit), model.relation
    elif last is not None and last.measure == "level" and _measured_alike(amount, last):
        indicator = lexicon().indicators[last.indicator]
        unit = amount.quantity.unit or last.unit
        claim = Claim(indicator, last.flow, "none", amount.first, amount.last, unit)
        where = Relation(last.of, last.between)
    else:
        return None
    return Reading(amount, claim, "level", None, where, _when(parse, sentence, amount))


def _measured_alike(amount: Amount, last: Figure) -> bool:
    """Whether an amount is of the kind that a figure is of."""
    kind, unit = amount.quantity.kind, amount.quantity.unit
    if kind == "share":
        return last.measure == "share" or last.indicator == "tariff"
    if kind == "count":
        return last.unit == "persons"
    return last.measure == "level" and unit is not None and unit == last.unit


def _takes_up(noun: Token) -> bool:
    """Whether an object is an amount told before: "it", "that number"."""
    if noun.lower_ in _IT:
        return True
    definite = any(c.lower_ in {"the", "that", "this"} for c in noun.lefts)
    bare = not any(c.dep_ in {"prep", "relcl"} for c in noun.rights)
    return definite and bare and noun.lemma_ in lemmas("tally") | lemmas("level")


def _before(sentence: Span, amount: Amount) -> Token | None:
    """The word before an amount and what makes it rough."""
    i = amount.first - 1
    while i > sentence.start and sentence.doc[i].lower_ in _ABOUT:
        i -= 1
    return sentence.doc[i] if i >= sentence.start else None


def _when(parse: Parse, sentence: Span, amount: Amount) -> str | None:
    scope = scopes(sentence, sentence.doc[amount.first])[0]
    mention = period_of(parse, sentence, amount, scope)
    return mention.edtf if mention is not None else None
