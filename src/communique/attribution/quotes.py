"""Quotation marks: pairs of every style, quotes that run over paragraphs, and titles in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Doc

_MARK = re.compile("[“”\"«»„]|''|``|‘|’|'")
_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE_OPEN, _DOUBLE_CLOSE = {"“", "``", "«", "„"}, {"”", "»"}
# Nouns and participles before a quoted name: what stands in the marks is a title, not speech.
_WORKS = frozenset(
    """film movie documentary book novel memoir autobiography biography song album single ballad
    hymn anthem play musical opera series show program programme sitcom drama comedy poem painting
    sculpture exhibition magazine podcast game ship tune track thriller bestseller best-seller
    anthology trilogy episode titled entitled named nicknamed dubbed codenamed code-named headlined
    hashtag headline headlines aka alias word words term phrase expression slogan motto nickname
    watch""".split()
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks, marks included; offsets in characters and in tokens.

    ``group`` is shared by the paragraphs of one quote that runs over several. ``title`` tells a
    name of a work, or a word as a word, from speech; ``words`` counts the words inside.
    """

    start: int
    end: int
    first: int
    last: int
    group: int
    title: bool
    words: int
    clausal: bool
    doc: Doc


def find_quotes(parse: Parse) -> list[Quote]:
    """The outermost quotes of a document, in text order."""
    text, doc = parse.text, parse.doc
    starts = doc.starts
    found: list[Quote] = []
    group, running = 0, ""
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        begin, stop = paragraph.span()
        spans = _spans(text, begin, stop, running != "")
        if spans and not spans[-1][2] and number + 1 < len(paragraphs):
            opened = spans[-1][0]
            at = _begin(text, paragraphs[number + 1].start())
            following = text[at : at + 1]  # Nothing, where only blanks follow.
            within = _spans(text, opened + 1, stop, False)
            if following != text[opened] and (within or following in _DOUBLE_OPEN | {'"'}):
                # Opened in another style than what follows: the marks set off a block, not speech.
                spans = [*spans[:-1], *within]
        for start, end, closed in spans:
            first = bisect_right(starts, start) - 1
            last = bisect_left(starts, end)
            mark = text[start]
            if not (running == mark and start == _begin(text, paragraph.start())):
                group += 1
            running = "" if closed else mark
            words = len(_WORD.findall(text, start, end))
            if words:
                found.append(
                    Quote(start, end, first, last, group, _is_title(doc, first, last), words,
                          _clausal(doc, first, last), doc)
                )  # fmt: skip
        if not found or found[-1].end < len(text[: paragraph.end()].rstrip()):
            running = ""
    return found


def _begin(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t\u00a0":
        start += 1
    return start


def _spans(text: str, begin: int, end: int, running: bool) -> list[tuple[int, int, bool]]:
    """The quotes of a paragraph: start, end, and whether the closing mark stands there.

    ``running`` says that a quote was left open in the paragraph before; it goes on only where this
    paragraph opens with a mark of its own.
    """
    spans: list[tuple[int, int, bool]] = []
    opened: int | None = None
    style, depth = "", 0
    for match in _MARK.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if _opens(text, mark, at, match.end()):
                opened, style, depth = at, _style(mark), 0
        elif _style(mark) == style and _closes(text, mark, at, match.end(), end):
            depth -= 1
            if depth < 0:
                spans.append((opened, match.end(), True))
                opened = None
        elif mark == "“" and style == "“":
            # A second opening without a close between: a nested quote of the same style where both
            # are closed, else the first was left open by mistake.
            if text.count("”", at, end) > depth + 1:
                depth += 1
            else:
                opened = at
    if opened is not None and style != "‘":
        # Left open to the end of the paragraph: a quote that goes on in the next, or a lost mark.
        rest = text[opened:end].rstrip()
        if opened == _begin(text, begin) or rest[-1:] in ".?!…" or running:
            spans.append((opened, opened + len(rest), False))
    return spans


def _style(mark: str) -> str:
    if mark in {"“", "”", "„"}:
        return "“"
    if mark in {"«", "»"}:
        return "«"
    if mark in {"''", "``"}:
        return "''"
    return "‘" if mark in {"‘", "’", "'"} else mark


def _opens(text: str, mark: str, at: int, after: int) -> bool:
    if mark in _DOUBLE_OPEN:
        return True
    before, following = text[at - 1 : at], text[after : after + 1]
    if mark in _DOUBLE_CLOSE:
        # A mark the wrong way round: at the start of a paragraph, right before a word.
        return (at == 0 or before == "\n") and following.isalpha()
    if mark == "’":
        return False
    free = not before or not before.isalnum()
    if mark in {"'", "‘"}:
        # A single mark opens only before a word that it does not shorten ('90s, 'em).
        return (
            (not before or before in " \t\n(—–-:[\u00a0")
            and following.isalpha()
            and not re.match(
                r"(?:em|til|tis|twas|cause|n)\b", text[after : after + 6], re.IGNORECASE
            )
        )
    return free and not following.isspace() and following != ""


def _closes(text: str, mark: str, at: int, after: int, end: int) -> bool:
    if mark in _DOUBLE_CLOSE:
        return True
    if mark in _DOUBLE_OPEN:
        return False
    before, following = text[at - 1 : at], text[after : after + 1] if after < end else ""
    if mark in {"’", "'"}:
        # An apostrophe is no close: not inside a word, and not after a plural unless one follows.
        if mark == "‘" or following.isalnum() or before.isspace():
            return False
        return (
            before in '.,!?…”"'
            or not before.endswith("s")
            or not re.search(r"[’'](?!\w)", text[after:end])
        )
    return not before.isspace() or not following.isalnum()


def _is_title(doc: Doc, first: int, last: int) -> bool:
    inner = [t for t in doc[first:last] if t.is_alpha]
    if not inner or len(inner) > 12:
        return False
    if len(inner) == 1 and inner[0].text[0].isupper() and first > 0 and last < len(doc):
        around = (doc[first - 1], doc[last])
        if all(t.is_alpha and t.text[0].isupper() for t in around):
            return True  # A nickname inside a name.
    before = [t for t in doc[max(first - 3, 0) : first] if t.is_alpha]
    if (
        before
        and before[-1].lower_ in {"so", "called"}
        and "-called" in doc[max(first - 3, 0) : first].text.lower()
    ):
        return True
    named = bool(before) and before[-1].lower_ in _WORKS
    capital = all(t.text[0].isupper() or t.lexeme.is_stop or len(t) < 4 for t in inner)
    ends = doc[last - 2].text if last - first > 2 else ""
    if named and (capital or len(inner) <= 3):
        return True
    # A name of a work in running text: capitals throughout, and no pause at its end.
    return (
        capital
        and len(inner) > 1
        and sum(t.text[0].isupper() for t in inner) > 1
        and ends not in {",", ".", "!", "?"}
        and inner[-1].text[0].isupper()
    )


def _clausal(doc: Doc, first: int, last: int) -> bool:
    """Whether the words in the marks make a clause of their own, or end as speech does."""
    inner = doc[first:last]
    if last - first > 2 and doc[last - 2].text in {",", ".", "!", "?", "…"}:
        return True
    return any(
        t.pos_ in {"VERB", "AUX"}
        and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in t.children)
        for t in inner
    )
