"""Matching: which frame holds at a trigger, with which parties, and why another does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.events.frames import Frame, Lexicon
from communique.events.matching import Match, Matcher, Miss

if TYPE_CHECKING:
    from tests.events.conftest import Read

# The classes that an act may be done to even where nobody knows whose it is.
UNDERGOERS = (
    "people", "neighbours", "land", "forces", "captives", "diplomats", "deeds", "ships-planes",
)  # fmt: skip


def a_matcher(*frames: dict[str, Any]) -> Matcher:
    """A matcher of a lexicon of its own, with the classes that every lexicon must have."""
    known = Lexicon(classes={name: frozenset({name}) for name in UNDERGOERS})
    for number, fields in enumerate(frames, start=1):
        known.add(Frame(**{"id": f"try.{number}", "type": "ASSAULT", "cameo": "190", **fields}))
    return Matcher(known)


def matches(read: Read, text: str, *frames: dict[str, Any]) -> list[Match]:
    parse = read(text)
    return [m for s in parse.sentences for m in a_matcher(*frames).sentence(parse, s)[0]]


def attempt(read: Read, text: str, frame: dict[str, Any]) -> Match | Miss:
    """The one attempt at the one trigger of a sentence."""
    parse = read(text)
    ((_, attempts),) = a_matcher(frame).attempts(parse, parse.sentences[0])
    (one,) = attempts
    return one


def who(match: Match) -> tuple[list[str], list[str]]:
    return [p.actor for p in match.actors], [p.actor for p in match.recipients]


def test_a_frame_binds_its_parties_with_their_words(read: Read) -> None:
    (match,) = matches(read, "On Monday Israel attacked Syria.", {"verbs": ("attack",)})
    assert match.trigger.text == "attacked"
    (actor,), (recipient,) = match.actors, match.recipients
    assert (actor.actor, actor.start, actor.end, actor.text) == ("ISR", 10, 16, "Israel")
    assert (recipient.actor, recipient.start, recipient.text) == ("SYR", 26, "Syria")


@pytest.mark.parametrize(
    ("text", "frame", "actors", "recipients"),
    [
        ("Syria was attacked by Israel.", {"verbs": ("attack",)}, ["ISR"], ["SYR"]),
        ("Israel launched an attack on Syria.",
         {"nouns": ("attack",), "recipient": ("on",)}, ["ISR"], ["SYR"]),
        ("Poland expelled Russia's ambassador.",
         {"verbs": ("expel",), "object": ("ambassador",), "recipient": ("possessor",)},
         ["POL"], ["RUS"]),
        ("France sent tanks to Ukraine.",
         {"verbs": ("send",), "object": ("tank",), "recipient": ("dative", "to")},
         ["FRA"], ["UKR"]),
        ("Iran is hostile to Iraq.",
         {"adjectives": ("hostile",), "recipient": ("to",)}, ["IRN"], ["IRQ"]),
        ("Iran and Iraq met.", {"type": "CONSULT", "verbs": ("meet",), "reciprocal": True},
         ["IRN", "IRQ"], []),
        ("Iran met with Iraq.", {"type": "CONSULT", "verbs": ("meet",), "reciprocal": True},
         ["IRN", "IRQ"], []),
        ("Talks between Iran and Iraq began.",
         {"type": "CONSULT", "nouns": ("talk",), "reciprocal": True}, ["IRN", "IRQ"], []),
        ("Poland signed a pact with Latvia.",
         {"type": "SUPPORT", "verbs": ("sign",), "object": ("pact",), "reciprocal": True},
         ["POL"], ["LVA"]),
    ],
)  # fmt: skip
def test_parties_stand_where_the_frame_says(
    read: Read, text: str, frame: dict[str, Any], actors: list[str], recipients: list[str]
) -> None:
    (match,) = matches(read, text, frame)
    assert who(match) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "frame", "why"),
    [
        ("Israel carried weapons to Syria.", {"verbs": ("carry out",)}, "the trigger lacks 'out'"),
        ("Israel ended a strike on Iran.", {"nouns": ("air strike",)}, "the trigger lacks 'air'"),
        ("Poland cut taxes in Russia.", {"verbs": ("cut",), "object": ("tie",)},
         "its object is none of the frame's"),
        ("Poland cut ties in Russia.", {"verbs": ("cut",), "object_not": ("tie",)},
         "its object is one the frame excludes"),
        ("Poland cut ties with Russia.", {"verbs": ("cut",), "with_prep": {"over": ()}},
         "no phrase with 'over' that the frame asks for"),
        ("Poland met Russia over coffee.", {"verbs": ("meet",), "with_prep": {"over": ("arm",)}},
         "no phrase with 'over' that the frame asks for"),
        ("Poland attacked Russia.", {"verbs": ("attack",), "subject": ("navy", "REB")},
         "its subject is none of the frame's"),
        ("The Polish navy attacked Russia.", {"verbs": ("attack",), "subject_not": ("navy",)},
         "its subject is one the frame excludes"),
        ("The Polish navy attacked Russia.", {"verbs": ("attack",), "subject_not": ("MIL",)},
         "its subject is one the frame excludes"),
        ("Poland threatened Russia.", {"verbs": ("threaten",), "complement": "any"},
         "no clause follows it"),
        ("Poland refused to comment on Russia.",
         {"verbs": ("refuse",), "complement": "any", "complement_not": ("comment",)},
         "its clause is one the frame excludes"),
        ("Poland threatened to sing to Russia.",
         {"verbs": ("threaten",), "complement": "conflict"}, "no conflict is told in its clause"),
        ("Poland offered to sing to Russia.",
         {"verbs": ("offer",), "complement": "cooperation"},
         "no cooperation is told in its clause"),
        ("Poland met on Monday.",
         {"verbs": ("meet",), "recipient": ("with",), "reciprocal": True, "needs_recipient": True},
         "fewer than two parties are known"),
        ("The wind attacked the roof.", {"verbs": ("attack",)},
         "nobody in it is of a state or a public body"),
        ("The storm attacked Russia.", {"verbs": ("attack",)}, "nobody known does it"),
        ("Poland attacked the idea.", {"verbs": ("attack",), "needs_recipient": True},
         "nobody known is done to"),
        ("Poland sent a letter.",
         {"verbs": ("send",), "recipient": ("to",), "needs_recipient": True},
         "nobody known is done to"),
    ],
)  # fmt: skip
def test_a_near_miss_says_why(read: Read, text: str, frame: dict[str, Any], why: str) -> None:
    miss = attempt(read, text, frame)
    assert isinstance(miss, Miss)
    assert miss.why == why
    assert matches(read, text, frame) == []


def test_a_noun_alone_is_a_near_miss(read: Read) -> None:
    miss = attempt(read, "The Israeli attack puzzled him.", {"nouns": ("attack",)})
    assert isinstance(miss, Miss)
    assert miss.why == "a noun alone, with nobody it is done to"
    assert isinstance(attempt(read, "Israel began an attack.", {"nouns": ("attack",)}), Match)


def test_the_frame_of_which_most_is_bound_holds(read: Read) -> None:
    loose = {"verbs": ("cut",), "recipient": ("with",)}
    tight = {"verbs": ("cut",), "object": ("tie",), "recipient": ("with",), "cameo": "161"}
    text = "Poland cut ties with Russia."
    for frames in ((loose, tight), (tight, loose)):
        (match,) = matches(read, text, *frames)
        assert match.frame.cameo == "161"
    (match,) = matches(read, "Poland cut taxes with Russia.", loose, tight)
    assert match.frame.cameo == "190"


def test_what_is_aimed_at_stands_in_the_match(read: Read) -> None:
    frames = (
        {"type": "THREATEN", "verbs": ("threaten",), "complement": "conflict",
         "recipient": ("complement",)},
        {"verbs": ("attack",)},
    )  # fmt: skip
    threat, attack = matches(read, "Turkey threatened to attack Greece.", *frames)
    assert threat.inner == [attack]
    assert who(threat) == (["TUR"], ["GRC"])


def test_an_agentless_act_needs_no_doer_but_somebody_it_is_done_to(read: Read) -> None:
    frame = {"verbs": ("assassinate",), "agentless": True}
    (match,) = matches(read, "The president of Haiti was assassinated.", frame)
    assert match.actors == []
    assert match.recipients[0].actor.startswith("HTI")
    assert matches(read, "The cake was assassinated.", frame) == []


def test_nobody_is_done_to_by_himself(read: Read) -> None:
    (match,) = matches(read, "Israel told Israel and Syria.", {"verbs": ("tell",)})
    assert who(match) == (["ISR"], ["SYR"])
    (match,) = matches(read, "Israel told Israel.", {"verbs": ("tell",)})
    assert who(match) == (["ISR"], [])


def test_matches_come_in_the_order_of_the_text(read: Read) -> None:
    frames = ({"verbs": ("attack", "bomb")}, {"type": "ACCUSE", "verbs": ("condemn",)})
    text = "Israel attacked Syria, Iran bombed Iraq and France condemned Russia."
    found = matches(read, text, *frames)
    assert [match.trigger.text for match in found] == ["attacked", "bombed", "condemned"]
