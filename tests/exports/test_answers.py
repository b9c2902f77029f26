"""What a ledger answers, on terminals of 80 and of 140 columns."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from communique.exports.datasets import ours
from communique.exports.dyads import EVERYTHING
from communique.exports.ledgers import history, info, rows
from communique.exports.series import series
from communique.ledger import Ledger
from communique.ledger.series import Counted, tally
from tests.ledger.making import ended, full

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

widths = pytest.mark.parametrize("width", [80, 140])


def lines(told: RenderableType, width: int) -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=width).print(told)
    found = stream.getvalue().splitlines()
    assert all(len(line) <= width for line in found)
    return found


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger(tmp_path_factory.mktemp("answers"))
    ledger.add([full()])
    return ledger


@widths
@pytest.mark.parametrize("section", ["events", "statements", "agreements", "figures"])
def test_sections(ledger: Ledger, section: str, width: int) -> None:
    found = getattr(ledger, section)().to_pylist()
    assert len(found) == 1
    told = "\n".join(lines(rows(found, section), width))
    wanted = {
        "events": ["CONSULT visit", "planned, future,", "Dandong", "PRK.JRN:kcna"],
        "statements": ["PRK.JRN:kcna", "CHN.GOV", "letter", "met Xi"],
        "agreements": ["1961-07-11", "Pact", "mutual defence"],
        "figures": ["trade, exports", "change", "-80.0% on 2019"],
    }[section]
    assert all(word in told for word in wanted), told
    assert "…" not in told  # Nothing is cut off.


@widths
def test_the_turns_of_an_agreement(tmp_path: Path, width: int) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([ended()])
    told = "\n".join(lines(rows(ledger.agreements().to_pylist(), "agreements"), width))
    assert all(words in told for words in ("entered 1992", "ended 2002")), told


@widths
def test_linked_and_the_answers_of_sql(ledger: Ledger, width: int) -> None:
    assert "articles" in lines(rows(ledger.linked().to_pylist(), "linked"), width)[0]
    asked = ledger.sql("SELECT type, contexts, confidence, place_country FROM events").to_pylist()
    told = lines(rows(asked, None), width)
    assert told[0].split() == ["type", "contexts", "confidence", "place_country"]
    assert told[2].split() == ["CONSULT", "diplomatic", "0.97", "–"]
    assert lines(rows([], None), width) == ["nothing"]
    dyads = ours([full()], selection=EVERYTHING).to_pylist()
    assert lines(rows(dyads, "dyads"), width)[0].split()[0] == "date"
    assert "actors" in "\n".join(lines(info(ledger.info()), width))
    assert "create" in "\n".join(lines(history(ledger.history()), width))


def told_series(directed: bool) -> list[dict[str, Any]]:
    days = [dt.date(2021, 1, 5), dt.date(2021, 3, 5), dt.date(2021, 3, 6)]
    events = [
        Counted("AID", 2, 7.0, ("PRK",), ("CHN",), days[0], days[0], days[0], frozenset("A")),
        Counted("ACCUSE", 3, -2.0, ("CHN",), ("PRK",), days[1], days[1], days[1], frozenset("AB")),
        Counted("ASSAULT", 4, -9.0, ("CHN",), ("PRK",), days[2], days[2], days[2], frozenset("A")),
    ]
    return tally(events, between=("PRK", "CHN"), directed=directed).to_pylist()


@widths
@pytest.mark.parametrize("directed", [False, True])
def test_a_series(width: int, directed: bool) -> None:
    told = lines(series(told_series(directed), width), width)
    assert "…" not in "\n".join(told)
    head = 3
    assert len(told) == head + (6 if directed else 3)
    months = {line.split()[2 if directed else 0]: line for line in told[head:]}
    assert set(months) == {"2021-01", "2021-02", "2021-03"}
    if not directed:
        assert months["2021-03"].split()[1:9] == ["2", "·", "·", "1", "1", "-5.5", "-1.00", "2"]
        assert months["2021-02"].split()[1:9] == ["·", "·", "·", "·", "·", "–", "–", "·"]
        if width == 140:
            # Conflict to the left, twice as long as the cooperation of January on the right.
            assert months["2021-03"].count("█") == 2 * months["2021-01"].count("█") == 14
            assert months["2021-03"].index("█") < months["2021-03"].rindex("│")
            assert months["2021-01"].index("█") > months["2021-01"].rindex("│")
