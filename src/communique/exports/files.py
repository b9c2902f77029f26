"""Records written to a stream, one after the other, as they come."""

from __future__ import annotations

import csv
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from communique.errors import InputError
from communique.record import Section, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from communique.record import Record

SECTIONS: tuple[Section, ...] = get_args(Section)


@contextmanager
def target(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to: standard output, or a file that appears only when it is whole.

    Raises:
        InputError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def write_jsonl(records: Iterable[Record], stream: TextIO) -> None:
    """One record a line."""
    for record in records:
        stream.write(record.to_json() + "\n")


def write_json(records: Iterable[Record], stream: TextIO) -> None:
    """One record as an indented object; several as an array of them."""
    several = False
    first: Record | None = None
    for record in records:
        if first is None:
            first = record
            continue
        if not several:
            stream.write("[\n" + first.to_json(indent=2))
            several = True
        stream.write(",\n" + record.to_json(indent=2))
    if several:
        stream.write("\n]\n")
    elif first is not None:
        stream.write(first.to_json(indent=2) + "\n")
    else:
        stream.write("[]\n")


def write_csv(records: Iterable[Record], stream: TextIO, section: Section) -> None:
    """A section of the records as a table with a header; lists within a cell are joined by "|"."""
    writer = csv.DictWriter(stream, fieldnames=columns(section), lineterminator="\n")
    writer.writeheader()
    for record in records:
        for row in record.rows(section):
            writer.writerow({name: _cell(value) for name, value in row.items()})


def write_rows_csv(rows: Iterable[Mapping[str, Any]], names: Sequence[str], stream: TextIO) -> None:
    """Rows of a ledger as a table with a header; lists within a cell are joined by "|"."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def write_rows_jsonl(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Rows of a ledger, a JSON object a line."""
    for row in rows:
        stream.write(msgspec.json.encode(row).decode() + "\n")


def write_rows_parquet(table: Any, output: Path | None) -> None:
    """An Arrow table as Parquet (zstd), lists as lists.

    Raises:
        InputError: no file is named, or it cannot be written.
    """
    import pyarrow.parquet

    if output is None:
        raise InputError("parquet is written to a file: name one with --output")
    part = output.with_name(f"{output.name}.part")
    try:
        pyarrow.parquet.write_table(table, part, compression="zstd")
        part.replace(output)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def write_pretty(records: Iterable[Record], stream: TextIO) -> None:
    """Records as a person reads them: in colour where the stream is a terminal that has it."""
    from rich.console import Console

    from communique.exports.terminal import pretty

    console = Console(file=stream, highlight=False)
    for number, record in enumerate(records):
        if number:
            console.print()
            console.rule(style="bright_black")
        console.print(pretty(record))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "|".join(_item(item) for item in value)
    return value


def _item(item: Any) -> str:
    """An item of a list in a cell: an actor by its id, a span by its words."""
    if isinstance(item, dict):
        return str(item.get("actor") or item.get("text") or msgspec.json.encode(item).decode())
    return item if isinstance(item, str) else str(msgspec.to_builtins(item))
