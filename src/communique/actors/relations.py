"""Nouns that say what somebody is to another: "its neighbour", "an ally of Norway", "the regime".

None of them is the one of whom it is said; a neighbour is a state that borders on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.acting import acting
from communique.actors.modifiers import FIRSTS
from communique.actors.nominals import HE, LANDS, NEIGHBORS, RELATIONAL, SAID_OF_STATES, SHE
from communique.actors.sectors import singular
from communique.actors.states import said_of, states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_NEAR = 8  # sentences back in which a neighbour or a regime has been told of


_GOING = ("arriv", "came", "flew", "fly", "land", "travel", "visit", "went", "journey")
_LATEST = frozenset("latest sixth seventh eighth ninth tenth newest".split())
_AGAINST = frozenset({"OPP", "REB", "PTY", "SOC", "REF"})

# How a ruler speaks to his nation.
_TELLING = frozenset(
    """told tell tells telling addressed addresses addressing informed informs informing assured
    assures warned warns reassured""".split()
)
_SPEECHES = frozenset(
    "address addresses speech speeches broadcast message appeal appealed spoke speaking".split()
)


class Relations:
    """Resolves relational nouns for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def home(self, i: int) -> tuple[str, ...]:
        """The state of the person whose country a noun means: "his country"."""
        words = self.r.words
        owner = words.kid(i, "poss")
        if owner is None and words.lower[i] == "nation":
            return self._spoken_to(i)
        if owner is None or words.lower[owner] not in HE | SHE or words.lower[i] not in LANDS:
            return ()
        countries = {self.r.cast.drafts[x].country for x in self.r.of(owner)}
        country = countries.pop() if len(countries) == 1 else None
        return (self.r.cast.state(country),) if country is not None and country in states() else ()

    def _spoken_to(self, i: int) -> tuple[str, ...]:
        """The nation of him who speaks to it: "told the nation", "an address to the nation"."""
        words = self.r.words
        if words.lower[words.left(i)] != "the" or words.left(i) != i - 1:
            return ()
        told = words.dep[i] in ("dobj", "dative") and words.lower[words.head[i]] in _TELLING
        way = words.head[i]
        speech = words.dep[i] == "pobj" and words.lower[way] == "to"
        speech = speech and words.lower[words.head[way]] in _SPEECHES
        if not told and not speech:
            return ()
        subject = words.kid(words.clause(i), "nsubj")
        countries = [self.r.cast.drafts[x].country for x in self.r.of(subject)] if subject else []
        home = countries[0] if len(countries) == 1 else None
        return (self.r.cast.state(home),) if home is not None and home in states() else ()

    def island(self, before: int) -> tuple[str, ...]:
        """The island told of last, whose people "the islanders" are."""
        islands = said_of().get("island", frozenset())
        for told in self.r.cast.backwards():
            country = self.r.cast.drafts[told.ids[0]].country
            if told.root < before and country is not None and country in islands:
                return (country,)
        return ()

    def relates(self, match: Match) -> bool:
        """Whether a role noun tells somebody by somebody else: "Egypt's ally", "their foes"."""
        words, head = self.r.words, match.head
        if singular(match.role.words[match.role.head]) not in RELATIONAL:
            return False
        if any(words.dep[k] == "poss" for k in words.kids[head] if k < head):
            return True
        return any(words.dep[k] == "prep" and words.lower[k] == "of" for k in words.kids[head])

    def related(self, match: Match) -> tuple[str, ...]:
        """Who the noun means: for a neighbour the state told of that borders, else nobody."""
        words, head = self.r.words, match.head
        owner = next((k for k in words.kids[head] if words.dep[k] == "poss" and k < head), None)
        for k in words.kids[head]:
            # What stands inside the phrase keeps its own mention.
            if words.dep[k] == "poss" or words.dep[k] == "prep":
                noun = k if words.dep[k] == "poss" else words.kid(k, "pobj")
                if noun is not None:
                    self.r.of(noun)
        called = singular(match.role.words[match.role.head])
        if called in ("host", "guest") and owner is not None and words.lower[owner] in HE | SHE:
            went = self._host(owner, head) if called == "host" else ()
            return went or self._visitor(owner, head)
        if owner is None or called not in NEIGHBORS or words.is_plural(head):
            return ()
        home = next(
            (c for x in self.r.of(owner) if (c := self.r.cast.drafts[x].country) in states()), None
        )
        apart = acting(self.r, head)  # "Oslo asked Bern to warn *its neighbour*": not Oslo.
        found = self.neighbor(str(home), head, apart) if home else None
        return (self.r.cast.state(found),) if found else ()

    def _host(self, owner: int, head: int) -> tuple[str, ...]:
        """Who leads the state to which a person has gone: "flew to Lima and told his host"."""
        r, words = self.r, self.r.words
        home = {r.cast.drafts[x].country for x in r.of(owner)}
        for place in reversed(r.scene.readings):
            if place.first >= head or words.sent[head] - words.sent[place.first] > 2:
                continue
            if place.kind not in ("state", "seat", "city") or place.country in home | {None}:
                continue
            went = words.lower[words.clause(place.root)].startswith(_GOING)
            if went and words.dep[place.root] in ("pobj", "dobj"):
                tenure = r.offices.holder(str(place.country), "leader", r.date)
                return (r.person(tenure.person),) if tenure is not None else ()
        return ()

    def _visitor(self, owner: int, head: int) -> tuple[str, ...]:
        """Who of another state was told of with a person: "met Roe and praised *his guest*"."""
        drafts, words = self.r.cast.drafts, self.r.words
        home = {drafts[x].country for x in self.r.of(owner)}
        for told in self.r.cast.backwards():
            if words.sent[head] - told.sentence > _NEAR:
                break
            draft = drafts[told.ids[0]]
            official = draft.kind == "person" and draft.sector in ("GOV", "MIL", "LEG")
            if told.root < head and len(told.ids) == 1 and official and draft.country not in home:
                return told.ids
        return ()

    def foremost(self, i: int) -> tuple[str, ...]:
        """The state that is the first to do a thing: "Oman became *the first country* to go"."""
        words = self.r.words
        subject = words.kid(words.head[i], "nsubj")
        if words.dep[i] != "attr" or subject is None or subject > i:
            return ()
        if all(words.lower[k] not in FIRSTS | _LATEST for k in words.kids[i]):
            return ()
        ids = self.r.of(subject)
        states_only = all(self.r.cast.drafts[x].kind == "state" for x in ids)
        return ids if len(ids) == 1 and states_only else ()

    def bordering(self, i: int) -> tuple[str, ...]:
        """Who is meant by "the neighbouring country" where the subject of the clause is of one."""
        words = self.r.words
        verb = words.clause(i)
        subject = words.kid(verb, "nsubj")
        if subject is None or subject == i or subject > i:
            return ()
        if words.dep[verb] == "relcl" and words.lower[subject] in ("who", "which", "that"):
            subject = words.head[verb]  # "rebels who buy arms in the neighbouring country"
        for ident in self.r.of(subject):
            home = self.r.cast.drafts[ident].country
            found = self.neighbor(home, i) if home in states() and home else None
            if found:
                return (self.r.cast.state(found),)
        return ()

    def neighbor(
        self, home: str, before: int, apart: frozenset[str] | set[str] = frozenset()
    ) -> str | None:
        """The state told of before a token that may be called a state's neighbour."""
        words = self.r.words
        borders = self.r.scene.tables.borders.get(home, "").split("|")
        best: tuple[float, str] | None = None
        for told in self.r.cast.recent():
            distance = words.sent[before] - told.sentence
            if told.root >= before or distance > _NEAR:
                continue
            for ident in told.ids:
                country = self.r.cast.drafts[ident].country
                if country not in states() or country == home or country in apart:
                    continue
                score = -5.0 * distance + 60 * (country in borders) + 0.01 * told.root
                if best is None or score > best[0]:
                    best = (score, str(country))
        return best[1] if best else None

    def said_of_state(self, root: int, ids: tuple[str, ...]) -> None:
        """Lets an apposition mean the state that it describes: "Egypt, an ally of the king"."""
        r, words = self.r, self.r.words
        for k in words.kids[root]:
            if words.dep[k] != "appos" or k < root or k in r.scene.cover or k in r.run_at:
                continue
            if words.tag[k] != "NN" or words.lower[k] not in SAID_OF_STATES:
                continue
            r.done[k] = ids
            for inner in words.kids[k]:
                if words.dep[inner] == "poss":
                    r.of(inner)
            r.cast.mention(words.left(k), k + 1, k, ids, "nominal")

    def regime(self, head: int) -> str | None:
        """The state whose government is called a regime: not that of those who call it so."""
        words = self.r.words
        speakers: set[str | None] = set()
        verb = words.clause(head)
        for _ in range(4):
            subject = words.kid(verb, "nsubj")
            if subject is not None and subject < head:
                for ident in self.r.of(subject):
                    draft = self.r.cast.drafts[ident]
                    if draft.sector in _AGAINST and draft.country in states():
                        return str(draft.country)  # The opposition calls its own so.
                    speakers.add(draft.country)
            if words.head[verb] == verb:
                break
            verb = words.clause(words.head[verb])
        best: tuple[float, str] | None = None
        for told in self.r.cast.recent():
            distance = words.sent[head] - told.sentence
            if told.root >= head or distance > _NEAR:
                continue
            for ident in told.ids:
                draft = self.r.cast.drafts[ident]
                if draft.country not in states() or draft.country in speakers:
                    continue
                score = -6.0 * distance + 3 * (draft.kind == "state") + 0.01 * told.root
                score += 2.0 * self.r.scene.weights[str(draft.country)] ** 0.5
                if best is None or score > best[0]:
                    best = (score, str(draft.country))
        return best[1] if best else None
