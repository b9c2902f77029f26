"""GDELT 2.0: the events table (61 columns) and the mentions table (16 columns).

Columns, order and names are those of "The GDELT Event Database Data Format Codebook V2.0" (2015).
GDELT's own header files spell the first two GLOBALEVENTID and SQLDATE. The files are tab-separated
and have no header; a header can be asked for. One row is one dyad of one event.

What is lost, and what stands in for what GDELT has and a record has not:

======================== ==========================================================================
field                    what happens to it
======================== ==========================================================================
status, timing           lost: only a selection goes out (actual and ongoing, current)
lists of parties         expanded to dyads; several rows are then one event
type, mode               CAMEO's code stands for them; QuadClass is PLOVER's quad, which has
                         concessions in words (081-083) under 1 where CAMEO has 2
contexts, confidence     contexts lost; the confidence goes to the mentions table, in tens
GoldsteinScale           **PLOVER's intensity** (one number a type), not Goldstein's
Day                      first day of ``when.edtf``: the end and the precision of an interval are
                         lost (``2020`` is 20200101). No time known: the day of publication.
                         Neither known, or before year 1: the dyad stays out
actors                   country, CAMEO role (``communique.exports.codes`` tells what that loses),
                         name in capitals. Known groups: UNO and EEC alone. Ethnic and religion
                         codes are empty
Actor1Geo, Actor2Geo     type 0, empty: a record tells where events are, not where actors are
ActionGeo                type 1 for a country, 3 or 4 for a place in it (USA or not); FIPS country;
                         ADM and feature ids are empty
attribution              lost: GDELT cannot say according to whom
evidence, trigger        events: lost; mentions: offsets, and the number of the sentence, counted by
                         full stops with the title as sentence 1
IsRootEvent              1 where the evidence stands in the title or the first paragraph
NumMentions              times the document tells the event; sources and articles are 1 unless
                         ``links`` joins documents
DATEADDED                time of publication in UTC; empty where unknown
AvgTone, MentionDocTone  empty: tone is not measured
statements, agreements,  lost
figures
======================== ==========================================================================
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from communique.exports.citation import domain, host, identifier, sentence_number
from communique.exports.codes import country_names, event_code, fips
from communique.exports.delimited import write_rows
from communique.exports.dyads import HAPPENED, dyads, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import TextIO

    from communique.exports.delimited import Cell
    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Place, Record

    Links = Mapping[tuple[str, str], str]


def _numbered(prefix: str, fields: str) -> list[str]:
    return [f"{prefix}{field}" for field in fields.split()]


_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode "
    "Religion1Code Religion2Code Type1Code Type2Code Type3Code"
)
_GEO = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID"
#: The 61 columns of the events table.
EVENTS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *_numbered("Actor1", _ACTOR),
    *_numbered("Actor2", _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *_numbered("Actor1Geo_", _GEO),
    *_numbered("Actor2Geo_", _GEO),
    *_numbered("ActionGeo_", _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
#: The 16 columns of the mentions table.
MENTIONS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
)  # fmt: skip
_NO_GEO: tuple[Cell, ...] = (0, *[None] * 7)
_NO_ACTOR: tuple[Cell, ...] = (None,) * 10


def write_events(
    records: Iterable[Record],
    stream: TextIO,
    *,
    selection: Selection = HAPPENED,
    header: bool = False,
    links: Links | None = None,
) -> int:
    """Writes the events table; returns the number of rows.

    Args:
        records: the records.
        stream: where to write; ``communique.exports.files.target`` makes one from a path.
        selection: which statuses and timings go out.
        header: whether a line of column names comes first. GDELT's own files have none.
        links: which events of several documents are the same: (document id, event id) -> the name
            of the one event. Their dyads become one row that counts mentions, sources and articles,
            with the rest from the first document. All records are held in memory then.

    >>> import io, communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> stream = io.StringIO()
    >>> write_events([record], stream)
    1
    >>> stream.getvalue().split("\\t")[1:6]
    ['20200615', '202006', '2020', '2020.4521', 'ISR']
    """
    rows = (_event_row(told, links) for told in _told(records, selection, links))
    return write_rows(EVENTS, rows, stream, header=header)


def write_mentions(
    records: Iterable[Record],
    stream: TextIO,
    *,
    selection: Selection = HAPPENED,
    header: bool = False,
    links: Links | None = None,
) -> int:
    """Writes the mentions table, a row a dyad and document; returns the number of rows.

    Args: as ``write_events``; with the same ones, ``GlobalEventID`` joins the two tables.
    """
    rows = (
        _mention_row(dyad, told[0].record, links)
        for told in _told(records, selection, links)
        for dyad in told
    )
    return write_rows(MENTIONS, rows, stream, header=header)


def event_id(dyad: Dyad, links: Links | None = None) -> int:
    """The GlobalEventID of a dyad: the same for the same dyad (and link), in whatever file."""
    return number(_key(dyad, links))


def _key(dyad: Dyad, links: Links | None) -> str:
    link = (links or {}).get((dyad.record.document.id, dyad.event.id))
    if link is None:
        return dyad.key
    sides = [side.ref.actor if side else "" for side in (dyad.source, dyad.target)]
    return "\x1f".join(("link", link, *sides))


def _told(
    records: Iterable[Record], selection: Selection, links: Links | None
) -> Iterator[list[Dyad]]:
    """The dyads that have a day, those of linked events together."""
    found = (dyad for dyad in dyads(records, selection) if dyad.day is not None)
    if not links:
        yield from ([dyad] for dyad in found)
        return
    together: dict[str, list[Dyad]] = {}
    for dyad in found:
        together.setdefault(_key(dyad, links), []).append(dyad)
    for told in together.values():
        # The id is one for all, so the row must be too, whichever order the records come in.
        yield sorted(told, key=lambda dyad: (_added(dyad.record) or "9", dyad.key))


def _event_row(told: list[Dyad], links: Links | None) -> list[Cell]:
    first = told[0]
    event, day = first.event, first.day
    assert day is not None  # _told leaves out those without
    cameo = event_code(event)
    return [
        event_id(first, links),
        f"{day.year:04d}{day:%m%d}",
        f"{day.year:04d}{day:%m}",
        f"{day.year:04d}",
        f"{_fraction(day):09.4f}",
        *_actor(first.source),
        *_actor(first.target),
        int(any(_is_lead(dyad) for dyad in told)),
        cameo,
        cameo[:3],
        cameo[:2],
        event.quad,
        event.intensity,
        sum(1 + len(dyad.event.mentions) for dyad in told),
        len({domain(dyad.record) for dyad in told}),
        len({dyad.record.document.id for dyad in told}),
        None,
        *_NO_GEO,
        *_NO_GEO,
        *_geo(event.place),
        _added(first.record),
        identifier(first.record),
    ]


def _mention_row(dyad: Dyad, first: Record, links: Links | None) -> list[Cell]:
    record, event = dyad.record, dyad.event
    name = identifier(record)
    source, target = (side.ref if side else None for side in (dyad.source, dyad.target))
    return [
        event_id(dyad, links),
        _added(first),
        _added(record),
        1 if host(name) else 2,
        domain(record),
        name,
        sentence_number(record, event.evidence.start),
        source.start if source else None,
        target.start if target else None,
        event.trigger.start,
        1,
        min(max(round(event.confidence * 10), 1), 10) * 10,
        len(record.text),
        None,
        None,
        None,
    ]


def _fraction(day: date) -> float:
    """The codebook's approximation: months of 30 days in years of 365."""
    return day.year + ((day.month - 1) * 30 + day.day) / 365


def _actor(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return _NO_ACTOR
    code = party.code
    types = (*code.types, None, None, None)[:3]
    return (code.cameo, party.name.upper(), code.country, code.group, None, None, None, *types)


def _geo(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return _NO_GEO
    country = country_names().get(place.country or "", "")
    code = fips().get(place.country or "", "")
    if place.name == country:
        return (1, country, code, code, None, place.lat, place.lon, code)
    kind = 3 if place.country == "USA" else 4
    full = ", ".join(part for part in (place.name, country) if part)
    return (kind, full, code, None, None, place.lat, place.lon, None)


def _is_lead(dyad: Dyad) -> bool:
    """Whether an event is told in the title or in the first paragraph after it."""
    text = dyad.record.text
    title, blank, _ = text.partition("\n\n")
    body = len(title) + len(blank) if blank else 0
    end = text.find("\n", body)
    return dyad.event.evidence.start < (end if end >= 0 else len(text))


def _added(record: Record) -> str | None:
    """The time of publication (YYYYMMDDHHMMSS, in UTC where its zone is known)."""
    try:
        time = datetime.fromisoformat(record.document.published or "")
    except ValueError:
        return None
    if time.tzinfo is not None:
        time = time.astimezone(UTC)
    return f"{time.year:04d}{time:%m%d%H%M%S}"
