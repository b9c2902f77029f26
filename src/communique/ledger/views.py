"""What readers see: the tables of one version of a ledger, and questions to them in SQL.

DuckDB reads the very files that the version names, and no other: its file system is shut but for
them, its settings are locked, and only statements that read are let through.
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
    from collections.abc import Sequence

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
        where = "" if documents is None else f" WHERE document IN ({quoted(documents)})"
        if documents is not None and not documents:
            return []
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
            self._connections[names] = self._connect(names)
        return self._connections[names]

    def _connect(self, names: tuple[Table, ...]) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        # What does not fit memory goes to a folder of its own, made when needed: DuckDB lets
        # questions read all of it.
        spill = Path(tempfile.gettempdir()) / f"communique-{uuid.uuid4().hex}"
        connection.execute(f"SET temp_directory = {_literal(str(spill))}")
        # Files never change: what their ends say need not be read again.
        connection.execute("SET parquet_metadata_cache = true")
        allowed: list[str] = []
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
            allowed += paths
        connection.execute(f"SET allowed_paths = [{', '.join(map(_literal, allowed))}]")
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
