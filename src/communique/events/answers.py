"""Whom a step is aimed at by the words around it: somebody it names, or who answers it.

"The Kremlin proposed an exchange of envoys, and *Belgrade* accepted."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.events import syntax
from communique.events.sides import is_other

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.events.coding import Told
    from communique.events.matching import Match
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token
    from communique.record import ActorRef

_ANSWERING = frozenset("accept agree consent decline refuse reject balk demur hesitate".split())
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
# With these an answer is to something else: "agreed *on* a date".
_OF_ITS_OWN = frozenset({"on", "with", "about", "that"})
# Conjunctions of what another does at the same time.
_BESIDE = frozenset({"while", "whereas"})
# How many characters back a gift may be told that shows to whom the next one goes.
_NEAR = 600
# Steps back from what two have with one another.
_PARTING = ("sanction.halt-talks", "sanction.cut-ties", "sanction.cut-contacts")
_MUTUAL = frozenset("their mutual bilateral joint reciprocal".split())
_TWO = frozenset("country side nation neighbour neighbor party state two capital".split())
# What has the name of those who passed it before it, or of whom it is kept from.
_PAPERS = frozenset(
    "resolution charter convention statute embargo ultimatum sanction treaty law rule".split()
)
_BREACH = frozenset("violation breach contravention infringement defiance transgression".split())
_ARMED = frozenset("rebel militia insurgent guerrilla jihadist separatist gang".split())
# What takes up an offer.
_OFFER = frozenset("offer proposal invitation idea plan suggestion it request".split())


def who_answers(parse: Parse, trigger: Token) -> ActorMention | None:
    """The one who accepts or declines what was offered, in the next clause or sentence."""
    for verb in _following(parse, trigger):
        if verb.lemma_ not in _ANSWERING or not _is_of_offer(verb):
            continue
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECT), None)
        return parse.mention_at(subject) if subject is not None else None
    return None


def going_on(earlier: Sequence[Told], telling: Told) -> list[ActorRef]:
    """The two who did something to each other and go on: "fought a war *and cut ties*"."""
    verb, actors = telling.match.trigger, telling.match.actors
    if verb.dep_ != "conj" or len(actors) != 2 or actors[0].actor[:3] == actors[1].actor[:3]:
        return []
    first = next((t.match for t in reversed(earlier) if t.match.trigger.i == verb.head.i), None)
    if first is None or not first.frame.reciprocal or first.recipients:
        return []
    return list(actors) if {a.actor for a in first.actors} == {a.actor for a in actors} else []


def between_themselves(match: Match) -> bool:
    """Whether several step back from what they have together: "the two countries cut ties"."""
    if not match.frame.id.startswith(_PARTING):
        return False
    if match.frame.id.startswith(_PARTING[0]):
        return True
    things = syntax.undergoers(match.trigger)
    if any(child.lower_ in _MUTUAL for thing in things for child in thing.lefts):
        return True
    return any(noun.lemma_ in _TWO for noun in syntax.subjects(match.trigger))


def asks_for_it(parse: Parse, telling: Told, party: ActorRef) -> bool:
    """Whether a state but asks for a step: "*Seoul* urged them to cut ties", and not with it."""
    if telling.type != "SANCTION" or telling.status != "hypothetical":
        return False
    chain = parse.voices.chain(telling.match.trigger)
    return any(voice.actor[:3] == party.actor[:3] for voice in chain)


def names_a_paper(name: Token) -> bool:
    """Whether a name tells whose a paper is that is broken: "a breach of *UN* resolutions"."""
    paper = name.head
    while paper.dep_ in {"compound", "nmod", "amod"}:
        paper = paper.head
    of = paper.head
    broken = paper.lemma_ in _PAPERS and paper.dep_ == "pobj" and of.lower_ == "of"
    return broken and name.i < paper.i and of.head.lemma_ in _BREACH


def aimed_elsewhere(parse: Parse, verb: Token) -> bool:
    """Whether a verb has somebody it is aimed at who is no state told of: "offered *Acme* a loan".

    So with "accused *its neighbours*": more than one, of whom none is named.
    """
    if any(map(is_other, syntax.undergoers(verb))):
        return True
    at = syntax.prepositional(verb, ("on", "against"))
    things = syntax.undergoers(verb)
    at += [n for thing in things for n in syntax.prepositional(thing, ("on", "against"))]
    if any(child.lower_ in _ARMED for noun in at for child in noun.lefts):
        return True  # "Sanctions on two *rebel* commanders": not on the state they fight.
    given = (c for c in verb.children if c.dep_ == "dative" and c.pos_ == "PROPN")
    return any(parse.mention_at(word) is None for word in given)


def _following(parse: Parse, trigger: Token) -> Iterator[Token]:
    """The verbs joined to an offer, and the main one of the sentence after it."""
    yield from (c for c in trigger.rights if c.dep_ == "conj")
    end = parse.sentence_at(trigger.idx).end_char
    after = next((s for s in parse.sentences if s.start_char >= end), None)
    if after is not None:
        yield after.root


def _is_of_offer(verb: Token) -> bool:
    """Whether a verb answers an offer told before: it has no object, or one that takes it up."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lemma_.lower() not in _OFFER:
            return False
        if child.dep_ in {"ccomp", "xcomp"} or child.lower_ in _OF_ITS_OWN:
            return False
    return True


def helped(earlier: Sequence[Told], telling: Told, own: set[str]) -> list[ActorRef]:
    """Who was helped by what was given before: "Cuba sent *Haiti* rice. Peru pledged tents"."""
    if not _is_gift(telling):
        return []
    for gift in reversed(earlier):
        if telling.match.trigger.idx - gift.match.trigger.idx > _NEAR:
            break
        givers = own | {party.actor[:3] for party in gift.match.actors}
        to = [party for party in gift.match.recipients if party.actor[:3] not in givers]
        if to and _is_gift(gift):
            return [replace(party, actor=party.actor.partition(".")[0]) for party in to]
    return []


def _is_gift(telling: Told) -> bool:
    frame = telling.match.frame
    return frame.type == "AID" or frame.cameo.startswith("033")


def goes_with(word: Token, trigger: Token) -> bool:
    """Whether a word stands in no clause joined to its step with another doer."""
    while word.i != trigger.i and word.head.i != word.i:
        if word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"}:
            return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in word.lefts)
        if word.dep_ == "advcl" and any(c.lower_ in _BESIDE for c in word.lefts):
            return False  # "Niger shut its airspace, *while* Togo tightened its rules."
        word = word.head
    return True
