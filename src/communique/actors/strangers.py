"""People whose home a report does not know: "gunmen seized the airport", wherever it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.roles import Match
    from communique.actors.words import Words

# Adjectives that tell no more of them; "pro-Russian gunmen" are those of the place.
_PLAIN = frozenset(
    """unidentified unknown unnamed masked hooded armed uniformed camouflaged lone suspected several
    many more other such same alleged bearded""".split()
)


def is_stranger(words: Words, match: Match, hint: Hint) -> bool:
    """Whether a role phrase tells strangers: where they were seen is not where they are from.

    Args:
        words: the tokens of the document.
        match: the role noun.
        hint: what its phrase tells.
    """
    if not match.role.stranger or hint.bodies or (hint.countries and not hint.located):
        return False
    return not any(
        words.dep[k] in ("amod", "compound", "nmod") and words.lower[k] not in _PLAIN
        for k in words.kids[match.head]
        if k < match.first
    )
