"""Phoenix event data (26 columns): one row a dyad, tab-separated, no header.

Columns and order are those of the Phoenix data set of the Open Event Data Alliance (2014-2019),
named as its R client ``phoxy`` names them.

What is lost, and what stands in for what Phoenix has and a record has not:

======================= ===========================================================================
field                   what happens to it
======================= ===========================================================================
status, timing          lost: only a selection goes out (actual and ongoing, current)
lists of parties        expanded to dyads. Phoenix knows no event without a source and a target:
                        an event of one party stays out
Date, Year, Month, Day  first day of ``when.edtf``; no time known: the day of publication; neither
                        known, or before year 1: the dyad stays out
actors                  code, country or IGO, CAMEO role; the attribute holds the group of a body
                        (UNO, EUREEC). Names are lost; an actor of which nothing is known is "UNK"
type, mode              CAMEO's code stands for them; PentaClass is PLOVER's quad (1 to 4; 0, a mere
                        statement, does not occur)
GoldsteinScore          **PLOVER's intensity** (one number a type), not Goldstein's
Issues                  the contexts of PLOVER, "diplomatic,1;economic,1", not Phoenix's own list
StateName               empty
CountryCode             ISO alpha-3 of the place
SentenceID              document id and number of the sentence, counted by full stops (title is 1)
NewsSources             the publisher
confidence, evidence,   lost
attribution, statements,
agreements, figures
======================= ===========================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.exports.citation import identifier, sentence_number, source_name
from communique.exports.codes import event_code
from communique.exports.delimited import write_rows
from communique.exports.dyads import HAPPENED, dyads, number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from communique.exports.delimited import Cell
    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Record

#: The 26 columns.
COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day",
    "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues",
    "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip


def write_events(
    records: Iterable[Record],
    stream: TextIO,
    *,
    selection: Selection = HAPPENED,
    header: bool = False,
) -> int:
    """Writes the events of records; returns the number of rows.

    Args:
        records: the records.
        stream: where to write; ``communique.exports.files.target`` makes one from a path.
        selection: which statuses and timings go out.
        header: whether a line of column names comes first. Phoenix's own files have none.

    >>> import io, communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> stream = io.StringIO()
    >>> write_events([record], stream)
    1
    >>> stream.getvalue().split("\\t")[1:6]
    ['20200615', '2020', '6', '15', 'ISR']
    """
    rows = (
        _row(dyad, dyad.source, dyad.target)
        for dyad in dyads(records, selection)
        if dyad.source and dyad.target and dyad.day
    )
    return write_rows(COLUMNS, rows, stream, header=header)


def _row(dyad: Dyad, source: Party, target: Party) -> list[Cell]:
    record, event, day, place = dyad.record, dyad.event, dyad.day, dyad.event.place
    assert day is not None
    cameo = event_code(event)
    return [
        number(dyad.key),
        f"{day.year:04d}{day:%m%d}",
        day.year,
        day.month,
        day.day,
        *_actor(source),
        *_actor(target),
        cameo,
        cameo[:2],
        event.quad,
        event.intensity,
        ";".join(f"{context},1" for context in event.contexts),
        place.lat if place else None,
        place.lon if place else None,
        place.name if place else None,
        None,
        place.country if place else None,
        f"{record.document.id}_{sentence_number(record, event.evidence.start)}",
        identifier(record),
        source_name(record),
    ]


def _actor(party: Party) -> tuple[Cell, ...]:
    code = party.code
    entity = code.country or (code.types[0] if code.body else "")
    return (code.cameo or "UNK", entity or "UNK", code.role, code.attribute)
