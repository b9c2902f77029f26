"""Tables of articles: JSON Lines, a JSON list, CSV or TSV, Parquet; a row a document, streamed.

No more than a row (or, for Parquet, a small batch of rows) is held at a time.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from communique.errors import (
    CommuniqueError,
    DocumentTooLargeError,
    InputError,
    MissingExtraError,
)
from communique.reading import bylines, dates, documents, html, text
from communique.reading.columns import DEFAULTS, Columns, column_key
from communique.record import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO, TextIO

    from communique.record import Document

#: Characters of a line or of a JSON object: a document, and room for its escapes and other fields.
MAX_ROW = 16 * MAX_CHARACTERS
_CHUNK = 1 << 16
_BATCH = 64
_JSON_TOKEN = re.compile(r'["{}\[\]]')
_JSON_STRING = re.compile(r'(?:[^"\\]|\\.)*+(")?', re.S)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands (a line, or the number of the row), and its cells."""

    where: str
    cells: dict[str, object] | CommuniqueError


def document(
    row: Row,
    columns: Columns,
    facts: documents.Facts,
    notify: Callable[[documents.Notice], None],
) -> Document:
    """The document of a row.

    Raises:
        CommuniqueError: the row has no text, or could not be read.
    """
    if isinstance(row.cells, CommuniqueError):
        raise row.cells
    found = columns.find(row.cells)
    cells = {fact: row.cells.get(name) for fact, name in found.items()}
    body = cells["text"]
    if isinstance(body, list):
        body = "\n".join(part for part in body if isinstance(part, str))
    if not isinstance(body, str) or not body.strip("\0 \t\r\n"):
        raise InputError(f"no text in the column {found['text']!r}")
    source, publisher = _string(cells.get("url")), _name(cells.get("publisher"))
    if found.get("url") == found.get("publisher"):
        # One column "source" holds an address or a name.
        source, publisher = (source, None) if _is_url(source) else (None, publisher)
    elif not _is_url(source) and found.get("url", "").lower() == "source":
        source, publisher = None, publisher or source
    published, updated = (
        _date(cells.get(fact), row.where, notify) for fact in ("published", "updated")
    )
    told = documents.Facts(
        id=_string(cells.get("id")),
        source=source,
        title=_string(cells.get("title")),
        publisher=publisher,
        authors=_authors(cells.get("authors")),
        published=published,
        updated=updated,
    )
    facts = facts.over(told)
    facts = documents.Facts(source=row.where).over(facts) if facts.source is None else facts
    read = html.document if text.is_html(body) else text.document
    return read(body, facts, notify, where=row.where)


def json_lines(stream: TextIO, name: str) -> Iterator[Row]:
    """The rows of JSON Lines; a broken line is a row that holds its error."""
    for number in count(1):
        line = stream.readline(MAX_ROW + 1)
        if not line:
            return
        where = f"{name}:{number}"
        if len(line) > MAX_ROW and not line.endswith("\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith("\n"):
                pass
            yield Row(where, _too_long("line"))
        elif line.strip("\ufeff\0 \t\r\n"):
            yield Row(where, _object(line))


def json_list(stream: TextIO, name: str) -> Iterator[Row]:
    """The rows of a JSON list of objects, of objects one after the other, or of one object.

    An object without text that holds lists of objects (``{"articles": [...]}``) stands for them.
    """
    number = 0
    for piece in _json_pieces(stream):
        cells = piece if isinstance(piece, CommuniqueError) else _object(piece)
        inner = _inner(cells)
        for one in inner if inner is not None else [cells]:
            number += 1
            yield Row(f"{name}#{number}", one)
    if not number:
        raise InputError("there is no object in this JSON: a list of objects is read")


def delimited(stream: TextIO, name: str, columns: Columns, *, tabs: bool = False) -> Iterator[Row]:
    """The rows of CSV or TSV with a header; commas, semicolons, tabs and bars are told apart.

    Raises:
        InputError: there is no header, or no column of text in it.
    """
    # The module's own limit (a global of csv) is shorter than an article may be.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS))
    lines = _Lines(stream)
    first = next(lines, "")
    if not first.strip("\ufeff\0 \t\r\n"):
        raise InputError("it has no header: the first line is empty")
    delimiter = "\t" if tabs else max(",;\t|", key=re.sub(r'"[^"]*"', "", first).count)
    lines.back = first
    reader = csv.reader(lines, delimiter=delimiter)
    header = [cell.strip("\ufeff \t") for cell in next(reader)]
    columns.find(header)
    while True:
        where = f"{name}:{lines.number + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):
                told: CommuniqueError = DocumentTooLargeError(
                    f"a cell of more than {MAX_CHARACTERS:,} characters: "
                    "too long a text, or a quotation mark that is never closed"
                )
            else:
                told = InputError(f"this row of CSV is broken: {error}")
            yield Row(where, told)
            continue
        except DocumentTooLargeError as error:
            yield Row(where, error)
            continue
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            yield Row(
                where, InputError(f"this row has {len(cells)} cells, the header {len(header)}")
            )
        else:
            yield Row(where, dict(zip(header, cells, strict=True)))


def parquet(file: str | IO[bytes], name: str, columns: Columns) -> Iterator[Row]:
    """The rows of a Parquet file, a small batch at a time and only the columns that are used.

    Raises:
        MissingExtraError: pyarrow is not installed.
        InputError: it is not Parquet, or has no column of text.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow", "tables") from error
    try:
        with pyarrow.parquet.ParquetFile(file) as table:
            used = list(dict.fromkeys(columns.find(table.schema_arrow.names).values()))
            number = 0
            for batch in table.iter_batches(batch_size=_BATCH, columns=used):
                for cells in batch.to_pylist():
                    number += 1
                    yield Row(f"{name}#{number}", cells)
    except (pyarrow.ArrowException, ValueError) as error:
        raise InputError(f"this Parquet file cannot be read: {error}") from error


class _Lines:
    """The lines of a stream, none longer than a row may be, counted."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.number = 0
        self.back: str | None = None

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.back is not None:
            line, self.back = self.back, None
            return line
        line = self._stream.readline(MAX_ROW + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MAX_ROW:
            while (rest := self._stream.readline(_CHUNK)) and not rest.endswith("\n"):
                pass
            raise _too_long("line")
        return line


def _json_pieces(stream: TextIO) -> Iterator[str | CommuniqueError]:
    """The outermost objects of a stream of JSON, each as its own text, found by their brackets."""
    buffer, position, start, depth = "", 0, -1, 0
    in_string = False
    while chunk := stream.read(_CHUNK):
        keep = start if start >= 0 else position
        buffer, position = buffer[keep:] + chunk, position - keep
        start = 0 if start >= 0 else -1
        if len(buffer) > MAX_ROW + _CHUNK:
            # Where the next object begins cannot be known any more.
            yield _too_long("object")
            return
        while True:
            if in_string:
                string = _JSON_STRING.match(buffer, position)
                assert string is not None
                if string[1] is None:
                    # The string goes on: stop before a backslash that may be cut in two.
                    position = string.end()
                    break
                position, in_string = string.end(), False
            token = _JSON_TOKEN.search(buffer, position)
            if token is None:
                position = len(buffer)
                break
            position = token.end()
            if token[0] == '"':
                in_string = True
            elif token[0] == "{":
                if depth == 0:
                    start = token.start()
                depth += 1
            elif token[0] == "}" and depth:
                depth -= 1
                if depth == 0:
                    yield buffer[start:position]
                    start = -1
    if start >= 0:
        yield InputError("the JSON ends in the middle of an object")


def _object(piece: str) -> dict[str, object] | CommuniqueError:
    try:
        value: object = msgspec.json.decode(piece.strip("\ufeff\0 \t\r\n").encode(errors="replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        return InputError(f"this is not JSON: {error}")
    if not isinstance(value, dict):
        return InputError(f"an object is expected, this is {type(value).__name__}")
    return value


def _inner(cells: dict[str, object] | CommuniqueError) -> list[dict[str, object]] | None:
    if isinstance(cells, CommuniqueError):
        return None
    names = {column_key(name) for name in cells}
    if any(
        column_key(name) in names and isinstance(cells.get(name), str) for name in DEFAULTS["text"]
    ):
        return None
    lists = [
        value
        for value in cells.values()
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    ]
    return lists[0] if len(lists) == 1 else None


def _too_long(what: str) -> DocumentTooLargeError:
    return DocumentTooLargeError(f"a {what} of more than {MAX_ROW:,} characters")


def _is_url(value: str | None) -> bool:
    return value is not None and re.match(r"(?:https?://|www\.)\S+$", value) is not None


def _string(value: object) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return documents.line(str(value))


def _name(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return _string(value)


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for name in map(_name, value) if name)
    name = _name(value)
    if name is None:
        return ()
    said = bylines.byline(name) or bylines.people(name)
    return said.authors if said is not None else (name,)


def _date(value: object, where: str, notify: Callable[[documents.Notice], None]) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    stamp = dates.from_value(value)
    if stamp is None:
        shown: Any = value if not isinstance(value, str) else value[:60]
        notify(documents.Notice(where, f"{shown!r} is not a full date: it is left out"))
        return None
    return stamp.iso()
