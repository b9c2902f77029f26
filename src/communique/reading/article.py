"""Text -> article: title, dates, byline, publisher, and the body without the page's furniture.

Newspapers print the facts of an article above its first paragraph and below its last, a line each.
A line there is read for what it says and taken off; between them only lines that no article could
hold are dropped. A dateline ("PARIS, July 3 (Reuters) -") is part of the text and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.reading import bylines, dates, furniture
from communique.reading.wrapping import unwrap

# How many lines above the body, and below it, may hold facts.
_HEAD = 14
_FOOT = 16
_TITLE = 250
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
_LABEL = re.compile(
    r"(?P<name>title|headline|byline|authors?|writers?|source|publisher|publication|newspaper"
    r"|outlet|agency|provider"
    r"|url|link|permalink|body|text|content|full text|section|length|language|dateline|keywords?"
    r"|tags?|topics?|subjects?"
    r"|categor(?:y|ies)|country|region|copyright|graphic|document-type|publication-type"
    r"|journal-code|id|guid|type)"
    r"\s*[:：]\s*(?P<value>.*)",
    re.I,
)
_DATELINE = re.compile(
    r"[“\"(]?(?P<place>[A-Z][^()\n:]{1,90}?)(?:\((?P<agency>[A-Z][^()\n]{1,40})\)\s*(?:[-–—]{1,3}|:|\s)\s*\S"
    r"|\s+(?:--|–|—|-)\s+\S)"
)  # fmt: skip
_SOURCES = ("source", "publisher", "publication", "newspaper", "outlet", "agency", "provider")
_AGENCY = re.compile(r"[A-Z][\w’'.& -]{1,39}")
_LABELLED_URL = re.compile(r"https?://\S+", re.I)
_PROSE = re.compile(r"\b(?:the|an?|said|says|told|was|were|had|which|who|but|however|also)\b", re.I)


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
class _Draft:
    article: Article
    titled: bool
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    started: bool = False

    def credit(self, said: bylines.Credit) -> None:
        self.authors += said.authors
        self.article.publisher = self.article.publisher or said.publisher


def take_apart(text: str, *, title: str | None = None, titled: bool = True) -> Article:
    """Takes the facts and the furniture off a text.

    Args:
        text: normalised text, a paragraph a line (with or without blank lines between).
        title: the title, where it is known; the text may repeat it.
        titled: whether the first line may be the title.
    """
    lines = [line.strip() for line in unwrap(text.split("\n"))]
    draft = _Draft(Article(title=title), titled and title is None)
    kept = _head(lines, draft)
    kept = _foot(kept, draft)
    kept = [line for line in kept if not line or not furniture.is_furniture(line)]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
    _dateline(body, draft)
    article = draft.article
    if not body and article.title is None:
        # Nothing but furniture: then it was the text after all.
        body = text
    article.body = body
    article.authors = tuple(dict.fromkeys(draft.authors))
    article.publisher = article.publisher or draft.agency
    return article


def _head(lines: list[str], draft: _Draft) -> list[str]:
    """Reads the lines above the body; gives the others back."""
    filled = [number for number, line in enumerate(lines) if line]
    kept: list[str] = []
    last = 0
    for rank, number in enumerate(filled[:_HEAD]):
        line = lines[number]
        after = [lines[n] for n in filled[rank + 1 : rank + 4]]
        if draft.started or len(line) > furniture.LONGEST:
            break
        # Above the body any line may be a fact; after a line that is none (a deck, a kicker, a
        # first paragraph) only one that cannot be prose.
        apart = number + 1 < len(lines) and not lines[number + 1]
        if _repeats(line, draft.article.title) or (
            not kept and _is_title(line, after, draft, apart=apart)
        ):
            if draft.article.title is None:
                draft.article.title = line.rstrip("; ")
        elif not (_fact(line, draft, loose=not kept, after=after) or _furniture(line, after)):
            kept.append(line)
            # Two paragraphs of prose are the body.
            if sum(_SENTENCE_END.search(other) is not None for other in kept) > 1:
                last = number + 1
                break
            if number + 1 < len(lines) and not lines[number + 1]:
                kept.append("")
        last = number + 1
    if draft.article.title is None and draft.titled and kept and _titled_late(kept):
        draft.article.title = kept.pop(0)
    return kept + lines[last:]


def _furniture(line: str, after: list[str]) -> bool:
    if furniture.is_section(line):
        return bool(after)
    return furniture.is_furniture(line, outside=True)


def _titled_late(kept: list[str]) -> bool:
    """A title was left among the kept lines because facts stood above it."""
    filled = [line for line in kept if line]
    return len(filled) > 1 and len(filled[0]) <= _TITLE and _SENTENCE_END.search(filled[0]) is None


def _is_title(line: str, after: list[str], draft: _Draft, *, apart: bool) -> bool:
    if not draft.titled or draft.article.title is not None or not after or len(line) > _TITLE:
        return False
    if (
        furniture.is_section(line)
        or _is_fact(line, after)
        or furniture.is_furniture(line, outside=True)
        or _LABEL.fullmatch(line) is not None
        or not any(letter.isalpha() for letter in line)
        or after[0][:1].islower()
    ):
        return False
    if line[-1] in ",:-–—":
        return False
    if _SENTENCE_END.search(line) is None or line[-1] in "?!":
        return True
    # A title with a full stop, as databases print it: apart from the text, short, over something
    # longer, and in the style of a headline: capitals, or none of the small words of prose.
    if not apart or len(line) > 130 or max(map(len, after)) <= len(line):
        return False
    words = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(word[0].isupper() for word in words)
    return (len(words) > 2 and capitals * 10 >= 8 * len(words)) or (
        _PROSE.search(line) is None and re.search(r"[a-z]{3}[.!?] ", line) is None
    )


def _is_fact(line: str, after: list[str]) -> bool:
    return _fact(line, _Draft(Article(title=""), False), loose=True, after=after)


def _repeats(line: str, title: str | None) -> bool:
    return title is not None and _key(line) == _key(title) != ""


def _key(line: str) -> str:
    return re.sub(r"[\W_]+", "", line[:_TITLE]).casefold()


def _fact(line: str, draft: _Draft, *, loose: bool, after: list[str]) -> bool:
    """Whether a line above the body is a fact, which is then written to the draft."""
    return (
        _dates(line, draft)
        or _label(line, draft, head=True)
        or _byline(line, draft)
        or (loose and _masthead(line, draft, after))
        or (loose and _correspondents(line, draft))
        or (loose and _bare_name(line, draft, after))
    )


def _dates(line: str, draft: _Draft) -> bool:
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
            if before and not (before.isupper() or bylines.is_outlet(before)):
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


def _lead(lead: str, draft: _Draft) -> bool:
    lead = lead.strip(" \t|·•,;:—–-(")
    said = bylines.byline(lead) or bylines.people(lead)
    if said is None:
        return False
    draft.credit(said)
    return True


def _label(line: str, draft: _Draft, *, head: bool) -> bool:
    """A line such as "Source: ..." or "HEADLINE: ..."; what it says is taken where it is a fact."""
    found = _LABEL.fullmatch(line) if len(line) <= furniture.LONGEST else None
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
        elif value and len(value) <= 80 and _SENTENCE_END.search(value) is None:
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


def _byline(line: str, draft: _Draft) -> bool:
    said = bylines.byline(line)
    if said is None:
        return False
    draft.credit(said)
    return True


def _masthead(line: str, draft: _Draft, after: list[str]) -> bool:
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
        if not beside and _SENTENCE_END.search(after[0]) is not None:
            return False
    draft.article.publisher = draft.article.publisher or bylines.outlet_name(line)
    return True


def _correspondents(line: str, draft: _Draft) -> bool:
    """Names without a "By": "Ana Ruiz in Lima and Jan Smit in Quito"."""
    if draft.article.title is None or len(line) > 160 or _SENTENCE_END.search(line) is not None:
        return False
    said = bylines.people(line, places=True)
    if said is None or not said.authors:
        return False
    draft.credit(said)
    return True


def _bare_name(line: str, draft: _Draft, after: list[str]) -> bool:
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
        or _DATELINE.match(below)
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


def _foot(lines: list[str], draft: _Draft) -> list[str]:
    """Reads the lines below the body; gives the others back."""
    filled = [number for number, line in enumerate(lines) if line]
    ends = filled[-_FOOT:]
    cut = furniture.tail([lines[number] for number in ends])
    if cut is not None and ends[cut] != filled[0]:
        for number in ends[cut:]:
            # Of the other stories nothing is kept, but a line of rights is of the whole page.
            said = bylines.credit(lines[number])
            if said is not None:
                draft.credit(said)
            lines[number] = ""
        filled = filled[: len(filled) - len(ends) + cut]
    for number in reversed(filled[-_FOOT:]):
        line = lines[number]
        # The first line of the body is never a foot.
        if number != filled[0] and (
            _foot_fact(line, draft) or furniture.is_furniture(line, outside=True)
        ):
            lines[number] = ""
            continue
        bare, credit = furniture.cut_end(line)
        if credit:
            lines[number] = bare
            _byline(credit.strip(" .()"), draft)
        break
    return lines


def _foot_fact(line: str, draft: _Draft) -> bool:
    if _byline(line, draft) or _dates(line, draft):
        return True
    said = bylines.credit(line)
    if said is not None:
        draft.credit(said)
        return True
    return _label(line, draft, head=False)


def _dateline(body: str, draft: _Draft) -> None:
    """The agency that a dateline credits, and its date where it is a full one."""
    found = _DATELINE.match(body[:300])
    if found is None:
        return
    agency = found["agency"]
    # "Kingston (Jamaica) -" names a country: an agency has a name of the press or short capitals,
    # or stands after a date.
    if (
        agency is not None
        and _AGENCY.fullmatch(agency)
        and (bylines.is_outlet(agency) or agency.isupper() or "," in found["place"])
    ):
        draft.agency = bylines.outlet_name(agency)
    if draft.article.published is None and found["place"][:3].isupper():
        stamp = dates.find(found["place"])
        if stamp is not None:
            draft.article.published = stamp[2].iso()
