"""The events of a ledger, each once: with all that tell it, and when it was first and last told."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa

from communique.ledger.clusters import link
from communique.ledger.tellings import around, make
from communique.ledger.views import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from communique.ledger.queries import Queries

#: Documents that are asked for at once.
_AT_ONCE = 2000
_MENTION = pa.struct(
    [
        ("document", pa.string()),
        ("event", pa.string()),
        ("outlet", pa.string()),
        ("published", pa.string()),
        ("text", pa.string()),
    ]
)
SCHEMA = pa.schema(
    [
        ("cluster", pa.string()),
        ("type", pa.string()),
        ("mode", pa.string()),
        ("cameo", pa.string()),
        ("quad", pa.int64()),
        ("intensity", pa.float64()),
        ("status", pa.string()),
        ("timing", pa.string()),
        ("actors", pa.list_(pa.string())),
        ("recipients", pa.list_(pa.string())),
        ("when_edtf", pa.string()),
        ("when_basis", pa.string()),
        ("place_name", pa.string()),
        ("place_country", pa.string()),
        ("evidence_text", pa.string()),
        ("first_report", pa.string()),
        ("last_report", pa.string()),
        ("documents", pa.int64()),
        ("outlets", pa.list_(pa.string())),
        ("mentions", pa.list_(_MENTION)),
    ]
)
# How well a basis says when an event was: the best of its tellings stands for it.
_BASES = ("explicit", "relative", "period", "tense", "document", "unknown")


def linked(ledger: Queries, **question: Any) -> pa.Table:
    """The events that a ledger's ``events`` gives, with the tellings of one event as one row.

    Args:
        ledger: a ledger, or one at a version.
        question: what ``Queries.events`` takes: ``between``, ``since``, ``until``, ``type``,
            ``status``, ``timing``.

    Returns:
        A row an event, in the order of the first report: ``cluster`` (named after the first
        telling), its type and the other columns of the telling that stands for it (the one most
        are like in type and parties, with the best known time and the highest confidence),
        ``first_report`` and ``last_report`` (dates of publication), ``documents`` (how many),
        ``outlets``, and ``mentions`` (document, event, outlet, published, text of the evidence).

    Raises:
        LedgerError: an argument is not what it should be.

    >>> import tempfile
    >>> from communique.ledger import Ledger
    >>> linked(Ledger(tempfile.mkdtemp()), since=2018).num_rows
    0
    """
    events = ledger.events(**question).to_pylist()
    documents = _documents(ledger, sorted({row["document"] for row in events}))
    mentions = _mentions(ledger, sorted(documents))
    tellings = (make(_row(row, documents[row["document"]], mentions)) for row in events)
    clusters = link(tellings)
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in events:
        members[clusters[row["document"], row["id"]]].append(row)
    rows = [_event(name, told, documents) for name, told in members.items()]
    rows.sort(key=lambda row: (row["first_report"] or "9999", row["cluster"]))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def outlet(publisher: str | None, source: str | None) -> str | None:
    """Who published a document: its publisher, or else the host of its address.

    >>> outlet("The Paper", None), outlet(None, "https://www.example.org/a"), outlet(None, "a.txt")
    ('The Paper', 'example.org', None)
    """
    if publisher:
        return publisher
    host = urlsplit(source or "").hostname if "://" in (source or "") else None
    return host.removeprefix("www.") if host else None


def outlets_of(ledger: Queries, documents: Iterable[str]) -> dict[str, str | None]:
    """Who published each of some documents of a ledger."""
    query = "SELECT document, publisher, source FROM documents WHERE "
    return {
        row["document"]: outlet(row["publisher"], row["source"])
        for row in _asked(ledger, query, sorted(documents))
    }


def _documents(ledger: Queries, names: list[str]) -> dict[str, dict[str, Any]]:
    found = _asked(
        ledger, "SELECT document, publisher, source, title, text FROM documents WHERE ", names
    )
    return {row["document"]: row for row in found}


def _mentions(ledger: Queries, names: list[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _asked(
        ledger, "SELECT document, event, position, text FROM event_mentions WHERE ", names
    ):
        found[row["document"], row["event"]].append(row["text"])
    return found


def _asked(ledger: Queries, query: str, names: list[str]) -> Iterator[dict[str, Any]]:
    remaining = iter(names)
    while chosen := list(itertools.islice(remaining, _AT_ONCE)):
        yield from ledger.sql(f"{query}document IN ({quoted(chosen)}) ORDER BY ALL").to_pylist()


def _row(
    row: Mapping[str, Any],
    document: Mapping[str, Any],
    mentions: Mapping[tuple[str, str], list[str]],
) -> dict[str, Any]:
    told = [row["evidence_text"], *mentions.get((row["document"], row["id"]), ())]
    return {
        **row,
        "actors": [(ref["actor"], ref["text"]) for ref in row["actors"] or ()],
        "recipients": [(ref["actor"], ref["text"]) for ref in row["recipients"] or ()],
        "sentences": list(dict.fromkeys(told)),
        "context": around(document["text"], row["evidence_start"], row["evidence_end"]),
        "headline": row["evidence_start"] < len(document["title"] or ""),
        "publisher": document["publisher"],
    }


def _event(
    name: str, told: list[dict[str, Any]], documents: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """One row of the tellings of an event."""
    told.sort(key=lambda row: (row["published"] or "9999", row["document"], row["id"]))
    usual = Counter(map(_sides, told))
    types = Counter(row["type"] for row in told)

    def worth(row: dict[str, Any]) -> tuple[float, ...]:
        return (
            bool(row["actors"]) + (bool(row["recipients"]) or len(row["actors"] or ()) > 1),
            types[row["type"]],
            usual[_sides(row)],
            -_BASES.index(row["when_basis"]),
            row["confidence"],
        )

    best = max(told, key=worth)
    dates = sorted(row["published"] for row in told if row["published"])
    places = Counter((row["place_name"], row["place_country"]) for row in told if row["place_name"])
    place, country = places.most_common(1)[0][0] if places else (None, None)
    outlets = {
        document: outlet(documents[document]["publisher"], documents[document]["source"])
        for document in dict.fromkeys(row["document"] for row in told)
    }
    same = ("type", "mode", "cameo", "quad", "intensity", "status", "timing")
    return {
        "cluster": name,
        **{column: best[column] for column in (*same, "when_edtf", "when_basis", "evidence_text")},
        "actors": _ids(best["actors"]),
        "recipients": _ids(best["recipients"]),
        "place_name": place,
        "place_country": country,
        "first_report": dates[0] if dates else None,
        "last_report": dates[-1] if dates else None,
        "documents": len(outlets),
        "outlets": sorted({found for found in outlets.values() if found}),
        "mentions": [
            {
                "document": row["document"],
                "event": row["id"],
                "outlet": outlets[row["document"]],
                "published": row["published"],
                "text": row["evidence_text"],
            }
            for row in told
        ],
    }


def _sides(row: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(_ids(row["actors"])), tuple(_ids(row["recipients"]))


def _ids(refs: Iterable[Mapping[str, Any]] | None) -> list[str]:
    return [ref["actor"] for ref in refs or ()]
