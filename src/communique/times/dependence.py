"""The time of the clause that a clause depends on, where the two go together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, edtf, narrative, nouns
from communique.times.turnings import since_when

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language.tokens import Token
    from communique.times.anchors import Anchors

_FIRSTS = frozenset("first second third fourth last only".split())
# What somebody is to do at the time told with it, by adjectives and by passive verbs.
_DUE = frozenset("due set bound slated scheduled".split())
_EXPECTED = frozenset("expect schedule set slate".split())
# Verbs of not doing a thing.
_REFUSING = frozenset("refuse decline fail neglect omit".split())
# What is answered as soon as it is said.
_CHARGES = frozenset("charge accusation allegation claim suggestion demand proposal offer".split())
_UNKNOWN = When(edtf=None, basis="unknown")


class Dependence:
    """What clauses have of the clauses above and beside them.

    Args:
        anchors: the expressions of time of the parse, by the words that they stand with.
        at: the time of a word.
        by_tense: the time that its tense alone gives it.
    """

    def __init__(
        self,
        anchors: Anchors,
        at: Callable[[Token], Moment],
        by_tense: Callable[[Token], Moment],
    ) -> None:
        self._anchors = anchors
        self._at = at
        self._by_tense = by_tense

    def of(self, verb: Token) -> Moment | None:
        """The time of the clause a clause depends on, where the two go together."""
        head = verb.head
        form = clauses.tense(verb)
        if form == "past":
            # "Speaking in Moscow on Monday, he said ..."
            for child in verb.lefts:
                if (
                    child.dep_ == "advcl"
                    and child.tag_ == "VBG"
                    and not any(c.dep_ in {"mark", "aux"} for c in child.children)
                ):
                    attending = self._anchors.own(child)
                    if attending is not None:
                        return attending
        gone = form == "past" and self._anchors.own(verb) is None
        if gone and (_has_since(verb) or self._goes_on_long_ago(verb)):
            return Moment(_UNKNOWN, background=True)
        if head == verb:
            return self._shared(verb, form)
        if verb.dep_ == "conj" and clauses.is_verb(head):
            if form in {"future", "would", "modal"} or clauses.tense(head) in {"future", "would"}:
                return self._by_tense(verb)
            if form == "perfect" and clauses.tense(head) in {"past", "pluperfect"}:
                return None  # "Gave him asylum in 1991 and *has refused* to send him back"
            dated = self._anchors.own(head)
            if dated is not None:
                apart = self._anchors.position(head) > head.i and any(
                    c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children
                )
                if not clauses.agree(form, clauses.tense(head)):
                    return None
                if not apart:
                    return dated
                # Told on, in a time long past: "voted in 1993, and Ethiopia recognised it".
                return _told_on(dated) if dated.background else None
            above = self._at(head)
            if clauses.shares_perfect(verb, head) and not above.background:
                return above
            if above.background and form == "past" and above.when.edtf is None:
                return above if clauses.tense(head) == "past" else None
            return above if above.when.basis not in {"tense", "document", "unknown"} else None
        if verb.dep_ in {"ccomp", "advcl", "relcl"} and (shared := self._shared(verb, form)):
            return shared
        if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl"}:
            return self._subordinate(verb, head, form)
        return self._shared(verb, form)

    def _goes_on_long_ago(self, verb: Token) -> bool:
        """Whether a joined clause tells of long ago: "he *asked* for it, and in 2019 they let"."""
        for joined in verb.children:
            if joined.dep_ != "conj" or not clauses.is_verb(joined):
                continue
            apart = any(c.dep_ in {"nsubj", "nsubjpass"} for c in joined.lefts)
            dated = self._anchors.own(joined) if apart else None
            if dated is not None and dated.background and clauses.tense(joined) == "past":
                return True
        return False

    def _shared(self, verb: Token, form: clauses.Tense) -> Moment | None:
        """The time told at the end of a chain of verbs: "met his rival and left on Monday"."""
        later = [c for c in verb.children if c.dep_ == "conj" and clauses.is_verb(c)]
        if later and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in later[-1].children):
            shared = self._anchors.own(later[-1])
            if self._anchors.position(later[-1]) < later[-1].i:
                return None  # "Has accused it of spying and *in May* expelled its envoy."
            if shared is not None and (shared.when.edtf or "").startswith(edtf.OPEN):
                return None  # "Withdrew and did not return *until 1980*."
            if shared is not None and clauses.tense(later[-1]) == form:
                return shared
        return None

    def _subordinate(self, verb: Token, head: Token, form: clauses.Tense) -> Moment | None:
        if clauses.conditional(verb):
            return None
        if form in {"future", "would", "modal"}:
            governor = narrative.whither(verb, head)
            return self._anchors.own(governor) if governor is not None else None
        if verb.dep_ == "pcomp":
            governor = clauses.verb_of(head)
            return self._dependent(governor) if governor is not None else None
        if verb.dep_ in {"acl", "relcl"}:
            return self._relative(verb, head, form)
        if form == "infinitive" and (setting := _setting(verb, head)) is not None:
            return self._anchors.own(setting)
        if verb.dep_ in {"advcl", "ccomp"} and since_when(verb):
            return Moment(_UNKNOWN, background=True)
        if not clauses.is_verb(head):
            return None
        if form == "infinitive" and not clauses.realised(verb):
            # "In 1968 he refused *to send* troops": whenever it was to be, that is long past.
            refused = head.lemma_ in _REFUSING and self._at(head).background
            return Moment(_UNKNOWN, background=True) if refused else None
        if verb.dep_ == "ccomp" or (verb.dep_ == "xcomp" and head.lemma_ in clauses.REPORTING):
            if form == "perfect" and head.lemma_ not in clauses.REPORTING:
                return None  # A clause that the parser hung on an aside before it.
            if (
                form == "present"
                and clauses.tense(head) == "past"
                and not self._at(head).background
            ):
                return None
            return self._dependent(head)
        if verb.dep_ == "advcl":
            if form == "present" and clauses.tense(head) in {"future", "would", "modal"}:
                return Moment(_UNKNOWN, background=False)
            if form == "perfect" or (form == "present" and clauses.tense(head) == "past"):
                return None
            if form in {"past", "pluperfect"} and clauses.tense(head) == "infinitive":
                return self._beneath(head)
        return self._dependent(head)

    def _beneath(self, infinitive: Token) -> Moment | None:
        """A time long past for what is told below a promise of then: "vowed to go if it fell"."""
        governor = clauses.verb_of(infinitive.head)
        if governor is None or governor == infinitive or not self._at(governor).background:
            return self._dependent(infinitive)
        return Moment(_UNKNOWN, background=True)

    def _relative(self, verb: Token, head: Token, form: clauses.Tense) -> Moment | None:
        """A clause on a noun: in the noun's time, where the noun itself has one."""
        if form == "infinitive" and head.dep_ == "attr" and clauses.is_verb(head.head):
            first = any(c.lower_ in _FIRSTS for c in head.lefts)
            return self._at(head.head) if first else None  # "Was the *first* king to visit it"
        if form == "infinitive" or (form == "present" and verb.dep_ == "relcl"):
            return None
        if form == "perfect":
            return None  # "Signed a pact in 2008 under which doctors *have worked* there."
        stood = self._anchors.covering(head)
        if stood is not None:
            return stood
        own = self._anchors.own(head)
        if own is not None and (nouns.eventive(head) or own.background):
            return own
        if head.dep_ == "appos" and nouns.eventive(head):
            named = self._at(head.head)  # "The bombing of 2021, *an attack that prompted* it"
            if named.background:
                return named
        told = nouns.told_by(head) if nouns.eventive(head) else None
        governor = told if told is not None else clauses.verb_of(head)
        if governor is None:
            return None
        around = self._at(governor)
        if verb.tag_ == "VBN" and form == "participle" and not around.background:
            ahead = clauses.tense(governor) in {"future", "would", "modal", "infinitive"}
            if ahead or around.when.basis == "unknown":
                return None  # "Under the accord *reached* there, tanks will leave on Monday."
        if head.lemma_.lower() in _CHARGES and head.i > 1 and head.nbor(-2).text == ",":
            return around  # "Accused Chad of it, *a charge* that Chad rejected"
        if form == "pluperfect" and told is None and around.background:
            return _by_then(around)
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and head.dep_ == "dobj":
            return self._dependent(governor)  # "On Monday he signed a decree recognising it."
        return around if told is not None or around.background else None

    def _dependent(self, head: Token) -> Moment | None:
        """The time of a governing clause, as what tense makes of it."""
        above = self._at(head)
        if above.when.basis in {"tense", "document"} and not above.background:
            return None
        return above


def _setting(infinitive: Token, head: Token) -> Token | None:
    """The verb that sets a deed for a time: "on Monday Chad *is* to go", "*is* due to go"."""
    if infinitive.dep_ != "xcomp" or all(c.lower_ != "to" for c in infinitive.lefts):
        return None
    if head.lower_ in _DUE and head.dep_ == "acomp":
        head = head.head
    elif head.lemma_ in _EXPECTED and any(c.dep_ == "auxpass" for c in head.lefts):
        return head
    return head if head.lemma_ == "be" else None


def _has_since(verb: Token) -> bool:
    """Whether more was done after a deed till now: "*seized* it and *has since shelled* them"."""
    for joined in verb.children:
        if joined.dep_ == "conj" and clauses.is_verb(joined):
            since = any(c.lower_ == "since" and c.dep_ == "advmod" for c in joined.lefts)
            if since and clauses.tense(joined) == "perfect":
                return True
    return False


def _by_then(around: Moment) -> Moment:
    """A time before another: "Moscow, which *had armed* both, turned away in 1977"."""
    value = around.when.edtf
    if value is None or value.startswith(edtf.OPEN):
        return around
    when = When(
        edtf=f"{edtf.OPEN}/{value.split('/')[-1]}",
        basis=around.when.basis,
        start=around.when.start,
        end=around.when.end,
        text=around.when.text,
    )
    return replace(around, when=when)


def _told_on(dated: Moment) -> Moment:
    """The time of what follows on something dated: as long past, but not to the day."""
    if dated.when.edtf is not None and edtf.precision(dated.when.edtf) == "day":
        return Moment(_UNKNOWN, background=True)
    return dated
