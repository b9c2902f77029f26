"""The Delta Lake tables of a ledger: made, appended to, cut, rolled back, put in order."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import duckdb
import msgspec
import pyarrow as pa
from deltalake import ColumnProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError

from communique.errors import LedgerError
from communique.ledger import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from communique.ledger.layout import Table

_LOG = "_delta_log"
#: How the libraries below name a file until it is whole.
_DRAFT = re.compile(r"\.tmp$|#\d+$")
#: Rows of a row group and of a page. Small ones, since of a month only the rows of a pair of states
#: are read: the groups are told by their statistics, and pages without them are passed over.
_GROUP = 8_192
_PAGE = 2_048
#: Bytes from which on a file of a month that is in order may have others beside it.
_FULL = 128 * 2**20
_TEXTS = 2_048
_CONFIGURATION = {
    # Old versions are what ``at`` reads: only ``compact`` clears them.
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a table's version: where it lies, its size and what it says it holds."""

    path: Path
    month: str
    bytes: int
    rows: int


class Tables:
    """The tables below a folder, at their newest versions; for one writer.

    Args:
        root: the folder of the ledger.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._open: dict[Table, DeltaTable] = {}

    def make(self) -> None:
        """Makes the tables that are not there."""
        for name in layout.TABLES:
            folder = self._root / name
            if not DeltaTable.is_deltatable(str(folder)):
                folder.mkdir(parents=True, exist_ok=True)
                DeltaTable.create(
                    folder,
                    layout.schema(name),
                    partition_by=["month"],
                    name=name,
                    configuration=_CONFIGURATION,
                )

    def versions(self) -> dict[str, int]:
        """The newest version of every table."""
        return {name: self._table(name).version() for name in layout.TABLES}

    def schema(self, name: Table) -> pa.Schema:
        """The columns that a table has."""
        return pa.schema(self._table(name).schema().to_arrow())

    def refresh(self) -> None:
        """Takes in what other writers have written."""
        for table in self._open.values():
            table.update_incremental()

    def roll_back(self, versions: dict[str, int]) -> list[str]:
        """Gives tables that are beyond their version its content again; returns which were."""
        beyond = [name for name, version in self.versions().items() if version > versions[name]]
        for name in layout.TABLES:
            if name in beyond:
                self._table(name).restore(versions[name])
        return beyond

    def append(self, name: Table, rows: pa.Table) -> None:
        """Adds rows to a table."""
        write_deltalake(self._table(name), rows, mode="append", writer_properties=_writing(name))

    def remove(self, name: Table, documents: Iterable[str], months: Iterable[str]) -> int:
        """Takes the rows of documents out of the months that they are in; returns how many."""
        told = self._table(name).delete(
            f"month IN ({_quoted(months)}) AND document IN ({_quoted(documents)})",
            writer_properties=_writing(name),
        )
        return int(told["num_deleted_rows"])

    def overwrite(self, name: Table, rows: pa.Table) -> None:
        """Puts rows in the place of all rows and columns."""
        write_deltalake(
            self._table(name),
            rows,
            mode="overwrite",
            schema_mode="overwrite",
            partition_by=["month"],
            writer_properties=_writing(name),
        )

    def order(self, name: Table) -> bool:
        """Makes one ordered file of each month that has several; returns whether any had."""
        months: dict[str, list[DataFile]] = {}
        for file in _files(self._root / name, self._table(name)):
            months.setdefault(file.month, []).append(file)
        # Of a month that is in order one file may be small, the last.
        crowded = {
            month: files
            for month, files in months.items()
            if sum(file.bytes < _FULL for file in files) > 1
        }
        order = ", ".join(f'"{column}"' for column in layout.ORDER[name])
        # DuckDB also sorts what does not fit the memory.
        with duckdb.connect() as connection, tempfile.TemporaryDirectory() as spill:
            connection.execute("SET temp_directory = $1", [spill])
            connection.execute("SET enable_progress_bar = false")
            for month, files in crowded.items():
                rows = connection.sql(
                    "SELECT * FROM read_parquet($1, hive_partitioning = true, "
                    f"hive_types = {{'month': VARCHAR}}) ORDER BY {order}",
                    params=[[str(file.path) for file in files]],
                )
                write_deltalake(
                    self._table(name),
                    layout.conformed(rows.to_arrow_reader(_GROUP), self.schema(name)),
                    mode="overwrite",
                    predicate=f"month = {_quoted([month])}",
                    target_file_size=2 * _FULL,
                    writer_properties=_writing(name),
                )
        return bool(crowded)

    def clear(self, name: Table, kept: Sequence[int]) -> int:
        """Deletes the files that none of the kept versions needs; returns how many."""
        keep = files_of_versions(self._root / name, kept)
        gone = 0
        for path in data_files(self._root / name):
            if path not in keep:
                path.unlink()
                gone += 1
        return gone

    def _table(self, name: Table) -> DeltaTable:
        if name not in self._open:
            self._open[name] = _open(self._root / name, None)
        return self._open[name]


class Version:
    """A table as it was at a version; for readers.

    Args:
        folder: the folder of the table.
        version: its Delta version.
    """

    def __init__(self, folder: Path, version: int) -> None:
        self._folder = folder
        self._version = version

    @cached_property
    def _table(self) -> DeltaTable:
        return _open(self._folder, self._version)

    @cached_property
    def files(self) -> list[DataFile]:
        """The files of the version, by month.

        Raises:
            LedgerError: the version cannot be read.
        """
        return _files(self._folder, self._table)

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns that the table has at this version."""
        return pa.schema(self._table.schema().to_arrow())


def data_files(folder: Path) -> list[Path]:
    """The files below a table's folder that are not its log."""
    return sorted(path for path in folder.rglob("*.parquet") if _LOG not in path.parts)


def files_of_versions(folder: Path, versions: Iterable[int]) -> set[Path]:
    """The files that a table has in any of some versions, told from its log."""
    wanted = sorted(set(versions))
    live: set[Path] = set()
    found: set[Path] = set()
    for number in range(wanted[-1] + 1) if wanted else ():
        for line in (folder / _LOG / f"{number:020}.json").read_bytes().splitlines():
            action = msgspec.json.decode(line, type=_Action)
            if action.add is not None:
                live.add(folder / unquote(action.add.path))
            elif action.remove is not None:
                live.discard(folder / unquote(action.remove.path))
        if number in wanted:
            found |= live
    return found


def drafts(folder: Path) -> list[Path]:
    """What writers that were killed left unfinished in a table's folder and its log."""
    return sorted(path for path in folder.rglob("*") if _DRAFT.search(path.name))


class _File(msgspec.Struct):
    path: str


class _Action(msgspec.Struct):
    add: _File | None = None
    remove: _File | None = None


def _open(folder: Path, version: int | None) -> DeltaTable:
    try:
        return DeltaTable(str(folder), version=version)
    except (DeltaError, OSError) as error:
        raise LedgerError(
            f"{folder}: {'this table' if version is None else f'version {version}'} cannot be "
            f"read: {str(error).splitlines()[0]}"
        ) from error


def _files(folder: Path, table: DeltaTable) -> list[DataFile]:
    actions: Any = table.get_add_actions(flatten=True)
    names = actions.schema.names
    columns = [
        actions.column(name).to_pylist()
        for name in ("path", "partition.month", "size_bytes", "num_records")
        if name in names
    ]
    if len(columns) < 4:
        return []  # A table without files has no partitions.
    found = [
        DataFile(folder / unquote(path), month, size, rows)
        for path, month, size, rows in zip(*columns, strict=True)
    ]
    return sorted(found, key=lambda file: (file.month, os.fspath(file.path)))


def _writing(name: Table) -> WriterProperties:
    rows = _TEXTS if name == "documents" else _GROUP
    # Where neighbours are of other documents, a dictionary of their long ids would be as large as
    # the ids, and be read whole for a few rows.
    scattered = layout.ORDER[name][0] != "document"
    plain = {"document": ColumnProperties(dictionary_enabled=False)} if scattered else None
    return WriterProperties(
        column_properties=plain,
        compression="ZSTD",
        compression_level=3,
        max_row_group_size=rows,
        data_page_row_count_limit=_PAGE,
    )


def _quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(set(values)))
