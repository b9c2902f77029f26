"""What the sentences and paragraphs after an agreement go on to tell of its demands."""

from __future__ import annotations

import pytest


def duties(found):
    return [(o.kind, o.text) for one in found for o in one.obligations]


def test_paragraphs_of_their_own(read):
    found = duties(
        read(
            "Mali and Niger signed an agreement on a shared dam on Monday.\n\n"
            "Under its terms Mali will pay 30 million dollars.\n\n"
            "Each side is to send 40 engineers.\n\n"
            "In exchange, Niger will sell Mali power."
        )
    )
    assert [kind for kind, _ in found] == ["payment", "aid", "supply"]


def test_what_will_happen_besides_is_no_duty(read):
    assert not duties(
        read(
            "Mali and Niger signed a friendly accord on Monday.\n\n"
            "Niger will hold elections in May.\n\nMali will buy wheat from France."
        )
    )


def test_a_sentence_between(read):
    found = duties(
        read(
            "Mali and Niger signed an agreement on pastures on Monday. The rains were late. "
            "Niger must pay 30 million francs."
        )
    )
    assert [kind for kind, _ in found] == ["payment"]


def test_of_what_follows_the_first_verb_may_bind_nobody(read):
    found = duties(
        read(
            "The government of Mali and its rebels signed a peace accord on Monday. The rebels "
            "drop their demand for a state and will hand in 900 rifles."
        )
    )
    (words,) = [text for kind, text in found if kind == "arms limits"]
    assert words.endswith("hand in 900 rifles")


def test_duties_of_one_kind_in_other_words(read):
    found = duties(
        read(
            "Russia and Chile signed a treaty on Monday that limits each to 240 warheads. "
            "It bans new silos for mobile rockets."
        )
    )
    assert [kind for kind, _ in found] == ["arms limits", "arms limits"]
    again = duties(
        read(
            "Russia and Chile signed a treaty on Monday that limits each to 240 warheads. "
            "Under the treaty, each is limited to 240 warheads."
        )
    )
    assert [kind for kind, _ in again] == ["arms limits"]


def test_what_another_treaty_demands_is_its_own(read):
    pact, treaty = read(
        "Mali and Niger signed a pact on pensions on Monday. It rests on the Gao Treaty of 1970, "
        "in which Niger recognised the river as the frontier."
    )
    assert not [o for o in pact.obligations if o.kind == "border"]
    assert [o.kind for o in treaty.obligations] == ["border"]


def test_under_an_agreement_in_a_clause(read):
    found = duties(
        read("Mali, whose trucks cross Niger under a 2002 agreement between the two, kept silent.")
    )
    assert [kind for kind, _ in found] == ["transit"]


def test_what_an_agreement_brings_about(read):
    found = duties(
        read(
            "The truce between Mali and Niger obliges both to free their captives.\n\n"
            "A committee will watch over the truce.\n\nSome 300 monitors will patrol the valley."
        )
    )
    assert [kind for kind, _ in found] == [
        "ceasefire terms", "prisoners", "peacekeeping", "peacekeeping",
    ]  # fmt: skip


def test_before_the_agreement_that_lays_it_down(read):
    assert duties(
        read("Mali will pull its troops out of the valley under an accord with Niger signed here.")
    ) == [("troop withdrawal", "will pull its troops out of the valley")]


def test_what_parties_have_by_it(read):
    found = duties(
        read(
            "The government of Angola and UNITA signed a peace accord on Sunday that provides for "
            "a joint army. UNITA gets four ministries. Some of its men are to join the police.\n\n"
            "The United Nations will send 700 observers."
        )
    )
    kinds = [kind for kind, _ in found]
    assert kinds.count("political settlement") == 2
    assert "peacekeeping" in kinds


def test_what_the_treaty_says(read):
    found = duties(
        read(
            "Mali and Niger signed a treaty on Monday. Neither side may let rebels use its soil "
            "against the other, the treaty says."
        )
    )
    assert [kind for kind, _ in found] == ["no hostile use of territory"]


def test_who_watches_over_it(read):
    found = duties(
        read(
            "Mali and Niger agreed on a truce on Monday.\n\nOfficers of Ghana and Togo, the "
            "guarantors of the Gao Protocol of 1970, will watch over the truce from helicopters."
        )
    )
    assert "peacekeeping" in [kind for kind, _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "Japan and Russia have never signed a border treaty. Moscow must pay 3 million dollars.",
        "Mali broke its accord with the rebels on Friday. Niger must open its border.",
        "Mali and Niger signed an accord. Niger must open its border, a minister of Mali said.",
        "Mali wants the accord with Niger revised. Both will meet in May. Mali will build a dam.",
    ],
)
def test_what_is_no_duty_of_it(read, text):
    assert not [kind for kind, words in duties(read(text)) if len(words.split()) > 1]


def test_the_parts_of_an_agreement_tell_its_duties_far_below(read):
    (found,) = read(
        "Peru and Chile signed a treaty on labour in Tacna on Tuesday.\n"
        "Officials of both sides praised it.\n"
        "The weather was fine and a band played.\n"
        "Article 4 obliges Peru to accept 4,000 workers a year. Its second chapter commits both "
        "to extradite smugglers. Under Article 9, Chile will pay for the border posts."
    )
    assert [o.kind for o in found.obligations][-3:] == ["migration", "extradition", "payment"]


def test_an_article_of_something_else_is_no_part(read):
    (found,) = read(
        "Peru and Chile signed a treaty in Lima on Tuesday. Article 9 of the constitution obliges "
        "Peru to accept refugees. An article in a newspaper said Chile would extradite smugglers."
    )
    assert not found.obligations


def test_who_is_bound_too_needs_no_second_verb_that_binds(read):
    (found,) = read(
        "The accord commits Peru to let relief convoys pass within a week, and Chile to release "
        "42 captured airmen; in return Peru promised to withdraw its troops."
    )
    assert {"humanitarian", "prisoners", "troop withdrawal"} <= {o.kind for o in found.obligations}
