"""Who ruled whom: "the former colonial power", "its former colony", "the ex-Soviet republic".

None of these names a state; ``data/actors/colonies.tsv`` tells whose colony each was, and to which
union it belonged.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.actors.modifiers import FORMER
from communique.actors.states import several, states
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver

_RULERS = frozenset(
    "power powers ruler rulers master masters overlord overlords occupier occupiers".split()
)
_COLONISERS = frozenset({"coloniser", "colonizer", "colonisers", "colonizers"})
_COLONIES = frozenset({"colony", "protectorate", "possession", "territory"})
_MEMBERS = frozenset({"republic", "state", "nation", "country"})
_COLONIAL = frozenset({"colonial", "imperial"})
_UNIONS = frozenset({"soviet", "yugoslav"})
_ONCE = FORMER | {"ex", "post", "one-time", "onetime", "erstwhile", "old", "then"}
#: The nouns that may tell a state by who ruled it or whom it ruled.
COLONIAL = _RULERS | _COLONISERS | _COLONIES | _MEMBERS


@cache
def powers(kind: str = "colony") -> dict[str, tuple[str, ...]]:
    """Who ruled each state, first who ruled it last or longest.

    Args:
        kind: ``colony``, or ``union`` for the union of which it was a part.

    >>> powers()["MLI"], powers("union")["MDA"]
    (('FRA',), ('SUN',))
    """
    return {
        row["state"]: several(row["powers"])
        for row in rows("actors/colonies.tsv")
        if row["kind"] == kind
    }


class Colonial:
    """Resolves such nouns for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def of(self, i: int) -> tuple[str, ...]:
        """The states that the noun at a token means, mentioned; none where it is no such noun."""
        ids = self._states(i)
        self.r.cast.mention(self.r.words.left(i), i + 1, i, ids, "nominal")
        return ids

    def _states(self, i: int) -> tuple[str, ...]:
        words = self.r.words
        word, edge = words.lower[i], words.left(i)
        before = set(words.lower[edge:i])
        owner = words.kid(i, "poss")
        once = not before.isdisjoint(_ONCE)
        if word in _MEMBERS:
            if once and not before.isdisjoint(_UNIONS) and not words.is_plural(i):
                union = "YUG" if "yugoslav" in before else "SUN"
                members = {c for c, of in powers("union").items() if union in of}
                return self._told(i, members - {"RUS"})  # Russia is the union's heir.
            return ()
        definite = words.definite(i) or owner is not None
        if not definite or words.dep[i] in ("attr", "oprd"):
            return ()
        if word in _COLONIES:
            return self._colony(i, edge, owner) if once or owner is not None else ()
        colonial = word in _COLONISERS or not before.isdisjoint(_COLONIAL)
        if not colonial or not (once or owner is not None):
            return ()
        return self._power(i, owner)

    def _power(self, i: int, owner: int | None) -> tuple[str, ...]:
        """Who once ruled the owner, or the state told of."""
        words, ruled = self.r.words, powers()
        named = words.kid(i, "appos")
        if named is not None and named in self.r.scene.cover:
            return ()  # "The former colonial power, France, said"
        if owner is not None:
            colonies = self._countries(owner)
        else:
            place = next(
                (
                    noun
                    for k in words.kids[i]
                    if words.dep[k] == "prep" and words.lower[k] in ("in", "of", "over")
                    and (noun := words.kid(k, "pobj")) is not None
                ),
                None,
            )  # fmt: skip
            reading = self.r.scene.cover.get(place) if place is not None else None
            colonies = [str(reading.country)] if reading is not None else []
        if not colonies:
            # Those first whose ruler the text tells of as well.
            weights = self.r.scene.weights
            known = {c for c, of in ruled.items() if any(weights[p] for p in of)}
            colonies = [*(self._told(i, known) or self._told(i, set(ruled)))]
        found = [of for c in colonies if (of := ruled.get(c))]
        if not found:
            return ()
        if words.is_plural(i):
            return tuple(self.r.cast.state(p) for p in found[0]) if len(found[0]) > 1 else ()
        told = [p for p in found[0] if self.r.scene.weights[p]]
        return (self.r.cast.state((told or found[0])[0]),)

    def _colony(self, i: int, edge: int, owner: int | None) -> tuple[str, ...]:
        """Whom the owner, or the state whose adjective stands before, once ruled."""
        ruled = powers()
        rulers = self._countries(owner) if owner is not None else []
        for k in range(edge, i):
            reading = self.r.scene.cover.get(k)
            if reading is not None and reading.country and owner is None:
                rulers.append(reading.country)
        if owner is None and not rulers:
            return ()
        return self._told(i, {c for c, of in ruled.items() if not set(of).isdisjoint(rulers)})

    def _countries(self, i: int) -> list[str]:
        """The states of those whom a possessor means."""
        drafts = self.r.cast.drafts
        told = (drafts[x].country for x in self.r.of(i))
        return list(dict.fromkeys(c for c in told if c is not None and c in states()))

    def _told(self, i: int, fitting: set[str]) -> tuple[str, ...]:
        """The likeliest of some states that the text has told of before a token."""
        return self.r.coreference.state_among(i, frozenset(fitting)) if fitting else ()
