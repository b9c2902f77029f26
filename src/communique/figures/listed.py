"""People told apart by state: "330,000 of them from Britain and 130,000 from Portugal".

"1.4 million of them in Poland and 1 million in Germany": of all, wherever the text tells of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim, Reading
from communique.figures.clauses import scopes
from communique.figures.counts import counted_noun
from communique.figures.lexicon import lexicon, peoples
from communique.figures.periods import period_of
from communique.figures.relations import Relation
from communique.figures.words import phrases
from communique.language.nouns import state_mentions, states_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Indicator
    from communique.language import Parse
    from communique.language.tokens import Span

_IN = frozenset({"in", "to", "inside"})
_FROM = frozenset({"from"})
_JOINS = frozenset({"and", ",", "with", "while", "the"})


def listed(
    parse: Parse, sentence: Span, amounts: Sequence[Amount], about: Sequence[str]
) -> dict[int, Reading]:
    """The readings of numbers that part a number before them by state, by first token.

    Args:
        parse: the parse.
        sentence: the sentence.
        amounts: its amounts.
        about: the states of the text, those first of which it tells most.
    """
    found: dict[int, Reading] = {}
    counts = [a for a in amounts if a.quantity.kind == "count"]
    whole: Amount | None = None
    last: Amount | None = None
    for before, amount in pairwise(counts):
        opens = _of_them(sentence, amount)
        goes_on = last is not None and last is before and _joined(sentence, before, amount)
        if not (opens or goes_on):
            last = None
            continue
        whole = before if opens else whole
        state, word = _state(parse, sentence, amount, 2 if opens else 0)
        reading = (
            _reading(parse, sentence, whole, amount, state, word, about)
            if whole is not None and state is not None
            else None
        )
        if reading is None:
            last = None
            continue
        found[amount.first], last = reading, amount
    return found


def _of_them(sentence: Span, amount: Amount) -> bool:
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    return after in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])


def _joined(sentence: Span, before: Amount, amount: Amount) -> bool:
    """Whether an amount is the next of a list: nothing but a state and its joint stand between."""
    words = sentence.doc[before.last : amount.first]
    return len(words) <= 8 and not any(t.pos_ in {"VERB", "AUX"} for t in words)


def _state(
    parse: Parse, sentence: Span, amount: Amount, skip: int
) -> tuple[str | None, str]:  # fmt: skip
    """The state behind a number, and the word that leads to it."""
    at = amount.last + skip
    word = sentence.doc[at].lower_ if at < sentence.end else ""
    if word not in _IN | _FROM:
        return None, word
    states = {
        s for m in state_mentions(parse, sentence) if 1 <= m.first - at <= 2 and m.form != "pronoun"
        for s in states_of(parse, m)
    }  # fmt: skip
    return (states.pop() if len(states) == 1 else None), word


def _reading(
    parse: Parse, sentence: Span, whole: Amount, amount: Amount, state: str | None, word: str,
    about: Sequence[str],
) -> Reading | None:  # fmt: skip
    """What a part is of: the people of the whole, with the state that it tells."""
    noun = counted_noun(sentence, whole)
    if noun is None or state is None:
        return None
    people = peoples().get(noun.text)
    indicator = _indicator(parse, noun.lemma_.lower(), people)
    if indicator is None:
        return None
    if word in _FROM:
        of: str | None = state
        other = _host(parse, sentence, amount, state, about)
    else:
        adjectives = {
            s for m in state_mentions(parse, sentence) if whole.last <= m.first <= noun.i
            for s in states_of(parse, m)
        }  # fmt: skip
        of = people or (adjectives.pop() if len(adjectives) == 1 else None)
        other = state
    if of is None or other is None or of == other:
        return None
    claim = Claim(indicator, None, "people", amount.first, amount.last, indicator.unit)
    mention = period_of(parse, sentence, whole, scopes(sentence, sentence.doc[whole.first])[0])
    then = mention.edtf if mention is not None else None
    return Reading(amount, claim, "level", None, Relation(of, tuple(sorted({of, other}))), then)


def _indicator(parse: Parse, noun: str, people: str | None) -> Indicator | None:
    """What the people of a whole are: refugees, visitors; nationals, where a text is on flight."""
    known = lexicon()
    counted = known.counted.get(noun)
    if counted is not None and counted.owner == "people" and counted.unit == "persons":
        return None if counted.victims or counted.id == "troops" else counted
    fled = people is not None and phrases("flight").search(parse.text) is not None
    return known.indicators["refugees"] if fled else None


def _host(
    parse: Parse, sentence: Span, amount: Amount, state: str, about: Sequence[str]
) -> str | None:  # fmt: skip
    """Where those from a state are: the state named before them, or the one a text is on."""
    named = [
        s for m in state_mentions(parse, sentence) if m.last <= amount.first
        and m.form not in {"pronoun", "nominal"} and sentence.doc[m.first - 1].lower_ != "from"
        for s in states_of(parse, m)
    ]  # fmt: skip
    named = [s for s in dict.fromkeys(named) if s != state]
    if len(named) == 1:
        return named[0]
    return next((s for s in about if s != state), None) if not named else None
