"""Phrases: who joins by a phrase, each other, purposes, clauses of a noun, hosts of embassies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events import phrases, syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from tests.events.conftest import Code, Read


def verb(read: Read, text: str, lemma: str) -> Token:
    return next(token for token in read(text).doc if token.lemma_ == lemma)


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway, along with Chile, praised Peru.", ["Norway", "Chile"]),
        ("Norway together with Chile praised Peru.", ["Norway", "Chile"]),
        ("Norway and Chile, but not Kenya, praised Peru.", ["Norway", "Chile"]),
        ("Dozens of Norwegians praised Peru.", ["Norwegians"]),
    ],
)
def test_who_a_subject_stands_for(read: Read, text: str, found: list[str]) -> None:
    assert words(syntax.subjects(verb(read, text, "praise"))) == found


def test_what_is_accused_of_doing_is_done_by_the_object(read: Read) -> None:
    text = "Norway accused the militia of killing a priest."
    assert words(syntax.subjects(verb(read, text, "kill"))) == ["militia"]


def test_an_adjective_beside_an_object_is_told_of_it(read: Read) -> None:
    text = "Norway holds Russia responsible for shooting down the plane."
    assert words(syntax.subjects(verb(read, text, "shoot"))) == ["Russia"]


def test_purposes(read: Read) -> None:
    text = "Norway sent doctors to help Liberia."
    assert words(phrases.purposes(verb(read, text, "send"))) == ["help"]


def test_in_the_clauses_of_a_noun(read: Read) -> None:
    text = "Norway lifted the sanctions that it had imposed on Peru."
    sanctions = verb(read, text, "sanction")
    assert words(phrases.in_clauses(sanctions, "on")) == ["Peru"]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Eritrea and Ethiopia accused each other of spying.", "ACCUSE",
         {"ERI", "ETH"}, {"ERI", "ETH"}),
        ("Qatar and Bahrain expelled one another's consuls.", "SANCTION",
         {"QAT", "BHR"}, {"QAT", "BHR"}),
        ("Cuba sent doctors to help Liberia.", "AID", {"CUB"}, {"LBR"}),
        ("Brazil reopened its embassy in Pyongyang.", "SUPPORT", {"BRA"}, {"PRK"}),
        ("The diplomats expelled by Chile included a Venezuelan consul.", "SANCTION",
         {"CHL"}, {"VEN"}),
        ("Soldiers believed to be Eritrean shelled an Ethiopian village.", "ASSAULT",
         {"ERI"}, {"ETH"}),
        ("The army of Chad re-arrested a Nigerien pilot.", "COERCE", {"TCD"}, {"NER"}),
    ],
)  # fmt: skip
def test_parties(
    by_frames: Code, text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    events = [event for event in by_frames(text) if event.type == kind]
    assert len(events) == 1
    assert {ref.actor.partition(".")[0] for ref in events[0].actors} == actors
    assert {ref.actor.partition(".")[0] for ref in events[0].recipients} == recipients


def test_a_phrase_that_a_frame_excludes(by_frames: Code) -> None:
    assert by_frames("France met Portugal in the final.") == []
    assert [event.type for event in by_frames("France met Portugal in Paris.")] == ["CONSULT"]


def test_the_host_of_an_embassy_joins_the_actors(read: Read) -> None:
    parse = read("Brazil reopened its embassy in Pyongyang.")
    assert parse.joined["PRK"].mentions[0].text == "Pyongyang"
