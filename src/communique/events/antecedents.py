"""What "it" and "them" stand for where that is no party: "signed a treaty. It later tore *it* up".

Only verbs that deal with matters between states are looked at: what they take is rarely a party.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.language.tokens import Token
    from communique.record import ActorRef

#: Pronouns that may take up a matter.
TAKING_UP = frozenset({"it", "them", "they"})
# Verbs that states do to a matter between them, and hardly to each other.
_DEALING = frozenset(
    """abandon abrogate accept annul attend boycott breach break cancel cease conclude decline
    discontinue drop ease end extend flout freeze halt honor honour impose implement initial
    interrupt lift loosen observe opt postpone prolong pull quit ratify reimpose reinstate reject
    relax renew renounce repeal rescind resume revoke scrap shelve shred sign skip suspend tear
    tighten tolerate veto violate void waive walk withdraw""".split()
)
# By which preposition those of them that have no object take it.
_LEAVING = frozenset({"of", "from"})
_TAKING = frozenset({"the", "this", "that", "these", "those", "both"})
# How many sentences back a matter may have been told that a noun takes up.
_SENTENCES = 4
_PLACES = {"dobj", "nsubjpass", "pobj"}
_MATTERS = frozenset(
    """accord agreement armistice ceasefire charter communique compact convention deal
    memorandum moratorium pact protocol treaty truce undertaking alliance
    talk negotiation consultation conference meeting summit session discussion visit
    ban barrier blockade boycott curb duty embargo levy measure penalty quota restriction sanction
    surcharge tariff
    appeal demand invitation offer ultimatum plan proposal request resolution bill
    aid assistance loan subsidy payment
    delivery export flight import shipment supply service trade exercise drill manoeuvre maneuver
    cooperation hostility strike
    election vote referendum poll runoff ballot hearing debate inquiry""".split()
)
# What is lifted or eased by those who imposed it.
_EASING = frozenset({"RETREAT", "CONCEDE"})
# How a matter stands in the clause that told it, the likeliest first.
_TOLD = ("dobj", "nsubjpass", "nsubj", "attr", "conj", "pobj")


def matter(pronoun: Token) -> Token | None:
    """The matter of the words before it that a pronoun takes up.

    Args:
        pronoun: one of ``TAKING_UP``.

    Returns:
        Its noun, of the same sentence or the one before; ``None`` where the verb may take a party,
        or no matter in the pronoun's number was told.
    """
    verb = _dealing(pronoun)
    if verb is None:
        return None
    doc = pronoun.doc
    start = doc.sentence(pronoun.i).start
    before = doc.sentence(start - 1).start if start else 0
    number = {"NN", "NNP"} if pronoun.lower_ == "it" else {"NNS", "NNPS"}
    for first, last in ((start, verb.left_edge.i), (before, start)):
        told = [
            token
            for token in doc[first:last]
            if token.tag_ in number and token.dep_ in _TOLD and token.lemma_.lower() in _MATTERS
        ]
        if told:
            return min(told, key=lambda token: (_TOLD.index(token.dep_), -token.i))
    return None


def introduced(noun: Token) -> Token | None:
    """Where a matter was told with what it is on, which the text now takes up: "*the sanctions*".

    Returns:
        The same word in the sentences before, with phrases of its own; ``None`` where the noun has
        such itself, or is none of a matter told before.
    """
    if noun.lemma_.lower() not in _MATTERS or not _is_definite(noun):
        return None
    doc = noun.doc
    first = start = doc.sentence(noun.i).start
    for _ in range(_SENTENCES):
        first = doc.sentence(first - 1).start if first else 0
    for token in reversed(doc[first:start]):
        if token.lemma_ == noun.lemma_ and not _is_definite(token):
            return token
    return None


def _is_definite(noun: Token) -> bool:
    """Whether a noun but takes up what was told: "*the talks*", of which no more is said."""
    if any(c.dep_ in {"prep", "relcl", "acl"} for c in noun.rights):
        return False
    if any(c.dep_ == "poss" or (c.dep_ != "det" and c.text[:1].isupper()) for c in noun.lefts):
        return False
    return any(c.dep_ == "det" and c.lower_ in _TAKING for c in noun.lefts)


def _dealing(word: Token) -> Token | None:
    """The verb that does something to a matter which a word stands for."""
    verb = word.head
    if word.dep_ not in _PLACES:
        return None
    if word.dep_ == "pobj":
        if verb.lower_ not in _LEAVING or verb.dep_ != "prep":
            return None
        verb = verb.head.head if verb.head.dep_ == "prep" else verb.head  # "Walked *out of them*"
    return verb if verb.lemma_ in _DEALING and verb.pos_ == "VERB" else None


def complete(tellings: Sequence[Told]) -> None:
    """Names the parties of a deed done to a matter as the words that told the matter name them.

    "Turkey and *Greece* held talks. Turkey walked out of them": on Greece. "*Kenya* imposed
    sanctions. They were lifted in May": by Kenya.
    """
    for number, telling in enumerate(tellings):
        match = telling.match
        if match.frame.reciprocal or (match.recipients and match.actors):
            continue
        noun = _taken_up(match.trigger)
        first = _teller(tellings[:number], noun) if noun is not None else None
        if first is None or (not match.actors and telling.type not in _EASING):
            continue
        if not match.actors:
            match.actors = list(first.match.actors)
        own = {actor.actor[:3] for actor in match.actors}
        if not match.recipients and own:
            sides: list[ActorRef] = [*first.match.actors, *first.match.recipients]
            match.recipients = [side for side in sides if side.actor[:3] not in own]


def _taken_up(verb: Token) -> Token | None:
    """The matter that a verb does something to, told before it."""
    below = (c for child in verb.children for c in (child, *child.children, *_deeper(child)))
    done = (w for w in below if (dealt := _dealing(w)) is not None and dealt.i == verb.i)
    found = (matter(w) if w.lower_ in TAKING_UP else _named_again(w) for w in done)
    return next((noun for noun in found if noun is not None), None)


def _named_again(word: Token) -> Token | None:
    """The matter that a noun takes up to which something is done: "broke *the truce*"."""
    return introduced(word) if word.pos_ == "NOUN" and _dealing(word) is not None else None


def _deeper(word: Token) -> list[Token]:
    """What hangs below the prepositions of a phrase: "out *of them*"."""
    return [c for child in word.children if child.dep_ == "prep" for c in child.children]


def _teller(tellings: Sequence[Told], noun: Token) -> Told | None:
    """What tells of a matter: the noun itself, or the verb that takes it."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head  # "Agreed *on a truce*"
    heads = (noun.i, above.i)
    return next((told for told in reversed(tellings) if told.match.trigger.i in heads), None)
