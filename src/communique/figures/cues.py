"""The words of a sentence that may claim an amount for an indicator, and how near they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.figures.clauses import clause_of
from communique.figures.lexicon import lexicon
from communique.figures.things import is_designation
from communique.figures.words import lemmas
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Cue, Indicator
    from communique.language.tokens import Doc, Span

_LINK = frozenset("of in worth - for".split())
# How far at most the subject of an amount's verb is from it.
_OF_SUBJECT = 5.0
# How far at most the verb whose object the amount is.
_OF_VERB = 0.6
# What is added where a cue is the subject of a later clause.
_NEXT_CLAUSE = 8.0


@dataclass(frozen=True, slots=True)
class Found:
    """Words that claim an amount for an indicator (``first`` to ``last``, half-open)."""

    indicator: Indicator
    cue: Cue | None
    first: int
    last: int
    word: str


def in_what_follows(sentence: Span, amount: Amount, found: list[Found]) -> list[Found]:
    """The cues among the words that a share is "of", if any: "a quarter of its exports"."""
    doc = sentence.doc
    end = amount.last + 1
    while end < min(sentence.end, amount.last + 9) and doc[end].pos_ not in {"VERB", "PUNCT"}:
        end += 1
    inside = [hit for hit in found if amount.last < hit.first < end]
    return inside or found


def cues_in(sentence: Span) -> list[Found]:
    """The cues of a sentence in their order, then the arms that are counted in it."""
    known = lexicon()
    found: list[Found] = []
    for match in known.cue_pattern.finditer(sentence.text):
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if span is None:
            continue
        word = " ".join(match.group().lower().split())
        following = sentence.doc[span.end].lower_ if span.end < sentence.end else ""
        found += [
            Found(indicator, cue, span.start, span.end, word)
            for indicator, cue in known.cues.get(word, ())
            if following not in indicator.not_before
        ]
    arms = known.indicators["arms"]
    for token in sentence:
        if is_designation(token.text) or (
            token.pos_ == "NOUN" and token.lemma_.lower() in arms.counted
            and token.lemma_ not in lemmas("ambiguous-arms")
        ):  # fmt: skip
            found.append(Found(arms, None, token.i, token.i + 1, token.lemma_.lower()))
    return found


def distance_of(doc: Doc, amount: Amount, first: int, last: int, others: list[Amount]) -> float:
    """How far a cue stands from an amount: tokens, with a toll for what stands between."""
    if first < amount.last and amount.first < last:
        return 0.0
    if first >= amount.last:
        low, high = amount.last, first
        distance = float(high - low)
        # "$3 million in aid", "a $3 million loan", "40 percent of the exports"
        linked = low < high and doc[low].lower_ in _LINK and _one_phrase(doc, low, high)
        if low == high or linked or _modifies(doc, low, high):
            # What a sum is "for" is less surely what it measures: "owes it $3 million for gas".
            distance *= 0.7 if doc[low].lower_ == "for" else 0.4
        else:
            distance += 2.0
    else:
        low, high = last, amount.first
        distance = float(high - low) * 0.9
        if 0 < high - low <= 3 and doc[low].lower_ in {"of", "worth", "at"}:
            distance *= 0.4  # "a duty of 35 percent"
    for i in range(low, high):
        if doc[i].text in {",", ";", "—", "–"}:
            distance += 1.5
        elif doc[i].text == ":":
            distance += 4.0
        elif doc[i].lower_ in {"while", "whereas", "but", "and"} and doc[i].dep_ in {"mark", "cc"}:
            distance += 2.0
    if first >= amount.last and any(t.tag_ == "VBG" and t.dep_ == "advcl" for t in doc[low:high]):
        distance += _NEXT_CLAUSE  # "rose to $1 billion, leaving a deficit of"
    if _governs(doc, amount, last - 1):
        distance = min(distance, _OF_VERB)
    if first >= amount.last and _does_later(doc, amount, last - 1):
        distance += _NEXT_CLAUSE
    if last <= amount.first and _set_apart(doc, amount, last - 1):
        distance += _NEXT_CLAUSE
    head = next((i for i in range(last - 1, first, -1) if doc[i].pos_ != "ADP"), first)
    if last <= amount.first and _does_it(doc, amount, head):
        distance = min(distance, _OF_SUBJECT)
    for other in others:
        if other is not amount and low <= other.first < high:
            pair = {other.quantity.kind, amount.quantity.kind}
            # A change and the level that it led to share their cue.
            distance += 1.0 if "share" in pair and len(pair) == 2 else 3.0
    return distance


def _governs(doc: Doc, amount: Amount, cue: int) -> bool:
    """Whether a cue is the verb whose object an amount is: "owes it $3 million for gas"."""
    verb = doc[cue]
    objects = {t.i for t in verb.children if t.dep_ == "dobj"}
    return verb.pos_ == "VERB" and any(amount.first <= i <= amount.last for i in objects)


def _does_it(doc: Doc, amount: Amount, cue: int) -> bool:
    """Whether a cue is the subject of the verb of an amount, however far: "trade ... was $3m"."""
    noun, verb = doc[cue], verb_above(doc[amount.first])
    if verb is None or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    # "Exports collapsed in 2019, dropping by half to $3 million"
    shared = verb.dep_ in {"advcl", "conj"} and not any(
        c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children
    )
    return noun.head.i == verb.i or (shared and noun.head.i == verb.head.i)


def _does_later(doc: Doc, amount: Amount, cue: int) -> bool:
    """Whether a cue is the subject of a clause behind the amount: "to $52m, while imports fell"."""
    noun = doc[cue]
    return (
        noun.dep_ in {"nsubj", "nsubjpass"}
        and noun.head.i > cue
        and noun.head.pos_ in {"VERB", "AUX"}
        and (verb := verb_above(doc[amount.first])) is not None
        and verb.i < amount.first
    )


def _set_apart(doc: Doc, amount: Amount, cue: int) -> bool:
    """Whether a cue stands in an aside that ends before the amount.

    "Its deficit with the bloc, which takes 41 percent of its exports, narrowed to $7 billion."
    """
    clause = clause_of(doc[cue])
    if clause.dep_ != "relcl" or any(t.i == amount.first for t in clause.subtree):
        return False
    return bool(
        doc[clause.left_edge.i - 1].text == "," and doc[clause.right_edge.i + 1].text == ","
    )


def in_aside(doc: Doc, amount: Amount, hit: Found) -> bool:
    """Whether a cue stands in an aside on something else than the amount before it.

    "The Netherlands provide 19 percent and Belgium, where gas is landed, 15 percent."
    """
    clause = clause_of(doc[hit.first])
    if clause.dep_ != "relcl" or any(t.i == amount.first for t in clause.subtree):
        return False
    before = clause.left_edge.i - 1
    return doc[before].text == "," and before > amount.last


def _one_phrase(doc: Doc, low: int, high: int) -> bool:
    """Whether no new clause begins between: not "10 percent in 2019 while imports"."""
    return not any(t.dep_ in {"mark", "cc"} or t.text in {",", ";"} for t in doc[low:high])


def _modifies(doc: Doc, low: int, high: int) -> bool:
    return all(doc[i].pos_ in {"ADJ", "NOUN", "PROPN", "PUNCT"} for i in range(low, high))
