"""Cues and their constructions on the parse: who reports what, before quotes are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import (
    OPENING,
    Report,
    child,
    clean,
    cue_start,
    edges,
    is_passive,
    runs,
    sentence_of,
    span_end,
)
from communique.attribution.cues import cue_words, cues_of, media_by_noun
from communique.attribution.holders import addressees_of, experiencer_of, possessor_of, speaker_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from communique.attribution.clauses import Range
    from communique.attribution.cues import Cue

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_COMMAS = {",", "”", '"', "''", "’", "'", "—", "–", "--", "?", "!", "―", "-", ";", ")"}


def report_of(token: Token) -> Report | None:
    """What a token reports as a cue, in the first of its constructions that fits; ``None``: nothing."""
    if token.lemma_.lower() not in cue_words() and token.lower_ not in cue_words():
        return None
    if token.dep_ in {"aux", "auxpass", "compound", "amod"}:
        return None
    found = cues_of(token)
    for construction in _ORDER:
        for cue in found:
            if construction in cue.constructions:
                report = _FITS[construction](token, cue)
                if report is not None:
                    return report
    return None


def may_introduce(token: Token) -> Cue | None:
    """The cue by which a verb may introduce direct speech, if it may."""
    if token.pos_ not in {"VERB", "AUX"} or token.lemma_.lower() not in cue_words():
        return None
    return next(
        (c for c in cues_of(token) if c.pos == "verb" and {"clause", "quote"} & {*c.constructions}),
        None,
    )


def _report(token: Token, cue: Cue, construction: str, parts: list[Range]) -> Report | None:
    kept = clean(token.doc, parts)
    if not kept:
        return None
    if token.pos_ == "NOUN":
        speaker = possessor_of(token)
    elif cue.pos == "adjective" and token.tag_ == "VBN":
        speaker = experiencer_of(token)
    else:
        speaker = speaker_of(token)
    if cue.requires == "possessor" and speaker is None:
        return None
    if cue.requires == "document" and not (
        speaker is not None and speaker.lemma_.lower() in media_by_noun()
    ):
        return None
    return Report(
        cue=cue,
        token=token,
        construction=construction,  # type: ignore[arg-type]
        speaker=speaker,
        parts=kept,
        addressees=addressees_of(token, cue),
    )


def _clause(token: Token, cue: Cue) -> Report | None:
    doc, sentence = token.doc, sentence_of(token)
    if token.pos_ == "NOUN":
        for c in token.children:
            if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > token.i and _has_that(c):
                return _report(token, cue, "clause", [edges(c)])
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            for c in token.head.children:
                if c.dep_ == "ccomp" and c.i > token.head.i and _has_that(c):
                    return _report(token, cue, "clause", [edges(c)])
        return None
    if token.pos_ == "ADJ" or cue.pos == "adjective":
        holders = (token, token.head) if token.dep_ == "acomp" else (token,)
        for holder in holders:
            for c in holder.children:
                if c.dep_ == "ccomp" and c.i > token.i and _is_clause(c):
                    return _report(token, cue, "clause", [edges(c)])
        return None
    start = cue_start(token)
    before = doc[start - 1] if start > sentence.start else None
    complements = [c for c in token.children if c.dep_ == "ccomp"]
    after = [c for c in complements if c.i > token.i and _is_clause(c)]
    ahead = [c for c in complements if c.i < start]
    if ahead and not after:
        # "The ferry had left, he said": all that stands before the cue's clause is content.
        if before is not None and before.text in _COMMAS:
            return _report(token, cue, "clause", [(_after_colon(doc, sentence.start, start), start)])
        return _report(token, cue, "clause", [edges(ahead[0])])
    if after:
        return _report(token, cue, "clause", [_to_the_right(token, after)])
    if token.dep_ in {"parataxis", "ccomp", "advcl", "dep", "relcl"} and _is_aside(token, start):
        # "The ferry, he said, had left": the sentence around the aside.
        first, last = start, token.right_edge.i + 1
        return _report(token, cue, "clause", [(sentence.start, first), (last, span_end(sentence))])
    if token.dep_ == "advcl" and (mark := child(token, "mark")) and mark.lower_ == "as":
        # "As the captain noted, the ferry had left".
        head = token.head
        if head.pos_ in {"VERB", "AUX"} and child(token, "nsubj", "nsubjpass") is not None:
            own = set(range(*edges(token)))
            left = [i for i in range(*edges(head)) if i not in own]
            if left:
                return _report(token, cue, "clause", runs(left))
    return None


def _after_colon(doc: Doc, first: int, last: int) -> int:
    """Where speech begins that another cue brings in too ("He scolded her: “…,” he said")."""
    for i in range(first, last - 1):
        if doc[i].text == ":" and doc[i + 1].text in OPENING:
            return i + 1
    return first


def _to_the_right(token: Token, complements: list[Token]) -> Range:
    first = min(c.left_edge.i for c in complements)
    last = max(c.right_edge.i for c in complements) + 1
    for c in token.rights:
        # A modifier that follows the reported clause belongs to it more often than to the cue.
        if c.i >= last and c.dep_ in {"advcl", "prep", "npadvmod", "advmod", "dep", "cc", "conj"}:
            between = token.doc[last : c.left_edge.i]
            if c.dep_ in {"cc", "conj"}:
                break
            if c.tag_ == "VBG" or any(t.text in {",", "—", "--"} for t in between):
                break
            last = max(last, c.right_edge.i + 1)
    if first <= token.i:
        first = token.i + 1
    return first, last


def _is_aside(token: Token, start: int) -> bool:
    doc, sentence = token.doc, sentence_of(token)
    if child(token, "nsubj") is None or start <= sentence.start:
        return False
    end = token.right_edge.i + 1
    if doc[start - 1].text not in _COMMAS or any(c.dep_ in {"dobj", "mark"} for c in token.children):
        return False
    following = doc[end].text if end < sentence.end else "."
    return following in _COMMAS or following in {".", "“"} or doc[end - 1].text in _COMMAS


def _is_clause(token: Token) -> bool:
    """Whether a complement is finite or a question, and not an infinitive or gerund."""
    if token.tag_ in _FINITE or any(c.tag_ in _FINITE for c in token.children):
        return True
    if any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in token.children):
        return True
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
        return any(t.tag_ in {"WRB", "WP", "WDT"} for t in token.lefts) and child(
            token, "nsubj"
        ) is None
    return token.pos_ not in {"VERB", "AUX"} or any(
        c.dep_ in {"nsubj", "nsubjpass", "expl", "auxpass"} for c in token.children
    )


def _has_that(token: Token) -> bool:
    first = token.left_edge
    if first.lower_ != "that":
        return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children)
    # The "that" of a relative clause is its subject or object, not a mark.
    return first.dep_ == "mark" or (first.head != token and first.dep_ != "nsubj")


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def _to(token: Token, cue: Cue) -> Report | None:
    if token.pos_ in {"VERB", "AUX"} and is_passive(token):
        return None
    for c in token.children:
        if c.dep_ in {"xcomp", "acl", "ccomp", "advcl"} and c.i > token.i and _infinitive(c):
            if child(c, "nsubj") is not None or (c.dep_ == "advcl" and token.pos_ == "VERB"):
                continue
            return _report(token, cue, "to", [edges(c)])
    return None


def _object_to(token: Token, cue: Cue) -> Report | None:
    if is_passive(token):
        if "object" not in cue.addressee:
            return None
        for c in token.children:
            if c.dep_ == "xcomp" and c.i > token.i and _infinitive(c):
                return _report(token, cue, "object-to", [edges(c)])
        return None
    asked: Token | None = None
    if cue.preps:
        prep = next((c for c in token.children if c.dep_ in {"prep", "dative"} and
                     c.lower_ in cue.preps), None)
        asked = child(prep, "pobj") if prep is not None else None
    else:
        asked = child(token, "dobj", "dative")
    for c in token.children:
        if c.i <= token.i or not _infinitive(c):
            continue
        if c.dep_ == "ccomp" and not cue.preps and child(c, "nsubj") is not None:
            return _report(token, cue, "object-to", [edges(c)])
        if c.dep_ in {"xcomp", "advcl", "ccomp"} and asked is not None and asked.i < c.i:
            return _report(token, cue, "object-to", [(asked.left_edge.i, edges(c)[1])])
    if asked is not None:
        # The parser may hang the infinitive on the object.
        for c in asked.children:
            if c.dep_ in {"acl", "relcl", "xcomp"} and _infinitive(c):
                return _report(token, cue, "object-to", [edges(asked)])
    return None


def _ing(token: Token, cue: Cue) -> Report | None:
    for c in token.children:
        if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG" and c.i > token.i:
            return _report(token, cue, "ing", [edges(c)])
    return None


def _as(token: Token, cue: Cue) -> Report | None:
    prep = next((c for c in token.children if c.dep_ in {"prep", "mark"} and c.lower_ == "as"
                 and c.i > token.i), None)  # fmt: skip
    patient = child(token, "dobj")
    if prep is None and patient is not None:
        prep = next((c for c in patient.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if prep is None or child(prep, "pobj", "pcomp", "amod", "prep", "acomp") is None:
        return None
    if patient is None:
        way = next((c for c in token.children if c.dep_ == "prep" and c.lower_ in cue.preps), None)
        patient = child(way, "pobj") if way is not None else None
    if is_passive(token):
        patient = child(token, "nsubjpass")
        if patient is None:
            return None
        return _report(token, cue, "as", [edges(patient), edges(prep)])
    if patient is None:
        return _report(token, cue, "as", [edges(prep)])
    first, last = edges(patient)
    return _report(token, cue, "as", [(first, last), edges(prep)] if last < prep.i - 3 or
                   first > prep.i else [(first, edges(prep)[1])])


def _predicate(token: Token, cue: Cue) -> Report | None:
    named = child(token, "oprd")
    patient = child(token, "dobj", "nsubjpass")
    if named is None:
        small = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
        if small is not None and not _is_tensed(small) and child(small, "nsubj") is not None:
            return _report(token, cue, "predicate", [edges(small)])
        if patient is not None and patient.dep_ == "dobj" and cue.lemmas[0] == "call":
            # "what he called “hostile forces”": the object is what the thing is called.
            if token.dep_ in {"relcl", "pcomp", "ccomp", "csubj", "advcl"} or any(
                t.text in {"“", '"', "''", "‘"} for t in token.doc[token.i : patient.right_edge.i]
            ):
                return _report(token, cue, "predicate", [(token.i + 1, patient.right_edge.i + 1)])
        return None
    if is_passive(token):
        if speaker_of(token) is None or patient is None:
            return None
        return _report(token, cue, "predicate", [edges(patient), edges(named)])
    if patient is None:
        return _report(token, cue, "predicate", [edges(named)])
    if patient.i < token.i:
        return _report(token, cue, "predicate", [edges(patient), edges(named)])
    return _report(token, cue, "predicate", [(patient.left_edge.i, edges(named)[1])])


def _is_tensed(token: Token) -> bool:
    return token.tag_ in _FINITE or any(c.tag_ in _FINITE or c.tag_ == "TO" for c in token.children)


def _object(token: Token, cue: Cue) -> Report | None:
    if is_passive(token):
        patient = child(token, "nsubjpass")
        if patient is None or speaker_of(token) is None:
            return None
        return _report(token, cue, "object", [edges(patient)])
    patient = child(token, "dobj") or _free_relative(token)
    if patient is None or patient.tag_ == "PRP" and patient.lower_.endswith(("self", "selves")):
        return None
    return _report(token, cue, "object", [edges(patient)])


def _free_relative(token: Token) -> Token | None:
    """The clause of "decried what he called a farce"."""
    return next(
        (c for c in token.children if c.dep_ == "ccomp" and c.left_edge.lower_ == "what"
         and c.i > token.i),
        None,
    )  # fmt: skip


def _prep(token: Token, cue: Cue) -> Report | None:
    if token.pos_ in {"VERB", "AUX"} and is_passive(token) and cue.pos == "verb":
        return None
    for c in token.children:
        if c.dep_ in {"prep", "agent", "dative"} and c.lower_ in cue.preps and c.i > token.i:
            held = child(c, "pobj", "pcomp")
            if held is not None and held.lemma_ not in cue.except_objects:
                first, last = edges(held)
                return _report(token, cue, "prep", [(max(first, c.i + 1), last)])
    return None


def _object_prep(token: Token, cue: Cue) -> Report | None:
    passive = is_passive(token)
    patient = child(token, "nsubjpass") if passive else child(token, "dobj")
    if patient is None or (passive and speaker_of(token) is None and cue.kind != "accusation"):
        return None
    holders = (token,) if passive else (token, patient)
    for holder in holders:
        for c in holder.children:
            if c.dep_ in {"prep", "dative"} and c.lower_ in cue.preps and c.i > token.i:
                held = child(c, "pobj", "pcomp")
                if held is None or c.i < patient.i and not passive:
                    continue
                if passive or patient.i < token.i:
                    return _report(token, cue, "object-prep", [edges(patient), edges(c)])
                return _report(token, cue, "object-prep", [(patient.left_edge.i, edges(c)[1])])
    return None


def _passive_to(token: Token, cue: Cue) -> Report | None:
    patient = child(token, "nsubjpass")
    if patient is None:
        return None
    for c in token.children:
        if c.dep_ in {"xcomp", "advcl"} and c.i > token.i and _infinitive(c):
            return _report(token, cue, "passive-to", [edges(patient), edges(c)])
    return None


def _quoted_as(token: Token, cue: Cue) -> Report | None:
    """The quoter's part of "X was quoted as saying by Y" and "Y quoted X as saying"."""
    prep = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = child(prep, "pcomp") if prep is not None else None
    if saying is None or saying.tag_ != "VBG":
        return None
    if not is_passive(token):
        patient = child(token, "dobj")
        if patient is None:
            return None
        return _report(token, cue, "quoted-as", [(patient.left_edge.i, edges(prep)[1])])
    quoter = speaker_of(token)
    if quoter is None:
        way = next((c for c in saying.children if c.lower_ == "by" and c.i > saying.i), None)
        quoter = child(way, "pobj") if way is not None else None
    if quoter is None:
        return None
    away = set(range(*edges(quoter.head))) if quoter.head.lower_ == "by" else {quoter.i}
    away |= {i for i in range(token.i, saying.i)}
    if saying in quoter.ancestors:
        # "saying by Y that …": the words after the agent are X's.
        own = {i for i in range(quoter.head.i, quoter.right_edge.i + 1)}
        tail = {i for c in quoter.subtree if c.dep_ in {"acl", "relcl"} for i in range(*edges(c))}
        away = (away - set(range(*edges(quoter.head)))) | (own - tail)
    sentence = sentence_of(token)
    kept = [i for i in range(sentence.start, span_end(sentence)) if i not in away]
    report = _report(token, cue, "quoted-as", runs(kept))
    if report is not None:
        report.speaker = quoter
    return report


def _manner(token: Token, cue: Cue) -> Report | None:
    patient = child(token, "dobj")
    if patient is None or patient.i < token.i:
        return None
    for c in token.children:
        if c.dep_ == "advmod" and c.i > patient.i and c.lower_.endswith("ly"):
            return _report(token, cue, "manner", [(patient.left_edge.i, edges(c)[1])])
    return None


_ORDER = (
    "quoted-as", "clause", "as", "predicate", "object-to", "passive-to", "to", "ing",
    "object-prep", "prep", "manner", "object",
)  # fmt: skip
_FITS: dict[str, Callable[[Token, Cue], Report | None]] = {
    "quoted-as": _quoted_as,
    "clause": _clause,
    "as": _as,
    "predicate": _predicate,
    "object-to": _object_to,
    "passive-to": _passive_to,
    "to": _to,
    "ing": _ing,
    "object-prep": _object_prep,
    "prep": _prep,
    "manner": _manner,
    "object": _object,
}
