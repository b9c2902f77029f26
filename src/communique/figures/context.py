"""The states that a text has spoken of before: "the two countries", "bilateral trade"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.figures.clauses import clause_of
from communique.language.nouns import function_of, state_mentions, states_of

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span

_NEIGHBOUR = re.compile(r"\bits (?:[\w-]+ )?neighbou?r\b")


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


def title_pair(parse: Parse, known: list[str]) -> tuple[str, ...]:
    """The two states that the title names, if the article tells most of them."""
    title = parse.sentences[0] if parse.sentences else None
    if title is None or title.start_char >= parse.title:
        return ()
    pair = set(distinct(parse, state_mentions(parse, title)))
    told = len(pair) == 2 and set(known) <= pair and set(themes(parse)[:2]) == pair
    return tuple(sorted(pair)) if told else ()


def neighbour_pair(parse: Parse, sentence: Span, known: list[str]) -> tuple[str, ...]:
    """A state and the one of which the article tells most: "a loan for its neighbour"."""
    if len(known) != 1 or not _NEIGHBOUR.search(sentence.text):
        return ()
    about = themes(parse)[:1]
    return tuple(sorted({*known, *about})) if about and about[0] not in known else ()


def pair_before(parse: Parse, sentence: Span, known: list[str]) -> tuple[str, ...]:
    """The two states that the sentence right before names in the same paragraph, and no other."""
    start = parse.text.rfind("\n", 0, sentence.start_char) + 1
    before = [s for s in parse.sentences if start <= s.start_char < sentence.start_char]
    named = [m for m in state_mentions(parse, before[-1]) if m.form != "pronoun"] if before else []
    states = distinct(parse, named)
    return tuple(sorted(states)) if len(states) == 2 and {*known} <= {*states} else ()


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
    report = parse.report_at(sentence.start_char)
    for earlier in parse.sentences:
        if earlier.start > sentence.start or (before and earlier.start == sentence.start):
            break
        if earlier.start_char < report:
            continue
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


def at_places(
    parse: Parse, sentence: Span, amount: Amount, known: list[str], apart: frozenset[int]
) -> list[str]:
    """The state in one of whose places those counted are: "315 engineers in Darfur".

    Places among the tokens ``apart`` that have a clause of their own are those of others.
    """
    own = clause_of(sentence.doc[amount.first]).i
    found = {
        p.country
        for p in parse.places
        if sentence.start <= p.first < sentence.end and p.country and p.country not in known
        and 0 <= p.first - amount.last <= 12
        and (p.root not in apart or clause_of(sentence.doc[p.root]).i == own)
        and function_of(sentence.doc[p.root]).name in {"in", "at", "near", "from", "to", "into"}
    }  # fmt: skip
    return list(found) if len(found) == 1 else []
