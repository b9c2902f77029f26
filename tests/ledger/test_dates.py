"""The first and last day of a time in EDTF."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.ledger.dates import FIRST, LAST, bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-07-11", "2021-07-11", "2021-07-11"),
        ("2021-07-11T19:04", "2021-07-11", "2021-07-11"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1950~", "1950-01-01", "1950-12-31"),
        ("?2004-06", "2004-06-01", "2004-06-30"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("1950/1953", "1950-01-01", "1953-12-31"),
        ("2021-07-10/2021-07-11", "2021-07-10", "2021-07-11"),
        ("/2019-03", "2019-03-01", "2019-03-31"),
        ("2019-03/", "2019-03-01", "2019-03-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_open_ends() -> None:
    assert bounds("2019/..") == (dt.date(2019, 1, 1), LAST)
    assert bounds("../2019") == (FIRST, dt.date(2019, 12, 31))


@pytest.mark.parametrize("edtf", [None, "", "soon", "2021-13", "2021-02-30", "0000", "/"])
def test_what_is_no_date_has_none(edtf: str | None) -> None:
    assert bounds(edtf) == (None, None)
