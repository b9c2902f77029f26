"""Where the words of a duty end: before who says so, and before what is thought of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language import Parse

_SOURCE = re.compile(
    r",? according to [^,;]+[.\"”]*\s*$"
    r"|, according to [A-Z][^;]*$|, according to (?:the|a|an|its|officials|diplomats)\b[^;]*$"
    r"|, (?:[\w.'’-]+ ){1,9}(?:said|says|shows?|showed|reads|told [\w' ]+|reported)"
    r"(?: (?:on|in|late) [\w .]+)?[.\"”]*\s*$"
)
# "Will train there, *in what both called a first*", "must leave, *a point that Peru fought*"
_COMMENT = re.compile(
    r", (?:in what|what) (?:[\w.'’-]+ ){1,9}"
    r"(?:call|describ|prais|hail|denounc|say|said|see|saw)\w*\b"
    r"|, (?:a|an|the|one of the) (?:[\w'’-]+ ){0,3}"
    r"(?:points?|steps?|moves?|demands?|concessions?|measures?|goals?|aims?|blow|setback|issues?"
    r"|provisions?|clauses?|conditions?|figures?|practices?|plans?|ideas?|requests?|sentences?"
    r"|lines?|words?)\b"
    r"(?: (?:aimed|meant|that|which|on which|over which|long|sought|opposed|to|for|in)\b"
    r"|[.\"”]*\s*$)"
)


def before_tail(parse: Parse, first: int, last: int) -> int:
    """Where a stretch ends before it tells who says so: "must pay, *a Saudi official said*"."""
    start = parse.doc[first].idx
    end = parse.doc[last - 1].idx + len(parse.doc[last - 1])
    found = (_SOURCE.search(parse.text, start, end), _COMMENT.search(parse.text, start, end))
    tails = [tail.start() for tail in found if tail is not None]
    if not tails:
        return last
    return next((t.i for t in parse.doc[first + 1 : last] if t.idx >= min(tails)), last)
