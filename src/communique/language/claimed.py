"""Claims that are rejected: taken for verbs, or by a clause with "which" or a noun of their own.

"Chad *rejects claims that* it armed them", "accuses Chad of arming them, *which it rejects*".

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

# Verbs by which somebody answers what he is accused of, and by which he is accused, by beginnings.
_ANSWERING = ("reject", "den", "dismiss", "disput", "refut", "rebuff", "rebut", "repudiat")
_ACCUSING = ("accus", "blam", "charg", "suspect")
_CHARGES = frozenset("charge claim accusation allegation assertion suggestion".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "relcl" and word.startswith(_ANSWERING):
        return (_which_is_answered,)
    if word in _REJECTING and label in {"conj", "appos"} and tag == "NNS":
        return (_whose_charge,)
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


def _which_is_answered(verb: Token) -> None:
    """ "Accused Chad of arming rebels, *which it rejects*": it rejects the charge, no rebels."""
    which = next(children(verb, "dobj"), None)
    if which is None or which.lower_ != "which" or which.i == 0 or which.nbor(-1).text != ",":
        return
    above = (word for word in verb.head.ancestors if word.lower_.startswith(_ACCUSING))
    accusing = next((word for word in above if word.tag_[:2] == "VB"), None)
    if accusing is not None and verb.head.i > accusing.i:
        hang(verb, accusing, "relcl")


def _whose_charge(verb: Token) -> None:
    """ "Accuses Chad of arming rebels, *a charge Chad rejects*": Chad rejects it."""
    charge = next(children(verb, "nsubj", "compound", "nmod"), None)
    if charge is None or charge.lower_ not in _CHARGES or charge.i < 2:
        return
    name = next((c for c in charge.children if c.i == verb.i - 1 and c.dep_ == "appos"), None)
    if name is None or charge.i == verb.i - 1 or name.tag_[:3] != "NNP":
        return
    verb.tag_ = "VBZ"
    hang(charge, verb.head, "npadvmod")
    hang(verb, charge, "relcl")
    hang(name, verb, "nsubj")
