"""Crews and captains: military of a warship, and of a merchant ship no arm of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.sectors import singular
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match
    from communique.actors.words import Words

_CREW = frozenset(
    """crew captain skipper sailor seaman seafarer mariner crewman crewmember helmsman deckhand
    mate pilot co-pilot""".split()
)
_VESSELS = frozenset(
    """ship vessel boat tanker supertanker freighter carrier trawler ferry tugboat yacht submarine
    warship frigate destroyer corvette cruiser cutter gunboat minesweeper battleship speedboat
    airliner plane aircraft jet helicopter airplane bomber u-boat liner""".split()
)
# Vessels of which the noun does not tell whether they are the navy's.
_EITHER = frozenset(
    {"ship", "vessel", "boat", "plane", "aircraft", "jet", "airplane", "helicopter"}
)
# What fighters do that are planes, and no men under arms.
_FLYING = (
    "intercept", "scrambl", "buzz", "straf", "bomb", "flew", "fly", "chas", "tail", "escort",
    "pursu", "shadow", "overfl", "down", "drop", "jettison",
)  # fmt: skip
# What men under arms bring down from the ground.
_LOW = frozenset({"helicopter", "helicopters", "drone", "drones", "chopper", "gunship"})
_CIVIL = frozenset({"fishing", "trawler", "film", "camera", "news"})
_NEAR = 8  # sentences
_REACH = 4  # sentences back in which a crew is taken up


def airborne(words: Words, fighters: int) -> bool:
    """Whether fighters are planes by what they do: "Soviet *fighters* shot down an airliner"."""
    verb = words.clause(fighters)
    if words.lower[verb].startswith("scrambl"):
        return True
    if not words.is_subject(fighters):
        return False
    below = words.kid(verb, "dobj")
    if below is not None and words.lower[below] in _LOW:
        return words.lower[verb].startswith(_FLYING[:3])
    down = any(words.lower[k] == "down" for k in words.kids[verb])
    return down or words.lower[verb].startswith(_FLYING)


class Crews:
    """Tells whose crews and captains are, for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def compose(self, match: Match, hint: Hint) -> tuple[str, ...] | None:
        """The actors that a crew or its captain are; ``None`` where no vessel is told of."""
        noun = singular(match.role.words[match.role.head])
        if noun not in _CREW or match.role.kind == "equipment":
            return None
        if match.role.words[0] in _CIVIL:
            return None  # Whatever ship they meet.
        same = self._same(match, noun, hint)
        if same:
            return same
        own = self._own(match.head)
        vessel = own if own is not None else self._told(match.head)
        if vessel is None or (own is None and noun in ("captain", "pilot") and hint.countries):
            return None
        cast = self.r.cast
        countries = list(hint.countries) if hint.told else []
        if not countries and (own is not None or self.r.words.definite(match.head)):
            homes = [cast.drafts[x].country for x in self.r.of(vessel)]
            countries = [str(c) for c in homes if c in states()]
        sector = self._sector(vessel)
        if sector is None:
            return None
        return tuple(cast.sector(c, sector) for c in countries) or (cast.sector(None, sector),)

    def _same(self, match: Match, noun: str, hint: Hint) -> tuple[str, ...]:
        """The crew told of before whom "the sailors" are, or the people who were aboard."""
        words, r, head = self.r.words, self.r, match.head
        many = noun == "crew" or words.is_plural(head)
        if not many or hint.told or hint.bodies or not words.definite(head):
            return ()
        if self._own(head) is not None:
            return ()
        for told in r.cast.backwards():
            if told.root >= head or words.sent[head] - told.sentence > _REACH:
                continue
            draft = r.cast.drafts[told.ids[0]]
            if len(told.ids) > 1 or draft.kind != "group" or draft.country not in states():
                continue
            known = r.roles_at.get(told.root)
            crew = known is not None and singular(known.role.words[known.role.head]) in _CREW
            people = told.root in r.scene.cover and draft.sector == "CVL"
            if told.form == "nominal" and (crew or people) and (crew or told.plural):
                return told.ids
        return ()

    def _is_vessel(self, k: int) -> bool:
        match = self.r.roles_at.get(k)
        return (
            match is not None
            and match.role.kind == "equipment"
            and singular(match.role.words[match.role.head]) in _VESSELS
        )

    def _own(self, head: int) -> int | None:
        """The vessel that the phrase tells: "the crew of a tanker", "the tanker's captain"."""
        words = self.r.words
        for k in words.kids[head]:
            if words.dep[k] in ("poss", "compound", "nmod") and k < head and self._is_vessel(k):
                return k
            if words.dep[k] == "poss" and words.lower[k] == "its":
                told = self._told(head)  # "Seized a tanker and detained *its captain*"
                if told is not None and 0 <= words.sent[head] - words.sent[told] < 2:
                    return told if told < head else None
            if words.dep[k] == "prep" and words.lower[k] in ("of", "on", "aboard", "from"):
                noun = words.kid(k, "pobj")
                if noun is not None and self._is_vessel(noun):
                    return noun
        return None

    def _told(self, before: int) -> int | None:
        """The vessel told of last before a token, rather one whose kind the noun tells."""
        sent = self.r.words.sent
        near = [
            k
            for k in self.r.roles_at
            if k < before and sent[before] - sent[k] <= _NEAR and self._is_vessel(k)
        ]
        if not near and self.r.words.parse.in_title(self.r.words.parse.doc[before]):
            # A headline speaks of what follows it.
            following = [k for k in self.r.roles_at if self._is_vessel(k)]
            return min(following, key=lambda k: (self._either(k), k), default=None)
        if near:
            return max(near, key=lambda k: (not self._either(k), k))
        # "The crew were taken off *the freighter*": it is told of in the same sentence.
        after = (k for k in self.r.roles_at if sent[k] == sent[before] and self._is_vessel(k))
        return min(after, default=None)

    def _either(self, k: int) -> bool:
        role = self.r.roles_at[k].role
        return len(role.words) == 1 and singular(role.words[0]) in _EITHER

    def _sector(self, vessel: int) -> str | None:
        """Military for a warship, civilian for others; ``None`` where nothing tells which."""
        if self._either(vessel):
            told = self._told(vessel)
            owners = {self.r.cast.drafts[x].sector for x in self.r.of(vessel)}
            if owners & {"BUS", "CVL", None} and owners:
                return "CVL"
            if told is None or self._either(told):
                return "MIL" if owners else None
            vessel = told
        sector = self.r.roles_at[vessel].role.sector
        return sector if sector in ("MIL", "COP") else "CVL"
