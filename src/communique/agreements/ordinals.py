"""Agreements told together and then one by one: "signed two accords. *The first* obliges both".

"One ... the other" and "the first treaty ... the second treaty" are told so too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.agreements.binding import is_misread
from communique.agreements.cluster import Cluster
from communique.agreements.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.language import Parse
    from communique.language.tokens import Token

_NUMBERS = {
    "first": 1, "former": 1, "one": 1, "second": 2, "latter": 2, "other": 2, "third": 3,
    "fourth": 4, "fifth": 5,
}  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "pair": 2}
# What may follow one of them that stands for itself: its verb, or a mark.
_VERBS = frozenset({"VBZ", "VBD", "VBP", "MD"})
_MARKS = frozenset({",", ".", ";", "and"})
_WITHIN = frozenset({"under", "in", "by"})
# How many sentences after the one that names several may tell them one by one.
_FAR = 5
# What may stand between "the first" and its name: "the first, *called the* Lima Accord".
_CALLED = frozenset({",", "the", "a", "is", "was", "called", "known", "dubbed", "as", "named"})


def ordinals(parse: Parse, named: Sequence[Naming]) -> list[Naming]:
    """The namings of agreements by their number among several that were told together.

    Args:
        parse: with the marks of the actors strand.
        named: the namings of its agreements, in text order; those that already name one of several
            ("the second treaty") are marked as such.
    """
    found: list[Naming] = []
    several: Naming | None = None
    left = 0
    for sentence in parse.sentences:
        inside = [n for n in named if sentence.start <= n.head < sentence.end]
        if several is not None and left:
            left -= 1
            mine = [
                *_new(parse, several, inside, found),
                *_marked(parse, several, inside),
                *_alone(parse, several, sentence.start, inside),
            ]
            found += mine
            if mine:
                left = _FAR
        for naming in inside:
            if naming.plural and naming.known is None and naming.form != "modifier":
                several, left = naming, _FAR
    return _without_single(found)


def _without_single(found: list[Naming]) -> list[Naming]:
    """Only those of which a second is told too: "one" or "the first" alone may be anything."""
    numbers = {id(n.among): set[int]() for n in found}
    for naming in found:
        numbers[id(naming.among)].add(naming.number)
    told = []
    for naming in found:
        if {1, 2} <= numbers[id(naming.among)]:
            told.append(naming)
        else:
            naming.among, naming.number = None, 0
    return told


def _new(
    parse: Parse, several: Naming, inside: list[Naming], found: list[Naming]
) -> Iterator[Naming]:
    """Those told as new ones: "signed three accords. *A trade protocol* lets farmers ..."."""
    before = parse.doc[max(several.head - 6, 0) : several.head]
    most = next((_COUNTS[t.lower_] for t in reversed(list(before)) if t.lower_ in _COUNTS), 0)
    told = max((n.number for n in found if n.among is several), default=0)
    for naming in inside:
        new = naming.form == "indefinite" and not (naming.plural or naming.parties or naming.year)
        new = new and not (naming.signers or naming.told) and naming.start > several.end
        if new and told < most and naming.kind in several.means:
            told += 1
            naming.among, naming.number = several, told
            yield naming


def _marked(parse: Parse, several: Naming, inside: list[Naming]) -> Iterator[Naming]:
    """The namings that have a number themselves: "the *second* treaty"."""
    for naming in inside:
        before = parse.doc[max(naming.head - 4, 0) : naming.head]
        number = next((_NUMBERS[t.lower_] for t in before if t.lower_ in _NUMBERS), 0)
        if number and naming.form == "definite" and naming.kind in {several.kind, *several.means}:
            naming.among, naming.number = several, number
            yield naming


def _alone(parse: Parse, several: Naming, start: int, inside: list[Naming]) -> Iterator[Naming]:
    """The words that stand for one of several: "*The second* obliges both"."""
    sentence = parse.sentence_at(parse.doc[start].idx)
    for token in sentence:
        number = _NUMBERS.get(token.lower_, 0)
        if not number or not _stands_alone(token, sentence.start, sentence.end):
            continue
        first = token.i - (token.lower_ != "one")
        yield Naming(
            token.idx, token.idx + len(token), token.i, several.kind, several.means, "definite",
            f"{parse.doc[first + (first < token.i)].lower_} {several.kind}", last=token.i + 1,
            among=several, number=number,
        )  # fmt: skip
        for naming in inside:
            between = parse.doc[token.i + 1 : naming.head]
            names = naming.form == "name" and 0 < naming.head - token.i < 12
            low = next((t.i for t in between if t.idx >= naming.start), naming.head)
            if names and all(t.lower_ in _CALLED for t in parse.doc[token.i + 1 : low]):
                naming.among, naming.number = several, number
                yield naming


def _stands_alone(token: Token, start: int, end: int) -> bool:
    """Whether a word for a number is a subject, or what something is under, without a noun."""
    if token.i + 1 >= end:
        return False
    following = token.nbor()
    goes_on = following.tag_ in _VERBS or is_misread(following) or following.text in _MARKS
    if token.lower_ == "one":
        return token.i == start and following.tag_ in _VERBS
    pointed = token.i > start and token.nbor(-1).lower_ == "the"
    if not pointed or not goes_on:
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ in _WITHIN
    return token.i - 1 == start or following.tag_ in _VERBS


def part(found: list[Cluster], naming: Naming) -> Cluster:
    """The agreement that one of several is, made of what was told of all at its first naming."""
    alike = (
        c
        for c in found
        if any(n.among is naming.among and n.number == naming.number for n in c.namings)
    )
    home = next(alike, None)
    if home is not None:
        return home
    several = naming.among
    told = next((c for c in found if any(n is several for n in c.namings)), None)
    chosen = Cluster([replace(n) for n in told.namings if n.plural] if told is not None else [])
    found.append(chosen)
    return chosen


def without_wholes(found: list[Cluster]) -> list[Cluster]:
    """Agreements without the several of which the text tells one by one."""
    told = {id(n.among) for c in found for n in c.namings if n.among is not None}
    return [
        c
        for c in found
        if not (all(n.plural for n in c.namings) and told & {id(n) for n in c.namings})
    ]
