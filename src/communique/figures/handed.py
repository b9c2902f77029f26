"""What goes from or to one state after another, or goes on being given.

"53 tons from India and 110 from Morocco"; "Norway gave $32 million. Japan will provide $4 million."
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import lexicon
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.figures.amounts import Amount
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span
    from communique.record import Figure

_WAYS = frozenset({"from", "to"})
_JOINS = frozenset(
    "and , another further about some around nearly almost as well only just a over".split()
)
# How many words may say what an amount is of before they say where from: "tons of rice from".
_OF = 3
_MORE = frozenset({"another", "further", "additional", "extra"})
# Smaller sums (of any currency) go to persons, not to states.
_LEAST = 50_000
# Indicators that an article goes on with where a sum says no more than that it is given.
_GIVEN = frozenset({"aid", "loan"})


def on_other_ways(
    parse: Parse, sentence: Span, amount: Amount, amounts: Sequence[Amount]
) -> frozenset[int]:
    """The tokens of where other amounts come from or go to, where each has a state of its own.

    "228 guns from Fiji and 280 tanks from Peru": Peru gave no guns.

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the amount.
        amounts: the amounts of the sentence.
    """
    own = _way_behind(parse, sentence, amount)
    found: set[int] = set()
    for other in amounts if own is not None else ():
        theirs = _way_behind(parse, sentence, other) if other is not amount else None
        if own is not None and theirs is not None and theirs[0] == own[0] and theirs != own:
            found |= {*range(theirs[1].first, theirs[1].last)}
    return frozenset(found)


def _way_behind(
    parse: Parse, sentence: Span, amount: Amount
) -> tuple[str, ActorMention] | None:  # fmt: skip
    """The word and the state of "from Peru" right behind what an amount counts."""
    if amount.quantity.kind not in {"count", "mass", "volume"}:
        return None
    for mention in state_mentions(parse, sentence):
        words = sentence.doc[amount.last : mention.first]
        led = [t.lower_ for t in words if t.lower_ != "the"]
        if 1 <= len(words) <= 5 and led[-1:] and led[-1] in {"from", "to"} and not any(
            t.is_punct or t.like_num or t.pos_ in {"VERB", "AUX", "CCONJ"} for t in words
        ):  # fmt: skip
            return led[-1], mention
    return None


def ways(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> dict[int, tuple[ActorMention, ActorMention]]:
    """Amounts (first token) that differ from the one before by where they go to or come from.

    With the state of the one before, and their own.
    """
    return {
        amount.first: pair
        for before, amount in pairwise(amounts)
        if (pair := _pair(parse, sentence, before, amount)) is not None
    }


def _pair(
    parse: Parse, sentence: Span, before: Amount, amount: Amount
) -> tuple[ActorMention, ActorMention] | None:
    one, other = before.quantity, amount.quantity
    if one.kind != other.kind or one.kind == "count":
        return None
    if one.kind == "share" and sentence.doc[amount.last].lower_ not in _WAYS:
        return None  # "20 percent of its exports to Peru and 30 percent of its imports from it"
    named = list(_behind(parse, sentence, before))
    mine = list(_behind(parse, sentence, amount))
    if not named or not mine or named[0][0] != mine[0][0]:
        return None
    between = sentence.doc[named[0][1].last : amount.first]
    # "$3 billion from Qatar in loans and $2 billion from Kuwait"
    if not len(between) or not all(
        t.lower_ in _JOINS or t.lower_ == "in" or (t.pos_ == "NOUN" and t.nbor(-1).lower_ == "in")
        for t in between
    ):  # fmt: skip
        return None
    return named[0][1], mine[0][1]


def _behind(
    parse: Parse, sentence: Span, amount: Amount
) -> Iterator[tuple[str, ActorMention]]:  # fmt: skip
    """The "from" or "to" right behind an amount, or what it is of, with the state it names."""
    doc = sentence.doc
    for i in range(amount.last, min(sentence.end - 1, amount.last + _OF + 1)):
        if doc[i].lower_ in _WAYS:
            for mention in state_mentions(parse, sentence):
                if 0 < mention.first - i <= 2 and len(states_of(parse, mention)) == 1:
                    yield doc[i].lower_, mention
            return
        acts = doc[i].pos_ == "VERB" and doc[i].lemma_ not in lemmas("coming-from")
        if acts or doc[i].is_punct or doc[i].like_num:
            return


def apart(
    parse: Parse, pair: tuple[ActorMention, ActorMention], last: Model
) -> Relation | None:  # fmt: skip
    """The states of such an amount: those of the one before, with its own in place of that one."""
    (theirs,), (mine,) = states_of(parse, pair[0]), states_of(parse, pair[1])
    kept = [state for state in last.relation.between if state not in {theirs, mine}]
    if theirs not in last.relation.between or len(kept) != 1:
        return None
    of = mine if last.relation.of == theirs else last.relation.of
    return Relation(of, tuple(sorted({*kept, mine})))


def more_given(
    parse: Parse, sentence: Span, amount: Amount, what: Claim | None, last: Figure | None
) -> Claim | None:
    """More of the aid or loans that the sentence before told of: "Japan will provide $4 million".

    "A further $1 billion" after loans is one of them too, by whatever verb it is promised.
    """
    if (
        last is None
        or last.indicator not in _GIVEN
        or amount.quantity.kind not in {"money", "mass"}
    ):
        return what
    if amount.quantity.kind == "money" and amount.quantity.value < _LEAST:
        return what  # what one person gets
    bare = what is None or (what.first, what.last) == (amount.first, amount.last)
    verb = verb_above(sentence.doc[amount.first])
    if not bare or verb is None or verb.lemma_ not in lemmas("giving-more"):
        return what
    more = sentence.doc[amount.first - 1].lower_ in _MORE if amount.first else False
    head = sentence.doc[amount.last - 1]
    held = head.dep_ == "dobj" and head.head.i == verb.i
    # Sums that are promised have a word of their own; tons that are sent are else goods.
    other = what is not None and not more and amount.quantity.kind == "money"
    if other or not held or _followed(sentence, amount):
        return what
    takers = {state for state in last.between if state != last.of}
    if takers & {s for m in state_mentions(parse, sentence) if m.last <= verb.i
                 for s in states_of(parse, m)}:  # fmt: skip
        return what  # "Its parliament approved $4 million": nobody gives to himself
    indicator = lexicon().indicators[last.indicator]
    if amount.quantity.kind not in indicator.kinds:
        return what
    unit = amount.quantity.unit
    return Claim(indicator, None, "giver", amount.first, amount.last, unit)


def _followed(sentence: Span, amount: Amount) -> bool:
    """Whether words say what a sum is for or of: it has an indicator of its own, or none."""
    words = sentence.doc[amount.last : min(sentence.end, amount.last + 1)]
    return any(t.lower_ in {"of", "worth", "in", "for", "a"} or t.pos_ == "NOUN" for t in words)
