"""Where sentences begin in news English: decided on the tokens, before the parser sees them.

The parser of a small model breaks sentences at quotes and abbreviations; newspaper prose marks its
sentence ends plainly enough for rules, and a fixed boundary also keeps a parse from running on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import ORTH, SENT_START, SPACY
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "。"})
CLOSERS = frozenset({"”", "’", "'", '"', ")", "]", "»", "''", "’’"})
OPENERS = frozenset({"“", "‘", '"', "'", "(", "[", "«", "`", "``", "''", "—", "–", "-", "•", "*"})
# A full stop after one of these does not end a sentence.
ABBREVIATIONS = frozenset(
    """adm amb approx art asst atty bn brig capt cardinal cmdr co col comdr corp cpl dept det dir dr
    ed eng esq est et etc ext fig fr gen gov hon inc insp jr lt ltd maj messrs mr mrs ms mt no nos
    ofc op p pfc ph pp pres prof pvt ref rep reps res ret rev rt sec secy sen sens sgt sr st supt
    univ viz vol vs jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
    sat sun al cf ft""".split()
)
# Capitalised words that begin a sentence even right after an abbreviation such as "U.S.".
STARTERS = frozenset(
    """The A An In On At But And It Its He She They We His Her Their This That These Those However
    Meanwhile After Before When While If As For There Such Some Many Most Since Last Both Also Now
    Then Earlier Later Despite According Officials Under With From I You Our My Not No So Yet Or
    What Who Where Why How One Two Three""".split()
)  # fmt: skip


# "KYIV, March 14 (Eastwire) -", "OSH, May 3. /Eastwire/.": where and by whom a report was filed,
# apart from its first sentence. The place is in capitals, the dash stands apart.
_DATELINE = re.compile(
    r"\s*[A-Z]{2}(?:[A-Z'’\-]+|\.?(?= [A-Z]{3}))(?:[ ,/]+[A-Z][A-Z.'’\-]+)*"
    r"(?:, [A-Z][A-Za-z.]+(?: (?:(?:of|the|and) )*[A-Z][A-Za-z.]+){0,4}){0,2}"
    r"(?:[,.]? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?)?"
    r"(?:(?:,? ?\([^()\n]{2,40}\))?,? ?(?:--|[-–—])+|,? ?\([^()\n]{2,40}\) ?[:\"“”]?"
    r"|\.? ?/[A-Z][^/()\n]{1,30}/\.?)\s+(?=\S)"
)

# None is longer; spaCy joins a text from its tokens each time it is asked for.
_DATELINE_TOKENS = 60
# A line that may open with one, as far as one may reach.
_LINE = re.compile(r"(?m)^[A-Z]{2}.{0,200}")


@Language.component("communique_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Sets the sentence starts of a doc; the parser that follows keeps to them."""
    starts = np.array(sentence_starts(doc), bool)
    if len(starts):
        doc.from_array([SENT_START], np.where(starts, 1, -1).astype(np.uint64))  # type: ignore[arg-type]
    return doc


def sentence_starts(doc: Doc) -> list[bool]:
    """For each token, whether a sentence begins with it."""
    words, spaced = _words(doc), doc.to_array([SPACY]).tolist()
    starts = [False] * len(words)
    begin, ended = True, False
    at, after_dateline = 0, _end_of_dateline(words, spaced)
    for i, text in enumerate(words):
        start, at = at, at + len(text) + spaced[i]
        if text.isspace():
            if "\n" in text:
                begin, ended = True, False
            continue
        if start == after_dateline:
            begin = True
        closes = ended and text in CLOSERS and i > 0 and not spaced[i - 1]
        if begin or (ended and not closes and _may_begin(text)):
            starts[i], begin, ended = True, False, False
        elif ended and not closes:
            ended = False
        if text in ENDS:
            ended = not (text == "." and i and not spaced[i - 1] and _abbreviated(words[i - 1]))
        elif text.endswith(".") and len(text) > 1 and text.rstrip(".").lower() not in ABBREVIATIONS:
            # "U.S." and its like end a sentence only before a word that plainly begins one.
            ended = i + 1 < len(words) and words[i + 1] in STARTERS
    if starts:
        starts[0] = True
    return starts


def report_starts(text: str) -> list[int]:
    """Where the reports of a text begin: one with several datelines is as many reports.

    >>> report_starts("Briefs\\nLIMA - Peru voted.\\nOSLO - Norway voted. Two were hurt.")
    [0, 26]
    """
    begun = [m.start() for m in _LINE.finditer(text) if _DATELINE.match(text, *m.span())]
    # What stands before the first, its title and lead, belongs to it.
    return [0, *begun[1:]]


def _words(doc: Doc) -> list[str]:
    """The words of a doc; to ask spaCy for each of its tokens takes three times as long."""
    strings = doc.vocab.strings
    return [strings[key] for key in doc.to_array([ORTH]).tolist()]


def _end_of_dateline(words: list[str], spaced: list[int]) -> int:
    """The offset at which a dateline at the start of a text ends; -1 without one."""
    first = zip(words[:_DATELINE_TOKENS], spaced, strict=False)
    dateline = _DATELINE.match("".join(word + " " * space for word, space in first))
    return dateline.end() if dateline else -1


def _abbreviated(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _may_begin(text: str) -> bool:
    if text in OPENERS:
        return True
    first = text[0]
    return first.isupper() or first.isdigit() or not first.isascii() or first in "$€£#@"
