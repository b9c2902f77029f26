"""What is asked, and what is asked for, where the tagger or parser takes it for a statement.

Subjunctives of the plural after "insisted that", questions that an aside parts from their verb, and
verbs behind their doer ("at no point did Chad attack").
``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_NAMING = {"NN", "NNP", "VBP"}
_DOING = {"NNP", "NNPS", "NNS", "NN"}
# Verbs in the past after which a plain present is no report, which would be put back in the past.
_INSISTING = frozenset({"insisted", "stipulated", "proposed", "recommended", "ordained"})
_OWN = frozenset({"its", "his", "her", "their", "our"})
# What is said of what is, or is always so, and may stand in the present after a past.
_OF_STATES = frozenset(
    """belong have are own remain know want need deserve live exist hold believe lie constitute
    include contain depend control pose enjoy hate love think matter mean like support back threaten
    face""".split()
)
# Verbs that tell whom they ask, unless that is their subject.
_BEING_TOLD = frozenset(
    """told urged ordered warned advised instructed forced allowed compelled invited permitted
    encouraged obliged directed""".split()
)
_ALWAYS = frozenset("always never often regularly routinely still already frequently now".split())
_HELPERS = frozenset(
    "did does do will would can could may might should have has had is are was were".split()
)


# Verbs that look like nouns after the name of their doer.
_DEEDS = frozenset(
    """attack fire shell raid bomb strike visit arrest veto ban boycott blockade target force rescue
    release march test torture murder rape ambush ally aid support help sanction invite delay
    purchase order charge trial name study sack""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "ccomp" and tag == "VBP":
        return (_insisted_that_they,)
    if label == "conj" and tag in {"VB", "VBP"}:
        return (_asked_after_an_aside,)
    if label == "ROOT" and tag in {"VBD", "VBN"} and word in _BEING_TOLD:
        return (_told_to,)
    if label == "ROOT" and word in {"did", "does", "do"}:
        return (_did_it,)
    if label == "aux" and word in {"did", "does"}:
        return (_who_did,)
    return ()


def _did_it(helper: Token) -> None:
    """ "At no point *did Chad attack* Libya": a verb with its doer, and no attack of Chad."""
    after = list(helper.doc[helper.i + 1 : helper.right_edge.i + 1])
    if any(w.tag_ == "VB" and w.head.i == helper.i for w in after):
        return
    deed = next((w for w in after if w.tag_ in _NAMING and w.text in _DEEDS), None)
    if deed is None or deed.i == helper.i + 1:
        return
    doer, thing = deed.nbor(-1), deed.head
    if doer.tag_ not in _DOING or any(w.is_punct for w in helper.doc[helper.i : deed.i]):
        return
    before = [w for w in after if w.i < deed.i and w.head.i >= deed.i and w.i != doer.i]
    rest = [c for c in helper.children if c.i not in {deed.i, thing.i, doer.i}]
    hang(deed, deed, "ROOT")
    hang(helper, deed, "aux")
    hang(doer, deed, "nsubj")
    for word in before:
        hang(word, doer, word.dep_ if word.dep_ in {"det", "amod", "poss"} else "compound")
    for word in rest:
        hang(word, deed, word.dep_)
    if thing.i > deed.i:
        hang(thing, deed, "dobj")
    deed.tag_ = "VB"


def _who_did(helper: Token) -> None:
    """ "Did *Peru* attack Ecuador": a doer, and no part of the verb's name."""
    deed = helper.head
    if deed.i < helper.i or any(children(deed, *_SUBJECT, "expl")):
        return
    doer = next(children(deed, "compound", "nmod"), None)
    if doer is not None and doer.i > helper.i and doer.i + 1 == deed.i and doer.tag_ in _DOING:
        doer.dep_ = "nsubj"


def _told_to(verb: Token) -> None:
    """ "*Rwanda urged to withdraw*": who is urged, in a headline, since nobody else is."""
    subject = next(children(verb, "nsubj"), None)
    if subject is None or verb.i + 1 == len(verb.doc) or verb.nbor(1).lower_ != "to":
        return
    if verb.nbor(1).dep_ == "aux" and not any(children(verb, "dobj", "aux", "auxpass", "dative")):
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def _insisted_that_they(verb: Token) -> None:
    """ "Insisted that the Greeks *withdraw* troops": what they are to do, not what they do.

    What somebody says of what others do is put in the past with the verb of speech.
    """
    cue = verb.head
    if cue.lower_ not in _INSISTING or cue.i > verb.i or verb.lower_ in _OF_STATES:
        return
    if not any(c.lower_ == "that" for c in children(verb, "mark")):
        return
    if any(children(verb, "aux", "auxpass")) or cue.tag_ not in {"VBD", "VBN"}:
        return
    subject = next(children(verb, "nsubj"), None)
    if subject is None or any(c.lower_ in _OWN for c in children(subject, "poss")):
        return
    if subject.tag_ == "PRP" or any(c.lower_ in _ALWAYS for c in children(verb, "advmod")):
        return
    verb.tag_ = "VB"
    for also in children(verb, "conj"):
        if also.tag_ == "VBP" and not any(children(also, *_SUBJECT)):
            also.tag_ = "VB"


def _asked_after_an_aside(verb: Token) -> None:
    """ "Did Rwandan soldiers, as a panel said, *shell* it?": joined to no verb of the aside."""
    aside = verb.head
    helper = aside.head
    if aside.dep_ != "advcl" or helper.dep_ != "ROOT" or helper.lower_ not in _HELPERS:
        return
    if not helper.i < aside.i < verb.i or verb.nbor(-1).text != ",":
        return
    doer = next((c for c in children(helper, *_SUBJECT) if c.i > helper.i), None)
    if (
        doer is None
        or any(children(verb, *_SUBJECT, "aux", "cc"))
        or verb.doc[helper.right_edge.i].text != "?"
    ):
        return
    rest = [c for c in helper.children if c.i != aside.i]
    hang(verb, verb, "ROOT")
    for child in (*rest, aside):
        hang(child, verb, child.dep_)
    hang(helper, verb, "aux")
    verb.tag_ = "VB"
