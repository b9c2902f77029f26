"""What a text lists of an agreement: "The deal says:", and then a paragraph for each point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from communique.language import Parse
    from communique.language.tokens import Span

_ITEM = re.compile(r"\s*(?:[-–—•*·▪►]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?=\s)")
# How many sentences after one that names an agreement its list may begin.
_FAR = 3
_HEADING = 5


def listed(
    parse: Parse, own: Collection[int], others: Collection[int]
) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches (tokens) that stand in the list of what an agreement says.

    Args:
        parse: with the marks of the strands before.
        own: where the sentences begin that name the agreement.
        others: those that name another.
    """
    since = _FAR
    listing = False
    for sentence in parse.sentences:
        line = parse.text.rfind("\n", 0, sentence.start_char) + 1
        item = _ITEM.match(parse.text, line)
        if item is not None and listing:
            first = _after_heading(sentence, item.end())
            if sentence.start not in others and first < sentence.end and len(sentence) > 2:
                yield sentence, (first, sentence.end)
            continue
        if sentence.start in own and sentence.start not in others:
            since = 0
        else:
            since = _FAR if sentence.start in others else since + 1
        listing = since < _FAR and (
            sentence.text.rstrip().endswith(":") or _before_item(parse, sentence)
        )


def _after_heading(sentence: Span, start: int) -> int:
    """Where a point begins after its mark and its heading: "* PRISONERS: both free"."""
    first = next((t.i for t in sentence if t.idx >= start), sentence.end)
    heading = sentence.doc[first : min(first + _HEADING, sentence.end)]
    return next((t.i + 1 for t in heading if t.text == ":"), first)


def _before_item(parse: Parse, sentence: Span) -> bool:
    """Whether a list begins in the line after a sentence."""
    rest = parse.text[sentence.end_char :].lstrip(" ")
    return rest.startswith("\n") and _ITEM.match(rest.lstrip("\n")) is not None
