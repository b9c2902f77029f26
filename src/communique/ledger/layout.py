"""The tables of a ledger: their columns follow from the parts of the record.

A single part within a part (``when``, ``place``) becomes columns with its name in front
(``when_edtf``, ``place_country``), a list of parts a list of structs; so every field of the record
has its place, and a field added to the record gets one by itself. Around them stand columns that
the ledger computes: where the row belongs (``month``, ``document``, ``position``), what queries
look for (``states``, ``date_from``, ``date_to``), and what follows from the record as a whole
(``DERIVED``).
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from communique.record import Actor, Agreement, DocumentInfo, Event, Figure, Statement

#: The version of what the columns mean. Raise it, and add a step to ``migrating.STEPS``, when a
#: column is renamed, dropped or computed otherwise; a column more needs neither.
SCHEMA = 3
#: The month of a document whose date of publication is not known.
NO_MONTH = "unknown"

if TYPE_CHECKING:
    from collections.abc import Iterator

Table = Literal[
    "documents", "actors", "events", "event_mentions",
    "statements", "agreements", "figures", "evidence",
]  # fmt: skip
TABLES: tuple[Table, ...] = typing.get_args(Table)
#: The tables whose rows are parts of the record, with the type of the part.
PARTS: dict[Table, type[msgspec.Struct]] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "agreements": Agreement,
    "figures": Figure,
}
#: Fields that have a table of their own.
ELSEWHERE: dict[Table, frozenset[str]] = {"events": frozenset({"mentions"})}
#: Columns of a part that follow from the whole record; ``communique.derived`` says how.
DERIVED: dict[Table, tuple[tuple[str, pa.DataType], ...]] = {
    "agreements": (
        ("entered", pa.string()),
        ("renewed", pa.list_(pa.field("element", pa.string()))),
        ("breached", pa.list_(pa.field("element", pa.string()))),
        ("ended", pa.string()),
    ),
    "figures": (("contradicts", pa.list_(pa.field("element", pa.string()))),),
}
#: The order of rows within a month. What is asked for by pair of states lies together by it.
ORDER: dict[Table, tuple[str, ...]] = {
    "documents": ("document",),
    "actors": ("document", "position"),
    "events": ("states", "date_from", "document", "position"),
    "event_mentions": ("document", "event", "position"),
    "statements": ("states", "date_from", "document", "position"),
    "agreements": ("states", "date_from", "document", "position"),
    "figures": ("states", "date_from", "document", "position"),
    "evidence": ("document", "start", "section", "part", "role", "end"),
}
_SPAN = [("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
_HEAD = [("month", pa.string()), ("document", pa.string())]
_DATED = [("date_from", pa.date32()), ("date_to", pa.date32()), ("states", pa.string())]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a field of a part fills: ``path`` is the way to the field."""

    name: str
    path: tuple[str, ...]
    kind: pa.DataType


@cache
def part_columns(part: type[msgspec.Struct], without: frozenset[str] = frozenset()) -> list[Column]:
    """The columns that the fields of a part fill, in the order of its fields."""
    found = []
    for field in msgspec.structs.fields(part):
        if field.name in without:
            continue
        inner = _bare(field.type)
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            found += [
                Column(f"{field.name}_{nested.name}", (field.name, nested.name), kind(nested.type))
                for nested in msgspec.structs.fields(inner)
            ]
        else:
            found.append(Column(field.name, (field.name,), kind(field.type)))
    return found


@cache
def schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table.

    >>> schema("evidence").names
    ['month', 'document', 'published', 'section', 'part', 'role', 'start', 'end', 'text']
    """
    published = [("published", pa.string())]
    if table == "documents":
        info = [(c.name, c.kind) for c in part_columns(DocumentInfo, frozenset({"id"}))]
        counts = [(count(name), pa.int64()) for name in TABLES[1:]]
        digests = [("text_digest", pa.string()), ("digest", pa.string())]
        return pa.schema([*_HEAD, *info, ("text", pa.string()), *digests, *counts])
    if table == "event_mentions":
        rows = [("event", pa.string()), ("position", pa.int64()), *_SPAN]
        return pa.schema([*_HEAD, *published, *rows])
    if table == "evidence":
        rows = [(name, pa.string()) for name in ("section", "part", "role")] + _SPAN
        return pa.schema([*_HEAD, *published, *rows])
    columns = part_columns(PARTS[table], ELSEWHERE.get(table, frozenset()))
    rows = [(column.name, column.kind) for column in columns] + list(DERIVED.get(table, ()))
    dated = [] if table == "actors" else _DATED
    return pa.schema([*_HEAD, *published, ("position", pa.int64()), *rows, *dated])


def count(table: Table) -> str:
    """The column of ``documents`` that says how many rows the document has in a table."""
    return f"n_{table}"


def conform(rows: pa.Table, wanted: pa.Schema) -> pa.Table:
    """Rows in the columns of a schema: a column or nested field that they lack is null.

    Raises:
        pyarrow.ArrowInvalid: the values of a column are not of its kind.
    """
    columns = [
        _conform(rows.column(field.name).combine_chunks(), field.type)
        if field.name in rows.column_names
        else pa.nulls(len(rows), field.type)
        for field in wanted
    ]
    return pa.table(columns, schema=wanted)


def conformed(rows: pa.RecordBatchReader, wanted: pa.Schema) -> pa.RecordBatchReader:
    """The same for rows that come batch by batch."""

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in rows:
            yield from conform(pa.Table.from_batches([batch]), wanted).to_batches()

    return pa.RecordBatchReader.from_batches(wanted, batches())


def _conform(values: Any, wanted: pa.DataType) -> Any:
    if isinstance(values, pa.ChunkedArray):
        values = pa.concat_arrays(values.chunks) if values.num_chunks else pa.nulls(0, values.type)
    if values.type == wanted:
        return values
    if pa.types.is_list(wanted) and pa.types.is_list(values.type):
        inner = _conform(values.flatten(), wanted.value_type)
        return pa.ListArray.from_arrays(_offsets(values), inner, type=wanted, mask=values.is_null())
    if pa.types.is_struct(wanted) and pa.types.is_struct(values.type):
        have = {field.name for field in values.type}
        inner = [
            _conform(values.field(field.name), field.type)
            if field.name in have
            else pa.nulls(len(values), field.type)
            for field in wanted
        ]
        return pa.StructArray.from_arrays(inner, fields=list(wanted), mask=values.is_null())
    return values.cast(wanted)


def _offsets(values: Any) -> Any:
    lengths = pc.list_value_length(values).fill_null(0)
    return pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths)])


def kind(annotation: Any) -> pa.DataType:
    """The Arrow type of a field's annotation."""
    inner = _bare(annotation)
    if typing.get_origin(inner) is tuple:
        return pa.list_(pa.field("element", kind(typing.get_args(inner)[0])))
    if typing.get_origin(inner) is Literal:
        return pa.string()
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        return pa.struct([(f.name, kind(f.type)) for f in msgspec.structs.fields(inner)])
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}[inner]


def _bare(annotation: Any) -> Any:
    """An annotation without its ``| None``."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        inner = [item for item in typing.get_args(annotation) if item is not types.NoneType]
        if set(inner) == {int, float}:
            return float
        (annotation,) = inner
    return annotation
