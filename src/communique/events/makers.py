"""Whose a thing is that a clause tells of: his who is told to have made or done it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token

# Verbs whose subject gets, meets or quotes a thing that is another's.
_ANOTHERS = frozenset(
    """receive get face meet suffer undergo hear see read quote cite accept reject dismiss condemn
    criticise criticize discuss consider study want seek need fear expect await join attend visit
    leave enter report have""".split()
)
_RELATIVE = frozenset({"that", "which", "who"})
_BESIDE = frozenset({"appos", "conj"})


def makers(trigger: Token, objects: list[Token]) -> list[Token]:
    """Who made what a relative clause tells of: "*Kenya* drew a map *that Somalia rejected*".

    So where it is told beside: "*Chad* shut the road, *a step* Niger condemned"; or in a clause on
    it: "Somalia rejected a map that *Kenya* drew".
    """
    thing = trigger.head
    if trigger.dep_ != "relcl" or all(thing.i != noun.i for noun in objects):
        return [maker for noun in objects for maker in _of_clause(noun)]
    while thing.dep_ in _BESIDE and thing.head.pos_ in {"NOUN", "PROPN"}:
        thing = thing.head
    verb = thing.head
    if thing.dep_ not in {"dobj", "appos", "npadvmod"} or verb.pos_ != "VERB":
        return []
    if verb.lemma_ in _ANOTHERS or syntax.is_passive(verb):
        return []
    return syntax.subjects(verb)


def _of_clause(thing: Token) -> list[Token]:
    """Who does what a clause on a thing tells of it: "a dam *that India is building*"."""
    for clause in thing.rights:
        if clause.dep_ != "relcl" or clause.lemma_ in _ANOTHERS or syntax.is_passive(clause):
            continue
        own = [c for c in clause.lefts if c.dep_ == "nsubj" and c.lower_ not in _RELATIVE]
        if own:
            return syntax.subjects(clause)
    return []
