"""Coding: PLOVER's folding of what is to come, times against the document, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events.coding import bounds, days_between
from communique.events.frames import INTENSITY, QUAD

if TYPE_CHECKING:
    from tests.events.conftest import Code


@pytest.mark.parametrize(
    ("text", "kind", "mode", "cameo", "status"),
    [
        # What is promised of cooperation is AGREE, coded by what is promised.
        ("France will send food aid to Mali.", "AGREE", None, "033", "planned"),
        ("France promised to send food aid to Mali.", "AGREE", None, "033", "actual"),
        ("France will meet Spain on Thursday.", "AGREE", None, "036", "planned"),
        ("France will recognise Kosovo.", "AGREE", None, "032", "planned"),
        # A withdrawal to come is a concession in words.
        ("Russia will withdraw its troops from Georgia.", "CONCEDE", None, "083", "planned"),
        ("Russia promised to withdraw its troops from Georgia.", "CONCEDE", None, "083", "actual"),
        # Force to come is a threat, by the kind of force.
        ("Turkey will bomb Syria.", "THREATEN", "violence", "138", "planned"),
        ("Turkey threatened to bomb Syria.", "THREATEN", "violence", "138", "actual"),
        ("Turkey threatened to expel the Dutch ambassador.", "THREATEN", "expel", "132", "actual"),
        ("Turkey threatened to impose sanctions on Syria.", "THREATEN", "relations", "132",
         "actual"),
        # What has happened stays what it is.
        ("France sent food aid to Mali.", "AID", None, None, "actual"),
        ("Turkey bombed Syria.", "ASSAULT", "aerial", None, "actual"),
        # "Will not" refuses; "did not" tells that nothing happened.
        ("Serbia will not meet Kosovo.", "REJECT", "meet", "125", "actual"),
        ("Serbia won't hold talks with Kosovo.", "REJECT", "meet", "125", "actual"),
        ("France will not send food aid to Mali.", "REJECT", "assist", "122", "actual"),
        ("Russia will not withdraw its troops from Georgia.", "REJECT", "yield", "124", "actual"),
        ("Serbia refused to meet Kosovo.", "REJECT", "meet", "125", "actual"),
        ("Serbia did not meet Kosovo.", "CONSULT", None, None, "negated"),
        ("Turkey will not bomb Syria.", "ASSAULT", "aerial", None, "negated"),
    ],
)  # fmt: skip
def test_folding(
    by_frames: Code, text: str, kind: str, mode: str | None, cameo: str | None, status: str
) -> None:
    event = by_frames(text)[0]
    assert (event.type, event.mode, event.status) == (kind, mode, status)
    assert cameo in {None, event.cameo}
    assert (event.quad, event.intensity) == (QUAD[kind], INTENSITY[kind])


def test_what_is_refused_has_not_happened(by_frames: Code) -> None:
    told = by_frames("Serbia refused to meet Kosovo.")
    assert [(e.type, e.status) for e in told if e.status == "actual"] == [("REJECT", "actual")]


@pytest.mark.parametrize(
    ("text", "timing", "edtf"),
    [
        ("Israel bombed Syria on Sunday.", "current", "2020-06-14"),
        ("Israel bombed Syria on 16 May 2020.", "current", "2020-05-16"),
        ("Israel bombed Syria on 14 May 2020.", "historical", "2020-05-14"),
        ("Israel bombed Syria in 2007.", "historical", "2007"),
        ("Russia will recall its ambassador to Poland on 1 July 2020.", "future", "2020-07-01"),
    ],
)
def test_timing(by_frames: Code, text: str, timing: str, edtf: str) -> None:
    (event,) = by_frames(text)
    assert (event.timing, event.when.edtf) == (timing, edtf)


def test_without_a_date_what_has_no_date_of_its_own_is_current(by_frames: Code) -> None:
    (event,) = by_frames("Israel bombed Syria.", None)
    assert (event.timing, event.when.edtf) == ("current", None)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-07-11", "2021-07-11", "2021-07-11"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("1950~", "1950-01-01", "1950-12-31"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-34", "2021-04-01", "2021-06-30"),
        ("1950/1953-07-27", "1950-01-01", "1953-07-27"),
        ("1950/..", "1950-01-01", None),
        ("../1953", None, "1953-12-31"),
        ("", None, None),
        ("Y-17000", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


def test_days_between() -> None:
    assert days_between("2020-02-28", "2020-03-01T12:00") == 2
    assert days_between("2020-03-01", "2020-02-28") == -2
    assert days_between("0000-13-01", "2020-03-01") == 0


def test_place(by_frames: Code) -> None:
    (event,) = by_frames("Israeli soldiers attacked a Syrian convoy near Damascus.")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Damascus", "SYR")
    (event,) = by_frames("Israeli soldiers attacked a Syrian convoy.")
    assert event.place is None


def test_an_event_carries_its_words_and_its_rule(by_frames: Code) -> None:
    text = "Rain fell on Monday. Israel bombed Syria. It rained on."
    (event,) = by_frames(text)
    assert event.id == "e1"
    assert event.trigger.text == "bombed"
    assert event.evidence.text == "Israel bombed Syria."
    assert event.rule.startswith("assault.")
    assert 0.5 < event.confidence <= 0.97
    assert text[event.trigger.start : event.trigger.end] == "bombed"


def test_who_says_so_is_kept_and_does_nothing(by_frames: Code) -> None:
    (event,) = by_frames("Poland said that Israel bombed Syria.")
    assert [party.actor for party in event.attribution] == ["POL"]
    assert [party.actor for party in event.actors] == ["ISR"]
