"""Of which state a phrase is that names none: by its clause, by who was told of last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.places import is_where
from communique.actors.states import states
from communique.actors.words import MODIFIES

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.theatres import Reading


class Homes:
    """Finds the states of phrases that tell none themselves.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def place_in(self, head: int) -> str | None:
        """The state of the place that the clause of a token names ("in Cairo")."""
        words = self.r.words
        sentence, verb = words.sent[head], words.clause(head)
        for reading in self.r.scene.readings:
            if words.sent[reading.first] != sentence or reading.kind not in (
                "state",
                "seat",
                "city",
                "region",
            ):
                continue
            if words.clause(reading.root) == verb and is_where(words, reading.first, reading.root):
                return reading.country
        return None

    def acted_upon(self, country: str | None, before: int, through: bool = True) -> bool:
        """Whether a document speaks of a state only as what the sentence of a token acts upon.

        "Students condemned Chad": they need not be of Chad.

        Args:
            country: the state.
            before: the token.
            through: whether its people and bodies count as well ("met the Chadian envoy").
        """
        told = [x for x in self.r.scene.readings if x.country == country]
        return bool(told) and all(self._acted_upon(x, before, through) for x in told)

    def _acted_upon(self, reading: Reading, before: int, through: bool) -> bool:
        words = self.r.words
        if not through and reading.kind not in ("state", "seat"):
            return False
        root = words.place_in_clause(reading.root)
        for _ in range(4):
            if not through or words.dep[root] not in MODIFIES:
                break
            root = words.place_in_clause(words.head[root])
        return (
            reading.first > before
            and words.sent[reading.first] == words.sent[before]
            and not is_where(words, reading.first, reading.root)
            and words.dep[root] in ("dobj", "dative", "pobj")
            and words.preposition(root) != "from"  # "refugees from Chad"
        )

    def last_state(self, before: int, sector: str) -> str | None:
        """The state spoken of last before a token, as a subject rather than otherwise."""
        words = self.r.words
        sentence = words.sent[before]
        best: tuple[float, str] | None = None
        home = self.r.scene.dateline or self.r.scene.main_state()
        if home is not None:
            best = (0.0, home)
        verb, definite = words.clause(before), words.definite(before)
        acted_on = not words.is_subject(before)
        for told in self.r.cast.recent():
            if told.root >= before or sentence - told.sentence > 3 or len(told.ids) != 1:
                continue
            draft = self.r.cast.drafts[told.ids[0]]
            country = draft.country
            if country not in states() or draft.sector == "JRN":
                continue
            score = -20.0 * (sentence - told.sentence) - 0.05 * (before - told.root)
            score += 15 * told.subject + 5 * (draft.sector == sector)
            score += 20 if country == home else 0
            if acted_on and told.subject and words.clause(told.root) == verb:
                # "Oslo urged the army": of another state; "Oslo sent troops": of its own.
                score += -40 if definite else 10
            if best is None or score > best[0]:
                best = (score, str(country))
        return best[1] if best else None
