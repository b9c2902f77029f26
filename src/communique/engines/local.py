"""Paths -> records in this process, telling on standard error what failed and what to know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError
from communique.reading import Failure, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from communique.reading import Notice
    from communique.record import Document, Record


class Run:
    """One run over some inputs. ``failed`` counts the inputs that gave no record.

    Args:
        sources: paths of files and folders; ``-`` is standard input.
        published: a publication date for all of them.
        columns: names of a table's columns by field.
        actors: a YAML file of the user's own actors.
        model: an installed spaCy model.

    Raises:
        DateError: ``published`` is not a date.
        InputError: ``columns`` names no fact.
        LexiconError, ModelError: as of ``Coder``.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        published: str | None = None,
        columns: Mapping[str, str] | None = None,
        actors: Path | None = None,
        model: str | None = None,
    ) -> None:
        from communique.coder import Coder
        from communique.language import DEFAULT_MODEL

        self.failed = 0
        self._read = read(sources, published=published, columns=columns, notify=_notice)
        self._coder = Coder(model or DEFAULT_MODEL, actors)

    def records(self, *, progress: bool = False) -> Iterator[Record]:
        """The records of the inputs, in their order; with ``progress``, a bar on standard error."""
        records = self._coder.code_many(self._documents(), on_error=self._failed)
        for record in _counted(records) if progress else records:
            for notice in record.notices:
                _tell(f"{record.document.source or record.document.id}: {notice}")
            yield record

    def _documents(self) -> Iterator[Document]:
        for item in self._read:
            if isinstance(item, Failure):
                self.failed += 1
                _tell(str(item))
            else:
                yield item

    def _failed(self, document: Document, error: Exception) -> None:
        self.failed += 1
        where = document.info.source or document.info.id
        if isinstance(error, CommuniqueError):
            _tell(str(error))
        else:
            _tell(
                f"{where}: could not be coded ({type(error).__name__}: {error}); please report it"
            )


def _notice(notice: Notice) -> None:
    _tell(str(notice))


def _tell(message: str) -> None:
    print(f"communique: {message}", file=sys.stderr)


def _counted(records: Iterator[Record]) -> Iterator[Record]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=None)
        for record in records:
            bar.advance(task)
            yield record
