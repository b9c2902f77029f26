"""Throughput: the whole coder beside the bare spaCy pipeline, on one core.

    python benchmarks/throughput.py [--sentences 1000] [--rounds 5] [FOLDER]

FOLDER holds articles as text (default: the example articles); they are repeated, each time as
another document, until there are enough sentences. Rows: spaCy's own pipeline as the model comes
(without NER, which communique does not run either), communique's parser, the whole coder.
The rounds alternate and the best of each counts, so that a busy machine favours none of them.
"""

from __future__ import annotations

import argparse
import os
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import spacy
from threadpoolctl import threadpool_limits

from communique import Coder
from communique.language import DEFAULT_MODEL, Parser
from communique.reading import Failure, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.record import Document

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"


def documents(folder: Path, sentences: int) -> tuple[list[Document], int]:
    """Documents with at least so many sentences, and how many they have."""
    articles = [item for item in read(folder) if not isinstance(item, Failure)]
    parser = Parser()
    lengths = [len(parse.sentences) for parse in parser.parse(articles)]
    chosen: list[Document] = []
    total = 0
    for number, (article, length) in enumerate(cycle(zip(articles, lengths, strict=True))):
        if total >= sentences:
            break
        info = msgspec.structs.replace(article.info, id=f"{article.info.id}#{number}")
        chosen.append(msgspec.structs.replace(article, info=info))
        total += length
    return chosen, total


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    options.add_argument("--sentences", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts, sentences = documents(chosen.folder, chosen.sentences)
    bare = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    parser, coder = Parser(), Coder()
    runs: dict[str, Callable[[], object]] = {
        f"spaCy ({', '.join(bare.pipe_names)})": lambda: list(
            bare.pipe(document.text for document in texts)
        ),
        "communique, parse alone": lambda: list(parser.parse(texts)),
        "communique, whole records": lambda: list(coder.code_many(texts)),
    }
    best = dict.fromkeys(runs, float("inf"))
    with threadpool_limits(1):
        for _ in range(chosen.rounds + 1):  # The first warms the caches up and seldom is the best.
            for name, run in runs.items():
                begin = time.perf_counter()
                run()
                best[name] = min(best[name], time.perf_counter() - begin)
    print(f"{len(texts)} documents, {sentences} sentences, one core, best of {chosen.rounds + 1}")
    print(f"{'pipeline':<62}{'s':>8}{'sent/s':>9}{'ratio':>8}")
    base = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"{name:<62}{seconds:>8.2f}{sentences / seconds:>9.0f}{base / seconds:>8.2f}")
    names = list(best)
    extra = best[names[2]] / best[names[1]] - 1
    print(f"the strands cost {100 * extra:.0f} % on top of communique's parse,")
    print(f"{100 * (best[names[2]] - best[names[1]]) / base:.0f} % of the bare pipeline's time")


if __name__ == "__main__":
    main()
