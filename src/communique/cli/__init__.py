"""The commands. Exit codes: 0 all done; 1 some inputs failed; 2 the call itself is wrong."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli import datasets, ledgers, questions
from communique.cli.columns import pairs
from communique.errors import CommuniqueError
from communique.version import __version__

app = typer.Typer(
    name="communique",
    help="Reads the news and keeps the record of relations between states.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    epilog="Exit codes: 0 all done; 1 some inputs could not be coded; 2 the call itself is wrong.",
)
lexicon_app = typer.Typer(help="The rules: list them, check their examples.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")
for part in (ledgers, questions, datasets):
    part.register(app)


class Format(StrEnum):
    """How records are written."""

    pretty = "pretty"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Table(StrEnum):
    """The sections of a record that can be a table."""

    events = "events"
    statements = "statements"
    actors = "actors"
    agreements = "agreements"
    figures = "figures"


def main() -> None:
    """The entry point of the ``communique`` command."""
    # Modules and lexicons live as long as the process: to search them for garbage while they load
    # takes a tenth of the time of a short command.
    gc.set_threshold(50_000, 20, 50)
    try:
        app()
    except CommuniqueError as error:
        _complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe went away ("| head"): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.command()
def code(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files or folders of articles; - reads standard input."),
    ],
    format: Annotated[  # noqa: A002 (the option's name)
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the records. Default: pretty on a terminal, else jsonl.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(help="Publication date (ISO 8601) of all inputs."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file, not to standard output.")
    ] = None,
    section: Annotated[
        Table, typer.Option(help="The section of the records that csv writes.")
    ] = Table.events,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column", help="A table's column, as field=name: --column text=body. Repeatable."
        ),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(help="A YAML file of your own actors.", exists=True, dir_okay=False),
    ] = None,
    model: Annotated[str | None, typer.Option(help="An installed spaCy model of English.")] = None,
) -> None:
    """Codes articles into records."""
    from communique.engines.local import Run
    from communique.exports import files

    run = Run(paths, published=published, columns=pairs(column), actors=actors, model=model)
    chosen = format or (Format.pretty if output is None and sys.stdout.isatty() else Format.jsonl)
    # A bar beside records on the same terminal would tear them apart.
    alone = output is not None or not sys.stdout.isatty()
    records = run.records(progress=sys.stderr.isatty() and alone)
    with files.target(output) as stream:
        if chosen is Format.pretty:
            files.write_pretty(records, stream)
        elif chosen is Format.csv:
            files.write_csv(records, stream, section.value)
        elif chosen is Format.json:
            files.write_json(records, stream)
        else:
            files.write_jsonl(records, stream)
    raise typer.Exit(1 if run.failed else 0)


@app.command()
def schema() -> None:
    """Prints the JSON Schema of the record."""
    import json

    from communique.record import schema as record_schema

    typer.echo(json.dumps(record_schema(), indent=2))


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a passage.")],
    published: Annotated[str | None, typer.Option(help="Its publication date (ISO 8601).")] = None,
    frames_only: Annotated[
        bool, typer.Option("--frames-only", help="Without the learned typer.")
    ] = False,
    model: Annotated[str | None, typer.Option(help="An installed spaCy model of English.")] = None,
) -> None:
    """Tells why a sentence is coded as it is: parse, actors, frames that hold or nearly do."""
    from rich.console import Console

    from communique.coder import Coder
    from communique.exports.explanation import explained
    from communique.language import DEFAULT_MODEL
    from communique.reading import read_text

    coder = Coder(model or DEFAULT_MODEL, typed=not frames_only)
    document = read_text(sentence, published=published)
    Console().print(explained(*coder.explain(document)))


@lexicon_app.command("check")
def lexicon_check(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Kinds or ids to check, such as frames or assault; all without."),
    ] = None,
) -> None:
    """Codes the examples and counter-examples of every rule; names each entry that fails."""
    from communique.lexicon import check

    checked, failures = 0, 0
    for result in check(tuple(names or ())):
        checked += 1
        if result.failure:
            failures += 1
            typer.echo(f"{result.kind} {result.id}: {result.failure}")
    typer.echo(f"{checked} examples checked, {failures} failed", err=True)
    raise typer.Exit(1 if failures else 0)


@lexicon_app.command("list")
def lexicon_list(
    kind: Annotated[
        str | None,
        typer.Argument(
            help="A kind of rule (frames, operators, cues, periods); without it, the kinds."
        ),
    ] = None,
) -> None:
    """Lists the rules, one a line: id, and the words that trigger it."""
    from communique.lexicon import listing

    for line in listing(kind):
        typer.echo(line)


def _complain(message: str) -> None:
    typer.echo(f"communique: {message}", err=True)
