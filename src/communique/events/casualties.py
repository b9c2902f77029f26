"""Who came to harm in an attack, also one that the sentence before tells: "*Two were killed.*"

Who is killed or wounded without a word of by whom may have met with an accident. After an attack it
is the attack's doing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.data import rows
from communique.events import syntax
from communique.events.coding import told
from communique.events.foes import foe_of, hostilities
from communique.events.frames import lexicon
from communique.events.matching import Match
from communique.events.parties import NO_STATES, as_of, hosts, listed, parties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token
    from communique.record import ActorRef

_HARM = frozenset("kill wound injure".split())
_DEAD = frozenset("dead killed victims casualties wounded injured".split())
_DEATH = frozenset({"die", "perish"})
# Words that tell of a cause of its own: "died *of* a heart attack", "killed *in* a crash".
_CAUSES = frozenset({"of", "from", "by", "in", "during", "when", "since", "after", "while", "with"})
# Those on whose side the doer of the attack may be.
_FOES = frozenset({"enemy", "hostile", "opposing", "rival"})
_BLOODLESS = frozenset({"abduct", "torture", "sexual"})
_IN = ("in", "at", "near", "outside", "on")
# How much later than the attack the harm may stand, in characters: the next sentence.
_NEAR = 300
_CONFIDENCE = 0.7
_FRAME = "assault.kill"


def casualties(parse: Parse, tellings: Sequence[Told]) -> list[Told]:
    """What attacks did to those whom the next sentence tells killed or wounded.

    Args:
        parse: with the marks of the strands before.
        tellings: what it tells otherwise, in the order of the text.
    """
    attacks = [t for t in tellings if _may_kill(t)]
    if not attacks:
        return []
    taken = {telling.match.trigger.i for telling in tellings}
    found = []
    for attack, sentence in _next_sentences(parse, attacks):
        for verb in _harmed(sentence):
            people = _people(verb)
            if any(c.lower_ in _FOES for noun in people for c in noun.lefts):
                continue
            hurt = [p for p in parties(parse, people) if p.actor[:3] != "UNK"]
            named = {p.actor for p in hurt}
            doers = [d for d in attack.match.actors if d.actor not in named]
            if not hurt or verb.i in taken or (len(hurt) == 1 and not doers and _did(attack)):
                continue
            if doers and (struck := _hit_there(attack, hurt)) is not None:
                attack.match.recipients = struck
                taken.add(verb.i)
                continue
            if len(doers) < len(attack.match.actors):
                doers = []  # Of both sides some were killed.
            taken.add(verb.i)
            match = Match(lexicon().frames[_FRAME], verb, doers, hurt, 1.0)
            evidence = parse.quote(sentence.start_char, sentence.end_char)
            telling = told(parse, match, evidence)
            if telling.status == "ongoing":
                telling.status = "actual"  # "Are among the dead": they were killed.
            if telling.status != "actual":
                continue
            if telling.moment.when.basis in {"tense", "document", "unknown"}:
                telling.moment = attack.moment
            telling.confidence = min(telling.confidence, attack.confidence, _CONFIDENCE)
            found.append(telling)
    return found


def _hit_there(attack: Told, hurt: list[ActorRef]) -> list[ActorRef] | None:
    """To whom an attack was done, with those that a sentence after it tells of by "among the dead".

    ``None`` where they are of another state than the attack was on: that is told beside it.
    """
    known = attack.match.recipients
    if {p.actor[:3] for p in hurt} <= {p.actor[:3] for p in known} or not known:
        named = {p.actor for p in known}
        return [*known, *(p for p in hurt if p.actor not in named)]
    return None


def rehome(parse: Parse, tellings: Sequence[Told]) -> None:
    """Gives those hurt in an attack the state that was attacked: "bombed Tyre, killing *a nurse*".

    Somebody of whom no word says whence he is was taken for one of the doer's own, or of none.
    """
    attacked: dict[tuple[int, str], str] = {}
    for telling in tellings:
        match = telling.match
        if telling.type != "ASSAULT" or not match.actors or not match.recipients:
            continue
        here = telling.evidence.start, match.actors[0].actor
        own = {doer.actor[:3] for doer in match.actors}
        if "UNK" in own:
            continue
        lost = [p for p in match.recipients if p.actor[:3] in own | {"UNK"} and ":" not in p.actor]
        nameless = {p.start: m for p in lost if (m := _nameless(parse, p)) is not None}
        known = {p.actor[:3] for p in match.recipients} - own - NO_STATES
        if not nameless:
            if len(known) == 1:
                attacked.setdefault(here, *known)
            continue
        if not known:
            known = {p.actor for p in hosts(parse, _struck(match.trigger))} - own
        if not known and (foe := foe_of(parse, hostilities(tellings), telling)) is not None:
            known = {foe.actor}
        known = known or {attacked[here]} if here in attacked else known
        if len(known) == 1:
            (country,) = known
            attacked[here] = country
            meant = [
                as_of(parse, country, p, nameless[p.start]) if p.start in nameless else p
                for p in match.recipients
            ]
            match.recipients = list({p.actor: p for p in reversed(meant)}.values())[::-1]


def _struck(verb: Token) -> list[Token]:
    """What an attack hits, and where that is: "*a market* in *Tyre*"."""
    verbs = [verb, *(c for c in verb.rights if c.dep_ == "conj" and c.lemma_ in _HARM)]
    things = [thing for each in verbs for thing in syntax.undergoers(each)]
    return [*things, *(n for thing in (*verbs, *things) for n in syntax.prepositional(thing, _IN))]


def _nameless(parse: Parse, party: ActorRef) -> ActorMention | None:
    """The mention of somebody by a noun alone, with no name of a state in its phrase."""
    here = [m for m in parse.mentions if m.start == party.start and m.end == party.end]
    if not here or here[0].form != "nominal" or here[0].actors != (party.actor,):
        return None
    root = parse.doc[here[0].root]
    first, last = root.left_edge.idx, root.right_edge.idx
    named = any(first <= m.start <= last and m.form in {"name", "alias"} for m in parse.mentions)
    told = any(c.dep_ == "poss" or c.text in _nationalities() for c in root.lefts)
    return None if named or told else here[0]


@cache
def _nationalities() -> frozenset[str]:
    """The adjectives of states: "*Pakistani* soldiers" are nobody else's."""
    return frozenset(a for row in rows("actors/states.tsv") for a in row["adjectives"].split("|"))


def _may_kill(telling: Told) -> bool:
    """Whether people may come to harm in what is told: not in holding somebody."""
    happened = telling.status in {"actual", "ongoing"}
    return telling.type == "ASSAULT" and telling.mode not in _BLOODLESS and happened


def _did(attack: Told) -> bool:
    return bool(attack.match.actors)


def _people(verb: Token) -> list[Token]:
    """Who came to harm: what a verb is done to, or who is "among the dead"."""
    if verb.lemma_ != "be":
        return syntax.undergoers(verb)
    return [word for noun in syntax.subjects(verb) for word in listed(noun)]


def _next_sentences(parse: Parse, attacks: Sequence[Told]) -> Iterator[tuple[Told, Span]]:
    """Each attack that is the last told in its sentence, with the sentence that follows."""
    last = {attack.evidence.start: attack for attack in attacks}
    before: Told | None = None
    for sentence in parse.sentences:
        if before is not None and sentence.start_char - before.evidence.end < _NEAR:
            yield before, sentence
        before = last.get(sentence.start_char)


def _harmed(sentence: Span) -> Iterator[Token]:
    """The verbs of a sentence that tell of harm, and of nothing that did it."""
    for token in sentence:
        if token.lower_ == "among" and token.head.lemma_ == "be":
            if any(c.lower_ in _DEAD for c in token.children):
                yield token.head
            continue
        if token.lemma_ not in _HARM | _DEATH or token.pos_ != "VERB":
            continue
        if token.lemma_ in _HARM and (not syntax.is_passive(token) or syntax.agents(token)):
            continue
        if not any(word.lower_ in _CAUSES for word in token.rights):
            yield token
