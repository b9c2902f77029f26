"""Coreference: the project's own rules beside a maintained library, on passages with their answers.

    python benchmarks/coreference.py [--model MODEL] [--errors]

MODEL is the spaCy model for coreferee (``pip install coreferee``, then its own
``python -m coreferee install en``); where coreferee cannot be loaded the table says why.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.console import Console
from rich.table import Table

from communique.actors import Actors
from communique.language import Parser
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.language import Parse

    Link = tuple[str, str, bool]

HERE = Path(__file__).parent
console = Console()


def passages() -> list[dict[str, Any]]:
    text = (HERE / "data/coreference.yaml").read_text("utf8")
    return list(yaml.safe_load(text))


def place(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text; ``its#2`` is the second ``its``."""
    words, _, number = words.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    match = found[int(number or 1) - 1]
    return match.start(), match.end()


def listed(expected: str | list[str]) -> list[str]:
    return [expected] if isinstance(expected, str) else expected


def sort_of(word: str) -> str:
    return "noun phrases" if " " in word else "pronouns"


def ours(cases: list[dict[str, Any]]) -> tuple[list[Link], float]:
    """The links, each as (sort, what it says, whether it is right), and the seconds taken."""
    info = DocumentInfo(
        id="benchmark", source=None, title=None, publisher=None, authors=(),
        published="2024-06-01", updated=None, language="en",
    )  # fmt: skip
    parser, actors = Parser(), Actors()
    parses = list(parser.parse([Document(info=info, text=case["text"]) for case in cases]))
    actors.annotate(parses[0])  # What is loaded once is no part of the time.
    parses = list(parser.parse([Document(info=info, text=case["text"]) for case in cases]))
    began = time.perf_counter()
    for parse in parses:
        actors.annotate(parse)
    taken = time.perf_counter() - began
    answers = []
    for case, parse in zip(cases, parses, strict=True):
        for word, expected in case["links"].items():
            wanted = {i for name in listed(expected) for i in _ids(parse, name)}
            found = set(_ids(parse, word))
            known = all(_ids(parse, name) for name in listed(expected))
            told = f"{case['text']} {word!r}: {sorted(found)}, not {sorted(wanted)}"
            answers.append((sort_of(word), told, known and found == wanted))
    return answers, taken


def _ids(parse: Parse, words: str) -> tuple[str, ...]:
    span = parse.doc.char_span(*place(parse.text, words), alignment_mode="expand")
    if span is None:
        return ()
    at = {m.root: m.actors for m in parse.mentions}
    if span.root.i in at:
        return at[span.root.i]
    inside = [ids for root, ids in at.items() if span.start <= root < span.end]
    return inside[-1] if inside else ()


def coreferees(cases: list[dict[str, Any]], model: str) -> tuple[list[Link], float]:
    """The same of coreferee; raises whatever keeps it from being loaded."""
    import coreferee  # type: ignore[import-not-found]  # noqa: F401
    import spacy

    nlp = spacy.load(model)
    nlp.add_pipe("coreferee")
    nlp(cases[0]["text"])
    with nlp.select_pipes(disable="coreferee"):
        docs = [nlp(case["text"]) for case in cases]
    resolve = nlp.get_pipe("coreferee")
    began = time.perf_counter()
    docs = [resolve(doc) for doc in docs]
    taken = time.perf_counter() - began
    answers = []
    for case, doc in zip(cases, docs, strict=True):
        for word, expected in case["links"].items():
            span = doc.char_span(*place(case["text"], word), alignment_mode="expand")
            # Every member of the chains of the word, a coordination token by token.
            chained = {
                i
                for chain in span.root._.coref_chains
                for mention in chain.mentions
                for i in mention.token_indexes
            }
            names = [
                doc.char_span(*place(case["text"], name), alignment_mode="expand")
                for name in listed(expected)
            ]
            right = (
                all(any(t.i in chained for t in name) for name in names) if names else not chained
            )
            told = f"{case['text']} {word!r}: {[doc[i].text for i in sorted(chained)]}"
            answers.append((sort_of(word), told, right))
    return answers, taken


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", default="en_core_web_sm", help="spaCy model for coreferee")
    options.add_argument("--errors", action="store_true", help="list what came out wrong")
    chosen = options.parse_args()
    cases = passages()
    table = Table("rules", "pronouns", "noun phrases", "all", "share", "ms a passage")
    results = {"communique": ours(cases)}
    refused = ""
    try:
        results["coreferee"] = coreferees(cases, chosen.model)
    except Exception as error:
        refused = f"coreferee was not measured: {type(error).__name__}: {error}"
    for name, (answers, taken) in results.items():
        cells = []
        for sort in ("pronouns", "noun phrases"):
            of_sort = [right for kind, _, right in answers if kind == sort]
            cells.append(f"{sum(of_sort)}/{len(of_sort)}")
        right = sum(answer[2] for answer in answers)
        cells += [f"{right}/{len(answers)}", f"{right / len(answers):.1%}"]
        table.add_row(name, *cells, f"{1000 * taken / len(cases):.1f}")
    console.print(table)
    if refused:
        console.print(refused, markup=False, highlight=False)
    if chosen.errors:
        for name, (answers, _) in results.items():
            console.print(f"[bold]{name}[/bold]")
            for _, told, right in answers:
                if not right:
                    console.print("  " + told, markup=False, highlight=False)


if __name__ == "__main__":
    main()
