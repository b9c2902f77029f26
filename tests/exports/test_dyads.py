"""Events as dyads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.exports.citation import sentence_number
from communique.exports.dyads import EVERYTHING, Selection, dyads, first_day, number, pairs
from tests.exports.conftest import TEXT, event, record, ref


def ids(actors: str, recipients: str) -> list[tuple[str | None, str | None]]:
    told = event(
        1,
        actors=tuple(map(ref, actors.split())),
        recipients=tuple(map(ref, recipients.split())),
    )
    return [(a.actor if a else None, b.actor if b else None) for a, b in pairs(told)]


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        ("EGY TCD", "SDN LBY", [("EGY", "SDN"), ("EGY", "LBY"), ("TCD", "SDN"), ("TCD", "LBY")]),
        ("EGY TCD", "", [("EGY", "TCD"), ("TCD", "EGY")]),
        ("EGY", "", [("EGY", None)]),
        ("", "EGY", [(None, "EGY")]),
        ("", "", []),
        ("EGY EGY", "", [("EGY", None)]),
        ("EGY EGY", "SDN SDN", [("EGY", "SDN")]),
        ("EGY SDN", "EGY SDN", [("EGY", "SDN"), ("SDN", "EGY")]),
        ("SDN.REB", "SDN.REB", [("SDN.REB", "SDN.REB")]),
    ],
)
def test_pairs(actors: str, recipients: str, expected: list[tuple[str, str]]) -> None:
    assert ids(actors, recipients) == expected


@given(st.lists(st.sampled_from("A B C D E".split()), unique=True, min_size=2))
def test_symmetric_events_have_every_ordered_pair(actors: list[str]) -> None:
    found = ids(" ".join(actors), "")
    assert len(found) == len(set(found)) == len(actors) * (len(actors) - 1)
    assert all(one != other for one, other in found)


def test_only_what_happened_now_goes_out_unless_asked() -> None:
    found = {dyad.event.id for dyad in dyads([record()])}
    assert found == {"e1", "e2", "e3"}
    assert {dyad.event.id for dyad in dyads([record()], EVERYTHING)} == {
        f"e{n}" for n in range(1, 6)
    }
    planned = Selection(statuses=("planned",))
    assert [dyad.event.id for dyad in dyads([record()], planned)] == ["e4"]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2021-07-11", date(2021, 7, 11)),
        ("2021-07-10/2021-07-11", date(2021, 7, 10)),
        ("1950/1953", date(1950, 1, 1)),
        ("1950~", date(1950, 1, 1)),
        ("2024-24", date(2024, 12, 1)),
        ("201X", date(2010, 1, 1)),
        ("2021-XX-XX?", date(2021, 1, 1)),
        ("2014-02/..", date(2014, 2, 1)),
        ("../2014-03-16", date(2014, 3, 16)),
        ("/2014-03-16", date(2014, 3, 16)),
        ("2021-07-11T19:04", date(2021, 7, 11)),
        ("2021-02-30", None),
        ("2021-13", None),
        ("-0480", None),
        ("0000", None),
        ("soon", None),
        ("../..", None),
    ],
)
def test_first_day(edtf: str, expected: date | None) -> None:
    assert first_day(edtf) == expected


def test_an_event_of_unknown_time_has_the_day_of_publication() -> None:
    march = next(dyad for dyad in dyads([record()]) if dyad.event.id == "e3")
    assert march.day == date(2024, 5, 5)
    undated = next(d for d in dyads([record(published=None)]) if d.event.id == "e3")
    assert undated.day is None


def test_numbers_fit_a_double_and_differ() -> None:
    found = {number(str(key)) for key in range(20_000)}
    assert len(found) == 20_000
    assert all(int(float(value)) == value < 2**53 for value in found)


def test_sentences_are_counted_with_the_title_as_the_first() -> None:
    told = record()
    places = ["Talks", "Gen.", "Egypt, ", "Protesters"]
    assert [sentence_number(told, TEXT.index(words)) for words in places] == [1, 2, 3, 4]
