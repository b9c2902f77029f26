"""People who come to a state, told of without a number or after those told with one.

"Refugees fill the camps. Chad has 9,000"; "Moldova has taken in more Ukrainians than any other".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.context import distinct
from communique.figures.lexicon import demonyms, lexicon, peoples
from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.figures.words import lemmas, phrases
from communique.language.nouns import state_mentions
from communique.record import Figure

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.tokens import Span, Token


def people_told(parse: Parse, sentence: Span) -> Figure | None:
    """Whose refugees a sentence without amounts tells of, as a figure without a value.

    Args:
        parse: the parse.
        sentence: the sentence.
    """
    known = lexicon().counted
    nouns = (t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "NOUN")
    noun = next((t for t in nouns if t.lemma_.lower() in known), None)
    if noun is None:
        return _taken(parse, sentence)
    indicator = known[noun.lemma_.lower()]
    if indicator.id != "refugees":
        return None
    inside = {t.i for t in noun.subtree}
    own = [m for m in state_mentions(parse, sentence) if m.root in inside]
    states = distinct(parse, own)
    return _figure(parse, sentence, states[0], states) if len(states) == 1 else None


def _taken(parse: Parse, sentence: Span) -> Figure | None:
    """Nationals whom a state has taken in: "has taken in more Ukrainians than any other"."""
    for noun in sentence:
        people, verb = peoples().get(noun.text), noun.head
        if people is None or noun.dep_ != "dobj" or verb.pos_ != "VERB":
            continue
        takes = verb.lemma_ == "take" and any(c.lower_ == "in" for c in verb.children)
        hosts = subjects(parse, sentence, verb) - {people}
        if (takes or verb.lemma_ in lemmas("hosting")) and len(hosts) == 1:
            return _figure(parse, sentence, people, [people, *hosts])
    return None


def _figure(parse: Parse, sentence: Span, of: str, states: list[str]) -> Figure:
    return Figure(
        id="", indicator="refugees", flow=None, of=of, between=tuple(sorted(states)),
        measure="level", value=0.0, unit=lexicon().indicators["refugees"].unit, period=None,
        change=None, source=None, evidence=parse.quote(sentence.start_char, sentence.end_char),
    )  # fmt: skip


def more_arrive(parse: Parse, sentence: Span, amount: Amount, last: Figure) -> bool:
    """Whether a bare number is of more of the refugees told last: "6,000 crossed on Sunday alone".

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the number.
        last: the figure told last, of refugees.
    """
    token = sentence.doc[amount.last - 1]
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head  # "an average of 1,200"
        if token.lemma_ not in lemmas("mean"):
            return False
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.pos_ != "VERB":
        return False
    if token.head.lemma_ not in lemmas("entering") | {"come", "follow", "flee"}:
        return False
    named = distinct(parse, state_mentions(parse, sentence))
    return last.of is not None and {*named} <= {*last.between}


def come_from(
    parse: Parse, sentence: Span, amount: Amount, last: Figure | None
) -> tuple[Claim, Relation] | None:  # fmt: skip
    """More visitors or refugees, from another state: "and 170,000 came from the United States".

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the number.
        last: the figure told last.
    """
    token = sentence.doc[amount.last - 1]
    verb = token.head
    if last is None or last.indicator not in {"tourists", "refugees"} or last.of is None:
        return None
    if amount.quantity.kind != "count" or token.dep_ != "nsubj" or len(last.between) != 2:
        return None
    if verb.lemma_ not in {"come", "arrive", "hail"}:
        return None
    inside = {t.i for c in verb.rights if c.lower_ == "from" for t in c.subtree}
    states = distinct(parse, [m for m in state_mentions(parse, sentence) if m.root in inside])
    (host, *_) = (s for s in last.between if s != last.of)
    if len(states) != 1 or states[0] == host:
        return None
    indicator = lexicon().indicators[last.indicator]
    claim = Claim(indicator, None, "people", amount.first, amount.last, indicator.unit)
    return claim, Relation(states[0], tuple(sorted({states[0], host})))


def arrivals(parse: Parse, sentence: Span, amount: Amount) -> Claim | None:
    """Arrivals by their number in a text on tourism: "German arrivals rose to 118,000".

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the number.
    """
    if amount.quantity.kind not in {"count", "share"}:
        return None
    token = sentence.doc[amount.last - 1]
    verb = token.head.head if token.dep_ == "pobj" else token.head
    moves = verb.lemma_ in lexicon().movements
    if verb.pos_ != "VERB" or not (
        moves or verb.lemma_ in lemmas("standing") | lemmas("numbering")
    ):
        return None
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.lemma_ == "arrival"), None)
    if noun is None or phrases("tourism").search(parse.text) is None:
        return None
    tourists = lexicon().indicators["tourists"]
    return Claim(tourists, None, "people", noun.i, noun.i + 1, tourists.unit)


def taken_in(sentence: Span, amount: Amount, noun: Token, verb: Token) -> Claim | None:
    """Nationals whom a state takes in or who come to it, in a text on refugees; some "of them".

    Args:
        sentence: the sentence.
        amount: the number.
        noun: the noun that it counts.
        verb: the verb above it.
    """
    doc = sentence.doc
    refugees = lexicon().indicators["refugees"]
    taking = verb.lemma_ in lemmas("hosting") | lemmas("sending-back")
    if verb.lemma_ == "take":
        taking = any(t.lower_ in {"in", "back"} for t in doc[verb.i + 1 : amount.first])
    of_them = [t.lower_ for t in doc[amount.last : amount.last + 2]] == ["of", "them"]
    if of_them and taking:
        return Claim(refugees, None, "people", amount.first, amount.last, refugees.unit)
    coming = verb.lemma_ in lemmas("leaving") | lemmas("entering")
    home = verb.lemma_ == "take" and noun.lemma_ == "people"
    if not (noun.text in demonyms() or home) or not (taking or coming):
        return None
    return Claim(refugees, None, "people", amount.first, noun.i + 1, refugees.unit)
