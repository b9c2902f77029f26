"""What a line above or below the body of an article says: its dates, byline, publisher, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.reading import bylines, dates, furniture

SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
LABEL = re.compile(
    r"(?P<name>title|headline|byline|authors?|writers?|source|publisher|publication|newspaper"
    r"|outlet|agency|provider"
    r"|url|link|permalink|body|text|content|full text|section|length|language|dateline|keywords?"
    r"|tags?|topics?|subjects?"
    r"|categor(?:y|ies)|country|region|copyright|graphic|document-type|publication-type"
    r"|journal-code|id|guid|type)"
    r"\s*[:：]\s*(?P<value>.*)",
    re.I,
)
DATELINE = re.compile(
    r"[“\"(]?(?P<place>[A-Z][^()\n:]{1,90}?)(?:\((?P<agency>[A-Z][^()\n]{1,40})\)\s*(?:[-–—]{1,3}|:|\s)\s*\S"
    r"|\s+(?:--|–|—|-)\s+\S)"
)  # fmt: skip
# A place before a date: up to three names, the last before a comma ("Port Louis, Mauritius, ").
_PLACE = re.compile(
    r"(?:[A-Z][\w.'’-]+(?:[ -](?:[A-Z][\w.'’-]+|de|del|la|es|al|el|the|of|en|au))*,\s+){1,2}"
)
_SOURCES = ("source", "publisher", "publication", "newspaper", "outlet", "agency", "provider")
_LABELLED_URL = re.compile(r"https?://\S+", re.I)


@dataclass(slots=True)
class Article:
    """What a text says of itself, and its paragraphs."""

    title: str | None = None
    body: str = ""
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Draft:
    """An article in the making: what its lines have said so far."""

    article: Article
    titled: bool
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    started: bool = False

    def credit(self, said: bylines.Credit) -> None:
        """Takes the authors and the publisher of a byline."""
        self.authors += said.authors
        self.article.publisher = self.article.publisher or said.publisher


def is_fact(line: str, after: list[str]) -> bool:
    """Whether a line above the body is a fact."""
    return fact(line, Draft(Article(title=""), False), loose=True, after=after)


def fact(line: str, draft: Draft, *, loose: bool, after: list[str]) -> bool:
    """Whether a line above the body is a fact, which is then written to the draft."""
    return (
        _dates(line, draft)
        or _label(line, draft, head=True)
        or byline(line, draft)
        or (loose and _masthead(line, draft, after))
        or (loose and _correspondents(line, draft))
        or (loose and _bare_name(line, draft, after))
    )


def _dates(line: str, draft: Draft) -> bool:
    """A line of dates: labelled, or alone, or after the name of the paper or of a place."""
    if len(line) > 200 or not any(sign.isdigit() for sign in line):
        return False
    article = draft.article
    marks = list(dates.LABELLED.finditer(line))
    lead = line[: marks[0].start()] if marks else line
    read: list[tuple[str, dates.Stamp]] = []
    outlet: str | None = None
    if lead.strip(" \t|·•,;:—–-("):
        found = dates.find(lead)
        if found is None:
            # "Reuters | Updated: ..." and "By A B | Published ...": what stands before is a credit.
            if not marks or not _lead(lead, draft):
                return False
        else:
            before = lead[: found[0]].strip(" \t|·•,;:—–-(")
            if lead[found[1] :].strip(" \t|·•,;:.—–-()"):
                return False
            placed = _PLACE.fullmatch(lead[: found[0]]) is not None  # "Nairobi, July 9, 2023"
            if before and not (placed or before.isupper() or bylines.is_outlet(before)):
                said = bylines.byline(before)
                if said is None:
                    return False
                draft.credit(said)
            elif before and bylines.is_outlet(before):
                outlet = bylines.outlet_name(before)
            read.append(("p", found[2]))
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=False):
        value = line[mark.end() : end].strip(" \t|·•,;:()—–-")
        kind = "u" if mark["u"] else "p"
        stamp = dates.parse(value)
        if stamp is None and (found := dates.find(value)) is not None:
            # "Posted by A B on 3 May 2020 at 10:00"
            by = value[: found[0]].strip(" \t|·•,;:()—–-").removesuffix(" on")
            if not value[found[1] :].strip(" \t|·•,;:.—–-()") and (said := bylines.byline(by)):
                draft.credit(said)
                stamp = found[2]
        if stamp is None and (read or article.published):
            day = read[-1][1].day if read else dates.day_of(str(article.published))
            stamp = dates.parse_time(value, day)
        if stamp is None:
            return False
        read.append((kind, stamp))
    for kind, stamp in read:
        if kind == "u":
            article.updated = article.updated or stamp.iso()
        else:
            article.published = article.published or stamp.iso()
    article.publisher = article.publisher or outlet
    return bool(read)


def _of_dates(line: str) -> bool:
    return dates.parse(line) is not None or dates.LABELLED.match(line) is not None


def _lead(lead: str, draft: Draft) -> bool:
    lead = lead.strip(" \t|·•,;:—–-(")
    said = bylines.byline(lead) or bylines.people(lead)
    if said is None:
        return False
    draft.credit(said)
    return True


def _label(line: str, draft: Draft, *, head: bool) -> bool:
    """A line such as "Source: ..." or "HEADLINE: ..."; what it says is taken where it is a fact."""
    found = LABEL.fullmatch(line) if len(line) <= furniture.LONGEST else None
    if found is None:
        return False
    article, name, value = draft.article, found["name"].lower(), found["value"].strip()
    if name in ("title", "headline"):
        if not head or not value:
            return False
        article.title = article.title if article.title is not None else value
    elif name in ("byline", "author", "authors", "writer", "writers"):
        said = bylines.byline(value) or bylines.people(value)
        if said is not None:
            draft.credit(said)
    elif name in _SOURCES:
        if _LABELLED_URL.fullmatch(value):
            article.url = article.url or value
        elif value and len(value) <= 80 and SENTENCE_END.search(value) is None:
            article.publisher = article.publisher or bylines.outlet_name(value)
        elif head and len(value) > 80:
            return False
    elif name in ("url", "link", "permalink"):
        article.url = article.url or (value if _LABELLED_URL.fullmatch(value) else None)
    elif name in ("body", "text", "content", "full text"):
        # The body begins here. With words after the label the line is its first paragraph, which
        # cannot be told from prose that begins with the same word.
        if not head or value:
            return False
        draft.started = True
    return True


def byline(line: str, draft: Draft) -> bool:
    """Whether a line is a byline, which is then credited."""
    said = bylines.byline(line)
    if said is None:
        return False
    draft.credit(said)
    return True


def _masthead(line: str, draft: Draft, after: list[str]) -> bool:
    """The name of the paper on a line of its own."""
    if len(line) > 60 or not after or not bylines.is_outlet(line):
        return False
    if draft.article.title is None and draft.titled:
        # Above a title: told from a short title by the words, or by the date that follows.
        beside = any(
            dates.parse(other) is not None or dates.LABELLED.match(other) for other in after[:1]
        )
        if not beside and len(line.split()) > 4:
            return False
        if not beside and SENTENCE_END.search(after[0]) is not None:
            return False
    draft.article.publisher = draft.article.publisher or bylines.outlet_name(line)
    return True


def _correspondents(line: str, draft: Draft) -> bool:
    """Names without a "By": "Ana Ruiz in Lima and Jan Smit in Quito"."""
    if draft.article.title is None or len(line) > 160 or SENTENCE_END.search(line) is not None:
        return False
    said = bylines.people(line, places=True)
    if said is None or not said.authors:
        return False
    draft.credit(said)
    return True


def _bare_name(line: str, draft: Draft, after: list[str]) -> bool:
    """A name alone between the title and the text: in capitals, or with an initial.

    Also the role of an author who has been named: "Business reporter, Oslo".
    """
    if draft.article.title is None or len(line) > 60 or not after:
        return False
    if draft.authors and bylines.is_role(line):
        return True
    # A kicker in capitals has no initial, and stands above a title rather than a text.
    below = after[0]
    if not (
        len(below) > 80
        or DATELINE.match(below)
        or dates.parse(below)
        or dates.LABELLED.match(below)
    ):
        return False
    words = line.split()
    initial = any(len(word) == 2 and word[1] == "." for word in words[1:-1])
    if not (initial or (line.isupper() and draft.article.published is not None)):
        return False
    said = bylines.people(line)
    if said is None or not said.authors:
        return False
    draft.credit(said)
    return True


def foot_fact(line: str, draft: Draft) -> bool:
    """Whether a line below the body is a fact, which is then written to the draft."""
    if byline(line, draft) or _dates(line, draft):
        return True
    said = bylines.credit(line)
    if said is not None:
        draft.credit(said)
        return True
    return _label(line, draft, head=False)
