"""From a noun of the parse to the actors it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.deixis import join, meant_by_speaker
from communique.events.phrases import prepositional, with_conjuncts
from communique.events.sides import is_other, other_sides
from communique.record import ActorRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token

# Things that are attacked, seized or watched for whose they are, and, when nobody's name stands
# with them, for where they lie ("shelled villages near the Syrian border").
_TARGETS = frozenset(
    """target position site base facility city town village area territory district region province
    border frontier island capital airport port camp outpost checkpoint stronghold refinery plant
    outskirt pipeline infrastructure depot warehouse convoy headquarters compound embassy consulate
    neighborhood neighbourhood suburb hospital school market mall hotel restaurant cafe nightclub
    theatre theater cinema stadium synagogue shrine cathedral monastery university college library
    palace prison jail station railway installation airfield airbase
    airspace water waters soil land bridge house home mosque church temple building vehicle bus
    truck car tanker ship boat vessel plane aircraft factory office bank dam tunnel""".split()
)
# Targets that are hardly bought or sold, so that a place after them tells where they lie.
_PUBLIC_PLACES = frozenset(
    """airport airfield airbase base port camp position hospital school market bridge refinery
    facility depot town village headquarters outpost checkpoint""".split()
)
_BORDERS = frozenset({"border", "frontier", "boundary"})
_WHERE = ("in", "near", "inside", "on", "at", "along", "across", "throughout", "around", "with")
# What speaks for those on whose air or in whose pages it stands.
_BROADCAST = frozenset("commentary editorial article column essay broadcast leader".split())
# Participles that tell whose a thing is, or who is in it.
_HOLDING = frozenset(
    """belong carry own hold transport ferry run operate control house shelter link bind
    bound""".split()
)
MANNING = frozenset("fly pilot man crew operate drive steer sail fire launch own run".split())
# Those who are helped or harmed where they live: "food for people in Somalia".
_DWELLERS = frozenset(
    """people person victim survivor resident civilian villager family community population child
    woman man hungry needy poor homeless""".split()
)
# Verbs that say who somebody is: "the diplomats expelled *included the Venezuelan consul*".
_EQUATING = frozenset({"be", "include", "comprise"})
# Participles that tell of a gift whose it is, and verbs by which a gift does its giver's work.
_GIVING = frozenset(
    """give supply donate send provide furnish lend ship pass deliver contribute gather grant
    dispatch share offer relay collect""".split()
)
_SERVING = frozenset(
    """reach arrive land come enable allow help let permit lead put point steer guide feed equip
    assist""".split()
)
# What has people in it: "a boat *with forty Syrians*".
_CARRIERS = frozenset(
    """boat dinghy ship vessel raft canoe ferry yacht trawler bus minibus truck lorry van train
    convoy plane aircraft helicopter""".split()
)
_AMONG = frozenset({"among", "including"})
# Verbs that say what somebody makes of a text.
_JUDGED_BY = frozenset(
    """hail welcome praise applaud condemn denounce criticize criticise reject dismiss slam decry
    deplore attack assail mock ridicule""".split()
)
_MODIFIERS = {"poss", "amod", "compound", "nmod", "npadvmod", "nummod"}
#: Sectors of private people.
PRIVATE = frozenset({"", "UNK", "CVL", "BUS", "EDU", "LAB", "MED", "AGR", "ELI"})
#: Codes of those who are no states.
NO_STATES = frozenset({"UNK", "IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
# Whichever of those bound by a treaty: "should *one* be attacked", "an attack on *either party*".
_WHICHEVER = frozenset({"one", "either", "each", "any"})
_BOUND = frozenset("party side country nation state member signatory ally partner".split())
PACTS = frozenset(
    """treaty pact accord agreement alliance charter covenant deal convention protocol law
    constitution statute armistice truce ceasefire compact memorandum""".split()
)
# What a deed is said to be, which names to whom it is done: "the launch was a *breach of UN* law".
_DONE_TO_WHOM = frozenset(
    """violation breach contravention infringement transgression defiance threat insult affront
    provocation blow challenge attack betrayal interference""".split()
)


def is_public(actor: str) -> bool:
    """Whether an actor is more than private people of no known country."""
    country, _, sector = actor.partition(":")[0].partition(".")
    return country != "UNK" or sector not in PRIVATE


def parties(parse: Parse, nouns: Iterable[Token]) -> list[ActorRef]:
    """The actors that some argument heads mean, each once, with the words that name it."""
    found: dict[str, ActorRef] = {}
    for mention in mentions(parse, nouns):
        for actor in mention.actors:
            found.setdefault(actor, reference(parse, actor, mention))
    return list(found.values())


def is_beyond(noun: Token) -> bool:
    """Whether a noun names but the other side of a border: "near the frontier with *Chad*"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_ in _BORDERS


def owners(parse: Parse, nouns: Iterable[Token]) -> list[ActorRef]:
    """The states in which places lie that some heads name: "occupied *Goma*" is done to Congo.

    So is "attacked a base *near Goma*".
    """
    heads = {
        place.i
        for noun in nouns
        for place in (
            noun,
            *(_where(noun) if noun.lemma_.lower() in _TARGETS else ()),
        )
    }
    found: dict[str, ActorRef] = {}
    for place in parse.places:
        if place.root in heads and place.country is not None:
            span = parse.quote(place.start, place.end)
            join(parse, place.country, span, "name")
            ref = ActorRef(place.country, span.start, span.end, span.text)
            found.setdefault(place.country, ref)
    return list(found.values())


def _where(target: Token) -> list[Token]:
    """Where a thing lies, told by its own phrase or by one that the parser hangs on its verb."""
    # "*Beirut* airport", "the port *of Odesa*"
    found = [c for c in target.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
    found += prepositional(target, (*_WHERE, "of"))
    if not found and target.dep_ in {"dobj", "nsubjpass"} and target.lemma_ in _PUBLIC_PLACES:
        beside = [c for c in target.head.rights if c.i == target.right_edge.i + 1]
        found = [n for c in beside if c.lower_ in _WHERE for n in c.children if n.dep_ == "pobj"]
    return found


def of_its_name(parse: Parse, word: Token) -> bool:
    """Whether a word before a noun is part of its name: "the *West* Bank"."""
    mention = parse.mention_at(word) if word.head.pos_ == "PROPN" else None
    return mention is not None and mention is parse.mention_at(word.head)


def hosts(parse: Parse, nouns: Iterable[Token]) -> list[ActorRef]:
    """The states in whose cities something stands: "the embassy in *Pyongyang*".

    A state that the document names in no other way joins those whom only events have.
    """
    heads = {noun.i for noun in nouns}
    found: dict[str, ActorRef] = {}
    for place in parse.places:
        if place.country is None or place.root not in heads:
            continue
        span = parse.quote(place.start, place.end)
        join(parse, place.country, span, "name")
        found[place.country] = ActorRef(place.country, span.start, span.end, span.text)
    return list(found.values())


def mentions(parse: Parse, nouns: Iterable[Token]) -> list[ActorMention]:
    """The mentions that name the actors of some argument heads, each once."""
    found = [mention for noun in nouns for mention in _mentions(parse, noun)]
    return list({mention.start: mention for mention in found}.values())


def reference(parse: Parse, actor: str, mention: ActorMention) -> ActorRef:
    """The record's reference to an actor by one of its mentions."""
    span = parse.quote(mention.start, mention.end)
    return ActorRef(actor=actor, start=span.start, end=span.end, text=span.text)


def state_of(parse: Parse, country: str, mention: ActorMention) -> ActorRef:
    """The state of somebody whom a mention means, as the party that the mention stands for."""
    span = parse.quote(mention.start, mention.end)
    join(parse, country, span, "name")
    return ActorRef(country, span.start, span.end, span.text)


def as_of(parse: Parse, country: str, party: ActorRef, mention: ActorMention) -> ActorRef:
    """Somebody whom a text leaves without a state, as one of a state, in his own sector."""
    _, _, sector = party.actor.partition(":")[0].partition(".")
    actor = f"{country}.{sector}" if sector else country
    join(parse, actor, parse.quote(mention.start, mention.end), "nominal")
    return ActorRef(actor, party.start, party.end, party.text)


def _mentions(parse: Parse, noun: Token, depth: int = 0) -> list[ActorMention]:
    here = parse.mention_at(noun)
    said = meant_by_speaker(parse, noun, here)
    if said is not None:
        return [said]
    if not depth and _is_whichever(noun) and (bound := _of_the_pact(parse, noun)):
        return bound
    if here is not None:
        if here.form == "nominal" and (crew := _manning(parse, noun)):
            return crew
        nameless = all(actor.startswith("UNK") for actor in here.actors)
        equated = _equated(parse, noun) if nameless and not depth else []
        return equated or [here, *other_sides(parse, noun, here)]
    if depth > 3 or noun.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "X"}:
        return []
    judged = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _JUDGED_BY
    if not depth and noun.pos_ == "NOUN" and (noun.dep_ == "nsubj" or judged):
        # "*The communique* condemned Chad", "Chad denounced *the note*": those who issued it.
        issued = [m for head in parse.voices.issuers(noun) for m in _mentions(parse, head, 1)]
        if issued:
            return list({mention.start: mention for mention in issued}.values())
    if (name := _named_behind(parse, noun)) is not None:
        return [name]
    others = is_other(noun)  # "Accused *its neighbours*": not itself.
    # Whose deed it is: "condemned the arrest of a Dane *by Chad*".
    by = [] if _done_to(noun) else prepositional(noun, ("by",))
    found = [m for inner in by for m in _mentions(parse, inner, depth + 1)]
    if found:
        return found
    found = [
        mention
        for child in noun.children
        if child.dep_ in _MODIFIERS and not (others and child.dep_ == "poss")
        for modifier in with_conjuncts(child)
        for mention in _mentions(parse, modifier, depth + 1)
    ]
    if found:
        return found
    for preposition in (("of",), ("from",)):
        for inner in prepositional(noun, preposition):
            found += _mentions(parse, inner, depth + 1)
        if found:
            return found
    deed = noun.head.head
    if noun.dep_ == "pobj" and deed.lemma_ == "involve" and noun.head.lower_ == "in":
        # "*The army* was involved in a bombardment that killed six."
        for inner in (c for c in deed.children if c.dep_ in {"nsubjpass", "dobj"}):
            found += _mentions(parse, inner, depth + 1)
        if found:
            return found
    if noun.lemma_ in _BROADCAST:
        # "A commentary *on Cuban radio*"
        for inner in prepositional(noun, ("on", "in")):
            heard = _mentions(parse, inner, depth + 1)
            found += [m for m in heard if any(".JRN" in actor for actor in m.actors)]
        if found:
            return found
    for clause in (child for child in noun.children if child.dep_ == "acl"):
        # "Assets belonging to an oligarch", "a dinghy carrying Syrians", "land owned by a church".
        if clause.lemma_ in _HOLDING:
            held = [c for c in clause.children if c.dep_ == "dobj"]
            for inner in (*held, *prepositional(clause, ("to", "by", "from", "for"))):
                found += _mentions(parse, inner, depth + 1)
        elif clause.lemma_ in _GIVING and noun.dep_ == "nsubj" and noun.head.lemma_ in _SERVING:
            # "Tents *sent by Jordan* reached Gaza": Jordan's deed.
            for inner in prepositional(clause, ("by",)):
                found += _mentions(parse, inner, depth + 1)
    if found:
        return found
    if noun.lemma_ in _CARRIERS:
        # The parser may hang the phrase on the verb.
        with_them = [c for c in noun.head.rights if c.i == noun.i + 1 and c.lower_ == "with"]
        aboard = [c for w in with_them for c in w.children if c.dep_ == "pobj"]
        for inner in (*prepositional(noun, ("with",)), *aboard):
            found += [m for m in _mentions(parse, inner, depth + 1) if m.form == "nominal"]
        if found:
            return found
    where: tuple[str, ...] = ()
    if noun.lemma_.lower() in _TARGETS:
        where = _WHERE
        if depth and noun.lemma_ in _BORDERS:
            # "A convoy near the border *with Chad*" is on this side of it.
            where = tuple(word for word in _WHERE if word != "with")
    elif noun.lemma_.lower() in _DWELLERS:
        where = ("in", "across")
    for inner in prepositional(noun, where) if where else []:
        found += _mentions(parse, inner, depth + 1)
    return found or ([] if depth else _equated(parse, noun))


def _done_to(thing: Token) -> bool:
    """Whether a "by" is the deed's, not that of what it is of: "theft of a *Danish ship* by"."""
    if thing.dep_ != "pobj" or thing.head.lower_ != "of":
        return False
    return any(c.dep_ in {"amod", "poss"} and c.text[:1].isupper() for c in thing.lefts)


def _named_behind(parse: Parse, noun: Token) -> ActorMention | None:
    """The state whose name stands right behind what it is: "its NATO ally *Greece* bought them"."""
    for child in noun.rights:
        if child.dep_ == "appos" and child.left_edge.i == noun.i + 1 and child.tag_ == "NNP":
            mention = parse.mention_at(child)
            states = mention is not None and all("." not in actor for actor in mention.actors)
            return mention if states else None
    return None


def _manning(parse: Parse, craft: Token) -> list[ActorMention]:
    """Who is said to man what has no name: "aircraft *flown by the rebels*"."""
    return [
        mention
        for clause in craft.children
        if clause.dep_ == "acl"
        and clause.lemma_ in MANNING
        and not any(c.lower_ in {"on", "at", "upon"} for c in clause.children)  # "Fired *on* by"
        for inner in prepositional(clause, ("by",))
        for mention in _mentions(parse, inner, 1)
        if not all(actor.startswith("UNK") for actor in mention.actors)
    ]


def _is_whichever(noun: Token) -> bool:
    if noun.dep_ not in {"nsubjpass", "dobj", "pobj"}:
        return False
    if noun.lower_ in _WHICHEVER:
        return noun.dep_ != "pobj" or noun.head.lower_ in {"on", "against"}
    return noun.lemma_ in _BOUND and any(
        child.lower_ in _WHICHEVER | {"a", "another"} for child in noun.children
    )


def _of_the_pact(parse: Parse, noun: Token) -> list[ActorMention]:
    """The states of a sentence on a treaty, one of which a noun leaves open."""
    sentence = parse.sentence_at(noun.idx)
    if not any(token.lemma_.lower() in PACTS for token in sentence):
        return []
    states: dict[str, ActorMention] = {}
    for mention in parse.mentions:
        if sentence.start <= mention.root < sentence.end:
            for actor in mention.actors:
                if "." not in actor:
                    states.setdefault(actor, mention)
    found = list({mention.start: mention for mention in states.values()}.values())
    return found if len(states) > 1 else []


def states_of_the_pact(parse: Parse, signed: Token) -> list[ActorRef]:
    """The two states between which a pact stands: "must defend Palau under a pact *signed* in"."""
    found = {
        actor: reference(parse, actor, mention)
        for mention in _of_the_pact(parse, signed)
        for actor in mention.actors
        # Where it was signed is no party.
        if "." not in actor
        and all(word.i != signed.i for word in parse.doc[mention.root].ancestors)
    }
    return list(found.values()) if len(found) == 2 else []


def listed(noun: Token) -> list[Token]:
    """A noun with those listed after it, some of which the parser takes for its appositions."""
    found = with_conjuncts(noun)
    return found + [w for n in found for c in n.children if c.dep_ == "appos" for w in listed(c)]


def _equated(parse: Parse, noun: Token) -> list[ActorMention]:
    """Who a noun of nobody known is said to be: "soldiers *believed to be Eritrean*"."""
    # "The two sides, *Israel and Lebanon*"
    told = [n for c in noun.children if c.dep_ == "appos" for n in with_conjuncts(c)]
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in _EQUATING:
        said = (c for c in verb.children if c.dep_ in {"attr", "dobj", "acomp"})
        told += [c for c in said if c.lemma_ not in _DONE_TO_WHOM]
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        # "Sixty people were shot, *among them six Britons*"
        for deed in with_conjuncts(verb):
            for phrase in (c for c in deed.rights if c.lower_ in _AMONG and c.dep_ == "prep"):
                named = [c for c in phrase.children if c.dep_ == "pobj" and c.pos_ != "PRON"]
                told += [w for n in named for w in listed(n)]
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"}:
            being = [clause, *(c for c in clause.children if c.dep_ in {"xcomp", "ccomp"})]
            told += [
                c
                for be in being
                if be.lemma_ == "be"
                for c in be.children
                if c.dep_ in {"attr", "acomp"}
            ]
    found = [mention for inner in told for mention in _mentions(parse, inner, 1)]
    return [m for m in found if not all(actor.startswith("UNK") for actor in m.actors)]


def merged(first: list[ActorRef], second: list[ActorRef]) -> list[ActorRef]:
    """Two lists of parties as one, in their order, each party once."""
    found = {party.actor: party for party in [*second, *first]}
    order = [party.actor for party in [*first, *second]]
    return [found[actor] for actor in dict.fromkeys(order)]
