"""One event, however often it is told: within a sentence, and across a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.frames import QUAD
from communique.events.phrases import purposes

if TYPE_CHECKING:
    from communique.events.coding import Told
    from communique.events.frames import Frame
    from communique.events.matching import Match
    from communique.language.tokens import Token
    from communique.record import ActorRef, When


# Types of words, in which what they are for or come to is told.
_WORDS = frozenset({"AGREE", "SUPPORT"})
# Types of what the sides of a civil war do to each other.
_OF_WAR = frozenset({"ASSAULT", "ACCUSE", "THREATEN", "REQUEST", "REJECT"})
# Verbs that tell the toll of an attack.
_HARM = frozenset("kill wound injure maim hurt".split())
# Sectors of those who fight the rulers of their own land.
_REBELS = ("REB", "SEP", "UAF")
# CAMEO's code for signing an agreement: what is agreed by it is no other event.
_SIGNING = "057"


def joined(matches: list[Match]) -> list[Match]:
    """The matches of a sentence, with those of one event told by two of its words made one.

    "Launched an attack", "killed in an air strike", "held talks": the noun and the verb tell one
    event, of whose parties each may give some. What is promised stands in the promise.
    """
    folded = {
        id(inner)
        for match in matches
        for inner in match.inner
        if match.frame.type in {"AGREE", "THREATEN"}
        # What is refused stands in the refusal; what is not condemned is told as not condemned.
        # Nor does a deed stand in its admission: "admitted that it had *shelled* the port".
        or (match.frame.type in {"REJECT", "CONCEDE"} and QUAD[inner.frame.type] < 3)
    }
    kept: list[Match] = []
    for match in matches:
        if id(match) in folded or any(_called_off(other, match) for other in matches):
            continue
        twin = next((known for known in kept if _one_telling(known, match)), None)
        if twin is None:
            kept.append(match)
            continue
        better, other = _better(twin, match)
        better.actors = better.actors or _without(other.actors, better.recipients)
        more = _without(other.recipients, better.actors)
        counted = _counts_on(better.trigger, other.trigger)
        if counted and all(p.actor[:3] == "UNK" for p in better.recipients):
            better.recipients = more  # "Killed *six people* and wounded nine *Danes*"
        elif better.frame.type == "ASSAULT" and (
            counted or _is_result(better.trigger, other.trigger)
        ):
            known = {party.actor for party in better.recipients}
            more = [*better.recipients, *(p for p in more if p.actor not in known)]
            better.recipients = more
        better.recipients = better.recipients or more
        kept[kept.index(twin)] = better
    _share(kept)
    return kept


def _called_off(refusal: Match, meeting: Match) -> bool:
    """Whether a meeting is told as refused or called off, which stands in the refusal."""
    if (refusal.frame.type, refusal.frame.mode, meeting.frame.type) != (
        "REJECT",
        "meet",
        "CONSULT",
    ):
        return False
    return meeting.trigger.pos_ == "NOUN" and _governs(refusal.trigger, meeting.trigger)


def _share(matches: list[Match]) -> None:
    """Gives a second promise the recipient of the first: "promised Chad help, and agreed to …"."""
    known = {match.trigger.i: match for match in matches if match.frame.type == "AGREE"}
    for match in known.values():
        first = known.get(match.trigger.head.i) if match.trigger.dep_ == "conj" else None
        if first is None or match.recipients or match.frame.reciprocal or first.frame.reciprocal:
            continue
        if [a.actor for a in first.actors] == [a.actor for a in match.actors]:
            match.recipients = list(first.recipients)


def _better(first: Match, second: Match) -> tuple[Match, Match]:
    """Of two tellings of one event the one to keep, and the other."""
    if first.frame.type != second.frame.type:
        return first, second  # What a promise is for stands in the promise.
    if _is_result(second.trigger, first.trigger):
        first, second = second, first
    if _is_result(first.trigger, second.trigger):
        first.refine(second)
        return first, second
    if first.frame.type == "PROTEST" and _is_purpose(first.trigger, second.trigger):
        first.refine(second)  # They "*marched* to protest against it", and no plan of it is told.
        return first, second
    noun, verb = (first, second) if second.trigger.pos_ == "VERB" else (second, first)
    if noun.trigger.dep_ == "nsubj" and noun.frame.mode not in {None, verb.frame.mode}:
        # The subject is the deed, the verb its effect: "*shelling* killed", "a *strike* blocked".
        return noun, verb
    better, other = (first, second) if first.score >= second.score else (second, first)
    better.refine(other)
    return better, other


def _without(parties: list[ActorRef], others: list[ActorRef]) -> list[ActorRef]:
    taken = {party.actor for party in others}
    return [party for party in parties if party.actor not in taken]


def _one_telling(first: Match, second: Match) -> bool:
    a, b = first.trigger, second.trigger
    verbal = a.pos_ == "VERB" and b.pos_ == "VERB"
    if first.frame.type != second.frame.type:
        if not verbal or first.frame.type not in _WORDS or QUAD[second.frame.type] > 2:
            return False
        if first.frame.type == "AGREE":
            # "Pledged money *to help* Chad", "invited Xi *to visit* Rome"
            return _is_purpose(a, b) or (b.dep_ == "xcomp" and b.head.i == a.i)
        return first.frame.cameo == _SIGNING and _is_result(a, b)
    if verbal:
        # "Sent doctors *to help* Liberia": the end of a deed is the deed, and so is its result.
        if _is_purpose(a, b) or _completes(first, second) or _counts_on(a, b):
            return True
        return _is_result(a, b) or _is_result(b, a)
    return _governs(a, b) or _governs(b, a) or _tells_more(a, b) or _tells_more(b, a)


def _tells_more(deed: Token, verb: Token) -> bool:
    """Whether a clause tells what was done in a deed: "a *raid* in which rebels *killed* ten"."""
    if deed.pos_ != "NOUN" or verb.dep_ != "relcl" or deed.i > verb.i:
        return False
    ways = [c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in {"in", "during"}]
    if not any(c.lower_ == "which" for way in ways for c in way.children):
        return False
    return verb.head.i == deed.i or _governs(deed, verb.head)


def _is_purpose(deed: Token, verb: Token) -> bool:
    """Whether a verb tells the end of a deed, or goes on telling it: "to feed *and house* them"."""
    ends = {purpose.i for purpose in purposes(deed)}
    for _ in range(3):
        if verb.i in ends:
            return True
        if verb.dep_ not in {"conj", "xcomp", "ccomp"} and not _is_end(verb):
            return False
        if verb.head.i == deed.i:
            return verb.dep_ == "xcomp" or _is_end(verb)
        verb = verb.head
    return False


def _is_end(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ == "advcl" and any(c.lower_ == "to" for c in verb.lefts)


def _is_result(deed: Token, verb: Token) -> bool:
    """Whether a participle tells what a deed comes to: "shelled a town, *killing* six"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i != deed.i:
        return False
    return not any(c.dep_ in {"nsubj", "mark", "prep", "aux"} and c.i < verb.i for c in verb.lefts)


def _counts_on(deed: Token, verb: Token) -> bool:
    """Whether a verb goes on with the toll of a deed: "shelled it, killing six *and wounding* ten".

    So "killed six people *and wounded* ten".
    """
    first = verb.head
    if verb.dep_ != "conj" or first.lemma_ not in _HARM or verb.lemma_ not in _HARM:
        return False
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return False
    return first.i == deed.i or _is_result(deed, first)


def tolls(deed: Token) -> list[Token]:
    """The verbs that go on with the toll of a deed."""
    return [child for child in deed.rights if child.dep_ == "conj" and _counts_on(deed, child)]


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
    if _within_one_state(first, second) and first.match.frame.id != second.match.frame.id:
        return False  # "The army that *ousted* the president *fired* on a crowd."
    if first.evidence == second.evidence and _of_two_kinds(first, second):
        return False  # "Troops *captured* a town while planes *bombed* another."
    apart = first.mode and second.mode and first.mode != second.mode
    if apart and first.type in {"COERCE", "SANCTION"}:
        return False  # To seize power is one thing, to impose a curfew another.
    one, other = _parties(first.match), _parties(second.match)
    a, b = first.moment.when, second.moment.when
    dated = a.edtf == b.edtf and {a.basis, b.basis} <= {"explicit", "period"}
    dated = dated and first.match.frame.id == second.match.frame.id
    # Under one explicit date, the telling that leaves a party out is of the same event.
    if dated and not (one <= other or other <= one):
        return False
    if dated and _reversed(first.match, second.match):
        return False  # Each did it to the other.
    at_war = first.type in _OF_WAR and one == other and len(one) == 1
    if at_war and _sides(first.match) != _sides(second.match):
        return False  # In a civil war all are of one state.
    if not dated and (one != other or _doers(first.match) != _doers(second.match)):
        return False
    if _named_apart(first.match.actors, second.match.actors) or _in_turn(first.match, second.match):
        return False
    if bool(first.attribution) != bool(second.attribution) and first.status != "actual":
        return False
    if first.match.frame.cameo == second.match.frame.cameo == _SIGNING and _beside(a, b):
        return True  # What is signed is signed once.
    if a.edtf == b.edtf:
        return a.basis in {"explicit", "relative", "period"} or (
            first.match.trigger.lemma_ == second.match.trigger.lemma_
            or first.match.frame.id == second.match.frame.id
        )
    return False


def _of_two_kinds(first: Told, second: Told) -> bool:
    """Whether two verbs of a sentence tell attacks of two kinds, neither of which is any attack."""
    verbal = first.match.trigger.pos_ == second.match.trigger.pos_ == "VERB"
    kinds = {first.match.frame.cameo, second.match.frame.cameo}
    return verbal and first.type == "ASSAULT" and len(kinds) == 2 and "190" not in kinds


def _reversed(first: Match, second: Match) -> bool:
    """Whether one telling's doers are those to whom the other's was done, and no doer is shared."""
    one, other = _doers(first), _doers(second)
    return bool(one and other) and not one & other and bool(other & (_parties(first) - one))


def _within_one_state(first: Told, second: Told) -> bool:
    """Whether a sentence tells two attacks by one side on different people of its own state."""
    if first.evidence != second.evidence or first.type != "ASSAULT":
        return False
    one, other = ({p.actor for p in t.match.recipients} for t in (first, second))
    return one != other and len(_parties(first.match)) == 1


def _beside(one: When, other: When) -> bool:
    """Whether of two times of a month one is only known by its tense."""
    return "tense" in {one.basis, other.basis} and _close(one.edtf, other.edtf)


def _in_turn(first: Match, second: Match) -> bool:
    """Whether joined verbs tell two things by one party.

    Each what was promised or asked, or each a penalty of its own: "levied duties, halted imports".
    """
    clause = second.trigger
    if clause.dep_ != "conj" or clause.head.i != first.trigger.i:
        return False
    if first.frame.type == "SANCTION" and first.frame.id != second.frame.id:
        things = {"dobj", "prep"}  # "Left the treaty, *pulled out of* the talks"
        return all(any(c.dep_ in things for c in m.trigger.children) for m in (first, second))
    return all(any(c.dep_ == "xcomp" for c in m.trigger.children) for m in (first, second))


def retold(title: Told, body: Told) -> bool:
    """Whether a text tells by the same word what its title told, of more parties or others."""
    one, other = title.match, body.match
    same_word = one.trigger.lemma_ == other.trigger.lemma_
    if (
        title.type == "SANCTION"
        and title.mode == body.mode
        and one.frame.cameo == other.frame.cameo
    ):
        # "Walks out of it": "is leaving it".
        same_word = same_word or _parties(one) == _parties(other)
    # "*Planes raid* towns": "jets bombed five villages yesterday".
    alike = title.moment.when.basis == "tense" and _of_one_kind(one.frame, other.frame)
    return (
        title.type == body.type
        and (title.status == body.status or {title.status, body.status} == {"actual", "ongoing"})
        and (
            same_word
            or (one.frame.id == other.frame.id and _parties(one) == _parties(other))
            or (alike and (_sides(one) == _sides(other) or _nameless(one, other)))
        )
        and (bool(_doers(one) & _doers(other)) or (alike and _nameless(one, other)))
        and not _named_apart(one.actors, other.actors)
        and not _of_two_sides(one, other)
        and _close(title.moment.when.edtf, body.moment.when.edtf)
    )


def _of_one_kind(one: Frame, other: Frame) -> bool:
    """Whether two frames may tell one deed: of one kind of CAMEO, done in no two ways."""
    return one.cameo[:2] == other.cameo[:2] and (
        one.mode == other.mode or one.mode is None or other.mode is None
    )


def _nameless(title: Match, body: Match) -> bool:
    """Whether a title only says what doers were: "*gunmen* raid it": "*the IS* overran it"."""
    if _doers(title) != {"UNK"} or not title.recipients:
        return False
    return {p.actor for p in title.recipients} == {p.actor for p in body.recipients}


def _close(day: str | None, other: str | None) -> bool:
    """Whether two dates are of one month, or one of them is unknown."""
    return day is None or other is None or day[:7] == other[:7]


def _named_apart(first: list[ActorRef], second: list[ActorRef]) -> bool:
    """Whether two tellings name different doers: a minister and a ministry of one state."""
    one = {party.actor for party in first if ":" in party.actor}
    other = {party.actor for party in second if ":" in party.actor}
    return bool(one and other) and not one & other


def _of_two_sides(one: Match, other: Match) -> bool:
    """Whether rebels do one deed and those who rule their land the other."""
    first, second = ({_side(a.actor).endswith(_REBELS) for a in m.actors} for m in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _doers(match: Match) -> frozenset[str]:
    return frozenset(party.actor[:3] for party in match.actors)


def _sides(match: Match) -> tuple[frozenset[str], frozenset[str]]:
    """Of whom the doers are and those done to: of the state, or of another sector of it."""
    did, suffered = (
        frozenset(_side(party.actor) for party in side) for side in (match.actors, match.recipients)
    )
    return did, suffered


def _side(actor: str) -> str:
    country, _, sector = actor.partition(":")[0].partition(".")
    return country if sector in {"", "GOV", "MIL", "COP", "ELI"} else f"{country}.{sector}"


def _parties(match: Match) -> frozenset[str]:
    return frozenset(party.actor[:3] for party in [*match.actors, *match.recipients])
