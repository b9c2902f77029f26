"""Pronouns and nominals, each to the actors that the document has already named.

Rules on the parse in the manner of the classic salience scores (Lappin and Leass 1994): recency by
sentence, subjects before objects, parallel places, agreement in number and gender, and no pronoun
that has its own clause's subject for an antecedent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.binding import Binding
from communique.actors.charged import ANSWERED, charged, keeps, repeated, under_arrest
from communique.actors.countries import Countries
from communique.actors.descriptions import Descriptions
from communique.actors.expletives import expletive, propositional
from communique.actors.meetings import met_each_other
from communique.actors.mutual import between, one_another
from communique.actors.nominals import (
    COUNTRIES,
    HE,
    IT,
    NUMBERS,
    PRONOUNS,
    REFLEXIVE,
    REGIONS,
    SHE,
    THEY,
    WINDOW,
)
from communique.actors.others import others
from communique.actors.outdone import meant_others, outdone, outnumbered
from communique.actors.plurals import Plurals
from communique.actors.salience import Salience
from communique.actors.vantage import Vantage
from communique.actors.words import MODIFIES, QUANTITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver

    Fits = Callable[[Told], tuple[str, ...]]


_TELLING = frozenset("told tell tells telling briefed said spoke speaking".split())
# Bodies whose noun is a plural, and which are yet "it".
_SINGLE_BODIES = frozenset({"customs", "police", "armed forces", "carabinieri"})
# Whose bodies nobody calls a group.
_NO_GROUPS = frozenset({"GOV", "JRN", "MIL", "REL", "JUD", "LEG", "COP", "EDU"})
_BORDERING = frozenset({"neighboring", "neighbouring", "adjoining"})


class Coreference:
    """Finds antecedents among what a resolver has told so far."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.plurals = Plurals(resolver)
        self.binding = Binding(resolver)
        self.descriptions = Descriptions(resolver)
        self.countries = Countries(resolver)
        self.vantage = Vantage(resolver.words, self.binding)
        self.salience = Salience(resolver)
        self._genders: dict[int, str] = {}

    def pronoun(self, i: int) -> tuple[str, ...]:
        """The actors that the pronoun at a token means; none where it means no actor."""
        words = self.r.words
        word = words.lower[i]
        if word in REFLEXIVE:
            if i > 1 and words.raw[i - 1] == ",":
                # "Nauru, itself nearly bankrupt, said"
                k = i - 2
                run, reading = self.r.run_at.get(k), self.r.scene.cover.get(k)
                root = reading.root if reading is not None else run.root if run is not None else k
                if self.r.of(root):
                    return self.r.of(root)
            subject = words.kid(words.clause(i), "nsubj")
            if subject is not None and subject < i:
                return self.r.of(subject)
        if word in IT and expletive(self.r, i):
            return ()
        if (word in IT or word == "them") and propositional(words, i):
            return ()
        if ids := repeated(self.r, i):
            return ids
        if word in HE or word in SHE:
            gender = "m" if word in HE else "f"
            ids = self._best(i, lambda t: self._person(t, gender))
            self._genders.update((t.root, gender) for t in self._told_last(ids, i))
            if len(ids) == 1 and not self.r.cast.drafts[ids[0]].gender:
                self.r.cast.drafts[ids[0]].gender = gender
            return ids
        if word in IT:
            ids = charged(self.r, i) or self._best(i, lambda told: self._thing(told, i))
            return () if ids and outdone(self.r, i, ids) else ids
        verb = words.head[i]
        blamed = words.dep[i] == "dobj" and words.lower[verb].startswith("blam")
        if blamed and any(words.lower[k] == "on" and k > i for k in words.kids[verb]):
            return ()  # "Blamed *them* on bandits": deeds.
        top = words.head[words.head[i]] if words.preposition(i) == "of" else i
        counted = words.tag[top] == "CD" or words.lower[top] in QUANTITIES
        held = under_arrest(words, i)
        ids = (
            self.binding.accused(i)
            or charged(self.r, i)
            or met_each_other(self.r, i)
            or self._best(i, lambda t: () if held and keeps(self.r, t) else self._many(t, counted))
        )
        if word == "they" and ids and meant_others(self.r, i, ids):
            return ()
        if words.lower[top] in ("both", "two") and top != i and len(ids) == 1:
            draft = self.r.cast.drafts[ids[0]]
            ids = () if draft.kind in ("organization", "state") else ids  # "Both of them"
        if word == "their" and len(ids) < 2:
            ids = between(self.plurals, i) or ids
        return () if len(ids) == 1 and outnumbered(self.r, i, ids) else ids

    def _told_last(self, ids: tuple[str, ...], before: int) -> list[Told]:
        """The last nameless individual of these ids: who is "him" is not "her" later on."""
        told = [t for t in self._candidates(before) if t.ids == ids and t.form == "nominal"]
        return [t for t in told[-1:] if self.r.individual(t.root)]

    def _candidates(self, i: int) -> list[Told]:
        words = self.r.words
        sentence = words.sent[i]
        # A noun says more of its antecedent than a pronoun, and finds it further off.
        reach = WINDOW if words.lower[i] in PRONOUNS else 2 * WINDOW
        return [
            t for t in self.r.cast.here()
            if t.root < i and sentence - t.sentence <= reach and t.root != i
        ]  # fmt: skip

    def _best(self, i: int, fits: Fits) -> tuple[str, ...]:
        words = self.r.words
        forward = self._cataphor(i, fits) or self._answering(i, fits)
        if forward:
            return forward
        place = self.vantage.place(i)
        best: tuple[float, tuple[str, ...]] | None = None
        candidates = self._candidates(i)
        # Nor may an earlier mention of the same actor be the antecedent.
        barred = [told for told in candidates if self.binding.bound(i, told)]
        many = words.lower[i] in THEY
        named = self.salience.named(candidates) if words.lower[i] in COUNTRIES else None
        # "Their commander has forbidden them": he is but one of them.
        bound = {x for t in barred if not (many and self.r.individual(t.root)) for x in t.ids}
        for told in candidates:
            ids = fits(told)
            if not ids or not bound.isdisjoint(ids) or told in barred:
                continue
            score = self.salience.score(place, told, ids)
            if named is not None:
                score += self.salience.topic(place, told, ids[0], named)
            if best is None or score >= best[0]:
                best = (score, ids)
        return best[1] if best else ()

    def _cataphor(self, i: int, fits: Fits) -> tuple[str, ...]:
        """The subject after a pronoun in a fronted phrase: "In his speech, Lula said"."""
        words = self.r.words
        top = i
        seen = 0
        while words.dep[top] not in ("prep", "advcl") or words.head[top] < top:
            if words.head[top] == top or seen > 12:
                return ()
            top = words.head[top]
            seen += 1
        verb = words.head[top]
        subject = words.kid(verb, "nsubj", "nsubjpass")
        if subject is None or subject < i or words.lower[subject] in PRONOUNS:
            return ()
        self.r.of(subject)
        for told in self.r.cast.recent():
            if told.root == subject:
                return fits(told)
        return ()

    def _answering(self, i: int, fits: Fits) -> tuple[str, ...]:
        """Who answers what is said of him: "claims that *its* men fired were denied by *Chad*"."""
        words = self.r.words
        top, seen = i, 0
        while words.dep[top] != "nsubjpass" or top == i:
            if words.head[top] == top or seen > 12:
                return ()
            top, seen = words.head[top], seen + 1
        verb = words.head[top]
        by = words.kid(verb, "agent")
        answerer = words.kid(by, "pobj") if by is not None else None
        if top > i or answerer is None or not words.lower[verb].startswith(ANSWERED):
            return ()
        self.r.of(answerer)
        return next((fits(t) for t in self.r.cast.recent() if t.root == answerer), ())

    def _person(self, told: Told, gender: str) -> tuple[str, ...]:
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if draft.kind == "person":
            return told.ids if draft.gender in ("", gender) else ()
        match = self.r.roles_at.get(told.root)
        if match is not None and match.role.weak and draft.sector == "BUS" and not told.plural:
            return told.ids  # "A cheese maker said his lorries"
        if (
            told.form == "nominal"
            and not told.plural
            and draft.kind in ("group", "organization")
            and self.r.individual(told.root)
            and self._genders.get(told.root, gender) == gender
            and (told.root not in self.r.scene.cover or self._of_gender(told.root, gender))
        ):
            return told.ids
        return ()

    def _of_gender(self, root: int, gender: str) -> bool:
        """Whether the word for one of a nation may be of a gender: "a Frenchwoman" is not "he"."""
        word = self.r.words.lower[root]
        return not word.endswith("woman" if gender == "m" else ("shman", "chman"))

    def _thing(self, told: Told, i: int) -> tuple[str, ...]:
        match = self.r.roles_at.get(told.root)
        # "Finnish *customs* said it had seized a ship": one body, for all its plural.
        single = match is not None and match.role.noun in _SINGLE_BODIES
        many = told.plural and not (single and self.r.words.sent[i] == told.sentence)
        if len(told.ids) != 1 or (many and told.form == "nominal"):
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if draft.kind == "state":
            return told.ids
        if (
            draft.kind in ("organization", "group")
            and (not many or (told.form == "name" and ":" in draft.id))
            and not self.r.individual(told.root)
        ):
            return told.ids  # Also "Ethiopian Airlines said it".
        return ()

    def _many(self, told: Told, counted: bool) -> tuple[str, ...]:
        words = self.r.words
        ids = told.ids
        if words.dep[told.root] == "appos":
            # "President A, Premier B and C met": a list that the parser took for an apposition.
            mark = self.r.cast.mention_of(words.head[told.root])
            if mark is not None and mark.actors != ids:
                ids = tuple(dict.fromkeys((*mark.actors, *ids)))
        joined = [k for k in words.conjuncts(told.root) if words.kid(k, "case") is None]
        if words.dep[told.root] == "nmod" and words.kid(told.root, "cc") is not None:
            joined.append(words.head[told.root])  # "Maersk and Germany's Acme"
        if joined and words.dep[told.root] != "conj":
            for k in joined:
                mark = self.r.cast.mention_of(k)
                if mark is not None:
                    ids = tuple(dict.fromkeys((*ids, *mark.actors)))
        drafts = [self.r.cast.drafts[x] for x in ids]
        if counted and any(d.kind == "state" or (d.sector == "GOV" and ids[1:]) for d in drafts):
            return ()  # Sixty of them are people.
        if len(ids) > 1:
            return ids
        draft = self.r.cast.drafts[ids[0]]
        if draft.sector == "JRN" and (not told.plural or self._is_told(told)):
            return ()  # A paper that has quoted others; "told *reporters*".
        if told.form == "nominal" and not told.plural and self.r.individual(told.root):
            return ()  # "A French officer" is not "they".
        if told.plural or (
            draft.kind in ("group", "organization") and words.dep[told.root] != "conj"
        ):
            return ids
        return ()

    def _is_told(self, told: Told) -> bool:
        """Whether those are only told something, of whom nothing more is said."""
        words = self.r.words
        to = words.preposition(told.root) == "to"
        said = words.lower[words.clause(told.root)] in _TELLING
        done_to = to or words.dep[told.root] in ("dobj", "dative")
        return told.form == "nominal" and said and done_to

    def nominal(self, i: int) -> tuple[str, ...]:
        """The actors that a common noun with an article takes up again."""
        word = (words := self.r.words).lower[i]
        number = self._number(i, edge := words.left(i))
        definite = words.lower[edge] in ("the", "both", "these", "those", "this", "that")
        if (
            word in COUNTRIES
            and words.dep[i] in MODIFIES
            and words.lower[words.head[i]] in COUNTRIES
        ):
            return ()  # "The island nation" is one phrase.
        if word in COUNTRIES and not definite and i and words.lower[i - 1] == "the":
            edge, definite = i - 1, True  # A headless parse: "and the island scrambled jets".
        if word == "old":
            return self._aged(i)
        if word in ("each", "other"):
            return one_another(self.plurals, i)
        if word == "others":
            return others(self.r, i)
        if word == "both" or words.lower[edge] in ("each", "either"):
            return self.plurals.each(i)
        if word == "side" and words.lower[edge:i] == ["the", "other"]:
            return self.plurals.facing.other(i)
        if word in ("pair", "duo", *NUMBERS) and words.tag[i] in ("CD", "NN"):
            return self.plurals.pair(i)
        if word in COUNTRIES and not words.is_plural(i):
            home = self.r.relations.foremost(i) or self.r.relations.home(i)
            if home:
                return home
        described = self.descriptions.told_apart(i, edge)
        ids = self.plurals.several(i, number, definite, described)
        if ids:
            return ids
        if word == "islands" and words.lower[edge:i] == ["the"]:
            return self.countries.islands(i)
        if not definite or words.is_plural(i) or words.lower[edge] in ("both",):
            return ()
        if words.kid(i, "relcl", "acl") is not None or described:
            return ()
        if word == "power" and words.kid(i, "amod") is None:
            return ()  # What is cut or seized, and no state.
        if word in COUNTRIES or (word in REGIONS and self.binding.taken(i)):
            if any(words.lower[k] in _BORDERING for k in range(edge, i)):
                near = self.r.relations.bordering(i)
                if near:
                    return near
            if word == "state" and (fought := self.countries.fought(i)):
                return fought
            taken = word in REGIONS and self.binding.taken(i)
            fitting = None if taken else self.descriptions.fitting(i, edge)
            own = self.countries.own(i)
            found = self._best(
                i,
                lambda told: tuple(x for x in self.countries.state(told, fitting) if x not in own),
            )
            return found or (self.countries.farther(i, fitting) if fitting is not None else ())
        naming = self.descriptions.names(i, edge)
        found = self._best(i, lambda told: self._called(told, word, naming))
        return found or self._headed(i, naming)

    def _aged(self, i: int) -> tuple[str, ...]:
        """The person told of whom his age takes up: "the 64-year-old"."""
        words, drafts = self.r.words, self.r.cast.drafts
        edge = words.lower[words.left_edge(i)]
        if i < 3 or words.lower[i - 2] != "year" or words.dep[i] in MODIFIES or edge != "the":
            return ()

        def person(told: Told) -> tuple[str, ...]:
            single = len(told.ids) == 1 and drafts[told.ids[0]].kind == "person"
            return told.ids if single else ()

        return self._best(i, person)

    def _headed(self, i: int, naming: set[str]) -> tuple[str, ...]:
        """The body of no state named in the headline, which is read last, or long before."""
        words = self.r.words
        end = words.parse.title
        for reading in self.r.scene.readings if words.start[i] > end and not naming else ():
            if reading.first > i:
                break
            if reading.kind == "entity" and reading.country is None:
                ident = self.r.entity(reading.key)
                if words.lower[i] in self.r.cast.drafts[ident].nouns:
                    return (ident,)
        return ()

    def _number(self, i: int, edge: int) -> int:
        lower = self.r.words.lower
        return next((NUMBERS[lower[k]] for k in range(edge, i) if lower[k] in NUMBERS), 0)

    def _called(self, told: Told, word: str, naming: set[str]) -> tuple[str, ...]:
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if naming and not naming <= set(draft.name.lower().split()):
            return ()
        if word in draft.nouns:
            return told.ids
        if word == "movement" and draft.sector == "REB" and draft.kind == "group":
            return told.ids
        if (
            draft.kind in ("organization", "group")
            and ":" in draft.id
            and word in ("group", "organization", "organisation")
        ):
            return told.ids if draft.sector not in _NO_GROUPS else ()
        return ()

    def state_among(self, i: int, fitting: frozenset[str]) -> tuple[str, ...]:
        """The likeliest of some states, told of before the noun at a token."""
        found = self._best(i, lambda told: self.countries.state(told, fitting))
        return found or self.countries.farther(i, fitting)
