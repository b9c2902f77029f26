"""Relation typing on PLV: the raw sentence is coded whole, the event that links the spans counts.

    python benchmarks/events.py DIR [--half even|odd] [--errors N]

DIR holds ``train.tsv`` (uid, sentence, marked_sentence, gold_root) and ``score.py``, which scores
as Hu et al. (ACL 2024) do: macro F1 of binary, penta and root codes; an uncoded sentence is a miss.
Prints a row for each half of the set and for the whole, and a reliability table of ``confidence``.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.coder import Coder
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.record import Event, Record

# PLV is older than PLOVER's split of YIELD, and codes what is planned or negated by these maps.
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NEGATED = {
    "AGREE": "REJECT", "CONSULT": "REJECT", "SUPPORT": "REJECT", "COOPERATE": "SANCTION",
    "AID": "SANCTION", "YIELD": "SANCTION", "ACCUSE": "AGREE", "REQUEST": "AGREE",
    "REJECT": "AGREE", "THREATEN": "AGREE", "PROTEST": "YIELD", "MOBILIZE": "YIELD",
    "SANCTION": "YIELD", "COERCE": "YIELD", "ASSAULT": "YIELD",
}  # fmt: skip


def root_of(event: Event) -> str:
    if event.mode == "convict":
        return "ACCUSE"
    if event.type == "CONCEDE" and (event.status == "planned" or event.rule.startswith("agree.")):
        return "AGREE"  # PLV's map of what is to come: YIELD -> AGREE.
    root = ROOT.get(event.type, event.type)
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

    def touches(refs: Any, span: tuple[int, int]) -> bool:
        return any(
            ref.start is not None and ref.start < span[1] and span[0] < ref.end for ref in refs
        )

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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--half", choices=["even", "odd"])
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    scorer = _scorer(chosen.folder / "score.py")
    with (chosen.folder / "train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    predicted: dict[int, str] = {}
    how: Counter[str] = Counter()
    reliability: dict[float, list[bool]] = defaultdict(list)
    errors = []
    documents = (_document(row) for row in rows)
    for number, (row, record) in enumerate(zip(rows, Coder().code_many(documents), strict=True)):
        source, target = spans(row["marked_sentence"])
        event, linked = linking(record, source, target)
        linked_both = linked.startswith("both")
        how[linked] += 1
        if event is not None and linked != "none":
            predicted[number] = root_of(event)
            if linked_both:
                right = predicted[number] == row["gold_root"]
                reliability[int(event.confidence * 10) / 10].append(right)
        if predicted.get(number) != row["gold_root"] and _in_half(number, chosen.half):
            told = [f"{e.type}<{e.trigger.text}|{e.rule}|{e.status}>" for e in record.events]
            errors.append((row["gold_root"], predicted.get(number), linked, row, told))
    print(f"{'sentences':<12}{'n':>6}{'binary':>9}{'penta':>9}{'root':>9}{'coded':>9}")
    for name in ("even", "odd", None):
        numbers = [n for n in range(len(rows)) if _in_half(n, name)]
        mapped = {i: predicted.get(n) for i, n in enumerate(numbers)}
        result = scorer.score([rows[n] for n in numbers], mapped)
        coded = sum(v is not None for v in mapped.values()) / len(numbers)
        figures = "".join(
            f"{100 * result[level]['f1']:9.1f}" for level in ("binary", "penta", "root")
        )
        print(f"{name or 'all':<12}{len(numbers):>6}{figures}{100 * coded:>8.1f}%")
    print("\nlinked: " + ", ".join(f"{name} {count}" for name, count in how.most_common()))
    print(f"\n{'confidence':<12}{'events':>8}{'right':>9}")
    for bin_, right in sorted(reliability.items()):
        print(f"{bin_:<12}{len(right):>8}{100 * sum(right) / len(right):>8.1f}%")
    result = scorer.score(rows, {n: predicted.get(n) for n in range(len(rows))})
    print(f"\n{'root':<12}{'precision':>10}{'recall':>9}{'F1':>8}{'gold':>6}")
    for name, (p, r, f1, gold, _) in result["root"]["per_class"].items():
        print(f"{name:<12}{100 * p:>10.1f}{100 * r:>9.1f}{100 * f1:>8.1f}{gold:>6}")
    for gold, got, linked, row, told in errors[: chosen.errors]:
        print(f"\n{gold} / {got} ({linked}) {row['uid']}: {row['marked_sentence']}\n    {told}")


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
