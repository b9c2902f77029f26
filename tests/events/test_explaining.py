"""Explaining: what was considered at each trigger, what held, what nearly did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import Events
from communique.events.explaining import Considered
from communique.events.frames import Frame
from communique.events.matching import Match, Miss
from communique.events.typer import typer
from tests.events.test_syntax import word

if TYPE_CHECKING:
    from tests.events.conftest import Read


def test_what_holds_comes_best_first_and_what_lacks_its_trigger_last(read: Read) -> None:
    trigger = word(read, "Israel bombed Syria.", "bombed")
    frame = Frame(id="assault.try", type="ASSAULT", cameo="190")
    far = Miss(frame, trigger, "the trigger lacks 'out'")
    near = Miss(frame, trigger, "nobody known does it")
    weak, strong = (Match(frame, trigger, [], [], score) for score in (1.0, 3.0))
    one = Considered.of(trigger, [far, weak, near, strong])
    assert one.trigger is trigger
    assert one.matches == (strong, weak)
    assert one.misses == (near, far)


def test_every_trigger_is_told_in_the_order_of_the_text(read: Read) -> None:
    explanation = Events(typed=False).explain(read("Israel bombed Syria. France condemned it."))
    assert [one.trigger.text for one in explanation.considered] == ["bombed", "condemned"]
    bombed = explanation.considered[0]
    assert bombed.matches[0].frame.type == "ASSAULT"
    assert all(miss.why for one in explanation.considered for miss in one.misses)


def test_frames_alone_rate_nothing(read: Read) -> None:
    assert Events(typed=False).explain(read("Israel bombed Syria.")).rated == ()


def test_what_is_no_event_has_near_misses_that_say_why(read: Read) -> None:
    explanation = Events(typed=False).explain(read("The editor attacked the film."))
    (one,) = explanation.considered
    assert one.matches == ()
    assert one.misses


def test_without_a_trigger_nothing_is_considered(read: Read) -> None:
    explanation = Events(typed=False).explain(read("Norway slept."))
    assert explanation.considered == ()


def test_the_pairs_that_the_typer_is_asked_about_are_shown(read: Read) -> None:
    explanation = Events().explain(read("Norway puzzled Sweden."))
    if typer() is None:
        assert explanation.rated == ()
        return
    ((pair, rating),) = explanation.rated
    assert pair.text[slice(*pair.actor)] == "Norway"
    assert pair.text[slice(*pair.recipient)] == "Sweden"
    assert rating.best in rating.types


def test_explaining_changes_nothing(read: Read) -> None:
    parse = read("Israel bombed Syria. Norway puzzled Sweden.")
    before = list(parse.events)
    Events().explain(parse)
    assert parse.events == before
