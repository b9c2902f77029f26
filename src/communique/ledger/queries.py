"""The questions that a ledger answers without SQL: what happened between two, from when to when."""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING

import pyarrow as pa

from communique.errors import LedgerError
from communique.ledger import layout
from communique.ledger.dates import day_of
from communique.ledger.encoding import states
from communique.ledger.linked import linked
from communique.ledger.series import series
from communique.ledger.views import quoted
from communique.record import EventType, Status, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.ledger.dates import Day
    from communique.ledger.layout import Table
    from communique.ledger.series import Period
    from communique.ledger.views import View
    from communique.record import Record

_WORDS = {
    "type": typing.get_args(EventType),
    "status": typing.get_args(Status),
    "timing": typing.get_args(Timing),
}
_ID = re.compile(r"[A-Z]{3}(?:[.:].*)?")
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
        columns: Sequence[str] | None = None,
    ) -> pa.Table:
        """Events in the order of their days.

        Args:
            between: two actors, each the doer or the recipient with the other on the other side, or
                both the doers of what has no recipient: a meeting, a treaty. A country (``"PRK"``)
                or the beginning of an id (``"PRK.GOV"``) stands for all that begins with it.
            since: the first day: events of which the time may reach to it. Events without a time
                are left out where this or ``until`` is given.
            until: the last day, a month (``"2021-07"``) or a year to its end.
            type: one PLOVER type or several.
            status: ``"actual"``, ``"ongoing"``, ``"planned"`` ..., one or several.
            timing: ``"current"``, ``"historical"``, ``"future"``, one or several.
            columns: the columns wanted, in this order; all of them otherwise, which takes longer.

        Returns:
            An Arrow table with a row an event: ``.to_pandas()``, ``polars.from_arrow(...)``.

        Raises:
            LedgerError: an argument is not what it should be.

        >>> import tempfile, communique
        >>> ledger = communique.Ledger(tempfile.mkdtemp())
        >>> told = "Israel attacked Syria on Monday."
        >>> done = ledger.add([communique.code(told, published="2020-06-16")])
        >>> [event] = ledger.events(between=("SYR", "ISR"), since=2020, type="ASSAULT").to_pylist()
        >>> event["when_edtf"], event["status"], [ref["actor"] for ref in event["recipients"]]
        ('2020-06-15', 'actual', ['SYR'])
        """
        words = {"type": type, "status": status, "timing": timing}
        return self._find("events", between, since, until, words, columns)

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
        """Agreements that both are parties of, by the day they were signed; as for ``events``.

        Beside the record's own parts they have ``entered`` (into force), ``renewed``, ``breached``
        and ``ended``: EDTF, the middle two lists, of the events of the document that tell these
        turns; ``"../2021-07-11"`` where no time is told but that of the report.

        >>> import tempfile, communique
        >>> ledger = communique.Ledger(tempfile.mkdtemp())
        >>> told = "The treaty between Oman and Yemen entered into force in 1992."
        >>> done = ledger.add([communique.code(told, published="2020-06-16")])
        >>> [treaty] = ledger.agreements(between=("OMN", "YEM")).to_pylist()
        >>> treaty["entered"], treaty["renewed"], treaty["ended"]
        ('1992', [], None)
        """
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

    def linked(
        self,
        *,
        between: Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        type: str | Iterable[str] | None = None,  # noqa: A002 - the record's word
        status: str | Iterable[str] | None = None,
        timing: str | Iterable[str] | None = None,
    ) -> pa.Table:
        """Events, each once, however many articles tell of it; arguments as for ``events``.

        What is linked is what ``events`` gives: asked for a pair, tellings that leave one of the
        two out are not seen. The rule is that of ``communique.ledger.linking``.

        Returns:
            An Arrow table with a row an event, in the order of the first report: ``cluster`` (its
            name, after the first telling), type, parties and time by the telling that stands for
            it, ``first_report`` and ``last_report`` (dates of publication), ``documents`` (how
            many), ``outlets`` and ``mentions``.

        Raises:
            LedgerError: an argument is not what it should be.

        >>> import tempfile, communique
        >>> ledger = communique.Ledger(tempfile.mkdtemp())
        >>> told = "Israel attacked Syria on Monday.", "Syria was attacked by Israel on Monday."
        >>> done = ledger.add(communique.code(text, published="2020-06-16") for text in told)
        >>> len(ledger.events(type="ASSAULT")), len(ledger.linked(type="ASSAULT"))
        (2, 1)
        """
        return linked(
            self,
            between=between, since=since, until=until, type=type, status=status, timing=timing,
        )  # fmt: skip

    def series(
        self,
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
        """The relation of two actors, or of all pairs of states, in numbers by period.

        Args:
            between: two actors as for ``events``; without it, all pairs of states and bodies.
            since: the first day, as for ``events``; with ``between``, the series begins there.
            until: the last day; with ``between``, the series ends there.
            period: ``"day"``, ``"week"``, ``"month"``, ``"quarter"`` or ``"year"``.
            directed: whether what the one does to the other is told apart from the reverse.
            status: which statuses count; ``None`` for all.
            timing: which timings count; ``None`` for all.
            once: whether an event that several articles tell counts once.

        Returns:
            An Arrow table with a row a pair and period: ``source``, ``target``, ``period``,
            ``start``; the number of ``events``, of each quad class and type; of these events the
            mean ``intensity`` (-10 to 10), the shares ``verbal`` and ``material`` (0 to 1), the
            ``balance`` of cooperation and conflict, that of ``words`` and of ``deeds`` (-1 to 1),
            their ``gap`` (-2 to 2), and how many ``outlets`` told of them. The module
            ``communique.ledger.series`` says how each is computed.

        Raises:
            LedgerError: an argument is not what it should be.

        >>> import tempfile, communique
        >>> ledger = communique.Ledger(tempfile.mkdtemp())
        >>> told = "Israel attacked Syria on Monday."
        >>> done = ledger.add([communique.code(told, published="2020-06-16")])
        >>> found = ledger.series(between=("ISR", "SYR"), since="2020-05", until="2020-06")
        >>> found.select(["period", "events", "assault", "balance"]).to_pylist()[1]
        {'period': '2020-06', 'events': 1, 'assault': 1, 'balance': -1.0}
        """
        return series(
            self,
            between=between, since=since, until=until, period=period, directed=directed,
            status=status, timing=timing, once=once,
        )  # fmt: skip

    def actor(self, words: str) -> str:
        """The id of an actor as a person writes it: an id, or a name that articles give it.

        Args:
            words: ``"PRK"``, ``"prk"``, ``"North Korea"``; also the beginning of an id.

        Raises:
            LedgerError: no article names such an actor, or several are so named.

        >>> import tempfile, communique
        >>> ledger = communique.Ledger(tempfile.mkdtemp())
        >>> told = "Israel attacked Syria on Monday."
        >>> done = ledger.add([communique.code(told, published="2020-06-16")])
        >>> ledger.actor("syria"), ledger.actor("USA")
        ('SYR', 'USA')
        """
        if _ID.fullmatch(words):
            return words
        head = re.split("[.:]", words, maxsplit=1)[0]
        raised = f"{head.upper()}{words[len(head) :]}"
        if _ID.fullmatch(raised) and self.has_actor(raised):
            return raised
        name = quoted([words.casefold()])
        found = self.sql(
            f"SELECT id, any_value(kind) FROM actors WHERE lower(name) = {name} OR list_contains("
            "list_transform(list_filter(mentions, lambda m: m.form IN ('name', 'alias')), "
            f"lambda m: lower(m.text)), {name}) GROUP BY id ORDER BY count(*) DESC, id"
        )
        kinds = dict(zip(*(column.to_pylist() for column in found.columns), strict=True))
        ids = [found for found, kind in kinds.items() if kind == "state"] or list(kinds)
        if len(ids) == 1:
            return str(ids[0])
        if ids:
            raise LedgerError(f"{words!r} may be {', '.join(ids[:5])}: give one of these ids")
        raise LedgerError(
            f"no article in the ledger names {words!r}: give an id such as PRK or PRK.GOV, or a "
            "name as articles have it"
        )

    def has_actor(self, actor: str) -> bool:
        """Whether an article names an actor with this id, or one that begins with it."""
        found = self.sql(f"SELECT 1 FROM actors WHERE {_is('id', actor)} LIMIT 1")
        return bool(found.num_rows)

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

    def iter_records(self, *, batch: int = 1000) -> Iterator[Record]:
        """All records, by month of publication and id: for ledgers that do not fit the memory.

        Args:
            batch: records that are read together.
        """
        return self._view().iter_records(batch)

    def _find(
        self,
        table: Table,
        between: Sequence[str] | None,
        since: Day | None,
        until: Day | None,
        words: dict[str, str | Iterable[str] | None] | None = None,
        chosen: Sequence[str] | None = None,
    ) -> pa.Table:
        view = self._view()
        where = [*_dates(since, until), *_chosen(words or {})]
        if between is not None:
            where += _between(view, table, between)
        names = [name for name in view.tables[table].schema.names if name not in _OWN]
        if chosen is not None:
            unknown = [name for name in chosen if name not in names]
            if unknown or not chosen:
                raise LedgerError(
                    f"{table} has no column {', '.join(unknown) or 'without a name'}: "
                    f"they are {', '.join(names)}"
                )
            names = list(chosen)
        columns = ", ".join(f'"{name}"' for name in names)
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        order = "date_from NULLS LAST, document, position"
        found = view.ask(f"SELECT {columns} FROM {table}{condition} ORDER BY {order}", (table,))
        schema = view.tables[table].schema
        return layout.conform(found, pa.schema([schema.field(name) for name in names]))


def _dates(since: Day | None, until: Day | None) -> list[str]:
    first = None if since is None else day_of(since, 0)
    last = None if until is None else day_of(until, 1)
    if first is not None and last is not None and first > last:
        raise LedgerError(f"since {since} lies after until {until}: nothing can be between")
    where = []
    if first is not None:
        where.append(f"date_to >= DATE '{first}'")
    if last is not None:
        where.append(f"date_from <= DATE '{last}'")
    return where


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
    keys = view.states(table)
    for word in states(between).split():
        keys = [key for key in keys if f" {word} " in key]
    if not keys:
        return ["false"]
    one, other = _SIDES[table]
    sides = [f"({_has(one, first)} AND {_has(other, second)})"]
    if one != other:
        sides.append(f"({_has(one, second)} AND {_has(other, first)})")
    if table == "events":
        # What two do together, as a meeting, has no recipient.
        sides.append(f"(len(recipients) = 0 AND {_has(one, first)} AND {_has(one, second)})")
    return [f"states IN ({quoted(keys)})", f"({' OR '.join(sides)})"]


def _has(side: str, actor: str) -> str:
    """Whether a side has an actor, or one of whose id it is the beginning."""
    return f"len(list_filter({side}, lambda x: {_is('x', actor)})) > 0"


def _is(value: str, actor: str) -> str:
    below = [f"starts_with({value}, {quoted([actor + mark])})" for mark in ".:"]
    return " OR ".join([f"{value} = {quoted([actor])}", *below])
