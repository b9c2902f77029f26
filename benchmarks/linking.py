"""Whether the tellings of one event in several articles come together, and no others with them.

Usage: python benchmarks/linking.py [--errors]

``data/linking.yaml`` has short articles, each about one event. What is scored are the events that
the coder finds in them, each with the label of its article, where they may be that event: their
type is one of those that the set gives, they happened and are current, and no other state takes
part in them. Two lines are given: of *all* such tellings, among which are those that leave out one
party ("hitting a hangar"), and of the *whole* ones, which name both. Articles in which nothing of
the kind is found are counted as missed and not scored.

B-cubed (Bagga and Baldwin 1998): for each telling, the share of its cluster that has its label
(precision), and of its label that is in its cluster (recall), on the average. Beside it stands the
filter that the field uses, "one a day": of the events with the same source and target, the same
CAMEO root code and the same day, one.

The numbers of the rule were set on the part ``open``; ``hidden`` was kept for measuring. The last
two families of it, in which all speaks for one event but the place, the day after or the persons,
were written after the rule was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from communique.coder import Coder
from communique.ledger.clusters import Linker, link
from communique.ledger.tellings import tellings
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from communique.ledger.tellings import Key, Telling
    from communique.record import Record

DATA = Path(__file__).parent / "data" / "linking.yaml"
WANTED = 0.85
PARTS = ("open", "hidden")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true", help="print what differs")
    chosen = arguments.parse_args()
    articles = list(read())
    records = list(Coder().code_many([article["document"] for article in articles]))
    told = [list(tellings([record])) for record in records]
    everything = [telling for of_one in told for telling in of_one]
    start = time.perf_counter()
    ours = link(everything)
    seconds = time.perf_counter() - start
    daily = {
        (record.document.id, event_id): value
        for record in records
        for event_id, value in one_a_day(record).items()
    }
    print(f"{'':15}{'tellings':>9}{'P':>7}{'R':>7}{'F1':>7}   one a day:{'P':>6}{'R':>7}{'F1':>7}")
    worst = 1.0
    for part in (*PARTS, "both"):
        for whole in (False, True):
            gold = labels(articles, records, told, part, whole=whole)
            scores, peer = b_cubed(gold, ours), b_cubed(gold, daily)
            worst = min(worst, scores[2])
            print(
                f"{part:8}{'whole' if whole else 'all':7}{len(gold):9}"
                + "".join(f"{value:7.3f}" for value in scores)
                + " " * 13
                + "".join(f"{value:7.3f}" for value in peer)
            )
    gold = labels(articles, records, told, "both", whole=False)
    missed = len(articles) - len({key[0] for key in gold})
    labelled = {article["label"] for article in articles}
    print(f"{len(labelled)} events in {len(articles)} articles; in {missed} no telling is found")
    print(f"{len(everything)} tellings of all kinds linked in {seconds:.2f} s")
    if chosen.errors:
        errors(gold, ours)
    speed(everything)
    return int(worst < WANTED)


def read() -> list[dict[str, Any]]:
    """The articles of the set, with the part, label, states and types of their cluster."""
    articles: list[dict[str, Any]] = []
    for family in yaml.safe_load(DATA.read_text(encoding="utf-8")):
        for cluster in family["clusters"]:
            articles += [
                {
                    "part": family["part"],
                    "label": f"{family['family']}: {cluster['id']}",
                    "who": set(cluster["who"]),
                    "types": set(cluster["types"]),
                    **article,
                }
                for article in cluster["articles"]
            ]
    for number, article in enumerate(articles):
        info = DocumentInfo(
            id=f"{number:03}", source=None, title=article["title"], publisher=article["by"],
            authors=(), published=str(article["day"]), updated=None, language="en",
        )  # fmt: skip
        text = f"{article['title']}\n\n{article['text']}"
        article["document"] = Document(info=info, text=text)
    return articles


def labels(
    articles: list[dict[str, Any]],
    records: list[Record],
    told: list[list[Telling]],
    part: str,
    *,
    whole: bool,
) -> dict[Key, str]:
    """The tellings that are scored, with the labels of their articles."""
    found: dict[Key, str] = {}
    for article, record, of_one in zip(articles, records, told, strict=True):
        if part not in (article["part"], "both"):
            continue
        for event, telling in zip(record.events, of_one, strict=True):
            states, who = telling.states, article["who"]
            fits = states == who if whole else states and states <= who
            fits = fits and event.type in article["types"] and event.timing == "current"
            if fits and telling.happened:
                found[telling.key] = article["label"]
    return found


def one_a_day(record: Record) -> dict[str, Hashable]:
    """What "one a day" takes for one event: the same source, target, root code and day."""
    found: dict[str, Hashable] = {}
    for event in record.events:
        sides = [
            tuple(sorted({ref.actor[:3] for ref in refs}))
            for refs in (event.actors, event.recipients)
        ]
        day = (event.when.edtf or record.document.published or "")[:10]
        found[event.id] = (*sides, (event.cameo or event.type)[:2], day)
    return found


def b_cubed(gold: Mapping[Key, str], clusters: Mapping[Key, Hashable]) -> tuple[float, ...]:
    """Precision, recall and F1."""
    by_label, by_cluster = defaultdict(set), defaultdict(set)
    for key, label in gold.items():
        by_label[label].add(key)
        by_cluster[clusters[key]].add(key)
    shared = {key: len(by_label[gold[key]] & by_cluster[clusters[key]]) for key in gold}
    precision = sum(shared[key] / len(by_cluster[clusters[key]]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(by_label[gold[key]]) for key in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def errors(gold: Mapping[Key, str], clusters: Mapping[Key, str]) -> None:
    parts: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    mixed: dict[str, set[str]] = defaultdict(set)
    for key, label in gold.items():
        parts[label][clusters[key]].append(key)
        mixed[clusters[key]].add(label)
    for label, found in parts.items():
        if len(found) > 1:
            print(
                f"split   {label}: {[['#'.join(key) for key in keys] for keys in found.values()]}"
            )
    for cluster, found_labels in mixed.items():
        if len(found_labels) > 1:
            print(f"joined  {cluster}: {sorted(found_labels)}")


def speed(everything: list[Telling], copies: int = 100) -> None:
    """The set a hundred times over, a month and a half apart, added in batches."""
    linker = Linker()
    start = time.perf_counter()
    count = 0
    for number in range(copies):
        batch = [moved(telling, number) for telling in everything]
        count += len(batch)
        linker.add(batch)
    seconds = time.perf_counter() - start
    pairs = linker.compared / count
    print(
        f"{count} tellings of {copies} such months in batches: {seconds:.1f} s, "
        f"{count / seconds:.0f} a second, each compared with {pairs:.1f} others"
    )


def moved(telling: Telling, number: int) -> Telling:
    days = 45 * number
    published = dt.date.fromisoformat((telling.published or "")[:10]) + dt.timedelta(days=days)
    return replace(
        telling,
        key=(f"{number}.{telling.key[0]}", telling.key[1]),
        first=telling.first and telling.first + days,
        last=telling.last and telling.last + days,
        published=published.isoformat(),
    )


if __name__ == "__main__":
    sys.exit(main())
