"""What a sentence tells to be so under an agreement: "*Under the pact*, Peru must leave"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.binding import BINDING, MODAL, is_due, start_of, with_undergoer
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Span, Token

_PARTIES = frozenset("sides parties states countries governments neighbours neighbors".split())
# What is done in an agreement.
_SETTLED = frozenset(
    "draw define delimit demarcate cede renounce recognise recognize waive".split()
)
_TERMS = re.compile(
    r"(?:\b(?:under|according to|in line with|as part of|pursuant to)|^By)\s+(?:the\s+)?"
    r"(?:terms? of\s+|provisions? of\s+|article \w+ of\s+)?(?:the |this |that |its |their |a )?"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(r"In (?:the |this |that |a |their )?(?:[\w-]+ ){0,2}")


def under_it(parse: Parse, sentence: Span, noun: Token, start: int) -> tuple[int, int] | None:
    """What is told to be so under an agreement, or to stand in it."""
    before = parse.text[sentence.start_char : start]
    if _IN_TEXT.fullmatch(before):
        # "In the communique Japan recognized the People's Republic."
        root = sentence.root
        if root.pos_ == "VERB" and root.lemma_ not in TELLING:
            return root.i, sentence.end
    if _TERMS.search(before):
        verb = sentence.root
        governing = noun.head.head if noun.dep_ == "pobj" else noun
        if governing.lemma_ == "owe" or (governing is not verb and governing.dep_ == "pcomp"):
            return None  # "Asked for money *that it says it is owed under* the treaty"
        if governing.dep_ == "relcl" and governing.i < noun.i:
            # "The Nile, *whose waters are divided under* an agreement between them"
            return governing.left_edge.i, noun.head.i
        if any(t.lemma_ in BINDING or t.lower_ in MODAL for t in sentence):
            first, last = _after_binding(sentence, verb)
            under = _before_source(noun)
            # "Britain will leave the zone *under* an agreement signed in Cairo"
            return (first, under) if first < under and noun.head.head.i < under else (first, last)
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_ not in TELLING:
            if verb.i < noun.i:
                # "Russia leases the base *under* an agreement"
                return _with_doer(parse, verb), _before_source(noun)
            return with_undergoer(verb), sentence.end
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lemma_ in _SETTLED:
        return verb.i, noun.head.i  # "They *drew their sea border* in an agreement of 2022"
    return None


def _with_doer(parse: Parse, verb: Token) -> int:
    """Where what is told begins: also with a doer that is no party: "*a panel* meets in Lima"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is not None and subject.pos_ == "NOUN":
        mention = parse.mention_at(subject)
        states = mention is not None and all(
            parse.actors[actor].kind == "state" for actor in mention.actors
        )
        indefinite = any(c.lower_ in {"a", "an"} for c in subject.lefts)
        troops = subject.tag_ == "NNS" and verb.lemma_ in {"stay", "remain"}
        if (indefinite or troops) and not states:
            return subject.left_edge.i
    return with_undergoer(verb)


def _before_source(noun: Token) -> int:
    """Where what is told ends before "under an agreement", "according to the agreement"."""
    if noun.dep_ != "pobj":
        return noun.i
    return noun.head.head.i if noun.head.head.lower_ == "according" else noun.head.i


def _after_binding(sentence: Span, root: Token) -> tuple[int, int]:
    """What follows the word that binds; without one, what follows the subject."""
    if root.lemma_ == "be" and is_due(root):
        return with_undergoer(root), sentence.end  # "Troops *are to* leave, and others *will* stay"
    # "Peru *will leave* the zone, while Chile undertakes to pay": what comes first.
    leads = is_due(root) and root.lemma_ not in BINDING | TELLING
    for token in sentence:
        if leads and token.i > root.i:
            break
        if token.lemma_ in TELLING and any(
            c.dep_ == "ccomp" and c.i < token.i for c in token.lefts
        ):
            continue  # "Peru must pay, *an official said*"
        if token.lemma_ in BINDING and token.pos_ == "VERB" and token.dep_ not in {"prep", "mark"}:
            first = token
            while first.dep_ == "conj" and first.head.pos_ == "VERB":
                first = first.head
            # "They *will exchange* envoys and open the border": the first of what is due.
            due = first if first is not token and is_due(first) else None
            return (due.i if due is not None else start_of(token)), sentence.end
    for token in sentence:
        if leads and token.lower_ in MODAL and token.head.i != root.i:
            continue
        if token.lower_ in MODAL and token.dep_ == "aux":
            subject = next((c for c in token.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
            # "*Refugees may* return": who is no party is part of what is laid down.
            other = subject is not None and subject.tag_ == "NNS" and subject.lower_ not in _PARTIES
            return subject.left_edge.i if subject is not None and other else token.i, sentence.end
    return root.i, sentence.end
