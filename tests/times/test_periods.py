"""Each period is found in its examples, with its dates, and not in its counterexamples."""

from __future__ import annotations

import re
from datetime import date

import pytest

from communique.data import entries
from communique.times import edtf, periods
from communique.times.periods import Period

ALL = entries("periods", Period)
ANCHOR = date(2026, 1, 1)
_POINT = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")


def test_there_are_several_hundred() -> None:
    assert len(ALL) > 500


@pytest.mark.parametrize("period", ALL, ids=lambda p: f"{p.name} {p.start}")
def test_period(period: Period) -> None:
    assert _POINT.fullmatch(period.start)
    if period.end is not None:
        assert _POINT.fullmatch(period.end)
        first, last = edtf.bounds(period.start)[0], edtf.bounds(period.end)[1]
        assert first is None or last is None or first <= last
    assert period.examples
    table = periods.load()
    for sentence in period.examples:
        found = list(table.find(sentence))
        values = [
            e.reading.value or (e.reading.anchored and e.reading.anchored(ANCHOR, "none"))
            for e in found
        ]
        wanted = {period.edtf, period.start, period.end}
        shared = {e.reading.anchored is not None for e in found} == {True}
        assert (set(values) & wanted) or shared, (sentence, values)
    names = {period.name, *period.aliases}
    for sentence in period.counterexamples:
        assert any(name in sentence for name in names)
        assert not any(sentence[e.start : e.end] in names for e in table.find(sentence))


def test_a_shared_name_means_the_last_that_had_begun() -> None:
    sentence = "The pact was left under the Trump administration."
    reading = next(iter(periods.load().find(sentence))).reading
    assert reading.anchored is not None
    assert reading.anchored(date(2019, 3, 14), "past") == "2017/2021"
    assert reading.anchored(date(2025, 6, 1), "past") == "2025-01-20/.."


def test_a_government_that_acts_is_marked_as_a_holder_of_office() -> None:
    found = list(periods.load().find("The Obama administration imposed sanctions."))
    assert [e.reading.group for e in found] == ["holder"]
    found = list(periods.load().find("They were imposed under the Obama administration."))
    assert [e.reading.group for e in found] == ["term"]


def test_the_war_means_the_war_named_before() -> None:
    text = "China entered the Korean War in 1950. The phrase dates back to the war."
    found = [(text[e.start : e.end], e.reading.value) for e in periods.load().find(text)]
    assert found == [("Korean War", "1950/1953"), ("the war", "1950/1953")]
    assert not list(periods.load().find("The phrase dates back to the war."))
