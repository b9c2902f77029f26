"""What a number counts whose noun the data knows: soldiers, planes, refugees, doses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas
from communique.language.nouns import function_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Owner
    from communique.language.tokens import Span, Token
    from communique.record import Flow


def _is_own_army(noun: Token) -> bool:
    """Whether soldiers are all that an army has: "The army has 205,000 soldiers"."""
    verb = noun.head
    armies = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lemma_ in lemmas("army")]
    placed = any(c.dep_ in {"prep", "advmod"} and c.i > noun.i for c in verb.children)
    placed = placed or any(c.dep_ == "prep" for c in noun.children)
    return noun.dep_ == "dobj" and bool(armies) and verb.lemma_ in lemmas("owning") and not placed


def by_noun(sentence: Span, amount: Amount, noun: Token) -> Claim | None:
    """The claim of a noun, with the words before it, that the data knows as counted."""
    doc, known = sentence.doc, lexicon()
    low = min(amount.last, noun.i) if noun.i >= amount.last else 0
    for size in (3, 2, 1):
        first = noun.i - size + 1
        if first < max(low, sentence.start):
            continue
        words = [doc[i].lower_ for i in range(first, noun.i)]
        for form in (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s")):
            form = " ".join([*words, form]).replace(" - ", "-")
            entry = known.counted.get(form)
            if entry is None and size == 1 and is_designation(noun.text):
                entry, form = known.indicators["arms"], noun.text.removesuffix("s")
            if entry is None:
                continue
            if entry.victims and known.disaster_pattern.search(sentence.text):
                return None
            planes = any(is_designation(t.text) for t in noun.lefts)  # "10 MiG-29 fighters"
            planes = planes or _has_verb(noun, lemmas("trading") | {"order", "deliver"})
            if form == "fighter" and not planes:
                entry = known.indicators["troops"]  # men, not planes
            if entry.id == "troops" and _is_own_army(noun):
                return None
            if entry.id == "arms" and _has_verb(noun, lemmas("wrecking")):
                return None  # "destroyed 31 Russian tanks in two days": handed to nobody
            if entry.id == "arms" and _has_verb(noun, lemmas("owning")) and not _parted(noun):
                return None  # "Russia has 2,600 warheads": its own
            if entry.needs_verb and not _has_verb(noun, entry.verbs):
                continue
            unit = entry.unit or _plural(form)
            if entry.id == "aid" and (bought := _bought(noun)) is not None:
                owner: Owner = "taker" if bought == "imports" else "giver"
                return Claim(known.indicators["trade"], bought, owner, first, noun.i + 1, unit)
            return Claim(entry, None, entry.owner, first, noun.i + 1, unit)
    return None


def _bought(noun: Token) -> Flow | None:
    """Which way things go that are else given, where they are bought or sold: doses, masks."""
    governor = function_of(noun).governor
    if governor is None or governor.lemma_ not in lemmas("trading") | {"order"}:
        return None
    return "exports" if governor.lemma_ in {"sell", "export"} else (
        "imports" if governor.lemma_ in {"buy", "purchase", "import", "order"} else None
    )  # fmt: skip


def is_designation(word: str) -> bool:
    """Whether a word designates a weapon: "F-15s", "MiG-29"."""
    return _designation().fullmatch(word) is not None


@cache
def _designation() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(lemmas('designation')))})-\d{{1,3}}[A-Z]{{0,3}}s?")


def _plural(form: str) -> str:
    if form.endswith(("s", "aircraft", "staff", "personnel")) or form in {"aircraft"}:
        return form
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return form[:-1] + "ies"
    return form + "s"


def _parted(noun: Token) -> bool:
    """Whether arms are said to be from somewhere, or near somebody."""
    around = (*noun.children, *noun.head.children)
    return any(c.lower_ in {"from", "near", "in", "against", "at"} for c in around)


def _has_verb(noun: Token, verbs: Collection[str]) -> bool:
    function = function_of(noun)
    governor = function.governor
    if governor is not None and governor.lemma_ == "give" and verbs == lemmas("owning"):
        return any(c.lower_ == "up" for c in governor.children)  # "gave up 1,900 warheads"
    if governor is not None and function.name == "of" and governor.pos_ in {"NUM", "DET"}:
        governor = function_of(governor).governor  # "60 of its fishermen"
    return governor is not None and governor.lemma_ in verbs
