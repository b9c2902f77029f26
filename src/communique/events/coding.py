"""Matches -> the record's events: PLOVER's folding, time, place, chain, and one telling of each."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.events import confidence, syntax
from communique.events.bodies import decided, decree, voted
from communique.events.complements import governing_verb
from communique.events.control import threatened
from communique.events.frames import INTENSITY, QUAD, lexicon
from communique.events.functions import starts
from communique.events.homes import abroad
from communique.events.moods import negated
from communique.events.status import status as status_of
from communique.events.ultimata import announced, is_stationed
from communique.events.verbs import refuses
from communique.record import ActorRef, Event, Place, Span

if TYPE_CHECKING:
    from communique.events.matching import Match
    from communique.language import Parse
    from communique.language.annotations import Moment
    from communique.language.tokens import Token
    from communique.record import EventType, Status, Timing

_COOPERATION = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
# CAMEO's codes for cooperation that is intended, by what is intended.
_INTENT = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
_THREATS = {
    # What a threatened event makes of THREATEN: mode and CAMEO code.
    "ASSAULT": ("violence", "138"), "MOBILIZE": ("violence", "138"),
    "SANCTION": ("relations", "132"), "COERCE": ("restrict", "131"), "PROTEST": ("restrict", "133"),
}  # fmt: skip
# What "will not" makes of cooperation: a refusal, by what is refused (CAMEO 12).
_REFUSALS: dict[str, tuple[str | None, str]] = {
    "CONSULT": ("meet", "125"), "AID": ("assist", "122"), "COOPERATE": ("assist", "121"),
    "RETREAT": ("yield", "124"), "CONCEDE": ("yield", "124"), "SUPPORT": (None, "120"),
    "AGREE": (None, "120"),
}  # fmt: skip
_BLOWS = frozenset({"hit", "strike"})
# Demands by their mode (CAMEO 10).
_DEMANDS = {"assist": "103", "yield": "105", "meet": "106"}
# Verbs by which it is told that a deed shall be done, and not that it was.
_ORDERING = frozenset("order authorize authorise demand urge propose recommend approve".split())
# The frames of writing to somebody.
_LETTERS = frozenset({"consult.send-letter", "consult.letter-noun", "consult.write-to"})
# Whom a state rules.
_RULED = frozenset("CVL REF BUS JRN LAB EDU REL MED SOC ELI AGR OPP".split())
# Frames of visitors and meetings that are still awaited.
_AWAITED = frozenset(
    """agree.due-visitor agree.due-in agree.due-meeting protest.due protest.due-rally""".split()
)
_COERCIONS = {"arrest": "arrest", "ban": "ban", "deport": "expel"}
_SANCTIONS = {"expel": "expel", "withdraw": "relations", "discontinue": "relations"}


@dataclass(slots=True)
class Told:
    """One telling of an event, with the types and times it is coded with."""

    match: Match
    type: EventType
    mode: str | None
    cameo: str
    status: Status
    moment: Moment
    attribution: tuple[ActorRef, ...]
    evidence: Span
    rule: str
    confidence: float


def told(parse: Parse, match: Match, evidence: Span) -> Told:
    """A match with its status, time and chain, and with PLOVER's folding of what is to come.

    Promised cooperation is AGREE and threatened force THREATEN (PLOVER manual, auxiliary modes).
    """
    frame = match.frame
    teller = _teller(match)
    # "Are *in talks*", "is *in force*": states that hold.
    held = teller.lemma_ in {"be", "remain"} and (frame.type == "CONSULT" or starts(teller))
    material = QUAD[frame.type] in {2, 4} or held
    status = status_of(parse, teller, material=material)
    if status == "hypothetical" and frame.type == "SANCTION" and (order := decree(teller)):
        status = status_of(parse, order, material=True)
    vote = voted(match, teller) if status == "planned" else None
    if vote is not None:
        status = status_of(parse, vote, material=True)
    if frame.id in _AWAITED and status in {"actual", "ongoing"}:
        status = "planned"
    chain = parse.voices.chain(match.trigger)
    if match.trigger.pos_ == "NOUN" and QUAD[frame.type] in {1, 3} and chain:
        # "Sudan repeated *its charge* that": the article tells what Sudan says.
        own = {actor.actor for actor in match.actors}
        chain = chain[1:] if chain[0].actor in own else chain
    if frame.mode == "expel" and chain and len(match.recipients) > 1:
        # "The minister said *two envoys* had to leave": none of his own.
        match.recipients = abroad(list(chain), match.recipients) or match.recipients
    kind, mode, cameo = frame.type, frame.mode, frame.cameo
    if match.inner and kind == "REJECT":
        mode, cameo = _refused(match, mode, cameo)
    elif match.inner and kind == "REQUEST" and cameo == "100":
        mode, cameo = _asked(match, mode, cameo)
    elif match.inner and kind == "AGREE" and (laid := decided(match)):
        kind, mode, cameo = laid.type, laid.mode, laid.cameo
    elif match.inner and kind in {"AGREE", "THREATEN"}:
        kind, mode, cameo = _promised(match, kind, mode, cameo)
    elif status == "planned":
        if QUAD[kind] == 4 and threatened(parse, match.trigger):
            kind, (mode, cameo) = "THREATEN", _threat(kind, mode)
        elif not is_stationed(match):
            kind, mode, cameo = _planned(kind, mode, cameo, match.trigger.lemma_)
    elif status == "hypothetical" and announced(parse, match, chain):
        kind, (mode, cameo), status = "THREATEN", _threat(kind, mode), "planned"
    elif status == "negated" and kind in _REFUSALS and refuses(match.trigger, frame.id):
        kind, (mode, cameo), status = "REJECT", _REFUSALS[kind], "actual"
        _part(match)
    if kind == "PROTEST" and match.trigger.lemma_ == "protest" and _are_states(match.actors):
        kind, mode, cameo = "ACCUSE", "disapprove", "111"  # States protest in words.
    kind, mode, cameo = _by_home(match, kind, mode, cameo)
    moment = parse.clock.at(match.trigger)
    if vote is not None and moment.when.edtf is None:
        moment = parse.clock.at(vote)
    return Told(
        match,
        kind,
        mode,
        cameo,
        status,
        moment,
        chain,
        evidence,
        frame.id,
        confidence.of_frame(_score(match)) if frame.likeness == 1 else confidence.of_nearest(),
    )


def _are_states(actors: list[ActorRef]) -> bool:
    return bool(actors) and all("." not in actor.actor for actor in actors)


def _teller(match: Match) -> Token:
    """The word whose standing decides: what is ordered in "ordered *air strikes* on Syria"."""
    if match.frame.type in {"ASSAULT", "RETREAT"} and match.objects:
        noun = match.objects[0]
        if match.trigger.lemma_ in _ORDERING and noun.lemma_ in lexicon().nouns:
            return noun
    return match.trigger


def _refused(match: Match, mode: str | None, cameo: str) -> tuple[str | None, str]:
    """The mode of a refusal by what is refused: "refused to meet"; its frame's own goes first."""
    aimed = match.inner[0].frame.type
    if mode is None and cameo == "120" and aimed in _REFUSALS:
        return _REFUSALS[aimed]
    return mode, cameo


def _asked(match: Match, mode: str | None, cameo: str) -> tuple[str | None, str]:
    """The mode of a demand by what is demanded: "demanded that Russia *withdraw*"."""
    aimed = match.inner[0].frame.type
    wanted = _REFUSALS[aimed][0] if aimed in _REFUSALS else None
    return (wanted, _DEMANDS[wanted]) if wanted is not None else (mode, cameo)


def _part(match: Match) -> None:
    """Parts who will not from whom he will not meet: "Eritrea will not meet Ethiopia"."""
    first = [actor for actor in match.actors if (actor.start or 0) < match.trigger.idx]
    if match.frame.reciprocal and first and not match.recipients:
        match.recipients = [actor for actor in match.actors if actor not in first]
        match.actors = first
    elif match.frame.actor == ("object",) and match.frame.recipient == ("subject",):
        # "Abbas will not *receive* Pence": the host refuses.
        match.actors, match.recipients = match.recipients, match.actors


def _promised(
    match: Match, kind: EventType, mode: str | None, cameo: str
) -> tuple[EventType, str | None, str]:
    aimed = match.inner[0].frame
    if aimed.type in {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}:
        return kind, mode, cameo
    unwilling = all(negated(inner.trigger) for inner in match.inner)
    if kind == "AGREE" and aimed.type in _REFUSALS and unwilling:
        return "REJECT", *_REFUSALS[aimed.type]  # "Vowed *not* to withdraw"
    if QUAD[aimed.type] == 4 and unwilling:
        if kind == "AGREE" or match.trigger.lemma_ == "threaten":
            return kind, mode, cameo
        return "AGREE", None, "030"  # "Swore *not* to attack it"
    friendly = not match.inner[0].recipients or match.trigger.lemma_ in {"agree", "offer"}
    if aimed.type == "MOBILIZE" and kind == "AGREE" and friendly:
        return kind, mode, cameo  # "Promised to step up patrols": against nobody.
    if QUAD[aimed.type] == 4 and "with" in match.frame.with_prep:
        return kind, mode, cameo  # "Agreed *with Chad* to expel the rebels": a threat to nobody.
    if kind == "AGREE" and aimed.type == "SANCTION" and _of_own(match.inner[0].trigger):
        return kind, mode, cameo
    if QUAD[aimed.type] == 4:
        threat_mode, threat_cameo = _threat(aimed.type, aimed.mode)
        return "THREATEN", threat_mode, threat_cameo
    if kind == "AGREE" and aimed.type in {"RETREAT", "CONCEDE"}:
        return "CONCEDE", None, "083"
    return kind, mode, _INTENT.get(aimed.type, cameo) if kind == "AGREE" else cameo


def _of_own(deed: Token) -> bool:
    """Whether somebody promises to stop what is his own: "a freeze of *its* programme"."""
    if deed.pos_ != "NOUN":
        return False
    things = (c for way in deed.rights if way.dep_ == "prep" for c in way.children)
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for thing in things for c in thing.children)


def _planned(
    kind: EventType, mode: str | None, cameo: str, verb: str
) -> tuple[EventType, str | None, str]:
    if kind in _COOPERATION:
        return "AGREE", None, _INTENT[kind]
    if kind == "RETREAT":
        return "CONCEDE", None, "083"
    if kind == "ACCUSE" and verb in _BLOWS:
        return "THREATEN", None, "130"  # "We will *hit back* at them": no words are meant.
    if kind in {"ASSAULT", "MOBILIZE"}:
        threat_mode, threat_cameo = _threat(kind, mode)
        return "THREATEN", threat_mode, threat_cameo
    return kind, mode, cameo


def _by_home(
    match: Match, kind: EventType, mode: str | None, cameo: str
) -> tuple[EventType, str | None, str]:
    """Curbs on one's own people are coercion, told in the words of sanctions on a state.

    And a state that a body bans is put out of it.
    """
    if (kind, mode) == ("COERCE", "ban") and _states(match.recipients):
        return ("SANCTION", "expel", "164") if _bodies(match.actors) else (kind, mode, cameo)
    if (kind, mode) != ("SANCTION", "discontinue") or not match.recipients:
        return kind, mode, cameo
    homes = {actor.actor.partition(":")[0].partition(".")[0] for actor in match.actors}
    codes = [party.actor.partition(":")[0].partition(".") for party in match.recipients]
    if not homes or "UNK" in homes or any(country == "UNK" for country, _, _ in codes):
        return kind, mode, cameo
    if all(sector == "JRN" for _, _, sector in codes):
        return "COERCE", "censor", "172"  # "Shut the offices of Al Jazeera"
    own = all(country in homes for country, _, _ in codes)
    if own and all(sector in _RULED for _, _, sector in codes):
        return "COERCE", "restrict", "172"
    return kind, mode, cameo


def _states(parties: list[ActorRef]) -> bool:
    return bool(parties) and all("." not in party.actor for party in parties)


def _bodies(parties: list[ActorRef]) -> bool:
    return bool(parties) and all(party.actor[:3] in {"IGO", "UNO", "NGO"} for party in parties)


def _threat(kind: str, mode: str | None) -> tuple[str, str]:
    threat_mode, cameo = _THREATS[kind]
    if kind == "COERCE":
        threat_mode = _COERCIONS.get(mode or "", threat_mode)
    if kind == "SANCTION":
        threat_mode = _SANCTIONS.get(mode or "", threat_mode)
    return threat_mode, cameo


def timing(parse: Parse, telling: Told) -> Timing:
    """Where a telling stands against the document: record.md's ``timing``."""
    moment = telling.moment
    published = (parse.info.published or "")[:10]
    if moment.background:
        return "historical"
    edtf = moment.when.edtf
    if edtf and published:
        first, last = bounds(edtf)
        if last and days_between(last, published) > _WINDOW:
            return "historical"
        if first and first > published:
            done = telling.status in {"actual", "ongoing"}
            return "current" if done and telling.type == "REQUEST" else "future"
    return "future" if telling.status == "planned" else "current"


_WINDOW = 31


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day (ISO) of an EDTF value, ``None`` where it is open or unknown."""
    first, _, last = edtf.partition("/")
    return _day(first, "first"), _day(last or first, "last")


def _day(part: str, which: str) -> str | None:
    part = part.strip("~?%")
    if not part or part == "..":
        return None
    filled = part.replace("X", "0" if which == "first" else "9")
    pieces = filled.split("-")
    if not pieces[0].isdigit() or len(pieces[0]) != 4:
        return None
    year = pieces[0]
    if len(pieces) == 1:
        return f"{year}-01-01" if which == "first" else f"{year}-12-31"
    month = int(pieces[1])
    if month > 12:  # EDTF seasons: 21 spring to 24 winter, 33 to 36 quarters.
        start = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}.get(month, 1)
        month = start if which == "first" else min(start + 2, 12)
    if len(pieces) == 2:
        return (
            f"{year}-{month:02d}-{1 if which == 'first' else monthrange(int(year), month)[1]:02d}"
        )
    return f"{year}-{month:02d}-{int(pieces[2]):02d}"


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; 0 where one of them is not a date."""
    from datetime import date

    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0


def place(parse: Parse, trigger: Token) -> Place | None:
    """Where an event took place: a place name that hangs on its trigger or on its objects."""
    at = ("in", "at", "near", "outside", "inside", "across", "around", "off", "on", "over")
    below = syntax.prepositional(trigger, at)
    for noun in syntax.undergoers(trigger) if trigger.pos_ == "VERB" else []:
        below += syntax.prepositional(noun, at)
    governor = governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    if governor is not None:
        below += syntax.prepositional(governor, at)
    heads = {noun.i for noun in below}
    for mention in parse.places:
        if mention.root in heads or any(mention.first <= i < mention.last for i in heads):
            span = parse.quote(mention.start, mention.end)
            return Place(
                name=mention.name,
                country=mention.country,
                lat=mention.lat,
                lon=mention.lon,
                start=span.start,
                end=span.end,
                text=span.text,
            )
    return None


def event(parse: Parse, telling: Told, number: int, mentions: tuple[Span, ...]) -> Event:
    """The record's event of a telling."""
    match = telling.match
    trigger = match.trigger
    return Event(
        id=f"e{number}",
        type=telling.type,
        mode=telling.mode,
        cameo=telling.cameo,
        quad=QUAD[telling.type],
        intensity=INTENSITY[telling.type],
        contexts=match.frame.contexts,
        trigger=parse.quote(trigger.idx, trigger.idx + len(trigger.text)),
        actors=tuple(match.actors),
        recipients=tuple(match.recipients),
        when=telling.moment.when,
        status=telling.status,
        timing=timing(parse, telling),
        place=place(parse, trigger),
        attribution=telling.attribution,
        evidence=telling.evidence,
        confidence=round(telling.confidence, 2),
        rule=telling.rule,
        mentions=mentions,
    )


def _score(match: Match) -> float:
    """How much of a frame was bound: what its confidence is read off."""
    score = 0.62 + 0.07 * min(match.score, 3)
    if match.actors and match.recipients:
        score += 0.08
    if match.trigger.pos_ != "VERB":
        score -= 0.05
    if match.frame.id in _LETTERS:
        score -= 0.05  # What it says is surer than that it counts as talk.
    return score
