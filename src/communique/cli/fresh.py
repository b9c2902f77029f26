"""A run over the documents that a ledger has not yet: taken up again, it codes nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.engines.local import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.ledger import Ledger
    from communique.record import Document


class Fresh(Run):
    """Such a run. ``there`` counts the documents that the ledger has.

    Args:
        sources: as for ``Run``.
        book: the ledger.
        options: what else ``Run`` takes.
    """

    def __init__(self, sources: Sequence[str], book: Ledger, **options: Any) -> None:
        super().__init__(sources, **options)
        self.there = 0
        self._book = book

    def _documents(self) -> Iterator[Document]:
        for document in self._book.missing(self._seen()):
            self.there -= 1
            yield document

    def _seen(self) -> Iterator[Document]:
        for document in super()._documents():
            self.there += 1
            yield document
