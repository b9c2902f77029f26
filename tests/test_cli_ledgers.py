"""The commands on a ledger, as a person calls them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from communique import Ledger
from communique.cli import app
from communique.errors import CommuniqueError, LedgerError

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


def fails(*words: str) -> str:
    """What a call that cannot be answered is told."""
    result = CliRunner().invoke(app, list(words))
    assert isinstance(result.exception, CommuniqueError), result.output
    return str(result.exception)


def test_asking_makes_no_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert "there is no ledger here" in fails("events", "-l", str(folder))
    assert not folder.exists()
    folder.mkdir()
    assert "there is no ledger here" in fails("ledger", "info", "-l", str(folder))
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sql", "DELETE FROM events"], "answers questions only"),
        (["sql", "COPY events TO 'x.csv'"], "answers questions only"),
        (["sql", "SELECT nothing FROM events"], '"nothing" not found'),
        (["sql", "SELECT * FROM read_text('/etc/hosts')"], "cannot answer this"),
        (["events", "--since", "yesterday"], "'yesterday' is not a day"),
        (["events", "--since", "2021", "--until", "2020"], "lies after until"),
        (["events", "--type", "WAR"], "there is no type 'WAR'"),
        (["timeline", "CZE", "Atlantis"], "no article in the ledger names 'Atlantis'"),
        (["series", "CZE", "RUS", "--chart", "out.pdf"], "not as .pdf"),
        (["events", "--format", "parquet"], "name one with --output"),
    ],
)
def test_what_cannot_be_answered_is_told(ledger: Path, words: list[str], told: str) -> None:
    assert told in fails(*words, "-l", str(ledger))


def test_actors_by_name_and_unknown_ones(ledger: Path) -> None:
    by_id = run("events", "-l", str(ledger), "--between", "CZE", "RUS").stdout
    assert run("events", "-l", str(ledger), "--between", "czech republic", "Russia").stdout == by_id
    nothing = run("events", "-l", str(ledger), "--between", "CZE", "FJI")
    assert "no article in the ledger names FJI" in nothing.stderr
    assert len(nothing.stdout.splitlines()) == 1


def test_a_run_that_is_taken_up_again_codes_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.coder import Coder

    coded: list[str] = []
    real = Coder.code_many

    def counted(self: Coder, documents: Any, **options: Any) -> Any:
        def seen() -> Any:
            for document in documents:
                coded.append(document.info.source)
                yield document

        return real(self, seen(), **options)

    monkeypatch.setattr(Coder, "code_many", counted)
    folder, articles = str(tmp_path / "book"), tmp_path / "articles"
    articles.mkdir()
    article, other = articles / "a.txt", articles / "b.txt"
    article.write_text("Talks\n\nApril 3, 2021\n\nIsrael attacked Syria on Monday.", "utf-8")
    run("add", str(article), "-l", folder)
    other.write_text("Aid\n\nApril 4, 2021\n\nChina sent rice to Chad on Monday.", "utf-8")
    again = run("add", str(articles), "-l", folder)
    assert "1 added, 0 replaced, 1 already there" in again.stderr
    assert coded == [str(article), str(other)]
    # A correction is coded, and takes its place in one commit.
    article.write_text("Talks\n\nApril 3, 2021\n\nIsrael attacked Iran on Monday.", "utf-8")
    assert "0 added, 1 replaced, 1 already there" in run("add", str(articles), "-l", folder).stderr
    book = Ledger(folder)
    assert book.version == 3
    targets = {ref["actor"] for row in book.events().to_pylist() for ref in row["recipients"]}
    assert targets == {"IRN", "TCD"}
    assert "SYR" in str(book.at(2).events().column("recipients").to_pylist())
    recoded = run("add", str(articles), "-l", folder, "--recoded").stderr
    assert "0 added, 0 replaced, 2 already there" in recoded
    assert len(coded) == 5


def test_a_ledger_among_the_articles_is_refused(tmp_path: Path) -> None:
    assert "keep it elsewhere" in fails("add", str(tmp_path), "-l", str(tmp_path / "book"))
    assert not (tmp_path / "book").exists()


def test_series_as_rows_table_and_chart(ledger: Path, tmp_path: Path) -> None:
    chart = tmp_path / "out.svg"
    words = ["series", "CZE", "RUS", "-l", str(ledger), "--since", "2021-03", "--until", "2021-05"]
    told = run(*words, "--directed", "--chart", str(chart))
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert [(row["source"], row["period"]) for row in rows] == [
        (source, f"2021-0{month}") for source in ("CZE", "RUS") for month in (3, 4, 5)
    ]
    assert {row["period"] for row in rows if row["events"] != "0"} == {"2021-04"}
    assert "RUS → CZE" in chart.read_text("utf-8")
    assert f"{chart} drawn" in told.stderr
    table = run(*words, "--format", "table").stdout
    assert "confl." in table
    every = run("series", "-l", str(ledger), "--period", "year").stdout
    assert len({row["source"] for row in csv.DictReader(io.StringIO(every))}) > 2
    assert run("series", "CZE", "-l", str(ledger), code=2)


def test_other_data_is_read_and_set_beside_ours(ledger: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "out.export.CSV"
    run("export", "-l", str(ledger), "-f", "gdelt", "-o", str(theirs))
    told = list(csv.DictReader(io.StringIO(run("import", str(theirs)).stdout)))
    assert {row["dataset"] for row in told} == {"gdelt-2"}
    parquet = tmp_path / "out.parquet"
    run("import", str(theirs), "-f", "parquet", "-o", str(parquet))
    assert len(pyarrow.parquet.read_table(parquet)) == len(told)
    compared = run("compare", str(theirs), "-l", str(ledger), "--between", "CZE", "RUS")
    rows = list(csv.DictReader(io.StringIO(compared.stdout)))
    # Our own export: nothing is lost on the way.
    assert rows
    assert all(row["ours"] == row["theirs"] for row in rows)
    assert "2021-04" in {row["period"] for row in rows}
    assert "in common by number" in compared.stderr
    none = run("compare", str(theirs), "-l", str(ledger), "--since", "1950", "--until", "1951")
    assert "ours 0, theirs 0" in none.stderr


def test_each_event_once(ledger: Path) -> None:
    told = run("events", "-l", str(ledger), "--once", "--between", "CZE", "RUS", "-f", "jsonl")
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert rows
    assert all(row["documents"] == len(row["mentions"]) for row in rows)
    drawn = run("events", "-l", str(ledger), "--once", "--between", "CZE", "RUS", "-f", "table")
    assert "articles" in drawn.stdout


def test_a_ledger_whose_commits_are_lost_is_not_made_anew(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(ledger, folder)
    shutil.rmtree(folder / "_ledger")
    assert "there is no ledger here" in fails("events", "-l", str(folder))
    with pytest.raises(LedgerError, match="is lost"):
        Ledger(folder)


def test_a_damaged_ledger_says_so(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(ledger, folder)
    next((folder / "events").glob("month=*/*.parquet")).write_text("garbage", "utf-8")
    assert "to be a Parquet file" in fails("events", "-l", str(folder))
    told = run("ledger", "check", "-l", str(folder), code=1)
    assert "has 7 bytes instead of" in told.stdout
    shutil.rmtree(folder / "events" / "_delta_log")
    told = run("ledger", "check", "-l", str(folder), code=1)
    assert "cannot be read" in told.stdout
    newest = max((folder / "_ledger").glob("*.json"))
    newest.write_text("{", "utf-8")
    assert "is not a commit of a ledger" in fails("ledger", "info", "-l", str(folder))
