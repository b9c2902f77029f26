"""Which figures of a record contradict each other, or themselves, beyond their rounding.

A number says no more than its digits: "$3 billion" is anything from 2.5 to 3.5 billion. What agrees
somewhere within is no contradiction; words such as "about" widen it, and "more than" takes a number
out of the comparison, as does the middle of a range. Figures that two different sources tell are
never compared: that they differ is what an article may mean to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from communique.data import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.record import Change, Figure, Record

    # The least and the most that a number may mean.
    Reach = tuple[float, float]

_RANGE = re.compile(
    r"\d\s?[-–—]\s?[$€£]?\d|\bbetween (?:\w+ )?[$€£]?\d[\d.,]*(?: \w+)? and [$€£]?\d|"
    r"(?<![\d.,$€£])(?<!from )(?<!by )(?<!in )[$€£]?(?!(?:1[6-9]|20)\d\d\b)"
    r"\d[\d.,]*(?: (?:m|b|tr)illion)? to [$€£]?\d",
    re.IGNORECASE,
)
# Shares that stand for "a third", "two thirds", "a sixth" rather than for so many percent.
_FRACTIONS = frozenset({0.3333, 0.6667, 0.1667})
# How far beyond its digits a number with "about" may lie.
_ROUGHLY = 0.05


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``data/figures/contradictions.yaml``; see there."""

    id: str
    indicators: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


def contradictions(record: Record) -> dict[str, tuple[str, ...]]:
    """The figures that each figure of a record contradicts, by their ids.

    Two values of one thing at one time; a level that does not follow from the base and change told
    with it (the figure then contradicts itself: its own id), or from the level told for that time;
    a share that is not that of the levels told; parts that are more than their whole, or shares
    more than all.

    Args:
        record: its figures are compared with each other.

    Returns:
        All figures of the record, also those that contradict none.
    """
    return contradicting(record.figures)


def contradicting(figures: Sequence[Figure]) -> dict[str, tuple[str, ...]]:
    """The same for the figures of one document."""
    found: dict[str, set[str]] = {figure.id: set() for figure in figures}
    if not found:
        return {}
    firm = [f for f in figures if f.value is not None and not _open(f)]
    for quarrel in _quarrels(firm):
        for one in quarrel:
            others = {other.id for other in quarrel if other is not one}
            found[one.id] |= others or {one.id}
    order = {name: number for number, name in enumerate(found)}
    return {name: tuple(sorted(ids, key=order.__getitem__)) for name, ids in found.items()}


def _quarrels(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    for figure in figures:
        if figure.measure == "level" and _breaks(figure, figure.change, _told_base(figure)):
            yield (figure,)
    alike: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[_whose(figure)].append(figure)
    for told in alike.values():
        yield from _twice(told)
        yield from _moved(told)
    whole: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        whole[(figure.indicator, figure.period)].append(figure)
    for told in whole.values():
        yield from _parts(told)
        yield from _shares(told)
    trade = {"trade", "trade balance"}
    pairs: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator in trade and figure.period is not None and figure.measure == "level":
            pairs[(figure.between, figure.period, figure.unit)].append(figure)
    for told in pairs.values():
        yield from _balances(told)


def _twice(told: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Two values of one thing at one time."""
    for one, other in combinations(told, 2):
        if one.indicator not in _rule("total").indicators or one.measure != other.measure:
            continue
        timed = one.period is not None and one.period == other.period
        bases = {f.change.base_period if f.change is not None else None for f in (one, other)}
        if not timed or one.unit != other.unit or (one.measure == "change" and len(bases) > 1):
            continue
        apart = one.evidence.start != other.evidence.start  # in one sentence they are two goods
        if apart and _same_teller(one, other) and not _meet(_reach(one), _reach(other)):
            yield one, other


def _moved(told: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """A level, the change that led to it and the level that it was before, each told apart."""
    levels = [f for f in told if f.measure == "level" and f.period is not None]
    for moved in told:
        change = moved.change
        if change is None or change.base_period is None or moved.period is None:
            continue
        if moved.measure == "level":
            now = [moved]
        elif moved.measure == "change":
            now = [f for f in levels if f.period == moved.period]
        else:
            continue
        for level in now:
            for base in levels:
                if base.period != change.base_period or base.unit != level.unit:
                    continue
                if _same_teller(base, level) and _same_teller(base, moved) and (
                    _breaks(level, change, _reach(base))
                ):  # fmt: skip
                    yield tuple({f.id: f for f in (level, moved, base)}.values())


def _parts(told: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """What is more than the whole that it is a part of, and shares that two levels do not have."""
    levels = [f for f in told if f.measure == "level"]
    for whole in levels:
        for part in levels:
            if not _is_part(part, whole) or not _same_teller(part, whole):
                continue
            if _reach(part)[0] > _reach(whole)[1]:
                yield part, whole
            for share in told:
                if share.measure != "share" or _whose(share) != _whose(part):
                    continue
                low, high = _reach(share)
                least, most = _reach(whole)
                if _same_teller(share, whole) and (
                    not _meet((low * least, high * most), _reach(part))
                ):
                    yield share, part, whole


def _is_part(part: Figure, whole: Figure) -> bool:
    """Whether an amount is of one that is told: exports of trade, those to one state of all."""
    if part is whole or part.unit != whole.unit:
        return False
    if part.period is None and part.evidence.start != whole.evidence.start:
        return False
    if part.flow in {"exports", "imports"} and whole.flow == "total":
        return part.between == whole.between and len(part.between) == 2
    same = part.flow == whole.flow and part.of == whole.of and part.of is not None
    return same and len(part.between) == 2 and set(whole.between) <= {whole.of}


def _shares(told: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Shares of one whole that are together more than all of it."""
    owners: defaultdict[tuple[object, ...], dict[tuple[str, ...], Figure]] = defaultdict(dict)
    for figure in told:
        timed = figure.period is not None
        if figure.measure == "share" and figure.of is not None and len(figure.between) == 2:
            key = (figure.of, figure.flow, None if timed else figure.evidence.start)
            owners[key].setdefault(figure.between, figure)
    for shares in owners.values():
        members = tuple(shares.values())
        alike = all(_same_teller(one, other) for one, other in combinations(members, 2))
        if len(members) > 1 and alike and sum(_reach(f)[0] for f in members) > 1:
            yield members


def _balances(told: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Exports and imports that are together not the trade told, or apart not its balance."""
    for out in (f for f in told if f.flow == "exports"):
        for into in (f for f in told if f.flow == "imports" and f.of == out.of):
            low, high = _reach(out)
            least, most = _reach(into)
            for other in told:
                three = (out, into, other)
                if not all(_same_teller(one, two) for one, two in combinations(three, 2)):
                    continue
                if other.flow == "total" and not _meet((low + least, high + most), _reach(other)):
                    yield three
                if other.indicator == "trade balance" and other.of in {None, out.of}:
                    gap = low - most, high - least
                    mirrored = -gap[1], -gap[0]
                    if not (_meet(gap, _reach(other)) or _meet(mirrored, _reach(other))):
                        yield three


def _whose(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.flow, figure.of, figure.between


def _same_teller(one: Figure, other: Figure) -> bool:
    """Whether no two sources tell two figures; what the text itself says is told by nobody else."""
    if one.source is None or other.source is None:
        return True
    if one.source.actor is not None and one.source.actor == other.source.actor:
        return True
    return one.source.text.lower() == other.source.text.lower()


def _told_base(figure: Figure) -> Reach | None:
    change = figure.change
    if change is None or change.implied_base is None:
        return None
    return _within(change.implied_base, figure)


def _breaks(level: Figure, change: Change | None, base: Reach | None) -> bool:
    """Whether a level does not follow from a base by a change."""
    if change is None or base is None or level.value is None:
        return False
    low, high = _percent(change.value, level)
    moved = base[0] * max(0.0, 1 + low), base[1] * max(0.0, 1 + high)
    return not _meet(moved, _reach(level))


def _reach(figure: Figure) -> Reach:
    assert figure.value is not None, "figures without a value are left out"
    if figure.measure in {"share", "change"}:
        return _percent(figure.value, figure)
    return _within(figure.value, figure)


def _within(value: float, figure: Figure) -> Reach:
    """What a number may mean by its digits, and by the words around it."""
    digits = Decimal(f"{value:.10g}").normalize()
    half = float(Decimal((0, (1,), int(digits.as_tuple().exponent)))) / 2
    if _says("rough", figure):
        half = max(half, abs(value) * _ROUGHLY)
    return value - half, value + half


def _percent(value: float, figure: Figure) -> Reach:
    """The same of a share or change: a whole number of percent, or one with its decimals."""
    if round(abs(value) % 1, 4) in _FRACTIONS:
        return value - 0.03, value + 0.03
    digits = Decimal(f"{100 * value:.8g}").normalize()
    half = float(Decimal((0, (1,), min(0, int(digits.as_tuple().exponent))))) / 200
    if _says("rough", figure):
        half = max(half, _ROUGHLY * max(1.0, abs(value)))
    return value - half, value + half


def _meet(one: Reach, other: Reach) -> bool:
    slack = 1e-9 * max(map(abs, (*one, *other)))
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack


def _open(figure: Figure) -> bool:
    """Whether a number is the end of what may be, or the middle: "more than", "3 to 5"."""
    return _says("bound", figure) or _RANGE.search(figure.evidence.text) is not None


def _says(rule: str, figure: Figure) -> bool:
    return _words(rule).search(figure.evidence.text) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    rule = _rule(name)
    before = "|".join(map(re.escape, sorted(rule.words, key=len, reverse=True)))
    alone = "|".join(map(re.escape, sorted(rule.alone, key=len, reverse=True)))
    number = (
        r"(?:a |an )?(?:US?)?[$€£]?\s?(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten)"
    )
    return re.compile(rf"\b(?:(?:{before}) {number}|(?:{alone})\b)", re.IGNORECASE)


def _rule(name: str) -> Rule:
    return _rules()[name]


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in entries("figures/contradictions.yaml", Rule)}
