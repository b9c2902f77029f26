"""Clauses of what is asked, ordered, plotted or supposed, mended where the parser takes them apart.

Commands, what somebody has done, plans, and forms in -ing and -ive; and names that the
parser hangs on the wrong word beside them. ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass"}
# Verbs of how a deed goes on, which take it in -ing.
_PROCEEDING = ("stop", "start", "begin", "keep", "continue", "resume", "cease", "quit", "avoid")
# Nouns for what is to be done, which an infinitive after them tells.
_TO_BE_DONE = frozenset(
    """plot plots plan plans attempt attempts bid bids conspiracy effort efforts threat threats
    decision pledge promise vow proposal scheme order orders preparations talks negotiations moves
    steps procedures proceedings""".split()
)
# Verbs that a capital makes a name of where they open what is said.
_COMMANDS = frozenset(
    """condemn attack bomb expel invade arrest recall release sanction free recognise recognize
    support help aid strike shell seize kill occupy punish boycott deport denounce praise thank
    visit meet join leave stop blame defend isolate ban bombard embargo apologise apologize withdraw
    retreat surrender negotiate disarm extradite compensate cease halt drop scrap""".split()
)
# Verbs after which a form in -ing is done by their subject.
_TAKING_GERUNDS = ("deny", "deni", "admit", "consider", "avoid", "regret")
# Things that are done themselves, so that a form in -ing before them tells what kind they are.
_DONE = (
    "tion",
    "sion",
    "ment",
    "raid",
    "raids",
    "attacks",
    "attack",
    "strikes",
    "reports",
    "talks",
)
# Nouns that look like adjectives, and where nouns stand.
_NOUNS_IN_IVE = frozenset("offensive strait initiative executive".split())
_OF_NOUNS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "conj"})
_SHOTS = frozenset({"shots", "shot", "fire", "strike", "strikes"})

# Words about a name that the parser may take for what they are not.
_NAMES = {"NNP", "NNPS"}
_HANDING = frozenset("hand hands handed handing turn turned turning sign signed".split())
_REFLEXIVE = frozenset("itself himself herself themselves ourselves".split())
_HAVING = frozenset("had has have".split())
# What crowds and armies do of which no participle tells what is done to them.
_WENT = frozenset(
    """protested rallied marched gathered demonstrated clashed fought fled met agreed appealed
    retreated advanced withdrew voted died chanted waited returned arrived""".split()
)
_BE = frozenset("is was are were".split())
_INSIDE_A_NAME = {"det", "compound", "amod", "nmod", "poss"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (label == "compound" and tag in {"NNP", "NN"} and word in _COMMANDS, _commanded),
        (label == "dobj" and tag == "NN" and word.endswith("ing"), _doing),
        (label == "prt" and word in {"on", "upon"}, _called_on),
        (label == "ccomp" and tag in {"VBD", "VBN"}, _had_it_done),
        (label == "amod" and (tag in {"VB", "VBP"} or word in _COMMANDS), _asked_that),
        (label == "acl" and tag == "VBD", _done_to_it),
        (label in {"advcl", "xcomp"} and tag == "VB", _what_is_plotted),
        (label == "aux" and tag == "VB" and word in _PROCEEDING, _stop_doing),
        (label == "amod" and tag == "VBD", _did_to_it),
        (label == "csubj" and tag in {"VBN", "VBD"}, _asked_of_them),
        (label == "acl" and tag in {"VBN", "VBD"}, _did_as_it_is),
        (label == "amod" and tag == "VBG", _denied_doing),
        (label == "aux" and word in {"keep", "keeps", "kept"}, _kept_doing),
        (label in _OF_NOUNS and tag == "JJ" and word in _NOUNS_IN_IVE, _no_adjective),
        (word == "warning" and tag == "VBG", _warning_shots),
        (word == "over" and label == "quantmod", _handed_over),
        (word in _REFLEXIVE and label == "nsubj", _emphatic),
        (label == "appos" and tag in _NAMES, _what_it_is),
        (label == "advmod" and tag == "RB" and word.endswith("ly"), _before_an_adverb),
        (label == "attr" and tag == "VBG", _under_way),
        (label == "amod" and tag == "VBN", _did_to_them),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _called_on(preposition: Token) -> None:
    """ "*Called on* both to halt": a preposition with a noun of its own, and no particle."""
    if any(children(preposition, "pobj")) and preposition.head.lower_.startswith("call"):
        preposition.dep_ = "prep"


def _commanded(verb: Token) -> None:
    """ "*Condemn* Chad," the king urged: no name beside another, but what opens a quotation."""
    name = verb.head
    before = verb.nbor(-1) if verb.i else None
    if before is None or not before.is_quote or any(verb.children):
        return
    if name.left_edge.i not in {verb.i, before.i}:
        return
    cue = name.head
    if cue.i == name.i or cue.i < name.i or not cue.tag_.startswith("VB"):
        return
    hang(verb, cue, "ccomp")
    for child in [c for c in name.children if c.is_quote or c.dep_ in {"advmod", "npadvmod"}]:
        hang(child, verb, child.dep_)
    hang(name, verb, "dobj")
    verb.tag_ = "VB"


def _stop_doing(verb: Token) -> None:
    """ "Demanded that Israel *stop* bombing": no auxiliary of what is stopped."""
    deed = verb.head
    if deed.tag_ != "VBG" or deed.i != verb.i + 1 or deed.head.i == deed.i:
        return
    hang(verb, deed.head, deed.dep_)
    for child in [c for c in deed.lefts if c.i < verb.i]:
        hang(child, verb, child.dep_)
    hang(deed, verb, "xcomp")


def _doing(act: Token) -> None:
    """ "Stop *bombing* Yemen": no thing beside another, but what is stopped."""
    verb = act.head
    if not verb.lower_.startswith(_PROCEEDING) or act.i != verb.i + 1 or act.head.i == act.i:
        return
    things = [c for c in children(verb, "dobj", "npadvmod") if c.left_edge.i == act.i + 1]
    if any(act.children) or len(things) != 1:
        return
    hang(things[0], act, "dobj")
    act.tag_, act.dep_ = "VBG", "xcomp"


def _had_it_done(verb: Token) -> None:
    """ "Ordered *the envoy expelled*": done to the envoy, not by him."""
    orders = verb.head
    if not orders.lower_.startswith(("order", "want")) or orders.i > verb.i:
        return
    subject = next(children(verb, *_SUBJECT), None)
    whom = next((c for c in children(orders, "dobj") if c.right_edge.i == verb.i - 1), None)
    if subject is None and whom is not None:
        hang(verb, whom, "acl")
        verb.tag_ = "VBN"
        return
    if subject is None or subject.left_edge.i != orders.i + 1 or subject.i != verb.i - 1:
        return
    if any(children(verb, "aux", "auxpass", "mark", "dobj", "ccomp", "xcomp")):
        return
    verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def _asked_that(verb: Token) -> None:
    """ "Demanded that *Qatar expel officers*": a clause, not officers of some kind."""
    thing = verb.head
    cue = thing.head
    before = verb.nbor(-1) if verb.i else verb
    beside = before.dep_ in {"nmod", "compound"} and before.head.i == thing.i
    doer = before if beside else next(children(verb, "nsubj"), None)
    opener = next((c for head in (thing, verb) for c in children(head, "mark")), None)
    if doer is None or opener is None or cue.i > opener.i or thing.i < verb.i:
        return
    hang(verb, cue, "ccomp")
    hang(thing, verb, "dobj")
    hang(doer, verb, "nsubj")
    hang(opener, verb, "mark")
    verb.tag_ = "VB"


def _done_to_it(verb: Token) -> None:
    """ "Ordered ships *deployed*": a participle, since what stands before it is an object."""
    thing = verb.head
    if thing.dep_ != "dobj" or thing.i != verb.i - 1:
        return
    if not any(children(verb, *_SUBJECT, "aux", "auxpass", "dobj", "mark")):
        verb.tag_ = "VBN"


def _what_is_plotted(verb: Token) -> None:
    """ "Thwarted *a plot to bomb* trains": what is plotted, no end of the thwarting."""
    governor = verb.head
    opener = verb.left_edge
    if opener.lower_ != "to" or opener.i == 0 or governor.i > opener.i:
        return
    noun = opener.nbor(-1)
    if noun.dep_ == "dobj" and noun.head.i == governor.i and noun.lower_ in _TO_BE_DONE:
        hang(verb, noun, "acl")


def _denied_doing(act: Token) -> None:
    """ "Denied *supplying* drones": a verb, no adjective of the drones."""
    thing = act.head
    verb = thing.head
    if thing.dep_ != "dobj" or verb.i != act.i - 1 or thing.left_edge.i != act.i:
        return
    if verb.lower_.startswith(_TAKING_GERUNDS) and not thing.lower_.endswith(_DONE):
        hang(act, verb, "xcomp")
        hang(thing, act, "dobj")
        for child in list(verb.rights):
            if child.dep_ in {"prep", "dative"} and child.i > thing.i:
                hang(child, act, child.dep_)


def _kept_doing(keep: Token) -> None:
    """ "As long as Israel *keeps* bombing it": a verb of its own, no auxiliary."""
    act = keep.head
    if act.tag_ != "VBG" or act.i < keep.i or any(children(act, *_SUBJECT)):
        return
    hang(keep, keep if act.head.i == act.i else act.head, act.dep_)
    for child in [c for c in act.lefts if c.i < keep.i]:
        hang(child, keep, child.dep_)
    hang(act, keep, "xcomp")


def _no_adjective(noun: Token) -> None:
    """ "A ground *offensive*", "closed the *strait*": a noun, whatever its form."""
    if any(children(noun, "det", "poss", "amod", "compound")):
        noun.tag_ = "NN"


def _warning_shots(warning: Token) -> None:
    """ "Fired *warning* shots": what kind of shots, not what they do."""
    shots = warning.nbor(1) if warning.i + 1 < len(warning.doc) else None
    if shots is None or shots.lower_ not in _SHOTS:
        return
    if shots.head.i == warning.i:
        verb, label = warning.head, warning.dep_
        if verb.i == warning.i or not verb.tag_.startswith("VB"):
            return
        hang(shots, verb, label if label in {*_SUBJECT, "dobj"} else "dobj")
        for child in list(warning.children):
            hang(child, verb if child.dep_ == "prep" else shots, child.dep_)
        hang(warning, shots, "compound")
    if warning.head.i == shots.i:
        warning.tag_, warning.dep_ = "NN", "compound"


def _did_to_it(verb: Token) -> None:
    """ "An official *contradicted* reports that …": a verb, no adjective of the reports."""
    thing = verb.head
    given = [c for head in (verb, thing) for c in children(head, "nsubj") if c.i < verb.i]
    if thing.dep_ != "ROOT" or thing.i < verb.i or len(given) != 1:
        return
    doer = given[0]
    before = [c for c in thing.lefts if c.i < verb.i and c.i != doer.i]
    hang(verb, verb, "ROOT")
    for child in [*before, *children(thing, "punct")]:
        hang(child, verb, child.dep_)
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")


def _handed_over(particle: Token) -> None:
    """ "Is to *hand over* 181 detainees": so many, and not more than that."""
    verb = particle.nbor(-1) if particle.i else particle
    given = verb.tag_.startswith("VB") and verb.lower_ in _HANDING
    number = particle.head
    if given and number.tag_ == "CD":
        hang(particle, verb, "prt")
        particle.tag_ = "RP"


def _emphatic(pronoun: Token) -> None:
    """ "Oslo, which had *itself* sent envoys home": who had, and no clause of its own."""
    participle, helper = pronoun.head, pronoun.nbor(-1) if pronoun.i else pronoun
    if participle.tag_ not in {"VBN", "VBD"} or helper.lower_ not in _HAVING:
        return
    if participle.dep_ == "ccomp" and participle.head.i == helper.i:
        _lend(helper, participle)
        participle.tag_ = "VBN"
    elif participle.i == helper.head.i:
        _told_of_before(helper, participle)
    if any(c.i < pronoun.i for c in children(participle, *_SUBJECT)):
        pronoun.dep_ = "npadvmod"


def _lend(helper: Token, verb: Token) -> None:
    """Makes an auxiliary verb, taken for the main one, what helps the verb after it."""
    inner = [child for child in helper.children if child.i != verb.i]
    hang(verb, verb if helper.head.i == helper.i else helper.head, helper.dep_)
    for child in inner:
        hang(child, verb, child.dep_)
    hang(helper, verb, "aux")


def _told_of_before(helper: Token, verb: Token) -> None:
    """Gives a verb the relative pronoun that hangs on its auxiliary, and the noun before that."""
    for pronoun in list(children(helper, *_SUBJECT)):
        hang(pronoun, verb, "nsubj")
        noun = pronoun.nbor(-1) if pronoun.i else pronoun
        noun = noun.nbor(-1) if noun.text == "," and noun.i else noun
        if pronoun.tag_ in {"WDT", "WP"} and noun.tag_[:2] == "NN":
            hang(verb, noun, "relcl")


def _what_it_is(name: Token) -> None:
    """ "On a square by a statue of the *general Ivan Konev*": a name said of the noun before it."""
    first = name.left_edge.i
    noun = name.doc[first - 1] if first else name
    if name.head.i == noun.i or noun.tag_ != "NN" or name.head.i > noun.i:
        return
    if noun.dep_ == "pobj" and any(c.dep_ in {"det", "amod"} for c in noun.lefts):
        hang(name, noun, "appos")


def _before_an_adverb(adverb: Token) -> None:
    """ "*The M23* briefly held the town": the name before an adverb is its verb's subject."""
    verb = adverb.head
    inside = [child for child in adverb.lefts if child.dep_ in _INSIDE_A_NAME]
    if not inside or inside[-1].tag_ not in _NAMES or inside[-1].i != adverb.i - 1:
        return
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or any(children(verb, *_SUBJECT)):
        return
    name = inside.pop()
    hang(name, verb, "nsubj")
    for child in inside:
        hang(child, name, child.dep_)


def _under_way(verb: Token) -> None:
    """ "Angola *is mediating* between them": what a name is doing, no noun for what it is."""
    helper = verb.head
    if helper.lower_ not in _BE or not helper.i < verb.i or any(verb.lefts):
        return
    if any(c.tag_ not in {"RB"} for c in verb.doc[helper.i + 1 : verb.i]):
        return
    subject = next(children(helper, *_SUBJECT), None)
    if subject is not None and (subject.tag_ in _NAMES or subject.tag_ == "PRP"):
        _lend(helper, verb)


def _did_to_them(verb: Token) -> None:
    """ "*Chad sheltered* Sudanese rebels.": a sentence, and no phrase without a verb."""
    thing, name = verb.head, verb.nbor(-1) if verb.i else verb
    if thing.dep_ != "ROOT" or thing.tag_[:2] != "NN" or thing.i < verb.i:
        return
    if name.head.i not in {verb.i, thing.i} or name.tag_[:2] != "NN" or not name.text[:1].isupper():
        return
    edge = name.left_edge.i
    begins = edge == 0 or verb.doc[edge].is_sent_start
    if not begins or not name.doc[-1].is_punct or any(children(thing, "relcl", *_SUBJECT)):
        return
    hang(verb, verb, "ROOT")
    hang(thing, verb, "dobj")
    hang(name, verb, "nsubj")
    for child in list(thing.children):
        if child.is_punct and child.i > thing.i:
            hang(child, verb, "punct")
    verb.tag_ = "VBD"


def _asked_of_them(verb: Token) -> None:
    """ "Italy, the former power, *called* on both to stop": the verb, no subject of "stop"."""
    end = verb.head
    if (
        end.tag_ != "VB"
        or end.i < verb.i
        or not any(c.lower_ == "to" for c in children(end, "aux"))
    ):
        return
    if not any(c.i < verb.i for c in children(verb, "nsubj")) or any(children(end, *_SUBJECT)):
        return
    hang(verb, verb if end.head.i == end.i else end.head, end.dep_)
    hang(end, verb, "advcl")
    for mark in list(children(end, "punct")):
        hang(mark, verb, "punct")
    verb.tag_ = "VBD"


def _did_as_it_is(verb: Token) -> None:
    """ "Italy, long the ally of Chad, *called* on both.": the verb, no participle of the aside.

    So with "hundreds of exiles *marched* to the embassy."
    """
    thing = verb.head
    name = thing.head if thing.dep_ == "appos" else thing
    aside = next(children(name, "appos"), None)
    if name.dep_ != "ROOT" or name.doc[name.right_edge.i].text != ".":
        return
    if aside is None:
        if verb.lower_ not in _WENT or name.tag_[:2] != "NN":
            return
    elif verb.doc[verb.i - 1].text != "," or not name.i < aside.i <= verb.i - 2:
        return
    if any(children(name, *_SUBJECT, "conj", "relcl")) or any(children(verb, "agent")):
        return
    hang(verb, verb, "ROOT")
    hang(name, verb, "nsubj")
    for child in [*name.children, *thing.children]:
        if child.i > verb.i:
            hang(child, verb, child.dep_)
    verb.tag_ = "VBD"
