"""Several of a kind taken up by one noun: "both groups", "the two companies", "the two men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import NUMBERS, WINDOW
from communique.actors.sectors import singular

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver

_UNIONS = frozenset({"EUR", "UNO"})
# The sectors of those who are called so although no table says it of them.
_OF_NOUNS: dict[str, frozenset[str | None]] = {
    "group": frozenset({"REB", "UAF", "PRM", "CRM", "OPP", "PTY", "SOC", "NGO"}),
    "organization": frozenset({"REB", "UAF", "PRM", "OPP", "SOC", "NGO", None}),
    "organisation": frozenset({"REB", "UAF", "PRM", "OPP", "SOC", "NGO", None}),
    "bloc": frozenset({None}),
    "movement": frozenset({"REB", "UAF", "OPP", "PTY"}),
    "militia": frozenset({"REB", "UAF", "PRM"}),
    "faction": frozenset({"REB", "UAF", "PTY"}),
    "company": frozenset({"BUS"}),
    "firm": frozenset({"BUS"}),
}


def bodies(resolver: Resolver, i: int, number: int, acting: set[str]) -> tuple[str, ...]:
    """The last so many bodies whom a noun fits: "both groups", "the two companies".

    Args:
        resolver: the resolver of the document.
        i: the noun.
        number: how many there are.
        acting: who acts upon them, and is none of them.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    noun = singular(words.lower[i])
    sectors = _OF_NOUNS.get(noun, frozenset())
    found: list[str] = []
    for told in sorted(resolver.cast.recent(), key=lambda t: -t.root):
        if told.root >= i or words.sent[i] - told.sentence > 2 * WINDOW:
            continue
        for x in reversed(told.ids):
            draft = drafts[x]
            named = draft.kind in ("organization", "group") and (":" in x or x in _UNIONS)
            fits = noun in draft.nouns or draft.sector in sectors
            if named and fits and x not in found and x not in acting:
                found.append(x)
        if len(found) >= number:
            return tuple(reversed(found[:number]))
    return ()


def counted(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """Nameless people told in the same number just before: "two Russians ... the two men"."""
    words = resolver.words
    if words.lower[i] not in ("men", "women"):
        return ()
    for told in sorted(resolver.cast.recent(), key=lambda t: -t.root):
        if told.root >= i:
            continue
        if words.sent[i] - told.sentence > 2:
            break
        alike = any(NUMBERS.get(words.lower[k]) == number for k in words.kids[told.root])
        if alike and told.form == "nominal" and len(told.ids) == 1:
            return told.ids
    return ()


def together(resolver: Resolver, i: int, number: int, acting: set[str]) -> tuple[str, ...]:
    """So many people whom the last sentence that tells of them tells: "Roe met an envoy of Chad".

    Nameless individuals count like those named, but not who acts upon them.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    for sentence in range(words.sent[i], max(words.sent[i] - 3, -1), -1):
        found: list[str] = []
        for told in sorted(resolver.cast.recent(), key=lambda t: t.root):
            if told.sentence != sentence or told.root >= i or len(told.ids) != 1:
                continue
            named = drafts[told.ids[0]].kind == "person"
            if not named and not (told.form == "nominal" and resolver.individual(told.root)):
                continue
            if told.ids[0] not in found and told.ids[0] not in acting:
                found.append(told.ids[0])
        if len(found) == number:
            return tuple(found)
        if len(found) > number:
            return ()
    return ()


def listed_after(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """Those whom an apposition names: "the two groups that fought, UNITA and the FNLA"."""
    words = resolver.words
    for k in words.kids[i]:
        if words.dep[k] != "appos" or k < i:
            continue
        ids = [x for c in (k, *words.conjuncts(k)) for x in resolver.of(c)]
        if len(set(ids)) == number:
            return tuple(ids)
    return ()
