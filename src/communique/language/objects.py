"""What verbs take, mended where the parser takes two phrases for one or one for another.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# Verbs of giving, which have for their objects whom it is given to and what.
_GIVING = frozenset(
    """give gives gave given giving sell sells sold selling send sends sent sending lend lends lent
    lending hand hands handed handing offer offers offered offering grant grants granted granting
    pay pays paid paying ship ships shipped shipping award awards awarded promise promises
    promised loan loans loaned deny denies denied denying owe owes owed""".split()
)
# What is given, and no people: "gave *Iran talks* a chance" gives no talks to Iran.
_NOT_GIVEN = frozenset(
    """talks deal deals officials leaders forces troops president minister police government
    officers companies firms citizens state city sanctions stake stakes shares ambassador""".split()
)


# Verbs by which a thing is turned down or blamed in so many words.
_JUDGING = ("reject", "dismiss", "denounc", "condemn", "brand", "criticis", "criticiz", "slam")


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (word == "for" and label == "prep", _called_for_doing),
        (word == "to" and label == "aux" and tag == "IN", _taken_to_it),
        (label in {"nmod", "compound"} and tag == "NNP", _given_to),
        (word == "as" and label == "prep", _called_as),
        (word in {"free", "loose"} and label == "advcl" and tag == "JJ", _set_free),
        (word == "in" and label == "prep", _let_in),
        (label == "npadvmod" and tag == "NNP", _named_last),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _called_for_doing(preposition: Token) -> None:
    """A clause that "for" opens, hung beside it: "called *for* the minister *to be sacked*"."""
    if any(children(preposition, "pobj")) or any(children(preposition, "pcomp")):
        return
    for clause in children(preposition.head, "ccomp"):
        opens = clause.left_edge.i == preposition.i + 1
        if opens and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts):
            hang(preposition, clause, "mark")
            clause.dep_ = "advcl"
            return


def _named_last(name: Token) -> None:
    """A name after what describes it: "promoted the general who led it, *Jan Roe*"."""
    before = name.left_edge.i - 2
    if before < 0 or name.doc[before + 1].text != "," or not any(children(name, "compound")):
        return
    noun = None
    token = name.doc[before]
    while token.head.i != token.i and token.i != name.head.i:
        if token.tag_ == "NN":
            noun = token
        token = token.head
    if noun is not None and token.i == name.head.i:
        hang(name, noun, "appos")


def _let_in(particle: Token) -> None:
    """Who is let in, hung on "in": "*let in* a team of observers"."""
    verb = particle.head
    if verb.lower_ not in {"let", "lets", "letting"} or particle.i != verb.i + 1:
        return
    if any(children(verb, "dobj", "ccomp", "xcomp")):
        return
    for thing in children(particle, "pobj"):
        hang(thing, verb, "dobj")
    hang(particle, verb, "prt")


def _set_free(adjective: Token) -> None:
    """Who is set free, hung on "free": "has at last set free *the pilot*"."""
    verb = adjective.head
    if verb.i > adjective.i or verb.lower_ not in {"set", "sets", "setting", "turned", "turns"}:
        return
    for thing in children(adjective, "dobj"):
        hang(thing, verb, "dobj")
    hang(adjective, verb, "oprd")


def _taken_to_it(preposition: Token) -> None:
    """A noun taken for an infinitive: "would take the ministry *to court*"."""
    noun = preposition.head
    if noun.tag_ in {"NN", "NNS", "NNP"} and noun.dep_ == "xcomp" and noun.i > preposition.i:
        hang(preposition, noun.head, "prep")
        hang(noun, preposition, "pobj")


def _called_as(preposition: Token) -> None:
    """What is judged, taken for what it is judged as: "rejected *as baseless* Dutch charges"."""
    verb = preposition.head
    if not verb.lower_.startswith(_JUDGING) or preposition.i != verb.i + 1:
        return
    if any(children(verb, "dobj")) or preposition.i + 1 >= len(preposition.doc):
        return
    word = preposition.nbor(1)
    thing = next(children(preposition, "pobj"), None)
    if thing is None or word.tag_ != "JJ" or word.i >= thing.i or thing.left_edge.i != word.i:
        return
    if word.text[:1].isupper():
        return
    hang(thing, verb, "dobj")
    hang(word, preposition, "amod")


def _given_to(name: Token) -> None:
    """To whom a thing is given, taken for part of its name: "sold *Iran* anti-ship missiles"."""
    thing = name.head
    verb = thing.head
    if thing.dep_ != "dobj" or verb.lower_ not in _GIVING or thing.left_edge.i != verb.i + 1:
        return
    if name.left_edge.i != verb.i + 1 or thing.tag_ not in {"NN", "NNS"}:
        return
    if thing.lower_ in _NOT_GIVEN or name.i + 1 >= len(name.doc) or any(children(verb, "dative")):
        return
    if any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights):
        return  # "Sold Iran oil *to Italy*"
    hang(name, verb, "dative")
