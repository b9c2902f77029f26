"""The constructions in which a cue governs its content as object, infinitive or phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import (
    DAYS,
    Report,
    child,
    clean,
    edges,
    is_passive,
    runs,
    sentence_of,
    span_end,
)
from communique.attribution.cues import media_by_noun
from communique.attribution.holders import (
    addressees_of,
    experiencer_of,
    possessor_of,
    speaker_of,
)

if TYPE_CHECKING:
    from communique.attribution.clauses import Range
    from communique.attribution.cues import Construction, Cue
    from communique.language.tokens import Token

FINITE = {"VBD", "VBZ", "VBP", "MD"}


def made(token: Token, cue: Cue, construction: Construction, parts: list[Range]) -> Report | None:
    """A report with trimmed content; ``None`` when nothing is left of it, or nobody holds it."""
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
        construction=construction,
        speaker=speaker,
        parts=kept,
        addressees=addressees_of(token, cue),
    )


def _has_to(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def infinitive(token: Token, cue: Cue) -> Report | None:
    """An infinitive whose subject is the speaker: "vowed to stay"."""
    if token.pos_ in {"VERB", "AUX"} and is_passive(token):
        return None
    for c in token.children:
        if c.dep_ in {"xcomp", "acl", "ccomp", "advcl"} and c.i > token.i and _has_to(c):
            if child(c, "nsubj") is not None or (c.dep_ == "advcl" and token.pos_ == "VERB"):
                continue
            return made(token, cue, "to", [edges(c)])
    return None


def object_infinitive(token: Token, cue: Cue) -> Report | None:
    """An object and an infinitive: "urged Rome to act", "called on Rome to act"."""
    if is_passive(token):
        if "object" not in cue.addressee:
            return None
        for c in token.children:
            if c.dep_ == "xcomp" and c.i > token.i and _has_to(c):
                return made(token, cue, "object-to", [edges(c)])
        return None
    asked: Token | None = None
    if cue.preps:
        prep = next(
            (c for c in token.children if c.dep_ in {"prep", "dative"} and c.lower_ in cue.preps),
            None,
        )
        asked = child(prep, "pobj") if prep is not None else None
    else:
        asked = child(token, "dobj", "dative")
    for c in token.children:
        if c.i <= token.i or not _has_to(c):
            continue
        if c.dep_ == "ccomp" and not cue.preps and child(c, "nsubj") is not None:
            return made(token, cue, "object-to", [edges(c)])
        if c.dep_ in {"xcomp", "advcl", "ccomp"} and asked is not None and asked.i < c.i:
            return made(token, cue, "object-to", [(asked.left_edge.i, edges(c)[1])])
    if asked is not None:
        # The parser may hang the infinitive on the object.
        for c in asked.children:
            if c.dep_ in {"acl", "relcl", "xcomp"} and _has_to(c):
                return made(token, cue, "object-to", [edges(asked)])
    return None


def gerund(token: Token, cue: Cue) -> Report | None:
    """A gerund: "denied taking part"."""
    for c in token.children:
        if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG" and c.i > token.i:
            return made(token, cue, "ing", [edges(c)])
    return None


def as_phrase(token: Token, cue: Cue) -> Report | None:
    """An object and an as-phrase: "described it as a farce"."""
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
        return made(token, cue, "as", [edges(patient), edges(prep)])
    if token.dep_ == "relcl" and (patient is None or patient.tag_ in {"WDT", "WP"}):
        # "*A charge* the army dismissed as false"
        noun = token.head
        return made(token, cue, "as", [(noun.left_edge.i, noun.i + 1), edges(prep)])
    if patient is None:
        return made(token, cue, "as", [edges(prep)])
    first, last = edges(patient)
    return made(
        token,
        cue,
        "as",
        [(first, last), edges(prep)]
        if last < prep.i - 3 or first > prep.i
        else [(first, edges(prep)[1])],
    )


def predicate(token: Token, cue: Cue) -> Report | None:
    """An object and what it is called: "branded it a farce"."""
    named = child(token, "oprd")
    patient = child(token, "dobj", "nsubjpass")
    if named is None:
        small = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
        if small is not None and not _is_tensed(small) and child(small, "nsubj") is not None:
            return made(token, cue, "predicate", [edges(small)])
        if patient is None or patient.dep_ != "dobj" or cue.lemmas[0] != "call":
            return None
        if patient.tag_ == "PRP":
            return None
        # "what he called “hostile forces”": the object is what the thing is called.
        end = patient.right_edge.i + 1
        quoted = any(t.text in {"“", '"', "''", "‘"} for t in token.doc[token.i : end])
        if quoted or token.dep_ in {"relcl", "pcomp", "ccomp", "csubj", "advcl"}:
            return made(token, cue, "predicate", [(token.i + 1, end)])
        return None
    if is_passive(token):
        if speaker_of(token) is None or patient is None:
            return None
        return made(token, cue, "predicate", [edges(patient), edges(named)])
    if patient is None:
        return made(token, cue, "predicate", [edges(named)])
    if patient.i < token.i:
        return made(token, cue, "predicate", [edges(patient), edges(named)])
    return made(token, cue, "predicate", [(patient.left_edge.i, edges(named)[1])])


def _is_tensed(token: Token) -> bool:
    return token.tag_ in FINITE or any(c.tag_ in FINITE or c.tag_ == "TO" for c in token.children)


def direct_object(token: Token, cue: Cue) -> Report | None:
    """A noun phrase: "denied the report"."""
    if is_passive(token):
        patient = child(token, "nsubjpass")
        if patient is None or speaker_of(token) is None:
            return None
        return made(token, cue, "object", [edges(patient)])
    patient = child(token, "dobj") or _free_relative(token)
    if patient is None or (patient.tag_ == "PRP" and patient.lower_.endswith(("self", "selves"))):
        return None
    if patient.lemma_ in cue.except_objects or patient.lower_ in DAYS:
        return None
    return made(token, cue, "object", [edges(patient)])


def _free_relative(token: Token) -> Token | None:
    """The clause of "decried what he called a farce"."""
    return next(
        (c for c in token.children if c.dep_ == "ccomp" and c.left_edge.lower_ == "what"
         and c.i > token.i),
        None,
    )  # fmt: skip


def preposition(token: Token, cue: Cue) -> Report | None:
    """A preposition and its object: "spoke of a rift"."""
    if token.pos_ in {"VERB", "AUX"} and is_passive(token) and cue.pos == "verb":
        return None
    for c in token.children:
        if c.dep_ in {"prep", "agent", "dative"} and c.lower_ in cue.preps and c.i > token.i:
            held = child(c, "pobj", "pcomp")
            if held is not None and not ({held.lemma_, held.lower_} & {*cue.except_objects, *DAYS}):
                first, last = edges(held)
                return made(token, cue, "prep", [(max(first, c.i + 1), last)])
    return None


def object_preposition(token: Token, cue: Cue) -> Report | None:
    """An object and a preposition: "accused Rome of delay"."""
    passive = is_passive(token)
    patient = child(token, "nsubjpass") if passive else child(token, "dobj")
    if patient is None or (passive and speaker_of(token) is None and cue.kind != "accusation"):
        return None
    holders = (token,) if passive else (token, patient)
    for holder in holders:
        for c in holder.children:
            if c.dep_ in {"prep", "dative"} and c.lower_ in cue.preps and c.i > token.i:
                held = child(c, "pobj", "pcomp")
                if held is None or held.lower_ in DAYS or (c.i < patient.i and not passive):
                    continue  # "Grilled him *on Tuesday* for his role"
                if patient.tag_ in {"WP", "WDT"}:
                    return made(token, cue, "object-prep", [edges(c)])
                if passive or patient.i < token.i:
                    return made(token, cue, "object-prep", [edges(patient), edges(c)])
                return made(token, cue, "object-prep", [(patient.left_edge.i, edges(c)[1])])
    return None


def passive_infinitive(token: Token, cue: Cue) -> Report | None:
    """A passive and an infinitive: "is believed to have fled"."""
    patient = child(token, "nsubjpass")
    if patient is None:
        return None
    for c in token.children:
        if c.dep_ in {"xcomp", "advcl"} and c.i > token.i and _has_to(c):
            return made(token, cue, "passive-to", [edges(patient), edges(c)])
    return None


def quoted_as(token: Token, cue: Cue) -> Report | None:
    """The quoter's part of "X was quoted as saying by Y" and "Y quoted X as saying"."""
    prep = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = child(prep, "pcomp") if prep is not None else None
    if prep is None or saying is None or saying.tag_ != "VBG":
        return None
    if not is_passive(token):
        patient = child(token, "dobj")
        if patient is None:
            return None
        return made(token, cue, "quoted-as", [(patient.left_edge.i, edges(prep)[1])])
    quoter = speaker_of(token)
    if quoter is None:
        way = next((c for c in saying.children if c.lower_ == "by" and c.i > saying.i), None)
        quoter = child(way, "pobj") if way is not None else None
    if quoter is None:
        return None
    away = set(range(*edges(quoter.head))) if quoter.head.lower_ == "by" else {quoter.i}
    away |= set(range(token.i, saying.i))
    if saying in quoter.ancestors:
        # "saying by Y that …": the words after the agent are X's.
        own = set(range(quoter.head.i, quoter.right_edge.i + 1))
        tail = {i for c in quoter.subtree if c.dep_ in {"acl", "relcl"} for i in range(*edges(c))}
        away = (away - set(range(*edges(quoter.head)))) | (own - tail)
    sentence = sentence_of(token)
    kept = [i for i in range(sentence.start, span_end(sentence)) if i not in away]
    report = made(token, cue, "quoted-as", runs(kept))
    if report is not None:
        report.speaker = quoter
    return report


def manner(token: Token, cue: Cue) -> Report | None:
    """An object and an adverb of judgment: "view the plan favorably"."""
    patient = child(token, "dobj")
    if patient is None or patient.i < token.i:
        return None
    for c in token.children:
        if c.dep_ == "advmod" and c.i > patient.i and c.lower_.endswith("ly"):
            return made(token, cue, "manner", [(patient.left_edge.i, edges(c)[1])])
    return None
