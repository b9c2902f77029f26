"""The options that the commands on a ledger share, and how they open it and write rows."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger

Where = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="COMMUNIQUE_LEDGER", help="The folder of the ledger."),
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(help="Two actors, in either direction: ids, their beginnings, or names."),
]
One = Annotated[str, typer.Argument(help="An actor: an id such as PRK, its beginning, or a name.")]
Other = Annotated[str, typer.Argument(help="Another.")]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(help="To this day, or the end of this month or year.")]
Types = Annotated[list[str] | None, typer.Option("--type", help="A PLOVER type. Repeatable.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="A status. Repeatable.")]
Timings = Annotated[list[str] | None, typer.Option("--timing", help="A timing. Repeatable.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to a file, not to standard output.")
]
Chart = Annotated[
    Path | None, typer.Option(help="Draw a chart too: a file .svg, .png, .html or .json.")
]
OwnActors = Annotated[
    Path | None, typer.Option(help="A YAML file of your own actors.", exists=True, dir_okay=False)
]


class Rows(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


Written = Annotated[
    Rows | None,
    typer.Option("--format", "-f", help="How to write. Default: table on a terminal, else csv."),
]


def opened(path: Path) -> Ledger:
    """A ledger that is there: asking must not make one.

    Raises:
        LedgerError: there is none.
    """
    from communique.ledger import Ledger

    return Ledger(path, make=False)


def between_of(book: Ledger, named: tuple[str, str] | None) -> tuple[str, str] | None:
    """The ids of two actors that the user names by ids or names; says which the ledger lacks.

    Raises:
        LedgerError: no article names one of them so, or several are so named.
    """
    if named is None:
        return None
    one, other = (book.actor(words) for words in named)
    for actor in (one, other):
        if not book.has_actor(actor):
            typer.echo(f"communique: no article in the ledger names {actor}", err=True)
    return one, other


def write(table: Any, shown: str | None, chosen: Rows | None, output: Path | None) -> None:
    """Writes an Arrow table; ``shown`` is the section whose columns a terminal gets."""
    from communique.exports import files
    from communique.exports.ledgers import rows
    from communique.exports.series import series

    on_terminal = output is None and sys.stdout.isatty()
    way = chosen or (Rows.table if on_terminal else Rows.csv)
    if way is Rows.parquet:
        files.write_rows_parquet(table, output)
        return
    with files.target(output) as stream:
        if way is Rows.table:
            from rich.console import Console

            console, found = Console(file=stream), table.to_pylist()
            told = series(found, console.width) if shown == "series" else rows(found, shown)
            console.print(told)
        elif way is Rows.csv:
            files.write_rows_csv(_each(table), table.column_names, stream)
        else:
            files.write_rows_jsonl(_each(table), stream)


def _each(table: Any) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()
