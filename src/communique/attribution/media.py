"""By what means a statement is made: told by a phrase, by the verb, or by a speaking document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import child
from communique.attribution.cues import media_by_noun

if TYPE_CHECKING:
    from communique.attribution.clauses import Report
    from communique.attribution.cues import Medium
    from communique.language.tokens import Token


def medium_noun(token: Token) -> Medium | None:
    """The medium that a noun names, by itself or with the noun before it ("press conference")."""
    table = media_by_noun()
    lemma = token.lemma_.lower()
    if token.text == "X.":
        lemma = "x"  # At the end of a sentence.
    if token.i and token.pos_ in {"NOUN", "PROPN"}:
        before = token.doc[token.i - 1]
        pair = table.get(f"{before.lower_} {lemma}")
        if pair is not None:
            return pair
    found = table.get(lemma) or table.get(token.lower_)
    if found is not None and lemma == "x" and token.text not in {"X", "X."}:
        return None
    return found if token.pos_ in {"NOUN", "PROPN"} or lemma == "remarks" else None


def phrase_medium(cue: Token) -> tuple[Medium, Token] | None:
    """The medium named by a prepositional phrase of the cue's clause, with its noun."""
    verbs = [cue]
    while verbs[-1].dep_ in {"conj", "xcomp", "advcl", "pcomp"} and len(verbs) < 4:
        verbs.append(verbs[-1].head)
    for verb in verbs:
        thing = child(verb, "dobj") if verb is cue else None
        # "Praised the step *in a letter*": the parser may hang it on the object.
        late = [c for c in thing.children if c.lower_ == "in"] if thing is not None else []
        for prep in (*verb.children, *late):
            if prep.dep_ not in {"prep", "agent"}:
                continue
            noun = child(prep, "pobj")
            medium = medium_noun(noun) if noun is not None else None
            if prep in late and (noun is None or noun.left_edge.lower_ not in {"a", "an"}):
                continue
            if medium is not None and noun is not None and prep.lower_ in medium.preps:
                return medium, noun
            # "in a letter to", "in remarks on television": the first noun decides.
    return None


def speaking_document(report: Report) -> Medium | None:
    """The medium of a document that is the grammatical speaker ("the editorial said")."""
    speaker = report.speaker
    if speaker is None or speaker.pos_ != "NOUN":
        return None
    medium = medium_noun(speaker)
    return medium if medium is not None and (medium.document or medium.medium in {
        "speech", "broadcast", "testimony", "website"}) else None  # fmt: skip
