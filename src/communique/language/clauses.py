"""Whole clauses that the parser takes apart wrongly, mended in their heads and tags.

Clefts, questions, parentheses of speech, conditions whose verb looks like a plural noun, and
idioms that stand for a modal verb. ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_NAMES = {"NNP", "NNPS"}
_BE = frozenset("is was are were be been 's ’s".split())
_ASKING = frozenset("is are was were has have had does do did will would can could may".split())
_WITH_BARE = frozenset("does did do will would can could may might must should".split())
# What opens a clause in which a form in -s after a name is its verb: "if Chad attacks Libya".
_OPENERS = frozenset("if unless whenever once when case until before after should".split())
# Nouns for what is said, which a clause with "that" after them tells.
_CLAIMS = frozenset(
    """accusation accusations allegation allegations claim claims report reports charge charges
    suggestion suggestions rumour rumours rumor rumors assertion assertions statement notion idea
    fear fears threat warning warnings possibility pledge promise assurance assurances""".split()
)
#: How verbs begin that say what somebody is.
CALLING = ("call", "brand", "label", "dub", "declar", "term", "deem", "pronounc")
_OBJECTS = {"npadvmod", "dobj", "appos", "dep", "nsubj", "oprd"}
# Participles that the tagger takes for adjectives, and who is no attribute of whoever has them.
_DONE = frozenset({"armed", "trained", "detained", "wounded", "imprisoned"})
_ARMED = frozenset(
    """rebels militants insurgents guerrillas separatists militias groups fighters tribesmen
    officers soldiers journalists activists""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (tag in {"WDT", "WP"} and word in {"that", "who", "which"} and label == "nsubj", _cleft),
        (label in {"ccomp", "conj"} and tag.startswith("VB"), _spoken_between),
        (label in {"ccomp", "advcl"} and tag.startswith("VB"), _what_is_claimed),
        (tag == "WDT" and word == "that" and label == "dobj", _that_it_did),
        (label == "aux" and word in _ASKING, _asked),
        (label == "mark" and word == "as", _called_what),
        (label == "prep" and word == "as", _called_how),
        (label == "amod" and tag == "VBG", _asked_of_doing),
        (word == "better", _had_better),
        (label == "amod" and (tag in {"VBN", "VBD"} or word in _DONE), _had_done),
        (label == "ccomp" and tag in _FINITE, _said_to_be_so),
        (label == "conj" and tag in _NAMES, _subject_after_comma),
        (label == "appos" and tag[:2] == "NN", _subject_after_comma),
        (label == "parataxis" and tag == "VBD", _spoken_beside),
        (label == "ROOT" and tag == "WRB", _asked_when),
        (label == "ccomp" and tag in _FINITE | {"VBN", "VBG"}, _set_apart),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _asked_when(word: Token) -> None:
    """ "*When will the minister visit* India?": the verb is no noun beside another."""
    helper = next((c for c in children(word, "aux") if c.lower_ in _WITH_BARE), None)
    thing = next((c for c in word.rights if c.dep_ in {*_SUBJECT, "dobj", "attr"}), None)
    if helper is None:
        return
    if thing is None:
        thing = next((c for c in helper.rights if c.dep_ in _SUBJECT), None)
    verb = next(children(thing, "compound"), None) if thing is not None else None
    if thing is None or verb is None or verb.i != thing.i - 1 or verb.tag_ not in {"NN", "VB"}:
        return
    doer = next(children(verb, *_SUBJECT, "compound"), None)
    if doer is None or not helper.i < doer.i < verb.i:
        return
    rest = [c for c in word.children if c.i not in {verb.i, thing.i}]
    hang(verb, verb, "ROOT")
    for child in rest:
        hang(child, verb, child.dep_)
    hang(word, verb, "advmod")
    hang(helper, verb, "aux")
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")
    verb.tag_ = "VB"


def _spoken_beside(cue: Token) -> None:
    """ "*Chad*, the army said, *had attacked* it": the name is no second subject of the cue."""
    verb = cue.head
    given = [c for c in cue.lefts if c.dep_ in _SUBJECT]
    if len(given) != 2 or verb.i < cue.i or verb.tag_ == "VBG" or any(children(verb, *_SUBJECT)):
        return
    first = given[0]
    if first.right_edge.i + 1 < given[1].left_edge.i or first.right_edge.text == ",":
        hang(first, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The words that hang on a word with one of some labels."""
    return (child for child in token.children if child.dep_ in labels)


def hang(token: Token, head: Token, label: str) -> None:
    """Hangs a word on another, with a label; not on one below it: no parse turns in circles."""
    if token.is_ancestor(head):
        return
    token.head = head
    token.dep_ = label


def take_over(verb: Token, other: Token, after: int) -> None:
    """Hangs on a verb what hung on another behind a place: the end of the sentence is its own."""
    for child in [c for c in other.children if c.i > after and c.i != verb.i]:
        hang(child, verb, child.dep_)


def join(verb: Token, other: Token) -> None:
    """Joins a verb to another than that on which it hangs, with the "and" or "but" before it."""
    joints = [c for c in children(verb.head, "cc") if c.i == verb.i - 1]
    hang(verb, other, "conj")
    for joint in joints:
        hang(joint, other, "cc")


def disowned(clause: Token, verb: Token) -> bool:
    """Whether who is done to does not go on: "said men had been held but *denied that* ..."."""
    done_to = any(c.tag_[:2] == "NN" for c in children(clause, "nsubjpass"))
    told = (c for inner in children(verb, "ccomp") for c in inner.lefts)
    return done_to and any(c.lower_ == "that" for c in told)


def _before(token: Token) -> str:
    return str(token.nbor(-1).lower_) if token.i else ""


def _cleft(pronoun: Token) -> None:
    """ "It was *Chad* that attacked": who did it is the predicate, and the clause is told of it."""
    verb = pronoun.head
    be = verb.head
    if verb.dep_ not in {"ccomp", "advcl", "relcl"} or be.lower_ not in _BE:
        return
    if not any(c.lower_ == "it" for c in children(be, *_SUBJECT)):
        return
    told = next((c for c in children(be, "attr", "acomp") if c.i < pronoun.i), None)
    if told is not None:
        hang(verb, told, "relcl")


def _spoken_between(verb: Token) -> None:
    """ "*Chad*, the king told reporters, *had attacked* them": two subjects of the verb of speech.

    The first is that of the clause.
    """
    cue = verb.head
    if verb.i < cue.i or any(children(verb, *_SUBJECT, "mark", "expl")):
        return
    given = [
        c for c in cue.lefts if c.dep_ in _SUBJECT or (c.dep_ == "npadvmod" and c.tag_ in _NAMES)
    ]
    if verb.dep_ == "conj" and (any(children(cue, "cc")) or _before(verb.left_edge) != ","):
        return
    if len(given) == 1:
        # Nothing parts it from the verb of speech, as it would an apposition.
        speaker = next(children(given[0], "appos"), None)
        if speaker is not None and speaker.right_edge.i == cue.i - 1:
            given.append(speaker)
    if len(given) != 2 or verb.tag_ == "VBG":
        return
    first, second = given
    commas = [c.i for c in (*first.children, *cue.children) if c.text == ","]
    if any(first.i < i < second.i for i in commas) and any(cue.i < i < verb.i for i in commas):
        if second.dep_ == "appos":
            hang(second, cue, "nsubj")
        verb.dep_ = "ccomp"
        passive = any(children(verb, "auxpass"))
        hang(first, verb, "nsubjpass" if passive else "nsubj")


def _what_is_claimed(verb: Token) -> None:
    """ "Rejected *the allegation that* it had funded them": what is said tells what is alleged."""
    opener = verb.left_edge
    if opener.lower_ != "that" or opener.dep_ != "mark" or opener.i == 0:
        return
    claim = opener.nbor(-1)
    if claim.lower_ not in _CLAIMS or claim.dep_ not in {"dobj", "pobj"}:
        return
    if verb.head.i != claim.i and verb.head.i in {t.i for t in claim.ancestors}:
        hang(verb, claim, "acl")


def _that_it_did(opener: Token) -> None:
    """ "The rumour *that Gabon had arrested him*": what is said, since the verb has its object."""
    verb = opener.head
    if verb.dep_ != "relcl" or verb.head.lower_ not in _CLAIMS or opener.i > verb.i:
        return
    if any(child.i > verb.i for child in children(verb, "dobj")):
        opener.tag_, opener.dep_, verb.dep_ = "IN", "mark", "acl"


def _called_what(mark: Token) -> None:
    """ "Dismissed *as invented* a report": the object is the verb's, not the participle's."""
    participle = mark.head
    verb = participle.head
    if participle.tag_ != "VBN" or participle.i != mark.i + 1 or participle.dep_ != "advcl":
        return
    if any(children(participle, *_SUBJECT, "aux", "auxpass", "agent")):
        return
    thing = next(children(participle, "dobj"), None)
    if thing is not None and verb.i == mark.i - 1 and not any(children(verb, "dobj")):
        hang(thing, verb, "dobj")


def _called_how(preposition: Token) -> None:
    """ "Dismissed *as false* a report": likewise with an adjective before the article."""
    verb = preposition.head
    thing = next(children(preposition, "pobj"), None)
    if thing is None or thing.i < preposition.i or verb.i != preposition.i - 1:
        return
    if any(children(verb, "dobj")):
        return
    how = preposition.nbor(1)
    if how.dep_ == "compound" and how.i == thing.i - 1 and thing.lower_ in _CLAIMS:
        if thing.left_edge.i == how.i:  # "Dismissed as *propaganda* reports that he had fled"
            hang(thing, verb, "dobj")
            hang(how, preposition, "pobj")
        return
    if how.dep_ == "amod" and how.head.i == thing.i and how.nbor(1).dep_ == "det":
        hang(thing, verb, "dobj")
        hang(how, preposition, "amod")


def _asked(helper: Token) -> None:
    """ "*Is* Turkey bombing towns?": the subject is the verb's, not the auxiliary's."""
    if helper.head.tag_ == "NN" and helper.lower_ in _WITH_BARE:
        _asked_of_bare(helper, helper.head)
    for subject in list(children(helper, *_SUBJECT)):
        if helper.i < subject.i < helper.head.i:
            hang(subject, helper.head, subject.dep_)


def _asked_of_bare(helper: Token, verb: Token) -> None:
    """ "*Did* the army *shell* villages?", "*Might* Chad *sanction* Libya?": no nouns in a row."""
    thing = verb.head
    verb.tag_ = "VB"
    if verb.dep_ == "compound" and thing.i > verb.i:
        rest = [c for c in thing.children if c.dep_ == "punct"]
        hang(verb, verb if thing.head.i == thing.i else thing.head, thing.dep_)
        for mark in rest:
            hang(mark, verb, "punct")
        hang(thing, verb, "dobj")
    doer = verb.nbor(-1) if verb.i else verb
    if doer.dep_ == "compound" and doer.head.i == verb.i and helper.i < doer.i:
        for child in [c for c in verb.lefts if helper.i < c.i < doer.i]:
            hang(child, doer, child.dep_)
        hang(doer, verb, "nsubj")
        for child in children(verb, "appos", "npadvmod"):
            if child.i > verb.i:
                child.dep_ = "dobj"


def _asked_of_doing(verb: Token) -> None:
    """ "*Is* India *expelling* diplomats?": no diplomats that expel."""
    thing = verb.head
    be = thing.head
    if be.lower_ not in {"is", "are", "was", "were"} or thing.dep_ not in _SUBJECT:
        return
    name = verb.nbor(-1) if verb.i else None
    if name is None or name.tag_ not in _NAMES or name.head.i not in {thing.i, verb.i}:
        return
    if be.i != name.left_edge.i - 1 or thing.i < verb.i or be.dep_ != "ROOT":
        return
    rest = [c for c in be.children if c.i != thing.i]
    hang(verb, verb, "ROOT")
    hang(be, verb, "aux")
    for child in rest:
        hang(child, verb, child.dep_)
    hang(name, verb, "nsubj")
    hang(thing, verb, "dobj")


def _had_better(better: Token) -> None:
    """ "Italy *had better* apologise": a modal verb."""
    if _before(better) not in {"had", "'d", "’d"} or better.i + 1 >= len(better.doc):
        return
    had = better.nbor(-1)
    verb = better.nbor(1)
    if verb.lower_ == "not" and verb.i + 1 < len(verb.doc):
        verb = verb.nbor(1)
    bare = verb.tag_ in {"VB", "VBP"} or (verb.tag_ == "NN" and not any(children(verb, "det")))
    if not bare:
        return
    if had.head.i != verb.i:
        if verb.head.i not in {had.i, better.i}:
            return
        hang(verb, verb if had.head.i == had.i else had.head, had.dep_)
    for child in list(had.children):
        if child.i != verb.i:
            hang(child, verb, child.dep_)
    hang(had, verb, "aux")
    hang(better, verb, "advmod")
    verb.tag_, had.tag_, better.tag_ = "VB", "MD", "RBR"


def _had_done(verb: Token) -> None:
    """ "Said that it *had funded* rebels": the perfect, in what is reported."""
    thing = verb.head
    had = thing.head
    if thing.dep_ != "dobj" or had.i != verb.i - 1 or had.lower_ not in {"had", "has", "have"}:
        return
    if verb.left_edge.i != verb.i or thing.left_edge.i != verb.i or had.dep_ == "ROOT":
        return
    if verb.tag_ == "JJ" and thing.lower_ not in _ARMED:
        return
    if not any(c.lower_ == "that" for c in children(had, "mark")):
        return
    hang(verb, had.head, had.dep_)
    for child in list(had.children):
        if child.i != verb.i:
            hang(child, verb, child.dep_)
    hang(had, verb, "aux")
    verb.tag_ = "VBN"


def _subject_after_comma(name: Token) -> None:
    """ "Far from bombing Qatar, *Chad* sent food": no conjunct, but the subject that lacks."""
    if _before(name.left_edge) != "," or name.head.dep_ not in {"pobj", "dobj"}:
        return
    if any(c.i < name.i for c in children(name.head, "cc", "conj")):
        return
    last = name.right_edge
    if last.dep_ == "cc" and last.head.i == name.i:
        # "In Darfur, *the RSF and militias* attacked": the second hangs on the place as well.
        second = next((c for c in children(name.head, "conj") if c.i > last.i), None)
        if second is None or second.left_edge.i != last.i + 1:
            return
        hang(second, name, "conj")
        last = second.right_edge
    if last.i + 2 >= len(name.doc):
        return
    # "In Oslo, *a spokesman for the army, Jan Oy, denied* it."
    opens = name.head.dep_ == "pobj" and name.head.head.i == name.sent.start
    beside = next((c for c in children(name.head, "appos") if c.i > name.i), None)
    after = last.nbor(1)
    named = opens and beside is not None and beside.left_edge.i == after.i + 1
    if after.text == "," and (named or any(children(name, "prep", "appos"))):
        # "It halted aid to Mali, *the envoy, Jan Oy, told* reporters."
        after = after.nbor(1)
        if beside is not None and named:
            hang(beside, name, "appos")
            after = beside.right_edge.nbor(1)
            after = after.nbor(1) if after.text == "," else after
        if not opens and not any(c.i < name.i for c in children(after, "ccomp")):
            return
    verb = after.head if after.dep_ in {"aux", "auxpass", "neg"} else after
    if after.tag_ not in _FINITE or verb.i not in {t.i for t in name.ancestors}:
        return
    if not any(children(verb, *_SUBJECT, "expl", "csubj")):
        hang(name, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")


def _set_apart(verb: Token) -> None:
    """A clause before a semicolon, no part of the one behind it: "Iran left*;* he stayed"."""
    doc, head = verb.doc, verb.head
    if verb.i >= head.i:
        return
    if any(c.dep_ == "mark" for c in verb.lefts):
        # "Said that it was over *and that* they would go; they did not"
        joint = doc[max(verb.left_edge.i - 1, 0)]
        apart = any(doc[i].text == ";" for i in range(verb.i + 1, head.i))
        if apart and joint.dep_ == "cc" and joint.head.i < joint.i:
            hang(verb, joint.head, "conj")
        return
    if any(doc[i].text == ";" and doc[i].head.i == head.i for i in range(verb.i + 1, head.i)):
        verb.dep_ = "parataxis"
        if head.dep_ == "parataxis" and head.head.i > head.i:
            verb.head = head.head  # "Iran left; Iraq, *he said*, stayed": no part of what he said


def _said_to_be_so(verb: Token) -> None:
    """ "It is not true, he said, *that Kenya attacked*": what is not true, not what he said."""
    cue = verb.head
    if verb.i < cue.i or not any(c.lower_ == "that" for c in children(verb, "mark")):
        return
    be = next((c for c in children(cue, "ccomp") if c.i < cue.i and c.lower_ in _BE), None)
    if be is None or not any(children(be, "acomp", "attr")):
        return
    if any(c.lower_ == "it" for c in children(be, *_SUBJECT)):
        hang(verb, be, "ccomp")
