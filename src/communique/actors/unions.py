"""Unions of states that are no more: their names are again those of their members.

So are those of states that are lands of another today, as Tibet. And while a union stood, its
cities were its own: Leningrad, in a report of 1983, is Soviet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.colonial import powers
from communique.actors.gazetteer import Sense
from communique.actors.states import states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.actors.gazetteer import Gazetteer

_JOINT = " and "
# Lands that were states and keep their names within another, and how far a year is looked for
# which tells that a text speaks of the state: "the invasion of Tibet in 1950".
_LANDS = {"TBT": "Tibet/CHN/region", "SKM": "Sikkim/IND/region", "ZAN": "Zanzibar/TZA/region"}
_YEAR = re.compile(r"\b1[6-9]\d\d\b")
_NEAR = 200
# Before these words a text speaks of the union itself, whatever its day.
_ITSELF = (" of ", "former ", "of the former ")
# The month from which the states of a union were states again, and of those that left before.
_DISSOLVED = {"SUN": "1991-12", "YUG": "1992-04"}
_LEFT = {
    "LTU": "1990-03", "LVA": "1991-08", "EST": "1991-08", "GEO": "1991-04", "SVN": "1991-06",
    "HRV": "1991-06", "MKD": "1991-09", "XKX": "", "SRB": "2003-02", "MNE": "2003-02",
}  # fmt: skip


def found_in(text: str, gazetteer: Gazetteer, date: str) -> Iterator[tuple[int, int, list[Sense]]]:
    """The names of a gazetteer in a text; a union that is no more as the states it joined.

    "Serbia and Montenegro" are two states in a text of 2021, but "the union of Serbia and
    Montenegro" is one.

    Args:
        text: the text.
        gazetteer: the names to look for.
        date: the day of the article, ``""`` where it is not known.
    """
    for start, end, senses in gazetteer.find(text):
        land = next((s for s in senses if s.key in _LANDS), None)
        if land is not None and _gone([land], date):
            near = text[max(0, start - _NEAR) : end + _NEAR]
            if text[start:end] in _LANDS[land.key] and not _YEAR.search(near):
                senses = [Sense("region", _LANDS[land.key])]
            yield start, end, senses
            continue
        joint = text.find(_JOINT, start, end)
        if joint < 0 or not _gone(senses, date) or text[:start].endswith(_ITSELF):
            yield start, end, senses
            continue
        for first, last in ((start, joint), (joint + len(_JOINT), end)):
            for one, other, parts in gazetteer.find(text[first:last]):
                yield first + one, first + other, parts


def lies_in(country: str, date: str) -> str:
    """The state in which a city of today's state lay on a day: the union, while that stood.

    >>> lies_in("RUS", "1983-02-01"), lies_in("HRV", "1995-08-04"), lies_in("PER", "1983-02-01")
    ('SUN', 'HRV', 'PER')
    """
    for union in powers("union").get(country, ()) if date else ():
        begun = states()[union].start
        left = _LEFT.get(country, _DISSOLVED.get(union, ""))
        if begun <= date[: len(begun)] and date[:7] < left:
            return union
    return country


def _gone(senses: list[Sense], date: str) -> bool:
    """Whether a name means only states that did not stand on a day."""
    known = [states().get(s.key) for s in senses if s.kind == "state"]
    return bool(date and known) and all(s and not s.stood(date) for s in known)
