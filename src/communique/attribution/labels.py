"""Speakers by layout: labels before a colon, sources behind headlines, signatures under quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.attribution.clauses import Report, clean, span_end

if TYPE_CHECKING:
    from communique.attribution.clauses import Range
    from communique.attribution.quotes import Quote
    from communique.language import Parse
    from communique.language.tokens import Span, Token

# Labels before a colon that name no speaker.
_LABELS = frozenset(
    """update updated correction note photo photos video watch read more related breaking live tags
    source sources opinion analysis editorial exclusive warning example answer question follow
    contact phone email time date place where when what why how explainer factbox timeline profile
    obituary comment commentary letter letters briefing background feature review column podcast
    interview report viewpoint chronology glossary roundup""".split()
)
_MARKS = {"“", "”", '"', "''", "``"}
_BEFORE_SOURCES = {"-", "–", "—", "--", ":"}
_STUDIES = {"poll", "report", "study", "survey"}


def labelled(parse: Parse, sentence: Span) -> Report | None:
    """A statement under a label: "Poll: rents have doubled", "CHAIR: Will you go?".

    Under a label in capitals, as transcripts have them, the whole paragraph is the speaker's.
    """
    doc = parse.doc
    starts_line = sentence.start == 0 or "\n" in doc[sentence.start - 1].text
    if not starts_line:
        return None
    if (told := _named_behind(parse, sentence)) is not None:
        return told
    stop = min(sentence.start + 9, sentence.end)
    colon = next((i for i in range(sentence.start + 1, stop) if doc[i].text == ":"), None)
    if colon is None or colon + 2 >= sentence.end:
        return None
    words = [t for t in doc[sentence.start : colon] if t.is_alpha]
    if not words or words[0].lower_ in _LABELS or len(words) > 6:
        return None
    if any(place.root == words[-1].i for place in parse.places):
        return None  # A dateline: "LUSAKA: Zambia has recalled its envoy".
    about = next((n for n, t in enumerate(words) if t.lower_ in {"on", "to"} and n), None)
    quoted = doc[colon + 1].text in _MARKS
    if about is not None and quoted:
        # "Premier on the strike: “…”".
        words = words[:about]
    shouted = all(t.is_upper for t in words) and len(words[-1]) > 1
    named = all(t.text[0].isupper() for t in words) and not any(t.tag_ in _VERBS for t in words)
    if not (
        shouted
        or (parse.in_title(doc[sentence.start]) and (named or words[-1].lower_ in _STUDIES))
        or (named and len(words) <= 3 and quoted)
        or (named and _heads_the_text(parse, sentence, words[-1], colon))
    ):
        return None
    end = _paragraph_end(parse, sentence) if shouted else span_end(sentence)
    return _of_layout(parse, words[-1].i, [(colon + 1, end)], (colon, colon + 1))


def _named_behind(parse: Parse, sentence: Span) -> Report | None:
    """A headline with its source behind it: "Missiles hit hospital - *governor*"."""
    if not parse.in_title(parse.doc[sentence.start]):
        return None
    words = [t for t in sentence if not t.is_space]
    source = words[-1]
    mark = next((t for t in reversed(words[-6:]) if t.text in _BEFORE_SOURCES), None)
    if mark is None or source.dep_ != "parataxis" or not source.head.i < mark.i < source.i:
        return None
    return _of_layout(parse, source.i, [(sentence.start, mark.i)], (mark.i, mark.i + 1))


_VERBS = {"VBD", "VBZ", "VBP", "MD", "VB"}


def _heads_the_text(parse: Parse, sentence: Span, name: Token, colon: int) -> bool:
    """Whether an actor speaks at the very start, as a headline without a text has it.

    "Israel: Hamas rockets hit Ashkelon": what follows is a clause.
    """
    if sentence.start or parse.mention_at(name) is None:
        return False
    return any(t.tag_ in _VERBS for t in parse.doc[colon + 1 : sentence.end])


_SIGNATURE = re.compile(
    r"[ \t\u00a0]*\n?[ \t]*(?:―|—|–|--|-|~)[ \t\u00a0]*"
    r"(?P<name>(?:[^\W\d_a-z][\w.’'-]*[ \t\u00a0]?){1,6})(?:,[^\n]{0,60})?[ \t]*\.?[ \t]*(?=\n|$)"
)


def signed(parse: Parse, quote: Quote) -> Report | None:
    """A quote with the name of its speaker after a dash: "“…” — Ana Ruiz, Lima"."""
    match = _SIGNATURE.match(parse.text, quote.end)
    if match is None:
        return None
    doc = parse.doc
    start, end = match.span("name")
    named = [
        t for t in doc[quote.last : quote.last + 20] if start <= t.idx < end and not t.is_punct
    ]
    named = [t for t in named if not t.is_space]
    dash = next((t.i for t in doc[quote.last : quote.last + 4] if not t.is_space), quote.last)
    if not named:
        return None
    return _of_layout(parse, named[-1].i, [(quote.first, quote.last)], (dash, dash + 1))


def _of_layout(parse: Parse, speaker: int, parts: list[Range], cue: Range) -> Report | None:
    kept = clean(parse.doc, parts)
    if not kept:
        return None
    return Report(cue=None, token=None, construction="quote", speaker=parse.doc[speaker],
                  parts=kept, cue_range=cue)  # fmt: skip


def _paragraph_end(parse: Parse, sentence: Span) -> int:
    doc = parse.doc
    i = sentence.start
    while i < len(doc) and "\n" not in doc[i].text:
        i += 1
    return i
