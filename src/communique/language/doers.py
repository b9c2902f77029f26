"""Participles that name their doer, and verbs of two words, taken for other things.

"Envoys *spied on by* Chad left Oslo"; "Chad *strong-armed* Mali into a deal".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang, take_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# Verbs of two words that are no quality of what follows them.
_OF_TWO_WORDS = frozenset(
    """strong-armed stiff-armed short-changed cold-shouldered double-crossed sweet-talked
    wrong-footed second-guessed rubber-stamped tear-gassed carpet-bombed fire-bombed petrol-bombed
    dive-bombed bad-mouthed arm-twisted spoon-fed drip-fed ring-fenced tongue-lashed blind-sided
    fast-tracked black-balled stone-walled force-fed air-lifted air-dropped side-lined side-stepped
    court-martialled court-martialed cross-examined stage-managed back-stabbed hog-tied
    body-checked soft-soaped water-cannoned pepper-sprayed""".split()
)

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_BE = frozenset("are is was were be".split())

# What people plan, by which the doers of it stand: "a *plot* by rebels to bomb it".
_PLOTS = frozenset(
    """plot plots plan plans conspiracy scheme schemes bid bids attempt attempts effort efforts move
    moves""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word == "down":
        return (_brings_down,)
    if label == "aux" and tag in {"VBD", "VBZ", "VBP", "MD"}:
        return (_on_the_helper,)
    if label in {"ROOT", "ccomp"} and tag in {"VBD", "VBN"}:
        return (_undergone,)
    if label == "amod" and word.endswith("ed"):
        return (_of_two_words,)
    if tag in {"VBN", "VBD"} and label in {"acl", "conj"}:
        return (_aside,)
    if tag == "VB" and label in {"xcomp", "advcl"}:
        return (_whose_plot,)
    return ()


def _on_the_helper(helper: Token) -> None:
    """A subject hung on the helper of its verb: "saying *Chad had* jammed signals"."""
    verb = helper.head
    subject = next(children(helper, "nsubj"), None)
    if subject is None or not subject.i < helper.i < verb.i or any(children(verb, *_SUBJECTS)):
        return
    passive = verb.tag_ == "VBN" and any(children(verb, "auxpass"))
    hang(subject, verb, "nsubjpass" if passive else "nsubj")


def _brings_down(down: Token) -> None:
    """ "Will *down* tools", "vowed to *down* any jet": a verb, and no adverb or preposition."""
    if not down.i or down.i + 1 == len(down.doc):
        return
    before, thing = down.nbor(-1), next(children(down, "dobj", "pobj"), None)
    if thing is None or thing.tag_[:2] != "NN" or thing.left_edge.i != down.i + 1:
        return
    if before.lower_ == "to" and before.head.i in {down.i, down.head.i}:
        verb = down.head
        if down.dep_ == "prep":
            if verb.lower_ not in _BE:
                return
            down.dep_ = "xcomp"
            for child in [c for c in children(verb, "prep") if c.i > thing.i]:
                hang(child, down, "prep")
        hang(before, down, "aux")
        before.tag_ = "TO"
    elif before.tag_ != "MD" or before.head.i != down.i:
        return
    down.tag_ = "VB"
    thing.dep_ = "dobj"


def _whose_plot(deed: Token) -> None:
    """What a plot was for, hung on who foiled it: "foiled a *plot* by rebels *to bomb* it"."""
    plot = next((c for c in children(deed.head, "dobj") if c.lower_ in _PLOTS), None)
    if plot is None or plot.right_edge.i != deed.left_edge.i - 1:
        return
    if deed.nbor(-1).lower_ == "to" and any(c.lower_ == "by" for c in children(plot, "prep")):
        hang(deed, plot, "acl")


def _undergone(told: Token) -> None:
    """ "Envoys *spied on by* Chad left Oslo": what names its doer is no verb of theirs who left."""
    noun = next((c for c in children(told, "nsubj") if c.i == told.i - 1), None)
    if noun is None or not _names_doer(told) or any(children(told, "aux", "dobj")):
        return
    if told.dep_ == "ccomp":
        main = told.head
    else:
        later = (c for c in children(told, "advcl", "ccomp", "dep", "conj") if c.i > told.i)
        main = next((c for c in later if c.left_edge.i == c.i), told)
    if main.i < told.i or main.tag_ not in {"VBD", "VBZ", "VBP"} or any(children(main, "nsubj")):
        return
    if told.dep_ == "ROOT":
        hang(main, main, "ROOT")
        take_over(main, told, after=main.i)
    hang(noun, main, "nsubj")
    hang(told, noun, "acl")
    told.tag_ = "VBN"


def _aside(told: Token) -> None:
    """ "Oslo, *spurned by Chad*, left": a participle with its doer, set between two commas."""
    noun = told.head
    if noun.tag_[:2] != "NN" or not _names_doer(told):
        return
    if any(children(told, "aux", "nsubj", "nsubjpass", "cc", "dobj")):
        return
    if told.dep_ == "acl":
        told.tag_ = "VBN"  # "Envoys *spied* on by Chad"
    if told.left_edge.i == 0 or told.left_edge.nbor(-1).text != ",":
        return
    if told.dep_ == "conj":
        if not any(children(noun, "cc")):
            hang(told, noun, "acl")
        return
    main = next((c for c in children(told, "conj") if c.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if noun.dep_ != "ROOT" or main is None or any(children(main, "nsubj")):
        return
    hang(main, main, "ROOT")
    for child in list(noun.children):
        if child.i > told.i:
            hang(child, main, child.dep_)
    hang(noun, main, "nsubj")


def _names_doer(told: Token) -> bool:
    return any(child.lower_ == "by" for child in children(told, "agent", "prep"))


def _of_two_words(verb: Token) -> None:
    """ "Chad *strong-armed* Mali into a deal": what it did, not what Mali is like."""
    if verb.i < 3 or f"{verb.nbor(-2).lower_}-{verb.lower_}" not in _OF_TWO_WORDS:
        return
    thing, doer = verb.head, verb.nbor(-3)
    while doer.head.i < verb.i and doer.head.i != doer.i and doer.head.tag_[:2] == "NN":
        doer = doer.head
    if verb.nbor(-1).text != "-" or doer.tag_[:2] != "NN" or thing.i < verb.i:
        return
    if doer.head.i != thing.i:
        return
    hang(verb, verb if thing.head.i == thing.i else thing.head, thing.dep_)
    for child in list(thing.children):
        if child.i > thing.i and child.dep_ not in {"relcl", "acl", "appos", "conj", "cc"}:
            hang(child, verb, child.dep_)
    hang(doer, verb, "nsubj")
    for child in list(thing.children):
        if child.i < doer.i:
            hang(child, doer, child.dep_)
    hang(thing, verb, "dobj")
    verb.tag_ = "VBD"
