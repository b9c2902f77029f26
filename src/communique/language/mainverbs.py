"""Main verbs that the parser takes for participles, and their subject for the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_BETWEEN = {"relcl", "acl", "appos", "prep", "amod", "advcl"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word == "that" and label == "mark":
        return (_insisted_that,)
    return (_lost,) if label == "amod" and tag in {"VBN", "VBD"} else ()


def _lost(verb: Token) -> None:
    """ "Peru, which had lost the war, *severed relations*": what it did, no further apposition.

    The noun before the insertion heads the sentence, which without this verb would have none.
    """
    thing = verb.head
    subject = thing.head
    if thing.dep_ not in {"appos", "conj"} or subject.dep_ != "ROOT" or subject.tag_ not in _NOUNS:
        return
    if thing.left_edge.i != verb.i or subject.i > verb.i or verb.nbor(-1).text != ",":
        return
    doc = verb.doc
    inserted = [c for c in subject.rights if c.dep_ in _BETWEEN and c.i < verb.i]
    if not inserted or not any(doc[i].text == "," for i in range(subject.i + 1, verb.i - 1)):
        return
    if not any(c.text in {".", "!", "?"} for c in subject.children):
        return  # A headline or a list of names.
    if any(children(subject, "cc")):
        return
    rest = [c for c in subject.rights if c.i > verb.i and c.i != thing.i]
    hang(verb, verb, "ROOT")
    verb.tag_ = "VBD"
    hang(subject, verb, "nsubj")
    hang(thing, verb, "dobj")
    for child in rest:
        hang(child, verb, child.dep_)


def _insisted_that(mark: Token) -> None:
    """ "He continues to insist, most recently on Monday, *that he paid*": what he insists on."""
    verb = mark.head
    if verb.dep_ != "ROOT" or mark.i > verb.i or mark.i == 0 or mark.nbor(-1).text != ",":
        return
    before = [c for c in children(verb, "ccomp") if c.i < mark.i]
    if len(before) != 1 or not any(children(before[0], "nsubj")):
        return
    main = before[0]
    cue = next(children(main, "xcomp"), main)
    if any(children(cue, "ccomp", "dobj")):
        return
    main.head, main.dep_ = main, "ROOT"
    hang(verb, cue, "ccomp")
    for child in list(children(verb, "punct")):
        hang(child, main, "punct")
