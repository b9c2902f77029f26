"""Claims that are rejected, taken for verbs: "Chad *rejects claims that* it armed them".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_CLAIMS = frozenset(
    """claims reports charges accusations allegations suggestions assertions rumours rumors
    insinuations""".split()
)
_REJECTING = frozenset(
    "rejects denies dismisses disputes refutes rebuffs contests rebuts repudiates".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word not in _CLAIMS:
        return ()
    if label == "ROOT" and tag == "VBZ":
        return (_whoever_rejects,)
    return (_what_is_rejected,) if label == "dobj" and tag[:2] == "VB" else ()


def _whoever_rejects(claims: Token) -> None:
    """ "*Chad rejects* claims that it armed them": Chad does, and no rejects claim anything."""
    verb = claims.nbor(-1) if claims.i else claims
    if verb.lower_ not in _REJECTING or verb.head.i != claims.i or verb.tag_ != "NNS":
        return
    names = [c for c in children(verb, "compound", "poss", "nmod") if c.i < verb.i]
    told = list(children(claims, "ccomp"))
    if not names or not told:
        return
    hang(verb, verb, "ROOT")
    hang(names[-1], verb, "nsubj")
    for child in [c for c in claims.children if c.i != verb.i and c not in told]:
        hang(child, verb, child.dep_)
    hang(claims, verb, "dobj")
    for clause in told:
        hang(clause, claims, "acl")
    verb.tag_, claims.tag_ = "VBZ", "NNS"


def _what_is_rejected(claims: Token) -> None:
    """ "Rejects *accusations* that it bombed them": what is rejected, and nothing that is done."""
    claims.tag_ = "NNS"
    for clause in list(children(claims, "ccomp")):
        clause.dep_ = "acl"
