"""How an amount moved: which numbers are changes, levels, bases; what can be derived from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from communique.figures.amounts import Amount
from communique.figures.lexicon import lexicon
from communique.figures.numbers import FRACTIONS, number
from communique.figures.quantities import Quantity
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions
from communique.language.patterns import alternatives

if TYPE_CHECKING:
    from communique.figures.amounts import Claim
    from communique.figures.lexicon import Movement
    from communique.language import Parse
    from communique.language.tokens import Span, Token

Role = Literal["level", "share", "change", "delta", "base"]

_MULTIPLE = re.compile(
    r"\b(?P<times>twice|double|triple|thrice|half|"
    r"(?P<n>\d+(?:\.\d+)?|\w+ and a half|\w+) times) (?:"
    r"as (?:much|many|large|high|big)(?: \w+)? as|"
    r"(?:of )?what (?:it|they|that) (?:was|were|had been)|"
    r"(?:the|its) (?:\w+ )?(?:figure|level|amount|number|total|volume|sum|value)s?)\b",
    re.IGNORECASE,
)
# "a tenth of what it was"
_PART = re.compile(
    rf"\b(?P<part>{alternatives(FRACTIONS)}) (?:of )?"
    r"(?:what (?:it|they|that) (?:was|were|had been)|"
    r"(?:the|its) (?:\w+ )?(?:figure|level|amount|number|total|volume)s? (?:of|in|for|a|the))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[$€£%;]|\b(?:percent|million|billion)\b")
# How far, in characters, "three times as much as" may stand from its amount.
_FAR = 150
# How many words a state that an amount is a multiple of may stand behind "as much as".
_NEAR = 5
# "less than half the number of 2019"
_HALF_OF_THEN = re.compile(
    r"[\w-]+ (?:of )?(?:the|its|their) (?:\w+ )?"
    r"(?:figure|level|amount|number|total|volume|sum|value)s? "
    r"(?:(?:of|in|for|seen|recorded|registered|counted) )*"
    r"(?:(?:a|the|last|previous|same) )*(?:\d{4}\b|years?\b|months?\b|quarter\b|decade\b|period\b)",
    re.IGNORECASE,
)
_SKIPPED = {"than": {"more", "less", "fewer", "higher", "lower", "up"}, "to": {"up", "down"}}
_APPROX = frozenset(
    """about around some nearly almost roughly approximately over under more less than at least most
    up to just an estimated close well whopping staggering record a the""".split()
)
_FUTURE = frozenset("to will would could may might should shall 'll".split())


def role(sentence: Span, amount: Amount) -> tuple[Role, Movement | None] | None:
    """What a number says of its amount, with the word of change that goes with it.

    ``None`` for a percentage that is neither a change nor a share of anything.
    """
    doc = sentence.doc
    movement = movement_of(sentence, amount)
    before = _word_before(sentence, amount)
    if amount.quantity.kind == "share":
        after = doc[amount.last].lower_ if amount.last < sentence.end else ""
        if before == "from" and movement is not None and not is_base(sentence, amount):
            return "base", movement
        if is_base(sentence, amount) and _goes_to_share(sentence, amount):
            return "base", movement
        if after in {"of", "the", "its", "their", "all"}:
            start = doc[amount.first].idx
            then = _HALF_OF_THEN.match(doc.text, start) or _PART.match(doc.text, start)
            return None if then else ("share", None)
        reached = before in {"to", "reached", "reach", "at"} and _shares(sentence, amount)
        if movement is not None and before == "to" and not reached:
            return None  # "lowered it to 70 percent": to a level of something
        if movement is not None and not reached:
            return "change", movement
        if after in {"share", "stake"} or _shares(sentence, amount):
            return "share", None
        return None
    if movement is not None and before == "by":
        return "delta", movement
    if amount.quantity.kind != "count" and (than := _by_more_than(sentence, amount)) is not None:
        return "delta", than
    if is_base(sentence, amount) or (before in {"from", "after"} and movement is not None):
        return "base", movement
    return "level", movement


def _by_more_than(sentence: Span, amount: Amount) -> Movement | None:
    """The word of change in "$3 billion more than in 2024"."""
    words = sentence.doc[amount.last : min(sentence.end, amount.last + 2)]
    if len(words) < 2 or words[1].lower_ != "than":
        return None
    return lexicon().movements.get(words[0].lower_)


def _goes_to_share(sentence: Span, amount: Amount) -> bool:
    """Whether a percentage is where a share came from: "from 20 to 30 percent of its imports"."""
    words = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 9)]]
    return "of" in words and any(w in {"percent", "cent", "%", "pct"} for w in words)


def compared(parse: Parse, sentence: Span, amount: Amount) -> tuple[float, int] | None:
    """By how much an amount is told to be a multiple of another, and where (character) it is.

    The change is relative: 1.0 for "twice as many as a year ago". "Twice as many as Peru" tells
    of no change.
    """
    start = sentence.start_char + amount.quantity.end
    text = sentence.doc.text[start : min(sentence.end_char, start + _FAR)]
    match = _MULTIPLE.search(text) or _PART.search(text)
    if match is None or _OTHER.search(text, 0, match.start()):
        return None
    if text[: match.start()].endswith(" to "):
        return None  # "and wants to double the amount"
    end = start + match.end()
    others = (m for m in state_mentions(parse, sentence) if m.form != "pronoun")
    if any(
        m.start >= end and not _OTHER.search(sentence.doc.text, end, m.start)
        and len(sentence.doc.text[end : m.start].split()) <= _NEAR
        and "," not in sentence.doc.text[end : m.start]
        for m in others
    ):  # fmt: skip
        return None
    named = match.groupdict()
    if (part := named.get("part")) is not None:
        return round(FRACTIONS[part.lower()] - 1, 4), start + match.start()
    word = " ".join(match["times"].lower().split())
    factor = {"twice": 2.0, "double": 2.0, "triple": 3.0, "half": 0.5, "thrice": 3.0}.get(word)
    if factor is None:
        factor = number(match["n"], None)
    return None if factor is None else (round(factor - 1, 4), start + match.start())


def is_base(sentence: Span, amount: Amount) -> bool:
    """Whether a number is the one that a change starts from: "from 5 to 10 percent"."""
    return _word_before(sentence, amount) == "from" and _leads_on(sentence, amount)


def movement_of(sentence: Span, amount: Amount) -> Movement | None:
    """The word of change that governs a number: "fell 5%", "a 5% drop", "up by 5%"."""
    doc, movements = sentence.doc, lexicon().movements
    if amount.quantity.kind == "share" and (over := _above(sentence, amount)) is not None:
        return movements[over]
    for i in range(amount.last, min(sentence.end, amount.last + 3)):
        entry = movements.get(doc[i].lemma_.lower()) or movements.get(doc[i].lower_)
        if entry is not None and entry.factor is None:
            return entry
        if doc[i].pos_ not in {"ADJ", "NOUN"} or doc[i].dep_ == "pobj":
            break
    for steps, i in enumerate(range(amount.first - 1, sentence.start - 1, -1), start=1):
        token = doc[i]
        entry = movements.get(token.lemma_.lower()) or movements.get(token.lower_)
        if entry is not None and entry.factor is None and not _comparing(token):
            return entry
        if steps > 14 or token.text in {";", ":"}:
            return None
        if token.pos_ == "VERB" and token.dep_ != "amod" and steps > 3:
            return None
    return None


def _above(sentence: Span, amount: Amount) -> str | None:
    """Which way an amount lies from what it was: "29 percent above the year before"."""
    after = sentence.doc[amount.last : min(sentence.end, amount.last + 4)]
    words = [t.lower_ for t in after]
    if len(words) < 3 or words[0] not in {"above", "below"}:
        return None
    then = {"year", "month", "quarter", "level", "levels", "total", "figure", "that", "those"}
    if not then & {*words[1:]} and not after[1].text.isdigit():
        return None
    return "up" if words[0] == "above" else "down"


def _comparing(token: Token) -> bool:
    """Whether "more", "up" or the like is part of "more than" or "up to", and tells no change."""
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor().lower_
    return token.lower_ in _SKIPPED.get(following, set())


def _word_before(sentence: Span, amount: Amount) -> str:
    i = amount.first - 1
    while i > sentence.start and sentence.doc[i].lower_ in _APPROX - {"to"}:
        i -= 1
    return sentence.doc[i].lower_ if i >= sentence.start else ""


def _leads_on(sentence: Span, amount: Amount) -> bool:
    """Whether a number after "from" is followed by the "to" of where it went."""
    return any(
        token.lower_ == "to" and (token.nbor().like_num or token.nbor().is_currency)
        for token in sentence.doc[amount.last : min(sentence.end - 1, amount.last + 6)]
    )


def _shares(sentence: Span, amount: Amount) -> bool:
    # "China's share of Argentine imports reached 19 percent"
    if any(
        t.lower_ == "share" and t.nbor().lower_ == "of"
        for t in sentence.doc[sentence.start : max(sentence.start, amount.first - 1)]
    ):
        return True
    verb = sentence.doc[amount.first].head
    for _ in range(4):
        if verb.pos_ == "VERB":
            return verb.lemma_ in lemmas("sharing") and any(
                token.lower_ == "share" or token.lemma_ == "account" for token in sentence
            )
        verb = verb.head
    return False


def shares_claim(sentence: Span, amount: Amount, claim: Claim) -> bool:
    """Whether what follows "a fifth of" is what its claim measures, and not the world's output."""
    doc = sentence.doc
    if claim.first >= amount.last:
        words = doc[amount.last : claim.first]
        after = doc[claim.last : min(sentence.end, claim.last + 5)]
        if any(t.lemma_ in lemmas("producing") for t in (*words, *after)):
            return False  # "a fifth of the copper that Chile produces"
        return len(words) <= 9 and not any(t.pos_ == "VERB" and t.dep_ != "amod" for t in words)
    if amount.last >= sentence.end or doc[amount.last].lower_ != "of":
        return True
    if doc[amount.first].head.lemma_ == "lose":
        return False  # "as the peso lost half of its value"
    return any(
        t.lemma_.lower() in lemmas("whole") or t.lower_ in lemmas("whole")
        for t in doc[amount.last : amount.last + 6]
    )


def multiples(sentence: Span) -> list[Amount]:
    """The changes that stand in one word: "doubled", "halved", "a tenfold rise"."""
    found: list[Amount] = []
    for token in sentence:
        entry = lexicon().movements.get(token.lemma_.lower())
        if entry is None or entry.factor is None:
            continue
        if token.pos_ not in {"VERB", "ADV"} and "fold" not in token.lower_:
            continue
        if _to_come(token) and not _goes_to(sentence, token):
            continue
        start = token.idx - sentence.start_char
        value = round(entry.factor - 1, 4)
        quantity = Quantity(start, start + len(token), value, "share", None)
        found.append(Amount(quantity, token.i, token.i + 1))
    return found


def _to_come(verb: Token) -> bool:
    """Whether a verb tells what will or should be: "are to double", "could triple"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in lemmas("wishing"):
        return True
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children)


def _goes_to(sentence: Span, verb: Token) -> bool:
    """Whether a verb of change is followed by the level it goes to."""
    after = sentence.doc[verb.i + 1 : min(sentence.end, verb.i + 8)]
    return any(t.lower_ == "to" for t in after) and any(t.like_num for t in after)


def implied_base(level: float, change: float) -> float | None:
    """What a level was before a relative change, rounded to a whole; ``None`` if it cannot be.

    >>> implied_base(539_050_000, -0.807)
    2793005181.0
    """
    if change <= -1:
        return None
    return float(round(level / (1 + change)))
