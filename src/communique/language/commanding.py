"""Whom somebody calls on, who threatens, and commands that an exclamation mark parts off.

"Has called *on Mr Ruto* to resign", "“Free them*!*” the envoy told Chad". ``bidding.py`` calls
these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_CLOSING = frozenset({"”", '"', "''", "’", "'"})
_OPENING = frozenset({"“", '"', "``", "‘", "'"})
# Verbs by which a command is given in words.
_BIDDING = frozenset(
    """told tells urged urges said says warned warns begged asked implored advised shouted cried
    demanded ordered pleaded exhorted chanted yelled screamed roared wrote tweeted added insisted
    appealed""".split()
)
# What may stand before a bare verb that commands.
_BEFORE_COMMANDS = frozenset({"punct", "intj", "neg", "advmod", "aux"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in {"on", "upon"} and label == "prep":
        return (_called_on_him,)
    if word == "by" and label == "prep":
        return (_threatened_by,)
    if word in _BIDDING and label == "ROOT" and tag in {"VBD", "VBZ"}:
        return (_exclaimed,)
    return ()


def _called_on_him(preposition: Token) -> None:
    """ "Has called *on President Ruto* to resign": whom somebody calls on, and no doer alone."""
    call = preposition.head
    after = preposition.i + 1
    if any(preposition.children) or not call.lower_.startswith("call") or after == len(call.doc):
        return
    whom = preposition.nbor(1)
    while whom.dep_ not in _SUBJECTS and whom.head.i > whom.i:
        whom = whom.head
    clause = whom.head
    if whom.dep_ != "nsubj" or whom.left_edge.i != after or clause.tag_ != "VB":
        return
    to = next(children(clause, "aux"), None)
    if to is None or to.lower_ != "to" or to.i < whom.i:
        return
    if call.dep_ == "acl" and call.head.head.i == clause.i and call.head.dep_ in _SUBJECTS:
        # "Deputies *called* upon Mr Fico to go": they called, and do not go.
        caller = call.head
        hang(call, call if clause.head.i == clause.i else clause.head, clause.dep_)
        call.tag_ = "VBD"
        hang(caller, call, "nsubj")
        for mark in list(children(clause, "punct")):
            hang(mark, call, "punct")
    elif clause.head.i != call.i:
        return
    hang(clause, call, "xcomp")
    hang(whom, preposition, "pobj")


def _threatened_by(preposition: Token) -> None:
    """ "Was threatened with expulsion from the bloc *by Brussels*": who threatens."""
    step, within = preposition.head, False
    for _ in range(6):
        if step.lower_ == "threatened":
            break
        within = within or (step.dep_ == "prep" and step.lower_ == "with")
        step = step.head
    passive = step.lower_ == "threatened" and any(children(step, "auxpass"))
    if within and passive and not any(children(step, "agent")):
        hang(preposition, step, "agent")


def _exclaimed(cue: Token) -> None:
    """ "“*Free them!*” the envoy told Chad": the envoy's words, and no sentence before his."""
    doc, start = cue.doc, cue.left_edge.i
    if start < 3 or not doc[start].is_sent_start:
        return
    if doc[start - 1].text not in _CLOSING or doc[start - 2].text != "!":
        return
    if not any(c.i < cue.i for c in children(cue, "nsubj")) or any(children(cue, "ccomp")):
        return
    command = doc[start - 2].sent.root
    first = doc[start - 2].sent.start
    opened = doc[first].text in _OPENING or (first and doc[first - 1].text in _OPENING)
    if not opened or command.tag_ not in {"VB", "VBP"}:
        return
    if any(c.dep_ not in _BEFORE_COMMANDS for c in command.lefts):
        return
    command.tag_ = "VB"
    marks = [c for c in children(command, "punct") if c.i >= start - 2 or c.i == first]
    hang(command, cue, "ccomp")
    for mark in marks:
        hang(mark, cue, "punct")
