"""Who says what, on news articles with every attribution marked: statements against peers.

    python benchmarks/attribution.py DIR [--misses N]

DIR holds ``text/*.txt`` and ``attributions/*.ann`` (brat standoff: source, cue and content of each
attribution), as PolNeAR 1.0 does (Newell et al., LREC 2018). Where a text has several annotators
the first by name counts. Side by side: textacy's ``direct_quotations`` where it is installed, and
quotation marks with the nearest capitalised name. The columns:

tokens      micro F1 over the words inside some attributed content
statements  F1, one to one; a pair matches when its contents share half of their joined words
speaker     of the matched with a source: the speaker, or a mention of the same actor, meets it
direct      contents that open with a quotation mark: how many are found, and their speakers right
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.coder import Coder
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Offsets = list[tuple[int, int]]
WORD = re.compile(r"\w+")
QUOTE = re.compile('[“”"]')
QUOTED = re.compile("“[^”\n]+”|\"[^\"\n]+\"|''[^\n]+?''")
NAME = re.compile(r"(?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+")


@dataclass(slots=True)
class Attribution:
    """Source, cue and content as offsets; ``same`` are other mentions of the source's actor."""

    content: Offsets
    source: Offsets = field(default_factory=list)
    cue: Offsets = field(default_factory=list)
    same: Offsets = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """Counts over all files."""

    shared: int = 0
    gold_words: int = 0
    found_words: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    sourced: int = 0
    speaker: int = 0
    direct: int = 0
    direct_found: int = 0
    direct_sourced: int = 0
    direct_speaker: int = 0
    failed: int = 0


def read_gold(path: Path) -> list[Attribution]:
    """The attributions of a brat standoff file."""
    spans: dict[str, Offsets] = {}
    found: list[Attribution] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T"):
            where = parts[1].split(" ", 1)[1]
            spans[parts[0]] = [(int(a), int(b)) for a, b in (w.split() for w in where.split(";"))]
        elif line.startswith("E"):
            roles: dict[str, Offsets] = defaultdict(list)
            for item in parts[1].split():
                role, name = item.split(":")
                roles[role.rstrip("0123456789")] += spans.get(name, [])
            if roles["Content"]:
                found.append(Attribution(roles["Content"], roles["Source"], roles["Cue"]))
    return found


def words(text: str, spans: Offsets) -> set[int]:
    return {m.start() for a, b in spans for m in WORD.finditer(text, a, b)}


def meets(some: Offsets, others: Offsets) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def compare(
    tally: Tally, text: str, gold: list[Attribution], found: list[Attribution]
) -> list[Attribution]:
    """Counts one file; the attributions that were not found."""
    in_gold = [words(text, one.content) for one in gold]
    in_found = [words(text, one.content) for one in found]
    every_gold = set[int]().union(*in_gold)
    every_found = set[int]().union(*in_found)
    tally.shared += len(every_gold & every_found)
    tally.gold_words += len(every_gold)
    tally.found_words += len(every_found)
    tally.gold += len(gold)
    tally.found += len(found)
    pairs = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, a in enumerate(in_gold)
            for j, b in enumerate(in_found)
            if a & b
        ),
        reverse=True,
    )
    mate: dict[int, int] = {}
    for share, i, j in pairs:
        if share >= 0.5 and i not in mate and j not in mate.values():
            mate[i] = j
    missed: list[Attribution] = []
    for i, one in enumerate(gold):
        start = one.content[0][0]
        direct = QUOTE.match(text, start) is not None or (
            start > 0 and QUOTE.match(text, start - 1) is not None
        )
        tally.direct += direct
        if i not in mate:
            missed.append(one)
            continue
        other = found[mate[i]]
        tally.matched += 1
        tally.direct_found += direct
        if one.source:
            right = meets(other.source + other.same, one.source)
            tally.sourced += 1
            tally.speaker += right
            tally.direct_sourced += direct
            tally.direct_speaker += direct and right
    return missed


def row(name: str, tally: Tally, seconds: float) -> str:
    def share(a: int, b: int) -> float:
        return a / b if b else 0.0

    def f1(hit: int, found: int, gold: int) -> float:
        return share(2 * hit, found + gold)

    return (
        f"{name:<28}{f1(tally.shared, tally.found_words, tally.gold_words):>8.3f}"
        f"{f1(tally.matched, tally.found, tally.gold):>12.3f}"
        f"{share(tally.speaker, tally.sourced):>9.3f}"
        f"{share(tally.direct_found, tally.direct):>8.3f}"
        f"{share(tally.direct_speaker, tally.direct_sourced):>9.3f}"
        f"{tally.failed:>8}{seconds:>9.1f}"
    )


def communique(texts: dict[str, str]) -> Callable[[str], list[Attribution]]:
    """The package itself: statements of the record, speakers with their actors' mentions."""
    coder = Coder()

    def run(name: str) -> list[Attribution]:
        text = texts[name].rstrip()
        info = DocumentInfo(
            id=name,
            source=name,
            title=text.partition("\n")[0],
            publisher=None,
            authors=(),
            published=next(iter(re.findall(r"\d{4}-\d\d-\d\d", name)), None),
            updated=None,
            language="en",
        )
        record = coder.code(Document(info=info, text=text))
        mentions = {a.id: [(m.start, m.end) for m in a.mentions] for a in record.actors}
        return [
            Attribution(
                [(c.start, c.end) for c in s.content],
                source=_span(s.speaker.start, s.speaker.end),
                cue=_span(s.cue.start, s.cue.end) if s.cue is not None else [],
                same=mentions.get(s.speaker.actor, []),
            )
            for s in record.statements
        ]

    return run


def _span(start: int | None, end: int | None) -> Offsets:
    return [] if start is None or end is None else [(start, end)]


def textacy(texts: dict[str, str]) -> Callable[[str], list[Attribution]] | None:
    """The peer textacy: quotations of a spaCy doc; ``None`` when it is not installed."""
    try:
        import spacy
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    from communique.language import DEFAULT_MODEL

    model = spacy.load(DEFAULT_MODEL)

    def run(name: str) -> list[Attribution]:
        doc = model(texts[name])
        return [
            Attribution(
                [(q.content.start_char, q.content.end_char)],
                source=[(t.idx, t.idx + len(t)) for t in q.speaker],
                cue=[(t.idx, t.idx + len(t)) for t in q.cue],
            )
            for q in direct_quotations(doc)
        ]

    return run


def nearest_name(texts: dict[str, str]) -> Callable[[str], list[Attribution]]:
    """The plain peer: what stands in quotation marks, by the capitalised name nearest to it."""

    def run(name: str) -> list[Attribution]:
        text = texts[name]
        quoted = [m.span() for m in QUOTED.finditer(text)]
        names = [m.span() for m in NAME.finditer(text) if not meets([m.span()], quoted)]
        return [
            Attribution([span], source=[min(names, key=lambda n, s=span: _distance(n, s))])
            for span in quoted
            if names
        ]

    return run


def _distance(name: tuple[int, int], span: tuple[int, int]) -> int:
    return max(name[0] - span[1], span[0] - name[1], 0)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--misses", type=int, default=0, help="missed contents to print")
    options = parser.parse_args(None if arguments is None else list(arguments))
    texts: dict[str, str] = {}
    gold: dict[str, list[Attribution]] = {}
    for path in sorted((options.folder / "text").glob("*.txt")):
        marked = sorted((options.folder / "attributions").glob(f"{path.stem}_*.ann"))
        if marked:
            texts[path.name] = path.read_text(encoding="utf-8")
            gold[path.name] = read_gold(marked[0])
    systems: dict[str, Any] = {
        "communique": communique(texts),
        "textacy direct_quotations": textacy(texts),
        "marks and nearest name": nearest_name(texts),
    }
    print(f"{len(texts)} articles, {sum(map(len, gold.values()))} attributions")
    print(
        f"{'':<28}{'tokens':>8}{'statements':>12}{'speaker':>9}{'direct':>8}{'speaker':>9}"
        f"{'failed':>8}{'seconds':>9}"
    )
    for system, run in systems.items():
        if run is None:
            print(f"{system:<28}not installed")
            continue
        tally = Tally()
        missed: list[str] = []
        begun = time.perf_counter()
        for name, text in texts.items():
            try:
                found = run(name)
            except Exception as error:
                # A peer that raises on an article has found nothing there.
                if system == "communique":
                    raise
                del error
                tally.failed += 1
                found = []
            for one in compare(tally, text, gold[name], found):
                a, b = one.content[0]
                missed.append(f"  {name}: {text[a:b][:120]!r}")
        print(row(system, tally, time.perf_counter() - begun))
        if system == "communique":
            print(*missed[: options.misses], sep="\n", end="\n" if options.misses else "")


if __name__ == "__main__":
    main()
