"""The strand as a whole: what holds of the events of any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from communique.events import Events
from communique.events.frames import INTENSITY, QUAD
from communique.events.typer import typer
from tests.events.test_codes import MODES

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.record import Event
    from tests.events.conftest import Code, Read

# Pieces that texts of news are made of, well put together or not: most make no sense, and none
# may be trusted to.
PIECES = st.sampled_from(
    """Israel Syria Syria's Iran Iraq's the The army ministers President Macron Kremlin UN
    bombed attacked accused of condemned met held talks with signed a treaty refused to meet
    threatened to will not impose sanctions on released prisoners from in on Monday in 1994
    said that , . ; : — “ ” " ' ( ) and or if not who which each other they him Côte d'Ivoire
    北京 \U0001f1eb\U0001f1f7 e\u0301 \u200b $10 million ? !""".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, min_size=1, max_size=40).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=40).map("".join),
)


def holds(parse: Parse, event: Event) -> None:
    """Everything that an event quotes stands in the text, and its codes go together."""
    spans = [event.trigger, event.evidence, *event.mentions]
    spans += [*event.actors, *event.recipients, *event.attribution]  # type: ignore[list-item]
    spans += [part for part in (event.when, event.place) if part is not None]  # type: ignore[misc]
    for span in spans:
        if span.start is not None:
            assert 0 <= span.start < span.end <= len(parse.text)
            assert parse.text[span.start : span.end] == span.text
    assert event.evidence.start <= event.trigger.start
    assert event.trigger.end <= event.evidence.end
    assert event.mode in {None, *MODES[event.type].split()}
    assert (event.quad, event.intensity) == (QUAD[event.type], INTENSITY[event.type])
    assert event.actors or event.recipients
    assert 0 <= event.confidence <= 1


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
@example(text="“\n ")
def test_any_text_gives_events_whose_spans_hold(read: Read, text: str) -> None:
    parse = read(text)
    Events(typed=True).annotate(parse)
    assert [event.id for event in parse.events] == [f"e{n + 1}" for n in range(len(parse.events))]
    for event in parse.events:
        holds(parse, event)


def test_the_check_of_spans_sees_events(read: Read) -> None:
    parse = read("Israel bombed Syria in Damascus on Sunday, France said. Iran met Iraq.")
    assert len(parse.events) >= 2
    for event in parse.events:
        holds(parse, event)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "\u200b", "🇫🇷"])
def test_nothing_is_found_in_nothing(read: Read, text: str) -> None:
    assert read(text).events == []


def test_coding_twice_gives_the_same(read: Read) -> None:
    text = "Israel bombed Syria on Sunday. France condemned the attack and Norway puzzled Sweden."
    parse = read(text)
    first = list(parse.events)
    Events(typed=True).annotate(parse)
    assert parse.events == first
    assert read(text).events == first


def test_frames_alone_never_name_the_typer(by_frames: Code) -> None:
    events = by_frames("Israel bombed Syria. Norway puzzled Sweden. Iran accused Iraq of lying.")
    assert events
    assert not any(event.rule.startswith("typer.") for event in events)


def test_the_typer_changes_no_clear_telling(read: Read, by_frames: Code) -> None:
    if typer() is None:
        pytest.skip("the typer's weights are not installed")
    text = "Israel bombed Syria on Sunday."
    (typed,), (framed,) = read(text).events, by_frames(text)
    assert (typed.type, typed.rule) == (framed.type, framed.rule)
    assert typed.actors == framed.actors
    assert typed.recipients == framed.recipients
