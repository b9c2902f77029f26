"""Participles that the parser takes for adjectives, or for the verb of their sentence.

"The servers were *crippled by* hackers"; "hackers *linked* to Chad broke into the servers";
"*quarantined by* Oman, the crew protested"; "*denied* a visa *by* Oslo, he flew home". Nor do
places and bodies act on what befell somebody there: "was barred from the summit *by Chad*".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang, take_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_BEING = frozenset("is are was were be been being".split())
# Participles that tell whose somebody is, or is thought to be.
_BELONGING = frozenset(
    """linked tied connected affiliated allied aligned believed suspected thought alleged hired
    employed recruited backed loyal based wanted accused""".split()
)
# Deeds of states told by a gerund, and how the adjectives of nations end, some of them nouns too.
_NATIONAL_ACTS = frozenset(
    """shelling bombing bullying meddling spying hacking pounding dumping lobbying funding backing
    jamming fishing drilling""".split()
)
_LOOSE = frozenset("advcl pcomp pobj acl xcomp".split())
_OF_A_NATION = (
    "ese",
    "ish",
    "ian",
    "ean",
    "can",
    "eli",
    "aqi",
    "eni",
    "ani",
    "french",
    "dutch",
    "swiss",
)
# Verbs that tell to whom or what a thing is done, where they stand without object.
_DONE_TO = frozenset(
    """attacked killed arrested detained bombed expelled injured wounded ambushed kidnapped
    abducted deported jailed shelled assassinated executed shot hanged seized freed released
    evicted held imprisoned sentenced convicted indicted summoned recalled extradited banned
    barred closed shut reopened scrapped cancelled canceled postponed suspended called put lifted
    imposed blocked torched stormed burned looted ransacked evacuated rescued""".split()
)
# Of these, which are told of talks and plans with their particle: "talks *called off*".
_PUT_OFF = {"called": "off", "put": "off"}
# Verbs that tell who hears, blames or asks somebody, as headlines have them without object: with
# which preposition, or before which infinitive ("to").
_HEARD = {
    "accused": "of", "blamed": "for over", "condemned": "for over", "criticised": "for over",
    "criticized": "for over", "slammed": "for over", "rebuked": "for over", "censured": "for over",
    "praised": "for over", "denounced": "for over as", "fined": "for over",
    "sanctioned": "for over",
    "charged": "with over in", "acquitted": "of in", "cleared": "of", "warned": "over to",
    "invited": "to", "urged": "to", "told": "to", "ordered": "to", "forced": "to", "advised": "to",
    "pressed": "to on over", "pressured": "to", "instructed": "to", "allowed": "to",
    "nominated": "for as to", "elected": "to as", "appointed": "to as", "tasked": "with",
}  # fmt: skip
# What is said of things by a participle that has no object.
_OF_THINGS = frozenset(
    """overlapping competing conflicting pending ongoing outstanding existing remaining mounting
    growing rising continuing lingering simmering opposing warring neighbouring neighboring visiting
    fleeing retreating returning escalating increasing resulting surrounding emerging prevailing
    """.split()
)
_FINITE = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
# Past forms that are nouns too.
_PAST_NOUNS = frozenset({"shot", "cut", "hit", "split", "cast", "put", "set", "bid", "struck"})
# Participles of verbs with two objects, of which the first is their subject in the passive.
_GIVEN = frozenset(
    """denied refused granted given offered promised awarded handed sent lent loaned allowed issued
    served accorded guaranteed pledged sold""".split()
)
# Where something befalls somebody, of which nothing is "by" whoever did it.
_PLACES = frozenset(
    """court tribunal talks summit meeting forum conference council bloc union alliance organisation
    organization group club body commission list market grid network country kingdom republic region
    province city town village capital camp border frontier airport port harbour harbor waters sea
    strait island base embassy consulate mission office post cell cellar prison jail house home
    building hotel street square desert forest gunpoint knifepoint custody captivity""".split()
)


# Deeds done for somebody, which the tagger takes for adjectives.
_DONE_FOR = frozenset({"armed", "trained", "backed"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "ROOT" and tag in {"VBD", "VBN"} and word in _DONE_TO:
        return (_done_in_headline,)
    if label == "ROOT" and tag in {"VBD", "VBN"} and word in _HEARD:
        return (_heard_in_headline,)
    if label == "pcomp" and word in _OF_THINGS:
        return (_of_a_thing,)
    if word in _GIVEN and label in {"advcl", "amod", "prep"} and tag in {"VBN", "VBD", "JJ"}:
        return (_given_by,)
    if word in _GIVEN and label == "acl":
        return (_given_whom, _no_other_verb)
    if label == "acomp" and (tag == "VBN" or (tag == "JJ" and word.endswith("ed"))):
        return (_done_by,)
    if label == "advcl" and tag in {"JJ", "NN", "NNP"} and word.endswith(("ed", "wn", "en")):
        return (_opens, _does)
    if label in _FINITE and tag == "JJ" and word.endswith("ed"):
        return (_does,)
    if label in _FINITE and tag == "NN" and word in _PAST_NOUNS:
        return (_is_past,)
    if label == "acl" and tag == "VBN":
        return (_no_other_verb,)
    if label in {"dep", "ccomp"} and tag == "VBD":
        return (_whose_they_are,)
    if tag == "VBG" and label in _LOOSE and word in _NATIONAL_ACTS:
        return (_national_act,)
    if word == "by" and label == "prep":
        return (_by_a_place,)
    if label == "amod" and (tag in {"VBN", "VBD"} or (tag == "JJ" and word in _DONE_FOR)):
        return (_did_to_them,)
    return ()


def _did_to_them(verb: Token) -> None:
    """ "The CIA *armed* Afghan rebels in 1985.": the verb of a sentence that else would have none.

    Not in a headline, where "US-backed rebels" may lack its hyphen.
    """
    thing = verb.head
    doer = verb.nbor(-1) if verb.i else verb
    if thing.dep_ != "ROOT" or thing.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return
    if doer.head.i != verb.i or doer.tag_ not in {"NNP", "NNPS"} or doer.dep_ != "npadvmod":
        return
    if not any(c.text == "." and c.i > thing.i for c in thing.children):
        return
    if any(c.dep_ in {"relcl", "appos", "conj"} for c in thing.children):
        return
    for child in list(thing.children):
        if child.i == verb.i:
            continue
        if child.dep_ == "det" and child.i < doer.i:
            hang(child, doer, "det")
        elif child.i < doer.i or child.dep_ in {"punct", "prep", "npadvmod", "advmod"}:
            hang(child, verb, child.dep_)
    hang(verb, verb, "ROOT")
    verb.tag_ = "VBD"
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")


def _is_past(noun: Token) -> None:
    """ "After the army *shot* two men": a deed, for all that a shot is a thing."""
    if any(children(noun, "nsubj")) and any(children(noun, "dobj")):
        noun.tag_ = "VBD"


def _national_act(act: Token) -> None:
    """ "Suffered *Chinese shelling*": what a people does, no people that does something."""
    if act.i == 0 or any(children(act, "dobj", "aux", "prt")):
        return
    people = act.nbor(-1)
    if people.tag_ not in {"NNP", "NNPS", "JJ"} or not people.lower_.endswith(_OF_A_NATION):
        return
    if people.dep_ == "dobj" and people.head.i == act.head.i:
        label = "dobj"
    elif people.dep_ == "nsubj" and people.head.i == act.i and act.dep_ in {"pcomp", "pobj"}:
        label = "pobj"
    else:
        return
    hang(act, act.head, label)
    hang(people, act, "amod")
    act.tag_, people.tag_ = "NN", "JJ"


def _by_a_place(by: Token) -> None:
    """ "Was barred from the summit *by Chad*": who did it, not whose summit it was."""
    place = by.head
    doer = next(children(by, "pobj"), None)
    if place.dep_ != "pobj" or place.lower_ not in _PLACES or doer is None or by.i < place.i:
        return
    # "The border by the lake": only a name, or who is told by one, does something.
    named = doer.tag_[:3] == "NNP" or any(c.text[:1].isupper() for c in doer.lefts)
    verb = place.head.head
    if verb.dep_ == "prep":
        verb = verb.head  # "Was kept *out of* the talks by Chad"
    passive = verb.tag_ == "VBN" and (
        any(children(verb, "auxpass", "nsubjpass")) or verb.dep_ in {"acl", "advcl"}
    )
    if named and passive and not any(children(verb, "agent", "dobj")):
        hang(by, verb, "agent")


def _whose_they_are(verb: Token) -> None:
    """ "Hackers *believed to work for Chad* stole it": not they believed, nor did Chad steal."""
    told = verb.head
    noun = next((c for c in children(told, "nsubj") if c.i == told.i - 1), None)
    if told.lower_ not in _BELONGING or noun is None or verb.i < told.i:
        return
    if any(children(told, "aux", "auxpass", "dobj")) or any(children(verb, "mark", "aux")):
        return
    between = next(children(verb, "nsubj"), None)
    if between is not None:
        bare = between.left_edge.nbor(-1)
        if bare.tag_ not in {"IN", "TO"} or any(children(bare, "pobj")):
            return
        hang(between, bare, "pobj")
    after = [child for child in told.children if child.i > verb.i]
    hang(verb, verb if told.head.i == told.i else told.head, told.dep_)
    for child in after:
        hang(child, verb, child.dep_)
    hang(noun, verb, "nsubj")
    hang(told, noun, "acl")
    told.tag_ = "VBN"


def _no_other_verb(verb: Token) -> None:
    """ "In the text the five leaders *condemned* last week's raid": it has a verb after all.

    A participle below a noun has no object, and a sentence that opens with a place has a verb.
    """
    noun = verb.head
    opener = next((c for c in noun.lefts if c.dep_ == "prep"), None)
    top = noun
    if noun.dep_ == "pobj" and any(c.i < noun.i for c in children(noun.head, "pobj")):
        opener = top = noun.head  # Hung on the preposition beside the noun that it has.
    if top.dep_ != "ROOT" or opener is None or opener.i != noun.sent.start:
        return
    thing = next((c for c in children(verb, "dobj") if c.i > verb.i), None)
    if thing is None or verb.i != noun.i + 1 or any(children(verb, "agent", "prt")):
        return
    hang(verb, verb, "ROOT")
    take_over(verb, top, after=verb.i)
    hang(opener, verb, "prep")
    hang(noun, verb, "nsubj")
    verb.tag_ = "VBD"


def _opens(participle: Token) -> None:
    """ "*Quarantined* by Oman, the crew protested": what was done to the crew, and no quality."""
    if participle.i + 1 == len(participle.doc):
        return
    by, verb = participle.nbor(1), participle.head
    if participle.i != participle.sent.start or by.lower_ != "by" or verb.i < participle.i:
        return
    if by.head.i != participle.i or not any(children(verb, "nsubj", "nsubjpass")):
        return
    participle.tag_, by.dep_ = "VBN", "agent"


def _given_by(participle: Token) -> None:
    """ "*Denied a visa by Oslo*, he flew home": what he was denied, and by whom."""
    first = participle.i
    if first != participle.sent.start:
        return
    opening = []
    for word in participle.sent:
        if word.text == ",":
            break
        opening.append(word)
    by = next((w for w in opening if w.lower_ == "by" and any(children(w, "pobj"))), None)
    if by is None:
        return
    thing = participle.head
    if participle.dep_ == "amod":
        verb = thing.head
        doers = [c for c in children(verb, "nsubj", "nsubjpass") if c.i > opening[-1].i]
        if thing.dep_ not in {"nsubj", "nsubjpass"} or not doers or verb.i < opening[-1].i:
            return
        hang(participle, verb, "advcl")
        hang(thing, participle, "dobj")
    else:
        given = next(children(participle, "dobj", "pobj"), None)
        if given is None or participle.head.i < opening[-1].i:
            return
        given.dep_, participle.dep_ = "dobj", "advcl"
    hang(by, participle, "agent")
    participle.tag_ = "VBN"


def _given_whom(participle: Token) -> None:
    """ "An editor *granted* asylum *by Oslo*": the phrase tells who gave, not whose it is."""
    for above in [participle, *children(participle, "dobj")]:
        for phrase in [c for c in above.rights if c.lower_ == "by" and any(children(c, "pobj"))]:
            hang(phrase, participle, "agent")


def _done_by(said: Token) -> None:
    """ "Was *crippled* by hackers": what names its doer is a passive, and no quality."""
    be = said.head
    if be.lower_ not in _BEING or be.i > said.i:
        return
    if not any(children(said, "agent")) or any(children(said, "advmod")):
        return
    main = be.head.i == be.i
    said.tag_ = "VBN"
    if main:
        hang(said, said, "ROOT")
    else:
        hang(said, be.head, be.dep_)
    for child in list(be.children):
        if child.i != said.i:
            hang(
                child,
                said,
                {"nsubj": "nsubjpass", "csubj": "csubjpass"}.get(child.dep_, child.dep_),
            )
    hang(be, said, "auxpass")


def _does(verb: Token) -> None:
    """ "Hackers *crippled* the servers": no adjective has an object."""
    if any(children(verb, "nsubj")) and any(children(verb, "dobj")):
        had = any(c.lower_ in {"has", "have", "had", "having"} for c in children(verb, "aux"))
        verb.tag_ = "VBN" if had else "VBD"


def _done_in_headline(verb: Token) -> None:
    """ "Kenyan soldiers *attacked* in Somalia": the passive, in a headline without object."""
    subject = _of_headline(verb)
    if subject is None or any(children(verb, "xcomp")):
        return
    particle = next((c.lower_ for c in children(verb, "prt")), None)
    if particle != _PUT_OFF.get(verb.lower_):
        return
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if after is None or after.tag_ in {"IN", "RB", "RP"} or after.lower_ == "dead":
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def _heard_in_headline(verb: Token) -> None:
    """ "Kenya *urged to* free him", "Kenya *accused of* fraud": another urges and accuses it."""
    subject = _of_headline(verb)
    if subject is None or verb.i + 1 >= len(verb.doc):
        return
    if verb.nbor(1).lower_ in _HEARD[verb.lower_].split():
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def _of_headline(verb: Token) -> Token | None:
    """The subject of a headline's verb that has neither object nor auxiliary."""
    last = verb.doc[-1]
    if last.is_punct or len(verb.doc) > 20 or any(t.is_sent_start for t in verb.doc[1:]):
        return None
    if any(children(verb, "dobj", "ccomp", "aux", "auxpass")):
        return None
    return next(children(verb, "nsubj"), None)


def _of_a_thing(participle: Token) -> None:
    """ "A commission on *overlapping claims*": what the claims are, and nothing that is done."""
    preposition = participle.head
    noun = next(children(participle, "dobj"), None)
    if preposition.i != participle.i - 1 or noun is None:
        return
    if noun.left_edge.i != participle.i + 1:
        return
    if any(children(noun, "det", "poss")):
        return  # "Barred from *visiting the* enclave"
    if preposition.lower_ == "from" and noun.tag_ in {"NNP", "NNPS"}:
        return  # "Barred from *visiting* India"
    for child in list(participle.children):
        if child.i != noun.i:
            hang(child, noun, child.dep_)
    hang(noun, preposition, "pobj")
    hang(participle, noun, "amod")
    participle.tag_ = "JJ"
