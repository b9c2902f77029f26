"""From the columns of an earlier communique to those of this one.

Columns and nested fields that were added are null in old rows, those that went are left out; that
needs nothing here. What a column means is versioned by ``layout.SCHEMA``, and ``STEPS`` tells how
its values are made from the version before. Columns that follow from a record as a whole are made
of the records (``DERIVED``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from communique.errors import LedgerError
from communique.ledger import layout
from communique.ledger.encoding import derived

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.ledger.layout import Table
    from communique.ledger.storage import Tables
    from communique.ledger.views import View

#: For each version, how the next one's columns are made from it: table, column, SQL expression
#: over the old columns. Columns without an entry keep their values.
STEPS: dict[int, Mapping[Table, Mapping[str, str]]] = {}
#: For each version, the tables of which the next one derives columns otherwise, or more of them.
DERIVED: dict[int, tuple[Table, ...]] = {1: ("agreements",), 2: ("figures",)}


def needed(schema: int, tables: Tables) -> bool:
    """Whether a ledger's columns are others than this communique's.

    Raises:
        LedgerError: they are those of a later one.
    """
    if schema > layout.SCHEMA:
        raise LedgerError(
            f"the ledger has schema {schema}, and this communique knows {layout.SCHEMA}: "
            "update communique"
        )
    return schema < layout.SCHEMA or any(
        not _same(tables.schema(name), layout.schema(name)) for name in layout.TABLES
    )


def migrate(view: View, tables: Tables) -> None:
    """Writes all rows of a version again, in the columns of this communique.

    Raises:
        LedgerError: values are not of the kind that their column has now.
    """
    for name in layout.TABLES:
        query = select(name, view.tables[name].schema.names, view.commit.schema)
        rows = view.stream(query, (name,))
        if any(name in DERIVED.get(old, ()) for old in range(view.commit.schema, layout.SCHEMA)):
            rows = _derived(view, name, rows)
        try:
            tables.overwrite(name, layout.conformed(rows, layout.schema(name)))
        except pa.ArrowException as error:
            raise LedgerError(f"the table {name} cannot be migrated: {error}") from error


def _derived(view: View, table: Table, rows: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """Rows with the columns that follow from the records that they are parts of."""
    more = [pa.field(name, kind) for name, kind in layout.DERIVED[table]]
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for record in view.iter_records(1000):
        parts = zip(getattr(record, table), derived(table, record), strict=True)
        # Most have none: these alone are kept in memory.
        told |= {(record.document.id, part.id): row for part, row in parts if any(row.values())}
    known = [field for field in rows.schema if field.name not in {new.name for new in more}]
    wanted = pa.schema([*known, *more])

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in rows:
            keys = zip(batch["document"].to_pylist(), batch["id"].to_pylist(), strict=True)
            found = [told.get(key, {}) for key in keys]
            columns = [batch[field.name] for field in known]
            for field in more:
                none: list[str] | None = [] if pa.types.is_list(field.type) else None
                columns.append(pa.array([row.get(field.name, none) for row in found], field.type))
            yield pa.RecordBatch.from_arrays(columns, schema=wanted)

    return pa.RecordBatchReader.from_batches(wanted, batches())


def select(table: Table, columns: list[str], schema: int) -> str:
    """The question that gives a table's rows as ``layout.SCHEMA`` means them.

    >>> select("evidence", ["document", "text"], layout.SCHEMA)
    'SELECT * FROM evidence'
    """
    query = f"SELECT * FROM {table}"
    for version in range(schema, layout.SCHEMA):
        made = STEPS.get(version, {}).get(table, {})
        kept = [name for name in columns if name not in made]
        chosen = [f'"{name}"' for name in kept]
        chosen += [f'{expression} AS "{name}"' for name, expression in made.items()]
        query = f"SELECT {', '.join(chosen)} FROM ({query})"
        columns = [*kept, *made]
    return query


def _same(have: pa.Schema, wanted: pa.Schema) -> bool:
    return have.names == wanted.names and all(
        str(one).replace("large_", "") == str(other)
        for one, other in zip(have.types, wanted.types, strict=True)
    )
