"""Stretches of tokens: what a clause covers, its margins, and where a cue's own clause begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.attribution.cues import Construction, Cue
    from communique.attribution.quotes import Quote
    from communique.language.tokens import Doc, Span, Token

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OPENING = frozenset({"“", '"', "''", "``", "‘", "'", "«", "(", "["})
CLOSING = frozenset({"”", '"', "''", "’", "'", "»", ")", "]"})
#: Nouns of time: after a preposition they say when, not what or who.
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow weekend week
    month year""".split()
)
_MARGIN = frozenset({",", ";", ":", "–", "—", "--", "-", "―", ".", "…", "...", "•", "*", "?", "!"})


@dataclass(slots=True)
class Report:
    """A cue with what it reports: the draft of a statement.

    ``token`` is the cue's main token, ``parts`` the content as token ranges, ``speaker`` and
    ``addressees`` the heads of their noun phrases. ``follows`` is the report that this one goes on
    with, ``within`` the same speaker's report around it, ``relay`` the report of whoever cites it.
    """

    cue: Cue | None
    token: Token | None
    construction: Construction
    speaker: Token | None
    parts: list[Range]
    addressees: list[Token] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    follows: Report | None = None
    within: Report | None = None
    relay: Report | None = None
    cue_range: Range | None = None
    medium: str | None = None

    @property
    def kind(self) -> str:
        """The kind of the cue; quoted words without one are asserted."""
        return self.cue.kind if self.cue is not None else "assertion"

    def covers(self, i: int) -> bool:
        """Whether the token ``i`` stands in the content."""
        return any(first <= i < last for first, last in self.parts)

    @property
    def size(self) -> int:
        """The number of tokens in the content."""
        return sum(last - first for first, last in self.parts)


def runs(indices: Iterable[int]) -> list[Range]:
    """Token indices as ranges of neighbours."""
    found: list[Range] = []
    for i in sorted(set(indices)):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def trimmed(doc: Doc, part: Range) -> Range | None:
    """A range without spaces and stops at its margins; ``None`` when nothing is left.

    A question or exclamation mark at the end stays, and so do quotation marks.
    """
    first, last = part
    while first < last and (doc[first].is_space or doc[first].text in _MARGIN):
        first += 1
    if first == last:
        return None
    # A quote that goes on in the next paragraph ends with its stop, not with a mark.
    running = doc[first].text in OPENING and not any(
        t.text in CLOSING for t in doc[first + 1 : last]
    )
    kept = {"?", "!", "."} if running else {"?", "!"}
    while first < last and (
        doc[last - 1].is_space or (doc[last - 1].text in _MARGIN and doc[last - 1].text not in kept)
    ):
        last -= 1
    if first < last and not any(t.is_alpha or t.like_num for t in doc[first:last]):
        return None
    return (first, last) if first < last else None


def clean(doc: Doc, parts: Iterable[Range]) -> list[Range]:
    """Ranges trimmed and in order, joined where nothing but spaces or stops lies between them."""
    found: list[Range] = []
    for part in sorted(parts):
        kept = trimmed(doc, part)
        if kept is None:
            continue
        if found and kept[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], kept[1]))
        elif found and all(t.is_space for t in doc[found[-1][1] : kept[0]]):
            found[-1] = (found[-1][0], kept[1])
        else:
            found.append(kept)
    return found


def edges(token: Token) -> Range:
    """The range that a token's subtree spans."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """The verb's own subject, expletives aside."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    # A bare participle: "asked about the raid, …", "a claim denied by Rome".
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"advcl", "acl"}
        and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    )


def cue_start(verb: Token) -> int:
    """The token with which the cue's own clause begins: its subject, auxiliaries and adverbs."""
    begin = verb.i
    for c in verb.lefts:
        if c.dep_ in {"nsubj", "nsubjpass"}:
            begin = min(begin, c.left_edge.i)
        elif c.dep_ in {"aux", "auxpass", "neg", "advmod", "mark"}:
            begin = min(begin, c.i)
    return begin


def sentence_of(token: Token) -> Span:
    """The sentence of a token (ours: the parser keeps to the boundaries it was given)."""
    return token.sent


def span_end(sentence: Span) -> int:
    """The end of a sentence without its trailing spaces."""
    last = sentence.end
    while last > sentence.start and sentence.doc[last - 1].is_space:
        last -= 1
    return last


_TO_COME = frozenset("will shall would 'll ’ll wo may might could can must should".split())
# Verbs whose infinitive is still to come.
_PROSPECTIVE = frozenset(
    """promise pledge vow plan agree undertake threaten offer decide prepare resolve undertake
    expect schedule set intend vote ask want hope""".split()
)
_NEGATED = frozenset("not n't n’t never neither nor".split())


def is_unsaid(cue: Token) -> bool:
    """Whether a verb of saying tells of what is not said yet, or may never be.

    "They will discuss the border", "Allies are expected to agree on a target". A refusal ("would
    not say") is told as a stance, and stays.
    """
    if cue.pos_ != "VERB" or any(c.lower_ in _NEGATED for c in cue.children):
        return False
    step = cue
    while step.dep_ == "conj" and step.tag_ == "VB" and not _has(step, "aux", "nsubj"):
        step = step.head
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in step.children):
        if step.dep_ == "advcl":
            return is_unsaid(step.head)  # "Agreed to meet *to discuss* it."
        return step.dep_ == "xcomp" and step.head.lemma_ in {"be", *_PROSPECTIVE}
    return any(c.dep_ == "aux" and c.lower_ in _TO_COME for c in step.children)


def is_asked(cue: Token) -> bool:
    """Whether a cue stands in what somebody is asked: "asked *whether he feared* it"."""
    return (
        cue.dep_ in {"ccomp", "advcl"}
        and any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in cue.lefts)
        and cue.head.lemma_ in {"ask", "wonder", "question"}
    )


def _has(token: Token, *deps: str) -> bool:
    return any(c.dep_ in deps for c in token.children)
