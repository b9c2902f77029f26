"""Months and days that the parser takes for doers, or for a part of their names; mended in their
heads.

``astray.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_MONTHS = frozenset(
    """january february march april may june july august september october november december spring
    summer autumn winter""".split()
)
_PARTS = frozenset({"mid", "early", "late", "-"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TOLD = {"VBD", "VBZ", "VBP", "MD"}
_NAMED = {"NNP", "NNPS"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word == "that" and label in {"det", "nsubj", "nsubjpass", "mark"}:
        return (_that_month,)
    if label in {"compound", "pobj"} and word in _MONTHS | _DAYS:
        return (_doer_after_day,)
    if label == "prep" and word in {"on", "in", "by", "since"}:
        return (_opening_day,)
    return (_of_no_date,) if label == "relcl" and tag[:2] == "VB" else ()


def _that_month(that: Token) -> None:
    """ "*That June* Chad left"; "a truce signed there *that May* was broken": when, and no doer."""
    name = that.nbor(1) if that.i + 1 < len(that.doc) else that
    if name.lower_ not in _MONTHS or name.tag_ != "NNP" or name.head.dep_ == "pobj":
        return
    verb = name.head
    if name.dep_ == "compound" and verb.i == name.i + 1 and verb.tag_ in _NAMED:
        verb = verb.head  # "That June *Canada* expelled him"
    elif name.dep_ not in _SUBJECTS or all(c.i >= that.i for c in children(verb, *_SUBJECTS)):
        return
    elif that.i and (inner := that.nbor(-1)).head.head.tag_ in {"VBN", "VBD"}:
        verb = inner.head.head if inner.dep_ == "pobj" else verb  # "A truce *signed* in Oslo"
    hang(that, name, "det")
    hang(name, verb, "npadvmod")
    that.tag_ = "DT"


def _of_no_date(clause: Token) -> None:
    """ "A war between May and *June 2000 in which* many died": the war, and no month, had them."""
    date = clause.head
    if date.lower_ not in _MONTHS and not (date.tag_ == "CD" and date.text.isdigit()):
        return
    if not any(c.dep_ == "prep" for c in clause.lefts) or clause.left_edge.i < date.i:
        return
    preposition = date.head
    if date.dep_ != "pobj" or preposition.dep_ != "prep":
        return
    noun = preposition.head
    if noun.tag_[:2] == "VB":
        noun = next((c for c in children(noun, "dobj") if c.i < date.i), noun)
    if noun.tag_ in {"NN", "NNS"}:
        hang(clause, noun, "relcl")


def _opening_day(preposition: Token) -> None:
    """ "*On July 24* Thai jets bombed it": when they did, and nothing told of the jets."""
    noun = preposition.head
    date = next(children(preposition, "pobj"), None)
    if date is None or noun.i < preposition.right_edge.i or noun.tag_.startswith("VB"):
        return
    if date.lower_ not in _MONTHS | _DAYS and not (date.text.isdigit() and len(date) == 4):
        return
    while noun.dep_ in {"compound", "amod", "nmod", "poss"} and noun.head.i > noun.i:
        noun = noun.head
    if noun.dep_ in _SUBJECTS and noun.head.i > noun.i:
        hang(preposition, noun.head, "prep")


def _doer_after_day(day: Token) -> None:
    """ "After the raid *on Friday Kenya* closed": Kenya did, and the day is no part of its name."""
    preposition = day.nbor(-1) if day.i else day
    parts: list[Token] = []
    while preposition.lower_ in _PARTS and preposition.i:
        parts.append(preposition)  # "In *mid-January* guerrillas shot it down"
        preposition = preposition.nbor(-1)
    if preposition.dep_ != "prep" or preposition.lower_ not in {"on", "in", "by", "last"}:
        return
    if day.dep_ == "compound":
        doer = day.head
        while doer.dep_ in {"poss", "compound", "nmod"} and doer.head.i > doer.i:
            doer = doer.head  # "On *Friday Kenya's president* closed"
    else:
        doer = next((c for c in children(preposition, "pobj") if c.i > day.i), day)
    if doer.i == day.i or doer.dep_ != "pobj" or doer.head.i != preposition.i:
        return
    after = doer.right_edge.i + 1
    verb = doer.doc[after] if after < len(doer.doc) else doer
    if verb.tag_ not in _TOLD:
        return
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    if not verb.is_ancestor(preposition):
        return
    subject = next((c for c in children(verb, *_SUBJECTS) if c.i < day.i), None)
    if subject is not None and subject.tag_[:2] != "VB":
        before = subject.left_edge.i - 1
        opening = subject.doc[before] if before >= 0 else subject
        if opening.dep_ != "prep" or opening.head != verb or any(children(opening, "pobj")):
            return
        hang(subject, opening, "pobj")  # "After *talks* on Friday Kenya agreed"
    elif subject is not None:
        hang(subject, verb, "advcl")  # "*Speaking* on Sunday Sisi warned"
    hang(doer, verb, "nsubj")
    hang(day, preposition, "pobj")
    for part in parts:
        hang(part, day, "amod" if part.text != "-" else "punct")
