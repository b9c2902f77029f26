"""People counted by what states do with them: the staff of a mission, and those given for others.

"Ordered 20 employees of the Czech embassy out"; "freed 40 rebels in return for 12 of its own".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import demonyms, lexicon
from communique.figures.words import lemmas, phrases
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span, Token

_OWN = frozenset({"its", "their", "his", "her", "our"})
# How many verbs up the one may stand that sends them away: "told *to leave*".
_ABOVE = 3


def in_custody(sentence: Span, amount: Amount, noun: Token | None) -> Claim | None:
    """The claim of people whom a state sends away, or gives or gets for others."""
    if noun is None:
        return _own_people(sentence, amount)
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    return _mission_staff(sentence, amount, noun) or _bartered(sentence, amount, noun)


def _mission_staff(sentence: Span, amount: Amount, noun: Token) -> Claim | None:
    """Those of an embassy, or officials of a state, whom another sends home or the own recalls."""
    if noun.lemma_.lower() not in lemmas("staff"):
        return None
    last = _of_mission(sentence, amount, noun)
    if last is None and noun.lemma_.lower() != "official":
        return None
    verb = verb_above(noun)
    for _ in range(_ABOVE):
        if verb is None:
            return None
        if verb.lemma_ in lemmas("sending-home"):
            return _claim("diplomats", amount, last or noun.i + 1)
        verb = verb_above(verb.head) if verb.head.i != verb.i else None
    return None


def _of_mission(sentence: Span, amount: Amount, noun: Token) -> int | None:
    """Where the phrase of people of an embassy ends: "12 members of staff at the embassy"."""
    words = lemmas("mission")
    before = sentence.doc[min(amount.last, noun.i) : noun.i]
    if any(t.lemma_.lower() in words for t in before):
        return noun.i + 1
    # The parser hangs "at the embassy" on the verb as often as on those who work there.
    after = sentence.doc[noun.i + 1 : min(sentence.end, noun.i + 9)]
    for token in after:
        if token.lemma_.lower() in words:
            return token.i + 1
        within = token.lemma_.lower() in lemmas("staff") or token.pos_ in {
            "ADJ", "DET", "PROPN", "PART", "PRON",
        }  # fmt: skip
        if not within and token.lower_ not in {"of", "at", "from", "in"}:
            return None
    return None


def _bartered(sentence: Span, amount: Amount, noun: Token) -> Claim | None:
    """Those freed for others, or got for them: "45 soldiers in return for 120 rebels"."""
    held = noun.lemma_.lower() in lemmas("held-people") or noun.text in demonyms()
    if not held or phrases("barter").search(sentence.text) is None:
        return None
    if _in_return(sentence, amount):
        return _claim("prisoners", amount, noun.i + 1)
    verb = verb_above(noun)
    if verb is None or verb.lemma_ not in lemmas("freeing"):
        return None
    return _claim("prisoners", amount, noun.i + 1)


def _own_people(sentence: Span, amount: Amount) -> Claim | None:
    """Those of one's own whom others give up: "in return for 706 *of their own*"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 3)]]
    if len(after) < 3 or after[0] != "of" or after[1] not in _OWN or after[2] != "own":
        return None
    verb = verb_above(sentence.doc[amount.first])
    freed = verb is not None and verb.lemma_ in lemmas("freeing")
    return (
        _claim("prisoners", amount, amount.last) if freed or _in_return(sentence, amount) else None
    )


def _in_return(sentence: Span, amount: Amount) -> bool:
    """Whether others were given for those that a number counts."""
    before = sentence.doc[max(sentence.start, amount.first - 4) : amount.first].text.lower()
    return "return for" in before or "exchange for" in before


def _claim(indicator: str, amount: Amount, last: int) -> Claim:
    known = lexicon().indicators[indicator]
    return Claim(known, None, "people", amount.first, last, known.unit)
