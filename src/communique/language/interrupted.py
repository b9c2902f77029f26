"""Clauses that an aside interrupts, and asides without a pronoun, mended in their heads and tags.

"They condemned the raid, *for which rebels took credit*, called for talks and asked for help";
"it closed channels *it says spread lies* and barred nine people". ``mending.py`` calls these rules
beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# What somebody does by words, in a list of such deeds.
_ACTS = frozenset(
    """accused appealed urged demanded called warned blamed condemned denounced criticised
    criticized rejected denied thanked praised vowed pledged promised threatened asked requested
    ordered offered refused dismissed invited hailed welcomed protested summoned recalled expelled
    apologised apologized congratulated proposed voiced expressed reaffirmed backed
    agreed""".split()
)
_SAYING = frozenset(
    "says said say believes believed believe claims claimed claim alleges alleged".split()
)
_SINCE = frozenset({"after", "before", "since"})
_ANNOUNCING = frozenset(
    """said says announced announces added adds told reported reports claimed claims declared
    insisted confirmed stressed explained wrote recalled admitted alleged noted charged predicted
    promised warned disclosed revealed""".split()
)
_SPEAKERS = frozenset(
    """minister premier president chancellor governor mayor spokesman spokeswoman spokesperson
    official officials ministry government army police envoy ambassador delegate representative
    delegation general commander chief leader office agency party lawyer lawyers""".split()
)
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
_AUXILIARIES = {"aux", "auxpass"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_FINITE = {"VBD", "VBZ", "VBP"}


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    listed = word in _ACTS and label in {"acl", "conj", "advcl"} and tag in {"VBD", "VBN"}
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (listed, _past_the_aside),
        (label == "conj" and tag == "VBN", _has_done_besides),
        (label == "conj" and tag == "VBZ", _asks_and_does),
        (word in _SAYING and tag in _FINITE and label in {"ROOT", "relcl"}, _who_they_say),
        (word in _SINCE and label == "prep", _after_who_did),
        (word == "whose" and label == "poss", _whose_man_did),
        (word in _ANNOUNCING and label in {"relcl", "acl"}, _said_between),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _past_the_aside(verb: Token) -> None:
    """ "They condemned it, which rebels did, *called* for talks and asked": no deed of the rebels.

    An aside between commas ends at the second, and the list of deeds goes on.
    """
    if verb.i < 2 or verb.nbor(-1).text != "," or any(children(verb, *_SUBJECTS, "mark", "agent")):
        return
    aside = next((t for t in verb.ancestors if t.dep_ == "relcl"), None)
    if aside is None or aside.i > verb.i or aside.left_edge.i == 0 or aside.head.i > aside.i:
        return
    opener = aside.left_edge
    pronoun = next((t for t in aside.lefts if t.lower_ in {"which", "who"}), None)
    pronoun = pronoun or next((t for t in opener.subtree if t.lower_ == "which"), None)
    if pronoun is None or opener.nbor(-1).text != ",":
        return
    if pronoun.lower_ == "who" or aside.lower_ in _ACTS:
        return  # He may have done it all: "the king, who left in May, called them and asked".
    main = next((t for t in aside.head.ancestors if t.tag_ == "VBD"), None)
    if main is None or main.lower_ not in _ACTS or main.i > aside.head.i:
        return
    joints = [c for at in (aside, verb) for c in children(at, "cc") if c.i > verb.i]
    others = [c for at in (aside, verb) for c in children(at, "conj") if c.i > verb.i]
    if not joints or not others or others[0].tag_ != "VBD" or any(children(others[0], *_SUBJECTS)):
        return
    hang(verb, main, "conj")
    verb.tag_ = "VBD"
    hang(joints[0], verb, "cc")
    for other in others:
        hang(other, verb, "conj")


def _has_done_besides(verb: Token) -> None:
    """ "Has refused to go before polls are held *and has asked* courts": it has done both."""
    below = verb.head
    has = [c for c in children(verb, "aux") if c.lower_ in {"has", "have"}]
    if below.dep_ != "advcl" or below.i > verb.i or not has or any(children(verb, *_SUBJECTS)):
        return
    main = below.head
    alike = any(c.lower_ == has[0].lower_ for c in children(main, "aux"))
    if main.tag_ != "VBN" or not alike or main.i > below.i or any(children(below, "aux")):
        return
    for joint in [c for c in children(below, "cc") if c.i < verb.i]:
        hang(joint, main, "cc")
    hang(verb, main, "conj")


def _asks_and_does(verb: Token) -> None:
    """ "Chad asks Mali to pull back, *offers* talks": no infinitive goes on in the present."""
    below = verb.head
    if below.tag_ != "VB" or below.i > verb.i or not any(c.lower_ == "to" for c in below.lefts):
        return
    if any(children(verb, *_SUBJECTS, *_AUXILIARIES, "mark")):
        return
    main = next((t for t in below.ancestors if t.tag_[:2] == "VB" and t.tag_ != "VB"), None)
    if main is None or main.tag_ != "VBZ" or main.i > below.i:
        return
    for joint in [c for c in children(below, "cc") if c.i < verb.i]:
        hang(joint, main, "cc")
    hang(verb, main, "conj")


def _who_they_say(cue: Token) -> None:
    """ "Closed channels *it says spread* lies and barred them": of the channels, and no more."""
    doc, i = cue.doc, cue.i
    if i < 3 or i + 1 >= len(doc):
        return
    speaker, noun, after = doc[i - 1], doc[i - 2], doc[i + 1]
    if speaker.tag_ != "PRP" or speaker.head.i != i or noun.tag_ not in _NOUNS:
        return
    told = after.head if after.dep_ in _AUXILIARIES else after
    if after.tag_ not in {*_FINITE, "MD", "VB"} or told.i == i or any(children(told, *_SUBJECTS)):
        return
    if cue.dep_ == "ROOT":
        main = next((c for c in children(cue, "ccomp") if c.i < noun.i), None)
        if main is None or not main.is_ancestor(noun):
            return
        rest = [c for c in cue.children if c.i not in {main.i, speaker.i, told.i}]
        hang(main, main, "ROOT")
        for child in rest:
            hang(child, main, child.dep_)
        hang(cue, noun, "relcl")
    else:
        main = next((t for t in noun.ancestors if t.tag_[:2] == "VB" and t.i < noun.i), None)
        if main is None or cue.head.i != noun.i:
            return
    if told.head.i != i and told.i > i and not told.is_ancestor(cue):
        hang(told, cue, "ccomp")
    elif told.dep_ in {"xcomp", "dep"}:
        told.dep_ = "ccomp"
    if after.tag_ == "VB" and told.i == after.i:
        told.tag_ = "VBP"
    _go_on(told, main)


def _said_between(cue: Token) -> None:
    """ "Chad, *its minister announced*, would send troops": he tells it of all the sentence."""
    doc = cue.doc
    speaker = cue.head if cue.dep_ == "acl" else None
    if speaker is not None and (speaker.lower_ not in _SPEAKERS or any(children(cue, "agent"))):
        return
    noun = cue.head if speaker is None else _before_aside(speaker)
    if noun is None or noun.dep_ not in _SUBJECTS | {"npadvmod"}:
        return
    told, first, last = noun.head, (speaker or cue).left_edge.i, cue.right_edge.i
    if told.i < cue.i or first <= noun.i:
        return
    first += doc[first].text == ","
    last -= doc[last].text == ","
    if last + 1 == len(doc) or not doc[first - 1].text == "," == doc[last + 1].text:
        return
    if any(children(cue, "dobj", "ccomp", "xcomp", "dative", "mark")):
        return
    if any(word.tag_ in {"WDT", "WP", "WP$", "WRB"} for word in doc[first : cue.i]):
        return
    if speaker is not None:
        hang(cue, told, "parataxis")
        hang(speaker, cue, "nsubj")
        noun.dep_ = "nsubj" if noun.dep_ == "npadvmod" else noun.dep_
        cue.tag_ = "VBD"
    elif any(children(cue, *_SUBJECTS)):
        hang(cue, told, "parataxis")


def _before_aside(speaker: Token) -> Token | None:
    """The name that an aside with its speaker stands after, as the parser may hang the two."""
    if speaker.dep_ == "appos":
        return speaker.head
    names = (c for c in children(speaker.head, "npadvmod") if c.tag_ in {"NNP", "NNPS"})
    close = speaker.dep_ == "nsubj" and speaker.left_edge.i >= 2
    return next((c for c in names if close and c.i == speaker.left_edge.i - 2), None)


def _go_on(told: Token, main: Token) -> None:
    """Joins a plain past to the main clause, where what is said of them is in another tense."""
    helped = [c for c in told.lefts if c.dep_ in _AUXILIARIES]
    if told.tag_ == "VBD" and not helped:
        return
    if main.tag_ not in {"VBD", "VBN"}:
        return
    for verb in list(children(told, "conj")):
        if verb.tag_ != "VBD" or any(children(verb, *_SUBJECTS, *_AUXILIARIES)):
            continue
        joints = [c for c in children(told, "cc") if c.i < verb.i]
        hang(verb, main, "conj")
        for joint in joints:
            hang(joint, main, "cc")


def _after_who_did(since: Token) -> None:
    """ "Cut aid *after the minister, Ali Roe, accused it*": the minister did, and after that."""
    noun = next(children(since, "pobj"), None)
    name = next(children(noun, "appos"), None) if noun is not None else None
    if noun is None or name is None:
        return
    verb = _past_the_name(noun)
    if verb is not None and verb.dep_ in {"advcl", "dep", "conj"} and verb.head.i < since.i:
        hang(verb, since.head, "advcl")
        hang(noun, verb, "nsubj")
        hang(since, verb, "mark")


def _whose_man_did(whose: Token) -> None:
    """ "Arms Chad, *whose premier, Ali Roe, asked* for it": the premier did, and a clause tells."""
    noun = whose.head
    owner = noun.head
    if noun.dep_ != "appos" or noun.i < owner.i or not any(children(noun, "appos")):
        return
    verb = _past_the_name(noun)
    if verb is not None and verb.dep_ == "conj" and verb.head.i < owner.i:
        hang(verb, owner, "relcl")
        hang(noun, verb, "nsubj")


def _past_the_name(noun: Token) -> Token | None:
    """The verb without a subject right after a noun and the name set off behind it."""
    edge = noun.right_edge  # The comma may hang on the name.
    after = edge.i + (edge.text != ",")
    if after + 1 >= len(noun.doc) or noun.doc[after].text != ",":
        return None
    verb = noun.doc[after + 1]
    while verb.tag_ == "RB" and verb.i + 1 < len(noun.doc):
        verb = verb.nbor(1)
    above = verb.head if verb.dep_ in _AUXILIARIES else verb
    if above.tag_ not in _FINITE | {"VBN"} or any(children(above, *_SUBJECTS, "cc", "mark")):
        return None
    return above
