"""Whom a penalty on people without a name strikes: those on whom it was told to be imposed before.

"Imposed sanctions on *Russian officials*. Ministers banned *21 people* from travelling."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.language import Parse

_PENALTIES = frozenset({"SANCTION", "COERCE"})
# Modes of those that strike whom a list names: no expulsion does.
_MODES = frozenset({"discontinue", "restrict", "ban"})
# Nouns that say no more of people than that they are some.
_PEOPLE = frozenset("people person individual man woman name other".split())
# The frames of what is done to those on a list.
_LISTED = frozenset({"coerce.bar-from", "coerce.ban", "sanction.freeze-assets"})
# How many characters back the penalty may have been told.
_NEAR = 500


def strike_listed(parse: Parse, tellings: Sequence[Told]) -> None:
    """Gives penalties on nameless people those on whom the same doers imposed sanctions before."""
    for number, telling in enumerate(tellings):
        match = telling.match
        if match.frame.id not in _LISTED or not match.recipients:
            continue
        if not all(_is_nameless(parse, party) for party in match.recipients):
            continue
        listed = _listed(tellings[:number], telling)
        first = match.recipients[0]
        if listed:
            match.recipients = [
                ActorRef(party.actor, first.start, first.end, first.text) for party in listed
            ]


def _is_nameless(parse: Parse, party: ActorRef) -> bool:
    """Whether a party is some people of whom no word tells whose they are: "*21 people*"."""
    if not party.actor.partition(":")[0].endswith(".CVL") or party.start is None:
        return False
    mention = next((m for m in parse.mentions if m.start == party.start), None)
    if mention is None:
        return False
    words = parse.doc[mention.first : mention.last]
    told = parse.doc[mention.root].lemma_.lower() in _PEOPLE and not any(
        word.pos_ == "PROPN" or word.text.istitle() for word in words[1:]
    )
    return told or mention.form == "pronoun"


def _listed(earlier: Sequence[Told], telling: Told) -> list[ActorRef]:
    """On whom the doers of a penalty imposed one just before, if those are not only people."""
    own = {actor.actor[:3] for actor in telling.match.actors}
    for told in reversed(earlier):
        if telling.match.trigger.idx - told.match.trigger.idx > _NEAR:
            break
        if told.type not in _PENALTIES or told.mode not in _MODES:
            continue
        if not own & {a.actor[:3] for a in told.match.actors}:
            continue
        struck = [party for party in told.match.recipients if "." in party.actor]
        if struck and not any(party.actor[:3] in own for party in struck):
            return struck
    return []
