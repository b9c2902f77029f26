"""Shares held against those of another partner: "23 percent, against 17 percent for Britain"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.relations import Relation
from communique.language.nouns import state_mentions, states_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.figures.amounts import Amount
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span

_ABOUT = frozenset("about some around nearly almost only just the a".split())
_AGAINST = frozenset({"against", "versus", "with", "to"})
_PARTNERS = frozenset({"for", "from", "to", "with", "by"})


def rivals(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, ActorMention]]:
    """The shares that another is held against, with the partner whose they are."""
    shares = [a for a in amounts if a.quantity.kind == "share"]
    if len(shares) < 2:
        return
    doc = sentence.doc
    named = state_mentions(parse, sentence)
    for amount in shares[1:]:
        i = amount.first - 1
        while i > sentence.start and doc[i].lower_ in _ABOUT:
            i -= 1
        held = doc[i].lower_ in {"against", "versus"} or (
            doc[i].lower_ in _AGAINST and doc[i - 1].lower_ == "compared"
        )
        after = doc[amount.last].lower_ if amount.last < sentence.end else ""
        if not held or after not in _PARTNERS:
            continue
        for mention in named:
            if 1 <= mention.first - amount.last <= 2:
                yield amount, mention
                break


def held_against(
    parse: Parse, partner: ActorMention, found: Sequence[Model]
) -> tuple[Relation, Model] | None:
    """The states of such a share, and the one it is held against, whose words it shares."""
    last = found[-1] if found else None
    states = states_of(parse, partner)
    if last is None or len(states) != 1 or last.amount.quantity.kind != "share":
        return None
    of = last.relation.of
    if of is None or of in states:
        return None
    return Relation(of, tuple(sorted({of, *states}))), last
