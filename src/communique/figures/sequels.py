"""Numbers that say more of the one before them: where it came from, by how much, what it cost.

"$15 million, up from $4 million"; "1.4 million tons, down 13 percent"; "16 jets for $470 million".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from communique.figures.amounts import Claim
from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas
from communique.language.nouns import TELLING, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.changes import Role
    from communique.figures.lexicon import Movement
    from communique.language.tokens import Span, Token

_APART = frozenset({",", "(", "—", "–", "-", "--"})
_MULTIPLES = frozenset({"double", "twice", "triple", "half", "times"})
_BOUNDS = frozenset({"just", "only", "less", "more", "fewer", "than", "under", "over"})
_ABOUT = frozenset("about around some nearly almost roughly by just over a an of or".split())


class Model(Protocol):
    """What has been found of a number before."""

    amount: Amount
    claim: Claim
    role: Role
    movement: Movement | None


def its_change(sentence: Span, amount: Amount, last: Model) -> Movement | None:
    """The word of a change set apart behind the level that it led to: "$15m, down 13 percent"."""
    doc = sentence.doc
    between = doc[max(last.amount.last, min(last.claim.last, amount.first)) : amount.first]
    if amount.quantity.kind != "share" or last.role != "level" or not 0 < len(between) <= 16:
        return None
    i = amount.first - 1
    while i > last.amount.last and doc[i].lower_ in _ABOUT:
        i -= 1
    movements = lexicon().movements
    before = movements.get(doc[i].lemma_.lower()) or movements.get(doc[i].lower_)
    if before is not None and doc[i].tag_ not in {"VBD", "VBZ", "VBP"}:
        i -= 1
        while i > last.amount.last and doc[i].dep_ == "det":
            i -= 1
        moved = before
    else:
        words = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 2)]]
        after = movements.get(words[0]) if words else None
        if after is None or after.factor is not None:
            return None
        if words[1:] not in (["than"], ["from"], ["on"], [","], ["."]):
            return None
        moved = after
    if moved.factor is not None or doc[i].text not in _APART:
        return None
    if any(t.dep_ in {"nsubj", "nsubjpass"} and t.head.i < amount.first for t in between):
        return None
    return moved


def taken_prisoner(sentence: Span, amount: Amount, last: Model) -> Claim | None:
    """Those whom the same side captured: "killed 1,200 Ethiopian soldiers and captured 74"."""
    verb = verb_above(sentence.doc[amount.first])
    if amount.quantity.kind != "count" or not last.claim.indicator.victims or verb is None:
        return None
    prisoners = lexicon().indicators["prisoners"]
    before = verb_above(sentence.doc[last.amount.first])
    alike = before is not None and verb.dep_ == "conj" and verb.head.i == before.i
    bare = amount.last >= sentence.end or sentence.doc[amount.last].pos_ in {
        "ADP", "PUNCT", "CCONJ", "ADV",
    }  # fmt: skip
    if not (alike and bare) or verb.lemma_ not in lemmas("capturing"):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    return Claim(prisoners, None, "people", amount.first, amount.last, prisoners.unit)


def lost_of_them(sentence: Span, amount: Amount, last: Model) -> Claim | None:
    """The dead among soldiers told before: "has 900 men there and has lost 60 of them"."""
    verb = verb_above(sentence.doc[amount.first])
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    if amount.quantity.kind != "count" or verb is None or after != ["of", "them"]:
        return None
    if last.claim.indicator.id != "troops" or verb.lemma_ not in lemmas("losing"):
        return None
    deaths = lexicon().indicators["deaths"]
    return Claim(deaths, None, "people", amount.first, amount.last, deaths.unit)


def more_duties(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a rate is a further duty: "130 percent on wheat and 45 percent on rice"."""
    doc = sentence.doc
    return (
        amount.quantity.kind == "share"
        and last.amount.quantity.kind == "share"
        and last.claim.indicator.id == "tariff"
        and amount.last < sentence.end
        and doc[amount.last].lower_ == "on"
        and doc[amount.first - 1].lower_ != "from"  # "to 50 percent from 25 percent on Friday"
        and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in doc[last.amount.last : amount.first])
    )


def its_level(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a bare count is where a change led: "tourist numbers fell 76 percent to 866,000"."""
    doc = sentence.doc
    i = amount.first - 1
    while i > last.amount.last and doc[i].lower_ in _ABOUT:
        i -= 1
    counted = last.claim.indicator.unit is not None
    return (
        counted and amount.quantity.kind == "count" and last.role == "change"
        and last.amount.quantity.kind == "share" and doc[i].lower_ == "to"
        and amount.first - last.amount.last <= 6
        and (amount.last >= sentence.end or doc[amount.last].pos_ in {"PUNCT", "ADP", "CCONJ"})
    )  # fmt: skip


def is_included(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether people are some of those counted before: "90 civilians, including 20 children"."""
    doc = sentence.doc
    before = {t.lower_ for t in doc[max(sentence.start, amount.first - 4) : amount.first]}
    between = doc[last.amount.last : amount.first]
    noun = doc[amount.last] if amount.last < sentence.end else None
    return (
        noun is not None
        and amount.quantity.kind == "count" == last.amount.quantity.kind
        and bool(before & {"including", "among"})
        and (last.claim.unit == "persons" or last.claim.indicator.victims)
        and noun.tag_ in {"NNS", "JJ", "NNP", "NNPS"}
        and not any(
            t.dep_ in {"nsubj", "nsubjpass"} and t.head.i < amount.first
            and t.head.lemma_ not in TELLING for t in between
        )
    )  # fmt: skip


def is_more(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a number goes on with the one before: "and 1,000 more", "$8m of it as a grant"."""
    words = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    kind = amount.quantity.kind
    partly = [t.lower_ for t in sentence.doc[max(sentence.start, amount.first - 2) : amount.first]]
    if kind == last.amount.quantity.kind == "money" and partly == ["of", "which"]:
        return last.role == "level"  # "$3 billion, of which $1 billion has arrived"
    if last.role != "level" or kind != last.amount.quantity.kind or not words:
        return False
    if amount.first - last.amount.last > 25:
        return False
    if kind == "count":
        token = sentence.doc[min(amount.last + 1, sentence.end - 1)]
        goes_on = token.pos_ in {"VERB", "AUX", "NOUN", "ADJ"} or token.lower_ == "than"
        return words[0] in {"more", "others"} and not goes_on
    return kind == "money" and words in (["of", "it"], ["of", "that"], ["of", "which"])


def is_first_of(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a bare number is of the arms told just before: "; the first six arrived in June"."""
    doc = sentence.doc
    token = doc[amount.last - 1]
    return (
        amount.quantity.kind == "count"
        and last.claim.indicator.id == "arms"
        and last.amount.quantity.kind in {"count", "money"}
        and token.dep_ in {"nsubj", "nsubjpass"}
        and doc[amount.first - 1].lower_ in {"first", "last", "other", "remaining"}
    )


def is_price_of(sentence: Span, amount: Amount, what: Claim | None, last: Model) -> bool:
    """Whether a sum is what was told just before costs: "16 jets for $470 million"."""
    if amount.quantity.kind != "money":
        return False
    doc = sentence.doc
    worth = [t.lower_ for t in sentence.doc[max(sentence.start, amount.first - 2) : amount.first]]
    goods = last.claim.indicator.commodity or last.claim.flow is not None
    measured = last.amount.quantity.kind in {"mass", "volume", "energy", "count"} and goods
    other = (
        what is not None
        and what.indicator is not last.claim.indicator
        and (what.first > last.amount.last and what.flow is None and what.indicator.id != "trade")
    )  # "240 tanks and aid worth $2 million"
    own = any(t.pos_ == "VERB" for t in doc[last.amount.last : amount.first])
    if measured and not other and "worth" in worth and amount.first - last.amount.last <= 10:
        return not own  # "takes 400 megawatts, bought goods worth $4 million"
    arms = last.claim.indicator.id == "arms"
    if last.amount.quantity.kind != "count" or (what is None and not arms):
        return False
    i = amount.first - 1
    while i > last.amount.last and sentence.doc[i].pos_ in {"ADV", "DET"}:
        i -= 1
    near = amount.first - last.amount.last <= 8
    same = what is None or what.indicator is last.claim.indicator
    return near and same and sentence.doc[i].lower_ == "for"


def is_its_base(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a number is where the level just told came from: "$15m, up from $4m"."""
    if last.role not in {"level", "share"} or last.amount.quantity.unit != amount.quantity.unit:
        return False
    before = sentence.doc[max(sentence.start, amount.first - 2) : amount.first]
    between = sentence.doc[last.amount.last : amount.first]
    # "to 1.1 billion euros last year from 3.7 billion in 2021"
    reached = sentence.doc[last.amount.first - 1].lower_ == "to" or last.movement is not None
    words = _without_source(between)
    if (
        reached and 0 < len(words) <= 6 and before[-1].lower_ == "from"
        and all(t.pos_ not in {"VERB", "AUX", "CCONJ"} and t.dep_ != "nsubj" for t in words)
        and amount.quantity.kind == last.amount.quantity.kind
    ):  # fmt: skip
        return True
    if _held_against(sentence, amount, last):
        return True
    multiple = {t.lower_ for t in between[-5:]} & _MULTIPLES
    if multiple and before[-1].lower_ == "the" and len(between) <= 12 and (
        amount.quantity.kind == last.amount.quantity.kind
        and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in between)
    ):  # fmt: skip
        return True  # "84 tonnes in January, nearly double the 43 tonnes of a year earlier"
    return (
        amount.quantity.kind == last.amount.quantity.kind
        and amount.first - last.amount.last <= 12
        and len(before) == 2
        and before[0].lower_ in {"up", "down", "rise", "fall", "increase", "drop"}
        and before[1].lower_ == "from"
    )


def _without_source(words: Span | list[Token]) -> list[Token]:
    """The words without an ", according to the ministry," among them."""
    kept: list[Token] = []
    within = False
    for token in words:
        within = token.text != "," if within else token.lower_ == "according"
        if not within:
            kept.append(token)
    return kept


def _held_against(sentence: Span, amount: Amount, last: Model) -> bool:
    """Whether a number is one that the level before it is held against: "$720m, against $2bn"."""
    doc = sentence.doc
    between = doc[last.amount.last : amount.first]
    i = amount.first - 1
    while i > last.amount.last and doc[i].lower_ in _ABOUT | _BOUNDS:
        i -= 1
    words = (doc[i - 1].lower_, doc[i].lower_)
    against = words[1] in {"against", "versus"} or words in {
        ("compared", "with"), ("compared", "to"), ("up", "on"), ("down", "on"),
    }  # fmt: skip
    after = doc[amount.last].lower_ if amount.last < sentence.end else ""
    return (
        against
        and amount.quantity.kind == last.amount.quantity.kind
        and len(between) <= 14
        and after not in {"from", "to", "with", "for"}
        and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in between)
    )
