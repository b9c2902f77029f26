"""Places told by a noun alone, after their name: "Rwandan troops entered *the city*"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.actors.places import is_taken, is_where, opens_dateline, place

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from communique.actors.context import Scene
    from communique.actors.theatres import Reading
    from communique.actors.words import Words
    from communique.language.annotations import PlaceMention

_TOWNS = frozenset("city town village port settlement".split())
_REGIONS = frozenset(
    """peninsula enclave exclave region province territory island islands archipelago strip district
    oblast governorate valley""".split()
)
# What may be said of a place that has been named without its becoming another.
_SAID = frozenset(
    """besieged occupied captured disputed contested separatist breakaway divided encircled
    embattled devastated ruined rebel-held war-torn shattered same""".split()
)
# What a town has: a capital before them is the town, and not the government in it.
_IN_TOWN = frozenset(
    """square street avenue boulevard district suburb quarter neighbourhood neighborhood hotel
    airport park church cathedral mosque synagogue hospital school museum cemetery bridge prison
    stadium cafe restaurant apartment flat house palace courtroom theatre theater cinema market
    station harbour harbor quay slum hospital clinic library arena""".split()
)
# How many characters back the name may stand.
_NEAR = 1_200


def localities(scene: Scene, taken: Container[int]) -> Iterator[PlaceMention]:
    """The nouns of a text that stand for the place of their kind named last.

    Args:
        scene: the names of the document.
        taken: the tokens that are parts of actors already.
    """
    words = scene.words
    named = [reading for reading in scene.readings if _is_place(words, reading)]
    if not named:
        return
    for i, word in enumerate(words.lower):
        regional = word in _REGIONS
        if (not regional and word not in _TOWNS) or i in taken or not _stands_alone(words, i):
            continue
        kinds = ("region",) if regional else ("city", "seat")
        before = [x for x in named if x.last <= i and x.kind in kinds]
        if not before or words.start[i] - words.start[before[-1].first] > _NEAR:
            continue
        first = i
        while words.lower[first] not in ("the", "that"):
            first -= 1
        yield replace(
            place(scene, before[-1]),
            start=words.start[first], end=words.end[i], first=first, last=i + 1, root=i,
        )  # fmt: skip


def _is_place(words: Words, reading: Reading) -> bool:
    """Whether a name is that of a place, and not of the government that sits there."""
    if reading.kind not in ("city", "region", "seat") or opens_dateline(words, reading.first):
        return False
    if reading.kind != "seat":
        return True
    if words.dep[reading.root] in ("compound", "nmod", "amod", "poss"):
        return words.lower[words.head[reading.root]] in _IN_TOWN  # "A *Prague* square"
    return is_where(words, reading.first, reading.root) or is_taken(words, reading.root, seat=True)


def _stands_alone(words: Words, i: int) -> bool:
    """Whether nothing but an article, or what is said of any place, stands before a noun."""
    if words.pos[i] != "NOUN" or words.dep[i] in ("compound", "nmod", "appos"):
        return False
    if i + 1 < words.n and words.lower[i + 1] == "of":
        return False
    before = [k for k in words.kids[i] if k < i]
    articles = [k for k in before if words.lower[k] in ("the", "that")]
    return len(articles) == 1 and all(
        k in articles or words.lower[k] in _SAID for k in before if words.dep[k] != "punct"
    )
