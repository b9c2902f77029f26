"""Headlines: read as the sentences they stand for, and left alone where they are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.language.tokens import Doc
from tests.language.test_mending import parsed, word

if TYPE_CHECKING:
    from communique.coder import Coder


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("Seoul, Tokyo eye talks", "eye", "Seoul", "talks"),
        ("North Korea fires missile over Japan", "fires", "Korea", "missile"),
        ("Turkey raps Greece over islands", "raps", "Turkey", "Greece"),
        ("Macron hosts Zelensky, pledges jets", "hosts", "Macron", "Zelensky"),
        ("Iran Vows Revenge for Attack on Scientists", "Vows", "Iran", "Revenge"),
        ("Burkina Faso Junta Suspends Parties, Detains Critics", "Suspends", "Junta", "Parties"),
        ("Ecuador troops storm prison", "storm", "troops", "prison"),
        ("Obama, Medvedev sign treaty", "sign", "Obama", "treaty"),
    ],
)
def test_the_clause_of_a_headline(
    coder: Coder, text: str, verb: str, subject: str, thing: str
) -> None:
    doc = parsed(coder, text)
    token = word(doc, verb)
    assert (token.pos_, token.dep_) == ("VERB", "ROOT")
    assert (word(doc, subject).head, word(doc, subject).dep_) == (token, "nsubj")
    assert (word(doc, thing).head, word(doc, thing).dep_) == (token, "dobj")


def test_a_comma_joins_as_and_does(coder: Coder) -> None:
    doc = parsed(coder, "China, Russia hold naval drills")
    assert word(doc, "Russia").dep_ == "conj"
    assert word(doc, ",").dep_ == "punct"


def test_the_second_verb_of_a_headline(coder: Coder) -> None:
    doc = parsed(coder, "Macron hosts Zelensky, pledges jets")
    assert word(doc, "pledges").dep_ == "conj"
    assert word(doc, "pledges").lemma_ == "pledge"


@pytest.mark.parametrize("text", ["Trade talks between US and China", "Photo by John Smith"])
def test_a_headline_without_a_verb_gets_none(coder: Coder, text: str) -> None:
    assert not any(token.pos_ == "VERB" for token in parsed(coder, text))


def test_offsets_and_words_stay_those_of_the_text(coder: Coder) -> None:
    text = "Iran Vows Revenge, Recalls Envoy"
    doc = parsed(coder, text)
    assert isinstance(doc, Doc)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
