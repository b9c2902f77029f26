"""Pronouns and nominals, each to the actors that the document has already named.

Rules on the parse in the manner of the classic salience scores (Lappin and Leass 1994): recency by
sentence, subjects before objects, parallel places, agreement in number and gender, and no pronoun
that has its own clause's subject for an antecedent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import (
    COUNTRIES,
    HE,
    IMPERSONAL,
    IT,
    LEADERS,
    NUMBERS,
    OF_STATES,
    POSSESSIVE,
    PRONOUNS,
    REFLEXIVE,
    SHE,
    SIDES,
    WEATHER,
    WINDOW,
)
from communique.actors.states import states

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver

    Fits = Callable[[Told], tuple[str, ...]]


class Coreference:
    """Finds antecedents among what a resolver has told so far."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def pronoun(self, i: int) -> tuple[str, ...]:
        """The actors that the pronoun at a token means; none where it means no actor."""
        words = self.r.words
        word = words.lower[i]
        if word in REFLEXIVE:
            subject = words.kid(words.clause(i), "nsubj")
            if subject is not None and subject < i:
                return self.r.of(subject)
        if word in IT and self._expletive(i):
            return ()
        if word in HE or word in SHE:
            gender = "m" if word in HE else "f"
            ids = self._best(i, lambda t: self._person(t, gender))
            if len(ids) == 1 and not self.r.cast.drafts[ids[0]].gender:
                self.r.cast.drafts[ids[0]].gender = gender
            return ids
        if word in IT:
            ids = self._best(i, self._thing)
            return () if ids and self._outdone(i, ids) else ids
        return self._best(i, self._many)

    def _expletive(self, i: int) -> bool:
        """Whether "it" stands for nothing: "it is necessary that", "it seems"."""
        words = self.r.words
        if words.dep[i] in ("expl",):
            return True
        if words.lower[i] != "it" or words.dep[i] not in ("nsubj", "nsubjpass"):
            return False
        verb = words.head[i]
        if words.lower[verb] in WEATHER:
            return True
        for k in words.kids[verb]:
            if words.dep[k] in ("acomp", "attr") and words.lower[k] in IMPERSONAL:
                return True
        if words.dep[i] == "nsubjpass":
            return any(words.dep[k] in ("ccomp", "csubjpass") for k in words.kids[verb])
        return False

    def _outdone(self, i: int, ids: tuple[str, ...]) -> bool:
        """Whether a thing that is no actor is the likelier antecedent of "it"."""
        words = self.r.words
        sentence = words.sent[i]
        same = [t for t in self.r.cast.recent() if t.ids == ids and t.root < i]
        if not same:
            return False
        told = max(same, key=lambda t: t.root)
        if sentence - told.sentence > 1:
            return True
        begins = words.parse.sentences[max(sentence - 1, 0)].start
        for k in range(i - 1, begins - 1, -1):
            if words.dep[k] not in ("nsubj", "nsubjpass") or words.tag[k] != "NN":
                continue
            if k in self.r.scene.cover or self.r.cast.mention_of(k) is not None:
                continue
            # A common noun as a subject, no further off than the actor and not below it.
            if k > told.root or words.sent[k] > told.sentence:
                return not told.subject or words.sent[k] > told.sentence
        return False

    def _candidates(self, i: int) -> list[Told]:
        words = self.r.words
        sentence = words.sent[i]
        return [
            t for t in self.r.cast.told
            if t.root < i and sentence - t.sentence <= WINDOW and t.root != i
        ]  # fmt: skip

    def _best(self, i: int, fits: Fits) -> tuple[str, ...]:
        words = self.r.words
        forward = self._cataphor(i, fits)
        if forward:
            return forward
        sentence = words.sent[i]
        subject = words.is_subject(i) or words.lower[i] in POSSESSIVE
        verb = words.clause(i)
        controller = self._controller(verb)
        # What only states have: "its territory" is not an army's.
        lands = words.lower[i] in POSSESSIVE and words.lower[words.head[i]] in OF_STATES
        best: tuple[float, tuple[str, ...]] | None = None
        candidates = self._candidates(i)
        # Nor may an earlier mention of the same actor be the antecedent.
        bound = {x for told in candidates if self._bound(i, told) for x in told.ids}
        for told in candidates:
            ids = fits(told)
            if not ids or not bound.isdisjoint(ids):
                continue
            score = -25.0 * (sentence - told.sentence)
            score += 20.0 if told.subject else 0.0
            score += 6.0 if told.subject and subject else 0.0
            score += 8.0 if told.subject and words.dep[words.head[told.root]] == "ROOT" else 0.0
            score -= 0.05 * min(i - told.root, 100)
            score -= 12.0 if words.dep[told.root] == "poss" and told.sentence != sentence else 0.0
            score -= 4.0 if words.preposition(told.root) else 0.0
            score += 5.0 if told.form == "pronoun" else 0.0
            score -= 15.0 if words.dep[told.root] in ("amod", "compound", "nmod") else 0.0
            if told.sentence == 0 and sentence > 1:
                score -= 5.0
            score += 10.0 if len(ids) > 1 else 0.0
            score += 12.0 if told.subject and words.clause(told.root) == verb else 0.0
            score += 45.0 if told.root == controller else 0.0
            if lands and self.r.cast.drafts[ids[0]].kind == "state":
                score += 65.0 if told.sentence == sentence else 40.0
                # The search goes up clause by clause (Hobbs 1978).
                clause = words.clause(told.root)
                score += 40.0 if clause in (verb, words.clause(words.head[verb])) else 0.0
            if best is None or score >= best[0]:
                best = (score, ids)
        return best[1] if best else ()

    def _controller(self, verb: int) -> int | None:
        """Who is to do the deed of an infinitive: "Oslo urged Bern to withdraw its envoy"."""
        words = self.r.words
        if words.dep[verb] not in ("xcomp", "ccomp") or words.tag[verb] != "VB":
            return None
        over = words.head[verb]
        if words.lower[over].startswith(("promis", "threaten", "vow")):
            return None
        return words.kid(over, "dobj") if words.kid(verb, "nsubj") is None else None

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

    def _bound(self, i: int, told: Told) -> bool:
        """Whether the grammar forbids the antecedent: "Kim described him" is not of Kim."""
        words = self.r.words
        if told.sentence != words.sent[i]:
            return False
        word = words.lower[i]
        mark = self.r.cast.mention_of(told.root)
        if mark is not None and mark.first <= i < mark.last:
            return True
        top, other = words.place_in_clause(i), words.place_in_clause(told.root)
        if word in REFLEXIVE:
            return False
        if word in POSSESSIVE and words.dep[i] == "poss":
            # "Kim and his aides" may be of Kim; "his talks with Xi" is not of Xi if before.
            return words.head[told.root] == words.head[i] and words.dep[told.root] == "poss"
        if words.head[top] == words.head[other]:
            return True
        # An object of a preposition of the same verb.
        return (
            words.dep[top] == "pobj"
            and words.head[words.head[top]] == words.head[other]
            and words.dep[other] in ("nsubj", "dobj", "nsubjpass")
            and words.sent[i] == told.sentence
        )

    def _person(self, told: Told, gender: str) -> tuple[str, ...]:
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if draft.kind == "person":
            return told.ids if draft.gender in ("", gender) else ()
        if (
            told.form == "nominal"
            and not told.plural
            and draft.kind in ("group", "organization")
            and self.r.individual(told.root)
        ):
            return told.ids
        return ()

    def _thing(self, told: Told) -> tuple[str, ...]:
        if len(told.ids) != 1 or (told.plural and told.form == "nominal"):
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if draft.kind == "state":
            return told.ids
        if (
            draft.kind in ("organization", "group")
            and not told.plural
            and not self.r.individual(told.root)
        ):
            return told.ids
        return ()

    def _many(self, told: Told) -> tuple[str, ...]:
        words = self.r.words
        ids = told.ids
        if words.dep[told.root] == "appos":
            # "President A, Premier B and C met": a list that the parser took for an apposition.
            mark = self.r.cast.mention_of(words.head[told.root])
            if mark is not None and mark.actors != ids:
                ids = tuple(dict.fromkeys((*mark.actors, *ids)))
        joined = words.conjuncts(told.root)
        if joined and words.dep[told.root] != "conj":
            for k in joined:
                mark = self.r.cast.mention_of(k)
                if mark is not None:
                    ids = tuple(dict.fromkeys((*ids, *mark.actors)))
        if len(ids) > 1:
            return ids
        draft = self.r.cast.drafts[ids[0]]
        if told.plural or (
            draft.kind in ("group", "organization") and words.dep[told.root] != "conj"
        ):
            return ids
        return ()

    def nominal(self, i: int) -> tuple[str, ...]:
        """The actors that a common noun with an article takes up again."""
        words = self.r.words
        word = words.lower[i]
        edge = words.left(i)
        number = self._number(i, edge)
        definite = words.lower[edge] in ("the", "both", "these", "those", "this", "that")
        if (word in COUNTRIES and words.is_plural(i)) or word in ("sides", "parties"):
            if number and (definite or words.lower[edge] in NUMBERS):
                ids = self._last(i, number, "state")
                if word in SIDES and len(ids) < number and not self._described(i, edge):
                    ids = self._last(i, number, "any")
                return ids if len(ids) == number else ()
            return ()
        if word in LEADERS and number and definite:
            ids = self._last(i, number, "person")
            return ids if len(ids) == number else ()
        if word in ("two", "pair", "duo") and words.tag[i] in ("CD", "NN"):
            if words.lower[edge] not in ("the", "between") or words.kid(i, "prep") is not None:
                return ()
            ids = self._last(i, 2, "person") if self._persons_near(i) else self._last(i, 2, "state")
            return ids if len(ids) == 2 else ()
        if not definite or words.is_plural(i) or words.lower[edge] in ("both",):
            return ()
        if words.kid(i, "relcl", "acl") is not None or self._described(i, edge):
            return ()
        if word in COUNTRIES:
            return self._best(i, self._state)
        return self._best(i, lambda told: self._called(told, word))

    def _number(self, i: int, edge: int) -> int:
        lower = self.r.words.lower
        for k in range(edge, i):
            if lower[k] in NUMBERS:
                return NUMBERS[lower[k]]
        return 0

    def _described(self, i: int, edge: int) -> bool:
        """Whether the noun is told apart by words of its own, so that it takes nothing up."""
        words = self.r.words
        if any(words.dep[k] in ("compound", "poss") for k in words.kids[i] if k < i):
            return True
        for k in words.kids[i]:
            if words.dep[k] == "prep" and words.lower[k] in ("of", "in", "for", "from", "that"):
                return True
        return any(
            words.dep[k] == "amod"
            and words.lower[k] not in ("same", "communist", "isolated", "whole")
            for k in range(edge, i)
        )

    def _state(self, told: Told) -> tuple[str, ...]:
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if draft.kind == "state":
            return told.ids
        # "Iran's foreign ministry said the country would": the state of a body of a state.
        if told.subject and draft.country in states():
            return (self.r.cast.state(str(draft.country)),)
        return ()

    def _called(self, told: Told, word: str) -> tuple[str, ...]:
        if len(told.ids) != 1:
            return ()
        draft = self.r.cast.drafts[told.ids[0]]
        if word in draft.nouns:
            return told.ids
        if (
            draft.kind in ("organization", "group")
            and ":" in draft.id
            and word in ("group", "organization", "organisation")
        ):
            return told.ids if draft.sector not in ("GOV", "JRN", "MIL") else ()
        return ()

    def _persons_near(self, i: int) -> bool:
        near = [t for t in self._candidates(i) if self.r.words.sent[i] - t.sentence <= 1]
        people = {x for t in near for x in t.ids if self.r.cast.drafts[x].kind == "person"}
        lands = {x for t in near for x in t.ids if self.r.cast.drafts[x].kind == "state"}
        return (len(people) >= 2 and self.r.words.is_subject(i)) or len(lands) < 2 <= len(people)

    def _last(self, i: int, number: int, kind: str) -> tuple[str, ...]:
        """The latest so many distinct actors of a kind before a token, in the order of the text."""
        drafts = self.r.cast.drafts
        told = sorted(
            (t for t in self.r.cast.recent() if t.root < i), key=lambda t: t.root, reverse=True
        )
        found: list[str] = []
        if kind == "state":
            # States named as such go before those of the persons and bodies that are named.
            sentence = self.r.words.sent[i]
            for t in told:
                near = sentence - t.sentence <= WINDOW
                found += [
                    ident
                    for ident in reversed(t.ids)
                    if near and ident not in found and drafts[ident].kind == "state"
                ]
            if len(found) >= number:
                return tuple(reversed(found[:number]))
            found = []
        for t in told:
            ids = [self._as(x, kind) for x in t.ids]
            for x in reversed(ids):
                if x is not None and x not in found and x in drafts:
                    found.append(x)
            if len(found) >= number:
                break
        return tuple(reversed(found[:number]))

    def _as(self, ident: str, kind: str) -> str | None:
        draft = self.r.cast.drafts[ident]
        if kind == "any":
            return ident if draft.kind != "person" else None
        if kind == "person":
            return ident if draft.kind == "person" else None
        if draft.kind == "state":
            return ident
        country = draft.country
        if country in states() and (draft.kind == "person" or draft.sector in ("GOV", "MIL")):
            return self.r.cast.state(str(country))
        return None
