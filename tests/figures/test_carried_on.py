"""Figures that a sentence of its own holds against, takes up or parts from those told before."""

from __future__ import annotations

import pytest


def told(figures):
    return [(f.indicator, f.flow, f.of, f.between, f.measure, f.value, f.period) for f in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What an amount was before, in a sentence that compares.
        (
            "Peru's exports to Chile came to $174 million in 2019. The figure compares with $150 "
            "million the year before and a record $190 million in 2016.",
            [
                ("trade", "exports", "PER", ("CHL", "PER"), "level", 150e6, "2018"),
                ("trade", "exports", "PER", ("CHL", "PER"), "level", 190e6, "2016"),
            ],
        ),
        (
            "Some 4,000 Chileans fled to Peru in May 2019. That was up from 1,200 in April.",
            [("refugees", None, "CHL", ("CHL", "PER"), "level", 1_200, "2019-04")],
        ),
        # It sets no time for what is told after it.
        (
            "Peru's exports to Chile came to $174 million in 2019. That compares with $150 million "
            "in 2018. Imports fell to $90 million.",
            [("trade", "imports", "PER", ("CHL", "PER"), "level", 90e6, "2019")],
        ),
        # Shares of the trade of the state whose partners rank.
        (
            "Bolivia remained Peru's largest export market. It took 12 percent of the country's "
            "exports, while Chile accounted for 8 percent and Ecuador for 7.",
            [
                ("trade", "exports", "PER", ("BOL", "PER"), "share", 0.12, None),
                ("trade", "exports", "PER", ("CHL", "PER"), "share", 0.08, None),
                ("trade", "exports", "PER", ("ECU", "PER"), "share", 0.07, None),
            ],
        ),
        # What a supplier covers is not its own.
        (
            "Moldova is short of power. Romania supplies 80 percent of its electricity.",
            [("electricity", "imports", "MDA", ("MDA", "ROU"), "share", 0.8, None)],
        ),
        # Each number has the place behind it.
        (
            "Russia, which keeps 5,000 troops in Tajikistan and 500 at an air base in Kyrgyzstan, "
            "called for restraint.",
            [
                ("troops", None, "RUS", ("RUS", "TJK"), "level", 5_000, None),
                ("troops", None, "RUS", ("KGZ", "RUS"), "level", 500, None),
            ],
        ),
        # The time of a deed told next is its own.
        (
            "Malawi owes China $300 million, and in January asked it to wait.",
            [("debt", None, "MWI", ("CHN", "MWI"), "level", 300e6, None)],
        ),
        (
            "Imports from Chile were $86 million, while Peru's exports to that country climbed to "
            "$19 million.",
            [("trade", "exports", "PER", ("CHL", "PER"), "level", 19e6, None)],
        ),
        # Parts of a sum.
        (
            "Norway gave Moldova 1.1 billion crowns in aid. Of that, 350 million was for schools.",
            [("aid", None, "NOR", ("MDA", "NOR"), "level", 350e6, None)],
        ),
        (
            "Italy gave Chad $90 million in loans and grants, a third of it for schools.",
            [("loan", None, "ITA", ("ITA", "TCD"), "share", 0.3333, None)],
        ),
        # The dead of either side.
        (
            "Fighting between Peru and Chile left 55 people dead, 36 of them on the Peruvian side "
            "and 19 on the Chilean.",
            [
                ("deaths", None, "PER", ("CHL", "PER"), "level", 36, None),
                ("deaths", None, "CHL", ("CHL", "PER"), "level", 19, None),
            ],
        ),
        # Servicemen are held as soldiers are.
        (
            "Peru is holding three Chilean servicemen.",
            [("prisoners", None, "CHL", ("CHL", "PER"), "level", 3, None)],
        ),
        # The next in rank.
        (
            "Russia remained Tajikistan's biggest source of remittances, ahead of Kazakhstan, with "
            "$384 million.",
            [("remittances", None, "KAZ", ("KAZ", "TJK"), "level", 384e6, None)],
        ),
    ],
)
def test_what_is_carried_on(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_a_part_of_what_it_was(read):
    (figure,) = read(
        "Trade between Peru and Chile fell to $9 million in the first half of 2019, a tenth of "
        "what it was in the same period of 2016."
    )
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (-0.9, "2016-01/2016-06")


def test_the_currency_of_the_article(read):
    text = (
        "Kenya's exports to Uganda came to 126 billion shillings in 2019.\n\nThe minister met "
        "farmers.\n\nTanzania bought Kenyan goods worth 48 billion shillings."
    )
    assert [f.unit for f in read(text)] == ["KES", "KES"]
