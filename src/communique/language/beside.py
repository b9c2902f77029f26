"""Nouns side by side that the parser takes for one phrase: two subjects, two people, two forces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_TITLES = frozenset(
    """president premier minister chancellor king queen prince emir sultan emperor general secretary
    ambassador envoy senator governor prime foreign""".split()
)
# Words that open the names of states.
_OPENERS = frozenset(
    "sri south north saudi new burkina sierra el costa east equatorial san".split()
)
_NAMES = {"NNP", "NNPS"}
_SUBJECTS = {"nsubj", "nsubjpass"}
# What is not so, unless it is not so alone: "not only".
_NOT = frozenset({"not", "n't", "n’t"})
_MERELY = frozenset("only just merely simply solely alone".split())
# What harms people, and what it does.
_DEEDS = frozenset(
    """attack attacks bombing bombings blast blasts explosion explosions strike strikes raid raids
    airstrike airstrikes shooting shootings ambush ambushes assault assaults shelling massacre
    offensive clash clashes crackdown siege bombardment barrage stampede""".split()
)
_HARMED = frozenset("killed wounded injured left claimed destroyed damaged maimed".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word == "but" and label == "cc":
        return (_not_one_but_another,)
    if label == "conj" and tag == "NNP":
        return (_who_it_was_then,)
    if label == "nsubj" and tag in {"NNP", "NNPS"}:
        return (_named_after_what_it_is, _halves_of_a_name)
    if label == "nummod" and len(word) == 4 and word.isdigit():
        return (_year_and_doer,)
    if label == "npadvmod" and tag == "NNP":
        return (_first_of_three,)
    if label == "nmod":
        if tag == "NNP":
            return (_before_a_title,)
        return (_beside_foreigners,) if tag in {"NN", "NNS"} else ()
    if label == "pobj" and tag == "JJ":
        return (_called_before_the_name,)
    if label == "relcl" and word in _HARMED:
        return (_deed_that_harmed,)
    return (_noun_of_a_name,) if label == "dobj" and tag == "NN" else ()


def _not_one_but_another(joint: Token) -> None:
    """ "Not Chad *but Libya* bombed it": the deed is told of the second, and of the first denied.

    So where "not" stands with a verb: "it was *not Chad but Libya* that bombed it".
    """
    one = joint.head
    other = next((c for c in children(one, "conj") if c.i > joint.i), None)
    if (
        other is None
        or one.tag_[:2] == "VB"
        or any(c.i > one.i and c.i < joint.i and c.tag_[:2] == "VB" for c in one.children)
    ):
        return
    before = one.left_edge if one.left_edge.lower_ in _NOT else _word_before(one.left_edge)
    if before is None or before.lower_ not in _NOT or before.dep_ not in {"neg", "preconj"}:
        return
    if any(word.lower_ in _MERELY for word in before.doc[before.i : one.i]):
        return
    rest = [c for c in one.rights if c.i > joint.i and c.i != other.i]
    hang(other, one.head, one.dep_)
    hang(one, other, "appos")
    hang(before, one, "neg")
    for child in rest:
        hang(child, other, child.dep_)


def _word_before(token: Token) -> Token | None:
    return token.nbor(-1) if token.i else None


def _named_after_what_it_is(name: Token) -> None:
    """ "The regional *bloc ECOWAS* lifted it": one subject, said twice, and no two."""
    first = name.left_edge
    if not first.i:
        return
    noun = first.nbor(-1)
    if noun.dep_ == "nsubj" and noun.tag_ in {"NN", "JJ"} and noun.head.i == name.head.i:
        hang(noun, name, "amod" if noun.tag_ == "JJ" else "compound")
        for child in list(noun.lefts):
            hang(child, name, child.dep_)


def _who_it_was_then(name: Token) -> None:
    """ "The prime minister at the time, *Forbes Burnham*, protested": one man, and no two."""
    first, office = name.left_edge.i, name.head
    before = [word.lower_ for word in name.doc[max(first - 4, 0) : first]]
    if before[1:] != ["the", "time", ","] or before[0] != "at" or office.tag_ != "NN":
        return
    if not any(children(office, "cc")):
        hang(name, office, "appos")


def _first_of_three(name: Token) -> None:
    """ "*President Roe*, Premier Lo and King Ali met": the first of those who met, and no time."""
    first, verb, doc = name.left_edge, name.head, name.doc
    if first.lower_ not in _TITLES or not first.is_sent_start or name.i + 2 >= len(doc):
        return
    after = name.nbor(1)
    second = next((c for c in children(verb, "nsubj", "nsubjpass") if c.i > name.i), None)
    if after.text != "," or second is None or second.left_edge.i != after.i + 1:
        return
    if second.tag_ not in _NAMES or not any(children(second, "conj")):
        return
    hang(name, verb, second.dep_)
    hang(second, name, "conj")


def _called_before_the_name(adjective: Token) -> None:
    """ "Envoys of the *paramilitary* Rapid Support Forces met": no second subject."""
    after = adjective.nbor(1) if adjective.i + 1 < len(adjective.doc) else adjective
    if after.tag_ not in _NAMES:
        return
    name = after
    while name.dep_ in {"compound", "nmod"} and name.head.i > name.i and name.head.tag_ in _NAMES:
        name = name.head
    whole = adjective.head
    while whole.head.i < whole.i and whole.dep_ in {"prep", "conj", "pobj"}:
        whole = whole.head
    verb = name.head
    if name.dep_ not in _SUBJECTS or name.left_edge.i != after.i or verb.i < name.i:
        return
    if whole.head.i != verb.i or whole.dep_ not in _SUBJECTS:
        return
    rest = [c for c in adjective.children if c.i < adjective.i]
    hang(name, adjective.head, "pobj")
    hang(adjective, name, "amod")
    for child in rest:
        hang(child, name, child.dep_)


def _before_a_title(name: Token) -> None:
    """ "Met *Kishida* and Premier Li Qiang": two people, and not what the second is called.

    So are "*Pakistan* and Sri Lanka" two states.
    """
    last = name.head
    title = next((c for c in name.children if c.dep_ == "conj"), None)
    joint = next((c for c in name.children if c.dep_ == "cc"), None)
    if title is None or joint is None or title.lower_ not in _TITLES | _OPENERS:
        return
    if not name.i < joint.i < title.i < last.i or last.tag_ != "NNP":
        return
    above, label = last.head, last.dep_
    if above.i == last.i or label == "conj":
        return
    hang(name, above, label)
    hang(last, name, "conj")
    hang(joint, name, "cc")
    hang(title, last, "compound")


def _beside_foreigners(noun: Token) -> None:
    """ "*The army* and Russian mercenaries killed 20": no mercenaries of the army's kind."""
    last = noun.head
    joint = next((c for c in children(noun, "cc") if c.i == noun.i + 1), None)
    if joint is None or last.i <= joint.i + 1 or last.tag_ not in {"NN", "NNS"}:
        return
    of_whom = joint.nbor(1)
    if of_whom.head.i != last.i or of_whom.tag_ != "JJ" or not of_whom.text[:1].isupper():
        return
    above, label = last.head, last.dep_
    if above.i == last.i or label == "conj":
        return
    hang(noun, above, label)
    for child in list(last.lefts):
        if child.i < noun.i:
            hang(child, noun, child.dep_)
    hang(last, noun, "conj")


def _noun_of_a_name(noun: Token) -> None:
    """What a name is, taken for an object before the verb: "*the news agency* MTI reported"."""
    verb = noun.head
    if noun.i > verb.i or noun.i + 1 >= len(noun.doc):
        return
    name = noun.nbor(1)
    if name.dep_ == "nsubj" and name.head == verb and name.tag_ == "NNP":
        hang(noun, name, "compound")


def _deed_that_harmed(verb: Token) -> None:
    """ "The attack on a ship off *Oman that killed* two": the attack did, and no place."""
    pronoun = next(verb.lefts, None)
    thing = verb.head
    if pronoun is None or pronoun.dep_ != "nsubj" or pronoun.lower_ not in {"that", "which"}:
        return
    if thing.lower_ in _DEEDS:
        return
    for above in thing.ancestors:
        if above.i > thing.i:
            return
        # "Carried out *the attack* off Oman that killed two": the place hangs on the verb.
        beside = children(above, "dobj") if above.tag_[:2] == "VB" else [above]
        deed = next((noun for noun in beside if noun.lower_ in _DEEDS), None)
        if deed is not None and deed.i < thing.i:
            hang(verb, deed, "relcl")
        if deed is not None or above.tag_ not in {"NN", "NNS", "NNP", "IN"}:
            return


def _halves_of_a_name(name: Token) -> None:
    """Two halves of one name, apart in the parse: "Miguel *Díaz-Canel* said"."""
    if name.i < 2 or name.nbor(-1).text != "-":
        return
    first = name.nbor(-2)
    together = first.head == name.head and first.tag_[:3] == "NNP"
    if together and not (first.whitespace_ or name.nbor(-1).whitespace_):
        hang(first, name, "compound")


def _year_and_doer(year: Token) -> None:
    """ "In the war of *1904 Japanese boats attacked* it": a year and who did it, no 1904 boats."""
    noun, preposition = year.head, year.nbor(-1) if year.i else year
    if noun.dep_ != "pobj" or noun.head.i != preposition.i or year.i > noun.i:
        return
    if preposition.lower_ not in {"of", "in", "since"} or year.text[:2] not in {"18", "19", "20"}:
        return
    verb = next((w for w in preposition.ancestors if w.tag_[:2] == "VB"), None)
    if verb is None or verb.i <= noun.right_edge.i or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return
    hang(year, preposition, "pobj")
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
