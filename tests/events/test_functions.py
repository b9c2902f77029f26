"""Functions: what frames read as subject, object or phrase, alike for verbs, nouns, adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events.frames import Frame
from communique.events.functions import below, clause_nouns, finder, told_as_event
from tests.events.test_syntax import word, words

if TYPE_CHECKING:
    from tests.events.conftest import Read


@pytest.mark.parametrize(
    ("text", "trigger", "function", "found"),
    [
        # Verbs
        ("Israel bombed Syria.", "bombed", "subject", "Israel"),
        ("Israel bombed Syria.", "bombed", "object", "Syria"),
        ("France handed Ukraine a letter.", "handed", "dative", "Ukraine"),
        ("Poland expelled Russia's envoy.", "expelled", "possessor", "Russia"),
        ("Poland expelled the envoy of Russia.", "expelled", "possessor", "Russia"),
        ("Poland cut ties with Russia.", "cut", "with", "Russia"),
        ("Poland met Russia.", "met", "with", ""),
        # Nouns: who does it
        ("The Israeli attack failed.", "attack", "subject", "Israeli"),
        ("Israel's attack failed.", "attack", "subject", "Israel"),
        ("The attack by Israel failed.", "attack", "subject", "Israel"),
        ("Israel launched an attack.", "attack", "subject", "Israel"),
        ("The attack was launched by Israel.", "attack", "subject", "Israel"),
        ("The attack failed.", "attack", "subject", ""),
        ("Israel watched an attack.", "attack", "subject", ""),
        # Nouns: what is done to
        ("The arrest of Poles shocked Warsaw.", "arrest", "object", "Poles"),
        ("Syria suffered an attack.", "attack", "object", "Syria"),
        ("The attack on Syria failed.", "attack", "on", "Syria"),
        ("Israel launched an attack on Syria.", "attack", "on", "Syria"),
        ("Israel held talks with Syria.", "talks", "with", "Syria"),
        # Adjectives
        ("Iran is hostile to Iraq.", "hostile", "subject", "Iran"),
        ("Iran is hostile to Iraq.", "hostile", "to", "Iraq"),
        ("Iran is hostile to Iraq.", "hostile", "object", ""),
    ],
)
def test_a_function_is_filled(
    read: Read, text: str, trigger: str, function: str, found: str
) -> None:
    token = word(read, text, trigger)
    assert words(finder(token)(token, function)) == found.split()


def test_a_second_phrase_may_hang_on_the_noun_of_the_first(read: Read) -> None:
    arrest = word(read, "The arrest of a fisherman by the navy angered India.", "arrest")
    assert words(below(arrest, "by")) == ["navy"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iran launched an attack.", True),
        ("Iran's attack failed.", True),
        ("The attack by Iran failed.", True),
        ("Iran feared an attack.", False),
    ],
)
def test_a_noun_alone_tells_an_event_when_it_is_done_or_somebodys(
    read: Read, text: str, told: bool
) -> None:
    frame = Frame(id="assault.try", type="ASSAULT", cameo="190", nouns=("attack",))
    assert told_as_event(word(read, text, "attack"), frame) is told


def test_of_whom_counts_where_nothing_can_be_done_to(read: Read) -> None:
    noun = word(read, "The resignation of the cabinet surprised Peru.", "resignation")
    done_to = Frame(id="retreat.try", type="RETREAT", cameo="083")
    alone = Frame(id="retreat.go", type="RETREAT", cameo="083", recipient=())
    assert told_as_event(noun, alone)
    assert not told_as_event(noun, done_to)


def test_the_nouns_of_a_clause(read: Read) -> None:
    verb = word(read, "Serbia offered to hold talks with Kosovo.", "offered")
    assert "Kosovo" in words(clause_nouns(verb))
