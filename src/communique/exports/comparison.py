"""Two tables of dyads counted side by side: ours and another data set's, by pair, type and time.

Both are tables of ``communique.exports.datasets``. Compared are states and bodies, whatever their
sectors, in the direction of the rows; left out are rows without two different ones (events within
a country, actors of no known country). Only days that both tables reach to are counted: data of one
week beside a ledger of ten years would show what the week's file cannot have. That the counts agree
does not say that the events do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from communique.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

Step = Literal["day", "month", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
_LENGTH = {"day": 10, "month": 7, "year": 4}
#: The columns of a comparison.
COLUMNS = ("period", "source", "target", "type", "ours", "theirs")
Key = tuple[str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found.

    Attributes:
        rows: a row a period, pair and type, with the numbers of ``ours`` and ``theirs``; ``type``
            is ``None`` for codes that PLOVER has no type for.
        first: the first day that is counted; ``None`` where the tables have no day in common.
        last: the last day.
        ours: how many of our dyads are counted.
        theirs: how many of theirs.
        shared: the sum of the smaller number of each row.
    """

    rows: list[dict[str, Any]]
    first: dt.date | None
    last: dt.date | None
    ours: int
    theirs: int
    shared: int


def compare(
    ours: Any,
    theirs: Any,
    *,
    between: Sequence[str] | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    period: Step = "month",
) -> Comparison:
    """Counts the dyads of two tables side by side.

    Args:
        ours: an Arrow table, as ``datasets.ours`` and ``datasets.read`` give it.
        theirs: another one.
        between: two countries or bodies (``"RUS"``, ``"UNO"``), in both directions; all without.
        since: the first day that counts; without it the first that both tables reach to.
        until: the last day.
        period: ``"day"``, ``"month"`` or ``"year"`` of the event.

    Raises:
        InputError: there is no such period, or ``between`` has not two actors.

    >>> import datetime, pyarrow
    >>> def dyads(*types):
    ...     day = datetime.date(2020, 6, 15)
    ...     return pyarrow.table({"date": [day] * len(types), "source": ["ISR"] * len(types),
    ...         "target": ["SYR.MIL"] * len(types), "type": list(types)})
    >>> found = compare(dyads("ASSAULT", "ACCUSE"), dyads("ASSAULT", "ASSAULT"))
    >>> [(row["type"], row["ours"], row["theirs"]) for row in found.rows], found.shared
    ([('ACCUSE', 1, 0), ('ASSAULT', 1, 2)], 1)
    """
    if period not in STEPS:
        raise InputError(f"there is no period {period!r} to compare by: {', '.join(STEPS)}")
    if between is not None and len(set(between)) != 2:
        raise InputError(f"a pair is of two actors, such as RUS and UKR: not {between!r}")
    spans = [_span(table) for table in (ours, theirs)]
    firsts = [since] if since else [span[0] for span in spans if span]
    lasts = [until] if until else [span[1] for span in spans if span]
    if None in spans or max(firsts) > min(lasts):
        return Comparison([], None, None, 0, 0, 0)
    first, last = max(firsts), min(lasts)
    wanted = None if between is None else frozenset(between)
    own, other = (
        Counter(_keys(table, first, last, wanted, _LENGTH[period])) for table in (ours, theirs)
    )
    keys = sorted(own.keys() | other.keys(), key=lambda key: (*key[:3], key[3] or ""))
    rows = [dict(zip(COLUMNS, (*key, own[key], other[key]), strict=True)) for key in keys]
    return Comparison(rows, first, last, own.total(), other.total(), (own & other).total())


def _span(table: Any) -> tuple[dt.date, dt.date] | None:
    days = [day for day in table.column("date").unique().to_pylist() if day is not None]
    return (min(days), max(days)) if days else None


def _keys(
    table: Any, first: dt.date, last: dt.date, wanted: frozenset[str] | None, length: int
) -> Iterator[Key]:
    columns = (table.column(name).to_pylist() for name in ("date", "source", "target", "type"))
    for day, source, target, kind in zip(*columns, strict=True):
        if day is None or not first <= day <= last or source is None or target is None:
            continue
        one, other = source.partition(".")[0], target.partition(".")[0]
        if one == other or "UNK" in (one, other):
            continue
        if wanted is None or {one, other} == wanted:
            yield day.isoformat()[:length], one, other, kind
