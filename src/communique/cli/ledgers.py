"""The commands on a ledger: add articles to it, ask it, chart it, export it, look after it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from communique.ledger import Ledger

ledger_app = typer.Typer(
    help="The ledger itself: what it holds, and its care.", no_args_is_help=True
)

Where = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="COMMUNIQUE_LEDGER", help="The folder of the ledger."),
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(help="Two actors, in either direction: PRK CHN, or the beginnings of ids."),
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(help="To this day, or the end of this month or year.")]
Types = Annotated[list[str] | None, typer.Option("--type", help="A PLOVER type. Repeatable.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="A status. Repeatable.")]
Timings = Annotated[list[str] | None, typer.Option("--timing", help="A timing. Repeatable.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to a file, not to standard output.")
]


class Rows(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


Written = Annotated[
    Rows | None,
    typer.Option("--format", "-f", help="How to write. Default: table on a terminal, else csv."),
]


class Exported(StrEnum):
    """The formats that a ledger goes out in."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    gdelt = "gdelt"
    gdelt_mentions = "gdelt-mentions"
    polecat = "polecat"
    phoenix = "phoenix"
    icews = "icews"
    graphml = "graphml"
    annotations = "annotations"


class Part(StrEnum):
    """The sections of records that can be a table."""

    events = "events"
    statements = "statements"
    actors = "actors"
    agreements = "agreements"
    figures = "figures"


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(ledger_app, name="ledger")
    for command in (add, events, statements, agreements, figures, timeline, sql, export):
        app.command()(command)


def _open(path: Path) -> Ledger:
    """A ledger that is there: asking must not make one."""
    from communique.errors import LedgerError
    from communique.ledger import Ledger

    if not path.is_dir():
        raise LedgerError(f"{path}: there is no ledger; communique add makes one")
    return Ledger(path)


def add(
    paths: Annotated[
        list[str], typer.Argument(help="Files or folders of articles; - reads standard input.")
    ],
    ledger: Where,
    published: Annotated[
        str | None, typer.Option(help="Publication date (ISO 8601) of all inputs.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help="A table's column, as field=name. Repeatable."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(help="A YAML file of your own actors.", exists=True, dir_okay=False),
    ] = None,
    model: Annotated[str | None, typer.Option(help="An installed spaCy model of English.")] = None,
    batch: Annotated[int, typer.Option(help="Articles that are written together.", min=1)] = 200,
    recoded: Annotated[
        bool, typer.Option("--recoded", help="Replace what an earlier version coded otherwise.")
    ] = False,
) -> None:
    """Codes articles into a ledger; what it has already stays, so a run can be taken up again."""
    from communique.cli.columns import pairs
    from communique.engines.local import Run
    from communique.ledger import Ledger

    book = Ledger(ledger)
    run = Run(paths, published=published, columns=pairs(column), actors=actors, model=model)
    records = run.records(progress=sys.stderr.isatty())
    done = book.add(records, batch=batch, recoded=recoded)
    typer.echo(
        f"{ledger}: {done.added} added, {done.replaced} replaced, {done.unchanged} already there"
        + (f", {done.outdated} older than what is there" if done.outdated else ""),
        err=True,
    )
    raise typer.Exit(1 if run.failed else 0)


def events(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    type: Types = None,  # noqa: A002 (the option's name)
    status: Statuses = None,
    timing: Timings = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The events of a ledger, in the order of their days."""
    found = _open(ledger).events(
        between=between, since=since, until=until, type=type, status=status, timing=timing
    )
    _write(found, "events", format, output)


def statements(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The statements of a ledger: of one of two actors to the other, or all."""
    found = _open(ledger).statements(between=between, since=since, until=until)
    _write(found, "statements", format, output)


def agreements(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The agreements of a ledger, by the day they were signed."""
    found = _open(ledger).agreements(between=between, since=since, until=until)
    _write(found, "agreements", format, output)


def figures(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The figures of a ledger, by their period."""
    found = _open(ledger).figures(between=between, since=since, until=until)
    _write(found, "figures", format, output)


def timeline(
    one: Annotated[str, typer.Argument(help="An actor: a country, or the beginning of an id.")],
    other: Annotated[str, typer.Argument(help="Another.")],
    ledger: Where,
    since: Since = None,
    until: Until = None,
    timing: Timings = None,
) -> None:
    """What passed between two actors, day by day."""
    from rich.console import Console

    from communique.exports.ledgers import timeline as told

    found = _open(ledger).events(between=(one, other), since=since, until=until, timing=timing)
    Console().print(told(found.to_pylist()))


def sql(
    query: Annotated[str, typer.Argument(help="A question in SQL (DuckDB's) over the tables.")],
    ledger: Where,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Asks a ledger in SQL; it can only read."""
    _write(_open(ledger).sql(query), None, format, output)


def export(
    ledger: Where,
    format: Annotated[Exported, typer.Option("--format", "-f", help="The format.")],  # noqa: A002
    output: Output = None,
    section: Annotated[
        Part, typer.Option(help="The section that csv, jsonl and parquet write.")
    ] = Part.events,
    dyads: Annotated[
        bool, typer.Option("--dyads", help="Events of csv, jsonl, parquet as pairs, one a row.")
    ] = False,
    everything: Annotated[
        bool,
        typer.Option("--everything", help="Also what is planned, denied or past, in any format."),
    ] = False,
) -> None:
    """Writes a ledger in another format; those of the field get what happened and is current."""
    from communique.exports import formats

    records = _open(ledger).records()
    count = formats.write(
        records,
        format.value,
        output,
        section=section.value,
        as_dyads=dyads,
        everything=everything,
    )
    typer.echo(f"{count} rows", err=True)


@ledger_app.command("info")
def info(ledger: Where) -> None:
    """What a ledger holds, and how large it is."""
    from rich.console import Console

    from communique.exports.ledgers import info as told

    Console().print(told(_open(ledger).info()))


@ledger_app.command("check")
def check(
    ledger: Where,
    deep: Annotated[bool, typer.Option("--deep", help="Read every record too.")] = False,
) -> None:
    """Whether nothing is lost, doubled or damaged."""
    found = _open(ledger).check(deep=deep)
    for problem in found.problems:
        typer.echo(problem)
    for leftover in found.leftovers:
        typer.echo(f"left over: {leftover}")
    state = "whole" if found.ok else f"{len(found.problems)} problems"
    typer.echo(f"version {found.version}, {found.documents} documents: {state}", err=True)
    raise typer.Exit(0 if found.ok else 1)


@ledger_app.command("compact")
def compact(
    ledger: Where,
    keep: Annotated[int, typer.Option(help="Days for which old versions stay readable.")] = 7,
) -> None:
    """Puts every month in one file a table, and clears what no version needs."""
    import datetime as dt

    gone = _open(ledger).compact(keep=dt.timedelta(days=keep))
    typer.echo(f"{gone} files cleared", err=True)


@ledger_app.command("history")
def history(ledger: Where) -> None:
    """Every version of a ledger: when, by what, and what it added."""
    from rich.console import Console

    from communique.exports.ledgers import history as told

    Console().print(told(_open(ledger).history()))


def _write(table: Any, section: str | None, chosen: Rows | None, output: Path | None) -> None:
    from communique.exports import files
    from communique.exports.ledgers import rows as shown

    on_terminal = output is None and sys.stdout.isatty()
    way = chosen or (Rows.table if on_terminal else Rows.csv)
    found = table.to_pylist()
    with files.target(output) as stream:
        if way is Rows.table:
            from rich.console import Console

            Console(file=stream).print(shown(found, section))
        elif way is Rows.csv:
            files.write_rows_csv(found, table.column_names, stream)
        else:
            files.write_rows_jsonl(found, stream)
