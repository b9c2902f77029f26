"""What is threatened by saying that it will be done: "will strike *if* …", "a *bill* to …".

No threat are forces that are to go to a state itself, and not to its border.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import phrases, syntax
from communique.events.moods import will_if
from communique.events.parties import parties

if TYPE_CHECKING:
    from communique.events.matching import Match
    from communique.language import Parse
    from communique.record import ActorRef

_FORCE = frozenset({"ASSAULT", "MOBILIZE"})
# Penalties and strikes are threats to him alone on whose conduct they are said to hang.
_PENALTIES = frozenset({"SANCTION", "COERCE", "PROTEST"})
_OFFICIAL = "UNK.GOV"
_BILLS = frozenset("bill legislation amendment".split())
_BRINGING = frozenset(
    """introduce table propose draft submit sponsor unveil debate approve pass back adopt endorse
    advance present prepare file push consider weigh discuss""".split()
)
_LAWMAKERS = ".LEG"
# Prepositions before where forces are to be.
_INTO = ("to", "in", "into")
_WOULD = frozenset({"would", "to"})


def announced(parse: Parse, match: Match, chain: tuple[ActorRef, ...]) -> bool:
    """Whether its doers say what they will do on a condition, or all the text does.

    Of penalties and strikes it must be the conduct of those to whom they would be done: "will cut
    aid to Burundi *if its president* runs again".
    """
    kind = match.frame.type
    if kind == "SANCTION" and _in_bill(parse, match):
        return True
    own = {actor.actor[:3] for actor in match.actors} - {"UNK"}
    if not own or not (kind in _FORCE or kind in _PENALTIES) or not will_if(match.trigger):
        return False
    told = not chain or chain[0].actor[:3] in own
    if kind in _FORCE:
        return told
    speaks = not chain or chain[0].actor == _OFFICIAL or _speaks_for(chain[0].actor, match)
    return speaks and _on_their_conduct(parse, match)


def is_stationed(match: Match) -> bool:
    """Whether forces are to go to a state itself: "will station a brigade *in Lithuania*".

    Whether that state wants them there or not, it is no threat in words, as that of forces to be
    massed at its border may be.
    """
    if match.frame.type != "MOBILIZE" or match.trigger.pos_ != "VERB":
        return False
    spans = [(r.start, r.end) for r in match.recipients if r.start is not None]
    where = phrases.prepositional(match.trigger, _INTO)
    where += [n for thing in match.objects for n in phrases.prepositional(thing, _INTO)]
    return any(
        noun.tag_ in {"NNP", "NNPS"} and start <= noun.idx < (end or start)
        for noun in where
        for start, end in spans
    )


def _speaks_for(speaker: str, match: Match) -> bool:
    """Whether somebody's word is the doers' own: themselves or their rulers; a firm is neither."""
    state, _, sector = speaker.partition(":")[0].partition(".")
    ruling = sector in {"", "GOV", "MIL", "LEG"}
    homes = {actor.actor[:3] for actor in match.actors}
    return state in homes and (ruling or speaker in {actor.actor for actor in match.actors})


def _on_their_conduct(parse: Parse, match: Match) -> bool:
    """Whether the condition is what those do to whom it would be done; strikers name none."""
    doers = [noun for c in phrases.conditions(match.trigger) for noun in syntax.subjects(c)]
    held = parties(parse, doers)
    if match.frame.type == "PROTEST" and not match.recipients:
        match.recipients = [party for party in held if party.actor.endswith(".GOV")]
        return bool(match.recipients)
    homes = {party.actor[:3] for party in match.recipients}
    return any(party.actor[:3] in homes for party in held)


def _in_bill(parse: Parse, match: Match) -> bool:
    """Whether it is what a bill would do to another state: "introduced *a bill* to sanction Chad".

    Those who bring it in, or pass it, are its doers.
    """
    deed, bill = match.trigger, match.trigger.head
    while deed.dep_ in {"dobj", "xcomp"} and bill.pos_ == "VERB":  # "Would impose *sanctions*"
        deed, bill = bill, bill.head
    if deed.dep_ not in {"relcl", "acl"} or bill.lemma_ not in _BILLS or bill.dep_ != "dobj":
        return False
    if bill.head.lemma_ not in _BRINGING:
        return False
    if not any(c.dep_ == "aux" and c.lower_ in _WOULD for c in deed.lefts):
        return False
    makers = [p for p in parties(parse, syntax.subjects(bill.head)) if _LAWMAKERS in p.actor]
    homes = {party.actor[:3] for party in match.recipients}
    if not makers or not homes or homes & {party.actor[:3] for party in makers}:
        return False
    match.actors = match.actors or makers
    return True
