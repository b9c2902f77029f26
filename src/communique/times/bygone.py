"""Who acted in an office that he holds no more: "the *then* president", "his *predecessor*".

What such a person is told to have done, without a day, was done in that office: it is no news. What
somebody says who held one before may be: "His predecessor criticised the plan".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses
from communique.times.reigns import left_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.language.parse import Parse
    from communique.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What one out of office does as well: by words, or with his party.
_BY_WORDS = frozenset(
    """say tell urge accuse thank praise condemn denounce demand warn call ask appeal reject dismiss
    welcome hail congratulate blame criticise criticize attack oppose support back endorse defend
    apologise apologize express voice agree lose win die run speak write""".split()
)
_FORMER = frozenset({"former", "ex", "late", "retired", "onetime", "veteran"})
# Days after which hardly one is left to do anything who held an office.
_LONG_GONE = 9000
_OPENERS = frozenset({",", ";", ":", "and", "but"})
_HYPHENS = frozenset({"-", "–", "‑"})
_TITLES = frozenset(
    """president prime premier chancellor foreign defence defense interior finance minister
    secretary vice deputy king""".split()
)
# What only one in office does.
_OF_STATE = frozenset(
    """impose invade annex bomb pardon sanction ratify nationalise nationalize abolish sever
    deploy normalise normalize occupy recognise recognize""".split()
)
# What only one in office does to what, of what others do too.
_OF_STATE_TO = {
    "sign": frozenset("treaty pact accord agreement law bill decree order act".split()),
    "expel": frozenset("ambassador diplomat envoy attache".split()),
    "send": frozenset("troop soldier force marine tank warship".split()),
    "withdraw": frozenset("troop soldier force marine ambassador".split()),
    "lift": frozenset("sanction embargo".split()),
    "close": frozenset("border embassy".split()),
}  # fmt: skip


def in_bygone_office(parse: Parse, verb: Token, day: date | None) -> bool:
    """Whether a clause in the plain past tells what was done in an office that is held no more.

    Args:
        parse: the parse.
        verb: the verb of the clause.
        day: the day of reporting.
    """
    if verb.tag_ not in {"VBD", "VBN"} or clauses.tense(verb) != "past":
        return False
    spoken = verb.lemma_ in _BY_WORDS or clauses.reports(verb)
    for child in verb.children:
        if child.dep_ in _SUBJECTS or child.dep_ == "dobj":
            named = list(_named(child))
            if any(map(_then, named)):
                return True
            if child.dep_ != "dobj" and not spoken and any(map(_before, named)):
                return True
        of_state = child.dep_ in _SUBJECTS and day is not None and _is_of_state(verb)
        if of_state and day is not None and left_office(parse, child, day):
            return True
        doer = child.dep_ in _SUBJECTS and day is not None and not spoken
        if doer and day is not None and left_office(parse, child, day, _LONG_GONE):
            return not _called_former(parse, child)  # "*Nehru* visited Moscow."
        below = [c for c in child.children if c.dep_ == "pobj"] if child.dep_ == "prep" else []
        if any(_then(person) for noun in below for person in _named(noun)):
            return True
        if child.lower_ == "under" and any(map(_before, below)):
            return True  # "*Under his predecessor* it signed a pact."
    if verb.dep_ != "relcl":
        return False
    named = list(_named(verb.head))
    above = verb.head.head if verb.head.dep_ != "appos" else verb.head.head.head
    unlike = above.lower_ in {"unlike", "like"}
    return any(map(_then, named)) or ((unlike or not spoken) and any(map(_before, named)))


def _called_former(parse: Parse, person: Token) -> bool:
    """Whether a text tells that somebody held an office before: he may be in the news."""
    here = parse.mention_at(person)
    for mention in parse.mentions if here is not None else ():
        if here is None or not set(mention.actors) & set(here.actors):
            continue
        words = parse.doc[max(mention.first - 4, 0) : mention.last]
        if any(word.lower_.rstrip("-") in _FORMER for word in words):
            return True
    return False


def _named(noun: Token) -> Iterator[Token]:
    """A noun with those that stand beside it for the same person."""
    yield noun
    if noun.dep_ == "appos":
        yield noun.head
    for child in noun.children:
        if child.dep_ == "appos":
            yield child
            yield from (c for c in child.children if c.dep_ == "appos")
        elif child.dep_ == "relcl" and child.lemma_ == "be":
            # "X, *who was prime minister* at the time, signed"
            yield from (c for c in child.children if c.dep_ in {"attr", "prep", "npadvmod"})
        elif child.dep_ == "acl" and child.lower_ in {"led", "ruled", "headed", "governed"}:
            yield child  # "The United States, *then led* by Mr Trump"


def _then(noun: Token) -> bool:
    """Whether an office was held then: "the *then* minister", "the minister *at the time*"."""
    for child in noun.children:
        word = child.lower_
        if word.startswith("then-") or (word == "then" and child.i < noun.i):
            return True
        if word == "at" and child.dep_ == "prep" and _is_of_then(child):
            return True
    return noun.lower_.startswith("then-") or _is_of_then(noun) or _follows_then(noun)


def _follows_then(noun: Token) -> bool:
    """Whether "then" stands before an office: "*then-President* X", "X, *then* minister, urged".

    What opens a clause tells what came next: "and *then President* X met them".
    """
    doc, before = noun.doc, noun.left_edge.i - 1
    if noun.i + 3 < len(doc) and _is_of_then(doc[noun.i + 1]):
        return True  # "The president *at the time* expelled him", hung on the verb.
    for i in range(max(before - 1, 0), noun.i - 1):
        if doc[i].lower_ == "then" and doc[i + 1].text in _HYPHENS:
            return True
    if before < 1 or doc[before].lower_ != "then":
        return False
    if noun.dep_ == "appos":
        return True
    opens = doc[before].is_sent_start or doc[before - 1].lower_ in _OPENERS
    return not opens and noun.left_edge.lower_ in _TITLES


def _is_of_then(at: Token) -> bool:
    """Whether a word opens "at the time" or "at that time"."""
    doc = at.doc
    if at.lower_ != "at" or at.i + 2 >= len(doc):
        return False
    if doc[at.i + 1].lower_ not in {"the", "that"} or doc[at.i + 2].lower_ != "time":
        return False
    return at.i + 3 >= len(doc) or doc[at.i + 3].lower_ not in {"of", "when", "that", "he", "it"}


def _before(noun: Token) -> bool:
    """Whether somebody is another's predecessor, or the one before."""
    return noun.lemma_.lower() == "predecessor" and any(
        c.dep_ == "poss" or c.lower_ == "of" for c in noun.children
    )


def _is_of_state(verb: Token) -> bool:
    if verb.lemma_ in _OF_STATE:
        return any(c.dep_ == "dobj" for c in verb.children)
    wanted = _OF_STATE_TO.get(verb.lemma_)
    return wanted is not None and any(
        c.dep_ == "dobj" and c.lemma_.lower() in wanted for c in verb.children
    )
