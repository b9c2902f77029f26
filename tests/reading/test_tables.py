from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from communique.errors import DocumentTooLargeError, MissingExtraError
from communique.reading import Failure, Notice, read
from communique.record import Document

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {"id": "1", "date": "2020-05-01", "event_text": "Kenya opened its border."},
    {"id": "2", "date": "2020-05-02", "event_text": "Chad closed its border."},
]


def documents(path: Path, **options: object) -> list[Document]:
    found = list(read(path, **options))  # type: ignore[arg-type]
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def kinds(path: Path) -> str:
    return "".join("F" if isinstance(one, Failure) else "d" for one in read(path))


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "tsv", "parquet"])
def test_every_format_says_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rows.{suffix}"
    if suffix == "jsonl":
        path.write_text("\n".join(map(json.dumps, ROWS)))
    elif suffix == "json":
        path.write_text(json.dumps(ROWS, indent=1))
    elif suffix == "parquet":
        table = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(table.Table.from_pylist(ROWS), path)
    else:
        mark = "," if suffix == "csv" else "\t"
        lines = [mark.join(ROWS[0]), *(mark.join(f'"{v}"' for v in row.values()) for row in ROWS)]
        path.write_text("\r\n".join(lines))
    found = documents(path)
    assert [one.info.id for one in found] == ["1", "2"]
    assert [one.info.published for one in found] == ["2020-05-01", "2020-05-02"]
    assert [one.text for one in found] == [row["event_text"] for row in ROWS]
    assert all((one.info.source or "").startswith(str(path)) for one in found)


def test_every_fact_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"articles": [{
        "source": {"name": "Coast Times"}, "author": "By Ana Ruiz and Jan Smit",
        "title": "Border opens",
        "url": "https://coast.example/1", "publishedAt": "2020-05-01T07:00:00Z",
        "modified": 1588320000,
        "content": "Border opens\n\nKenya opened its border.\n\nShare this story"}]}))  # fmt: skip
    [one] = documents(path)
    info = one.info
    assert (info.publisher, info.authors) == ("Coast Times", ("Ana Ruiz", "Jan Smit"))
    assert (info.source, info.title) == ("https://coast.example/1", "Border opens")
    assert (info.published, info.updated) == ("2020-05-01T07:00+00:00", "2020-05-01T08:00+00:00")
    assert one.text == "Border opens\n\nKenya opened its border."


def test_columns_named_by_the_user(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nr;wann;was\n7;1.5.2020;Kenya opened its border.\n")
    [one] = documents(path, columns={"id": "nr", "published": "wann", "text": "was"})
    assert (one.info.id, one.info.published) == ("7", "2020-05-01")
    [failed] = read(path, columns={"text": "wo"})
    assert "'wo'" in str(failed)
    assert "'was'" in str(failed)


def test_no_column_of_text_says_which_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,colour\n1,red\n2,blue\n")
    [failed] = read(path)
    assert "'id', 'colour'" in str(failed)


def test_one_broken_line_of_many(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Kenya won."}\n{"text": \n[1]\n\n{"text": ""}\n{"text": "Chad won."}')
    assert kinds(path) == "dFFFd"
    failed = [one for one in read(path) if isinstance(one, Failure)]
    assert failed[0].source == f"{path}:2"


def test_one_broken_object_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "Kenya } won."}, {"text": x}, {"text": "Chad \\" won."}, {"te')
    assert kinds(path) == "dFdF"
    path.write_text("[1, 2]")
    assert kinds(path) == "F"


def test_json_across_chunks(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [{"id": i, "text": f"Kenya {i} won. " + '\\" {[' * (i * 37 % 900)} for i in range(400)]
    path.write_text(json.dumps(rows))
    assert [one.info.id for one in documents(path)] == [str(i) for i in range(400)]


def test_csv_that_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,Kenya won.\n2,a,b\n3,"Chad won.\nTwice."\n4,\n')
    assert kinds(path) == "dFdF"
    path.write_text('id,text\n1,"' + "never closed\n" * 100_000)
    assert any(
        isinstance(one, Failure) and isinstance(one.error, DocumentTooLargeError)
        for one in read(path)
    )
    path.write_text("id,text\n1," + '"' * 1_000_000 + "\n2,Kenya won.\n")
    assert kinds(path)[-1] in "dF"
    path.write_text("id,text\n")
    assert kinds(path) == "F"


def test_overlong_line_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "war " * 5_000_000 + '"}\n{"text": "Chad won."}\n')
    assert kinds(path) == "Fd"


def test_a_date_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"date": "spring", "text": "Kenya won."}')
    told: list[Notice] = []
    [one] = documents(path, notify=told.append)
    assert one.info.published is None
    assert "'spring'" in told[0].message


def test_parquet_without_pyarrow_and_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 not really")
    pytest.importorskip("pyarrow")
    assert "cannot be read" in str(next(read(path)))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [failed] = read(path)
    assert isinstance(failed, Failure)
    assert isinstance(failed.error, MissingExtraError)


def test_columns_of_unusual_names(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    row = {
        "guid": "7",
        "headLine": "Border opens",
        "story_text": "Kenya opened its border.",
        "feed_name": "Lake Wire",
    }
    path.write_text(json.dumps(row), encoding="utf-16")
    (document,) = documents(path)
    info = document.info
    assert (info.id, info.title, info.publisher) == ("7", "Border opens", "Lake Wire")
    # Of two columns that could hold the text neither is taken: the user must say.
    path.write_text(json.dumps({"story_text": "Kenya opened.", "story_body": "Chad closed."}))
    assert kinds(path) == "F"
