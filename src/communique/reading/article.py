"""Text -> article: title, dates, byline, publisher, and the body without the page's furniture.

Newspapers print the facts of an article above its first paragraph and below its last, a line each.
A line there is read for what it says and taken off; between them only lines that no article could
hold are dropped. A dateline ("PARIS, July 3 (Reuters) -") is part of the text and stays.
"""

from __future__ import annotations

import re

from communique.reading import bylines, dates, furniture
from communique.reading.facts import (
    DATELINE,
    LABEL,
    SENTENCE_END,
    Article,
    Draft,
    byline,
    fact,
    foot_fact,
    is_fact,
)
from communique.reading.wrapping import unwrap

# How many lines above the body, and below it, may hold facts.
_HEAD = 14
_FOOT = 16
_TITLE = 250
_AGENCY = re.compile(r"[A-Z][\w’'.& -]{1,39}")
# "MUSCAT: 23 May 2022 -", "New Delhi [India], 3 May 2020 (ANI):", "PARIS (AFP), May 3, 2020 --"
_DATED_PLACE = re.compile(
    r"[“\"(]?[A-Z][\w.'’/-]*(?:[ ,/-]+(?:[A-Z][\w.'’/-]*|de|del|la|al|el|of|the|and))*"
    r"(?:,? [(\[/][A-Z][\w .]{1,30}[)\]/])?\s*[,:;.|/–—-]*\s*"
)
_TEXT = re.compile(r"\)?[\s,]*(?:[-–—:]|[(/\[][A-Z])")
_PROSE = re.compile(r"\b(?:the|an?|said|says|told|was|were|had|which|who|but|however|also)\b", re.I)


def take_apart(text: str, *, title: str | None = None, titled: bool = True) -> Article:
    """Takes the facts and the furniture off a text.

    Args:
        text: normalised text, a paragraph a line (with or without blank lines between).
        title: the title, where it is known; the text may repeat it.
        titled: whether the first line may be the title.
    """
    lines = [line.strip() for line in unwrap(text.split("\n"))]
    draft = Draft(Article(title=title), titled and title is None)
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


def _head(lines: list[str], draft: Draft) -> list[str]:
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
        elif not (fact(line, draft, loose=not kept, after=after) or _furniture(line, after)):
            kept.append(line)
            # Two paragraphs of prose are the body.
            if sum(SENTENCE_END.search(other) is not None for other in kept) > 1:
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
    return len(filled) > 1 and len(filled[0]) <= _TITLE and SENTENCE_END.search(filled[0]) is None


def _is_title(line: str, after: list[str], draft: Draft, *, apart: bool) -> bool:
    if not draft.titled or draft.article.title is not None or not after or len(line) > _TITLE:
        return False
    if (
        furniture.is_section(line)
        or is_fact(line, after)
        or furniture.is_furniture(line, outside=True)
        or LABEL.fullmatch(line) is not None
        or not any(letter.isalpha() for letter in line)
        or after[0][:1].islower()
    ):
        return False
    if line[-1] in ",:-–—":
        return False
    if SENTENCE_END.search(line) is None or line[-1] in "?!":
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


def _repeats(line: str, title: str | None) -> bool:
    return title is not None and _key(line) == _key(title) != ""


def _key(line: str) -> str:
    return re.sub(r"[\W_]+", "", line[:_TITLE]).casefold()


def _foot(lines: list[str], draft: Draft) -> list[str]:
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
            foot_fact(line, draft) or furniture.is_furniture(line, outside=True)
        ):
            lines[number] = ""
            continue
        bare, credit = furniture.cut_end(line)
        if credit:
            lines[number] = bare
            byline(credit.strip(" .()"), draft)
        break
    return lines


def _dateline(body: str, draft: Draft) -> None:
    """The agency that a dateline credits, and its date where it is a full one."""
    if draft.article.published is None:
        draft.article.published = _dated(body[:300])
    found = DATELINE.match(body[:300])
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


def _dated(head: str) -> str | None:
    """The day of a dateline: between the name of a place and a dash, a colon or an agency."""
    stamp = dates.find(head.split("\n")[0][:120])
    if stamp is None:
        return None
    start, end, day = stamp
    if _DATED_PLACE.fullmatch(head, 0, start) is None or _TEXT.match(head, end) is None:
        return None
    return day.iso()
