"""The clause that a number stands in, and the wider ones around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.figures.amounts import Amount, Claim
    from communique.language.tokens import Span, Token

_CLAUSAL = {"conj", "advcl", "ccomp", "parataxis", "relcl", "ROOT"}


def clause_of(token: Token) -> Token:
    """The verb that heads the clause, with a subject of its own, in which a token stands."""
    verb = verb_above(token)
    if verb is None:
        return token
    for _ in range(20):
        heads = verb.dep_ in _CLAUSAL and any(
            child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for child in verb.children
        )
        above = verb_above(verb.head) if verb.head.i != verb.i else None
        if heads or above is None or verb.dep_ == "ROOT":
            return verb
        verb = above
    return verb


def scopes(sentence: Span, token: Token) -> list[frozenset[int]]:
    """The tokens of the clause around a token, then of ever wider ones, then of the sentence."""
    found: list[frozenset[int]] = []
    verb = clause_of(token)
    for _ in range(6):
        inside = {t.i for t in verb.subtree}
        for child in verb.subtree:
            if (
                child.i != verb.i
                and child.dep_ in {"conj", "advcl", "ccomp", "parataxis"}
                and child.pos_ in {"VERB", "AUX"}
                and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
                and not any(t.i == token.i for t in child.subtree)
            ):
                inside -= {t.i for t in child.subtree}
        if verb.dep_ == "relcl":
            inside |= {t.i for t in verb.head.lefts} | {verb.head.i}
            # "Chinese loans to Chad, which stood at $9 million": they are those to Chad.
            first = verb.left_edge.i
            inside |= {t.i for c in _told_of(verb).rights if c.dep_ == "prep" for t in c.subtree
                       if t.i < first}  # fmt: skip
            inside |= {t.i for t in _told_of(verb).lefts}
        found.append(frozenset(inside))
        if verb.head.i == verb.i or verb.dep_ == "ROOT":
            break
        above = clause_of(verb.head)
        if above.i == verb.i:
            break
        verb = above
    found.append(frozenset(range(sentence.start, sentence.end)))
    return found


def _told_of(verb: Token) -> Token:
    """The noun that a relative clause tells of, where the parser takes the state behind it.

    No state "stands at $9 million": that are the loans to it.
    """
    head = verb.head
    stands = verb.lemma_ in lemmas("standing") or verb.lemma_ in lexicon().movements
    if stands and head.pos_ == "PROPN" and head.dep_ == "pobj" and head.head.dep_ == "prep":
        return head.head.head if head.head.head.pos_ == "NOUN" else head
    return head


def other_clauses(
    sentence: Span, amount: Amount, claim: Claim, claimed: list[tuple[Amount, Claim | None]]
) -> frozenset[int]:
    """The tokens of clauses joined to that of an amount that count more of the same people.

    "1.7 million Syrians have left their homes, and 1 million have fled to Turkey."
    """
    found = set(_others_ends(sentence, amount, claim, claimed))
    found |= set(_other_givers(sentence, amount, claim, claimed))
    if claim.owner != "people" or claim.indicator.victims or claim.indicator.subject_owns:
        return frozenset(found)
    own = clause_of(sentence.doc[amount.first])
    for other, theirs in claimed:
        clause = clause_of(sentence.doc[other.first])
        # "fled their homes, of whom 9,000 crossed into Peru"
        more = theirs is None and other.first > amount.last and other.quantity.kind == "count" and (
            clause.lemma_ in lemmas("entering") | lemmas("fleeing") | lemmas("crossing-over")
        )  # fmt: skip
        if other is amount or not (more or (theirs and theirs.indicator is claim.indicator)):
            continue
        if (clause.head.i == own.i and clause.dep_ in {"conj", "parataxis"}) or (
            more and clause.dep_ == "relcl"
        ):  # fmt: skip
            found |= {t.i for t in clause.subtree}
    return frozenset(found)


def _other_givers(
    sentence: Span, amount: Amount, claim: Claim, claimed: list[tuple[Amount, Claim | None]]
) -> Iterator[int]:
    """The tokens of who gives something else: "China promised $9 million and Fiji sent tents"."""
    own = clause_of(sentence.doc[amount.first])
    if not (claim.indicator.handed and claim.owner == "giver" and claim.flow is None):
        return
    for other, theirs in claimed:
        clause = clause_of(sentence.doc[other.first])
        gives = theirs is not None and theirs.indicator.handed and theirs.owner == "giver"
        if not gives or clause.i == own.i or "conj" not in {clause.dep_, own.dep_}:
            continue
        if clause.head.i == own.i or own.head.i == clause.i:
            yield from (t.i for c in clause.lefts if c.dep_ == "nsubj" for t in c.subtree)


def _from_own(sentence: Span, amount: Amount) -> bool:
    """Whether an amount has where it comes from or goes to right behind it, in its own phrase."""
    return any(
        t.text[:1].isupper() for t in (sentence.doc[i] for i in _own_goods(sentence, amount))
    )


def _own_goods(sentence: Span, amount: Amount) -> list[int]:
    """The tokens of "from Romania" or "of Russian wheat" right behind an amount."""
    doc, first = sentence.doc, amount.last
    if first + 1 >= sentence.end or doc[first].lower_ not in {"of", "from", "to"}:
        return []
    last = first + 1
    while last < min(sentence.end, first + 5) and doc[last].pos_ in {"ADJ", "NOUN", "PROPN", "DET"}:
        last += 1
    return list(range(first, last))


def _named_before(sentence: Span, amount: Amount) -> list[int]:
    """The tokens of the name right before an amount: "Qatar about $9 million"."""
    i = amount.first - 1
    while i > sentence.start and sentence.doc[i].lower_ in {"about", "some", "around", "nearly"}:
        i -= 1
    last = i + 1
    while i >= sentence.start and sentence.doc[i].pos_ == "PROPN":
        i -= 1
    return list(range(i + 1, last))


def _with(sentence: Span, amount: Amount) -> bool:
    """Whether a sum has its own partner right behind it: "$24 billion with China"."""
    return amount.last < sentence.end and sentence.doc[amount.last].lower_ == "with"


def _others_ends(
    sentence: Span, amount: Amount, claim: Claim, claimed: list[tuple[Amount, Claim | None]]
) -> Iterator[int]:
    """The tokens of who stands at another sum alone: "$4m, against $2m from the United States".

    Also of one that is told before it: "and with China it was $18 million".
    """
    doc = sentence.doc
    for other, _ in claimed:
        if other is amount:
            continue
        if other.first > amount.last:
            semicolon = next((t.i for t in doc[amount.last : other.first] if t.text == ";"), None)
            if semicolon is not None:
                yield from range(semicolon, sentence.end)
        if other.quantity.kind == amount.quantity.kind != "count" and _from_own(
            sentence, amount
        ):  # fmt: skip
            yield from _own_goods(sentence, other)
        if other.quantity.kind != "money":
            continue
        if _named_before(sentence, amount) and claim.indicator.id == "debt":
            yield from _named_before(sentence, other)  # "owes Kuwait $9 million and Qatar $3m"
        if claim.indicator.id == "trade balance" and _with(sentence, amount) and (
            _with(sentence, other)
        ):  # fmt: skip
            yield from range(other.last, min(sentence.end, other.last + 5))
        before = {t.lower_ for t in doc[max(sentence.start, other.first - 2) : other.first]}
        after = doc[other.last].lower_ if other.last < sentence.end else ""
        if after in {"from", "to"} and "against" in before:
            yield from range(other.last, min(sentence.end, other.last + 5))
        i = other.first - 1
        while i > amount.last and doc[i].lower_ not in {";", ",", "and"}:
            i -= 1
        if i > amount.last and doc[i + 1].lower_ in {"with", "to", "from"}:
            yield from range(i, other.first)
