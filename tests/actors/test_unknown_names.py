"""Organisations and groups that no table knows, in the place of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actors.test_mentions import means

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        # The sector of the head noun, the state of the sentence.
        ("The Senate Committee on Roads opened an inquiry in Ghana.", "",
         {"The Senate Committee on Roads": ("GHA.LEG:senate-committee-on-roads",)}),
        ("Federation of Tea Workers rejected the plan in Kenya.", "",
         {"Federation of Tea Workers": ("KEN.LAB:federation-of-tea-workers",)}),
        ("Tribunal for Truth ordered the arrest of a colonel.", "",
         {"Tribunal for Truth": ("UNK.JUD:tribunal-for-truth",)}),
        # Not that which it acts upon.
        ("Human rights groups accused Egypt of torture.", "",
         {"Human rights groups": ("UNK.OPP",), "Egypt": ("EGY",)}),
        ("Students condemned Chad.", "", {"Students": ("UNK.EDU",), "Chad": ("TCD",)}),
        ("Prosecutors opened a probe into Vardo Shipping Inc.", "",
         {"Vardo Shipping Inc.": ("UNK.BUS:vardo-shipping-inc",)}),
        ("The Lapland Trade Watch (LTW) sued the ministry.", "",
         {"LTW": ("UNK.SOC:lapland-trade-watch",)}),
        # Acronyms written as words, names nearly right.
        ("Farc released the sergeant.", "2009-03-01", {"Farc": ("COL.REB:farc",)}),
        ("MERCOSUR signed a deal with India.", "", {"MERCOSUR": ("IGO:mercosur",)}),
        ("The Africa Union sent monitors to Mali.", "",
         {"The Africa Union": ("IGO:african-union",)}),
        # Groups of states, and people of areas.
        ("Some European countries called for sanctions against Moscow.", "",
         {"Some European countries": ("UNK.GOV:european-states",)}),
        ("US and Western allies launched war games.", "",
         {"US and Western allies": ("USA", "UNK.GOV:western-states")}),
        ("Central American migrants reached Mexico.", "",
         {"Central American migrants": ("UNK.CVL",)}),
        ("EU-based airlines suspended flights to Belarus.", "",
         {"EU-based airlines": ("EUR.BUS",)}),
        ("United Nations aid workers left Syria.", "", {"United Nations aid workers": ("UNO",)}),
        # Governments called after their leaders, troops after their lords.
        ("The Assad regime rejected the offer.", "2013-05-05", {"The Assad regime": ("SYR.GOV",)}),
        ("The Biden administration sanctioned Iran.", "2022-05-05",
         {"The Biden administration": ("USA.GOV",)}),
        ("Troops led by Saudi Arabia attacked Yemen.", "", {"Troops": ("SAU.MIL",)}),
        ("The pope met Polish bishops in Krakow.", "1999-06-10",
         {"The pope": ("VAT.GOV:john-paul-ii",), "Polish bishops": ("POL.REL",)}),
        ("The opposition leader Ivan Petkov was arrested.", "",
         {"The opposition leader Ivan Petkov": ("UNK.OPP:ivan-petkov",)}),
        ("LIMA, Peru - Police arrested a bishop.", "", {"Police": ("PER.COP",)}),
    ],
)  # fmt: skip
def test_they_are_actors(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    found = means(annotated(text, date))
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The president declared a state of siege in Guatemala.", "state"),
        ("Bolivia sent troops to the department of Pando.", "department"),
        ("Bolivia sent troops to the department of Pando.", "Pando"),
        ("Rebels fired rockets at Hamid Karzai International Airport.", "Karzai"),
        ("A court rejected Senator Leila de Lima's plea.", "PER"),
    ],
)
def test_conditions_and_places_are_none(annotated: Annotate, text: str, word: str) -> None:
    parse = annotated(text, "2019-07-01")
    assert not [ident for ident in parse.actors if ident.startswith("PER")]
    if word.istitle() or word.islower():
        assert not [m for m in parse.mentions if m.root == _token(parse, word)]


def _token(parse: Parse, word: str) -> int:
    return next(token.i for token in parse.doc if token.text == word)


def test_a_title_guesses_no_state_that_the_sentence_acts_upon(annotated: Annotate) -> None:
    parse = annotated("President Odumbe refused to meet the American envoy.", "1995-01-01")
    assert means(parse)["President Odumbe"] == ("UNK.GOV:odumbe",)


def test_a_company_is_taken_up_by_its_noun(annotated: Annotate) -> None:
    parse = annotated(
        "The court fined Altona Steel on Monday. The company said it would appeal.", ""
    )
    found = means(parse)
    assert found["The company"] == found["it"] == found["Altona Steel"]
