"""What nouns may be called where a frame asks for certain words, and who is called by a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.designations import hyphened, is_bare_number, is_craft, is_sought, of_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse
    from communique.language.tokens import Token

_BEING = frozenset("be become remain stay".split())
_MONEY = frozenset(
    """million billion trillion dollar euro pound yen yuan rouble ruble rupee riyal franc dinar
    kroner krona krone kronor peso rand lira naira shilling won baht rupiah dirham zloty""".split()
)
_AMOUNTS = _MONEY | frozenset(
    """mark percent worth share portion half third quarter ton tonne barrel shipment load batch
    consignment amount quantity piece package bag liter litre week day month year series string
    spate wave bout flurry sack crate bushel megawatt planeload truckload""".split()
)
# What stands before the names of those who rule.
_TITLES = frozenset(
    "president premier minister chancellor king queen emperor sultan emir prince general".split()
)
_QUANTITIES = frozenset(
    "most many some several all other dozen hundred thousand two three four five six ten".split()
)


def names_of(parse: Parse, noun: Token, names: Callable[[Token], frozenset[str]]) -> frozenset[str]:
    """What a noun may be called: its lemma, its form, and what stands for either.

    Args:
        parse: with the marks of the actors strand.
        noun: any word that heads an argument.
        names: the same of another noun, where it is known already.
    """
    lemma = noun.lemma_.lower()
    if noun.like_num or noun.is_currency or lemma in _AMOUNTS:
        # "20 years *in 2021*" counts years.
        things = syntax.prepositional(noun, ("in", "of", "worth"))
        if things and not all(thing.like_num for thing in things):
            later = (names(thing) for thing in things if thing.i > noun.i)
            return frozenset().union(*later)
        if noun.is_currency or lemma in _MONEY:
            return frozenset({"money"})
    found = {lemma, noun.lower_}
    first = hyphened(noun)
    if first:
        found.add(f"{first}-{lemma}")
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            found.add(f"{child.lemma_.lower()} {lemma}")
            first = hyphened(child)
            if first:  # "*visa-free* travel"
                found.add(f"{first}-{child.lower_} {lemma}")
    if noun.pos_ in {"PRON", "PROPN"}:
        found |= of_name(parse, noun)
    if is_craft(noun.lower_):
        found.add("jet")  # "Brought down a *MiG-23*"
    if is_sought(parse, noun):
        found.add("suspect")
    # Those counted are people where nothing else is: "released *most*", "*dozens* were killed".
    if (lemma in _QUANTITIES or is_bare_number(noun)) and not syntax.prepositional(noun, ("of",)):
        found.add("people")
    # A name that is no actor's is a place's, in the gazetteer or not: "took *East Jerusalem*".
    if noun.pos_ == "PROPN":
        if parse.agreement_at(noun) is not None:
            return frozenset({*found, "treaty"})  # "*The VFA* took effect in 1999."
        here = parse.mention_at(noun)
        capital = here is not None and here.form == "alias"
        if here is None or (capital and any(p.root == noun.i for p in parse.places)):
            found.add("city")
        elif here.actors and all(actor.endswith(".CVL") for actor in here.actors):
            found.add("countryman")  # "Drove *Greek Cypriots* from their homes"
        elif len(kinds := {parse.actors[a].kind for a in here.actors}) == 1:
            # "Handed *Taylor* over", "pulled out of *Mali*"
            found |= {"person": {"someone"}, "state": {"named state"}}.get(kinds.pop(), set())
        # "Overthrew *President* Kay": the title is what the name's bearer is called.
        found |= {c.lower_ for c in noun.children if c.lower_ in _TITLES}
    return frozenset(found)


def called(noun: Token) -> list[Token]:
    """Who is called a noun: by "is", in apposition, or by the name that it stands before."""
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ in _BEING:
        return syntax.subjects(verb)
    if noun.dep_ == "appos":
        return [] if verb.dep_ == "appos" else syntax.spread(verb)
    return [child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
