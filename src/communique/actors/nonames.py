"""Names of places that are none where they stand: a dish, a part of a man's name, a ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.ambiguity import DIRECTIONS, FOOD, FOODS, GIVEN
from communique.actors.people import gender_of_name

if TYPE_CHECKING:
    from communique.actors.context import Scene
    from communique.actors.gazetteer import Sense

_SHIPS = frozenset("HMS USS HMAS HMCS HMNZS RMS USNS INS ARA".split())
_METROPOLIS = 500_000  # inhabitants of a city that is known by its name alone


def is_no_name(scene: Scene, i: int, last: int, senses: list[Sense], part: bool) -> bool:
    """Whether a single word is a common noun, or a part of a person's name."""
    kinds = {sense.kind for sense in senses}
    if last - i > 1 or part or kinds == {"mask"}:
        return False
    words = scene.words
    raw = words.raw[i]
    if i and words.raw[i - 1] in _SHIPS:
        return True  # "HMS Westminster"
    following = words.lower[i + 1] if i + 1 < words.n else ""
    before = words.lower[i - 1] if i else ""
    if raw in FOODS and (following in FOOD or before in FOODS[raw]):
        return True
    if not kinds & {"state", "seat", "city", "region"} or raw.isupper():
        return False
    given = raw in GIVEN or (kinds == {"city"} and bool(gender_of_name(f"{raw} X")))
    if i + 1 < words.n and is_bare_name(scene, i + 1) and given:
        return words.head[i] == i + 1 or words.dep[i] == "compound"
    if i > 1 and before in ("de", "da", "di", "von") and is_bare_name(scene, i - 2):
        return bool(gender_of_name(f"{words.raw[i - 2]} {raw}"))  # "Leila de Lima"
    if i and is_bare_name(scene, i - 1) and before not in DIRECTIONS:
        named = raw in GIVEN or raw in ("Washington", "Holland", "Berlin", "Lima", "England")
        city = kinds <= {"city", "region"}
        return (named or city) and words.head[i - 1] == i
    if kinds != {"city"} or words.pos[i] == "PROPN":
        return False
    return max(scene.tables.city(s.key).population for s in senses) < _METROPOLIS


def is_led(scene: Scene, first: int, last: int) -> bool:
    """Whether a town's name ends a longer name that is not its own: "Maaret al-*Numan*"."""
    words = scene.words
    before = first - 2 if words.raw[max(first - 1, 0)] == "-" else first - 1
    return (
        before >= 0
        and words.dep[before] == "compound"
        and words.pos[before] == "PROPN"
        and first <= words.head[before] < last
        and before not in scene.covered
        and words.lower[before] not in DIRECTIONS
    )


def is_bare_name(scene: Scene, i: int) -> bool:
    """Whether a token looks like a part of a person's name and is nothing else."""
    words = scene.words
    return (
        words.pos[i] == "PROPN"
        and words.raw[i][:1].isupper()
        and len(words.raw[i]) > 1
        # Small towns are called Ramon, as men are.
        and (i not in scene.covered or _given(scene, i))
        and words.lower[i] not in scene.titles
        and words.lower[i] not in DIRECTIONS
    )


def _given(scene: Scene, i: int) -> bool:
    """Whether a token is a given name, and of places at most a town's."""
    kinds = {sense.kind for sense in scene.senses_at.get(i, ())}
    return kinds <= {"city"} and bool(gender_of_name(f"{scene.words.raw[i]} X"))
