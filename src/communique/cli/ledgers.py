"""The commands that fill a ledger, export it and look after it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from communique.cli.options import Output, OwnActors, Where, opened

ledger_app = typer.Typer(
    help="The ledger itself: what it holds, and its care.", no_args_is_help=True
)


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
    for command in (add, export):
        app.command()(command)


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
    actors: OwnActors = None,
    model: Annotated[str | None, typer.Option(help="An installed spaCy model of English.")] = None,
    batch: Annotated[int, typer.Option(help="Articles that are written together.", min=1)] = 200,
    recoded: Annotated[
        bool, typer.Option("--recoded", help="Replace what an earlier version coded otherwise.")
    ] = False,
) -> None:
    """Codes articles into a ledger; what it has already stays, so a run can be taken up again."""
    from communique.cli.columns import pairs
    from communique.cli.fresh import Fresh
    from communique.engines.local import Run
    from communique.errors import LedgerError
    from communique.ledger import Ledger

    for path in paths:
        if path != "-" and ledger.resolve().is_relative_to(Path(path).resolve()):
            raise LedgerError(
                f"{ledger}: the ledger would lie in {path}, of which all files are read: keep it "
                "elsewhere"
            )
    book = Ledger(ledger)
    options: dict[str, Any] = {
        "published": published,
        "columns": pairs(column),
        "actors": actors,
        "model": model,
    }
    run = Run(paths, **options) if recoded else Fresh(paths, book, **options)
    records = run.records(progress=sys.stderr.isatty())
    done = book.add(records, batch=batch, recoded=recoded)
    there = done.unchanged + (run.there if isinstance(run, Fresh) else 0)
    typer.echo(
        f"{ledger}: {done.added} added, {done.replaced} replaced, {there} already there"
        + (f", {done.outdated} older than what is there" if done.outdated else ""),
        err=True,
    )
    raise typer.Exit(1 if run.failed else 0)


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

    records = opened(ledger).iter_records()
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

    Console().print(told(opened(ledger).info()))


@ledger_app.command("check")
def check(
    ledger: Where,
    deep: Annotated[bool, typer.Option("--deep", help="Read every record too.")] = False,
) -> None:
    """Whether nothing is lost, doubled or damaged."""
    found = opened(ledger).check(deep=deep)
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
    keep: Annotated[
        int, typer.Option(help="Days for which old versions stay readable.", min=0)
    ] = 7,
) -> None:
    """Puts every month in one file a table, and clears what no version needs."""
    import datetime as dt

    gone = opened(ledger).compact(keep=dt.timedelta(days=keep))
    typer.echo(f"{gone} files cleared", err=True)


@ledger_app.command("history")
def history(ledger: Where) -> None:
    """Every version of a ledger: when, by what, and what it added."""
    from rich.console import Console

    from communique.exports.ledgers import history as told

    Console().print(told(opened(ledger).history()))
