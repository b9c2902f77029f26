"""What duties consist of, by lemma: "hand over" with "prisoners", in any construction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.data import entries

if TYPE_CHECKING:
    from communique.language.tokens import Doc, Token

# How far before its verb a thing may stand: "the *prisoners* are to be *released*".
_BEFORE = 7
# Verbs that have a place as object: "troops *leave* the valley".
_MOVING = frozenset("leave quit enter reach cross exit depart".split())


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and things that together tell a kind of duty."""

    kind: str
    verbs: frozenset[str]
    things: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    within: int = 8


@cache
def _by_thing() -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in entries("agreements/acts.yaml", Act):
        for thing in sorted(act.things):
            found.setdefault(thing, []).append(act)
    return found


def acts_in(doc: Doc, first: int, last: int) -> list[tuple[str, int, int]]:
    """The kinds of duties that the tokens ``first`` to ``last`` tell, each with its two words.

    Returns:
        Kind, first and last token of what tells it, in text order.
    """
    found: list[tuple[str, int, int]] = []
    lemmas = [doc[i].lemma_.lower() for i in range(first, last)]
    for at in range(1, len(lemmas)):
        if lemmas[at - 1] == "in" and lemmas[at] in {"return", "exchange"}:
            lemmas[at] = ""  # "In return" gives nothing back.
    for at, lemma in enumerate(lemmas):
        for act in _by_thing().get(lemma, ()):
            if not act.verbs:
                found.append((act.kind, first + at, first + at))
                continue
            low = max(0, at - act.within)
            verb = next((i for i in range(at - 1, low - 1, -1) if lemmas[i] in act.verbs), None)
            if verb is not None:
                found.append((act.kind, first + verb, first + at))
                continue
            after = range(at + 1, min(len(lemmas), at + _BEFORE + 1))
            verb = next(
                (
                    i
                    for i in after
                    if lemmas[i] in act.verbs and _undergone(doc[first + at], doc[first + i])
                ),
                None,
            )
            if verb is not None:
                found.append((act.kind, first + at, first + verb))
    return found


def _undergone(thing: Token, verb: Token) -> bool:
    """Whether a thing before a verb is its subject: "troops leave", "embassies are reopened"."""
    here = thing
    for _ in range(4):
        if here.dep_ in {"nsubj", "nsubjpass"}:
            does = here.dep_ == "nsubj" and verb.lemma_ not in _MOVING
            if does and any(c.dep_ == "dobj" for c in verb.children):
                return False  # "The army will take over airports."
            return here.head.i == verb.i or verb.head.i == here.head.i
        here = here.head
    return False
