"""What a letter says, where the parser makes it a deed of whom the letter is sent to.

"Sent a note to Chad *demanding their release*": who sends it demands, and no Chad that does.
``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# What is sent to somebody and says something.
_WRITINGS = frozenset(
    """letter letters note notes message messages memo memorandum cable cables telegram telegrams
    email e-mail missive petition petitions appeal complaint ultimatum communique warning
    démarche demarche dispatch reply response protest text statement document notice""".split()
)
# How verbs begin that say what such a writing does.
_SAYING = (
    "demand", "threaten", "urg", "accus", "warn", "ask", "request", "call", "condemn", "protest",
    "appeal", "express", "thank", "propos", "inform", "announc", "offer", "reject", "complain",
    "invit", "beg", "plead", "declar", "denounc", "critici", "congratulat", "reiterat", "pledg",
    "promis", "vow", "seek", "stat", "say", "blam", "apologi", "insist", "notify", "object",
    "explain", "outlin", "describ", "confirm", "deny", "assur", "pressing", "challeng", "advis",
)  # fmt: skip
_SENDING = frozenset(
    """send sends sent sending write writes wrote written writing hand hands handed handing deliver
    delivers delivered delivering address addresses addressed addressing submit submits submitted
    fire fires fired firing dispatch dispatched dispatches pass passes passed give gives gave given
    issue issues issued transmit transmitted present presented presents forward forwarded
    lodge lodges lodged lodging file files filed filing register registered registers raise raised
    raises make makes made making""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "appos" and tag in {"NN", "NNS", "NNPS"}:
        return (_who_writes,)
    if tag == "VBG" and label in {"acl", "pcomp"} and word.startswith(_SAYING):
        return (_says_who_sends,)
    return ()


def _says_who_sends(says: Token) -> None:
    """Hangs what a letter says on the verb of sending, whose subject says it."""
    if any(children(says, "aux")):
        return
    if says.dep_ == "pcomp":
        receiver = next(children(says, "nsubj"), None)
        preposition = says.head
        if receiver is None or receiver.i > says.i:
            return
    else:
        receiver = says.head
        preposition = receiver.head
    to = preposition
    while to.lower_ == "of" and to.head.dep_ == "pobj":  # "The head of the WHO"
        to = to.head.head
    verb = to.head
    if to.lower_ not in {"to", "with"} or receiver.i != says.i - 1:
        return
    if to.dep_ == "prep" and to.head.lower_ in _WRITINGS:
        verb = to.head.head  # "Lodged a protest *with Chad*"
    written = next(children(verb, "dobj"), None)
    if written is None:
        if not verb.lower_.startswith(("writ", "wrote")):
            return
    elif verb.lower_ not in _SENDING or written.lower_ not in _WRITINGS:
        return
    hang(says, verb, "advcl")
    if receiver.dep_ == "nsubj":
        hang(receiver, preposition, "pobj")


def _who_writes(writers: Token) -> None:
    """ "In a letter to Rishi Sunak, *50 deputies called* for it": they did, and no Mr Sunak, 50."""
    said = next((c for c in children(writers, "acl", "relcl") if c.tag_ in {"VBN", "VBD"}), None)
    first = writers.sent[0]
    if said is None or first.tag_ != "IN" or first.head.i != first.i:
        return
    name = writers.head
    if not any(children(writers, "nummod")) or name.i > writers.i or not name.is_ancestor(said):
        return
    if said.nbor(-1).i != writers.i or writers.left_edge.nbor(-1).text != ",":
        return
    hang(said, said, "ROOT")
    hang(writers, said, "nsubj")
    hang(first, said, "prep")
    said.tag_ = "VBD"
    for mark in [c for c in first.children if c.dep_ == "punct" and c.i > said.i]:
        hang(mark, said, "punct")
