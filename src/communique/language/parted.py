"""Clauses that an aside or an opening phrase parts from their verb, put together again.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass"}
# What a verb has that a helper, taken for a verb, stands before: a bare form or a participle.
_AFTER = {
    **dict.fromkeys("did does do will would can could may might must should".split(), ("VB",)),
    **dict.fromkeys("had has have".split(), ("VBN", "VBD")),
}
_SAYING = frozenset(
    """said says say told tells warned warns added adds vowed insisted announced argued declared
    promised predicted""".split()
)
_FINITE = {"VBD", "VBZ", "VBP"}
_CLAIMS = frozenset({"claims", "reports", "charges", "rumours", "rumors", "fears"})
_ATTACKS = frozenset("attack attacks assault assaults raid raids strike strikes war ambush".split())
_DAYS = ("day", "eve", "morning", "afternoon", "night", "evening", "anniversary", "weekend")
_DEMANDED = frozenset({"demanded", "asked", "insisted", "wondered", "urged"})
_CLOSING = frozenset({",", "”", '"', "?", "''"})
_UNITS = frozenset("hours days weeks months minutes years".split())
# What may be told to grow or spread before it is said of what: "*fears* grew in Riga of a raid".
_FEARS = frozenset(
    """fear fears threat threats danger dangers risk risks talk rumour rumours rumor rumors worry
    worries concern concerns spectre specter prospect prospects possibility suspicion suspicions
    speculation warning warnings alarm dread hope hopes expectation expectations sign signs chance
    chances likelihood report reports word allegation allegations accusation accusations panic
    anxiety unease apprehension accounts claims whispers hint hints""".split()
)
# Verbs that take "of" by themselves.
_TELLING_OF = ("speak", "spoke", "tell", "told", "warn", "consist", "smack", "talk", "reek", "com")


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _AFTER and label != "auxpass":
        return (_helper_of_a_cue,) if label == "aux" else (_helper_before_an_aside,)
    if word == "time" and label == "pobj":
        return (_by_the_time,)
    if label == "advcl" and tag in _FINITE:
        return (_condition_of_what_is_said,)
    if word in _CLAIMS and label in _SUBJECT and tag == "VBZ":
        return (_claims_of_somebody,)
    if word in _UNITS and label in {"npadvmod", "appos"}:
        return (_given_time,)
    if label == "pobj" and tag == "NNP":
        return (_place_and_name,)
    if word in _DEMANDED and label in {"ROOT", "conj"}:
        return (_demanded_by,)
    if word in {"on", "against"} and label == "prep":
        return (_attack_on,)
    if word == "of" and label == "prep":
        return (_fears_grow_of,)
    if label == "ccomp" and tag == "JJ" and word in {"free", "clear", "open", "calm", "dry"}:
        return (_free_him,)
    return ()


def _helper_before_an_aside(helper: Token) -> None:
    """ "Peru *did not*, as papers had reported, *lend* it jets": no verb of its own."""
    if not any(c.i < helper.i for c in children(helper, *_SUBJECT)):
        return
    last = helper.nbor(1) if helper.i + 1 < len(helper.doc) else helper
    if last.dep_ in {"neg", "advmod"} and last.i + 1 < len(helper.doc):
        last = last.nbor(1)
    if last.text not in {",", "–", "—"} or any(children(helper, "dobj", "attr", "acomp")):
        return
    verb = helper.head
    for _ in range(3):
        whole = verb.i > helper.i and verb.tag_ in _AFTER[helper.lower_]
        if whole and not any(c.i > helper.i for c in children(verb, *_SUBJECT, "aux", "auxpass")):
            break
        verb = verb.head
    else:
        return
    if verb.i < helper.i + 4:
        return
    own = [c for c in helper.children if c.i != verb.i]
    if verb.is_ancestor(helper):
        for child in own:
            hang(child, verb, child.dep_)
        hang(helper, verb, "aux")
    if verb.tag_ == "VBD":
        verb.tag_ = "VBN"


def _helper_of_a_cue(helper: Token) -> None:
    """ "*Chad will*, the king promised, *send* doctors": no helper of "promised"."""
    cue = helper.head
    doer = next((c for c in children(helper, *_SUBJECT) if c.i < helper.i), None)
    if doer is None or helper.i > cue.i or cue.tag_ != "VBD" or helper.nbor(1).text != ",":
        return
    if not any(helper.i < c.i < cue.i for c in children(cue, *_SUBJECT)):
        return
    wanted = _AFTER[helper.lower_]
    verb = next((c for c in children(cue, "dep", "ccomp", "conj") if c.tag_ in wanted), None)
    if verb is not None and verb.i > cue.i and verb.left_edge.nbor(-1).text == ",":
        hang(verb, cue, "ccomp")
        hang(helper, verb, "aux")
        hang(doer, verb, "nsubj")


def _by_the_time(time: Token) -> None:
    """ "*By the time* he landed, they had left": when they had, and no clause of theirs."""
    mark = time.head
    verb = mark.head
    main = verb.head
    if mark.lower_ not in {"by", "at"} or verb.dep_ not in {"ccomp", "advcl"} or main.i < verb.i:
        return
    subject = next(children(verb, *_SUBJECT), None)
    if subject is None or subject.left_edge.i != time.i + 1 or any(children(time, "relcl", "acl")):
        return
    hang(mark, main, "prep")
    hang(verb, time, "relcl")


def _condition_of_what_is_said(verb: Token) -> None:
    """ "*Unless Chad pays*, he told them, it will leave": upon what it will, not when he spoke."""
    cue = verb.head
    if cue.lower_ not in _SAYING or verb.i > cue.i:
        return
    if all(c.lower_ not in {"if", "unless"} for c in children(verb, "mark")):
        return
    speaker = next((c for c in cue.lefts if c.dep_ in _SUBJECT), None)
    told = next((c for c in cue.rights if c.dep_ == "ccomp"), None)
    if speaker is None or told is None or speaker.i < verb.i:
        return
    first = told.left_edge
    parted = first.text == "," or first.nbor(-1).text == ","
    if parted and speaker.left_edge.nbor(-1).text == ",":
        hang(verb, told, "advcl")


def _claims_of_somebody(noun: Token) -> None:
    """ "*Chadian claims that* Mali armed them were rejected": a noun, taken for a verb."""
    told = next((c for c in children(noun, "ccomp", "acl", "relcl") if c.i > noun.i), None)
    if any(children(noun, *_SUBJECT)) or told is None:
        return
    noun.tag_ = "NNS"
    told.dep_ = "acl"


def _given_time(span: Token) -> None:
    """ "Gave *the king and his sons two days to leave*": what they shall do, no kind of days."""
    verb = span.head
    while span.dep_ == "appos" and verb.dep_ in {"conj", "dobj", "dative"}:
        verb = verb.head
    if span.dep_ == "appos" and verb.lower_ in {"gave", "give", "gives", "given", "giving"}:
        hang(span, verb, "npadvmod")
    end = next(children(span, "relcl", "acl"), None)
    if end is None or not verb.lower_.startswith(("give", "gave", "giving")):
        return
    if end.tag_ == "VB" and any(c.lower_ == "to" for c in end.lefts):
        hang(end, verb, "advcl")


def _attack_on(preposition: Token) -> None:
    """ "Denied any part in the attack *on a ship*": whom the attack was on, not the denial."""
    if preposition.i == 0:
        return
    deed, thing = preposition.nbor(-1), next(children(preposition, "pobj"), None)
    if deed.lower_ not in _ATTACKS or thing is None or preposition.head.i >= deed.i:
        return
    if deed.dep_ != "pobj" or not preposition.head.is_ancestor(deed) or thing.like_num:
        return
    if not thing.lower_.endswith(_DAYS) and thing.tag_ != "CD":
        hang(preposition, deed, "prep")


def _fears_grow_of(of: Token) -> None:
    """ "*Fears* are growing in Riga *of a Russian raid*": what is feared, not what Riga is of."""
    verb = of.head
    if verb.dep_ == "pobj":
        if verb.tag_ != "NNP" or of.i != verb.i + 1 or any(c.tag_[:3] == "NNP" for c in of.rights):
            return
        verb = verb.head.head
    if verb.dep_ == "acomp":
        verb = verb.head
    if not verb.tag_.startswith("VB") or verb.lower_.startswith(_TELLING_OF):
        return
    noun = next((c for c in children(verb, *_SUBJECT) if c.i < verb.i), None)
    if verb.dep_ == "acl" and verb.head.i == verb.i - 1:
        noun = verb.head
    if noun is None or noun.lower_ not in _FEARS or any(children(verb, "dobj")) or of.i < verb.i:
        return
    hang(of, noun, "prep")


def _free_him(verb: Token) -> None:
    """ "“Minister, *free* our captain,” he said": a verb, where it has an object."""
    if any(c.i > verb.i for c in children(verb, "dobj")) and not any(children(verb, "aux")):
        verb.tag_ = "VB"


def _place_and_name(name: Token) -> None:
    """ "At talks in *Oslo Jan Roe promised* help": a place, and whoever did it there."""
    mark = name.head
    if mark.lower_ not in {"in", "at"} or name.i + 1 >= len(name.doc):
        return
    verb = name.nbor(1)
    parts = [c for c in children(name, "compound") if c.tag_ == "NNP"]
    if verb.tag_ not in _FINITE or len(parts) < 2 or parts[0].i != mark.i + 1:
        return
    if any(children(verb, *_SUBJECT)) or not verb.is_ancestor(name):
        return
    hang(parts[0], mark, "pobj")
    hang(name, verb, "nsubj")


def _demanded_by(cue: Token) -> None:
    """ "It must go, *demanded a minister*": who demanded it, and not what."""
    said = cue.head if cue.dep_ == "conj" else next(children(cue, "ccomp"), None)
    speaker = next(children(cue, "dobj"), None)
    if said is None or speaker is None or any(children(cue, *_SUBJECT)) or cue.i == 0:
        return
    if not said.i < cue.i < speaker.i or cue.nbor(-1).text not in _CLOSING:
        return
    if cue.dep_ == "conj":
        if all(c.tag_ != "MD" for c in children(said, "aux")) or any(children(said, "cc")):
            return
        above, label = said.head, said.dep_
        cue.head, cue.dep_ = (cue, "ROOT") if above.i == said.i else (above, label)
        hang(said, cue, "ccomp")
        for child in [c for c in said.children if c.i > cue.i]:
            hang(child, cue, child.dep_)
    speaker.dep_ = "nsubj"
