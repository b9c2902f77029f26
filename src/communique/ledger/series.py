"""Series: the relation of two actors by day, week, month, quarter or year, in numbers.

For each pair and period: how many events, by PLOVER type and quad class; their mean intensity; the
shares of words and deeds; the balance of conflict and cooperation, of all events and of words and
deeds apart; how many outlets told of them.
"""

from __future__ import annotations

import datetime as dt
import typing
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from communique.errors import LedgerError
from communique.ledger.dates import bounds, day_of
from communique.ledger.linked import linked, outlets_of
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from communique.ledger.dates import Day
    from communique.ledger.queries import Queries

Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[Period, ...] = typing.get_args(Period)
#: The quad classes of PLOVER, 1 to 4, as columns of counts.
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
#: The types of PLOVER as columns of counts.
TYPES = tuple(name.lower() for name in typing.get_args(EventType))
SCHEMA = pa.schema(
    [
        ("source", pa.string()),
        ("target", pa.string()),
        ("period", pa.string()),
        ("start", pa.date32()),
        ("events", pa.int64()),
        *((name, pa.int64()) for name in (*QUADS, *TYPES)),
        ("intensity", pa.float64()),
        ("verbal", pa.float64()),
        ("material", pa.float64()),
        ("balance", pa.float64()),
        ("words", pa.float64()),
        ("deeds", pa.float64()),
        ("gap", pa.float64()),
        ("outlets", pa.int64()),
    ]
)
_SELECTED = (
    "document", "type", "quad", "intensity", "actors", "recipients", "when_edtf", "published"
)  # fmt: skip
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """An event as a series counts it.

    Attributes:
        type: its PLOVER type.
        quad: its quad class, 1 to 4.
        intensity: its intensity, -10 to 10.
        actors: ids of those who did it.
        recipients: ids of those whom it was done to.
        first: its first day; ``None`` when it has none.
        last: its last day.
        published: the day of its first report.
        outlets: who told of it.
    """

    type: str
    quad: int
    intensity: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    published: dt.date | None
    outlets: frozenset[str] = frozenset()


def series(
    ledger: Queries,
    *,
    between: Sequence[str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    period: Period = "month",
    directed: bool = False,
    status: str | Iterable[str] | None = ("actual", "ongoing"),
    timing: str | Iterable[str] | None = "current",
    once: bool = True,
) -> pa.Table:
    """The series of a pair of actors, or of all pairs of states.

    Args:
        ledger: a ledger, or one at a version.
        between: two actors as for ``Queries.events``; without it, all pairs of states and bodies.
        since: the first day, as for ``Queries.events``.
        until: the last day.
        period: ``"day"``, ``"week"`` (ISO 8601, from Monday), ``"month"``, ``"quarter"``,
            ``"year"``.
        directed: whether what one does to the other is apart from what the other does to the one.
            What both do together (a meeting) counts in both directions.
        status: which statuses count; ``None`` for all.
        timing: which timings count; ``None`` for all. By default the wars of anniversary articles
            do not, nor what is only planned.
        once: whether an event that several articles tell counts once (see ``linked``); else every
            telling counts.

    Returns:
        A row a pair and period, in their order, with ``period`` (``"2021-07"``, ``"2021-W28"``,
        ``"2021-Q3"``), its first day ``start``, the number of ``events``, counts of the four quad
        classes and the 16 types, and of these events the mean ``intensity``, the shares that are
        ``verbal`` and ``material``, the ``balance`` (cooperation less conflict, by their sum: -1 to
        1), the same of ``words`` and ``deeds`` alone, their ``gap`` (words less deeds: above 0
        where they talk better than they act), and the number of ``outlets``. What there is nothing
        to tell from is null. Pairs that are not directed stand in the order of ``between``, or of
        the alphabet. With ``between``, periods without events have rows of 0, from the one of
        ``since`` or else of the first event to that of ``until`` or else of the last event. A 0
        says that no article of the ledger tells of an event, not that there was none.

    Raises:
        LedgerError: an argument is not what it should be.

    >>> import tempfile
    >>> from communique.ledger import Ledger
    >>> series(Ledger(tempfile.mkdtemp()), between=("PRK", "CHN"), period="year").num_rows
    0
    """
    if period not in PERIODS:
        raise LedgerError(f"there is no period {period!r}: it is one of {', '.join(PERIODS)}")
    question = {
        "between": between,
        "since": since,
        "until": until,
        "status": status,
        "timing": timing,
    }
    events = _linked(ledger, question) if once else _told(ledger, question)
    span = (
        None if since is None else day_of(since, 0),
        None if until is None else day_of(until, 1),
    )
    return tally(events, period=period, directed=directed, between=between, span=span)


def tally(
    events: Iterable[Counted],
    *,
    period: Period = "month",
    directed: bool = False,
    between: Sequence[str] | None = None,
    span: tuple[dt.date | None, dt.date | None] = (None, None),
) -> pa.Table:
    """The series of events; arguments and result as for ``series``.

    Args:
        events: the events.
        period: as for ``series``.
        directed: as for ``series``.
        between: as for ``series``.
        span: the days from which and to which a pair that is asked for has rows at least.
    """
    cells: dict[tuple[Pair, dt.date], _Cell] = defaultdict(_Cell)
    for event in events:
        start = _start(event, period)
        if start is None:
            continue
        for pair in _pairs(event, directed, between):
            cells[pair, start].add(event)
    if between is not None:
        # Both directions are as long as each other.
        ends = [start for _, start in cells] + [begin(day, period) for day in span if day]
        one, other = between
        asked = [(one, other), (other, one)] if directed else [(one, other)]
        if cells or None not in span:
            for start in _all_starts(min(ends), max(ends), period):
                for pair in asked:
                    cells.setdefault((pair, start), _Cell())
    rows = [
        {
            "source": pair[0],
            "target": pair[1],
            "period": label(start, period),
            "start": start,
            **cell.numbers(),
        }
        for (pair, start), cell in sorted(cells.items(), key=lambda item: item[0])
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def label(start: dt.date, period: Period) -> str:
    """The name of the period that begins on a day.

    >>> day = dt.date(2021, 7, 1)
    >>> [label(day, period) for period in PERIODS]
    ['2021-07-01', '2021-W26', '2021-07', '2021-Q3', '2021']
    """
    if period == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if period == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[period]]


def begin(day: dt.date, period: Period) -> dt.date:
    """The first day of the period that a day lies in.

    >>> str(begin(dt.date(2021, 8, 18), "quarter")), str(begin(dt.date(2021, 8, 18), "week"))
    ('2021-07-01', '2021-08-16')
    """
    if period == "week":
        return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if period == "year" else day


@dataclass(slots=True)
class _Cell:
    """The events of a pair in a period."""

    quads: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    outlets: set[str] = field(default_factory=set)

    def add(self, event: Counted) -> None:
        self.quads[event.quad] += 1
        self.types[event.type.lower()] += 1
        self.intensity += event.intensity
        self.outlets |= event.outlets

    def numbers(self) -> dict[str, Any]:
        count = self.quads.total()
        talk, aid, quarrel, fight = (self.quads[quad] for quad in (1, 2, 3, 4))
        words, deeds = _balance(talk, quarrel), _balance(aid, fight)
        return {
            "events": count,
            **{name: self.quads[quad] for quad, name in enumerate(QUADS, 1)},
            **{name: self.types[name] for name in TYPES},
            "intensity": self.intensity / count if count else None,
            "verbal": (talk + quarrel) / count if count else None,
            "material": (aid + fight) / count if count else None,
            "balance": _balance(talk + aid, quarrel + fight),
            "words": words,
            "deeds": deeds,
            "gap": words - deeds if words is not None and deeds is not None else None,
            "outlets": len(self.outlets),
        }


def _balance(good: int, bad: int) -> float | None:
    return (good - bad) / (good + bad) if good + bad else None


def _pairs(event: Counted, directed: bool, between: Sequence[str] | None) -> set[Pair]:
    """The pairs that an event counts for."""
    doers, targets = (_named(side, between) for side in (event.actors, event.recipients))
    # What several do together without a recipient, each does with every other.
    found = set(product(doers, targets) if event.recipients else permutations(doers, 2))
    found = {pair for pair in found if pair[0] != pair[1]}
    if directed:
        return found
    if between is not None:
        return {(between[0], between[1])} if found else set()
    return {(min(pair), max(pair)) for pair in found}


def _named(side: tuple[str, ...], between: Sequence[str] | None) -> set[str]:
    """The actors of a side as the pairs name them: as asked for, or by state or body."""
    if between is None:
        return {actor.replace(":", ".").partition(".")[0] for actor in side} - {"UNK"}
    return {
        asked
        for asked in between
        for actor in side
        if actor == asked or actor.startswith((f"{asked}.", f"{asked}:"))
    }


def _start(event: Counted, period: Period) -> dt.date | None:
    """The first day of the period that an event counts in.

    That of its time. Where this reaches over several ("in 2021", by month), that of its first
    report if it lies in there, else the first one.
    """
    if event.first is None or event.last is None:
        return begin(event.published, period) if event.published else None
    first, last = begin(event.first, period), begin(event.last, period)
    if first != last and event.published and event.first <= event.published <= event.last:
        return begin(event.published, period)
    # The time is open to the past: what is known is its end.
    return last if event.first == dt.date.min else first


def _all_starts(first: dt.date, last: dt.date, period: Period) -> Iterator[dt.date]:
    # One day more than the longest period of its kind reaches into the next one, and no further.
    step = dt.timedelta({"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[period])
    start = first
    while start < last:
        yield start
        start = begin(start + step, period)
    yield last


def _linked(ledger: Queries, question: Mapping[str, Any]) -> Iterator[Counted]:
    for row in linked(ledger, **question).to_pylist():
        yield _counted(
            row, row["actors"], row["recipients"], row["first_report"], frozenset(row["outlets"])
        )


def _told(ledger: Queries, question: Mapping[str, Any]) -> Iterator[Counted]:
    rows = ledger.events(**question).select(list(_SELECTED)).to_pylist()
    outlets = outlets_of(ledger, {row["document"] for row in rows})
    for row in rows:
        told = outlets[row["document"]]
        actors, recipients = (
            [ref["actor"] for ref in row[side] or ()] for side in ("actors", "recipients")
        )
        yield _counted(row, actors, recipients, row["published"], frozenset({told} if told else ()))


def _counted(
    row: Mapping[str, Any],
    actors: list[str],
    recipients: list[str],
    published: str | None,
    outlets: frozenset[str],
) -> Counted:
    first, last = bounds(row["when_edtf"])
    return Counted(
        type=row["type"],
        quad=row["quad"],
        intensity=row["intensity"],
        actors=tuple(actors),
        recipients=tuple(recipients),
        first=first,
        last=last,
        published=bounds((published or "")[:10])[0],
        outlets=outlets,
    )
