from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.language import Parse, Parser
from communique.record import Document, DocumentInfo
from communique.times import annotate

Read = Callable[..., Parse]


@pytest.fixture(scope="session")
def read_times() -> Read:
    """Parses a text and runs the times strand on it."""
    parser = Parser()

    def read(text: str, published: str | None = "2019-03-14", title: str | None = None) -> Parse:
        info = DocumentInfo(
            id="test", source=None, title=title, publisher=None, authors=(), published=published,
            updated=None, language="en",
        )  # fmt: skip
        parse = next(iter(parser.parse([Document(info=info, text=text)])))
        annotate(parse)
        return parse

    return read
