"""What tests of events share: parses with the marks of the earlier strands, and frames alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from communique.events import Events
from communique.language import Parse
from communique.record import Document, DocumentInfo, Event

if TYPE_CHECKING:
    from communique.coder import Coder

Read = Callable[..., Parse]
Code = Callable[..., list[Event]]


@pytest.fixture(scope="session")
def read(coder: Coder) -> Read:
    """Parses a text, with the marks of all strands."""

    def parse(text: str, published: str | None = "2020-06-15", title: str | None = None) -> Parse:
        text = f"{title}\n\n{text}" if title else text
        info = DocumentInfo(
            id="test", source=None, title=title, publisher=None, authors=(), published=published,
            updated=None, language="en",
        )  # fmt: skip
        return coder.parse(Document(info=info, text=text))

    return parse


@pytest.fixture(scope="session")
def by_frames(read: Read) -> Code:
    """The events of a text by frames alone: the same whether the typer's weights are there."""
    events = Events(typed=False)

    def code(
        text: str, published: str | None = "2020-06-15", title: str | None = None
    ) -> list[Event]:
        parse = read(text, published, title)
        events.annotate(parse)
        return parse.events

    return code
