"""Event time: in which time the thing told by a word of the text stands.

The order of evidence: an expression in the event's own clause; another event it is measured from;
the clause it depends on; the story told so far; its tense against the day of reporting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, edtf, narrative, nouns
from communique.times.anchors import WINDOW, Anchors
from communique.times.recalling import Memory
from communique.times.reigns import end_of_doer, under_leader
from communique.times.story import Story

if TYPE_CHECKING:
    from communique.language.parse import Parse
    from communique.language.tokens import Token
    from communique.record import Basis
    from communique.times.reading import Expression

_UNKNOWN = When(edtf=None, basis="unknown")
_OPENING = frozenset({"since"})
_CLOSING = frozenset({"until", "till"})
_WHEN = frozenset({"when", "while", "as"})


class StoryClock:
    """The clock of a parse (see ``communique.language.annotations.Clock``)."""

    def __init__(self, parse: Parse, expressions: list[Expression], anchor: date | None) -> None:
        self._parse = parse
        self._doc = parse.doc
        self._anchor = anchor
        self._anchors = Anchors(parse, expressions, anchor, self)
        self._memory = Memory(parse, self.at)
        self._story = Story(parse, self._anchors, self._memory, self.at)
        self._memo: dict[int, Moment] = {}
        self._open: set[int] = set()

    def at(self, token: Token) -> Moment:
        """The time in which the clause or noun phrase headed by ``token`` stands."""
        found = self._memo.get(token.i)
        if found is not None:
            return found
        if token.i in self._open:
            return self._by_tense(token)
        self._open.add(token.i)
        found = self._find(token)
        self._open.discard(token.i)
        self._memo[token.i] = found
        return found

    def resolve(self) -> None:
        """Gives every expression its value, those counted from other times last."""
        self._anchors.resolve()

    # What a word stands in

    def _find(self, token: Token) -> Moment:
        if token.dep_ in {"aux", "auxpass"}:
            return self.at(token.head)
        own = self._anchors.own(token)
        if own is not None:
            return self._counted(token, own)
        for harm in narrative.harmed(token):
            suffered = self._anchors.own(harm)
            if suffered is not None:
                return suffered
        if clauses.is_verb(token):
            return self._of_verb(token)
        if nouns.commemorated(token):
            return Moment(_UNKNOWN, background=True)
        return self._of_noun(token)

    def _counted(self, token: Token, own: Moment) -> Moment:
        """Deeds that are counted over a long time are not today's: "three wars since 1947"."""
        first = (own.when.edtf or "").split("/")[0]
        if own.background or "/" not in (own.when.edtf or "") or not narrative.counted(token):
            return own
        return replace(own, background=self.past(first, own.when.basis))

    def _of_verb(self, verb: Token) -> Moment:
        linked = self._anchors.linked(verb)
        if linked is not None:
            return linked
        framed = self._framed(verb) or self._reigned(verb) or self._documented(verb)
        framed = framed or self._beside(verb) or self._there(verb) or self._entered(verb)
        if framed is not None:
            return framed
        return self._inherited(verb) or self._story.carried(verb) or self._by_tense(verb)

    def _framed(self, verb: Token) -> Moment | None:
        """The time of the clause that says when: "When the war ended in 1991, they withdrew"."""
        if clauses.tense(verb) != "past":
            return None
        for child in verb.children:
            if child.dep_ != "advcl" or clauses.tense(child) != "past":
                continue
            if any(c.dep_ in {"advmod", "mark"} and c.lower_ in _WHEN for c in child.children):
                return self._anchors.own(child)
        return None

    def _entered(self, verb: Token) -> Moment | None:
        """The time at the head of the entry of a chronicle: "2002: Riyadh *recalls* its envoy"."""
        head = self._anchors.chronicle.head(verb)
        if head is None or head.edtf is None or clauses.tense(verb) in {"future", "would", "modal"}:
            return None
        text = self._parse.text[head.start : head.end]
        basis = head.reading.basis
        when = When(edtf=head.edtf, basis=basis, start=head.start, end=head.end, text=text)
        return Moment(when, background=self.past(head.edtf, basis))

    def _there(self, verb: Token) -> Moment | None:
        """The time at which somebody came where he did it: "flew to Rome, *where he met*"."""
        if verb.dep_ != "relcl" or clauses.tense(verb) != "past":
            return None
        if not any(c.lower_ == "where" for c in verb.lefts):
            return None
        main = next((t for t in verb.head.ancestors if clauses.is_verb(t)), None)
        if main is None or verb.left_edge.i == 0 or verb.doc[verb.left_edge.i - 1].text != ",":
            return None
        return self._anchors.own(main)

    def _documented(self, verb: Token) -> Moment | None:
        """The time of the text in which it is said or laid down.

        "In a letter published on Sunday he accused ...", "Under the treaty of 1904 it gave up ...".
        """
        for text, dating in narrative.documents(verb):
            found = self._anchors.own(text) if dating is None else self._anchors.own(dating)
            if found is not None:
                return found
        return None

    def _beside(self, verb: Token) -> Moment | None:
        """The time of what it came shortly before or after: "hit it shortly before the signing"."""
        for preposition, noun in narrative.neighbours(verb):
            found = self._memory.told_of(noun, verb)
            if found is None or found.when.edtf is None:
                continue
            days = found.when.edtf.split("/")
            value = edtf.approximate(days[0 if preposition == "before" else -1])
            when = When(
                edtf=value,
                basis="relative",
                start=found.when.start,
                end=found.when.end,
                text=found.when.text,
            )
            return Moment(when, background=found.background)
        return None

    def _of_noun(self, noun: Token) -> Moment:
        if self._parse.in_title(noun):
            return self._document()
        head = noun
        while head.dep_ in {"conj", "compound", "amod", "nmod"} and head.head != head:
            if clauses.is_verb(head.head):
                break
            head = head.head
            own = self._anchors.own(head)
            if own is not None:
                return own
        verb = nouns.told_by(head)
        if verb is not None:
            return self.at(verb)
        back = self._memory.recalled(noun)
        if back is not None:
            return back
        governor = clauses.verb_of(head)
        if governor is not None:
            around = self.at(governor)
            if around.background:
                return around
            if nouns.ahead_of(head) or clauses.tense(governor) in {"future", "would", "modal"}:
                return Moment(_UNKNOWN, background=False)
        return self._document()

    def _reigned(self, verb: Token) -> Moment | None:
        """The years of a former leader: "Uganda expelled them under Idi Amin"."""
        found = under_leader(self._parse, verb)
        if found is None or not self.past(found[0], "period"):
            return None
        value, mention = found
        text = self._parse.text[mention.start : mention.end]
        when = When(edtf=value, basis="period", start=mention.start, end=mention.end, text=text)
        return Moment(when, background=True)

    def _inherited(self, verb: Token) -> Moment | None:
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
        if head == verb:
            return self._shared(verb, form)
        if verb.dep_ == "conj" and clauses.is_verb(head):
            if form in {"future", "would", "modal"} or clauses.tense(head) in {"future", "would"}:
                return self._by_tense(verb)
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
                return self._told_on(dated) if dated.background else None
            above = self.at(head)
            if clauses.shares_perfect(verb, head) and not above.background:
                return above
            if above.background and form == "past" and above.when.edtf is None:
                return above if clauses.tense(head) == "past" else None
            return above if above.when.basis not in {"tense", "document", "unknown"} else None
        if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl"}:
            return self._subordinate(verb, head, form)
        return self._shared(verb, form)

    @staticmethod
    def _told_on(dated: Moment) -> Moment:
        """The time of what follows on something dated: as long past, but not to the day."""
        if dated.when.edtf is not None and edtf.precision(dated.when.edtf) == "day":
            return Moment(_UNKNOWN, background=True)
        return dated

    def _shared(self, verb: Token, form: clauses.Tense) -> Moment | None:
        """The time told at the end of a chain of verbs: "met his rival and left on Monday"."""
        later = [c for c in verb.children if c.dep_ == "conj" and clauses.is_verb(c)]
        if later and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in later[-1].children):
            shared = self._anchors.own(later[-1])
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
        if not clauses.is_verb(head):
            return None
        if form == "infinitive" and not clauses.realised(verb):
            return None
        if verb.dep_ == "ccomp" or (verb.dep_ == "xcomp" and head.lemma_ in clauses.REPORTING):
            if form == "perfect" and head.lemma_ not in clauses.REPORTING:
                return None  # A clause that the parser hung on an aside before it.
            if form == "present" and clauses.tense(head) == "past" and not self.at(head).background:
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
        if governor is None or governor == infinitive or not self.at(governor).background:
            return self._dependent(infinitive)
        return Moment(_UNKNOWN, background=True)

    def _relative(self, verb: Token, head: Token, form: clauses.Tense) -> Moment | None:
        """A clause on a noun: in the noun's time, where the noun itself has one."""
        if form == "infinitive" or (form == "present" and verb.dep_ == "relcl"):
            return None
        stood = self._anchors.covering(head)
        if stood is not None:
            return stood
        own = self._anchors.own(head)
        if own is not None and (nouns.eventive(head) or own.background):
            return own
        told = nouns.told_by(head) if nouns.eventive(head) else None
        governor = told if told is not None else clauses.verb_of(head)
        if governor is None:
            return None
        around = self.at(governor)
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and head.dep_ == "dobj":
            return self._dependent(governor)  # "On Monday he signed a decree recognising it."
        return around if told is not None or around.background else None

    def _dependent(self, head: Token) -> Moment | None:
        """The time of a governing clause, as what tense makes of it."""
        above = self.at(head)
        if above.when.basis in {"tense", "document"} and not above.background:
            return None
        return above

    # Tense against the day of reporting

    def _by_tense(self, token: Token) -> Moment:
        verb = clauses.verb_of(token)
        if verb is None:
            return self._document()
        if self._parse.in_title(token):
            if clauses.tense(verb) in {"infinitive", "future", "would", "modal"}:
                return Moment(_UNKNOWN, background=False)
            return self._published("tense")
        form = clauses.tense(verb)
        if clauses.conditional(verb):
            return Moment(_UNKNOWN, background=False)
        if form in {"future", "would", "modal"}:
            return Moment(_UNKNOWN, background=False)
        if form == "infinitive":
            if clauses.realised(verb) and clauses.is_verb(verb.head):
                return self.at(verb.head)
            return Moment(_UNKNOWN, background=False)
        if nouns.long_ago(verb) or (form in {"past", "pluperfect"} and self._by_gone_state(verb)):
            return Moment(_UNKNOWN, background=True)
        if form == "pluperfect" and not clauses.reported(verb):
            lately = self._anchors.days_before(verb) or self._just_before(verb)
            lately = lately or clauses.for_days(verb)
            return Moment(_UNKNOWN, background=not lately)
        if form == "participle" and verb.dep_ in {"advcl", "pcomp", "xcomp"}:
            governor = clauses.verb_of(verb.head)
            if governor is not None and governor != verb:
                return self.at(governor)
        return self._published("tense")

    def _just_before(self, verb: Token) -> bool:
        """Whether it was done when what is reported came: "*when he arrived*, they had left"."""
        for clause in narrative.turning_points(verb):
            if clauses.tense(clause) == "past" and not self.at(clause).background:
                return True
        # "Shot down drones that it *had launched*": what flies was not sent long ago.
        if verb.dep_ != "relcl" or verb.head.lemma_ not in narrative.FLYING:
            return False
        governor = clauses.verb_of(verb.head)
        return governor is not None and not self.at(governor).background

    def _by_gone_state(self, verb: Token) -> bool:
        """Whether a state that is no more acts: "East German guards shot at them"."""
        end = end_of_doer(self._parse, verb)
        return end is not None and self.past(end.isoformat(), "period")

    def _published(self, basis: Basis) -> Moment:
        if self._anchor is None:
            return Moment(_UNKNOWN, background=False)
        return Moment(When(edtf=self._anchor.isoformat(), basis=basis), background=False)

    def _document(self) -> Moment:
        return self._published("document")

    # From an expression to a moment

    def moment_of(self, expression: Expression, preposition: str | None = None) -> Moment | None:
        """The moment that an expression gives to what stands in it."""
        value = expression.edtf
        if value is None:
            return None
        if preposition in _OPENING:
            start = value.split("/")[0]
            end = self._anchor.isoformat() if self._anchor is not None else edtf.OPEN
            value = f"{start}/{end}"
        elif preposition in _CLOSING:
            value = f"{edtf.OPEN}/{value.split('/')[-1]}"
        elif preposition == "soon before":
            value = edtf.approximate(value.split("/")[0])
        elif preposition == "soon after":
            value = edtf.approximate(value.split("/")[-1])
        elif preposition == "before":
            value = f"{edtf.OPEN}/{value.split('/')[0]}"
        elif preposition == "after":
            value = f"{value.split('/')[-1]}/{edtf.OPEN}"
            if value == f"{edtf.OPEN}/{edtf.OPEN}":
                return None
        text = self._parse.text[expression.start : expression.end]
        when = When(
            edtf=value,
            basis=expression.reading.basis,
            start=expression.start,
            end=expression.end,
            text=text,
        )
        return Moment(when, background=self.past(value, expression.reading.basis))

    def past(self, value: str, basis: str) -> bool:
        """Whether a time lies before the window of what is being reported."""
        _, end = edtf.bounds(value)
        if end is None:
            return False
        if self._anchor is None:
            return basis == "period"
        return end < self._anchor - timedelta(days=WINDOW)

    def moved(self, moment: Moment, value: str, expression: Expression) -> Moment:
        """A moment counted from another by an expression."""
        text = self._parse.text[expression.start : expression.end]
        when = When(
            edtf=value, basis="relative", start=expression.start, end=expression.end, text=text
        )
        return replace(moment, when=when, background=self.past(value, "relative"))
