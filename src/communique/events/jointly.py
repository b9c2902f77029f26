"""What two of different states do together, whatever it is: "jointly", "together", a joint office.

A verb that no frame has tells of cooperation where its doers are of two homes and a word beside
it says that they act as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.operators import operator
from communique.events.parties import PRIVATE, is_public, parties

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import ActorRef

#: The frame of what is done together by a verb that has none of its own.
JOINTLY = "cooperate.jointly"
_ADVERBS = frozenset({"jointly", "together"})
_SHARED = frozenset({"joint", "common", "combined"})
_MARKS = re.compile(r"\b(?:joint|jointly|together|common|combined)\b", re.IGNORECASE)
_WHERE = ("in", "under", "on", "as", "at", "by")
# What is joint and no work: words, and acts that are events of their own.
_OTHERWISE = frozenset(
    """statement communique letter declaration appeal call conference article report attack raid
    strike offensive assault criticism protest bid interest goal currency border ground enemy
    history heritage language sense stock law good practice market descent""".split()
)
# Verbs of which "together" and "joint" tell no work that is shared.
_IDLE = frozenset(
    """be come get gather put bring stick live sit stay go pull meet say tell announce issue have
    stand grow belong sleep die fall hold speak appear pose read write publish sign cobble
    stitch patch hand submit file lodge apply ask request call urge demand propose nominate table
    send deliver present""".split()
)
# What an operator makes of a joint work that is then none.
_UNDOING = frozenset({"negated", "missed", "prevented", "ended", "denied"})
# Prepositions of a meeting at or after which something is done, and verbs that tell of it alone.
_MEANWHILE = frozenset({"after", "following", "during", "at", "in"})
_BEING_THERE = frozenset("be remain engage enter participate take go arrive return".split())


def joint_doings(
    parse: Parse, sentence: Span, told: Container[int]
) -> Iterator[tuple[Token, list[ActorRef]]]:
    """The verbs of a sentence that tell what several do together, with those who do it.

    Args:
        parse: with the marks of the actors strand.
        sentence: one of its sentences.
        told: the triggers that tell an event already.
    """
    if _MARKS.search(parse.text, sentence.start_char, sentence.end_char) is None:
        return
    for token in sentence:
        lower = token.lower_
        if lower in _ADVERBS and token.dep_ == "advmod":
            verb = token.head
        elif lower in _SHARED and token.dep_ == "amod":
            thing = token.head
            if thing.lemma_ in _OTHERWISE or thing.i in told:
                continue
            verb = thing.head
            if thing.dep_ == "pobj" and verb.lower_ in _WHERE:
                verb = verb.head
            elif thing.dep_ not in {"dobj", "nsubjpass"}:
                continue
        else:
            continue
        if verb.pos_ != "VERB" or verb.i in told or verb.lemma_ in _IDLE or _undoes(verb):
            continue
        doers = _doers(parse, verb)
        if len({doer.actor.partition(".")[0] for doer in doers}) > 1:
            yield verb, doers


def _undoes(verb: Token) -> bool:
    """Whether nothing is done together by what a verb tells: "*cancelled* a joint match"."""
    known = operator(verb)
    return known is not None and known.effect in _UNDOING


def _doers(parse: Parse, verb: Token) -> list[ActorRef]:
    """Who does a thing, by subject or agent, and with whom."""
    with_them = syntax.prepositional(verb, ("with", "alongside"))
    with_them += [
        noun
        for thing in syntax.undergoers(verb)
        for noun in syntax.prepositional(thing, ("with", "between"))
    ]
    found = parties(parse, [*syntax.subjects(verb), *with_them])
    return [doer for doer in found if is_public(doer.actor) and not doer.actor.startswith("UNK")]


def met_meanwhile(parse: Parse, word: Token) -> list[ActorRef]:
    """Who did something at a meeting, or after it: "*Roe* spoke after talks with Chad's king".

    Only those who act for others: a visitor who falls ill at a summit has met nobody.

    Args:
        parse: with the marks of the actors strand.
        word: the noun that tells of the meeting.
    """
    if not syntax.prepositional(word, ("with",)):
        return []
    times: set[str] = set()
    while word.dep_ == "prep" or word.pos_ not in {"VERB", "AUX"}:
        if word.head.i == word.i or word.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "appos"}:
            return []
        times.add(word.lower_ if word.dep_ == "prep" else "")
        word = word.head
    if times.isdisjoint(_MEANWHILE) or word.lemma_ in _BEING_THERE or word.pos_ != "VERB":
        return []
    nouns = syntax.undergoers(word) if syntax.is_passive(word) else syntax.subjects(word)
    met = parties(parse, nouns)
    return [party for party in met if party.actor.partition(":")[0][4:] not in PRIVATE - {""}]
