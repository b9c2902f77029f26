"""Relation typing on PLV: the raw sentence is coded whole, the event that links the spans counts.

    python benchmarks/events.py DIR [--half even|odd] [--errors N]

DIR holds ``train.tsv`` (uid, sentence, marked_sentence, gold_root) and ``score.py``, which scores
as Hu et al. (ACL 2024) do: macro F1 of binary, penta and root codes; an uncoded sentence is a miss.
Prints frames alone, the typer alone (given the pair) and both, each on the halves and the whole,
and a reliability table of ``confidence``.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.coder import Coder
from communique.events.typer import NONE, Pair, typer
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.record import Event, Record

# PLV is older than PLOVER's split of YIELD; its paper folds the planned and the negated by maps.
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NEGATED = {
    "AGREE": "REJECT", "CONSULT": "REJECT", "SUPPORT": "REJECT", "COOPERATE": "SANCTION",
    "AID": "SANCTION", "YIELD": "SANCTION", "ACCUSE": "AGREE", "REQUEST": "AGREE",
    "REJECT": "AGREE", "THREATEN": "AGREE", "PROTEST": "YIELD", "MOBILIZE": "YIELD",
    "SANCTION": "YIELD", "COERCE": "YIELD", "ASSAULT": "YIELD",
}  # fmt: skip
PLANNED = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "YIELD": "AGREE",
    "PROTEST": "THREATEN", "MOBILIZE": "THREATEN", "SANCTION": "THREATEN", "COERCE": "THREATEN",
    "ASSAULT": "THREATEN",
}  # fmt: skip


def root_of(event: Event) -> str:
    if event.mode == "convict":
        return "ACCUSE"
    root = ROOT.get(event.type, event.type)
    if event.type == "CONCEDE" and event.rule.startswith("agree."):
        return "AGREE"
    if event.status == "planned":
        return PLANNED.get(root, root)
    return NEGATED[root] if event.status == "negated" else root


def spans(marked: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The character spans of source and target in the sentence without its marks."""
    clean = 0
    found: dict[str, list[int]] = {"s": [0, 0], "t": [0, 0]}
    at = 0
    while at < len(marked):
        for tag in ("s", "t"):
            if marked.startswith(f"<{tag}>", at):
                found[tag][0] = clean
                at += 3
                break
            if marked.startswith(f"</{tag}>", at):
                found[tag][1] = clean
                at += 4
                break
        else:
            clean += 1
            at += 1
    return tuple(found["s"]), tuple(found["t"])  # type: ignore[return-value]


def linking(
    record: Record, source: tuple[int, int], target: tuple[int, int]
) -> tuple[Event | None, str]:
    """The event that best links two spans, and how: both, in other order, one of them, none."""

    named = {actor.id: actor.mentions for actor in record.actors}

    def touches(refs: Any, span: tuple[int, int]) -> bool:
        """Whether a party stands in a span, or is meant by words that do ("Ethiopia said it …")."""
        places = [
            (place.start, place.end) for ref in refs for place in (ref, *named.get(ref.actor, ()))
        ]
        return any(start is not None and start < span[1] and span[0] < end for start, end in places)

    ranked = []
    for event in record.events:
        everybody = (*event.actors, *event.recipients)
        straight = touches(event.actors, source) and touches(event.recipients, target)
        both = touches(everybody, source) and touches(everybody, target)
        one = touches(event.actors, source) or touches(event.recipients, target)
        rank = 3 if straight else 2 if both else 1 if one else 0
        ranked.append((rank, event.confidence, event))
    if not ranked:
        return None, "nothing coded"
    rank, _, event = max(ranked, key=lambda item: item[:2])
    return event, {3: "both", 2: "both, other order", 1: "one", 0: "none"}[rank]


@dataclass
class Coded:
    """What one way of coding makes of the rows: roots by row, and how each was found."""

    roots: dict[int, str] = field(default_factory=dict)
    how: Counter[str] = field(default_factory=Counter)
    reliability: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, tuple[str, list[str]]] = field(default_factory=dict)


def pipeline(rows: list[dict[str, str]], *, typed: bool) -> Coded:
    """The raw sentences coded whole; the event that links the marked spans counts."""
    coded = Coded()
    records = Coder(typed=typed).code_many(_document(row) for row in rows)
    for number, (row, record) in enumerate(zip(rows, records, strict=True)):
        source, target = spans(row["marked_sentence"])
        event, linked = linking(record, source, target)
        coded.how[linked] += 1
        if event is not None and linked != "none":
            coded.roots[number] = root_of(event)
        if event is not None and linked.startswith("both"):
            right = coded.roots[number] == row["gold_root"]
            coded.reliability[int(event.confidence * 10)].append(right)
        told = [f"{e.type}<{e.trigger.text}|{e.rule}|{e.status}>" for e in record.events]
        coded.told[number] = (linked, told)
    return coded


def marked(rows: list[dict[str, str]]) -> Coded | None:
    """The typer alone, given which two spans the relation links."""
    model = typer()
    if model is None:
        return None
    coded = Coded()
    pairs = [Pair(row["sentence"], *spans(row["marked_sentence"])) for row in rows]
    for number, rating in enumerate(model.rate(pairs)):
        best = max((p, kind) for kind, p in rating.types.items() if kind != NONE)[1]
        convicted = rating.mode(best) == "convict"
        coded.roots[number] = "ACCUSE" if convicted else ROOT.get(best, best)
    return coded


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--half", choices=["even", "odd"], help="the half whose errors are shown")
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    scorer = _scorer(chosen.folder / "score.py")
    with (chosen.folder / "train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    both = pipeline(rows, typed=True)
    ways = {"frames": pipeline(rows, typed=False), "typer, pair given": marked(rows), "both": both}
    print(f"{'coder':<20}{'half':<6}{'n':>6}{'binary':>9}{'penta':>9}{'root':>9}{'coded':>9}")
    for way, coded in ways.items():
        for name in ("even", "odd", None):
            if coded is None:
                continue
            numbers = [n for n in range(len(rows)) if _in_half(n, name)]
            mapped = {i: coded.roots.get(n) for i, n in enumerate(numbers)}
            result = scorer.score([rows[n] for n in numbers], mapped)
            share = sum(v is not None for v in mapped.values()) / len(numbers)
            figures = "".join(
                f"{100 * result[level]['f1']:9.1f}" for level in ("binary", "penta", "root")
            )
            print(f"{way:<20}{name or 'all':<6}{len(numbers):>6}{figures}{100 * share:>8.1f}%")
    print("\nlinked: " + ", ".join(f"{name} {count}" for name, count in both.how.most_common()))
    print(f"\n{'confidence':<12}{'events':>8}{'right':>9}")
    for tenth, right in sorted(both.reliability.items()):
        print(f"{tenth / 10:<12}{len(right):>8}{100 * sum(right) / len(right):>8.1f}%")
    result = scorer.score(rows, {n: both.roots.get(n) for n in range(len(rows))})
    print(f"\n{'root':<12}{'precision':>10}{'recall':>9}{'F1':>8}{'gold':>6}")
    for name, (p, r, f1, gold, _) in result["root"]["per_class"].items():
        print(f"{name:<12}{100 * p:>10.1f}{100 * r:>9.1f}{100 * f1:>8.1f}{gold:>6}")
    shown = 0
    for number, row in enumerate(rows):
        got = both.roots.get(number)
        if got == row["gold_root"] or not _in_half(number, chosen.half) or shown >= chosen.errors:
            continue
        shown += 1
        linked, told = both.told[number]
        print(f"\n{row['gold_root']} / {got} ({linked}) {row['uid']}: {row['marked_sentence']}")
        print(f"    {told}")


def _in_half(number: int, half: str | None) -> bool:
    return half is None or (number % 2 == 0) == (half == "even")


def _document(row: dict[str, str]) -> Document:
    info = DocumentInfo(
        id=row["uid"],
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published=None,
        updated=None,
        language="en",
    )
    return Document(info=info, text=row["sentence"])


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: no scorer there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
