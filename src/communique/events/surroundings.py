"""What stands around a trigger, looked up once for all the frames that are tried at it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from communique.events import designations, phrases, syntax, verbs
from communique.events.callings import called, names_of
from communique.events.commands import commanded
from communique.events.complements import complements
from communique.events.functions import (
    below,
    changed,
    counted,
    finder,
    in_force,
    in_its_place,
    starts,
)
from communique.events.parties import hosts, of_its_name, owners, parties
from communique.events.predicates import instanced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.events.frames import Sense
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import ActorRef

_PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "dobj", "oprd", "intj", "npadvmod"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
# Words that are particles without a noun of their own, prepositions with it.
_ADVERBIAL = frozenset("in on off over up down out through around about".split())
# What a state has in another's capital.
_STAFF = frozenset({"embassy staff", "embassy personnel", "diplomatic staff", "diplomat"})
_POSTS = _STAFF.union("embassy consulate mission legation office ambassador envoy consul".split())
# Verbs by which a deed is judged, by whom they rule where it is.
_JUDGING = frozenset(
    "condemn denounce criticise criticize deplore decry hail welcome slam lambast".split()
)
# Verbs of shooting, and by what the place shot at is joined to them.
_FIRING = frozenset("fire launch shoot lob hurl rain".split())
_AIMED = frozenset({"at", "on", "into", "toward", "towards", "against"})
# Verbs of those who come to it, and what is voiced there.
_IN_A_CITY = frozenset("expect await due call demand plea appeal".split())
_ARRIVING = frozenset("arrive land".split())
# What bodies of states are called that is said of others too, and their codes.
_OF_BODIES = frozenset("union league community bank fund association".split())
_BODIES = ("EUR", "IGO", "UNO")
# In what a deed is spoken of, and not done: "did not mention the raid *in its briefing*".
_SAID_IN = frozenset(
    """address announcement article bulletin briefing comment communique editorial interview letter
    memo message note post remark report speech statement summary telegram tweet update""".split()
)
# What joins to a thing whose it is: "*Azerbaijani-owned* warehouses".
_HELD = frozenset("owned run operated registered controlled flagged held".split())
# The places of what somebody is said to be.
_SAID = frozenset({"acomp", "attr", "oprd", "prep", "advmod", "xcomp"})


class Surroundings:
    """The nouns, words and actors that stand to one trigger in the functions frames name.

    Args:
        parse: with the marks of the actors strand.
        trigger: a verb, noun or adjective.
        names: what the nouns of the sentence are called, shared by its triggers.
    """

    def __init__(self, parse: Parse, trigger: Token, names: dict[int, frozenset[str]]) -> None:
        self.parse = parse
        self.trigger = trigger
        self.verbal = trigger.pos_ in {"VERB", "AUX"}
        self._names = names
        self._nouns: dict[str, list[Token]] = {}
        self._parties: dict[str, list[ActorRef]] = {}
        self._under: dict[str, list[Token]] = {}

    @cached_property
    def objects(self) -> list[Token]:
        """The objects of a verb, or what an event noun has for them."""
        if not self.verbal:
            return _objects_of(self.trigger)
        if starts(self.trigger):
            return changed(self.trigger)
        return syntax.undergoers(self.trigger) or changed(self.trigger)

    @cached_property
    def subjects(self) -> list[Token]:
        """Who does it, whether or not an actor."""
        return self.nouns("subject")

    @cached_property
    def clauses(self) -> list[Token]:
        """The verbs of the clauses that the trigger takes."""
        return complements(self.trigger)

    @cached_property
    def particle(self) -> str | None:
        """The particle of a phrasal verb."""
        return syntax.particle(self.trigger) if self.verbal else None

    @cached_property
    def mutual(self) -> bool:
        """Whether what it is done to is "each other"."""
        if not self.verbal:
            return False
        if phrases.mutual(self.objects) or phrases.each_the_other(self.subjects, self.objects):
            return True
        return any(
            phrases.mutual([noun])
            for child in (*self.trigger.children, *(c for o in self.objects for c in o.children))
            if child.dep_ == "prep"
            for noun in child.children
        )

    @cached_property
    def names_object(self) -> bool:
        """Whether a verb says what its object is or is like: "called them comical"."""
        if phrases.named_by(self.trigger):
            return True
        return any(
            child.dep_ == "oprd"
            or (child.lower_ == "as" and any(c.pos_ == "ADJ" for c in child.children))
            or (child.dep_ == "ccomp" and child.pos_ not in {"VERB", "AUX"})
            for child in self.trigger.children
        )

    @cached_property
    def companions(self) -> frozenset[str]:
        """The words that may make a phrase with the trigger: "step *up*", "*air* strike"."""
        children, tied = list(self.trigger.children), designations.ties(self.trigger)
        if not self.verbal:
            return frozenset({c.lemma_.lower() for c in children if c.dep_ in _MODIFIERS} | tied)
        predicates = [
            c for c in children if c.dep_ == "oprd" or (c.dep_ == "ccomp" and c.pos_ == "ADJ")
        ]
        # "Called the threats *reckless*": the parser hangs the adjective on the object.
        predicates += [
            c
            for thing in children
            if thing.dep_ == "dobj"
            for c in thing.rights
            if c.dep_ == "amod" and c.pos_ == "ADJ"
        ]
        said = [w for c in predicates for w in phrases.with_conjuncts(c)]
        said += instanced(said)
        named = {w.lower_ for c in said for w in (c, *c.lefts) if _is_said(w)}
        # A clause without a verb hangs there too: "found him *guilty*".
        return frozenset(
            {
                c.lower_
                for c in children
                if (c.dep_ in _PARTICLES and not self._has_own_noun(c))
                or (c.dep_ == "ccomp" and c.pos_ != "VERB")
                or (c.dep_ == "advcl" and c.pos_ == "ADJ")
            }
            | tied
            | verbs.adverbs_astray(self.trigger)
            | named  # "Called it a *hostile* step", "illegal *and dangerous*"
        )

    @cached_property
    def _takes_place(self) -> bool:
        """Whether a city names its state here: "its embassy *in Lima*", "arrived *in Lima*"."""
        if self.verbal and self.trigger.lemma_ in _ARRIVING:
            return True
        if self.verbal and self.trigger.lemma_ == "be":
            return bool(self.under("for"))  # "Was *in Lima* for talks"
        if self.trigger.lemma_.lower() in _IN_A_CITY:
            return True  # "Is due *in Lima*", "calls *in Lima* for Chad to apologise"
        return any(self.fits(thing, _POSTS) for thing in self.objects)

    @property
    def _is_judged(self) -> bool:
        """Whether a thing was judged where it is told, by nobody told: "condemned *in Tripoli*"."""
        verb = self.trigger
        return self.verbal and verb.lemma_ in _JUDGING and syntax.is_passive(verb)

    @cached_property
    def told_to(self) -> bool:
        """Whether the trigger is a command."""
        return self.verbal and commanded(self.parse, self.trigger)

    @cached_property
    def doers(self) -> frozenset[str]:
        """What the subjects are called, what they are a number of, and the sectors they are of."""
        found: set[str] = set()
        for noun in self.subjects:
            found |= self._acting(noun)
            of = noun.head
            if of.lower_ == "of":
                found.add(of.head.lemma_.lower())  # "*Thousands* of Georgians"
        for party in self.parties("subject"):
            found.add(party.actor.partition(":")[0].rpartition(".")[2])
        return frozenset(found)

    @cached_property
    def bodies_alone(self) -> bool:
        """Whether states and bodies of states do it, or nobody named."""
        return all(map(self.is_body, self.subjects))

    def is_body(self, noun: Token) -> bool:
        """Whether a noun is the name of a state or of a body of states."""
        mention = self.parse.mention_at(noun)
        if mention is None:
            return False
        codes = [actor.partition(":")[0] for actor in mention.actors]
        # "*Paris Club* creditors" are the club; "the Chinese team" is not China.
        named = noun.pos_ == "PROPN" or all(code in _BODIES for code in codes)
        return named and not any("." in code for code in codes)

    def _has_own_noun(self, word: Token) -> bool:
        """Whether a word is a preposition after the object: "gave men *in need* seeds"."""
        if word.dep_ != "prep" or word.lower_ not in _ADVERBIAL:
            return False
        if not any(child.dep_ == "pobj" for child in word.children):
            return False
        return any(c.dep_ in {"dobj", "dative"} and c.i < word.i for c in self.trigger.children)

    def nouns(self, function: str) -> list[Token]:
        """The nouns that stand to the trigger in a function."""
        found = self._nouns.get(function)
        if found is None:
            find = finder(self.trigger)
            found = called(self.trigger) if function == "called" else find(self.trigger, function)
            self._nouns[function] = found
        return found

    def parties(self, function: str) -> list[ActorRef]:
        """The actors that those nouns mean; for an object, else the state in which it lies."""
        found = self._parties.get(function)
        if found is None:
            nouns = self.nouns(function)
            if function == "possessor":
                nouns = [noun for noun in nouns if not of_its_name(self.parse, noun)]
            elif function == "in" and not self.verbal:
                nouns = [noun for noun in nouns if noun.lemma_ not in _SAID_IN]
            found = parties(self.parse, nouns)
            lies = function == "object" or (function in {"on", "of"} and not self.verbal)
            if not found and lies:
                found = owners(self.parse, nouns) or parties(self.parse, _holders(nouns))
            elif not found and function in {"in", "at", "from"} and self._takes_place:
                own = {party.actor.partition(".")[0] for party in self.parties("subject")}
                found = [host for host in hosts(self.parse, nouns) if host.actor not in own]
            elif not found and function == "subject" and self._is_judged:
                where = syntax.prepositional(self.trigger, ("in",))
                found = parties(self.parse, where) or hosts(self.parse, where)
            elif not found and function in _AIMED and self.trigger.lemma_ in _FIRING:
                found = owners(self.parse, nouns)  # "Fired missiles *at Haifa*"
            self._parties[function] = found
        return list(found)

    def under(self, preposition: str) -> list[Token]:
        """The nouns under a preposition of the trigger or of its objects.

        The parser often hangs the phrase on the object: "assured Syria *of* his support".
        """
        found = self._under.get(preposition)
        if found is None:
            heads = (self.trigger, *counted(self.objects))
            found = [n for head in heads for n in syntax.prepositional(head, (preposition,))]
            found += instanced(found) if preposition == "as" else []
            if not found and not self.verbal:
                found = below(self.trigger, preposition)
            elif not found:
                found = in_its_place(self.trigger, preposition)
            self._under[preposition] = found
        return found

    def said_to_be(self, wanted: Mapping[str, frozenset[str]]) -> list[Token]:
        """The clauses that say what somebody is: "said Iran *was behind* the attack".

        Args:
            wanted: predicates, each with the words one of which must stand below it where anything
                does.
        """
        return [
            clause
            for clause in (*self.clauses, *phrases.told_clauses(self.trigger))
            if not phrases.doubted(clause)
            for said in (clause, *(clause.children if clause.lemma_ == "be" else ()))
            if said.lower_ in wanted
            and (said.tag_ == "VBN" or said.dep_ in _SAID)
            and self._is_of(said, wanted[said.lower_])
        ]

    def _is_of(self, said: Token, words: frozenset[str]) -> bool:
        below = [n for c in said.children for n in c.children if c.dep_ == "prep"]
        below += [c for c in said.children if c.dep_ == "pobj"]
        nouns = [noun for noun in below if noun.dep_ == "pobj"]
        return not (words and nouns) or any(self.fits(noun, words) for noun in nouns)

    def is_own(self, clause: Token) -> bool:
        """Whether a clause tells what the side of the trigger's subject does."""
        homes = {party.actor.partition(".")[0] for party in self.parties("subject")}
        doers = parties(self.parse, syntax.subjects(clause))
        return any(party.actor.partition(".")[0] in homes for party in doers)

    def possible(self, senses: list[Sense]) -> list[Sense]:
        """Of some senses those whose words and phrases stand here at all."""
        companions: frozenset[str] | None = None
        names: frozenset[str] | None = None
        found = []
        for sense in senses:
            if sense.companions:
                companions = self.companions if companions is None else companions
                if not sense.companions <= companions:
                    continue
            if sense.objects:
                names = self._object_names if names is None else names
                if sense.objects.isdisjoint(names):
                    continue
            if all(map(self.under, sense.prepositions)):
                found.append(sense)
        return found

    @cached_property
    def _object_names(self) -> frozenset[str]:
        return frozenset().union(*(self.names(noun) for noun in self.objects))

    def fits(self, noun: Token, words: frozenset[str]) -> bool:
        """Whether a noun is one of some words."""
        return not words.isdisjoint(self.names(noun))

    def _acting(self, noun: Token) -> frozenset[str]:
        """What a doer is called: the European Union is no trade union."""
        mention = self.parse.mention_at(noun) if noun.lower_ in _OF_BODIES else None
        if mention is not None and any(a.startswith(_BODIES) for a in mention.actors):
            return self.names(noun) - {noun.lower_}
        return self.names(noun)

    def names(self, noun: Token) -> frozenset[str]:
        """What a noun may be called: its lemma, its form, either with a modifier before it.

        A name that is no actor's is a "city"; what counts is what it counts ("$10 m in *aid*",
        "50,000 tons of *wheat*").
        """
        found = self._names.get(noun.i)
        if found is None:
            self._names[noun.i] = frozenset()  # Against a parse that turns in circles.
            found = self._names[noun.i] = names_of(self.parse, noun, self.names)
        return found


def _is_said(word: Token) -> bool:
    return word.pos_ in {"ADJ", "NOUN"} or word.tag_ == "VBG"  # "An act of *bullying*"


def _objects_of(noun: Token) -> list[Token]:
    """What an event noun has for its object: "release of prisoners", "prisoner release"."""
    if (text := in_force(noun)) is not None:
        return [text]
    modifiers = [child for child in noun.children if child.dep_ in {"compound", "amod", "nmod"}]
    return [*syntax.prepositional(noun, ("of",)), *modifiers]


def _holders(nouns: list[Token]) -> list[Token]:
    """Whose things are that are theirs by a joined word: "*Azerbaijani*-owned warehouses"."""
    return [
        holder
        for noun in nouns
        for joined in noun.lefts
        if joined.dep_ == "amod" and joined.lower_ in _HELD
        for holder in joined.lefts
        if holder.dep_ == "npadvmod"
    ]
