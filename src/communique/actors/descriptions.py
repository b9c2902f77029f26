"""What the words before a noun say of whom it takes up: nothing, what he is, or that he is another.

"The island nation" may be Fiji and not Chad; "the regional bloc" is the one told of; "the other
country" is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import COUNTRIES, GROUPS, OTHER
from communique.actors.states import said_of

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver

_SAME = frozenset(
    {"same", "communist", "isolated", "whole", "neighboring", "neighbouring", "adjoining"}
)
# What is said of bodies that are told of already.
_OF_BODIES = frozenset(
    """regional subregional sub-regional global continental international intergovernmental
    economic political military armed militant islamist jihadist trade security defence defense
    controlled owned run backed listed oil gas energy mining tech technology telecoms retail
    based powerful influential multinational passenger""".split()
)
# What lies beside a state: "the Black Sea nation".
_WATERS = frozenset(
    "sea ocean gulf lakes pacific atlantic caribbean mediterranean adriatic horn".split()
)


class Descriptions:
    """Reads the words before nouns for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def told_apart(self, i: int, edge: int) -> bool:
        """Whether the noun is told apart by words of its own, so that it takes nothing up."""
        words = self.r.words
        country = words.lower[i] in COUNTRIES and not words.is_plural(i)
        body = words.lower[i] in GROUPS
        match = self.r.roles_at.get(i)
        if match is None or match.role.kind != "person":
            match = None
        titled = match.first if match is not None else i
        for k in words.kids[i]:
            if match is not None and titled <= k < match.last:
                continue  # "Both prime ministers", "the two heads of state"
            if k < i and words.dep[k] == "poss":
                return True
            if words.lower[k] in _SAME or (body and k < i and self._plain(k)):
                continue
            if k < i and words.dep[k] == "compound" and not self._counts(k, country):
                return True
            noun = words.kid(k, "pobj") if words.lower[k] == "of" and country else None
            if noun is not None and words.tag[noun] == "CD":
                continue  # "the island of 22 million"
            if words.dep[k] == "prep" and words.lower[k] in ("of", "in", "for", "from", "that"):
                return True
        for k in range(edge, titled):
            if words.dep[k] != "amod" or words.lower[k] in _SAME or (body and self._plain(k)):
                continue
            if not country or words.lower[k] in OTHER or words.tag[k] in ("JJR", "JJS"):
                return True
        return False

    def _plain(self, k: int) -> bool:
        """Whether a word before the noun for a body tells nobody apart, or is of its own name."""
        words = self.r.words
        return words.lower[k] in _OF_BODIES or self._name(k)

    def _name(self, k: int) -> bool:
        words = self.r.words
        return words.raw[k][:1].isupper() and k not in self.r.scene.cover and k > 0

    def names(self, i: int, edge: int) -> set[str]:
        """The words before the noun for a body that its name must have: "the African bloc"."""
        words = self.r.words
        return {
            words.lower[k]
            for k in range(edge, i)
            if words.dep[k] in ("amod", "compound") and self._name(k)
        }

    def _counts(self, k: int, country: bool) -> bool:
        """Whether a noun before the noun only counts or paints: "the 28-nation bloc"."""
        words = self.r.words
        if words.lower[k] in ("nation", "member", "state", "country", "party"):
            return any(words.pos[j] == "NUM" for j in words.kids[k]) or words.raw[k - 1] == "-"
        if country and words.lower[k] in _WATERS:
            return True  # "The Red Sea state"
        said = said_of(self.r.date[:4])
        pair = f"{words.lower[k]} {words.lower[k + 1]}"
        return country and (words.lower[k] in said or pair in said)

    def fitting(self, i: int, edge: int) -> frozenset[str] | None:
        """The states of which the noun and its adjectives may be said; ``None``: of any."""
        words = self.r.words
        fitting: frozenset[str] | None = None
        said = said_of(self.r.date[:4])
        for k in range(edge, i + 1):
            # Nobody calls Japan "the island", though it is an "island nation".
            pair = f"{words.lower[k]} {words.lower[k + 1]}" if k < i else ""
            known = said.get(pair) or said.get(words.lower[k])
            if known is not None:
                fitting = known if fitting is None else (fitting & known) or known
        return fitting
