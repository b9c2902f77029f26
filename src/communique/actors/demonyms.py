"""Words for a nation's people that mean no state: "the Serbs" of Bosnia, "the Swede"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.gazetteer import Entity
    from communique.actors.resolution import Resolver
    from communique.actors.theatres import Reading

_REACH = 4  # sentences back in which the person has been told of
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
        for told in sorted(r.cast.recent(), key=lambda t: -t.root):
            far = words.sent[root] - told.sentence > _REACH
            if told.root >= root or far or len(told.ids) != 1:
                continue
            draft = r.cast.drafts[told.ids[0]]
            if draft.kind != "person" or (told.root == words.head[root] and edge == "the"):
                continue
            homes = {draft.country, *(t.country for t in r.offices.of_named([draft.name]))}
            if state.code in homes:
                return draft.id
        return None
