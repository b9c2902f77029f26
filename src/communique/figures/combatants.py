"""Who fights whom in an article, by the attacks that its events tell of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.figures.lexicon import lexicon
from communique.figures.words import phrases
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.tokens import Span

# What tells of a war, and how surely.
_ATTACKS = {"ASSAULT": 3, "COERCE": 1, "MOBILIZE": 1}
_SO = frozenset({"actual", "ongoing"})


def combatants(parse: Parse, harmed: str) -> tuple[str, ...]:
    """The state whose people are harmed and the one whose attacks on it the article tells most of.

    Empty where no event tells of such attacks.
    """
    seen: Counter[str] = Counter()
    for event in parse.events:
        if event.type not in _ATTACKS or event.status not in _SO:
            continue
        weight = _ATTACKS[event.type]
        sides = [
            {_state(parse, party.actor) for party in parties if party.actor}
            for parties in (event.actors, event.recipients)
        ]
        for own, theirs in (sides, sides[::-1]):
            if harmed in own:
                for state in sorted(theirs - {harmed, ""}):
                    seen[state] += weight
    (enemy, _), *others = seen.most_common(2) or [("", 0)]
    if not enemy or (others and others[0][1] == seen[enemy]):
        return ()
    return tuple(sorted({harmed, enemy}))


def of_counted(parse: Parse, sentence: Span, amount: Amount, ignored: frozenset[int]) -> str | None:
    """The state of those counted, where the article told before whose they are."""
    tellers = {
        s for m in state_mentions(parse, sentence) if m.root in ignored for s in states_of(parse, m)
        if phrases("tending").search(parse.text, m.start, m.end)
    }  # fmt: skip
    away = {
        p.country for p in parse.places if sentence.start <= p.first < sentence.end and p.country
    }
    if away and tellers and not away & tellers:
        return None  # "Fighting in Darfur killed 1,100 people, doctors said", in an article on Chad
    if len(tellers) == 1:
        return next(iter(tellers))
    noun = parse.doc[amount.last] if amount.last < sentence.end else None
    told = [s for m in state_mentions(parse, sentence) for s in states_of(parse, m)]
    if len(set(told)) == 1 and noun is not None and noun.lemma_ in {"people", "civilian"} and (
        combatants(parse, told[0])
    ):  # fmt: skip
        return told[0]
    if amount.last >= len(parse.doc):
        return None
    mention = parse.mention_at(parse.doc[amount.last])
    states = states_of(parse, mention) if mention is not None else ()
    others = {
        s for m in state_mentions(parse, sentence)
        if m is not mention and m.root not in ignored for s in states_of(parse, m)
    }  # fmt: skip
    return states[0] if len(states) == 1 and states[0] not in others else None


def not_killer(
    parse: Parse, sentence: Span, amount: Amount, between: tuple[str, ...]
) -> str | None:
    """Of two sides the one whose soldiers are harmed: not the one that is said to have done it."""
    noun = parse.doc[amount.last] if amount.last < sentence.end else None
    if noun is None or lexicon().counted.get(noun.lemma_) is not lexicon().indicators["troops"]:
        return None
    verb = verb_above(sentence.doc[amount.first])
    for _ in range(3):
        if verb is None or (verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)):
            return None
        inside = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
        doing = {
            s for m in state_mentions(parse, sentence) if m.root in inside
            for s in states_of(parse, m)
        }  # fmt: skip
        if inside:
            others = [state for state in between if state not in doing]
            return others[0] if len(doing) == 1 == len(others) else None
        verb = verb.head if verb.dep_ in {"conj", "xcomp", "advcl"} else None
    return None


def _state(parse: Parse, identity: str) -> str:
    actor = parse.actors.get(identity)
    return (actor.country or "") if actor is not None else ""
