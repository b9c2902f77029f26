"""A chart for each series, as Vega-Lite, PNG, SVG and HTML."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import pytest

from communique.errors import CommuniqueError, MissingExtraError
from communique.exports.terminal import QUAD_NAME as TERMINAL_NAME
from communique.ledger.series import PERIODS, TYPES, Counted, tally
from communique.web.charts import chart, save
from communique.web.marks import CHARTS, QUAD_COLOUR, QUAD_NAME, TYPE_QUAD

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from communique.ledger.series import Period

pytest.importorskip("altair")
vl_convert = pytest.importorskip("vl_convert")


def event(kind: str, day: dt.date, pair: tuple[str, str] = ("PRK", "CHN")) -> Counted:
    quad = TYPE_QUAD[kind.lower()]
    intensity = {1: 4.0, 2: 7.0, 3: -3.0, 4: -9.0}[quad]
    told = frozenset({"The Paper", kind})
    return Counted(kind, quad, intensity, (pair[0],), (pair[1],), day, day, day, told)


def made(period: Period = "month", **arguments: Any) -> pa.Table:
    events = [
        event(kind.upper(), dt.date(2021, 1, 1) + dt.timedelta(days=37 * number), pair)
        for number, kind in enumerate(TYPES)
        for pair in (("PRK", "CHN"), ("CHN", "PRK"))
    ]
    return tally(events, period=period, between=("PRK", "CHN"), **arguments)


def values(drawn: Any) -> list[dict[str, Any]]:
    return list(drawn.to_dict()["data"]["values"])


@pytest.mark.parametrize("what", CHARTS)
@pytest.mark.parametrize("directed", [False, True])
def test_every_chart_is_drawn(what: str, directed: bool, capfd: pytest.CaptureFixture[str]) -> None:
    drawn = chart(made(directed=directed), what)
    svg = vl_convert.vegalite_to_svg(drawn.to_json())
    assert not capfd.readouterr().err
    assert CHARTS[what][1] in svg  # The title.
    assert "NaN" not in svg
    assert "undefined" not in svg
    assert ("CHN → PRK" in svg and "PRK → CHN" in svg) == directed
    assert svg.count("aria-roledescription") > 10


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_has_its_axis(period: Period) -> None:
    svg = vl_convert.vegalite_to_svg(chart(made(period), "quads").to_json())
    assert f"By {period}." in svg
    assert "2021" in svg


def test_bars_of_the_quad_classes_add_up() -> None:
    events = [
        event(kind, dt.date(2021, 7, 5)) for kind in ["CONSULT"] * 3 + ["AID", "ACCUSE", "ASSAULT"]
    ]
    marks = values(chart(tally(events)))
    assert {mark["class"]: (mark["low"], mark["high"]) for mark in marks} == {
        "Verbal cooperation": (0, 3),
        "Material cooperation": (3, 4),
        "Verbal conflict": (0, -1),
        "Material conflict": (-1, -2),
    }
    assert {(mark["start"], mark["end"]) for mark in marks} == {
        ("2021-07-01T00:00", "2021-08-01T00:00")
    }


def test_shares_fill_the_whole() -> None:
    events = [event(kind, dt.date(2021, 7, 5)) for kind in ["CONSULT"] * 3 + ["AID"]]
    marks = values(chart(tally(events), "shares"))
    assert [(mark["kind"], mark["low"], mark["high"]) for mark in marks] == [
        ("Words", 0, 0.75),
        ("Deeds", 0.75, 1),
    ]


def test_months_without_events_have_no_mean() -> None:
    days = [dt.date(2021, 1, 5), dt.date(2021, 5, 5)]
    table = tally([event("CONSULT", day) for day in days], between=("PRK", "CHN"))
    assert len(table) == 5
    for what in ("intensity", "balance", "shares", "deeds"):
        assert len(values(chart(table, what))) == 2, what
    assert len(values(chart(table, "outlets"))) == 5


@pytest.mark.parametrize("what", CHARTS)
def test_a_direction_without_events_keeps_its_place(what: str) -> None:
    table = tally([event("ACCUSE", dt.date(2021, 1, 5))], between=("PRK", "CHN"), directed=True)
    svg = vl_convert.vegalite_to_svg(chart(table, what).to_json())
    assert "PRK → CHN" in svg
    assert "CHN → PRK" in svg
    assert "NaN" not in svg


def test_one_period_does_not_fill_the_chart() -> None:
    drawn = chart(tally([event("ACCUSE", dt.date(2021, 4, 18))])).to_dict()
    domain = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert domain == ["2021-02-01", "2021-08-01"]
    # Both sides of the line are seen, and events are counted in whole numbers.
    axis = drawn["layer"][0]["encoding"]["y"]
    assert axis["scale"]["domain"] == [-1, 1]
    assert axis["axis"]["values"] == [-1, 0, 1]


def test_classes_are_named_and_ordered_as_in_the_terminal() -> None:
    assert [name.lower() for name in QUAD_NAME] == [TERMINAL_NAME[quad] for quad in (1, 2, 3, 4)]
    assert len(set(QUAD_COLOUR)) == 4
    assert set(TYPE_QUAD) == set(TYPES)


def test_a_title_of_ones_own() -> None:
    svg = vl_convert.vegalite_to_svg(chart(made(), title="Lips and teeth").to_json())
    assert "Lips and teeth" in svg
    assert "PRK and CHN:" not in svg


def test_files(tmp_path: Path) -> None:
    drawn = chart(made())
    png = save(drawn, tmp_path / "out.png").read_bytes()
    small = save(drawn, tmp_path / "small.PNG", scale=1).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 2 * int.from_bytes(small[16:20], "big")
    assert save(drawn, tmp_path / "out.svg").read_text(encoding="utf-8").startswith("<svg")
    page = save(drawn, tmp_path / "out.html").read_text(encoding="utf-8")
    # All it needs is in it.
    assert "<script src=" not in page
    assert "cooperation and conflict" in page
    assert save(drawn, str(tmp_path / "out.json")).read_text(encoding="utf-8").startswith("{")


def test_what_cannot_be_drawn_or_written(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError, match="no chart 'pie'"):
        chart(made(), "pie")
    with pytest.raises(CommuniqueError, match="no events"):
        chart(tally([]))
    several = [
        event("CONSULT", dt.date(2021, 1, 1)),
        event("AID", dt.date(2021, 1, 1), ("USA", "JPN")),
    ]
    with pytest.raises(CommuniqueError, match="2 pairs"):
        chart(tally(several))
    drawn = chart(made())
    with pytest.raises(CommuniqueError, match=r"not as \.pdf"):
        save(drawn, tmp_path / "out.pdf")
    with pytest.raises(CommuniqueError, match="cannot be written"):
        save(drawn, tmp_path / "missing" / "out.svg")


@pytest.mark.parametrize("module", ["altair", "vl_convert"])
def test_without_the_extra(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = chart(made())
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'communique\[charts\]'"):
        save(chart(made()) if module == "altair" else drawn, tmp_path / "out.svg")
