"""Records -> the rows of a ledger's tables, column by column, and back."""

from __future__ import annotations

import hashlib
import itertools
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from communique.derived import contradictions, turns
from communique.errors import LedgerError, RecordError
from communique.ledger import layout
from communique.ledger.dates import bounds
from communique.record import SCHEMA as RECORD_SCHEMA
from communique.record import Agreement, DocumentInfo, Event, Figure, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.ledger.layout import Column, Table

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")
_COUNTRY = re.compile(r"[^.:]*")
#: What a part stands on: section, id of the part, role, span.
Standing = tuple[str, str, str, Any]


def month_of(published: str | None) -> str:
    """The month that the rows of a document lie in, ``"2021-07"``.

    >>> month_of("2021-07-11T19:04"), month_of(None)
    ('2021-07', 'unknown')
    """
    found = _MONTH.match(published or "")
    return found.group() if found else layout.NO_MONTH


def digest(record: Record) -> str:
    """What tells a record from another: of all it says."""
    return _hash(msgspec.json.encode(record))


def text_digest(record: Record) -> str:
    """What tells the text of a record from another text."""
    return digest_of(record.text)


def digest_of(text: str) -> str:
    """What tells a text from another text."""
    return _hash(text.encode("utf-8", "surrogatepass"))


def encode(records: Sequence[Record]) -> dict[Table, pa.Table]:
    """The rows of records, a table each; tables without rows are left out.

    Raises:
        LedgerError: a record has two parts of one section with the same id.
    """
    tables: dict[Table, pa.Table] = {
        "documents": _documents(records),
        "event_mentions": _mentions(records),
        "evidence": _evidence(records),
    }
    tables.update({name: _parts(name, records) for name in layout.PARTS})
    return {
        name: tables[name].sort_by([(key, "ascending") for key in ("month", *layout.ORDER[name])])
        for name in layout.TABLES
        if len(tables[name])
    }


def decode(rows: Mapping[Table, Iterable[Mapping[str, Any]]]) -> list[Record]:
    """The records that rows were made of, in the order of their documents.

    Args:
        rows: a table's rows as dictionaries, with all rows of the documents wanted.

    Raises:
        LedgerError: the rows are not those of a record.
    """
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {}
    mentions: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in sorted(rows.get("event_mentions", ()), key=lambda row: row["position"]):
        if row["position"]:  # The one at 0 is the event's own sentence.
            span = {name: row[name] for name in ("start", "end", "text")}
            mentions.setdefault((row["document"], row["event"]), []).append(span)
    for name, part in layout.PARTS.items():
        columns = layout.part_columns(part, layout.ELSEWHERE.get(name, frozenset()))
        for row in sorted(rows.get(name, ()), key=lambda row: row["position"]):
            built = _build(row, columns)
            if name == "events":
                built["mentions"] = mentions.get((row["document"], built["id"]), [])
            parts.setdefault(row["document"], {}).setdefault(name, []).append(built)
    return [_record(row, parts.get(row["document"], {})) for row in rows["documents"]]


def _record(row: Mapping[str, Any], parts: Mapping[str, list[dict[str, Any]]]) -> Record:
    info = {name: row[name] for name in DocumentInfo.__struct_fields__ if name != "id"}
    built: dict[str, Any] = {
        "schema": RECORD_SCHEMA,
        "document": {"id": row["document"], **info},
        "text": row["text"],
    }
    for name in layout.PARTS:
        built[name] = parts.get(name, [])
    try:
        return msgspec.convert(built, Record)
    except (msgspec.ValidationError, RecordError) as error:
        raise LedgerError(
            f"the rows of document {row['document']} are no record: {error}"
        ) from None


def _build(row: Mapping[str, Any], columns: list[Column]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for column in columns:
        value = row[column.name]
        if len(column.path) == 1:
            built[column.name] = value
            continue
        outer, inner = column.path
        nested = built.setdefault(outer, None)
        if value is not None:
            nested = built[outer] = nested or {}
            nested[inner] = value
    for outer, nested in built.items():
        if isinstance(nested, dict):
            # Fields that are required may be null: "country" of a place.
            built[outer] = {c.path[1]: row[c.name] for c in columns if c.path[0] == outer}
    return built


def _documents(records: Sequence[Record]) -> pa.Table:
    columns: dict[str, list[Any]] = {
        "month": [month_of(record.document.published) for record in records],
        "document": [record.document.id for record in records],
        "text": [record.text for record in records],
        "text_digest": [text_digest(record) for record in records],
        "digest": [digest(record) for record in records],
    }
    for name in layout.PARTS:
        columns[layout.count(name)] = [len(getattr(record, name)) for record in records]
    columns[layout.count("event_mentions")] = [
        sum(1 + len(event.mentions) for event in record.events) for record in records
    ]
    columns[layout.count("evidence")] = [len(evidence(record)) for record in records]
    for column in layout.part_columns(DocumentInfo, frozenset({"id"})):
        columns[column.name] = [getattr(record.document, column.name) for record in records]
    schema = layout.schema("documents")
    return pa.table([_array(columns[name], schema.field(name).type) for name in schema.names],
                    schema=schema)  # fmt: skip


def _parts(table: Table, records: Sequence[Record]) -> pa.Table:
    parts = [part for record in records for part in getattr(record, table)]
    for record in records:
        ids = [part.id for part in getattr(record, table)]
        if len(set(ids)) != len(ids):
            raise LedgerError(
                f"document {record.document.id} has two {table} of one id: give each its own"
            )
    columns = _heads(records, [len(getattr(record, table)) for record in records])
    schema = layout.schema(table)
    for column in layout.part_columns(
        layout.PARTS[table], layout.ELSEWHERE.get(table, frozenset())
    ):
        columns[column.name] = _fields(parts, column)
    if table in layout.DERIVED:
        rows = [row for record in records for row in derived(table, record)]
        for name, _ in layout.DERIVED[table]:
            columns[name] = [row[name] for row in rows]
    if "states" in schema.names:
        days = [bounds(_time(part)) for part in parts]
        columns["date_from"] = [first for first, _ in days]
        columns["date_to"] = [last for _, last in days]
        columns["states"] = [states(_parties(part)) for part in parts]
    return pa.table([_array(columns[field.name], field.type) for field in schema], schema=schema)


def derived(table: Table, record: Record) -> list[dict[str, Any]]:
    """What follows from a record as a whole for each of its parts in a table: a row a part."""
    if table == "agreements":
        return [
            {name: getattr(turned, name) for name, _ in layout.DERIVED[table]}
            for turned in turns(record).values()
        ]
    if table == "figures":
        return [{"contradicts": ids} for ids in contradictions(record).values()]
    return []


def states(actors: Iterable[str]) -> str:
    """The countries of actors as one string to look in: sorted, a space around each.

    >>> states(["PRK.GOV:kim-jong-un", "CHN", "PRK"])
    ' CHN PRK '
    """
    found = sorted({_COUNTRY.match(actor).group() for actor in actors})  # type: ignore[union-attr]
    return f" {' '.join(found)} " if found else ""


def _parties(part: Any) -> list[str]:
    if isinstance(part, Event):
        return [ref.actor for ref in (*part.actors, *part.recipients)]
    if isinstance(part, Statement):
        return [part.speaker.actor, *(ref.actor for ref in part.addressees)]
    if isinstance(part, Agreement):
        return list(part.parties)
    return [*part.between, *([part.of] if part.of is not None else [])]


def _time(part: Any) -> str | None:
    if isinstance(part, Agreement):
        return part.signed
    if isinstance(part, Figure):
        return part.period
    edtf: str | None = part.when.edtf
    return edtf


def _mentions(records: Sequence[Record]) -> pa.Table:
    events = [event for record in records for event in record.events]
    spans = [(event.evidence, *event.mentions) for event in events]
    lengths = [sum(1 + len(event.mentions) for event in record.events) for record in records]
    columns = _heads(records, lengths)
    columns["event"] = [event.id for event, told in zip(events, spans, strict=True) for _ in told]
    columns["position"] = [number for told in spans for number in range(len(told))]
    flat = [span for told in spans for span in told]
    return _with_spans("event_mentions", columns, flat)


def _evidence(records: Sequence[Record]) -> pa.Table:
    found = [evidence(record) for record in records]
    columns = _heads(records, [len(rows) for rows in found])
    flat = [row for rows in found for row in rows]
    for index, name in enumerate(("section", "part", "role")):
        columns[name] = [row[index] for row in flat]
    return _with_spans("evidence", columns, [row[3] for row in flat])


def evidence(record: Record) -> list[Standing]:
    """The spans that a record's assertions stand on: section, id of the part, role, span."""
    found: list[Standing] = [
        ("events", event.id, "evidence", event.evidence) for event in record.events
    ]
    for said in record.statements:
        found += [("statements", said.id, "content", span) for span in said.content]
        found += [("statements", said.id, "quote", span) for span in said.quotes]
    for tie in record.agreements:
        found += [("agreements", tie.id, "evidence", span) for span in tie.evidence]
        found += [("agreements", tie.id, "obligation", span) for span in tie.obligations]
    found += [("figures", figure.id, "evidence", figure.evidence) for figure in record.figures]
    return found


def _with_spans(table: Table, columns: dict[str, list[Any]], spans: list[Any]) -> pa.Table:
    for name in ("start", "end", "text"):
        columns[name] = [getattr(span, name) for span in spans]
    schema = layout.schema(table)
    return pa.table([_array(columns[field.name], field.type) for field in schema], schema=schema)


def _heads(records: Sequence[Record], lengths: list[int]) -> dict[str, list[Any]]:
    def repeated(values: Iterable[Any]) -> list[Any]:
        pairs = zip(values, lengths, strict=True)
        return [value for value, length in pairs for _ in range(length)]

    return {
        "month": repeated(month_of(record.document.published) for record in records),
        "document": repeated(record.document.id for record in records),
        "published": repeated(record.document.published for record in records),
        "position": [number for length in lengths for number in range(length)],
    }


def _fields(parts: list[Any], column: Column) -> list[Any]:
    outer = list(map(attrgetter(column.path[0]), parts))
    if len(column.path) == 1:
        return outer
    inner = attrgetter(column.path[1])
    return [None if part is None else inner(part) for part in outer]


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Values as an Arrow array; parts become structs without a dictionary made of each."""
    if pa.types.is_list(kind):
        offsets = [0, *itertools.accumulate(map(len, values))]
        flat = [item for value in values for item in value]
        return pa.ListArray.from_arrays(
            pa.array(offsets, pa.int32()), _array(flat, kind.value_type), type=kind
        )
    if pa.types.is_struct(kind):
        columns = [_array(list(map(attrgetter(field.name), values)), field.type) for field in kind]
        return pa.StructArray.from_arrays(columns, fields=list(kind))
    return pa.array(values, kind)


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
