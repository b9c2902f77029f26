"""Names and pronouns that the parser hangs on the wrong word beside them.

An emphatic pronoun or an adverb taken for the subject, a name parted from the noun that says what
it is, and a progressive taken for a noun. ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_NAMES = {"NNP", "NNPS"}
_REFLEXIVE = frozenset("itself himself herself themselves ourselves".split())
_HAVING = frozenset("had has have".split())
_BE = frozenset("is was are were".split())
_INSIDE_A_NAME = {"det", "compound", "amod", "nmod", "poss"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (word in _REFLEXIVE and label == "nsubj", _emphatic),
        (label == "appos" and tag in _NAMES, _what_it_is),
        (label == "advmod" and tag == "RB" and word.endswith("ly"), _before_an_adverb),
        (label == "attr" and tag == "VBG", _under_way),
        (label == "amod" and tag == "VBN", _did_to_them),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _emphatic(pronoun: Token) -> None:
    """ "Oslo, which had *itself* sent envoys home": who had, and no clause of its own."""
    participle, helper = pronoun.head, pronoun.nbor(-1) if pronoun.i else pronoun
    if participle.tag_ not in {"VBN", "VBD"} or helper.lower_ not in _HAVING:
        return
    if participle.dep_ == "ccomp" and participle.head.i == helper.i:
        _lend(helper, participle)
        participle.tag_ = "VBN"
    elif participle.i == helper.head.i:
        _told_of_before(helper, participle)
    if any(c.i < pronoun.i for c in children(participle, *_SUBJECT)):
        pronoun.dep_ = "npadvmod"


def _lend(helper: Token, verb: Token) -> None:
    """Makes an auxiliary verb, taken for the main one, what helps the verb after it."""
    inner = [child for child in helper.children if child.i != verb.i]
    hang(verb, verb if helper.head.i == helper.i else helper.head, helper.dep_)
    for child in inner:
        hang(child, verb, child.dep_)
    hang(helper, verb, "aux")


def _told_of_before(helper: Token, verb: Token) -> None:
    """Gives a verb the relative pronoun that hangs on its auxiliary, and the noun before that."""
    for pronoun in list(children(helper, *_SUBJECT)):
        hang(pronoun, verb, "nsubj")
        noun = pronoun.nbor(-1) if pronoun.i else pronoun
        noun = noun.nbor(-1) if noun.text == "," and noun.i else noun
        if pronoun.tag_ in {"WDT", "WP"} and noun.tag_[:2] == "NN":
            hang(verb, noun, "relcl")


def _what_it_is(name: Token) -> None:
    """ "On a square by a statue of the *general Ivan Konev*": a name said of the noun before it."""
    first = name.left_edge.i
    noun = name.doc[first - 1] if first else name
    if name.head.i == noun.i or noun.tag_ != "NN" or name.head.i > noun.i:
        return
    if noun.dep_ == "pobj" and any(c.dep_ in {"det", "amod"} for c in noun.lefts):
        hang(name, noun, "appos")


def _before_an_adverb(adverb: Token) -> None:
    """ "*The M23* briefly held the town": the name before an adverb is its verb's subject."""
    verb = adverb.head
    inside = [child for child in adverb.lefts if child.dep_ in _INSIDE_A_NAME]
    if not inside or inside[-1].tag_ not in _NAMES or inside[-1].i != adverb.i - 1:
        return
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or any(children(verb, *_SUBJECT)):
        return
    name = inside.pop()
    hang(name, verb, "nsubj")
    for child in inside:
        hang(child, name, child.dep_)


def _under_way(verb: Token) -> None:
    """ "Angola *is mediating* between them": what a name is doing, no noun for what it is."""
    helper = verb.head
    if helper.lower_ not in _BE or not helper.i < verb.i or any(verb.lefts):
        return
    if any(c.tag_ not in {"RB"} for c in verb.doc[helper.i + 1 : verb.i]):
        return
    subject = next(children(helper, *_SUBJECT), None)
    if subject is not None and (subject.tag_ in _NAMES or subject.tag_ == "PRP"):
        _lend(helper, verb)


def _did_to_them(verb: Token) -> None:
    """ "*Chad sheltered* Sudanese rebels.": a sentence, and no phrase without a verb."""
    thing, name = verb.head, verb.nbor(-1) if verb.i else verb
    if thing.dep_ != "ROOT" or thing.tag_[:2] != "NN" or thing.i < verb.i:
        return
    if name.head.i not in {verb.i, thing.i} or name.tag_[:2] != "NN" or not name.text[:1].isupper():
        return
    edge = name.left_edge.i
    begins = edge == 0 or verb.doc[edge].is_sent_start
    if not begins or not name.doc[-1].is_punct or any(children(thing, "relcl", *_SUBJECT)):
        return
    hang(verb, verb, "ROOT")
    hang(thing, verb, "dobj")
    hang(name, verb, "nsubj")
    for child in list(thing.children):
        if child.is_punct and child.i > thing.i:
            hang(child, verb, "punct")
    verb.tag_ = "VBD"
