"""What a clause says would come of a deed, and whose deed it is.

"Any *Israeli* raid would be met with *force*", "there would be *consequences*".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.functions import owners_of
from communique.events.lasting import goes_unmet

if TYPE_CHECKING:
    from communique.language.tokens import Token

# Verbs that say what a deed is answered with, or comes to.
_MEETING_WITH = frozenset("meet answer amount".split())


def what_it_brings(clause: Token) -> list[Token]:
    """What a clause has for its object, what it says there is, or what a deed is met *with*."""
    if clause.lemma_ == "be":
        # "There would be consequences"; "the *ban* was a provocation" brings none.
        there = any(c.dep_ == "expl" for c in clause.children)
        if clause.tag_ == "VBD" and not there:
            return []
        labels = {"attr", "nsubj"} if there else {"attr"}
        return [c for c in clause.children if c.dep_ in labels]
    brought = syntax.undergoers(clause)
    if clause.lemma_ in _MEETING_WITH:
        brought += syntax.prepositional(clause, ("with", "by", "to"))
    if goes_unmet(clause):  # "Any attack would not *go unanswered*": that it would be answered.
        brought += [c for c in clause.rights if c.dep_ in {"acomp", "oprd"}]
    return brought


def doers_of(clause: Token) -> list[Token]:
    """Who does what a clause tells, or the deed that is its subject: "an *Israeli* raid"."""
    told = syntax.subjects(clause) or syntax.undergoers(clause)
    return [n for noun in told for n in (owners_of(noun) if noun.pos_ == "NOUN" else ()) or (noun,)]
