"""Which state a common noun takes up: "the country", "the islands", "the state" that is fought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.modifiers import HAVING
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver

_WHO = frozenset({"who", "which", "that"})
_FIGHTING_IT = frozenset({"REB", "OPP", "PRM", "CRM"})


class Countries:
    """Finds the states of nouns for countries.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def own(self, i: int) -> set[str | None]:
        """The states of the subject whose deed befalls the noun: "he accused the country"."""
        words = self.r.words
        if words.dep[i] == "poss":
            i = words.head[i]  # "mocked the country's election"
        over = words.head[words.head[i]]
        if words.preposition(i) == "in" and words.preposition(over) == "with":
            # "Syria, with troops in the country, said"
            whose = words.head[words.head[over]]
            mark = self.r.cast.mention_of(whose)
            return set(mark.actors) if mark is not None else set()
        if words.preposition(i) in ("in", "into", "from", "against", "with"):
            # "Norway keeps troops in the country"
            verb = words.clause(i)
            subject = words.kid(verb, "nsubj")
            mark = self.r.cast.mention_of(subject) if subject is not None else None
            ids = mark.actors if mark is not None and words.lower[verb] in HAVING else ()
            return {x for x in ids if self.r.cast.drafts[x].kind == "state"}
        given = words.head[words.head[i]] if words.preposition(i) == "to" else i
        if words.dep[i] != "dobj" and (given == i or words.dep[given] != "dobj"):
            return set()  # But "blocked aid to the country": of another.
        i = given
        subject = words.kid(words.head[i], "nsubj")
        told = [self.r.cast.drafts[x] for x in self.r.of(subject)] if subject is not None else []
        return {x.country for x in told if x.kind == "state" or x.sector in ("GOV", "MIL")}

    def islands(self, i: int) -> tuple[str, ...]:
        """The state told of last that is called by its islands: the Solomon Islands."""
        for told in self.r.cast.backwards():
            draft = self.r.cast.drafts[told.ids[0]]
            if told.root < i and draft.kind == "state" and draft.name.endswith("Islands"):
                return (draft.id,)
        return ()

    def fought(self, i: int) -> tuple[str, ...]:
        """The state of its rebels and opponents, which "have fought the state"."""
        words = self.r.words
        verb = words.clause(i)
        subject = words.kid(verb, "nsubj")
        if subject is not None and words.dep[verb] == "relcl" and words.lower[subject] in _WHO:
            subject = words.head[verb]
        for ident in self.r.of(subject) if subject is not None and subject < i else ():
            draft = self.r.cast.drafts[ident]
            if draft.sector in _FIGHTING_IT and draft.country in states():
                return (self.r.cast.state(str(draft.country)),)
        return ()

    def farther(self, i: int, fitting: frozenset[str]) -> tuple[str, ...]:
        """The state told of last, however far off, that a word of the phrase may be said of."""
        for told in sorted(self.r.cast.here(), key=lambda t: -t.root):
            ids = self.state(told, fitting) if told.root < i else ()
            if ids:
                return ids
        return ()

    def state(self, told: Told, fitting: frozenset[str] | None) -> tuple[str, ...]:
        """The state that a mention tells, by itself or through a body of it, where it fits."""
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if fitting is not None and draft.country not in fitting:
            return ()
        if draft.kind == "state":
            return told.ids
        # "Iran's foreign ministry said the country would": the state of a body of a state.
        if (told.subject or fitting is not None) and draft.country in states():
            return (self.r.cast.state(str(draft.country)),)
        return ()
