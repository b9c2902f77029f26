"""Which expressions stand in which clause, and what times counted from other times come to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, edtf, nouns
from communique.times.dates import nearest_year

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from communique.language.parse import Parse
    from communique.times.clock import StoryClock
    from communique.times.reading import Expression

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ARGUMENTS = frozenset("nsubj nsubjpass dobj attr pobj dative oprd".split())
_INSIDE = frozenset("poss compound nmod nummod amod".split())
# A time named with what is said, not with what happens: "according to the agency on Sunday".
_SOURCES = frozenset({"according"})
_NOT_WHEN = frozenset({"about", "for", "than", "as", "like", "despite", "under", "per", "with"})
_OF_PERIODS = frozenset(
    """in during at after before since until till throughout through amid on under following over
    within by from of between""".split()
)
_POINTING = frozenset({"that", "this", "those", "these"})
_PRECISION = {"day": 0, "interval": 1, "month": 2, "season": 3, "year": 4}


@dataclass(frozen=True, slots=True)
class _Hold:
    """An expression that stands with a word, how far from it, and through which preposition."""

    expression: Expression
    rank: int
    preposition: str | None


class Anchors:
    """The expressions of a parse, by the words whose time they give."""

    def __init__(
        self, parse: Parse, expressions: list[Expression], anchor: date | None, clock: StoryClock
    ) -> None:
        self._parse = parse
        self._doc = parse.doc
        self._anchor = anchor
        self._clock = clock
        self._all = expressions
        self._held: dict[int, list[_Hold]] = defaultdict(list)
        self._covering: dict[int, Expression] = {}
        self._links: dict[int, tuple[Token, Expression, int]] = {}
        self._celebrated: dict[int, tuple[str, Expression]] = {}
        self._clause_of: dict[int, Token] = {}
        for expression in expressions:
            for i in range(expression.first, expression.last):
                self._covering[i] = expression
            self._place(expression)

    # Values

    def resolve(self) -> None:
        """Gives every expression its value: those that stand by themselves first."""
        for number, expression in enumerate(self._all):
            reading = expression.reading
            if reading.offset is not None:
                continue
            expression.edtf = self._plain(number)
            expression.resolved = True
        for expression in self._all:
            if expression.reading.anniversary is not None:
                self._celebrate(expression)
        for expression in self._all:
            self.value(expression)

    def value(self, expression: Expression) -> str | None:
        """The value of an expression, found now if it is counted from another time."""
        if not expression.resolved:
            expression.resolved = True  # Before the search, which may come back here.
            expression.edtf = self._counted(expression)
        return expression.edtf

    def _plain(self, number: int) -> str | None:
        expression = self._all[number]
        reading = expression.reading
        if reading.value is not None:
            return reading.value
        if reading.partial is not None:
            told = self._told_year(number)
            if told is not None:
                month, day = reading.partial
                return edtf.month(told, month) if day is None else edtf.day(told, month, day)
        if reading.anchored is None or self._anchor is None:
            return None
        token = self._doc[expression.root]
        leaning = reading.lean or clauses.lean(token, self._parse.in_title(token))
        try:
            return reading.anchored(self._anchor, leaning)
        except (ValueError, OverflowError):
            return None  # A date outside the calendar of this library: the year 0, or 12000.

    def _told_year(self, number: int) -> int | None:
        """The year that the story is in, for a month or day without one."""
        expression = self._all[number]
        line = self._parse.text.rfind("\n", 0, expression.start)
        for before in reversed(self._all[:number]):
            if before.start < line or expression.start - before.end > 400:
                return None
            if before.edtf is None or before.reading.kind in {"set", "duration"}:
                continue
            if before.reading.basis == "relative" and before.reading.partial is None:
                return None
            if edtf.precision(before.edtf) == "interval":
                return None
            start, _ = edtf.bounds(before.edtf)
            if start is None or self._anchor is None:
                return start.year if start is not None else None
            if not self._clock.past(before.edtf, before.reading.basis):
                return None
            month, day = expression.reading.partial or (1, None)
            usual = nearest_year(self._anchor, month, day, "past")
            return start.year if start.year < usual else None
        return None

    def _counted(self, expression: Expression) -> str | None:
        offset = expression.reading.offset
        if offset is None:
            return expression.edtf
        base: str | None = None
        if offset.clause:
            base = self._base_of_clause(expression)
            if base is None and self._clause_of.get(expression.start) is not None:
                main = self._links_main(expression)
                return self._clock.at(main).when.edtf if main is not None else None
        if base is None:
            base = self._reference(expression)
        if base is None:
            return None
        if offset.unit is None:
            return base
        if offset.count == 0:
            return edtf.within(base, offset.unit)
        if offset.unit in {"week", "month"} and abs(offset.count) == 1 and self._whole(expression):
            start, _ = edtf.bounds(base)
            if start is None:
                return None
            if offset.unit == "week":
                return edtf.week(start, int(offset.count))
        value = edtf.moved(base, offset.count, offset.unit)
        return edtf.approximate(value) if value is not None and offset.rough else value

    def _whole(self, expression: Expression) -> bool:
        words = self._parse.text[expression.start : expression.end].lower()
        return words.startswith(("the following", "the next", "the previous", "the preceding"))

    def _reference(self, expression: Expression) -> str | None:
        """The time last told before an expression that points back to one."""
        number = next(i for i, e in enumerate(self._all) if e is expression)
        token = self._doc[expression.root]
        verb = clauses.verb_of(token)
        for before in reversed(self._all[:number]):
            if expression.start - before.end > 600:
                break
            if before.reading.kind in {"set", "duration"}:
                continue
            value = self.value(before)
            if value is None:
                continue
            if verb is not None and any(h.expression is before for h in self._held[verb.i]):
                continue
            return value
        sentence = self._sentence(token.i)
        if sentence > 0:
            root = self._parse.sentences[sentence - 1].root
            if clauses.is_verb(root) and not self._parse.in_title(root):
                return self._clock.at(root).when.edtf
        return None

    def _base_of_clause(self, expression: Expression) -> str | None:
        """The time of what an offset is counted from, where that is told: "after the war"."""
        base = self._clause_of.get(expression.start)
        if base is None:
            return None
        stood = self._covering.get(base.i)
        if stood is not None and stood is not expression:
            return self.value(stood)
        found = self.own(base)
        if found is None and not clauses.is_verb(base):
            verb = nouns.told_by(base)
            found = self.own(verb) if verb is not None and verb.i not in self._links else None
        return found.when.edtf if found is not None else None

    def _links_main(self, expression: Expression) -> Token | None:
        for index, (_, linked, sign) in self._links.items():
            if linked is expression and sign > 0:
                return self._doc[index]
        return None

    # Anniversaries

    def _celebrate(self, expression: Expression) -> None:
        """The date of what an anniversary is of, and the day of the anniversary itself."""
        if self._anchor is None or expression.reading.anniversary is None:
            return
        year = self._anchor.year - expression.reading.anniversary
        if year < 1:
            return
        value = edtf.year(year)
        full = [
            e.edtf
            for e in self._all
            if e.edtf is not None and _FULL_DAY.fullmatch(e.edtf) and e.edtf.startswith(f"{value}-")
        ]
        if full:
            near = min(
                full,
                key=lambda d: abs(
                    (edtf.bounds(f"{self._anchor.year}{d[4:]}")[0] or self._anchor).toordinal()  # type: ignore[union-attr]
                    - self._anchor.toordinal()  # type: ignore[union-attr]
                )
                if not d.endswith("02-29")
                else 0,
            )
            value = near
            expression.edtf = edtf.day(self._anchor.year, int(near[5:7]), int(near[8:]))
        root = self._doc[expression.root]
        for child in root.children:
            if child.dep_ == "poss":
                self._celebrated[child.i] = (value, expression)
            if child.dep_ == "prep" and child.lower_ in {"of", "since"}:
                for grand in child.children:
                    if grand.dep_ in {"pobj", "pcomp"}:
                        self._celebrated[grand.i] = (value, expression)

    # Places

    def _place(self, expression: Expression) -> None:
        """Hangs an expression on the words whose time it gives, from the nearest outwards."""
        offset = expression.reading.offset
        if offset is not None and offset.clause and self._link(expression):
            return
        token = self._doc[expression.root]
        period = expression.reading.kind == "period"
        if period and token.dep_ in _ARGUMENTS - {"pobj", "nsubj"}:
            return  # Condemned, fought or ended: the war is what is told of, not when.
        rank = 0
        preposition: str | None = None
        for _ in range(12):
            head = token.head
            if head == token:
                break
            dep = token.dep_
            if dep in {"prep", "agent"} or token.pos_ == "ADP":
                if token.lower_ in _SOURCES:
                    return
                if preposition is None:
                    preposition = token.lower_
                    if period and preposition not in _OF_PERIODS:
                        return
                elif token.lower_ in _NOT_WHEN:
                    return
            if clauses.is_verb(head):
                # A time that is itself an argument ("Sunday was quiet") counts less.
                step = 2 if dep in _ARGUMENTS and rank == 0 else rank
                if preposition not in _NOT_WHEN:
                    self._hold(head, expression, step, preposition)
                return
            if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and dep != "pobj":
                if dep in _INSIDE or dep in {"npadvmod", "prep", "appos", "advmod", "relcl"}:
                    if preposition not in _NOT_WHEN:
                        self._hold(head, expression, rank, preposition)
                    if preposition == "of" or (dep in _INSIDE and not nouns.eventive(head)):
                        return
                    if nouns.eventive(head) and nouns.told_by(head) is None:
                        return
                rank += 1
            token = head

    def _hold(
        self, token: Token, expression: Expression, rank: int, preposition: str | None
    ) -> None:
        self._held[token.i].append(_Hold(expression, rank, preposition))

    def _link(self, expression: Expression) -> bool:
        """Ties the two clauses of "Y did Z 10 days after X did W" to one another."""
        joint = self._doc[expression.last - 1]
        base: Token | None = None
        main: Token | None = None
        if joint.dep_ in {"mark", "advmod"} and clauses.is_verb(joint.head) and joint.i < joint.head.i:
            base = joint.head
            main = clauses.verb_of(base.head) if base.head != base else None
        else:
            for child in joint.children:
                if child.dep_ in {"pobj", "pcomp"} and child.i > joint.i:
                    base = child
            if joint.lower_ == "of" or joint.lower_ == "to":
                joint = joint.head
            main = clauses.verb_of(joint.head) if joint.head != joint else None
        if base is None:
            return False
        self._clause_of[expression.start] = base
        if main is None or main == base:
            return True
        self._links[main.i] = (base, expression, 1)
        if clauses.is_verb(base) or nouns.eventive(base):
            self._links.setdefault(base.i, (main, expression, -1))
        return True

    # Questions

    def covering(self, token: Token) -> Moment | None:
        """The time that a word is itself part of: the "War" of "the Korean War"."""
        expression = self._covering.get(token.i)
        if expression is None or expression.reading.kind in {"set", "duration"}:
            return None
        if self.value(expression) is None:
            return None
        return self._clock.moment_of(expression)

    def own(self, token: Token) -> Moment | None:
        """The time that an expression gives to a word's own clause or phrase."""
        celebrated = self._celebrated.get(token.i)
        if celebrated is not None:
            value, expression = celebrated
            text = self._parse.text[expression.start : expression.end]
            when = When(
                edtf=value, basis="relative", start=expression.start, end=expression.end, text=text
            )
            return Moment(when, background=self._clock.past(value, "relative"))
        stood = self._covering.get(token.i)
        if stood is not None and stood.reading.kind == "period":
            return self.covering(token)
        for hold in self._best(token):
            found = self._clock.moment_of(hold.expression, hold.preposition)
            if found is not None:
                return found
        return None

    def position(self, token: Token) -> int:
        """Where the expression stands that gives a word its time."""
        best = self._best(token)
        return best[0].expression.root if best else -1

    def _best(self, token: Token) -> list[_Hold]:
        held = self._held.get(token.i)
        if not held:
            return []
        usable = []
        for hold in held:
            reading = hold.expression.reading
            value = self.value(hold.expression)
            if value is None or reading.kind in {"set", "duration"}:
                continue
            if reading.kind == "period" and hold.preposition != "since" and self._lasting(value):
                continue  # It is still going on: tense tells more.
            if reading.anniversary is not None and edtf.precision(value) == "year":
                continue  # Held about its day, which is not known: tense tells more.
            usable.append((hold, value))
        usable.sort(
            key=lambda pair: (
                pair[0].preposition in {"since", "until", "after", "before", "by"},
                pair[0].rank,
                _PRECISION[edtf.precision(pair[1].rstrip("~"))],
                abs(pair[0].expression.root - token.i),
            )
        )
        return [hold for hold, _ in usable]

    def _lasting(self, value: str) -> bool:
        end = edtf.bounds(value)[1]
        return self._anchor is not None and (end is None or end >= self._anchor)

    def linked(self, token: Token) -> Moment | None:
        """The time of an event that is told by its distance from another."""
        link = self._links.get(token.i)
        if link is None:
            return None
        other, expression, sign = link
        offset = expression.reading.offset
        if offset is None or offset.unit is None:
            return None
        if sign > 0:
            base = self._base_of_clause(expression)
            if base is None:
                return None
        else:
            base = self._clock.at(other).when.edtf
            if base is None:
                return None
        value = edtf.moved(base, sign * offset.count, offset.unit)
        if value is None:
            return None
        if offset.rough:
            value = edtf.approximate(value)
        around = Moment(When(edtf=base, basis="relative"), background=False)
        return self._clock.moved(around, value, expression)

    def recalled(self, token: Token) -> Moment | None:
        """The time of an event told before that a clause points back to: "In that message"."""
        pointed = self._pointed(token)
        if pointed is None:
            return None
        sentence = self._sentence(token.i)
        first = self._parse.sentences[max(sentence - 3, 0)].start
        for i in range(pointed.i - 1, first - 1, -1):
            earlier = self._doc[i]
            if earlier.pos_ not in {"NOUN", "PROPN"} or not nouns.same(
                pointed.lemma_.lower(), earlier.lemma_.lower()
            ):
                continue
            if clauses.verb_of(earlier) == clauses.verb_of(token):
                continue
            found = self._clock.at(earlier)
            if found.when.edtf is not None and found.when.basis not in {"tense", "document"}:
                return found
            return None
        return None

    @staticmethod
    def _pointed(token: Token) -> Token | None:
        if token.pos_ == "NOUN":
            if any(c.dep_ == "det" and c.lower_ in _POINTING for c in token.children):
                return token
            return None
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "during", "at", "on", "under"}:
                for noun in child.children:
                    if noun.dep_ == "pobj" and any(
                        c.dep_ == "det" and c.lower_ in _POINTING for c in noun.children
                    ):
                        return noun
        return None

    def _sentence(self, index: int) -> int:
        starts = self._clock._starts  # noqa: SLF001
        return max(bisect_right(starts, index) - 1, 0)
