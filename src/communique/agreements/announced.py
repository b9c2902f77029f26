"""Agreements that a text first tells as what two agreed to do, or what they ended by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.agreements.makers import makers_of
from communique.agreements.names import TIME_WORDS
from communique.agreements.parties import is_of_firms
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.agreements.cluster import Cluster
    from communique.language import Parse
    from communique.language.tokens import Span, Token

_AGREEING = frozenset("agree settle".split())
_ENDING = frozenset("make end settle resolve bury close conclude".split())
#: What two make an end of by an agreement.
ENDED = frozenset(
    """peace war dispute conflict feud row quarrel standoff hatchet hostility fight rivalry years
    decades deadlock""".split()
)
_SUBJECTS = {"nsubj", "nsubjpass"}
# How many sentences before the one that first calls it an agreement.
_FAR = 2
_LEAD = 2
_BOTH = 2


class Announced(NamedTuple):
    """Where two are told to have agreed, by which verb, and who they are."""

    sentence: Span
    verb: Token
    makers: frozenset[str]


def announced(parse: Parse, cluster: Cluster) -> Announced | None:
    """How a text tells, just before it names an agreement, that two made it.

    "Chad and Niger *agreed on Monday* to free all prisoners. *The deal* ..."
    """
    first = next((n for n in cluster.namings if n.start >= parse.title), None)
    if first is None or first.form != "definite" or first.year or first.past:
        return None
    if any(n.start >= parse.title and (n.year or n.form == "name") for n in cluster.namings):
        return None
    here = parse.sentence_at(first.start)
    before = [s for s in parse.sentences if parse.title <= s.start_char <= here.start_char]
    near = before[-1 - _FAR :]
    # What the title calls by its name is told by the lead.
    lead = before[:_LEAD] if any(n.start < parse.title for n in cluster.namings) else []
    for sentence in [*lead, *reversed(near)]:
        for verb in _told(sentence.root):
            if not _agrees(verb) or verb.i > first.head:
                continue
            subjects = [
                t
                for c in verb.children
                if c.dep_ in _SUBJECTS
                for t in (c, *c.conjuncts, *_of(c))
            ]  # fmt: skip
            mentions = [m for t in subjects if (m := parse.mention_at(t)) is not None]
            states = (m for m in mentions if not is_of_firms(parse, m))
            makers = {p for m in states for p in makers_of(parse, m)}
            if len(makers) >= _BOTH:
                return Announced(sentence, verb, frozenset(makers))
    return None


def agreed_on(parse: Parse, cluster: Cluster, parties: tuple[str, ...]) -> str | None:
    """The day (EDTF) on which its parties are told to have agreed before it is named."""
    told = announced(parse, cluster)
    if told is None or not told.makers >= set(parties):
        return None
    when = parse.clock.at(told.verb).when
    if told.verb.tag_ == "VBN" and when.basis == "tense":
        return None  # "Have agreed", on whatever day
    return when.edtf if when.edtf and "/" not in when.edtf else None


def agreed_to(parse: Parse, cluster: Cluster) -> tuple[Span, tuple[int, int]] | None:
    """What two agreed to do, in the sentence that announces it."""
    told = announced(parse, cluster)
    if told is None or told.verb.lemma_ != "agree":
        return None
    verb = told.verb
    due = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in {"xcomp", "ccomp"} or c.lower_ in {"to", "on"})
        if not any(g.text in TIME_WORDS for g in c.children)
    ]
    if not due:
        return None
    start = due[0].left_edge.i
    return told.sentence, (start, max(c.right_edge.i for c in due) + 1)


def _agrees(verb: Token) -> bool:
    """Whether two agreed, or made peace: "ended a dispute"."""
    if verb.tag_ not in {"VBD", "VBN"} or any(c.dep_ == "neg" for c in verb.children):
        return False
    if verb.tag_ == "VBN" and not any(c.lower_ in {"have", "has"} for c in verb.children):
        return False
    ends = verb.lemma_ in _ENDING and any(
        c.dep_ == "dobj" and c.lemma_ in ENDED for c in verb.children
    )
    return ends or verb.lemma_ in _AGREEING


def _of(noun: Token) -> Iterator[Token]:
    """Those of whom a noun is: "the leaders *of Ukraine and Russia*"."""
    for preposition in noun.children:
        if preposition.lower_ in {"of", "from"} and preposition.dep_ == "prep":
            for owner in preposition.children:
                yield from (owner, *owner.conjuncts)


def _told(root: Token) -> Iterator[Token]:
    """The verb of a sentence, or of what somebody in it is said to tell."""
    yield root
    if root.lemma_ in TELLING:
        yield from (c for c in root.children if c.dep_ == "ccomp")
