"""Series: counts, shares and balances of a pair, by period, in one direction or both."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import LedgerError
from communique.ledger import Ledger
from communique.ledger.series import (
    PERIODS,
    QUADS,
    SCHEMA,
    TYPES,
    Counted,
    begin,
    label,
    series,
    tally,
)
from tests.ledger.making import record

if TYPE_CHECKING:
    from pathlib import Path

    from communique.ledger.series import Period

CONSULT, AID, ACCUSE, ASSAULT = (
    ("CONSULT", 1, 2.0),
    ("AID", 2, 7.0),
    ("ACCUSE", 3, -2.0),
    ("ASSAULT", 4, -9.0),
)


def event(
    what: tuple[str, int, float] = CONSULT,
    actors: tuple[str, ...] = ("PRK",),
    recipients: tuple[str, ...] = ("CHN",),
    day: str | None = "2021-07-10",
    last: str | None = None,
    published: str | None = "2021-07-11",
    outlets: str = "A",
) -> Counted:
    first = dt.date.fromisoformat(day) if day else None
    return Counted(
        *what,
        actors,
        recipients,
        first,
        dt.date.fromisoformat(last) if last else first,
        dt.date.fromisoformat(published) if published else None,
        frozenset(outlets),
    )


def rows(*events: Counted, **arguments: Any) -> list[dict[str, Any]]:
    return tally(events, **arguments).to_pylist()


def test_the_numbers_of_a_month() -> None:
    (row,) = rows(
        event(CONSULT, outlets="AB"),
        event(CONSULT, actors=("CHN.GOV:xi",), recipients=("PRK.GOV:kim",), outlets="BC"),
        event(ACCUSE),
        event(AID),
        event(ASSAULT),
        event(ASSAULT),
    )
    assert (row["source"], row["target"], row["period"]) == ("CHN", "PRK", "2021-07")
    assert row["start"] == dt.date(2021, 7, 1)
    assert [row[name] for name in QUADS] == [2, 1, 1, 2]
    assert {name: row[name] for name in TYPES if row[name]} == {
        "consult": 2,
        "accuse": 1,
        "aid": 1,
        "assault": 2,
    }
    assert row["events"] == 6
    assert row["intensity"] == pytest.approx((2 + 2 - 2 + 7 - 9 - 9) / 6)
    assert (row["verbal"], row["material"], row["balance"]) == (0.5, 0.5, 0.0)
    assert row["words"] == pytest.approx(1 / 3)
    assert row["deeds"] == pytest.approx(-1 / 3)
    assert row["gap"] == pytest.approx(2 / 3)
    assert row["outlets"] == 3


def test_what_there_is_nothing_to_tell_from_is_null() -> None:
    (row,) = rows(event(ACCUSE))
    assert (row["words"], row["deeds"], row["gap"], row["balance"]) == (-1.0, None, None, -1.0)


def pairs(*events: Counted, **arguments: Any) -> list[tuple[str, str, int]]:
    return [(row["source"], row["target"], row["events"]) for row in rows(*events, **arguments)]


def test_directions() -> None:
    events = [
        event(AID, ("CHN",), ("PRK",)),
        event(AID, ("CHN",), ("PRK",)),
        event(ACCUSE, ("PRK",), ("CHN",)),
        event(CONSULT, ("PRK.GOV:kim", "CHN.GOV:xi"), ()),
    ]
    assert pairs(*events, directed=True) == [("CHN", "PRK", 3), ("PRK", "CHN", 2)]
    assert pairs(*events) == [("CHN", "PRK", 4)]
    assert pairs(*events, between=("PRK", "CHN")) == [("PRK", "CHN", 4)]


def test_who_makes_a_pair() -> None:
    assert pairs(event(actors=("PRK",), recipients=())) == []
    assert pairs(event(recipients=("PRK.CVL",))) == []  # At home.
    assert pairs(event(recipients=("UNK.UNK:nowhere",))) == []
    assert pairs(event(actors=("USA", "KOR"), recipients=("JPN",))) == [
        ("JPN", "KOR", 1),
        ("JPN", "USA", 1),
    ]
    both = event(actors=("PRK", "CHN"), recipients=("CHN", "PRK"))
    assert pairs(both) == [("CHN", "PRK", 1)]
    assert pairs(both, directed=True) == [("CHN", "PRK", 1), ("PRK", "CHN", 1)]


def test_a_pair_within_states() -> None:
    asked = ("PRK.GOV", "CHN")
    assert pairs(event(actors=("PRK.GOV:kim",)), between=asked) == [("PRK.GOV", "CHN", 1)]
    assert pairs(event(actors=("PRK.MIL",)), between=asked) == []
    assert pairs(event(recipients=("USA",)), between=asked) == []


@pytest.mark.parametrize(
    ("given_", "period", "found"),
    [
        ({"day": None}, "month", "2021-07"),
        ({"day": None, "published": None}, "month", None),
        ({"day": "2021-01-01", "last": "2021-12-31"}, "month", "2021-07"),
        ({"day": "2021-01-01", "last": "2021-12-31"}, "year", "2021"),
        ({"day": "2020-01-01", "last": "2020-12-31"}, "quarter", "2020-Q1"),
        ({"day": "0001-01-01", "last": "2014-03-31"}, "year", "2014"),
        ({"day": "2021-01-01"}, "week", "2020-W53"),
    ],
)
def test_the_period_of_an_event(given_: dict[str, Any], period: Period, found: str | None) -> None:
    assert [row["period"] for row in rows(event(**given_), period=period)] == (
        [found] if found else []
    )


def test_periods_without_events_are_rows_of_a_pair_that_is_asked_for() -> None:
    events = [event(day="2021-01-05"), event(day="2021-04-05")]
    assert len(rows(*events)) == 2
    found = rows(*events, between=("PRK", "CHN"))
    assert [(row["period"], row["events"]) for row in found] == [
        ("2021-01", 1),
        ("2021-02", 0),
        ("2021-03", 0),
        ("2021-04", 1),
    ]
    assert found[1]["intensity"] is None
    assert found[1]["outlets"] == 0


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@given(days, st.integers(0, 800), st.sampled_from(PERIODS))
def test_no_period_is_left_out_or_doubled(day: dt.date, length: int, period: Period) -> None:
    last = day + dt.timedelta(days=length)
    events = [event(day=str(one), published=None) for one in (day, last)]
    starts = [row["start"] for row in rows(*events, period=period, between=("PRK", "CHN"))]
    # As many as one gets by looking at every day.
    assert starts == sorted({begin(day + dt.timedelta(days=n), period) for n in range(length + 1)})
    assert len({label(start, period) for start in starts}) == len(starts)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger(tmp_path_factory.mktemp("series"))
    ledger.add(
        [
            record("d1", ("PRK", "CHN"), verb="met in Dandong about trade with"),
            record("d2", ("PRK", "CHN"), verb="met in Dandong about trade with"),
            record("d3", ("CHN", "PRK"), kind="AID", when="2021-08-02", verb="sent rice to"),
            record("d4", ("PRK", "CHN"), status="planned", verb="will meet"),
            record("d5", ("USA", "CHN"), verb="met"),
        ]
    )
    return ledger


def test_the_series_of_a_ledger(ledger: Ledger) -> None:
    found = series(ledger, between=("PRK", "CHN"))
    assert found.schema == SCHEMA
    assert isinstance(polars.from_arrow(found), polars.DataFrame)
    # Two articles tell of one meeting; what is planned does not count.
    assert [(row["period"], row["events"]) for row in found.to_pylist()] == [
        ("2021-07", 1),
        ("2021-08", 1),
    ]
    told = series(ledger, between=("PRK", "CHN"), once=False, status=None, timing=None)
    assert told.column("events").to_pylist() == [3, 1]
    assert told.column("outlets").to_pylist() == [1, 1]
    every = series(ledger, period="year").to_pylist()
    assert [(row["source"], row["target"], row["events"]) for row in every] == [
        ("CHN", "PRK", 2),
        ("CHN", "USA", 1),
    ]
    assert len(series(ledger, between=("PRK", "CHN"), since="2021-08")) == 1
    # The same by the ledger's own methods.
    assert ledger.series(between=("PRK", "CHN")) == found
    assert len(ledger.linked(between=("PRK", "CHN"), status="actual")) == 2


def test_a_pair_has_rows_from_the_first_to_the_last_day_asked_for(ledger: Ledger) -> None:
    asked = {"between": ("PRK", "CHN"), "since": "2021-06", "until": "2021-10"}
    found = ledger.series(**asked).to_pylist()
    assert [(row["period"], row["events"]) for row in found] == [
        ("2021-06", 0), ("2021-07", 1), ("2021-08", 1), ("2021-09", 0), ("2021-10", 0),
    ]  # fmt: skip
    both = ledger.series(**asked, directed=True).to_pylist()
    assert [(row["source"], row["events"]) for row in both if row["period"] == "2021-08"] == [
        ("CHN", 1),
        ("PRK", 0),
    ]
    assert len(both) == 10
    # Of two who had nothing to do with each other, the zeros are told.
    none = ledger.series(between=("PRK", "FJI"), since="2021", until="2021", period="quarter")
    assert none.column("events").to_pylist() == [0, 0, 0, 0]


def test_at_a_version(ledger: Ledger, tmp_path: Path) -> None:
    assert len(series(ledger.at(0))) == 0
    assert len(series(Ledger(tmp_path))) == 0


def test_wrong_words(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no period 'decade'"):
        series(ledger, period="decade")  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="between takes two actors"):
        series(ledger, between=("PRK",))
