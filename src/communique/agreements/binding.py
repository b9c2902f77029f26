"""Words that bind: verbs of obligation, what must or will be done, and where a duty begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language.tokens import Token

#: Words that bind and are part of what is laid down: "*limits* each to 500 warheads".
LIMITING = frozenset(
    """ban bar prohibit forbid limit cap restrict abolish cede grant reserve divide share recognise
    recognize create open end give protect fix settle let permit allow enable entitle
    normalise normalize""".split()
)
#: Words by which a text tells what an agreement demands, and those that bring a condition in.
BINDING = LIMITING | frozenset(
    """oblige obligate bind commit require provide call stipulate mandate guarantee compel demand
    state say pledge promise undertake agree vow establish set force ask specify impose allot
    allocate foresee envisage envision""".split()
)
#: What parties are told to have done in an agreement.
GIVING = frozenset(
    """agree promise pledge undertake vow let allow permit grant cede recognise recognize give
    guarantee accept""".split()
)
#: By which a text goes on with what is given for it.
IN_TURN = re.compile(r" in (?:return|turn|exchange)\b| for (?:its|their|his) part\b")
_OBLIGING = frozenset("oblige obligate commit compel require".split())
# How many words may tell who is bound.
_NEAR = 9
MODAL = frozenset("must shall should will would may can".split())
#: Who is not allowed something is bound all the more.
PERMITTING = frozenset("allow permit entitle expect authorise authorize".split())
#: "Peru *is allowed to* keep a base"
BOUND = frozenset(
    """oblige obligate require bind commit allow permit entitle forbid bar prohibit
    authorise authorize""".split()
)


def is_due(verb: Token) -> bool:
    """Whether a verb tells what must or will be done: "will supply", "is to supply"."""
    if verb.lemma_ in {"be", "have"} and any(
        c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.lefts) for c in verb.children
    ):
        return True  # "Is to pay", "has to pay"
    if verb.lemma_ in BOUND and any(c.dep_ == "auxpass" for c in verb.children):
        return any(c.dep_ == "xcomp" for c in verb.children)  # "Is obliged to pay"
    return any(c.dep_ == "aux" and c.lower_ in MODAL for c in verb.children)


def goes_on(verb: Token) -> bool:
    """Whether a joined verb goes on with what binds: "bars navies, and *it requires* each to"."""
    return verb.lemma_ in BINDING and any(
        c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.lefts
    )


def is_freed(verb: Token) -> bool:
    """Whether somebody is told not to be bound: "is *not obliged*", "does *not require* either"."""
    undergone = any(c.dep_ == "auxpass" for c in verb.children)
    if verb.lemma_ in BOUND - PERMITTING and undergone:
        return any(
            c.dep_ == "neg" or (c.dep_ == "nsubjpass" and c.lower_ == "neither")
            for c in verb.children
        )
    helped = any(c.lower_ in {"does", "do", "did"} for c in verb.children)
    binds = verb.lemma_ in BINDING - LIMITING and verb.pos_ == "VERB"
    return binds and helped and any(c.dep_ == "neg" for c in verb.children)


def is_misread(token: Token) -> bool:
    """Whether the tagger took a word that binds for a noun: "the first *abolishes* visas"."""
    word = token.lower_
    stems = {word.removesuffix("s"), word.removesuffix("es")}
    return token.tag_ == "NNS" and bool(stems & BINDING)


def with_undergoer(verb: Token) -> int:
    """Where what is told begins: "*troops are stationed* there under it", "leases the base"."""
    passive = verb.lemma_ == "be" or any(c.dep_ == "auxpass" for c in verb.children)
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject.left_edge.i if passive and subject is not None else verb.i


def _binds_somebody_to(verb: Token) -> bool:
    """Whether "to" follows who is bound, wherever the parser hangs it: "obliges Chile *to pay*"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _NEAR, len(verb.doc))]:
        if token.tag_ == "TO":
            return True
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def start_of(verb: Token) -> int:
    """Where a duty begins: at the word that binds where it tells what is bound, else after it."""
    if verb.lemma_ in GIVING and any(
        c.dep_ == "dobj" and any(g.like_num for g in c.children) for c in verb.children
    ):
        return verb.i  # "*Promised Peru 5 million euros* to curb departures"
    clauses = any(c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i for c in verb.children)
    clauses = clauses or (verb.lemma_ in _OBLIGING and _binds_somebody_to(verb))
    return verb.i + 1 if clauses and verb.lemma_ not in LIMITING else verb.i
