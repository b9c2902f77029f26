"""The way from a parse to its figures, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from communique.figures.amounts import Amount, amount_at, is_time
from communique.figures.asides import asides
from communique.figures.changes import (
    agrees,
    compared,
    implied_base,
    is_base,
    multiples,
    role,
    shares_claim,
)
from communique.figures.claims import claim
from communique.figures.clauses import scopes
from communique.figures.discourse import parallel, unsaid
from communique.figures.ellipsis import carried_over, gaps_of, part_of, parts_in, those_of
from communique.figures.lexicon import lexicon
from communique.figures.passages import Passage
from communique.figures.periods import period_of, stated_base
from communique.figures.quantities import Quantity, quantities
from communique.figures.ranks import ranks
from communique.figures.relations import Relation, relation
from communique.figures.reversals import flow_of_share
from communique.figures.sources import source_of
from communique.language.nouns import state_mentions, states_of, verb_above
from communique.record import Change, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.figures.amounts import Claim
    from communique.figures.changes import Role
    from communique.figures.lexicon import Movement
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span
    from communique.record import Source
    from communique.record import Span as Quote

_CONFLICT = re.compile(
    r"\b(?:war(?:plane|ship)?s?|fighting|jets?|battles?|clash\w*|strikes?|air ?strikes?|"
    r"raids?|shell\w*|missiles?|rockets?|drones?|attack\w*|bomb\w*|offensive|troops|soldiers|army|military|invasion|"
    r"ambush\w*|militants?|rebels?|insurg\w+|hostilities|cease-?fire|front)\b",
    re.IGNORECASE,
)
# Between the sides of a war inside one state prisoners are exchanged as between states.
_EXCHANGE = re.compile(
    r"\b(?:swap\w*|exchang\w+|warring (?:parties|sides|factions)|rebels?|prisoners? of war|truce|"
    r"cease-?fire|fighting|war|Red (?:Cross|Crescent))\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:foreign|external|overseas) (?:trade|debts?|aid|investments?|loans?)\b", re.IGNORECASE
)
_ACROSS = re.compile(r"\b(?:ex|im)port", re.IGNORECASE)
# "Millions of refugees", of no state in particular, is a manner of speaking.
_VAGUE = frozenset("dozens scores hundreds thousands millions billions".split())
# Indicators that lie between states by their nature, even where only one state is named.
_OUTWARD = {"refugees", "remittances", "tariff", "reparations", "frozen assets", "tourists"}


# A figure has digits, or is a number in words, a rank, a fraction, or like "doubled".
_WORTH = re.compile(
    r"\d|\b(?:half|third|quarter|fifth|tenth|dozens?|scores|hundreds|thousands|millions|"
    r"largest|biggest|top|leading|main|principal|doubl\w+|tripl\w+|halv\w+|quadrupl\w+|"
    r"\w+fold)\b|\w-(?:thirds|quarters|fifths|tenths)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Reading:
    """An amount with all that has been found of it."""

    amount: Amount
    claim: Claim
    role: Role
    movement: Movement | None
    relation: Relation
    period: str | None
    dated_after: bool = False
    used: bool = False


def annotate(parse: Parse) -> None:
    """Writes ``parse.figures``: the amounts of the text that describe relations between states."""
    found: list[Figure] = []
    passage = Passage()
    for sentence in parse.sentences:
        passage.enter(parse, sentence)
        if not _WORTH.search(sentence.text) and not any(token.like_num for token in sentence):
            passage.note(parse, sentence)
            continue
        told = list(_figures(parse, sentence, passage))
        found += passage.dated(parse, sentence, told)
        if not told:
            passage.note(parse, sentence)
    parse.figures = [
        msgspec.structs.replace(figure, id=f"f{number}")
        for number, figure in enumerate(_once(found), start=1)
    ]


def _figures(parse: Parse, sentence: Span, passage: Passage) -> Iterator[Figure]:
    evidence = parse.quote(sentence.start_char, sentence.end_char)
    ignored = asides(sentence)
    readings = sorted(_readings(parse, sentence, ignored, passage), key=lambda r: r.amount.first)
    for reading in readings:
        if reading.used or reading.role in {"change", "delta", "base"}:
            continue
        change = _change(parse, sentence, reading, readings)
        source = source_of(parse, sentence, reading.amount)
        ends = reading.amount.quantity.ends
        if ends is not None and reading.claim.indicator.id == "tariff":
            # Duties from one rate to another: both are paid, and nobody pays their mean.
            for value in ends:
                end = _figure(reading, change, source, evidence)
                yield msgspec.structs.replace(end, value=value)
            continue
        yield _figure(reading, change, source, evidence)
    for reading in readings:
        if reading.used or reading.role not in {"change", "delta"}:
            continue
        source = source_of(parse, sentence, reading.amount)
        yield _figure(reading, _lone_change(parse, sentence, reading), source, evidence)
    for rank in ranks(parse, sentence):
        amount = amount_at(sentence, Quantity(rank.start, rank.end, rank.value, "count", None))
        mention = period_of(
            parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0]
        )
        yield Figure(
            id="", indicator=rank.indicator, flow=rank.flow, of=rank.of,
            between=tuple(sorted({rank.of, rank.partner})), measure="rank",
            value=float(rank.value), unit=None,
            period=mention.edtf if mention is not None else None, change=None,
            source=source_of(parse, sentence, amount), evidence=evidence,
        )  # fmt: skip


def _readings(
    parse: Parse, sentence: Span, ignored: frozenset[int], passage: Passage
) -> list[_Reading]:
    named = state_mentions(parse, sentence)
    states = tuple(dict.fromkeys(s for m in named for s in states_of(parse, m)))
    amounts = [amount_at(sentence, q) for q in quantities(sentence.text, states, passage.unit)]
    amounts = [a for a in amounts if not is_time(parse, sentence, a)]
    single = multiples(sentence)
    found: list[_Reading] = []
    claimed = [(amount, claim(parse, sentence, amount, amounts)) for amount in [*amounts, *single]]
    gaps = gaps_of(parse, sentence, claimed)
    gapped = frozenset(
        i for mention, _ in gaps.values() for i in range(mention.first, mention.last)
    )
    parts = parts_in(sentence, amounts)
    for amount, what in claimed:
        part = part_of(parse, sentence, amount, found)
        if part is not None:
            where, model = part
            found.append(_Reading(amount, model.claim, "level", None, where, model.period))
            continue
        if amount.first in gaps:
            reading = _gapped(parse, amount, *gaps[amount.first], found)
            if reading is not None:
                found.append(reading)
            continue
        those = those_of(parse, sentence, amount, found, passage.last)
        if those is not None:
            where, what, then = those
            told = _role(sentence, amount, what, amount in single)
            if told is not None:
                scope = scopes(sentence, sentence.doc[amount.first])[0]
                mention = period_of(parse, sentence, amount, scope)
                period = mention.edtf if mention is not None else then
                found.append(_Reading(amount, what, told[0], told[1], where, period))
                continue
        taken_up = passage.taken_up(sentence, amount, what)
        if taken_up is not None:
            what = taken_up
        if what is None:
            like = parallel(
                parse, sentence, amount,
                (found[-1].claim, found[-1].relation) if found else passage.model(),
            )  # fmt: skip
            if like is not None:
                found.append(_Reading(amount, like[1], "level", None, like[0], None))
            continue
        told = _role(sentence, amount, what, amount in single)
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
        )
        before = passage.last if taken_up is not None else None
        where = (
            Relation(before.of, before.between)
            if before is not None
            else carried_over(parse, sentence, amount, what, found)
            or relation(parse, sentence, amount, what, ignored, counted | gapped | parts)
        )
        if len(where.between) < 2:
            where = unsaid(parse, sentence, amount, what, where, passage.about(parse), passage.last)
        if len(where.between) < 2 and gapped:
            where = relation(parse, sentence, amount, what, ignored, counted | parts)
        if not _between_states(sentence, what, told[0], where):
            continue
        if told[0] == "share":
            what = replace(what, flow=flow_of_share(parse, sentence, amount, what, where.of))
        vague = sentence.doc[amount.last - 1].lower_ in _VAGUE
        if vague and where.of is None and not what.indicator.victims:
            continue
        scope = scopes(sentence, sentence.doc[amount.first])[0]
        mention = period_of(parse, sentence, amount, scope)
        period = mention.edtf if mention is not None else None
        if period is None and what.indicator.victims:
            period = _when_harmed(parse, sentence, amount)
        after = mention is not None and 0 <= mention.first - amount.last <= 2
        found.append(_Reading(amount, what, told[0], told[1], where, period, after))
    return found


def _when_harmed(parse: Parse, sentence: Span, amount: Amount) -> str | None:
    """The time that another clause of the sentence gives: "soured last year when jets killed"."""
    verb = verb_above(sentence.doc[amount.first])
    when = parse.clock.at(verb).when if verb is not None else None
    if when is None or when.start is None:
        return None
    return when.edtf if sentence.start_char <= when.start < sentence.end_char else None


def _gapped(
    parse: Parse, amount: Amount, mention: ActorMention, before: Amount, found: list[_Reading]
) -> _Reading | None:
    """A number that shares the verb and the noun of the one before: "and France 700"."""
    model = next((r for r in found if r.amount is before), None)
    states = states_of(parse, mention)
    if model is None or len(states) != 1:
        return None
    others = [s for s in model.relation.between if s != model.relation.of]
    between = tuple(sorted({*others, states[0]}))
    where = Relation(states[0], between if len(between) > 1 else model.relation.between)
    like = replace(before.quantity, value=amount.quantity.value)
    unit = Amount(like, amount.first, amount.last)
    return _Reading(unit, model.claim, model.role, None, where, model.period)


def _role(
    sentence: Span, amount: Amount, what: Claim, single: bool
) -> tuple[Role, Movement | None] | None:
    if single:
        return "change", lexicon().movements[sentence.doc[amount.first].lemma_.lower()]
    if what.indicator.id == "tariff" and amount.quantity.kind == "share":
        return ("base" if is_base(sentence, amount) else "level"), None
    return role(sentence, amount)


def _between_states(sentence: Span, what: Claim, told: Role, where: Relation) -> bool:
    """Whether an amount describes a relation between states."""
    if what.indicator.id in {"debt", "loan"} and where.of is None and told == "level":
        return False
    if len(where.between) >= 2:
        return True
    if where.of is None or told == "share":
        return False
    if what.indicator.victims or what.indicator.id == "troops":
        return bool(_CONFLICT.search(sentence.text))
    if what.indicator.id == "prisoners":
        return bool(_EXCHANGE.search(sentence.text))
    if what.flow in {"exports", "imports"}:
        return bool(_ACROSS.search(sentence.text))
    return what.indicator.id in _OUTWARD or bool(_ABROAD.search(sentence.text))


def _same(one: _Reading, other: _Reading) -> bool:
    return (
        one.claim.indicator is other.claim.indicator
        and one.claim.flow == other.claim.flow
        and one.relation.between == other.relation.between
    )


def _partner(
    reading: _Reading, readings: list[_Reading], role: str, kinds: set[str]
) -> _Reading | None:
    """The number of a given role that belongs to the same amount as a level."""
    fitting = [
        r for r in readings
        if r is not reading and not r.used and r.role == role and _same(reading, r)
        and r.amount.quantity.kind in kinds
        and abs(r.amount.first - reading.amount.first) <= 20
    ]  # fmt: skip
    if not fitting:
        return None
    nearest = min(fitting, key=lambda r: abs(r.amount.first - reading.amount.first))
    # Another level nearer to the change has the better right to it.
    rivals = [
        r for r in readings
        if r is not reading and r.role == "level" and _same(r, nearest)
        and abs(r.amount.first - nearest.amount.first)
        < abs(reading.amount.first - nearest.amount.first)
        and r.amount.quantity.kind == reading.amount.quantity.kind
    ]  # fmt: skip
    return None if rivals else nearest


def _change(
    parse: Parse, sentence: Span, level: _Reading, readings: list[_Reading]
) -> Change | None:
    """The change that led to a level, joined from the numbers around it."""
    if level.role not in {"level", "share"} or level.amount.quantity.value <= 0:
        return None
    kind = level.amount.quantity.kind
    value = level.amount.quantity.value
    relative = _partner(level, readings, "change", {"share"}) if kind != "share" else None
    multiple = compared(sentence, level.amount)
    base = _partner(level, readings, "base", {kind})
    delta = _partner(level, readings, "delta", {kind}) if level.role == "level" else None
    for part in (relative, base, delta):
        if part is not None:
            part.used = True
            level.period = level.period or (part.period if part is not base else None)
    base_period = stated_base(parse, sentence, level.period)
    if base is not None:
        before = base.amount.quantity.value
        base_period = base.period or base_period
        if base.dated_after and not level.dated_after and base.period == level.period:
            level.period = None  # the time right after the base is the base's alone
        if level.period is not None and base_period == level.period:
            base_period = stated_base(parse, sentence, level.period)
        if relative is None:
            return Change(round(value / before - 1, 4), base_period, before)
        moved = _signed(relative)
        fits = agrees(value, moved, before)
        return Change(moved, base_period, before if fits else None)
    if relative is not None:
        moved = _signed(relative)
        return Change(moved, base_period, implied_base(value, moved))
    if delta is not None and delta.movement is not None:
        before = value - delta.movement.sign * delta.amount.quantity.value
        if before > 0:
            return Change(round(value / before - 1, 4), base_period, before)
    if multiple is not None:
        return Change(multiple[0], base_period, implied_base(value, multiple[0]))
    return None


def _signed(reading: _Reading) -> float:
    value = reading.amount.quantity.value
    if reading.movement is None or reading.movement.factor is not None:
        return value
    return value * reading.movement.sign


def _lone_change(parse: Parse, sentence: Span, reading: _Reading) -> Change | None:
    if reading.role == "delta" and reading.amount.quantity.kind != "share":
        return None
    return Change(_signed(reading), stated_base(parse, sentence, reading.period))


def _figure(
    reading: _Reading, change: Change | None, source: Source | None, evidence: Quote
) -> Figure:
    quantity = reading.amount.quantity
    moving = reading.role in {"change", "delta"}
    return Figure(
        id="", indicator=reading.claim.indicator.id, flow=reading.claim.flow,
        of=reading.relation.of, between=reading.relation.between,
        measure="change" if moving else ("share" if reading.role == "share" else "level"),
        value=_signed(reading) if moving else quantity.value,
        unit=quantity.unit or reading.claim.unit, period=reading.period, change=change,
        source=source, evidence=evidence,
    )  # fmt: skip


def _once(figures: list[Figure]) -> Iterator[Figure]:
    """Figures without those that say the same of the same sentence twice."""
    seen: set[tuple[object, ...]] = set()
    for figure in figures:
        key = (
            figure.indicator, figure.flow, figure.between, figure.measure, figure.value,
            figure.unit, figure.period, figure.evidence.start,
        )  # fmt: skip
        if key not in seen:
            seen.add(key)
            yield figure
