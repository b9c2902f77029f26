"""Role nouns that mean nobody where they stand: "in exile", "the use of force", "all parties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match
    from communique.actors.words import Words

# What stands before "agent" where it is a stuff.
_SUBSTANCES = frozenset("nerve chemical biological toxic blister choking reducing".split())
# Of what a house is a chamber.
_CHAMBERS = frozenset(
    "parliament congress assembly legislature representatives commons lords deputies".split()
)
# Verbs that say what somebody is, by their beginnings: "branded the group a terrorist movement".
_CALLING = ("call", "brand", "label", "designat", "declar", "dub", "term", "nam", "proclaim")
_OF_REGIONS = frozenset({"leader", "regional leader", "mediator", "diplomat", "president"})


def means_nobody(resolver: Resolver, match: Match, hint: Hint) -> bool:
    """Whether the noun is no actor here: "in exile", "the use of force", "all parties"."""
    words, role, head = resolver.words, match.role, match.head
    before = {words.lower[k] for k in range(words.left(head), match.first)}
    if (
        "regional" in {*before, role.words[0]}
        and words.is_plural(head)
        and role.noun in _OF_REGIONS
    ):
        return True  # Of the states around, whichever they are.
    if words.preposition(head) == "without":
        return True  # "a country without an army"
    alone = words.left(head) == head and not words.is_plural(head)
    if role.noun == "government" and alone and words.preposition(head) in ("of", "in"):
        return True  # "A change *of government*"
    if role.noun == "front" and words.preposition(head) == "in":
        return words.left(head) == head
    if role.noun == "company" and words.lower[max(match.first - 2, 0) : match.first] == [
        "in",
        "the",
    ]:
        return True  # "In the company of the king": beside him.
    if role.noun == "house" and not words.is_plural(head):
        of = next((k for k in words.kids[head] if words.lower[k] == "of"), None)
        owner = words.kid(of, "pobj") if of is not None else None
        if owner is not None and words.raw[owner].islower() and words.lower[owner] not in _CHAMBERS:
            return True  # "Shelled the house of a minister"
    if role.noun == "speaker" and (words.is_plural(head) or words.raw[head - 1] == "-"):
        return True  # Of a language
    if role.noun == "agent" and words.lower[head - 1] in _SUBSTANCES:
        return True  # "Poisoned with a nerve agent"
    if role.kind == "person" and words.preposition(head) == "as":
        owned = any(words.dep[k] == "poss" for k in words.kids[head])  # "as Peru's first king"
        return owned or words.left(head) == head or words.lower[words.left(head)] in ("a", "an")
    if role.kind == "person" and role.office is None and words.dep[head] == "attr":
        subject = words.kid(words.head[head], "nsubj")
        mark = resolver.cast.mention_of(subject) if subject is not None else None
        if mark is not None and all(
            resolver.cast.drafts[x].kind in ("state", "organization") for x in mark.actors
        ):
            return True  # "Syria is the main power broker."
    if words.lower[words.left(head)] == "every":
        return True  # "It has eluded every mediator."
    if role.noun == "bank" and words.raw[head].islower():
        # "The Venezuelan bank of the river"
        of = next((k for k in words.kids[head] if words.lower[k] == "of"), None)
        water = words.kid(of, "pobj") if of is not None else None
        if water is not None and words.lower[water] in ("river", "canal", "strait", "lake"):
            return True
    if role.noun == "intelligence" and not words.is_subject(head):
        # What one state shares with another, and no service.
        blamed = words.dep[head] == "dobj" and words.lower[words.head[head]].startswith(
            ("accus", "blam")
        )
        over = words.lower[words.head[words.head[words.place_in_clause(head)]]]
        served = hint.told and over.startswith(("pass", "work", "sp", "sold", "sell", "leak"))
        if not (blamed or served) and words.preposition(head) not in ("by", "of"):
            return True
    told = hint.countries and not (hint.located and role.noun == "party")
    if told or hint.bodies:
        return False
    left = words.lower[words.left(head)]
    bare = words.left(head) == head and not words.is_plural(head)
    if bare and role.noun in ("hostage", "prisoner", "captive"):
        return True  # "took them hostage"
    if role.noun == "intelligence":
        return True
    if _named_so(resolver, match) or (role.noun == "house" and words.raw[head].islower()):
        return True
    bare = bare and match.first == head
    if bare and words.dep[head] == "attr" and role.kind == "person":
        return True  # "The army is judge and jury."
    if role.noun == "opposition" and words.preposition(head) == "in" and bare:
        return True
    edge = words.left(head)
    if edge and words.raw[edge - 1] in '"“' and words.lower[edge] in ("a", "an"):
        return True  # He was called "a good revolutionary".
    if role.noun == "exile" and words.preposition(head) in ("in", "into", "from"):
        return True
    if role.noun == "force" and words.left(head) == head and not words.is_plural(head):
        return True
    if role.noun == "party" and words.is_plural(head):
        return left in (
            "all",
            "both",
            "the",
            "these",
            "other",
        ) and match.first - 1 <= words.left(head)
    if role.noun in ("television", "radio") and words.preposition(head) == "on":
        return words.left(head) == head
    if left in ("a", "an") and role.noun != "state" and _said_to_be(words, head):
        return True  # What somebody is said to be is nobody else.
    if role.noun == "member" and not hint.sector:
        return any(words.dep[k] == "prep" and words.lower[k] == "of" for k in words.kids[head])
    return role.noun == "radio" and words.is_plural(head)


def _said_to_be(words: Words, head: int) -> bool:
    """Whether a noun tells what somebody is or is called: "called them *a terrorist group*"."""
    if words.dep[head] in ("attr", "oprd"):
        return True
    verb = words.head[head]
    called = words.lower[verb].startswith(_CALLING) and words.kid(verb, "dative") is not None
    return words.dep[head] == "dobj" and called


def _named_so(resolver: Resolver, match: Match) -> bool:
    """Whether the noun ends a name of something else: "the Galaxy Leader", a ship."""
    words, head = resolver.words, match.head
    k = match.first - 1
    named = words.pos[head] == "PROPN" and words.pos[k] == "PROPN" and words.head[k] == head
    return (
        named
        and match.role.kind == "person"
        and words.lower[words.left(head)] == "the"
        and k not in resolver.scene.cover
        and k not in resolver.roles_at
        and words.lower[k] not in resolver.titles
    )
