"""Whether it happened: negation, modality, conditions, intentions, orders, fears, questions.

The status of an event is read off the clause that tells it and then off every word above that
clause which takes it as its complement, from the inside out; what is nearest to "did not happen"
wins.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.data import entries
from communique.events import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.language import Parse
    from communique.record import Status

Effect = Literal["negated", "denied", "planned", "hypothetical", "actual"]

_HYPOTHETICAL_MODALS = frozenset("may might could would should must can ought need".split())
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_CONDITIONS = frozenset("if unless whether lest until".split())
_NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "scarcely"})
_COMPLEMENT = {"xcomp", "ccomp", "pcomp", "acl", "oprd", "csubj", "csubjpass", "acomp"}
_SAYING = frozenset("say tell report state claim note add announce write declare insist".split())


class OperatorExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence whose one event has the status given."""

    text: str
    status: str


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give what stands below them a status."""

    id: str
    effect: Effect
    words: tuple[str, ...]
    examples: tuple[OperatorExample, ...] = ()


@cache
def operators() -> dict[str, Effect]:
    """The effect of each operator word, by lemma."""
    found: dict[str, Effect] = {}
    for entry in entries("operators.yaml", Operator):
        for word in entry.words:
            found.setdefault(word, entry.effect)
    return found


def status(parse: Parse, trigger: Token, *, material: bool = False) -> Status:
    """The status of the event that a trigger tells.

    Args:
        parse: the parse, for what is title.
        trigger: the verb, noun or adjective that tells the event.
        material: whether it is a deed rather than words: one told in the simple present of a
            running text is a habit or a state that holds.

    Returns:
        ``actual``, ``ongoing``, ``planned``, ``hypothetical``, ``negated`` or ``denied``, as the
        record defines them.
    """
    token = trigger
    own = _own(parse, token)
    if own is not None:
        return own
    told: Status = "ongoing" if material and _habitual(parse, token) else "actual"
    seen = 0
    while token.head.i != token.i and seen < 12:
        seen += 1
        above = _above(token)
        if above is not None:
            return above
        head = token.head
        if token.dep_ == "conj" and _own_clause(token):
            # A coordinated clause with its own subject stands on its own.
            token = head
            continue
        if head.pos_ in {"VERB", "AUX"} and token.dep_ not in {"advcl", "relcl", "parataxis"}:
            inherited = None
            if token.dep_ in _COMPLEMENT | {"dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj"}:
                inherited = _own(parse, head, inherited=token.dep_ not in {"xcomp", "conj"})
            if inherited is not None and not (
                head.lemma_ in _SAYING and inherited in {"ongoing", "planned"}
            ):
                return inherited
        token = head
    return told


def _own(parse: Parse, token: Token, *, inherited: bool = False) -> Status | None:
    """What the clause of a token says of it itself, ``None`` where it is plainly told as done."""
    if _negated(token):
        return "negated"
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    helpers = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    words = {helper.lower_ for helper in helpers}
    if _conditional(token, helpers):
        return "hypothetical"
    if words & _FUTURE_MODALS:
        return "planned"
    if words & _HYPOTHETICAL_MODALS:
        if words & {"would"} and _reported(token):
            return "planned"
        return "hypothetical"
    if _going_to(token):
        return "planned"
    if _question(token):
        return "hypothetical"
    if inherited:
        return None
    if "to" in words and token.dep_ == "ROOT" and token.tag_ == "VB":
        return "planned"  # A headline's infinitive future: "Putin to visit Beijing".
    if token.dep_ in {"advcl", "acl", "relcl"} and "to" in words and token.tag_ == "VB":
        governor = token.head
        effect = operators().get(governor.lemma_)
        if token.dep_ == "relcl" or effect is None:
            return "hypothetical"
    if token.tag_ == "VB" and not helpers and token.dep_ == "ROOT" and not parse.in_title(token):
        return "hypothetical"  # An imperative.
    return None


def _above(token: Token) -> Status | None:
    """What the word that takes a clause or event noun as its complement makes of it."""
    head = token.head
    dep = token.dep_
    if dep == "pobj" or dep == "pcomp":
        preposition = head
        if preposition.lower_ == "without":
            return "negated"
        if preposition.lower_ in {"against"} and preposition.head.lemma_ == "warn":
            return "hypothetical"
        head = preposition.head
        if preposition.lower_ in {"after", "during", "following", "since", "in", "on", "by"} and (
            dep == "pobj"
        ):
            return None
    elif dep not in _COMPLEMENT | {"dobj", "nsubjpass", "attr", "advcl", "compound"}:
        return None
    if dep == "advcl" and not (token.tag_ == "VB" and head.pos_ in {"VERB", "ADJ"}):
        return None
    if dep == "nsubjpass" and head.pos_ != "VERB":
        return None
    particle = syntax.particle(head) if head.pos_ == "VERB" else None
    known = operators()
    effect = known.get(f"{head.lemma_} {particle}") if particle else None
    effect = effect or known.get(head.lemma_)
    if effect is None or effect == "actual":
        return None
    if effect == "planned" and token.pos_ == "NOUN" and dep in {"dobj", "pobj", "nsubjpass"}:
        return "planned" if head.lemma_ not in {"order", "announce", "mean", "set"} else None
    if effect == "negated" and _negated(head):
        return "hypothetical"
    if effect == "denied" and _negated(head):
        return None
    if effect == "hypothetical" and dep == "dobj" and token.pos_ == "NOUN":
        if head.lemma_ in {"support", "back", "oppose", "favor", "favour", "help", "discuss"}:
            return None
        return "hypothetical"
    return effect


def _conditional(token: Token, helpers: list[Token]) -> bool:
    """Whether a clause is a condition: "if", "as though", or inversion ("had they attacked")."""
    for child in token.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS:
            return True
        if child.lower_ == "though" and child.i and child.nbor(-1).lower_ == "as":
            return True
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(
        helper.lower_ in {"had", "were", "should"} and helper.i < subject.i and not _question(token)
        for helper in helpers
    )


def _habitual(parse: Parse, token: Token) -> bool:
    """Whether a verb stands in the simple present of running text: a habit or a lasting state."""
    if token.tag_ not in {"VBP", "VBZ"} or parse.in_title(token):
        return False
    if any(child.dep_ in {"aux", "auxpass"} for child in token.children):
        return False
    # A sentence without a full stop is a headline, whose present tense tells what happened.
    return parse.sentence_at(token.idx)[-1].is_punct


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (
            child.dep_ in {"advmod", "preconj"} and child.lower_ in _NEGATORS
        ):
            return not _only(child)
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return True
        if child.dep_ == "advmod" and child.lower_ in {"almost", "nearly"}:
            return True
    if token.pos_ in {"VERB", "AUX"}:
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (
                child.lower_ in {"nobody", "none", "nothing", "neither"}
                or any(_is_none(c) for c in child.children)
            ):
                return True
    return False


def _only(negator: Token) -> bool:
    """Whether a negation is that of "not only"."""
    return negator.i + 1 < len(negator.doc) and negator.nbor(1).lower_ in {"only", "just", "merely"}


def _is_none(determiner: Token) -> bool:
    """Whether a determiner leaves nobody: "no", "hardly any"."""
    if determiner.dep_ == "det" and determiner.lower_ in {"no", "neither"}:
        return True
    return determiner.lower_ == "any" and any(
        child.lower_ in {"hardly", "scarcely"} for child in determiner.children
    )


def _going_to(token: Token) -> bool:
    head = token.head
    return token.dep_ == "xcomp" and head.lower_ == "going" and token.tag_ == "VB"


def _reported(token: Token) -> bool:
    """Whether a clause is the content of a report, where "would" is the past of "will"."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "ccomp":
        return False
    return not any(
        child.dep_ == "advcl" and any(m.lower_ in _CONDITIONS for m in child.children)
        for child in token.children
    )


def _question(token: Token) -> bool:
    head = token
    while head.dep_ in {"conj", "xcomp"} and head.head.i != head.i:
        head = head.head
    if head.dep_ != "ROOT":
        return False
    ends = [child for child in head.children if child.dep_ == "punct"]
    return bool(ends) and ends[-1].text == "?"


def _own_clause(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
