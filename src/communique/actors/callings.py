"""The nouns by which a text may go on to speak of a person: "the envoy" of an ambassador."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.actors.people import titled
from communique.actors.states import several
from communique.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterable


# What these are depends on the words before them.
_VARIOUS = frozenset(
    "minister chief secretary head leader officer official representative deputy".split()
)
_LEANINGS = frozenset(
    """leftist rightist conservative socialist populist nationalist centrist liberal communist
    islamist hardline reformist""".split()
)
_HEADS = frozenset({"president", "prime minister", "premier", "chancellor"})
# Generals who command nobody.
_CIVIL = tuple("secretary attorney consul director governor solicitor auditor prosecutor".split())

# Bodies of one government that differ by their affairs, and words that tell none of them.
_MINISTRIES = frozenset({"ministry", "department"})
_OF_AFFAIRS = frozenset({"of", "affairs", "national", "state"})


@cache
def _callings() -> dict[str, frozenset[str]]:
    """By each noun, those that may be said of the same person."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("actors/callings.tsv"):
        nouns = several(row["words"].replace("-", " "))
        for noun in nouns:
            found[noun] = found.get(noun, frozenset()) | frozenset(nouns)
    return found


def called(noun: str, role: str | None, nouns: Iterable[str]) -> bool:
    """Whether a role noun may mean a person of a role, of whom these nouns have been said.

    >>> called("envoy", "high commissioner", ()), called("king", "prime minister", ())
    (True, False)
    """
    said = [w.replace("-", " ") for w in (*nouns, *([role.lower()] if role else []))]
    noun = noun.replace("-", " ")
    party, _, rest = noun.partition(" ")
    noun = rest if rest and party in ("opposition", "ruling", "veteran", "exiled") else noun
    if rest == "leader" and party in _LEANINGS and _HEADS.intersection(said):
        return True  # "The leftist leader" of a president
    for word in said:
        if titled(noun, word) and not (noun == "general" and word.startswith(_CIVIL)):
            return True
        last = word.rpartition(" ")[2]
        known = _callings().get(word, frozenset())
        if not known and last not in _VARIOUS:
            known = _callings().get(last, frozenset())
        if noun in known:
            return True
    return False


def of_other_affairs(noun: str, ident: str) -> bool:
    """Whether a noun means a ministry of other affairs than an actor's, who has been told of.

    >>> of_other_affairs("foreign ministry", "NOR.GOV:defence-ministry")
    True
    >>> of_other_affairs("ministry", "NOR.GOV:defence-ministry")
    False
    """
    told = ident.partition(":")[2].replace("defense", "defence").split("-")
    meant = noun.replace("defense", "defence").split()
    if told[-1] not in _MINISTRIES or meant[-1] not in _MINISTRIES:
        return False
    affairs = set(meant) - _MINISTRIES - _OF_AFFAIRS
    return bool(affairs) and affairs.isdisjoint(told)
