"""The commands, run as a user runs them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique import __version__
from communique.cli import app
from communique.events.typer import typer as events_typer

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"
ARTICLE = ARTICLES / "1994-jordan-israel-treaty.txt"
runner = CliRunner()


def run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as it runs in a shell."""
    return subprocess.run(
        [sys.executable, "-c", "from communique.cli import main; main()", *arguments],
        input=stdin.decode("utf-8", "surrogateescape") if stdin else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def test_version() -> None:
    assert runner.invoke(app, ["--version"]).output == f"communique {__version__}\n"


def test_json_of_one_article_is_one_object() -> None:
    result = runner.invoke(app, ["code", str(ARTICLE), "--format", "json"])
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["schema"] == "communique/1"
    assert record["document"]["published"] == "1994-10-27"


def test_several_articles_as_json_are_an_array_and_as_jsonl_a_line_each() -> None:
    paths = [str(path) for path in sorted(ARTICLES.glob("*.txt"))[:3]]
    array = json.loads(runner.invoke(app, ["code", *paths, "--format", "json"]).stdout)
    lines = runner.invoke(app, ["code", *paths]).stdout.splitlines()
    assert [json.loads(line) for line in lines] == array
    assert [record["document"]["source"] for record in array] == paths


def test_csv_has_a_row_an_event() -> None:
    result = runner.invoke(app, ["code", str(ARTICLE), "--format", "csv"])
    head, *rows = result.stdout.splitlines()
    assert head.startswith("document,published,id,type,mode")
    assert rows
    figures = runner.invoke(app, ["code", str(ARTICLE), "--format", "csv", "--section", "figures"])
    assert figures.stdout.startswith("document,published,id,indicator")


def test_output_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "records.jsonl"
    result = runner.invoke(app, ["code", str(ARTICLE), "--output", str(target)])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads(target.read_text(encoding="utf-8"))
    assert list(tmp_path.iterdir()) == [target]


def test_pretty_shows_the_article_and_its_tables() -> None:
    result = runner.invoke(app, ["code", str(ARTICLE), "--format", "pretty"])
    for words in ("Timeline", "Statements", "Israel", "SUPPORT", "signed"):
        assert words in result.stdout


def test_standard_input_in_a_pipe_is_silent_but_for_the_record() -> None:
    result = run(
        "code", "-", "--published", "2020-06-16", stdin=b"Israel attacked Syria on Monday."
    )
    assert result.returncode == 0
    assert result.stderr == ""
    (event,) = json.loads(result.stdout)["events"]
    assert event["type"] == "ASSAULT"
    assert event["when"]["edtf"] == "2020-06-15"


def test_one_bad_input_does_not_cost_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 64)
    missing = tmp_path / "missing.txt"
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"The army crossed the river. " * 400_000)
    inputs = [str(empty), str(ARTICLE), str(binary), str(missing), str(huge), str(ARTICLES)]
    result = run("code", *inputs)
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == len(list(ARTICLES.glob("*.txt")))
    for path in (empty, binary, missing, huge):
        assert f"communique: {path}:" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_has_no_date_says_so(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Iran's army attacked rebels in the north on Monday, officials said.")
    result = run("code", str(path))
    assert result.returncode == 0
    assert "no publication date" in result.stderr
    assert "2026" not in json.dumps(json.loads(result.stdout)["events"])


def test_foreign_text_gives_an_honest_empty_record(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le président de la République a reçu mardi à l'Élysée le chancelier allemand pour parler "
        "de la guerre et des sanctions contre la Russie, a annoncé la présidence.",
        encoding="utf-8",
    )
    result = run("code", str(path))
    assert result.returncode == 0
    assert json.loads(result.stdout)["events"] == []
    assert "not in English" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["code", str(ARTICLE), "--published", "yesterday"], "yesterday"),
        (["code", str(ARTICLE), "--model", "no_such_model"], "not installed"),
        (["code", str(ARTICLE), "--column", "text"], "field=name"),
        (["code", str(ARTICLE), "--column", "body=text"], "body"),
        (["code", str(ARTICLE), "--format", "xml"], "xml"),
        (["code", str(ARTICLE), "--actors", "/no/such/file.yaml"], "file.yaml"),
        (["code"], "Missing argument"),
        (["explain", ""], "empty"),
        (["explain", "Israel bombed Syria.", "--published", "soon"], "soon"),
        (["explain", "Israel bombed Syria.", "--model", "no_such_model"], "not installed"),
        (["lexicon", "list", "verbs"], "frames"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_users_own_actors(tmp_path: Path) -> None:
    own = tmp_path / "actors.yaml"
    own.write_text(
        "- {id: 'ITA.REB:red-falcons', name: Red Falcons, kind: group, country: ITA, sector: REB}\n"
    )
    text = b"The Red Falcons attacked Italian soldiers on Monday."
    result = run("code", "-", "--published", "2020-06-16", "--actors", str(own), stdin=text)
    (event,) = json.loads(result.stdout)["events"]
    assert event["actors"][0]["actor"] == "ITA.REB:red-falcons"


def test_explain_tells_what_was_considered() -> None:
    sentence = "Israel bombed Syria on Sunday. Norway puzzled Sweden."
    result = runner.invoke(app, ["explain", sentence, "--published", "2020-06-16"])
    assert result.exit_code == 0
    parts = re.split(r"^(Parse|Actors|Frames|Typer|Events) ─+$", result.stdout, flags=re.M)
    parse, actors, frames, rated, events = (
        parts[parts.index(name) + 1] for name in ("Parse", "Actors", "Frames", "Typer", "Events")
    )
    assert "nsubj" in parse
    assert "ISR" in actors
    assert "✓ assault." in frames
    assert "✗" in frames  # What nearly held, and why it did not.
    assert "ISR → SYR" in frames
    assert ("Norway → Sweden" in rated) is (events_typer() is not None)
    assert "ASSAULT" in events
    assert "2020-06-14" in events
    assert "by assault." in events


def test_explain_by_frames_alone_asks_no_typer() -> None:
    sentence = "Israel bombed Syria."
    result = runner.invoke(app, ["explain", sentence, "--frames-only"])
    assert result.exit_code == 0
    assert "asked about no pair" in result.stdout
    assert "by assault." in result.stdout


def test_explain_says_why_nothing_was_coded() -> None:
    result = runner.invoke(app, ["explain", "The editor attacked the film.", "--frames-only"])
    assert result.exit_code == 0
    frames, events = result.stdout.split("Frames ─")[1].split("Events ─")
    assert "✓" not in frames
    assert "✗" in frames
    assert "none" in events


def test_schema_is_json() -> None:
    assert json.loads(runner.invoke(app, ["schema"]).stdout)["title"] == "communique/1"


def test_lexicon_lists_kinds_and_entries() -> None:
    kinds = runner.invoke(app, ["lexicon", "list"]).stdout
    assert "frames\t" in kinds
    assert "sanction.cut-ties\t" in runner.invoke(app, ["lexicon", "list", "frames"]).stdout


def test_importing_the_package_loads_no_model() -> None:
    script = (
        "import sys, communique; print([m for m in ('spacy', 'numpy', 'rich') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
