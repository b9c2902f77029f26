"""How many of the sentences in ``data/figures.yaml`` have exactly the figures they state.

Usage: python benchmarks/figures.py [--errors]

A sentence is right when its figures are those expected: value, unit, indicator, flow, measure,
period, whose it is, between whom, and change. Where quantulum3 is installed, its values and units
stand beside ours on the amounts that are stated as a number with a unit.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from communique.actors import Actors
from communique.attribution import annotate as find_statements
from communique.figures import annotate as find_figures
from communique.language import Parse, Parser
from communique.record import Document, DocumentInfo, Figure
from communique.times import annotate as find_times

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data" / "figures.yaml"
PUBLISHED = "2021-07-15"
WANTED = 0.93
# quantulum3 names its units; ours are codes. Counts and shares are dimensionless to it.
PEER_UNITS = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "tonnes": "tonne",
    "barrels": "barrel", "barrels/day": "barrel per day", "m3": "cubic metre", "INR": "rupee",
    "AUD": "australian dollar", "CHF": "swiss franc", "SEK": "swedish krona", "DKK": "danish krone",
    "THB": "baht", None: "dimensionless", "persons": "dimensionless",
}  # fmt: skip


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true", help="print what differs")
    chosen = arguments.parse_args()
    cases = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for case, parse in zip(cases, parses(cases), strict=True):
        wanted = [expected(figure) for figure in case["figures"]]
        got = [found(figure) for figure in parse.figures]
        exact = ordered(wanted) == ordered(got)
        right[case["class"]] += exact
        total[case["class"]] += 1
        for name, one, other in compared(wanted, got):
            parts[f"{name} of"] += 1
            parts[name] += one == other
        if chosen.errors and not exact:
            print(f"{case['class']}: {case['text']}\n  wanted {wanted}\n  got    {got}")
    for name in total:
        print(f"{name:14} {right[name]:4} of {total[name]:4}  {right[name] / total[name]:.3f}")
    rate = right.total() / total.total()
    print(f"{'exact':14} {right.total():4} of {total.total():4}  {rate:.3f}  (wanted {WANTED})")
    for name in sorted(key for key in parts if not key.endswith(" of")):
        print(f"  {name:12} {parts[name]:4} of {parts[name + ' of']:4}")
    print(peer(cases))
    return int(rate < WANTED)


def parses(cases: list[dict[str, Any]]) -> Iterator[Parse]:
    """The annotated parses of the cases, in their order."""
    actors = Actors()
    documents = [document(case, number) for number, case in enumerate(cases)]
    for parse in Parser().parse(documents):
        actors.annotate(parse)
        find_times(parse)
        find_statements(parse)
        find_figures(parse)
        yield parse


def document(case: dict[str, Any], number: int) -> Document:
    info = DocumentInfo(
        id=str(number), source=None, title=None, publisher=None, authors=(),
        published=case.get("published", PUBLISHED), updated=None, language="en",
    )  # fmt: skip
    return Document(info=info, text=case["text"])


def expected(figure: dict[str, Any]) -> dict[str, Any]:
    change = figure.get("change")
    return {
        "value": number(figure["value"]),
        "unit": figure.get("unit"),
        "indicator": figure["indicator"],
        "flow": figure.get("flow"),
        "measure": figure.get("measure", "level"),
        "of": figure.get("of"),
        "between": tuple(figure.get("between", ())),
        "period": figure.get("period"),
        "change": change
        and (
            number(change["value"]),
            change.get("base_period"),
            number(change.get("implied_base")),
        ),
    }


def found(figure: Figure) -> dict[str, Any]:
    change = figure.change
    return {
        "value": number(figure.value),
        "unit": figure.unit,
        "indicator": figure.indicator,
        "flow": figure.flow,
        "measure": figure.measure,
        "of": figure.of,
        "between": figure.between,
        "period": figure.period,
        "change": change
        and (number(change.value), change.base_period, number(change.implied_base)),
    }


def number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def ordered(figures: list[dict[str, Any]]) -> list[str]:
    return sorted(str(sorted(figure.items())) for figure in figures)


def compared(
    wanted: list[dict[str, Any]], got: list[dict[str, Any]]
) -> Iterator[tuple[str, Any, Any]]:
    """Field by field, each wanted figure against the one found with its value, if any."""
    for figure in wanted:
        match = next((g for g in got if g["value"] == figure["value"]), {})
        for name, value in figure.items():
            yield name, value, match.get(name, "nothing")


def peer(cases: list[dict[str, Any]]) -> str:
    """quantulum3 and our quantities on values and units of the amounts that stand in the text."""
    try:
        from quantulum3 import parser as quantulum
    except ImportError:
        return "quantulum3 is not installed: no comparison"
    from communique.figures.quantities import quantities

    ours = theirs = amounts = 0
    for case in cases:
        for figure in case["figures"]:
            if figure.get("measure") in {"rank", "change"} or figure.get("unit") in {"doses"}:
                continue
            amounts += 1
            value, unit = float(figure["value"]), figure.get("unit")
            counted = unit not in PEER_UNITS
            name = "dimensionless" if counted else PEER_UNITS[unit]
            states = tuple(figure.get("between", ()))
            for quantity in quantities(case["text"], states):
                if near(quantity.value, value) and (
                    quantity.unit == unit or quantity.kind == "count"
                ):
                    ours += 1
                    break
            try:
                read = quantulum.parse(case["text"])
            except Exception:
                read = []
            share = unit is None
            for quantity in read:
                scaled = (
                    quantity.value / 100 if quantity.unit.name == "percentage" else quantity.value
                )
                if near(scaled, value) and (
                    quantity.unit.name.lower() == name
                    or (share and quantity.unit.name == "percentage")
                    or (name == "dimensionless" and quantity.unit.entity.name == "unknown")
                ):
                    theirs += 1
                    break
    return (
        f"value and unit: communique {ours} of {amounts} ({ours / amounts:.3f}), "
        f"quantulum3 {theirs} of {amounts} ({theirs / amounts:.3f})"
    )


def near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-4 * max(abs(other), 1e-9)


if __name__ == "__main__":
    sys.exit(main())
