"""The questions that a ledger answers without SQL: what happened between two, from when to when."""

from __future__ import annotations

import datetime as dt
import typing
from typing import TYPE_CHECKING

import pyarrow as pa

from communique.errors import LedgerError
from communique.ledger import layout
from communique.ledger.dates import bounds
from communique.ledger.encoding import states
from communique.ledger.views import quoted
from communique.record import EventType, Status, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.ledger.layout import Table
    from communique.ledger.views import View
    from communique.record import Record

#: A day or a year, in ISO 8601 or as an object.
Day = str | int | dt.date
_WORDS = {
    "type": typing.get_args(EventType),
    "status": typing.get_args(Status),
    "timing": typing.get_args(Timing),
}
#: Columns that serve the ledger itself.
_OWN = frozenset({"month", "position", "states"})
#: The two sides of a row: lists of structs with an ``actor``, of ids, or single ids.
_SIDES: dict[Table, tuple[str, str]] = {
    "events": ("list_transform(actors, lambda a: a.actor)",
               "list_transform(recipients, lambda a: a.actor)"),
    "statements": ("[speaker_actor]", "list_transform(addressees, lambda a: a.actor)"),
    "agreements": ("parties", "parties"),
    "figures": ('list_append("between", "of")', 'list_append("between", "of")'),
}  # fmt: skip


class Queries:
    """The questions; a ledger answers them at its newest version, ``Ledger.at`` at a fixed one."""

    def _view(self) -> View:
        raise NotImplementedError

    @property
    def version(self) -> int:
        """The version that questions are answered at."""
        return self._view().commit.version

    def events(
        self,
        *,
        between: Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        type: str | Iterable[str] | None = None,  # noqa: A002 - the record's word
        status: str | Iterable[str] | None = None,
        timing: str | Iterable[str] | None = None,
    ) -> pa.Table:
        """Events in the order of their days.

        Args:
            between: two actors, each the doer or the recipient with the other on the other side. A
                country (``"PRK"``) or the beginning of an id (``"PRK.GOV"``) stands for all that it
                is the beginning of.
            since: the first day: events of which the time may reach to it. Events without a time
                are left out where this or ``until`` is given.
            until: the last day, a month (``"2021-07"``) or a year to its end.
            type: one PLOVER type or several.
            status: ``"actual"``, ``"ongoing"``, ``"planned"`` ..., one or several.
            timing: ``"current"``, ``"historical"``, ``"future"``, one or several.

        Returns:
            An Arrow table with a row an event: ``.to_pandas()``, ``polars.from_arrow(...)``.

        Raises:
            LedgerError: an argument is not what it should be.
        """
        words = {"type": type, "status": status, "timing": timing}
        return self._find("events", between, since, until, words)

    def statements(
        self,
        *,
        between: Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> pa.Table:
        """Statements of one of two actors to the other; arguments as for ``events``."""
        return self._find("statements", between, since, until)

    def agreements(
        self,
        *,
        between: Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> pa.Table:
        """Agreements that both are parties of, by the day they were signed; as for ``events``."""
        return self._find("agreements", between, since, until)

    def figures(
        self,
        *,
        between: Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> pa.Table:
        """Figures that describe the relation of both, by their period; as for ``events``."""
        return self._find("figures", between, since, until)

    def sql(self, query: str) -> pa.Table:
        """The answer to a question in SQL (DuckDB's) over the tables; it can only read.

        Args:
            query: one statement over ``documents``, ``actors``, ``events``, ``event_mentions``,
                ``statements``, ``agreements``, ``figures``, ``evidence``.

        Raises:
            LedgerError: the statement does more than read, reaches beyond the ledger, or fails.
        """
        return self._view().ask(query)

    def records(self, documents: Sequence[str] | None = None) -> list[Record]:
        """The records as they were added, ordered by id; of some documents, or of all."""
        return self._view().records(documents)

    def _find(
        self,
        table: Table,
        between: Sequence[str] | None,
        since: Day | None,
        until: Day | None,
        words: dict[str, str | Iterable[str] | None] | None = None,
    ) -> pa.Table:
        view = self._view()
        where = [*_dates(since, until), *_chosen(words or {})]
        if between is not None:
            where += _between(view, table, between)
        names = [name for name in view.tables[table].schema.names if name not in _OWN]
        columns = ", ".join(f'"{name}"' for name in names)
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        order = "date_from NULLS LAST, document, position"
        found = view.ask(f"SELECT {columns} FROM {table}{condition} ORDER BY {order}", (table,))
        schema = view.tables[table].schema
        return layout.conform(found, pa.schema([schema.field(name) for name in names]))


def _dates(since: Day | None, until: Day | None) -> list[str]:
    where = []
    if since is not None:
        where.append(f"date_to >= DATE '{_day(since, 0)}'")
    if until is not None:
        where.append(f"date_from <= DATE '{_day(until, 1)}'")
    return where


def _day(given: Day, end: int) -> dt.date:
    if isinstance(given, dt.date):
        return given.date() if isinstance(given, dt.datetime) else given
    day = bounds(str(given))[end]
    if day is None or "/" in str(given):
        raise LedgerError(f"{given!r} is not a day: give one such as 2018-03-25, 2018-03 or 2018")
    return day


def _chosen(words: dict[str, str | Iterable[str] | None]) -> list[str]:
    where = []
    for name, given in words.items():
        if given is None:
            continue
        chosen = [given] if isinstance(given, str) else list(given)
        for word in chosen:
            if word not in _WORDS[name]:
                raise LedgerError(
                    f"there is no {name} {word!r}: it is one of {', '.join(_WORDS[name])}"
                )
        where.append(f'"{name}" IN ({quoted(chosen)})' if chosen else "false")
    return where


def _between(view: View, table: Table, between: Sequence[str]) -> list[str]:
    if isinstance(between, str) or len(between) != 2 or not all(between):
        raise LedgerError(f"between takes two actors, such as ('PRK', 'CHN'): not {between!r}")
    first, second = between
    # Rows are ordered by states: only the few parts of the files that have both are read.
    words = [f" {word} " for word in states(between).split()]
    keys = [key for key in view.states(table) if all(word in key for word in words)]
    if not keys:
        return ["false"]
    one, other = _SIDES[table]
    sides = [f"({_has(one, first)} AND {_has(other, second)})"]
    if one != other:
        sides.append(f"({_has(one, second)} AND {_has(other, first)})")
    return [f"states IN ({quoted(keys)})", f"({' OR '.join(sides)})"]


def _has(side: str, actor: str) -> str:
    """Whether a side has an actor, or one of whose id it is the beginning."""
    below = [f"starts_with(x, {quoted([actor + mark])})" for mark in ".:"]
    test = " OR ".join([f"x = {quoted([actor])}", *below])
    return f"len(list_filter({side}, lambda x: {test})) > 0"
