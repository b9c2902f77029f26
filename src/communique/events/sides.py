"""Sides beside one: "*government and rebel* forces", two of one noun, and "its *rivals*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token

# Those whom a possessor has beside or against him.
_OTHERS = frozenset(
    """neighbour neighbor rival enemy foe opponent adversary ally critic counterpart partner captor
    attacker invader persecutor predecessor successor""".split()
)
_MODIFYING = frozenset({"nmod", "amod", "compound"})
_PLURAL = frozenset({"NNS", "NNPS"})


def is_other(noun: Token) -> bool:
    """Whether a noun is one for those whom somebody has beside or against him: "its rivals"."""
    return noun.lemma_ in _OTHERS


def other_sides(parse: Parse, noun: Token, here: ActorMention) -> list[ActorMention]:
    """The sides that a plural has beside the first: "talks between government *and rebel* groups".

    Args:
        parse: with the marks of the actors strand.
        noun: a noun that names actors.
        here: the mention of which it is the head.
    """
    if noun.tag_ not in _PLURAL or here.form != "nominal":
        return []
    found: list[ActorMention] = []
    for modifier in noun.lefts:
        step: Token | None = modifier if modifier.dep_ in _MODIFYING else None
        while step is not None:
            step = next((c for c in step.rights if c.dep_ == "conj" and c.i < noun.i), None)
            side = parse.mention_at(step) if step is not None else None
            if side is not None and side.start > here.start and side.end < here.end:
                found.append(side)
    return [side for side in found if not set(side.actors) <= set(here.actors)]
