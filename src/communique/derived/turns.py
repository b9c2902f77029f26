"""The turns of an agreement's life: entry into force, renewals, breaches, end.

Each is an event of the record, by a frame that ``data/agreements/turns.yaml`` lists, whose sentence
names the agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.data import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Agreement, Event, Record

Name = Literal["entered", "renewed", "breached", "ended"]

# What stands on these is known better than by the day of the report.
_DATED = frozenset({"explicit", "relative", "period"})
# Who watches over agreements is no side.
_BODIES = ("UNO", "IGO", "NGO")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class TurnExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence whose agreement takes the turn at a time (EDTF)."""

    text: str
    when: str | None = None


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A turn and the frames that tell it.

    ``leaving`` are frames by which one party leaves, which ends an agreement of two alone.
    """

    id: Name
    frames: tuple[str, ...]
    leaving: tuple[str, ...] = ()
    examples: tuple[TurnExample, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(slots=True)
class Turns:
    """When an agreement took its turns, in EDTF; ``None`` and empty where that is not told.

    What happened at a time that the text does not tell happened up to the day of the report:
    ``"../2021-07-11"``.
    """

    entered: str | None = None
    renewed: tuple[str, ...] = ()
    breached: tuple[str, ...] = ()
    ended: str | None = None

    def __bool__(self) -> bool:
        """Whether any is told."""
        return bool(self.entered or self.renewed or self.breached or self.ended)


@cache
def _by_frame() -> dict[str, tuple[Name, bool]]:
    """The turn that each frame tells, and whether only for agreements of two."""
    found: dict[str, tuple[Name, bool]] = {}
    for turn in entries("agreements/turns.yaml", Turn):
        found.update(dict.fromkeys(turn.frames, (turn.id, False)))
        found.update(dict.fromkeys(turn.leaving, (turn.id, True)))
    return found


def turns(record: Record) -> dict[str, Turns]:
    """The turns of a record's agreements, by the id of the agreement.

    Args:
        record: its events that happened (``actual``, ``ongoing``) are looked at.

    Returns:
        All agreements of the record, also those of which no turn is told.
    """
    found = {agreement.id: Turns() for agreement in record.agreements}
    if not found:
        return found
    for event in record.events:
        known = _by_frame().get(event.rule)
        if known is None or event.status not in {"actual", "ongoing"}:
            continue
        name, of_two = known
        if name == "breached" and _is_charge(event):
            continue
        agreement = _meant(record, event)
        if agreement is None or (of_two and len(agreement.parties) != 2):
            continue
        when = _when(event, record.document.published)
        if when is not None:
            _put(found[agreement.id], name, when)
    return found


def _is_charge(event: Event) -> bool:
    """Whether a breach is only what another side says: neither the doer's word nor the press's."""
    doers = {ref.actor[:3] for ref in event.actors}
    return any(
        ref.actor[:3] not in doers and ".JRN" not in ref.actor and not ref.actor.startswith(_BODIES)
        for ref in event.attribution
    )


def _put(turned: Turns, name: Name, when: str) -> None:
    if name == "renewed":
        turned.renewed = _more(turned.renewed, when)
    elif name == "breached":
        turned.breached = _more(turned.breached, when)
    elif name == "entered":
        turned.entered = _better(turned.entered, when)
    else:
        turned.ended = _better(turned.ended, when)


def _more(known: tuple[str, ...], when: str) -> tuple[str, ...]:
    """The times with one more, of several tellings of one the most exact."""
    for other in known:
        if other.startswith(when) or ".." in when:
            return known
        if when.startswith(other) or ".." in other:
            return tuple(sorted({*(k for k in known if k != other), when}))
    return tuple(sorted({*known, when}))


def _better(known: str | None, when: str) -> str:
    """Of two times the one that says more; of two alike the first that the text tells."""
    if known is None or (".." in known and ".." not in when):
        return when
    return when if when.startswith(known) else known


def _meant(record: Record, event: Event) -> Agreement | None:
    """The agreement that the sentence of an event names nearest to the word that tells it."""
    states = {ref.actor[:3] for ref in (*event.actors, *event.recipients)}
    near = sorted(
        (min(_gaps(agreement, event)), number)
        for number, agreement in enumerate(record.agreements)
        if any(True for _ in _gaps(agreement, event))
        # Who breaks or renews it is a party, where the text tells the parties.
        and (len(agreement.parties) < 2 or states & {party[:3] for party in agreement.parties})
    )
    return record.agreements[near[0][1]] if near else None


def _gaps(agreement: Agreement, event: Event) -> Iterator[int]:
    """How far from its word the mentions stand that are in the sentence of an event."""
    start, end = event.evidence.start, event.evidence.end
    for mention in agreement.mentions:
        if start <= mention.start < end:
            yield max(mention.start - event.trigger.end, event.trigger.start - mention.end, 0)


def _when(event: Event, published: str | None) -> str | None:
    edtf, day = event.when.edtf, (published or "")[:10]
    if edtf is not None and event.when.basis in _DATED:
        if event.status == "ongoing" or "/" in edtf:
            edtf = edtf.partition("/")[0]  # "In force since 1970" entered into force in 1970.
        if edtf not in {"", ".."}:
            return edtf
    return f"../{day}" if _DAY.fullmatch(day) else None
