"""Words that decide whether what stands below them happened (``data/operators.yaml``).

An operator acts by its own standing: who refuses to meet does not meet, who did not refuse may have
met; who stops shelling no longer shells, who is asked to stop is still shelling.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.data import entries
from communique.events import syntax

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.record import Status

Effect = Literal[
    "negated",
    "missed",
    "prevented",
    "ended",
    "denied",
    "planned",
    "hypothetical",
    "doubted",
    "carried",
    "brought",
    "claimed",
    "factive",
]
#: Whether an operator reaches event nouns ("the risk of war"): all, only such as are new to the
#: text ("considered an attack", not "considered the attack"), or none.
Nouns = Literal["all", "new", "none"]
#: Which clauses it reaches: all, or only those that are still to come ("told him to go", not "told
#: him that he had gone").
Clauses = Literal["all", "ahead"]

# By effect: what becomes of an event below an operator that is itself done or lasting; planned or
# hypothetical; negated or denied. An empty string leaves the event as it is.
_OUTCOMES: dict[Effect, tuple[Status | Literal[""], Status | Literal[""], Status | Literal[""]]] = {
    "negated": ("negated", "hypothetical", "hypothetical"),
    "missed": ("negated", "hypothetical", ""),
    "prevented": ("negated", "hypothetical", ""),
    "ended": ("negated", "ongoing", "ongoing"),
    "denied": ("denied", "denied", ""),
    "planned": ("planned", "planned", "negated"),
    "hypothetical": ("hypothetical", "hypothetical", "negated"),
    "doubted": ("hypothetical", "hypothetical", ""),
    "brought": ("", "hypothetical", "negated"),
    "claimed": ("", "", "hypothetical"),
    "factive": ("", "", ""),
}


# What makes a phrase with the verb above it.
PHRASED = frozenset({"dobj", "acomp", "oprd", "ccomp", "advmod"})


class OperatorExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence whose one event has the status given."""

    text: str
    status: str


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give what stands below them a status.

    ``words`` are lemmas of verbs, nouns and adjectives, with a particle where they take one ("rule
    out"), with the object that makes a phrase with them ("make mind"), and with a preposition, "to"
    or "that" where they are meant only with what these join to them ("close to", "hope to"). A
    preposition with its noun is a phrase after "be" ("off table"), or after a verb that is listed
    with ("go out of way").
    """

    id: str
    effect: Effect
    words: tuple[str, ...]
    nouns: Nouns = "all"
    clauses: Clauses = "all"
    examples: tuple[OperatorExample, ...] = ()


@cache
def operators() -> dict[str, Operator]:
    """The operator that each word is, by lemma; the first entry that lists a word has it."""
    found: dict[str, Operator] = {}
    for entry in entries("operators.yaml", Operator):
        for word in entry.words:
            found.setdefault(word, entry)
    return found


def operator(head: Token, below: Token | None = None) -> Operator | None:
    """The operator that a word is: with its particle, or with the clause below it, if it has one.

    Args:
        head: a verb, noun or adjective.
        below: the clause or event noun that it takes, for operators that take only one kind: "hope
            to", "provide that".
    """
    known = operators()
    lemma = head.lemma_.lower()
    if below is not None:
        verb, words = _hung(below.head)  # "Went *out of its way* to"
        if verb.i == head.i and words and (found := known.get(f"{lemma} {words}")) is not None:
            return found
    if head.pos_ == "VERB":
        particle = syntax.particle(head) or next(
            (
                c.lower_
                for c in head.children
                if (c.dep_ == "advmod" and c.i == head.i + 1)
                # "Talked Iran *out* of attacking"
                or (c.dep_ == "prep" and below is not None and below.head.head.i == c.i)
            ),
            None,
        )
        if particle is not None and (found := known.get(f"{lemma} {particle}")) is not None:
            return found
        if below is not None and below.head.i == head.i:
            for child in head.children:  # "Went out of its *way* to", taken for an end
                for noun in (n for n in child.subtree if child.dep_ == "prep" and n.dep_ == "pobj"):
                    if (found := known.get(f"{lemma} {_hung(noun)[1]}")) is not None:
                        return found
        for child in head.children:
            # "Made up its *mind* to", "took it *upon* itself to"
            if child.dep_ in PHRASED or child.dep_ == "nsubjpass" or child.lower_ == "upon":
                found = known.get(f"{lemma} {child.lemma_}")
                if found is not None:
                    return found
    if below is not None:
        by = _joint(below)
        found = known.get(f"{lemma} {by}") or known.get(f"{head.lower_} {by}")
        if found is not None:
            return found
    if head.lower_ == "means" and head.pos_ == "NOUN":
        return known["means"]  # "Has the *means* to": no verb
    return known.get(lemma) or known.get(head.lower_)


def phrase(head: Token) -> Token:
    """The verb that makes a phrase with a noun or adjective, else the word itself.

    "Gave its *word* that", "had the *courage* to", "shied *away* from", "out of its *way* to".
    """
    verb, words = _hung(head)
    if words:
        return verb if f"{verb.lemma_} {words}" in operators() else head
    verb = head.head
    if head.dep_ in PHRASED and verb.pos_ in {"VERB", "AUX"}:
        return verb if f"{verb.lemma_} {head.lemma_}" in operators() else head
    return head


def _hung(noun: Token) -> tuple[Token, str]:
    """The verb that a noun hangs on by prepositions, and the phrase: "go", "out of way"."""
    words, step = [noun.lemma_.lower()], noun
    while step.dep_ in {"pobj", "prep"} and step.head.pos_ in {"ADP", "ADV"}:
        step = step.head
        words.insert(0, step.lower_)
    return (step.head, " ".join(words)) if len(words) > 1 else (noun, "")


def _joint(below: Token) -> str | None:
    """By what a clause or noun is joined to the word it hangs on: "to", "that", a preposition."""
    if below.dep_ in {"pobj", "pcomp"}:
        return below.head.lower_
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in below.children):
        return "to"
    return "that" if below.dep_ == "ccomp" else None


def outcome(effect: Effect, standing: Status | None, *, finite: bool = False) -> Status | None:
    """What an operator's effect and its own standing make of the event below it.

    Args:
        effect: that of the operator.
        standing: whether the operator itself happened.
        finite: whether the event is told in a clause of its own: not to fear that somebody attacks
            leaves it open, not to try to attack does not.

    Returns:
        A status, or ``None`` where the event is left as it is.
    """
    if effect == "carried":
        return standing if standing != "actual" else None
    if effect == "planned" and standing == "hypothetical":
        return standing  # "May agree to attack", "if it plans to"
    done, open_, undone = _OUTCOMES[effect]
    if effect == "planned" and standing == "hypothetical":
        return "hypothetical"  # "May plan to attack", "if it promises to leave"
    if standing == "denied" and effect in {"planned", "hypothetical"}:
        return "denied"  # "Denied having ordered the arrest"
    if standing in {"planned", "hypothetical"}:
        return open_ or None
    if standing in {"negated", "denied"}:
        return "hypothetical" if finite and undone == "negated" else undone or None
    return done or None
