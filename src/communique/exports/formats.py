"""The formats that records go out in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.errors import InputError
from communique.exports.dyads import EVERYTHING, HAPPENED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from communique.record import Record, Section

#: Formats with a row a section's part, and those with a row a pair.
SECTIONS = ("csv", "jsonl", "parquet")
DYADS = ("gdelt", "gdelt-mentions", "polecat", "phoenix", "icews", "graphml")


def write(
    records: Iterable[Record],
    name: str,
    output: Path | None,
    *,
    section: Section = "events",
    as_dyads: bool = False,
    everything: bool = False,
) -> int:
    """Writes records in a format; returns the number of rows, of edges for a graph.

    Args:
        records: the records.
        name: one of ``SECTIONS`` or ``DYADS``, or ``annotations``.
        output: the file, or standard output; Parquet and GraphML need a file.
        section: what the formats of ``SECTIONS`` write.
        as_dyads: whether those write events as pairs.
        everything: whether formats of pairs also get what is planned, denied or past.

    Raises:
        InputError: the format needs a file, or it cannot be written.
    """
    from communique.exports import files, tables

    selection = EVERYTHING if everything else HAPPENED
    if name in {"parquet", "graphml"} and output is None:
        raise InputError(f"{name} is written to a file: name one with --output")
    if name == "parquet":
        assert output is not None
        return tables.write_parquet(records, output, section, as_dyads=as_dyads)
    if name == "graphml":
        from communique.exports.graph import write_graphml

        assert output is not None
        with output.open("wb") as stream:
            return write_graphml(records, stream, selection=selection)[1]
    with files.target(output) as stream:
        if name == "csv":
            return tables.write_csv(records, stream, section, as_dyads=as_dyads)
        if name == "jsonl":
            return tables.write_jsonl(records, stream, section, as_dyads=as_dyads)
        if name == "annotations":
            from communique.exports.annotations import write_annotations

            return write_annotations(records, stream)
        return _writer(name)(records, stream, selection=selection)


def _writer(name: str) -> Callable[..., int]:
    from communique.exports import gdelt, icews, phoenix, polecat

    writers: dict[str, Any] = {
        "gdelt": gdelt.write_events,
        "gdelt-mentions": gdelt.write_mentions,
        "polecat": polecat.write_events,
        "phoenix": phoenix.write_events,
        "icews": icews.write_events,
    }
    if name not in writers:
        raise InputError(f"no format is called {name!r}: {', '.join((*SECTIONS, *DYADS))}")
    return writers[name]  # type: ignore[no-any-return]
