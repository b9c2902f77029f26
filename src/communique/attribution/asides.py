"""Tellers named beside what they tell: "if X is to be believed", "or so X says", "heard from X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import (
    Report,
    child,
    clean,
    edges,
    runs,
    sentence_of,
    span_end,
)

if TYPE_CHECKING:
    from communique.attribution.cues import Cue
    from communique.language.tokens import Token

_HEARING = frozenset("hear learn gather".split())


def believed(token: Token, cue: Cue) -> Report | None:
    """The rest of a sentence that is so "if X *is to be believed*"."""
    clause = token.head
    if token.lemma_ not in {"believe", "trust", "credit"} or token.dep_ != "xcomp":
        return None
    mark, teller = child(clause, "mark"), child(clause, "nsubj", "nsubjpass")
    if clause.lemma_ != "be" or clause.dep_ != "advcl" or teller is None:
        return None
    if mark is None or mark.lower_ != "if":
        return None
    return _beside(token, cue, teller, edges(clause))


def or_so(token: Token, cue: Cue) -> Report | None:
    """What stands before "*or so* X says"."""
    joint = next((c for c in token.head.children if c.dep_ == "cc" and c.lower_ == "or"), None)
    so = next((c for c in token.lefts if c.lower_ == "so"), None)
    teller = child(token, "nsubj")
    if token.dep_ != "conj" or joint is None or so is None or teller is None:
        return None
    if so.i != joint.i + 1:
        return None
    return _beside(token, cue, teller, (joint.i, edges(token)[1]))


def heard_from(token: Token, cue: Cue) -> Report | None:
    """What somebody "*heard from X* that": X tells it, and he who heard it tells it on."""
    way = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "from"), None)
    teller = child(way, "pobj") if way is not None else None
    hearer = child(token, "nsubj")
    if token.lemma_ not in _HEARING or teller is None or hearer is None:
        return None
    told = next(
        (
            c
            for c in (*token.rights, *teller.rights)
            if c.dep_ in {"ccomp", "acl", "relcl"} and c.left_edge.lower_ == "that"
        ),
        None,
    )
    doer = child(told, "nsubj", "nsubjpass") if told is not None else None
    if told is None or doer is None or doer.lower_ == "that":
        return None  # "Had not heard from the ship *that left*"
    parts = clean(token.doc, [edges(told)])
    on = Report(cue=cue, token=token, construction="clause", speaker=hearer, parts=parts)
    return Report(
        cue=cue, token=token, construction="clause", speaker=teller, parts=parts, relay=on
    )


def _beside(token: Token, cue: Cue, teller: Token, own: tuple[int, int]) -> Report | None:
    sentence = sentence_of(token)
    rest = [i for i in range(sentence.start, span_end(sentence)) if not own[0] <= i < own[1]]
    parts = clean(token.doc, runs(rest))
    if not parts:
        return None
    return Report(cue=cue, token=token, construction="clause", speaker=teller, parts=parts)
