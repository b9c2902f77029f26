"""Measures whether an event happened, how it stands to the report, and according to whom.

    python benchmarks/status.py [--errors N] [--frames-only]

The sentences lie in two halves, alternating within each class. ``--errors`` shows failures of the
open half only: rules may be made from what it shows, and the hidden half tells whether they hold.
The last 112 of the hidden half are by another hand, which knew no rule when it wrote them.
A third table takes passages on the past, in which nothing old may be coded as current.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.console import Console
from rich.table import Table

from communique.coder import Coder
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.record import ActorRef, Event

DATA = Path(__file__).parent / "data"
GOAL = 0.95
#: What is counted beside the exact sentences, over the wanted events.
PARTS = ("type and parties", "status", "timing", "chain")
HAPPENED = ("actual", "ongoing")

Case = dict[str, Any]


def coded(coder: Coder, cases: Iterable[Case]) -> list[tuple[Event, ...]]:
    """The events of each case, in the order of the cases."""
    return [coder.code(document(case)).events for case in cases]


def document(case: Case) -> Document:
    info = DocumentInfo(
        id="case", source=None, title=None, publisher=None, authors=(),
        published=str(case["published"]), updated=None, language="en",
    )  # fmt: skip
    return Document(info=info, text=case["text"])


def among(wanted: str | list[str], found: str) -> bool:
    return found == wanted if isinstance(wanted, str) else found in wanted


def same_parties(wanted: list[str] | None, found: tuple[ActorRef, ...]) -> bool:
    """Whether each wanted id begins a found one and each found one begins with a wanted id."""
    if wanted is None:
        return True
    ids = [ref.actor for ref in found]
    return all(any(i.startswith(w) for i in ids) for w in wanted) and all(
        i.startswith(tuple(wanted)) for i in ids
    )


def same_chain(wanted: list[str] | str, found: tuple[ActorRef, ...]) -> bool:
    """Whether the links are those wanted, innermost first."""
    if wanted == "any":
        return True
    return len(wanted) == len(found) and all(
        ref.actor.startswith(name) for name, ref in zip(wanted, found, strict=True)
    )


def compared(wanted: Case, event: Event) -> tuple[bool, bool, bool, bool]:
    """Type and parties, status, timing and chain; the last three mean nothing without the first."""
    return (
        among(wanted["type"], event.type)
        and same_parties(wanted.get("actors"), event.actors)
        and same_parties(wanted.get("recipients"), event.recipients),
        among(wanted["status"], event.status),
        among(wanted["timing"], event.timing),
        same_chain(wanted.get("attribution", []), event.attribution),
    )


def best(wanted: Case, events: tuple[Event, ...]) -> tuple[bool, bool, bool, bool]:
    """The comparison with the event that is most like the wanted one, parties before all else."""
    found = [compared(wanted, event) for event in events]
    found = [marks for marks in found if marks[0]]
    return max(found, key=sum, default=(False, False, False, False))


def is_exact(case: Case, events: tuple[Event, ...]) -> bool:
    wanted = case.get("events")
    if wanted == []:
        return not any(event.status in HAPPENED for event in events)
    banned = case.get("not", [])
    return all(all(best(one, events)) for one in wanted or []) and not any(
        all(compared({"attribution": "any", **one}, event)) for one in banned for event in events
    )


def describe(event: Event) -> str:
    def ids(refs: tuple[ActorRef, ...]) -> str:
        return ",".join(ref.actor for ref in refs)

    return (
        f"{event.type} {ids(event.actors)} -> {ids(event.recipients)} {event.status} "
        f"{event.timing} [{ids(event.attribution)}] {event.rule}"
    )


def sentences(coder: Coder, half: str, errors: int, console: Console) -> bool:
    cases: list[Case] = yaml.safe_load((DATA / f"status_{half}.yaml").read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case, events in zip(cases, coded(coder, cases), strict=True):
        exact = is_exact(case, events)
        mine = Counter({"n": 1, "exact": int(exact)})
        for wanted in case.get("events", []):
            marks = best(wanted, events)
            mine["events"] += 1
            mine.update({name: int(mark) for name, mark in zip(PARTS, marks, strict=True)})
        for name in (case["class"], "all"):
            counts[name].update(mine)
        if not exact and errors > 0:
            errors -= 1
            lines = [f"{case['class']}: {case['text']}"]
            lines += [f"  wanted {wanted}" for wanted in case.get("events", [])]
            lines += [f"  banned {banned}" for banned in case.get("not", [])]
            lines += [f"  found  {describe(event)}" for event in events]
            console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)
    console.print(table(f"Status, timing and chain: the {half} half", counts))
    return counts["all"]["exact"] >= GOAL * counts["all"]["n"]


def table(title: str, counts: dict[str, Counter[str]]) -> Table:
    """A row a class and one for all: the parts after type and parties are shares of those right."""
    made = Table(title=title)
    for column in ("class", "n", "exact", "events", *PARTS):
        made.add_column(column, justify="left" if column == "class" else "right")
    total = counts["all"]
    for name, count in [*((n, c) for n, c in counts.items() if n != "all"), ("all", total)]:
        if name == "all":
            made.add_section()
        of = count[PARTS[0]]
        made.add_row(
            name,
            str(count["n"]),
            f"{count['exact']} {count['exact'] / count['n']:.3f}",
            str(count["events"]),
            str(of),
            *(f"{count[part]} {count[part] / of:.3f}" if of else "-" for part in PARTS[1:]),
        )
    return made


def traps(coder: Coder, errors: int, console: Console) -> bool:
    cases: list[Case] = yaml.safe_load((DATA / "traps.yaml").read_text(encoding="utf-8"))
    hold = 0
    for case, events in zip(cases, coded(coder, cases), strict=True):
        wrong = [
            event
            for event in events
            if event.timing == "current"
            and event.status in HAPPENED
            and not any(
                among(one["type"], event.type) and same_parties(one.get("actors"), event.actors)
                for one in case["current"]
            )
        ]
        hold += not wrong
        if wrong and errors > 0:
            errors -= 1
            lines = [f"trap of {case['published']}: {case['text']}"]
            lines += [f"  current {describe(event)} {event.trigger.text!r}" for event in wrong]
            console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)
    console.print(f"passages on the past that hold: {hold} of {len(cases)}", highlight=False)
    return hold == len(cases)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Status, timing and chain of attribution.")
    arguments.add_argument(
        "--errors", type=int, default=0, metavar="N",
        help="show the first N failures of the open half and of the passages",
    )  # fmt: skip
    arguments.add_argument(
        "--frames-only", action="store_true", help="code without the learned typer",
    )  # fmt: skip
    chosen = arguments.parse_args()
    console = Console(width=120)
    coder = Coder(typed=not chosen.frames_only)
    good = sentences(coder, "open", chosen.errors, console)
    good = sentences(coder, "hidden", 0, console) and good
    good = traps(coder, chosen.errors, console) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
