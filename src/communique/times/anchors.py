"""Which expressions stand in which clause, and what times counted from other times come to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, edtf, narrative, nouns
from communique.times.anniversaries import Anniversaries
from communique.times.attachments import Attachments
from communique.times.chronicles import Chronicle
from communique.times.offsets import (
    ahead,
    gone,
    is_weekday,
    lasting,
    of_one,
    points_at,
    soon_after,
    too_coarse,
    whole,
)
from communique.times.onwards import part_of, stretch
from communique.times.retrospects import looks_back
from communique.times.yearless import told_year

if TYPE_CHECKING:
    from communique.language.parse import Parse
    from communique.language.tokens import Token
    from communique.times.attachments import Hold
    from communique.times.clock import StoryClock
    from communique.times.reading import Expression, Lean, Offset

#: Days before publication that still belong to what is being reported.
WINDOW = 31
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Days after which what came "after" something is told as past.
_YEARS = 730
_NOW = frozenset({"now", "today", "nowadays", "currently", "right now", "these days"})
# Prepositions that tell less than a time does in which something happens.
_LOOSE = frozenset({"since", "until", "after", "before", "by", "soon after", "soon before"})
_SIDES: dict[str, Lean] = {"last": "past", "past": "past", "next": "future", "coming": "future"}
_PRECISION = {"day": 0, "interval": 1, "month": 2, "season": 3, "year": 4}


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
        self.chronicle = Chronicle(parse, expressions)
        self._number = {e.start: i for i, e in enumerate(expressions)}
        self._starts = [sentence.start for sentence in parse.sentences]
        placed = Attachments(parse.doc, expressions)
        self._held = placed.held
        #: The clauses and deeds measured from one another, by the index of their words.
        self.links = placed.links
        self._clause_of = placed.clause_of
        self._covering: dict[int, Expression] = {}
        self._anniversaries = Anniversaries(parse.doc, expressions, anchor)
        #: Whether the text as a whole tells of long ago.
        self.back = looks_back(parse, expressions, anchor)
        for expression in expressions:
            for i in range(expression.first, expression.last):
                self._covering[i] = expression

    # Values

    def resolve(self) -> None:
        """Gives every expression its value: those that stand by themselves first."""
        for number, expression in enumerate(self._all):
            reading = expression.reading
            if reading.offset is not None:
                continue
            expression.edtf = self._plain(number)
            expression.resolved = True
        self._anniversaries.resolve()
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
        reading, token = expression.reading, self._doc[expression.root]
        if reading.value is not None:
            return reading.value
        # "Last November" is not counted from the story's year.
        if reading.partial is not None and self._doc[expression.first - 1].lower_ != "last":
            told = self.chronicle.year(expression, token) or told_year(
                self._parse, self._all, number, self._clock, self._anchor, back=self.back
            )
            if told is not None:
                month, day = reading.partial
                return edtf.month(told, month) if day is None else edtf.day(told, month, day)
        if reading.anchored is None or self._anchor is None:
            return None
        partial = reading.partial is not None
        leaning = reading.lean or clauses.lean(token, self._parse.in_title(token), partial)
        before = self._doc[expression.first - 1].lower_ if expression.first else ""
        if partial:  # "Let ships dock *last* October", "from *next* January"
            leaning = _SIDES.get(before, leaning)
        if self.chronicle.opens(expression):
            leaning = "past"  # "5 June: Riyadh shuts the border": of what was.
        said = self._said(token) if leaning == "future" else None
        counted = said or self._anchor
        if reading.partial == (counted.month, None) and before in _SIDES:  # "Last May", told in May
            return edtf.month(counted.year + (1 if leaning == "future" else -1), counted.month)
        try:
            return reading.anchored(counted, leaning)
        except (ValueError, OverflowError):
            return None  # A date outside the calendar of this library: the year 0, or 12000.

    def _said(self, token: Token) -> date | None:
        """The day from which a future in the past looks ahead.

        "It announced on 15 January that it would ban the flights from 22 January."
        """
        verb = clauses.verb_of(token)
        if verb is None or clauses.tense(verb) not in {"would", "infinitive"}:
            return None
        for governor in (verb.head, verb.head.head):
            if governor == verb or clauses.tense(governor) not in {"past", "pluperfect"}:
                continue
            for hold in self._held.get(governor.i, ()):
                told = hold.expression.edtf
                if told is not None and _FULL_DAY.fullmatch(told) and hold.expression.resolved:
                    return date.fromisoformat(told)
        return None

    def _counted(self, expression: Expression) -> str | None:
        offset = expression.reading.offset
        if offset is None:
            return expression.edtf
        if offset.through:
            return self._stretch(expression, offset)
        if soon_after(expression) and clauses.lean(self._doc[expression.root]) != "past":
            return None  # "Will meet within days": soon after today.
        base: str | None = None
        if offset.clause:
            base = self._base_of_clause(expression)
            if base is None and self._clause_of.get(expression.start) is not None:
                main = self._links_main(expression)
                return self._clock.at(main).when.edtf if main is not None else None
        if base is None:
            base = self._reference(expression)
        if expression.reading.anchored and self._anchor:
            ahead_of = clauses.lean(self._doc[expression.root]) == "future"
            if base is None or ahead_of:
                return expression.reading.anchored(self._anchor, "none")
        if base is None:
            return None
        if offset.unit is None:
            return base
        if offset.part is not None:
            return part_of(base, offset)
        if offset.count == 0:
            return edtf.within(base, offset.unit)
        if (
            offset.unit in {"week", "month"}
            and abs(offset.count) == 1
            and whole(self._words(expression))
        ):
            start, _ = edtf.bounds(base)
            if start is None:
                return None
            if offset.unit == "week" and edtf.precision(base.rstrip("~")) in {"day", "interval"}:
                return edtf.week(start, int(offset.count))
        value = edtf.moved(base, offset.count, offset.unit)
        if value is None or self._too_late(value, expression):
            return None
        return edtf.approximate(value) if offset.rough else value

    def _stretch(self, expression: Expression, offset: Offset) -> str | None:
        """All that lies between a time told before and another, or from the report on."""
        token, anchored = self._doc[expression.root], expression.reading.anchored
        leaning = clauses.lean(token, self._parse.in_title(token))
        base = self._reference(expression) if leaning == "past" else None
        if base is not None:
            return stretch(base, offset, self._anchor)
        if anchored is None or self._anchor is None or (leaning == "past" and offset.count > 0):
            return None
        return anchored(self._anchor, leaning)

    def _words(self, expression: Expression) -> str:
        return self._parse.text[expression.start : expression.end].lower()

    def _too_late(self, value: str, expression: Expression) -> bool:
        """Whether a time counted for what is past lies ahead: it was counted from the wrong one."""
        start, _ = edtf.bounds(value)
        if start is None or self._anchor is None or start <= self._anchor:
            return False
        verb = clauses.verb_of(self._doc[expression.root])
        return verb is not None and clauses.tense(verb) in {"past", "pluperfect"}

    def _reference(self, expression: Expression) -> str | None:
        """The time last told before an expression that points back to one."""
        number = self._number[expression.start]
        token = self._doc[expression.root]
        verb = clauses.verb_of(token)
        for before in reversed(self._all[:number]):
            if expression.start - before.end > 600:
                break
            if before.reading.kind in {"set", "duration"}:
                continue
            value = self.value(before)
            if value is None or self._words(before) in _NOW or self._too_late(value, expression):
                continue
            if too_coarse(value, expression):
                continue
            if verb is not None and any(h.expression is before for h in self._held[verb.i]):
                continue
            if points_at(expression):
                if is_weekday(before) or not of_one(value, expression):
                    continue  # "That month" is one that the text has named.
            elif narrative.off_line(self._doc, before, expression):
                continue
            return value
        sentence = self._sentence(token.i)
        root = self._parse.sentences[sentence - 1].root if sentence > 0 else None
        if root is not None and clauses.is_verb(root) and not self._parse.in_title(root):
            told = self._clock.at(root).when.edtf
            if told is None or self._too_late(told, expression) or too_coarse(told, expression):
                return None
            return told
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
            found = self.own(verb) if verb is not None and verb.i not in self.links else None
        return found.when.edtf if found is not None else None

    def _links_main(self, expression: Expression) -> Token | None:
        for index, (_, linked, sign) in self.links.items():
            if linked is expression and sign > 0:
                return self._doc[index]
        return None

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
        celebrated = self._anniversaries.of.get(token.i)
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
        if clauses.is_verb(token) and clauses.habitual(token):
            return None  # "In winter it often cuts off the gas."
        for hold in self._best(token):
            found = self._clock.moment_of(hold.expression, hold.preposition)
            if found is not None:
                return self._long_after(found, hold, token)
        return None

    def _long_after(self, found: Moment, hold: Hold, token: Token) -> Moment:
        """A time left open at its end, told as past where it begins years ago: "after 1980"."""
        begun = self.value(hold.expression)
        if hold.preposition != "after" or begun is None or self._anchor is None:
            return found
        if clauses.tense(token) not in {"past", "pluperfect"}:
            return found
        end = edtf.bounds(begun)[1]
        long = end is not None and (self._anchor - end).days > _YEARS
        return replace(found, background=True) if long else found

    def marked(self, verb: Token) -> Moment | None:
        """The time of a deed against what an anniversary is of, where its object has the year.

        "Kosovo turned ten on Saturday. Serbia rejected the declaration of 2008."
        """
        years = self._anniversaries.years
        for child in verb.children if years else ():
            found = self.own(child) if child.dep_ == "dobj" else None
            if found is not None and found.background and (found.when.edtf or "")[:4] in years:
                return found
        return None

    def position(self, token: Token) -> int:
        """Where the expression stands that gives a word its time."""
        best = self._best(token)
        return best[0].expression.root if best else -1

    def _best(self, token: Token) -> list[Hold]:
        held = self._held.get(token.i)
        if not held:
            return []
        usable = []
        for hold in held:
            reading = hold.expression.reading
            value = self.value(hold.expression)
            if value is None or reading.kind in {"set", "duration"}:
                continue
            if (
                reading.kind == "period"
                and hold.preposition != "since"
                and lasting(value, self._anchor)
            ):
                continue  # It is still going on: tense tells more.
            if hold.gone and not gone(value, self._anchor):
                continue
            if ahead(value, self._anchor) and clauses.is_done(token):
                continue  # "Thanked him and *invited* him to Oslo *next spring*"
            if reading.anniversary is not None and edtf.precision(value) == "year":
                continue  # Held about its day, which is not known: tense tells more.
            usable.append((hold, value))
        usable.sort(
            key=lambda pair: (
                pair[0].preposition in _LOOSE,
                pair[0].rank,
                _PRECISION[edtf.precision(pair[1].rstrip("~"))],
                abs(pair[0].expression.root - token.i),
            )
        )
        return [hold for hold, _ in usable]

    def held(self, token: Token) -> list[Expression]:
        """The expressions that stand with a word, whether their time is known or not."""
        return [hold.expression for hold in self._held.get(token.i, ())]

    def linked(self, token: Token) -> Moment | None:
        """The time of an event that is told by its distance from another."""
        link = self.links.get(token.i)
        if link is None:
            return None
        other, expression, sign = link
        offset = expression.reading.offset
        if offset is None or offset.unit is None:
            return None
        if sign > 0:
            base = self._base_of_clause(expression)
            if base is None or clauses.tense(token) in {"present", "future"}:
                return None  # "A year after it left, Chad *is returning*": it does so now.
        else:
            base = self._clock.at(other).when.edtf
            while base is None and other.dep_ in {"ccomp", "conj", "xcomp"}:
                # "Said on Tuesday it would go, five days after ...": counted from what is said.
                other = other.head
                base = self._clock.at(other).when.edtf
            if base is None or (offset.count < 0 and not clauses.is_verb(token)):
                return None  # "Ten days before its *raid* Chad warned them": not counted from now.
        value = edtf.moved(base, sign * offset.count, offset.unit)
        if value is None:
            return None
        if offset.rough:
            value = edtf.approximate(value)
        around = Moment(When(edtf=base, basis="relative"), background=False)
        return self._clock.moved(around, value, expression)

    def _sentence(self, index: int) -> int:
        return max(bisect_right(self._starts, index) - 1, 0)
