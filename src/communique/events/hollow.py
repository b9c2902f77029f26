"""Verbs that, with what they take, tell of no deed between two parties.

"*Made no mention* of Hamas", "*bears no resemblance* to Chad's": the typer, which reads the words
between two names, would make a refusal of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.fears import no_threat

if TYPE_CHECKING:
    from communique.language.tokens import Token

# Verbs that say little themselves, and the objects with which they tell of no deed.
_LIGHT = frozenset("make bear have hold take give draw pay keep".split())
_HOLLOW = frozenset(
    """mention reference allusion allowance distinction comparison parallel resemblance similarity
    relevance bearing secret sense difference inspiration heed""".split()
)
_APART = frozenset({"disagree", "differ"})


def no_deed(verb: Token) -> bool:
    """Whether a verb tells of no deed: something is "no threat", or hollow words are its object."""
    if any(c.dep_ == "xcomp" and c.lemma_ in _APART for c in (verb, *verb.children)):
        return True  # "Agreed to disagree"
    if verb.lemma_ in _LIGHT and any(
        child.dep_ == "dobj" and child.lemma_ in _HOLLOW for child in verb.children
    ):
        return True
    return no_threat(verb)
