"""What numbers, the names of models and what is said of somebody stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.frames import OF

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

# Pronouns that stand for people alone.
_PERSONS = frozenset("him her them me us you whom who".split())
# After whom planes are called.
_MAKERS = frozenset(
    """boeing airbus ilyushin tupolev antonov sukhoi fokker cessna caravelle dakota hercules mirage
    phantom skyhawk viscount""".split()
)
# Sectors of armed groups that are no state's.
_BANDS = frozenset({"REB", "UAF", "PRM"})
# The letters before the number of a warplane, helicopter, drone or tank.
_CRAFT = frozenset(
    """mig su f fa il yak tu an mi ka b c ac kc rc ah uh ch mh j jh jf h y q mq rq tb sr u ea p t
    bo""".split()
)

# What is said of those whom a law is after, before and after their noun.
_SOUGHT = frozenset(
    "fugitive wanted suspected alleged accused convicted indicted runaway escaped".split()
)
_CHARGED = frozenset("accuse want suspect charge convict indict implicate".split())


def is_craft(word: str) -> bool:
    """Whether a word in lower case names a model of plane, drone or tank: "mig-23", "su-24s"."""
    letters, hyphen, number = word.partition("-")
    return bool(hyphen) and letters in _CRAFT and number[:1].isdigit()


def is_bare_number(noun: Token) -> bool:
    """Whether a number stands for what it counts: "drove some *20,000* from their homes".

    A score has more about it: "shot *a perfect 30*".
    """
    return noun.like_num and not any(
        child.dep_ == "amod" or child.lower_ in {"a", "an", "the"} for child in noun.children
    )


def of_name(parse: Parse, noun: Token) -> frozenset[str]:
    """What a name or pronoun stands for: people, or the sector of an armed group.

    So are soldiers where "them" takes up those of a state.
    """
    mention = parse.mention_at(noun)
    codes = [actor.partition(":")[0] for actor in mention.actors] if mention is not None else []
    bands = {code[4:] for code in codes}
    if noun.lower_ in _MAKERS or any(c.lower_ in _MAKERS for c in noun.lefts):
        return frozenset({"jet"})  # "Shot down a Libyan *Boeing 727*"
    if bands and bands <= _BANDS:
        return frozenset({*bands, "people"} if noun.lower_ in _PERSONS else bands)
    if noun.pos_ != "PRON" or noun.lower_ not in _PERSONS:
        return frozenset()
    if mention is None or noun.lower_ != "them":
        return frozenset({"people"})
    armed = all(code.endswith(".MIL") for code in codes)
    return frozenset({"people", "troops meant"} if armed else {"people"})


def is_sought(parse: Parse, noun: Token) -> bool:
    """Whether somebody is one whom a law is after: "a *fugitive* banker", "men *wanted* for"."""
    if noun.pos_ != "NOUN" or parse.mention_at(noun) is None:
        return False
    return any(
        child.lower_ in _SOUGHT
        if child.dep_ == "amod"
        else child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _CHARGED
        for child in noun.children
    )


def hyphened(token: Token) -> str | None:
    """The word that a hyphen ties to a token: "*cease*-fire"."""
    if token.i < 2 or token.nbor(-1).text not in {"-", "‑"} or token.nbor(-1).whitespace_:
        return None
    return token.nbor(-2).lower_


def ties(trigger: Token) -> set[str]:
    """What a hyphen or "of" ties to a trigger: "*cease*-fire", "show *of force*"."""
    of = {f"{OF}{noun.lemma_.lower()}" for noun in syntax.prepositional(trigger, ("of",))}
    first = hyphened(trigger)
    return {first, *of} if first else of
