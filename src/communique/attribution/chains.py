"""Chains of sources: who says what a token tells, and according to whom a statement was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.cues import STANCES
from communique.attribution.speakers import UNKNOWN

if TYPE_CHECKING:
    from communique.attribution.clauses import Report
    from communique.attribution.documents import Documents
    from communique.language.tokens import Token
    from communique.record import ActorRef


_PRONOUNS = frozenset({"which", "who", "whose", "whom", "where"})
_TAKEN_UP = frozenset({"he", "she", "they", "it", "who"})
# Nouns by which the article takes up what it has just told: "a *charge* that Chad denies".
_RESUMING = frozenset(
    """step move charge claim accusation allegation demand request plea proposal idea plan deal
    decision suggestion assertion condition measure concession offer threat option scenario
    contention insinuation notion theory version account description warning promise pledge vow
    ultimatum prediction assurance appeal call""".split()
)
_ON_TIMES = frozenset({"after", "when", "since", "before"})
# Verbs by which something is asked for, offered or turned down, and not told.
_ASKING = frozenset(
    """offer demand request want seek promise pledge propose refuse reject decline accept ask order
    urge""".split()
)
_NOBODY = frozenset({"you", "nobody", "none", "neither"})
# Verbs by which the article itself says what is to come: "is expected to".
_AWAITING = frozenset({"expect", "predict", "forecast"})


class Chains:
    """The voices of a document: for each token the speakers who tell it, innermost first.

    Args:
        reports: what is reported, as token ranges.
        speakers: the speaker of each report, in the same order.
        hearers: to whom each is told, likewise.
        documents: the texts that the document tells of.

    A stance on something ("condemned the raid", "wants to leave") does not tell that it is so, and
    makes no link of a chain.
    """

    def __init__(
        self,
        reports: list[Report],
        speakers: list[ActorRef],
        hearers: list[tuple[ActorRef, ...]],
        documents: Documents,
    ) -> None:
        self._documents = documents
        self._reports = reports
        self._speakers = speakers
        self._hearers = hearers
        self._cues = {r.token.i for r in reports if r.token is not None and r.cue is not None}
        self._inner: dict[int, list[int]] = {}
        # From the narrowest, which is the innermost, to the widest.
        telling = [n for n, r in enumerate(reports) if tells(r)]
        for n in sorted(telling, key=lambda n: (reports[n].size, reports[n].relay is None)):
            for first, last in reports[n].parts:
                for i in range(first, last):
                    self._inner.setdefault(i, []).append(n)

    def chain(self, token: Token) -> tuple[ActorRef, ...]:
        """The speakers of the words around ``token``, innermost first; empty: the article's own."""
        found = self._links(token.i, frozenset())
        aside = (_aside(token) or _presupposed(token)) if found else None
        if aside is not None:
            found = tuple(n for n in found if self._says(n, token.i, aside))
        return self._refs(found)

    def _says(self, number: int, i: int, aside: range) -> bool:
        """Whether a speaker tells what stands in an aside: by a cue in it, or word for word."""
        report = self._reports[number]
        inside = report.token is None or report.token.i in aside
        # "Goes to Oslo, where he will meet him, *the king said*": who closes all has told it all.
        inside = inside or self._closes(report, aside)
        return inside or any(q.first <= i < q.last for q in report.quotes)

    @staticmethod
    def _closes(report: Report, aside: range) -> bool:
        """Whether the cue of a report follows at once on an aside and ends its sentence."""
        if report.token is None or report.token.i < aside.stop or len(report.parts) != 1:
            return False
        return report.parts[0][1] <= aside.stop + 1

    def hearer(self, token: Token) -> ActorRef | None:
        """The one to whom the words around ``token`` are said, where they are quoted as spoken."""
        for n in self._inner.get(token.i, ()):
            if any(q.first <= token.i < q.last for q in self._reports[n].quotes):
                told = self._hearers[n]
                return told[0] if len(told) == 1 and ".JRN" not in told[0].actor else None
        return None

    def is_cue(self, token: Token) -> bool:
        """Whether the token is the cue of a statement (the "said" of "he said")."""
        return token.i in self._cues

    def issuers(self, text: Token) -> list[Token]:
        """The heads of the phrases that tell who issued a text: "*the note* accused Chad"."""
        issued = self._documents.of(text)
        return issued.issuers if issued is not None else []

    def attribution(self, number: int) -> tuple[ActorRef, ...]:
        """According to whom the report ``number`` was made, innermost first."""
        return self._refs(self._sources(number, frozenset({number})))

    def _refs(self, links: tuple[int, ...]) -> tuple[ActorRef, ...]:
        found: list[ActorRef] = []
        for n in links:
            speaker = self._speakers[n]
            # One who tells what he himself has said is one link.
            if not found or not _same(found[-1], speaker):
                found.append(speaker)
        return tuple(found)

    def _links(self, i: int, seen: frozenset[int]) -> tuple[int, ...]:
        for n in self._inner.get(i, ()):
            token = self._reports[n].token
            if n not in seen and not (token is not None and token.i == i):
                return (n, *self._sources(n, seen | {n}))
        return ()

    def _sources(self, number: int, seen: frozenset[int]) -> tuple[int, ...]:
        report = self._reports[number]
        if report.relay is not None:
            n = next((n for n, r in enumerate(self._reports) if r is report.relay), None)
            return () if n is None or n in seen else (n, *self._sources(n, seen | {n}))
        if report.token is not None:
            return self._links(report.token.i, seen)
        if report.follows is not None:
            for n, other in enumerate(self._reports):
                if other is report.follows and n not in seen:
                    return self._sources(n, seen | {n})
        return ()


def _aside(token: Token) -> range | None:
    """The clause or noun set aside by commas on a name in which a word stands, if it does.

    "He said that Chad, *which closed the border in May*, must pay": so the article tells. What is
    set aside so is the writer's, whoever's words it stands in (Potts, The Logic of Conventional
    Implicatures, 2005).
    """
    step = token
    while step.head.i != step.i:
        if step.dep_ == "relcl" and step.tag_ == "VBD" and _asked_or_offered(step.head):
            # "Offered help *that Chad declined*": it is not he who tells that it did.
            return range(step.left_edge.i, step.right_edge.i + 1)
        if step.dep_ == "relcl" and _takes_up(step.head):
            # "Will not say whether it will go, *a step that Chad has asked for*"
            return range(step.left_edge.i, step.right_edge.i + 1)
        if step.dep_ == "relcl":
            first = step.left_edge
            if first.i == 0 or first.doc[first.i - 1].text != ",":
                return None
            names = (step.head, first.doc[max(first.i - 2, 0)])
            if first.pos_ == "ADP":
                first = first.nbor(1)  # "Its embassy in Belgrade, *in which* three died"
            if first.lower_ not in _PRONOUNS or all(n.pos_ != "PROPN" for n in names):
                return None
            return range(first.i, step.right_edge.i + 1)
        if step.dep_ == "appos" and step.i > step.head.i and step.head.pos_ == "PROPN":
            # "Demanded the release of Ali Sadi, *a driver jailed in Chad*": so he is, it says.
            return range(step.left_edge.i, step.right_edge.i + 1)
        step = step.head
    return None


def _takes_up(noun: Token) -> bool:
    """Whether a noun set behind a clause takes up what that clause tells: ", *a charge*"."""
    if noun.lemma_ not in _RESUMING or noun.dep_ not in {
        "appos",
        "npadvmod",
        "dep",
        "conj",
        "dobj",
    }:
        return False
    first = noun.left_edge
    comma = first.i > 0 and first.doc[first.i - 1].text in {",", "–", "—", "-", "--"}
    return comma and any(c.lower_ in {"a", "an"} for c in noun.lefts)


def _asked_or_offered(noun: Token) -> bool:
    """Whether a noun is what somebody asks for or offers."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "Demanded the release *of the soldiers*"
    return noun.dep_ == "dobj" and noun.head.lemma_ in _ASKING


def _presupposed(token: Token) -> range | None:
    """The clause that tells when, below what somebody promised or wants to do.

    "Chad vowed to fight on *after Libya bombed its base*": that it did so is no promise.
    """
    step = token
    while step.head.i != step.i:
        if step.dep_ == "advcl" and any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in _ON_TIMES for c in step.lefts
        ):
            past = step.tag_ == "VBD" or any(c.tag_ == "VBD" for c in step.children)
            below = step.head.tag_ == "VB" and any(c.lower_ == "to" for c in step.head.lefts)
            return range(step.left_edge.i, step.right_edge.i + 1) if past and below else None
        step = step.head
    return None


def _same(inner: ActorRef, outer: ActorRef) -> bool:
    """Whether two links are one speaker: "the *colonel* said *he* had heard"."""
    if inner.actor != outer.actor:
        return False
    return inner == outer or known(inner) or (inner.text or "").lower() in _TAKEN_UP


def known(speaker: ActorRef) -> bool:
    """Whether the speaker's id names one actor: a state, or somebody with a name of his own."""
    return ":" in speaker.actor or ("." not in speaker.actor and speaker.actor != UNKNOWN)


def tells(report: Report) -> bool:
    """Whether a report tells its content as so, and does not only take a stance on it.

    Nor does what "is expected to" come have a teller, what nobody tells, or what "you" are asked
    whether you think.
    """
    if report.construction == "passive-to" and report.speaker is None:
        return report.token is None or report.token.lemma_ not in _AWAITING
    speaker = report.speaker
    if speaker is not None and (
        speaker.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} for c in speaker.lefts)
    ):
        return False  # "*Nobody* would say whether"
    return report.kind not in STANCES or report.construction == "clause"
