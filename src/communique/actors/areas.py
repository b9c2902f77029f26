"""Groups of states told by an area: "European countries", "Western allies", "Arab leaders".

They are actors of no one state. A body of the states of an area is named and stands in the tables.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.actors.alike import latest
from communique.actors.gazetteer import slug
from communique.actors.modifiers import FAITHS, OPPOSING
from communique.actors.nominals import NUMBERS, WINDOW
from communique.actors.sectors import singular
from communique.actors.states import said_of
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

STATES = frozenset(
    """countries nations states allies partners governments powers capitals neighbors neighbours
    monarchies republics kingdoms""".split()
)
# How many states of an area all of them may be where no number tells it.
_FEW = 3
_COUNT = NUMBERS | {"six": 6, "seven": 7, "eight": 8}
# The id of states that a text does not name.
_UNNAMED = "UNK.GOV:unnamed-states"
_DEFINITE = frozenset("the these those both all no any each".split())
# Nouns that mean states whatever stands before them.
_ANY_STATES = frozenset({"countries", "nations", "governments", "states"})
# What says of how many states, or of what kind, a text tells without naming them.
_SOME = frozenset(
    """some several many most numerous various dozens scores hundreds dozen hundred other rich
    richer poor poorer wealthy wealthier donor creditor industrialised industrialized industrial
    developed developing emerging democratic like minded likeminded friendly foreign third
    oil-producing producing exporting importing neutral nonaligned aligned island coastal""".split()
)


@cache
def _areas() -> frozenset[str]:
    return frozenset(row["area"].lower() for row in rows("actors/areas.tsv"))


class Areas:
    """Finds the areas of whose states a phrase tells.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def before(self, i: int) -> tuple[int, str] | None:
        """The area that the words before a noun tell: its first token and its name."""
        words, cover = self.r.words, self.r.scene.cover
        edge = words.left(i)
        for k in range(edge, i):
            reading = cover.get(k)
            if reading is not None and (reading.kind != "mask" or reading.first != k):
                continue
            if k > 1 and words.raw[k - 1] == "-" and words.lower[k - 2] in ("pro", "anti", "non"):
                continue
            for last in (k + 3, k + 2, k + 1):
                if last > i:
                    continue
                told = " ".join(words.raw[k:last]).replace(" - ", "-")
                if told[0].isupper() and told.lower() in _areas():
                    return k, told
        return None

    def states(self, i: int) -> tuple[str, ...]:
        """The group of states that a noun means; none where it tells no area."""
        words = self.r.words
        if words.lower[i] not in STATES or words.lower[words.left(i)] in ("no", "any"):
            return ()
        found = self.before(i)
        if found is None:
            return self._members(i)
        first, area = found
        edge = words.left(i)
        all_of_them = self._all(area, edge, first)
        if all_of_them:
            self.r.cast.mention(edge, i + 1, i, all_of_them, "nominal")
            return all_of_them
        named = {
            reading.root: reading
            for k in range(edge, first)
            if (reading := self.r.scene.cover.get(k)) is not None
        }
        # "US and Western allies"; but "Peru's Andean neighbours" are without Peru.
        joined = [
            self.r.cast.state(x.country)
            for x in named.values()
            if x.country and x.kind in ("state", "adjective") and words.dep[x.root] != "poss"
        ]
        ids = (*joined, self.group(area))
        self.r.cast.mention(edge, i + 1, i, ids, "nominal")
        return ids

    def unnamed(self, i: int) -> tuple[str, ...]:
        """The states that a noun counts or describes and names nowhere: "dozens of countries"."""
        words = self.r.words
        if words.lower[i] not in _ANY_STATES or not words.is_plural(i):
            return ()
        edge = words.left(i)
        # "The other countries" are those of some whole; "no country" is none.
        if words.lower[edge] in _DEFINITE or any(words.dep[k] == "poss" for k in words.kids[i]):
            return ()
        of = words.head[i]
        many = words.dep[i] == "pobj" and words.lower[of] == "of" and words.lower[words.head[of]]
        told = any(words.lower[k] in _SOME or words.tag[k] == "CD" for k in range(edge, i))
        if not told and many not in _SOME:
            return ()
        if words.lower[i] == "states" and any(words.lower[k] == "united" for k in range(edge, i)):
            return ()
        draft = self.r.cast.add(_UNNAMED, "States not named", "group", None, "GOV")
        draft.nouns.update(_ANY_STATES)
        self.r.cast.mention(edge, i + 1, i, (_UNNAMED,), "nominal")
        return (_UNNAMED,)

    def people(self, match: Match, sector: str) -> tuple[str, ...]:
        """The people of an area that a role noun means: "the three Baltic presidents"."""
        r, i = self.r, match.head
        found = self.before(i)
        if found is None or (sector in OPPOSING and found[1].lower() in FAITHS):
            return ()
        plural = r.words.is_plural(i)
        if sector != "GOV" or not (plural or match.role.kind == "person"):
            return (r.cast.sector(None, sector),)
        told = self._all(found[1], r.words.left(i), found[0]) if plural else ()
        if told:
            return tuple(r.cast.sector(code, "GOV") for code in told)
        group = self.group(found[1])
        # "The leaders" again.
        r.cast.drafts[group].nouns.add(singular(match.role.words[match.role.head]))
        return (group,)

    def _all(self, area: str, edge: int, first: int) -> tuple[str, ...]:
        """The states of an area of which all are told: "the three Baltic states"."""
        lower = self.r.words.lower
        said = said_of(self.r.date[:4]).get(area.lower(), frozenset())
        told = next((_COUNT[lower[k]] for k in range(edge, first) if lower[k] in _COUNT), 0)
        few = not told and lower[edge] == "the" and first == edge + 1 and len(said) <= _FEW
        if told and told < len(said):
            return latest(self.r, said, told, first)
        if not said or not (few or told == len(said)):
            return ()
        return tuple(self.r.cast.state(code) for code in sorted(said))

    def _members(self, i: int) -> tuple[str, ...]:
        """The body of no state whose members a noun means: "the ten ASEAN states"."""
        words = self.r.words
        for k in range(words.left(i), i):
            reading = self.r.scene.cover.get(k)
            if reading is None or reading.kind != "entity" or words.dep[reading.root] == "poss":
                continue
            ident = self.r.entity(reading.key)
            if ident.startswith(("IGO", "EUR")):
                self.r.cast.mention(words.left(i), i + 1, i, (ident,), "nominal")
                return (ident,)
        if i and words.lower[i - 1] == "member":
            # "The union split; 22 member states": of the body told of last.
            for told in self.r.cast.backwards():
                far = words.sent[i] - told.sentence > WINDOW
                if told.root < i and not far and told.ids[0].startswith(("IGO", "EUR", "UNO")):
                    self.r.cast.mention(words.left(i), i + 1, i, told.ids[:1], "nominal")
                    return told.ids[:1]
        return ()

    def group(self, area: str) -> str:
        """The id of the states of an area, added to the cast."""
        ident = f"UNK.GOV:{slug(area)}-states"
        draft = self.r.cast.add(ident, f"{area} states", "group", None, "GOV")
        draft.nouns.update(STATES)
        return ident
