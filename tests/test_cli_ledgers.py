"""The commands on a ledger, as a person calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"
SOME = ["2014-crimea-sanctions.txt", "2021-prague-expulsions.txt"]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger") / "book"
    done = run("add", *(str(ARTICLES / name) for name in SOME), "--ledger", str(folder))
    assert "2 added" in done.stderr
    return folder


def run(*words: str, code: int = 0):  # type: ignore[no-untyped-def]
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result


def test_the_same_article_twice_changes_nothing(ledger: Path) -> None:
    before = run("sql", "SELECT count(*) FROM events", "-l", str(ledger)).stdout
    again = run("add", str(ARTICLES / SOME[0]), "-l", str(ledger))
    assert "0 added, 0 replaced, 1 already there" in again.stderr
    assert run("sql", "SELECT count(*) FROM events", "-l", str(ledger)).stdout == before


def test_events_between_two(ledger: Path) -> None:
    told = run("events", "-l", str(ledger), "--between", "CZE", "RUS", "--type", "SANCTION").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert rows
    assert {row["type"] for row in rows} == {"SANCTION"}
    assert all("CZE" in row["actors"] + row["recipients"] for row in rows)
    later = run("events", "-l", str(ledger), "--between", "CZE", "RUS", "--since", "2022").stdout
    assert not list(csv.DictReader(io.StringIO(later)))


@pytest.mark.parametrize("command", ["statements", "agreements", "figures"])
def test_other_sections_as_jsonl(ledger: Path, command: str) -> None:
    told = run(command, "-l", str(ledger), "--format", "jsonl").stdout
    assert all(json.loads(line)["document"] for line in told.splitlines())


def test_timeline_and_tables_are_drawn(ledger: Path) -> None:
    assert "SANCTION" in run("timeline", "CZE", "RUS", "-l", str(ledger)).stdout
    assert "nothing" in run("timeline", "CHL", "PER", "-l", str(ledger)).stdout
    assert "documents" in run("ledger", "info", "-l", str(ledger)).stdout
    assert "create" in run("ledger", "history", "-l", str(ledger)).stdout
    table = run("events", "-l", str(ledger), "--format", "table").stdout
    assert "when" in table


def test_check_and_compact(ledger: Path) -> None:
    assert "whole" in run("ledger", "check", "-l", str(ledger), "--deep").stderr
    run("ledger", "compact", "-l", str(ledger), "--keep", "0")
    assert "whole" in run("ledger", "check", "-l", str(ledger)).stderr


@pytest.mark.parametrize(
    ("name", "columns"), [("gdelt", 61), ("gdelt-mentions", 16), ("polecat", 40)]
)
def test_formats_of_the_field(ledger: Path, name: str, columns: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("export", "-l", str(ledger), "-f", name, "-o", str(out))
    rows = list(csv.reader(out.read_text("utf-8").splitlines(), delimiter="\t"))
    assert rows
    assert {len(row) for row in rows} == {columns}


@pytest.mark.parametrize("name", ["csv", "jsonl", "phoenix", "icews", "annotations"])
def test_formats_on_standard_output(ledger: Path, name: str) -> None:
    assert run("export", "-l", str(ledger), "-f", name).stdout.strip()


@pytest.mark.parametrize("name", ["parquet", "graphml"])
def test_formats_that_need_a_file(ledger: Path, name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("export", "-l", str(ledger), "-f", name, "-o", str(out))
    assert out.stat().st_size


def test_asking_makes_no_ledger(tmp_path: Path) -> None:
    from communique.errors import LedgerError

    folder = tmp_path / "none"
    result = CliRunner().invoke(app, ["events", "-l", str(folder)])
    assert isinstance(result.exception, LedgerError)
    assert not folder.exists()


def test_sql_cannot_write(ledger: Path) -> None:
    from communique.errors import LedgerError

    result = CliRunner().invoke(app, ["sql", "DELETE FROM events", "-l", str(ledger)])
    assert isinstance(result.exception, LedgerError)
