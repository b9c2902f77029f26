"""One event, however often it is told: within a sentence, and across a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.frames import QUAD
from communique.events.phrases import purposes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.events.coding import Told
    from communique.events.matching import Match
    from communique.record import ActorRef


def joined(matches: list[Match]) -> list[Match]:
    """The matches of a sentence, with those of one event told by two of its words made one.

    "Launched an attack", "killed in an air strike", "held talks": the noun and the verb tell one
    event, of whose parties each may give some. What is promised stands in the promise.
    """
    folded = {
        id(inner)
        for match in matches
        for inner in match.inner
        if match.frame.type in {"AGREE", "THREATEN", "CONCEDE"}
        # What is refused stands in the refusal; what is not condemned is told as not condemned.
        or (match.frame.type == "REJECT" and QUAD[inner.frame.type] < 3)
    }
    kept: list[Match] = []
    for match in matches:
        if id(match) in folded:
            continue
        twin = next((known for known in kept if _one_telling(known, match)), None)
        if twin is None:
            kept.append(match)
            continue
        better, other = _better(twin, match)
        better.actors = better.actors or _without(other.actors, better.recipients)
        better.recipients = better.recipients or _without(other.recipients, better.actors)
        kept[kept.index(twin)] = better
    return kept


def _better(first: Match, second: Match) -> tuple[Match, Match]:
    """Of two tellings of one event the one to keep, and the other."""
    noun, verb = (first, second) if second.trigger.pos_ == "VERB" else (second, first)
    if noun.trigger.dep_ == "nsubj" and noun.frame.mode is not None:
        # The subject is the deed, the verb its effect: "*shelling* killed", "a *strike* blocked".
        return noun, verb
    better, other = (first, second) if first.score >= second.score else (second, first)
    better.refine(other)
    return better, other


def _without(parties: list[ActorRef], others: list[ActorRef]) -> list[ActorRef]:
    taken = {party.actor for party in others}
    return [party for party in parties if party.actor not in taken]


def _one_telling(first: Match, second: Match) -> bool:
    if first.frame.type != second.frame.type:
        return False
    a, b = first.trigger, second.trigger
    if a.pos_ == "VERB" and b.pos_ == "VERB":
        # "Sent doctors *to help* Liberia": the end of a deed is the deed.
        return any(purpose.i == b.i for purpose in purposes(a)) or _completes(first, second)
    return _governs(a, b) or _governs(b, a)


def _completes(first: Match, second: Match) -> bool:
    """Whether a clause on a noun below the first verb gives the doer that it lacks.

    "Remains under sanctions *imposed by Peru*".
    """
    clause = second.trigger
    return (
        not first.actors
        and not second.recipients
        and clause.dep_ in {"acl", "relcl"}
        and _governs(first.trigger, clause.head)
    )


def _governs(head: Token, noun: Token) -> bool:
    """Whether a noun hangs on a verb or noun as an argument or by a preposition."""
    token = noun
    for _ in range(4):
        if token.dep_ in {"relcl", "advcl", "ccomp", "ROOT"}:
            return False
        token = token.head
        if token.i == head.i:
            return True
    return False


def same(first: Told, second: Told) -> bool:
    """Whether two tellings of a document are of one event.

    They are when type, status and parties agree and their times do not speak against it: equal,
    or one of them not known better than by the day of publication.
    """
    if first.type != second.type or first.status != second.status:
        return False
    if first.match.frame.cameo[:2] != second.match.frame.cameo[:2]:
        return False
    one, other = _parties(first.match), _parties(second.match)
    a, b = first.moment.when, second.moment.when
    dated = a.edtf == b.edtf and {a.basis, b.basis} <= {"explicit", "period"}
    dated = dated and first.match.frame.id == second.match.frame.id
    # Under one explicit date, the telling that leaves a party out is of the same event.
    if dated and not (one <= other or other <= one):
        return False
    if not dated and (one != other or _doers(first.match) != _doers(second.match)):
        return False
    if _named_apart(first.match.actors, second.match.actors):
        return False
    if bool(first.attribution) != bool(second.attribution) and first.status != "actual":
        return False
    if a.edtf == b.edtf:
        return a.basis in {"explicit", "relative", "period"} or (
            first.match.trigger.lemma_ == second.match.trigger.lemma_
            or first.match.frame.id == second.match.frame.id
        )
    return False


def _named_apart(first: list[ActorRef], second: list[ActorRef]) -> bool:
    """Whether two tellings name different doers: a minister and a ministry of one state."""
    one = {party.actor for party in first if ":" in party.actor}
    other = {party.actor for party in second if ":" in party.actor}
    return bool(one and other) and not one & other


def _doers(match: Match) -> frozenset[str]:
    return frozenset(party.actor[:3] for party in match.actors)


def _parties(match: Match) -> frozenset[str]:
    return frozenset(party.actor[:3] for party in [*match.actors, *match.recipients])
