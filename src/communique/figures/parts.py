"""Parts of those counted before, and more of them elsewhere: "900 men, 300 of them in Mali"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import adjectives, lexicon, peoples
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure

# What leads from a bare number to its state, or to a place in it.
_SPOT = frozenset({"at", "on", "near", "outside", "around"})
_LEADING = _SPOT | {"in", "to", "from"}
_WITHIN = frozenset({"in", "inside", "within", "at", "near"})


def of_them_there(
    parse: Parse, sentence: Span, amount: Amount, last: Figure | None
) -> tuple[Claim, Relation] | None:
    """A part of those told before, in another state: "Some 900 of them live in Canada"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    if last is None or last.unit != "persons" or last.of is None or after != ["of", "them"]:
        return None
    indicator = lexicon().indicators[last.indicator]
    verb = verb_above(sentence.doc[amount.first])
    token = sentence.doc[amount.last - 1]
    if indicator.victims or verb is None or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    inside = {t.i for t in verb.subtree if t.i > verb.i}
    states = {
        s for m in state_mentions(parse, sentence)
        if m.root in inside and sentence.doc[m.first - 1].lower_ in _WITHIN | {"to", "into", "from"}
        for s in states_of(parse, m)
    }  # fmt: skip
    first = next((
        s for m in state_mentions(parse, sentence) if m.root in inside for s in states_of(parse, m)
    ), None)  # fmt: skip
    if first is None or first not in states or first == last.of:
        return None
    claim = Claim(indicator, None, "people", amount.first, amount.last, indicator.unit)
    return claim, Relation(last.of, tuple(sorted({last.of, first})))


def part_of(
    parse: Parse, sentence: Span, amount: Amount, found: Sequence[Model]
) -> tuple[Relation, Model] | None:
    """The states of a part of those counted before, and their number: "500 of them in Niger"."""
    if not _is_part(sentence, amount) or amount.quantity.kind != "count":
        return None
    verb = verb_above(sentence.doc[amount.first])
    told = lexicon().verbs.get(verb.lemma_) if verb is not None else None
    fled = told is not None and told.id == "refugees"
    if (verb is not None and verb.lemma_ == "lose") or (told is not None and not fled):
        return None
    model = next((r for r in reversed(found) if r.amount.quantity.kind == "count"), None)
    if model is None or model.claim.indicator.victims:
        return None
    named = [
        m for m in state_mentions(parse, sentence)
        if 0 <= m.first - amount.last <= 5 and m.form != "pronoun"
    ]  # fmt: skip
    states = {s for m in named for s in states_of(parse, m)}
    if not states or model.relation.of is None:
        return None
    return Relation(model.relation.of, tuple(sorted({model.relation.of, *states}))), model


def others_of(
    parse: Parse, sentence: Span, amount: Amount, last: Model
) -> Relation | None:  # fmt: skip
    """The states of more of those counted before: "and 6,000 are already inside Ukraine"."""
    token = sentence.doc[amount.last - 1]
    verb = token.head
    if amount.quantity.kind != "count" or token.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    if last.claim.owner != "people" or last.claim.indicator.victims or last.relation.of is None:
        return None
    inside = {
        t.i for c in verb.children if c.dep_ == "prep" and c.lower_ in _WITHIN for t in c.subtree
    }
    states = {s for m in state_mentions(parse, sentence) if m.root in inside
              for s in states_of(parse, m)} - {last.relation.of}  # fmt: skip
    if len(states) != 1:
        away = not states and sentence.doc[amount.first - 1].lower_ in {"another", "further"}
        return last.relation if away else None  # "another 120,000 are on their way"
    return Relation(last.relation.of, tuple(sorted({last.relation.of, *states})))


def more_come(sentence: Span, amount: Amount, last: Model | None) -> bool:
    """Whether a bare number is of more of those counted before: "; some 137,000 have come"."""
    token = sentence.doc[amount.last - 1]
    return (
        last is not None
        and amount.quantity.kind == "count"
        and last.claim.indicator.id == "refugees"
        and last.amount.quantity.kind == "count"
        and token.dep_ == "nsubj"
        and token.head.lemma_ in lemmas("entering") | {"come", "follow"}
        and not any(c.dep_ not in {"advmod", "compound", "det"} for c in token.lefts)
    )


def part_claim(sentence: Span, amount: Amount, found: Sequence[Model]) -> Claim | None:
    """What a part of those counted before is handed on: "refused to sell it 80 of them"."""
    model = next((r for r in reversed(found) if r.amount.quantity.kind == "count"), None)
    verb = verb_above(sentence.doc[amount.first])
    if model is None or verb is None or not _is_part(sentence, amount):
        return None
    if amount.quantity.kind != "count" or verb.lemma_ not in lemmas("dative"):
        return None
    return replace(model.claim, first=amount.first, last=amount.last)


def parts_in(sentence: Span, amounts: Sequence[Amount]) -> frozenset[int]:
    """The tokens after parts of a number: where they are is not where all the others are."""
    return frozenset(
        i
        for amount in amounts
        if _is_part(sentence, amount)
        for i in range(amount.last, min(sentence.end, amount.last + 6))
    )


def placed(parse: Parse, sentence: Span, amount: Amount, last: Model | None) -> Relation | None:
    """The states of a number that differs only by place: "28,500 in Korea and 54,000 in Japan"."""
    if last is None or amount.quantity.kind != "count" or amount.last + 1 >= sentence.end:
        return None
    if last.claim.owner != "people" or not _leads_to_place(sentence, amount):
        return None
    if last.claim.indicator.victims or amount.first - last.amount.last > 20:
        return None
    end = amount.last + _place_of(sentence, amount)
    states = {
        s for m in state_mentions(parse, sentence) if amount.last < m.first < end
        for s in states_of(parse, m)
    }  # fmt: skip
    of = last.relation.of
    if of is None or len(states) != 1 or of in states:
        return None
    return Relation(of, tuple(sorted({of, *states})))


def places_of(sentence: Span, amounts: Sequence[Amount]) -> frozenset[int]:
    """The tokens of where a further number of the same is: no place of the one before."""
    found: set[int] = set()
    for amount in amounts:
        if amount.quantity.kind == "count" and _leads_to_place(sentence, amount):
            found |= set(range(amount.last, amount.last + _place_of(sentence, amount)))
    return frozenset(found)


def _leads_to_place(sentence: Span, amount: Amount) -> bool:
    """Whether nothing but a place follows a bare number: "500 at an air base in Niger"."""
    return amount.last < sentence.end and sentence.doc[amount.last].lower_ in _LEADING


def _place_of(sentence: Span, amount: Amount) -> int:
    """How many tokens behind a number tell where it is: of a place, also in what state."""
    doc, near = sentence.doc, 4
    if doc[amount.last].lower_ in _SPOT:
        words = doc[amount.last + 1 : min(sentence.end, amount.last + 8)]
        within = next((t for t in words if t.lower_ in {"in", "of"} or t.is_punct), None)
        near = within.i - amount.last + 4 if within is not None and not within.is_punct else near
    return min(sentence.end - amount.last, near)


def _is_part(sentence: Span, amount: Amount) -> bool:
    before = [t.lower_ for t in sentence.doc[max(sentence.start, amount.first - 3) : amount.first]]
    verb = sentence.doc[min(amount.last, sentence.end - 1)]
    bare = verb.pos_ == "VERB" or verb.lemma_ == "have"
    if amount.quantity.kind == "count" and bare and ["of", "whom"] in (before[-2:], before[:2]):
        return True  # "of whom some 9,000 crossed into Bolivia"
    words = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    whole = words in (["of", "them"], ["of", "whom"])
    if amount.quantity.kind == "share":
        return whole or words in (["of", "it"], ["of", "which"])
    return amount.quantity.kind == "count" and whole


def victims_among(sentence: Span, amount: Amount, last: Model | None) -> Relation | None:
    """The states of some of the harmed told before: "38 people, 25 of them Thais"."""
    if last is None or not last.claim.indicator.victims or amount.quantity.kind != "count":
        return None
    if (side := _of_side(sentence, amount, last)) is not None:
        return Relation(side, last.relation.between)
    words = sentence.doc[amount.last : min(sentence.end, amount.last + 3)]
    if [t.lower_ for t in words[:2]] not in (["of", "them"], ["of", "whom"]) or len(words) < 3:
        return None
    noun = words[2]
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    state = peoples().get(noun.text)
    between = last.relation.between
    if state is None:
        return last.relation
    return Relation(state, between if state in between else ())


def _of_side(sentence: Span, amount: Amount, last: Model) -> str | None:
    """The state on whose side the harmed are: "36 of them on the Kyrgyz side and 19 on the Tajik".

    Its adjective says so where the sentence or article tells that the two fight.
    """
    words = sentence.doc[amount.last : min(sentence.end, amount.last + 5)]
    told = [t.lower_ for t in words]
    told, words = (told[2:], words[2:]) if told[:2] == ["of", "them"] else (told, words)
    if told[:2] != ["on", "the"] or len(told) < 3:
        return None
    state = adjectives().get(words[2].text)
    return state if state in last.relation.between else None
