"""Objects and clauses that the parser takes for parts of a noun phrase beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_TELLING = frozenset("told informed assured warned notified reminded advised persuaded".split())
_HEARING = frozenset("heard hear learned learnt understood understand gathered".split())
# Verbs by which a thing is called something, and put off or held up as that.
_CALLING = frozenset(
    """dismiss dismisses dismissed dismissing reject rejects rejected rejecting condemn condemns
    condemned condemning denounce denounces denounced denouncing describe describes described
    describing deride derides derided criticise criticised criticize criticized ridicule ridiculed
    brand branded decry decried hail hailed hails praise praised attack attacked""".split()
)
_BRUSHING = frozenset(
    "brush brushes brushed shrug shrugs shrugged wave waves waved laugh laughed".split()
)
_ASIDE = frozenset({"aside", "off", "away"})
_CLAIMS = frozenset(
    """rumours rumors claims reports fears hopes doubts demands calls threats worries concerns
    suspicions allegations""".split()
)
_TOLD = frozenset(
    """story stories report reports claim claims charge charges rumour rumours rumor rumors
    allegation allegations accusation accusations suggestion suggestions tale tales""".split()
)
_SAID = frozenset(
    """said says wrote writes tweeted posted told added argued warned claimed insisted announced
    declared reported noted""".split()
)
_LETTING = frozenset("let lets letting help helps helped helping make makes made".split())
_VERBAL = ("ise", "ize", "yse")
_NOUNS_IN_ISE = frozenset(
    """exercise enterprise surprise promise premise compromise franchise disguise noise rise prize
    size merchandise expertise demise cruise raise praise paradise treatise precise wise advise
    otherwise likewise maize seize device sunrise uprise excise guise reprise apprise bruise malaise
    poise tortoise turquoise mayonnaise gaze""".split()
)
_UNITS = frozenset("hour day week month year decade".split())
_TESTING = frozenset({"fires", "launches"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "relcl" and tag in {"VBD", "VBN", "VBZ"}:
        return (_told_by,)
    if word == "as" and label in {"prep", "advmod", "mark"}:
        return (_called_before_its_name,)
    if label in {"advcl", "ccomp", "relcl"} and tag == "NNS":
        return (_it_does,)
    if word in _CLAIMS and tag in {"VBZ", "VBD", "VBP"}:
        return (_claims_that,)
    if label == "advcl" and tag in {"VBD", "VBN"}:
        return (_in_which,)
    if word == "that" and label == "mark":
        return (_and_that, _that_they_did) if tag == "WDT" else (_and_that,)
    if word in _SAID and label in {"conj", "parataxis"}:
        return (_said_after,)
    if label == "ROOT" and tag == "JJ":
        return (_can_do_it,)
    if word == "that" and label == "dobj" and tag == "IN":
        return (_that_after_an_aside,)
    if word == "since" and label == "prep":
        return (_has_since_done,)
    if label == "acl" and tag in {"VBN", "VBD"}:
        return (_years_before,)
    if label in {"xcomp", "acl"} and tag in {"VB", "VBP", "VBZ", "VBG", "VBN"}:
        return (_in_capitals,)
    if label == "compound" and tag in {"VB", "VBP"}:
        return (_done_to_a_noun,)
    if tag == "NNS":
        return (_test_fires,) if word in _TESTING else (_lets,) if word == "lets" else ()
    if label == "conj" and tag == "NN" and word.endswith(_VERBAL) and word not in _NOUNS_IN_ISE:
        return (_and_apologise,)
    return ()


def _in_capitals(name: Token) -> None:
    """ "Left the bloc *ECOWAS* in May": the name of what stands before it, and no verb."""
    thing = name.doc[name.i - 1]
    if not name.is_upper or len(name) < 3 or thing.tag_ not in {"NN", "NNS"} or thing.is_upper:
        return
    if thing.head != name.head and thing != name.head:
        return
    verb = name.head if name.head != thing else thing.head
    for child in list(name.children):
        hang(child, verb, child.dep_)
    hang(name, thing, "appos")
    name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text


def _in_which(verb: Token) -> None:
    """ "Condemns the raid in Gao on Sunday, *in which gunmen killed* six": more of the raid."""
    which = next((w for p in children(verb, "prep") for w in children(p, "pobj")), None)
    above = verb.head
    if which is None or which.lower_ != "which" or which.head.i != verb.left_edge.i:
        return
    things = [noun for noun in children(above, "dobj") if above.i < noun.i < which.i]
    if which.head.lower_ not in {"in", "during"} or not things:
        return
    hang(verb, things[-1], "relcl")
    for joined in list(children(verb, "conj")):
        if verb.tag_ != "VBZ" and joined.tag_ == "VBZ" == above.tag_:
            hang(
                joined, above, "conj"
            )  # "..., *and reiterates* its call": what the main verb's does


def _has_since_done(since: Token) -> None:
    """ "Have *since promised* elections": what they have done, and no promised elections."""
    having, thing = since.head, next(children(since, "pobj"), None)
    verb = since.nbor(1)
    if having.lower_ not in {"have", "has", "had"} or thing is None or verb.tag_ != "VBN":
        return
    if verb.head != thing or verb.dep_ not in {"amod", "compound"} or thing.left_edge != verb:
        return
    label, above = having.dep_, having.head
    hang(verb, verb if label == "ROOT" else above, label)
    verb.dep_ = label
    hang(having, verb, "aux")
    for child in list(having.children):
        hang(child, verb, child.dep_)
    hang(since, verb, "advmod")
    hang(thing, verb, "dobj")


def _years_before(verb: Token) -> None:
    """ "The troops *left* in 1989, two years before rebels took it": two clauses, and no aside."""
    noun = verb.head
    main, comma = noun.head, verb.right_edge.i + 1
    if noun.dep_ not in _SUBJECT or main.i <= comma or verb.doc[comma].text != ",":
        return
    between = list(verb.doc[comma + 1 : main.i])
    joint = next((t for t in between if t.lower_ in {"before", "after"}), None)
    if joint is None or any(t.text == "," for t in between):
        return  # "The troops sent in 1989, two years before the war, took it"
    units = [t for t in between if t.i < joint.i and t.lower_.rstrip("s") in _UNITS]
    doer = next(children(joint, "pobj"), None) or next(
        (c for c in children(main, *_SUBJECT) if c.i > joint.i), None
    )
    if not units or doer is None:
        return
    label, above = main.dep_, main.head
    hang(verb, verb if label == "ROOT" else above, label)
    verb.dep_, verb.tag_ = label, "VBD"
    hang(main, verb, "advcl")
    hang(noun, verb, noun.dep_)
    hang(joint, main, "mark")
    hang(doer, main, "nsubj")
    for unit in units:
        hang(unit, main, "npadvmod")


def _claims_that(noun: Token) -> None:
    """ "*Rumours that* Chad armed them spread": a noun that opens a sentence, taken for a verb."""
    first = noun.i == 0 or noun.is_sent_start
    if not first or noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ != "that":
        return
    noun.tag_ = "NNS"
    for clause in children(noun, "ccomp"):
        clause.dep_ = "acl"


def _and_that(mark: Token) -> None:
    """ "Said it was ready *but that Chad had not left*": said too, and no second deed."""
    clause = mark.head
    cue = clause.head
    if clause.dep_ != "conj" or clause.i < mark.i:
        return
    said = next((c for c in children(cue, "ccomp") if cue.i < c.i < mark.i), None)
    joint = mark.nbor(-1) if mark.i else None
    if said is None or joint is None or joint.dep_ != "cc":
        return
    hang(clause, said, "conj")
    hang(joint, said, "cc")


def _said_after(verb: Token) -> None:
    """ "Chad must stop, *its envoy to Mali wrote* on Monday": the verb over what stands before.

    The parser joins it to that, and may take the speaker for an apposition in it.
    """
    main, doc = verb.head, verb.doc
    speaker = next(children(verb, "nsubj"), None)
    if speaker is None:
        word = verb.nbor(-1)
        while word.i > main.i and word.dep_ != "appos":
            word = word.head
        speaker = word
    if not main.i < speaker.i < verb.i or speaker.right_edge.i + 1 != verb.i:
        return
    comma = speaker.left_edge.i - 1
    if doc[comma].text not in {",", "”", "’", '"'} or any(children(verb, "ccomp", "cc", "mark")):
        return
    if any(c.dep_ == "cc" and c.i < comma for c in main.rights) or main.head.i != main.i:
        return
    if any(c.dep_ != "punct" and c.i > verb.i for c in main.rights):
        return
    hang(verb, verb, "ROOT")
    hang(main, verb, "ccomp")
    hang(speaker, verb, "nsubj")
    for mark in [c for c in main.rights if c.i > verb.i]:
        hang(mark, verb, "punct")


def _told_by(clause: Token) -> None:
    """ "Was told by the army *that Chad had armed them*": what was told, not which army.

    So with what one "heard from the army".
    """
    noun = clause.head
    by = noun.head
    verb = by.head
    told = by.dep_ == "agent" and verb.lower_ in _TELLING
    if noun.dep_ != "pobj" or not (told or (by.lower_ == "from" and verb.lower_ in _HEARING)):
        return
    mark = next((c for c in clause.lefts if c.lower_ == "that"), None)
    subject = next((c for c in clause.lefts if c.dep_ in _SUBJECT and c.i != clause.i), None)
    if mark is None or subject is None or mark.i == subject.i:
        return
    if mark.dep_ == "dobj" and all(c.i < clause.i for c in children(clause, "dobj")):
        return
    hang(clause, verb, "ccomp")
    mark.tag_, mark.dep_ = "IN", "mark"


def _that_after_an_aside(opener: Token) -> None:
    """ "Wrote *that*, according to Chad, *Mali left*": a clause, and no second sentence."""
    cue = opener.head
    if opener.i + 1 >= len(opener.doc) or opener.nbor(1).text != ",":
        return
    clause = next((c for c in cue.rights if c.dep_ in {"conj", "parataxis", "advcl"}), None)
    if clause is None or clause.i < opener.i or not any(children(clause, *_SUBJECT)):
        return
    if not any(children(cue, "cc")):
        hang(clause, cue, "ccomp")
        hang(opener, clause, "mark")


def _called_before_its_name(mark: Token) -> None:
    """ "Rejected as baseless *a report* that it fell": what is rejected follows what it is called.

    A verb of this kind that is no passive has an object.
    """
    held = mark.head
    verb = held if mark.dep_ == "prep" else held.head
    known = _BRUSHING if mark.i and mark.nbor(-1).lower_ in _ASIDE else _CALLING
    after = verb.i + 1 + (known is _BRUSHING)
    if verb.lower_ not in known or mark.i != after or verb.dep_ in {"acl", "relcl"}:
        return
    if any(children(verb, "dobj", "nsubjpass", "auxpass")):
        return
    called = mark.nbor(1)
    if mark.dep_ == "prep":
        thing = next(children(mark, "pobj"), None)
        if thing is not None and (named := _set_against(thing)) is not None:
            hang(named, verb, "dobj")
            _what_it_tells(named, verb)
            return
        if thing is None or called.dep_ != "amod" or called.head.i != thing.i:
            return
        hang(thing, verb, "dobj")
        hang(called, mark, "amod")
    elif held.dep_ == "advcl" and held.i == called.i and held.tag_ == "JJ":
        thing = next((c for c in held.rights if c.dep_ in {"nsubj", "dobj"}), None)
        if thing is not None:
            hang(thing, verb, "dobj")
    elif held.dep_ == "advcl" and held.tag_ == "NN" and held.i <= called.i + 2:
        thing = next((c for c in held.rights if c.dep_ == "dobj"), None)
        if thing is not None and thing.left_edge.i == held.i + 1:
            hang(thing, verb, "dobj")
            hang(held, mark, "pobj")


def _set_against(name: Token) -> Token | None:
    """What follows at once what it is called: "dismissed as a fairy tale *the charge* that"."""
    for thing in children(name, "appos"):
        first = thing.left_edge
        if first.i == name.i + 1 and first.dep_ in {"det", "poss"} and thing.tag_[:2] == "NN":
            return thing
    return None


def _that_they_did(mark: Token) -> None:
    """ "A story *that its troops had killed him*": what the story tells, since all is there."""
    clause, noun = mark.head, mark.head.head
    whole = any(children(clause, "dobj")) and any(children(clause, *_SUBJECT))
    if whole and clause.dep_ == "relcl" and noun.lower_ in _TOLD:
        mark.tag_, clause.dep_ = "IN", "acl"


def _what_it_tells(claim: Token, verb: Token) -> None:
    """What a claim tells, behind an aside: "the charge, *made twice*, that it fell"."""
    beside = [c for c in verb.rights if c.dep_ in {"advcl", "acl"} and c.i > claim.i]
    for aside in beside:
        if aside.tag_ != "VBN" or any(children(aside, *_SUBJECT, "mark")):
            continue
        for told in children(aside, "conj", "ccomp"):
            if any(c.lower_ == "that" for c in children(told, "mark")):
                hang(aside, claim, "acl")
                hang(told, claim, "acl")
                return


def _done_to_a_noun(verb: Token) -> None:
    """ "Cross the line *and arrest fishermen*", "lets Spain *deport citizens*": no compound."""
    noun = verb.head
    above = noun.head
    if noun.tag_[:2] != "NN" or any(children(verb, "det", "amod", "poss")):
        return
    if noun.dep_ == "conj" and above.tag_ in {"VB", "VBP"}:
        if any(c.dep_ in {"det", "poss", "amod"} and c.i < verb.i for c in noun.lefts):
            return
        hang(verb, above, "conj")
        verb.tag_ = above.tag_
    elif noun.dep_ == "dobj" and above.lower_ in _LETTING:
        doers = [c for c in above.children if c.dep_ == "nsubj" and above.i < c.i < verb.i]
        if not doers:
            return
        hang(verb, above, "ccomp")
        hang(doers[-1], verb, "nsubj")
    else:
        return
    hang(noun, verb, "dobj")


def _test_fires(verb: Token) -> None:
    """ "Pyongyang *test-fires* a missile": no plural of a noun."""
    if verb.i < 3 or verb.nbor(-1).text != "-" or verb.nbor(-2).lower_ != "test":
        return
    thing = next((c for c in verb.rights if c.dep_ in {"appos", "dobj", "dep"}), None)
    names = [c for c in verb.lefts if c.i < verb.i - 2 and c.tag_[:2] == "NN"]
    doer = names[-1] if names else None
    if thing is None or doer is None or thing.i > verb.i + 5:
        return
    verb.tag_ = "VBZ"
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")


def _lets(verb: Token) -> None:
    """ "The new law *lets* Spain arrest them": no plural of a noun."""
    before = [c for c in verb.lefts if c.dep_ in {"amod", "compound", "det", "poss", "nmod"}]
    clause = next((c for c in verb.rights if c.dep_ in {"relcl", "acl", "ccomp"}), None)
    if not before or clause is None or not any(children(clause, *_SUBJECT)):
        return
    noun = before[-1]
    if noun.i != verb.i - 1:
        return
    for word in before[:-1]:
        hang(word, noun, word.dep_)
    verb.tag_, noun.tag_, clause.tag_ = "VBZ", "NN", "VB"
    hang(noun, verb, "nsubj")
    hang(clause, verb, "ccomp")


def _and_apologise(verb: Token) -> None:
    """ "Hand over the letters *and apologise*": joined to the verb, and no noun."""
    thing = verb.head
    above = thing.head
    if thing.dep_ not in {"dobj", "pobj", "conj"} or any(children(verb, "det", "amod", "poss")):
        return
    while above.dep_ == "prep":
        above = above.head
    if above.tag_ in {"VB", "VBP"}:
        verb.tag_ = above.tag_
        hang(verb, above, "conj")


def _it_does(verb: Token) -> None:
    """ "Unless *Denmark apologises*": after a mark and a name, no plural of a noun."""
    name = verb.nbor(-1) if verb.i else verb
    if name.dep_ != "compound" or name.head.i != verb.i or name.tag_ not in {"NNP", "NNPS"}:
        return
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.i < name.i), None)
    if mark is None or any(children(verb, "aux", "cop", "det", *_SUBJECT)):
        return
    if mark.i != name.left_edge.i - 1 and name.left_edge.i != verb.left_edge.i + 1:
        return
    verb.tag_ = "VBZ"
    hang(name, verb, "nsubj")


def _can_do_it(verb: Token) -> None:
    """ "Can it really *fine* Hungary?": no adjective has an object."""
    if any(children(verb, "dobj")) and any(c.tag_ == "MD" for c in children(verb, "aux")):
        verb.tag_ = "VB"
