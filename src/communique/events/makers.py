"""Whose a thing is that a clause tells of: his who is told to have made or done it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.record import ActorRef

# Verbs whose subject gets, meets or quotes a thing that is another's.
_ANOTHERS = frozenset(
    """receive get face meet suffer undergo hear see read quote cite accept reject dismiss condemn
    criticise criticize discuss consider study want seek need fear expect await join attend visit
    leave enter report have""".split()
)
_ANSWERING = frozenset({"REJECT", "ACCUSE"})
# What a whole clause tells, said again: "freed them, *a gesture* that Chad welcomed".
_DEEDS = frozenset(
    """act action arrest ban decision gesture measure move order punishment raid ruling sentence
    step strike verdict""".split()
)
# What bodies do with bills, resolutions and terms.
_ENACTING = frozenset("pass adopt approve vote draft endorse propose table submit dictate".split())
# Sectors of those who answer what their own government does.
_RULED = frozenset("OPP PTY LAB CVL SOC EDU MED REL JRN AGR REF REB BUS".split())
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
    if (deed := _doer_of(thing)) is not None:
        return deed
    while thing.dep_ in _BESIDE and thing.head.pos_ in {"NOUN", "PROPN"}:
        thing = thing.head
    verb = thing.head
    if thing.dep_ not in {"dobj", "appos", "npadvmod"} or verb.pos_ != "VERB":
        return []
    if verb.lemma_ in _ANOTHERS or syntax.is_passive(verb):
        return []
    return syntax.subjects(verb)


def enacters(things: list[Token]) -> list[Token]:
    """Who passed what is refused: "declined to sign a bill *that parliament* had passed".

    They may be of the same state as whoever refuses it.
    """
    found: list[Token] = []
    for thing in things:
        for clause in thing.rights:
            if clause.dep_ not in {"relcl", "acl"} or clause.lemma_ not in _ENACTING:
                continue
            passive = syntax.is_passive(clause) or clause.dep_ == "acl"
            found += syntax.agents(clause) if passive else syntax.subjects(clause)
    return [noun for noun in found if noun.lower_ not in _RELATIVE]


def judges(kind: str, trigger: Token) -> bool:
    """Whether a telling of a type may say what somebody thinks of a thing that another made."""
    return kind in _ANSWERING or (kind == "SUPPORT" and _sums_up(trigger))


def _sums_up(trigger: Token) -> bool:
    """Whether a relative clause is on a noun that says a deed again: "*a step* Niger condemned"."""
    thing = trigger.head
    told = thing.dep_ in {"appos", "npadvmod"} and thing.lemma_ in _DEEDS
    return trigger.dep_ == "relcl" and told and any(c.lower_ in {"a", "an"} for c in thing.lefts)


def within(trigger: Token, actors: list[ActorRef]) -> bool:
    """Whether who answers a thing may be of the same state as its maker.

    So where he answers a deed, and where he is one of the ruled: "a rise *the union* rejected".
    """
    sectors = {party.actor.partition(":")[0].partition(".")[2] for party in actors}
    return _sums_up(trigger) or (bool(sectors) and sectors <= _RULED)


def _doer_of(thing: Token) -> list[Token] | None:
    """Who did what a noun beside it says again, wherever the parser hung the noun.

    "A court jailed him for refusing to speak before a panel, *a ruling* that Chad denounced."
    """
    if thing.dep_ not in {"appos", "npadvmod"} or thing.lemma_ not in _DEEDS:
        return None
    if all(c.lower_ not in {"a", "an"} for c in thing.lefts):
        return None
    verb = thing.head
    while verb.head.i != verb.i and (verb.pos_ != "VERB" or not _finite(verb)):
        verb = verb.head
    if verb.pos_ != "VERB":
        return None
    return syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)


def _finite(verb: Token) -> bool:
    """Whether a verb tells the clause that goes before, and nothing of somebody in it."""
    return verb.dep_ in {"ROOT", "ccomp", "conj", "advcl"} and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _of_clause(thing: Token) -> list[Token]:
    """Who does what a clause on a thing tells of it: "a dam *that India is building*"."""
    for clause in thing.rights:
        if clause.dep_ != "relcl" or clause.lemma_ in _ANOTHERS or syntax.is_passive(clause):
            continue
        own = [c for c in clause.lefts if c.dep_ == "nsubj" and c.lower_ not in _RELATIVE]
        if own:
            return syntax.subjects(clause)
    return []
