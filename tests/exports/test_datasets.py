"""Other event data in one table, and ours in the same."""

from __future__ import annotations

import builtins
import gzip
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas
import polars
import pyarrow
import pytest

from communique.errors import InputError, MissingExtraError
from communique.exports import gdelt, phoenix, polecat
from communique.exports.datasets import COLUMNS, ours, read
from communique.exports.layouts import GDELT_1, HISTORICAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from communique.record import Record


def line(columns: Sequence[str], separator: str = "\t", **cells: str) -> str:
    assert set(cells) <= set(columns)
    return separator.join(cells.get(name, "") for name in columns) + "\n"


def gdelt_2(**cells: str) -> str:
    known = {
        "GlobalEventID": "410", "Day": "20150218", "Actor1Code": "ROMGOV",
        "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV", "Actor2Code": "IGOUNO",
        "Actor2KnownGroupCode": "UNO", "Actor2Type1Code": "IGO", "EventCode": "0841",
        "QuadClass": "2",
    }  # fmt: skip
    return line(gdelt.EVENTS, **(known | cells))


def only(path: Path, **options: Any) -> dict[str, Any]:
    [row] = read(path, **options).to_pylist()
    assert list(row) == list(COLUMNS)
    return row


def saved(folder: Path, text: str, name: str = "events.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_gdelt_2(tmp_path: Path) -> None:
    assert only(saved(tmp_path, gdelt_2())) == {
        "dataset": "gdelt-2", "id": "410", "date": date(2015, 2, 18), "source": "ROU.GOV",
        "source_country": "ROU", "target": "UNO", "target_country": None, "type": "RETREAT",
        "cameo": "0841", "quad": 2, "quad_given": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "actor", "country"),
    [
        ({"Code": "USA", "CountryCode": "USA"}, "USA", "USA"),
        ({"Code": "USAMED", "CountryCode": "USA", "Type1Code": "MED"}, "USA.JRN", "USA"),
        ({"Code": "SYRINS", "CountryCode": "SYR", "Type1Code": "INS"}, "SYR.REB", "SYR"),
        ({"Code": "REB", "Type1Code": "REB"}, "UNK.REB", None),
        ({"Code": "AFR", "CountryCode": "AFR"}, "UNK", None),
        ({"Code": "EUR", "CountryCode": "EUR"}, "UNK", None),
        ({"Code": "IGOEUREEC", "CountryCode": "EUR", "KnownGroupCode": "EEC",
          "Type1Code": "IGO"}, "EUR", None),
        ({"Code": "NGO", "Type1Code": "NGO"}, "NGO", None),
        ({"Code": "MNC", "Type1Code": "MNC", "Type2Code": "BUS"}, "MNC.BUS", None),
        ({"Name": "PYRAMID"}, "UNK", None),
        ({}, None, None),
    ],
)  # fmt: skip
def test_actors_of_gdelt(
    tmp_path: Path, cells: dict[str, str], actor: str | None, country: str | None
) -> None:
    blank = dict.fromkeys(("Actor1Code", "Actor1CountryCode", "Actor1Type1Code"), "")
    text = gdelt_2(**(blank | {f"Actor1{name}": cell for name, cell in cells.items()}))
    row = only(saved(tmp_path, text))
    assert (row["source"], row["source_country"]) == (actor, country)


@pytest.mark.parametrize(
    ("code", "kind", "quad"),
    [
        ("190", "ASSAULT", 4), ("036", "AGREE", 1), ("0831", "CONCEDE", 1), ("0874", "RETREAT", 2),
        ("1999", "ASSAULT", 4), ("010", None, 1), ("0233", None, 1), ("---", None, None),
        ("99", None, None),
    ],
)  # fmt: skip
def test_types_of_codes(tmp_path: Path, code: str, kind: str | None, quad: int | None) -> None:
    row = only(saved(tmp_path, gdelt_2(EventCode=code)))
    assert (row["type"], row["quad"], row["cameo"]) == (kind, quad, code)


@pytest.mark.parametrize("columns", [GDELT_1, GDELT_1[:-1]])
def test_gdelt_1(tmp_path: Path, columns: tuple[str, ...]) -> None:
    text = line(
        columns, GLOBALEVENTID="1", SQLDATE="19790101", Actor1Code="USA", Actor1CountryCode="USA",
        EventCode="040", QuadClass="1",
    )  # fmt: skip
    row = only(saved(tmp_path, text))
    assert (row["dataset"], row["date"]) == ("gdelt-1", date(1979, 1, 1))
    assert (row["source"], row["target"], row["type"]) == ("USA", None, "CONSULT")
    header = "\t".join(columns) + "\n"
    assert only(saved(tmp_path, header + text)) == row


def test_columns_of_gdelt_1_and_historical_phoenix() -> None:
    assert len(GDELT_1) == 58
    assert GDELT_1[35:42] == (
        "Actor1Geo_Type", "Actor1Geo_Fullname", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code",
        "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
    )  # fmt: skip
    assert len(HISTORICAL) == len(set(HISTORICAL)) == 25


@pytest.mark.parametrize("quad", ["4", "4.0", "MATERIAL CONFLICT", "material conflict"])
def test_polecat(tmp_path: Path, quad: str) -> None:
    cells = {
        "Event ID": "p1", "Event Date": "2018-01-02", "Event Type": "ASSAULT", "Quad Code": quad,
        "Actor Name": "Hamas", "Actor Country": "PSE;ISR", "Primary Actor Sector": "REB",
        "Recipient Name": "Israel", "Recipient Country": "Israel",
    }  # fmt: skip
    text = "\t".join(polecat.COLUMNS) + "\n" + line(polecat.COLUMNS, **cells)
    row = only(saved(tmp_path, text))
    assert row == {
        "dataset": "polecat", "id": "p1", "date": date(2018, 1, 2), "source": "PSE.REB",
        "source_country": "PSE", "target": "ISR", "target_country": "ISR", "type": "ASSAULT",
        "cameo": None, "quad": 4, "quad_given": 4,
    }  # fmt: skip


def test_phoenix(tmp_path: Path) -> None:
    text = line(
        phoenix.COLUMNS, EventID="x1", Date="20140620", SourceActorFull="GBRMED",
        SourceActorEntity="GBR", SourceActorRole="MED", TargetActorFull="IGOUNO",
        TargetActorEntity="IGO", TargetActorAttribute="UNO", EventCode="010", PentaClass="0",
    )  # fmt: skip
    row = only(saved(tmp_path, text))
    assert (row["source"], row["target"]) == ("GBR.JRN", "UNO")
    assert (row["type"], row["quad"], row["quad_given"]) == (None, 1, 0)


def test_historical_phoenix(tmp_path: Path) -> None:
    text = ",".join(HISTORICAL) + "\n" + line(
        HISTORICAL, ",", eid="1", story_date="5/3/1946", year="1946", month="5", day="3",
        source="USAGOV", source_root="USA", source_agent="GOV", target="SUN", target_root="SUN",
        code="036", quad_class="1", placename='"Paris, France"',
    )  # fmt: skip
    row = only(saved(tmp_path, text, "PhoenixNYT.csv"))
    assert (row["dataset"], row["date"]) == ("phoenix-historical", date(1946, 5, 3))
    assert (row["source"], row["target"], row["type"]) == ("USA.GOV", "SUN", "AGREE")


def test_packed_files_and_several_at_once(tmp_path: Path) -> None:
    text = gdelt_2()
    plain = saved(tmp_path, text)
    packed = tmp_path / "a.export.CSV.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.export.CSV", text)
    gzipped = tmp_path / "a.gz"
    gzipped.write_bytes(gzip.compress(text.encode()))
    broken = tmp_path / "latin.txt"
    broken.write_bytes(gdelt_2(Actor1Name="BRA?OV").encode().replace(b"?", b"\xba"))
    assert read([plain, packed, gzipped, broken]).num_rows == 4
    assert only(plain) == only(packed) == only(gzipped) == only(broken)


def test_every_library_gives_the_same(tmp_path: Path) -> None:
    path = str(saved(tmp_path, gdelt_2() * 3))
    table = read(path)
    assert isinstance(table, pyarrow.Table)
    frame = read(path, library="polars")
    assert isinstance(frame, polars.DataFrame)
    assert frame.rows(named=True) == table.to_pylist()
    panda = read(path, library="pandas")
    assert isinstance(panda, pandas.DataFrame)
    assert list(panda.columns) == list(COLUMNS)
    assert len(panda) == 3


def _without_cell(text: str) -> str:
    return text.rpartition("\t")[0] + "\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (gdelt_2() + _without_cell(gdelt_2()), "line 2 has 60 columns, GDELT 2.0 has 61"),
        (_without_cell(gdelt_2()), "line 1 has 60 columns; known are GDELT 2.0 61, GDELT 1.0 58"),
        ("\t".join(gdelt.MENTIONS) + "\n", "16 columns .this is GDELT's mentions table"),
        ("a,b\n", "line 1 has 1 columns"),
        (gdelt_2(Day="yesterday"), "line 1: 'yesterday' is not a date"),
        (gdelt_2(Day="20150230"), "line 1: '20150230' is not a date"),
        (
            "\t".join(polecat.COLUMNS).replace("Event Mode", "Event Mood") + "\n",
            "column 4 is named 'Event Mood', in POLECAT it is 'Event Mode'",
        ),
    ],
)
def test_files_of_another_make_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(InputError, match=message) as caught:
        read(path)
    assert str(path) in str(caught.value)


def test_a_named_format_is_held_to(tmp_path: Path) -> None:
    path = saved(tmp_path, gdelt_2())
    assert only(path, dataset="gdelt-2")["id"] == "410"
    with pytest.raises(InputError, match="line 1 has 61 columns, Phoenix has 26"):
        read(path, dataset="phoenix")
    with pytest.raises(InputError, match="no data set is named 'gdelt'"):
        read(path, dataset="gdelt")  # type: ignore[arg-type]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.csv")
    damaged = tmp_path / "d.gz"
    damaged.write_bytes(gzip.compress(gdelt_2().encode())[:40])
    with pytest.raises(InputError, match="damaged"):
        read(damaged)


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    table = read(saved(tmp_path, ""))
    assert table.num_rows == 0
    assert table.column_names == list(COLUMNS)


@pytest.mark.parametrize(
    ("write", "header"),
    [
        (gdelt.write_events, False),
        (gdelt.write_events, True),
        (phoenix.write_events, False),
        (polecat.write_events, True),
    ],
)
def test_our_own_files_come_back(
    golden: list[Record], tmp_path: Path, write: Callable[..., int], header: bool
) -> None:
    stream = io.StringIO()
    count = write(golden, stream, header=header)
    back = read(saved(tmp_path, stream.getvalue())).to_pylist()
    assert len(back) == count
    known = ours(golden).to_pylist()
    if write is phoenix.write_events:
        known = [row for row in known if row["source"] and row["target"]]
    for row, own in zip(back, known, strict=True):
        for name in ("date", "source_country", "target_country", "quad_given"):
            assert row[name] == own[name]
        if write is polecat.write_events:
            assert (row["type"], row["source"], row["target"]) == (
                own["type"], own["source"], own["target"],
            )  # fmt: skip
        else:
            assert row["cameo"] == own["cameo"]


def test_without_pyarrow_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    path = saved(tmp_path, gdelt_2())
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"communique\[tables\]"):
        read(path)
