"""Numbers that leave out what they share with others, and numbers told of a noun before them."""

from __future__ import annotations

import pytest


def told(found):
    return [(f.indicator, f.value, f.of, f.between) for f in found]


def test_second_state_without_verb_or_noun(read):
    found = read("Spain has 900 soldiers in Mali and Portugal 200.")
    assert told(found) == [
        ("troops", 900, "ESP", ("ESP", "MLI")),
        ("troops", 200, "PRT", ("MLI", "PRT")),
    ]


def test_the_wounded_are_of_those_who_were_killed(read):
    found = read("Turkish shells killed four Syrian soldiers and wounded nine.")
    assert told(found) == [
        ("deaths", 4, "SYR", ("SYR", "TUR")),
        ("injuries", 9, "SYR", ("SYR", "TUR")),
    ]


def test_other_way_of_trade_is_of_the_same_state(read):
    found = read(
        "Exports from Kenya to Uganda fell 8 percent in 2019 while imports rose 3 percent."
    )
    assert [(f.flow, f.of, f.value) for f in found] == [
        ("exports", "KEN", -0.08),
        ("imports", "KEN", 0.03),
    ]


def test_part_of_those_counted(read):
    found = read("Canada has 600 soldiers in Europe, 400 of them in Latvia.")
    assert ("troops", 400, "CAN", ("CAN", "LVA")) in told(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The number of Malian refugees in Niger has risen to 60,000.",
            ("refugees", 60_000, "MLI", ("MLI", "NER")),
        ),
        (
            "The number of Indian troops in Bhutan fell to 500.",
            ("troops", 500, "IND", ("BTN", "IND")),
        ),
        (
            "Some 70,000 Malians have fled to Niger.",
            ("refugees", 70_000, "MLI", ("MLI", "NER")),
        ),
        (
            "Mauritania freed 12 Senegalese fishermen.",
            ("detainees", 12, "SEN", ("MRT", "SEN")),
        ),
        (
            "Norway gave Kenya 90 million kroner to help house Somali refugees.",
            ("aid", 90e6, "NOR", ("KEN", "NOR")),
        ),
        (
            "Chile shipped timber worth $80 million to Japan.",
            ("trade", 80e6, "CHL", ("CHL", "JPN")),
        ),
        (
            "Dutch imports of Nigerian oil came to $3 billion.",
            ("oil", 3e9, "NLD", ("NGA", "NLD")),
        ),
    ],
)
def test_what_a_number_counts(read, text, expected):
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "India has 200 more warships than Pakistan.",
        "Turkish shells killed five people.",
        "Some 20,000 Malians return from Niger each day.",
    ],
)
def test_what_tells_no_amount_between_states(read, text):
    assert read(text) == []


def test_states_that_are_only_held_against_are_no_parties(read):
    (figure,) = read("Japan bought 8 percent of Chile's exports in 2018, second only to China.")
    assert (figure.of, figure.between) == ("CHL", ("CHL", "JPN"))


def test_partner_does_not_account_for_its_own_trade(read):
    (figure,) = read("Ghana, a neighbor of Togo, accounts for 9 percent of its imports.")
    assert (figure.of, figure.between) == ("TGO", ("GHA", "TGO"))


def test_rank_told_by_what_follows(read):
    (figure,) = read("Chile is the third-largest market for Peruvian goods.")
    assert (figure.measure, figure.value, figure.flow, figure.of) == ("rank", 3, "exports", "PER")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            "In May 2021 Iran's exports to Syria were up 60 percent compared with a year earlier.",
            (0.6, "2020-05", None),
        ),
        (
            "Togo's exports to Ghana came to $80 million in 2019, down from 100 million in 2018.",
            (-0.2, "2018", 100e6),
        ),
        (
            "Kenya cut its tariff on Ugandan milk from 20 percent to 15 percent.",
            (-0.25, None, 0.2),
        ),
        (
            "Trade between Oman and Yemen shrank by almost a quarter in 2015.",
            (-0.25, "2014", None),
        ),
        (
            "Trade between Oman and Yemen fell 10 percent in 2015 to $90 million, "
            "after $100 million in 2014.",
            (-0.1, "2014", 100e6),
        ),
        # What contradicts itself keeps change and base as they are told.
        (
            "Trade between Oman and Yemen doubled from $30 million in 2014 to $40 million in 2015.",
            (1.0, "2014", 30e6),
        ),
    ],
)
def test_changes(read, text, change):
    (figure,) = read(text)
    assert figure.change is not None
    stated = (figure.change.value, figure.change.base_period, figure.change.implied_base)
    assert stated == change


def test_doubling_to_come_is_no_change(read):
    (figure,) = read("Moldovan exports to Belarus, worth $34 million in 2019, are to double.")
    assert (figure.value, figure.change) == (34e6, None)


def test_pledge_has_no_source(read):
    (figure,) = read("The European Union has pledged Niger 600 million euros in aid until 2030.")
    assert (figure.source, figure.period) == (None, None)


def test_who_acts_and_tells_is_a_source(read):
    found = read("Latvia expelled five Russian envoys, saying that Russia had killed two Latvians.")
    deaths = [f for f in found if f.indicator == "deaths"]
    assert [f.source.text for f in deaths if f.source is not None] == ["Latvia"]
