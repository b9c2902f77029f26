"""Against whom a thing is done, told by its occasion or purpose: "struck *in a row with*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.phrases import purposes

if TYPE_CHECKING:
    from communique.language.tokens import Token

_QUARRELS = frozenset(
    "dispute row quarrel standoff feud conflict showdown battle disagreement wrangle spat".split()
)
_FACING = frozenset(
    """face confront deter counter contain repel fight intimidate pressure threaten warn resist
    oppose challenge encircle defend check escort shadow intercept identify track""".split()
)


def opponents(heads: tuple[Token, ...]) -> list[Token]:
    """With whom those quarrel who do something: "struck in a dispute *with the ministry*"."""
    phrases = (n for head in heads for n in syntax.prepositional(head, ("in", "over", "amid")))
    return [
        noun
        for quarrel in phrases
        if quarrel.lemma_ in _QUARRELS
        for noun in syntax.prepositional(quarrel, ("with", "against"))
    ]


def faced(verb: Token) -> list[Token]:
    """Whom forces are moved to meet: "rushed reinforcements *to face Indian troops*"."""
    return [
        foe
        for clause in purposes(verb)
        if clause.lemma_ in _FACING
        for foe in (*syntax.undergoers(clause), *syntax.prepositional(clause, ("against",)))
    ]
