"""The cues that bring direct speech in: after it, before it, or within another's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import Report, cue_start
from communique.attribution.holders import addressees_of, speaker_of
from communique.attribution.reports import may_introduce

if TYPE_CHECKING:
    from communique.attribution.quotes import Quote
    from communique.language import Parse
    from communique.language.tokens import Doc, Span, Token

_REACH = 30  # Tokens between a quote and the cue that brings it in.


def introduced(
    parse: Parse, quote: Quote, opening: Span, closing: Span, by_token: dict[int, Report]
) -> Report | None:
    """The report by the cue that stands next to a quote: after it, else before it."""
    doc = parse.doc
    beside = doc[quote.first - 1] if quote.first > opening.start else None
    if beside is not None and beside.tag_ == "VBG" and may_introduce(beside) is not None:
        return by_cue(beside, quote, by_token)  # "Shouting “shame,” lawmakers demanded a vote"
    for cue in _cues_after(doc, quote, closing):
        return by_cue(cue, quote, by_token)
    for cue in _cues_before(doc, quote, opening):
        return by_cue(cue, quote, by_token)
    return None


def nested_cue(doc: Doc, quote: Quote, owner: Report, sentence: Span) -> Token | None:
    """The cue right before a quote that stands itself inside the content of another report."""
    if doc[quote.first - 1].text not in {",", ":"} or owner.token is None:
        return None
    for cue in _cues_before(doc, quote, sentence):
        if owner.token.i < cue.i:
            return cue
    return None


def _cues_after(doc: Doc, quote: Quote, sentence: Span) -> list[Token]:
    i, stop = quote.last, min(quote.last + _REACH, sentence.end)
    if i >= stop:
        return []
    if doc[quote.last - 1].text not in {"”", '"', "''", "’", "'", "»"}:
        return []
    closed = doc[i].text in {",", "—", "–", "--", "―", "-"} or (
        quote.last - quote.first > 2
        and doc[quote.last - 2].text in {",", "?", "!", "—", "...", "…"}
    )
    if not closed:
        return []
    while i < stop:
        token = doc[i]
        if token.text in {"“", '"', "''", ";"} and i > quote.last:
            # Another quote begins, unless it is a nickname in the speaker's name.
            if token.text == ";" or not (i + 2 < stop and doc[i + 2].text in {"”", '"', "''"}):
                return []
            i += 2
            token = doc[i]
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {
            "relcl",
            "acl",
            "amod",
            "aux",
            "auxpass",
        }:
            said = _said_as(token)
            if said is not None:
                return [said]
            if may_introduce(token) is not None and (token.dep_ != "advcl" or token.tag_ != "VBG"
                                                    or cue_start(token) == quote.last):  # fmt: skip
                return [token]
            if not any(a.dep_ in {"relcl", "acl"} for a in token.ancestors if a.i > quote.last):
                return []
        i += 1
    return []


def _said_as(quoting: Token) -> Token | None:
    """The verb by which somebody is quoted: "the agency *quoted* the general as *saying*"."""
    if quoting.lemma_ not in {"quote", "cite"}:
        return None
    way = next((c for c in quoting.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    said = next((c for c in way.rights if c.dep_ == "pcomp"), None) if way is not None else None
    return said if said is not None and may_introduce(said) is not None else None


def _cues_before(doc: Doc, quote: Quote, sentence: Span) -> list[Token]:
    i, stop = quote.first - 1, max(sentence.start, quote.first - _REACH)
    if i < stop:
        return []
    capital = next((t for t in doc[quote.first : quote.last] if t.is_alpha), None)
    plain = doc[i].text in {",", ":"} or (capital is not None and capital.text[0].isupper()
                                          and quote.clausal)  # fmt: skip
    direct_object = doc[i].pos_ in {"VERB"} and may_introduce(doc[i]) is not None
    if not plain and not direct_object:
        return []
    colon = doc[i].text == ":"
    while i >= stop:
        token = doc[i]
        if token.text in {"”", '"', "''", ";"}:
            return []
        if (token.pos_ == "VERB" and token.dep_ not in {"relcl", "acl", "amod"}) or (
            token.pos_ == "VERB" and token.tag_ == "VBG"
        ):
            if may_introduce(token) is not None:
                return [token]
            if not colon:
                return []
        i -= 1
    return []


def by_cue(token: Token, quote: Quote, by_token: dict[int, Report]) -> Report:
    """The report by a cue that brings a quote in: its own, made one of speech, or a new one."""
    report = by_token.get(token.i)
    if report is not None and report.construction in {"clause", "quote"}:
        return report
    cue = may_introduce(token)
    if report is not None and any(q.first >= report.parts[0][0] for q in report.quotes):
        return report
    fresh = Report(
        cue=cue,
        token=token,
        construction="quote",
        speaker=speaker_of(token) or _between(quote, token),
        parts=[(quote.first, quote.last)],
        addressees=addressees_of(token, cue) if cue is not None else [],
    )
    if report is not None:
        # What was taken for another construction is speech brought in by this cue.
        report.parts, report.construction = fresh.parts, "quote"
        report.cue, report.speaker = cue, fresh.speaker or report.speaker
        return report
    return fresh


def _between(quote: Quote, cue: Token) -> Token | None:
    """The speaker who stands between a quote and its cue, wherever the parser has hung him."""
    for token in cue.doc[quote.last : cue.i]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss"}:
            return token
    return None
