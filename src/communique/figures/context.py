"""The states that a text has spoken of before: "the two countries", "bilateral trade"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.language.nouns import state_mentions, states_of

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span


def distinct(parse: Parse, mentions: list[ActorMention]) -> list[str]:
    """The states of mentions, each once, in their order."""
    return list(dict.fromkeys(s for m in mentions for s in states_of(parse, m)))


def themes(parse: Parse) -> tuple[str, ...]:
    """The states of a document, those first of which it tells most.

    A state counts once a sentence, and more in the title.
    """
    seen: Counter[str] = Counter()
    for sentence in parse.sentences:
        told = {s for m in state_mentions(parse, sentence) for s in states_of(parse, m)}
        weight = 5 if sentence.start_char < parse.title else 1
        for state in sorted(told):
            seen[state] += weight
    return tuple(state for state, _ in seen.most_common())


def paragraph_pair(parse: Parse, sentence: Span, known: list[str]) -> tuple[str, ...]:
    """The two states of which the paragraph has just spoken, or of its agreement between two."""
    start = parse.text.rfind("\n", 0, sentence.start_char) + 1
    before = [s for s in parse.sentences if start <= s.start_char < sentence.start_char]
    for earlier in reversed(before):
        states = {*known, *distinct(parse, state_mentions(parse, earlier))}
        if len(states) == 2:
            return tuple(sorted(states))
        for agreement in parse.agreements:
            told = any(earlier.start_char <= m.start < earlier.end_char for m in agreement.mentions)
            if told and len(agreement.parties) == 2 and set(known) <= set(agreement.parties):
                return agreement.parties
    return ()


def context_pair(
    parse: Parse, sentence: Span, known: list[str], *, before: bool = False
) -> tuple[str, ...]:
    """The two states that the document has spoken of: "the two countries".

    In the sentence or before it, or, with ``before``, before it alone: in its paragraph or the one
    before, in the title or the lead, or else anywhere.
    """
    seen: Counter[str] = Counter()
    told: list[list[str]] = []
    near: list[list[str]] = []
    paragraph = parse.text.rfind("\n", 0, sentence.start_char)
    start = parse.text.rfind("\n", 0, len(parse.text[: max(0, paragraph)].rstrip()))
    for earlier in parse.sentences:
        if earlier.start > sentence.start or (before and earlier.start == sentence.start):
            break
        states = distinct(parse, state_mentions(parse, earlier))
        seen.update(states)
        told.append(states)
        if earlier.start_char >= start:
            near.append(states)
    top = {state for state, _ in seen.most_common(2)}
    counts = sorted(seen.values(), reverse=True)
    clear = len(counts) == 2 or (len(counts) > 2 and counts[1] > counts[2])
    mine = [states for states in near if clear and set(states) == top and set(known) <= top]
    if not mine and clear and set(known) <= top and any(set(s) == top for s in told[:2]):
        mine = [states for states in told[:2] if set(states) == top]
    for states in [*mine, *reversed(near), *told[:2], *reversed(told)]:
        if len(states) == 2 and set(known) <= set(states):
            return tuple(sorted(states))
    common = [state for state, _ in seen.most_common() if state not in known]
    pair = [*known, *common][:2]
    return tuple(sorted(pair)) if len(pair) == 2 else ()
