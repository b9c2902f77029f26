"""A reader of single texts: the strands before agreements, then agreements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors import Actors
from communique.agreements import annotate
from communique.attribution import annotate as find_statements
from communique.language import Parser
from communique.record import Agreement, Document, DocumentInfo
from communique.times import annotate as find_times

Read = Callable[..., list[Agreement]]


@pytest.fixture(scope="session")
def read() -> Read:
    actors, parser = Actors(), Parser()

    def agreements(
        text: str, title: str | None = None, published: str | None = "2021-09-01"
    ) -> list[Agreement]:
        info = DocumentInfo(
            id="t", source=None, title=title, publisher=None, authors=(),
            published=published, updated=None, language="en",
        )  # fmt: skip
        (parse,) = parser.parse([Document(info=info, text=text)])
        actors.annotate(parse)
        find_times(parse)
        find_statements(parse)
        annotate(parse)
        return parse.agreements

    return agreements
