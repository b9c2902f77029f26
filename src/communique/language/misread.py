"""Names and bare forms that the tagger takes for adjectives and plain presents.

"*Asean* ministers met"; "insists that its troops *leave*".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

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
# Adverbs that stand between a doer and what it does, and in no name of a thing.
_OFTEN = frozenset(
    """always never often regularly routinely frequently usually habitually repeatedly rarely seldom
    sometimes periodically constantly systematically""".split()
)
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ", "JJ"})
_PLURAL = frozenset({"NNS", "NNPS"})
_PARTS = frozenset({"compound", "nmod", "amod", "nsubj", "dep"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _BODIES and label == "amod" and tag[:2] == "JJ":
        return (_body_like_an_adjective,)
    if word in _OFTEN and label == "advmod":
        return (_often_does,)
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


def _often_does(adverb: Token) -> None:
    """ "Egypt's courts *often jail journalists*": what they do, and no kind of journalists."""
    doc = adverb.doc
    if not 0 < adverb.i < len(doc) - 2:
        return
    doer, deed = doc[adverb.i - 1], doc[adverb.i + 1]
    thing = deed.head
    if doer.tag_ not in _PLURAL or doer.head.i != thing.i or doer.dep_ not in _PARTS:
        return
    if deed.tag_ not in _NAMING or deed.dep_ not in _PARTS or thing.i < deed.i:
        return
    if thing.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or any(children(thing, "cop", "aux")):
        return
    after = [c for c in thing.children if c.i > thing.i and c.dep_ in {"prep", "punct", "advcl"}]
    main, label = (deed, "ROOT") if thing.head.i == thing.i else (thing.head, thing.dep_)
    hang(deed, main, label)
    hang(doer, deed, "nsubj")
    hang(adverb, deed, "advmod")
    hang(thing, deed, "dobj")
    for word in after:
        hang(word, deed, word.dep_)
    deed.tag_ = "VBP"
