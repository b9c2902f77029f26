"""Numbers that count nothing of their own: ages, differences, and all of whom a part is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas, phrases

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span, Token


def is_age(sentence: Span, amount: Amount) -> bool:
    """Whether a number is how old somebody is: "the death of a 22-year-old man"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    return after in (["-", "year"], ["year", "old"], ["years", "old"])


def is_difference(sentence: Span, amount: Amount) -> bool:
    """Whether a number tells by how many there are more here than there: "1,800 more than ..."."""
    doc = sentence.doc
    return (
        amount.last < sentence.end
        and doc[amount.last].lower_ in {"more", "fewer", "less"}
        and any(t.lower_ == "than" for t in doc[amount.last : sentence.end])
    )


def is_whole(sentence: Span, amount: Amount) -> bool:
    """Whether a number is all of those a part is told of: "900 of the 8,000", "two in five"."""
    before = sentence.doc[max(sentence.start, amount.first - 3) : amount.first]
    words = [t.lower_ for t in before]
    if len(words) < 3:
        return len(words) == 2 and words[1] == "in" and before[0].like_num
    of_the = words[1:] in (["of", "the"], ["of", "its"], ["of", "their"]) and before[0].like_num
    among = words[1:] == ["out", "of"] or words[2] == "in"
    return of_the or (among and before[0 if words[1] == "out" else 1].like_num)


def is_of_many(sentence: Span, amount: Amount, noun: Token) -> bool:
    """Whether those counted are of a force of many states: "14,000 U.N. troops"."""
    doc = sentence.doc
    after = [t.lower_ for t in doc[noun.i + 1 : min(sentence.end, noun.i + 4)]]
    mixed = after[:1] in (["from"], ["of"]) and bool({*after} & {"nations", "countries", "states"})
    return mixed or phrases("many-states").search(doc[amount.last : noun.i].text) is not None


def is_of_firm(noun: Token) -> bool:
    """Whether those counted are only what a firm or a school has: "a maker with 1,000 workers"."""
    entry = lexicon().counted.get(noun.lemma_.lower())
    has = noun.head.lower_ == "with" and noun.head.head.pos_ == "NOUN"
    return entry is not None and entry.id in {"workers", "students", "medics"} and has


def is_remains(noun: Token) -> bool:
    """Whether it is what is left of those counted, or theirs: "the bodies of six soldiers"."""
    of = noun.head
    whom = any(c.dep_ == "relcl" for c in noun.children)  # "of six men whom it had killed"
    return not whom and of.lower_ == "of" and of.head.lemma_.lower() in lemmas("remains")
