"""Ours and another data set counted side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow
import pytest

from communique.errors import InputError
from communique.exports.comparison import compare

KINDS = {"date": pyarrow.date32(), **dict.fromkeys(("source", "target", "type"), pyarrow.string())}


def dyads(*rows: tuple[str, str | None, str | None, str | None]) -> Any:
    columns = [
        [dt.date.fromisoformat(row[0]) for row in rows],
        *([row[place] for row in rows] for place in (1, 2, 3)),
    ]
    return pyarrow.table(dict(zip(KINDS, columns, strict=True)), schema=pyarrow.schema(KINDS))


OURS = dyads(
    ("2021-04-18", "CZE", "RUS", "SANCTION"),
    ("2021-04-19", "RUS.GOV", "CZE.GOV", "SANCTION"),
    ("2021-05-02", "USA", "RUS", "ACCUSE"),
    ("2023-01-01", "CZE", "RUS", "ACCUSE"),
)
THEIRS = dyads(
    ("2021-04-01", "CZE.GOV", "RUS", "SANCTION"),
    ("2021-04-30", "CZE", "RUS.MIL", "SANCTION"),
    ("2021-04-30", "CZE", "RUS.MIL", None),
    ("2021-05-03", "RUS", "RUS.CVL", "COERCE"),
    ("2021-05-03", "UNK.CVL", "RUS", "PROTEST"),
    ("2021-05-03", "RUS", None, "PROTEST"),
)


def rows(found: Any) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in found.rows]


def test_counts_by_month_direction_and_type() -> None:
    found = compare(OURS, THEIRS, since=dt.date(2021, 4, 1))
    assert rows(found) == [
        ("2021-04", "CZE", "RUS", None, 0, 1),
        ("2021-04", "CZE", "RUS", "SANCTION", 1, 2),
        ("2021-04", "RUS", "CZE", "SANCTION", 1, 0),
        ("2021-05", "USA", "RUS", "ACCUSE", 1, 0),
    ]
    assert (found.ours, found.theirs, found.shared) == (3, 3, 1)


def test_only_days_that_both_reach_to_count() -> None:
    found = compare(OURS, THEIRS)
    assert (str(found.first), str(found.last)) == ("2021-04-18", "2021-05-03")
    assert (found.ours, found.theirs) == (3, 2)
    assert compare(OURS, dyads()).first is None
    assert compare(OURS, dyads(("1999-01-01", "USA", "RUS", "AID"))).rows == []


def test_a_pair_and_other_periods() -> None:
    found = compare(OURS, THEIRS, between=("RUS", "CZE"), period="year")
    assert {row[:3] for row in rows(found)} == {("2021", "CZE", "RUS"), ("2021", "RUS", "CZE")}
    assert rows(compare(OURS, THEIRS, period="day"))[0][0] == "2021-04-18"


def test_wrong_words() -> None:
    with pytest.raises(InputError, match="no period 'week'"):
        compare(OURS, THEIRS, period="week")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="two actors"):
        compare(OURS, THEIRS, between=("RUS", "RUS"))
