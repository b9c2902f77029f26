"""Names read in their senses; "the North" and "the South" by the theatre of the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors.states import THEATRES, states

if TYPE_CHECKING:
    from collections import Counter

    from communique.actors.gazetteer import SenseKind
    from communique.actors.words import Words

# The states that speak for a theatre beside its two halves.
_WHOLE = {"Korea": ("PRK", "KOR"), "Vietnam": ("VNM",), "Yemen": ("YEM",), "Cyprus": ("CYP",)}
# Halves that the tables know as a body, and as no state.
_BODIES = {"NCY": "CYP.GOV:turkish-republic-of-northern-cyprus"}
_KOREANS = frozenset({"korean", "koreans"})
# How the verbs begin by which a half acts as a state, and those by which one deals with it so.
_DEALING = ("accus", "blam", "urg", "recogni", "warn", "condemn", "invad", "sanction")
_DOING = (
    *_DEALING, "declar", "den", "reject", "announc", "demand", "sign", "agree", "shell", "seced",
    "refus", "said", "says", "threat", "claim", "propos", "releas", "insist", "call", "vow",
)  # fmt: skip


@dataclass(slots=True)
class Reading:
    """A name in the text with the sense that it has here.

    ``country`` is the state that it points to; ``city`` the key of a place of that name.
    """

    kind: SenseKind
    key: str
    first: int
    last: int
    root: int
    country: str | None
    city: str | None = None


def read_directions(
    words: Words, cover: dict[int, Reading], weights: Counter[str], date: str
) -> list[Reading]:
    """The readings of "the North" and "the South" as states, if the article has a theatre.

    Args:
        words: the tokens of the document.
        cover: the names read already, by token.
        weights: how often the document speaks of each state.
        date: the day of the article, or ``""``.
    """
    found = [
        i
        for i, word in enumerate(words.lower)
        if word in ("north", "south") and i not in cover
        if not words.raw[i].islower() or _acts(words, i)
    ]
    theatre = _theatre(weights, date) if found else None
    if theatre is None:
        return []
    readings = []
    for i in found:
        if _stands_alone(words, i):
            code = theatre[0] if words.lower[i] == "north" else theatre[1]
            body = _BODIES.get(code)
            if body is not None:
                readings.append(Reading("entity", body, i, i + 1, i, body[:3]))
            else:
                readings.append(Reading("state", code, i, i + 1, i, code))
    return readings


def settle_koreans(words: Words, readings: list[Reading], cover: dict[int, Reading]) -> None:
    """Settles which half a bare "Korean" means, and takes it away where a text tells of both.

    It means the South, but the North where a text tells of that half alone.
    """
    bare = [x for x in readings if words.lower[x.first] in _KOREANS and x.last == x.first + 1]
    named = {x.country for x in readings if x not in bare}
    for reading in bare:
        both = reading.first > 0 and words.lower[reading.first - 1] in ("two", "both")
        if both or {"PRK", "KOR"} <= named:
            readings.remove(reading)
            del cover[reading.first]
        elif "PRK" in named:
            reading.key = reading.country = "PRK"


def _acts(words: Words, i: int) -> bool:
    """Whether "the north" does, or suffers, what only a state does: "the north *declared*"."""
    if not i or words.lower[i - 1] != "the":
        return False
    if words.dep[i] == "nsubj":
        return words.lower[words.head[i]].startswith(_DOING)
    return words.dep[i] == "dobj" and words.lower[words.head[i]].startswith(_DEALING)


def _stands_alone(words: Words, i: int) -> bool:
    following = words.raw[i + 1] if i + 1 < words.n else ""
    before = words.lower[i - 1] if i else ""
    if following == "-":
        return False
    if following == "of" and i + 2 < words.n and words.tag[i + 2] != "VBG":
        return False
    if following == "and" and words.raw[i + 2 : i + 3] in (["South"], ["North"]):
        return True  # "North and South Korea"
    if words.dep[i] in ("compound", "amod", "nmod") and following not in ("'s", "’s"):
        # "the North Korean", "South Street"; but "North leader" in a headline.
        return words.parse.in_title(words.parse.doc[i]) and following[:1].islower()
    return (
        before in ("the", "both", "communist", "and")
        or following in ("'s", "’s")
        or (
            words.parse.in_title(words.parse.doc[i])
            and (words.pos[i] == "PROPN" or words.dep[i] in ("nsubj", "dobj", "pobj"))
        )
    )


def _theatre(weights: Counter[str], date: str) -> tuple[str, str] | None:
    year = int(date[:4]) if date[:4].isdigit() else None
    best, most = None, 0
    for name, north, south, begin, end in THEATRES:
        if year is not None and not begin <= year <= end + 5:
            continue
        codes = {north, south, *_WHOLE.get(name, ())}
        weight = sum(weights[code] for code in codes)
        if weight > most:
            best, most = (north, south), weight
    known = states()
    if best is not None and best[0] not in known and best[0] not in _BODIES:
        return None
    return best
