"""Verbs that no frame has, read as the frames whose verbs mean most nearly the same.

``data/nearest.tsv`` lists them; ``training/nearest/`` made it. They are a makeshift for where the
typer is not there, which reads any verb by the sentence that it stands in.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.data import rows
from communique.events.frames import Frame, Lexicon, lexicon
from communique.events.parties import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import ActorRef

FILE = "nearest.tsv"


@cache
def widened() -> Lexicon:
    """The frames that come with communique and, for verbs that none of them has, the nearest."""
    own = lexicon()
    found = Lexicon(classes=own.classes)
    for frame in (*own.frames.values(), *nearest()):
        found.add(frame)
    return found


def nearest() -> Iterator[Frame]:
    """A frame for each verb of the table: what the frame next to it asks of doer and recipient.

    What that asks of objects, phrases and clauses belongs to its own verbs. Instead a nearest frame
    needs both parties, and the matcher asks that they be of different states or bodies.
    """
    own = lexicon()
    for row in rows(FILE):
        if row["verb"] in own.verbs:
            continue
        frame = own.frames[row["frame"]]
        yield replace(
            frame,
            id=f"nearest.{row['verb']}/{frame.id}",
            verbs=(row["verb"],),
            nouns=(),
            adjectives=(),
            object=(),
            with_prep={},
            subject=(),
            actor=("subject",),
            recipient=tuple(row["recipient"].split("|")),
            complement=None,
            complement_verbs=(),
            predicate={},
            duty=False,
            infinitive=False,
            needs_recipient=True,
            agentless=False,
            likeness=float(row["likeness"]),
            examples=(),
            counterexamples=(),
        )


def of_two_homes(actors: list[ActorRef], recipients: list[ActorRef]) -> bool:
    """Whether doers and those done to are of different states or bodies, and no private people do.

    Args:
        actors: of whom some stand for two sides where there are no recipients.
        recipients: may be private people.
    """
    homes = [{party.actor.partition(".")[0] for party in side} for side in (actors, recipients)]
    if not recipients:
        homes = [{party.actor.partition(".")[0]} for party in actors]
    if len(homes) < 2 or any("UNK" in home or not home for home in homes):
        return False
    private = {party.actor.partition(":")[0].partition(".")[2] for party in actors} & PRIVATE
    return private <= {""} and homes[0].isdisjoint(homes[1])
