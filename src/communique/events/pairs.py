"""Pairs of parties that may be linked by an event which no frame has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.clauses import WARNING, held_off, wished
from communique.events.complements import complements, is_question
from communique.events.conditions import asks
from communique.events.frames import lexicon
from communique.events.idioms import no_deed
from communique.events.operators import operator
from communique.events.papers import ENACTING, enacting
from communique.events.parties import MANNING, is_beyond, is_public, mentions
from communique.events.phrases import has_made, is_suffered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.events.matching import Match
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

_NEAREST = 2
# Parties of a sentence that are looked at where nothing else is told.
_PARTIES = 4
# Verbs that say who is whose, and what somebody publishes: no deed between two parties.
_BELONGING = frozenset(
    """lead head chair command represent belong comprise include name rule govern administer
    have control dominate own run""".split()
)
_PUBLISHED = frozenset(
    """video footage photograph photo image picture statement report figure data list transcript
    recording audio film album record document text map""".split()
)
# Verbs by which somebody says what a thing is called.
_NAMING = frozenset("call describe term dub label see regard view brand characterize".split())
# Verbs of what people do to each other outside their offices.
_PRIVATE = frozenset("embrace hug kiss cuddle marry wed divorce befriend caress lose".split())
# Verbs of which "from" tells whence: "gunmen *firing from* Iran" did it to another.
_SHOOTING = frozenset("fire shoot launch operate attack strike shell infiltrate cross".split())
# Verbs of which "to" tells whither: "rebels *withdrew to Chad*" took nothing from it.
_LEAVING = frozenset("withdraw retreat pull fall flee escape".split())
_WHITHER = frozenset("to toward towards into across".split())
# Verbs that tell how somebody took what another did: "*enraged Managua* by signing a treaty".
_STIRRING = frozenset(
    """anger enrage infuriate incense irk annoy irritate offend outrage alarm dismay please delight
    surprise shock embarrass disappoint displease exasperate rankle unsettle worry""".split()
)
# Verbs of mere speech: what comes of it is told by what is said.
_SPEAKING = frozenset(
    "say tell quote cite report add write note remark address recall explain comment".split()
)
# Verbs by which a weapon harms nobody.
_DISARMING = frozenset("defuse deactivate".split())
# What is kept in mind, and who but comes along.
_MINDING = frozenset("forget remember recall accompany escort".split())
_NO_DEEDS = _BELONGING | _STIRRING | _SPEAKING | _DISARMING | _MINDING
_DEPLORING = frozenset(
    """condemn denounce deplore decry criticize criticise slam blast lament regret""".split()
)
_QUESTIONING = frozenset("ask question quiz press".split())
_COINS = frozenset("euro dollar pound yen yuan rouble ruble franc million billion $ €".split())
# What nobody does to him whom it befalls who hails or mourns it.
_FALLS = frozenset("fall downfall ouster overthrow demise collapse toppling".split())
_SENT_TO = frozenset("mission ambassador envoy representative delegate emissary".split())
_MEDIA = frozenset("twitter facebook telegram youtube whatsapp instagram weibo x".split())
_SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two mentions of a sentence of which ``trigger`` may tell an event.

    Without a ``recipient`` mention, ``thing`` heads what the verb is about ("the bill").
    """

    trigger: Token
    actor: ActorMention
    recipient: ActorMention | None
    thing: Token | None = None


def candidates(parse: Parse, sentence: Span, matches: Iterable[Match]) -> list[Candidate]:
    """The pairs of a sentence that no match links: a verb's doer with each party below the verb.

    The highest verb that joins a pair stands for it; a verb whose frame has bound both doer and
    recipient needs no other.
    """
    linked, done = _linked(matches)
    promises = {m.trigger.i for m in matches if m.frame.type in {"AGREE", "THREATEN", "REJECT"}}
    found: dict[tuple[int, int], Candidate] = {}
    for verb in _verbs(sentence):
        if verb.i in done or (promises and _is_promised(verb, promises)):
            continue
        # "The bombing of a ferry killed 20": the ferry did not.
        doers = mentions(parse, [n for n in syntax.subjects(verb) if not is_suffered(n)])
        if not doers:
            continue
        if _tells_of_another(parse, verb) or _is_means(verb, done) or no_deed(verb):
            continue
        below = list(_below(parse, verb, doers))
        for doer in doers:
            for party in below:
                if is_beyond(parse.doc[party.root]):
                    continue
                pair = (doer.start, party.start)
                if pair in linked or pair[::-1] in linked or not _may_be_linked(doer, party):
                    continue
                found.setdefault(pair, Candidate(verb, doer, party))
    return list(found.values())


def _is_means(verb: Token, done: set[int]) -> bool:
    """Whether a verb tells how another deed was done: "blocked roads *by abandoning cars*"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "by" and verb.head.head.i in done


def _is_promised(verb: Token, promises: set[int]) -> bool:
    """Whether a verb goes on with what is promised: "offered to help *find* the killers"."""
    while verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and verb.head.i != verb.i:
        verb = verb.head
        if verb.i in promises:
            return True
    return False


def remaining(parse: Parse, sentence: Span) -> list[Candidate]:
    """The pair of a sentence that tells nothing otherwise: of its first two that may be linked.

    The lowest verb above both stands for it. A sentence with one party gives that party and what
    it does something to.
    """
    heads = dict.fromkeys(
        mention.root
        for token in sentence
        if (mention := parse.mention_at(token)) is not None
        and mention.root == token.i
        and not _names_nobody(token)
        and not any(map(_is_question, token.ancestors))
    )
    named = [parse.doc[i] for i in list(heads)[:_PARTIES]]
    for at, first in enumerate(named):
        for second in named[at + 1 :]:
            one, other = parse.mention_at(first), parse.mention_at(second)
            if one is None or other is None or not _may_be_linked(one, other):
                continue
            if _only_hears(second, other) or _does_another(second):
                continue
            verb = _common(first, second)
            if verb is None or _tells_of_another(parse, verb) or no_deed(verb):
                continue
            if any(_is_victim_of(word, verb) for word in second.ancestors):
                continue
            if verb.tag_ == "VBN" and _below_agent(second, verb):
                one, other = other, one
            elif syntax.is_passive(verb) and _named_by(first) in syntax.undergoers(verb):
                continue  # "*Forty people* were held in Turkey": they did it to nobody.
            return [Candidate(verb, one, other)]
    for verb in _verbs(sentence):
        doers = mentions(parse, syntax.subjects(verb))
        things = [noun for noun in syntax.undergoers(verb) if noun.pos_ in {"NOUN", "PROPN"}]
        if things and verb.lemma_ == "release" and things[0].lemma_ in _PUBLISHED:
            continue
        if verb.lemma_ in _NO_DEEDS or _keeps_from(verb) or _is_private(parse, verb):
            continue
        if things and _warns_own(verb, things[0]):
            continue
        if doers and things and any(is_public(a) for a in doers[0].actors):
            return [Candidate(verb, doers[0], None, things[0])]
    return []


def _named_by(noun: Token) -> Token:
    """The noun whose name another is: "*the journalist* Jamal Khashoggi was killed"."""
    return noun.head if noun.dep_ == "appos" else noun


def _common(first: Token, second: Token) -> Token | None:
    """The lowest verb above two words, or the root of their sentence."""
    above = [first, *first.ancestors]
    for token in (second, *second.ancestors):
        if token in above and (token.pos_ in {"VERB", "AUX"} or token.head.i == token.i):
            return token
    return None


def _below_agent(token: Token, verb: Token) -> bool:
    while token.i != verb.i and token.head.i != token.i:
        if token.dep_ == "agent":
            return True
        token = token.head
    return False


def _tells_of_another(parse: Parse, verb: Token) -> bool:
    """Whether a verb only says what becomes of an event told below it: said, planned, refused."""
    if verb.lemma_ in _NO_DEEDS or _names_deed(verb) or _is_private(parse, verb):
        return True
    if _keeps_from(verb):
        return True
    if verb.dep_ == "acl" and verb.lemma_ in MANNING:
        return True  # "Aircraft *flown by* rebels": whose they are.
    if verb.dep_ == "pcomp" and held_off(verb.head):
        return True
    if _is_question(verb) or (asks(verb) and any(map(is_question, verb.children))):
        return True
    if verb.lemma_ in ENACTING and any(
        clause.dep_ == "relcl" and enacting(clause)
        for law in verb.children
        if law.dep_ == "dobj"
        for clause in law.children
    ):
        return True
    if not complements(verb):
        return _leads_on(verb)
    return parse.voices.is_cue(verb) or operator(verb) is not None


def _keeps_from(verb: Token) -> bool:
    """Whether a verb says that a deed of others was not done: "*foiled a bombing*"."""
    known = operator(verb)
    if known is None or known.effect != "prevented":
        return False
    nouns = lexicon().nouns
    return any(thing.lemma_ in nouns for thing in syntax.undergoers(verb))


def _leads_on(verb: Token) -> bool:
    """Whether a verb makes a phrase that takes a clause: "*stopped short* of condemning it".

    Or it wants a thing done: "*wants* the envoy expelled".
    """
    below = [g for c in verb.rights if c.dep_ in {"advmod", "dobj"} for g in c.rights]
    return any(
        (wished(word) is not None)
        if word.dep_ == "acl"
        else any(c.dep_ == "pcomp" and operator(verb, c) is not None for c in word.rights)
        for word in below
    )


def _is_victim_of(word: Token, verb: Token) -> bool:
    """Whether a preposition opens who suffered what is blamed: "condemned the raid *on* Mali"."""
    deed = word.head
    return (
        word.dep_ == "prep"
        and word.lower_ in {"on", "against", "of"}
        and verb.lemma_ in _DEPLORING
        and deed.head.i == verb.i
        and is_suffered(deed)
    )


def _is_question(verb: Token) -> bool:
    """Whether a verb tells of a reporter's question: "*asked* about Kiribati, he said that"."""
    return verb.lemma_ in _QUESTIONING and verb.tag_ == "VBN" and verb.dep_ == "advcl"


def _names_deed(verb: Token) -> bool:
    """Whether a verb but says what a deed is called: "condemned *what it called* a raid"."""
    if verb.lemma_ not in _NAMING or verb.dep_ not in {"ccomp", "pcomp", "dobj", "pobj"}:
        return False
    return any(child.lower_ == "what" for child in verb.children)


def _is_private(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what one person does to another in private: "embraced the king"."""
    if verb.lemma_ not in _PRIVATE:
        return False
    undergoers = mentions(parse, syntax.undergoers(verb))
    return any("." in actor for mention in undergoers for actor in mention.actors)


def _warns_own(verb: Token, thing: Token) -> bool:
    """Whether somebody is warned by his own: "warned *its students* against travelling"."""
    return verb.lemma_ in WARNING and any(c.tag_ == "PRP$" for c in thing.children)


def _only_hears(noun: Token, mention: ActorMention) -> bool:
    """Whether a paper or station is but told what its report tells: "told *the BBC* that"."""
    return noun.head.lemma_ == "tell" and all(".JRN" in actor for actor in mention.actors)


def _does_another(noun: Token) -> bool:
    """Whether a party does what a joined clause tells: "Chad left, and *Mali* voiced regret"."""
    return any(
        word.dep_ in _SUBJECT and word.head.dep_ in {"conj", "parataxis"}
        for word in (noun, *noun.ancestors)
    )


def _names_nobody(token: Token) -> bool:
    """Whether a word is no second party: a possessive ("its fleet"), a role ("as a student")."""
    if token.tag_ in {"PRP$", "WP$"} or has_made(token):
        return True
    if token.lower_ in _MEDIA and token.dep_ == "pobj" and token.head.lower_ in {"on", "via", "in"}:
        return True  # "Claimed the raid *on Twitter*"
    if token.dep_ == "pobj" and token.head.lower_ == "to":
        # "*According to NetBlocks*"; "its mission *to the United Nations*": its own.
        above = token.head.head
        if above.lower_ == "according" or above.lemma_ in _SENT_TO:
            return True
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _FALLS:
        return True  # "Hailed the fall *of Assad*": no praise of him.
    if (
        token.dep_ in {"dep", "parataxis"}
        and token.tag_[:3] == "NNP"
        and token.head.tag_[:2] == "VB"
    ):
        return True  # "*UN*: Chadian troops shelled village"
    if token.dep_ == "conj" and token.head.lemma_ in _COINS:
        return True  # "Chad promised 20 million euros and *Mali* 30 million"
    return token.dep_ == "pobj" and token.head.lower_ == "as"


def _may_be_linked(doer: ActorMention, party: ActorMention) -> bool:
    """Whether two mentions mean two actors, not a state and its own, and one is public."""
    if not any(is_public(actor) for actor in (*doer.actors, *party.actors)):
        return False
    return not any(
        one == other
        or one.startswith((f"{other}.GOV", f"{other}.MIL"))
        or other.startswith((f"{one}.GOV", f"{one}.MIL"))
        for one in doer.actors
        for other in party.actors
    )


def _linked(matches: Iterable[Match]) -> tuple[set[tuple[int, int]], set[int]]:
    """The pairs that matches have bound, and the triggers that need no other pair."""
    linked: set[tuple[int, int]] = set()
    done: set[int] = set()
    for match in matches:
        actors = [party.start or 0 for party in match.actors]
        recipients = [party.start or 0 for party in match.recipients]
        for one in actors:
            linked.update((one, other) for other in (*recipients, *actors) if other != one)
        if actors and (recipients or match.frame.reciprocal):
            done.add(match.trigger.i)
        if match.trigger.dep_ == "xcomp":
            done.add(match.trigger.head.i)  # "*Voted* to send troops": it tells no other event.
        if match.inner:
            done.update(inner.trigger.i for inner in match.inner)
    return linked, done


def _verbs(sentence: Span) -> Iterator[Token]:
    """The verbs of a sentence from the highest down."""
    found = [token for token in sentence if token.pos_ == "VERB"]
    return iter(sorted(found, key=lambda token: (_depth(token), token.i)))


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < 30:
        token = token.head
        depth += 1
    return depth


def _below(parse: Parse, verb: Token, doers: list[ActorMention]) -> Iterator[ActorMention]:
    """The nearest mentions below a verb, outside its subject and clauses with their own subject."""
    own = {doer.root for doer in doers}
    seen: set[int] = set()
    queue = [child for child in verb.children if child.dep_ not in _SUBJECT]
    if syntax.is_passive(verb):
        queue = [*syntax.undergoers(verb), *(c for c in queue if c.dep_ != "agent")]
    while queue and len(seen) < _NEAREST:
        token = queue.pop(0)
        if token.dep_ == "prep" and token.lower_ == "from" and verb.lemma_ in _SHOOTING:
            continue
        if token.dep_ == "prep" and token.lower_ in _WHITHER and verb.lemma_ in _LEAVING:
            continue
        if _names_nobody(token) or _is_question(token) or _is_victim_of(token, verb):
            continue
        mention = parse.mention_at(token)
        if mention is not None and mention.root not in own:
            if mention.start not in seen and not _only_hears(token, mention):
                seen.add(mention.start)
                yield mention
            if all(actor.startswith("UNK") for actor in mention.actors):
                queue += token.children  # "A force of Ethiopian troops": whose it is stands below.
            else:
                queue += [child for child in token.children if child.dep_ == "conj"]
            continue
        if token.pos_ == "VERB" and token.dep_ in {"conj", "parataxis"}:
            continue
        if token.pos_ in {"VERB", "AUX"} and any(
            child.dep_ in _SUBJECT and child.tag_ not in {"WDT", "WP"} for child in token.children
        ):
            continue
        queue += token.children
