"""The pipeline: a document goes in, its record comes out. The only place that knows the order."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from communique import agreements, attribution, figures, times
from communique.actors import Actors
from communique.errors import CommuniqueError
from communique.events import Events
from communique.language import DEFAULT_MODEL, Parser, check_size
from communique.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from communique.events import Explanation
    from communique.language import Parse
    from communique.record import Document

    OnError = Callable[[Document, Exception], None]


class Coder:
    """Codes documents into records.

    Args:
        model: the name of an installed spaCy model of English.
        actors: a YAML file of the user's own actors.
        typed: whether the learned typer is asked beside the frames.

    Raises:
        ModelError: the model is not installed.
        LexiconError: the file of actors is malformed.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, actors: Path | None = None, *, typed: bool = True
    ) -> None:
        self._parser = Parser(model)
        self._actors = Actors(actors)
        self._events = Events(typed=typed)

    def code(self, document: Document) -> Record:
        """Codes one document.

        Raises:
            DocumentTooLargeError: it is longer than one record may hold.
        """
        return next(self.code_many([document]))

    def code_many(
        self, documents: Iterable[Document], on_error: OnError | None = None
    ) -> Iterator[Record]:
        """Codes documents one after the other, in their order and in bounded memory.

        Args:
            documents: any iterable, read as far as a batch of the parser needs.
            on_error: called with a document that cannot be coded and why; the others go on.
                Without it the error is raised.
        """
        records = self._records(documents, on_error)
        while True:
            with _uncollected():
                record = next(records, None)
            if record is None:
                return
            yield record

    def _records(self, documents: Iterable[Document], on_error: OnError | None) -> Iterator[Record]:
        fitting = _fitting(documents, on_error)
        # Only English goes to the parser; the others keep their place in the order.
        for english, run in groupby(fitting, key=_is_english):
            if not english:
                yield from map(_empty, run)
                continue
            for parse in self._parser.parse(run, self._actors.worth):
                try:
                    record = record_of(self._annotated(parse))
                except Exception as error:
                    # One document must not cost the others of a batch theirs.
                    if on_error is None:
                        raise
                    on_error(parse.document, error)
                else:
                    parse.doc.untie()
                    yield record

    def parse(self, document: Document) -> Parse:
        """The parse of one English document with the marks of all strands."""
        return self._annotated(next(self._parser.parse([document])))

    def explain(self, document: Document) -> tuple[Parse, Explanation]:
        """The parse of one English document, and what the events strand considered in it."""
        parse = self.parse(document)
        return parse, self._events.explain(parse)

    def _annotated(self, parse: Parse) -> Parse:
        self._actors.annotate(parse)
        times.annotate(parse)
        attribution.annotate(parse)
        agreements.annotate(parse)
        self._events.annotate(parse)
        figures.annotate(parse)
        return parse


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses Python's collector of cycles while a document is coded.

    A parse makes tens of thousands of objects that live to its end. Among them, and the lexicons,
    there is nothing to be found before.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _fitting(documents: Iterable[Document], on_error: OnError | None) -> Iterator[Document]:
    for document in documents:
        try:
            check_size(document)
        except CommuniqueError as error:
            if on_error is None:
                raise
            on_error(document, error)
        else:
            yield document


def _is_english(document: Document) -> bool:
    return document.info.language == "en" and bool(document.text.strip())


def _empty(document: Document) -> Record:
    return Record(
        document=document.info,
        text=document.text,
        actors=(),
        events=(),
        statements=(),
        agreements=(),
        figures=(),
    )


def record_of(parse: Parse) -> Record:
    """The record of a parse that all strands have marked."""
    parties = {ref.actor for event in parse.events for ref in (*event.actors, *event.recipients)}
    joined = [actor for actor in parse.joined.values() if actor.id in parties]
    known = {actor.id: actor for actor in (*joined, *parse.actors.values())}
    mentioned = [actor for actor in known.values() if actor.mentions]
    return Record(
        document=parse.info,
        text=parse.text,
        actors=tuple(sorted(mentioned, key=lambda actor: (actor.mentions[0].start, actor.id))),
        events=tuple(parse.events),
        statements=tuple(parse.statements),
        agreements=tuple(parse.agreements),
        figures=tuple(parse.figures),
    )
