"""Texts and treaties by which a thing is said or laid down: it has their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.language.tokens import Token

# Texts that are spoken or written, and those by which states bind themselves.
_SPOKEN = frozenset(
    """letter message note telegram statement speech address interview article editorial essay
    column report broadcast communique declaration memoir book post tweet video""".split()
)
_BINDING = frozenset(
    """treaty pact accord agreement deal armistice truce ceasefire protocol memorandum convention
    settlement concordat understanding charter constitution""".split()
)
# What a state does by the binding text itself, not later on its strength.
_BOUND = frozenset(
    """give cede agree promise undertake pledge commit renounce abandon surrender recognise
    recognize waive guarantee relinquish concede obtain gain acquire divide partition lease
    acknowledge accept transfer found form establish create join settle freeze
    resolve""".split()
)
# Texts that tell what somebody says, as if they spoke themselves, and what they do.
_SAYING = frozenset("plan report proposal resolution paper letter study memorandum".split())
_SAYS = frozenset(
    """propose call recommend accuse blame demand find urge envisage offer ask warn condemn say
    conclude""".split()
)
_ISSUED = frozenset(
    """sign conclude publish deliver issue release send write print broadcast reach make give post
    ratify seal initial adopt negotiate air record carry date present unveil""".split()
)


def documents(verb: Token) -> Iterator[tuple[Token, Token | None]]:
    """The texts in which a clause in the past is said or laid down, with the verb that dates each.

    "In a letter published on Sunday he accused", "under the treaty of 1904 it gave up": the second
    only where the deed is done by the treaty itself.
    """
    if clauses.tense(verb) != "past":
        return
    shared = verb.head.lefts if verb.dep_ == "conj" else ()  # "Under it Chad kept and *gave* …"
    # "Formed an alliance *under the treaty* of Brussels": hung on what was formed.
    made = (c for noun in verb.rights if noun.dep_ == "dobj" for c in noun.rights)
    for child in (*verb.children, *shared, *made):
        if child.dep_ == "nsubj" and child.lemma_.lower() in _BINDING:
            yield child, None  # "*The treaty of 1904* ended the war"
        if child.dep_ == "nsubj" and child.lemma_.lower() in _SAYING and verb.lemma_ in _SAYS:
            # "*His plan*, which he *presented in 2007*, proposed"
            yield from ((child, c) for c in child.subtree if _dates(c))
        if child.dep_ == "prep" and child.lower_ in {"in", "under", "by", "with"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and _lays_down(verb, child, noun):
                    yield noun, None
                    over = child.head if child.head != verb else noun
                    yield from ((noun, c) for c in over.subtree if c.i > noun.i and _dates(c))


def _lays_down(verb: Token, preposition: Token, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if preposition.lower_ == "in":
        return lemma in _SPOKEN and verb.lemma_ in clauses.REPORTING
    return lemma in _BINDING and verb.lemma_ in _BOUND


def _dates(verb: Token) -> bool:
    """Whether a participle or clause on a noun tells when it came about: "signed in 1904"."""
    return verb.lemma_ in _ISSUED and verb.dep_ in {"acl", "relcl"} and verb.tag_ != "VBG"
