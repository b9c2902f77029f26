"""Verbs told as nouns: "the *harrying* of Filipino boats by Chinese cutters"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.functions import below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.events.frames import Frame, Lexicon, Sense
    from communique.language.tokens import Token

_VOWELS = frozenset("aeiou")
# Nouns in "-ing" that name a thing or an occasion rather than what the verb tells.
_THINGS = frozenset(
    """hearing painting recording reading showing screening offering meeting building wedding
    blessing being drawing feeling holding opening saying setting standing writing""".split()
)


def gerunds(lexicon: Lexicon) -> dict[str, list[Sense]]:
    """The senses of verbs by their nouns in "-ing", of which no frame tells otherwise."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for verb, senses in lexicon.verbs.items():
        told = [sense for sense in senses if sense.phrase is None and _has_object(sense.frame)]
        for noun in _spellings(verb) if told else ():
            if noun not in lexicon.nouns and noun not in _THINGS:
                found[noun] += told
    return dict(found)


def is_deed(noun: Token, senses: Mapping[str, list[Sense]]) -> bool:
    """Whether a noun in "-ing" tells what somebody does to somebody: "of" and "by", or whose."""
    if noun.lemma_ not in senses or not syntax.prepositional(noun, ("of",)):
        return False
    return any(child.dep_ == "poss" for child in noun.children) or bool(below(noun, "by"))


def _has_object(frame: Frame) -> bool:
    """Whether a frame tells what its subject does to its object, with no clause below it."""
    if "subject" not in frame.actor or frame.complement or frame.predicate or frame.bare:
        return False
    return bool(frame.object) or not {"object", "possessor"}.isdisjoint(frame.recipient)


def _spellings(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return (f"{verb[:-1]}ing",)
    if len(verb) > 2 and verb[-2] in _VOWELS and verb[-1] not in _VOWELS | set("wxy"):
        return (f"{verb}ing", f"{verb}{verb[-1]}ing")  # "Snubbing", but "bombing"
    return (f"{verb}ing",)
