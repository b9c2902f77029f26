"""Conditions that the parser takes for the main clause, for nouns or for things.

Conditions by inversion ("had they come"), by "in case" and "provided", such as have a verb that
looks like a plural noun, and what follows "or else". A clause of time that opens a sentence is
taken so as well ("After it fell, they met"). ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_NAMES = {"NNP", "NNPS"}
# What opens a clause in which a form in -s after a name is its verb: "if Chad attacks Libya".
_OPENERS = frozenset("if unless whenever once when case until before after should".split())
_MARKS = frozenset({",", ":", "“", '"', "``", "‘", "'", "—", "–", "that"})
_OBJECTS = {"npadvmod", "dobj", "appos", "dep", "nsubj", "oprd"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (label == "aux" and word in {"should", "were", "had"}, _should_one_be),
        (label == "aux" and word in {"should", "had"}, _should_it_be),
        (label == "aux" and word in {"should", "had", "were"}, _had_it_been),
        (label == "pobj" and word == "case", _in_case_it_is),
        (label in {"advcl", "ccomp", "ROOT"} and word == "were", _were_it_to),
        (word == "once" and label == "advmod", _once_it_does),
        (word in {"provided", "providing"} and tag in {"VBN", "VBG"}, _provided),
        (label in {"advcl", "npadvmod"} and tag == "NNS", _verb_in_s),
        (label == "nsubj" and tag == "NNS", _does_so),
        (label == "mark" and word in {"after", "before", "since"}, _after_it_fell),
        (label == "conj" and tag == "VB", _or_it_will),
        (label == "aux" and tag == "MD", _would_long_ago),
        (label == "ccomp" and word == "were", _were_it_not),
        (label == "advcl" and tag == "VBG", _hinges_on_it),
        (label == "advmod" and word == "when", _the_day_when),
        (label == "prep" and word == "to", _close_to),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _before(token: Token) -> str:
    return str(token.nbor(-1).lower_) if token.i else ""


def _once_it_does(once: Token) -> None:
    """ "It will leave *once they free* them": when it will, and nothing that was so before."""
    main = once.head
    after = once.nbor(1) if once.i + 1 < len(once.doc) else once
    clauses = [c for c in children(main, "ccomp", "advcl") if c.left_edge.i == after.i > once.i]
    marked = after.dep_ == "mark"  # "Said once *that* ..."
    if once.i > main.i and not marked and clauses and any(children(clauses[0], *_SUBJECT)):
        hang(once, clauses[0], "mark")
        clauses[0].dep_ = "advcl"


def _after_it_fell(mark: Token) -> None:
    """ "*Years after troops toppled Him*, Chad's premier came": when he came, no main clause."""
    verb = mark.head
    if verb.dep_ != "ROOT" or mark.i > verb.i or any(children(verb, "cc")):
        return
    main = next((c for c in children(verb, "conj", "ccomp", "parataxis") if c.i > verb.i), None)
    if main is None or main.tag_ not in {"VBD", "VBZ", "VBP"} or any(children(main, "mark")):
        return
    doer = next(children(main, *_SUBJECT), None) or _taken_for_another_name(main)
    if doer is None or _before(doer.left_edge) != ",":
        return
    hang(doer, main, "nsubjpass" if any(children(main, "auxpass")) else "nsubj")
    main.head, main.dep_ = main, "ROOT"
    hang(verb, main, "advcl")
    for child in list(children(verb, "punct")):
        if child.i > main.i:
            hang(child, main, "punct")


def _would_long_ago(helper: Token) -> None:
    """ "*Would* long ago *have recognised* it": the helper of the verb, and of no adverb."""
    adverb = helper.head
    verb = adverb.head
    if adverb.tag_ in {"RB", "RBR"} and verb.tag_ in {"VB", "VBN"} and verb.i > adverb.i:
        hang(helper, verb, "aux")


def _were_it_not(be: Token) -> None:
    """ "Would have recognised *Kosovo were it not* for Chad": an object before a condition."""
    main = be.head
    given = [c for c in children(be, *_SUBJECT) if c.i < be.i]
    if len(given) != 1 or main.i > be.i or any(children(main, "dobj")):
        return
    if be.i + 1 < len(be.doc) and be.nbor(1).lower_ == "it" and given[0].left_edge.i > main.i:
        hang(given[0], main, "dobj")
        be.dep_ = "advcl"


def _close_to(to: Token) -> None:
    """ "Came *close* on Sunday *to expelling* him": to what it came close."""
    if not to.head.lower_.startswith(("came", "come", "coming")) or not any(children(to, "pcomp")):
        return
    close = next((c for c in children(to.head, "advmod", "acomp") if c.lower_ == "close"), None)
    if close is not None and to.head.i < close.i < to.i:
        hang(to, close, "prep")


_TIMES = frozenset("day night year week month hour moment morning".split())


def _the_day_when(when: Token) -> None:
    """ "Marks *the day in 1979 when it fell*": a clause on the day, not on when it is marked."""
    verb = when.head
    before = when.doc[max(0, when.i - 6) : when.i]
    day = next((t for t in before if t.lower_ in _TIMES), None)
    if day is None or verb.dep_ != "advcl" or day.dep_ not in {"dobj", "pobj", "attr"}:
        return
    year = when.doc[day.i + 1]  # "The day *in 1979* when": it may hang on the main verb.
    dated = year.lower_ in {"in", "of"} and year.right_edge.i == when.i - 1
    if not (dated or year.i == when.i) or not any(verb.head == t for t in day.ancestors):
        return
    if verb.tag_ == "VBD":
        if dated:
            hang(year, day, "prep")
        hang(verb, day, "relcl")


_HINGING = ("hing", "depend", "rest", "hang", "turn")


def _hinges_on_it(verb: Token) -> None:
    """ "Hinges on *Iran freeing* the sailors": what Iran may do, and not the deal."""
    above = verb.head
    on = next((c for c in children(above, "prep") if c.lower_ in {"on", "upon"}), None)
    if on is None or not above.lower_.startswith(_HINGING) or above.i > on.i:
        return
    name = next(children(on, "pobj"), None)
    if name is not None and name.right_edge.i == verb.left_edge.i - 1 == verb.i - 1:
        hang(verb, on, "pcomp")
        hang(name, verb, "nsubj")


def _or_it_will(verb: Token) -> None:
    """ "Must free the sailors *or else Chad will* strike": who will, and no name of the sailors."""
    helper = next((c for c in children(verb, "aux") if c.tag_ == "MD"), None)
    if helper is None or any(children(verb, *_SUBJECT)):
        return
    doer = _taken_for_another_name(verb)
    if doer is not None and _before(doer.left_edge) in {"else", "or", "otherwise"}:
        hang(doer, verb, "nsubj")


def _taken_for_another_name(verb: Token) -> Token | None:
    """The noun right before a verb that the parser took for another name of one before it."""
    first = min([verb.i, *(c.i for c in children(verb, "aux", "auxpass", "neg") if c.i < verb.i)])
    name = verb.doc[first - 1] if first else verb
    while name.dep_ in {"pobj", "prep"} and name.head.i < name.i:
        name = name.head
    taken = name.dep_ in {"appos", "conj"} and name.right_edge.i == first - 1
    return name if taken and name.tag_ in {"NN", "NNS", "NNP", "NNPS"} else None


def _should_one_be(helper: Token) -> None:
    """ "Help *Cyprus should one be attacked*": an object before a condition, no second subject."""
    verb = helper.head
    given = list(children(verb, *_SUBJECT))
    main = verb.head
    if helper.lower_ == "should" and verb.dep_ == "ROOT" and len(given) == 2:
        _lapses_should_it(helper, *given)
        return
    if len(given) != 2 or not given[0].i < helper.i < given[1].i or verb.dep_ != "ccomp":
        return
    if main.i < given[0].left_edge.i and not any(children(main, "dobj")):
        hang(given[0], main, "dobj")
        verb.dep_ = "advcl"


def _lapses_should_it(helper: Token, main: Token, doer: Token) -> None:
    """ "The deal *lapses should Chad attack*": a verb in -s before a condition, and no plural."""
    verb = helper.head
    subject = next(children(main, "compound"), None)
    if main.tag_ != "NNS" or main.i + 1 != helper.i or doer.i < helper.i or subject is None:
        return
    before = [c for c in main.children if c.i < main.i and c.i != subject.i]
    hang(main, main, "ROOT")
    hang(subject, main, "nsubj")
    for word in before:
        hang(word, subject, word.dep_)
    hang(verb, main, "advcl")
    main.tag_ = "VBZ"


def _should_it_be(helper: Token) -> None:
    """ "*Should Estonia expel him*, Russia will respond": a condition, not what is responded."""
    verb = helper.head
    if verb.dep_ != "ccomp" or helper.i != verb.left_edge.i:
        return
    if verb.head.i < verb.i and (helper.lower_ != "should" or _before(helper) in _MARKS):
        return  # "It asked: *should* Chad leave"; but "the truce ends *should* Chad attack".
    subject = next(children(verb, *_SUBJECT), None)
    if subject is not None and helper.i < subject.i < verb.i and helper.head.right_edge.text != "?":
        verb.dep_ = "advcl"


def _were_it_to(be: Token) -> None:
    """ "*Were Chad to bomb* it, …": an auxiliary before its subject, no verb of its own."""
    after = list(be.rights)
    if any(child.dep_ in {*_SUBJECT, "expl"} for child in be.lefts) or not after:
        return
    doer = after[0]
    if doer.dep_ not in {*_SUBJECT, "attr", "acomp"} or doer.left_edge.i != be.i + 1:
        return
    verb = next((c for c in (*after[1:], *doer.rights) if c.tag_ == "VB"), None)
    if verb is None or verb.left_edge.lower_ != "to" or verb.head.i not in {be.i, doer.i}:
        return
    hang(verb, verb if be.head.i == be.i else be.head, be.dep_)
    hang(doer, verb, "nsubj")
    for child in [c for c in be.children if c.i not in {verb.i, doer.i}]:
        hang(child, verb, child.dep_)
    hang(be, verb, "aux")


def _provided(mark: Token) -> None:
    """ "*Provided* Iran frees him, …", "… *providing* Iran frees him": an "if"."""
    doc = mark.doc
    if any(children(mark, *_SUBJECT, "aux", "auxpass", "agent")):
        return
    rest = doc[mark.i + 1 : mark.i + 9]
    verb = next((t for t in rest if t.tag_ in {"VBZ", "VBP", "VBD"}), None)
    if verb is None or verb.i == mark.i + 1 or verb.dep_ == "aux":
        return
    # "Will disarm *providing the army leaves*": without a comma, the verb has no other subject.
    close = mark.i and doc[mark.i - 1].text != "," and mark.dep_ != "prep"
    if close and (mark.tag_ != "VBG" or any(children(verb, *_SUBJECT, "conj"))):
        return
    if any(t.is_punct or t.lower_ in {"that", "which", "who"} for t in doc[mark.i + 1 : verb.i]):
        return
    last = verb.nbor(-1)
    while last.i > mark.i and last.head.i not in {mark.i, verb.i}:
        last = last.head
    main = verb.head
    if last.i <= mark.i or main.i == verb.i or main.i == mark.i:
        return
    hang(verb, main, "advcl")
    hang(last, verb, "nsubj")
    hang(mark, verb, "mark")


def _had_it_been(helper: Token) -> None:
    """ "*Had Spain recognised* it, Serbia would have …": the first clause is the condition."""
    verb = helper.head
    if helper.is_sent_start and not any(c.i < helper.i for c in verb.lefts):
        _condition_first(verb)


def _in_case_it_is(case: Token) -> None:
    """ "*In case* China invades it, Japan will …": likewise."""
    opener = case.head
    if opener.lower_ == "in" and opener.is_sent_start and opener.i == case.i - 1:
        _condition_first(opener.head)


def _condition_first(verb: Token) -> None:
    """Hangs a condition, taken for the main clause, on what would follow from it."""
    if verb.dep_ != "ROOT" or verb.doc[verb.right_edge.i].text == "?":
        return
    main = next((c for c in children(verb, "ccomp") if c.i > verb.i), None)
    if main is None or not any(c.tag_ == "MD" for c in children(main, "aux")):
        return
    subject = next(children(main, *_SUBJECT), None)
    if subject is None or any(children(main, "mark")):
        return
    doer = next(children(subject, "conj", "appos"), None)
    if doer is not None and not any(children(subject, "cc")) and not any(children(verb, "dobj")):
        # "Had Spain recognised *Kosovo, Serbia* would …": no list.
        if verb.doc[doer.left_edge.i - 1].text != ",":
            return
        hang(doer, main, subject.dep_)
        hang(subject, verb, "dobj")
    elif verb.doc[subject.left_edge.i - 1].text != ",":
        return
    main.head, main.dep_ = main, "ROOT"
    hang(verb, main, "advcl")


def _does_so(verb: Token) -> None:
    """ "Unless Chad *apologises*, France will": a form in -s after a name, with no object."""
    main = verb.head
    name = next((c for c in children(verb, "compound", "nmod") if c.i == verb.i - 1), None)
    if name is None or name.tag_ not in _NAMES or _before(name.left_edge) not in _OPENERS:
        return
    if verb.right_edge.i + 1 >= len(verb.doc) or verb.doc[verb.right_edge.i + 1].text != ",":
        return
    if not any(verb.i < c.i < main.i for c in children(main, *_SUBJECT)):
        return
    opener = name.left_edge.nbor(-1)
    hang(name, verb, "nsubj")
    for child in [c for c in verb.children if c.i < name.i]:
        hang(child, name, child.dep_)
    verb.tag_, verb.dep_ = "VBZ", "advcl"
    if opener.head.i == main.i:
        hang(opener, verb, "mark")


def _verb_in_s(verb: Token) -> None:
    """ "If Chad *attacks* Libya, …": a form in -s after a name and before what is acted on."""
    main = verb.head
    name = next((c for c in children(verb, "compound", "nmod") if c.i == verb.i - 1), None)
    if name is None or name.tag_ not in _NAMES or main.i < verb.i or main.tag_[0] not in "VM":
        return
    opener = _before(name.left_edge)
    if opener not in _OPENERS and _before(verb.left_edge) not in _OPENERS:
        return
    later = [
        c
        for c in (*verb.children, *main.children)
        if verb.i < c.i < main.i and c.dep_ in _OBJECTS and c.left_edge.i == verb.i + 1
    ]
    if not later:
        return
    thing = later[0]
    for child in list(thing.children):
        # "In case Chad invades *Libya*, Egypt will send troops."
        if child.dep_ == "appos" and thing.dep_ in _SUBJECT and _before(child.left_edge) == ",":
            hang(child, main, thing.dep_)
    hang(thing, verb, "dobj")
    hang(name, verb, "nsubj")
    verb.tag_, verb.dep_ = "VBZ", "advcl"
    for child in list(main.children):
        if child.i < name.i and (child.dep_ == "mark" or child.lower_ in {"whenever", "once"}):
            hang(child, verb, child.dep_)
