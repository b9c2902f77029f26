"""Direct speech: each quote to the report it belongs to, or to a report of its own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.attribution.clauses import Report, clean, span_end
from communique.attribution.holders import addressees_of, speaker_of
from communique.attribution.introductions import by_cue, introduced, nested_cue
from communique.attribution.labels import signed
from communique.attribution.reports import may_introduce

if TYPE_CHECKING:
    from communique.attribution.clauses import Range
    from communique.attribution.quotes import Quote
    from communique.language import Parse
    from communique.language.tokens import Doc, Span


def attach_quotes(parse: Parse, reports: list[Report], quotes: list[Quote]) -> list[Report]:
    """The reports, completed by the quotes, and new ones for quotes that no report covers."""
    doc = parse.doc
    sentence_of = _sentence_index(parse)
    by_token = {r.token.i: r for r in reports if r.token is not None}
    found = _kept_inside(reports, quotes)
    by_group = _groups(parse, quotes, found, by_token, sentence_of)
    last: Report | None = None  # The last report that holds a quote.
    for quote in quotes:
        if quote.title:
            owner = _owner(found, quote)
            if owner is not None:
                _extend(doc, owner, quote)
            continue
        owner = by_group.get(quote.group) or signed(parse, quote)
        if owner is not None and owner not in found:
            found.append(owner)
        owner = owner or _owner(found, quote)
        first, final = sentence_of[quote.first], sentence_of[quote.last - 1]
        if owner is None or (owner.construction not in {"clause", "quote"} and quote.clausal):
            near = introduced(
                parse, quote, parse.sentences[first], parse.sentences[final], by_token
            )
            owner = near or owner
            if near is not None and near not in found:
                found.append(near)
                if near.token is not None:
                    by_token[near.token.i] = near
        elif quote.clausal and owner.token is not None:
            nested = nested_cue(doc, quote, owner, parse.sentences[first])
            if nested is not None:
                owner = by_token.get(nested.i) or by_cue(nested, quote, by_token)
                by_token[nested.i] = owner
                if owner not in found:
                    found.append(owner)
        if owner is None and _stands_alone(parse, quote, first, final):
            owner = _continuing(parse, quote, first, final, last, found)
        if owner is None:
            owner = _around(found, quote)
        if owner is None and ((quote.clausal and quote.words >= 5) or quote.words >= 8):
            owner = _of_sentence(parse, quote, parse.sentences[first])
            if owner is not None:
                found.append(owner)
        if owner is None:
            continue
        _extend(doc, owner, quote)
        owner.quotes.append(quote)
        by_group[quote.group] = owner
        if quote.clausal:
            last = owner
    return found


def _kept_inside(reports: list[Report], quotes: list[Quote]) -> list[Report]:
    """The reports, those with their cue in a quote with no word from outside of it."""
    spoken = [q for q in quotes if not q.title]
    starts = [q.first for q in spoken]
    kept: list[Report] = []
    for report in reports:
        at = bisect_right(starts, report.token.i) - 1 if report.token is not None else -1
        if at >= 0 and report.token is not None and report.token.i < spoken[at].last:
            first, last = spoken[at].first, spoken[at].last
            inside = ((max(a, first), min(b, last)) for a, b in report.parts)
            report.parts = clean(report.token.doc, [part for part in inside if part[0] < part[1]])
            if not report.parts:
                continue
        kept.append(report)
    return kept


def _groups(
    parse: Parse,
    quotes: list[Quote],
    found: list[Report],
    by_token: dict[int, Report],
    sentence_of: list[int],
) -> dict[int, Report]:
    """For each quote that runs over paragraphs its report: the one that any of them stands in."""
    sizes: dict[int, int] = {}
    for quote in quotes:
        sizes[quote.group] = sizes.get(quote.group, 0) + 1
    owners: dict[int, Report] = {}
    for quote in quotes:
        if sizes[quote.group] < 2 or quote.group in owners:
            continue
        opening = parse.sentences[sentence_of[quote.first]]
        closing = parse.sentences[sentence_of[quote.last - 1]]
        owner = _owner(found, quote)
        if owner is None or owner.construction not in {"clause", "quote"}:
            owner = introduced(parse, quote, opening, closing, by_token)
        if owner is not None:
            owners[quote.group] = owner
            if owner not in found:
                found.append(owner)
                if owner.token is not None:
                    by_token[owner.token.i] = owner
    return owners


def _around(found: list[Report], quote: Quote) -> Report | None:
    """The report whose cue governs a quoted word that the parser hung outside of its content."""
    holding = [
        r for r in found
        if r.token is not None and r.parts and r.construction != "according"
        and r.token.i < quote.first
        and quote.last - 1 <= r.token.right_edge.i + 1 and r.token.sent.end >= quote.last
    ]  # fmt: skip
    if not holding:
        return None
    nearest = max(holding, key=lambda r: r.token.i if r.token is not None else 0)
    end = nearest.parts[-1][1]
    if end <= quote.first and quote.first - end <= 6:
        nearest.parts = [*nearest.parts[:-1], (nearest.parts[-1][0], quote.first)]
    return nearest


def _sentence_index(parse: Parse) -> list[int]:
    """For each token the index of its sentence."""
    index = [0] * len(parse.doc)
    for number, sentence in enumerate(parse.sentences):
        stop = (
            parse.sentences[number + 1].start if number + 1 < len(parse.sentences) else len(index)
        )
        index[sentence.start : stop] = [number] * (stop - sentence.start)
    return index


def _owner(reports: list[Report], quote: Quote) -> Report | None:
    """The report whose content holds (most of) a quote, the innermost; its cue is outside of it."""
    best: Report | None = None
    share = 0
    for report in reports:
        if report.token is not None and quote.first <= report.token.i < quote.last:
            continue
        if report.construction == "according":
            continue
        held = _words_in(report, quote)
        if held and (held > share or (held == share and best and report.size < best.size)):
            best, share = report, held
    return best


def _words_in(report: Report, quote: Quote) -> int:
    return sum(
        sum(t.is_alpha or t.like_num for t in doc_part)
        for doc_part in (
            quote.doc[max(a, quote.first) : min(b, quote.last)]
            for a, b in report.parts
            if a < quote.last and quote.first < b
        )
    )


def _extend(doc: Doc, report: Report, quote: Quote) -> None:
    """The content with the whole of the quote in it, without the cue's own words."""
    report.parts = clean(doc, [*report.parts, (quote.first, quote.last)])


def _stands_alone(parse: Parse, quote: Quote, first: int, final: int) -> bool:
    """Whether a quote fills its sentences, but for other quotes and short joints."""
    doc = parse.doc
    begin, end = parse.sentences[first].start, span_end(parse.sentences[final])
    outside = [t for t in doc[begin : quote.first] if t.is_alpha]
    outside += [t for t in doc[quote.last : end] if t.is_alpha]
    return len(outside) <= 1


def _continuing(
    parse: Parse, quote: Quote, first: int, final: int, last: Report | None, found: list[Report]
) -> Report | None:
    """The report of a quote that fills its sentence: brought in before, or of the last speaker."""
    doc = parse.doc
    opening = parse.sentences[first]
    before = parse.sentences[first - 1] if first else None
    if before is not None and span_end(before) and doc[span_end(before) - 1].text == ":":
        spoken = _by_colon(parse, before, quote)
        if spoken is not None:
            found.append(spoken)
            return spoken
    if final + 1 < len(parse.sentences) and (last is None or _new_paragraph(doc, opening)):
        # Brought in by the sentence after it, when that is no more than a cue.
        after = parse.sentences[final + 1]
        root = after.root
        if (
            len(after) <= 6
            and may_introduce(root) is not None
            and not any(r.token is not None and r.token.i == root.i for r in found)
        ):
            fresh = Report(cue=may_introduce(root), token=root, construction="quote",
                           speaker=speaker_of(root), parts=[(quote.first, quote.last)])  # fmt: skip
            found.append(fresh)
            return fresh
    if last is None:
        previous = _previous(found, quote)
        if previous is None:
            return None
        last = previous
    gap = doc.text[last.quotes[-1].end : quote.start] if last.quotes else "\n"
    if "\n" not in gap.strip(" ") and not _report_between(found, last, quote):
        return last
    speaker = _latest_speaker(found, last, quote)
    if "\n" in gap and speaker is last and not _report_between(found, last, quote):
        return last
    fresh = Report(cue=None, token=None, construction="quote", speaker=speaker.speaker,
                   parts=[(quote.first, quote.last)], follows=speaker)  # fmt: skip
    found.append(fresh)
    return fresh


def _previous(found: list[Report], quote: Quote) -> Report | None:
    spoken = [r for r in found if r.speaker is not None and r.parts and r.parts[0][0] < quote.first]
    return max(spoken, key=lambda r: r.parts[0][0]) if spoken else None


def _report_between(found: list[Report], last: Report, quote: Quote) -> bool:
    """Whether somebody else was reported since the last quote."""
    end = _told_to(last)
    return any(
        r.token is not None and end <= r.token.i < quote.first and r is not last
        and r.kind in {"assertion", "question"} and r.cue is not None and r.cue.pos == "verb"
        for r in found
    )  # fmt: skip


def _told_to(report: Report) -> int:
    """The token after the last that a report gives; after its cue where it gives none."""
    if report.parts:
        return report.parts[-1][1]
    return report.token.i + 1 if report.token is not None else 0


def _latest_speaker(found: list[Report], last: Report, quote: Quote) -> Report:
    since = [
        r for r in found
        if r.token is not None and r.speaker is not None and r.cue is not None
        and r.cue.pos == "verb" and r.kind in {"assertion", "question"}
        and _told_to(last) <= r.token.i < quote.first
    ]  # fmt: skip
    return max(since, key=lambda r: r.token.i if r.token is not None else 0) if since else last


def _new_paragraph(doc: Doc, sentence: Span) -> bool:
    return sentence.start == 0 or "\n" in doc[sentence.start - 1].text


def _by_colon(parse: Parse, before: Span, quote: Quote) -> Report | None:
    """The speaker of a quote after "This is how the mayor put it:"."""
    doc = parse.doc
    verbs = [t for t in before if t.pos_ == "VERB"]
    cue = next((t for t in reversed(verbs) if may_introduce(t) is not None), None)
    token = cue or (before.root if before.root.pos_ in {"VERB", "AUX"} else None)
    speaker = speaker_of(token) if token is not None else None
    if speaker is None:
        names = [t for t in before if t.pos_ == "PROPN"]
        speaker = names[-1] if names else None
    if speaker is None:
        return None
    entry = may_introduce(cue) if cue is not None else None
    stop = span_end(before)
    return Report(
        cue=entry,
        token=cue if entry is not None else None,
        construction="quote",
        speaker=speaker,
        parts=clean(doc, [(quote.first, quote.last)]),
        addressees=addressees_of(cue, entry) if cue is not None and entry is not None else [],
        cue_range=None if entry is not None else (stop - 1, stop),
    )


def _of_sentence(parse: Parse, quote: Quote, sentence: Span) -> Report | None:
    """A longer quote inside a sentence without a cue: of the subject of the verb that holds it."""
    doc = parse.doc
    head = doc[quote.first : quote.last].root.head
    parts: list[Range] = [(quote.first, quote.last)]
    for verb in [head, *head.ancestors]:
        if verb.pos_ in {"VERB", "AUX"} and not quote.first <= verb.i < quote.last:
            speaker = speaker_of(verb)
            if speaker is not None and not quote.first <= speaker.i < quote.last:
                return Report(cue=None, token=verb, construction="quote", speaker=speaker,
                              parts=parts)  # fmt: skip
    named = [t for t in sentence if t.pos_ == "PROPN" and not quote.first <= t.i < quote.last]
    if not named:
        return None
    return Report(cue=None, token=None, construction="quote", speaker=named[0], parts=parts)
