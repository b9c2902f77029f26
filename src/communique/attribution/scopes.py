"""Where reports meet in a sentence: what of a content is another report's, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.chains import tells
from communique.attribution.clauses import Report, child, clean, sentence_of
from communique.attribution.cues import cues_of
from communique.attribution.media import medium_noun

if TYPE_CHECKING:
    from communique.attribution.clauses import Range
    from communique.language import Parse
    from communique.language.tokens import Doc, Token

_AGAINST = frozenset({"although", "though", "while", "whereas"})
_TAKEN_UP = frozenset(
    """allegation claim charge accusation assertion contention remark comment copy transcript
    conclusion finding verdict""".split()
)
_CARRYING = frozenset("carry quote cite report".split())
_NAME = 4  # words that a source's name may go on behind its head: "the ministry of health"
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_PAUSES = {",", "—", "–", "--", "―"}
_PAST = frozenset("had was were".split())


def settle(parse: Parse, reports: list[Report]) -> None:
    """Settles speakers that a wrong parse put inside the words reported, and overlapping scopes."""
    for report in reports:
        _own_speaker(report)
    for report in reports:
        if report.token is None or report.construction not in {"clause", "object", "object-prep",
                                                               "prep", "quote"}:  # fmt: skip
            continue
        _cut_participle(parse.doc, report, reports)
    _cut_sources(parse.doc, reports)
    _cut_contrasts(parse.doc, reports)
    for report in reports:
        if report.construction == "clause":
            _cut_time(parse.doc, report)
        if report.construction in {"object", "object-prep", "prep", "object-to"}:
            _cut_aside(parse.doc, report)
        if report.construction == "to" and report.kind in {"intention", "promise"}:
            _cut_past(parse.doc, report)
        report.parts = clean(parse.doc, report.parts)


def cite(parse: Parse, reports: list[Report]) -> None:
    """ "Reuters said …, citing two diplomats": what Reuters said is the diplomats' word.

    The participle's report becomes one of the same content by whoever is cited, relayed by the
    report that it hangs on. What is cited without being anybody ("citing bad weather") stays.
    """
    for report in reports:
        token = report.token
        if token is None or token.lemma_ not in {"cite", "quote"} or token.tag_ != "VBG":
            continue
        source = child(token, "dobj")
        if source is None or report.construction != "object" or not _may_speak(parse, source):
            continue
        outer = [
            r for r in reports
            if r is not report and r.token is not None and r.construction in {"clause", "quote"}
            and r.token.sent == token.sent and r.speaker == report.speaker and tells(r)
        ]  # fmt: skip
        if outer:
            told = min(outer, key=lambda r: abs(r.token.i - token.i) if r.token is not None else 0)
            report.parts, report.speaker, report.relay = list(told.parts), source, told
            report.construction, report.quotes = "quote", list(told.quotes)
    _of_sources(parse, reports)
    _of_quoters(reports)
    for report in list(reports):
        quoter = _quoter(report)
        relay = _quoted(report, quoter) if quoter is not None and report.relay is None else None
        if relay is not None:
            report.relay = relay
            reports.append(relay)


def _of_sources(parse: Parse, reports: list[Report]) -> None:
    """ "According to Reuters, *citing* two diplomats, …": the diplomats' word, which Reuters tells.

    So with "…, according to Reuters, *which cited* two diplomats".
    """
    doc = parse.doc
    by_cue = {r.token.i: r for r in reports if r.token is not None}
    for told in reports:
        if told.construction != "according" or told.speaker is None:
            continue
        speaker = told.speaker
        clause = _citing(speaker)
        source = child(clause, "dobj") if clause is not None else None
        if clause is None or source is None or not _may_speak(parse, source):
            continue
        last = source.right_edge.i + 1
        parts = [(max(a, last), b) if speaker.i < a <= clause.i else (a, b) for a, b in told.parts]
        parts = clean(doc, [(a, b) for a, b in parts if a < b])
        report = by_cue.get(clause.i)
        if report is None or not parts:
            continue
        told.parts = parts
        report.parts, report.speaker, report.relay = list(parts), source, told
        report.construction, report.quotes = "quote", list(told.quotes)


def _citing(speaker: Token) -> Token | None:
    """The verb of "Reuters, citing two diplomats" and "Reuters, which cited two diplomats"."""
    end = max(speaker.i, min(speaker.right_edge.i, speaker.i + _NAME)) + 1
    for word in speaker.doc[speaker.i + 1 : end + 3]:
        if word.lemma_ in {"cite", "quote"} and word.tag_ in {"VBG", "VBD", "VBZ"}:
            before = word.nbor(-1)
            if word.tag_ == "VBG":
                return word if before.i == speaker.i or before.text in _PAUSES else None
            return word if before.lower_ == "which" else None
    return None


def _of_quoters(reports: list[Report]) -> None:
    """ "“We won,” the king was *quoted as saying* by X": X relays what the king says, no more."""
    said = {r.token.i: r for r in reports if r.token is not None}
    for outer in reports:
        if outer.construction != "quoted-as" or outer.token is None:
            continue
        way = next((c for c in outer.token.rights if c.lower_ == "as"), None)
        saying = child(way, "pcomp") if way is not None else None
        inner = said.get(saying.i) if saying is not None else None
        if inner is None or not inner.parts or inner.parts[0][0] > outer.token.i:
            continue
        outer.parts, outer.quotes = list(inner.parts), list(inner.quotes)
        inner.relay = outer


def _quoter(report: Report) -> Token | None:
    """The participle of "the president, quoted by Reuters, said …"."""
    speaker = report.speaker
    if speaker is None:
        return None
    if report.token is not None and report.construction == "clause":
        # "Said in a statement *carried* by the agency"
        for preposition in report.token.children:
            text = child(preposition, "pobj") if preposition.lower_ == "in" else None
            for clause in text.subtree if text is not None else ():
                if clause.dep_ == "acl" and clause.lemma_ in _CARRYING and child(clause, "agent"):
                    return clause
    for clause in speaker.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in {"quote", "cite"}:
            return clause
    return None


def _quoted(report: Report, participle: Token) -> Report | None:
    """The report of the same content by whoever quotes its speaker."""
    by = child(participle, "agent")
    source = child(by, "pobj") if by is not None else None
    known = cues_of(participle)
    if source is None or not (known or participle.lemma_ in _CARRYING):
        return None
    return Report(
        cue=known[0] if known else None,
        token=participle,
        construction="quote",
        speaker=source,
        parts=list(report.parts),
        quotes=list(report.quotes),
    )


def _may_speak(parse: Parse, noun: Token) -> bool:
    medium = medium_noun(noun)
    return parse.mention_at(noun) is not None or (medium is not None and medium.document)


def _own_speaker(report: Report) -> None:
    """A speaker inside the content is a slip of the parser: the noun next to the cue is meant."""
    token, speaker = report.token, report.speaker
    if token is None or speaker is None or report.construction not in {"clause", "quote"}:
        return
    if not report.covers(speaker.i) or report.covers(token.i):
        return
    doc = token.doc
    sentence = sentence_of(token)
    after = doc[token.i + 1 : sentence.end]
    if token.i and doc[token.i - 1].text in {",", "”", '"', "''", "’", "?", "!"}:
        for noun in after[:8]:
            if noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.dep_ != "compound":
                report.speaker = noun
                return
            if noun.is_punct:
                break
    for i in range(token.i - 1, sentence.start - 1, -1):
        noun = doc[i]
        if report.covers(i):
            break
        if noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.dep_ in {
            "nsubj", "nsubjpass", "appos", "ROOT", "dep", "npadvmod", "conj", "dobj", "attr",
        }:  # fmt: skip
            report.speaker = noun
            return


def _cut_participle(doc: Doc, report: Report, reports: list[Report]) -> None:
    """ "…, citing the cost": the participle is said of the speaker before it, and no content."""
    token = report.token
    if token is None or token.tag_ != "VBG" or token.i == 0:
        return
    start = token.i
    while start > 0 and doc[start - 1].pos_ == "ADV":
        start -= 1
    if doc[start - 1].text not in _PAUSES or any(c.dep_ == "nsubj" for c in token.children):
        return
    outer = [r for r in reports if r is not report and r.token is not None and r.covers(token.i)
             and r.construction in {"clause", "object", "prep", "object-prep", "predicate", "as"}
             and r.token.i < token.i and r.token.sent == token.sent
             and not any(q.first <= token.i < q.last for q in r.quotes)]  # fmt: skip
    if not outer:
        return
    # "Reported that he said, citing a friend, that …": the participle stands right after its cue.
    beside = [r for r in outer if r.token is not None and r.token.i == start - 2]
    report.speaker = (beside or [max(outer, key=lambda r: r.size)])[0].speaker
    if beside:
        # What follows the participle is said by the cue before it: ", that the port was shut".
        end, told = token.right_edge.i, beside[0].token
        if told is not None and any(
            c.dep_ == "ccomp" and c.i > end and child(c, "mark") is not None for c in told.children
        ):
            return
    for r in outer:
        r.parts = _before(r.parts, start - 1)


def _cut_sources(doc: Doc, reports: list[Report]) -> None:
    """Takes a closing "…, according to X" out of the reports before it, which X tells too."""
    for outer in reports:
        if outer.construction != "according" or outer.token is None or outer.speaker is None:
            continue
        first = outer.cue_range[0] if outer.cue_range is not None else outer.token.i
        if first == 0 or doc[first - 1].text != ",":
            continue
        last = outer.speaker.right_edge.i + 1
        for inner in reports:
            # "Kim wrote, according to the KCNA, that …": the phrase hangs on Kim's cue.
            if inner.token is None or not inner.covers(first):
                continue
            if inner.token.i < first and abs(inner.parts[0][0] - first) <= 1:
                inner.parts = clean(doc, [
                    piece for a, b in inner.parts
                    for piece in (((a, min(b, first)), (max(a, last), b)) if a < last and first < b
                                  else ((a, b),))
                    if piece[0] < piece[1]
                ])  # fmt: skip
        if first <= sentence_of(outer.token).start or outer.parts[-1][1] > first:
            continue
        for inner in reports:
            if inner is outer or inner.token is None or not inner.covers(first):
                continue
            if inner.token.i < first and not any(q.first <= first < q.last for q in inner.quotes):
                inner.parts = _before(inner.parts, first - 1)


def _cut_contrasts(doc: Doc, reports: list[Report]) -> None:
    """ "…, *although the army denied* that": against what one says the writer sets another's word.

    So with what takes it up: "…, *an allegation* that Chad denies".
    """
    for inner in reports:
        token, speaker = inner.token, inner.speaker
        if token is None or speaker is None or speaker.pos_ == "PRON":
            continue
        start = token.left_edge.i - 1
        if token.dep_ == "advcl":
            if doc[start + 1].lower_ not in _AGAINST or doc[start].text != ",":
                continue
        elif start < 0 or doc[start].text != ";" or inner.construction == "according":
            continue  # "It said Chad shot first; *Mali denied* that"
        for outer in reports:
            if outer is not inner and tells(outer) and _reaches(outer, start):
                outer.parts = _before(outer.parts, start)
    for outer in reports:
        if outer.construction not in {"clause", "according", "quote"} or not outer.parts:
            continue
        first, last = outer.parts[-1]
        begun = doc[first].lower_ in {"a", "an"} and doc[first + 1].lemma_ in _TAKEN_UP
        if len(outer.parts) > 1 and begun:
            outer.parts = outer.parts[:-1]
            continue
        for i in range(first + 1, last - 2):
            taken = doc[i].text == "," and doc[i + 1].lower_ in {"a", "an"}
            if taken and doc[i + 2].lemma_ in _TAKEN_UP and _reaches(outer, i):
                outer.parts = _before(outer.parts, i)
                break


def _reaches(report: Report, i: int) -> bool:
    """Whether a report's content holds a token, and not in quotation marks."""
    return report.covers(i) and not any(q.first <= i < q.last for q in report.quotes)


def _cut_time(doc: Doc, report: Report) -> None:
    """ "…, a day after the army reported …": when it was said, not what."""
    if report.token is None or report.quotes or report.parts[0][0] < report.token.i:
        return
    first, last = report.parts[-1]
    for i in range(first + 1, last - 3):
        if doc[i].text != ",":
            continue
        unit = next((n for n in range(i + 1, i + 4) if doc[n].lemma_.lower() in _UNITS), None)
        if unit is not None and doc[unit + 1].lower_ in {"after", "before"}:
            report.parts = _before(report.parts, i)
            return


def _cut_aside(doc: Doc, report: Report) -> None:
    """A relative clause after a comma is the writer's own, not part of what is reported."""
    if report.quotes and len(report.parts) > 1:
        return
    first, last = report.parts[-1]
    for i in range(first + 1, last - 1):
        if (
            doc[i].text in {"-", "–", "—", "--"}
            and doc[i - 1].whitespace_
            and (doc[i].whitespace_ and not any(q.first < i < q.last for q in report.quotes))
        ):
            report.parts = _before(report.parts, i)
            return
        if doc[i].text == "," and doc[i + 1].tag_ in {"WDT", "WP", "WRB", "WP$"}:
            if any(q.first < i < q.last for q in report.quotes):
                continue
            clause: Token = doc[i + 1].head
            if clause.dep_ == "relcl" or clause.head.dep_ == "relcl":
                report.parts = _before(report.parts, i)
                return


def _cut_past(doc: Doc, report: Report) -> None:
    """ "Agreed to lift the ban, *which was imposed in 2019*": what was done is no plan."""
    first, last = report.parts[-1]
    for i in range(first + 1, last - 1):
        if doc[i].text != "," or doc[i + 1].tag_ not in {"WDT", "WP", "WRB", "WP$"}:
            continue
        clause = doc[i + 1].head
        while clause.dep_ != "relcl" and clause.head.i > i:
            clause = clause.head
        past = clause.tag_ == "VBD" or any(c.lower_ in _PAST for c in clause.lefts)
        if clause.dep_ == "relcl" and past:
            report.parts = _before(report.parts, i)
            return


def _before(parts: list[Range], stop: int) -> list[Range]:
    cut = [(a, min(b, stop)) for a, b in parts if a < stop]
    return cut or parts
