"""The way from a parse to its figures, sentence by sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.figures.amounts import Reading, amount_at
from communique.figures.asides import asides
from communique.figures.changes import (
    compared,
    implied_base,
)
from communique.figures.clauses import clause_of, scopes
from communique.figures.earlier import year_before
from communique.figures.lexicon import lexicon
from communique.figures.passages import Passage
from communique.figures.periods import from_year_to_year, period_of, stated_base
from communique.figures.quantities import Quantity
from communique.figures.ranks import ranks
from communique.figures.readings import readings
from communique.figures.relations import Relation
from communique.figures.sources import source_of
from communique.figures.words import lemmas
from communique.language.nouns import verb_above
from communique.record import Change, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.figures.ranks import Rank
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Source
    from communique.record import Span as Quote


# How far a title may be from the number that it rounds.
_ROUNDED = 0.03
# And where it tells only what a number is above or below.
_BOUNDED = 0.1
_BOUND = re.compile(r"\b(?:tops?|over|above|below|exceeds?|nears?|nearly|almost|more than)\b", re.I)


_YEAR_AGO = re.compile(r"\b(?:a|one|the) year (?:ago|earlier|before)\b")
_DIGITS = re.compile(r"\d")
_PARTS = frozenset("half third quarter fifth tenth dozen score".split())
_FACTORS = ("doubl", "tripl", "halv", "quadrupl")


@cache
def _telling() -> frozenset[str]:
    """The words that tell an amount without a number: parts, ranks, movements by a factor."""
    moved = [word for word, entry in lexicon().movements.items() if entry.factor is not None]
    moved += [f"{word}{ending}" for word in moved for ending in "sdn"]
    ranked = (words.split()[-1] for words in lemmas("superlative"))  # "Most *important*"
    return frozenset((*_PARTS, *(f"{part}s" for part in _PARTS), *ranked, *moved))


def _tells_amounts(sentence: Span) -> bool:
    """Whether a sentence may have figures: a number, a part, a rank or a factor stands in it."""
    if _DIGITS.search(sentence.text):
        return True
    telling = _telling()
    return any(
        token.lower_ in telling
        or token.lower_.startswith(_FACTORS)
        or token.lower_.endswith("fold")
        or token.like_num
        for token in sentence
    )


def annotate(parse: Parse) -> None:
    """Writes ``parse.figures``: the amounts of the text that describe relations between states."""
    found: list[Figure] = []
    passage, report = Passage(), 0
    for sentence in parse.sentences:
        if parse.report_at(sentence.start_char) != report:
            passage, report = Passage(), parse.report_at(sentence.start_char)
        passage.enter(parse, sentence)
        if not _tells_amounts(sentence):
            passage.note(parse, sentence)
            continue
        told = list(_figures(parse, sentence, passage))
        found += passage.dated(parse, sentence, told)
        if not told:
            passage.note(parse, sentence)
    found = _without_headlines(parse, found)
    parse.figures = [
        msgspec.structs.replace(figure, id=f"f{number}")
        for number, figure in enumerate(_once(found), start=1)
    ]


def _figures(parse: Parse, sentence: Span, passage: Passage) -> Iterator[Figure]:
    evidence = parse.quote(sentence.start_char, sentence.end_char)
    ignored = asides(sentence)
    told_ranks = ranks(parse, sentence, passage.last if passage.fresh_before else None)
    found = readings(parse, sentence, ignored, passage, told_ranks)
    found = sorted(found, key=lambda r: r.amount.first)
    for rank in told_ranks:
        _share_of_rank(sentence, rank, found)
    for reading in found:
        if reading.used or reading.role in {"change", "delta", "base"}:
            continue
        change = _change(parse, sentence, reading, found)
        source = source_of(parse, sentence, reading.amount)
        ends = reading.amount.quantity.ends
        if ends is not None and reading.claim.indicator.id == "tariff":
            # Duties from one rate to another: both are paid, and nobody pays their mean.
            for value in ends:
                end = _figure(reading, change, source, evidence)
                yield msgspec.structs.replace(end, value=value)
            continue
        yield _figure(reading, change, source, evidence)
    for reading in found:
        if reading.used or reading.role not in {"change", "delta"}:
            continue
        source = source_of(parse, sentence, reading.amount)
        yield _figure(reading, _lone_change(parse, sentence, reading), source, evidence)
    for rank in told_ranks:
        amount = amount_at(sentence, Quantity(rank.start, rank.end, rank.value, "count", None))
        mention = period_of(
            parse, sentence, amount, scopes(sentence, sentence.doc[amount.first])[0]
        )
        # "China, Iran's largest partner, bought ... in January": so it is at all times.
        goods = rank.indicator
        told = sentence.text[rank.start : rank.end].lower()
        # A partner is one in all goods, and so is an export market.
        if goods == "trade" and rank.flow != "total" and "port" not in told:
            goods = _goods(rank, found) or passage.goods() or goods
        beside = sentence.doc[amount.last - 1].dep_ == "appos"
        mention = None if beside else mention
        yield Figure(
            id="", indicator=goods, flow=rank.flow, of=rank.of,
            between=tuple(sorted({rank.of, rank.partner})), measure="rank",
            value=float(rank.value), unit=None,
            period=mention.edtf if mention is not None else None, change=None,
            source=None if beside else source_of(parse, sentence, amount), evidence=evidence,
        )  # fmt: skip


def _goods(rank: Rank, found: list[Reading]) -> str | None:
    """The goods of a sentence in which a rank is one: "sold it coal, as its top seller"."""
    pair = {rank.of, rank.partner}
    told = (r.claim.indicator for r in found if pair <= {*r.relation.between})
    return next((indicator.id for indicator in told if indicator.commodity), None)


def _share_of_rank(sentence: Span, rank: Rank, found: list[Reading]) -> None:
    """Makes the shares behind a rank those of whose partner it is.

    "Britain is the largest buyer of Icelandic goods, with 19 percent of exports": of Iceland's.
    """
    for reading in found:
        start = reading.amount.quantity.start
        # A partner in all goods has shares of what is bought and of what is sold.
        alike = reading.claim.flow == rank.flow or rank.flow == "total"
        if reading.role != "share" or start < rank.end or not alike:
            continue
        if any(r.role == "level" and rank.end <= r.amount.quantity.start < start for r in found):
            continue  # of the level that is told between, "a third of it"
        if reading.relation.of == rank.partner and ";" not in sentence.text[rank.end : start]:
            others = {*reading.relation.between} - {rank.of, rank.partner} or {rank.partner}
            reading.relation = Relation(rank.of, tuple(sorted({rank.of, *others})))


def _same(one: Reading, other: Reading) -> bool:
    return (
        one.claim.indicator is other.claim.indicator
        and one.claim.flow == other.claim.flow
        and one.relation.between == other.relation.between
    )


def _partner(
    sentence: Span, reading: Reading, readings: list[Reading], role: str, kinds: set[str]
) -> Reading | None:
    """The number of a given role that belongs to the same amount as a level."""
    fitting = [
        r for r in readings
        if r is not reading and not r.used and r.role == role and _same(reading, r)
        and r.amount.quantity.kind in kinds
        and abs(r.amount.first - reading.amount.first) <= 20
    ]  # fmt: skip
    fitting = [r for r in fitting if not _of_other_time(sentence, reading, r)]
    # "$90 million, against $60 million in 2022 and $45 million": that is of the first alone.
    fitting = [
        r for r in fitting
        if r.amount.first > reading.amount.first or not _held_against(sentence, r)
    ]  # fmt: skip
    if not fitting:
        return None
    nearest = min(fitting, key=lambda r: abs(r.amount.first - reading.amount.first))
    # Another level nearer to the change has the better right to it.
    rivals = [
        r for r in readings
        if r is not reading and r.role == "level" and _same(r, nearest)
        and not (r.amount.first > nearest.amount.first and _held_against(sentence, nearest))
        and abs(r.amount.first - nearest.amount.first)
        < abs(reading.amount.first - nearest.amount.first)
        and r.amount.quantity.kind == reading.amount.quantity.kind
    ]  # fmt: skip
    return None if rivals else nearest


def _held_against(sentence: Span, base: Reading) -> bool:
    """Whether a base is told behind its level: "against $60 million in 2022"."""
    word = sentence.doc[base.amount.first - 1].lower_
    return base.role == "base" and word in {"against", "versus", "with", "to"}


def _of_other_time(sentence: Span, level: Reading, change: Reading) -> bool:
    """Whether a change was in another time, told in a later clause of its own.

    "It sold 4 million tonnes in 2021, but deliveries fell by half last year." A level set apart,
    as in "exports, which had stood at $9 million, fell by a fifth", is none that it led to.
    """
    aside = clause_of(sentence.doc[level.amount.first])
    if aside.dep_ == "relcl" and change.role != "base" and change.amount.first not in {
        t.i for t in aside.subtree
    }:  # fmt: skip
        return True
    if change.role == "base" or level.period is None or change.period in {None, level.period}:
        return False
    verb = verb_above(sentence.doc[change.amount.first])
    return (
        verb is not None
        and verb.i > level.amount.last
        and verb.dep_ == "conj"
        and any(c.dep_ == "nsubj" for c in verb.children)
    )


def _change(parse: Parse, sentence: Span, level: Reading, readings: list[Reading]) -> Change | None:
    """The change that led to a level, joined from the numbers around it."""
    if level.role not in {"level", "share"} or level.amount.quantity.value <= 0:
        return None
    kind = level.amount.quantity.kind
    value = level.amount.quantity.value
    rate = level.claim.indicator.id == "tariff"  # "will double to 100 percent"
    moves = kind != "share" or rate
    relative = _partner(sentence, level, readings, "change", {"share"}) if moves else None
    multiple = compared(parse, sentence, level.amount)
    base = _partner(sentence, level, readings, "base", {kind})
    delta = _partner(sentence, level, readings, "delta", {kind}) if level.role == "level" else None
    for part in (relative, base, delta):
        if part is not None:
            part.used = True
            level.period = level.period or (part.period if part is not base else None)
    if base is None and (relative is not None or delta is not None):
        level.period, base_period = from_year_to_year(parse, sentence, level.period)
    else:
        base_period = stated_base(parse, sentence, level.period)
    if base is not None:
        before = base.amount.quantity.value
        if level.period is not None and base.period == (year_before(level.period) or "")[:4] and (
            _YEAR_AGO.search(sentence.text)
        ):  # fmt: skip
            base_period = year_before(level.period)  # "from 900 million a year ago", of a month
        elif base_period is None or not base_period.startswith(base.period or "-"):
            base_period = base.period or base_period  # else it is "the same period of 2021"
        if base.dated_after and not level.dated_after and base.period == level.period:
            level.period = None  # the time right after the base is the base's alone
        if level.period is not None and base_period == level.period:
            base_period = stated_base(parse, sentence, level.period)
        if relative is None:
            return Change(round(value / before - 1, 4), base_period, before)
        # As told, also where the three do not fit: what quarrels is told by communique.derived.
        return Change(_signed(relative), base_period, before)
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


def _signed(reading: Reading) -> float:
    value = reading.amount.quantity.value
    if reading.movement is None or reading.movement.factor is not None:
        return value
    return value * reading.movement.sign


def _lone_change(parse: Parse, sentence: Span, reading: Reading) -> Change | None:
    if reading.role == "delta" and reading.amount.quantity.kind != "share":
        return None
    return Change(_signed(reading), stated_base(parse, sentence, reading.period))


def _figure(
    reading: Reading, change: Change | None, source: Source | None, evidence: Quote
) -> Figure:
    quantity = reading.amount.quantity
    moving = reading.role in {"change", "delta"}
    return Figure(
        id="", indicator=reading.claim.indicator.id, flow=reading.claim.flow,
        of=reading.relation.of, between=reading.relation.between,
        measure="change" if moving else ("share" if reading.role == "share" else "level"),
        value=_signed(reading) if moving else quantity.value,
        unit=None if quantity.kind == "share" else quantity.unit or reading.claim.unit,
        period=reading.period, change=change, source=source, evidence=evidence,
    )  # fmt: skip


def _without_headlines(parse: Parse, figures: list[Figure]) -> list[Figure]:
    """Figures without those of the title that the article itself tells."""
    body = [f for f in figures if f.evidence.start >= parse.title]
    return [
        f for f in figures
        if f.evidence.start >= parse.title or not any(_rounds(f, told) for told in body)
    ]  # fmt: skip


def _rounds(headline: Figure, told: Figure) -> bool:
    """Whether a figure of the title is one of the text: rounded, or as the change that led to it.

    "Trade tops $90 billion", of 93.8; "Quarrel halves exports", which fell from $77 million to 38.
    """
    both = {*headline.between, headline.of} & {*told.between, told.of} - {None}
    if both and (headline.value, headline.unit) == (told.value, told.unit) and (
        headline.measure == told.measure
    ):  # fmt: skip
        return True  # "expels 450,000", who have left
    if headline.indicator != told.indicator:
        return False
    value = headline.value or 0
    if headline.measure == "change" and headline.unit is None and told.change is not None:
        return bool(both) and abs(told.change.value - value) <= _ROUNDED
    far = _BOUNDED if _BOUND.search(headline.evidence.text) else _ROUNDED
    return headline.measure == told.measure and abs(value - (told.value or 0)) <= far * abs(
        told.value or 0
    )


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
