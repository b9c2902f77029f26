"""On which words an expression of time hangs, read off the parse."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.times import clauses, nouns
from communique.times.turnings import (
    comes_after,
    negated,
    of_a_state,
    opening_since,
    ranks,
    since_when,
)

if TYPE_CHECKING:
    from communique.language.tokens import Doc, Token
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

_DEICTIC = frozenset({"last", "this", "next"})
_LOOSE = frozenset({"prep", "npadvmod", "advmod"})
_LENGTHS = frozenset("minute hour day night week month year decade century season".split())
# Prepositions of a clause through which the date of a noun dates the clause as well.
_THROUGH = frozenset("in on at during after before since until till by following amid".split())
# What befalls somebody, told by "under": "placed him *under arrest* in March".
_STANDING_UNDER = frozenset("arrest detention siege curfew blockade surveillance attack".split())
# Verbs by which the writer says whose word for a thing he uses.
_NAMING = frozenset("call describe term label dub".split())
# Verbs by which a deed is begun or ended.
_TURNING = frozenset("stop cease quit halt suspend discontinue pause start begin resume".split())
# Verbs by which another's deed comes about.
_FURTHERING = frozenset("help assist enable force compel persuade convince let lead".split())
_OPENING = frozenset({"in", "by", "since", "on", "during", "until"})
_PARTS_OF_DAYS = frozenset(
    """night morning evening afternoon day eve dawn weekend week evening month spring summer autumn
    winter year""".split()
)
# The rank of what counts only where nothing nearer does.
_FAR = 6


def _lasts(preposition: Token) -> bool:
    """Whether a preposition tells how long: "bombed it for 78 days in 1999"."""
    return preposition.lower_ == "for" and any(
        c.dep_ == "pobj" and c.lemma_.lower() in _LENGTHS for c in preposition.children
    )


def _of_the_act(preposition: Token) -> bool:
    """Whether the time of what a preposition brings is that of the act it goes with."""
    if _lasts(preposition):
        return True
    if preposition.lower_ == "with":
        return not any(map(nouns.eventive, preposition.children))
    return preposition.lower_ == "under" and any(
        c.dep_ == "pobj" and c.lemma_.lower() in _STANDING_UNDER for c in preposition.children
    )


def _is_kept_up(verb: Token) -> bool:
    """Whether an infinitive is what has been done for some time: "have refused *to meet* them"."""
    return verb.dep_ == "xcomp" and clauses.tense(verb.head) in {"perfect", "pluperfect"}


def _turns(verb: Token, preposition: str | None) -> bool:
    """Whether the time of a deed is also that of its beginning, end or furthering.

    "Stopped *supplying* it on Monday", "helped him to *topple* the king in 1997".
    """
    above = verb.head
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG":
        return above.lemma_ in _TURNING
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and above.lower_ == "let")
    helped = verb.dep_ in {"xcomp", "ccomp"} and bare and above.lemma_ in _FURTHERING
    if above.lower_ == "let" and above.dep_ == "relcl":
        return helped and preposition != "by"  # One form for what is and what was.
    return helped and preposition != "by" and clauses.tense(above) == "past"


def _met_at(noun: Token) -> bool:
    """Whether something was done at an event: "met on the sidelines of *a summit this August*"."""
    above = noun.head
    if noun.dep_ != "pobj":
        return False
    if above.lower_ == "of" and above.head.lemma_ in {"sideline", "margin"}:
        return True
    return above.lower_ in {"at", "during"} and clauses.is_verb(above.head)


def _goes_on(noun: Token, dep: str) -> bool:
    """Whether the time of a noun is that of its clause as well."""
    if nouns.eventive(noun):
        return nouns.told_by(noun) is not None or _met_at(noun)
    return dep not in _INSIDE


def _tells_when(noun: Token) -> bool:
    """Whether a noun that has a date of its own says when: "during the war of August 2008"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _THROUGH:
        return False
    lemma = noun.lemma_.lower()
    if lemma in _PARTS_OF_DAYS:
        return True
    return nouns.eventive(noun) and preposition.lower_ not in {"on", "by"}


def _of_dateline(token: Token) -> bool:
    """Whether a time hangs on the place in capitals from which a report is sent."""
    place = token.head
    return (
        place.is_upper and place.tag_ == "NNP" and len(place) > 3 and place.i < token.sent.start + 3
    )


@dataclass(frozen=True, slots=True)
class Hold:
    """An expression that stands with a word, how far from it, and through which preposition.

    ``gone`` holds it only if its time is past: "offered *to fly in* supplies *last week*".
    """

    expression: Expression
    rank: int
    preposition: str | None
    gone: bool = False


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
        if token.dep_ in {"compound", "amod"} and self._fronted(expression, token):
            return
        if token.dep_ in _INSIDE and self._stranded(expression):
            return
        if token.dep_ == "npadvmod" and self._behind_an_object(expression, token):
            return
        # "OSLO, 12 July 2011 (AP) - The king left on Sunday": where nothing else tells when.
        rank = _FAR if _of_dateline(token) else 0
        preposition: str | None = None
        for _ in range(12):
            head = token.head
            if head == token:
                break
            dep = token.dep_
            if dep == "prep" and nouns.remembers(head):
                # "On the anniversary of the invasion in 1968": the year is the invasion's.
                for noun in nouns.remembered(head):
                    self._hold(noun, expression, rank, preposition)
                return
            if dep in {"prep", "agent"} or token.pos_ == "ADP":
                if token.lower_ in _SOURCES or token.head.lower_ == "ahead":
                    return
                if preposition is None:
                    preposition = token.lower_
                    if preposition == "since" and (ranks(token) or of_a_state(token)):
                        return
                    if preposition == "on" and len(expression.reading.value or "") == 4:
                        return  # "Up 6 per cent on 2002": compared with, not told in.
                    if preposition in {"until", "till"} and negated(token):
                        preposition = "in"  # "Not until 1904 did they sign it": then they did.
                    if preposition == "as" and head.lower_ in _DEGREES:
                        preposition = "in"
                    elif preposition in {"after", "before"} and any(
                        child.lower_ in _SOON for child in token.children
                    ):
                        preposition = f"soon {preposition}"
                    if period and preposition not in _OF_PERIODS:
                        return
                    if period and preposition == "of" and head.pos_ != "NOUN":
                        return  # "Pulled out *of* the deal of 2015", "a member of": no time.
                elif token.lower_ in _NOT_WHEN - {"as"} and not _of_the_act(token):
                    # But "recognised it *as* a state on Friday", "lodged it *with an embassy on* …"
                    return
            remarked = nouns.remarked_on(head, expression.first) if dep in _LOOSE else None
            if remarked is not None:
                self._hold(remarked, expression, rank, preposition)
                return
            since = opening_since(token, head)
            if since is not None:
                self._hold(since, expression, rank, "since")
                return
            if clauses.is_verb(head):
                # A time that is itself an argument ("Sunday was quiet") counts less.
                step = 2 if dep in _ARGUMENTS and rank == 0 else rank
                if period or preposition not in _NOT_WHEN:
                    self._hold(self._said_when(head, expression), expression, step, preposition)
                    if head.dep_ == "pcomp" and expression.reading.offset is not None:
                        self._hold_above(head, expression, step, preposition)
                    elif head.dep_ == "pcomp" and head.head.lower_ == "from":
                        # "Barred him from crossing the bridge on 21 August."
                        self._hold(head.head.head, expression, step + 3, preposition)
                    elif head.dep_ == "pcomp" and since_when(head.head.head):
                        # "Not since Chad *accused it* of backing a coup *in 2015*"
                        self._hold(head.head.head, expression, step + 3, preposition)
                    elif (preposition == "since" and _is_kept_up(head)) or _turns(
                        head, preposition
                    ):
                        self._hold(head.head, expression, step + 1, preposition)
                    elif clauses.undertaken(head):
                        self._hold(head.head, expression, step + 1, preposition, gone=True)
                return
            if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and dep != "pobj":
                if dep in _INSIDE or dep in {"npadvmod", "prep", "appos", "advmod", "relcl"}:
                    if period or preposition not in _NOT_WHEN:
                        self._hold(head, expression, rank, preposition)
                    if preposition == "of" and head.head.lower_ == "as" and head.lower_ == "part":
                        preposition = "in"  # "Agreed to leave *as part of* the accord of 1954."
                    elif preposition == "of" and head.i not in self._bases and _tells_when(head):
                        preposition = None  # "On the night of 30 January they landed."
                    elif preposition is None and comes_after(head, expression):
                        preposition, rank = "soon after", _FAR  # "After the *1990* coup"
                    elif preposition == "of" or not _goes_on(head, dep):
                        return
                rank += 1
            token = head

    def _behind_an_object(self, expression: Expression, token: Token) -> bool:
        """Hangs a time on the verb where a parser took it for a part of what stands before it.

        "Ended its treaty with Chad *the following year*": no year of Chad, nor of the treaty.
        """
        noun = token.head
        phrased = noun.dep_ == "pobj" and noun.head.dep_ == "prep"
        if not phrased and noun.dep_ != "dobj":
            return False
        offset = expression.reading.offset
        next_step = offset is not None and offset.count == 1 and not offset.clause
        if phrased and noun.tag_ in {"NNP", "NNPS"} and noun.i + 1 == expression.first:
            noun = noun.head.head
        elif not next_step:
            return False
        while noun.pos_ == "NOUN" and (next_step or not nouns.eventive(noun)):
            if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
                noun = noun.head.head
            elif clauses.is_verb(noun.head):
                noun = noun.head
            else:
                return False
        if not clauses.is_verb(noun):
            return False
        self._hold(noun, expression, 0, None)
        return True

    def _opens(self, expression: Expression, number: Token) -> bool:
        """Hangs the year of "In 1973 soldiers bombed ..." on the verb, not on the soldiers."""
        before = self._doc[expression.first - 1] if expression.first else None
        noun = number.head
        if before is None or before.lower_ not in {"in", "by", "since"} or len(number) != 4:
            return False
        if not number.text.isdigit() or noun.i < number.i or noun.lower_ == "people":
            return False
        verbs = [c for c in noun.children if c.dep_ == "acl" and noun.dep_ == "pobj"]
        if clauses.is_verb(before.head):
            verbs.append(before.head)
        elif clauses.is_verb(noun.head):
            verbs.append(noun.head)
        for verb in verbs:
            self._hold(verb, expression, 0, before.lower_)
        return bool(verbs)

    def _fronted(self, expression: Expression, token: Token) -> bool:
        """Hangs "Last September" on its verb where a parser took it for a part of the subject."""
        subject = token.head
        if subject.dep_ not in {"nsubj", "nsubjpass"} or not clauses.is_verb(subject.head):
            return False
        first = self._doc[expression.first]
        if first.i and self._doc[first.i - 1].lower_ in _DEICTIC:
            first = self._doc[first.i - 1]
        if subject.left_edge != first or subject.i < token.i:
            return False
        if token.dep_ == "amod":
            if token.lower_ not in {"later", "earlier", "ago"}:
                return False  # "Days later gunmen attacked it."
        elif first.lower_ not in _DEICTIC or subject.tag_ == "NN":
            return False
        self._hold(subject.head, expression, 0, None)
        return True

    def _stranded(self, expression: Expression) -> bool:
        """Hangs "In May 1999 soldiers crossed ..." on the verb where its "in" has no noun."""
        before = self._doc[expression.first - 1] if expression.first else None
        if before is None or before.lower_ not in _OPENING or before.dep_ != "prep":
            return False
        if any(c.dep_ in {"pobj", "pcomp"} for c in before.children):
            return False
        if not clauses.is_verb(before.head) or before.head.i < expression.first:
            return False
        self._hold(before.head, expression, 0, before.lower_)
        return True

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
        if verb.tag_ in {"VBZ", "VBP"} and self._doc[expression.last - 1].lower_ == "ago":
            # "Marks the day when it *bombed* the port, 80 years ago."
            past = [t for t in verb.subtree if t.tag_ == "VBD" and t.i < expression.first]
            return past[-1] if past else verb
        if verb.lemma_ in _NAMING and verb.left_edge.lower_ == "what" and verb.dep_ == "ccomp":
            return verb.head  # "Bombed what it *called* a camp on Tuesday."
        cue = verb.head
        if verb.dep_ != "ccomp" or cue.i >= expression.first or cue.pos_ != "VERB":
            return verb
        between = self._doc[cue.i + 1 : expression.first]
        if all(token.pos_ == "ADP" for token in between) and len(between) < 3:
            return cue
        return verb

    def _hold(
        self,
        token: Token,
        expression: Expression,
        rank: int,
        preposition: str | None,
        gone: bool = False,
    ) -> None:
        self.held[token.i].append(Hold(expression, rank, preposition, gone))

    def _link(self, expression: Expression) -> bool:
        """Ties the two clauses of "Y did Z 10 days after X did W" to one another."""
        joint = self._doc[expression.last - 1]
        base: Token | None = None
        main: Token | None = None
        marks = joint.dep_ in {"mark", "advmod"}
        if marks and clauses.is_verb(joint.head) and joint.i < joint.head.i:
            base = joint.head
            main = clauses.verb_of(base.head) if base.head != base else None
            if main is None and base.sent.root.pos_ == "NOUN":
                main = base.sent.root  # "Forty years since Chad fell, *sirens* (…) wailed"
        else:
            for child in joint.children:
                if child.dep_ in {"pobj", "pcomp"} and child.i > joint.i:
                    base = child
            if joint.lower_ in {"of", "to"} or joint.head.lower_ == "on":
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
