"""Where documents come from: a path, a folder, standard input, or text in memory."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args

import msgspec

from communique.errors import CommuniqueError, DocumentTooLargeError, InputError
from communique.reading import dates, documents, encodings, html, tables, text
from communique.reading.columns import Columns
from communique.reading.documents import Facts, Failure, Notice
from communique.reading.unpacking import unpacked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from communique.record import Document

Format = Literal["text", "html", "jsonl", "json", "csv", "tsv", "parquet"]
_SUFFIXES: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".parquet": "parquet", ".pq": "parquet", ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_PARQUET = b"PAR1"


def read(
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: str | dt.date | dt.datetime | None = None,
    title: str | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    kind: Format | None = None,
    encoding: str | None = None,
    notify: Callable[[Notice], None] = documents.log_notice,
) -> Iterator[Document | Failure]:
    """Reads articles from files, in their order, one at a time.

    What cannot be read yields a ``Failure`` in its place, and the others still come out. Ids are
    distinct: a document that came before is skipped with a notice, another text under an id that is
    taken gets a suffix (``#2``).

    Args:
        source: a path, a folder (all its files, recursively, sorted; hidden ones are left out),
            ``"-"`` for standard input, or several of these. Files may be compressed with gzip.
        published: the date of publication; it stands over what the documents say.
        title: the title, likewise.
        publisher: the publisher, likewise.
        columns: for tables, the column of a fact where it has no usual name: keys ``id``,
            ``published``, ``updated``, ``title``, ``text``, ``url``, ``publisher``, ``authors``.
        kind: the format, where the name of the file does not tell it.
        encoding: the encoding, where it cannot be told from the bytes.
        notify: called with each notice (a date in the future, a document that came before);
            without it they go to the log ``communique.reading``.

    Raises:
        DateError: ``published`` is not a date.
        InputError: ``columns`` names no fact, or ``kind`` no format.
    """
    if kind is not None and kind not in get_args(Format):
        raise InputError(f"no format is called {kind!r}: there are {', '.join(get_args(Format))}")
    reader = _Reader(
        Facts(
            title=title,
            publisher=publisher,
            published=None if published is None else dates.published_date(published),
        ),
        Columns(columns or {}),
        kind,
        encoding,
        notify,
    )
    several = [source] if isinstance(source, (str, os.PathLike)) else source
    return reader.read(several)


def read_text(
    content: str | bytes,
    *,
    published: str | dt.date | dt.datetime | None = None,
    title: str | None = None,
    publisher: str | None = None,
    doc_id: str | None = None,
    source: str | None = None,
    kind: Literal["text", "html"] | None = None,
    encoding: str | None = None,
    notify: Callable[[Notice], None] = documents.log_notice,
) -> Document:
    """Reads one article from memory, plain text or HTML.

    Args:
        content: the article; bytes in any encoding.
        published: the date of publication; it stands over what the article says.
        title: the title, likewise.
        publisher: the publisher, likewise.
        doc_id: the id of the document; without it, a digest of its facts and text.
        source: where the article is from.
        kind: ``"text"`` or ``"html"``; told from the content without it.
        encoding: the encoding of bytes, where it cannot be told from them.
        notify: called with each notice; without it they go to the log ``communique.reading``.

    Raises:
        DateError: ``published`` is not a date.
        DocumentTooLargeError: there are more than ``MAX_CHARACTERS``.
        InputError: there is no text, or it is not text.

    >>> document = read_text("Talks resume\\nBy Ana Ruiz\\nMay 3, 2020\\nEnvoys met again in Oslo.")
    >>> document.text
    'Talks resume\\n\\nEnvoys met again in Oslo.'
    >>> document.info.published, document.info.authors
    ('2020-05-03', ('Ana Ruiz',))
    """
    given = Facts(
        id=doc_id,
        source=source,
        title=title,
        publisher=publisher,
        published=None if published is None else dates.published_date(published),
    )
    where = source or "text"
    if isinstance(content, bytes):
        if len(content) > html.MAX_BYTES:
            raise _too_many_bytes(html.MAX_BYTES)
        if not content.strip():
            raise InputError("it is empty")
        content = encodings.decode(content, encoding=encoding, declared=True)
    if kind == "html" or (kind is None and text.is_html(content)):
        return html.document(content, given, notify, where=where)
    return text.document(content, given, notify, where=where)


def read_one(
    source: str | os.PathLike[str], *, published: str | dt.date | dt.datetime | None = None
) -> Document:
    """The one article of a file, or of a text given as such.

    Args:
        source: a path, or the article itself. A string is taken for a path when it is one line and
            such a file exists.
        published: the date of publication; it stands over what the article says.

    Raises:
        DateError: ``published`` is not a date.
        InputError: there is no article to be read, or more than one.
    """
    if isinstance(source, str) and not _names_file(source):
        return read_text(source, published=published)
    several = read(source, published=published)
    first = next(several, None)
    if first is None:
        raise InputError(f"{source}: there is no article in it")
    if isinstance(first, Failure):
        raise first.error
    if next(several, None) is not None:
        raise InputError(f"{source}: more than one article: read it with communique.reading.read")
    return first


def _names_file(text: str) -> bool:
    if "\n" in text or len(text) > 1_000:
        return False
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


class _Reader:
    """One call of ``read``: what was given, and the ids seen so far."""

    def __init__(
        self,
        given: Facts,
        columns: Columns,
        kind: Format | None,
        encoding: str | None,
        notify: Callable[[Notice], None],
    ) -> None:
        self._given = given
        self._columns = columns
        self._kind = kind
        self._encoding = encoding
        self._notify = notify
        self._distinct = documents.Distinct(notify)

    def read(self, several: Iterable[str | os.PathLike[str]]) -> Iterator[Document | Failure]:
        for one in several:
            name = os.fspath(one)
            try:
                if name == "-":
                    yield from self._stream(sys.stdin.buffer, "standard input", None)
                elif _URL.match(name):
                    raise InputError("addresses are not fetched: save the page and give its file")
                else:
                    yield from self._path(Path(name))
            except CommuniqueError as error:
                yield Failure(name if name != "-" else "standard input", error)
            except (OSError, ValueError) as error:
                yield Failure(name, _unreadable(error))

    def _path(self, path: Path) -> Iterator[Document | Failure]:
        if not path.is_dir():
            yield from self._file(path)
            return
        found = False
        for inner in _files(path):
            found = True
            try:
                yield from self._file(inner)
            except CommuniqueError as error:
                yield Failure(str(inner), error)
            except OSError as error:
                yield Failure(str(inner), _unreadable(error))
        if not found:
            raise InputError("there are no files in this folder")

    def _file(self, path: Path) -> Iterator[Document | Failure]:
        suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
        if suffixes and suffixes[-1] == ".gz":
            suffixes.pop()
        with path.open("rb", buffering=encodings.SAMPLE) as stream:
            kind = _SUFFIXES.get(suffixes[-1]) if suffixes else None
            yield from self._stream(stream, str(path), kind)

    def _stream(
        self, raw: BinaryIO, name: str, kind: Format | None
    ) -> Iterator[Document | Failure]:
        stream, packed = unpacked(raw)
        head = stream.peek(encodings.SAMPLE)
        if not head:
            raise InputError("it is empty")
        kind = self._kind or kind
        if head.startswith(_PARQUET) or kind == "parquet":
            if packed or not raw.seekable():
                raise InputError("Parquet is read from a file, not compressed nor from a pipe")
            rows = tables.parquet(stream, name, self._columns)
            yield from self._rows(rows)
            return
        encodings.refuse_magic(head)
        kind = kind or _sniff(head)
        if kind in ("text", "html"):
            yield from self._article(stream, name, kind)
            return
        codec = self._encoding or encodings.detect(head)
        lines = io.TextIOWrapper(stream, encoding=codec, errors="replace", newline="")
        try:
            if kind == "jsonl":
                rows = tables.json_lines(lines, name)
            elif kind == "json":
                rows = tables.json_list(lines, name)
            else:
                rows = tables.delimited(lines, name, self._columns, tabs=kind == "tsv")
            yield from self._rows(rows)
        finally:
            lines.detach()

    def _article(
        self, stream: io.BufferedReader[Any], name: str, kind: Format
    ) -> Iterator[Document | Failure]:
        limit = html.MAX_BYTES if kind == "html" else text.MAX_BYTES
        data = _read_all(stream, limit)
        content = encodings.decode(data, encoding=self._encoding, declared=kind == "html")
        read_one = html.document if kind == "html" or text.is_html(content) else text.document
        document = read_one(content, self._given, self._notify, where=name)
        if document.info.source is None and name != "standard input":
            document = _with_source(document, name)
        yield from self._admit(document, name)

    def _rows(self, rows: Iterator[tables.Row]) -> Iterator[Document | Failure]:
        empty = True
        for row in rows:
            empty = False
            try:
                document = tables.document(row, self._columns, self._given, self._notify)
            except CommuniqueError as error:
                yield Failure(row.where, error)
            else:
                yield from self._admit(document, row.where)
        if empty:
            raise InputError("there are no rows in it")

    def _admit(self, document: Document, where: str) -> Iterator[Document]:
        admitted = self._distinct.admit(document, where)
        if admitted is not None:
            yield admitted


def _sniff(head: bytes) -> Format:
    """The format of an input whose name does not tell it: JSON by its brackets, else an article."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4000]
    if re.match(rb"\{\s*\"", start):
        first, _, rest = head.partition(b"\n")
        whole = first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")
        return "jsonl" if whole else "json"
    if re.match(rb"\[\s*\{\s*\"", start):
        return "json"
    return "text"


def _read_all(stream: io.BufferedReader[Any], limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_many_bytes(limit)
    return data


def _too_many_bytes(limit: int) -> DocumentTooLargeError:
    return DocumentTooLargeError(
        f"more than {limit:,} bytes for one document: "
        "split it into articles, or make a table of them"
    )


def _with_source(document: Document, name: str) -> Document:
    info = msgspec.structs.replace(document.info, source=name)
    return msgspec.structs.replace(document, info=info)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, sorted; hidden ones and what is no file are left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and _is_file(path):
                yield path


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        # A link to nothing: opening it says so.
        return True


def _unreadable(error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("there is no such file")
    if isinstance(error, PermissionError):
        return InputError("this file may not be read: permission is denied")
    if isinstance(error, OSError):
        return InputError(f"it cannot be read: {error.strerror or error}")
    return InputError(f"this is not the name of a file: {error}")
