"""Steps of one state against another whose sentence names only the first: "lodged a protest".

Against whom it is, the text around tells: another state of the same sentence or of the one before,
else the one with which the document deals all along.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.events import answers, syntax
from communique.events.coding import place
from communique.events.frames import QUAD
from communique.events.parties import NO_STATES, hosts, reference, state_of
from communique.events.phrases import has_made
from communique.events.resumption import accusers, offering
from communique.language.nouns import function_of
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.events.coding import Told
    from communique.events.frames import Frame
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token

# Sectors of those who rule a state, and of those who fight it from within.
_RULING, _FIGHTING = frozenset({"", "GOV", "MIL"}), frozenset({"REB", "SEP", "UAF"})
# Sectors of people with whom no state deals.
_PRIVATE = frozenset("CVL LAB BUS JRN MED EDU AGR REL REF CRM UNK ELI OPP PTY SOC".split())
# Types of steps that answer a step of the other side, where two quarrel.
_REPLIES = frozenset({"THREATEN", "REJECT", "SANCTION", "REQUEST", "ACCUSE"})
# How many characters back the sentence before may begin.
_NEAR = 400
# How often the other state is named that a document deals with, and how much oftener than a third.
_OFTEN, _OFTENER = 3, 2
# How far into a text the place may stand from which it is written.
_DATELINE = 40
# The same of a state that is named so often that it is meant, whoever was named last.
_CHIEF, _CHIEFLY = 6, 3
# Frames of those who are sent, or come, to a land at war, which the text has named before.
_SENT = frozenset({"aid.send-troops", "mobilize.intervene-in-war", "mobilize.enter-war"})
# Frames of those who reject what is said of them.
_DENIED = frozenset({"reject.accusation", "reject.deny-it"})
# Nouns that take up a land.
_LANDS = frozenset("island country kingdom republic nation territory archipelago state".split())
# How sure one may be of whom only the text around tells.
_CONFIDENCE = 0.6


def find_counterparts(parse: Parse, tellings: Sequence[Told]) -> list[Told]:
    """Gives steps that name nobody they are aimed at the state that the text around tells.

    Args:
        parse: with the marks of the actors strand.
        tellings: those of a document; looked at are such of frames with ``counterpart``, and what
            one side of a quarrel does to the other.

    Returns:
        the tellings without those of frames that need a recipient for which there is none.
    """
    for number, telling in enumerate(tellings):
        match = telling.match
        if not match.actors:
            continue
        if telling.type == "ASSAULT" and not match.recipients and telling.status == "actual":
            _defend(parse, telling)
        if not match.frame.counterpart and not _is_threat(telling):
            if telling.type in _REPLIES and not match.recipients:
                _answer(parse, tellings[:number], telling)
            continue
        own = {actor.actor[:3] for actor in match.actors}
        if any(party.actor[:3] not in own for party in match.recipients):
            continue  # "Expelled two diplomats": none of its own.
        if "UNK" in own or telling.status == "negated" or not _are_public(match.actors):
            continue
        if not _is_of_war(match.frame) and all(_is_private(actor) for actor in match.actors):
            continue  # What farmers demand they demand at home.
        if match.trigger.pos_ == "VERB" and answers.aimed_elsewhere(parse, match.trigger):
            if telling.type == "SANCTION" and all(map(_fights, match.recipients)):
                match.recipients = []  # "Sanctions on two rebel commanders": whose, nothing tells.
            continue
        if len(own) > 1 and answers.between_themselves(match):
            continue  # "Chad and Mali suspended the talks": those between them.
        before = tellings[:number]
        if parties := answers.going_on(before, telling) or (
            accusers(before, match.trigger, match.actors) if match.frame.id in _DENIED else []
        ):
            match.recipients = parties
            continue
        if aided := answers.helped(tellings[:number], telling, own):
            match.recipients = aided
            telling.confidence = min(telling.confidence, _CONFIDENCE)
            continue
        if match.frame.id in {"aid.send-there", "reject.deny-it"}:
            continue  # To whom it goes only a gift before it tells, and what "it" is a charge.
        if match.frame.bare:
            match.recipients = offering(before, match.trigger, match.actors)
            continue
        rebels = all(a.actor.partition(":")[0][4:] in _FIGHTING for a in match.actors)
        at_war = rebels or _is_of_war(match.frame)
        if aimed := _aim_of_first(tellings[:number], telling, own):
            match.recipients = aimed
            telling.confidence = min(telling.confidence, _CONFIDENCE)
            continue
        if match.frame.id in _SENT:
            found = _land(parse, match.trigger.idx, own)
            match.recipients = [found] if found is not None else []
            telling.confidence = min(telling.confidence, _CONFIDENCE if found is not None else 1)
            continue
        found = _foe_within(parse, match.actors) if at_war else None
        found = found or _of_here(parse, match.trigger)
        if match.frame.type == "AGREE" and (answerer := answers.who_answers(parse, match.trigger)):
            states = _states([answerer]) - own
            found = found or (_named(parse, [answerer], states.pop()) if states else None)
        found = found or _of_sentence(parse, match.trigger, own)
        if match.frame.type != "AID":  # Most of what is given is given at home.
            found = found or _of_before(parse, tellings[:number], telling, own)
        if found is not None and not answers.asks_for_it(parse, telling, found):
            match.recipients = [found]
            telling.confidence = min(telling.confidence, _CONFIDENCE)
    return [telling for telling in tellings if not _is_lacking(telling)]


def _aim_of_first(earlier: Sequence[Told], telling: Told, own: set[str]) -> list[ActorRef]:
    """At whom the first of two joined clauses is aimed, of which the second names nobody.

    "Oslo called on *Mali* to go, and Bern froze its aid", "Oslo mocked *the bloc*, and Bern
    threatened to stay away".
    """
    verb = telling.match.trigger
    if verb.dep_ != "conj" or not earlier or QUAD[telling.type] < 3:
        return []
    first = next((t for t in reversed(earlier) if t.match.trigger.i == verb.head.i), None)
    if first is None or QUAD[first.type] < 3:
        return []
    did = {party.actor[:3] for party in first.match.actors}
    if did & own or any(party.actor[:3] in own for party in first.match.recipients):
        return []
    return list(first.match.recipients)


def _of_before(
    parse: Parse, earlier: Sequence[Told], telling: Told, own: set[str]
) -> ActorRef | None:
    """Whom the text before a sentence tells."""
    at = telling.match.trigger.idx
    found = None
    quarrel = QUAD[telling.match.frame.type] >= 3 or telling.type == "CONCEDE"
    if quarrel and (telling.type != "THREATEN" or _is_side(earlier, own)):
        found = _chief(parse, own) or _of_last_step(earlier, at, own)
    return found or _of_text(parse, at, own)


def _land(parse: Parse, at: int, own: set[str]) -> ActorRef | None:
    """The land to which somebody is sent: the one taken up last, else that of which a text tells.

    "Britain left *the island* in 1960. The United Nations sent peacekeepers in 1964."
    """
    near = [m for m in parse.mentions if at - _NEAR <= m.start < at]
    taken_up = [m for m in near if m.form == "nominal" and parse.doc[m.root].lower_ in _LANDS]
    last = taken_up[-1:] or [m for m in near if function_of(parse.doc[m.root]).name == "in"][-1:]
    for group in (last, near):
        states = _states(group) - own
        if len(states) == 1:
            return _named(parse, group, states.pop())
    counts = Counter(s for m in parse.mentions for s in _states([m]) - own)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    if ranked[0][1] < max(2, _OFTENER * ranked[1][1]):
        return None
    return _named(parse, parse.mentions, ranked[0][0])


def _of_here(parse: Parse, trigger: Token) -> ActorRef | None:
    """The state from which is written: "closed its embassy *here*"."""
    below = (trigger, *(child for child in trigger.children if child.dep_ == "dobj"))
    if not any(child.lower_ == "here" for word in below for child in word.children):
        return None
    here = next((p for p in parse.places if p.start >= parse.title), None)
    if here is None or here.country is None or here.start > parse.title + _DATELINE:
        return None
    return hosts(parse, [parse.doc[here.root]])[0]


def _defend(parse: Parse, telling: Told) -> None:
    """Aims what rebels attack, of nobody named, at the state in which they do: "took *a town*"."""
    match = telling.match
    codes = {actor.actor.partition(":")[0].partition(".")[::2] for actor in match.actors}
    undergone = syntax.undergoers(match.trigger)
    if len(codes) != 1 or not undergone or match.trigger.pos_ != "VERB":
        return
    if any(noun.tag_ == "PRP" for noun in undergone):
        return  # "Held *him* for a year": one of whom the text tells, and no town.
    country, sector = codes.pop()
    if sector not in _FIGHTING:
        return
    where = place(parse, match.trigger)
    state = where.country if where is not None and where.country else country
    elsewhere = _elsewhere(parse, country)
    state = elsewhere if elsewhere is not None and where is None else state
    found = _named(parse, [m for m in parse.mentions if state in m.actors], state)
    if found is not None:
        match.recipients = [found]
        telling.confidence = min(telling.confidence, _CONFIDENCE)


def _is_threat(telling: Told) -> bool:
    """Whether a state or body threatens to do something, to whom its sentence does not say."""
    match = telling.match
    kinds = {actor.actor.partition(":")[0].partition(".")[2] for actor in match.actors}
    return telling.type == "THREATEN" and not match.recipients and kinds <= _RULING


def _fights(actor: ActorRef) -> bool:
    return actor.actor.partition(":")[0][4:] in _FIGHTING


def _is_private(actor: ActorRef) -> bool:
    return actor.actor.partition(":")[0][4:] in _PRIVATE


def _is_lacking(telling: Told) -> bool:
    """Whether a telling only holds with a recipient, and has none."""
    frame = telling.match.frame
    return frame.counterpart and frame.needs_recipient and not telling.match.recipients


def _answer(parse: Parse, earlier: Sequence[Told], telling: Told) -> None:
    """Aims what one side of a quarrel refuses or threatens at the other side.

    "Zambia accused Angola of shelling a village. It *threatened to close the border*."
    """
    match = telling.match
    doers = [actor.actor.partition(":")[0].partition(".") for actor in match.actors]
    own = {state for state, _, _ in doers}
    if len(own) != 1 or own & NO_STATES or any(kind not in _RULING for _, _, kind in doers):
        return
    if telling.status == "negated":
        return
    voices = (voice.actor for voice in parse.voices.chain(match.trigger))
    if any(x[:3] in own and x.partition(":")[0][4:] in _PRIVATE for x in voices):
        return  # "The opposition said the government *had broken* the law": a matter of their own.
    if earlier and any(w.i == earlier[-1].match.trigger.i for w in match.trigger.ancestors):
        return  # "Mali dismissed a report in which France *criticised* it": no answer.
    if _is_side(earlier, own):
        found = _of_last_step(earlier, match.trigger.idx, own)
        if found is not None:
            match.recipients = [found]
            telling.confidence = min(telling.confidence, _CONFIDENCE)


def _is_side(earlier: Sequence[Told], own: set[str]) -> bool:
    """Whether a state did what was told last, or it was done to it."""
    if not earlier:
        return False
    last = earlier[-1].match
    return own <= {party.actor[:3] for party in (*last.actors, *last.recipients)}


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
    if len(others) != 1 or others & (own | NO_STATES):
        return None
    party = sides[0]
    return ActorRef(party.actor.partition(".")[0], party.start, party.end, party.text)


def _of_sentence(parse: Parse, trigger: Token, own: set[str]) -> ActorRef | None:
    """The one other state of a sentence: before the step, else after it in its clause."""
    at = trigger.idx
    sentence = parse.sentence_at(at)
    here = [m for m in parse.mentions if sentence.start_char <= m.start < sentence.end_char]
    roots = [(m, parse.doc[m.root]) for m in here]
    here = [m for m, root in roots if not (has_made(root) or answers.names_a_paper(root))]
    after = [m for m in here if m.start >= at and answers.goes_with(parse.doc[m.root], trigger)]
    for group in ([m for m in here if m.start < at], after):
        states = _states(group) - own
        if len(states) > 1:
            return None
        if states:
            return _named(parse, group, states.pop())
    return None


def _chief(parse: Parse, own: set[str]) -> ActorRef | None:
    """The state of which all a text tells, whoever was named last."""
    counts = Counter(s for m in parse.mentions for s in _states([m]) - own)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (foremost, times), (_, next_times) = ranked[0], ranked[1]
    if times < _CHIEF or times < _CHIEFLY * next_times:
        return None
    return _named(parse, parse.mentions, foremost)


def _of_text(parse: Parse, at: int, own: set[str]) -> ActorRef | None:
    """The state of which all the text tells, else the one other state of the sentence before."""
    if (chief := _chief(parse, own)) is not None:
        return chief
    counts = Counter(s for m in parse.mentions for s in _states([m]) - own)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (foremost, times), (_, next_times) = ranked[0], ranked[1]
    first = parse.sentence_at(at).start_char
    before = [m for m in parse.mentions if first - _NEAR <= m.start < first]
    group = _last_sentence(parse, before, first)
    states = _states(group) - own
    if len(states) > 1:
        return None
    if states:
        return _named(parse, group, states.pop())
    if times < _OFTEN or times < _OFTENER * next_times:
        return None
    return _named(parse, parse.mentions, foremost)


def _is_of_war(frame: Frame) -> bool:
    """Whether a frame is of fighting and its end, which one has with those whom one fights."""
    return frame.mode in {"yield", "violence"} and "military" in frame.contexts


def _foe_within(parse: Parse, doers: Sequence[ActorRef]) -> ActorRef | None:
    """Whom a government at war with its own means where it names nobody: the rebels of the text."""
    codes = {doer.actor.partition(":")[0].partition(".")[::2] for doer in doers}
    if len(codes) != 1:
        return None
    country, sector = codes.pop()
    if country in NO_STATES:
        return None
    if sector in _FIGHTING:  # And whom its rebels mean.
        country = _elsewhere(parse, country) or country
        return _named(parse, [m for m in parse.mentions if country in m.actors], country)
    if sector not in _RULING:
        return None
    foes = Counter(
        actor
        for m in parse.mentions
        for actor in m.actors
        if actor[:3] == country and actor.partition(":")[0][4:] in _FIGHTING
    )
    if foes.total() < _OFTEN:
        return None
    named = [actor for actor in foes if ":" in actor] or list(foes)
    if len(named) != 1:
        return None
    mention = next(m for m in parse.mentions if named[0] in m.actors)
    return reference(parse, named[0], mention)


def _elsewhere(parse: Parse, country: str) -> str | None:
    """The state that a text tells of far more than of one whose armed groups are in it."""
    counts = Counter(s for m in parse.mentions for s in _states([m]))
    chief, times = next(iter(counts.most_common(1)), ("", 0))
    return chief if times > _OFTENER * counts[country] and chief != country else None


def _last_sentence(parse: Parse, mentions: list[ActorMention], at: int) -> list[ActorMention]:
    """The mentions of the last sentence before a place that names any."""
    earlier = [m for m in mentions if m.start < at]
    if not earlier:
        return []
    first = parse.sentence_at(earlier[-1].start).start_char
    return [m for m in earlier if m.start >= first]


def _are_public(doers: Sequence[ActorRef]) -> bool:
    """Whether any of some doers acts for a state or body, or fights one."""
    return any(doer.actor.partition(":")[0][4:] not in _PRIVATE for doer in doers)


def _states(mentions: Iterable[ActorMention]) -> set[str]:
    """The states of some mentions that are no private people's."""
    actors = {actor for m in mentions for actor in m.actors}
    public = {a[:3] for a in actors if a.partition(":")[0][4:] not in _PRIVATE}
    return public - NO_STATES


def _named(parse: Parse, mentions: Sequence[ActorMention], state: str) -> ActorRef | None:
    """A state as the text names it: by its own name rather than by somebody of it."""
    known = [(m, a) for m in mentions for a in m.actors if a[:3] == state]
    known.sort(key=lambda pair: (pair[1] != state, -pair[0].start))
    if not known:
        return None
    return state_of(parse, state, known[0][0])
