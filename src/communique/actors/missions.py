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
    if noun not in _MISSIONS or words.is_plural(head) or len(hint.bodies) != 1:
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
