"""What the tests of the actors share: a parser, and the way from a text to an annotated parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.actors import Actors
from communique.language import Parser
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse


@pytest.fixture(scope="session")
def actors() -> Actors:
    return Actors()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def annotated(parser: Parser, actors: Actors) -> Callable[..., Parse]:
    def annotate(
        text: str,
        date: str | None = "2021-07-11",
        title: str | None = None,
        using: Actors | None = None,
    ) -> Parse:
        info = DocumentInfo(
            id="test", source=None, title=title, publisher=None, authors=(), published=date,
            updated=None, language="en",
        )  # fmt: skip
        parse = next(iter(parser.parse([Document(info=info, text=text)])))
        (using or actors).annotate(parse)
        return parse

    return annotate
