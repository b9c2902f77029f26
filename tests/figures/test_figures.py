"""Figures of whole sentences: whose, between whom, when, by how much, according to whom."""

from __future__ import annotations

import pytest


def one(found):
    (figure,) = found
    return figure


def test_change_and_level_are_one_figure_with_the_base_derived(read):
    figure = one(read("Trade between Ghana and Mali fell 20 percent in 2019 to $40 million."))
    assert (figure.indicator, figure.flow, figure.measure) == ("trade", "total", "level")
    assert (figure.value, figure.unit, figure.period) == (40e6, "USD", "2019")
    assert figure.between == ("GHA", "MLI")
    assert figure.of is None
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (-0.2, "2018")
    assert figure.change.implied_base == 50e6


def test_stated_base_gives_the_change(read):
    figure = one(
        read("Peru's exports to Japan rose from $1 billion in 2015 to $1.5 billion in 2018.")
    )
    assert figure.change is not None
    assert (figure.change.value, figure.change.implied_base) == (0.5, 1e9)
    assert (figure.period, figure.change.base_period) == ("2018", "2015")


def test_contradiction_keeps_all_as_told(read):
    figure = one(
        read("Peru's exports to Japan rose 90 percent from $1 billion in 2015 to $1.5 billion.")
    )
    assert figure.change is not None
    assert figure.change.value == 0.9
    assert figure.change.implied_base == 1e9


def test_share_of_one_states_trade(read):
    figure = one(read("Italy buys 15 percent of Tunisia's exports."))
    assert (figure.measure, figure.value, figure.unit) == ("share", 0.15, None)
    assert (figure.of, figure.between) == ("TUN", ("ITA", "TUN"))


def test_rank(read):
    figure = one(read("Egypt is Sudan's third-largest trading partner."))
    assert (figure.measure, figure.value, figure.of) == ("rank", 3, "SDN")
    assert figure.between == ("EGY", "SDN")


@pytest.mark.parametrize(
    ("text", "actor", "words"),
    [
        (
            "Trade between Ghana and Mali fell 20 percent, according to Ghana's finance ministry.",
            "GHA",
            "Ghana's finance ministry",
        ),
        ("France said it had sent 300 soldiers to Chad.", "FRA", "France"),
    ],
)
def test_source(read, text, actor, words):
    source = one(read(text)).source
    assert source is not None
    assert source.text == words
    assert (source.actor or "").startswith(actor)


def test_source_is_no_party(read):
    figure = one(read("Japan says Russia has sent 300 soldiers to Mali."))
    assert figure.between == ("MLI", "RUS")


def test_bilateral_amount_takes_its_states_from_the_document(read):
    figure = one(
        read("Laos and Nepal opened embassies. Bilateral trade amounts to $2 million a year.")
    )
    assert figure.between == ("LAO", "NPL")


def test_killed_and_wounded_are_two_figures(read):
    found = read("Turkish shells killed four Syrian soldiers and wounded nine.")
    assert [(f.indicator, f.value) for f in found] == [("deaths", 4), ("injuries", 9)]


def test_two_clauses_keep_their_states_apart(read):
    found = read("India gave Nepal $5 million in aid while China lent Laos $7 million.")
    assert [(f.indicator, f.of, f.between) for f in found] == [
        ("aid", "IND", ("IND", "NPL")),
        ("loan", "CHN", ("CHN", "LAO")),
    ]


def test_tariff_is_a_level_without_unit(read):
    figure = one(read("Brazil imposed a tariff of 12 percent on steel from India."))
    assert (figure.indicator, figure.measure, figure.value) == ("tariff", "level", 0.12)
    assert (figure.unit, figure.of) == (None, "BRA")


def test_evidence_quotes_the_sentence(read):
    text = "Laos is far. Trade between Ghana and Mali reached $40 million."
    figure = one(read(text))
    assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.text
    assert figure.evidence.text.startswith("Trade between")


def test_without_a_publication_date_relative_periods_stay_unknown(read):
    figure = one(read("Trade between Ghana and Mali reached $40 million last year.", None))
    assert figure.period is None


@pytest.mark.parametrize(
    "text",
    [
        "The 54-year-old minister of Ghana lives in Mali.",
        "Ghana beat Mali 3-1.",
        "The bank in Ghana raised its interest rate to 20 percent.",
        "A ferry sank off Ghana, killing 30 people.",
        "Some 60 percent of voters in Mali backed the president.",
    ],
)
def test_what_is_no_relation_between_states(read, text):
    assert read(text) == []


def test_no_text_no_figures(read):
    assert read("") == []
