"""People whose home a report does not know: "gunmen seized the airport", wherever it lies.

Nor does one tell of which state its sources are: "diplomats say", "officials close to the talks".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.modifiers import ALIEN
from communique.actors.peoples import peoples

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.roles import Match
    from communique.actors.words import Words

# Adjectives that tell no more of them; "pro-Russian gunmen" are those of the place.
_PLAIN = frozenset(
    """unidentified unknown unnamed masked hooded armed uniformed camouflaged lone suspected several
    many more other such same alleged bearded""".split()
)


# Callings of those who speak where they are no natives.
_ABROAD = frozenset({"diplomats", "envoys", "ambassadors", "analysts", "observers"})
# Those who go between two and are of neither.
_GO_BETWEENS = frozenset({"mediators", "arbitrators", "go-betweens", "facilitators", "brokers"})
_BRIEFED = frozenset("told tells tell showed shows show briefed briefs addressed informed".split())
# What sources are said to be who are not named.
_KNOWING = frozenset({"familiar", "close", "briefed", "privy", "knowledgeable"})
# "Diplomats here say": of the place from which the report was sent.
_WHEREABOUTS = frozenset({"here", "there"})
_AT = frozenset({"at", "with", "from", "for", "in"})
#: Where people work whom a text calls by their calling.
HOUSES = frozenset(
    """bank tank university institute firm brokerage college consultancy fund school company
    foundation centre center academy insurer newspaper charity""".split()
)
_ONE = frozenset({"a", "an", "one", "another"})
# What may stand before such callings and tells nothing of a home.
_NAMELESS = frozenset(
    """senior veteran western regional foreign unnamed two three four five several some many other
    most top""".split()
)
_BARE = _NAMELESS | {"the"}
_STATIONED = frozenset(
    """based posted stationed familiar briefed speaking spoke spoken asked declined requested
    insisted""".split()
)
_FLEEING = frozenset("flee flees fled fleeing escape escapes escaped escaping".split())
_SAYING = frozenset(
    """say says said tell tells told add adds added believe believes believed think thinks thought
    doubt doubts doubted expect expects expected estimate estimates estimated note noted warn
    warned caution cautioned""".split()
)


def _is_source(words: Words, match: Match) -> bool:
    """Whether a phrase tells sources that shall not be known."""
    head = match.head
    if any(words.lower[k] in _KNOWING for k in words.kids[head] if k > head):
        return match.role.kind == "person"
    edge = words.left(head)
    if words.lower[head] in _GO_BETWEENS and _BARE.issuperset(words.lower[edge:head]):
        return words.is_plural(head)
    alone = words.lower[head] in _ABROAD and _NAMELESS.issuperset(words.lower[edge:head])
    alone = alone or (
        f"{words.lower[head]}s" in _ABROAD
        and words.lower[edge] in _ONE
        and _NAMELESS.issuperset(words.lower[edge + 1 : head])
    )
    if (
        alone
        and words.dep[head] in ("dobj", "dative")
        and words.lower[words.head[head]] in _BRIEFED
    ):
        return True  # "Showed diplomats the guns"
    if words.lower[min(head + 1, words.n - 1)] in _WHEREABOUTS and words.is_plural(head):
        return alone
    return (
        alone
        and not _works(words, head)
        and words.is_subject(head)
        and words.lower[words.clause(head)] in _SAYING
        and not any(
            words.dep[k] in ("relcl", "acl", "appos") and words.lower[k] not in _STATIONED
            for k in words.kids[head]
        )
    )


def _works(words: Words, head: int) -> bool:
    """Whether a phrase tells at what house somebody works: "an analyst at a Singapore bank"."""
    for k in words.kids[head]:
        noun = words.kid(k, "pobj") if k > head and words.lower[k] in _AT else None
        if noun is not None and words.lower[noun] in HOUSES:
            return True
    return False


def _flees(words: Words, verb: int) -> bool:
    """Whether a verb tells what is fled from: "fled Chad", "escaped from Aden"."""
    left = any(words.dep[k] == "dobj" or words.lower[k] == "from" for k in words.kids[verb])
    return left and words.lower[verb] in _FLEEING


def is_stranger(words: Words, match: Match, hint: Hint) -> bool:
    """Whether a role phrase tells strangers: where they were seen is not where they are from.

    Args:
        words: the tokens of the document.
        match: the role noun.
        hint: what its phrase tells.
    """
    if hint.bodies or (hint.countries and not hint.located):
        return False
    untold = words.lower[max(match.first - 1, 0)] in ("unknown", "unidentified")
    if untold and match.role.noun == "man":
        return True
    if not match.role.stranger:
        return _is_source(words, match)
    if _flees(words, words.clause(match.head)) or words.dep[match.head] == "poss":
        return False  # They are of the land that they flee, or in which they have camps.
    return not any(
        words.dep[k] in ("amod", "compound", "nmod") and words.lower[k] not in _PLAIN
        for k in words.kids[match.head]
        if k < match.first
    )


def is_alien(words: Words, match: Match) -> bool:
    """Whether the words before the noun say that it is of another state than the context's."""
    lower, head, first = words.lower, match.head, match.first
    if first < head and lower[first] in ("foreign", "enemy", "hostile"):
        # "All foreign forces", where the words are one noun; "the foreign ministry" is at home.
        return match.role.office is None and match.role.sector not in ("GOV", "SPY")
    # "Kurdish rebels" of whose lands the text names none are of no other that it names.
    before = range(words.left(head), head)  # "Kurdish rebel" is a role noun itself.
    landless = any(lower[k] in peoples() and words.raw[k][0].isupper() for k in before)
    return landless or any(lower[k] in ALIEN for k in range(words.left(head), first))


def of_several(words: Words, match: Match) -> bool:
    """Whether a force is one of several states: "a regional force of 3,000 men"."""
    lower = words.lower
    return lower[match.head] == "force" and any(
        lower[k] in ("regional", "joint", "intervention", "stabilisation", "stabilization")
        for k in range(words.left(match.head), match.first)
    )
