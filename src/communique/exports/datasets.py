"""Other people's event data in one table of dyads, and our own in the same, to compare them.

Read are, known by their number of columns:

====================== ======= ==================================================================
``dataset``            columns file
====================== ======= ==================================================================
``gdelt-2``            61      GDELT 2.0 events, tab-separated, as downloaded (also zipped)
``gdelt-1``            58, 57  GDELT 1.0 events: daily files, and the older ones without SOURCEURL
``polecat``            40      POLECAT, tab-separated with header
``phoenix``            26      Phoenix of the Open Event Data Alliance, tab-separated
``phoenix-historical`` 25      Historical Phoenix of the Cline Center, CSV with header
====================== ======= ==================================================================

The table has the columns of ``COLUMNS``. What was done to make them comparable:

- ``source`` and ``target`` are ids as in a record, without names: ``RUS``, ``RUS.MIL``, ``UNO``,
  ``UNK.CVL`` (civilians of no known country). CAMEO's roles become PLOVER's sectors
  (``communique.exports.codes``), its older country codes ISO's; codes of regions (AFR, MEA), of
  religions and ethnic groups name no country here: ``UNK``. Null is no actor at all.
- ``type`` is PLOVER's type of the CAMEO code (PLOVER manual, table 7.1); null for statements and
  appeals (01, 02), which PLOVER has not. ``quad`` is that type's quad class, and where there is no
  type the class of the root; ``quad_given`` is what the file says (Phoenix: PentaClass). The manual
  maps by code alone: an apology (055) is SUPPORT by it, CONCEDE in a record.
- ``date`` is the file's date of the event.
- Goldstein scores are left out: they are another scale than PLOVER's intensity.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from communique.errors import InputError, MissingExtraError
from communique.exports.codes import BODIES, event_code, event_types
from communique.exports.dyads import HAPPENED, dyads
from communique.exports.layouts import LAYOUTS, actor_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import TextIO

    from communique.exports.dyads import Party, Selection
    from communique.exports.layouts import Dataset, Layout
    from communique.record import Record

Library = Literal["pyarrow", "polars", "pandas"]
#: The columns of the table of dyads, with their Arrow types.
COLUMNS = {
    "dataset": "string",
    "id": "string",
    "date": "date32",
    "source": "string",
    "source_country": "string",
    "target": "string",
    "target_country": "string",
    "type": "string",
    "cameo": "string",
    "quad": "int8",
    "quad_given": "int8",
}
_QUAD_WORDS = {
    "VERBAL COOPERATION": 1, "MATERIAL COOPERATION": 2, "VERBAL CONFLICT": 3,
    "MATERIAL CONFLICT": 4,
}  # fmt: skip
_NOT_EVENTS = {16: "GDELT's mentions table", 27: "GDELT's knowledge graph", 20: "ICEWS"}
_CHUNK = 100_000


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    dataset: Dataset | None = None,
    library: Library = "pyarrow",
) -> Any:
    """The events of files as one table of dyads.

    Args:
        paths: a file, or several (also of different formats); plain, ``.gz`` or ``.zip``.
        dataset: the format; when not given, it is told by the number of columns.
        library: the kind of table, ``"pyarrow"``, ``"polars"`` or ``"pandas"``.

    Raises:
        InputError: a file cannot be read, or is not of the format: wrong number of columns, other
            names in its header, no date. The message names file and line.
        MissingExtraError: the library is not installed.

    >>> import tempfile, communique
    >>> from communique.exports import gdelt
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> with tempfile.NamedTemporaryFile("w+", suffix=".export.CSV") as file:
    ...     rows = gdelt.write_events([record], file)
    ...     file.flush()
    ...     table = read(file.name)
    >>> table.select(["dataset", "source", "target", "type"]).to_pylist()
    [{'dataset': 'gdelt-2', 'source': 'ISR', 'target': 'SYR', 'type': 'ASSAULT'}]
    """
    arrow = _arrow()
    if isinstance(paths, str) or not isinstance(paths, Iterable):
        paths = [paths]
    rows = (row for path in paths for row in _rows(Path(path), dataset))
    return _table(arrow, rows, library)


def ours(
    records: Iterable[Record], *, selection: Selection = HAPPENED, library: Library = "pyarrow"
) -> Any:
    """The events of records in the same table, as dataset ``communique``.

    Args:
        records: the records.
        selection: which statuses and timings; dyads without a day stay out.
        library: the kind of table, ``"pyarrow"``, ``"polars"`` or ``"pandas"``.

    Raises:
        MissingExtraError: the library is not installed.

    >>> import communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> [row] = ours([record]).to_pylist()
    >>> row["source"], row["target"], row["type"], row["cameo"], row["quad"]
    ('ISR', 'SYR', 'ASSAULT', '190', 4)
    """
    arrow = _arrow()
    rows = (
        (
            "communique",
            f"{dyad.record.document.id}#{dyad.event.id}",
            dyad.day,
            *_pair(_own(dyad.source)),
            *_pair(_own(dyad.target)),
            dyad.event.type,
            event_code(dyad.event),
            dyad.event.quad,
            dyad.event.quad,
        )
        for dyad in dyads(records, selection)
        if dyad.day is not None
    )
    return _table(arrow, rows, library)


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("pyarrow", "tables") from error
    return pyarrow


def _table(arrow: Any, rows: Iterator[tuple[Any, ...]], library: Library) -> Any:
    schema = arrow.schema([(name, getattr(arrow, kind)()) for name, kind in COLUMNS.items()])
    batches = []
    while chunk := list(islice(rows, _CHUNK)):
        columns = (
            arrow.array(values, field.type)
            for values, field in zip(zip(*chunk, strict=True), schema, strict=True)
        )
        batches.append(arrow.record_batch(list(columns), schema=schema))
    table = arrow.Table.from_batches(batches, schema)
    if library == "pyarrow":
        return table
    if library == "pandas":
        try:
            return table.to_pandas()
        except ImportError as error:
            raise MissingExtraError("pandas", "tables") from error
    try:
        import polars
    except ImportError as error:
        raise MissingExtraError("polars", "tables") from error
    return polars.from_arrow(table)


def _rows(path: Path, dataset: Dataset | None) -> Iterator[tuple[Any, ...]]:
    from communique.events.frames import QUAD

    kinds: dict[str, tuple[str | None, int | None]] = {}
    layout: Layout | None = None
    with _opened(path) as stream:
        for line, text in enumerate(stream, start=1):
            if not text.strip():
                continue
            if layout is None:
                layout = _layout(path, text, dataset)
                if _is_header(path, text, layout):
                    continue
            cells = _cells(text, layout.delimiter)
            if not _fits(len(cells), layout):
                raise InputError(
                    f"{path}: line {line} has {len(cells)} columns, "
                    f"{layout.title} has {len(layout.columns)}"
                )
            told = layout.take(cells)
            if told.cameo not in kinds:
                kinds[told.cameo] = _kind(told.cameo, QUAD)
            kind, quad = kinds[told.cameo]
            if told.type:
                kind, quad = told.type, QUAD.get(told.type)
            yield (
                layout.dataset,
                told.id,
                _day(path, line, told.day),
                *_pair(told.source),
                *_pair(told.target),
                kind,
                told.cameo or None,
                quad,
                _quad(told.quad),
            )


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The lines of a file. GDELT's names hold broken UTF-8 at times: that costs a name only."""
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            if start[:2] == b"\x1f\x8b":
                with gzip.open(raw) as inner:
                    yield _lines(inner)
            elif start == b"PK\x03\x04":
                with zipfile.ZipFile(raw) as archive:
                    names = [name for name in archive.namelist() if not name.endswith("/")]
                    if len(names) != 1:
                        raise InputError(f"{path}: an archive of {len(names)} files, not of one")
                    with archive.open(names[0]) as inner:
                        yield _lines(inner)
            else:
                yield _lines(raw)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: a damaged archive: {error}") from error


def _lines(raw: Any) -> TextIO:
    return io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="\n")


def _cells(text: str, delimiter: str) -> list[str]:
    text = text.rstrip("\r\n")
    if delimiter == "\t" and not text.startswith('"'):
        return text.split("\t")
    return next(csv.reader([text], delimiter=delimiter))


def _layout(path: Path, first: str, dataset: Dataset | None) -> Layout:
    if dataset is not None:
        for layout in LAYOUTS:
            if layout.dataset == dataset:
                return layout
        raise InputError(f"no data set is named {dataset!r}: {', '.join(_names())} are known")
    for layout in LAYOUTS:
        if _fits(len(_cells(first, layout.delimiter)), layout):
            return layout
    count = len(_cells(first, "\t"))
    known = ", ".join(f"{layout.title} {len(layout.columns)}" for layout in LAYOUTS)
    told = f" (this is {_NOT_EVENTS[count]})" if count in _NOT_EVENTS else ""
    raise InputError(f"{path}: line 1 has {count} columns{told}; known are {known}")


def _names() -> list[str]:
    return [layout.dataset for layout in LAYOUTS]


def _fits(count: int, layout: Layout) -> bool:
    full = len(layout.columns)
    # GDELT 1.0 has files without the last column.
    return count == full or (layout.dataset == "gdelt-1" and count == full - 1)


def _is_header(path: Path, first: str, layout: Layout) -> bool:
    """Whether the first line is a header.

    Raises:
        InputError: it is, and does not name the columns of the format in their order.
    """
    cells = [cell.strip().strip('"') for cell in _cells(first, layout.delimiter)]
    if cells[0].casefold() != layout.columns[0].casefold():
        return False
    for position, (cell, name) in enumerate(zip(cells, layout.columns, strict=False), start=1):
        known = {name.casefold()} | ({"sqldate", "day"} if position == 2 else set())
        if cell.casefold() not in known:
            raise InputError(
                f"{path}: column {position} is named {cell!r}, in {layout.title} it is {name!r}"
            )
    return True


def _day(path: Path, line: int, text: str) -> date:
    try:
        return _date(text)
    except ValueError as error:
        raise InputError(f"{path}: line {line}: {text!r} is not a date") from error


@cache
def _date(text: str) -> date:
    return date.fromisoformat(text)


def _quad(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    try:
        return int(float(text))
    except ValueError:
        return _QUAD_WORDS.get(text.strip().upper())


def _kind(cameo: str, quads: dict[str, int]) -> tuple[str | None, int | None]:
    """PLOVER's type and quad class of a CAMEO code; an unknown one stands below a known one."""
    known = event_types()
    for length in (len(cameo), 3, 2):
        code = cameo[:length].ljust(3, "0")
        if length <= len(cameo) and code in known:
            kind = known[code]
            return kind, quads[kind] if kind else 1
    return None, None


def _pair(actor: str | None) -> tuple[str | None, str | None]:
    """An actor and its country."""
    if actor is None:
        return None, None
    head = actor.partition(".")[0]
    return actor, None if head == "UNK" or head in BODIES else head


def _own(party: Party | None) -> str | None:
    if party is None:
        return None
    code = party.code
    return actor_id(code.body or code.country or "UNK", code.sector)
