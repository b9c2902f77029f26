"""Frames and typer weighed against each other: what a telling is, and what no frame has found."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

import msgspec

from communique.data import entries
from communique.events import confidence
from communique.events.coding import told
from communique.events.complements import governing_verb
from communique.events.frames import QUAD, Frame
from communique.events.linking import tolls
from communique.events.matching import Match
from communique.events.moods import negated
from communique.events.operators import operator, outcome
from communique.events.parties import reference
from communique.events.syntax import undergoers
from communique.events.typer import NONE, Pair
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.events.pairs import Candidate
    from communique.events.typer import Rating, Typer
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token
    from communique.record import ActorRef, Status

# How much a frame's word for its type counts against the typer's, in log-odds: the more of the
# frame is bound, the more (fitted on the development data of ``benchmarks/events.py``).
_FRAME = 4.0
_FRAME_STEP = 0.5
# A frame of which this much is bound, with doer and recipient or without, needs no second opinion:
# asking for one changes no figure, and each takes as long as parsing the sentence.
_SURE, _SURE_OF_ONE = 2.0, 3.5
# What the typer alone must be sure of to add an event between two actors that no frame has found.
_ALONE = 0.75
# The same where one of them is of no known state or body.
_ALONE_WITH_UNKNOWN = 0.82
# The same for an event that is done to no actor, of which fewer come out right.
_ALONE_TO_NOBODY = 0.88
# A pair of which the typer is as sure as this that nothing links it is no event.
_NOTHING = 0.85
_PENALTIES = {"SANCTION", "COERCE", "PROTEST"}
_COOPERATION = {"AGREE", "CONSULT", "SUPPORT"}
_BETWEEN_STATES = {"AGREE", "AID", "COOPERATE", "SANCTION", "THREATEN"}
_PERFORMING = frozenset("vow threaten promise pledge swear agree undertake offer".split())
_LEFT = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"}


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The CAMEO code that stands for a type and mode where no frame gives a finer one."""

    type: EventType
    cameo: str
    mode: str | None = None


@cache
def codes() -> dict[tuple[str, str | None], str]:
    """CAMEO codes by type and mode."""
    return {(code.type, code.mode): code.cameo for code in entries("codes.yaml", Code)}


def code(kind: str, mode: str | None) -> str:
    """The CAMEO code of a type and mode."""
    known = codes()
    return known.get((kind, mode)) or known[kind, None]


@cache
def typed(kind: EventType, mode: str | None) -> Frame:
    """The frame that stands for what the typer alone has found."""
    return Frame(id=f"typer.{kind.lower()}", type=kind, mode=mode, cameo=code(kind, mode))


@dataclass(slots=True)
class Weighing:
    """The typer's opinion on the tellings of a document, asked for in one batch."""

    typer: Typer

    def weigh(self, parse: Parse, tellings: list[Told], others: list[Candidate]) -> list[Told]:
        """The tellings as they stand after the typer was asked, with those it adds."""
        asked = [_told_pair(parse, telling) for telling in tellings]
        more = [_candidate_pair(parse, candidate) for candidate in others]
        pairs = [pair for pair in (*asked, *more) if pair is not None]
        ratings = iter(self.typer.rate(pairs))
        together: dict[int, list[Told]] = {}
        for telling in tellings:
            together.setdefault(telling.evidence.start, []).append(telling)
        kept: list[Told] = []
        for telling, pair in zip(tellings, asked, strict=True):
            rating = next(ratings) if pair is not None else None
            if rating is None or _settle(telling, rating, _told_beside(telling, together)):
                kept.append(telling)
        found = [
            (candidate, next(ratings))
            for candidate, pair in zip(others, more, strict=True)
            if pair is not None
        ]
        added = _added(parse, _unclaimed(parse, kept, found))
        added = [t for t in added if (t.type, t.status) != ("THREATEN", "negated")]
        return kept + [telling for telling in added if not _repeats(telling, kept)]

    def rated(
        self, parse: Parse, tellings: list[Told], others: list[Candidate]
    ) -> list[tuple[Pair, Rating]]:
        """The pairs that ``weigh`` asks the typer about, with its ratings."""
        pairs = [_told_pair(parse, telling) for telling in tellings]
        pairs += [_candidate_pair(parse, candidate) for candidate in others]
        asked = [pair for pair in pairs if pair is not None]
        return list(zip(asked, self.typer.rate(asked), strict=True))


def _told_beside(telling: Told, together: dict[int, list[Told]]) -> set[str]:
    """The types of what else the sentence of a telling tells, by where sentences start."""
    others = together[telling.evidence.start]
    return {kind for other in others if other is not telling for kind in _kin(other)}


def _settle(telling: Told, rating: Rating, beside: set[str]) -> bool:
    """Gives a telling the type that frame and typer together make likeliest; whether it stands.

    The typer rates a pair, which a sentence may link twice ("after meeting the president, freed his
    men"): a type that another telling accounts for (``beside``) does not overrule this one's.
    """
    weight = _FRAME + _FRAME_STEP * telling.match.score
    scores = {kind: math.log(max(p, 1e-6)) for kind, p in rating.types.items()}
    if scores[NONE] > math.log(_NOTHING) and telling.match.score < _SURE:
        return False
    scores.pop(NONE)
    kin = _kin(telling)
    for kind in kin:
        scores[kind] += weight
    for kind in beside - kin:
        scores[kind] = -math.inf
    best = max(scores, key=scores.__getitem__)
    whole = sum(math.exp(score) for score in scores.values())
    agreed = kin if best in kin else {best}
    telling.confidence = confidence.of_both(sum(math.exp(scores[k]) for k in agreed) / whole)
    if best not in kin:
        telling.rule = f"typer.{best.lower()}/{telling.match.frame.id}"
        telling.type = cast("EventType", best)
        telling.mode = rating.mode(best)
        telling.cameo = code(best, telling.mode)
    return True


def _kin(telling: Told) -> set[str]:
    """The types that agree with a telling: its own, and what folding has made it of.

    The typer's data folds what is planned and said a little further than the record does: planned
    penalties and protests are THREATEN there, and talks not held are REJECT.
    """
    kin: set[str] = {telling.type, telling.match.frame.type}
    if "CONCEDE" in kin:
        kin.add("AGREE")
    if telling.status == "planned" and telling.type in _PENALTIES:
        kin.add("THREATEN")
    if telling.status == "negated" and telling.type in _COOPERATION:
        kin.add("REJECT")
    return kin


def _unclaimed(
    parse: Parse, tellings: list[Told], found: list[tuple[Candidate, Rating]]
) -> list[tuple[Candidate, Rating]]:
    """The rated pairs of verbs that tell nothing yet; the others go to what their verb tells.

    Where a frame has bound no recipient, the one that the typer finds is that of the same event.
    """
    known: dict[int, Told] = {}
    for telling in tellings:
        trigger = telling.match.trigger
        above = governing_verb(trigger) if trigger.pos_ == "NOUN" else None
        for word in filter(None, (trigger, above, *tolls(trigger))):
            known.setdefault(word.i, telling)
    left: list[tuple[Candidate, Rating]] = []
    for candidate, rating in found:
        same = known.get(candidate.trigger.i)
        if same is None:
            left.append((candidate, rating))
            continue
        missing = not same.match.recipients and not same.match.frame.reciprocal
        sure = rating.best in _kin(same) and rating.types[rating.best] >= _ALONE
        if missing and sure and candidate.recipient is not None:
            named = {party.actor for party in same.match.actors}
            found_here = _references(parse, [candidate.recipient])
            # "Offered *doctors*", "pulled out *its garrison*": nobody of its own has part in it.
            if same.type in _BETWEEN_STATES or same.mode == "withdraw":
                named |= _of_homes(found_here, same.match.actors)
            same.match.recipients = [p for p in found_here if p.actor not in named]
    return left


def _is_armed(mention: ActorMention) -> bool:
    """Whether a mention means a state's arms."""
    return all(actor.partition(":")[0].endswith(".MIL") for actor in mention.actors)


def _of_homes(parties: list[ActorRef], doers: list[ActorRef]) -> set[str]:
    """Those of some parties who are of a doer's own state."""
    homes = {doer.actor[:3] for doer in doers}
    return {party.actor for party in parties if party.actor[:3] in homes}


def _repeats(telling: Told, others: list[Told]) -> bool:
    """Whether the sentence tells of the same parties and type already, by a frame."""
    match = telling.match
    parties = {party.actor for party in (*match.actors, *match.recipients)}
    return any(
        other.evidence == telling.evidence
        and other.type == telling.type
        and parties <= {p.actor for p in (*other.match.actors, *other.match.recipients)}
        for other in others
    )


def _added(parse: Parse, found: Sequence[tuple[Candidate, Rating]]) -> list[Told]:
    """What the typer is sure of: the pairs of one verb and type are one telling."""
    groups: dict[tuple[int, str], list[tuple[Candidate, Rating]]] = {}
    for candidate, rating in found:
        best = rating.best
        if best != NONE and rating.types[best] >= _bar(candidate):
            groups.setdefault((candidate.trigger.i, best), []).append((candidate, rating))
    surest: dict[int, float] = {}
    for (trigger, kind), members in groups.items():
        sure = max(rating.types[kind] for _, rating in members)
        surest[trigger] = max(surest.get(trigger, 0.0), sure)
    added = []
    for (trigger, kind), members in groups.items():
        if max(rating.types[kind] for _, rating in members) < surest[trigger]:
            continue  # One verb tells one event.
        candidate, rating = max(members, key=lambda member: member[1].types[kind])
        together = [m.recipient for m, _ in members if m.recipient and _beside(parse, m)]
        doers = [*(member.actor for member, _ in members), *together]
        homes = {actor[:3] for doer in doers for actor in doer.actors}
        others = [m.recipient for m, _ in members if m.recipient and m.recipient not in together]
        if kind in _BETWEEN_STATES:
            # "Promised *a battalion*": its own, which it promises to another.
            others = [
                m
                for m in others
                # "Vowed to defend *its firms*": it threatens others.
                if not (_is_armed(m) or kind == "THREATEN")
                or homes.isdisjoint(a[:3] for a in m.actors)
            ]
        match = Match(
            typed(cast("EventType", kind), rating.mode(kind)),
            _performed(candidate.trigger, kind),
            _references(parse, doers),
            _references(parse, others),
            0.0,
        )
        sentence = parse.sentence_at(candidate.trigger.idx)
        telling = told(parse, match, parse.quote(sentence.start_char, sentence.end_char))
        telling.confidence = confidence.of_typer(rating.types[kind])
        if telling.status == "negated" and _has_read(kind, match.trigger):
            telling.status = "actual"
        if QUAD[telling.type] in {2, 4} and telling.status == "actual":
            telling.status = _as_operated(match.trigger)
        added.append(telling)
    return added


def _has_read(kind: str, trigger: Token) -> bool:
    """Whether the typer's type holds what negates the verb: "*stopped* selling", refusals."""
    return kind == "REJECT" or (kind in _PENALTIES and not negated(trigger))


def _as_operated(trigger: Token) -> Status:
    """The status of a deed whose verb tells how it stands to it: "mulls an arms sale ban"."""
    found = operator(trigger)
    # Who stops, bans or boycotts somebody does it: what his verb undoes is another's.
    if found is None or found.effect not in {"planned", "hypothetical", "missed"}:
        return "actual"
    return outcome(found.effect, "actual") or "actual"


def _performed(trigger: Token, kind: str) -> Token:
    """The verb by which a thing is promised or threatened: "*vowed* to turn it into a sea"."""
    above = trigger.head
    performed = kind in {"AGREE", "THREATEN"} and trigger.dep_ == "xcomp"
    return above if performed and above.lemma_ in _PERFORMING else trigger


def _bar(pair: Candidate) -> float:
    """How sure of an event of a pair the typer must be."""
    if pair.recipient is None or pair.trigger.lemma_ == "be":
        return _ALONE_TO_NOBODY  # What somebody is, is seldom a deed.
    unknown = any(
        all(actor.startswith("UNK") for actor in side.actors)
        for side in (pair.actor, pair.recipient)
    )
    return _ALONE_WITH_UNKNOWN if unknown else _ALONE


def _beside(parse: Parse, pair: Candidate) -> bool:
    """Whether the two of a pair are joined in one phrase: "*Chad and Mali* will set up a body"."""
    other = pair.recipient
    if other is None:
        return False
    one, two = parse.doc[pair.actor.root], parse.doc[other.root]
    return two.dep_ == "conj" and two.head.i == one.i


def _references(parse: Parse, mentions: list[ActorMention]) -> list[ActorRef]:
    found: dict[str, ActorRef] = {}
    for mention in mentions:
        for actor in mention.actors:
            found.setdefault(actor, reference(parse, actor, mention))
    return list(found.values())


def _told_pair(parse: Parse, telling: Told) -> Pair | None:
    """The pair of a telling; ``None`` where its frame is sure, or there is no such pair."""
    match = telling.match
    linked = match.actors and (
        match.recipients or (match.frame.reciprocal and len(match.actors) > 1)
    )
    if match.frame.idiom or match.score >= (_SURE if linked else _SURE_OF_ONE):
        return None
    # Who do a thing together do it not to each other: "Chad and Mali condemned the coup".
    others = match.recipients or (match.actors[1:] if match.frame.reciprocal else [])
    parties = [*match.actors[:1], *others[:1]]
    spans = [_grown(parse, p.start, p.end) for p in parties if p.start is not None and p.end]
    if not match.actors or len(spans) != len(parties):
        return None
    if len(spans) == 1:
        things = match.objects or (
            undergoers(match.trigger) if match.trigger.pos_ == "VERB" else [match.trigger]
        )
        if not things:
            return None
        spans.append(_phrase(things[0]))
    return _pair(parse, match.trigger, spans[0], spans[1])


def _candidate_pair(parse: Parse, candidate: Candidate) -> Pair | None:
    other, thing = candidate.recipient, candidate.thing
    if other is not None:
        span = _grown(parse, other.start, other.end)
    elif thing is not None:
        span = _phrase(thing)
    else:
        return None
    actor = _grown(parse, candidate.actor.start, candidate.actor.end)
    return _pair(parse, candidate.trigger, actor, span)


def _pair(
    parse: Parse, trigger: Token, actor: tuple[int, int], other: tuple[int, int]
) -> Pair | None:
    sentence = parse.sentence_at(trigger.idx)
    start, end = sentence.start_char, sentence.end_char
    apart = actor[1] <= other[0] or other[1] <= actor[0]
    inside = all(start <= at <= end for at in (*actor, *other))
    if not (apart and inside):
        return None
    return Pair(
        parse.text[start:end],
        (actor[0] - start, actor[1] - start),
        (other[0] - start, other[1] - start),
    )


def _grown(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """A mention with the words before it that belong to its phrase, as the training data marks."""
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return start, end
    root = span.root
    first = min(
        (c.left_edge.i for c in root.children if c.i < span.start and c.dep_ in _LEFT),
        default=span.start,
    )
    if span.start - first > 8:
        first = span.start
    return parse.doc[first].idx, end


def _phrase(head: Token) -> tuple[int, int]:
    """A noun with its modifiers and what is "of" it."""
    first = min((c.left_edge.i for c in head.children if c.i < head.i), default=head.i)
    last = head
    for child in head.children:
        if child.i > head.i and child.dep_ == "prep" and child.lower_ == "of":
            last = child.right_edge
    if last.i - head.i > 8:
        last = head
    return head.doc[max(first, head.i - 8)].idx, last.idx + len(last.text)
