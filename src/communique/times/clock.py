"""Event time: in which time the thing told by a word of the text stands.

The order of evidence: an expression in the event's own clause; another event it is measured from;
the clause it depends on; the story told so far; its tense against the day of reporting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, distances, edtf, narrative, nouns, remembrance
from communique.times.anchors import WINDOW, Anchors
from communique.times.bygone import in_bygone_office
from communique.times.dependence import Dependence
from communique.times.documents import documents
from communique.times.lives import Lives
from communique.times.recalling import Memory
from communique.times.reigns import end_of_doer, under_leader
from communique.times.story import Story

if TYPE_CHECKING:
    from communique.language.parse import Parse
    from communique.language.tokens import Token
    from communique.record import Basis
    from communique.times.reading import Expression

# What a treaty of whatever year does to deeds that may come.
_COVERING = frozenset("cover extend apply".split())
_UNKNOWN = When(edtf=None, basis="unknown")
_OPENING = frozenset({"since"})
_CLOSING = frozenset({"until", "till"})
_WHEN = frozenset({"when", "while", "as"})
_ONCE = frozenset({"after", "once"})
# Days within which a plan may still be carried out that is not heard of again.
_YEAR = 365


class StoryClock:
    """The clock of a parse (see ``communique.language.annotations.Clock``)."""

    def __init__(self, parse: Parse, expressions: list[Expression], anchor: date | None) -> None:
        self._parse = parse
        self._doc = parse.doc
        self._anchor = anchor
        self._anchors = Anchors(parse, expressions, anchor, self)
        self._memory = Memory(parse, self.at)
        self._story = Story(parse, self._anchors, self._memory, self.at)
        self._dependence = Dependence(self._anchors, self.at, self._by_tense)
        self._lives = Lives(parse)
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
        if token.tag_ == "VBG" and token.dep_ in {"nsubj", "csubj"} and token.i < token.head.i:
            return self.at(token.head)  # "*Fighting* between them began in 1988."
        if clauses.is_verb(token):
            return self._of_verb(token)
        if token.lower_ == "due" and token.dep_ == "acomp":  # "Is *due* in Oslo on Monday"
            return self._anchors.own(token.head) or Moment(_UNKNOWN, background=False)
        if nouns.commemorated(token) or (nouns.eventive(token) and remembrance.remembered(token)):
            return Moment(_UNKNOWN, background=True)
        return self._of_noun(token)

    def _counted(self, token: Token, own: Moment) -> Moment:
        """Deeds that are counted over a long time are not today's: "three wars since 1947"."""
        first = (own.when.edtf or "").split("/")[0]
        if clauses.tense(token) == "pluperfect" and first and not own.background:
            own = self._till_then(token, first, own)
        if own.background or "/" not in (own.when.edtf or "") or not narrative.counted(token):
            return own
        return replace(own, background=self.past(first, own.when.basis))

    def _till_then(self, verb: Token, first: str, own: Moment) -> Moment:
        """A state that had held till long ago: "left what it *had ruled since 1915*"."""
        governor = clauses.verb_of(verb.head)
        till = self.at(governor) if governor is not None and governor != verb else None
        if till is None or not till.background or till.when.edtf is None:
            return own
        value = edtf.interval(first, till.when.edtf.split("/")[-1].rstrip("~"))
        return replace(own, when=structs.replace(own.when, edtf=value), background=True)

    def _of_verb(self, verb: Token) -> Moment:
        linked = self._anchors.linked(verb)
        if linked is not None:
            return linked
        if distances.long_before(verb, self._anchors.held(verb), self._anchors.links.get(verb.i)):
            return Moment(_UNKNOWN, background=True)
        framed = self._framed(verb) or self._reigned(verb) or self._documented(verb)
        framed = framed or self._beside(verb) or self._there(verb) or self._entered(verb)
        if framed is not None:
            return framed
        found = self._dependence.of(verb) or self._story.carried(verb)
        return found or self._looked_back(verb) or self._by_tense(verb)

    def _looked_back(self, verb: Token) -> Moment | None:
        """No known time, but one long past, where the text but remembers a deed."""
        back = remembrance.remembered(verb) or remembrance.of_the_dead(verb)
        back = back or remembrance.looked_back_on(verb) or remembrance.long_before(verb)
        back = back or in_bygone_office(self._parse, verb, self._anchor)
        back = back or self._lives.lived(verb)
        return Moment(_UNKNOWN, background=True) if back else None

    def _framed(self, verb: Token) -> Moment | None:
        """The time of the clause that says when: "When the war ended in 1991, they withdrew"."""
        if clauses.tense(verb) != "past":
            return None
        deeds = [verb, *(c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG")]
        for child in (c for deed in deeds for c in deed.children):
            if child.dep_ != "advcl" or clauses.tense(child) != "past":
                continue
            if child.lemma_ == "do" and all(c.dep_ != "dobj" for c in child.children):
                continue  # "As it *did* in 2009": another time.
            marks = {c.lower_ for c in child.children if c.dep_ in {"advmod", "mark"}}
            if verb.dep_ == "relcl" and marks & _ONCE:
                return self._soon(self._anchors.own(child))
            if marks & _ONCE and child.i < verb.i:
                after = self._anchors.own(child)
                # "After gunmen killed the envoys in 1998 Iran *massed* troops there"
                return self._soon(after) if after is not None and after.background else None
            if "before" in marks and verb.dep_ != "relcl":
                return self._until(self._anchors.own(child))
            if marks & _CLOSING:
                ended = self._anchors.own(child)  # "Armed them *until* they gave up in 1994"
                return self._until(ended) if ended is not None and ended.background else None
            if marks & _WHEN:
                # "When it moved *to seize* the firm *a year on*, they landed."
                below = (c for c in child.children if c.dep_ == "xcomp")
                dated = (self._anchors.own(clause) for clause in (child, *below))
                return next((moment for moment in dated if moment is not None), None)
        return None

    def _soon(self, moment: Moment | None) -> Moment | None:
        """About a time: "who *called* an election after he lost a vote last month"."""
        if moment is None or moment.when.edtf is None or edtf.OPEN in moment.when.edtf:
            return None
        when = When(
            edtf=edtf.approximate(moment.when.edtf.split("/")[-1]),
            basis="relative",
            start=moment.when.start,
            end=moment.when.end,
            text=moment.when.text,
        )
        return replace(moment, when=when)

    def _until(self, moment: Moment | None) -> Moment | None:
        """At any time before another: "thousands *were killed* before they signed it in 2000"."""
        if moment is None or moment.when.edtf is None or moment.when.edtf.startswith(edtf.OPEN):
            return None
        value = f"{edtf.OPEN}/{moment.when.edtf.split('/')[0]}"
        when = structs.replace(moment.when, edtf=value, basis="relative")
        return replace(moment, when=when)

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
        for text, dating in documents(verb):
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
            when = structs.replace(found.when, edtf=value, basis="relative")
            return Moment(when, background=found.background)
        return None

    def _of_noun(self, noun: Token) -> Moment:
        if self._parse.in_title(noun):
            return self._document()
        linked = self._anchors.linked(noun)
        if linked is not None:
            return linked  # "Ten years after the *massacre* mothers lit candles."
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
            if governor.lemma_ in _COVERING and clauses.tense(governor) == "present":
                return Moment(_UNKNOWN, background=False)  # "A 1951 treaty *covers attacks* on it"
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
            return Moment(_UNKNOWN, background=form != "future" and self._of_old(verb))
        if form == "infinitive":
            if clauses.realised(verb) and clauses.is_verb(verb.head):
                return self.at(verb.head)
            return Moment(_UNKNOWN, background=self._of_old(verb))
        if nouns.long_ago(verb) or (form in {"past", "pluperfect"} and self._by_gone_state(verb)):
            return Moment(_UNKNOWN, background=True)
        if narrative.counted(verb, wars=True):
            return Moment(_UNKNOWN, background=True)  # "Has fought three wars with it"
        if form == "pluperfect" and not clauses.reported(verb):
            lately = distances.days_before(self._anchors.held(verb)) or self._just_before(verb)
            lately = lately or clauses.for_days(verb) or clauses.earlier(verb)
            lately = lately or clauses.assembled(verb)
            return Moment(_UNKNOWN, background=not lately)
        if form == "participle" and verb.dep_ in {"advcl", "pcomp", "xcomp"}:
            governor = clauses.verb_of(verb.head)
            if governor is not None and governor != verb:
                return self.at(governor)
        return self._published("tense")

    def _of_old(self, verb: Token) -> bool:
        """Whether what was to come was so long ago: "it said in 1998 that it would *close* them".

        What was promised or asked for within the last year may still come.
        """
        step = verb
        while step.dep_ in {"xcomp", "ccomp", "conj"} and clauses.is_verb(step.head):
            step = step.head
            if clauses.tense(step) not in {"past", "pluperfect"}:
                continue
            moment = self.at(step)
            if not moment.background or moment.when.edtf is None:
                return moment.background
            end = edtf.bounds(moment.when.edtf)[1]
            old = timedelta(days=_YEAR)
            return end is None or self._anchor is None or end < self._anchor - old
        return False

    def _just_before(self, verb: Token) -> bool:
        """Whether it was done when what is reported came: "*when he arrived*, they had left"."""
        main = narrative.beside(verb)
        if main is not None and clauses.tense(main) == "past" and not self.at(main).background:
            return True  # "Chad struck after it *had warned* them"
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
            ending = " end " in f" {self._parse.text[expression.start : expression.end].lower()} "
            value = f"{edtf.OPEN}/{value.split('/')[-1 if ending else 0]}"
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
