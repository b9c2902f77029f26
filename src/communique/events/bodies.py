"""What bodies of states do by a vote or a decision: the words are the deed.

"The union *voted to suspend* Mali" has suspended it; what a government decides is still to be
carried out, and so is what a parliament votes for, but for what is done in its words alone:
"deputies *voted to ratify* the treaty".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.events.frames import Frame
    from communique.events.matching import Match
    from communique.language.tokens import Token

# Types of what is done by saying that it is.
_IN_WORDS = frozenset({"SANCTION", "ACCUSE", "SUPPORT", "REJECT", "CONCEDE", "REQUEST"})
# Codes of the bodies whose members are states.
_OF_STATES = frozenset({"UNO", "EUR", "IGO"})
# What a parliament does by its vote.
_BY_VOTE = frozenset(
    "ratify approve endorse condemn denounce censure impeach reject reprimand".split()
)
_DECIDING = frozenset({"vote", "agree", "decide", "resolve"})


def voted(match: Match, deed: Token) -> Token | None:
    """The vote by which a body does what it votes to do: "voted *to suspend* Mali"."""
    below = deed.dep_ == "xcomp" and deed.head.lemma_ in _DECIDING
    done = match.frame.type in _IN_WORDS and below
    if not done:
        return None
    by_vote = deed.lemma_ in _BY_VOTE and deed.head.lemma_ == "vote" and _are_deputies(match)
    return deed.head if by_vote or _are_bodies(match) else None


def decided(match: Match) -> Frame | None:
    """The penalty that a body lays by agreeing to: "ministers *agreed to freeze* the assets"."""
    aimed = match.inner[0].frame
    laid = aimed.type == "SANCTION" and match.trigger.lemma_ in _DECIDING
    return aimed if laid and _are_bodies(match) else None


def _are_deputies(match: Match) -> bool:
    sectors = {actor.actor.partition(":")[0].partition(".")[2] for actor in match.actors}
    return sectors == {"LEG"}


def _are_bodies(match: Match) -> bool:
    codes = {actor.actor.partition(":")[0].partition(".")[0] for actor in match.actors}
    return bool(codes) and codes <= _OF_STATES


def decree(deed: Token) -> Token | None:
    """The verb that imposes a penalty by ordering it: "*ordered* the expulsion of envoys"."""
    verb = deed.head
    done = deed.pos_ == "NOUN" and deed.dep_ in {"dobj", "nsubjpass"}
    return verb if done and verb.lemma_ in {"order", "decree"} else None
