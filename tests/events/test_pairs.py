"""Pairs for the typer: which parties of a sentence a verb may link that no frame has linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events.frames import Frame, Lexicon
from communique.events.matching import Matcher
from communique.events.pairs import candidates, remaining

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from tests.events.conftest import Read

# The classes that every lexicon must have.
UNDERGOERS = (
    "people", "neighbours", "land", "forces", "captives", "diplomats", "deeds", "ships-planes",
)  # fmt: skip
PUZZLE = Frame(id="support.try", type="SUPPORT", cameo="050", verbs=("puzzle",))


def name(parse: Parse, mention: ActorMention) -> str:
    return parse.text[mention.start : mention.end]


def pairs(read: Read, text: str, *frames: Frame) -> list[tuple[str, str, str]]:
    """Verb, doer and other party of each candidate, given what some frames match."""
    parse = read(text)
    known = Lexicon(classes={name: frozenset() for name in UNDERGOERS})
    for frame in frames:
        known.add(frame)
    found = []
    for sentence in parse.sentences:
        matches = Matcher(known).sentence(parse, sentence)[0]
        for one in candidates(parse, sentence, matches):
            assert one.recipient is not None
            other = name(parse, one.recipient)
            found.append((one.trigger.text, name(parse, one.actor), other))
    return found


def left(read: Read, text: str) -> list[tuple[str, str, str]]:
    """What is asked of a sentence of which nothing else is: verb, doer, and party or thing."""
    parse = read(text)
    found = []
    for sentence in parse.sentences:
        for one in remaining(parse, sentence):
            if one.recipient is not None:
                other = name(parse, one.recipient)
            else:
                assert one.thing is not None
                other = one.thing.text
            found.append((one.trigger.text, name(parse, one.actor), other))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway puzzled Sweden.", [("puzzled", "Norway", "Sweden")]),
        ("Sweden was puzzled by Norway.", [("puzzled", "Norway", "Sweden")]),
        ("Norway and Denmark puzzled Sweden.",
         [("puzzled", "Norway", "Sweden"), ("puzzled", "Denmark", "Sweden")]),
        ("Norway marvelled at Sweden.", [("marvelled", "Norway", "Sweden")]),
        # Nobody acts, or nobody is there to be acted on.
        ("Norway amended the bill.", []),
        ("The wind puzzled Sweden.", []),
        ("Norway slept.", []),
        ("Norway and Sweden.", []),
        # An actor is no pair with itself.
        ("Norway puzzled Norway.", []),
    ],
)  # fmt: skip
def test_the_pairs_of_a_sentence(read: Read, text: str, found: list[tuple[str, str, str]]) -> None:
    assert pairs(read, text) == found


def test_what_a_frame_has_linked_is_left_out(read: Read) -> None:
    assert pairs(read, "Norway puzzled Sweden.", PUZZLE) == []
    text = "Norway puzzled Sweden and baffled Finland."
    assert pairs(read, text, PUZZLE) == [("baffled", "Norway", "Finland")]


def test_what_an_event_noun_has_linked_is_no_pair_of_its_verb(read: Read) -> None:
    text = "Norway launched an attack on Sweden."
    attack = Frame(
        id="assault.try", type="ASSAULT", cameo="190", nouns=("attack",), recipient=("on",)
    )
    assert pairs(read, text) == [("launched", "Norway", "Sweden")]
    assert pairs(read, text, attack) == []


def test_the_highest_verb_stands_for_a_pair(read: Read) -> None:
    (pair,) = pairs(read, "Norway danced to puzzle Sweden.")
    assert pair == ("danced", "Norway", "Sweden")


def test_a_verb_takes_no_party_of_another_clause(read: Read) -> None:
    found = pairs(read, "Norway slept because Denmark puzzled Sweden.")
    assert ("puzzled", "Denmark", "Sweden") in found
    assert not any(verb == "slept" for verb, _, _ in found)


def test_only_the_nearest_parties_are_asked_about(read: Read) -> None:
    found = pairs(read, "Norway visited Sweden, Finland, Denmark, Poland, Spain and Italy.")
    assert 1 <= len(found) <= 3


def test_whoever_speaks_is_no_pair_with_whom_he_speaks_of(read: Read) -> None:
    assert pairs(read, "Norway said that Sweden had lied.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Neither is the doer of a verb above the other.
        ("A quarrel between Norway and Sweden deepened.", [("deepened", "Norway", "Sweden")]),
        ("The road of Norway was built by Sweden.", [("built", "Sweden", "Norway")]),
        # With one party, what it does something to.
        ("Norway amended the bill.", [("amended", "Norway", "bill")]),
        # A speaker is not linked with whom he speaks of; a role is no second party.
        ("Norway said that Sweden slept.", []),
        ("The wind puzzled nobody.", []),
    ],
)
def test_what_is_asked_of_a_sentence_that_tells_nothing_else(
    read: Read, text: str, found: list[tuple[str, str, str]]
) -> None:
    assert left(read, text) == found
