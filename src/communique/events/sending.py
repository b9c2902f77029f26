"""Forces sent to a state itself, and not to its border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.phrases import prepositional

if TYPE_CHECKING:
    from communique.events.matching import Match

# Prepositions before where forces are to be.
_INTO = ("to", "in", "into")


def is_stationed(match: Match) -> bool:
    """Whether forces are to go to a state itself: "will station a brigade *in Lithuania*".

    Whether that state wants them there or not, it is no threat in words, as that of forces to be
    massed at its border may be.
    """
    if match.frame.type != "MOBILIZE" or match.trigger.pos_ != "VERB":
        return False
    spans = [(r.start, r.end) for r in match.recipients if r.start is not None]
    where = prepositional(match.trigger, _INTO)
    where += [n for thing in match.objects for n in prepositional(thing, _INTO)]
    return any(
        noun.tag_ in {"NNP", "NNPS"} and start <= noun.idx < (end or start)
        for noun in where
        for start, end in spans
    )
