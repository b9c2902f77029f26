"""Unions of states that are no more: their names are again those of their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.states import states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.actors.gazetteer import Gazetteer, Sense

_JOINT = " and "
# Before these words a text speaks of the union itself, whatever its day.
_ITSELF = (" of ", "former ", "of the former ")


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
        joint = text.find(_JOINT, start, end)
        if joint < 0 or not _gone(senses, date) or text[:start].endswith(_ITSELF):
            yield start, end, senses
            continue
        for first, last in ((start, joint), (joint + len(_JOINT), end)):
            for one, other, parts in gazetteer.find(text[first:last]):
                yield first + one, first + other, parts


def _gone(senses: list[Sense], date: str) -> bool:
    """Whether a name means only states that did not stand on a day."""
    known = [states().get(s.key) for s in senses if s.kind == "state"]
    return bool(date and known) and all(s and not s.stood(date) for s in known)
