"""Frames on the parse: which frame a trigger stands for here, and who its parties are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.events import idioms, phrases, syntax, verbs
from communique.events.befalling import is_dreaded
from communique.events.binding import Site
from communique.events.commands import ordered_done
from communique.events.control import is_command
from communique.events.crowds import of_labour, placed
from communique.events.culprits import culprits, done_by
from communique.events.frames import QUAD
from communique.events.functions import given_with, told_as_event
from communique.events.gerunds import gerunds, is_deed
from communique.events.jointly import JOINTLY, joint_doings
from communique.events.moods import negated
from communique.events.nearest import of_two_homes
from communique.events.outcomes import what_it_brings
from communique.events.pacts import other_makers, parties_before
from communique.events.parties import is_public, merged
from communique.events.surroundings import Surroundings
from communique.events.taking import DEEDS, is_but_named, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.events.frames import Frame, Lexicon, Sense
    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import ActorRef


# What an act is done to even where nobody knows whose it is: "attacked a village", "condemned the
# killing". An object of any other kind tells another sense: "attacked the film".
_UNDERGOERS = (
    "@people", "@neighbours", "@land", "@forces", "@captives", "@diplomats", "@deeds",
    "@ships-planes",
)  # fmt: skip
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "SANCTION"})
_ARMED = frozenset({"REB", "SEP", "UAF", "MIL", "PRM"})
_PROMISED = frozenset({"AGREE", "THREATEN"})
_LOOSE_PARTICLES = frozenset({"out", "up", "down", "back", "away"})


@dataclass(slots=True)
class Match:
    """A frame that holds at a trigger, with its parties."""

    frame: Frame
    trigger: Token
    actors: list[ActorRef]
    recipients: list[ActorRef]
    score: float
    objects: list[Token] = field(default_factory=list)
    anchors: list[Token] = field(default_factory=list)
    inner: list[Match] = field(default_factory=list)

    def refine(self, other: Match) -> None:
        """Takes over the mode of another telling of the event: "issued a *threat of war*"."""
        if self.frame.mode is None and other.frame.mode is not None:
            self.frame = other.frame


@dataclass(frozen=True, slots=True)
class Miss:
    """A frame that a trigger named but that does not hold here, and why.

    ``excluded`` says that a phrase stands here which tells another sense.
    """

    frame: Frame
    trigger: Token
    why: str
    excluded: bool = False


class Matcher:
    """Matches the frames of a lexicon on the sentences of a parse."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        nouns = {form for noun in lexicon.nouns for form in (noun, noun.title(), noun.upper())}
        self._gerunds = gerunds(lexicon)
        self._lemmas = nouns | {*lexicon.verbs, *lexicon.adjectives, *self._gerunds}

    def sentence(self, parse: Parse, sentence: Span) -> tuple[list[Match], frozenset[int]]:
        """The best frame for each trigger of a sentence, in the order of the text.

        With them come the triggers of which a frame says that another sense is meant here ("met *in
        the final*"): the typer, which does not know, is not asked about them.
        """
        found: dict[int, Match] = {}
        otherwise: set[int] = set()
        for trigger, attempts in self.attempts(parse, sentence, hopeless=False):
            best = _best(attempts)
            if best is not None:
                found[trigger.i] = best
            elif any(isinstance(attempt, Miss) and attempt.excluded for attempt in attempts):
                otherwise.add(trigger.i)
        for verb, doers in joint_doings(parse, sentence, found):
            found[verb.i] = Match(self._lexicon.frames[JOINTLY], verb, doers, [], 2.0)
        return standing(found), frozenset(otherwise)

    def attempts(
        self, parse: Parse, sentence: Span, *, hopeless: bool = True
    ) -> Iterator[tuple[Token, list[Match | Miss]]]:
        """Each trigger of a sentence, from the end, with every frame it may trigger.

        A frame comes with its parties, or with why it does not hold; ``hopeless`` ones, whose words
        do not stand there, are told too.
        """
        inner: dict[int, Match] = {}
        names: dict[int, frozenset[str]] = {}
        # From the end, so that a clause is known when the verb that takes it is looked at.
        for trigger in reversed(list(self._triggers(parse, sentence))):
            around = Surroundings(parse, trigger, names)
            senses = self._senses(trigger)
            attempts = [
                self._attempt(around, sense, inner)
                for sense in (senses if hopeless else around.possible(senses))
            ]
            best = _best(attempts)
            if best is not None:
                inner[trigger.i] = best
            yield trigger, attempts

    def _triggers(self, parse: Parse, sentence: Span) -> Iterable[Token]:
        lexicon = self._lexicon
        for token in sentence:
            if token.lemma_ not in self._lemmas:
                continue
            pos = token.pos_
            if pos in {"VERB", "AUX"}:
                known = token.lemma_ in lexicon.verbs and token.dep_ not in {"aux", "auxpass"}
                if known and not idioms.on_anonymity(token):
                    yield token
            elif pos == "NOUN" or (pos == "PROPN" and not is_but_named(parse, token)):
                if token.lemma_.lower() in lexicon.nouns or is_deed(token, self._gerunds):
                    yield token
            elif pos == "ADJ" and token.lemma_ in lexicon.adjectives:
                yield token

    def _senses(self, trigger: Token) -> list[Sense]:
        if trigger.pos_ in {"VERB", "AUX"}:
            return self._lexicon.verbs.get(trigger.lemma_, [])
        if trigger.pos_ in {"NOUN", "PROPN"}:
            return self._lexicon.nouns.get(n := trigger.lemma_.lower()) or self._gerunds.get(n, [])
        return self._lexicon.adjectives.get(trigger.lemma_, [])

    def _attempt(self, around: Surroundings, sense: Sense, inner: dict[int, Match]) -> Match | Miss:
        trigger, frame, phrase = around.trigger, sense.frame, sense.phrase
        score = 0.0
        if phrase is not None:
            if not around.companions.issuperset(sense.companions):
                return Miss(frame, trigger, f"the trigger lacks {phrase!r}")
            score += 2
        elif frame.type == "AID" and around.verbal and "back" in around.companions:
            return Miss(frame, trigger, "it is given back", excluded=True)
        elif around.particle is not None:
            # Another sense may be meant: "carried out", "called off".
            if around.particle in frame.without_prep:
                return Miss(
                    frame,
                    trigger,
                    f"a particle {around.particle!r} that it excludes",
                    excluded=True,
                )
            score -= 1 if around.particle in _LOOSE_PARTICLES else 1.5
        objects = around.objects
        if frame.object:
            objects = [noun for noun in objects if around.fits(noun, sense.objects)]
            if not objects:
                return Miss(frame, trigger, "its object is none of the frame's")
            score += 2
        if frame.object_not:
            words = self._lexicon.words(frame.object_not)
            if any(around.fits(noun, words) for noun in objects):
                return Miss(frame, trigger, "its object is one the frame excludes")
        if frame.transitive and not around.objects:
            return Miss(frame, trigger, "it has no object")
        if frame.no_predicate and around.names_object:
            return Miss(frame, trigger, "it says what its object is")
        if frame.blamed and not culprits(trigger):
            return Miss(frame, trigger, "nobody is said to have done it")
        if frame.bare and (around.objects or around.clauses):
            return Miss(frame, trigger, "it has an object or a clause")
        anchors: list[Token] = []
        for preposition, nouns in frame.with_prep.items():
            under = around.under(preposition)
            words = self._lexicon.words(nouns)
            fitting = [noun for noun in under if around.fits(noun, words)] if nouns else under
            if not fitting:
                return Miss(
                    frame, trigger, f"no phrase with {preposition!r} that the frame asks for"
                )
            anchors += fitting
            score += 2
        for preposition, nouns in frame.without_prep.items():
            words = self._lexicon.words(nouns)
            if any(not nouns or around.fits(noun, words) for noun in around.under(preposition)):
                return Miss(
                    frame, trigger, f"a phrase with {preposition!r} that it excludes", excluded=True
                )
        if frame.subject:
            if not self._is_subject(around, frame.subject):
                return Miss(frame, trigger, "its subject is none of the frame's")
            score += 1
        if frame.subject_not and self._is_excluded(around, frame.subject_not):
            return Miss(frame, trigger, "its subject is one the frame excludes")
        told: list[Match] = []
        clauses = around.clauses
        if any(clause.lemma_ in frame.complement_not for clause in clauses):
            return Miss(frame, trigger, "its clause is one the frame excludes")
        if frame.type == "REQUEST" and any(map(ordered_done, clauses)):
            return Miss(frame, trigger, "it is ordered what shall be done to somebody")
        if frame.type == "MOBILIZE" and any(map(verbs.relieves, phrases.purposes(trigger))):
            return Miss(frame, trigger, "it is done for relief")
        if frame.predicate:
            wanted = {said: self._lexicon.words(of) for said, of in frame.predicate.items()}
            if not (clauses := around.said_to_be(wanted)):
                return Miss(frame, trigger, "no clause says what the frame asks for")
        elif frame.complement is not None:
            if trigger.pos_ == "ADJ" and trigger.head.lemma_ in verbs.SEEMING:
                return Miss(frame, trigger, "it says what somebody seems, or comes, to be")
            if frame.duty and not (clauses := [c for c in clauses if self._is_due(c)]):
                return Miss(frame, trigger, "its clause does not say what must be done")
            if frame.type in _PROMISED and any(verbs.only_assured(trigger, c) for c in clauses):
                return Miss(frame, trigger, "its clause tells what has been done")
            if frame.infinitive and not (clauses := verbs.to_be_done(trigger, clauses)):
                return Miss(frame, trigger, "its clause is no infinitive")
            if frame.complement_verbs:
                ends = (*clauses, *phrases.purposes(trigger))  # "Gave it a week *to leave*"
                clauses = [c for c in ends if c.lemma_ in frame.complement_verbs]
                if frame.type == "ACCUSE":  # Who says that Chad does *not* arm them blames it not.
                    clauses = [c for c in clauses if not (phrases.doubted(c) or verbs.may(c))]
                score += bool(clauses)
            if frame.complement_object:
                words = self._lexicon.words(frame.complement_object)
                if frame.type == "THREATEN":  # "Said it *had carried out* the attack": no threat.
                    done = verbs.told_as_done if frame.own else verbs.is_perfect
                    clauses = [c for c in clauses if not done(c)]
                clauses = [
                    c for c in clauses if any(around.fits(o, words) for o in what_it_brings(c))
                ]
                if not clauses:
                    return Miss(frame, trigger, "its clause has none of the frame's objects")
            if frame.conditional:
                clauses = [c for c in clauses if phrases.conditions(c) and not negated(c)]
            if frame.own or frame.conditional:
                clauses = [c for c in clauses if around.is_own(c)]
                if not clauses:
                    return Miss(frame, trigger, "its clause tells of no deed of the speaker's own")
            told = [inner[clause.i] for clause in clauses if clause.i in inner]
            nominal = not clauses and not frame.complement_verbs
            if not clauses and not (nominal and (told := _nominal_complements(objects, inner))):
                return Miss(frame, trigger, "no clause follows it")
            if frame.complement != "any":
                warlike = frame.complement != "cooperation"
                told = [match for match in told if (_quad(match) >= 3) == warlike]
                if frame.complement == "agentless":
                    # "Warned that ships *would be sunk*": by him who warns.
                    told = [match for match in told if not match.actors]
                if not told:
                    return Miss(frame, trigger, f"no {frame.complement} is told in its clause")
            score += 2
        actors, recipients = Site(around, frame, told, anchors, clauses).bind()
        if given_with(trigger):
            actors, recipients = recipients, actors
        untold = len(actors) < 2 if frame.pact is True else not actors
        if frame.pact and not recipients and untold:
            actors = parties_before(around.parse, trigger, objects or around.subjects) or actors
        if not (recipients or frame.reciprocal) and frame.type in _JUDGING and around.verbal:
            leaving = frame.type == "SANCTION"
            recipients = other_makers(around.parse, trigger, objects, actors, leaving=leaving)
        if frame.reciprocal:
            if frame.needs_recipient and frame.recipient == ("object",) and not recipients:
                # Two who call do not call each other: "Chile and Peru called for talks".
                return Miss(frame, trigger, "nobody known is done to")
            if frame.type == "CONSULT" or frame.pact is True or not (actors or around.told_to):
                # All who meet are doers (PLOVER manual, CONSULT); "between A and B" likewise.
                actors, recipients = merged(actors, recipients), []
            known = len(actors) + len(recipients) + around.told_to
            if known < 2 and (frame.needs_recipient or not actors):
                return Miss(frame, trigger, "fewer than two parties are known")
        recipients = _others(actors, recipients)
        if actors and not frame.reciprocal and around.mutual:
            recipients = actors  # "Accused each other": each is done to by the other.
        public = any(is_public(party.actor) for party in (*actors, *recipients))
        # Crowds have no name: "thousands march against the government".
        agentless = frame.agentless or frame.type == "PROTEST" or around.told_to
        crowd = frame.type == "PROTEST" and not actors and placed(around.parse, trigger)
        if (
            not public
            and not crowd
            and not (agentless and recipients and _in_a_state(around.parse, trigger))
            and not of_labour(frame, actors)
        ):
            return Miss(frame, trigger, "nobody in it is of a state or a public body")
        if not actors and not crowd and not (agentless and recipients):
            return Miss(frame, trigger, "nobody known does it")
        if frame.foreign and not (recipients or frame.counterpart) and around.parties("object"):
            return Miss(frame, trigger, "nobody of another state is done to")
        if frame.likeness < 1 and not of_two_homes(actors, recipients):
            return Miss(frame, trigger, "a verb of no frame links no two states or bodies")
        if frame.needs_recipient and not (recipients or frame.reciprocal or frame.counterpart):
            if "object" not in frame.recipient and (around.verbal or frame.type not in DEEDS):
                return Miss(frame, trigger, "nobody known is done to")
            undergone = self._lexicon.words(_UNDERGOERS)
            things = objects
            if not around.verbal:
                things = [noun for name in frame.recipient for noun in around.nouns(name)]
            struck = any(around.fits(noun, undergone) for noun in things)
            if not (struck or _is_raid(frame, trigger, actors)):
                return Miss(frame, trigger, "nobody known is done to")
            score -= 0.5
        if frame.needs_recipient and frame.counterpart and not recipients:
            score -= 1.5  # The text around may tell of nobody either.
        nominal = trigger.pos_ in {"NOUN", "PROPN"}
        several = frame.reciprocal and len(actors) > 1
        if nominal and not (recipients or several or told_as_event(trigger, frame)):
            return Miss(frame, trigger, "a noun alone, with nobody it is done to")
        score += bool(actors) + (bool(recipients) or several)
        if nominal and actors and syntax.prepositional(trigger, ("by",)):
            score += 1  # Nothing but a deed has a "by": "the demolition *by Russia* of a bridge".
        return Match(
            frame,
            trigger,
            actors,
            recipients,
            score,
            objects if frame.object else [],
            anchors if frame.with_prep else [],
            told,
        )

    def _is_due(self, clause: Token) -> bool:
        """Whether a clause says what must be done, or tells somebody to do a deed."""
        if clause.head.lemma_ == "tell" and clause.dep_ == "xcomp" and clause.tag_ == "VB":
            return True  # "Told Turkey *to end* the siege"
        return verbs.is_duty(clause) or (
            clause.lemma_.lower() in self._lexicon.verbs and is_command(clause)
        )

    def _is_excluded(self, around: Surroundings, names: tuple[str, ...]) -> bool:
        """Whether a subject is one of some words, which no name of a state or body is.

        "The European *Union*" is no trade union. Nor does it matter who is told to do a thing:
        "attack them," the president was urged.
        """
        return not around.told_to and not around.bodies_alone and self._is_subject(around, names)

    def _is_subject(self, around: Surroundings, names: tuple[str, ...]) -> bool:
        """Whether a subject is one of some words, or an actor of one of the sectors among them."""
        return not self._lexicon.words(names).isdisjoint(around.doers)


def _best(attempts: list[Match | Miss]) -> Match | None:
    matches = [attempt for attempt in attempts if isinstance(attempt, Match)]
    if not matches:
        return None
    best = max(matches, key=lambda match: match.score)
    if best.frame.mode is None:
        # Of frames of one type that hold as well, the one that tells how.
        for match in matches:
            if match.score == best.score and match.frame.type == best.frame.type:
                best = match if match.frame.mode is not None else best
    return best


def _nominal_complements(objects: list[Token], inner: dict[int, Match]) -> list[Match]:
    return [inner[noun.i] for noun in objects if noun.i in inner]


def _in_a_state(parse: Parse, trigger: Token) -> bool:
    """Whether an act is told to have been done in a known country: "was arrested in Niger"."""
    heads = {noun.i for noun in syntax.prepositional(trigger, ("in", "at", "near", "outside"))}
    return any(place.root in heads and place.country for place in parse.places)


def _quad(match: Match) -> int:
    return QUAD[match.frame.type]


def _is_raid(frame: Frame, trigger: Token, actors: list[ActorRef]) -> bool:
    """Whether a noun tells an attack by armed men, whoever was hit: "an attack *by the rebels*"."""
    feared = trigger.pos_ == "NOUN" and is_dreaded(trigger)
    if frame.type != "ASSAULT" or not (feared or done_by(trigger)):
        return False
    return feared or any(a.actor.partition(":")[0].partition(".")[2] in _ARMED for a in actors)


def _others(actors: list[ActorRef], recipients: list[ActorRef]) -> list[ActorRef]:
    """The recipients without the doers, and, beside foreign ones, without the doers' own states."""
    named = {actor.actor for actor in actors}
    found = [party for party in recipients if party.actor not in named]
    own = {actor.actor.partition(".")[0] for actor in actors}
    return [party for party in found if party.actor not in own] or found
