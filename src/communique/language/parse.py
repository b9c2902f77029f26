"""The parse: the one container that the strands annotate, each its own part."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.language.annotations import NoClock, NoVoices
from communique.language.sentences import report_starts
from communique.record import Span as RecordSpan

if TYPE_CHECKING:
    from communique.language.annotations import (
        ActorMention,
        Clock,
        PlaceMention,
        TimeMention,
        Voices,
    )
    from communique.language.tokens import Doc, Span, Token
    from communique.record import (
        Actor,
        Agreement,
        Document,
        DocumentInfo,
        Event,
        Figure,
        Statement,
    )


@dataclass(slots=True)
class Parse:
    """A document with its parsed text and what the strands have found so far.

    ``doc.text == document.text``, so ``token.idx`` is a character offset of the record. ``title``
    is the number of characters that the title takes (0 without one). Each field below ``sentences``
    is written by the one strand that its comment names, and read by those after it.
    """

    document: Document
    doc: Doc
    title: int
    sentences: list[Span]
    # actors
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    _mention_of: dict[int, ActorMention] | None = None
    _starts: list[int] | None = None
    _reports: list[int] | None = None
    # times
    times: list[TimeMention] = field(default_factory=list)
    clock: Clock = field(default_factory=NoClock)
    # attribution
    statements: list[Statement] = field(default_factory=list)
    voices: Voices = field(default_factory=NoVoices)
    # agreements
    agreements: list[Agreement] = field(default_factory=list)
    _agreement_of: dict[int, tuple[Agreement, RecordSpan]] | None = None
    # events, figures
    events: list[Event] = field(default_factory=list)
    #: Actors whom an event has and no phrase names: whose embassy's city it is, who "we" are.
    joined: dict[str, Actor] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the document, to which all offsets refer."""
        return self.document.text

    @property
    def info(self) -> DocumentInfo:
        """The facts of the document: title, publisher, dates, language."""
        return self.document.info

    def quote(self, start: int, end: int) -> RecordSpan:
        """The record's span of the characters ``start`` to ``end``."""
        return RecordSpan(start=start, end=end, text=self.document.text[start:end])

    def sentence_at(self, char: int) -> Span:
        """The sentence in which a character stands."""
        if self._starts is None:
            self._starts = [sentence.start_char for sentence in self.sentences]
        return self.sentences[max(bisect_right(self._starts, char) - 1, 0)]

    @property
    def reports(self) -> list[int]:
        """Where the reports of a text begin: several in one of several datelines."""
        if self._reports is None:
            self._reports = report_starts(self.text)
        return self._reports

    def report_at(self, char: int) -> int:
        """Where the report begins in which a character stands."""
        return self.reports[bisect_right(self.reports, char) - 1]

    def mention_at(self, token: Token) -> ActorMention | None:
        """The actor mention whose head is ``token``, or which holds it (the innermost)."""
        if self._mention_of is None:
            table: dict[int, ActorMention] = {}
            for mention in sorted(self.mentions, key=lambda m: m.first - m.last):
                for i in range(mention.first, mention.last):
                    table[i] = mention
            for mention in self.mentions:
                table[mention.root] = mention
            self._mention_of = table
        return self._mention_of.get(token.i)

    def agreement_at(self, token: Token) -> tuple[Agreement, RecordSpan] | None:
        """The agreement that ``token`` names, alone or as one of several words, and those words."""
        if not self.agreements:
            return None
        if self._agreement_of is None:
            self._agreement_of = {
                inner.i: (agreement, mention)
                for agreement in self.agreements
                for mention in agreement.mentions
                for inner in self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                or ()
            }
        return self._agreement_of.get(token.i)

    def in_title(self, token: Token) -> bool:
        """Whether a token stands in the title."""
        return token.idx < self.title
