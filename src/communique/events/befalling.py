"""Whom a deed would befall: who fears it, whom the fear of it troubles, who is helped in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token

_HELPING = frozenset("help aid defend assist support protect back rescue".split())
# Words for what is feared, what joins it to them, and what a fear does to those who have it.
_FEARS = frozenset(
    """fear spectre specter threat danger risk worry dread prospect menace nightmare shadow anxiety
    concern alarm panic peril ghost jitters expectation afraid wary fearful scared frightened
    terrified nervous worried concerned apprehensive""".split()
)
#: What a deed is a danger or a chance of.
DANGERS = frozenset(
    """fear dread danger risk threat prospect possibility event case spectre specter menace worry
    likelihood chance nightmare peril""".split()
)
_SERIES = frozenset("round wave series string spate campaign burst".split())
# What joins to a deed whom it is done to.
_UPON = frozenset("on against of at in".split())
# Verbs of those who ask for help.
_TURNING = frozenset("ask call appeal turn request seek need invoke rely summon".split())
_OF_FEARS = frozenset({"of", "about", "over", "at"})
_HAUNTING = frozenset(
    """haunt grip hang loom stalk hover unsettle alarm unnerve trouble grow spread mount rise worry
    frighten scare terrify disturb rattle panic spook concern chill shake preoccupy""".split()
)
# What one has, or is, to whom a deed is done: "bore the *brunt* of it", "was its *target*".
_BORNE = frozenset("brunt target butt object victim subject recipient".split())
# Verbs that tell who gets ready *for* a deed that would befall him.
_BRACING = frozenset("brace gird steel".split())


def is_dreaded(noun: Token) -> bool:
    """Whether a deed of somebody named is but feared, or may come: "fears of a *Turkish* raid"."""
    if noun.dep_ != "pobj":
        return False
    above = noun.head.head
    if above.lemma_ in _SERIES and above.dep_ == "pobj":
        above = above.head.head  # "In dread of a new *round of* raids"
    if above.lemma_.lower() not in DANGERS:
        return False
    return bool(named(noun) or syntax.prepositional(noun, ("by",)))


def threatened(noun: Token, governor: Token | None) -> list[Token]:
    """Whom a deed would befall, told by its verb: who fears it, who is helped in its event."""
    if governor is not None and _awaited(noun, governor):
        return syntax.subjects(governor)
    return _helped(noun) or _haunted(noun) or _bearing(noun)


def _bearing(noun: Token) -> list[Token]:
    """Who is told by a set phrase to undergo a deed: "*Chad* bore the brunt of the raids"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return []
    verb = borne_by(noun.head.head)
    return syntax.subjects(verb) if verb is not None else []


def borne_by(part: Token) -> Token | None:
    """The verb that tells, with a noun, that its subject undergoes what the noun is of.

    "*Bore* the brunt of the raids", "*was* the target of a raid", "*is* on the receiving end".
    """
    verb = part.head
    if part.lemma_ == "end" and any(c.lower_ == "receiving" for c in part.lefts):
        verb = verb.head
    elif part.lemma_ not in _BORNE or part.dep_ not in {"dobj", "attr"}:
        return None
    return verb if verb.lemma_ in {"bear", "be", "become", "find"} else None


def _haunted(noun: Token) -> list[Token]:
    """Whom the fear of a deed troubles: "the spectre of a Russian invasion haunts *Estonia*".

    So whose it is: "*Estonia's* fear of a Russian invasion".
    """
    worry = noun.head.head
    if (
        noun.dep_ != "pobj"
        or noun.head.lower_ not in _OF_FEARS
        or worry.lemma_.lower() not in _FEARS
    ):
        return []
    if any(child.dep_ == "prep" and child.lower_ != "by" for child in noun.children):
        return []
    verb = worry.head
    if worry.pos_ == "ADJ":
        return syntax.subjects(verb)  # "*Ghana* is afraid of a European boycott"
    if worry.dep_ == "nsubj" and verb.lemma_ in _HAUNTING:
        found = syntax.undergoers(verb) or [
            c for c in verb.rights if c.dep_ == "npadvmod" and c.pos_ == "PROPN"
        ]
        if found := found or syntax.prepositional(verb, ("over", "in", "across")):
            return found
    owned = [c for c in worry.children if c.dep_ == "poss"] or named(worry)
    return owned or syntax.prepositional(worry, ("in", "among"))


def _helped(noun: Token) -> list[Token]:
    """Who is helped if a deed is done, or asks for help.

    "Will help *Cyprus* in the event of a Turkish attack", "*Cyprus* would ask for arms".
    """
    event = noun.head.head
    if noun.dep_ != "pobj" or event.lower_ not in {"event", "case"} or event.dep_ != "pobj":
        return []
    verb = event.head.head
    if any(child.dep_ == "prep" for child in noun.children):
        return []
    if verb.lemma_ in _TURNING:
        return syntax.subjects(verb)
    return syntax.undergoers(verb) if verb.lemma_ in _HELPING else []


def _awaited(noun: Token, governor: Token) -> bool:
    """Whether an event noun tells what its verb's subject fears: "fears a *Chinese invasion*"."""
    braced = noun.dep_ == "pobj" and governor.lemma_ in _BRACING and noun.head.lower_ == "for"
    if not braced and (governor.lemma_ not in syntax.AWAIT or noun.dep_ != "dobj"):
        return False
    if any(child.lower_ in _UPON for child in noun.children):
        return False
    return bool(named(noun) or syntax.prepositional(noun, ("by", "from")))


def named(noun: Token) -> list[Token]:
    """The modifiers of a noun that are written with a capital."""
    return [
        child
        for child in noun.children
        if child.dep_ in {"amod", "compound", "nmod"} and child.text[:1].isupper()
    ]
