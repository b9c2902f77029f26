"""The readings of numbers that say no more than how they differ from those before them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Reading
from communique.figures.changes import is_base, role
from communique.figures.clauses import scopes
from communique.figures.comers import come_from
from communique.figures.earlier import last_before
from communique.figures.ellipsis import (
    more_nationals,
    partner_apart,
    returned,
    those_of,
)
from communique.figures.joined import taxed_by
from communique.figures.lexicon import lexicon
from communique.figures.parallels import parallel
from communique.figures.parts import (
    more_come,
    of_them_there,
    others_of,
    part_of,
    placed,
    victims_among,
)
from communique.figures.periods import period_of, since_when
from communique.figures.relations import Relation
from communique.figures.sequels import (
    is_first_of,
    is_included,
    is_its_base,
    is_more,
    is_price_of,
    its_change,
    its_level,
    lost_of_them,
    more_duties,
    taken_prisoner,
)
from communique.figures.words import lemmas
from communique.language.nouns import states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Claim
    from communique.figures.changes import Role
    from communique.figures.lexicon import Movement
    from communique.figures.passages import Passage
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def elliptic(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, found: list[Reading],
    passage: Passage, single: bool,
) -> Reading | None:  # fmt: skip
    """The reading of a number that says no more than how it differs from the one before it."""
    part = part_of(parse, sentence, amount, found)
    if part is not None:
        where, model = part
        return Reading(amount, model.claim, "level", None, where, model.period)
    there = None if found else of_them_there(parse, sentence, amount, passage.last)
    if there is not None:
        scope = scopes(sentence, sentence.doc[amount.first])[0]
        mention = period_of(parse, sentence, amount, scope)
        then = mention.edtf if mention is not None else None
        return Reading(amount, there[0], "level", None, there[1], then)
    coming = come_from(parse, sentence, amount, passage.last) if what is None else None
    if coming is not None:
        scope = scopes(sentence, sentence.doc[amount.first])[0]
        mention = period_of(parse, sentence, amount, scope)
        then = mention.edtf if mention is not None else found[-1].period if found else None
        return Reading(amount, coming[0], "level", None, coming[1], then)
    last = found[-1] if found else None
    if what is None and last is not None and more_come(sentence, amount, last):
        mention = period_of(
            parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0]
        )
        then = mention.edtf if mention is not None else None
        return Reading(amount, last.claim, "level", None, last.relation, then)
    among = victims_among(sentence, amount, last)
    if among is not None and last is not None:
        return Reading(amount, last.claim, "level", None, among, last.period)
    where_else = placed(parse, sentence, amount, last) if what is None else None
    if where_else is not None and last is not None:
        verb, before = (verb_above(sentence.doc[a.first]) for a in (amount, last.amount))
        then = last.period if verb is not None and verb == before else None
        return Reading(amount, last.claim, "level", None, where_else, then)
    people = more_nationals(sentence, amount, last) if what is None and last is not None else None
    if people is not None and last is not None:
        return Reading(amount, last.claim, "level", None, people, last.period)
    caught = taken_prisoner(sentence, amount, last) if what is None and last is not None else None
    if caught is not None and last is not None:
        return Reading(amount, caught, "level", None, last.relation, last.period)
    lost = lost_of_them(sentence, amount, last) if last is not None else None
    if lost is not None and last is not None:
        then = since_when(parse, sentence, amount)
        return Reading(amount, lost, "level", None, last.relation, then)
    if last is not None and (
        (what is None and its_level(sentence, amount, last))
        or (more_duties(sentence, amount, last))
        or (is_included(sentence, amount, last) and (what is None or what.indicator.victims))
    ):
        claimed = replace(last.claim, unit=last.claim.unit or last.claim.indicator.unit)
        taxed = claimed.indicator.id == "tariff"
        where = taxed_by(parse, sentence, amount, last.relation) if taxed else last.relation
        then = last.period if last.role != "base" else None
        return Reading(amount, claimed, "level", last.movement, where, then)
    moved = its_change(sentence, amount, last) if last is not None else None
    if moved is not None and last is not None:
        return Reading(amount, last.claim, "change", moved, last.relation, last.period)
    if last is not None and is_its_base(sentence, amount, last):
        mention = period_of(parse, sentence, amount, frozenset())
        period = mention.edtf if mention is not None else None
        if period is not None and _DAY.fullmatch(period):
            # "raised it to 50 percent from 25 percent on Friday": that is when it was raised.
            last.period, period = last.period or period, None
        now = (parse.info.published or "9999")[:7]
        named = parse.text[mention.start] if mention is not None else "0"
        if period is not None and period > now and not named.isdigit():
            period = last_before(period, now)  # "up from 10 percent in May", of a rate that holds
        up = lexicon().movements.get(sentence.doc[amount.first - 2].lower_)
        movement = up or last.movement
        after = mention is not None and 0 <= mention.first - amount.last <= 2
        return Reading(amount, last.claim, "base", movement, last.relation, period, after)
    if last is not None and is_more(sentence, amount, last):
        own = verb_above(sentence.doc[amount.first])
        apart = own is not None and own.i > last.amount.last and own.dep_ in {
            "conj", "parataxis", "ROOT",
        }  # fmt: skip
        scope = frozenset(t.i for t in own.subtree) if apart and own is not None else frozenset()
        mention = period_of(parse, sentence, amount, scope)
        then = mention.edtf if mention is not None else None
        return Reading(amount, last.claim, last.role, None, last.relation, then)
    if last is not None and is_price_of(sentence, amount, what, last):
        claimed = replace(last.claim, unit=amount.quantity.unit)
        return Reading(amount, claimed, "level", None, last.relation, last.period)
    if what is None and last is not None and is_first_of(sentence, amount, last):
        mention = period_of(
            parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0]
        )
        then = mention.edtf if mention is not None else None
        counted = next((r.claim for r in found if r.amount.quantity.kind == "count"), last.claim)
        return Reading(amount, counted, "level", None, last.relation, then)
    inside = others_of(parse, sentence, amount, last) if what is None and last else None
    if inside is not None and last is not None:
        return Reading(amount, last.claim, "level", None, inside, None)
    kind = amount.quantity.kind
    alike = next((r for r in reversed(found) if r.amount.quantity.kind == kind), None)
    elsewhere = partner_apart(parse, sentence, amount, alike) if alike is not None else None
    if elsewhere is not None and alike is not None:
        return Reading(amount, alike.claim, alike.role, None, elsewhere, alike.period)
    back = returned(sentence, amount, last) if last is not None else None
    if back is not None and last is not None:
        scope = scopes(sentence, sentence.doc[amount.first])[0]
        mention = period_of(parse, sentence, amount, scope)
        then = mention.edtf if mention is not None else last.period
        return Reading(amount, back, "level", None, last.relation, then)
    those = those_of(parse, sentence, amount, found, passage.last)
    if those is not None:
        where, claimed, then = those
        told = role_of(sentence, amount, claimed, single)
        if told is not None:
            scope = scopes(sentence, sentence.doc[amount.first])[0]
            mention = period_of(parse, sentence, amount, scope)
            period = mention.edtf if mention is not None else then
            return Reading(amount, claimed, told[0], told[1], where, period)
    if what is not None and not (amount.quantity.kind == "share" and last is not None):
        return None
    beside = what is not None and amount.last < what.first <= amount.last + 5
    if beside and what is not None and last is not None and (
        what.indicator is not last.claim.indicator and sentence.doc[amount.last].lower_ == "of"
    ):  # fmt: skip
        return None  # "60 percent of its gas and a quarter of all its exports"
    model_before = (last.claim, last.relation) if last is not None else passage.model()
    shared = last.role == "share" if last is not None else passage.shared()
    if last is None and not shared and amount.quantity.kind == "share":
        # "The United States accounted for 14 percent", after a sentence on something else
        model_before = passage.share_before(sentence) or model_before
        shared = passage.share_before(sentence) is not None
    like = parallel(parse, sentence, amount, model_before, shared=shared)
    if like is None:
        return None
    measured: Role = "share" if amount.quantity.kind == "share" else "level"
    scope = scopes(sentence, sentence.doc[amount.first])[0]
    mention = period_of(parse, sentence, amount, scope)
    then = mention.edtf if mention is not None else None
    return Reading(amount, like[1], measured, None, like[0], then)


def gapped_reading(
    parse: Parse, amount: Amount, mention: ActorMention, before: Amount, found: list[Reading]
) -> Reading | None:
    """A number that shares the verb and the noun of the one before: "and France 700"."""
    model = next((r for r in found if r.amount is before), None)
    states = states_of(parse, mention)
    if model is None or len(states) != 1:
        return None
    others = [s for s in model.relation.between if s != model.relation.of]
    hosted = model.claim.owner == "people" and not model.claim.indicator.subject_owns
    if hosted and model.relation.of is not None and others != [model.relation.of] and (
        not model.claim.indicator.victims and states[0] != model.relation.of
    ):  # fmt: skip
        # "Germany shelters 200,000 Bosnians and Austria 50,000."
        host = tuple(sorted({model.relation.of, states[0]}))
        like = replace(amount.quantity, kind=before.quantity.kind, unit=before.quantity.unit)
        unit = Amount(like, amount.first, amount.last)
        kept = Relation(model.relation.of, host)
        return Reading(unit, model.claim, model.role, None, kept, model.period)
    between = tuple(sorted({*others, states[0]}))
    where = Relation(states[0], between if len(between) > 1 else model.relation.between)
    like = replace(amount.quantity, kind=before.quantity.kind, unit=before.quantity.unit)
    like = amount.quantity if amount.quantity.kind in {"money", "share"} else like
    if like.kind == "share" and amount.quantity.kind == "count":
        like = replace(like, value=round(like.value / 100, 6))  # "and Armenia 9", of percent
    unit = Amount(like, amount.first, amount.last)
    verb = verb_above(parse.doc[before.first])
    owed = model.claim.indicator.id == "debt" and verb is not None and verb.lemma_ == "owe"
    if owed and model.relation.of not in {None, states[0]}:
        # "It owes China $3 billion and Japan $2 billion."
        debtor = str(model.relation.of)
        where = Relation(debtor, tuple(sorted({debtor, states[0]})))
    takes = verb is not None and verb.lemma_ in lemmas("sharing") | lemmas("accounting")
    if model.role == "share" and takes and model.relation.of not in {None, states[0]}:
        # "Venezuela accounts for 44 percent of Cuba's trade, and Spain for 6 percent."
        whose = str(model.relation.of)
        where = Relation(whose, tuple(sorted({whose, states[0]})))
    return Reading(unit, model.claim, model.role, None, where, model.period)


def role_of(
    sentence: Span, amount: Amount, what: Claim, single: bool
) -> tuple[Role, Movement | None] | None:
    """What a number says of its amount; a percentage of a tariff is its rate, and no share."""
    if single:
        return "change", lexicon().movements[sentence.doc[amount.first].lemma_.lower()]
    if what.indicator.id == "tariff" and amount.quantity.kind == "share":
        return ("base" if is_base(sentence, amount) else "level"), None
    return role(sentence, amount)
