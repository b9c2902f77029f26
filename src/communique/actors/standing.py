"""Where a name stands: in the place of an actor, of a thing, of a town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.gazetteer import gazetteer
from communique.actors.organizations import OPENING_THINGS, SUFFIXES, THINGS
from communique.actors.people import gender_of_name
from communique.actors.places import LOCATIVE, is_fought_over, is_where
from communique.actors.runs import ACTING, MANAGERS, NOT_ACTORS

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.runs import Run

_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2}")
_POSTAL = frozenset(
    """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich.
    Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Vt. Va. Wash. Wis. Wyo. Ont.
    Que.
    """.split()
)
_INQUIRIES = frozenset(
    """investigation investigations probe probes inquiry inquiries inquest inquests research
    enquiry enquiries examination""".split()
)
PLACES = frozenset(
    """department province state region district city town village county hamlet island municipality
    governorate prefecture canton parish port suburb neighborhood neighbourhood commune area
    territory township valley gulf bay coast outskirts streets""".split()
)
_IN = frozenset({"in", "near", "outside", "inside", "around", "throughout"})
_COMING = frozenset("come came comes coming hail hails hailed flee fled".split())
_MARCHING = frozenset("advance advances advanced advancing march marched marching moved".split())
_TITLED = frozenset({"codenamed", "dubbed", "titled", "entitled"})
# What a place befalls; who is not known to be a person is a place there.
_TAKEN = frozenset(
    """capture captured captures recapture recaptured retake retook retaken seize seized besiege
    besieged blockade blockaded shell shelled bomb bombed bombard bombarded overrun overran
    encircle encircled liberate liberated enter entered leave left reach reached visit visited
    surround surrounded occupy occupied""".split()
)
_DATED = frozenset({"on", "since", "until", "till", "by", "during", "before", "after"})


class Standing:
    """Tells names of actors from those of places and things, for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self._places: frozenset[str] | None = None

    def is_thing(self, run: Run, hint: Hint) -> bool:
        """Whether a run names a thing, a place or nothing at all."""
        words = self.r.words
        if hint.role:
            return False
        last = words.lower[run.last - 1]
        if words.title_case(run.root) and not gender_of_name(run.name):
            return True
        if run.single and last in SUFFIXES:
            return True  # The "Inc" after the name of a company.
        if run.last + 1 < words.n and words.raw[run.last] == ",":
            # "Venafro, Italy": a place too small for the gazetteer.
            after = self.r.scene.cover.get(run.last + 1)
            if after is not None and after.kind in ("state", "region") and not self._within(run):
                return True
        if self._lies_there(run):
            return True
        if run.single and self._opens_sentence(run):
            return True
        if words.dep[run.root] in ("oprd", "appos", "dobj") and self._code_name(run):
            return True
        if last in THINGS or any(c.isdigit() for c in run.name):
            return True
        if words.lower[run.first] in OPENING_THINGS:
            return True
        if _ABBREVIATED.fullmatch(run.name) or run.name in _POSTAL:
            return True
        first = words.lower[run.first] in NOT_ACTORS and not gender_of_name(run.name)  # "Jan Roe"
        return first or last in NOT_ACTORS

    def _lies_there(self, run: Run) -> bool:
        """Whether a name that nobody bears in the text is a place's: "recaptured Kidal"."""
        words = self.r.words
        top = words.place_in_clause(run.root)
        over = words.head[top]
        if words.dep[top] == "dobj" and words.lower[over] in _TAKEN:
            return not gender_of_name(run.name) and self.r.persons.organizations.sector(run) is None
        if not run.single:
            return False
        if run.name in self._told_places() and not self.r.persons.known(run.name):
            return True
        if words.dep[top] == "pobj":
            if words.lower[over] == "of" and words.lower[words.head[over]] == "out":
                return True
            if words.lower[over] == "from" and words.pos[words.head[over]] == "VERB":
                return words.lower[words.head[over]] in _COMING
        return any(
            sense.kind == "city"
            for _, end, senses in gazetteer().find(run.name)
            for sense in senses
            if end == len(run.name)
        ) and not words.is_subject(run.root)

    def _told_places(self) -> frozenset[str]:
        """The names after which the text elsewhere says that something is or happens."""
        if self._places is None:
            words = self.r.words
            found = set()
            for run in self.r.runs:
                at = words.head[run.root]
                if not run.single or words.dep[run.root] != "pobj" or run.name.isupper():
                    continue
                over = words.lower[words.head[at]]
                if words.lower[at] in _IN or (words.lower[at] == "of" and over in PLACES):
                    found.add(run.name)
            self._places = frozenset(found)
        return self._places

    def _opens_sentence(self, run: Run) -> bool:
        """Whether a capital is but the sentence's: "Fighting erupted"."""
        words = self.r.words
        if run.first != words.parse.sentences[words.sent[run.first]].start:
            return False
        word = words.lower[run.first]
        return (word.endswith("ing") and len(word) > 5) or word in words.plain()

    def _code_name(self, run: Run) -> bool:
        words = self.r.words
        before = words.lower[max(run.first - 3, 0) : run.first]
        return before[-2:] == ["-", "named"] or (bool(before) and before[-1] in _TITLED)

    def _within(self, run: Run) -> bool:
        """Whether a coordination goes on after the run: "Smith, France and Italy"."""
        words = self.r.words
        return bool(words.conjuncts(run.root)) or words.dep[run.root] == "conj"

    def acts(self, run: Run, hint: Hint, sector: str | None = None) -> bool:
        """Whether the name stands where an actor may stand."""
        words = self.r.words
        if hint.role:
            return True
        top = words.place_in_clause(run.root)
        dep = words.dep[top]
        if words.tag[run.root] == "MD":
            return True
        if self._opens(run) and sector is None:
            return False
        if sector is None and self._placed(run):
            return False
        if dep == "appos":
            # Also "one of them, Jan Roe"
            one = words.lower[words.head[top]] in ("one", "another")
            return one or words.pos[words.head[top]] in ("NOUN", "PROPN")
        if dep == "pobj":
            at = words.head[top]
            preposition, over = words.lower[at], words.lower[words.head[at]]
            if preposition == "into" and self._inquired(words.head[at]):
                return True
            if preposition in LOCATIVE or (preposition in _DATED and run.single):
                return False
            if preposition == "of" and over in PLACES:
                return False  # "the department of Pando"
            if self._vague(run) and sector in (None, "UNK"):
                return preposition in ("by", "with", "against", "to", "between")
            return preposition not in ("during",)
        if dep in ("compound", "nmod", "amod") and words.head[top] >= run.last:
            # Whose managers they are: "the Acme management".
            headed = words.head[top]
            managed = words.lower[headed] in MANAGERS and words.dep[headed] in ACTING
            return managed and not words.is_plural(run.root)
        if dep == "parataxis":
            # Who is named behind a headline: "Iran frees detainees: Roe".
            return words.parse.in_title(words.parse.doc[run.root])
        return dep in ACTING and (dep not in ("attr", "oprd") or not self._vague(run))

    def _placed(self, run: Run) -> bool:
        """Whether troops move to, from or upon what an unknown name means, or take it."""
        words = self.r.words
        if gender_of_name(run.name):
            return False
        at = words.head[words.place_in_clause(run.root)]
        if words.lower[at] == "on":
            return words.lower[words.head[at]] in _MARCHING
        left = words.lower[at] in ("of", "from") and is_where(words, run.first, run.root)
        return left or is_fought_over(words, run.root)

    def _opens(self, run: Run) -> bool:
        """Whether a plural has its capital from the sentence that it opens: "Sirens wailed"."""
        words = self.r.words
        first = words.parse.sentences[words.sent[run.first]].start
        between = range(first, run.first)
        if not run.single or words.tag[run.root] != "NNPS" or run.name.isupper():
            return False
        if self.r.offices.renowned(run.name, self.r.date):
            return False
        if any(words.raw[k].isalnum() for k in between) or words.parse.in_title(
            words.parse.doc[first]
        ):
            return False
        return not any(raw == run.name and k != run.root for k, raw in enumerate(words.raw))

    def _inquired(self, over: int) -> bool:
        """Whether what stands with "into" is looked into: "opened a probe into Acme"."""
        words = self.r.words
        looked = words.kid(over, "dobj", "nsubjpass")
        return words.lower[over] in _INQUIRIES or (
            looked is not None and words.lower[looked] in _INQUIRIES
        )

    def _vague(self, run: Run) -> bool:
        """Whether only capitals say that the run names an actor: "the Promised Land", "PTSD"."""
        return not self.personal(run) or (run.single and run.name.isupper())

    def personal(self, run: Run) -> bool:
        """Whether a run may be the name of a person by its length and what opens it."""
        words = self.r.words
        if run.last - run.first > 5 or self.r.persons.organizations.placed(run):
            return False
        if words.is_plural(run.root) and run.single:
            return False  # "the Transformers"
        if "which" in words.lower[run.last + 1 : run.last + 3] and words.raw[run.last] == ",":
            return False  # "Acme, in which it holds shares"
        return words.lower[words.left(run.root)] not in ("the", "a", "an", "this", "its", "their")
