"""Verbs without a subject or an object that stands beside them, mended in their heads and tags.

What another does meanwhile in a headline, what a group called on somebody to do, and what a noun
sums up that somebody welcomes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CALLING_ON = frozenset({"called", "appealed", "pleaded"})
_UPON = frozenset({"on", "upon", "for", "to"})
_JUDGED = frozenset(
    """welcomed praised hailed applauded condemned denounced criticised criticized rejected opposed
    supported backed endorsed contested disputed challenged lauded decried deplored""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _CALLING_ON and label == "acl":
        return (_called_on_them,)
    if word == "as" and label in {"prep", "mark"}:
        return (_while_they_do,)
    if word in {"after", "before"} and label == "prep":
        return (_while_they_do,)
    if word == "that" and label == "mark" and tag == "IN":
        return (_which_they_judged,)
    return ()


def _called_on_them(verb: Token) -> None:
    """ "*The group called* on Chad to free him.": no group that is called so, for it tells no more.

    So the parser takes it where the sentence opens a paragraph.
    """
    noun = verb.head
    if noun.dep_ != "ROOT" or noun.tag_[:2] != "NN" or verb.i < noun.i:
        return
    if all(c.lower_ not in _UPON for c in children(verb, "prep")):
        return
    rest = [c for c in noun.rights if c.i != verb.i and c.dep_ not in {"punct", "prep"}]
    if any(c.tag_ != "VB" or all(k.lower_ != "to" for k in c.lefts) for c in rest):
        return  # But "called on Chad, his old ally, *to free* him"
    verb.tag_ = "VBD"
    hang(verb, verb, "ROOT")
    hang(noun, verb, "nsubj")
    for token in [c for c in noun.rights if c.i > verb.i]:
        hang(token, verb, "xcomp" if token in rest else token.dep_)


def _while_they_do(preposition: Token) -> None:
    """ "Chad jails an editor *as the EU condemns* it": what another does meanwhile.

    The parser takes who does it for what the preposition governs, and the verb for a second one of
    the main clause, which no word joins to the first.
    """
    doer = next(children(preposition, "pobj"), None)
    if doer is None or doer.i < preposition.i or doer.right_edge.i + 1 >= len(doer.doc):
        return
    verb = doer.doc[doer.right_edge.i + 1]
    main = verb.head
    if preposition.head.i == verb.i and verb.tag_ in _FINITE and verb.dep_ == "advcl":
        if not any(children(verb, *_SUBJECT)):
            hang(doer, verb, "nsubj")
        return
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or main.i > preposition.i:
        return
    if verb.tag_ == "VBD" != main.tag_ or any(children(verb, *_SUBJECT, "cc")):
        return
    if any(c.dep_ == "cc" for c in main.rights if c.i < verb.i):
        return
    hang(verb, main, "advcl")
    hang(doer, verb, "nsubj")
    hang(preposition, verb, "mark")


def _which_they_judged(mark: Token) -> None:
    """ "Freed four men, a gesture *that Chad welcomed* at once": the gesture is welcomed."""
    verb = mark.head
    if verb.dep_ != "relcl" or verb.head.i != mark.i - 1 or verb.lower_ not in _JUDGED:
        return
    if any(children(verb, "dobj", "ccomp")) or not any(children(verb, "nsubj")):
        return
    hang(mark, verb, "dobj")
    mark.tag_ = "WDT"
