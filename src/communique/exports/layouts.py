"""The files of other event data: their columns, and what to take from a row.

Actors become ids as in a record, without names (``RUS.MIL``, ``UNO``, ``UNK.CVL``): CAMEO's roles
PLOVER's sectors, its older country codes ISO's. What names no country here (regions, religions,
ethnic groups) is ``UNK``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from communique.exports import gdelt, phoenix, polecat
from communique.exports.codes import BODIES, PLOVER_SECTORS, SECTORS, country_names

if TYPE_CHECKING:
    from collections.abc import Callable

Dataset = Literal["gdelt-2", "gdelt-1", "polecat", "phoenix", "phoenix-historical"]
#: The 58 columns of GDELT 1.0; files before April 2013 lack the last one.
GDELT_1 = tuple(
    {"GlobalEventID": "GLOBALEVENTID", "Day": "SQLDATE"}.get(name, name)
    for name in gdelt.EVENTS
    if not name.endswith("ADM2Code")
)
#: The 25 columns of Historical Phoenix.
HISTORICAL = (
    "eid", "story_date", "year", "month", "day",
    "source", "source_root", "source_agent", "source_others",
    "target", "target_root", "target_agent", "target_others",
    "code", "root_code", "quad_class", "goldstein", "joined_issues",
    "lat", "lon", "placename", "statename", "countryname", "aid", "process",
)  # fmt: skip
# CAMEO's older or own codes of countries -> ISO 3166-1 alpha-3.
_OLD_COUNTRIES = {"ROM": "ROU", "TMP": "TLS", "KSV": "XKX", "PAL": "PSE"}
# CAMEO's types of actors that are no role within a country, and its codes of known groups.
_BODY_TYPES = {"IGO": "IGO", "NGO": "NGO", "NGM": "ISM", "MNC": "MNC", "IMG": "IMG"}
_GROUPS = {"UNO": "UNO", "EEC": "EUR", "EUREEC": "EUR"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a row of a file says, in the file's own codes; parties as ids."""

    id: str
    day: str
    source: str | None
    target: str | None
    cameo: str
    quad: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file format: its columns, and what to take from a row."""

    dataset: Dataset
    title: str
    columns: tuple[str, ...]
    take: Callable[[list[str]], Told]
    delimiter: str = "\t"


def actor_id(head: str, sector: str) -> str:
    """An id without a name: of a country or body, and a sector where one is known."""
    return f"{head}.{sector}" if sector and sector != "UNK" else head


@cache
def _cameo_actor(country: str, *types: str) -> str:
    """An actor by the parts of its CAMEO code: country or kind, known groups, roles."""
    head = _OLD_COUNTRIES.get(country, country)
    groups = [_GROUPS[part] for part in types if part in _GROUPS]
    bodies = [_BODY_TYPES[part] for part in (country, *types) if part in _BODY_TYPES]
    sectors = [SECTORS.get(part, part) for part in types]
    sectors = [sector for sector in sectors if sector in PLOVER_SECTORS]
    if groups:
        head = groups[0]
    elif head not in country_names():
        # A code of a kind alone, such as Phoenix's entity "REB", is a role of nobody's.
        sectors = [s for s in (SECTORS.get(head, head),) if s in PLOVER_SECTORS] + sectors
        head = bodies[0] if bodies else "UNK"
    return actor_id(head, sectors[0] if sectors else "")


@cache
def _plover_actor(country: str, sector: str) -> str:
    """An actor of POLECAT: the first of several countries."""
    head = country.split(";")[0].strip()
    sector = sector.split(";")[0].strip().upper()
    if head not in BODIES and head not in country_names():
        names = {name: code for code, name in country_names().items()}
        head = names.get(head, "UNK")
    if head in BODIES and sector == "GOV":
        sector = ""  # A body is its own government.
    return actor_id(head, sector if sector in PLOVER_SECTORS else "")


def _gdelt(cells: list[str]) -> Told:
    sides = []
    for first in (5, 15):
        code, _, country, group, *_, one, two, three = cells[first : first + 10]
        known = code or cells[first + 1]
        sides.append(_cameo_actor(country, group, one, two, three) if known else None)
    return Told(cells[0], cells[1], sides[0], sides[1], cells[26], cells[29])


def _polecat(cells: list[str]) -> Told:
    sides = [
        _plover_actor(cells[first + 1], cells[first + 3])
        if cells[first] or cells[first + 1]
        else None
        for first in (7, 15)
    ]
    kind = cells[2].strip().upper()
    return Told(cells[0], cells[1][:10], sides[0], sides[1], "", cells[5], kind)


def _phoenix(cells: list[str]) -> Told:
    sides = [
        _cameo_actor(entity, role, *attribute.split(";")) if full or entity else None
        for full, entity, role, attribute in (cells[5:9], cells[9:13])
    ]
    return Told(cells[0], cells[1].replace("-", ""), sides[0], sides[1], cells[13], cells[15])


def _historical(cells: list[str]) -> Told:
    told = _phoenix(cells)
    year, month, day = (cell.partition(".")[0] for cell in cells[2:5])
    return replace(told, day=f"{year.zfill(4)}{month.zfill(2)}{day.zfill(2)}")


#: The layouts; a file is of the first that has as many columns.
LAYOUTS = (
    Layout("gdelt-2", "GDELT 2.0", gdelt.EVENTS, _gdelt),
    Layout("gdelt-1", "GDELT 1.0", GDELT_1, _gdelt),
    Layout("polecat", "POLECAT", polecat.COLUMNS, _polecat),
    Layout("phoenix", "Phoenix", phoenix.COLUMNS, _phoenix),
    Layout("phoenix-historical", "Historical Phoenix", HISTORICAL, _historical, ","),
)
