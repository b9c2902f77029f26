"""The day of a dateline, from which "today" is counted."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, March 13 - France signed a treaty today.", "2019-03-13"),
        ("PARIS, March 13 (AP) - France signed a treaty yesterday.", "2019-03-12"),
        ("ARUSHA, Tanzania, March 12 - Kenya signed a treaty today.", "2019-03-12"),
        # A paper of the same day, an old report, no dateline at all.
        ("PARIS, March 14 - France signed a treaty today.", "2019-03-14"),
        ("PARIS, March 2 - France signed a treaty today.", "2019-03-14"),
        ("In Paris, March 13 was a holiday. France signed a treaty today.", "2019-03-14"),
    ],
)
def test_today_is_the_day_of_the_dateline(read_times, text, expected):
    parse = read_times(text)
    (told,) = [t.edtf for t in parse.times if parse.text[t.start : t.end] in {"today", "yesterday"}]
    assert told == expected


def test_without_such_a_word_it_is_the_day_of_publication(read_times):
    parse = read_times("PARIS, March 13 - France has signed a treaty.")
    (verb,) = [t for t in parse.doc if t.text == "signed"]
    assert parse.clock.at(verb).when.edtf == "2019-03-14"
