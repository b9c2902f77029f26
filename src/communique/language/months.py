"""Months that the parser takes for doers, or for what a clause tells of; mended in their heads.

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
_NAMED = {"NNP", "NNPS"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word == "that" and label in {"det", "nsubj", "nsubjpass", "mark"}:
        return (_that_month,)
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
