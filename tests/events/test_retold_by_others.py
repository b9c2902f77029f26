"""A title that names two leaders tells nothing of what their ministers did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder

TITLE = "Xi, Lourenco exchange congratulations on anniversary of ties"
BODY = (
    "Chinese President Xi Jinping and Angolan President Joao Lourenco on Friday exchanged "
    "congratulations. Chinese Foreign Minister Wang Yi exchanged messages with his Angolan "
    "counterpart, Tete Antonio, on Friday."
)


def test_ministers_are_told_apart_from_the_leaders_of_a_title(coder: Coder) -> None:
    info = DocumentInfo(
        id="a",
        source=None,
        title=TITLE,
        publisher=None,
        authors=(),
        published="2024-01-12",
        updated=None,
        language="en",
    )
    events = coder.code(Document(info=info, text=f"{TITLE}\n\n{BODY}")).events
    met = [[actor.actor for actor in event.actors] for event in events if event.type == "CONSULT"]
    assert ["CHN.GOV:wang-yi", "AGO.GOV:tete-antonio"] in met
    assert ["CHN.GOV:xi-jinping", "AGO.GOV:joao-lourenco"] in met
