"""Sources that a headline names behind its end tell what it says, and are no party to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("China sanctions US firms - Xinhua", "CHN.JRN:xinhua"),
        ("Russian missiles hit Kharkiv hospital – governor", "UKR.GOV"),
        ("Iran frees two French detainees: Macron", "FRA.GOV:emmanuel-macron"),
        ("US to send arms to Ukraine - Pentagon", "USA"),
    ],
)
def test_source_behind_a_headline(coder: Coder, title: str, speaker: str) -> None:
    info = DocumentInfo(
        id="test", source=None, title=title, publisher=None, authors=(), published="2024-05-15",
        updated=None, language="en",
    )  # fmt: skip
    text = f"{title}\n\nIt was announced on Wednesday."
    (event,) = coder.code(Document(info=info, text=text)).events
    assert [ref.actor for ref in event.attribution] == [speaker]
    if speaker != "USA":
        assert speaker not in {ref.actor for ref in (*event.actors, *event.recipients)}
