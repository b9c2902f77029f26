"""Which reports go into the record: what is said, and by somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import is_asked, is_unsaid
from communique.attribution.cues import STANCES
from communique.attribution.speakers import actors_of, antecedent

if TYPE_CHECKING:
    from communique.attribution.clauses import Report
    from communique.attribution.quotes import Quote
    from communique.language import Parse
    from communique.language.tokens import Token

#: What a quoted speaker may relay of others.
_RELAYED = frozenset({"assertion", "denial", "accusation", "promise", "demand"})
#: Whose words those of who leads them are: "*my government* has proof that" is his own claim.
_OWN = frozenset(
    """government country nation administration cabinet state party movement delegation ministry
    office side people army force organization organisation group team company""".split()
)
_FIRST = frozenset({"my", "our"})
#: Verbs of a view on a thing that tell a deed where their object is somebody.
_DEEDS = frozenset({"back", "support", "champion", "oppose", "resist", "uphold", "challenge"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "what", "whose"})


def stands(parse: Parse, report: Report, quotes: list[Quote]) -> bool:
    """Whether a report is of words or views, and neither a figure of speech nor a deed."""
    return (
        _is_said(report, quotes) and not _metaphor(parse, report) and not _of_a_party(parse, report)
    )


def is_empty(parse: Parse, report: Report) -> bool:
    """Whether a report says nothing, or nobody says it: "the step, which he condemned"."""
    said = {parse.doc[first:last].text.strip().lower() for first, last in report.parts}
    if said <= _RELATIVE and not report.quotes:
        return True
    speaker = report.speaker
    return (
        speaker is not None
        and speaker.lower_ in _RELATIVE
        and speaker.dep_ in {"mark", "nsubj", "nsubjpass", "dobj", "det"}
        and antecedent(speaker).i == speaker.i
    )


def _is_said(report: Report, quotes: list[Quote]) -> bool:
    """Whether a report goes into the record.

    Inside direct speech only what a third party is reported to say does: "I think", "you know" and
    stances in a quote are the quoted speaker's own voice.
    """
    if not report.parts or (report.speaker is None and report.kind in {*STANCES, "knowledge"}):
        return False
    token = report.token
    if (
        token is not None
        and token.dep_ == "xcomp"
        and not report.quotes
        and (
            token.head.lemma_ == "authorize"
            or (token.head.lemma_ in {"decline", "refuse"} and report.kind not in STANCES)
        )
    ):
        return False  # "Declined *to say* whether it fell": so nothing is said.
    if token is not None and report.kind in {"attitude", "belief", *STANCES} and is_asked(token):
        return False  # "Asked if he *feared* an attack": he may or may not.
    said = report.construction == "clause" and report.kind != "intention"
    if token is not None and not report.quotes and not said and is_unsaid(token):
        return False
    if (
        token is not None
        and report.construction == "object"
        and report.kind == "assertion"
        and _is_negated(token)
    ):
        return False  # "He did not *mention* the raid."
    if token is not None and report.kind == "denial" and _is_negated(token):
        return False  # "Neither confirmed nor denied that": nothing is said of it.
    if (
        report.cue is not None
        and report.cue.pos == "adjective"
        and report.speaker is not None
        and report.speaker.lower_ in {"it", "this", "that", "there"}
    ):
        return False  # "It is clear that …" is nobody's conviction.
    if token is None or not any(q.first <= token.i < q.last and not q.title for q in quotes):
        return True
    speaker = report.speaker
    return (
        report.kind in _RELAYED
        and speaker is not None
        and not (speaker.lemma_ in _OWN and any(c.lower_ in _FIRST for c in speaker.children))
        and (speaker.pos_ in {"PROPN", "NOUN"} or speaker.lower_ in {"he", "she", "they"})
    )


def _is_negated(cue: Token) -> bool:
    """Whether a cue is denied itself: "did not deny it", "neither confirmed nor denied it"."""
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in cue.children):
        return True
    if cue.dep_ != "conj":
        return False
    neither = any(c.lower_ == "neither" for c in cue.head.lefts)
    return neither or any(c.lower_ == "nor" for c in cue.head.children if c.dep_ == "cc")


def _of_a_party(parse: Parse, report: Report) -> bool:
    """Whether a deed is done to somebody, and no view held of a thing: "Iran backs the rebels"."""
    token = report.token
    if token is None or report.construction != "object" or token.lemma_ not in _DEEDS:
        return False
    thing = next((c for c in token.children if c.dep_ == "dobj"), None)
    return thing is not None and parse.mention_at(thing) is not None


def _metaphor(parse: Parse, report: Report) -> bool:
    """Whether a thing is said to threaten or promise: "a strike that threatened to close it"."""
    speaker, cue = report.speaker, report.cue
    if speaker is None or cue is None or report.construction != "to" or report.token is None:
        return False
    if report.token.lemma_ not in {"threaten", "promise"}:
        return False
    noun = antecedent(speaker)
    return noun.pos_ == "NOUN" and not actors_of(parse, noun)
