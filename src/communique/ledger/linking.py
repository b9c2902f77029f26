"""Whether two articles tell the same event, and which tellings are one.

The rule, of which every part depends on the two tellings alone:

1. *Candidates* share a block: a pair of states, a family of kin types, and a month (``blocks``).
   A telling that names one party only is compared within its document and with those that share
   a name beside the party. Nothing else is ever compared.
2. *Vetoes*: types that are not kin; one told as happening and the other as planned, feared or
   denied; the doers of one are the targets of the other (unless the type is symmetric, as a
   meeting); times that lie more than a day apart. A report without a date of its own may be about
   the day of publication and the three days before it.
3. *Likeness* (``likeness``): the cosine of the weighted stems of the sentences that tell it and of
   the text around them, raised where day or place agree, lowered where the day is the next one,
   the places are apart, the types only kin, or other persons are named.
4. *Clusters*: average linkage of the likeness, down to ``LEAST``. It is made anew for every
   connected part of the graph of likenesses that something was added to, so that the clusters
   follow from the set of tellings, whatever their order.

The likeness of words is that of new event detection (Allan, Papka and Lavrenko 1998), with weights
that are fixed where theirs follow the collection: a cluster must not change because of articles
about something else. Average linkage is UPGMA (Sokal and Michener 1958).
"""

from __future__ import annotations

import datetime as dt
import math
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.ledger.tellings import Telling

#: Families of types under which the same event is told now as one, now as the other.
FAMILIES: dict[str, frozenset[str]] = {
    "talks": frozenset({"CONSULT", "AGREE"}),
    "accord": frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONCEDE"}),
    "help": frozenset({"AID", "COOPERATE"}),
    "relief": frozenset({"RETREAT", "CONCEDE"}),
    "demand": frozenset({"REQUEST", "CONSULT"}),
    "words": frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"}),
    "penalty": frozenset({"SANCTION", "COERCE", "REJECT"}),
    "ties": frozenset({"SANCTION", "RETREAT"}),
    "force": frozenset({"COERCE", "ASSAULT"}),
    "show": frozenset({"MOBILIZE", "THREATEN"}),
    "drill": frozenset({"MOBILIZE", "COOPERATE"}),
    "protest": frozenset({"PROTEST", "ACCUSE"}),
}
#: Types in which the parties stand side by side: either may be told as the doer.
SYMMETRIC = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
#: The likeness that tellings of one event have on the average.
LEAST = 0.20
#: Share of the words around the sentence in the likeness of words.
CONTEXT_SHARE = 0.65
#: What agreement and disagreement add to the likeness of words.
SAME_DAY, NEXT_DAY = 0.08, -0.15
SAME_PLACE, OTHER_PLACE = 0.10, -0.25
KIN_TYPE, OTHER_MODE = -0.06, -0.03
OTHER_PERSONS = -0.15
#: Kilometres between two places that reports may give for one event.
NEAR = 40.0
#: Days of a time that is too coarse to say whether two events of a pair are one.
COARSE = 92

_KIN = frozenset(pair for types in FAMILIES.values() for pair in product(types, types))
Block = tuple[str, ...]


def blocks(telling: Telling) -> Iterator[Block]:
    """The blocks that a telling lies in: it is compared with what shares one of them.

    A telling with a time of more than a quarter ("in the 1950s") is compared only with those of
    the same time, and one without any time only with its like.
    """
    spans = list(_months(telling))
    families = [name for name, types in FAMILIES.items() if telling.type in types]
    document = telling.key[0]
    parties = sorted(telling.states)
    if len(parties) == 1 and telling.country and telling.country != parties[0]:
        parties = sorted({*parties, telling.country})
    pairs = [f"{a} {b}" for i, a in enumerate(parties) for b in parties[i + 1 :]]
    half = len(telling.states) < 2
    names = sorted(telling.names)
    for family in families:
        for party in telling.states:
            yield "document", document, family, party
        for span in spans:
            for pair in pairs:
                yield "pair", pair, family, span
            for party in telling.states:
                for name in names:
                    # Whole tellings stand beside halves here, never beside each other.
                    yield ("half" if half else "whole"), party, family, span, name


def likeness(one: Telling, other: Telling) -> float:
    """How much two tellings look like the same event, from 0 (they are not) to 1.

    Args:
        one: a telling.
        other: another one.
    """
    if not _compatible(one, other):
        return 0.0
    gap = _gap(one, other)
    if gap > 1:
        return 0.0
    share = CONTEXT_SHARE
    if one.key[0] == other.key[0] and not _is_short(one, other):
        # What surrounds two events of one article is the same whatever they are.
        share = 0.0
    found = (1 - share) * cosine(one.words, other.words) + share * cosine(
        one.context, other.context
    )
    if gap == 1:
        found += NEXT_DAY
    elif one.dated and other.dated and (one.first, one.last) == (other.first, other.last):
        found += SAME_DAY
    found += _place(one, other)
    if one.type != other.type:
        found += KIN_TYPE
    elif one.mode and other.mode and one.mode != other.mode:
        found += OTHER_MODE
    if _other_persons(one, other):
        found += OTHER_PERSONS
    return min(1.0, max(0.0, found))


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1, given by their entries that are not 0.

    >>> cosine({"a": 0.6, "b": 0.8}, {"b": 1.0})
    0.8
    """
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    # Rounded, for a sum in another order differs in its last bit.
    return round(sum([one[word] * other[word] for word in shared]), 9)


def kin(one: str, other: str) -> bool:
    """Whether one event may be told under both types.

    >>> kin("SANCTION", "COERCE"), kin("AID", "ASSAULT")
    (True, False)
    """
    return one == other or (one, other) in _KIN


def _compatible(one: Telling, other: Telling) -> bool:
    if not kin(one.type, other.type):
        return False
    if one.happened != other.happened or (not one.happened and one.status != other.status):
        return False
    if one.type in SYMMETRIC and other.type in SYMMETRIC:
        shared = one.states & other.states
        # Two of each side, or all of the smaller one.
        return len(shared) >= min(2, len(one.states), len(other.states)) and bool(shared)
    sides = ((one.doers, other.doers), (one.targets, other.targets))
    met = [bool(a & b) for a, b in sides if a and b]
    return bool(met) and all(met)


def _gap(one: Telling, other: Telling) -> int:
    """Days between two times; 0 where they meet or nothing is known of one of them."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


def _is_short(one: Telling, other: Telling) -> bool:
    """Whether one of two is a headline of the other, or leaves out a party that the other names."""
    return one.headline != other.headline or one.states < other.states or other.states < one.states


def _place(one: Telling, other: Telling) -> float:
    if one.place is None or other.place is None:
        return 0.0
    if one.place == other.place and one.point:
        # Without a point it is no spot but a country.
        return SAME_PLACE
    if one.country and other.country and one.country != other.country:
        return OTHER_PLACE
    if one.point is None or other.point is None:
        return 0.0
    return OTHER_PLACE if _distance(one.point, other.point) > NEAR else 0.0


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, on a sphere (haversine)."""
    (lat, lon), (lat2, lon2) = ([math.radians(x) for x in point] for point in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _other_persons(one: Telling, other: Telling) -> bool:
    """Whether both name persons or bodies of a state that they share, and none in common."""
    if not one.persons or not other.persons:
        return False
    for state in one.states & other.states:
        named = [
            {actor for actor in telling.persons if actor.startswith((state + ".", state + ":"))}
            for telling in (one, other)
        ]
        if all(named) and not named[0] & named[1]:
            return True
    return False


def _months(telling: Telling) -> Iterator[str]:
    """The months that a time reaches into, with the day after it."""
    if telling.first is None or telling.last is None:
        yield "unknown"
        return
    if telling.last - telling.first > COARSE:
        yield f"{telling.first}/{telling.last}"
        return
    end = min(telling.last + 1, dt.date.max.toordinal())
    first, last = dt.date.fromordinal(telling.first), dt.date.fromordinal(end)
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month + 1):
        yield f"{(number - 1) // 12:04d}-{(number - 1) % 12 + 1:02d}"
