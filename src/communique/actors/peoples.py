"""Peoples without a state of their name, and of which state they are ("Kurdish lawmakers")."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from communique.actors.states import several
from communique.actors.words import MODIFIES
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver


@cache
def peoples() -> dict[str, tuple[tuple[str, ...], str]]:
    """By each word for a people, in lower case: the states it lives in, and its armed movement."""
    return {
        word.lower(): (several(row["states"]), row["actor"])
        for row in rows("actors/peoples.tsv")
        for word in several(row["words"])
    }


class Peoples:
    """Reads the words for peoples for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def state(self, k: int) -> str | None:
        """The state of the people that a word tells: that of theirs of which the text speaks most.

        ``None`` where the word tells none, or the text speaks of none of several.
        """
        words = self.r.words
        known = peoples().get(words.lower[k])
        if k and words.head[k - 1] == k and words.raw[k - 1].istitle():
            known = peoples().get(words.lower[k - 1], known)  # "Crimean Tatars"
        if known is None or k in self.r.scene.cover or not words.raw[k][0].isupper():
            return None
        scene = self.r.scene
        named = Counter(x.country for x in scene.readings)
        best = max(known[0], key=lambda code: (scene.weights[code], named[code]))
        told = scene.weights[best] or named[best]
        return best if told or len(known[0]) == 1 else None

    def movement(self, k: int) -> str | None:
        """The movement that acts for the people of a word, if the tables know one."""
        known = peoples().get(self.r.words.lower[k])
        return self.r.entity(known[1]) if known is not None and known[1] else None

    def head(self, k: int, noun: str) -> str | None:
        """Who leads the people of a word: "the Abkhaz president" is no president of Georgia.

        Args:
            k: the token of the word.
            noun: the office that the text gives him.

        Returns:
            The id of the one whose title of the day names the people, else of its movement;
            ``None`` where the tables know neither.
        """
        known = peoples().get(self.r.words.lower[k])
        if known is None:
            return None
        for country in known[0]:
            for tenure in self.r.offices.holders(country, "other", self.r.date):
                title = tenure.title.lower()
                of_them = any(peoples().get(word) == known for word in title.split())
                if of_them and title.endswith((noun, "leader", "president")):
                    return self.r.person(tenure.person)
        return self.movement(k)

    def people(self, i: int) -> tuple[str, ...]:
        """The people that a noun means ("the Kurds"), recorded; none where it means none."""
        words = self.r.words
        noun = words.is_plural(i) or words.tag[i] in ("NN", "NNP")
        if not noun or words.dep[i] in MODIFIES or words.lower[i] not in peoples():
            return ()
        state = self.state(i)
        if state is None:
            return ()
        ids = (self.r.cast.sector(state, "CVL"),)
        self.r.cast.mention(words.left(i), i + 1, i, ids, "nominal")
        return ids
