"""Titles by which a text calls an agreement: "*The Falepili Union*, as both call it"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.agreements.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.language import Parse

_NAME = r"(?P<name>(?:[A-Z][\w'’-]+ ){0,4}[A-Z][\w'’-]+)"
_CALLING = r"(?:calls?|called|known|dubs?|dubbed|named|terms?|termed|nicknamed|styled|titled)"
# "The Falepili Union, as the two governments call it,", "The Baku Package was signed"
_OPENING = re.compile(
    rf"The {_NAME}(?:, as [^,.]{{3,60}}?\b{_CALLING}\b[^,.]{{0,20}},"
    r"| (?:was|were) (?:signed|concluded|initiall?ed)\b)"
)
_CALLED = re.compile(
    rf"\b(?:known|dubbed|nicknamed|called|titled|named|styled) (?:as )?(?:the )?[\"“]?{_NAME}"
)
# What is signed too and is no agreement.
_LAWS = frozenset("Act Bill Law Order Decree Resolution Constitution Code Amendment".split())
# How many sentences before one that opens with a title the agreement may have been told.
_FAR = 2


def titles(parse: Parse, named: Sequence[Naming]) -> list[Naming]:
    """The namings of agreements by titles that hold no noun for an agreement.

    Args:
        parse: with the marks of the actors strand.
        named: the namings of its agreements, in text order; those that are such a title ("known as
            the Algiers Accord") are marked as such.
    """
    found: list[Naming] = []
    called: dict[str, Naming] = {}
    for start, name, told in [*_openings(parse, named), *_called(parse, named)]:
        same = next((n for n in named if n.start <= start < n.end), None)
        if same is not None:
            if same is not told and same.known is None:
                same.of = told
            continue
        called.setdefault(name, told)
    for name, told in called.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", parse.text):
            span = parse.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or any(n.start <= match.start() < n.end for n in named):
                continue
            if match.start() < told.start:
                continue
            words = frozenset(w.lower() for w in re.findall(r"[^\W_]+", name) if len(w) > 1)
            naming = Naming(
                match.start(), match.end(), span[len(span) - 1].i, told.kind, told.means, "name",
                name, topics=told.topics, words=words, last=span.end, of=told,
            )  # fmt: skip
            found.append(naming)
    return found


def _openings(parse: Parse, named: Sequence[Naming]) -> Iterator[tuple[int, str, Naming]]:
    """Titles that open a sentence soon after the agreement was told."""
    starts = [sentence.start_char for sentence in parse.sentences]
    for number, sentence in enumerate(parse.sentences):
        shift = len(sentence.text) - len(sentence.text.lstrip())
        match = _OPENING.match(sentence.text, shift)
        if match is None or match["name"].split()[-1] in _LAWS:
            continue
        start = sentence.start_char + match.start("name")
        before = [n for n in named if n.start < start and not n.plural and n.form != "pronoun"]
        last = max(before, key=lambda n: n.start, default=None)
        if last is None or last.start < parse.title:
            continue
        told = bisect_right(starts, last.start) - 1
        if sum(len(s) > 1 for s in parse.sentences[told:number]) <= _FAR:
            yield start, match["name"], last


def _called(parse: Parse, named: Sequence[Naming]) -> Iterator[tuple[int, str, Naming]]:
    """Titles in an aside: "a pact *known as the Tacna Compact*"."""
    heads = {n.head: n for n in named if n.form != "pronoun"}
    for match in _CALLED.finditer(parse.text) if named else ():
        span = parse.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
        if span is None:
            continue
        verb = span[0]
        while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            verb = verb.head
        nouns = [verb.head] if verb.dep_ in {"acl", "relcl"} else []
        nouns += [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
        told = next((heads[noun.i] for noun in nouns if noun.i in heads), None)
        if told is not None:
            yield match.start("name"), match["name"], told
