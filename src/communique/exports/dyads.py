"""Events as dyads: who did it to whom, one pair a row, as the field's older formats have it.

A record keeps an event once, with lists of actors and recipients (a summit of twenty is one
event). The expansion into pairs is made here, when it goes out:

- every actor with every recipient;
- a symmetric event (several actors, no recipient), all ordered pairs of its actors;
- one party alone, a pair with nobody on the other side.

Nobody is paired with himself, unless the event has no other pair ("rebels fought rebels").
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import permutations, product
from typing import TYPE_CHECKING, get_args

from communique.exports.codes import Code, code
from communique.record import Status, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.record import Actor, ActorRef, Event, Record

_STATUSES: tuple[Status, ...] = get_args(Status)
_TIMINGS: tuple[Timing, ...] = get_args(Timing)
_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?[~?%]?")
# Months in which the seasons and quarters of EDTF begin.
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events go out.

    Args:
        statuses: the statuses; what was only planned, denied or feared stays home by default.
        timings: the timings; an article of an anniversary must not put its war into this week.
    """

    statuses: tuple[Status, ...] = ("actual", "ongoing")
    timings: tuple[Timing, ...] = ("current",)

    def takes(self, event: Event) -> bool:
        """Whether an event goes out."""
        return event.status in self.statuses and event.timing in self.timings


#: What happened or holds, now: for formats that cannot tell a plan from a deed.
HAPPENED = Selection()
#: Every event, for formats that say its status and timing.
EVERYTHING = Selection(_STATUSES, _TIMINGS)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a dyad: the reference of the event, and the actor it means."""

    ref: ActorRef
    actor: Actor | None

    @property
    def name(self) -> str:
        """The actor's name; an actor that the record does not list is named by its id."""
        if self.actor is not None:
            return self.actor.name
        return self.ref.actor.partition(":")[2].replace("-", " ") or self.ref.actor

    @property
    def code(self) -> Code:
        """The actor's country, sector and CAMEO codes."""
        return code(self.ref.actor)


@dataclass(frozen=True)
class Dyad:
    """One pair of an event.

    Attributes:
        record: the record that tells the event.
        event: the event.
        source: who did it; ``None`` where only those are known whom it was done to.
        target: to whom; ``None`` where it was done to nobody in particular.
    """

    record: Record
    event: Event
    source: Party | None
    target: Party | None

    @cached_property
    def day(self) -> date | None:
        """The first day of the event's time; the day of publication where no time is known."""
        if self.event.when.edtf is None:
            return self.published
        return first_day(self.event.when.edtf)

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return published_day(self.record)

    @property
    def mirrored(self) -> bool:
        """Whether it is the second of the two dyads of two parties of a symmetric event."""
        if self.event.recipients or self.source is None or self.target is None:
            return False
        return self.source.ref.actor > self.target.ref.actor

    @property
    def key(self) -> str:
        """What names this dyad among all: document, event, source and target."""
        sides = [side.ref.actor if side else "" for side in (self.source, self.target)]
        return "\x1f".join((self.record.document.id, self.event.id, *sides))


def dyads(records: Iterable[Record], selection: Selection = HAPPENED) -> Iterator[Dyad]:
    """The dyads of records, in the order of their texts.

    Args:
        records: the records, from anywhere; they are read one by one.
        selection: which statuses and timings go out.

    >>> import communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> [(d.source.ref.actor, d.target.ref.actor, str(d.day)) for d in dyads([record])]
    [('ISR', 'SYR', '2020-06-15')]
    """
    for record in records:
        actors = {actor.id: actor for actor in record.actors}
        for event in record.events:
            if not selection.takes(event):
                continue
            for source, target in pairs(event):
                yield Dyad(record, event, _party(source, actors), _party(target, actors))


def pairs(event: Event) -> list[tuple[ActorRef | None, ActorRef | None]]:
    """The pairs of an event, doer first."""
    actors, recipients = _once(event.actors), _once(event.recipients)
    found: list[tuple[ActorRef | None, ActorRef | None]]
    if actors and recipients:
        every = list(product(actors, recipients))
        found = [(one, other) for one, other in every if one.actor != other.actor]
        return found or [every[0]]
    if len(actors) > 1:
        return list(permutations(actors, 2))
    return [(one, None) for one in actors] or [(None, one) for one in recipients]


def number(key: str) -> int:
    """A number for a key, for formats that name events by numbers: the same in whatever file.

    It has 53 bits, so that programs that read numbers as doubles (R, spreadsheets) keep it whole.
    Among a million keys two share one with a probability of 1 in 18,000.
    """
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 11


def first_day(edtf: str) -> date | None:
    """The first day of a time in EDTF (Library of Congress, 2019, level 1).

    An interval whose start is open or unknown has its end's. ``None`` for a time that the calendar
    of the formats has no day for: before year 1, or not EDTF.

    >>> first_day("1950~/1953-07-27"), first_day("2024-23"), first_day("../2014-03")
    (datetime.date(1950, 1, 1), datetime.date(2024, 9, 1), datetime.date(2014, 3, 1))
    """
    start, _, end = edtf.partition("/")
    found = _DATE.fullmatch(end if start in ("", "..") else start)
    if found is None:
        return None
    year, month, day = found.groups()
    number = int(month) if month and "X" not in month else 1
    try:
        return date(
            int(year.replace("X", "0")),
            _BEGINS.get(number, number),
            int(day) if day and "X" not in day else 1,
        )
    except ValueError:
        return None


def published_day(record: Record) -> date | None:
    """The day on which a document was published, where that is known to the day."""
    published = record.document.published
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _party(ref: ActorRef | None, actors: dict[str, Actor]) -> Party | None:
    return None if ref is None else Party(ref, actors.get(ref.actor))


def _once(refs: tuple[ActorRef, ...]) -> list[ActorRef]:
    """References without those that name an actor again."""
    return list({ref.actor: ref for ref in reversed(refs)}.values())[::-1]
