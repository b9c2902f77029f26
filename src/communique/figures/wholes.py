"""Shares of what was told last, by goods or by the share of another: "a quarter of that"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Claim, Reading
from communique.figures.clauses import scopes
from communique.figures.lexicon import lexicon
from communique.figures.periods import period_of
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.quantities import Quantity
    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import Figure

_ONE_WAY = frozenset({"exports", "imports", "total"})
# What takes up an amount told before, and may stand before a noun that does.
_THAT = frozenset({"that", "this", "it", "them", "those", "these"})
_OPENING = re.compile(
    r"Of (?:that|this|these|those|the (?:sum|total|amount|money|package|loan|aid|figure))\b"
    r"(?: (?:sum|total|amount|money|figure))?,? "
)
_AT = frozenset({"to", "at"})
# A bare number below this counts something of its own.
_LEAST = 100_000


def of_whole(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, found: list[Reading],
    last: Figure | None,
) -> Reading | None:  # fmt: skip
    """The share that goods are of the trade told last: "Cement made up a quarter of that"."""
    if amount.quantity.kind == "share" and (whole := _beside(sentence, amount, found)) is not None:
        claim = replace(whole.claim, unit=None)
        return Reading(amount, claim, "share", None, whole.relation, whole.period)
    if amount.quantity.kind != "share" or not _of_that(sentence, amount):
        return None
    verb = verb_above(sentence.doc[amount.first])
    subject = _subject(verb)
    if what is not None and (subject is None or what.last - 1 != subject.i or what.flow != "total"):
        return None  # but "Trade over one crossing made up 60 percent of that"
    if verb is None or subject is None or not (
        verb.lemma_ in lemmas("accounting") | lemmas("sharing") or verb.lemma_ == "be"
    ):  # fmt: skip
        return None
    inside = {t.i for t in subject.subtree}
    if subject.pos_ == "PRON" or any(m.root in inside for m in state_mentions(parse, sentence)):
        return None  # "China takes half of that": a partner
    model = _told(found, last)
    if model is None:
        return None
    claim, where, period = model
    mention = period_of(parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0])
    then = mention.edtf if mention is not None else period if found else None
    return Reading(amount, claim, "share", None, where, then)


def part_from(
    parse: Parse, sentence: Span, amount: Amount, found: list[Reading]
) -> Reading | None:  # fmt: skip
    """A part of goods told before, with its partner: "9 tons, 6 of them from Fiji".

    Args:
        parse: the parse.
        sentence: the sentence the number stands in.
        amount: the number.
        found: what has been found of the numbers before.
    """
    last, doc = found[-1] if found else None, sentence.doc
    words = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 3)]]
    if last is None or len(words) < 3 or last.claim.flow not in {"exports", "imports"}:
        return None
    if words[0] != "of" or words[1] not in _THAT | {"which"} or words[2] not in {"from", "to"}:
        return None
    states = {
        s for m in state_mentions(parse, sentence) if 3 <= m.first - amount.last <= 4
        for s in states_of(parse, m)
    }  # fmt: skip
    whole, of = last.amount.quantity, last.relation.of
    bare = amount.quantity.kind == "count" and whole.kind in {"mass", "volume", "money"}
    if not (bare or amount.quantity.kind == whole.kind) or amount.quantity.value > whole.value:
        return None
    if of is None or len(states) != 1 or of in states or amount.quantity.kind == "share":
        return None
    like = replace(amount.quantity, kind=whole.kind, unit=whole.unit)
    where = Relation(of, tuple(sorted({of, *states})))
    part = Amount(like, amount.first, amount.last)
    return Reading(part, last.claim, "level", None, where, last.period)


def _beside(sentence: Span, amount: Amount, found: list[Reading]) -> Reading | None:
    """The sum given that a share beside it is of: "gave it $9 million, a third of it for food"."""
    last, doc = found[-1] if found else None, sentence.doc
    words = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 3)]]
    if last is None or last.role != "level" or last.amount.quantity.kind != "money":
        return None
    if words[:2] not in (["of", "it"], ["of", "that"]) or not last.claim.indicator.handed:
        return None
    between = doc[last.amount.last : amount.first]
    apart = any(t.text in {",", "-", "—", "–"} for t in between)
    return last if apart and all(t.pos_ not in {"VERB", "AUX"} for t in between) else None


def buyer_of_all(parse: Parse, sentence: Span, amount: Amount) -> str | None:
    """The state that bought all that a share is of: "half of the 9 tons that Fiji imported"."""
    of = sentence.doc[amount.last] if amount.last < sentence.end else None
    noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if noun is None or of is None or of.lower_ != "of":
        return None
    clauses = [c for t in noun.subtree for c in t.children if c.dep_ == "relcl"]
    getting = lemmas("importing") | {"receive", "get", "obtain"}
    verb = next((c for c in clauses if c.lemma_ in getting), None)
    inside = {t.i for c in verb.lefts if c.dep_ == "nsubj" for t in c.subtree} if verb else set()
    named = [m for m in state_mentions(parse, sentence) if m.root in inside]
    states = {s for m in named for s in states_of(parse, m)}
    return states.pop() if len(states) == 1 else None


def of_sum(
    parse: Parse, sentence: Span, amount: Amount, last: Figure | None
) -> Reading | None:  # fmt: skip
    """A part of the sum told last, in a sentence that opens with it: "Of that, $9 million ..."."""
    if last is None or last.measure != "level":
        return None
    quantity = _in_its_unit(amount.quantity, last)
    if quantity.unit != last.unit:
        return None
    if not _OPENING.match(sentence.text) or (last.unit or "persons") == "persons":
        return None
    verb = verb_above(sentence.doc[amount.first])
    named = [m for m in state_mentions(parse, sentence) if verb_above(sentence.doc[m.root]) == verb]
    if any(not {*states_of(parse, m)} <= {*last.between} for m in named):
        return None  # "Of this, $3 billion went to Mali"
    indicator = lexicon().indicators[last.indicator]
    claim = Claim(indicator, last.flow, "none", amount.first, amount.last, quantity.unit)
    mention = period_of(parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0])
    then = mention.edtf if mention is not None else None
    part = Amount(quantity, amount.first, amount.last)
    return Reading(part, claim, "level", None, Relation(last.of, last.between), then)


def _in_its_unit(quantity: Quantity, last: Figure) -> Quantity:
    """A bare number of millions in the currency of the sum told last: "Of that, 350 million"."""
    money = last.unit is not None and last.unit.isupper() and len(last.unit) == 3
    bare = quantity.kind == "count" and _LEAST <= quantity.value <= (last.value or 0)
    return replace(quantity, kind="money", unit=last.unit) if money and bare else quantity


def of_another(
    parse: Parse, sentence: Span, amount: Amount, found: list[Reading], last: Figure | None
) -> Reading | None:
    """The share of another partner: "ahead of Russia, whose share fell to 17 percent"."""
    if (gap := _in_gap(parse, sentence, amount, found)) is not None:
        return gap
    if amount.quantity.kind != "share":
        return None
    verb = verb_above(sentence.doc[amount.first])
    subject = _subject(verb)
    after = sentence.doc[amount.last].lower_ if amount.last < sentence.end else ""
    if verb is None or subject is None or subject.lemma_ != "share" or after == "of":
        return None
    if any(c.lower_ in {"of", "in"} for c in subject.rights):
        return None
    at = verb.lemma_ in lemmas("standing") | {"reach", "be", "stand", "hit"}
    before = sentence.doc[amount.first - 1]
    if before.lower_ not in _AT and (not at or before.dep_ in {"prep", "mark"}):
        return None
    owner = next((c for c in subject.lefts if c.dep_ == "poss"), None)
    if owner is None:
        return None
    whose = verb.head if owner.lower_ == "whose" and verb.dep_ == "relcl" else owner
    states = {
        s for m in state_mentions(parse, sentence) if m.first <= whose.i < m.last
        for s in states_of(parse, m)
    }  # fmt: skip
    model = _told(found, last, shared=True)
    if model is None or len(states) != 1 or model[1].of in {None, *states}:
        return None
    claim, where, period = model
    mention = period_of(parse, sentence, amount, frozenset(t.i for t in verb.subtree))
    then = mention.edtf if mention is not None and mention.first > subject.i else None
    if then is None or _is_earlier(sentence, amount):
        then = period if found else None
    whole = Relation(where.of, tuple(sorted({str(where.of), *states})))
    return Reading(amount, claim, "share", lexicon().movements.get(verb.lemma_), whole, then)


def _in_gap(
    parse: Parse, sentence: Span, amount: Amount, found: list[Reading]
) -> Reading | None:  # fmt: skip
    """The share of the next: "Iraq's share slid to 19 percent and Saudi Arabia's to 11"."""
    doc, last = sentence.doc, found[-1] if found else None
    if last is None or last.role != "share" or last.relation.of is None:
        return None
    if amount.quantity.kind not in {"share", "count"} or amount.first - 2 <= last.amount.last:
        return None
    if doc[amount.first - 1].lower_ not in _AT or doc[amount.first - 2].tag_ != "POS":
        return None
    states = {
        s for m in state_mentions(parse, sentence) if amount.first - 2 <= m.last <= amount.first - 1
        for s in states_of(parse, m)
    }  # fmt: skip
    if len(states) != 1 or last.relation.of in states:
        return None
    like = amount.quantity
    if like.kind == "count":  # "to 11", of percent
        like = replace(like, kind="share", value=round(like.value / 100, 6), unit=None)
    where = Relation(last.relation.of, tuple(sorted({last.relation.of, *states})))
    share = Amount(like, amount.first, amount.last)
    return Reading(share, last.claim, "share", None, where, last.period)


def _is_earlier(sentence: Span, amount: Amount) -> bool:
    """Whether a base follows, whose time is the next: "to 17 percent from 40 percent in 2019"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 4)]]
    return "from" in after


def _subject(verb: Token | None) -> Token | None:
    """The subject of a verb, or of the one that it is joined to."""
    for _ in range(2):
        if verb is None:
            return None
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None or verb.dep_ != "conj":
            return subject
        verb = verb.head
    return None


def _of_that(sentence: Span, amount: Amount) -> bool:
    """Whether a share is of what was told before, with no word of its own for it."""
    words = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 5)]]
    if words[:1] != ["of"]:
        return False
    if len(words) > 1 and words[1] in _THAT:
        noun, following = words[1], words[2:3]
        if following and following[0] in lemmas("whole") | lemmas("transaction") | {"trade"}:
            following = words[3:4]
    elif words[1:2] == ["the"]:
        noun, following = (words[2:3] or [""])[0], words[3:4]
        if noun not in lemmas("whole") - _THAT:
            return False
    else:
        return False
    del noun
    return not following or following[0] in {".", ",", ";", "and", "while", "in", "last", ")"}


def _told(
    found: list[Reading], last: Figure | None, *, shared: bool = False
) -> tuple[Claim, Relation, str | None] | None:
    """The trade told last, in the sentence or before it, as a claim with its states and time."""
    kinds = {"share", "level"} if shared else {"level"}
    for reading in reversed(found):
        if reading.role in kinds and reading.claim.flow in _ONE_WAY:
            # "up from 38 percent in April": that is the time of the base alone.
            base = any(r.role == "base" and r.period == reading.period for r in found)
            then = None if base and not reading.dated_after else reading.period
            return replace(reading.claim, unit=None), reading.relation, then
    if last is None or last.measure not in kinds or last.flow not in _ONE_WAY:
        return None
    indicator = lexicon().indicators[last.indicator]
    claim = Claim(indicator, last.flow, "none", 0, 0, None)
    return claim, Relation(last.of, last.between), last.period
