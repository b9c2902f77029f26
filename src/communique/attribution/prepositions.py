"""Reports by preposition: "according to X", "in the view of X", "per X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import Report, child, clean, edges, sentence_of, span_end
from communique.attribution.cues import preposition_cues

if TYPE_CHECKING:
    from communique.attribution.clauses import Range
    from communique.attribution.cues import Cue
    from communique.language.tokens import Doc, Span, Token

_BREAKS = {",", ";", "—", "–", "--", "―", "”", '"', "''"}


def prepositional(token: Token) -> Report | None:
    """What a token reports as a preposition, or as the noun of a prepositional phrase."""
    for cue in preposition_cues(token):
        if token.lower_ == "according":
            way = child(token, "prep")
            holder = child(way, "pobj") if way is not None and way.lower_ in cue.preps else None
            if holder is None or way is None or not _is_source(holder):
                continue
            first, last = token.i, holder.right_edge.i + 1
            return _of_phrase(token, cue, holder, first, last)
        report = _by_noun(token, cue) if cue.preps else _per(token, cue)
        if report is not None:
            return report
    return None


def _is_source(holder: Token) -> bool:
    """A plan or a schedule is followed, and one is paid by rank: neither of them says anything."""
    if holder.lower_ in {"law", "protocol", "procedure", "instructions"}:
        return any(True for _ in holder.children)  # "According to law": as it should be.
    return holder.lemma_.lower() not in {
        "plan", "schedule", "rank", "need", "ability", "size", "age", "rule", "taste", "whim",
        "custom", "tradition", "type", "weight", "value", "script", "number", "race", "gender",
    } or any(c.dep_ == "poss" for c in holder.children)  # fmt: skip


def _by_noun(token: Token, cue: Cue) -> Report | None:
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in cue.preps or prep.i > token.i:
        return None
    if prep.lower_ != "in" and token.lemma_ not in {
        "mind",
        "telling",
        "account",
        "eye",
        "reckoning",
    }:
        return None
    holder = child(token, "poss")
    if holder is None:
        way = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        holder = child(way, "pobj") if way is not None else None
        if holder is None or (
            token.lemma_ in {"account", "word", "mind", "eye"}
            and (holder.pos_ not in {"PROPN", "PRON"} and child(holder, "det", "poss") is None)
        ):
            return None
    last = max(token.right_edge.i, holder.right_edge.i) + 1
    return _of_phrase(token, cue, holder, prep.i, last)


def _per(token: Token, cue: Cue) -> Report | None:
    holder = child(token, "pobj")
    if token.dep_ != "prep" or holder is None or holder.pos_ not in {"PROPN", "NOUN"}:
        return None
    named = holder.pos_ == "PROPN" or any(c.dep_ in {"det", "poss"} for c in holder.children)
    before = token.doc[token.i - 1] if token.i else None
    if not named or (before is not None and before.text != "," and not token.is_sent_start):
        return None
    if token.lower_ == "via":
        return None
    return _of_phrase(token, cue, holder, token.i, holder.right_edge.i + 1)


def _of_phrase(token: Token, cue: Cue, holder: Token, first: int, last: int) -> Report | None:
    """A report whose phrase is ``first:last``: its content is the clause around it."""
    doc, sentence = token.doc, sentence_of(token)
    end = span_end(sentence)
    if doc[last - 1].text == "," and last < end:
        last -= 1  # The comma that closes an apposition closes the phrase.
    # The phrase may be cut short by the parser, but ends at a comma that follows a name.
    parts: list[Range]
    inner = _inner_clause(token, first, last)
    if inner is not None:
        return _made(token, cue, holder, first, clean(doc, inner))
    if _only_marks(doc, sentence.start, first) or _after_and(doc, first, last):
        parts = [(last, end)]
    else:
        begin = _clause_start(doc, sentence, first)
        parts = [(begin, first)]
        if (
            last < end
            and doc[last].text in {",", "—", "–", "--"}
            and doc[first - 1].text in _BREAKS
        ):
            rest = _resumes(doc, last, end, token)
            if rest is not None:
                parts.append(rest)
    return _made(token, cue, holder, first, clean(doc, parts))


def _inner_clause(token: Token, first: int, last: int) -> list[Range] | None:
    """The content of a phrase inside a reported clause: "told us that, according to X, it sank"."""
    head = token.head
    while head.dep_ not in {"ccomp", "ROOT"} and head.head != head:
        head = head.head
    if head.dep_ != "ccomp" or head.head.i > first or head.i < last:
        return None
    begin, end = edges(head)
    return [(begin, first), (last, end)] if begin < first else None


def _made(token: Token, cue: Cue, holder: Token, first: int, kept: list[Range]) -> Report | None:
    if not kept:
        return None
    stop = token.i + (2 if token.lower_ == "according" else 1)
    return Report(cue=cue, token=token, construction="according", speaker=holder, parts=kept,
                  cue_range=(first, stop) if first <= token.i else None)  # fmt: skip


def _only_marks(doc: Doc, start: int, stop: int) -> bool:
    return all(
        not t.is_alpha or (t.dep_ in {"cc", "advmod", "mark"} and t.pos_ in {"CCONJ", "ADV"})
        for t in doc[start:stop]
    )


def _after_and(doc: Doc, first: int, last: int) -> bool:
    """Whether only what is joined is told so: "freed two *and, according to Roe*, fined one"."""
    joint = first - 1
    while joint > 0 and doc[joint].text == ",":
        joint -= 1
    verb = doc[joint].head
    if joint <= 0 or doc[joint].dep_ != "cc" or verb.pos_ not in {"VERB", "AUX"}:
        return False
    return any(c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} and c.i >= last for c in verb.rights)


def _clause_start(doc: Doc, sentence: Span, first: int) -> int:
    """Where the clause that ends before ``first`` begins: after a semicolon, else the sentence."""
    for i in range(first - 1, sentence.start, -1):
        if doc[i].text == ";":
            return i + 1
    return sentence.start


def _resumes(doc: Doc, last: int, end: int, token: Token) -> Range | None:
    """The rest of a clause that goes on after the phrase: "The ferry, according to …, sank"."""
    head = token.head
    while head.pos_ == "ADP" and head.head.i != head.i:
        head = head.head  # "The union, *in* the words of its chief, *regards* it as lost"
    if head.pos_ in {"VERB", "AUX"} and head.i > last:
        return last, end
    if any(t.i >= last and t.dep_ in {"ROOT", "ccomp"} for t in doc[last:end]) and head.i >= last:
        return last, end
    return None
