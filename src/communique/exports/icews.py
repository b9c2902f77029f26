"""ICEWS coded events (20 columns): one row a dyad, tab-separated, header.

Columns and order are those of the yearly files of the ICEWS Coded Event Data (Boschee et al.,
Harvard Dataverse, doi:10.7910/DVN/28075).

What is lost, and what stands in for what ICEWS has and a record has not:

======================= ===========================================================================
field                   what happens to it
======================= ===========================================================================
status, timing          lost: only a selection goes out (actual and ongoing, current)
lists of parties        expanded to dyads. ICEWS knows no event without a source and a target: an
                        event of one party stays out
Event Date              first day of ``when.edtf``; no time known: the day of publication; neither
                        known, or before year 1: the dyad stays out
Source/Target Sectors   one word for PLOVER's sector ("Government", "Military"); ICEWS has a tree
                        of several hundred, and several for an actor
Source/Target Country,  the English names of this project, with those of ICEWS where they are known
Country                 to differ ("Russian Federation"); empty for bodies of no country
type, mode              CAMEO's code and name ("Event Text") stand for them
Intensity               **PLOVER's intensity** (one number a type), not Goldstein's
Story ID                a number made of the document's id
Sentence Number         counted by full stops; the title is 1
City                    the place, unless it is a country; District and Province are empty
contexts, confidence,   lost
evidence, attribution,
statements, agreements,
figures
======================= ===========================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.exports.citation import sentence_number, source_name
from communique.exports.codes import country_names, event_code, event_names
from communique.exports.delimited import write_rows
from communique.exports.dyads import HAPPENED, dyads, number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from communique.exports.delimited import Cell
    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Place, Record

#: The 20 columns.
COLUMNS = (
    "Event ID", "Event Date",
    "Source Name", "Source Sectors", "Source Country",
    "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country",
    "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
#: The sectors of PLOVER in words of ICEWS.
SECTORS = {
    "COP": "Police", "GOV": "Government", "JUD": "Judicial", "LEG": "Legislative / Parliamentary",
    "MIL": "Military", "OPP": "Dissident", "PRM": "Paramilitary", "PTY": "Parties",
    "REB": "Rebel", "SPY": "Intelligence", "UAF": "Unidentified Forces", "UNK": "",
    "AGR": "Agricultural", "BUS": "Business", "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social", "EDU": "Education", "ELI": "Elite",
    "JRN": "Media", "LAB": "Labor", "MED": "Medical / Health", "REF": "Refugees / Displaced",
    "REL": "Religious", "SOC": "Social",
}  # fmt: skip
_COUNTRIES = {
    "RUS": "Russian Federation",
    "PSE": "Occupied Palestinian Territory",
    "COD": "Democratic Republic of Congo",
    "CIV": "Cote d'Ivoire",
    "CZE": "Czech Republic",
}


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
        header: whether the line of column names comes first, as in ICEWS's files.

    >>> import io, communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> stream = io.StringIO()
    >>> write_events([record], stream, header=False)
    1
    >>> stream.getvalue().split("\\t")[5:8]
    ['Use conventional military force', '190', '-9.3']
    """
    rows = (
        _row(dyad, dyad.source, dyad.target)
        for dyad in dyads(records, selection)
        if dyad.source and dyad.target and dyad.day
    )
    return write_rows(COLUMNS, rows, stream, header=header)


def _row(dyad: Dyad, source: Party, target: Party) -> list[Cell]:
    record, event = dyad.record, dyad.event
    cameo = event_code(event)
    return [
        number(dyad.key),
        str(dyad.day),
        *_actor(source),
        event_names().get(cameo),
        cameo,
        event.intensity,
        *_actor(target),
        number(record.document.id),
        sentence_number(record, event.evidence.start),
        source_name(record),
        *_place(event.place),
    ]


def _actor(party: Party) -> tuple[Cell, ...]:
    code = party.code
    sector = SECTORS.get(code.sector, code.sector)
    return (party.name, sector, _country(code.country))


def _country(code: str | None) -> str:
    if not code:
        return ""
    return _COUNTRIES.get(code) or country_names().get(code, code)


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 6
    is_country = place.name == country_names().get(place.country or "")
    city = None if is_country else place.name
    return (city, None, None, _country(place.country), place.lat, place.lon)
