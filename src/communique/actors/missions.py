"""Missions that a body of no state has in one: "the U.N. mission in Mali" is MINUSMA."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.actors.sectors import singular
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_MISSIONS = frozenset({"mission", "force", "operation"})
_CALLED = frozenset({"known", "called", "dubbed", "named"})


@cache
def _missions() -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """The missions of a body in a state, each with its first and its last month."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows("actors/missions.tsv"):
        spell = (row["id"], row["from"], row["to"])
        found.setdefault((row["of"], row["country"]), []).append(spell)
    return {of: tuple(spells) for of, spells in found.items()}


def mission(resolver: Resolver, match: Match, hint: Hint) -> str | None:
    """The mission that a phrase tells by its body and its land, or by the land of the text.

    A mission that no table has is of its body, and of no state: "the OSCE mission in Chad".
    """
    words, head, drafts = resolver.words, match.head, resolver.cast.drafts
    noun = singular(words.lower[head])
    if noun not in _MISSIONS or words.is_plural(head):
        return None
    named = _named(resolver, head)
    if named is not None:
        resolver.entity(named)
        drafts[named].nouns.update(_MISSIONS)
        return named
    if len(hint.bodies) != 1:
        return None
    body = hint.bodies[0]
    if drafts[body].country is not None or drafts[body].kind == "person":
        return None
    lands = hint.countries or [resolver.homes.of_text(head) or ""]
    spells = _missions().get((body, lands[0]), ()) if len(lands) == 1 else ()
    for ident, start, end in spells:
        day = resolver.date
        if not day or (start <= day[: len(start)] and (not end or day[: len(end)] <= end)):
            resolver.entity(ident)
            drafts[ident].nouns.update(_MISSIONS)
            return ident
    return body if match.role.kind == "body" else None


def _named(resolver: Resolver, head: int) -> str | None:
    """The mission whose name is said beside the noun: "the mission, known as *MONUSCO*,"."""
    words = resolver.words
    name, way = words.kid(head, "appos"), words.kid(head, "prep")
    land = words.kid(way, "pobj") if way is not None else None
    if name is None and land is not None:
        name = words.kid(land, "appos")  # "The mission in Mali, *MINUSMA*, said"
    called = words.kid(head, "acl")
    if name is None and called is not None and words.lower[called] in _CALLED:
        way = words.kid(called, "prep")
        name = words.kid(called, "oprd") if way is None else words.kid(way, "pobj")
    reading = None if name is None else resolver.scene.cover.get(name)
    if reading is None or reading.kind != "entity":
        return None
    return reading.key if reading.key in _idents() else None


@cache
def _idents() -> frozenset[str]:
    return frozenset(row["id"] for row in rows("actors/missions.tsv"))
