"""Duties of both parties that a text goes on to tell: joined to another, or in a new paragraph."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Peru and Chile signed an accord in Arica. Under the accord the two will exchange "
            "ambassadors by May and open the border to traders.",
            {"recognition", "border"},
        ),
        (
            "Kenya and Somalia concluded a pact on Monday.\n"
            "Each side undertook not to let its soil be used by rebels against the other.",
            {"no hostile use of territory"},
        ),
        (
            "Iraq and Iran signed an accord in Algiers. It provides that they will send back "
            "their ambassadors.",
            {"recognition"},
        ),
        # Another matter in a new paragraph.
        ("Iran and Oman signed a pact on Sunday.\nOman will clear its mines.", set()),
    ],
)
def test_duties_of_both(text, kinds, read):
    assert {o.kind for o in read(text)[0].obligations} == kinds


def test_where_an_agreement_was_reached_is_no_party(read):
    text = (
        "The government of Chad and its rebels met again. Under an accord reached in Gabon in "
        "May, the rebels are to free 90 prisoners."
    )
    assert not any("GAB" in agreement.parties for agreement in read(text))


def test_the_day_of_signing_is_no_condition(read):
    text = (
        "Tensions rose in January when Chad signed a memorandum with Niger to lease land for a "
        "naval base."
    )
    (agreement,) = read(text)
    assert [(duty.kind, duty.condition) for duty in agreement.obligations] == [("bases", None)]


def test_the_two_who_have_duties_under_a_declaration_are_its_parties(read):
    text = (
        "Under the Arusha Declaration, Chad will grant Niger access to the lake, while Niger "
        "undertakes to respect Chad's borders."
    )
    assert [agreement.parties for agreement in read(text)] == [("NER", "TCD")]


def test_military_assistance_in_an_attack_is_mutual_defence(read):
    (found,) = read(
        "The treaty between Peru and Chile commits each side to provide military assistance if "
        "the other is attacked."
    )
    assert [one.kind for one in found.obligations] == ["mutual defence"]


def test_a_peace_agreement_binds_nobody_to_friendship(read):
    (found,) = read("The 2018 peace agreement between Chad and the rebels was broken.")
    assert "friendship" not in [one.kind for one in found.obligations]
