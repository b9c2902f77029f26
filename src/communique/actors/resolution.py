"""Token by token, once each: which actors the noun phrase headed by a token means.

A phrase is a name of the gazetteer, a run of proper nouns, a role noun, a pronoun or a nominal.
Each is resolved when it is reached in the text, or earlier when another phrase depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.acronyms import settle
from communique.actors.areas import STATES, Areas
from communique.actors.colonial import COLONIAL, Colonial
from communique.actors.composition import Composer
from communique.actors.coreference import Coreference
from communique.actors.homes import Homes
from communique.actors.modifiers import FIGHTING, OPPOSED, RAIDS, REPORTS
from communique.actors.namesakes import dismiss
from communique.actors.naming import Names
from communique.actors.nominals import LANDS, PRONOUNS, TAKING_UP, TWINS
from communique.actors.peoples import Peoples, peoples
from communique.actors.persons import Persons
from communique.actors.recall import Recall
from communique.actors.relations import Relations
from communique.actors.runs import MANAGERS, find_runs
from communique.actors.titles import PEERS, Titles
from communique.actors.words import MODIFIES

if TYPE_CHECKING:
    from communique.actors.cast import Cast
    from communique.actors.context import Scene
    from communique.actors.hints import Hint
    from communique.actors.people import Offices
    from communique.actors.roles import Match, Roles
    from communique.actors.runs import Run
    from communique.actors.theatres import Reading

# Titles that say less of the service than what follows the name.
_RANKED = frozenset({"inspector", "inspector general", "inspector-general", "commissioner"})


class Resolver:
    """Resolves the noun phrases of one document into its cast."""

    def __init__(self, scene: Scene, cast: Cast, lexicon: Roles, offices: Offices) -> None:
        self.scene = scene
        self.words = scene.words
        self.cast = cast
        self.lexicon = lexicon
        self.titles = lexicon.titles
        self.offices = offices
        self.date = scene.date
        settle(scene)
        self.roles_at: dict[int, Match] = lexicon.find(self.words, scene.cover)
        dismiss(scene, self.roles_at, offices)
        self.readings: dict[int, Reading] = {r.root: r for r in scene.readings}
        # "Kurdish" by itself is nobody's name.
        self.runs: list[Run] = [
            run for run in find_runs(self) if not run.single or run.name.lower() not in peoples()
        ]
        self.run_at: dict[int, Run] = {
            k: run for run in self.runs for k in range(run.first, run.last)
        }
        self.names = Names(self)
        self.persons = Persons(self)
        self.peoples = Peoples(self)
        self.composer = Composer(self)
        self.areas = Areas(self)
        self.homes = Homes(self)
        self.relations = Relations(self)
        self.recall = Recall(self)
        self.titling = Titles(self)
        self.coreference = Coreference(self)
        self.colonial = Colonial(self)
        self.done: dict[int, tuple[str, ...]] = {}
        self.hints: dict[int, Hint] = {}
        self.consumed: set[int] = set()
        self._appositions: dict[int, list[int]] | None = None

    def resolve(self) -> None:
        """Resolves every phrase of the document in the order of the text."""
        words = self.words
        roots = {*self.readings, *self.roles_at, *(run.root for run in self.runs)}
        wanted = TAKING_UP | STATES | COLONIAL | peoples().keys()
        roots.update(i for i, word in enumerate(words.lower) if word in wanted)
        # Names first: a document names its people in full once, and not always at first.
        people = [reading for reading in self.scene.readings if reading.kind == "person"]
        for reading in people:
            self.names.hear(reading)
        for reading in people:
            self.person(reading.key)
        self.persons.look_ahead(self.runs)
        # A headline is read last: it goes by the short names of those whom the text names in full.
        headline = words.token(words.parse.title) if words.parse.title else 0
        reports = words.parse.reports
        for i in sorted(roots, key=lambda i: (i < headline, i)):
            if len(reports) > 1:
                self.cast.enter(words.parse.report_at(words.start[i]))
            self.of(i)

    def of(self, i: int) -> tuple[str, ...]:
        """The ids of the actors that the phrase headed by a token means."""
        known = self.done.get(i)
        if known is not None:
            return known
        self.done[i] = ()
        ids = self._resolve(i)
        self.done[i] = ids
        return ids

    def _resolve(self, i: int) -> tuple[str, ...]:
        if i in self.words.closed:
            return ()
        reading = self.readings.get(i)
        if reading is not None:
            return self.names.named(reading)
        if i in self.scene.cover:
            return self.of(self.scene.cover[i].root) if self.scene.cover[i].root != i else ()
        run = self.run_at.get(i)
        word = self.words.lower[i]
        if word in COLONIAL and run is None and (ids := self.colonial.of(i)):
            return ids
        if word in TWINS:
            return self._nominal(i)
        if word in peoples() and run is None:
            return self.peoples.people(i)
        if run is not None and run.root == i:
            return self._run(run)
        if word in STATES:
            apart = self.areas.before(i) is not None
            ids = self.areas.states(i) if apart else self._nominal(i) or self.areas.states(i)
            ids = ids or self.areas.unnamed(i)
            if ids:
                return ids
        match = self.roles_at.get(i)
        if match is not None:
            return self._role(match) if run is None else ()
        if word in PRONOUNS:
            ids = self.coreference.pronoun(i)
            self.cast.mention(i, i + 1, i, ids, "pronoun")
            return ids
        return self._nominal(i)

    def _nominal(self, i: int) -> tuple[str, ...]:
        ids = self.coreference.nominal(i)
        if ids:
            words = self.words
            left = words.left_edge(i) if words.lower[i] == "old" else words.left(i)
            self.cast.mention(left, i + 1, i, ids, "nominal")
        return ids

    def entity(self, key: str) -> str:
        """The id of an entity of the tables, added to the cast."""
        return self.names.entity(key)

    def person(self, key: str) -> str:
        """The id of an office-holder, added to the cast with the office of the day."""
        return self.names.person(key)

    # Runs of proper nouns

    def _run(self, run: Run) -> tuple[str, ...]:
        hint = self.hints.pop(run.root, None) or self.titling.title_hint(run.first, run.root)
        if hint.role is not None and not hint.bodies and (hint.guessed or not hint.countries):
            other = self.titling.later(run)
            if other is not None and other.countries and not other.guessed:
                hint.countries, hint.guessed = other.countries, False
                hint.sector = hint.sector or other.sector
            ranked = hint.role in _RANKED or hint.sector == "MIL"
            if other is not None and ranked and other.sector == "COP":
                hint.sector = "COP"  # "Inspector Roe, a police spokesman"
        if hint.role in PEERS:
            told = self.titling.later(run)  # "Lord Roe, a British envoy": the envoy says more.
            hint = told if told is not None and told.sector else hint
        if hint.role is None:
            told = self.titling.later(run) or self.titling.named_after(run)
            hint = told or self.titling.body_before(run) or hint
        ids = self.persons.identify(run, hint)
        if ids:
            if self.cast.drafts[ids[0]].kind == "organization":
                return self._organization(run, ids)
            if self.cast.drafts[ids[0]].kind == "person" and not hint.ids:
                self._sector_told(ids[0], hint)
            return self.names.titled(run.first, run.last, run.root, ids[0])
        match = self.roles_at.get(run.root)
        return self._role(match) if match is not None else ()

    def _organization(self, run: Run, ids: tuple[str, ...]) -> tuple[str, ...]:
        words = self.words
        for k in range(run.first, run.last):
            self.done.setdefault(k, ids if k == run.root else ())
        left = min(words.left(run.root), run.first)
        for k in range(left, run.first):
            if words.dep[k] == "poss":
                self.of(k)
                left = run.first
                break
        over = words.head[run.root]
        if words.lower[over] in MANAGERS and words.dep[run.root] in MODIFIES:
            self.done[over] = ids
            self.cast.mention(left, over + 1, over, ids, "nominal")
            return ids
        self.cast.mention(left, run.last, run.root, ids, "name")
        self.names.apposed(run.root, ids)
        return ids

    def _sector_told(self, ident: str, hint: Hint) -> None:
        draft = self.cast.drafts[ident]
        if hint.gender and not draft.gender:
            draft.gender = hint.gender
        if hint.role and not draft.role:
            draft.role = hint.role

    def appositions(self, root: int) -> list[int]:
        """The heads of the phrases that describe the name headed by a token.

        A parser may hang one on an earlier name: that which stands before its comma has it.
        """
        if self._appositions is None:
            words = self.words
            self._appositions = {}
            for k, dep in enumerate(words.dep):
                if dep != "appos" and not (dep == "dobj" and self._doubled(k)):
                    continue
                if words.raw[words.left(k) - 1] in '"“':
                    continue  # What somebody is called in another's words.
                at = words.left(k) - 2
                owner = words.head[k]
                if at >= 0 and words.raw[at + 1] == "," and owner != at:
                    run, reading = self.run_at.get(at), self.scene.cover.get(at)
                    if reading is not None and reading.kind in ("person", "entity"):
                        owner = reading.root
                    elif run is not None and run.last == at + 1:
                        owner = run.root
                self._appositions.setdefault(owner, []).append(k)
        return self._appositions.get(root, [])

    def _doubled(self, k: int) -> bool:
        """Whether an object follows another's name: "killed a man of the FARC, an old army"."""
        words = self.words
        at = words.left(k) - 2
        other = words.kid(words.head[k], "dobj")
        if at < 0 or other is None or not other <= at < k or words.raw[at + 1] != ",":
            return False
        reading = self.scene.cover.get(at)
        return reading is not None and reading.kind in ("person", "entity")

    # Roles

    def _role(self, match: Match) -> tuple[str, ...]:
        words = self.words
        head = match.head
        if head in self.consumed:
            return ()
        if words.pos[head] == "PROPN" and words.left(head) == head:
            # A role noun that is also somebody's family name: "Dean", "Bishop".
            known = self.persons.short.get(words.lower[head])
            if known:
                self.cast.mention(head, head + 1, head, (known[-1],), "name")
                return (known[-1],)
        if words.dep[head] in MODIFIES and not self._stands(match):
            return ()
        named = self.titling.several(match) or self._before_name(match)
        named = named or self.titling.same_person(match)
        if named:
            return named
        number = self.coreference.nominal(head)
        home = words.lower[head] in LANDS and self.relations.home(head) == number
        if len(number) > 1 or (number and (words.is_plural(head) or home)):
            self.cast.mention(words.left(head), match.last, head, number, "nominal")
            return number
        hint = self.composer.hint(match)
        named = self.titling.apposed_name(match, hint)
        if named:
            ids = named
        elif self.relations.relates(match) and not hint.told:
            ids = self.relations.related(match)
        else:
            elsewhere = match.role.kind == "body" and self.homes.fronted(head)
            alone = match.role.sector is None or words.lower[head] == "bloc"  # "island nation"
            single = len(match.role.words) == 1 or alone
            single = single and match.role.kind == "body"
            based = any(words.lower[k] == "based" for k in words.kids[head])
            if (based or not (hint.countries or hint.bodies or elsewhere)) and single:
                again = self.coreference.nominal(head)
                own = self.recall.at_home(match) if again else None
                if again and (own is None or ":" in again[0] or again[0][:3] == own):
                    self.cast.mention(words.left(head), match.last, head, again, "nominal")
                    return again
            ids = self.composer.compose(match, hint)
        if not ids:
            return ()
        self.cast.mention(*self._span(match), head, ids, "nominal")
        return ids

    def _before_name(self, match: Match) -> tuple[str, ...]:
        """Whose name follows at once, parsed apart: "the rebel Free Syrian Army".

        Also a person's with a rank between: "Police chief Lt. Col. Jean Roe".
        """
        words = self.words
        k = match.last
        while k < words.n and (words.raw[k] == "." or self._is_rank(k)):
            k += 1
        if k >= words.n or words.is_plural(match.head) or words.sent[k] != words.sent[match.head]:
            return ()
        reading, run = self.scene.cover.get(k), self.run_at.get(k)
        if reading is not None and reading.kind in ("entity", "person"):
            first, root = reading.first, reading.root
        elif run is not None and k > match.last:
            first, root = run.first, run.root
        else:
            return ()
        alike = words.head[root] == words.head[match.head]
        alike = alike and words.dep[root] == words.dep[match.head]
        # "The opposition Kuomintang", whatever the parser made of it.
        if first != k or not (alike or (k == match.last and match.role.noun in OPPOSED)):
            return ()
        if root not in self.done:
            self.hints[root] = self.composer.hint(match)
        return self.of(root)

    def _is_rank(self, k: int) -> bool:
        """Whether a token is a title in capitals that stands in front of a name."""
        match = self.roles_at.get(k)
        return match is not None and match.role.kind == "person" and self.words.raw[k][:1].isupper()

    def _stands(self, match: Match) -> bool:
        """Whether a role noun before another noun is an actor of its own ("ministry statement")."""
        words = self.words
        head = words.head[match.head]
        if match.role.sector in FIGHTING and words.lower[head] in RAIDS:
            # "Killed in a *rebel* ambush", but in "an M23 rebel raid" the name tells them.
            before = self.scene.cover.get(match.first - 1)
            return before is None or before.kind != "entity"
        if match.role.kind not in ("body", "force") or words.dep[match.head] == "amod":
            return False
        if head in self.roles_at or head in self.run_at:
            return match.role.noun.split()[-1] in ("ministry", "department")
        if words.lower[head] in REPORTS or words.lower[head] in RAIDS:
            return True
        # "the U.S. Supreme Court decision": the court has a state of its own to tell it by.
        return words.left(match.head) < match.first

    def _span(self, match: Match) -> tuple[int, int]:
        """The phrase of a role noun: with what comes before it, and the states it is "of"."""
        words = self.words
        head = match.head
        left = min(words.left(words.quantified(head)), words.left(head), match.first)
        last = max(match.last, head + 1)
        for k in words.kids[head]:
            if words.dep[k] == "prep" and words.lower[k] == "of" and k >= match.last:
                pobj = words.kid(k, "pobj")
                if pobj is not None and pobj in self.scene.cover:
                    ends = [pobj, *words.conjuncts(pobj)]
                    if all(e in self.scene.cover for e in ends):
                        last = max(last, self.scene.cover[ends[-1]].last)
        return left, last

    # What the rules ask of the document

    def individual(self, root: int) -> bool:
        """Whether a phrase means one human being of a group ("a Syrian officer")."""
        match = self.roles_at.get(root)
        if match is None:
            return self.names.demonyms.single(root)
        return match.role.kind == "person" and not self.words.is_plural(root)

    def again(self, match: Match) -> tuple[str, ...]:
        """The actor told of before that a definite role phrase without a state takes up."""
        return self.recall.again(match)
