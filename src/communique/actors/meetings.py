"""Those of a meeting, taken up by what they have in common: "the ministers", "the official".

"Roe met his counterpart, Doe. *The ministers* agreed": both of them. "Roe, Doe and Poe signed it.
*The parties* agreed": the states of all three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.callings import called
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

# Nouns for those who meet for their states.
_MEETING = frozenset(
    "minister leader president premier diplomat official negotiator statesman envoy".split()
)
_OFFICIALS = frozenset({"official", "diplomat"})
_MET = frozenset("met meet meets received welcomed hosted greeted held hosts".split())
# Sectors of persons who are no officials.
_PRIVATE = frozenset("CVL LAB BUS JRN MED EDU AGR REL REF CRM OPP PTY SOC REB UAF LEG".split())
_RANKED = frozenset({"senior", "top", "high", "ranking", "veteran"})
# How many sentences back those who met may have been told, and who told the news.
_NEAR = 2


def met(resolver: Resolver, match: Match) -> tuple[str, ...]:
    """The persons of different states whom the text told last, where they are two or more.

    Args:
        resolver: the resolver of the document.
        match: a plural noun with "the" and nothing else.
    """
    words, drafts, i = resolver.words, resolver.cast.drafts, match.head
    bare = words.left(i) == i - 1 and not any(words.dep[k] == "prep" for k in words.kids[i])
    if match.role.noun not in _MEETING or not bare:
        return ()
    for sentence in range(words.sent[i] - 1, max(words.sent[i] - _NEAR, 0) - 1, -1):
        found: dict[str, str] = {}
        told_here = [t for t in resolver.cast.recent() if t.sentence == sentence]
        for told in sorted(told_here, key=lambda told: told.root):
            for ident in told.ids:
                draft = drafts[ident]
                if draft.kind != "person":
                    continue
                if draft.sector != "GOV" or draft.country not in states():
                    return ()
                if found.setdefault(str(draft.country), ident) != ident:
                    return ()  # Two of one state: who of them it is, nothing tells.
        if len(found) > 1:
            fit = (called(match.role.noun, drafts[x].role, drafts[x].nouns) for x in found.values())
            return tuple(found.values()) if any(fit) or match.role.noun in _OFFICIALS else ()
        if found:
            return ()
    return ()


def met_each_other(resolver: Resolver, i: int) -> tuple[str, ...]:
    """The two who met in the sentence before, of different states: "Roe met Doe. *They* agreed".

    Args:
        resolver: the resolver of the document.
        i: the pronoun.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    if words.lower[i] != "they" or words.dep[i] != "nsubj" or not words.sent[i]:
        return ()
    found: dict[str, str] = {}
    verbs: set[str] = set()
    for told in resolver.cast.recent():
        if told.sentence != words.sent[i] - 1:
            continue
        if len(told.ids) > 1 or (told.plural and told.form != "name"):
            return ()
        draft = drafts[told.ids[0]]
        if draft.kind != "person":
            continue
        if draft.sector != "GOV" or draft.country not in states():
            return ()
        found.setdefault(draft.id, str(draft.country))
        verbs.add(words.lower[words.clause(told.root)])
    meeting = not verbs.isdisjoint(_MET)
    return tuple(found) if meeting and len(found) == len({*found.values()}) == 2 else ()


def company(resolver: Resolver, i: int) -> tuple[str, ...]:
    """The states of three or more who have just done something together: "the parties agreed".

    Args:
        resolver: the resolver of the document.
        i: the noun.
    """
    words, cast = resolver.words, resolver.cast
    for told in cast.backwards():
        if told.root >= i or words.sent[i] == told.sentence or words.dep[told.root] != "nsubj":
            continue
        if words.sent[i] - told.sentence > _NEAR:
            break
        marks = [cast.mention_of(k) for k in words.conjuncts(told.root)]
        ids = dict.fromkeys([*told.ids, *(x for mark in marks if mark for x in mark.actors)])
        homes = dict.fromkeys(str(cast.drafts[x].country) for x in ids)
        acting = all(cast.drafts[x].sector in ("GOV", "MIL", None) for x in ids)
        if len(homes) > 2 and acting and homes.keys() <= states().keys():
            return tuple(map(cast.state, homes))
    return ()


def spoke(resolver: Resolver, match: Match) -> tuple[str, ...]:
    """The person whose words the text has just told: "*the top official* said" of an envoy.

    Args:
        resolver: the resolver of the document.
        match: the noun, of which nothing tells the state.
    """
    words, cast, i = resolver.words, resolver.cast, match.head
    if match.role.words[-1] not in _OFFICIALS or not words.definite(i) or words.is_plural(i):
        return ()
    if not words.is_subject(i) or not set(words.lower[words.left(i) + 1 : i]) <= _RANKED:
        return ()
    for told in cast.backwards():
        if told.root >= i or not 0 < words.sent[i] - told.sentence <= _NEAR:
            continue
        if len(told.ids) == 1 and words.is_subject(told.root):
            draft = cast.drafts[told.ids[0]]
            serves = draft.kind == "person" and draft.sector not in _PRIVATE
            return told.ids if serves else ()
    return ()
