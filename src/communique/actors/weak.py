"""Nouns that mean no actor by themselves: "the group", but "the rights group", "the state bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.modifiers import FAITHS, OF_THE_LAND, WEAK
from communique.actors.sectors import singular

if TYPE_CHECKING:
    from communique.actors.roles import Match
    from communique.actors.words import Words

_OFFICIAL = frozenset({"GOV", "JUD", "LEG", "COP"})
# Those of whom a faith says which they are, if they are many; and houses that a land has one of.
_FLOCKS = frozenset({"family", "community"})
_HOUSES = frozenset({"university", "college", "school", "hospital"})


def is_weak(words: Words, match: Match) -> bool:
    """Whether the noun means no actor by itself.

    Args:
        words: those of the document.
        match: the role noun, in its phrase.
    """
    role = match.role
    if role.weak:
        return True
    noun = singular(role.words[role.head])
    if noun not in WEAK or _is_told_apart(words, match, noun):
        return False
    if len(role.words) > 1:
        if words.is_plural(match.head) or words.tag[match.head] == "NNP":
            return False
        if role.sector == "REB":
            return False  # "The rebel group", as "the rebel movement"
        if role.sector in {"GOV", "SPY", "LEG"} and words.definite(match.head):
            return False  # "The central bank" is that of the land; "the bank" may be any.
        if role.sector in _OFFICIAL and words.is_subject(match.head):
            return False  # "The city council sued": a body of some state, known or not.
    counted = words.quantified(match.head) != match.head
    return not (counted and words.preposition(words.quantified(match.head)) == "against")


def _is_told_apart(words: Words, match: Match, noun: str) -> bool:
    """Whether an adjective says which is meant: "the *state* oil company", "*Moslem* families"."""
    before = {words.lower[k] for k in range(words.left(match.head), match.head)}
    if noun in _FLOCKS and words.is_plural(match.head):
        return not before.isdisjoint(FAITHS)
    if not words.definite(match.head) or words.is_plural(match.head):
        return False
    if match.role.sector == "BUS":
        return not before.isdisjoint(OF_THE_LAND)
    return noun in _HOUSES and not before.isdisjoint(FAITHS | {"national", "state"})
