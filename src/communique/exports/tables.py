"""CSV, JSON Lines and Parquet of a section of the records: one row an event, a statement, ...

A row has the columns of ``communique.record.columns``: a single part within a part becomes columns
("when_edtf"), a list of actors a list of their ids. With ``as_dyads``, an event has one row for
each pair of its parties instead, with these columns in the place of ``actors`` and ``recipients``:
``source``, ``source_name``, ``source_country``, ``source_sector``, the same of ``target``, and
``day``, the first day of the event's time (empty where none is known).

What is lost: offsets other than those of the evidence, places of mentions, the conditions and kinds
of obligations (their words stay). CSV joins lists by "|" and cannot tell an empty text from none.
Since these tables say an event's status and timing, every event goes out unless a selection is
given.
"""

from __future__ import annotations

import csv
import types
import typing
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from communique.errors import InputError, MissingExtraError
from communique.exports.dyads import EVERYTHING, dyads, first_day
from communique.record import Actor, Agreement, Event, Figure, Statement, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike
    from typing import BinaryIO, TextIO

    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Record, Section

_PARTS: dict[Section, type[msgspec.Struct]] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "agreements": Agreement,
    "figures": Figure,
}
_SIDES = [
    f"{side}{field}"
    for side in ("source", "target")
    for field in ("", "_name", "_country", "_sector")
]
#: Rows of a row group of Parquet.
BATCH = 50_000


def header(section: Section, *, as_dyads: bool = False) -> list[str]:
    """The columns of a section's table.

    >>> header("events", as_dyads=True)[:5]
    ['document', 'published', 'source', 'source_name', 'source_country']
    """
    plain = columns(section)
    if not as_dyads:
        return plain
    rest = [name for name in plain[2:] if name not in ("actors", "recipients")]
    return [*plain[:2], *_SIDES, "day", *rest]


def rows(
    records: Iterable[Record],
    section: Section,
    *,
    as_dyads: bool = False,
    selection: Selection = EVERYTHING,
) -> Iterator[dict[str, Any]]:
    """The rows of a section, one after the other.

    Args:
        records: the records.
        section: ``"events"``, ``"statements"``, ``"actors"``, ``"agreements"``, ``"figures"``.
        as_dyads: for events, one row a pair of parties.
        selection: which events go out; of no meaning to other sections.

    Raises:
        InputError: dyads are asked of a section other than events.
    """
    if as_dyads and section != "events":
        raise InputError(f"only events expand to dyads, not {section}")
    for record in records:
        if section != "events":
            yield from record.rows(section)
            continue
        plain = dict(zip((e.id for e in record.events), record.rows(section), strict=True))
        if as_dyads:
            names = header(section, as_dyads=True)
            for dyad in dyads([record], selection):
                row = plain[dyad.event.id] | _sides(dyad)
                yield {name: row[name] for name in names}
        else:
            yield from (plain[e.id] for e in record.events if selection.takes(e))


def write_csv(
    records: Iterable[Record],
    stream: TextIO,
    section: Section,
    *,
    as_dyads: bool = False,
    selection: Selection = EVERYTHING,
) -> int:
    """Writes a section as CSV with a header; returns the number of rows. Arguments as ``rows``."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header(section, as_dyads=as_dyads))
    count = 0
    for row in rows(records, section, as_dyads=as_dyads, selection=selection):
        writer.writerow([_cell(value) for value in row.values()])
        count += 1
    return count


def write_jsonl(
    records: Iterable[Record],
    stream: TextIO,
    section: Section,
    *,
    as_dyads: bool = False,
    selection: Selection = EVERYTHING,
) -> int:
    """Writes a section, a JSON object a row; returns the number of rows. Arguments as ``rows``."""
    count = 0
    for row in rows(records, section, as_dyads=as_dyads, selection=selection):
        stream.write(msgspec.json.encode(row).decode() + "\n")
        count += 1
    return count


def write_parquet(
    records: Iterable[Record],
    target: str | PathLike[str] | BinaryIO,
    section: Section,
    *,
    as_dyads: bool = False,
    selection: Selection = EVERYTHING,
) -> int:
    """Writes a section as Parquet (zstd), lists as lists; returns the number of rows.

    The types of the columns follow from the record, not from the rows: files of no rows, or of
    rows that lack a value, have the same schema as all others.

    Args:
        target: a path, or a stream of bytes. Others as ``rows``.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow", "tables") from error
    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "list": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
    }
    names = header(section, as_dyads=as_dyads)
    schema = pyarrow.schema([(name, kinds[kind(section, name)]) for name in names])
    left = rows(records, section, as_dyads=as_dyads, selection=selection)
    count = 0
    with pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while batch := list(islice(left, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def kind(section: Section, column: str) -> Literal["text", "integer", "number", "list", "day"]:
    """What the values of a column are.

    >>> kind("events", "confidence"), kind("events", "contexts"), kind("figures", "change_value")
    ('number', 'list', 'number')
    """
    if column == "day":
        return "day"
    if column in ("document", "published", *_SIDES):
        return "text"
    part = _PARTS[section]
    fields = {field.name: field.type for field in msgspec.structs.fields(part)}
    if column in fields:
        return _kind(fields[column])
    name = next(name for name in fields if column.startswith(f"{name}_"))
    inner = {f.name: f.type for f in msgspec.structs.fields(_bare(fields[name]))}
    return _kind(inner[column.removeprefix(f"{name}_")])


def _kind(annotation: Any) -> Literal["text", "integer", "number", "list"]:
    bare = _bare(annotation)
    if typing.get_origin(bare) is tuple:
        return "list"
    if bare is float:
        return "number"
    return "integer" if bare is int else "text"


def _bare(annotation: Any) -> Any:
    """An annotation without its ``| None``."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        (annotation,) = (a for a in typing.get_args(annotation) if a is not types.NoneType)
    return annotation


def _sides(dyad: Dyad) -> dict[str, Any]:
    edtf = dyad.event.when.edtf
    day = first_day(edtf) if edtf else None
    return {**_side("source", dyad.source), **_side("target", dyad.target), "day": day}


def _side(side: str, party: Party | None) -> dict[str, str | None]:
    if party is None:
        return dict.fromkeys((side, f"{side}_name", f"{side}_country", f"{side}_sector"))
    code = party.code
    return {
        side: party.ref.actor,
        f"{side}_name": party.name,
        f"{side}_country": code.country or None,
        f"{side}_sector": code.sector or None,
    }


def _cell(value: Any) -> Any:
    return "|".join(map(str, value)) if isinstance(value, list) else value
