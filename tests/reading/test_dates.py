from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DateError
from communique.reading import dates, published_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("11 Jul. 2021, 19:04", "2021-07-11T19:04"),
        ("2021-07-11T19:04:05.123+09:00", "2021-07-11T19:04+09:00"),
        ("Wednesday, September 20, 2006", "2006-09-20"),
        ("Sun, 11 Jul 2021 19:04:00 GMT", "2021-07-11T19:04+00:00"),
        ("4:05 PM EST, Mon March 3, 2008", "2008-03-03T16:05-05:00"),
        ("12:15 a.m. on May 1, 2007", "2007-05-01T00:15"),
        ("03/04/2021", "2021-04-03"),
        ("04/23/2021", "2021-04-23"),
        ("20210711190400", "2021-07-11T19:04"),
        ("2021. 7. 11", "2021-07-11"),
        ("Oct. 4, 2016 5:30 p.m. (CST)", "2016-10-04T17:30"),
    ],
)
def test_forms(written: str, iso: str) -> None:
    assert published_date(written) == iso


@pytest.mark.parametrize("bad", ["", "yesterday", "July 2021", "31 February 2020", "2021-13-45",
                                 "99999999", "Sunday", "9" * 5000])  # fmt: skip
def test_no_dates(bad: str) -> None:
    with pytest.raises(DateError, match="not a date of publication"):
        published_date(bad)


def test_objects_and_numbers() -> None:
    assert published_date(dt.date(2021, 7, 11)) == "2021-07-11"
    assert published_date(dt.datetime(2021, 7, 11, 19, 4, 9)) == "2021-07-11T19:04"
    for number, iso in ((20210711, "2021-07-11"), (1626030240, "2021-07-11T19:04+00:00"),
                        (1626030240000, "2021-07-11T19:04+00:00")):  # fmt: skip
        stamp = dates.from_value(number)
        assert stamp is not None
        assert stamp.iso() == iso


@given(st.dates(dt.date(1600, 1, 1), dt.date(2199, 12, 31)))
def test_any_day_in_any_form(day: dt.date) -> None:
    month = ("January", "February", "March", "April", "May", "June", "July", "August",
             "September", "October", "November", "December")[day.month - 1]  # fmt: skip
    for form in (f"{day.day} {month} {day.year}", f"{month[:3]}. {day.day}, {day.year}",
                 f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat()):  # fmt: skip
        assert published_date(form) == day.isoformat()


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none(text: str) -> None:
    stamp = dates.parse(text)
    assert stamp is None or dt.datetime.fromisoformat(stamp.iso())


def test_future() -> None:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert dates.is_future("2026-01-03", now)
    assert not dates.is_future("2026-01-02T08:00+14:00", now)
