"""Those who are suspected, taken for what somebody suspects of them.

"On Sunday *suspected* rebels *killed* nine soldiers" has no verb but the second. ``mending.py``
calls this rule beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_THOUGHT = frozenset({"suspected", "alleged"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _THOUGHT and label in {"ROOT", "ccomp", "conj", "advcl"} and tag in _FINITE:
        return (_suspected_doers,)
    return ()


def _suspected_doers(participle: Token) -> None:
    """ "On Sunday *suspected* rebels killed nine": said of the rebels, whom nobody suspects."""
    if any(children(participle, "nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl")):
        return
    deed = next((c for c in children(participle, "ccomp", "conj") if c.i > participle.i), None)
    if deed is None or any(children(deed, "mark", "cc")):
        return
    doer = next((c for c in children(deed, "nsubj", "nsubjpass") if c.i < deed.i), None)
    if doer is None or doer.left_edge.i != participle.i + 1:
        return
    if any(c.dep_ in {"det", "poss"} for c in doer.lefts):
        return  # "On Sunday suspected *the* rebels": no word stands before an article.
    above = deed if participle.dep_ == "ROOT" else participle.head
    label = participle.dep_
    others = [c for c in participle.children if c.i not in {deed.i, doer.i}]
    hang(deed, above, label)
    for child in others:
        hang(child, deed, child.dep_)
    hang(participle, doer, "amod")
