"""Numbers told in the order of those they are of: "Fiji and Malta bought 10 tons and 2.6 tons"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span

_JOINS = frozenset({",", "and"})


def in_turn(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> dict[int, frozenset[int]]:  # fmt: skip
    """For amounts (first token) told in turn, the tokens of the subjects that the others are of."""
    found: dict[int, frozenset[int]] = {}
    for run in _runs(sentence, amounts):
        verb = verb_above(sentence.doc[run[0].first])
        doing = verb
        if doing is not None and doing.dep_ == "conj" and all(
            c.dep_ != "nsubj" for c in doing.lefts
        ):  # fmt: skip
            doing = verb_above(doing.head) or doing
        subjects = [c for c in doing.lefts if c.dep_ == "nsubj"] if doing is not None else []
        inside = {t.i for c in subjects for t in c.subtree}
        joined = _joined([m for m in state_mentions(parse, sentence) if m.root in inside], sentence)
        if verb is None or len(run) != len(joined):
            continue
        if not all(verb.i < a.first and len(states_of(parse, m)) == 1
                   for a, m in zip(run, joined, strict=True)):  # fmt: skip
            continue
        for amount, own in zip(run, joined, strict=True):
            found[amount.first] = frozenset(
                i for m in joined if m is not own for i in range(m.first, m.last)
            )
    return found


def _runs(sentence: Span, amounts: Sequence[Amount]) -> list[list[Amount]]:
    """The amounts of one kind between which stands nothing but "and" or a comma."""
    runs: list[list[Amount]] = []
    for amount in amounts:
        last = runs[-1][-1] if runs else None
        beside = last is not None and {
            t.lower_ for t in sentence.doc[last.last : amount.first]
        } <= _JOINS  # fmt: skip
        if last is not None and beside and last.quantity.kind == amount.quantity.kind:
            runs[-1].append(amount)
        else:
            runs.append([amount])
    return [run for run in runs if len(run) > 1]


def _joined(mentions: list[ActorMention], sentence: Span) -> list[ActorMention]:
    """Mentions between which stands nothing but "and", a comma or an article."""
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda m: m.first):
        beside = sentence.doc[kept[-1].last : mention.first] if kept else None
        if beside is not None and not {t.lower_ for t in beside} <= _JOINS | {"the"}:
            return kept
        kept.append(mention)
    return kept
