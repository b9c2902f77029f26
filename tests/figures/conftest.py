"""A reader of single texts: the strands before figures, then figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors import Actors
from communique.attribution import annotate as find_statements
from communique.figures import annotate
from communique.language import Parser
from communique.record import Document, DocumentInfo, Figure
from communique.times import annotate as find_times

Read = Callable[..., list[Figure]]


@pytest.fixture(scope="session")
def read() -> Read:
    actors, parser = Actors(), Parser()

    def figures(
        text: str, published: str | None = "2022-05-10", title: str | None = None
    ) -> list[Figure]:
        info = DocumentInfo(
            id="t", source=None, title=title, publisher=None, authors=(),
            published=published, updated=None, language="en",
        )  # fmt: skip
        (parse,) = parser.parse([Document(info=info, text=text)])
        actors.annotate(parse)
        find_times(parse)
        find_statements(parse)
        annotate(parse)
        return parse.figures

    return figures
