"""The time that the text has told before, for a sentence that tells on without one of its own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.language.annotations import Moment
from communique.record import When
from communique.times import clauses, edtf, narrative, nouns
from communique.times.distances import years_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language.parse import Parse
    from communique.language.tokens import Token
    from communique.times.anchors import Anchors
    from communique.times.recalling import Memory

_SAME = frozenset({"he", "she", "it", "they"})
# What somebody does by words.
_BY_WORDS = frozenset(
    """urge invite accuse thank praise promise pledge vow offer condemn denounce demand warn call
    ask appeal propose threaten reject dismiss welcome hail congratulate blame criticise criticize
    apologise apologize renew reaffirm reiterate express voice rule agree""".split()
)
# How the next step of a story is told, and what is told of a war or a reign in the end.
_NEXT = frozenset({"then", "later", "afterwards", "subsequently", "eventually", "finally"})
_ENDS = frozenset({"end", "last", "cost", "fall", "claim"})
_UNKNOWN = Moment(When(edtf=None, basis="unknown"), background=True)
_CHARGING = frozenset({"accuse", "blame", "charge"})
_THEM = frozenset({"them", "him", "her"})
_DEFINITE = frozenset({"the", "this", "that", "these"})
# How many sentences on a date may stand.
_ONWARDS = 6
_CLOSING = frozenset({"until", "till"})
_APART = frozenset({"after", "before", "following"})


class Story:
    """What a parse tells one sentence after the other, within its paragraphs."""

    def __init__(
        self, parse: Parse, anchors: Anchors, memory: Memory, at: Callable[[Token], Moment]
    ) -> None:
        self._parse = parse
        self._anchors = anchors
        self._memory = memory
        self._at = at
        self._starts = [s.start for s in parse.sentences]
        self._paragraph: dict[int, int] = {}

    def carried(self, verb: Token) -> Moment | None:
        """The told time of the sentences before it in its paragraph, for a clause that tells on."""
        if self._parse.in_title(verb):
            return None
        back = self._memory.recalled(verb)
        if back is not None:
            return back
        if clauses.tense(verb) not in {"past", "pluperfect"}:
            return None
        number = bisect_right(self._starts, verb.i) - 1
        if verb.dep_ == "relcl" and self._in_news(verb):
            return None
        if years_later(self._anchors.held(verb)) or self._years_before(number):
            return _UNKNOWN
        marked = self._anchors.marked(verb)
        if marked is not None:
            return marked
        beside = narrative.clause_before(verb)
        told = self._told_before(number) if beside is None else self._at(beside)
        if told is None and beside is None and self._between(verb, number):
            return _UNKNOWN
        if told is None or not told.background or narrative.remembers(verb):
            return None
        first = verb
        while first.dep_ == "conj" and clauses.is_verb(first.head):
            first = first.head
        if beside is None and any(self._comes_back(v, number) for v in {verb, first}):
            return None
        if beside is None and self._speaks_on(verb, number):
            return None
        if clauses.reports(verb):
            if self._answers(verb, number):
                return told
            return _UNKNOWN if self._amid(verb, number) else None
        if self._apart(verb):
            return _UNKNOWN
        if told.when.edtf is None:
            return told if self._amid(verb, number) or _told_on(verb) else None
        if edtf.precision(told.when.edtf) == "day" and beside is None:
            # What follows is of those days, but not told to be of that one.
            return replace(told, when=_about(told.when))
        return told

    def _in_news(self, verb: Token) -> bool:
        """Whether a clause on a noun stands in a sentence that is dated as the news."""
        root = verb.sent.root
        dated = self._anchors.own(root) if clauses.is_verb(root) and root != verb else None
        told = (c for c in root.children if c.dep_ == "ccomp")
        dated = dated or next((own for c in told if (own := self._anchors.own(c))), None)
        return dated is not None and not dated.background

    def _answers(self, verb: Token, number: int) -> bool:
        """Whether a report belongs to the story: an answer to what it tells, or more of a speech.

        "In 2018 agents poisoned a spy. Moscow denied it", "Uganda said in 1998 that it would close
        the border. It accused Rwanda of ..."
        """
        if narrative.replies(verb):
            return True
        whom = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PRON")
        if verb.lemma_ in _CHARGING and any(c.lower_ in _THEM for c in whom):
            return True  # "Traders came in the 1990s. Officials *accused them* of theft"
        before = self._main(number - 1) if number else None
        same = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children)
        return same and before is not None and before.lemma_ in clauses.REPORTING

    def _speaks_on(self, verb: Token, number: int) -> bool:
        """Whether somebody goes on by words who has but spoken of the past.

        "The premier recalled that Chad sent tanks in 1963. *He invited* its king."
        """
        before = self._main(number - 1) if number else None
        if before is None or before.lemma_ not in clauses.REPORTING or self._at(before).background:
            return False
        same = any(c.dep_ == "nsubj" and c.lower_ in _SAME for c in verb.children)
        return same and (verb.lemma_ in _BY_WORDS or verb.lemma_ in clauses.REPORTING)

    def _comes_back(self, verb: Token, number: int) -> bool:
        """Whether a clause comes back to the news from an aside on the past.

        "A court jailed him on Monday. He was arrested in 2019. Iran condemned *the verdict*": what
        it takes up is told of before the aside, and not in it.
        """
        taken = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
        ways = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
        taken += [c for way in ways for c in way.children if c.dep_ == "pobj"]
        for noun in taken:
            if not any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.lefts):
                continue
            if any(nouns.kin(noun, word) for word in self._parse.sentences[number - 1]):
                return False
            for before in range(number - 2, max(number - 5, -1), -1):
                for word in self._parse.sentences[before]:
                    if nouns.kin(noun, word) and clauses.verb_of(word) is not None:
                        return not self._at(word).background
        return False

    def _apart(self, verb: Token) -> bool:
        """Whether a clause is put before or after something else: "After the second war, they".

        One that is measured from what was told ("hours after the raid") has that time.
        """
        opening = verb.doc[self._starts[bisect_right(self._starts, verb.i) - 1]]
        if opening.lower_ not in _APART or opening.dep_ != "prep":
            return False
        for noun in opening.children:
            inner = [c for child in noun.children if child.lower_ == "of" for c in child.children]
            if noun.dep_ == "pobj" and any(nouns.eventive(word) for word in (noun, *inner)):
                return True
        return False

    def _told_before(self, number: int) -> Moment | None:
        """The time of the sentence before one of the same paragraph."""
        if number < 1 or self._line(number) != self._line(number - 1):
            return None
        before = self._main(number - 1)
        if before is None:
            return None
        told = self._at(before)
        if before.lemma_ in clauses.REPORTING and not told.background:
            for child in before.children:
                if child.dep_ == "ccomp" and self._at(child).background:
                    told = self._at(child)
        return self._told_last(before) or told

    def _told_last(self, main: Token) -> Moment | None:
        """The time of the last of joined clauses that have one each: "and *fell in 1993*"."""
        joined = [main]
        if self._anchors.own(main) is None:
            return None
        while following := [c for c in joined[-1].children if c.dep_ == "conj"]:
            joined.append(following[-1])
        for verb in reversed(joined[1:]):
            own = self._anchors.own(verb) if clauses.is_verb(verb) else None
            if own is not None:
                return own if own.background else None
        return None

    def _main(self, number: int) -> Token | None:
        """The verb of a sentence's main clause."""
        sentence = self._parse.sentences[number]
        if clauses.is_verb(sentence.root):
            return sentence.root
        return next((token for token in sentence if clauses.is_verb(token)), None)

    def _following(self, number: int) -> Token | None:
        """The main verb of the sentence after one, in its paragraph."""
        if number + 1 >= len(self._starts) or self._line(number) != self._line(number + 1):
            return None
        return self._main(number + 1)

    def _years_before(self, number: int) -> bool:
        """Whether the next sentence goes on years later, in the past: this one is older still."""
        after = self._following(number)
        return (
            after is not None
            and clauses.tense(after) in {"past", "pluperfect"}
            and years_later(self._anchors.held(after))
        )

    def _amid(self, verb: Token, number: int) -> bool:
        """Whether a sentence stands in the midst of others that are dated long ago."""
        return verb.lemma_ not in {"say", "tell", "add"} and self._dated_on(number)

    def _between(self, verb: Token, number: int) -> bool:
        """Whether a paragraph opens undated after what is long past and goes on in dates as old.

        "In 1989 the last soldiers left.\n\nThe new rulers *courted* Oslo. In 2007 they ..."
        """
        if number < 1 or self._line(number) == self._line(number - 1):
            return False
        if clauses.reports(verb) or (self._by_words(verb) and not self._anchors.back):
            return False
        before = self._main(number - 1)
        if before is None or self._parse.in_title(before) or not self._at(before).background:
            return False
        return self._dated_on(number) or self._closed(number)

    def _closed(self, number: int) -> bool:
        """Whether it is told until when, long past: "fought *until they gave up in 1994*".

        Then what its main clause tells, which has no time of its own, is as old.
        """
        for mark in self._parse.sentences[number]:
            if mark.dep_ == "mark" and mark.lower_ in _CLOSING and clauses.is_verb(mark.head):
                ended = self._anchors.own(mark.head)
                if ended is not None:
                    return ended.background
        return False

    def _dated_on(self, number: int) -> bool:
        """Whether the sentences after one go on, undated for a while, in dates long past.

        They do so in its paragraph; in a text that looks back, in the next ones too.
        """
        for after in range(number + 1, min(number + _ONWARDS, len(self._starts))):
            main = self._main(after)
            if main is None:
                continue
            if self._line(after) != self._line(number) and not self._anchors.back:
                return False
            joined = (c for c in main.children if c.dep_ == "conj" and clauses.is_verb(c))
            owns = (self._anchors.own(verb) for verb in (main, *joined))
            dated = next((own for own in owns if own is not None), None)
            if dated is not None:
                return dated.background and clauses.tense(main) != "pluperfect"
            said = clauses.reports(main) and not self._anchors.back
            if said or clauses.tense(main) not in {"past", "pluperfect"}:
                return False
        return False

    def _by_words(self, verb: Token) -> bool:
        """Whether a sentence tells what somebody said, which is most often the news."""
        step = verb
        while step.head != step and step.dep_ in {"conj", "ccomp", "xcomp"}:
            step = step.head
        return any(v.lemma_ in _BY_WORDS or v.lemma_ in clauses.REPORTING for v in (verb, step))

    def _line(self, number: int) -> int:
        if number not in self._paragraph:
            start = self._parse.sentences[number].start_char
            self._paragraph[number] = self._parse.text.rfind("\n", 0, start)
        return self._paragraph[number]


def _told_on(verb: Token) -> bool:
    """Whether a clause goes on with what is told: "*then* recognised it", "it ended"."""
    if narrative.replies(verb) or any(
        c.dep_ == "advmod" and c.lower_ in _NEXT and not list(c.children) for c in verb.children
    ):
        return True
    return verb.lemma_ in _ENDS and any(c.lower_ == "it" for c in verb.lefts if c.dep_ == "nsubj")


def _about(when: When) -> When:
    """A day, roughly."""
    if when.edtf is None or when.edtf.endswith("~"):
        return when
    return When(
        edtf=edtf.approximate(when.edtf),
        basis=when.basis,
        start=when.start,
        end=when.end,
        text=when.text,
    )
