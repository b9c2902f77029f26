"""Names and bare forms that the tagger takes for adjectives and plain presents.

"*Asean* ministers met"; "insists that its troops *leave*".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# Names of bodies that end as adjectives of places do.
_BODIES = frozenset({"asean"})
_MANDATING = frozenset("insist insists insisted insisting".split())
# What one insists that others do: none of it is a state that holds, or their habit.
_YIELDING = frozenset(
    """leave withdraw pull quit depart vacate evacuate hand return release free disarm surrender
    disband lay stop halt cease end lift apologise apologize pay recognise recognize respect
    honour honor resign step compensate extradite dismantle remove relinquish repeal scrap abandon
    renounce retreat stand back give open admit allow accept agree resume sign
    negotiate hold""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _BODIES and label == "amod" and tag[:2] == "JJ":
        return (_body_like_an_adjective,)
    if tag == "VBP" and label == "ccomp" and word in _YIELDING:
        return (_insisted_on,)
    return ()


def _body_like_an_adjective(name: Token) -> None:
    """ "*Asean* ministers": those of the body, and of no place."""
    if name.text[:1].isupper():
        name.tag_, name.dep_ = "NNP", "compound"


def _insisted_on(verb: Token) -> None:
    """ "Insists that Chad's troops *leave*": that they shall, and not that they do."""
    if verb.head.lower_ not in _MANDATING or verb.head.i > verb.i:
        return
    marked = any(c.lower_ == "that" for c in children(verb, "mark"))
    if marked and not any(children(verb, "aux", "auxpass", "neg")):
        verb.tag_ = "VB"
