"""The strand: ``Actors`` puts the actors, their mentions and the places on a parse."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.actors.cast import Cast
from communique.actors.context import Scene
from communique.actors.gazetteer import gazetteer, tables
from communique.actors.localities import localities
from communique.actors.people import offices
from communique.actors.places import is_reached, is_taken, is_where, place
from communique.actors.resolution import Resolver
from communique.actors.roles import roles
from communique.actors.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from communique.actors.gazetteer import Gazetteer, Tables
    from communique.language import Parse

# A capital inside the paragraph, a quotation mark, a pronoun, the end of a sentence: a paragraph
# without any of these names an actor only by a name of the tables or a role noun, if at all.
_WORTH = re.compile(
    r"[\w,;:'’)\]”] +[(\[“‘\"']*[A-Z]|[“”\"«»]|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Hh]is|[Hh]er"
    r"|[Tt]heir|[Ii]ts|[Uu]s|[Tt]hem|[Hh]im)\b|[.!?…][\"”’')]*\s*$"
)


class Actors:
    """The actors strand.

    Args:
        extra: a YAML file of the user's own actors.

    Raises:
        LexiconError: an entry of the file is malformed.
    """

    def __init__(self, extra: Path | None = None) -> None:
        self._own: Gazetteer | None = None
        self._tables: Tables | None = None
        if extra is not None:
            from communique.actors.own import own_actors

            self._own, self._tables = own_actors(extra)

    def annotate(self, parse: Parse) -> None:
        """Sets ``parse.actors``, ``parse.mentions`` and ``parse.places``."""
        if not len(parse.doc):
            return
        known = self._tables or tables()
        gazetteers = [g for g in (self._own, gazetteer()) if g is not None]
        words = Words(parse)
        date = (parse.info.published or "")[:10]
        scene = Scene(words, gazetteers, known, date, roles())
        cast = Cast(words)
        Resolver(scene, cast, roles(), offices()).resolve()
        parse.actors, parse.mentions = cast.finish()
        named = [
            place(scene, reading)
            for reading in scene.readings
            if reading.kind in ("state", "seat", "city", "region")
            and (
                is_where(words, reading.first, reading.root)
                or (
                    reading.kind != "state"
                    and is_taken(words, reading.root, seat=reading.kind == "seat")
                )
                or (reading.kind in ("city", "region") and is_reached(words, reading.root))
            )
        ]
        held = {i for mention in parse.mentions for i in range(mention.first, mention.last)}
        told = localities(scene, held)
        parse.places = sorted((*named, *told), key=lambda mention: mention.start)

    def worth(self, text: str) -> bool:
        """Whether a paragraph may name an actor or hold a statement; errs on the side of yes."""
        if _WORTH.search(text) is not None:
            return True
        for start, end, _ in gazetteer().find(text):
            if end > start:
                return True
        return _role_words().search(text.lower()) is not None


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:government|official|minister|president|troops?|police|army|rebel|protest|militant|"
        r"soldier|leader|authorit|spokes|court|parliament|opposition|militar|forces?|worker|student|"
        r"countr|nation|group|people|gunm|attack|residents?|citizens?|refugee|migrant|farmer|striker?|"
        r"demonstrat|activist|journalist|lawmaker|diplomat|envoy|ambassador|ministry|agency)"
    )
