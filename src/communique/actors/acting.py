"""Who acts upon those whom a noun means, and is none of them: "Roe urged both sides"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver

_WISHES = ("hope", "hoping", "urge", "urging", "fear", "wish")


def acting(resolver: Resolver, i: int) -> set[str]:
    """The parties that act upon the noun, and their states."""
    found = subjects(resolver, i)
    return found | {str(resolver.cast.drafts[x].country) for x in found} - {"None"}


def subjects(resolver: Resolver, i: int) -> set[str]:
    """Who acts upon the noun: who urges both sides is neither of them."""
    words = resolver.words
    found: set[str] = set()
    verb = words.clause(i)
    if words.is_subject(i):
        # Who hopes that the two will settle is neither of them.
        over = words.clause(words.head[verb])
        wisher = words.kid(over, "nsubj") if words.lower[over].startswith(_WISHES) else None
        mark = resolver.cast.mention_of(wisher) if wisher is not None else None
        return set(mark.actors) if mark is not None and words.dep[verb] == "ccomp" else set()
    for _ in range(4):
        subject = words.kid(verb, "nsubj")
        if subject is not None and subject != i:
            mark = resolver.cast.mention_of(subject)
            found.update(mark.actors if mark is not None else ())
            if words.dep[verb] == "conj":
                break  # "Envoys of both met, and Oslo urged both": who met does not urge.
        if words.head[verb] == verb or words.dep[verb] == "ccomp":
            break  # Who only says so does not act upon them.
        verb = words.clause(words.head[verb])
    return found
