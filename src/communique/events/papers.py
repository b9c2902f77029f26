"""Laws and letters whose clauses tell what is done by them: "a law *that bars them*", "a note"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.phrases import spread

if TYPE_CHECKING:
    from communique.language.tokens import Token

# What is made into law.
_LAWS = frozenset(
    """law decree order proclamation bill resolution act edict ordinance decision regulation rule
    directive measure executive""".split()
)
#: Verbs by which it is.
ENACTING = frozenset("sign issue pass adopt approve enact publish promulgate endorse".split())
# What is sent and has words in it.
_LETTERS = frozenset("letter note message telegram cable memorandum fax demarche missive".split())


def enacting(clause: Token) -> list[Token]:
    """Who made the law that does something: "*Chad* passed a law that bars Libyans from work"."""
    law = clause.head
    named = next((c for c in clause.lefts if c.lower_ in {"that", "which"}), None)
    if law.lemma_ not in _LAWS or named is None or named.dep_ != "nsubj":
        return []
    verb = law.head
    if law.dep_ == "nsubjpass":
        return [n for c in verb.children if c.dep_ == "agent" for n in c.children]
    if law.dep_ != "dobj" or verb.lemma_ not in ENACTING:
        return []
    return [n for c in verb.children if c.dep_ == "nsubj" for n in spread(c)]


def letter_with(clause: Token) -> Token | None:
    """The verb that sends the letter in which a clause is told: "*sent* Chad a note in which"."""
    if clause.dep_ != "relcl" or not any(
        child.lower_ in {"in", "by"} and any(c.lower_ == "which" for c in child.children)
        for child in clause.lefts
    ):
        return None
    # The parser may hang the clause on whom the letter is for.
    verb = next((word for word in clause.ancestors if word.pos_ == "VERB"), None)
    sent = verb is not None and any(
        child.dep_ in {"dobj", "nsubjpass"} and child.lemma_ in _LETTERS for child in verb.children
    )
    return verb if sent else None
