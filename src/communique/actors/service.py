"""Whom people serve, told by a clause: "hackers *believed to work for Iran*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.states import states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.actors.resolution import Resolver
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


def sender(words: Words, verb: int) -> int | None:
    """Whose deed a verb tells, be it an infinitive or a participle below another verb.

    Args:
        words: those of the document.
        verb: the token of a verb.
    """
    for _ in range(4):
        subject = words.kid(verb, "nsubj")
        if subject is not None:
            return subject
        if words.dep[verb] not in ("xcomp", "advcl", "conj", "pcomp", "acl"):
            return None
        over = words.clause(words.head[verb])
        told = words.kid(over, "dobj", "dative")
        if words.dep[verb] in ("xcomp", "pcomp") and told is not None and told < verb:
            return told  # "asked the union to send troops"
        asked = words.kid(over, "prep")
        if words.dep[verb] in ("xcomp", "advcl") and asked is not None and asked < verb:
            noun = words.kid(asked, "pobj")
            if noun is not None and words.lower[over].startswith(("appeal", "call")):
                return noun
        verb = over
    return None


def ruler(resolver: Resolver, head: int, sector: str) -> str | None:
    """The state of dissidents to whom a state does something: its own.

    "Norway criticised Belarus for jailing *protesters*", "urged China to free *dissidents*".
    """
    words = resolver.words
    top = words.place_in_clause(words.quantified(head))
    if sector != "OPP" or words.dep[top] != "dobj":
        return None
    doer = sender(words, words.head[top])
    drafts = resolver.cast.drafts
    homes = {drafts[x].country for x in (resolver.of(doer) if doer is not None else ())}
    home = homes.pop() if len(homes) == 1 else None
    return home if home in states() else None
