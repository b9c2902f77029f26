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
# How verbs begin that are of what others do, and may do yet, with the joint they have.
_OPEN_TO = (
    "rule", "ruling", "fear", "risk", "mind", "envisag", "foresee", "imagin", "dread", "preclud",
    "count on", "counting on", "counts on", "bank on", "banking on", "banks on", "bet on",
    "betting on", "rely on", "relying on", "relies on", "worry about", "worried about",
)  # fmt: skip
# What stands before the name of the second of two who are told together.
_TITLES = frozenset(
    """president minister premier chancellor leader king queen prince princess secretary chief
    emir sultan ambassador envoy governor speaker commissioner general chairman head marshal
    commander representative""".split()
)
_NAMES = {"NNP", "NNPS"}
_BECOMING = frozenset("became become becomes becoming is was were be been".split())
_FIRST = frozenset("first second third fourth last only".split())
_HELPING = frozenset("be have do get let help been keep".split())
# What people do of whom somebody does something: participles that take no object.
_AT_IT = frozenset(
    """fleeing visiting protesting striking retreating advancing starving dying returning departing
    rioting marauding defecting deserting squatting warring invading travelling traveling
    vacationing picketing stampeding withdrawing arriving approaching mutinying""".split()
)
# What stands between "in" and "with" and makes one phrase of them, which names no partner.
_AT_ONE = frozenset(
    "solidarity line accordance keeping connection compliance sympathy conformity step".split()
)


# Where a thing is done.
_WHERE = frozenset("in at on off near outside inside along over across behind to".split())
# What "by" names the maker or doer of.
_MADE = frozenset(
    """statement letter report article book speech resolution interview poll study survey novel film
    painting paper editorial essay song play poem video post tweet message ad advertisement vote
    case suit lawsuit complaint appeal attack attacks raid raids strike strikes ambush ambushes
    siege assault assaults march protest protests visit visits offensive operation coup war
    clash clashes crackdown""".split()
)
_ACT_ENDINGS = ("tion", "sion", "ment", "ing", "ings", "tions")
# What it names that is no doer: what is near, by what one travels, until when, by how much.
_BESIDE = frozenset(
    """sea river lake road roadside border side coast shore wall gate door window fire pool beach
    train bus car boat ship plane truck ferry air land monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december percent half noon midnight dawn night year month week day time end accident mistake
    phone telephone letter force law""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (word == "for" and label == "prep", _called_for_doing),
        (word == "by" and label in {"prep", "agent"}, _done_there_by),
        (label == "dative" and tag == "NNP", _nation_of),
        (word == "to" and label == "aux" and tag == "IN", _taken_to_it),
        (label in {"nmod", "compound"} and tag == "NNP", _given_to),
        (word == "as" and label == "prep", _called_as),
        (word in {"free", "loose"} and label == "advcl" and tag == "JJ", _set_free),
        (word == "in" and label == "prep", _let_in),
        (label == "npadvmod" and tag == "NNP", _named_last),
        (word == "with" and label == "prep", _at_one_with),
        (label == "advcl" and tag == "VB", _first_to_do),
        (tag == "VBG" and label in {"xcomp", "advcl"} and word in _AT_IT, _those_at_it),
        (tag in {"VBD", "VBN"} and label in {"advcl", "ccomp"}, _whom_after_to_whom),
        (label == "aux" and tag == "VB", _does_to_the_made),
        (word == "as" and label == "cc", _as_well_as),
        (label == "dep" and tag in {"VBD", "VBN"}, _third_of_three),
        (word == "pending" and label == "amod", _pending),
        (label in {"advcl", "acl", "xcomp"} and tag == "VBG", _others_doing),
        (label in {"nmod", "compound"} and tag == "NNP", _two_with_titles),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _whom_after_to_whom(participle: Token) -> None:
    """ "Handed over to Chad *a banker wanted* for fraud": whom it handed over, and no clause."""
    verb = participle.head
    thing = next(children(participle, "nsubj", "nsubjpass"), None)
    if thing is None or verb.i > thing.i or thing.i != participle.i - 1:
        return
    if any(children(participle, "aux", "auxpass", "mark", "dobj")) or any(children(verb, "dobj")):
        return
    receiver = thing.left_edge.nbor(-1)
    to = receiver.head
    if receiver.dep_ != "pobj" or to.lower_ != "to" or to.head != verb:
        return
    if thing.left_edge.lower_ not in {"a", "an", "two", "three", "four", "five", "several"}:
        return
    hang(thing, verb, "dobj")
    hang(participle, thing, "acl")
    participle.tag_ = "VBN"


def _nation_of(name: Token) -> None:
    """ "Gives *Ugandan poacher* ten years": one who is given it, and no two."""
    noun = name.nbor(1) if name.i + 1 < len(name.doc) else name
    if noun.dep_ == "dative" and noun.head == name.head and noun.tag_ in {"NN", "NNS"}:
        hang(name, noun, "compound")


def _done_there_by(by: Token) -> None:
    """Who did it, hung on where: "were held in a hotel *by Turkish police*"."""
    place = by.head
    doer = next(children(by, "pobj"), None)
    if place.dep_ != "pobj" or doer is None or doer.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return
    if doer.lower_ in _BESIDE or place.lower_ in _MADE or place.lower_.endswith(_ACT_ENDINGS):
        return
    verb = place
    for _ in range(3):
        preposition = verb.head
        if verb.dep_ != "pobj" or preposition.lower_ not in _WHERE:
            return
        verb = preposition.head
        if verb.tag_ == "VBN":
            break
    passive = verb.tag_ == "VBN" and any(children(verb, "auxpass", "nsubjpass"))
    if passive and not any(children(verb, "agent")):
        hang(by, verb, "agent")


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


def _two_with_titles(name: Token) -> None:
    """One of two persons, taken for part of the other's name: "*Premier Roe and* Fiji's king Lo".

    The second has a title of his own between the "and" and his name.
    """
    second = next((c for c in name.rights if c.dep_ == "conj"), None)
    if second is None or not any(c.lower_ == "and" and c.dep_ == "cc" for c in name.rights):
        return
    last = name.head
    while last.dep_ in {"nmod", "compound"} and last.head.i > last.i:
        last = last.head
    if not name.i < second.i < last.i or last.tag_ != "NNP" or name.tag_ != "NNP":
        return
    between = name.doc[second.i : last.i]
    titled = any(word.lower_ in _TITLES for word in between)
    if not titled or any(word.is_punct and word.text != "-" for word in name.doc[name.i : last.i]):
        return
    if name.nbor(1).lower_ != "and" or name.left_edge.i == name.i:
        return  # "*Russia and* China Foreign Ministers Roe and Lo"
    hang(name, last.head, last.dep_)
    hang(last, name, "conj")
    hang(second, last, "compound")


def _as_well_as(joint: Token) -> None:
    """Who is told *as well*, hung on the joint: "thanked Chad, *as well as Mali* and Niger"."""
    beside = (c for c in joint.head.rights if c.left_edge.i == joint.i + 1 and c.dep_ == "dobj")
    other = next(children(joint, "pobj"), None) or next(beside, None)
    if other is None or all(c.lower_ != "well" for c in joint.lefts):
        return
    before = joint.left_edge.i - 1
    if before > 0 and joint.doc[before].text == ",":
        before -= 1
    noun = joint.doc[before] if before >= 0 else joint
    while noun.head.i != noun.i and noun.head.right_edge.i == before and noun.head.tag_ in _NAMES:
        noun = noun.head
    if noun.tag_ in _NAMES and noun.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "conj"}:
        hang(other, noun, "conj")


def _third_of_three(verb: Token) -> None:
    """The second of several verbs, hung loosely: "cut taxes, *lifted* the ban and freed him"."""
    first = verb.head
    if first.tag_ not in {"VBD", "VBN"} or first.i > verb.i or verb.nbor(-1).text != ",":
        return
    if any(children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark")):
        return
    if any(children(verb, "conj")):
        verb.dep_ = "conj"


def _pending(word: Token) -> None:
    """Until when, taken for the object: "was jailed *pending trial*"."""
    noun = word.head
    verb = noun.head
    if noun.dep_ == "dobj" and verb.i == word.i - 1 and noun.left_edge.i == word.i:
        hang(word, verb, "prep")
        hang(noun, word, "pobj")


def _others_doing(verb: Token) -> None:
    """Who does it, taken for the object: "cannot rule out *Chad invading* it", "bet on *Chad*"."""
    before = verb.nbor(-1) if verb.i else verb
    noun = before
    while noun.head.i != noun.i and noun.dep_ not in {"dobj", "pobj"}:
        noun = noun.head
    if noun.right_edge.i not in {before.i, verb.right_edge.i} or noun.i > verb.i:
        return
    above = noun.head
    over = above if noun.dep_ == "dobj" else above.head
    if verb.head.i not in {over.i, noun.i} or noun.tag_ not in {*_NAMES, "NN", "NNS"}:
        return
    word = over.lower_ if noun.dep_ == "dobj" else f"{over.lower_} {above.lower_}"
    if not word.startswith(_OPEN_TO) or any(c.dep_ == "nsubj" for c in verb.lefts):
        return
    hang(verb, above, "ccomp" if noun.dep_ == "dobj" else "pcomp")
    hang(noun, verb, "nsubj")


def _first_to_do(verb: Token) -> None:
    """What somebody is the first to do, hung beside it: "became *the first* king *to visit* it"."""
    above = verb.head
    if above.lower_ not in _BECOMING or all(c.lower_ != "to" for c in verb.lefts):
        return
    thing = next((c for c in children(above, "attr") if c.i < verb.i), None)
    if thing is not None and any(c.lower_ in _FIRST for c in thing.lefts):
        hang(verb, thing, "relcl")


def _those_at_it(participle: Token) -> None:
    """Whom it is done to, hung on what they do: "arrested *visiting clerics*"."""
    verb, thing = participle.head, next(children(participle, "dobj"), None)
    if thing is None or verb.i > participle.i or thing.tag_ not in {"NNS", "NNPS", "NN"}:
        return
    if any(w.dep_ != "prt" for w in participle.doc[verb.i + 1 : participle.i]):
        return
    if any(c.dep_ in {"det", "poss"} for c in thing.lefts) or any(children(verb, "dobj")):
        return
    for other in list(participle.rights):
        if other.i != thing.i:
            hang(other, verb, other.dep_)
    hang(thing, verb, "dobj")
    hang(participle, thing, "amod")


def _does_to_the_made(verb: Token) -> None:
    """A verb taken for a helper of what its object is: "will *hand looted bronzes* back"."""
    made = verb.head
    thing = next((c for c in children(made, "dobj") if c.i > made.i), None)
    if made.tag_ != "VBN" or made.i != verb.i + 1 or thing is None or verb.lower_ in _HELPING:
        return
    if thing.left_edge.i != made.i + 1 or thing.tag_ not in {"NNS", "NN"}:
        return
    above, label = made.head, made.dep_
    rest = [c for c in made.children if c.i not in {thing.i, verb.i}]
    hang(verb, verb if label == "ROOT" else above, label)
    for other in (*rest, *list(verb.lefts)):
        hang(other, verb, other.dep_)
    hang(thing, verb, "dobj")
    hang(made, thing, "amod")


def _at_one_with(preposition: Token) -> None:
    """A phrase hung on the verb, not on the noun before it: "shut it *in solidarity with* Chad"."""
    noun = preposition.nbor(-1) if preposition.i else preposition
    if noun.lower_ not in _AT_ONE or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return
    hang(preposition, noun, "prep")


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
