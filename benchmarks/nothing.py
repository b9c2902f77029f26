"""False events: general news, in which nothing happens between political actors, coded by us.

    python benchmarks/nothing.py [--show] [--frames-only]

Each sentence of ``data/nothing.yaml`` is a document published on 15 June 2021, and every event
found in it is false, whatever its status. Prints the share of sentences with an event by class,
once for frames alone and once for frames with the typer; ``--show`` tells the false events.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from communique.coder import Coder
from communique.events.typer import typer
from communique.record import Document, DocumentInfo, Event

DATA = Path(__file__).parent / "data" / "nothing.yaml"
PUBLISHED = "2021-06-15"
#: The share of sentences that may get an event.
GOAL = 0.03


@dataclass(frozen=True)
class Coded:
    """A sentence of general news, and the events that one way of coding found in it."""

    kind: str
    text: str
    events: tuple[Event, ...]
    refused: bool


def coded(coder: Coder) -> list[Coded]:
    """The sentences with what is found in them, in the order of the file."""
    cases: list[dict[str, str]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    records = coder.code_many(document(n, case["text"]) for n, case in enumerate(cases, start=1))
    return [
        Coded(case["class"], case["text"], record.events, refused=bool(record.notices))
        for case, record in zip(cases, records, strict=True)
    ]


def document(number: int, text: str) -> Document:
    info = DocumentInfo(
        id=f"nothing-{number}", source=None, title=None, publisher=None, authors=(),
        published=PUBLISHED, updated=None, language="en",
    )  # fmt: skip
    return Document(info=info, text=text)


def share(sentences: list[Coded]) -> float:
    return sum(bool(one.events) for one in sentences) / len(sentences)


def table(title: str, sentences: list[Coded]) -> Table:
    """A row a class and one for all; the types are counted by event, not by sentence."""
    made = Table(title=title)
    for column in ("class", "sentences", "with an event", "share", "types"):
        made.add_column(column, justify="left" if column in ("class", "types") else "right")
    classes: dict[str, list[Coded]] = defaultdict(list)
    for one in sentences:
        classes[one.kind].append(one)
    for name, members in [*classes.items(), ("all", sentences)]:
        if name == "all":
            made.add_section()
        types = Counter(event.type for one in members for event in one.events)
        made.add_row(
            name,
            str(len(members)),
            str(sum(bool(one.events) for one in members)),
            f"{100 * share(members):.1f} %",
            " ".join(f"{kind} {count}" for kind, count in types.most_common()),
        )
    return made


def describe(event: Event) -> str:
    def ids(refs: tuple[object, ...]) -> str:
        return ",".join(str(getattr(ref, "actor", ref)) for ref in refs) or "-"

    return (
        f"{event.type} {ids(event.actors)} -> {ids(event.recipients)} {event.status} "
        f"{event.timing} {event.trigger.text!r} {event.rule} {event.confidence:.2f}"
    )


def measured(title: str, coder: Coder, console: Console, *, show: bool) -> bool:
    """Prints the table of one way of coding; whether no more sentences fail than may."""
    sentences = coded(coder)
    console.print(table(title, sentences))
    refused = sum(one.refused for one in sentences)
    if refused:
        # What was not read cannot fail: that must not pass for a good figure.
        console.print(f"{refused} sentences were not read", highlight=False)
    rules = Counter(event.rule for one in sentences for event in one.events)
    console.print("rules: " + ", ".join(f"{r} {n}" for r, n in rules.most_common()), markup=False)
    for one in sentences if show else ():
        if one.events:
            lines = [f"{one.kind}: {one.text}", *(f"  {describe(event)}" for event in one.events)]
            console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)
    good = share(sentences) <= GOAL and not refused
    console.print(
        f"{title}: {100 * share(sentences):.2f} % with an event, asked at most "
        f"{100 * GOAL:.0f} %: {'met' if good else 'NOT met'}\n",
        highlight=False,
    )
    return good


def main() -> int:
    arguments = argparse.ArgumentParser(description="False events in general news.")
    arguments.add_argument(
        "--show", action="store_true", help="show the sentences that got an event",
    )  # fmt: skip
    arguments.add_argument(
        "--frames-only", action="store_true", help="leave out the table of frames with typer",
    )  # fmt: skip
    chosen = arguments.parse_args()
    console = Console(width=120)
    good = measured("frames alone", Coder(typed=False), console, show=chosen.show)
    if chosen.frames_only:
        return 0 if good else 1
    if typer() is None:
        console.print("frames with typer: no typer is installed, not measured")
        return 1
    good = measured("frames with typer", Coder(), console, show=chosen.show) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
