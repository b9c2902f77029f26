"""Clauses that the parser hangs on the word beside the one they belong to.

"The war closed with the *Accords, signed* in 1988 by Chad and Libya"; "Chad denied that its troops
remain *and was* no party to the truce", which is told by its number.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_OF_PACTS = frozenset(
    "signed concluded ratified initialled initialed negotiated agreed adopted reached".split()
)
_PACTS = frozenset(
    """accord accords agreement agreements treaty treaties pact truce ceasefire armistice protocol
    protocols declaration convention charter deal memorandum communique peace""".split()
)
_SINGULAR = frozenset("was is has does".split())
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "advcl" and word in _OF_PACTS and tag in {"VBN", "VBD"}:
        return (_pact_signed,)
    if word in _SINGULAR and label in {"conj", "aux", "auxpass"}:
        return (_told_by_number,)
    return ()


def _pact_signed(verb: Token) -> None:
    """ "Closed with the Accords, *signed* in 1988 by Chad": it is they that were signed."""
    if verb.i < 2 or verb.nbor(-1).text != "," or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    noun = verb.nbor(-2)
    if noun.lower_ in _PACTS and noun.head.i != verb.i and not any(children(verb, "mark")):
        verb.tag_ = "VBN"
        hang(verb, noun, "acl")


def _told_by_number(helper: Token) -> None:
    """ "Chad denied that its *troops remain* and *was* no party to it": Chad was none."""
    verb = helper if helper.dep_ == "conj" else helper.head
    inner = verb.head
    if (
        verb.dep_ != "conj"
        or inner.dep_ != "ccomp"
        or any(c.dep_ in _SUBJECTS for c in verb.children)
    ):
        return
    over = inner.head
    below = next((c for c in inner.children if c.dep_ in _SUBJECTS), None)
    above = next((c for c in over.children if c.dep_ in _SUBJECTS), None)
    if below is None or above is None or below.tag_ not in _PLURAL:
        return
    if above.tag_ in {"NN", "NNP"} and not any(children(above, "conj")):
        hang(verb, over, "conj")
