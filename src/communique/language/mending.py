"""What the parser gets wrong in whole classes of constructions, mended in its heads and tags.

Each class is looked for at the words and labels that mark it: a text without it costs little.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.attrs import DEP, LOWER, TAG
from spacy.tokens import Token

from communique.language import (
    asking,
    astray,
    beside,
    bidding,
    blasts,
    claimed,
    clauses,
    conditions,
    demands,
    doers,
    falsehoods,
    interrupted,
    joints,
    letters,
    mainverbs,
    meanwhile,
    misread,
    objects,
    openings,
    parted,
    participles,
    readouts,
    rehung,
    setphrases,
    shifted,
    sources,
    speech,
    suspects,
)
from communique.language.clauses import children, hang, take_over

if TYPE_CHECKING:
    from spacy.tokens import Doc

Rule = Callable[[Token], None]

_SUBJECT = {"nsubj", "nsubjpass"}
_FINITE = {"VBD", "VBZ", "VBP"}
# Nouns for acts, by which a "by" after them names who acts.
_ACTS = frozenset(
    """attack arrest murder raid strike siege crackdown abuse use misuse claim call offer threat
    decision move visit rape coup theft assault purchase sale launch test release march boycott
    protest purge ambush refusal withdrawal approval denial betrayal rescue seizure
    capture handover surrender transfer return delivery closure overthrow removal massacre torture
    atrocity crime slaughter""".split()
)
_ACT_ENDINGS = ("tion", "sion", "ment", "ing", "ance", "ence", "age")
_PREFIXES = frozenset(
    ("re", "co", "counter", "pre", "un", "de", "non", "cease", "mis", "u", "ex", "vice")
)
_NO_DOERS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december percent half noon midnight dawn night year
    month week day time accident mistake phone telephone letter land sea air law force""".split()
)
# Verbs that keep somebody *from* doing something.
_HINDERING = (
    "stop", "prevent", "ban", "bar", "block", "keep", "kept", "prohibit", "hinder", "discourag",
    "deter", "dissuad", "restrain", "forbid", "forbad", "protect",
)  # fmt: skip
_TAKING_DEEDS = (
    *_HINDERING, "accus", "suspect", "blam", "condemn", "critici", "charg", "convict", "guilty",
    "prais", "thank", "fault", "denounc", "sentenc", "jail", "fin", "arrest", "apolog",
)  # fmt: skip
_NAMELESS = frozenset(
    """militants rebels fighters insurgents gunmen guerrillas protesters demonstrators civilians
    villagers residents refugees dissidents activists separatists jihadists extremists""".split()
)
_ATTACKING = tuple("bomb shell attack invad occup captur storm raid seiz visit".split())
_BLAMING = ("indict", "charg", "accus", "condemn", "critici", "sue", "summon", "arrest", "detain")
_RUEING = ("apolog", "thank", "prais", "forgiv", "pardon", "compensat", "aton")


class Mender:
    """Corrects heads, dependencies and tags of parsed documents in place."""

    def __init__(self) -> None:
        # Which rules a token may call for is a function of its word, label and tag: asked once.
        self._seen: dict[tuple[int, ...], tuple[Rule, ...]] = {}

    def __call__(self, doc: Doc) -> None:
        """Applies each rule at the words and labels that mark its class."""
        seen = self._seen
        found: list[tuple[int, tuple[Rule, ...]]] = []
        for i, key in enumerate(map(tuple, doc.to_array([LOWER, DEP, TAG]).tolist())):
            rules = seen.get(key)
            if rules is None:
                rules = seen[key] = _rules(*(doc.vocab.strings[value] for value in key))
            if rules:
                found.append((i, rules))
        # First what is one word: the other rules look at heads.
        for i, rules in found:
            if _prefixed in rules and i + 2 < len(doc):
                _prefixed(doc[i])
        for i, rules in found:
            for rule in rules:
                if rule is _prefixed:
                    continue
                try:
                    rule(doc[i])
                except IndexError:
                    continue  # It looks for a word beyond the end of a text, and does not hold.


def _rules(word: str, label: str, tag: str) -> tuple[Rule, ...]:
    """The rules that a token's word, label and tag may call for."""
    preposition = label in {"prep", "agent"}
    marks: list[tuple[bool, Rule]] = [
        (word in _PREFIXES, _prefixed),
        (word == "by" and preposition, _by),
        (word == "of" and preposition, _of_after_by),
        (word == "not" and label == "neg", _not_the_other),
        (label == "ccomp" and tag == "VBD", _reduced_relative),
        (label == "npadvmod" and tag == "NNP" and not word.endswith("day"), _place_attacked),
        (label == "appos", _two_objects),
        (label == "acl" and tag == "VBG", _act_in_ing),
        (label == "amod" and tag == "VBG", _accused_of_doing),
        (word == "from" and preposition, _kept_from),
        (word in {"most", "many", "several", "some"} and label == "advmod", _some_of_them),
        (word == "in" and preposition, _year_of_what_is_blamed),
        (word in {"inside", "outside", "near"} and preposition, _where_it_lies),
        (word in {"after", "before", "since"} and label == "mark", _after_a_name),
        (word in {"under", "in", "by", "with"} and preposition, _signed_aside),
    ]
    found = tuple(rule for marked, rule in marks if marked)
    others = (
        asking, astray, openings, beside, blasts, bidding, claimed, clauses, interrupted, demands,
        conditions, letters, mainverbs, joints, objects, parted, participles, doers, setphrases,
        shifted, meanwhile, readouts, rehung, sources, speech, suspects, falsehoods, misread,
    )  # fmt: skip
    return (*found, *(rule for room in others for rule in room.rules(word, label, tag)))


def _after_a_name(mark: Token) -> None:
    """A name after a preposition, joined to the subject: "*After Uri*, Mr Modi told them"."""
    subjects = list(children(mark.head, "nsubj"))
    if len(subjects) != 1 or subjects[0].left_edge.i != mark.i + 1:
        return
    noun = subjects[0]
    comma = noun.i + 1 < len(mark.doc) and noun.nbor(1).text == ","
    actor = next(children(noun, "conj"), None)
    if not comma or actor is None or actor.tag_[:2] != "NN" or any(children(noun, "cc")):
        return
    hang(actor, mark.head, "nsubj")
    hang(mark, mark.head, "prep")
    hang(noun, mark, "pobj")


def _signed_aside(preposition: Token) -> None:
    """A date set aside after a text: "*Under the treaty*, signed in 1904, Peru gave up a province".

    The parser hangs the text on the participle, and loses both its date and what it laid down.
    """
    participle = preposition.head
    noun = next(children(preposition, "pobj"), None)
    if noun is None or participle.tag_ != "VBN" or participle.dep_ != "advcl":
        return
    main = participle.head
    edge = noun.right_edge.i + 1
    if not preposition.i < edge < participle.i < main.i or preposition.doc[edge].text != ",":
        return
    if any(c.tag_ != "RB" for c in preposition.doc[edge + 1 : participle.i]):
        return
    hang(preposition, main, "prep")
    hang(participle, noun, "acl")


def _is_act(noun: Token) -> bool:
    word = noun.lower_
    return word in _ACTS or word.removesuffix("s") in _ACTS or word.endswith(_ACT_ENDINGS)


def _prefixed(prefix: Token) -> None:
    """A word that the tokenizer parts at its hyphen: "*re-arrested*", "a *counter-attack*"."""
    hyphen, word = prefix.nbor(1), prefix.nbor(2)
    if hyphen.text != "-" or prefix.whitespace_ or hyphen.whitespace_:
        return
    if prefix.head.i != word.i:
        if prefix.head.i == hyphen.i:
            head, label = hyphen.head, hyphen.dep_
        else:
            head, label = prefix.head, prefix.dep_
        if head.i == prefix.i:
            head = word
        if head.i in {hyphen.i, word.i} and label != "ROOT":
            return
        inner = [c for part in (prefix, hyphen) for c in part.children]
        hang(word, head, label)
        for child in inner:
            if child.i not in {prefix.i, hyphen.i, word.i}:
                named = child.tag_ == "NNP" and child.i < prefix.i and word.tag_ in _FINITE
                hang(child, word, "nsubj" if named else child.dep_)
        if word.tag_[:2] != prefix.tag_[:2] and prefix.tag_[:2] in {"VB", "NN"}:
            word.tag_ = prefix.tag_
        hang(prefix, word, "compound")
    hang(hyphen, word, "punct")
    prefix.tag_, hyphen.tag_ = "AFX", "HYPH"


def _by(by: Token) -> None:
    """Who acts, hung on the thing given ("was given trucks *by Japan*") or on the wrong verb."""
    doer = next(children(by, "pobj"), None)
    head = by.head
    if doer is None or doer.tag_ == "CD" or doer.lower_ in _NO_DOERS:
        named = doer is not None and doer.tag_ == "NNP"
        if by.dep_ == "agent" and not named and not any(children(head, "auxpass", "nsubjpass")):
            by.dep_ = "prep"  # "Had spoken *by phone*"
        return
    if head.dep_ == "dobj":
        verb = head.head
        passive = any(children(verb, "auxpass", "nsubjpass"))
        if passive and not any(children(verb, "agent")) and not _is_act(head):
            hang(by, verb, "agent")
        return
    # "Deplored the demolition *by Korea*": what has a subject and an object needs no doer.
    if head.tag_ not in {*_FINITE, "VB", "VBG"} or any(children(head, "auxpass", "nsubjpass")):
        return
    thing = next(children(head, "dobj"), None)
    if thing is not None and thing.i < by.i == thing.right_edge.i + 1 and _is_act(thing):
        hang(by, thing, "prep")


def _of_after_by(of: Token) -> None:
    """What is acted on, hung on who acts: "the release by the rebels *of three workers*"."""
    doer = of.head
    by = doer.head
    if doer.dep_ != "pobj" or by.lower_ != "by" or of.i != doer.i + 1:
        return
    act = by.head
    named = doer.tag_ in {"NNP", "NNPS"} or any(c.text[:1].isupper() for c in doer.lefts)
    if named and _is_act(act) and not any(c.lower_ == "of" for c in children(act, "prep")):
        hang(of, act, "prep")


def _not_the_other(negation: Token) -> None:
    """ "India, *not* Pakistan, closed it": the negation is of the other party alone."""
    party = negation.head
    if party.dep_ not in {*_SUBJECT, "dobj", "pobj"} or negation.i < party.i:
        return
    other = next((c for c in children(party, "appos", "conj") if c.i > negation.i), None)
    if other is not None:
        hang(negation, other, "neg")


def _reduced_relative(verb: Token) -> None:
    """A participle taken for the verb: "soldiers *believed* to be Eritrean *shelled* a village"."""
    first = verb.head
    if first.tag_ not in {"VBD", "VBN"} or verb.i < first.i:
        return
    if any(children(verb, *_SUBJECT, "mark", "expl", "aux")):
        return
    subject = next((c for c in children(first, "nsubj") if c.i < first.i), None)
    if subject is None or any(children(first, "aux", "auxpass", "dobj", "conj")):
        return
    if first.doc[first.i + 1].is_punct:
        return
    hang(verb, verb if first.head.i == first.i else first.head, first.dep_)
    take_over(verb, first, after=verb.i)
    hang(subject, verb, "nsubj")
    hang(first, subject, "acl")
    first.tag_ = "VBN"


def _place_attacked(place: Token) -> None:
    """ "Will bomb *Haifa*": what is attacked, not when; "*Lima* froze aid": who does it."""
    verb = place.head
    acts = place.i + 1 == verb.i and verb.tag_ in _FINITE and any(children(verb, "dobj"))
    if acts and not any(children(verb, *_SUBJECT)):
        place.dep_ = "nsubj"
        return
    if not verb.lower_.startswith(_ATTACKING) or place.i != verb.i + 1:
        return
    if not any(children(verb, "dobj", "auxpass")):
        place.dep_ = "dobj"


def _two_objects(thing: Token) -> None:
    """ "Pledged Haiti *five million*", "showed the envoy *the door*": what is given, no name."""
    receiver, verb = thing.head, thing.head.head
    if receiver.dep_ not in {"dobj", "dative"} or thing.left_edge.i != receiver.i + 1:
        return
    named = receiver.dep_ == "dobj" and receiver.tag_ in {"NNP", "NNPS", "PRP"}
    handed = thing.tag_[:2] == "NN" and verb.lower_.startswith(("gave", "giv", "show", "hand"))
    if (named or handed) and any(children(thing, "nummod" if named else "poss", "det")):
        receiver.dep_ = "dative"
        hang(thing, verb, "dobj")


def _act_in_ing(act: Token) -> None:
    """A noun taken for a participle of the adjective before it: "*Pakistani shelling* killed"."""
    whose = act.head
    if whose.tag_ != "JJ" or whose.i != act.i - 1 or not whose.text[:1].isupper():
        return
    if any(children(act, "dobj", "xcomp", "ccomp", "prt")):
        return
    head, label = whose.head, whose.dep_
    if head.i == whose.i:
        return
    hang(act, head, label)
    for child in list(whose.children):
        if child.i != act.i:
            hang(child, act, child.dep_)
    hang(whose, act, "amod")
    act.tag_ = "NN"


def _accused_of_doing(act: Token) -> None:
    """ "Accused them of *massacring* civilians": a verb, no adjective of the civilians."""
    before = act.nbor(-1) if act.i else None
    thing = act.head
    if before is None or before.lower_ not in {"of", "for", "with", "from"}:
        return
    if thing.dep_ != "pobj" or thing.head.i != before.i or thing.i < act.i:
        return
    verb = before.head
    for _ in range(2):
        if verb.lower_.startswith(_TAKING_DEEDS):
            hang(act, before, "pcomp")
            hang(thing, act, "dobj")
            return
        verb = verb.head


def _kept_from(preposition: Token) -> None:
    """ "Stopped lorries carrying food *from entering*": what it is kept from is the verb's."""
    if not any(children(preposition, "pcomp")):
        return
    inner = preposition.head
    if inner.dep_ not in {"acl", "dobj", "pobj"}:
        return
    verb = inner.head
    for _ in range(3):
        if verb.tag_.startswith("VB") and verb.lower_.startswith(_HINDERING):
            hang(preposition, verb, "prep")
            return
        verb = verb.head


def _where_they_are(preposition: Token) -> None:
    """ "Attacked militants *in Yemen*": where nameless people are tells whose they are."""
    verb = preposition.head
    before = preposition.nbor(-1) if preposition.i else None
    if before is None or before.dep_ != "dobj" or before.head.i != verb.i:
        return
    if before.tag_ == "NNS" and before.lower_ in _NAMELESS and before.left_edge.i == before.i:
        hang(preposition, before, "prep")


def _where_it_lies(preposition: Token) -> None:
    """ "Bombed camps *inside Sudan*": where the things lie that are acted on."""
    verb = preposition.head
    before = preposition.nbor(-1) if preposition.i else None
    if before is None or before.dep_ != "dobj" or before.head.i != verb.i:
        return
    if before.tag_ in {"NN", "NNS"} and not any(children(before, "poss")):
        hang(preposition, before, "prep")


def _some_of_them(quantity: Token) -> None:
    """ "Released *most*.": an object, not an adverb."""
    verb = quantity.head
    if quantity.i != verb.i + 1 or verb.tag_ not in {"VBD", "VBN"} or any(children(verb, "dobj")):
        return
    if quantity.i + 1 < len(quantity.doc) and quantity.nbor(1).is_punct:
        quantity.dep_ = "dobj"
        quantity.tag_ = "JJS" if quantity.lower_ == "most" else "JJ"


def _year_of_what_is_blamed(preposition: Token) -> None:
    """ "Indicted him over the murder of prisoners *in 1999*": the year of the deed."""
    year, verb = next(children(preposition, "pobj"), None), preposition.head
    if year is None:
        return
    if len(year) != 4 or not year.text.isdigit():
        _where_they_are(preposition)
        return
    joints = {"for"} if verb.lower_.startswith(_RUEING) else {"over", "about"}
    if not verb.lower_.startswith(_BLAMING + _RUEING):
        return
    below = [p for c in children(verb, "prep") for n in c.children for p in children(n, "prep")]
    for reason in (*children(verb, "prep"), *below):
        if reason.lower_ in joints and reason.right_edge.i == preposition.i - 1:
            deed = next(children(reason, "pobj"), None)
            if deed is not None:
                hang(preposition, deed, "prep")
                return
