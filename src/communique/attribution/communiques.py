"""Who issued a text that names nobody: those who met, for "the communique" and "a joint statement".

"The kings of Peru and Chile met in Arica. *A joint communique* condemned the coup."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import child
from communique.attribution.holders import conjoined
from communique.attribution.speakers import actors_of

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

#: Texts by which a meeting ends.
_OF_MEETINGS = frozenset({"communique", "communiqué", "communiqués", "communiques", "declaration"})
_TEXTS = frozenset({"statement", "statements", "text", "document", "resolution", "message"})
_SHARED = frozenset({"joint", "final", "closing", "concluding", "common", "trilateral"})
_MEETING = frozenset(
    """meet confer visit receive host negotiate talk gather hold end conclude wind convene open
    close finish leave""".split()
)
# What a body does with a resolution, or by one.
_ADOPTING = frozenset("vote adopt pass approve extend renew demand condemn impose lift".split())
# Codes of bodies whose members meet as one.
_BODIES = ("IGO", "UNO", "EUR", "NGO", "ISM")
# So many sentences back the meeting may be told.
_REACH = 3


def issuers_told(parse: Parse, noun: Token) -> list[Token]:
    """The heads of the phrases that tell who met to issue a text; none where none are told."""
    shared = any(c.lower_ in _SHARED for c in noun.lefts)
    adopted = noun.lower_ == "resolution" and noun.left_edge.lower_ == "the"
    if noun.lower_ not in _OF_MEETINGS and not (shared and noun.lower_ in _TEXTS) and not adopted:
        return []
    here = parse.sentence_at(noun.idx)
    number = next(n for n, s in enumerate(parse.sentences) if s.start == here.start)
    for sentence in reversed(parse.sentences[max(0, number - _REACH) : number + 1]):
        # In its own sentence also those of whom it tells: "a communique said *the two* had agreed".
        for token in sentence if sentence.start == here.start else reversed(list(sentence)):
            if token.dep_ != "nsubj" or token.i == noun.i:
                continue
            if found := _adopting(parse, token) if adopted else _together(parse, token):
                return found
    return []


def _adopting(parse: Parse, subject: Token) -> list[Token]:
    """The body that has adopted a resolution: "the council voted. *The resolution* condemns"."""
    if subject.head.lemma_ not in _ADOPTING:
        return []
    return [subject] if any(x.startswith(_BODIES) for x in actors_of(parse, subject)) else []


def _together(parse: Parse, subject: Token) -> list[Token]:
    """A subject with those beside it and whom it met, where they are of two states or one body."""
    heads = [subject, *conjoined(subject)]
    verb = subject.head
    if verb.lemma_ in _MEETING:
        met = child(verb, "dobj")
        heads += [met] if met is not None else []
        withs = [c for c in verb.children if c.lower_ == "with" and c.dep_ == "prep"]
        heads += [held for c in withs if (held := child(c, "pobj")) is not None]
    who = {actor for head in heads for actor in actors_of(parse, head)}
    homes = {actor[:3] for actor in who if not actor.startswith("UNK")}
    if len(homes) > 1:
        return [head for head in heads if actors_of(parse, head)]
    body = verb.lemma_ in _MEETING and any(actor.startswith(_BODIES) for actor in who)
    return [subject] if body else []
