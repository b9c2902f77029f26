"""Bare numbers of clauses that are built as the one before: another host, another buyer.

"Turkey shelters 2.7 million Syrians. Lebanon has taken in 1.1 million."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.lexicon import peoples
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import (
    function_of,
    mentions_in,
    state_mentions,
    states_of,
    verb_above,
)

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.tokens import Span, Token


def parallel(
    parse: Parse,
    sentence: Span,
    amount: Amount,
    model: tuple[Claim, Relation] | None,
    *,
    shared: bool = False,
) -> tuple[Relation, Claim] | None:
    """The states of a bare number whose verb has a state of its own as subject.

    "Turkey shelters 2.7 million Syrians. Lebanon has taken in 1.1 million."
    """
    if model is None or amount.quantity.kind not in {"count", "share"}:
        return None
    claim, where = model
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or where.of is None:
        return None
    states = subjects(parse, sentence, verb)
    above = verb.head
    while not states and verb.dep_ == "xcomp" and above.i != verb.i:
        # "means to keep 3,000 there"
        states = subjects(parse, sentence, above)
        if above.dep_ not in {"conj", "xcomp"} or above.head.i == above.i:
            break
        above = above.head
    if any(c.dep_ == "expl" for c in verb.children) and claim.indicator.id == "refugees":
        states = _places(parse, sentence, verb)  # "In Sudan there are 305,000."
        if len(states) == 1 and _bare(sentence, amount):
            return Relation(where.of, tuple(sorted({where.of, *states}))), claim
        return None
    if len(states) == 2 and (own := _in_turn(parse, sentence, amount, verb)) is not None:
        states = {own}
    if len(states) != 1:
        return None
    (state,) = states
    if amount.quantity.kind == "share":
        # "Russia takes 24 percent of Peru's exports; the EU takes 27 percent."
        one_way = claim.flow in {"exports", "imports"} or claim.indicator.id == "debt"
        alike = one_way and state != where.of
        same = any(t.i < verb.i and t.lemma_ == verb.lemma_ for t in sentence)
        same = same or (
            (shared or claim.indicator.id == "debt") and verb.lemma_ in lemmas("sharing")
        )
        ends = alike and (_of_them(sentence, amount) or (same and _bare(sentence, amount)))
        return (Relation(where.of, tuple(sorted({where.of, state}))), claim) if ends else None
    if claim.owner != "people":
        return None
    people = _people(sentence, amount)
    if (
        people is not None
        and people != state
        and verb.lemma_ in lemmas("keeping") | lemmas("hosting") | {"hold"}
    ):
        # "Iran holds 70,000 Iraqi prisoners of war and Iraq has 50,000 Iranians."
        return Relation(people, tuple(sorted({people, state}))), claim
    if not _bare(sentence, amount):
        return None
    # "Iran is home to 780,000."
    home = verb.lemma_ == "be" and any(c.lower_ == "home" for c in verb.rights)
    hosts = home or verb.lemma_ in lemmas("hosting")
    if hosts and claim.indicator.id in {"refugees", "troops"} and state != where.of:
        return Relation(where.of, tuple(sorted({where.of, state}))), claim
    others = {s for s in where.between if s != where.of}
    if verb.lemma_ in lemmas("losing") and claim.indicator.victims:
        return Relation(state, where.between if state in where.between else ()), claim
    if verb.lemma_ in lemmas("keeping") and claim.indicator.subject_owns and others:
        between = where.between if state in others else tuple(sorted({state, *others}))
        return Relation(state, between), claim
    return None


def _in_turn(parse: Parse, sentence: Span, amount: Amount, verb: Token) -> str | None:
    """Which of two states one of two numbers is of: "Chile and Peru host 9,000 and 7,000"."""
    numbers = [t for t in verb.children if t.dep_ == "dobj" and t.like_num]
    numbers += [c for t in numbers for c in t.children if c.dep_ == "conj" and c.like_num]
    inside = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
    ordered = [
        s for m in mentions_in(parse, sentence) if m.root in inside for s in states_of(parse, m)
    ]
    places = [i for i, t in enumerate(numbers) if amount.first <= t.i < amount.last]
    if len(numbers) != 2 or len(ordered) != 2 or not places:
        return None
    return ordered[places[0]]


def _of_them(sentence: Span, amount: Amount) -> bool:
    """Whether a share is of what was told last: "67 percent of them", "half of the total"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 4)]]
    if after[:1] != ["of"]:
        return False
    whole = after[2:3] if after[1:2] == ["the"] else after[1:2]
    following = after[3:4] if after[1:2] == ["the"] else after[2:3]
    return bool({*whole} & lemmas("whole")) and following not in (["of"], ["’s"], ["'s"])


def _people(sentence: Span, amount: Amount) -> str | None:
    """The state whose people a number counts by their name alone: "50,000 Iranians"."""
    if amount.last >= sentence.end:
        return None
    return peoples().get(sentence.doc[amount.last].text)


def _bare(sentence: Span, amount: Amount) -> bool:
    """Whether nothing follows a number that it could count, and it is no age (", 66,") or part."""
    if amount.first > sentence.start and sentence.doc[amount.first - 1].lower_ in {",", "of"}:
        return False
    if amount.last >= sentence.end:
        return True
    token = sentence.doc[amount.last]
    dated = token.lower_ in {"last", "this", "next"}
    return dated or token.is_punct or token.pos_ in {"CCONJ", "ADP", "ADV", "SCONJ"}


def _places(parse: Parse, sentence: Span, verb: Token) -> set[str]:
    """The states in which, by the words of its own clause, something is."""
    return {
        s for m in state_mentions(parse, sentence) for s in states_of(parse, m)
        if (f := function_of(sentence.doc[m.root])).name == "in" and f.governor == verb
    }  # fmt: skip


def subjects(parse: Parse, sentence: Span, verb: Token) -> set[str]:
    """The states that do what a verb tells, themselves or as the noun before a "which"."""
    inside = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
    if verb.dep_ == "relcl" and any(sentence.doc[i].lower_ == "which" for i in inside):
        inside = {verb.head.i}
    # "The United States, its next biggest supplier": whose supplier it is does nothing.
    return {
        s for m in mentions_in(parse, sentence)
        if m.root in inside and not (m.form == "pronoun" and sentence.doc[m.root].dep_ == "poss")
        for s in states_of(parse, m)
    }  # fmt: skip
