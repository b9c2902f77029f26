"""Two states joined by a hyphen before what they share, which the parser hangs on one another.

``astray.py`` calls this rule beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import hang

if TYPE_CHECKING:
    from spacy.tokens.token import Token

_BEFORE_NOUN = {"amod", "compound", "nmod"}
_NAMING = {"JJ", "NNP", "NNPS"}


def both_of_two(hyphen: Token) -> None:
    """ "*Russia-Ukraine* talks", "*Sino-Japanese* ties": of both, not of a Ukraine of Russia."""
    doc = hyphen.doc
    if not 0 < hyphen.i < len(doc) - 1:
        return
    first, second = doc[hyphen.i - 1], doc[hyphen.i + 1]
    if first.whitespace_ or hyphen.whitespace_ or first.head.i != second.i:
        return
    named = all(t.tag_ in _NAMING and t.text[:1].isupper() for t in (first, second))
    if named and second.dep_ in _BEFORE_NOUN and second.head.i > second.i:
        hang(first, second.head, second.dep_)
