"""Weighing: what becomes of the frames' tellings when a typer has been asked, whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from communique.events import confidence
from communique.events.coding import Told, told
from communique.events.frames import lexicon
from communique.events.linking import joined
from communique.events.matching import Matcher
from communique.events.pairs import candidates
from communique.events.typer import NONE, Rating
from communique.events.weighing import Weighing
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.pairs import Candidate
    from communique.events.typer import Pair
    from communique.language import Parse
    from tests.events.conftest import Read


class SetTyper:
    """A typer that says of every pair what the test has it say, and keeps what it was asked."""

    def __init__(self, kind: str, p: float, mode: str | None = None) -> None:
        others = [name for name in (NONE, *get_args(EventType)) if name != kind]
        self.rating = Rating(
            {kind: p, **dict.fromkeys(others, (1 - p) / len(others))}, ((kind, mode, 1.0),)
        )
        self.asked: list[Pair] = []

    def rate(self, pairs: Sequence[Pair]) -> list[Rating]:
        self.asked += pairs
        return [self.rating] * len(pairs)


def found(parse: Parse) -> tuple[list[Told], list[Candidate]]:
    matcher, tellings, others = Matcher(lexicon()), [], []
    for sentence in parse.sentences:
        matches = joined(matcher.sentence(parse, sentence)[0])
        evidence = parse.quote(sentence.start_char, sentence.end_char)
        tellings += [told(parse, match, evidence) for match in matches]
        others += candidates(parse, sentence, matches)
    return tellings, others


def weigh(parse: Parse, typer: SetTyper, score: float = 1) -> list[Told]:
    """The tellings after a typer was asked, as if so much of each frame were bound."""
    tellings, others = found(parse)
    for telling in tellings:
        telling.match.score = score
    return Weighing(typer).weigh(parse, tellings, others)  # type: ignore[arg-type]


FRAMED = "Israel bombed Syria."
UNFRAMED = "Norway puzzled Sweden."


def test_a_frame_that_the_typer_confirms_keeps_its_rule_and_is_surer(read: Read) -> None:
    (sure,) = weigh(read(FRAMED), SetTyper("ASSAULT", 0.95))
    (unsure,) = weigh(read(FRAMED), SetTyper("ASSAULT", 0.30))
    for telling in (sure, unsure):
        assert telling.type == "ASSAULT"
        assert telling.rule == telling.match.frame.id
    assert 0 < unsure.confidence < sure.confidence <= 1


def test_a_sure_typer_overrules_a_frame_and_says_so(read: Read) -> None:
    (telling,) = weigh(read(FRAMED), SetTyper("SANCTION", 0.9999, "expel"))
    frame = telling.match.frame.id
    assert (telling.type, telling.mode, telling.cameo) == ("SANCTION", "expel", "166")
    assert telling.rule == f"typer.sanction/{frame}"


def test_an_unsure_typer_does_not(read: Read) -> None:
    (telling,) = weigh(read(FRAMED), SetTyper("SANCTION", 0.5))
    assert telling.type == "ASSAULT"
    assert telling.rule == telling.match.frame.id


def test_a_weak_frame_falls_where_the_typer_sees_nothing(read: Read) -> None:
    assert weigh(read(FRAMED), SetTyper(NONE, 0.999)) == []
    (kept,) = weigh(read(FRAMED), SetTyper(NONE, 0.999), score=8)
    assert kept.type == "ASSAULT"


def test_what_folding_has_made_of_a_telling_agrees_with_it(read: Read) -> None:
    text = "Russia will withdraw its troops from Georgia."
    for kind in ("CONCEDE", "AGREE", "RETREAT"):
        (telling,) = weigh(read(text), SetTyper(kind, 0.99))
        assert telling.type == "CONCEDE"
        assert not telling.rule.startswith("typer.")


def test_the_typer_adds_what_no_frame_has_found(read: Read) -> None:
    (telling,) = weigh(read(UNFRAMED), SetTyper("SUPPORT", 0.97))
    assert (telling.type, telling.rule) == ("SUPPORT", "typer.support")
    assert telling.cameo == "050"
    assert telling.confidence == pytest.approx(confidence.of_typer(0.97))
    assert [party.actor for party in telling.match.actors] == ["NOR"]
    assert [party.actor for party in telling.match.recipients] == ["SWE"]
    assert telling.evidence.text == UNFRAMED


@pytest.mark.parametrize("typer", [SetTyper("SUPPORT", 0.4), SetTyper(NONE, 0.97)])
def test_it_adds_nothing_that_it_is_not_sure_of(read: Read, typer: SetTyper) -> None:
    assert weigh(read(UNFRAMED), typer) == []
    assert typer.asked


def test_a_speaker_is_not_linked_with_whom_he_speaks_of(read: Read) -> None:
    assert weigh(read("Norway said that Sweden slept."), SetTyper("ACCUSE", 0.99)) == []


def test_pairs_of_one_verb_and_type_are_one_event(read: Read) -> None:
    (telling,) = weigh(read("Norway and Denmark puzzled Sweden."), SetTyper("SUPPORT", 0.97))
    assert {party.actor for party in telling.match.actors} == {"NOR", "DNK"}


def test_pairs_are_marked_where_their_words_stand(read: Read) -> None:
    typer = SetTyper("ASSAULT", 0.9)
    parse = read("It rained. The Israeli army bombed Syria on Sunday.")
    weigh(parse, typer)
    (pair,) = typer.asked
    assert pair.text == "The Israeli army bombed Syria on Sunday."
    assert pair.text[slice(*pair.actor)] == "The Israeli army"
    assert pair.text[slice(*pair.recipient)] == "Syria"


def test_what_is_rated_is_what_is_weighed(read: Read) -> None:
    parse = read(f"{UNFRAMED} Finland puzzled Denmark. {FRAMED}")
    weighed, shown = SetTyper("SUPPORT", 0.9), SetTyper("SUPPORT", 0.9)
    Weighing(weighed).weigh(parse, *found(parse))  # type: ignore[arg-type]
    rated = Weighing(shown).rated(parse, *found(parse))  # type: ignore[arg-type]
    assert [pair for pair, _ in rated] == shown.asked == weighed.asked
    assert len(rated) >= 2
