"""The amounts of a sentence with all that can be found of them, one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.against import (
    followers,
    held_against,
    of_follower,
    rival_partners,
    rivals,
    share_of_trade,
    shares_to,
)
from communique.figures.amounts import Amount, Reading, amount_at, is_time
from communique.figures.bare import in_unit_of_last
from communique.figures.changes import multiples, shares_claim
from communique.figures.claims import claim
from communique.figures.clauses import other_clauses, scopes
from communique.figures.combatants import combatants, not_killer, of_counted
from communique.figures.compares import held_against_last
from communique.figures.consignments import included_arms, more_arms
from communique.figures.continuing import goes_on, with_that_country
from communique.figures.counts import counted_noun
from communique.figures.discourse import unsaid
from communique.figures.ellipsis import (
    carried_over,
    gaps_of,
    peoples_of,
)
from communique.figures.handed import apart, more_given, on_other_ways, ways
from communique.figures.joined import (
    beside_level,
    given_by_another,
    goes_back,
    is_its_share,
    is_joined_harm,
    likewise,
    of_joined_harm,
    of_one_subject,
    owed_to_another,
    taxed_apart,
    to_taker,
)
from communique.figures.lexicon import lexicon
from communique.figures.listed import listed
from communique.figures.needs import of_needs
from communique.figures.origins import share_by_origin
from communique.figures.pairing import is_whole, with_ends, with_levels
from communique.figures.parallels import subjects
from communique.figures.parts import (
    part_claim,
    parts_in,
    places_of,
)
from communique.figures.periods import is_of_report, period_of, since_when
from communique.figures.quantities import quantities
from communique.figures.relations import Relation, relation
from communique.figures.reversals import flow_of_share, not_taxed
from communique.figures.shortened import elliptic, gapped_reading, role_of
from communique.figures.standing import (
    after_rank,
    brought_to,
    next_in_rank,
    of_rank,
    to_the_ranking,
)
from communique.figures.suppliers import of_ranked, of_the_other, own_from
from communique.figures.threads import of_all, of_thread
from communique.figures.turns import in_turn
from communique.figures.wholes import buyer_of_all, of_another, of_sum, of_whole, part_from
from communique.figures.words import phrases
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Claim
    from communique.figures.changes import Role
    from communique.figures.passages import Passage
    from communique.figures.ranks import Rank
    from communique.language import Parse
    from communique.language.tokens import Span

_ACROSS = re.compile(r"\b(?:ex|im)port", re.IGNORECASE)
# "Hundreds of soldiers" has no number.
_VAGUE = frozenset("dozens scores hundreds thousands millions billions".split())


def readings(
    parse: Parse, sentence: Span, ignored: frozenset[int], passage: Passage, told_ranks: list[Rank]
) -> list[Reading]:
    """The amounts of a sentence that lie between states, and the changes and bases beside them."""
    named = state_mentions(parse, sentence)
    states = tuple(dict.fromkeys(s for m in named for s in states_of(parse, m)))
    near = (*states, *passage.about(parse)[:2])
    amounts = [
        amount_at(sentence, q) for q in quantities(sentence.text, near, passage.reckoned(states))
    ]
    amounts = [a for a in amounts if not is_time(parse, sentence, a)]
    amounts = in_unit_of_last(sentence, amounts, passage.last if passage.here else None)
    single = multiples(sentence)
    found: list[Reading] = []
    claimed = [(amount, claim(parse, sentence, amount, amounts)) for amount in [*amounts, *single]]
    claimed = [(a, what or passage.more_people(parse, sentence, a)) for a, what in claimed]
    before_it = passage.last if passage.fresh_before else None
    claimed = [(a, more_given(parse, sentence, a, what, before_it)) for a, what in claimed]
    claimed = with_levels(with_ends(sentence, claimed))
    gaps = gaps_of(parse, sentence, claimed)
    gapped = frozenset(
        i for mention, _ in gaps.values() for i in range(mention.first, mention.last)
    )
    bare = [a for a, what in claimed[1:] if what is None]
    against = {a.first: m for a, m in rivals(parse, sentence, amounts)}
    to_whom = {a.first: m for a, m in shares_to(parse, sentence, amounts)}
    after = {a.first: m for a, m in followers(parse, sentence, amounts)}
    rivalled = {a.first: (m, n) for a, m, n in rival_partners(parse, sentence, amounts)}
    turns = in_turn(parse, sentence, amounts)
    on_ways = ways(parse, sentence, amounts)
    gapped |= {
        i for named_so in (against.values(), to_whom.values(), after.values(),
                           (own for _, own in on_ways.values()))
        for m in named_so for i in range(m.first, m.last)
    }  # fmt: skip
    parts = parts_in(sentence, amounts) | places_of(sentence, bare) | peoples_of(sentence, bare)
    parted = listed(parse, sentence, amounts, passage.about(parse))
    for amount, what in claimed:
        if any(t.lower_ in _VAGUE for t in sentence.doc[amount.first : amount.last]):
            continue
        if what is None and not found and _beside_uncounted(sentence, amount, claimed):
            continue  # "Malta has 500,000 people and Fiji 900,000."
        if found and what is not None and what.owner == "giver" and (
            given_by_another(parse, sentence, amount)
        ):  # fmt: skip
            continue
        if amount.first in parted:
            found.append(parted[amount.first])
            continue
        if amount.first in gaps:
            reading = gapped_reading(parse, amount, *gaps[amount.first], found)
            if reading is not None or what is None:
                found += [reading] if reading is not None else []
                continue
        if amount.first in on_ways and found:
            where_to = apart(parse, on_ways[amount.first], found[-1])
            if where_to is not None:
                same = found[-1]
                too = replace(same.claim, unit=amount.quantity.unit)
                found.append(Reading(amount, too, same.role, None, where_to, same.period))
                continue
        if amount.first in against:
            compared = held_against(parse, sentence, amount, against[amount.first], found)
            if compared is not None:
                where, model = compared
                found.append(Reading(amount, model.claim, "share", None, where, model.period))
                continue
        if amount.first in after:
            earlier = after.get(found[-1].amount.first) if found else None
            follows = of_follower(parse, sentence, after[amount.first], earlier, found)
            if not found and (next_one := after_rank(parse, sentence, amount, after, told_ranks)):
                found.append(next_one)
                continue
            if follows is not None:
                where, model = follows
                like = replace(model.claim, unit=amount.quantity.unit or model.claim.unit)
                found.append(Reading(amount, like, "level", None, where, model.period))
                continue
        if amount.first in rivalled and found:
            mine, theirs = rivalled[amount.first]
            level = next((r for r in reversed(found) if r.role == "level"), found[-1])
            follows = of_follower(parse, sentence, mine, theirs, [level])
            if follows is not None:
                like = replace(level.claim, unit=amount.quantity.unit)
                found.append(Reading(amount, like, "level", None, follows[0], level.period))
                continue
        if amount.first in to_whom:
            part = share_of_trade(parse, to_whom[amount.first], found)
            if part is not None:
                where, model = part
                found.append(Reading(amount, model.claim, "share", None, where, model.period))
                continue
        origin = (
            share_by_origin(parse, sentence, amount)
            if what is None or what.last <= amount.first
            else None
        )
        if origin is not None:
            here_of, where_from = origin
            when = period_of(
                parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0]
            )
            then = when.edtf if when is not None else None
            found.append(Reading(amount, here_of, "share", None, where_from, then))
            continue
        before_here = passage.last if passage.here or passage.fresh_before else None
        reading = (
            of_rank(parse, sentence, amount, what, told_ranks)
            or included_arms(sentence, amount, what, found)
            or more_arms(parse, sentence, amount, what, passage.arms, found)
            or held_against_last(parse, sentence, amount, before_here)
            or next_in_rank(parse, sentence, amount, before_it, passage.whose)
            or brought_to(parse, sentence, amount, found, before_here)
            or of_needs(parse, sentence, amount, told_ranks, before_here)
            or part_from(parse, sentence, amount, found)
            or of_sum(parse, sentence, amount, before_here)
            or of_whole(parse, sentence, amount, what, found, before_here)
            or of_another(parse, sentence, amount, found, before_here)
            or elliptic(parse, sentence, amount, what, found, passage, amount in single)
        )
        if reading is not None:
            found.append(reading)
            continue
        what = what or part_claim(sentence, amount, found)
        taken_up = passage.taken_up(parse, sentence, amount, what)
        if taken_up is not None:
            what = taken_up
        if what is None:
            continue
        what = passage.of_goods(sentence, amount, what)
        told = role_of(sentence, amount, what, amount in single)
        if told is None or (told[0] == "share" and not shares_claim(sentence, amount, what)):
            continue
        counted = frozenset(
            i
            for other, theirs in claimed
            if theirs is not None
            and other is not amount
            and other.quantity.kind == "count"
            and theirs.last != what.last
            for i in range(other.first, theirs.last)
        ) | other_clauses(sentence, amount, what, claimed)
        if what.indicator.id == "tariff" and amount.quantity.kind == "share":
            counted |= taxed_apart(sentence, amount, amounts)
        if what.indicator.id == "remittances":
            counted = frozenset()  # those who are counted send it home
        # "Imports from Uganda were 190 GWh": of the same goods, but with another partner.
        elsewhere = taken_up is not None and what.indicator.commodity and bool(states)
        before = passage.last if taken_up is not None and not elsewhere else None
        here = found[-1] if found and taken_up is not None and not elsewhere else None
        if here is not None and what.indicator.id == "trade balance" != here.claim.indicator.id:
            here = None
        if here is not None and here.amount.quantity.kind == amount.quantity.kind == "money":
            what, before = replace(here.claim, first=what.first, last=what.last), None
        beside = beside_level(parse, sentence, amount, what, found)
        if beside is not None and what.indicator.id == "trade":
            what = replace(what, indicator=found[-1].claim.indicator)
        where = (
            Relation(before.of, before.between)
            if before is not None
            else here.relation
            if here is not None
            else beside
            or of_joined_harm(parse, sentence, amount, what, found)
            or carried_over(parse, sentence, amount, what, found)
            or goes_on(parse, sentence, amount, what, ignored, passage.last)
            or relation(
                parse,
                sentence,
                amount,
                what,
                ignored,
                counted
                | gapped
                | parts
                | turns.get(amount.first, frozenset())
                | on_other_ways(parse, sentence, amount, amounts),
            )
        )
        if what.indicator.id == "trade balance" and where.of is None and len(where.between) == 2:
            verb = verb_above(sentence.doc[amount.first])
            own = subjects(parse, sentence, verb) & {*where.between} if verb is not None else set()
            where = Relation(next(iter(own)) if len(own) == 1 else None, where.between)
        if len(where.between) < 2 and not of_all(sentence, what):
            where = unsaid(
                parse, sentence, amount, what, where, passage.about(parse), passage.last,
                gapped, passage.taker(),
            )  # fmt: skip
        where = of_thread(
            parse, sentence, amount, what, where, passage.about(parse),
            passage.thread(what), gapped, fresh=passage.fresh_before,
        )  # fmt: skip
        if what.indicator.id == "tariff" and len(where.between) < 2:
            where = passage.levied(parse, sentence, amount, where)
        if what.indicator.id == "tariff":
            of = not_taxed(parse, sentence, amount, where.of, where.between)
            where = Relation(of, where.between)
        apart_from = gapped and what.owner != "giver" and what.flow is None
        if len(where.between) < 2 and apart_from and not owed_to_another(parse, sentence, amount):
            wider = relation(parse, sentence, amount, what, ignored, counted | parts)
            where = wider if wider.of is not None else where
        if what.indicator.victims and where.of is None and len(where.between) == 2:
            where = Relation(not_killer(parse, sentence, amount, where.between), where.between)
        if what.indicator.victims and where == Relation(None, ()):
            where = passage.fought(parse, sentence) or where
        if what.indicator.victims and where == Relation(None, ()):
            where = Relation(of_counted(parse, sentence, amount, ignored), ())
        if what.indicator.victims and len(where.between) < 2 and where.of is not None:
            where = Relation(where.of, combatants(parse, where.of) or where.between)
        where = likewise(sentence, amount, what, where, found)
        where = to_taker(parse, sentence, amount, what, where, passage.taker(), before_it)
        where = of_one_subject(sentence, amount, where, found)
        where = to_the_ranking(sentence, amount, where, told_ranks)
        what, where = own_from(
            parse, sentence, amount, what, where, before_it, passage.about(parse)
        )
        where = of_ranked(parse, sentence, what, where, passage.ranked())
        where = with_that_country(sentence, what, where, found, before_here)
        if is_whole(sentence, amount, what, found):
            where = Relation(where.of, ())
        if not _between_states(sentence, what, told[0], where):
            continue
        if told[0] == "share":
            what = replace(what, flow=flow_of_share(parse, sentence, amount, what, where.of))
            buyer = buyer_of_all(parse, sentence, amount)
            if buyer in where.between:
                what, where = replace(what, flow="imports"), Relation(buyer, where.between)
            what, where = of_the_other(
                parse, sentence, amount, what, where, before_it, passage.ranked()
            )
        scope = scopes(sentence, sentence.doc[amount.first])[0]
        mention = period_of(parse, sentence, amount, scope)
        period = mention.edtf if mention is not None else None
        if mention is not None:
            period = passage.same_time(parse.text[mention.start : mention.end], period) or period
        last = found[-1] if found else None
        if (
            period is None
            and last is not None
            and (
                goes_back(sentence, amount, what, last, where)
                or is_its_share(sentence, amount, what, last)
            )
        ):
            period = last.period
        if period is None and last is not None and is_joined_harm(sentence, amount, what, last):
            period = last.period
        if period is None and what.indicator.victims:
            period = _when_harmed(parse, sentence, amount, what)
        if period is None and told == ("level", None) and amount.quantity.kind != "share":
            period = since_when(parse, sentence, amount)
        dated_after = mention is not None and 0 <= mention.first - amount.last <= 2
        found.append(Reading(amount, what, told[0], told[1], where, period, dated_after))
    return found


def _beside_uncounted(
    sentence: Span, amount: Amount, claimed: list[tuple[Amount, Claim | None]]
) -> bool:
    """Whether a bare count shares its noun with one before it that measures nothing."""
    bare = amount.quantity.kind == "count" and counted_noun(sentence, amount) is None
    return bare and any(
        other.first < amount.first and theirs is None and other.quantity.kind == "count"
        and counted_noun(sentence, other) is not None
        for other, theirs in claimed
    )  # fmt: skip


def _when_harmed(
    parse: Parse, sentence: Span, amount: Amount, what: Claim
) -> str | None:  # fmt: skip
    """The time that another clause of the sentence gives: "soured last year when jets killed"."""
    known = lexicon().verbs
    whom = (c for c in sentence.doc[what.last - 1].children if c.dep_ == "relcl")
    whom = (c for c in whom if c.lemma_ in known and known[c.lemma_].victims)
    verb = next(whom, None) or verb_above(sentence.doc[amount.first])
    when = parse.clock.at(verb).when if verb is not None else None
    if when is None or when.start is None or when.edtf is None:
        return None
    if verb is not None and is_of_report(parse, sentence, verb, when.start):
        return None
    if parse.info.published and when.edtf > parse.info.published[:10]:
        return None  # "A truce begins on Saturday, ending a war that has killed a million."
    return when.edtf if sentence.start_char <= when.start < sentence.end_char else None


def _between_states(sentence: Span, what: Claim, told: Role, where: Relation) -> bool:
    """Whether an amount describes a relation between states."""
    if what.indicator.id in {"debt", "loan"} and where.of is None and told == "level":
        return False
    if len(where.between) >= 2:
        return True
    if where.of is None or told == "share":
        return False
    if what.indicator.victims:
        return bool(phrases("conflict").search(sentence.text))
    if what.indicator.id == "troops":
        return bool(phrases("fighting").search(sentence.text))
    if what.indicator.id == "prisoners":
        return bool(phrases("exchange").search(sentence.text))
    if what.flow in {"exports", "imports"}:
        return bool(_ACROSS.search(sentence.text))
    return what.indicator.outward or bool(phrases("foreign").search(sentence.text))
