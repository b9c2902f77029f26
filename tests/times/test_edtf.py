from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.times import edtf


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-07-11", date(2021, 7, 11), date(2021, 7, 11)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1961", date(1961, 1, 1), date(1961, 12, 31)),
        ("1950/1953", date(1950, 1, 1), date(1953, 12, 31)),
        ("2018-22", date(2018, 6, 1), date(2018, 8, 31)),
        ("2018-24", date(2018, 12, 1), date(2019, 2, 28)),
        ("2014/..", date(2014, 1, 1), None),
        ("../2019", None, date(2019, 12, 31)),
        ("1950~", date(1950, 1, 1), date(1950, 12, 31)),
        ("-0148", None, None),
    ],
)
def test_bounds(value: str, first: date | None, last: date | None) -> None:
    assert edtf.bounds(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "count", "unit", "wanted"),
    [
        ("2021-07-11", -10, "day", "2021-07-01"),
        ("2021-07-10/2021-07-11", 2, "day", "2021-07-13"),
        ("2021-07-10/2021-07-11", -2, "day", "2021-07-08"),
        ("2021-07", 10, "day", "2021-07~"),
        ("2020-12-31", 2, "month", "2021-02"),
        ("2021", 3, "month", "2021~"),
        ("2021-07-11", -60, "year", "1961"),
        ("2021", -2, "decade", "2001"),
        ("1953~", 2, "year", "1955~"),
        ("2014/..", 1, "day", None),
        ("0001-01-01", -5, "day", None),
    ],
)
def test_moved(value: str, count: float, unit: edtf.Unit, wanted: str | None) -> None:
    assert edtf.moved(value, count, unit) == wanted


def test_centuries_have_a_hundred_years_and_no_year_nought() -> None:
    assert edtf.century(20) == "1901/2000"
    assert edtf.century(1) == "0001/0100"
    assert edtf.century(-5) == "-0499/-0400"


@given(st.dates(date(2, 1, 1), date(9000, 12, 31)), st.integers(-300, 300))
def test_moving_days_there_and_back_is_nothing(day: date, count: int) -> None:
    there = edtf.moved(day.isoformat(), count, "day")
    assert there is not None
    assert edtf.moved(there, -count, "day") == day.isoformat()


@given(st.dates(date(1000, 1, 1), date(3000, 12, 31)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    first, last = edtf.bounds(edtf.week(day))
    assert first is not None
    assert last is not None
    assert first.weekday() == 0
    assert (last - first).days == 6
    assert first <= day <= last
