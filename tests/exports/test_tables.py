"""CSV, JSON Lines and Parquet of the sections."""

from __future__ import annotations

import builtins
import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import polars
import pyarrow
import pyarrow.parquet
import pytest

from communique.errors import InputError, MissingExtraError
from communique.exports import tables
from communique.exports.dyads import HAPPENED
from communique.record import Section, columns

if TYPE_CHECKING:
    from pathlib import Path

    from communique.record import Record

SECTIONS: tuple[Section, ...] = get_args(Section)
each = pytest.mark.parametrize(
    ("section", "as_dyads"), [*((name, False) for name in SECTIONS), ("events", True)]
)


@each
def test_the_three_formats_hold_the_same(
    section: Section, as_dyads: bool, golden: list[Record], tmp_path: Path
) -> None:
    rows = list(tables.rows(golden, section, as_dyads=as_dyads))
    assert rows
    names = tables.header(section, as_dyads=as_dyads)
    assert all(list(row) == names for row in rows)

    path = tmp_path / "t.parquet"
    assert tables.write_parquet(golden, path, section, as_dyads=as_dyads) == len(rows)
    assert pyarrow.parquet.read_table(path).to_pylist() == rows
    assert polars.read_parquet(path).rows(named=True) == rows

    lines = io.StringIO()
    assert tables.write_jsonl(golden, lines, section, as_dyads=as_dyads) == len(rows)
    plain = json.loads(json.dumps(rows, default=date.isoformat))
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == plain

    text = io.StringIO()
    assert tables.write_csv(golden, text, section, as_dyads=as_dyads) == len(rows)
    read = list(csv.reader(io.StringIO(text.getvalue())))
    assert read[0] == names
    assert read[1:] == [
        [
            "|".join(map(str, v)) if isinstance(v, list) else "" if v is None else str(v)
            for v in row.values()
        ]
        for row in rows
    ]


@each
def test_the_schema_does_not_hang_on_the_rows(
    section: Section, as_dyads: bool, golden: list[Record], tmp_path: Path
) -> None:
    schemas = []
    for records in ([], golden[:1], golden):
        path = tmp_path / f"{len(records)}.parquet"
        tables.write_parquet(records, path, section, as_dyads=as_dyads)
        schemas.append(pyarrow.parquet.read_schema(path))
    assert schemas[0] == schemas[1] == schemas[2]
    assert pyarrow.null() not in schemas[0].types


def test_batches_lose_nothing(
    golden: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "BATCH", 3)
    path = tmp_path / "t.parquet"
    tables.write_parquet(golden, path, "events")
    assert pyarrow.parquet.read_metadata(path).num_row_groups > 1
    assert pyarrow.parquet.read_table(path).to_pylist() == list(tables.rows(golden, "events"))


def test_events_as_dyads(awkward: Record) -> None:
    rows = list(tables.rows([awkward], "events", as_dyads=True))
    assert [row["id"] for row in rows] == ["e1"] * 2 + ["e2"] * 6 + ["e3", "e4", "e5"]
    names = ("source", "source_country", "source_sector", "target", "target_country", "day")
    assert [rows[0][name] for name in names] == [
        "TCD.MIL", "TCD", "MIL", "UNK.REB", None, date(2024, 2, 1),
    ]  # fmt: skip
    # The table has a column for what is unknown: publication does not stand in for it.
    assert [rows[8][name] for name in names] == ["UNK.CVL", None, "CVL", None, None, None]
    assert not {"actors", "recipients"} & set(rows[0])
    assert {"status", "timing", "evidence_text", "rule"} <= set(rows[0])


def test_a_selection_holds_with_and_without_dyads(awkward: Record) -> None:
    for as_dyads in (False, True):
        rows = tables.rows([awkward], "events", as_dyads=as_dyads, selection=HAPPENED)
        assert {row["id"] for row in rows} == {"e1", "e2", "e3"}


def test_lists_are_kept_without_dyads(awkward: Record) -> None:
    meeting = list(tables.rows([awkward], "events"))[1]
    assert meeting["actors"] == ["EGY", "TCD", "SDN", "EGY"]
    assert tables.header("events") == columns("events")


def test_only_events_have_dyads(awkward: Record) -> None:
    with pytest.raises(InputError, match="only events"):
        list(tables.rows([awkward], "figures", as_dyads=True))


def test_parquet_without_pyarrow_says_what_to_install(
    awkward: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"communique\[tables\]"):
        tables.write_parquet([awkward], io.BytesIO(), "events")
    assert tables.write_csv([awkward], io.StringIO(), "events") == 5
