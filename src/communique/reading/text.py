"""Plain text: one article as a newspaper, a database or a wire prints it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.reading import documents
from communique.record import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.record import Document

#: Bytes of a text that may hold no more characters than a document has: four each, as in UTF-32.
MAX_BYTES = 4 * MAX_CHARACTERS + 4
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main"
    r"|section|div|p|h[1-6]|meta"
    r"|title|table|br|span|ul|ol|figure|header)\b",
    re.I | re.S,
)  # fmt: skip


def is_html(text: str) -> bool:
    """Whether a text is HTML, by how it begins."""
    return _HTML.match(text[:4000]) is not None


def document(
    text: str,
    facts: documents.Facts,
    notify: Callable[[documents.Notice], None],
    *,
    where: str,
) -> Document:
    """The document of one plain text.

    Raises:
        InputError: it is empty, or not text.
        DocumentTooLargeError: it is longer than a document may be.
    """
    if not text.strip("\ufeff\0 \t\r\n"):
        raise InputError("it is empty")
    return documents.make(text, facts, notify, where=where)
