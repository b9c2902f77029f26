"""POLECAT (40 columns), the data set of the PLOVER ontology: one row a dyad, tab-separated, header.

Columns, order and names are those of POLECAT's files (Halterman et al., "POLECAT", Harvard
Dataverse, doi:10.7910/DVN/AJGVIT). Lists within a cell are joined by ";".

What is lost, and what stands in for what POLECAT has and a record has not:

========================== ========================================================================
field                      what happens to it
========================== ========================================================================
status, timing             lost: only a selection goes out (actual and ongoing, current)
lists of parties           expanded to dyads; rows of one event share their Event ID
Event Date                 first day of ``when.edtf``; no time known: the day of publication;
                           neither known, or before year 1: the dyad stays out
Quad Code                  PLOVER's number, 1 to 4
Actor Country              ISO alpha-3, or PLOVER's entity code (``UNO``)
Actor COW                  by today's list of states, whatever the event's date (DEU is 255)
Actor Sectors              the one sector that a record gives
Actor Name Raw             the words of the event, the actor's name where there are none
Wikipedia ids              empty: actors are not linked to Wikipedia
City, District, Province   empty: Placename holds the place, Country its ISO alpha-3 code
GeoNames ID, Feature Type  empty
Story People,              the names of the document's actors, persons apart from organizations and
Organizations, Locations   groups; locations are the places of its events and the states it names
cameo, trigger, evidence,  lost
confidence, attribution,
statements, agreements,
figures
========================== ========================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.exports.citation import source_name
from communique.exports.codes import cow
from communique.exports.delimited import write_rows
from communique.exports.dyads import HAPPENED, dyads
from communique.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from communique.exports.delimited import Cell
    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Place, Record

#: The 40 columns.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip


def write_events(
    records: Iterable[Record],
    stream: TextIO,
    *,
    selection: Selection = HAPPENED,
    header: bool = True,
) -> int:
    """Writes the events of records; returns the number of rows.

    Args:
        records: the records.
        stream: where to write; ``communique.exports.files.target`` makes one from a path.
        selection: which statuses and timings go out.
        header: whether the line of column names comes first, as in POLECAT's files.

    >>> import io, communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> stream = io.StringIO()
    >>> write_events([record], stream, header=False)
    1
    >>> stream.getvalue().split("\\t")[1:6]
    ['2020-06-15', 'ASSAULT', '', '-9.3', '4']
    """
    return write_rows(COLUMNS, _rows(records, selection), stream, header=header)


def _rows(records: Iterable[Record], selection: Selection) -> Iterator[list[Cell]]:
    for record in records:
        story = _story(record)
        for dyad in dyads([record], selection):
            if dyad.day is not None:
                yield _row(dyad, story)


def _row(dyad: Dyad, story: tuple[str, str, str]) -> list[Cell]:
    event, document = dyad.event, dyad.record.document
    return [
        f"{document.id}#{event.id}",
        str(dyad.day),
        event.type,
        event.mode,
        event.intensity,
        event.quad,
        ";".join(event.contexts),
        *_party(dyad.source),
        *_party(dyad.target),
        *_place(event.place),
        source_name(dyad.record),
        str(dyad.published) if dyad.published else None,
        *story,
        document.language,
        f"communique {__version__}",
    ]


def _party(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * 8
    code = party.code
    sector = code.sector or (party.actor.sector if party.actor else None)
    return (
        party.name,
        code.body or code.country,
        cow().get(code.country),
        sector,
        sector,
        party.actor.role if party.actor else None,
        party.ref.text or party.name,
        None,
    )


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    nothing = (None,) * 3
    return (place.name, *nothing, place.country, place.lat, place.lon, None, place.text, None)


def _story(record: Record) -> tuple[str, str, str]:
    people = [actor.name for actor in record.actors if actor.kind == "person"]
    bodies = [actor.name for actor in record.actors if actor.kind in ("organization", "group")]
    places = [actor.name for actor in record.actors if actor.kind == "state"]
    places += [event.place.name for event in record.events if event.place]
    return (_joined(people), _joined(bodies), _joined(places))


def _joined(names: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(name.replace(";", ",") for name in names))
