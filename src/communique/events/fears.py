"""Whom a feared deed would befall: who fears it, where nobody else is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.homes import abroad
from communique.events.moods import negated
from communique.events.parties import hosts, parties

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import ActorRef

_FEARING = frozenset(
    """fear worry dread fret afraid alarmed nervous concerned anxious uneasy worried fearful scared
    frightened terrified apprehensive jittery wary panic brace""".split()
)
_FEARS = frozenset(
    """fear worry dread concern alarm anxiety unease apprehension jitter foreboding panic
    nervousness disquiet""".split()
)
_CLAUSES = frozenset("ccomp acl xcomp advcl pcomp".split())
# What something is said to be, or to pose, to somebody.
_THREATS = frozenset({"threat", "danger", "risk", "menace"})
#: Types of deeds that are feared for oneself.
FEARED = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def no_threat(verb: Token) -> bool:
    """Whether a verb tells, itself or in a clause below it, that something is *no threat*."""
    for noun in verb.subtree:
        if noun.lemma_ not in _THREATS or noun.dep_ not in {"dobj", "attr"}:
            continue
        if negated(noun) or negated(noun.head):
            return True
    return False


def fearful(parse: Parse, deed: Token, doers: list[ActorRef]) -> list[ActorRef]:
    """Those of another state than the doers' who fear a deed that a clause tells.

    "*Argentina* fears that the Fund will withhold loans", "there are worries in *Riga* that".
    """
    clause = deed
    while clause.dep_ == "conj" or (clause.dep_ == "xcomp" and clause.head.lemma_ not in _FEARING):
        clause = clause.head
    above = clause.head
    if clause.dep_ not in _CLAUSES or above.i == clause.i:
        return []
    if above.pos_ == "NOUN" and above.lemma_ in _FEARS:
        owned = [c for c in above.children if c.dep_ in {"poss", "amod"}]
        found = parties(parse, owned)
        where = syntax.prepositional(above, ("in", "among", "of", "within"))
        verb = above.head
        where += syntax.prepositional(verb, ("in", "among")) if verb.pos_ in {"VERB", "AUX"} else []
        found = found or parties(parse, where) or hosts(parse, where)
        return abroad(doers, found)
    if above.lemma_ not in _FEARING:
        return []
    bearer = above.head if above.pos_ == "ADJ" else above
    return abroad(doers, parties(parse, syntax.subjects(bearer)))
