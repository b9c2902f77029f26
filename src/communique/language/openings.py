"""What opens a sentence or a quotation, taken for a part of what follows it.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_FINITE = {"VBD", "VBZ", "VBP"}
_REPORTS = frozenset({"reports", "claims", "states", "alleges", "notes"})
_PAPERS = frozenset(
    """weekly daily monthly newspaper paper tabloid magazine agency station broadcaster radio
    television channel website""".split()
)
_PERIODS = frozenset(
    """year month week day spring summer autumn fall winter night morning evening friday saturday
    sunday monday tuesday wednesday thursday""".split()
)
# Verbs that open what is said, and that the parser takes for part of a name or noun phrase.
_COMMANDS = frozenset(
    """boycott shun burn buy avoid spare protect defend return free open lift end cut feed save
    fight resist withdraw abolish condemn release ban reject bomb recall punish expel arrest
    scrap halt""".split()
)

# Words that are names where they have a capital.
_NAMES_TOO = frozenset({"trump", "bush"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label in {"dep", "advcl"} and tag in {"VB", "VBP"}:
        return (_commanded_in_quotes,)
    if word in _REPORTS and tag == "NNS" and label == "ROOT":
        return (_paper_reports,)
    if word in {"each", "every"} and label == "det":
        return (_each_time,)
    if word == "last" and label == "amod":
        return (_before_last,)
    if word in _NAMES_TOO and tag == "NN":
        return (_named,)
    if word in _COMMANDS and label in {"compound", "amod"}:
        return (_commanded,)
    return ()


def _named(word: Token) -> None:
    """ "*Trump* has sent a letter": a name, for all that it is a word too."""
    if word.text[:1].isupper() and not any(children(word, "det", "amod")):
        word.tag_ = "NNP"


def _paper_reports(verb: Token) -> None:
    """ "A Polish weekly *reports* that": what a paper does, and no reports that come weekly."""
    doc = verb.doc
    paper = next((c for c in verb.lefts if c.i == verb.i - 1 and c.lower_ in _PAPERS), None)
    if paper is None or verb.i + 1 >= len(doc) or verb.nbor(1).lower_ != "that":
        return
    for child in [c for c in verb.lefts if c != paper]:
        hang(child, paper, child.dep_)
    hang(paper, verb, "nsubj")
    paper.tag_, verb.tag_ = "NN", "VBZ"
    for child in children(verb, "acl", "relcl"):
        child.dep_ = "ccomp"


def _each_time(every: Token) -> None:
    """ "*Each spring* Kazakh inspectors visit it": when they do, and no inspectors of spring."""
    noun, span = every.head, every.nbor(1)
    if noun.tag_ != "NNS" or span.lower_ not in _PERIODS or span == noun:
        return
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.i > noun.i and span.dep_ in {"compound", "amod", "nmod"}:
        hang(span, verb, "npadvmod")
        hang(every, span, "det")


def _commanded(verb: Token) -> None:
    """ "*Boycott* Danish butter," he urged: what opens a quotation, and no kind of butter."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or not before.is_quote or before.whitespace_ or any(verb.children):
        return
    thing = verb.head
    while thing.dep_ in {"compound", "amod", "nmod"}:
        thing = thing.head
    cue = thing.head
    if thing.left_edge.i not in {verb.i, before.i} or cue.i <= thing.i:
        return
    if not cue.tag_.startswith("VB"):
        return
    hang(verb, cue, "ccomp")
    for child in [c for c in thing.children if c.is_quote]:
        hang(child, verb, child.dep_)
    hang(thing, verb, "dobj")
    verb.tag_ = "VB"


def _commanded_in_quotes(verb: Token) -> None:
    """ "“*Hand* back our boats,” he told Chad": what is said, and no end or part of saying it."""
    cue = verb.head
    if verb.left_edge.i == 0 and not verb.left_edge.is_quote:
        return
    opens = verb.i > 0 and (verb.nbor(-1).is_quote or verb.left_edge.is_quote)
    closed = any(token.is_quote for token in verb.doc[verb.i + 1 : cue.i])
    if opens and closed and cue.tag_ in _FINITE and not any(children(verb, "aux", "mark")):
        verb.dep_ = "ccomp"
        verb.tag_ = "VB"


def _before_last(last: Token) -> None:
    """ "*The night before last* Chadian troops crossed it": a time, and no last troops."""
    noun, before = last.head, last.nbor(-1) if last.i else last
    span = before.head
    if before.lower_ != "before" or noun.head != before or span.lower_ not in _PERIODS:
        return
    verb = span.head
    if span.dep_ not in {"nsubj", "nsubjpass"} or verb.i < noun.i:
        return
    hang(noun, verb, span.dep_)
    hang(span, verb, "npadvmod")
    hang(last, before, "pobj")
