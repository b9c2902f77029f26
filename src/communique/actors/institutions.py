"""Names that bodies of several states bear: whose "Supreme Court" or "Times" a text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.ambiguity import INSTITUTIONS, PLAIN, SHARED
from communique.actors.nominals import COUNTRIES
from communique.actors.states import state_words

if TYPE_CHECKING:
    from communique.actors.context import Scene
    from communique.actors.theatres import Reading

# The members of two parties of America, whatever a text is about.
_AMERICANS = frozenset({"democrats", "republicans"})
# The states whose parliament is a congress.
_CONGRESSES = frozenset(
    """ARG BOL BRA CHL COL DOM ECU ESP FSM GTM HND IND MEX NPL PER PHL PLW PRY VEN""".split()
)
# The states of which bodies are called royal, with or without their name.
_KINGDOMS = frozenset(
    """BEL BHR BTN DNK ESP GBR JOR KHM LSO MAR MYS NLD NOR OMN SAU SWE SWZ THA TON""".split()
)
_OPPOSED = ("ruling", "opposition", "main")
_GENITIVES = ("'s", "’s", "'", "’")


def elsewhere(scene: Scene, ident: str, first: int, last: int) -> bool:
    """Whether a name that any state may have ("Supreme Court") is of another state here.

    Args:
        scene: what the document speaks of.
        ident: the body of the tables that bears the name.
        first: the token that opens the name.
        last: the token after it.
    """
    entity = scene.tables.entities[ident]
    country = entity.country
    words = scene.words
    if entity.sector == "JRN" and _of_another(scene, last, country):
        return True
    told = [w for w in words.lower[first:last] if w[0].isalpha()]
    if country == "USA" and told[-1] in _AMERICANS and len(told) == 1:
        return False
    if country is None or entity.sort not in INSTITUTIONS or words.raw[last - 1].isupper():
        return False
    if len(told) > 2:
        return False
    if not all((w in scene.plain or w in PLAIN) and w not in state_words() for w in told):
        return False
    k = first - 1
    main = scene.main_state()
    if k >= 0 and words.lower[k] == "opposition" and country != main:
        # Whose parties are in power or out of it, the text has told.
        return country == "USA" if main is not None else scene.weights[country] == 0
    if k >= 0 and words.lower[k] in (*_GENITIVES, *_OPPOSED):
        k -= 1
    before = scene.senses_at.get(k)
    if before is not None:
        codes = {s.key for s in before if s.kind in ("state", "adjective", "demonym")}
        if codes:
            return country not in codes
    if told[0] == "royal" and main not in _KINGDOMS:
        return False  # "The Royal Navy boarded an Iranian boat": not that of a republic.
    if told == ["congress"] and main is not None and main not in {country, *_CONGRESSES}:
        return False  # "Congress" in a report on Iran, which has none.
    if main is not None and main != country and len(told) == 1:
        # "Congress" in a report on the Philippines that also speaks of Washington.
        return scene.weights[main] >= 2 * scene.weights[country]
    return scene.weights[country] == 0 and main is not None


def dismiss_shared(scene: Scene) -> None:
    """Takes from a scene the bodies of one state whose bare name means here another's.

    "The National Security Council met" in a report from Seoul is no body of America; nor is it in
    one that does not speak of America at all.
    """
    gone = [reading for reading in scene.readings if _is_of_senders(scene, reading)]
    for reading in gone:
        for k in range(reading.first, reading.last):
            scene.cover.pop(k, None)
    if gone:
        scene.readings = [reading for reading in scene.readings if reading not in gone]


def _is_of_senders(scene: Scene, reading: Reading) -> bool:
    if reading.kind != "entity" or reading.country is None:
        return False
    words = scene.words
    if " ".join(words.lower[reading.first : reading.last]) not in SHARED:
        return False
    if any(words.lower[k] in state_words() for k in words.kids[reading.root]):
        return False
    if scene.dateline is not None:
        return scene.dateline != reading.country
    return scene.weights[reading.country] == 0 and scene.main_state() is not None


def _of_another(scene: Scene, last: int, country: str | None) -> bool:
    """Whether a paper's name goes on with another place: "the Sunday Times of Malta".

    Or it is no paper's: "the *East African* country".
    """
    words = scene.words
    if last < words.n and words.lower[last] in COUNTRIES:
        return True
    if last + 1 >= words.n or words.lower[last] != "of" or words.pos[last + 1] != "PROPN":
        return False
    k = last + 1
    while k + 1 < words.n and words.pos[k + 1] == "PROPN" and k not in scene.senses_at:
        k += 1
    places = {
        s.key if s.kind in ("state", "seat") else s.key.rpartition("/")[2]
        for s in scene.senses_at.get(k, ())
        if s.kind in ("state", "seat", "city")
    }
    return country not in places
