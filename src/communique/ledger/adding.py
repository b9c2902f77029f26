"""Which records a ledger takes: new ones, corrected ones in the place of others, no one twice."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.ledger.encoding import digest, digest_of, month_of, text_digest
from communique.ledger.views import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.ledger.views import View
    from communique.record import Document, Record

_ROW = re.compile(r".*:\d+")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the records that a ledger was given.

    Attributes:
        version: the version of the ledger after them.
        added: records of documents that it did not have.
        replaced: records that took the place of older ones.
        unchanged: records that it had.
        outdated: records of documents that it has in a newer form; they are left out.
    """

    version: int
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    outdated: int = 0

    def then(self, later: Added) -> Added:
        """Both together."""
        return Added(
            later.version,
            self.added + later.added,
            self.replaced + later.replaced,
            self.unchanged + later.unchanged,
            self.outdated + later.outdated,
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows of a document when it is to be told from others."""

    document: str
    source: str | None
    month: str
    stamp: str
    text: str
    digest: str

    @classmethod
    def of(cls, record: Record) -> Known:
        """What it would know of a record."""
        info = record.document
        return cls(
            info.id,
            info.source if names_one(info.source) else None,
            month_of(info.published),
            info.updated or info.published or "",
            text_digest(record),
            digest(record),
        )

    def holds(self, other: Known, recoded: bool) -> bool:
        """Whether the other says nothing new."""
        return self.digest == other.digest or (self.text == other.text and not recoded)

    def older_than(self, other: Known) -> bool:
        """Whether its last date is before the other's, as far as both are told."""
        return is_before(self.stamp, other.stamp)


@dataclass(slots=True)
class Plan:
    """What is to be done with a batch: the records to write and the documents they replace."""

    records: list[Record] = field(default_factory=list)
    gone: dict[str, Known] = field(default_factory=dict)
    outcome: Added = field(default_factory=lambda: Added(-1))


def names_one(source: str | None) -> bool:
    """Whether a source names one article: an address or a file, not a row of a table or a stream.

    >>> names_one("https://example.org/a"), names_one("letters/a.txt")
    (True, True)
    >>> names_one("articles.csv:12"), names_one("standard input"), names_one(None)
    (False, False, False)
    """
    if source is None or source == "standard input":
        return False
    return "://" in source or _ROW.fullmatch(source) is None


def is_before(stamp: str, other: str) -> bool:
    """Whether a date is before another one, as far as both are told.

    >>> is_before("2021-07-11", "2021-07-12T08:00"), is_before("2021-07-11", "2021-07-11T08:00")
    (True, False)
    >>> is_before("2021-07-11T12:00+09:00", "2021-07-11T04:00+00:00")
    True
    """
    try:
        moments = dt.datetime.fromisoformat(stamp), dt.datetime.fromisoformat(other)
    except ValueError:
        return False
    if all(moment.tzinfo is not None for moment in moments):
        return moments[0] < moments[1]
    length = min(len(stamp), len(other), len("2021-07-11T08:00"))
    return stamp[:length] < other[:length]


def plan(view: View, records: Sequence[Record], recoded: bool) -> Plan:
    """What is to be done with records, one after the other.

    Args:
        view: the ledger as it is.
        records: the records, of which later ones may correct earlier ones.
        recoded: whether a record replaces one of the same text that was coded otherwise.
    """
    coming = [(record, Known.of(record)) for record in records]
    state = _State(_stored(view, [known for _, known in coming]))
    counts = {"added": 0, "replaced": 0, "unchanged": 0, "outdated": 0}
    for record, known in coming:
        counts[state.take(record, known, recoded)] += 1
    return Plan(list(state.records.values()), state.gone, replace(Added(-1), **counts))


def missing(view: View, documents: Sequence[Document]) -> list[Document]:
    """Those of some documents that are not there with the same text and source."""
    if not view.commit.rows["documents"]:
        return list(documents)
    ids = quoted(sorted({document.info.id for document in documents}))
    found = view.ask(
        f"SELECT document, source, text_digest FROM documents WHERE document IN ({ids})",
        ("documents",),
    )
    there = set(zip(*(column.to_pylist() for column in found.columns), strict=True))
    return [
        document
        for document in documents
        if (document.info.id, document.info.source, digest_of(document.text)) not in there
    ]


class _State:
    """The documents that matter to a batch, as they would be after each of its records."""

    def __init__(self, stored: list[Known]) -> None:
        self._stored = {known.document for known in stored}
        self._documents = {known.document: known for known in stored}
        self._sources = {known.source: known.document for known in stored if known.source}
        self.records: dict[str, Record] = {}
        self.gone: dict[str, Known] = {}

    def take(self, record: Record, known: Known, recoded: bool) -> str:
        same = self._documents.get(known.document)
        place = self._sources.get(known.source) if known.source is not None else None
        others = [self._documents[place]] if place not in (None, known.document) else []
        if same is not None and not others and same.holds(known, recoded):
            return "unchanged"
        former = [same, *others] if same is not None else others
        if any(known.older_than(other) for other in former):
            return "outdated"
        for other in former:
            self._drop(other)
        self._documents[known.document] = known
        if known.source is not None:
            self._sources[known.source] = known.document
        self.records[known.document] = record
        return "replaced" if former else "added"

    def _drop(self, other: Known) -> None:
        del self._documents[other.document]
        if other.source is not None:
            self._sources.pop(other.source, None)
        self.records.pop(other.document, None)
        if other.document in self._stored:
            self._stored.discard(other.document)
            self.gone[other.document] = other


def _stored(view: View, coming: list[Known]) -> list[Known]:
    """The documents of the ledger that a batch may be the same as."""
    if not view.commit.rows["documents"]:
        return []
    ids = quoted(sorted({known.document for known in coming}))
    sources = quoted(sorted({known.source for known in coming if known.source is not None}))
    found = view.ask(
        "SELECT document, source, month, coalesce(updated, published, '') AS stamp, "
        f"text_digest, digest FROM documents WHERE document IN ({ids})"
        + (f" OR source IN ({sources})" if sources else ""),
        ("documents",),
    )
    return [
        Known(
            row["document"],
            row["source"] if names_one(row["source"]) else None,
            row["month"],
            row["stamp"],
            row["text_digest"],
            row["digest"],
        )
        for row in found.to_pylist()
    ]
