"""Words for a nation's people that mean no state: "the Serbs" of Bosnia, "the Swede"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.states import states
from communique.actors.words import MODIFIES

if TYPE_CHECKING:
    from communique.actors.gazetteer import Entity
    from communique.actors.resolution import Resolver
    from communique.actors.theatres import Reading

_REACH = 4  # sentences back in which the person has been told of
# What counts people right before the word for their nation.
_ONE = frozenset("a an one another".split())
_YEARS = 1900  # numbers that are no longer likely a count
_ETHNIC = frozenset({"people", "armed movement", "governing body"})


class Demonyms:
    """Reads demonyms for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self._ethnic: dict[str, str] = {}

    def note(self, entity: Entity) -> None:
        """Notes a people of two words that the text has told of: "Bosnian Serbs"."""
        if entity.sort in _ETHNIC and " " in entity.name:
            self._ethnic[entity.name.split()[-1].lower().removesuffix("s")] = entity.id

    def told(self, reading: Reading) -> str | None:
        """The people of another land that a demonym takes up: "the Serbs" of Bosnian Serbs.

        Not where the text also names the state that is called after them.
        """
        known = self._ethnic.get(self.r.words.lower[reading.first].removesuffix("s"))
        if known is None or reading.last - reading.first > 1:
            return None
        named = any(x.kind == "state" and x.key == reading.key for x in self.r.scene.readings)
        return None if named or reading.country == known[:3] else known

    def again(self, reading: Reading) -> str | None:
        """The people told of before whom their nation's noun takes up: "two Poles ... the Poles".

        Not where their state has been told of since.
        """
        words, root = self.r.words, reading.root
        if reading.kind != "demonym" or words.lower[words.left(root)] != "the":
            return None
        for told in self.r.cast.backwards():
            if told.root >= root or words.sent[root] - told.sentence > _REACH:
                continue
            draft = self.r.cast.drafts[told.ids[0]]
            if len(told.ids) > 1 or draft.country != reading.country:
                continue
            if draft.kind != "group" or ":" in draft.id or told.form != "nominal":
                return None
            counted = any(words.tag[k] == "CD" for k in range(words.left(told.root), told.root))
            many = words.is_plural(root) and (counted or draft.sector == "CVL")
            one = not words.is_plural(root) and self.r.individual(told.root)
            return draft.id if many or one else None
        return None

    def people(self, reading: Reading) -> bool:
        """Whether a demonym means people ("two Iranians"), not the state ("the Russians")."""
        words, root = self.r.words, reading.root
        if reading.last - reading.first == 1 and (self._counted(root) or self._among(root)):
            return True
        if reading.kind == "adjective" or words.dep[root] in MODIFIES:
            return False
        edge = words.lower[words.left(root)]
        if edge == "the" and not any(words.dep[k] == "nummod" for k in words.kids[root]):
            return False
        return words.is_plural(root) or words.tag[root] in ("NN", "NNP")

    def single(self, root: int) -> bool:
        """Whether a nation's noun means one of its people: "a Swede", "a freed Frenchwoman"."""
        words, reading = self.r.words, self.r.scene.cover.get(root)
        if reading is None or reading.kind not in ("adjective", "demonym") or words.is_plural(root):
            return False
        edge = words.lower[words.left(root)]
        one = edge in _ONE or (edge == "the" and reading.kind == "demonym")
        return one and words.dep[root] not in MODIFIES

    def _counted(self, root: int) -> bool:
        """Whether a nation's adjective stands alone after a number: "a Lebanese", "one Swiss"."""
        words = self.r.words
        if root == 0 or root + 1 >= words.n:
            return False
        one = words.lower[root - 1] in _ONE or words.tag[root - 1] == "CD"
        if not one or (words.raw[root - 1].isdigit() and int(words.raw[root - 1]) > _YEARS):
            return False
        if words.lower[root + 1] in ("and", "or", ","):
            # "a Lebanese and two Swiss", but "a Lebanese and Swiss venture"
            comma = words.lower[root + 1 : root + 3] == [",", "and"]
            after = root + 2 + comma
            return after < words.n and (
                words.tag[after] == "CD" or words.lower[after] in _ONE | {"who", "were", "was"}
            )
        return (
            words.pos[root + 1] in ("VERB", "AUX", "ADP")
            or words.tag[root + 1] in ("WP", "WDT", "WP$")
            or words.raw[root + 1] in (".", ";")
        )

    def _among(self, root: int) -> bool:
        """Whether people are told as part of some: "Saudis and Sudanese *among them*"."""
        words = self.r.words
        top = root
        while words.dep[top] == "conj" and words.head[top] in self.r.scene.cover:
            top = words.head[top]
        last = max([top, *words.conjuncts(top)], default=root)
        return words.lower[last + 1 : last + 3] in (["among", "them"], ["among", "those"])

    def sharing(self, reading: Reading) -> str | None:
        """Whose an adjective is that shares the noun of a name: "Peruvian and NATO soldiers"."""
        r, words, root = self.r, self.r.words, reading.root
        if words.is_plural(root) or words.raw[root].endswith("s") or reading.last >= words.n:
            return None
        match = next((r.roles_at[k] for k in words.kids[root] if k in r.roles_at), None)
        if match is None or words.dep[match.head] != "conj" or match.role.sector is None:
            return None
        beside = words.lower[reading.last] == "and" and words.is_plural(match.head)
        if not beside or match.role.kind not in ("force", "person"):
            return None
        return r.cast.sector(reading.key, match.role.sector)

    def person(self, reading: Reading) -> str | None:
        """The person told of whom a noun calls by his nation: "the Swede", "Roe, a Spaniard"."""
        r, words, root = self.r, self.r.words, reading.root
        state = states().get(reading.key)
        edge = words.lower[words.left(root)]
        noun = words.raw[root]
        many = {f"{noun}s", noun.replace("man", "men").replace("woman", "women")} - {noun}
        if state is None or not many & set(state.demonyms) or edge not in ("the", "a", "an"):
            return None
        if edge != "the" and words.dep[root] != "appos":
            return None
        if words.tag[root] not in ("NN", "NNP") or words.dep[root] in ("attr", "oprd"):
            return None
        if edge != "the":
            # "the head of the force, an Indian"
            over = words.head[root]
            over = words.head[words.head[over]] if words.preposition(over) == "of" else over
            if r.individual(over) and len(ids := r.of(over)) == 1:
                return ids[0]
        for told in r.cast.backwards():
            draft = r.cast.drafts[told.ids[0]]
            reach = _REACH if draft.sector in ("GOV", "MIL", None) else 3 * _REACH
            far = words.sent[root] - told.sentence > reach
            if told.root >= root or far or len(told.ids) != 1:
                continue
            if draft.kind != "person" or (told.root == words.head[root] and edge == "the"):
                continue
            homes = {draft.country, *(t.country for t in r.offices.of_named([draft.name]))}
            if state.code in homes:
                return draft.id
        return None
