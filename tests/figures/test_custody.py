"""People counted by what states do with them, and shares beside what they are a share of."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway ordered nine members of staff at the Chinese embassy to leave within a week.",
            ("diplomats", 9, "CHN", ("CHN", "NOR"), None),
        ),
        (
            "Brazil gave six employees of the Iranian consulate 48 hours to go.",
            ("diplomats", 6, "IRN", ("BRA", "IRN"), None),
        ),
        (
            "Canada threw 30 Indian officials out of the country.",
            ("diplomats", 30, "IND", ("CAN", "IND"), None),
        ),
        (
            "Mali let 60 rebels go, and freed 15 men in return for 11 Nigerien soldiers.",
            ("prisoners", 11, "NER", ("MLI", "NER"), None),
        ),
        (
            "Egypt handed over 40 Israeli prisoners and received 300 of its own.",
            ("prisoners", 300, "EGY", ("EGY", "ISR"), None),
        ),
        (
            "Iran and Iraq will exchange 700 prisoners. Iraqi buses took 90 men to Basra.",
            ("prisoners", 90, "IRQ", ("IRN", "IRQ"), None),
        ),
        (
            "Nepal buys fuel from India. Two-way trade came to $8 billion in 2018, about 60 "
            "percent of the Nepali total; tea makes up little of it.",
            ("trade", 0.6, None, ("IND", "NPL"), "2018"),
        ),
    ],
)
def test_people_in_custody_and_shares(text, expected, read):
    found = [(f.indicator, f.value, f.of, f.between, f.period) for f in read(text)]
    assert expected in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Fire killed six employees of the Iranian consulate's landlord in Brazil.",
        "Mali asked 12 members of the Nigerien team to play again.",
        "Buses carried 90 men to the border of Iran.",
        "In return for 40 votes the Malian senator praised Niger.",
    ],
)
def test_others_are_not_in_custody(text, read):
    assert not [f for f in read(text) if f.indicator in {"diplomats", "prisoners"}]
