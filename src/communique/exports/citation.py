"""How a document is cited: where it is from, who published it, and which sentence is meant."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from communique.record import Record

# A full stop before a capital or a number ends a sentence, unless it belongs to a short form.
_STOP = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\."
    r"|(?P<end>[.!?][\"'”’)\]]*(?=[^\S\n]+[\"'“‘(\[]*[A-Z0-9])|\n+)"
)


def identifier(record: Record) -> str:
    """Where a document is from: its URL or path, else its id."""
    return record.document.source or record.document.id


def host(name: str) -> str:
    """The host of a URL, without ``www.``; empty for anything else.

    >>> host("https://www.example.org/a"), host("articles/a.txt")
    ('example.org', '')
    """
    try:
        parts = urlsplit(name)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    return (parts.hostname or "").removeprefix("www.")


def source_name(record: Record) -> str:
    """The publisher; where none is known, the host of the URL, else the path or id."""
    return record.document.publisher or host(identifier(record)) or identifier(record)


def domain(record: Record) -> str:
    """The host of the URL; where there is none, the publisher, else the path or id."""
    return host(identifier(record)) or source_name(record)


def sentence_number(record: Record, offset: int) -> int:
    """The number of the sentence at an offset, from 1: the title is the first.

    A record does not keep sentences: they are counted by full stops and line breaks, short forms
    ("Mr.", "Oct.") apart.
    """
    stops = takewhile(lambda found: found.end() <= offset, _STOP.finditer(record.text))
    return 1 + sum(found["end"] is not None for found in stops)
