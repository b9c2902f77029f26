"""The ledger: records of many articles as one history, in a folder that outlives the run."""

from __future__ import annotations

import datetime as dt
import itertools
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import msgspec
from deltalake.exceptions import DeltaError

from communique.errors import LedgerError
from communique.ledger import adding, checking, layout, migrating
from communique.ledger.adding import Added
from communique.ledger.commits import FOLDER, Commit, Log
from communique.ledger.encoding import encode
from communique.ledger.queries import Queries
from communique.ledger.storage import Tables
from communique.ledger.views import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    import pyarrow as pa

    from communique.ledger.adding import Plan
    from communique.ledger.checking import Check
    from communique.ledger.layout import Table
    from communique.record import Document, Record


class Info(msgspec.Struct, frozen=True):
    """What a ledger holds.

    Attributes:
        path: its folder.
        version: its newest version.
        schema: the version of its columns.
        documents: how many articles.
        first_month: the first month of publication, ``"2021-07"``; ``None`` where none is known.
        last_month: the last one.
        rows: rows of each table.
        files: files of each table.
        bytes: size of each table's files.
    """

    path: str
    version: int
    schema: int
    documents: int
    first_month: str | None
    last_month: str | None
    rows: dict[str, int]
    files: dict[str, int]
    bytes: dict[str, int]


class Ledger(Queries):
    """A ledger in a folder: opened, or made where there is none.

    Several processes may write at once; threads take an object each.

    Args:
        path: the folder.
        wait: seconds that a write waits for other writers.
        make: whether a ledger is made where there is none.

    Raises:
        LedgerError: the folder holds something else, or a ledger of a later communique; or there is
            none, and none is to be made.

    >>> import tempfile, communique
    >>> ledger = communique.Ledger(tempfile.mkdtemp())
    >>> told = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> ledger.add([told])
    Added(version=1, added=1, replaced=0, unchanged=0, outdated=0)
    >>> ledger.add([told]).unchanged, len(ledger.events(between=("ISR", "SYR"), since=2018))
    (1, 1)
    >>> len(ledger.at(0).events())
    0
    """

    def __init__(
        self, path: str | PathLike[str], *, wait: float = 600.0, make: bool = True
    ) -> None:
        self.path = Path(path).absolute()
        self._log = Log(self.path, wait)
        self._tables: Tables | None = None
        self._newest: View | None = None
        if self.path.exists() and not self.path.is_dir():
            raise LedgerError(f"{self.path} is not a folder")
        if not self._log.exists():
            if not make:
                raise LedgerError(
                    f"{self.path}: there is no ledger here; adding articles makes one"
                )
            self._make()
        commit = self._log.read()
        if commit.schema > layout.SCHEMA:
            raise LedgerError(
                f"{self.path} was written by a later communique (schema {commit.schema}, this one "
                f"knows {layout.SCHEMA}): update communique"
            )

    def add(self, records: Iterable[Record], *, batch: int = 1000, recoded: bool = False) -> Added:
        """Adds records. What is there already stays as it is.

        A record with the id or the source of a document that is there, and another text, is a
        correction: it takes that one's place, in one step for readers, unless its date (updated, or
        else published) is the older one. Rows of tables and standard input are no such sources.

        Args:
            records: the records; they may come from a generator. Best in the order of time: each
                batch makes a file for every month that it has, and ``compact`` joins them.
            batch: records that are written together. When the process is killed, whole batches are
                there or not; add the same records again, and the rest is added.
            recoded: whether a record also replaces one of the same text that was coded otherwise.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        if batch < 1:
            raise LedgerError(f"a batch has one record at least: not {batch}")
        total = Added(self.version)
        coming = iter(records)
        while chosen := list(itertools.islice(coming, batch)):
            total = total.then(self._add(chosen, recoded))
        return total

    def missing(self, documents: Iterable[Document], *, batch: int = 200) -> Iterator[Document]:
        """Those of some documents that have yet to be coded, so that a run can be taken up again.

        Left out are those that are there with the same id, source and text.

        Args:
            documents: the documents, as ``communique.reading`` gives them; also from a generator.
            batch: documents that are looked for together.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        coming = iter(documents)
        while chosen := list(itertools.islice(coming, batch)):
            yield from adding.missing(self._view(), chosen)

    def at(self, version: int) -> Snapshot:
        """The ledger as it was at a version: work on it can be repeated.

        Raises:
            LedgerError: there is no such version, or ``compact`` has cleared it.
        """
        newest = self._log.read()
        commit = self._log.read(version)
        if version < newest.kept_from:
            raise LedgerError(
                f"{self.path}: version {version} was cleared by compact, the oldest one is "
                f"{newest.kept_from}"
            )
        return Snapshot(View(self.path, commit))

    def info(self) -> Info:
        """What the ledger holds, and how large it is."""
        view = self._view()
        files = {name: view.tables[name].files for name in layout.TABLES}
        months = sorted({file.month for file in files["documents"]} - {layout.NO_MONTH})
        return Info(
            path=str(self.path),
            version=view.commit.version,
            schema=view.commit.schema,
            documents=view.commit.rows["documents"],
            first_month=months[0] if months else None,
            last_month=months[-1] if months else None,
            rows=view.commit.rows,
            files={name: len(found) for name, found in files.items()},
            bytes={name: sum(file.bytes for file in found) for name, found in files.items()},
        )

    def history(self) -> list[Commit]:
        """Every version, the oldest first: when, by what, and how many rows it has."""
        return [self._log.read(version) for version in self._log.versions()]

    def check(self, *, deep: bool = False) -> Check:
        """Whether nothing is lost, doubled or damaged.

        Args:
            deep: whether every record is read and its spans verified too.
        """
        return checking.check(self.path, self._log, self._view(), deep=deep)

    def compact(self, *, keep: dt.timedelta = dt.timedelta(days=7)) -> int:
        """Puts every month in one ordered file a table, and clears what no version needs.

        Args:
            keep: versions that are older than this can no longer be read; the newest always can.

        Returns:
            The number of files that were deleted.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        now = dt.datetime.now(dt.UTC)
        with self._writing() as (head, tables):
            ordered = [name for name in layout.TABLES if tables.order(name)]
            kept_from = self._kept_from(head, now - keep, now if ordered else None)
            if ordered or kept_from > head.kept_from:
                commit = msgspec.structs.replace(
                    head, added=0, replaced=0, operation="compact", kept_from=kept_from
                )
                head = self._commit(commit, tables, now)
            kept = [self._log.read(number) for number in range(head.kept_from, head.version + 1)]
            gone = sum(
                tables.clear(name, [commit.tables[name] for commit in kept])
                for name in layout.TABLES
            )
            return gone + checking.clear_drafts(self.path, self._log)

    def migrate(self) -> bool:
        """Brings a ledger that an earlier communique made into the columns of this one.

        Versions from before can still be read by ``at``, in their own columns.

        Returns:
            Whether there was anything to do.

        Raises:
            LedgerError: the rows cannot be brought into the new columns.
        """
        with self._writing(current=False) as (head, tables):
            if not migrating.needed(head.schema, tables):
                return False
            migrating.migrate(View(self.path, head), tables)
            self._commit(
                msgspec.structs.replace(
                    head, added=0, replaced=0, operation="migrate", schema=layout.SCHEMA
                ),
                tables,
            )
        return True

    def _add(self, chosen: list[Record], recoded: bool) -> Added:
        # Planned and encoded before the lock is taken: writers work at once, and only what has
        # changed in between is planned again.
        view = self._view()
        plan = adding.plan(view, chosen, recoded)
        if not plan.records:
            return replace(plan.outcome, version=view.commit.version)
        rows = encode(plan.records)
        with self._writing() as (head, tables):
            if head.version != view.commit.version:
                again = adding.plan(View(self.path, head), chosen, recoded)
                if not again.records:
                    return replace(again.outcome, version=head.version)
                if list(map(id, again.records)) != list(map(id, plan.records)):
                    rows = encode(again.records)
                plan = again
            version = self._write(head, tables, plan, rows)
        return replace(plan.outcome, version=version)

    def _write(self, head: Commit, tables: Tables, plan: Plan, rows: dict[Table, pa.Table]) -> int:
        counts = dict(head.rows)
        months = {known.month for known in plan.gone.values()}
        for name in layout.TABLES:
            if plan.gone and counts[name]:
                counts[name] -= tables.remove(name, plan.gone, months)
            if name in rows:
                tables.append(name, rows[name])
                counts[name] += len(rows[name])
        commit = msgspec.structs.replace(
            head,
            operation="add",
            rows=counts,
            added=plan.outcome.added,
            replaced=plan.outcome.replaced,
        )
        return self._commit(commit, tables).version

    def _commit(self, commit: Commit, tables: Tables, now: dt.datetime | None = None) -> Commit:
        """Writes a commit as the next version, of the tables as they are now."""
        commit = msgspec.structs.replace(
            commit,
            version=commit.version + 1,
            time=(now or dt.datetime.now(dt.UTC)).isoformat(),
            tables=tables.versions(),
        )
        self._log.write(commit)
        return commit

    @contextmanager
    def _writing(self, *, current: bool = True) -> Iterator[tuple[Commit, Tables]]:
        """The newest commit and the tables, held; what a killed writer left is rolled back."""
        with self._log.lock():
            head = self._log.read()
            if self._tables is None:
                self._tables = Tables(self.path)
            tables = self._tables
            try:
                tables.refresh()
                tables.roll_back(head.tables)
                if current and migrating.needed(head.schema, tables):
                    raise LedgerError(
                        f"{self.path} has the columns of another communique: "
                        "bring it up to date with Ledger.migrate()"
                    )
                yield head, tables
            except (DeltaError, duckdb.Error, OSError) as error:
                self._tables = None
                told = str(error).splitlines()[0]
                raise LedgerError(f"{self.path} cannot be written: {told}") from error

    def _make(self) -> None:
        if self.path.exists():
            foreign = {path.name for path in self.path.iterdir()} - {*layout.TABLES, FOLDER}
            if foreign:
                raise LedgerError(
                    f"{self.path} is not a ledger, and not empty (it has {min(foreign)!r}): "
                    "give an empty or a new folder"
                )
        try:
            with self._log.lock():
                if self._log.exists():  # Another one made it meanwhile.
                    return
                tables = Tables(self.path)
                tables.make()
                if any(tables.versions().values()):
                    raise LedgerError(
                        f"{self.path}: there are tables, but {FOLDER}/, which says what of them is "
                        "in the ledger, is lost: restore it"
                    )
                empty = Commit(
                    version=-1,
                    time="",
                    operation="create",
                    schema=layout.SCHEMA,
                    tables={},
                    rows=dict.fromkeys(layout.TABLES, 0),
                )
                self._commit(empty, tables)
        except (DeltaError, OSError) as error:
            told = str(error).splitlines()[0]
            raise LedgerError(f"no ledger can be made in {self.path}: {told}") from error

    def _view(self) -> View:
        newest = self._log.newest()
        if self._newest is None or self._newest.commit.version != newest:
            self._newest = View(self.path, self._log.read(newest))
        return self._newest

    def _kept_from(self, head: Commit, oldest: dt.datetime, now: dt.datetime | None) -> int:
        """The first version that was still the newest after a time.

        Args:
            head: the newest version.
            oldest: the time.
            now: when a version after ``head`` is being made; ``None`` when none is.
        """
        for number in range(head.kept_from, head.version):
            if dt.datetime.fromisoformat(self._log.read(number + 1).time) > oldest:
                return number
        return head.version + 1 if now is not None and now <= oldest else head.version


class Snapshot(Queries):
    """A ledger as it was at a version; it never changes."""

    def __init__(self, view: View) -> None:
        self._fixed = view

    def _view(self) -> View:
        return self._fixed
