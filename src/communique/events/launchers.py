"""Whose a bomb or raid was that killed: theirs who set it off, "fired *a missile* that killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told

# "Fired a *missile*" is a test where nothing is hit.
_LAUNCHING = frozenset({"ASSAULT", "MOBILIZE"})


def name_launchers(tellings: Sequence[Told]) -> None:
    """Gives assaults told of what somebody launched, in a clause on it, their doers.

    "*The ELN* set off a bomb that killed 22 cadets": the clause names nobody; nor does the verb of
    "a bomb planted *by the ELN* killed 22 cadets" ("went off, *killing* 22").
    """
    launched = {
        t.match.trigger.i: t.match
        for t in tellings
        if t.type in _LAUNCHING and t.status in {"actual", "ongoing"}
    }
    for telling in tellings:
        match, verb = telling.match, telling.match.trigger
        if telling.type != "ASSAULT" or match.actors:
            continue
        if verb.dep_ != "relcl":
            set_off = (c.i for n in syntax.subjects(verb) for c in n.rights)
            by = next((launched[i] for i in set_off if i in launched), None)
            if by is not None and by.actors and "subject" not in match.frame.recipient:
                match.actors = list(by.actors)
            continue
        thing = verb.head
        first = launched.get(thing.head.i) if thing.dep_ == "dobj" else None
        first = first or launched.get(thing.i)
        if first is not None and first.actors:
            match.actors = list(first.actors)
