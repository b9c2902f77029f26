"""communique reads the news and keeps the record of relations between states.

>>> import communique
>>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
>>> event = record.events[0]
>>> event.type, event.actors[0].actor, event.recipients[0].actor, event.when.edtf
('ASSAULT', 'ISR', 'SYR', '2020-06-15')
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.version import __version__

__all__ = [
    "Coder", "CommuniqueError", "Document", "Ledger", "Record", "__version__", "code", "schema",
]  # fmt: skip

if TYPE_CHECKING:
    from os import PathLike

    from communique.coder import Coder
    from communique.errors import CommuniqueError
    from communique.ledger import Ledger
    from communique.record import Document, Record, schema

_HOMES = {
    "Coder": "communique.coder",
    "CommuniqueError": "communique.errors",
    "Document": "communique.record",
    "Ledger": "communique.ledger",
    "Record": "communique.record",
    "schema": "communique.record",
}


def __getattr__(name: str) -> object:
    # The language model's libraries take longer to import than most programs run: only when used.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def code(text_or_path: str | PathLike[str], published: str | None = None) -> Record:
    """Codes one article.

    Args:
        text_or_path: the article itself, or a path to a file of it (text or HTML). A string is
            taken for a path when it is one line and such a file exists.
        published: the publication date (ISO 8601), which overrides what the article tells.

    Raises:
        InputError: the file cannot be read, or holds not one article.
        DateError: ``published`` is not a date.
    """
    from communique.reading import read_one

    return _coder().code(read_one(text_or_path, published=published))


@cache
def _coder() -> Coder:
    """The coder of ``code``: made once, at its first call, since its model takes a second."""
    from communique.coder import Coder

    return Coder()
