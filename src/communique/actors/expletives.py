"""Where "it" stands for no actor: "it is necessary that", "denied it", "most of it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import COUNTRIES, GROUPS, IMPERSONAL, SAID_OF_STATES, WEATHER

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.words import Words

_OF_CLAIMS = frozenset(
    """deny denies denied denying confirm confirms confirmed doubt doubts doubted believe believes
    believed regret regrets regretted say says said know knows knew mean means meant""".split()
)
_TAKES = frozenset({"take", "takes", "took", "taken"})
_PARTS = frozenset("most much some all part none half any little more".split())


def expletive(resolver: Resolver, i: int) -> bool:
    """Whether "it" stands for nothing: "it is necessary that", "it seems"."""
    words = resolver.words
    if words.dep[i] in ("expl",):
        return True
    if words.lower[i] != "it" or words.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    verb = words.head[i]
    if words.lower[verb] in WEATHER:
        return True
    if words.lower[verb] in _TAKES and words.kid(verb, "dobj") is None:
        return True  # "for as long as it takes"
    for k in words.kids[verb]:
        if words.dep[k] in ("acomp", "attr") and words.lower[k] in IMPERSONAL:
            return True
        # "It is bad news", "it was an attack": what is said to be such is no actor.
        if words.dep[k] == "attr" and words.pos[k] == "NOUN" and k not in resolver.roles_at:
            return words.lower[k] not in SAID_OF_STATES | COUNTRIES | GROUPS
    if words.dep[i] == "nsubjpass":
        return any(words.dep[k] in ("ccomp", "csubjpass") for k in words.kids[verb])
    return False


def propositional(words: Words, i: int) -> bool:
    """Whether "it" is what was said or a part of a mass: "denied it", "most of it"."""
    over = words.head[i]
    if words.dep[i] == "dobj" and words.lower[i] == "it":
        return words.lower[over] in _OF_CLAIMS
    if words.dep[i] == "pobj" and words.lower[over] == "behind":
        # "Who was behind it", behind them: the deeds.
        subject = words.kid(words.clause(over), "nsubj")
        return subject is not None and words.lower[subject] in ("who", "whoever")
    part = words.dep[i] == "pobj" and words.lower[words.head[over]] in _PARTS
    return part and words.lower[i] != "them"
