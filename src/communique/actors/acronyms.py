"""Acronyms read by the document: "the Rapid Support Forces (RSF)" is who the RSF is here.

What the text itself gives as the short form of a name goes before what the tables know by it; a
short form that the text does not explain is that of a name in it with these initials.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.theatres import Reading

if TYPE_CHECKING:
    from communique.actors.context import Scene
    from communique.actors.words import Words

_SMALL = frozenset("of the for and in on to & de du des la le el al y e da do der die und".split())
_NAMES = frozenset({"entity", "mask"})


def settle(scene: Scene) -> None:
    """Gives the acronyms of a document the senses that its own words give them."""
    words = scene.words
    shorts = [
        i for i, raw in enumerate(words.raw) if 1 < len(raw) < 9 and raw.isupper() and is_short(raw)
    ]
    if not shorts:
        return
    told: dict[str, Reading | None] = {}
    for i in shorts:
        raw = plain(words.raw[i])
        first = _introduced(words, i)
        if first is None or raw in told:
            continue
        owner = scene.cover.get(first - 1)
        if owner is not None and owner.kind == "entity" and owner.last - owner.first > 1:
            told[raw] = owner
        elif owner is None or owner.kind != "entity":
            known = scene.cover.get(i)
            if known is not None and known.kind == "entity" and _spelt_out(words, first, raw):
                told[raw] = None  # A name that no table knows: not what the tables call so.
    for i in shorts:
        raw = plain(words.raw[i])
        if raw not in told:
            named = _of_initials(scene, i, raw)
            if named is not None:
                told[raw] = named
    for i in shorts:
        raw = plain(words.raw[i])
        if raw in told:
            _read_as(scene, i, told[raw])
    scene.readings.sort(key=lambda r: r.first)


def is_short(raw: str) -> bool:
    """Whether a word in capitals may be an acronym ("RSF", "U.N.", "G7")."""
    return any(c.isalpha() for c in raw) and all(c.isalnum() or c in ".&-" for c in raw)


def plain(raw: str) -> str:
    """An acronym without its full stops."""
    return raw.replace(".", "")


def _introduced(words: Words, i: int) -> int | None:
    """Where what introduces an acronym begins, right after the name that it shortens."""
    raw, lower = words.raw, words.lower
    if i and raw[i - 1] == "(" and i + 1 < words.n and raw[i + 1] == ")":
        return i - 1
    k = i - 1 if i and lower[i - 1] == "the" else i
    if k and lower[k - 1] == "or" and k > 1 and raw[k - 2] == ",":
        return k - 2
    closed = i + 1 < words.n and raw[i + 1] in (",", ".", ")")
    if k and raw[k - 1] == "," and closed and k < i:
        return k - 1  # "the Security Service, the SBU,"
    for opening in (("known", "as"), ("called",), ("dubbed",)):
        start = k - len(opening)
        if start > 1 and tuple(lower[start:k]) == opening and raw[start - 1] in ",(":
            return start - 1
    return None


def _spelt_out(words: Words, end: int, short: str) -> bool:
    """Whether the capitals of the words that end at a token are those of an acronym."""
    letters: list[str] = []
    k = end - 1
    while k >= 0 and len(letters) < len(short):
        if words.raw[k][:1].isupper():
            letters.append(words.raw[k][0])
        elif words.lower[k] not in _SMALL:
            break
        k -= 1
    return len(letters) > 1 and "".join(reversed(letters)) == short


def _initials(words: Words, reading: Reading) -> str:
    return "".join(
        words.raw[k][0]
        for k in range(reading.first, reading.last)
        if words.raw[k][:1].isupper() and words.lower[k] not in _SMALL
    )


def _of_initials(scene: Scene, i: int, short: str) -> Reading | None:
    """The one name of the document that has an acronym's initials, if the tables' is not in it."""
    words, known = scene.words, scene.cover.get(i)
    if len(short) < 3 or (known is not None and known.kind != "entity"):
        return None
    found: dict[str, Reading] = {}
    for reading in scene.readings:
        if reading.kind != "entity" or reading.last - reading.first < 2:
            continue
        if known is not None and reading.key == known.key:
            return None
        if _initials(words, reading) == short:
            found.setdefault(reading.key, reading)
    return next(iter(found.values())) if len(found) == 1 else None


def _read_as(scene: Scene, i: int, owner: Reading | None) -> None:
    known = scene.cover.get(i)
    if known is not None:
        if known.last - known.first > 1 or known.kind not in _NAMES:
            return
        scene.readings.remove(known)
        del scene.cover[i]
    if owner is not None:
        reading = Reading("entity", owner.key, i, i + 1, i, owner.country)
        scene.cover[i] = reading
        scene.readings.append(reading)
