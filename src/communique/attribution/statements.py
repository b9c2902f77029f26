"""Reports -> the record's statements; the strand's one call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from communique.attribution.chains import Chains, tells
from communique.attribution.clauses import DAYS
from communique.attribution.cues import cue_words
from communique.attribution.direct import attach_quotes
from communique.attribution.documents import Documents
from communique.attribution.labels import labelled
from communique.attribution.media import medium_noun, phrase_medium, speaking_document
from communique.attribution.prepositions import prepositional
from communique.attribution.quotes import find_quotes
from communique.attribution.reports import report_of
from communique.attribution.scopes import cite, settle
from communique.attribution.speakers import UNKNOWN, actors_of, past_dateline, ref, refs
from communique.attribution.standing import is_empty, stands
from communique.record import ActorRef, Statement

if TYPE_CHECKING:
    from communique.attribution.clauses import Report
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Span, StatementKind

_WORD = re.compile(r"\w+")
#: Kinds of cues that need no words: what is said at a summit is, what is expected there is not.
_SILENT = frozenset({"intention", "belief", "knowledge", "attitude"})
_GOES_ON = 2
#: The share of its words in quotation marks from which a statement is direct.
_DIRECT = 0.85


def annotate(parse: Parse) -> None:
    """Finds who says what: sets ``parse.statements`` and ``parse.voices``.

    Reads the actors' mentions and the clock of the parse. A statement without a known actor has
    the speaker ``UNK`` with the words that name him; without such words, ``UNK`` alone.
    """
    quotes = find_quotes(parse)
    reports = attach_quotes(parse, _reports(parse), quotes)
    reports = [r for r in reports if stands(parse, r, quotes)]
    settle(parse, reports)
    cite(parse, reports)
    _share_quotes(reports)
    reports = sorted((r for r in reports if r.parts and not is_empty(parse, r)), key=_position)
    documents = Documents(parse)
    drafts = [_Draft(parse, documents, report) for report in reports]
    _take_up(parse, drafts)
    _who_spoke_last(parse, drafts)
    chains = Chains(
        reports,
        [draft.speaker for draft in drafts],
        [draft.addressees for draft in drafts],
        documents,
    )
    parse.voices = chains
    statements = [
        draft.statement(f"s{number + 1}", chains.attribution(number))
        for number, draft in enumerate(drafts)
    ]
    for number, draft in enumerate(drafts[1:], start=1):
        here = statements[number]
        # What is told within another's words does not come between two of one voice.
        level = (s for s in reversed(statements[:number]) if s.attribution == here.attribution)
        before = next(level, None)
        if before is not None:
            here = _at_one_time(parse, before, here, draft)
            statements[number] = _by_one_medium(parse, before, here)
    parse.statements = statements


def _at_one_time(parse: Parse, before: Statement, here: Statement, draft: _Draft) -> Statement:
    """A statement with the time of the one before, where the same speaker goes on in a paragraph.

    "In a reply to parliament on Tuesday the minister admitted the error. “We acted ...,” he said."
    """
    verb = draft.report.token
    if here.when.basis != "tense" or before.when.basis not in {"relative", "explicit"}:
        return here
    if here.speaker.actor == UNKNOWN or here.speaker.actor != before.speaker.actor:
        return here
    if verb is None or verb.tag_ != "VBD" or before.cue is None:
        return here
    first, last = sorted((before.cue.start, verb.idx))
    # In the sentence after, or in the one after that: later the speech is over.
    apart = sum(first < s.start_char <= last for s in parse.sentences)
    if apart > _GOES_ON or "\n" in parse.text[first:last]:
        return here
    return structs.replace(here, when=before.when)


def _take_up(parse: Parse, drafts: list[_Draft]) -> None:
    """Gives "another" and "one of them" the actor of whom they are one more.

    "A Chadian official said it was over. *Another* said it was not."
    """
    for number, draft in enumerate(drafts):
        speaker, noun = draft.speaker, draft.report.speaker
        if noun is not None and noun.lower_ == "it" and number:
            _of_the_text(parse, drafts[number - 1], draft)
            told = _last_outer(drafts, noun)
            if told is not None and told is not drafts[number - 1]:
                _of_the_text(parse, told, draft)
        if speaker.actor != UNKNOWN or noun is None or noun.lower_ not in _ANOTHER:
            continue
        for before in reversed(drafts[:number]):
            other = before.report.speaker
            if other is None or other.lower_ in _ANOTHER or other.i > noun.i:
                continue
            actor = before.speaker.actor
            one = ":" in actor and not actor.startswith(UNKNOWN)
            if "\n" not in parse.text[other.idx : noun.idx] and not one:
                draft.speaker = structs.replace(speaker, actor=before.speaker.actor)
            break


def _of_the_text(parse: Parse, before: _Draft, draft: _Draft) -> None:
    """Gives "it" the issuer of the text that has spoken in the sentence before.

    "The report said Chad had attacked. *It* found that villages were burned."
    """
    text, pronoun = before.report.speaker, draft.report.speaker
    if text is None or pronoun is None or text.i > pronoun.i:
        return
    medium = medium_noun(text)
    if medium is None or not medium.document or not _next_to(parse, text, pronoun):
        return
    draft.speaker = structs.replace(draft.speaker, actor=before.speaker.actor)
    draft.medium = draft.medium or before.medium


def _last_outer(drafts: list[_Draft], noun: Token) -> _Draft | None:
    """The last report before a word which stands in no other: what that one tells is its own."""
    told = [(d, t) for d in drafts if (t := d.report.token) is not None and t.i < noun.i]
    outer = [
        (token.i, n)
        for n, (draft, token) in enumerate(told)
        if not any(
            a <= token.i < b for o, _ in told if o is not draft for a, b in o.report.parts
        )
    ]  # fmt: skip
    return told[max(outer)[1]][0] if outer else None


def _next_to(parse: Parse, text: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in the paragraph of a text that speaks, or opens the one after."""
    between = parse.text[text.idx : pronoun.idx]
    if "\n" not in between:
        return True
    opens = parse.sentence_at(pronoun.idx).start == pronoun.i
    return opens and parse.sentence_at(text.idx).end >= pronoun.i - 1 and pronoun.dep_ == "nsubj"


def _who_spoke_last(parse: Parse, drafts: list[_Draft]) -> None:
    """Takes "he said" after a quote for whoever spoke last, where the other has not spoken there.

    The one who speaks may be nobody whom a record knows: "…, said Ana Roe, 61. “…,” she said."
    """
    inside = {i for d in drafts for first, last in d.report.parts for i in range(first, last)}
    for number, draft in enumerate(drafts):
        noun, token = draft.report.speaker, draft.report.token
        if noun is None or token is None or noun.lower_ not in {"he", "she"} or token.i in inside:
            continue
        if not draft.report.quotes:
            continue
        near: list[_Draft] = []
        for before in reversed(drafts[:number]):
            start = before.report.token.idx if before.report.token is not None else None
            if start is None or start > noun.idx:
                continue
            if parse.text.count("\n\n", start, noun.idx) > 1:
                break
            if before.report.token is not None and before.report.token.i not in inside:
                near.append(before)
        known = {d.speaker.actor for d in near}
        if not near or draft.speaker.actor in known:
            continue
        last = near[0].report.speaker
        if last is None or last.tag_ not in {"NN", "NNP"}:
            continue
        close = "\n" not in parse.text[last.idx : noun.idx]
        if _is_somebody(parse, near[0], close=close):
            draft.speaker = structs.replace(draft.speaker, actor=near[0].speaker.actor)


def _is_somebody(parse: Parse, draft: _Draft, *, close: bool) -> bool:
    """Whether a speaker is one human being, as far as the words and the record tell.

    Who has a name in the record goes on only where he has spoken in the same paragraph (``close``).
    """
    actor = parse.actors.get(draft.speaker.actor)
    noun = draft.report.speaker
    if noun is None or medium_noun(noun) is not None:
        return False
    if actor is None:
        return noun.pos_ == "PROPN"
    if actor.kind == "person":
        return close
    return actor.kind == "group" and noun.tag_ == "NN" and ":" not in actor.id


_ANOTHER = frozenset("another other others one second third some".split())


def _by_one_medium(parse: Parse, before: Statement, here: Statement) -> Statement:
    """A statement by the medium of the one before, where the same speaker goes on in a paragraph.

    "In an interview with CNN she said she would stay. “I am no quitter,” she added."
    """
    if here.medium is not None or before.medium not in _AT_LENGTH or here.kind != "direct":
        return here
    if here.speaker.actor == UNKNOWN or here.speaker.actor != before.speaker.actor:
        return here
    first, last = before.content[0].start, here.content[0].start
    apart = sum(first < s.start_char <= last for s in parse.sentences)
    if apart > _GOES_ON or "\n" in parse.text[first:last]:
        return here
    return structs.replace(here, medium=before.medium)


#: Media in which somebody says more than one sentence.
_AT_LENGTH = frozenset({"interview", "press conference", "speech", "testimony", "letter"})


def _reports(parse: Parse) -> list[Report]:
    found: list[Report] = []
    for sentence in parse.sentences:
        label = labelled(parse, sentence)
        if label is not None:
            found.append(label)
    words = cue_words()
    for token in parse.doc:
        if token.lower_ not in words and token.lemma_.lower() not in words:
            continue
        report = report_of(token) if token.tag_ else None
        if report is None:
            report = prepositional(token)
        if report is not None:
            found.append(report)
            if report.relay is not None and report.relay.token is token:
                found.append(report.relay)
    return found


def _position(report: Report) -> tuple[int, int]:
    start = report.parts[0][0]
    return (min(start, report.token.i) if report.token is not None else start, start)


def _share_quotes(reports: list[Report]) -> None:
    """A quote inside a reported clause is the outer speaker's too, when the inner one is himself.

    "Kim described … what he called “hostile forces”": both statements hold the quote.
    """
    for inner in reports:
        if inner.token is None or inner.speaker is None or inner.speaker.lower_ not in _SAME:
            continue
        for outer in reports:
            if outer is inner or outer.token is None or not outer.covers(inner.token.i):
                continue
            if outer.speaker is None or inner.token.sent != outer.token.sent:
                continue
            if tells(outer) and inner.token.dep_ in _WITHIN and outer.construction != "according":
                outer.quotes = sorted({*outer.quotes, *inner.quotes}, key=lambda q: q.start)
                inner.within = outer


_SAME = frozenset({"he", "she", "they", "it"})
_WITHIN = frozenset({"pcomp", "ccomp", "csubj", "relcl", "pobj"})


class _Draft:
    """A report on its way into the record: its speaker, medium and addressees are settled."""

    def __init__(self, parse: Parse, documents: Documents, report: Report) -> None:
        self._parse = parse
        self.report = report
        self.medium: str | None = None
        addressees: list[Token] = list(report.addressees)
        self.speaker = self._speaker(documents, addressees)
        if report.token is not None and report.cue is not None and _is_uttered(report):
            self._find_medium(documents, report.token, addressees)
        source = report.follows or report.within
        if source is not None and self.medium is None:
            self.medium = source.medium
            if not addressees and source.construction != "according":
                addressees += source.addressees
        for told_to in list(addressees):
            occasion = medium_noun(told_to)
            if occasion is not None and not occasion.document and not actors_of(parse, told_to):
                # "Told a *briefing* that": an occasion, and nobody.
                self.medium = self.medium or occasion.medium
                addressees.remove(told_to)
        report.medium = self.medium
        report.addressees = addressees
        told = refs(parse, addressees)
        self.addressees = tuple(
            one for one in told if one.actor == UNKNOWN or one.actor != self.speaker.actor
        )

    def _speaker(self, documents: Documents, addressees: list[Token]) -> ActorRef:
        speaker = self.report.speaker
        if speaker is None:
            return ActorRef(actor=UNKNOWN)
        speaker = past_dateline(speaker)
        medium = speaking_document(self.report)
        if medium is None:
            return ref(self._parse, speaker)
        self.medium = medium.medium
        issued = documents.of(speaker)
        if issued is not None and issued.issuers:
            self.medium = issued.medium
            if not addressees and medium.document:
                addressees += issued.addressees
            known = actors_of(self._parse, issued.issuers[0])
            if known:
                return ref(self._parse, speaker, known[0])
        return ref(self._parse, speaker)

    def _find_medium(self, documents: Documents, cue: Token, addressees: list[Token]) -> None:
        named = phrase_medium(cue)
        if named is not None:
            medium, noun = named
            issued = documents.of(noun)
            self.medium = issued.medium if issued is not None else medium.medium
            if issued is not None and not addressees:
                addressees += issued.addressees
            return
        if self.report.cue is not None:
            self.medium = self.medium or self.report.cue.medium
        speaker = self.report.speaker
        if self.medium is None and cue.lemma_ == "write" and speaker is not None:
            letter = documents.letter_of(speaker, cue.i)
            if letter is not None:
                self.medium = letter[0]
                if not addressees:
                    addressees += letter[1]

    def statement(self, number: str, attribution: tuple[ActorRef, ...]) -> Statement:
        """The statement of the record."""
        parse, report = self._parse, self.report
        content = tuple(self._span(first, last) for first, last in report.parts)
        quotes = tuple(parse.quote(q.start, q.end) for q in report.quotes)
        anchor = report.token or (report.follows.token if report.follows is not None else None)
        return Statement(
            id=number,
            speaker=self.speaker,
            addressees=self.addressees,
            cue=self._cue(),
            content=content,
            quotes=quotes,
            kind=_kind(content, quotes),
            medium=self.medium,
            when=parse.clock.at(anchor or parse.doc[report.parts[0][0]]).when,
            attribution=attribution,
        )

    def _span(self, first: int, last: int) -> Span:
        doc = self._parse.doc
        return self._parse.quote(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))

    def _cue(self) -> Span | None:
        report = self.report
        if report.cue_range is not None:
            return self._span(*report.cue_range)
        if report.token is None or report.cue is None:
            return None
        i = report.token.i
        words = {w for lemma in report.cue.lemmas for w in lemma.split()[1:]}
        following = report.token.doc[i + 1] if i + 1 < len(report.token.doc) else None
        particle = following is not None and (
            (following.dep_ == "prt" and following.lower_ in words)
            or (following.dep_ == "prep" and following.lower_ in report.cue.preps
                and not any(c.lower_ in DAYS for c in following.children)
                and report.construction in {"prep", "object-to"})
        )  # fmt: skip
        return self._span(i, i + 2 if particle else i + 1)


def _is_uttered(report: Report) -> bool:
    """Whether a report is of words, which have a medium, and not of what somebody has in mind."""
    return (
        report.cue is not None
        and report.cue.pos != "preposition"
        and (report.kind not in _SILENT or bool(report.quotes))
    )


def _kind(content: tuple[Span, ...], quotes: tuple[Span, ...]) -> StatementKind:
    if not quotes:
        return "indirect"
    words = sum(len(_WORD.findall(span.text)) for span in content)
    quoted = sum(len(_WORD.findall(span.text)) for span in quotes)
    return "direct" if quoted >= _DIRECT * words else "mixed"
