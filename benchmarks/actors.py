"""Measures of the actors strand: spans, leaders, ambiguity, speed.

    python benchmarks/actors.py [--eval FOLDER]

FOLDER holds ``plv/train.tsv`` and ``leaders/leaderlist.csv``; without it only the measures on the
project's own data are made.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.console import Console
from rich.table import Table

from communique.actors import Actors
from communique.actors.gazetteer import Gazetteer, fold, gazetteer, tables
from communique.actors.people import offices, vacancy
from communique.actors.states import states
from communique.language import Parser
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.language import Parse

HERE = Path(__file__).parent
ENTITY_CODES = ("IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM")
console = Console()
# Correlates of War abbreviations that are not the ISO 3166 code.
COW = {
    "BHM": "BHS", "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GRN": "GRD", "SLU": "LCA",
    "SVG": "VCT", "AAB": "ATG", "SKN": "KNA", "GUA": "GTM", "HON": "HND", "SAL": "SLV",
    "COS": "CRI", "PAR": "PRY", "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD",
    "FRN": "FRA", "MNC": "MCO", "SWZ": "CHE", "SPN": "ESP", "POR": "PRT", "GMY": "DEU",
    "GDR": "DDR", "CZR": "CZE", "SLO": "SVK", "SNM": "SMR", "CRO": "HRV", "BOS": "BIH",
    "KOS": "XKX", "BUL": "BGR", "MLD": "MDA", "ROM": "ROU", "LAT": "LVA", "LIT": "LTU",
    "GRG": "GEO", "SWD": "SWE", "DEN": "DNK", "ICE": "ISL", "CAP": "CPV", "EQG": "GNQ",
    "GAM": "GMB", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "GUI": "GIN", "BFO": "BFA",
    "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD",
    "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ",
    "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA",
    "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "SEY": "SYC", "MOR": "MAR", "ALG": "DZA",
    "LIB": "LBY", "SUD": "SDN", "LEB": "LBN", "YPR": "YMD", "KUW": "KWT", "BAH": "BHR",
    "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG",
    "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV",
    "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM", "MAL": "MYS", "SIN": "SGP",
    "BRU": "BRN", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS", "NEW": "NZL",
    "VAN": "VUT", "SOL": "SLB", "FIJ": "FJI", "NAU": "NRU", "MSI": "MHL", "PAL": "PLW",
    "AUS": "AUT", "MLT": "MLT", "MNG": "MNE", "SLV": "SVN", "MAC": "MKD",
}  # fmt: skip
# Territories whose rulers send no ministers abroad.
DEPENDENT = frozenset(
    """ABW AIA BMU BPT COK CUW CYM FLK FRO GIB GRL GUM HKG IMN JEY MAC MSR NCL NIU NKR PRI PYF SXM
    TCA TSK VDA VGB VIR""".split()
)


def document(text: str, published: str | None = None) -> Document:
    info = DocumentInfo(
        id="benchmark", source=None, title=None, publisher=None, authors=(), published=published,
        updated=None, language="en",
    )  # fmt: skip
    return Document(info=info, text=text)


def actors_at(parse: Parse, start: int, end: int) -> tuple[str, ...]:
    """The actors of the mention that stands for a stretch: at its head, else the first inside."""
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ()
    at_head = [m for m in parse.mentions if m.root == span.root.i]
    inside = [m for m in parse.mentions if span.start <= m.root < span.end]
    around = [m for m in parse.mentions if m.first <= span.root.i < m.last]
    found = at_head or inside or around
    return found[0].actors if found else ()


def suite(parser: Parser, actors: Actors) -> tuple[int, int, list[str]]:
    """The ambiguity suite: (right, all, failures)."""
    cases: list[dict[str, Any]] = yaml.safe_load((HERE / "data/actors.yaml").read_text("utf8"))
    right, failures = 0, []
    documents = [document(case["text"], case.get("date", "2021-07-11")) for case in cases]
    for case, parse in zip(cases, parser.parse(documents), strict=True):
        actors.annotate(parse)
        wrong = []
        for words, ids in case.get("is", {}).items():
            start, end = _find(case["text"], words)
            expected = {ids} if isinstance(ids, str) else set(ids)
            found = set(actors_at(parse, start, end))
            if found != expected:
                wrong.append(f"{words!r} is {sorted(found)}, not {sorted(expected)}")
        wrong += [f"{ident} comes out" for ident in case.get("not", ()) if ident in parse.actors]
        for words, country in case.get("place", {}).items():
            start, end = _find(case["text"], words)
            places = [p for p in parse.places if p.start < end and start < p.end]
            if not places or places[0].country != country:
                wrong.append(f"{words!r} is at {[p.country for p in places]}, not {country}")
        right += not wrong
        failures += [f"{case['text']}: {'; '.join(wrong)}"] if wrong else []
    return right, len(cases), failures


def _find(text: str, words: str) -> tuple[int, int]:
    words, _, number = words.partition("#")
    matches = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    match = matches[int(number or 1) - 1]
    return match.start(), match.end()


def spans(path: Path, parser: Parser, actors: Actors) -> tuple[int, int, list[str]]:
    """The marked spans that name a state, its people or a body: (with a code, all, failures)."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = gazetteer()
    coded = named = 0
    failures = []
    parses = parser.parse([document(row["sentence"]) for row in rows])
    for row, parse in zip(rows, parses, strict=True):
        actors.annotate(parse)
        for start, end in _marked(row["marked_sentence"]):
            words = parse.text[start:end]
            if not any(
                sense.kind in ("state", "adjective", "demonym", "seat", "entity", "person")
                for _, _, senses in known.find(words)
                for sense in senses
            ):
                continue
            named += 1
            codes = [i for i in actors_at(parse, start, end) if not i.startswith("UNK")]
            codes += [p.country for p in parse.places if start <= p.start < end and p.country]
            coded += bool(codes)
            failures += [] if codes else [f"{row['uid']}: {words}"]
    return coded, named, failures


def labelled(path: Path, parser: Parser, actors: Actors) -> tuple[int, int, list[str]]:
    """The spans labelled by hand: (given their code, all, failures)."""
    labels: dict[str, str] = yaml.safe_load((HERE / "data/actors_spans.yaml").read_text("utf8"))
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = sorted({int(key[:-1]) for key in labels})
    right, seen, failures = 0, set(), []
    parses = parser.parse([document(rows[i]["sentence"]) for i in wanted])
    for i, parse in zip(wanted, parses, strict=True):
        actors.annotate(parse)
        sides = re.findall(r"<([st])>", rows[i]["marked_sentence"])
        for side, (start, end) in zip(sides, _marked(rows[i]["marked_sentence"]), strict=True):
            key = f"{i}{side}"
            if key not in labels or key in seen:
                continue
            seen.add(key)
            codes = [a[:3] for a in actors_at(parse, start, end) if not a.startswith("UNK")]
            codes = codes or [
                p.country for p in parse.places if start <= p.start < end and p.country
            ]
            code = codes[0] if codes else "-"
            right += code == labels[key]
            if code != labels[key]:
                failures.append(f"{key}: {parse.text[start:end]} is {code}, not {labels[key]}")
    return right, len(seen), failures


def _marked(text: str) -> list[tuple[int, int]]:
    found, at, opened = [], 0, 0
    for part in re.split(r"(</?[st]>)", text):
        if part in ("<s>", "<t>"):
            opened = at
        elif part in ("</s>", "</t>"):
            found.append((opened, at))
        else:
            at += len(part)
    return found


def leaders(path: Path) -> tuple[int, int, list[str]]:
    """The tenures of leaders from 1990 on at mid-tenure: (answered right, all, failures)."""
    right = total = 0
    failures = []
    with path.open(encoding="latin-1", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        begin = _day(row["syear"], row["smonth"], row["sdate"])
        end = _day(row["eyear"], row["emonth"], "15") if row["eyear"] else 2021.25
        if end < 1990:
            continue
        begin = max(begin, 1990.0)
        middle = begin + (end - begin) / 2
        year = int(middle)
        rest = (middle - year) * 12
        date = f"{year}-{int(rest) + 1:02d}-{int((rest % 1) * 27) + 1:02d}"
        code = COW.get(row["stateabb"], row["stateabb"])
        if code == "YMD" or (code == "YAR" and year >= 1990):
            code = "YEM" if year > 1990 else code
        if row["stateabb"] == "YUG":
            code = "SRB" if year >= 2006 else ("SCG" if year >= 2003 else "YUG")
        if row["stateabb"] == "RUS" and year < 1992:
            code = "SUN"
        names = [
            tenure.name
            for office in ("state", "government", "party")
            for tenure in offices().holders(code, office, date)
        ]
        total += 1
        if any(_same(row["leader"], name) for name in names):
            right += 1
        else:
            failures.append(f"{code} {date} {row['leader']}: {', '.join(names) or 'nobody'}")
    return right, total, failures


def ministers(office: str) -> tuple[int, int, list[str]]:
    """The years from 1990 on in the midst of which a state's minister is known: (known, all, not).

    A state counts in the years of its own leaders, less those in which ``vacancies.tsv`` says that
    it had no such minister.
    """
    known = total = 0
    failures = []
    for code in sorted({country for country, _ in offices().of_office}):
        missing = []
        for year in range(1990, 2027):
            day = f"{year}-06-30"
            led = offices().holder(code, "leader", day)
            if led is None or not states()[code].stood(day) or code in DEPENDENT:
                continue
            if vacancy(code, office, day):
                continue
            total += 1
            # Governments change at the end of June: a minister a few weeks off will do.
            near = (day, f"{year}-05-15", f"{year}-08-15")
            if any(offices().holder(code, office, other) for other in near):
                known += 1
            else:
                missing.append(str(year))
        if missing:
            failures.append(f"{code} {office}: nobody in {', '.join(missing)}")
    return known, total, failures


def _day(year: str, month: str, day: str) -> float:
    return int(year) + (int(month or 6) - 1) / 12 + int(day or 15) / 366


def _same(given: str, ours: str) -> bool:
    """Whether two names have a name of their own in common, spellings being many."""
    left = {_plain(w) for w in re.split(r"[\s,.-]+", given) if len(w) > 2}
    right = {_plain(w) for w in re.split(r"[\s,.-]+", ours) if len(w) > 2}
    return any(a == b or _near(a, b) for a in left for b in right)


def _plain(word: str) -> str:
    return re.sub(r"[^a-z]", "", fold(word).lower())


def _near(a: str, b: str) -> bool:
    """Whether two spellings differ in no more than the vowels and doubled letters."""
    squeeze = [
        re.sub(r"(.)\1", r"\1", re.sub(r"[aeiouyhw']", "", x.replace("ck", "k").replace("q", "k")))
        for x in (a, b)
    ]
    return min(len(squeeze[0]), len(squeeze[1])) > 2 and squeeze[0] == squeeze[1]


def cost(parser: Parser, actors: Actors) -> list[tuple[str, str]]:
    """Loading and matching of the gazetteer, and the strand's part of the time of a parse."""
    tables()
    tables.cache_clear()
    began = time.perf_counter()
    known = tables()
    Gazetteer(known.names, known.senses).scan("")  # Makes the automaton of all names.
    loading = time.perf_counter() - began
    cases = yaml.safe_load((HERE / "data/actors.yaml").read_text("utf8"))
    text = "\n".join(case["text"] for case in cases)
    long = text * (4_000_000 // len(text))
    automaton = gazetteer()
    began = time.perf_counter()
    automaton.scan(long)
    scanning = time.perf_counter() - began
    articles = [
        document("\n".join(re.findall(r".*\w\w.*", path.read_text("utf8"))), "2021-07-11")
        for path in sorted((HERE.parent / "examples/articles").glob("*.txt"))
    ]
    began = time.perf_counter()
    parses = list(parser.parse(articles))
    parsing = time.perf_counter() - began
    began = time.perf_counter()
    for parse in parses:
        actors.annotate(parse)
    annotating = time.perf_counter() - began
    return [
        ("names", f"{len(known.names):,}"),
        ("loading", f"{loading:.2f} s"),
        ("matching", f"{len(long) / scanning / 1e6:.0f} MB/s"),
        ("annotating, of the time of parsing", f"{annotating / parsing:.1%}"),
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--eval", type=Path, help="folder of the public data to measure on")
    options.add_argument("--errors", action="store_true", help="list what came out wrong")
    chosen = options.parse_args()
    parser, actors = Parser(), Actors()
    measures = [
        ("ambiguity suite", suite(parser, actors)),
        ("foreign ministers at mid-year, 1990 on", ministers("foreign")),
        ("defence ministers at mid-year, 1990 on", ministers("defence")),
    ]
    if chosen.eval:
        sentences = chosen.eval / "plv/train.tsv"
        measures.append(("spans naming a state or body", spans(sentences, parser, actors)))
        measures.append(("spans labelled by hand", labelled(sentences, parser, actors)))
        tenures = leaders(chosen.eval / "leaders/leaderlist.csv")
        measures.append(("leaders at mid-tenure, 1990 on", tenures))
    table = Table("measure", "right", "all", "share")
    for name, (right, total, _) in measures:
        table.add_row(name, str(right), str(total), f"{right / total:.1%}")
    console.print(table)
    table = Table("cost", "")
    for row in cost(parser, actors):
        table.add_row(*row)
    console.print(table)
    if chosen.errors:
        for name, (_, _, failures) in measures:
            console.print(f"[bold]{name}[/bold]")
            for failure in failures:
                console.print("  " + failure, markup=False, highlight=False)


if __name__ == "__main__":
    main()
