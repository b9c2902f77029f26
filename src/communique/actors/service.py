"""Whom people serve, told by a clause: "hackers *believed to work for Iran*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.actors.words import Words

#: Sectors of those whom their lord alone tells apart.
IN_SERVICE = frozenset({"CRM", "UAF", "SPY", "REB", "PRM"})
_SERVING = frozenset(
    """working work worked acting act acted operating fighting fight fought spying spy spied
    employed hired paid recruited run""".split()
)
_TIED = frozenset("linked tied connected affiliated aligned allied".split())
# What is said of those who are thought to be somebody's.
_THOUGHT = frozenset("believed thought suspected said alleged known reported accused".split())
# Nouns by which one serves: "on *behalf* of Iran".
_BEHALF = frozenset("behalf orders pay service".split())


def lords(words: Words, head: int) -> Iterator[int]:
    """The nouns for those whom the people of a noun serve."""
    top = words.quantified(head)  # "A group *of hackers* working for Iran"
    for clause in (*words.kids[head], *(words.kids[top] if top != head else ())):
        if clause < head or words.dep[clause] not in ("acl", "relcl"):
            continue
        verb = clause
        if words.lower[verb] in _THOUGHT:
            under = words.kid(verb, "prep")
            inner = words.kid(verb if under is None else under, "xcomp", "pcomp")
            verb = verb if inner is None else inner
        tied = words.lower[verb] in _TIED
        if words.lower[verb] not in _SERVING and not tied:
            continue
        for k in words.kids[verb]:
            noun = words.kid(k, "pobj") if words.dep[k] in ("prep", "agent") else None
            if noun is not None and words.lower[noun] in _BEHALF:
                of = words.kid(noun, "prep")
                noun = words.kid(of, "pobj") if of is not None else None
            elif words.lower[k] not in (("to", "with") if tied else ("for", "by")):
                continue
            if noun is not None:
                yield noun
