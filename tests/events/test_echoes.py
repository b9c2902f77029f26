"""Echoes: "followed suit" tells again, of another, what was told last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder
    from communique.record import Event


def _echoes(coder: Coder, text: str) -> list[Event]:
    info = DocumentInfo(
        id="echo",
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published="2024-05-03",
        updated=None,
        language="en",
    )
    events = coder.code(Document(info=info, text=text)).events
    return [event for event in events if event.rule.startswith("echo/")]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Norway imposed sanctions on Belarus; Iceland followed suit.", "SANCTION", "ISL", "BLR"),
        (
            "Denmark recalled its ambassador from Iran, and Norway did the same.",
            "SANCTION",
            "NOR",
            "IRN",
        ),
        (
            "Peru recognised Kosovo on Monday. Chile followed suit on Tuesday.",
            "SUPPORT",
            "CHL",
            "XKX",
        ),
    ],
)
def test_what_was_told_last_is_done_by_another(
    coder: Coder, text: str, kind: str, actor: str, recipient: str
) -> None:
    (event,) = _echoes(coder, text)
    assert event.type == kind
    assert [ref.actor for ref in event.actors] == [actor]
    assert [ref.actor for ref in event.recipients] == [recipient]
    assert event.status == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Iceland followed suit.",
        "Norway may impose sanctions on Belarus. Iceland wore the same suit.",
        "The minister wore a suit.",
    ],
)
def test_without_a_deed_before_nothing_is_told(coder: Coder, text: str) -> None:
    assert not _echoes(coder, text)


def test_an_echo_has_its_own_status(coder: Coder) -> None:
    text = "Norway imposed sanctions on Belarus. Iceland did not follow suit."
    assert all(event.status == "negated" for event in _echoes(coder, text))
