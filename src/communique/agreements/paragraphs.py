"""Paragraphs that tell nothing but what an agreement lays down, after one that names it.

"Peru and Chile signed a treaty.\\n\\nPeru may divert the river. Chile gets half of the power."
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from communique.agreements.binding import BOUND, GIVING, IN_TURN, MODAL, is_due, with_undergoer
from communique.agreements.lexicon import lexicon
from communique.language.nouns import TELLING, mentions_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from communique.language import Parse
    from communique.language.tokens import Span, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_EACH = frozenset("it they both each either neither side sides party parties".split())
_PRESENT = frozenset({"VBZ", "VBP"})
#: What is told of those who may be no parties to anything.
STATES = frozenset(
    """be have want need hope fear believe think know remain face lie like seem expect plan see
    depend mean live stand claim seek try continue""".split()
)
_AGREEING = frozenset("agree promise pledge undertake accept".split())
_CONFERRING = frozenset("get receive keep retain gain cede renounce recognize recognise".split())
# What is laid down may or must be done; what will be done may be anything.
_LAID_DOWN = frozenset("must shall may".split())
_BOTH = frozenset("each neither either both".split())
_FAR = 4
_FEW = 2
# By when, and for how long, what is laid down is to be done.
_TERM = re.compile(
    r"\b(?:by|within|until|for|before) "
    r"(?:the end of|[A-Z][a-z]+ \d|\d|\w+ (?:days|weeks|months|years))"
)


def laid_down(
    parse: Parse, own: Collection[int], others: Collection[int], read: Collection[int],
    makers: frozenset[str],
) -> Iterator[tuple[Span, tuple[int, int]]]:  # fmt: skip
    """The stretches (tokens) of the paragraphs that tell nothing but duties.

    Args:
        parse: with the marks of the strands before.
        own: where the sentences begin that name the agreement.
        others: those that name another.
        read: those of which the duties are read already.
        makers: the parties, as far as they are known.
    """
    since, before = _FAR, False
    done = set(read)
    for _, group in groupby(parse.sentences, lambda s: parse.text.count("\n", 0, s.start_char)):
        paragraph = [s for s in group if len(s) > 1]
        starts = [s.start for s in paragraph]
        if not paragraph:
            continue
        if since < _FAR and not any(start in others for start in starts):
            found = [_stretch(parse, s, makers) for s in paragraph if s.start not in own]
            sure = any(_is_sure(s) for s in paragraph)
            if len(found) > _FEW and found.count(None) == 1:
                found.remove(None)  # One that only tells how things are.
            alone = len(found) == 1 and before and not any(i in own for i in starts)
            between = alone and _is_between(parse, paragraph[0], makers)
            alone = alone and (is_strict(paragraph[0]) or between)
            sure = sure or between
            if sure and (len(found) > 1 or alone) and all(found):
                for sentence in paragraph:
                    stretch = _stretch(parse, sentence, makers)
                    if sentence.start not in done and stretch is not None:
                        done.add(sentence.start)
                        yield sentence, stretch
        before = any(i in done for i in starts)
        last = max((i for i in starts if i in own), default=-1)
        if last >= 0:
            since = 0 if last > max((i for i in starts if i in others), default=-1) else _FAR
        elif before:
            since = 0
        else:
            since = _FAR if any(i in others for i in starts) else since + 1


def _stretch(parse: Parse, sentence: Span, makers: frozenset[str]) -> tuple[int, int] | None:
    """What a sentence tells that is due, or that a party does by what is laid down."""
    root = _first(sentence)
    if root.lemma_ in TELLING - GIVING or '"' in sentence.text:
        return None
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.lemma_.lower() in lexicon().kinds:
        return None
    if any(c.lower_ in {"would", "could", "might"} for c in root.children):
        return None
    mention = parse.mention_at(subject)
    party, states = subject.lower_ in _EACH, False
    if mention is not None:
        told = [parse.actors[actor] for actor in mention.actors]
        if all(actor.kind == "person" for actor in told):
            return None
        countries = {actor.country for actor in told}
        states = any(actor.kind == "state" for actor in told)
        party = not makers or bool(countries & {maker[:3] for maker in makers})
    due = is_due(root) or root.lemma_ in GIVING or (root.lemma_ in _CONFERRING)
    passive = any(c.dep_ == "auxpass" and c.tag_ in _PRESENT for c in root.children)
    does = passive or (root.tag_ in _PRESENT and root.lemma_ not in STATES)
    # "*Soldiers who break the law are tried* at home": whoever they are.
    any_of_them = subject.tag_ == "NNS" and not any(c.dep_ == "det" for c in subject.lefts)
    a_new = subject.pos_ == "NOUN" and any(c.lower_ in {"a", "an"} for c in subject.lefts)
    goes = passive or root.lemma_ in {"go", "return", "leave", "come"}
    due = due or (does and (a_new or (goes and any_of_them)))
    agreed = party and mention is not None and root.lemma_ in _AGREEING
    if not (due and (root.tag_ != "VBD" or agreed)) and not (party and does):
        return None
    if _gets_right(root):
        return root.i, sentence.end  # "The United States *gets the right to run the corridor*."
    if mention is not None and not party and (states or not due or subject.pos_ != "NOUN"):
        return None
    state = mention is not None and all(actor.kind == "state" for actor in told)
    return with_undergoer(root) if state else subject.left_edge.i, sentence.end


def _first(sentence: Span) -> Token:
    """The verb of a sentence, or of the first of two clauses: "*gets the right*; it is to pay"."""
    root = sentence.root
    if any(t.text == ";" for t in sentence):
        beside = (c for c in root.lefts if c.dep_ in {"parataxis", "ccomp"})
        return next(beside, root)
    return root


def _gets_right(verb: Token) -> bool:
    """Whether somebody is told to get a right: "*gets the right* to build the corridor"."""
    return verb.lemma_ in _CONFERRING and any(
        c.dep_ == "dobj" and c.lemma_ == "right" for c in verb.children
    )


def _is_between(parse: Parse, sentence: Span, makers: frozenset[str]) -> bool:
    """Whether a sentence tells what one party will do for another: "Vienna will pay Moscow"."""
    told = {parse.actors[a].country for m in mentions_in(parse, sentence) for a in m.actors}
    willing = any(c.lower_ == "will" for c in sentence.root.children)
    return willing and len(told & {maker[:3] for maker in makers}) > 1


def is_strict(sentence: Span) -> bool:
    """Whether a sentence tells what must or is to be done: "is to pay", "must pay"."""
    root = sentence.root
    aux = {c.lower_ for c in root.children if c.dep_ == "aux"}
    return bool(aux & {"must", "shall"}) or (root.lemma_ in {"be", "have"} and is_due(root))


def _is_sure(sentence: Span) -> bool:
    """Whether a sentence tells what is laid down, and not only what will happen."""
    root = _first(sentence)
    aux = {c.lower_ for c in root.children if c.dep_ == "aux"}
    if aux & _LAID_DOWN or (root.lemma_ in {"be", "have"} | BOUND and is_due(root)):
        return True
    if _gets_right(root):
        return True
    joined = (c for c in root.children if c.dep_ == "conj" and c.lemma_ in BOUND and is_due(c))
    if any(joined) or ("will" in aux and _TERM.search(sentence.text)):
        return True  # "Bears the cost and *is obliged* to supply", "will leave *by May 1*"
    if aux & MODAL:
        both = any(t.lower_ in _BOTH for t in sentence)
        return both or IN_TURN.search(sentence.text) is not None
    if IN_TURN.search(sentence.text):
        return True
    if root.tag_ in _PRESENT and root.lemma_ not in STATES and _TERM.search(sentence.text):
        return True  # "Armenia returns the district by December 1."
    giving = root.lemma_ in GIVING - {"let", "accept"} and root.tag_ in _PRESENT
    return giving or any(t.lower_ in _BOTH for t in sentence)
