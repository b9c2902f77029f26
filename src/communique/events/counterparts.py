"""Steps of one state against another whose sentence names only the first: "lodged a protest".

Against whom it is, the text around tells: another state of the same sentence or of the one before,
else the one with which the document deals all along.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.events.frames import QUAD
from communique.events.parties import state_of
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.language.annotations import ActorMention

# Codes of those who are no states.
_NO_STATES = frozenset({"UNK", "IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
# How many characters back the sentence before may begin.
_NEAR = 400
# How often the other state is named that a document deals with, and how much oftener than a third.
_OFTEN, _OFTENER = 3, 2
# How sure one may be of whom only the text around tells.
_CONFIDENCE = 0.6


def find_counterparts(parse: Parse, tellings: Sequence[Told]) -> None:
    """Gives steps that name nobody they are aimed at the state that the text around tells.

    Args:
        parse: with the marks of the actors strand.
        tellings: those of a document; only such of frames with ``counterpart`` are looked at.
    """
    for number, telling in enumerate(tellings):
        match = telling.match
        if not match.frame.counterpart or not match.actors:
            continue
        own = {actor.actor[:3] for actor in match.actors}
        if any(party.actor[:3] not in own for party in match.recipients):
            continue  # "Expelled two diplomats": none of its own.
        if own & _NO_STATES or telling.status == "negated":
            continue
        found = _of_last_step(tellings[:number], match.trigger.idx, own)
        if found is None and len(own) == 1:
            found = _counterpart(parse, match.trigger.idx, own)
        if found is not None:
            match.recipients = [found]
            telling.confidence = min(telling.confidence, _CONFIDENCE)


def _of_last_step(earlier: Sequence[Told], at: int, own: set[str]) -> ActorRef | None:
    """The other side of what was told last, if that was a quarrel of two sides.

    "Bolivia cut ties with Israel. *Chile recalled its ambassador*": from whom the first did it to,
    or, if that was the second itself, who did it.
    """
    if not earlier or at - earlier[-1].match.trigger.idx > _NEAR or QUAD[earlier[-1].type] < 3:
        return None
    last = earlier[-1].match
    did, suffered = ({party.actor[:3] for party in side} for side in (last.actors, last.recipients))
    if suffered & own:
        sides, others = last.actors, did
    else:
        sides, others = last.recipients, suffered
    if len(others) != 1 or others & (own | _NO_STATES):
        return None
    party = sides[0]
    return ActorRef(party.actor.partition(".")[0], party.start, party.end, party.text)


def _counterpart(parse: Parse, at: int, own: set[str]) -> ActorRef | None:
    sentence = parse.sentence_at(at)
    before = [m for m in parse.mentions if sentence.start_char - _NEAR <= m.start < at]
    here = [m for m in before if m.start >= sentence.start_char]
    for group in (here, _last_sentence(parse, before, sentence.start_char)):
        states = _states(group) - own
        if len(states) > 1:
            return None
        if states:
            return _named(parse, group, states.pop())
    counts = Counter(s for m in parse.mentions for s in _states([m]) - own)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (first, times), (_, next_times) = ranked[0], ranked[1]
    if times < _OFTEN or times < _OFTENER * next_times:
        return None
    return _named(parse, parse.mentions, first)


def _last_sentence(parse: Parse, mentions: list[ActorMention], at: int) -> list[ActorMention]:
    """The mentions of the last sentence before a place that names any."""
    earlier = [m for m in mentions if m.start < at]
    if not earlier:
        return []
    first = parse.sentence_at(earlier[-1].start).start_char
    return [m for m in earlier if m.start >= first]


def _states(mentions: Iterable[ActorMention]) -> set[str]:
    return {actor[:3] for m in mentions for actor in m.actors} - _NO_STATES


def _named(parse: Parse, mentions: Sequence[ActorMention], state: str) -> ActorRef | None:
    """A state as the text names it: by its own name rather than by somebody of it."""
    known = [(m, a) for m in mentions for a in m.actors if a[:3] == state]
    known.sort(key=lambda pair: (pair[1] != state, -pair[0].start))
    if not known:
        return None
    return state_of(parse, state, known[0][0])
