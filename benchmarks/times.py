"""Measures the times strand: expressions against their EDTF, events against their times.

    python benchmarks/times.py [--errors]

dateparser's ``search_dates`` runs on the same sentences where it is installed. It knows points in
time only, so a point inside the wanted interval counts as right for it.
"""

from __future__ import annotations

import signal
import sys
from collections import defaultdict
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.console import Console
from rich.table import Table

from communique.language import Parse, Parser
from communique.record import Document, DocumentInfo
from communique.times import annotate, edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data" / "times.yaml"
GOAL, LEAD = 0.95, 0.15
#: Seconds given to the peer for a sentence.
PATIENCE = 10.0


def document(number: int, published: str | None, text: str) -> Document:
    info = DocumentInfo(
        id=f"case:{number}", source=None, title=None, publisher=None, authors=(),
        published=published, updated=None, language="en",
    )  # fmt: skip
    return Document(info=info, text=text)


def parses(parser: Parser, cases: list[list[Any]]) -> list[Parse]:
    found = list(parser.parse(document(i, case[0], case[1]) for i, case in enumerate(cases)))
    for parse in found:
        annotate(parse)
    return found


def value_found(parse: Parse, words: str) -> tuple[bool, str | None]:
    """Whether an expression overlaps the words, and the value of the one that does most."""
    start = parse.text.index(words)
    end = start + len(words)
    near = [m for m in parse.times if m.start < end and start < m.end]
    if not near:
        return False, None
    best = max(near, key=lambda m: min(m.end, end) - max(m.start, start))
    return True, best.edtf


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in a block that takes longer; some sentences keep the peer for long."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def peer_right(published: str | None, text: str, words: str, wanted: str | None) -> bool:
    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if published is not None:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    found: list[tuple[str, datetime]] = []
    try:
        with limited(PATIENCE):
            found = search_dates(text, languages=["en"], settings=settings) or []
    except TimeoutError:
        pass
    start = text.index(words)
    end = start + len(words)
    near: list[datetime] = []
    for said, moment in found:
        at = text.find(said)
        if at < end and start < at + len(said):
            near.append(moment)
    if wanted is None or wanted == "-":
        return not near
    first, last = edtf.bounds(wanted)
    return any((first or date.min) <= m.date() <= (last or date.max) for m in near)


def expressions(parser: Parser, show: bool, console: Console) -> bool:
    groups: dict[str, list[list[Any]]] = yaml.safe_load(DATA.read_text("utf-8"))["expressions"]
    try:
        import dateparser

        peer = f"dateparser {dateparser.__version__}"
    except ImportError:
        peer = None
        console.print("dateparser is not installed: its column is left out")
    table = Table(title="Expressions to EDTF")
    for column in ("class", "cases", "communique", *([peer] if peer else [])):
        table.add_column(column, justify="left" if column == "class" else "right")
    totals: dict[str, int] = defaultdict(int)
    for name, cases in groups.items():
        ours = theirs = 0
        for case, parse in zip(cases, parses(parser, cases), strict=True):
            published, text, words, wanted = case
            found, value = value_found(parse, words)
            right = not found if wanted == "-" else found and value == wanted
            ours += right
            if show and not right:
                console.print(f"{name}: {text!r} {words!r}: wanted {wanted}, found {found} {value}",
                              markup=False, highlight=False, soft_wrap=True)  # fmt: skip
            if peer:
                theirs += peer_right(published, text, words, wanted)
        row = [name, str(len(cases)), f"{ours / len(cases):.3f}"]
        table.add_row(*row, *([f"{theirs / len(cases):.3f}"] if peer else []))
        totals["cases"] += len(cases)
        totals["ours"] += ours
        totals["theirs"] += theirs
    ours_all = totals["ours"] / totals["cases"]
    theirs_all = totals["theirs"] / totals["cases"]
    table.add_section()
    row = ["all", str(totals["cases"]), f"{ours_all:.3f}"]
    table.add_row(*row, *([f"{theirs_all:.3f}"] if peer else []))
    console.print(table)
    return ours_all >= GOAL and (peer is None or ours_all - theirs_all >= LEAD)


def clock(parser: Parser, show: bool, console: Console) -> bool:
    groups: dict[str, list[list[Any]]] = yaml.safe_load(DATA.read_text("utf-8"))["clock"]
    table = Table(title="Event times")
    for column in ("class", "cases", "time", "time, basis and background"):
        table.add_column(column, justify="left" if column == "class" else "right")
    total = times = wholes = 0
    for name, cases in groups.items():
        right = whole = 0
        for case, parse in zip(cases, parses(parser, cases), strict=True):
            _, text, word, wanted, basis, background = case
            at = text.index(word)
            token = next(t for t in parse.doc if t.idx <= at < t.idx + len(t))
            moment = parse.clock.at(token)
            same = moment.when.edtf == wanted
            all_same = same and moment.when.basis == basis and moment.background == background
            right += same
            whole += all_same
            if show and not all_same:
                console.print(f"{name}: {text!r} {word!r}: wanted {wanted} {basis} {background}, "
                              f"found {moment.when.edtf} {moment.when.basis} {moment.background}",
                              markup=False, highlight=False, soft_wrap=True)  # fmt: skip
        table.add_row(
            name, str(len(cases)), f"{right / len(cases):.3f}", f"{whole / len(cases):.3f}"
        )
        total, times, wholes = total + len(cases), times + right, wholes + whole
    table.add_section()
    table.add_row("all", str(total), f"{times / total:.3f}", f"{wholes / total:.3f}")
    console.print(table)
    return wholes / total >= GOAL


def main() -> int:
    show = "--errors" in sys.argv[1:]
    console = Console(width=100)
    parser = Parser()
    good = expressions(parser, show, console)
    good = clock(parser, show, console) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
