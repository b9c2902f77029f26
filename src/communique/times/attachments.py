"""On which words an expression of time hangs, read off the parse."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.times import clauses, nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.times.reading import Expression

_ARGUMENTS = frozenset("nsubj nsubjpass dobj attr pobj dative oprd".split())
_INSIDE = frozenset("poss compound nmod nummod amod".split())
# A time named with what is said, not with what happens: "according to the agency on Sunday".
_SOURCES = frozenset({"according"})
_NOT_WHEN = frozenset({"about", "for", "than", "as", "like", "despite", "under", "per", "with"})
# "As early as 1962" says when, for all its "as"; "shortly after" how soon.
_DEGREES = frozenset({"early", "late", "recently", "soon", "far"})
_SOON = frozenset({"shortly", "soon", "immediately", "right", "just", "straight", "directly"})
_OF_PERIODS = frozenset(
    """in during at after before since until till throughout through amid on under following over
    within of""".split()
) | {"soon after", "soon before"}


@dataclass(frozen=True, slots=True)
class Hold:
    """An expression that stands with a word, how far from it, and through which preposition."""

    expression: Expression
    rank: int
    preposition: str | None


class Attachments:
    """The words that expressions hang on.

    ``held`` lists what stands with a word, by its index. ``links`` ties the two clauses of "Y did Z
    10 days after X did W": for each its other, the expression, and 1 for the clause measured, -1
    for the one it is measured from. ``clause_of`` gives the latter by the expression's start.
    """

    def __init__(self, doc: Doc, expressions: list[Expression]) -> None:
        self._doc = doc
        self.held: dict[int, list[Hold]] = defaultdict(list)
        self.links: dict[int, tuple[Token, Expression, int]] = {}
        self.clause_of: dict[int, Token] = {}
        self._bases: set[int] = set()
        for expression in expressions:
            self._place(expression)

    def _place(self, expression: Expression) -> None:
        """Hangs an expression on the words whose time it gives, from the nearest outwards."""
        offset = expression.reading.offset
        if offset is not None and offset.clause and self._link(expression):
            return
        token = self._doc[expression.root]
        if token.i in self._bases:
            return  # "Ten years after the war": it is counted from, not told in.
        period = expression.reading.kind == "period"
        if period and token.dep_ in _ARGUMENTS - {"pobj", "nsubj"}:
            return  # Condemned, fought or ended: the war is what is told of, not when.
        if token.dep_ == "nummod" and self._opens(expression, token):
            return
        rank = 0
        preposition: str | None = None
        for _ in range(12):
            head = token.head
            if head == token:
                break
            dep = token.dep_
            if dep in {"prep", "agent"} or token.pos_ == "ADP":
                if token.lower_ in _SOURCES or token.head.lower_ == "ahead":
                    return
                if preposition is None:
                    preposition = token.lower_
                    if preposition == "as" and head.lower_ in _DEGREES:
                        preposition = "in"
                    elif preposition in {"after", "before"} and any(
                        child.lower_ in _SOON for child in token.children
                    ):
                        preposition = f"soon {preposition}"
                    if period and preposition not in _OF_PERIODS:
                        return
                elif token.lower_ in _NOT_WHEN:
                    return
            if clauses.is_verb(head):
                # A time that is itself an argument ("Sunday was quiet") counts less.
                step = 2 if dep in _ARGUMENTS and rank == 0 else rank
                if period or preposition not in _NOT_WHEN:
                    self._hold(self._said_when(head, expression), expression, step, preposition)
                    if head.dep_ == "pcomp" and expression.reading.offset is not None:
                        self._hold_above(head, expression, step, preposition)
                return
            if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and dep != "pobj":
                if dep in _INSIDE or dep in {"npadvmod", "prep", "appos", "advmod", "relcl"}:
                    if period or preposition not in _NOT_WHEN:
                        self._hold(head, expression, rank, preposition)
                    if preposition == "of" or (dep in _INSIDE and not nouns.eventive(head)):
                        return
                    if nouns.eventive(head) and nouns.told_by(head) is None:
                        return
                rank += 1
            token = head

    def _opens(self, expression: Expression, number: Token) -> bool:
        """Hangs the year of "In 1973 soldiers bombed ..." on the verb, not on the soldiers."""
        before = self._doc[expression.first - 1] if expression.first else None
        noun = number.head
        if before is None or before.lower_ not in {"in", "by", "since"} or len(number) != 4:
            return False
        if not number.is_digit or noun.i < number.i or noun.lower_ == "people":
            return False
        verbs = [c for c in noun.children if c.dep_ == "acl" and noun.dep_ == "pobj"]
        if clauses.is_verb(before.head):
            verbs.append(before.head)
        elif clauses.is_verb(noun.head):
            verbs.append(noun.head)
        for verb in verbs:
            self._hold(verb, expression, 0, before.lower_)
        return bool(verbs)

    def _hold_above(
        self, verb: Token, expression: Expression, rank: int, preposition: str | None
    ) -> None:
        """Hangs it on the past perfect too: "had accused it of spying two days earlier"."""
        governor = clauses.verb_of(verb.head)
        if governor is not None and clauses.tense(governor) == "pluperfect":
            self._hold(governor, expression, rank + 3, preposition)

    def _said_when(self, verb: Token, expression: Expression) -> Token:
        """The verb of saying, where a parser hung its time on what is said.

        In "said on Monday he would go" the time stands right after the cue, before the clause.
        """
        cue = verb.head
        if verb.dep_ != "ccomp" or cue.i >= expression.first or cue.pos_ != "VERB":
            return verb
        between = self._doc[cue.i + 1 : expression.first]
        if all(token.pos_ == "ADP" for token in between) and len(between) < 3:
            return cue
        return verb

    def _hold(
        self, token: Token, expression: Expression, rank: int, preposition: str | None
    ) -> None:
        self.held[token.i].append(Hold(expression, rank, preposition))

    def _link(self, expression: Expression) -> bool:
        """Ties the two clauses of "Y did Z 10 days after X did W" to one another."""
        joint = self._doc[expression.last - 1]
        base: Token | None = None
        main: Token | None = None
        if (
            joint.dep_ in {"mark", "advmod"}
            and clauses.is_verb(joint.head)
            and joint.i < joint.head.i
        ):
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
        self.clause_of[expression.start] = base
        if main is None or main == base:
            return True
        self.links[main.i] = (base, expression, 1)
        self._bases.add(base.i)
        if clauses.is_verb(base) or nouns.eventive(base):
            self.links.setdefault(base.i, (main, expression, -1))
        return True
