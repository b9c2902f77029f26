"""Linking: an event is told once, by however many of its words and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events.frames import Frame, lexicon
from communique.events.linking import joined
from communique.events.matching import Match, Matcher
from communique.record import ActorRef

if TYPE_CHECKING:
    from tests.events.conftest import Code, Read


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # A noun and its verb tell one event.
        ("Israel launched an attack on Syria.", 1),
        ("Three Syrian soldiers were killed in an Israeli air strike.", 1),
        ("Iran and Iraq held talks.", 1),
        # What is promised or threatened stands in the promise and the threat.
        ("Turkey threatened to attack Greece.", 1),
        ("France promised to send food aid to Mali.", 1),
        # What a thing is promised or done for, or comes to, is no other event.
        ("Germany pledged $80 million to help Chad feed its refugees.", 1),
        ("The Kyrgyz president invited the Tajik president to visit Bishkek.", 1),
        ("Israel and Jordan signed a treaty, ending a state of war.", 1),
        ("Russian forces shelled Kharkiv, killing five Ukrainian soldiers.", 1),
        # Two verbs, or two types, are two events.
        ("Israel bombed Syria and shelled Lebanon.", 2),
        ("France condemned Russia after Israel bombed Syria.", 2),
    ],
)
def test_within_a_sentence(by_frames: Code, text: str, count: int) -> None:
    assert len(by_frames(text)) == count


def test_the_twin_gives_the_parties_that_are_missing(read: Read) -> None:
    parse = read("Three Syrian soldiers were killed in an Israeli air strike.")
    (match,) = joined(Matcher(lexicon()).sentence(parse, parse.sentences[0])[0])
    assert [party.actor[:3] for party in match.actors] == ["ISR"]
    assert [party.actor[:3] for party in match.recipients] == ["SYR"]


@pytest.mark.parametrize("of_verb", ["actors", "recipients"])
def test_verb_and_noun_each_give_what_the_other_lacks(read: Read, of_verb: str) -> None:
    parse = read("Israel launched an attack on Syria.")
    verb, noun = (next(t for t in parse.doc if t.text == w) for w in ("launched", "attack"))
    frame = Frame(id="assault.try", type="ASSAULT", cameo="190")
    doer, other = ActorRef(actor="ISR"), ActorRef(actor="SYR")
    parties = {"actors": [doer], "recipients": [other]}
    of_noun = ({"actors", "recipients"} - {of_verb}).pop()
    (match,) = joined(
        [
            Match(
                frame, verb, **{"actors": [], "recipients": [], of_verb: parties[of_verb]}, score=2
            ),
            Match(
                frame, noun, **{"actors": [], "recipients": [], of_noun: parties[of_noun]}, score=1
            ),
        ]
    )
    assert match.trigger is verb
    assert (match.actors, match.recipients) == ([doer], [other])


def test_nothing_is_made_of_nothing() -> None:
    assert joined([]) == []


@pytest.mark.parametrize(
    ("second", "one"),
    [
        # Told again: the same parties, type, status and day.
        ("Israel bombed Syria on Sunday.", True),
        ("The Israeli army bombed Syria on Sunday.", True),
        # Another day, other parties, another status, another type.
        ("Israel bombed Syria on Saturday.", False),
        ("Israel bombed Lebanon on Sunday.", False),
        ("Syria bombed Israel on Sunday.", False),
        ("Israel did not bomb Syria on Sunday.", False),
        ("Israel condemned Syria on Sunday.", False),
    ],
)
def test_across_a_document(by_frames: Code, second: str, one: bool) -> None:
    first = "Israel bombed Syria on Sunday."
    events = by_frames(f"{first} Rain fell in Rome. {second}")
    assert (len(events) == 1) is one
    assert [event.id for event in events] == [f"e{n + 1}" for n in range(len(events))]


def test_the_fuller_telling_stands_and_the_other_is_kept_as_a_mention(by_frames: Code) -> None:
    text = (
        "Russia signed a treaty on 7 June 2020. It rained. Russia signed a treaty with Latvia on "
    )
    (event,) = by_frames(text + "7 June 2020.")
    assert [party.actor for party in event.recipients] == ["LVA"]
    assert "Latvia" in event.evidence.text
    (mention,) = event.mentions
    assert (mention.text, mention.start) == ("signed", 7)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        # A second promise is made to whom the first was.
        (
            "Israel promised to supply Jordan with water, and agreed to return land.",
            [["JOR"], ["JOR"]],
        ),
        ("Five Indian soldiers were killed when Pakistani troops shelled outposts.", [["IND.MIL"]]),
        ("Russian forces shelled a town, killing five Ukrainian soldiers.", [["UKR.MIL"]]),
        ("Chad blamed the attack on Libya and on Sudan.", [["LBY", "SDN"]]),
        # Who has suffered a deed is not whom one blames for it; one's own ships are not threatened.
        ("Egypt condemned the bombing of Gaza.", [[]]),
        ("Russia's government threatened to protect its ships.", [[]]),
    ],
)
def test_who_is_done_to(by_frames: Code, text: str, recipients: list[list[str]]) -> None:
    found = [e for e in by_frames(text) if e.type != "ASSAULT" or e.actors]
    assert [[party.actor for party in event.recipients] for event in found] == recipients


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Russia vetoed a resolution on Mali. Japan condemned the veto.", ["RUS"]),
        # Who blames somebody for an attack has not done it.
        ("Niger blamed the attack on Chad. France condemned the attack.", []),
        ("Turkish jets bombed Iraq. The Iraqi government denounced the attack.", ["TUR.MIL"]),
        # What is told above the blame is not what is blamed.
        ("Cuba rejected the resolution in which the Security Council condemned the step.", []),
        ("Mali dismissed a report in which France criticised the decision.", []),
        ("Chad bombed Libya. Kenya rejected the text in which Oman condemned the act.", ["TCD"]),
        # Nobody condemns himself, and a plan is not what was bombed.
        ("Turkish jets bombed Iraq. The Turkish army defended the plan.", []),
        ("Kenya asked Uganda for troops. Chad rejected the request.", []),
        ("Kenya asked Uganda for troops. Uganda rejected the request.", ["KEN"]),
    ],
)
def test_a_deed_taken_up_again(by_frames: Code, text: str, blamed: list[str]) -> None:
    found = [e for e in by_frames(text) if e.type in {"ACCUSE", "REJECT"}]
    assert [party.actor for e in found[-1:] for party in e.recipients] == blamed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # What is signed is signed once, on the day that is told.
        ("Chad and Niger signed a treaty on Monday. The president of Chad and the premier of Niger "
         "put their names to the text.", 1),
        ("Peru and Chile signed a pact on Friday. Both countries signed the text in Spanish.", 1),
        # Two promises of one sentence are two.
        ("Norway promised to send Chad grain, and agreed to train policemen.", 2),
        ("Iran asked Iraq to close the camps and urged it to hand over three rebels.", 2),
    ],
)  # fmt: skip
def test_one_or_two(by_frames: Code, text: str, count: int) -> None:
    actual = [event for event in by_frames(text) if event.status == "actual"]
    assert len(actual) == count


def test_the_text_retells_its_title(by_frames: Code) -> None:
    (event,) = by_frames(
        "Thailand expelled two Cambodian diplomats on Monday.", title="Thailand expels diplomats"
    )
    assert [party.actor[:3] for party in event.recipients] == ["KHM"]
    assert [mention.text for mention in event.mentions] == ["expels"]


@pytest.mark.parametrize(
    ("title", "text", "count"),
    [
        # In other words, and on the day that the text names.
        ("Yemeni planes raid Omani towns", "Yemeni jets bombed five Omani villages on Monday.", 1),
        ("Gunmen storm Omani army post", "Al Qaeda fighters attacked Omani soldiers on Monday.", 1),
        # Done in another way, or to others.
        ("Yemen shoots down Omani jet", "Yemeni planes bombed five Omani villages on Monday.", 2),
        ("Yemeni planes raid Omani towns", "Yemeni jets bombed five Saudi villages on Monday.", 2),
    ],
)
def test_a_title_told_in_other_words(by_frames: Code, title: str, text: str, count: int) -> None:
    assert len(by_frames(text, title=title)) == count


@pytest.mark.parametrize(
    ("title", "text", "recipients"),
    [
        # Who writes "our" where nobody is quoted writes for the state of the title.
        ("Guyana deserves better", "The United States trained our army in May.", ["GUY.MIL"]),
        ("Let Guyana and Peru talk", "The United States praised our army in May.", ["USA.MIL"]),
    ],
)
def test_whom_a_leader_calls_ours(
    by_frames: Code, title: str, text: str, recipients: list[str]
) -> None:
    (event,) = by_frames(text, title=title)
    assert [party.actor for party in event.recipients] == recipients
