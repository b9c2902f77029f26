"""Verbs that no frame has: what the nearest frames make of them where the typer is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.coder import Coder
from communique.data import rows
from communique.events.frames import lexicon
from communique.events.nearest import FILE, nearest, widened
from communique.exports.explanation import explained
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.record import Event


@pytest.fixture(scope="module")
def untyped() -> Coder:
    return Coder(typed=False)


def _document(text: str) -> Document:
    info = DocumentInfo(
        id="nearest",
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published="2024-05-03",
        updated=None,
        language="en",
    )
    return Document(info=info, text=text)


def _events(coder: Coder, text: str) -> list[Event]:
    return [e for e in coder.code(_document(text)).events if e.rule.startswith("nearest.")]


@pytest.mark.parametrize(
    ("text", "rule", "actor", "recipient"),
    [
        ("Cuba objurgated Haiti.", "accuse.criticize", "CUB", "HTI"),
        ("The Qatari emir supplicated Oman on Thursday.", "request.urge", "QAT", "OMN"),
        ("Togo truckled to France.", "concede.give-in", "TGO", "FRA"),
        ("A Chinese patrol bushwhacked a Filipino crew.", "assault.attack", "CHN", "PHL"),
        ("Laos was obeyed by Thailand.", "concede.give-in", "THA", "LAO"),
    ],
)
def test_a_verb_without_a_frame_is_read_as_the_nearest(
    untyped: Coder, text: str, rule: str, actor: str, recipient: str
) -> None:
    (event,) = _events(untyped, text)
    assert event.rule.endswith(f"/{rule}")
    assert event.actors[0].actor.startswith(actor)
    assert event.recipients[0].actor.startswith(recipient)
    assert event.type == lexicon().frames[rule].type
    assert event.confidence < 0.7


def test_those_who_confer_are_of_two_states(untyped: Coder) -> None:
    (event,) = _events(untyped, "The Omani minister corresponded with his Iranian counterpart.")
    assert {actor.actor[:3] for actor in event.actors} == {"OMN", "IRN"}
    assert not _events(untyped, "The Omani minister corresponded with the Omani ambassador.")


@pytest.mark.parametrize(
    "text",
    [
        "The Togolese president notified the parliament of Togo.",
        "A Kenyan runner informed a Greek coach.",
        "The Danish author lectured Finnish students on poetry.",
        "Togo notified the owners.",
    ],
)
def test_within_a_state_and_among_private_people_it_tells_nothing(
    untyped: Coder, text: str
) -> None:
    assert not _events(untyped, text)


def test_the_typer_makes_them_needless(coder: Coder) -> None:
    assert not _events(coder, "Cuba objurgated Haiti.")


def test_explaining_tells_that_no_frame_has_the_verb(untyped: Coder) -> None:
    from rich.console import Console

    console = Console(record=True, width=120)
    console.print(explained(*untyped.explain(_document("Cuba objurgated Haiti."))))
    assert "no frame has this verb" in console.export_text()


def test_each_row_names_a_frame() -> None:
    for row in rows(FILE):
        assert row["frame"] in lexicon().frames
        assert row["recipient"]
        assert 0 < float(row["likeness"]) < 1


def test_a_frame_of_its_own_takes_the_place_of_a_row() -> None:
    assert not {verb for frame in nearest() for verb in frame.verbs} & set(lexicon().verbs)
    assert set(widened().frames) >= set(lexicon().frames)
