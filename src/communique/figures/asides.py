"""What a sentence says beside its amounts: who tells it, what they are held against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.nouns import TELLING, telling_subject

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span

# Nouns whose "by X" or "of X" names who holds them, not a party to what they tell of.
_CHARGES = frozenset("charge accusation allegation claim estimate report statement study".split())
# States that an amount is only held against: "second only to Britain", "than any state but Israel".
_COMPARING = re.compile(
    r"\b(?:(?:second|third|next) only to|ahead of|any (?:other )?(?:[\w-]+ ){1,3}(?:but|except)|"
    r"apart from|other than|followed by|outstripping|overtaking)\b[^,;.]{0,60}",
    re.IGNORECASE,
)
# Prepositions below which a sentence speaks of something beside its amounts.
_ASIDE = frozenset("despite amid after before following unlike besides except".split())


def asides(sentence: Span) -> frozenset[int]:
    """The tokens that name who tells the sentence, or something beside what it tells.

    "according to China's customs", "the Pentagon said", "despite efforts by South Korea".
    """
    told = _dateline(sentence)
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end:
            told |= {t.i for t in token.subtree if t.i >= token.i}
            if len(told) <= 1:
                told |= set(range(token.i, min(sentence.end, token.i + 6)))
        elif token.lower_ in _ASIDE and token.dep_ in {"prep", "mark"}:
            below = token if token.dep_ == "prep" else token.head
            told |= {t.i for t in below.subtree if t.i >= token.i}
        elif token.lemma_ in _CHARGES and token.pos_ == "NOUN":
            for child in token.children:
                if child.lower_ in {"by", "from", "of"} and child.dep_ in {"prep", "agent"}:
                    told |= {t.i for t in child.children if t.dep_ == "pobj"}
        elif token.dep_ in {"nsubj"} and token.head.lemma_ in TELLING and telling_subject(token):
            told |= {t.i for t in token.subtree}
    for match in _COMPARING.finditer(sentence.text):
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if span is not None:
            told |= set(range(span.start, span.end))
    return frozenset(told)


def _dateline(sentence: Span) -> set[int]:
    """The tokens of "GOMA, Congo (Eastwire) -" at the start of a sentence."""
    if len(sentence[0].text) < 3 or not sentence[0].is_upper:
        return set()
    for token in sentence[: min(len(sentence), 16)]:
        if token.text in {"-", "–", "—", "--"} and token.i + 1 < sentence.end and token.whitespace_:
            return set(range(sentence.start, token.i))
    return set()


def relative_clauses(sentence: Span, amount: Amount) -> frozenset[int]:
    """The tokens of relative clauses that the amount does not stand in: they speak apart."""
    found: set[int] = set()
    for token in sentence:
        if token.dep_ == "relcl" and token.head.i != token.i:
            inside = {t.i for t in token.subtree}
            if amount.first not in inside:
                found |= inside
    return frozenset(found)
