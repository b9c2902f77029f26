"""Token by token, once each: which actors the noun phrase headed by a token means.

A phrase is a name of the gazetteer, a run of proper nouns, a role noun, a pronoun or a nominal.
Each is resolved when it is reached in the text, or earlier when another phrase depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from communique.actors.composition import Composer, Hint
from communique.actors.coreference import COUNTRIES, GROUPS, LEADERS, PRONOUNS, SIDES, Coreference
from communique.actors.gazetteer import fold
from communique.actors.people import gender_of_name
from communique.actors.persons import Persons, find_runs
from communique.actors.places import is_located, is_where
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.cast import Cast
    from communique.actors.context import Reading, Scene
    from communique.actors.people import Offices
    from communique.actors.persons import Run
    from communique.actors.roles import Match, Roles
    from communique.record import ActorKind, MentionForm

_MODIFIES = frozenset({"amod", "compound", "nmod", "advmod", "quantmod", "npadvmod"})
# Nouns by which the text may take up an entity of a kind (the tables' own word for it).
_SORT_NOUNS = {
    "agency": ("agency",), "paper": ("paper", "newspaper", "daily"), "magazine": ("magazine",),
    "party organ": ("paper", "newspaper"), "website": ("site", "outlet", "publication"),
    "broadcaster": ("channel", "network", "broadcaster", "station"), "party": ("party",),
    "ruling party": ("party",), "armed group": ("group", "militia", "movement", "organization"),
    "paramilitary": ("group", "militia", "force"), "company": ("company", "firm"),
    "criminal organization": ("group", "gang", "cartel", "organization"), "court": ("court",),
    "ministry": ("ministry", "department"), "central bank": ("bank",), "armed force": ("army",),
    "legislature": ("parliament", "assembly", "chamber"), "intelligence service": ("agency",),
    "UN body": ("agency", "body"), "EU body": ("body",), "trade union": ("union",),
    "intergovernmental organization": ("organization", "bloc", "body", "alliance", "organisation"),
    "non-governmental organization": ("group", "organization", "organisation"),
    "police": ("police",), "opposition movement": ("movement", "group"),
}  # fmt: skip
_REPORTS = frozenset(
    """statement report website announcement communique editorial commentary broadcast dispatch
    spokesman spokeswoman source press""".split()
)


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
        self.roles_at: dict[int, Match] = lexicon.find(self.words, scene.cover)
        self.readings: dict[int, Reading] = {r.root: r for r in scene.readings}
        self.runs: list[Run] = find_runs(self)
        self.run_at: dict[int, Run] = {k: run for run in self.runs for k in range(run.first, run.last)}
        self.persons = Persons(self)
        self.composer = Composer(self)
        self.coreference = Coreference(self)
        self._done: dict[int, tuple[str, ...]] = {}
        self._hints: dict[int, Hint] = {}
        self._consumed: set[int] = set()

    def resolve(self) -> None:
        """Resolves every phrase of the document in the order of the text."""
        words = self.words
        roots = {*self.readings, *self.roles_at, *(run.root for run in self.runs)}
        wanted = PRONOUNS | COUNTRIES | SIDES | LEADERS | GROUPS | {"two", "pair"}
        roots.update(i for i, word in enumerate(words.lower) if word in wanted)
        # Names first: a document names its people in full once, and not always at first.
        for reading in self.scene.readings:
            if reading.kind == "person":
                self.person(reading.key)
        self.persons.look_ahead(self.runs)
        # A headline is read last: it goes by the short names of those whom the text names in full.
        headline = words.token(words.parse.title) if words.parse.title else 0
        for i in sorted(roots, key=lambda i: (i < headline, i)):
            self.of(i)

    def of(self, i: int) -> tuple[str, ...]:
        """The ids of the actors that the phrase headed by a token means."""
        known = self._done.get(i)
        if known is not None:
            return known
        self._done[i] = ()
        ids = self._resolve(i)
        self._done[i] = ids
        return ids

    def _resolve(self, i: int) -> tuple[str, ...]:
        if i in self.words.closed:
            return ()
        reading = self.readings.get(i)
        if reading is not None:
            return self._named(reading)
        if i in self.scene.cover:
            return self.of(self.scene.cover[i].root) if self.scene.cover[i].root != i else ()
        run = self.run_at.get(i)
        if run is not None and run.root == i:
            return self._run(run)
        match = self.roles_at.get(i)
        if match is not None:
            return self._role(match) if run is None else ()
        word = self.words.lower[i]
        if word in PRONOUNS:
            ids = self.coreference.pronoun(i)
            self.cast.mention(i, i + 1, i, ids, "pronoun")
            return ids
        return self._nominal(i)

    def _nominal(self, i: int) -> tuple[str, ...]:
        ids = self.coreference.nominal(i)
        if ids:
            self.cast.mention(self.words.left(i), i + 1, i, ids, "nominal")
        return ids

    # Names

    def _named(self, reading: Reading) -> tuple[str, ...]:
        words = self.words
        first, last, root = reading.first, reading.last, reading.root
        kind = reading.kind
        if kind == "mask":
            return ()
        if kind == "person":
            return self._titled(first, last, root, self.person(reading.key))
        if kind == "entity":
            ids: tuple[str, ...] = (self.entity(reading.key),)
            if self.cast.drafts[ids[0]].kind == "person":
                return self._titled(first, last, root, ids[0])
            self._apposed(root, ids)
            if not (self._modifies(root) and self._heads_actor(root)):
                self.cast.mention(min(words.left(root), first), last, root, ids, "name")
            return ids
        if kind in ("city", "region"):
            return ()
        code = str(reading.country)
        if kind in ("adjective", "demonym") and self._people(reading):
            ids = (self.cast.sector(code, "CVL"),)
            self.cast.mention(min(words.left(root), first), last, root, ids, "nominal")
            return ids
        if kind == "seat" and is_located(words, root):
            return ()
        if kind == "state" and words.dep[root] in ("appos", "npadvmod") and self._of_city(first):
            return ()
        ids = (self.cast.state(code),)
        if self._modifies(root) and (
            self._heads_actor(root)
            # "the Paris agreement" is not France's; a participle is no such noun.
            or (kind == "seat" and reading.city is not None and words.tag[words.head[root]] != "VBG")
        ):
            return ids
        form: MentionForm = "alias" if self._is_alias(reading) else "name"
        start = first
        if not self._modifies(root):
            start = min(words.left(root), first)
            if start == first or not self._plain(start, first):
                start = self._article(first)
        if kind == "seat":
            start = first if start < first and words.lower[start] != "the" else start
        self.cast.mention(start, last, root, ids, form)
        return ids

    def _of_city(self, first: int) -> bool:
        """Whether a state only tells where the city before it lies ("Homs, Syria")."""
        words = self.words
        if first < 2 or words.raw[first - 1] != ",":
            return False
        before = self.scene.cover.get(first - 2)
        return before.kind in ("city", "seat", "region") if before else words.pos[first - 2] == "PROPN"

    def _modifies(self, root: int) -> bool:
        return self.words.dep[self.words.place_in_clause(root)] in _MODIFIES

    def _plain(self, start: int, first: int) -> bool:
        """Whether only an article and adjectives stand before a name."""
        words = self.words
        return all(
            words.dep[k] in ("det", "amod", "predet", "advmod", "punct") and k not in self.scene.cover
            for k in range(start, first)
        )

    def _article(self, first: int) -> int:
        return first - 1 if first and self.words.lower[first - 1] == "the" else first

    def _is_alias(self, reading: Reading) -> bool:
        if reading.kind != "state":
            return True
        state = states().get(reading.key)
        words = self.words
        text = fold(words.parse.text[words.start[reading.first] : words.end[reading.last - 1]])
        return state is None or text not in (fold(state.name), fold(state.official))

    def _people(self, reading: Reading) -> bool:
        """Whether a demonym means people ("two Iranians") rather than the state ("the Russians")."""
        words, root = self.words, reading.root
        if reading.kind == "adjective" or words.dep[root] in _MODIFIES:
            return False
        edge = words.lower[words.left(root)]
        if edge == "the" and not any(words.dep[k] == "nummod" for k in words.kids[root]):
            return False
        return words.is_plural(root) or words.tag[root] in ("NN", "NNP")

    def _heads_actor(self, root: int) -> bool:
        """Whether the noun that a name modifies is itself an actor (then the mention is its)."""
        words = self.words
        head = words.head[words.place_in_clause(root)]
        for _ in range(8):
            reading = self.scene.cover.get(head)
            if reading is not None and reading.root != root:
                return reading.kind in ("person", "entity")
            run = self.run_at.get(head)
            if run is not None and self.of(run.root):
                return True
            if head in self.roles_at and self.of(head):
                return True
            if words.dep[head] not in _MODIFIES:
                return False
            head = words.head[head]
        return False

    def entity(self, key: str) -> str:
        """The id of an entity of the tables, added to the cast."""
        entity = self.scene.tables.entities[key]
        draft = self.cast.add(
            entity.id, entity.name, cast("ActorKind", entity.kind), entity.country,
            entity.sector, entity.role,
        )  # fmt: skip
        if entity.kind == "person":
            self.persons.know(entity.id, entity.name, entity.country)
        elif not draft.nouns:
            draft.nouns.update(_SORT_NOUNS.get(entity.sort, ()))
            last = entity.name.split()[-1].lower()
            if last in GROUPS:
                draft.nouns.add(last)
            if entity.sector in ("REB", "UAF", "PRM"):
                draft.nouns.update({"group", "militia", "movement"})
        return entity.id

    def person(self, key: str) -> str:
        """The id of an office-holder, added to the cast with the office of the day."""
        tenure = self.offices.at(key, self.date)
        if tenure is None:
            entity = self.scene.tables.entities[key]
            self.cast.add(key, entity.name, "person", entity.country, entity.sector, entity.role)
            self.persons.know(key, entity.name, entity.country)
            return key
        sector, title = "GOV", tenure.title
        if self.offices.retired(key, self.date):
            sector, title = "ELI", f"former {tenure.title}"
        elif not self.offices.begun(key, self.date):
            sector, title = "PTY", None
        ident = f"{tenure.country}.{sector}:{key.partition(':')[2]}"
        if ident not in self.cast.drafts:
            draft = self.cast.add(ident, tenure.name, "person", tenure.country, sector, title)
            draft.gender = gender_of_name(tenure.name)
        self.persons.know(ident, tenure.name, tenure.country)
        return ident

    # Runs of proper nouns

    def _run(self, run: Run) -> tuple[str, ...]:
        hint = self._hints.pop(run.root, None) or self._title_hint(run.first, run.root)
        if hint.role is None:
            hint = self._later(run.root, run.last) or hint
        ids = self.persons.identify(run, hint)
        if ids:
            if self.cast.drafts[ids[0]].kind == "organization":
                return self._organization(run, ids)
            if self.cast.drafts[ids[0]].kind == "person":
                self._sector_told(ids[0], hint)
            return self._titled(run.first, run.last, run.root, ids[0])
        match = self.roles_at.get(run.root)
        return self._role(match) if match is not None else ()

    def _organization(self, run: Run, ids: tuple[str, ...]) -> tuple[str, ...]:
        words = self.words
        for k in range(run.first, run.last):
            self._done.setdefault(k, ids if k == run.root else ())
        left = min(words.left(run.root), run.first)
        for k in range(left, run.first):
            if words.dep[k] == "poss":
                self.of(k)
                left = run.first
                break
        self.cast.mention(left, run.last, run.root, ids, "name")
        self._apposed(run.root, ids)
        return ids

    def _sector_told(self, ident: str, hint: Hint) -> None:
        draft = self.cast.drafts[ident]
        if hint.gender and not draft.gender:
            draft.gender = hint.gender
        if hint.role and not draft.role:
            draft.role = hint.role

    def _title_hint(self, first: int, root: int) -> Hint:
        """What the titles before a name tell."""
        words = self.words
        edge = min(words.left(root), first)
        for k in range(first - 1, edge - 1, -1):
            match = self.roles_at.get(k)
            if match is not None and match.last <= first and match.role.kind in ("person", "people"):
                for t in range(match.first, match.last):
                    self._consumed.add(t)
                self._done.setdefault(k, ())
                hint = self.composer.hint(match, stop=first, edge=edge)
                if not hint.countries and not hint.bodies and hint.role:
                    served = self.last_state(first, hint.sector or "GOV")
                    served = served or self.scene.dateline or self.scene.main_state()
                    if served and (hint.sector or self._speaks(hint.role)):
                        hint.countries.append(served)
                return hint
        hint = Hint()
        if first:
            from communique.actors.composition import gender_of

            hint.gender = gender_of(words.lower[first - 1])
            if words.lower[first - 1].rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "gen", "col"):
                hint.role = None
        return hint

    @staticmethod
    def _speaks(role: str) -> bool:
        return role.split()[-1] in ("spokesman", "spokeswoman", "spokesperson", "official")

    def _later(self, root: int, last: int) -> Hint | None:
        """What an apposition after a name tells: "Anna Roe, a spokeswoman for the army"."""
        words = self.words
        for k in words.kids[root]:
            if words.dep[k] == "appos" and k >= last:
                match = self.roles_at.get(k)
                if match is not None and match.role.kind == "person" and k not in self.run_at:
                    return self.composer.hint(match)
        return None

    def _titled(self, first: int, last: int, root: int, ident: str) -> tuple[str, ...]:
        """Records a person's name with the titles before it and the apposition after it."""
        words = self.words
        ids = (ident,)
        edge = min(words.left(root), first)
        start = first
        for k in range(edge, first):
            if words.dep[k] == "poss":
                self.of(k)
                edge = k + 1
                while edge < first and words.dep[edge] in ("case", "punct"):
                    edge += 1
        for k in range(edge, first):
            self._done.setdefault(k, ())
            match = self.roles_at.get(k)
            if match is not None:
                start = min(start, edge)
                draft = self.cast.drafts[ident]
                if match.last >= first - 1 and not draft.titled:
                    draft.role, draft.titled = match.role.noun, True
            elif words.lower[k].rstrip(".") in ("mr", "mrs", "ms", "gen", "col", "dr"):
                start = min(start, k)
        self.cast.mention(start, last, root, ids, "name")
        self._apposed(root, ids)
        return ids

    def _apposed(self, root: int, ids: tuple[str, ...]) -> None:
        """Lets an apposition that describes a name mean the same actor."""
        words = self.words
        for k in words.kids[root]:
            if words.dep[k] != "appos" or k < root or k in self.scene.cover:
                continue
            match = self.roles_at.get(k)
            if match is None or (k in self.run_at and self.run_at[k].root == k):
                continue
            draft = self.cast.drafts[ids[0]]
            if (draft.kind == "person") != (match.role.kind == "person"):
                continue
            if draft.kind == "person" and not draft.titled and draft.sector != "ELI":
                draft.role, draft.titled = match.role.noun, True
            draft.nouns.add(words.lower[k])
            # The possessor inside keeps its own mention.
            for inner in words.kids[k]:
                if words.dep[inner] == "poss":
                    self.of(inner)
            self._done[k] = ids
            self.cast.mention(words.left(k), match.last, k, ids, "nominal")

    # Roles

    def _role(self, match: Match) -> tuple[str, ...]:
        words = self.words
        head = match.head
        if head in self._consumed:
            return ()
        if words.pos[head] == "PROPN" and words.left(head) == head:
            # A role noun that is also somebody's family name: "Dean", "Bishop".
            known = self.persons.short.get(words.lower[head])
            if known:
                self.cast.mention(head, head + 1, head, (known[-1],), "name")
                return (known[-1],)
        if words.dep[head] in _MODIFIES and not self._stands(match):
            return ()
        number = self.coreference.nominal(head)
        if len(number) > 1:
            self.cast.mention(words.left(head), match.last, head, number, "nominal")
            return number
        hint = self.composer.hint(match)
        named = self._apposed_name(match, hint)
        if named:
            ids = named
        else:
            if not hint.countries and not hint.bodies and match.role.kind == "body":
                again = self.coreference.nominal(head)
                if again:
                    self.cast.mention(words.left(head), match.last, head, again, "nominal")
                    return again
            ids = self.composer.compose(match, hint)
        if not ids:
            return ()
        self.cast.mention(*self._span(match), head, ids, "nominal")
        return ids

    def _stands(self, match: Match) -> bool:
        """Whether a role noun before another noun is an actor of its own ("ministry statement")."""
        words = self.words
        head = words.head[match.head]
        if match.role.kind not in ("body", "force") or words.dep[match.head] == "amod":
            return False
        if head in self.roles_at or head in self.run_at:
            return match.role.noun.split()[-1] in ("ministry", "department")
        if words.lower[head] in _REPORTS:
            return True
        # "the U.S. Supreme Court decision": the court has a state of its own to tell it by.
        return words.left(match.head) < match.first

    def _apposed_name(self, match: Match, hint: Hint) -> tuple[str, ...]:
        """The person or body named in apposition to a role noun ("the president, Luis Arce")."""
        words = self.words
        for k in words.kids[match.head]:
            if words.dep[k] != "appos" or k < match.head:
                continue
            reading = self.scene.cover.get(k)
            if reading is not None and reading.kind in ("person", "entity"):
                return self.of(reading.root)
            run = self.run_at.get(k)
            if run is not None:
                self._hints[run.root] = hint
                return self.of(run.root)
        return ()

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
        return match is not None and match.role.kind == "person" and not self.words.is_plural(root)

    def again(self, match: Match) -> tuple[str, ...]:
        """The actor told of before that a definite role phrase without a state takes up."""
        words = self.words
        head = match.head
        if not words.definite(head):
            return ()
        noun, sector = words.lower[head], match.role.sector
        latest: tuple[int, tuple[str, ...]] | None = None
        for told in self.cast.recent():
            if told.root >= head or len(told.ids) != 1 or words.sent[head] - told.sentence > 12:
                continue
            draft = self.cast.drafts[told.ids[0]]
            if match.role.kind == "person" and not words.is_plural(head):
                fits = draft.kind == "person" and _same_title(draft.role, match.role.noun)
            else:
                fits = noun in draft.nouns and draft.sector == sector
            if fits and (latest is None or told.root > latest[0]):
                latest = (told.root, told.ids)
        if latest is not None:
            return latest[1]
        if match.role.office and match.role.kind == "person" and not words.is_plural(head):
            country = self.last_state(head, "GOV") or self.scene.dateline or self.scene.main_state()
            if country and match.role.held_in(country):
                tenure = self.offices.holder(country, match.role.office, self.date)
                if tenure is not None:
                    return (self.person(tenure.person),)
        return ()

    def place_in(self, sentence: int) -> str | None:
        """The state of the place that a sentence names ("in Cairo")."""
        words = self.words
        for reading in self.scene.readings:
            if words.sent[reading.first] != sentence or reading.kind not in (
                "state", "seat", "city", "region"
            ):
                continue
            if is_where(words, reading.first, reading.last, reading.root):
                return reading.country
        return None

    def last_state(self, before: int, sector: str) -> str | None:
        """The state spoken of last before a token, as a subject rather than otherwise."""
        words = self.words
        sentence = words.sent[before]
        best: tuple[float, str] | None = None
        for told in self.cast.recent():
            if told.root >= before or sentence - told.sentence > 3 or len(told.ids) != 1:
                continue
            draft = self.cast.drafts[told.ids[0]]
            country = draft.country
            if country not in states() or draft.sector == "JRN":
                continue
            score = -20.0 * (sentence - told.sentence) - 0.05 * (before - told.root)
            score += 15 * told.subject + 5 * (draft.sector == sector)
            if best is None or score > best[0]:
                best = (score, str(country))
        return best[1] if best else None

    def state_medium(self, country: str | None, match: Match) -> str | None:
        """The news agency of a state, for "the North's state news agency"."""
        words = self.words
        said = {words.lower[k] for k in range(words.left(match.head), match.head + 1)}
        if country is None or "agency" not in said or not said & {"state", "official", "national"}:
            return None
        for entity in self.scene.tables.entities.values():
            if entity.country == country and entity.sector == "JRN" and "agency" in entity.sort and (
                entity.tie.startswith(("state", "official", "party", "government", "public"))
            ):
                return self.entity(entity.id)
        return None


def _same_title(role: str | None, noun: str) -> bool:
    if not role:
        return False
    role = role.lower()
    return role == noun or role.endswith(f" {noun}") and not role.startswith(("former", "vice", "deputy"))
