"""Whether a clause is a condition, or is told to hold on one: "if", "unless", "had they gone"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.verbs import SUBJECTS, has_subject, joined_closely, shares

if TYPE_CHECKING:
    from communique.language.tokens import Token

_CONDITIONS = frozenset(
    "if unless whether lest provided providing supposing assuming otherwise imagine".split()
)
_CONDITION_NOUNS = frozenset("provided providing condition supposing event".split())
_SUPPOSING = frozenset({"assuming", "supposing", "suppose"})
# Words that stand before a helper and its subject: "no sooner had he", "hardly had he".
_INVERTING = frozenset("no hardly scarcely barely never not nor only seldom rarely little".split())
# Verbs that bring in a question, by themselves and with "to know".
_ASKING = frozenset("ask wonder inquire enquire query".split())
_WISHING = frozenset("want demand wish like seek".split())
_KNOWING = frozenset("know learn hear understand".split())


def conditional(verb: Token) -> bool:
    """Whether a clause is a condition: "if", "as though", or inversion ("had they attacked")."""
    for child in verb.children:
        if child.dep_ in {"mark", "advmod", "intj", "prep"} and child.lower_ in _CONDITIONS:
            return child.lower_ != "otherwise" or child.i < verb.i
        if child.lower_ == "though" and child.i and child.nbor(-1).lower_ == "as":
            return True
        if child.dep_ == "mark" and child.i and child.nbor(-1).lower_ in _CONDITION_NOUNS:
            return True  # "Provided that", "on condition that"
        if child.dep_ == "prep" and child.i < verb.i and _in_case(child):
            return verb.dep_ == "advcl"  # "In case Russia attacks"
    if verb.dep_ == "ccomp" and verb.head.lower_ in _SUPPOSING:
        return True  # "*Assuming* Moscow does not veto it"
    if verb.tag_ in {"VBD", "VBZ"} and verb.dep_ == "conj":
        joined = joined_closely(verb) if has_subject(verb) else shares(verb)
        return joined and conditional(verb.head)
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and _had_above(verb, subject):
        return True
    return subject is not None and any(
        child.dep_ in {"aux", "auxpass"}
        and child.lower_ in {"had", "were", "should"}
        and child.i < subject.i
        and not _after_negative(child)
        and not ends_in_question(verb)
        for child in verb.children
    )


def _had_above(verb: Token, subject: Token) -> bool:
    """Whether a parser took the helper of a condition for a verb above: "*had* Oman not met"."""
    had = verb.head
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ == "VBN"
        and had.lower_ == "had"
        and had.i < subject.i
        and not any(c.dep_ in SUBJECTS or c.lower_ in _INVERTING for c in had.children)
    )


def _after_negative(helper: Token) -> bool:
    """Whether it is a negative word that puts a helper before its subject: "no sooner *had* he"."""
    verb = helper.head
    first = verb.left_edge
    return first.i < helper.i and first.lower_ in _INVERTING


def has_condition(verb: Token) -> bool:
    """Whether a clause is told to hold under a condition: "if", "in the event of", "unless"."""
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp"} and conditional(child):
            return True
        if child.dep_ == "prep" and _in_case(child):
            return True
    return verb.dep_ == "conj" and shares(verb) and has_condition(verb.head)


def _in_case(preposition: Token) -> bool:
    return preposition.lower_ == "in" and any(
        child.dep_ == "pobj" and child.lower_ in {"case", "event"} for child in preposition.children
    )


def ends_in_question(verb: Token) -> bool:
    """Whether a clause ends in a question mark of its own."""
    ends = [child for child in verb.children if child.dep_ == "punct" and child.i > verb.i]
    return any(mark.text == "?" for mark in ends)


def inverted(verb: Token) -> bool:
    """Whether a clause has its helper before its subject and begins with it: "will it go"."""
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    helper = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if subject is None or helper is None or helper.i > subject.i:
        return False
    return all(c.is_punct or c.dep_ == "cc" for c in verb.lefts if c.i < helper.i)


def put_to(clause: Token) -> bool:
    """Whether a clause is a question told in its own words: "*has Egypt left*, a deputy asked"."""
    if clause.dep_ not in {"ccomp", "advcl"} or clause.i > clause.head.i:
        return False
    return asks(clause.head) and inverted(clause)


def asks(verb: Token) -> bool:
    """Whether a verb brings in a question: "asked", "wondered", "*wanted* to know"."""
    if verb.lemma_ in _ASKING:
        return True
    return verb.lemma_ in _WISHING and any(
        c.dep_ == "xcomp" and c.lower_ in _KNOWING for c in verb.rights
    )
