"""What readers see: the tables of one version of a ledger, and questions to them in SQL.

DuckDB reads the very files that the version names. Its file system is shut but for the folders of
the tables, its settings are locked, and only statements that read are let through.
"""

from __future__ import annotations

import re
import tempfile
import uuid
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from communique.errors import LedgerError
from communique.ledger import layout
from communique.ledger.encoding import decode
from communique.ledger.storage import Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from communique.ledger.commits import Commit
    from communique.ledger.layout import Table
    from communique.record import Record

_EXPLAIN = re.compile(r"(?is).*?\bexplain\b(\s+analyze\b|\s*\([^)]*\))?")


class View:
    """One version of a ledger, as readers see it.

    Args:
        root: the folder of the ledger.
        commit: the version.
    """

    def __init__(self, root: Path, commit: Commit) -> None:
        self.commit = commit
        self._root = root
        self._states: dict[Table, list[str]] = {}
        self._connections: dict[tuple[Table, ...], duckdb.DuckDBPyConnection] = {}

    @cached_property
    def tables(self) -> dict[Table, Version]:
        """The tables at the versions that the commit names."""
        return {
            name: Version(self._root / name, self.commit.tables[name]) for name in layout.TABLES
        }

    def ask(self, sql: str, tables: Sequence[Table] = layout.TABLES) -> pa.Table:
        """The answer to a statement that reads.

        Args:
            sql: one statement.
            tables: the tables that it may name.

        Raises:
            LedgerError: it is not one statement, does more than read, or fails.
        """
        connection = self._connection(tuple(tables)).cursor()
        try:
            _check(connection, sql)
            return connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise LedgerError(f"the ledger cannot answer this: {_first_line(error)}") from error
        finally:
            connection.close()

    def states(self, table: Table) -> list[str]:
        """The sets of countries that the rows of a table have; read once."""
        if table not in self._states:
            found = self.ask(f"SELECT DISTINCT states FROM {table}", (table,))
            self._states[table] = [str(value) for value in found.column(0).to_pylist()]
        return self._states[table]

    def stream(self, sql: str, tables: Sequence[Table]) -> pa.RecordBatchReader:
        """The answer to a statement, batch by batch, for what does not fit the memory."""
        return self._connection(tuple(tables)).sql(sql).to_arrow_reader(65_536)

    def records(self, documents: Sequence[str] | None = None) -> list[Record]:
        """The records of documents, all without a list, in the order of their ids."""
        if documents is not None and not documents:
            return []
        return self._records(
            "" if documents is None else f" WHERE document IN ({quoted(documents)})"
        )

    def iter_records(self, batch: int) -> Iterator[Record]:
        """All records by month and id, so many read together."""
        months = self.ask("SELECT DISTINCT month FROM documents ORDER BY 1", ("documents",))
        for month in months.column(0).to_pylist():
            here = f"month = {_literal(month)}"
            found = self.ask(f"SELECT document FROM documents WHERE {here} ORDER BY 1")
            names = found.column(0).to_pylist()
            for start in range(0, len(names), batch):
                first, last = names[start], names[start : start + batch][-1]
                yield from self._records(
                    f" WHERE {here} AND document BETWEEN {_literal(first)} AND {_literal(last)}"
                )

    def _records(self, where: str) -> list[Record]:
        wanted: tuple[Table, ...] = ("documents", "event_mentions", *layout.PARTS)
        rows = {
            name: self.ask(f"SELECT * FROM {name}{where}", wanted).to_pylist() for name in wanted
        }
        rows["documents"].sort(key=lambda row: str(row["document"]))
        return decode(rows)

    def _connection(self, names: tuple[Table, ...]) -> duckdb.DuckDBPyConnection:
        if layout.TABLES in self._connections:
            return self._connections[layout.TABLES]
        if names not in self._connections:
            try:
                self._connections[names] = self._connect(names)
            except duckdb.Error as error:
                raise LedgerError(
                    f"{self._root} is damaged ({_first_line(error)}): communique ledger check "
                    "tells which files are"
                ) from error
        return self._connections[names]

    def _connect(self, names: tuple[Table, ...]) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        # What does not fit memory goes to a folder of its own, made when needed: DuckDB lets
        # questions read all of it.
        spill = Path(tempfile.gettempdir()) / f"communique-{uuid.uuid4().hex}"
        connection.execute(f"SET temp_directory = {_literal(str(spill))}")
        # It would stand among the answers.
        connection.execute("SET enable_progress_bar = false")
        # Files never change: what their ends say need not be read again. Global, since every
        # question has a cursor of its own, which does not take over the settings of this one.
        connection.execute("SET GLOBAL parquet_metadata_cache = true")
        for name in names:
            version = self.tables[name]
            paths = [str(file.path) for file in version.files]
            if not paths:
                connection.register("blank", version.schema.empty_table())
                connection.execute(f"CREATE TABLE {name} AS SELECT * FROM blank")
                connection.unregister("blank")
                continue
            columns = ", ".join(f'"{column}"' for column in version.schema.names)
            files = ", ".join(map(_literal, paths))
            connection.execute(
                f"CREATE VIEW {name} AS SELECT {columns} FROM read_parquet([{files}], "
                "hive_partitioning = true, hive_types = {'month': VARCHAR})"
            )
        # Folders, not files: a list of files is gone through for every file that is opened.
        folders = ", ".join(_literal(str(self._root / name)) for name in names)
        connection.execute(f"SET allowed_directories = [{folders}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET python_enable_replacements = false")
        connection.execute("SET lock_configuration = true")
        return connection


def quoted(values: Sequence[str]) -> str:
    """Strings as a list in SQL.

    >>> quoted(["a", "it's"])
    "'a', 'it''s'"
    """
    return ", ".join(map(_literal, values))


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _check(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise LedgerError(f"one statement at a time: there are {len(statements)}")
    kind = statements[0].type
    if kind == duckdb.StatementType.EXPLAIN:
        # With ANALYZE it does what it explains.
        _check(connection, _EXPLAIN.sub("", sql, count=1))
    elif kind != duckdb.StatementType.SELECT:
        told = kind.name.replace("_", " ")
        raise LedgerError(
            f"a ledger answers questions only (SELECT, WITH, DESCRIBE, EXPLAIN): this is {told}; "
            "to write, use Ledger.add"
        )


def _first_line(error: Exception) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), "no reason given")
