"""Texts that look back as a whole: their undated past is that of their story, and no news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.times import clauses, narrative

if TYPE_CHECKING:
    from datetime import date

    from communique.language.parse import Parse
    from communique.times.reading import Expression

# Heads of articles on what was: "Thirty years on, ...", "Timeline: ...", "How ... came to ...".
_HEADED = re.compile(
    r"^(?:[\w-]+ ){1,3}(?:years|decades|decade|century) (?:on|after|later|since)\b"
    r"|\b(?:years|decades|decade|century) on\b"
    r"|\b(?:anniversary|timeline|explainer|chronology|obituary|history of|history behind|look back"
    r"|looks back|legacy)\b|\b(?:dies|dead|died),? (?:at|aged) \d"
    r"|^(?:how|why) .+\b(?:came to|became|began|still|fell|lost)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_OPENING = 2  # sentences in one of which a text that tells a story from its start has its year
_HEAD = 5  # sentences in which such a text tells no day that is counted from its own
_AGO = 2  # years before the text that its story opens at the least
_DATES = 3  # times as old that it tells at the least


def looks_back(parse: Parse, expressions: list[Expression], anchor: date | None) -> bool:
    """Whether a text is about what was years ago, as its head, its opening or its dates say.

    Args:
        parse: the parse.
        expressions: its expressions of time, without their values.
        anchor: the day of reporting.
    """
    if _HEADED.search(parse.text[: parse.title]):
        return True
    opening = parse.sentences[: (parse.title and 4) or 3]
    end = opening[-1].end_char if opening else 0
    if any(e.reading.anniversary is not None and e.start < end for e in expressions):
        return True
    return anchor is not None and _tells_a_story(parse, expressions, anchor.year - _AGO)


def _tells_a_story(parse: Parse, expressions: list[Expression], latest: int) -> bool:
    """Whether a text opens long ago and goes on from there, without a day of its own.

    "When Taiwan opened an office in Vilnius in November 2021, few expected ..."
    """
    body = [s for s in parse.sentences if s.start_char >= parse.title][: _HEAD + 1]
    if len(body) <= _OPENING:
        return False
    old = [e for e in expressions if (year := _year(e)) is not None and year <= latest]
    head = [e for e in old if body[0].start_char <= e.start < body[_OPENING - 1].end_char]
    if len(old) < _DATES or not any(_is_told(parse, e) for e in head):
        return False
    end = body[-1].end_char
    return not any(
        e.reading.anchored is not None and e.reading.partial is None
        for e in expressions
        if e.start < end
    )


def _year(expression: Expression) -> int | None:
    """The year of a time that stands by itself."""
    found = _YEAR.match(expression.reading.value or "")
    return int(found.group()) if found and expression.reading.basis == "explicit" else None


def _is_told(parse: Parse, expression: Expression) -> bool:
    """Whether something is told of in a time, in the past."""
    verb = clauses.verb_of(parse.doc[expression.root])
    return (
        verb is not None
        and clauses.tense(verb) in {"past", "pluperfect"}
        and not narrative.of_noun(parse.doc, expression)
        and not {p.lower_ for p in narrative.prepositions(parse.doc, expression)}
        & {"since", "from"}
    )
