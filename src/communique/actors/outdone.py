"""Where something that is no actor of the text is the likelier antecedent of "it" and "they"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import COUNTRIES

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver

# Whom only what is done has, and no state or body.
_OF_DEEDS = frozenset(
    """organisers organizers organiser organizer participants perpetrators perpetrator masterminds
    mastermind ringleaders instigators victims survivors""".split()
)
_NOBODY = frozenset("one nobody no-one everyone everybody anyone someone somebody nothing".split())


def outdone(resolver: Resolver, i: int, ids: tuple[str, ...]) -> bool:
    """Whether a thing that is no actor is the likelier antecedent of "it"."""
    words = resolver.words
    verb = words.head[i]
    if words.dep[i] == "dobj" and words.dep[verb] == "xcomp":
        verb = words.head[verb]  # "Tabled the bill and was forced *to drop it*"
    if words.dep[i] in ("dobj", "nsubj") and words.dep[verb] in ("conj", "ccomp"):
        # "Denied the charge and called it a lie"
        joined = verb if words.dep[verb] == "conj" else words.head[verb]
        thing = words.kid(words.head[joined], "dobj") if words.dep[joined] == "conj" else None
        alike = words.dep[verb] == "conj" or words.lower[joined].startswith("call")
        alike = alike and words.kid(joined, "nsubj") is None
        if (
            thing is not None
            and alike
            and words.tag[thing] == "NN"
            and resolver.cast.mention_of(thing) is None
        ):
            return True
    if words.dep[i] == "poss" and words.lower[verb] in _OF_DEEDS:
        return True  # "Broke up the rally and jailed *its organisers*": the rally's.
    sentence = words.sent[i]
    same = [t for t in resolver.cast.recent() if t.ids == ids and t.root < i]
    if not same:
        return False
    told = max(same, key=lambda t: t.root)
    if sentence - told.sentence > 1:
        return True
    begins = words.parse.sentences[max(sentence - 1, 0)].start
    for k in range(i - 1, begins - 1, -1):
        if words.dep[k] not in ("nsubj", "nsubjpass") or words.tag[k] != "NN":
            continue
        if words.lower[k] in _NOBODY or words.quote_between(k, i):
            continue
        if k in resolver.scene.cover or resolver.cast.mention_of(k) is not None:
            continue
        if words.within(told.root, k):
            return True  # "The treaty between Peru and Chile was signed. Papers praised it."
        # A common noun as a subject, no further off than the actor and not below it.
        if k > told.root or words.sent[k] > told.sentence:
            return not told.subject or words.sent[k] > told.sentence
    return False


def meant_others(resolver: Resolver, i: int, ids: tuple[str, ...]) -> bool:
    """Whether states or people that are no actors of the text are the likelier "they".

    "He told reporters that *the great powers* should help. They could, he said."
    """
    words = resolver.words
    last = max((t for t in resolver.cast.recent() if t.ids == ids and t.root < i), default=None,
               key=lambda t: t.root)  # fmt: skip
    if last is None or last.subject:
        return False
    return any(
        words.dep[k] in ("nsubj", "nsubjpass")
        and words.tag[k] == "NNS"
        and words.lower[k] in COUNTRIES | {"people", "others"}
        and resolver.cast.mention_of(k) is None
        for k in range(last.root + 1, i)
        if words.sent[i] - words.sent[k] <= 1
    )


def outnumbered(resolver: Resolver, i: int, ids: tuple[str, ...]) -> bool:
    """Whether things told in the plural are likelier than one body.

    "It fired rockets. The group said they were aimed at a base."
    """
    words = resolver.words
    if words.dep[i] not in ("nsubjpass", "nsubj") or words.dep[words.head[i]] != "ccomp":
        return False
    sentence = words.sent[i]
    told = [t for t in resolver.cast.recent() if t.ids == ids and t.root < i]
    if not told or any(t.plural for t in told) or words.kid(words.head[i], "auxpass") is None:
        return False
    begins = words.parse.sentences[max(sentence - 1, 0)].start
    return any(
        words.tag[k] == "NNS"
        and words.dep[k] in ("dobj", "nsubjpass")
        and resolver.cast.mention_of(k) is None
        for k in range(begins, i)
    )
