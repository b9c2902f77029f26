"""Clauses joined to the wrong one, mended in their heads and tags.

What goes on after "and" goes on with the main clause or with the clause below it, and what looks
like a noun there may be a verb. ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.astray import asked_and_did
from communique.language.clauses import CALLING, children, disowned, hang, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
# What befalls people, by participles that look like the past.
_BEFELL = frozenset(
    """deported expelled killed arrested jailed freed released tortured charged fined sentenced
    detained executed imprisoned shot banned burned looted flogged searched questioned wounded
    kidnapped abducted tried convicted threatened interrogated harassed intimidated beaten evicted
    handcuffed humiliated extradited""".split()
)
_NAMED = {"NNP", "NNPS"}
# What is done to agreements and measures, and to no country.
_MADE = frozenset(
    """signed concluded ratified suspended resumed imposed lifted broken violated extended renewed
    signing brokered mediated scrapped cancelled canceled announced published""".split()
)
# Clauses of reason and time, which a comma before "and" ends.
_REASONS = frozenset("because after when while since as before until although".split())
_HAVING = frozenset("had has have having".split())
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
# What is asked for in a clause with "that", and the verbs of which a tagger makes nouns there.
_DEMANDS = frozenset("demand demands call calls request requests insistence appeal plea".split())
_ASKED = frozenset("cease halt stop end free release return leave respect hand lift".split())
_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth latest worst deadliest
    biggest""".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()
)

# What somebody who says something does by words besides, in the past tense.
_SPEECH_ACTS = frozenset(
    """accused appealed urged demanded called warned blamed condemned denounced criticised
    criticized rejected denied thanked praised vowed pledged promised threatened asked requested
    ordered insisted added offered refused dismissed invited hailed welcomed complained protested
    apologised apologized congratulated proposed suggested""".split()
)
_SAID = frozenset(
    """said told added stated wrote declared announced reported claimed insisted argued suggested
    alleged conceded admitted maintained explained denied""".split()
)
# What a clause in reported speech has, or is, that a plain past after it does not go on with.
_SHIFTED = frozenset("would will could can may might must should 'd ’d".split())
_HAS = frozenset("had have has".split())
# Things of which a clause may be told that say nothing themselves.
_THINGS = frozenset(
    """boat boats ship ships vessel vessels plane planes aircraft drone drones missile missiles
    shell shells rocket rockets truck trucks tank tanks tanker jet jets convoy weapon weapons
    attack attacks fighting talks trade relations sanctions tariffs law deal treaty border election
    economy prices situation violence war crossing cable pipeline bridge
    evidence findings results""".split()
)
# Acts of words that no thing does.
_OF_PERSONS = frozenset("urged appealed accused condemned denounced thanked vowed pledged".split())
# Acts of words for others.
_OF_OTHERS = frozenset("demanded called urged appealed condemned denounced protested".split())
_DURING = frozenset("was were is are".split())
_SUBJECT = {"nsubj", "nsubjpass"}
_CLOSING = frozenset({'"', "”", "''"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "conj":
        if tag == "VBD":
            joined = (_was_taken_and, asked_and_did, _after_the_reason, _after_an_aside)
            return (_said_and_did, *joined) if word in _SPEECH_ACTS else joined
        if tag == "NNP":
            return (_thrown_at, _each_of_a_state)
        return (_thrown_at,) if tag in _NOUNS else ()
    if label == "nsubj" and tag == "NNP":
        return (_which_they_do,)
    if label == "advcl" and tag == "VBG":
        return (_besides,)
    if label == "npadvmod" and word in _ORDINALS:
        return (_one_of_many,)
    if label in {"nmod", "compound"} and word in _MONTHS:
        return (_after_the_day,)
    if label == "oprd" and tag in {"NN", "JJ"}:
        return (_called_so,)
    if label == "relcl" and word in _MADE:
        return (_which_was_made,)
    if label == "compound" and word in _DAYS:
        return (_day_before_name,)
    if label == "compound" and (tag == "NNP" or word in _ASKED):
        return (_cease_what,) if word in _ASKED else (_name_before_verb,)
    return ()


def _day_before_name(day: Token) -> None:
    """ "On *Friday* Turkey and Iran signed": the day is no part of the name after it."""
    name = day.head
    on = day.nbor(-1) if day.i else day
    if on.lower_ != "on" or name.i != day.i + 1 or name.tag_ not in _NAMED:
        return
    if name.dep_ == "pobj" and name.head == on:
        verb = on.head
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > name.i), None)
        edge = max((t.i for t in name.subtree), default=name.i)
        if verb.i < name.i or (subject is not None and subject.left_edge.i != edge + 2):
            return
        if subject is not None:
            if day.doc[edge + 1].text != ",":
                return
            hang(subject, name, "conj")  # "On Thursday *Turkey*, Iran and Russia signed"
        hang(name, verb, "nsubj")
    elif any(children(on)):
        return
    hang(day, on, "pobj")


def _each_of_a_state(name: Token) -> None:
    """ "Presidents Mahuad of Ecuador *and Fujimori of Peru*": joined to the other person."""
    place = name.head
    if place.dep_ != "pobj" or place.head.lower_ != "of" or place.tag_ not in _NAMED:
        return
    person = place.head.head
    own = next(children(name, "prep"), None)
    if person.tag_ not in _NAMED or own is None or own.lower_ != "of" or own.i != name.i + 1:
        return
    for cc in list(children(place, "cc")):
        hang(cc, person, "cc")
    hang(name, person, "conj")


def _was_taken_and(verb: Token) -> None:
    """ "Were put on a plane and *deported*": the participle looks like the past."""
    first = verb.head
    if verb.lower_ not in _BEFELL or not any(children(first, "auxpass")):
        return
    if not any(children(verb, "dobj", *_SUBJECTS, "aux")):
        verb.tag_ = "VBN"


def _which_was_made(verb: Token) -> None:
    """ "A treaty with China, *which was signed* in May": the treaty was, and no country."""
    name = verb.head
    which = next((c for c in verb.lefts if c.lower_ == "which"), None)
    if which is None or which.dep_ not in {"nsubjpass", "dobj"} or name.tag_ not in _NAMED:
        return
    thing = name
    while thing.dep_ in {"pobj", "prep", "conj", "compound"} and thing.tag_ not in {"NN", "NNS"}:
        thing = thing.head
    if thing.tag_ in {"NN", "NNS"} and thing.i < name.i:
        hang(verb, thing, "relcl")


def _after_the_reason(verb: Token) -> None:
    """ "Sudan left because Britain backed it, *and asked* for help": what Sudan did besides."""
    reason = verb.head
    if reason.dep_ != "advcl" or reason.head.i > reason.i or reason.tag_ not in {"VBD", "VBZ"}:
        return
    if any(children(verb, *_SUBJECTS, "mark", "aux", "auxpass")):
        return
    if not any(c.lower_ in _REASONS for c in children(reason, "mark", "advmod")):
        return
    joint = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    if joint.dep_ != "cc" or joint.i < reason.i or joint.nbor(-1).text != ",":
        return
    main = reason.head
    if main.tag_ not in {"VBD", "VBN"}:
        return
    hang(verb, main, "conj")
    hang(joint, main, "cc")


def _after_an_aside(verb: Token) -> None:
    """ "Met Roe, who gave him a sword, *and flew* home": joined to the main clause."""
    aside = verb.head
    noun = aside.head
    if aside.dep_ != "relcl" or aside.tag_ != "VBD" or any(children(verb, *_SUBJECTS)):
        return
    joint = next((c for c in aside.rights if c.dep_ == "cc" and c.i < verb.i), None)
    if joint is None or joint.lower_ != "and" or joint.nbor(-1).text != ",":
        return
    opener = aside.left_edge
    if opener.lower_ not in {"who", "which", "where"} or opener.nbor(-1).text != ",":
        return
    main = next((t for t in noun.ancestors if t.tag_[:2] == "VB"), None)
    if main is not None and main.tag_ == "VBD" and main.i < noun.i:
        hang(joint, main, "cc")
        hang(verb, main, "conj")


def _thrown_at(thing: Token) -> None:
    """ "Had smashed windows and *thrown stones* at police": a verb, and no stones of a kind."""
    first = thing.head if thing.head.dep_ != "dobj" else thing.head.head
    verb = next((c for c in children(thing, "amod") if c.tag_ == "VBN"), None)
    if verb is None or verb.i != thing.left_edge.i or verb.i == 0:
        return
    if first.tag_ not in {"VBN", "VBD"} or not any(
        c.lower_ in _HAVING for c in children(first, "aux")
    ):
        return
    joint = verb.nbor(-1)
    if joint.dep_ != "cc" or not first.i < joint.i:
        return
    hang(verb, first, "conj")
    hang(thing, verb, "dobj")
    for phrase in [c for c in children(first, "prep") if c.i > thing.i]:
        hang(phrase, verb, "prep")


def _called_so(word: Token) -> None:
    """ "Called *the charge groundless*": what is called so is an object, and no kind of it."""
    verb = word.head
    thing = word.nbor(-1) if word.i else word
    if not verb.lower_.startswith(CALLING) or any(children(verb, "dobj", "auxpass")):
        return
    if thing.head.i != word.i or thing.dep_ not in {"compound", "nmod"}:
        return
    if not any(c.i < thing.i for at in (word, thing) for c in children(at, "det", "poss")):
        return
    for child in [c for c in word.lefts if c.i != thing.i]:
        hang(child, thing, child.dep_)
    hang(thing, verb, "dobj")
    word.tag_ = "JJ"


def _name_before_verb(name: Token) -> None:
    """ "Chad acts as *Mali masses* troops": who does it."""
    verb = name.head
    if verb.tag_ not in {"VBZ", "VBD"} or name.i != verb.i - 1:
        return
    if not any(children(verb, *_SUBJECTS)):
        hang(name, verb, "nsubj")


def _cease_what(verb: Token) -> None:
    """ "Its demand that Chad *cease* hostilities": a clause, and no hostilities of some kind."""
    thing = verb.head
    cue = thing.head
    if thing.i != verb.i + 1 or thing.dep_ not in {"acl", "appos", "ccomp"}:
        return
    opener = next((c for c in thing.lefts if c.lower_ == "that"), None)
    doer = next((c for c in children(thing, "compound", "nmod") if c.i == verb.i - 1), None)
    if opener is None or doer is None or cue.lower_ not in _DEMANDS or cue.i > opener.i:
        return
    hang(verb, cue, "acl")
    hang(thing, verb, "dobj")
    hang(doer, verb, "nsubj")
    hang(opener, verb, "mark")
    verb.tag_ = "VB"


def _said_and_did(verb: Token) -> None:
    """An act of words joined to what its doer says: "said it had fled and *accused* him".

    By the sequence of tenses a plain past does not go on with a clause that has an auxiliary.
    """
    below = verb.head
    if below.dep_ not in {"ccomp", "acl"} or below.i > verb.i:
        return
    if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "mark"} for c in verb.lefts):
        return
    matrix = below.head
    if below.dep_ == "acl":  # "Said in a statement that it had left and demanded …"
        while matrix.dep_ in {"pobj", "prep"}:
            matrix = matrix.head
    if matrix.lower_ not in _SAID or matrix.tag_ != "VBD" or matrix.i > below.i:
        if verb.tag_ == "VBZ" == matrix.tag_ and matrix.i < below.i and below.tag_ == "VB":
            hang(verb, matrix, "conj")  # "Says it would fail and *asks* for help"
        return
    quoted = _quoted_before(below, verb)
    if quoted is not None:
        hang(verb, matrix, "conj")
        hang(quoted, matrix, "cc")
        return
    helpers = {c.lower_ for c in below.lefts if c.dep_ in {"aux", "auxpass"}}
    others = disowned(below, verb) or any(c.tag_[:2] == "NN" for c in children(below, "nsubj"))
    if helpers & _HAS and not others and not _set_off(below, verb):
        return  # "Said he had left and accused her": "had accused" as well as "he accused".
    going_on = below.tag_ == "VBG" and bool(helpers & _DURING)
    if verb.lower_ in _OF_PERSONS:
        going_on = going_on or any(c.lower_ in _THINGS for c in children(below, "nsubj"))
    going_on = going_on or (matrix.lower_ == "denied" and below.tag_ == "VBN")
    # "Said the men *were ill* and demanded their release": by him who says what they are.
    going_on = going_on or (below.lower_ in {"was", "were"} and verb.lower_ in _OF_OTHERS)
    # "Said the men *were being sent* home and *blamed them* for raids": by no one who is sent.
    suffered = any(c.dep_ == "auxpass" for c in below.lefts)
    going_on = going_on or (suffered and any(children(verb, "dobj")))
    if helpers & (_SHIFTED | _HAS) or going_on or below.tag_ in {"VBZ", "VBP"}:
        join(verb, matrix)


def _quoted_before(below: Token, verb: Token) -> Token | None:
    """What joins a clause that ends in quoted words: "said it was “a foe” *and* promised help"."""
    joint = next((c for c in below.children if c.dep_ == "cc" and c.i < verb.i), None)
    if joint is None or joint.i < below.i + 3:
        return None
    last = joint.nbor(-2) if joint.nbor(-1).text == "," else joint.nbor(-1)
    return joint if last.text in _CLOSING else None


def _set_off(below: Token, verb: Token) -> bool:
    """Whether a comma parts two clauses, or what the first is told of does nothing by words."""
    subject = next((c for c in below.lefts if c.dep_ in _SUBJECT), None)
    if subject is not None and (subject.tag_ == "PRP" or subject.lower_ in _THINGS):
        return True
    joint = next((c for c in below.children if c.dep_ == "cc" and c.i < verb.i), None)
    if joint is None or joint.i < 2 or joint.nbor(-1).text != ",":
        return False
    return not joint.nbor(-2).like_num  # "On May 3, 2024, and": the comma is of the date.


def _one_of_many(ordinal: Token) -> None:
    """ "Blamed Mali for the blast, *the third since May*": the third such blast."""
    first = ordinal.left_edge
    if first.i < 2 or first.lower_ != "the" or first.nbor(-1).text != ",":
        return
    thing = first.nbor(-2)
    if thing.tag_ in {"NN", "NNS"} and ordinal.head.i < thing.i:
        hang(ordinal, thing, "appos")


def _which_they_do(name: Token) -> None:
    """ "It rejected the claims, *a ruling Beijing* has not accepted": which Beijing has not.

    The parser takes the noun for a part of the name, and the aside for the main clause.
    """
    verb = name.head
    before = list(name.lefts)
    if len(before) != 2 or before[0].lower_ not in {"a", "an"} or before[1].i != name.i - 1:
        return
    article, noun = before
    if noun.tag_ not in {"NN", "VBG"} or article.i == 0 or article.nbor(-1).text != ",":
        return
    main = next((c for c in children(verb, "ccomp") if c.i < article.i), None)
    if verb.dep_ != "ROOT" or main is None or any(children(verb, "dobj", "attr", "acomp")):
        return
    main.head, main.dep_ = main, "ROOT"
    hang(noun, main, "npadvmod")
    noun.tag_ = "NN"
    hang(article, noun, "det")
    for mark in list(children(verb, "punct")):
        hang(mark, main, "punct")
    hang(verb, noun, "relcl")


def _after_the_day(month: Token) -> None:
    """ "On July 15 *rebel officers* sent tanks": who did it, and no officers of July."""
    doer = month.head
    preposition = doer.head
    before = month.nbor(-1) if month.i else month
    if doer.dep_ in _SUBJECTS and before.dep_ == "prep" and not any(before.children):
        hang(month, before, "pobj")  # "On the night of *July 15* rebels fled"
        return
    if doer.dep_ != "pobj" or not preposition.i < month.i < doer.i:
        return
    day = next(children(month, "nummod"), None)
    if day is None or day.i != month.i + 1 or day.i + 1 > doer.i:
        return
    verb = preposition
    while verb.tag_[:2] != "VB" and verb.head.i != verb.i:
        verb = verb.head
    if verb.i < doer.i or verb.tag_[:2] != "VB" or any(children(verb, *_SUBJECTS)):
        return
    hang(month, preposition, "pobj")
    hang(doer, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")


def _besides(act: Token) -> None:
    """ "Has let Chad use it, *rejecting* all pleas": what the main clause's subject does."""
    below = act.head
    comma = act.nbor(-1) if act.i else act
    if comma.text != "," or below.dep_ not in {"ccomp", "xcomp"} or below.tag_ != "VB":
        return
    if any(c.dep_ in {*_SUBJECTS, "mark", "aux"} for c in act.lefts) or below.i > act.i:
        return
    if any(children(below, "nsubj")):
        hang(act, below.head, "advcl")
