"""Deals within a state, and with those who are no state: each side is who it is."""

from __future__ import annotations

import pytest

from communique.agreements.makers import Polity, without_general
from communique.data import entries


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The government of Colombia and the FARC signed a peace accord on Monday.",
         ("COL", "COL.REB:farc")),
        ("Israel and Hamas agreed on a ceasefire on Monday.", ("ISR", "PSE.REB:hamas")),
        ("Mozambique signed a peace accord with Renamo in Rome on Monday.",
         ("MOZ", "MOZ.REB:renamo")),
        ("Rwanda and Uganda signed a peace accord on Monday.", ("RWA", "UGA")),
    ],
)  # fmt: skip
def test_rebels_bind_themselves(read, text, parties):
    (found,) = read(text)
    assert found.parties == parties


def test_a_commander_is_no_state(read):
    found = read("Sudan signed a border accord with Chad. Rebel leader Minni Minnawi praised it.")
    assert [one.parties for one in found] == [("SDN", "TCD")]


def test_who_is_named_is_no_rebel_more(read):
    assert without_general(["COL", "COL.REB", "COL.REB:farc"]) == {"COL", "COL.REB:farc"}
    assert without_general(["COL", "COL.REB"]) == {"COL", "COL.REB"}


@pytest.mark.parametrize(
    "entry", entries("agreements/polities.yaml", Polity), ids=lambda entry: entry.id
)
def test_polities(entry, read):
    assert entry.examples
    for text in entry.examples:
        assert any(entry.id in one.parties for one in read(text)), text
    for text in entry.counterexamples:
        assert all(len(one.parties) == 2 and entry.id not in one.parties for one in read(text))


def test_what_describes_a_party_names_none(read):
    (found,) = read(
        "Ethiopia signed a memorandum of understanding with Somaliland, a breakaway region of "
        "Somalia. Somalia denounced the Somaliland deal."
    )
    assert found.parties == ("ETH", "SOM.GOV:somaliland")
    assert len(found.mentions) == 2
