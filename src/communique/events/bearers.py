"""Of whom it is said that they are something: "Norway is *the largest donor* to Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token

_BEING = frozenset("be become remain stay".split())


def called(noun: Token) -> list[Token]:
    """Who is called a noun: by "is", in apposition, or by the name that it stands before."""
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ in _BEING:
        return syntax.subjects(verb)
    if noun.dep_ == "appos":
        return [] if verb.dep_ == "appos" else syntax.spread(verb)
    return [child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
