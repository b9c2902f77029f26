"""The commands on other people's event data: read it, and set it beside a ledger."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import (
    Between,
    Output,
    Since,
    Until,
    Where,
    Written,
    between_of,
    opened,
    write,
)

if TYPE_CHECKING:
    from communique.exports.comparison import Comparison

Files = Annotated[
    list[Path],
    typer.Argument(
        help="Files of GDELT, POLECAT or Phoenix, as downloaded; also .gz and .zip.",
        exists=True,
        dir_okay=False,
    ),
]


class Dataset(StrEnum):
    """The formats that are read."""

    gdelt_2 = "gdelt-2"
    gdelt_1 = "gdelt-1"
    polecat = "polecat"
    phoenix = "phoenix"
    phoenix_historical = "phoenix-historical"


class Step(StrEnum):
    """The steps of time of a comparison."""

    day = "day"
    month = "month"
    year = "year"


Named = Annotated[
    Dataset | None,
    typer.Option("--as", help="Their format. Default: told by the number of columns."),
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("import")(read)
    app.command()(compare)


def read(
    files: Files,
    dataset: Named = None,
    format: Written = None,  # noqa: A002 (the option's name)
    output: Output = None,
) -> None:
    """Reads event data of others into one table of dyads; no ledger is needed, none is changed.

    GDELT 1.0 and 2.0, POLECAT and Phoenix come out with the same columns: date, source and target
    as in a record, PLOVER's type of the CAMEO code.
    """
    write(_theirs(files, dataset), "dyads", format, output)


def compare(
    files: Files,
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    period: Annotated[Step, typer.Option(help="Count by day, month or year.")] = Step.month,
    dataset: Named = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Counts a ledger's dyads beside those of GDELT, POLECAT or Phoenix, by pair, type and month.

    Of the ledger, what happened and is current is counted, every telling, on the days that both
    reach to.
    """
    from communique.exports.comparison import compare as compared
    from communique.exports.datasets import ours
    from communique.ledger.dates import day_of

    book = opened(ledger)
    found = compared(
        ours(book.iter_records()),
        _theirs(files, dataset),
        between=between_of(book, between),
        since=day_of(since, 0) if since else None,
        until=day_of(until, 1) if until else None,
        period=period.value,
    )
    write(_table(found), None, format, output)
    if found.first is None:
        told = "the ledger and the files have no day in common"
    else:
        told = (
            f"{found.first} to {found.last}: ours {found.ours:,}, theirs {found.theirs:,}, "
            f"in common by number {found.shared:,}"
        )
    typer.echo(told, err=True)


def _theirs(files: list[Path], dataset: Dataset | None) -> Any:
    from communique.exports.datasets import read as read_files

    return read_files(files, dataset.value if dataset else None)


def _table(found: Comparison) -> Any:
    import pyarrow

    kinds = dict.fromkeys(("period", "source", "target", "type"), pyarrow.string())
    numbers = dict.fromkeys(("ours", "theirs"), pyarrow.int64())
    return pyarrow.Table.from_pylist(found.rows, schema=pyarrow.schema(kinds | numbers))
