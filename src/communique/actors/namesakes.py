"""Persons who bear the name of another: of somebody of the tables, or of one told of before.

"Raul Castro, the U.S. ambassador" serves another state than the one of whom the tables know: what
the text says of him wins. Of two of one family name the one in office goes before the one recalled.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold
from communique.actors.people import held
from communique.actors.states import states
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors.context import Scene
    from communique.actors.gazetteer import Tenure
    from communique.actors.people import Offices
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match
    from communique.actors.theatres import Reading

_LEADING = frozenset({"state", "government", "party", "foreign"})
# How many sentences off one who is gone is no more whom a bare name means.
_FAR = 3


def dismiss(scene: Scene, roles_at: dict[int, Match], offices: Offices) -> None:
    """Takes from a scene the names of those whom it tells to be other persons.

    Args:
        scene: what the document speaks of.
        roles_at: its role nouns by their heads.
        offices: who held which office.
    """
    gone = {
        reading.key
        for reading in scene.readings
        if reading.kind == "person" and _serves_another(scene, roles_at, offices, reading)
    }
    if not gone:
        return
    for reading in scene.readings:
        if reading.kind == "person" and reading.key in gone:
            for k in range(reading.first, reading.last):
                scene.cover.pop(k, None)
    scene.readings = [x for x in scene.readings if x.kind != "person" or x.key not in gone]


def _serves_another(
    scene: Scene, roles_at: dict[int, Match], offices: Offices, reading: Reading
) -> bool:
    """Whether an apposition right after a name gives its bearer an office of another state."""
    words = scene.words
    tenures = offices.of_person.get(reading.key, ())
    if not tenures or tenures[0].country not in states():
        return False
    for k in words.kids[reading.root]:
        match = roles_at.get(k)
        if words.dep[k] != "appos" or k < reading.last or match is None:
            continue
        if match.role.kind != "person" or match.role.sector != "GOV" or words.is_plural(k):
            continue
        told = {
            x.country
            for i in range(words.left(k), match.first)
            if (x := scene.cover.get(i)) is not None and x.kind in ("adjective", "state", "seat")
            # "Wearing a Chinese suit" is no office: the state stands right before the noun.
            if x.last == match.first or words.raw[x.last] in ("'s", "’s")
        }
        known = {t.country for t in offices.of_named([tenures[0].name])}
        if told and told <= set(states()) and not told & known:
            return True
    return False


def in_power(resolver: Resolver, family: str, known: list[str], at: int) -> list[str]:
    """Who is in office of those known by a family name, where one long gone was only recalled.

    "Kim told him that Kim Il-sung had forged the ties. *Kim* said": the Kim of the day.

    Args:
        resolver: the resolver of the document.
        family: the name that they share.
        known: their ids, in the order in which the text has named them.
        at: the token at which the name stands.
    """
    drafts, date = resolver.cast.drafts, resolver.date
    tenures = resolver.offices.by_family.get(fold(family), ()) if known[1:] and date else ()
    now = {t.name for t in tenures if held(t, date)}
    gone = {t.name for t in tenures if t.end and t.end < date} - now
    here = [x for x in known if drafts[x].name in now]
    often = max((len(drafts[x].mentions) for x in here), default=0)
    last = drafts[known[-1]] if here else None
    if last is None or last.name not in gone:
        return known
    sent = resolver.words.sent
    # Off in the text, or in the headline, which is read last.
    far = bool(last.mentions) and abs(sent[at] - sent[last.mentions[-1].root]) >= _FAR
    return here if far or len(last.mentions) < often else known


def remembered(family: str, offices: Offices, date: str) -> list[Tenure]:
    """The last tenure of who once led a state, or its diplomacy, and is known by the family name.

    "*Gorbachev* met *Reagan*" needs neither their states nor their offices.

    Args:
        family: the name.
        offices: who held which office.
        date: of the document; who took office after it is not meant.
    """
    known = _remembered().get(fold(family), set())
    found = [
        t for t in offices.by_family.get(fold(family), ())
        if t.country in known and t.office in _LEADING and (not date or t.start <= date)
    ]  # fmt: skip
    return sorted(found, key=lambda t: t.end or "9999")[-1:]


@cache
def _remembered() -> dict[str, set[str]]:
    """The states of those who are known by each name."""
    found: dict[str, set[str]] = {}
    for row in rows("actors/remembered.tsv"):
        found.setdefault(fold(row["called"]), set()).add(row["country"])
    return found
