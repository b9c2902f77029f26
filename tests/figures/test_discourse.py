"""Figures whose states, goods or time stand in another sentence, or in another clause."""

from __future__ import annotations

import pytest


def told(found):
    return [(f.indicator, f.value, f.of, f.between) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The recipient of whom the article tells.
        (
            "Nepal is poor. India and Nepal opened a road. India also gave a grant of $30 million.",
            ("aid", 30e6, "IND", ("IND", "NPL")),
        ),
        # "it" takes up trade that was told of without a number.
        (
            "Trade between Mali and Niger is growing. It rose 9 percent in 2019 to $80 million.",
            ("trade", 80e6, None, ("MLI", "NER")),
        ),
        # Another host of the same people.
        (
            "Kenya shelters 90,000 Somalis. Ethiopia has taken in 70,000.",
            ("refugees", 70_000, "SOM", ("ETH", "SOM")),
        ),
        # Imports "from X" alone are those of the state told of before.
        (
            "Mali and Niger quarrel. Imports from Niger fell 5 percent in 2018 to $9 million.",
            ("trade", 9e6, "MLI", ("MLI", "NER")),
        ),
        # Goods that the sentence before has named.
        (
            "Kenya buys wheat from Russia. Russia shipped 90,000 tonnes to Kenya in 2019.",
            ("grain", 90_000, "RUS", ("KEN", "RUS")),
        ),
        # Whose relative clause it is.
        (
            "Peru has turned to Japan, which is lending it $70 million.",
            ("loan", 70e6, "JPN", ("JPN", "PER")),
        ),
    ],
)
def test_what_a_sentence_leaves_out(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        # Nobody in particular receives it.
        "Peru is a partner of Japan. Japan has given $9 billion in aid to poor countries.",
        # A fund-raiser's gift is no aid.
        "The billionaire gave $9 million to his party in Peru and Chile.",
        # A price is no share.
        "Chile sold Peru wheat at half the price.",
        # Its own arms are sold to nobody.
        "India has 90 submarines and China 120.",
    ],
)
def test_what_leaves_nothing_out(read, text):
    assert read(text) == []


def test_time_of_a_promise_or_report_is_not_that_of_the_amount(read):
    (figure,) = read("Chile agreed on Saturday to give Peru 20 helicopters.")
    assert (figure.value, figure.of, figure.period) == (20, "CHL", None)
    (figure,) = read("Chile will free 20 Peruvian prisoners, the foreign minister said on Friday.")
    assert (figure.value, figure.of, figure.period) == (20, "PER", None)


def test_year_of_an_accord_is_not_that_of_the_amount(read):
    (figure,) = read("Chile has 300 soldiers in Peru under a 1976 accord.")
    assert figure.period is None


def test_teller_at_the_end_is_the_source(read):
    (figure,) = read(
        "Peru's exports to Japan rose 5 percent in 2019, the Andean Institute, a consultancy, said."
    )
    assert figure.source is not None
    assert figure.source.text == "Andean Institute"


def test_a_force_of_many_is_of_none(read):
    assert read("The 500 U.N. troops in Mali were attacked by Niger.") == []


@pytest.mark.parametrize(
    "text",
    [
        # States that only do the same are no partners.
        "Kenya and France have each contributed 1,200 soldiers.",
        # An age is no number of soldiers.
        "Peru has 300 soldiers in Chile. President Juan Soto of Peru, 66, has a good rating.",
    ],
)
def test_no_partner_and_no_number(read, text):
    assert [f for f in read(text) if f.value != 300] == []


def test_relative_clause_between_commas_has_its_own_states(read):
    found = read("Chad, which hosts 90,000 Sudanese refugees, has signed a pact with France.")
    assert told(found) == [("refugees", 90_000, "SDN", ("SDN", "TCD"))]
