"""Whom a headline names as its source: "Missiles hit hospital - *governor*", "*UN*: army hit camp".

The parser takes the source for an object of the verb, or joins it to one, or for a measure of
the deed. ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_DASHES = frozenset({"-", "–", "—", "--", ":"})
# How long a source may be.
_LONGEST = 4
_NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "CC", "POS"})
# Common nouns that a source ends in.
_SOURCES = frozenset(
    """governor media officials official police ministry army military report reports source
    sources minister president spokesman spokeswoman spokesperson mayor monitor monitors agency pm
    tv newspaper lawyer lawyers ngo witnesses medics residents rebels rescuers activists watchdog
    kremlin embassy prosecutors prosecutor court union group governors aide envoy paper radio
    television study survey poll un eu nato""".split()
)


def rules(word: str, label: str, _tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word and label may call for."""
    if word not in _DASHES or label != "punct":
        return ()
    return (_source_before, _source_behind) if word == ":" else (_source_behind,)


def _source_before(colon: Token) -> None:
    """ "*UN*: army shelled camp": no measure of the shelling, and none to whom it was done."""
    source = colon.doc[colon.i - 1] if colon.i else None
    if source is None or source.dep_ not in {"npadvmod", "dobj", "nmod", "dative"}:
        return
    opens = source.left_edge.i
    if not source.is_sent_start and not colon.doc[opens].is_sent_start:
        return
    verb = source.head
    if source.tag_[:2] == "NN" and verb.tag_[:2] == "VB" and verb.i > colon.i:
        hang(source, verb, "dep")


def _source_behind(dash: Token) -> None:
    """Hangs the source on the verb of the headline as what stands beside its clause."""
    doc = dash.doc
    before = doc[dash.i - 1] if dash.i else None
    if before is None or not dash.whitespace_ or bool(before.whitespace_) == (dash.text == ":"):
        return
    last = dash.i + 1
    while last < len(doc) and last - dash.i <= _LONGEST + 1 and "\n" not in doc[last].text:
        if doc[last].tag_ not in _NAMING:
            return
        last += 1
    tail = doc[dash.i + 1 : last]
    if not 0 < len(tail) <= _LONGEST or (last < len(doc) and "\n" not in doc[last].text):
        return
    noun = tail[-1]
    if noun.tag_ not in {"NNP", "NNPS"} and noun.lower_ not in _SOURCES:
        return
    _give_back(before, noun, tail.start)
    verb = before
    while verb.head.i != verb.i and verb.head.i < dash.i:
        verb = verb.head
    if verb.tag_[:2] not in {"VB", "NN", "MD"} or verb.i >= dash.i:
        return
    for word in tail:
        if word.i != noun.i and not tail.start <= word.head.i < tail.end:
            hang(word, noun, "compound")
    hang(noun, verb, "parataxis")


def _give_back(before: Token, noun: Token, start: int) -> None:
    """Puts the noun before a dash in the place that the parser gave the source behind it."""
    place, label = noun.head, noun.dep_
    if place.i >= start or before.head.i < start:
        return
    inner = [c for word in before.doc[start : noun.i + 1] for c in word.children if c.i < start]
    hang(before, place, label)
    for word in inner:
        if word.i < before.i and word.dep_ != "punct":
            hang(word, before, word.dep_)
