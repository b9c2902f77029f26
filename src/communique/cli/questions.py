"""The commands that ask a ledger: its sections, a pair's timeline and series, SQL."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from communique.cli.options import (
    Between,
    Chart,
    One,
    Other,
    Output,
    Since,
    Statuses,
    Timings,
    Types,
    Until,
    Where,
    Written,
    between_of,
    opened,
    write,
)


class Period(StrEnum):
    """The periods of a series."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


class Drawn(StrEnum):
    """The charts of a series."""

    quads = "quads"
    types = "types"
    intensity = "intensity"
    shares = "shares"
    balance = "balance"
    deeds = "deeds"
    outlets = "outlets"


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    for command in (events, statements, agreements, figures, timeline, series, sql):
        app.command()(command)


def events(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    type: Types = None,  # noqa: A002 (the option's name)
    status: Statuses = None,
    timing: Timings = None,
    once: Annotated[
        bool, typer.Option("--once", help="Each event once, with the articles that tell of it.")
    ] = False,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The events of a ledger, in the order of their days."""
    book = opened(ledger)
    found = (book.linked if once else book.events)(
        between=between_of(book, between),
        since=since, until=until, type=type, status=status, timing=timing,
    )  # fmt: skip
    write(found, "linked" if once else "events", format, output)


def statements(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The statements of a ledger: of one of two actors to the other, or all."""
    book = opened(ledger)
    found = book.statements(between=between_of(book, between), since=since, until=until)
    write(found, "statements", format, output)


def agreements(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The agreements of a ledger, by the day they were signed."""
    book = opened(ledger)
    found = book.agreements(between=between_of(book, between), since=since, until=until)
    write(found, "agreements", format, output)


def figures(
    ledger: Where,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The figures of a ledger, by their period."""
    book = opened(ledger)
    found = book.figures(between=between_of(book, between), since=since, until=until)
    write(found, "figures", format, output)


def timeline(
    one: One,
    other: Other,
    ledger: Where,
    since: Since = None,
    until: Until = None,
    type: Types = None,  # noqa: A002
    status: Statuses = None,
    timing: Timings = None,
) -> None:
    """What passed between two actors, day by day."""
    from rich.console import Console

    from communique.exports.ledgers import TIMELINE
    from communique.exports.ledgers import timeline as told

    book = opened(ledger)
    found = book.events(
        between=between_of(book, (one, other)),
        since=since, until=until, type=type, status=status, timing=timing, columns=TIMELINE,
    )  # fmt: skip
    Console().print(told(found.to_pylist()))


def series(
    ledger: Where,
    one: Annotated[
        str | None,
        typer.Argument(help="An actor: an id such as PRK, its beginning, or a name."),
    ] = None,
    other: Annotated[str | None, typer.Argument(help="Another. Without both: all pairs.")] = None,
    period: Annotated[Period, typer.Option(help="The length of a period.")] = Period.month,
    since: Since = None,
    until: Until = None,
    directed: Annotated[
        bool,
        typer.Option(
            "--directed/--undirected", help="Tell what the one does to the other from the reverse."
        ),
    ] = False,
    status: Statuses = None,
    timing: Timings = None,
    tellings: Annotated[
        bool, typer.Option("--tellings", help="Count every article's telling, not each event once.")
    ] = False,
    chart: Chart = None,
    draw: Annotated[Drawn, typer.Option(help="What the chart shows.")] = Drawn.quads,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """The relation of two actors in numbers, by period: counts, intensity, words against deeds.

    Counted are events that happened or hold (--status) and are current (--timing), each once.
    """
    if (one is None) != (other is None):
        raise typer.BadParameter("name two actors, or none for all pairs", param_hint="ONE OTHER")
    book = opened(ledger)
    found = book.series(
        between=between_of(book, (one, other)) if one and other else None,
        since=since,
        until=until,
        period=period.value,
        directed=directed,
        status=status or ("actual", "ongoing"),
        timing=timing or "current",
        once=not tellings,
    )
    if chart is not None:
        # Drawn first: what cannot be drawn should not stand behind a page of numbers.
        from communique.web.charts import chart as drawn
        from communique.web.charts import save

        save(drawn(found, draw.value), chart)
    write(found, "series", format, output)
    if chart is not None:
        typer.echo(f"{chart} drawn", err=True)


def sql(
    query: Annotated[str, typer.Argument(help="A question in SQL (DuckDB's) over the tables.")],
    ledger: Where,
    format: Written = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Asks a ledger in SQL; it can only read."""
    write(opened(ledger).sql(query), None, format, output)
