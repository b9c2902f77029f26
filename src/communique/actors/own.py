"""The user's own actors: a YAML file of entries, validated, found before all others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.actors.cast import SECTOR_NAMES
from communique.actors.gazetteer import (
    ENTITY_CODES,
    Entity,
    Gazetteer,
    Sense,
    Tables,
    fold,
    pack,
    tables,
    variants,
)
from communique.actors.states import states
from communique.data import user_entries
from communique.errors import LexiconError

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}))?(?::[a-z0-9]+(?:-[a-z0-9]+)*)?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class OwnActor(msgspec.Struct, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}):
    """An entry of the user's file: ``id`` and ``name`` are needed, the rest is told by the id."""

    id: str
    name: str
    aliases: list[str] = []
    kind: Literal["person", "state", "organization", "group"] | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    start: str | int | None = None
    end: str | int | None = None


def own_actors(path: Path) -> tuple[Gazetteer, Tables]:
    """The automaton over the user's names, and the tables with the user's actors in them.

    Args:
        path: a YAML list of ``{id, name, aliases, kind, country, sector, role, from, to}``.

    Raises:
        LexiconError: the file cannot be read, or an entry is malformed.
    """
    own = user_entries(path, OwnActor)
    known = tables()
    entities = dict(known.entities)
    names: dict[str, list[Sense]] = {}
    seen: set[str] = set()
    for entry in own:
        entity = _entity(entry, path)
        if entity.id in seen:
            raise LexiconError(f"{path}: entry {entry.id}: the id stands in the file twice")
        seen.add(entity.id)
        entities[entity.id] = entity
        for name in (entry.name, *entry.aliases):
            if len(name.strip()) < 2:
                raise LexiconError(f"{path}: entry {entry.id}: {name!r} is too short for a name")
            for spelling in (*variants(name), fold(name).strip()):
                senses = names.setdefault(spelling, [])
                if all(sense.key != entity.id for sense in senses):
                    senses.append(Sense("entity", entity.id))
    merged = msgspec.structs.replace(known, entities=entities)
    spelled = sorted(names)
    return Gazetteer(spelled, [pack(names[name]) for name in spelled]), merged


def _entity(entry: OwnActor, path: Path) -> Entity:
    def wrong(what: str) -> LexiconError:
        return LexiconError(f"{path}: entry {entry.id}: {what}")

    match = _ID.fullmatch(entry.id)
    if match is None:
        raise wrong(
            "an id is COUNTRY, COUNTRY.SECTOR or COUNTRY.SECTOR:name, as in KEN.NGO:red-hill"
        )
    head, sector = match.groups()
    if head not in states() and head not in ENTITY_CODES and head != "UNK":
        raise wrong(f"{head} is no state of ISO 3166 and no entity code of PLOVER")
    country = entry.country or (head if head in states() else None)
    if country is not None and country not in states():
        raise wrong(f"country {country!r} is no state of ISO 3166")
    if head in states() and country != head:
        raise wrong(f"the id says {head}, country says {country}")
    sector = entry.sector or sector
    if sector is not None and sector not in SECTOR_NAMES:
        raise wrong(f"sector {sector!r} is none of PLOVER's: {', '.join(sorted(SECTOR_NAMES))}")
    if not entry.name.strip():
        raise wrong("the name is empty")
    dates = []
    for label, value in (("from", entry.start), ("to", entry.end)):
        date = "" if value is None else str(value)
        if date and _DATE.fullmatch(date) is None:
            raise wrong(f"{label}: {date!r} is no date (2021, 2021-07 or 2021-07-11)")
        dates.append(date)
    kind = entry.kind or ("person" if entry.role else "organization")
    return Entity(
        id=entry.id, name=entry.name, kind=kind, country=country, sector=sector, role=entry.role,
        start=dates[0], end=dates[1],
    )  # fmt: skip
