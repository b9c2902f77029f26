"""Deeds that are taken up again: whom one blames who "condemned *the attack*" told before.

An accusation or refusal that only names the deed is made to those who did it, where the sentences
before have told it; an answer that only names the offer, demand or charge, to those who made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.frames import QUAD
from communique.events.parties import PACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.coding import Told
    from communique.events.frames import Lexicon
    from communique.language.tokens import Token
    from communique.record import ActorRef

# Who "backed *the attack*" backs its doer, as he who condemned it blames him.
_BLAMING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
# Types that answer what was said before, beside those: what is accepted, and what is welcomed.
_ANSWERING = _BLAMING | {"AGREE", "SUPPORT"}
# How many characters back a deed may stand that "the attack" means: a few sentences.
_NEAR = 600
# How many letters tell that noun and verb are of one stem: "invasion", "invaded".
_STEM = 4
# Nouns whose stem is another than their verb's.
_STEMS = {"expulsion": "expe", "expulsions": "expe", "shot": "shoo", "death": "kill"}
# What any deed may be called; it must be the last that was told.
_ANY = frozenset("act action move decision step measure deed behaviour behavior conduct".split())
# What the firing of a rocket may be called, and by what it is told.
_LAUNCHES = frozenset("launch test firing".split())
_LAUNCHING = frozenset("fire launch test shoot lob".split())
# What words between states are called when they are answered, and by what they were told.
_SAID = {
    "ACCUSE": """accusation allegation charge claim complaint criticism rebuke protest lawsuit suit
        case petition""",
    "AGREE": """proposal offer invitation initiative overture pledge plan proposition promise""",
    "REQUEST": """proposal demand request call appeal plea ultimatum condition""",
    "THREATEN": """threat ultimatum""",
    "CONCEDE": """apology gesture offer concession""",
}
_TOLD_BY = {
    noun: frozenset(kind for kind, nouns in _SAID.items() if noun in nouns.split())
    for nouns in _SAID.values()
    for noun in nouns.split()
}
# The arms of a state, and those of its people who blame them for what they do.
_ARMS = frozenset("GOV MIL COP JUD SPY".split())
_CITIZENS = frozenset("OPP PTY CVL JRN SOC EDU LAB REL LEG".split())
# Types of what is accepted.
_OFFERS = frozenset({"AGREE", "REQUEST"})
# How many characters back it may stand.
_CLOSE = 400
# What the sending of forces may be called.
_INTERVENTIONS = frozenset("intervention deployment incursion involvement meddling buildup".split())
# What shows of arms may be called, and by what they are told.
_EXERCISES = frozenset("exercise drill manoeuvre maneuver game patrol".split())
# What any attack may be called.
_ATTACKS = frozenset("attack assault strike raid violence killing bloodshed".split())
# What the overthrow of a government may be called, and by what it is told.
_COUPS = frozenset("takeover coup putsch overthrow ouster ousting removal".split())
_OVERTHROWING = frozenset("overthrow oust topple depose seize remove unseat take".split())


def resume(lexicon: Lexicon, tellings: Sequence[Told]) -> None:
    """Gives accusations that name only a deed the doers of that deed for recipients.

    Args:
        lexicon: the frames, which tell what nouns stand for which type.
        tellings: those of a document, in the order of the text.
    """
    for number, telling in enumerate(tellings):
        match = telling.match
        if telling.type == "ACCUSE" and not match.actors and match.trigger.pos_ == "NOUN":
            # "Said that there was a *suspicion* that Iran was behind it": the speaker's.
            match.actors = list(telling.attribution[:1])
            telling.attribution = telling.attribution[1:]
        if telling.type not in _ANSWERING or match.recipients or not match.actors:
            continue
        if match.trigger.pos_ != "VERB":
            continue
        named = [
            *syntax.undergoers(match.trigger),
            *syntax.prepositional(match.trigger, ("against", "over", "at", "about", "to")),
        ]
        deed = next((noun for noun in named if _is_taken_up(noun)), None)
        if deed is None:
            continue
        if (kinds := _TOLD_BY.get(deed.lemma_.lower())) is not None:
            match.recipients = _speakers(tellings[:number], deed, match.actors, kinds)
            if not match.recipients and "ACCUSE" in kinds:
                match.recipients = accusers(tellings[:number], deed, match.actors)
        if not match.recipients and telling.type in _BLAMING:
            refused = telling.type == "REJECT"
            match.recipients = _doers(lexicon, tellings[:number], deed, match.actors, refused)


def _is_taken_up(noun: Token) -> bool:
    """Whether a noun means what has been told: "*the* attack", "*this* move", of nobody named."""
    if noun.pos_ != "NOUN":
        return False
    kinds = {child.dep_: child.lower_ for child in noun.children}
    return kinds.get("det") in {"the", "this", "that", "these", "those", "both"} and not (
        kinds.keys() & {"poss", "prep", "acl", "relcl", "compound", "nmod"}
    )


def _speakers(
    earlier: Sequence[Told], said: Token, own: list[ActorRef], kinds: frozenset[str]
) -> list[ActorRef]:
    """Who said what is answered: who proposed the talks, where "*the proposal*" is turned down.

    The last words of that kind that were not the answerer's, unless they were for others' ears.
    """
    states = {actor.actor.partition(".")[0] for actor in own}
    for told in reversed(earlier):
        if said.idx - told.match.trigger.idx > _NEAR:
            break
        doers = [a for a in told.match.actors if a.actor.partition(".")[0] not in states]
        if told.type not in kinds or not doers or len(doers) < len(told.match.actors):
            continue
        to = {party.actor.partition(".")[0] for party in told.match.recipients}
        return doers if not to or to & states else []
    return []


def _rules(doer: ActorRef, own: Sequence[ActorRef]) -> bool:
    """Whether a state's arm did it, which its own people blame for it: "activists condemned it"."""
    sectors = {actor.actor.partition(":")[0].partition(".")[2] for actor in (doer, *own)}
    own_sectors = {actor.actor.partition(":")[0].partition(".")[2] for actor in own}
    return sectors - own_sectors <= _ARMS and bool(own_sectors) and own_sectors <= _CITIZENS


def offering(earlier: Sequence[Told], trigger: Token, doers: Sequence[ActorRef]) -> list[ActorRef]:
    """Who offered or asked for what is accepted: "*Kenya* invited Somalia. Somalia accepted".

    Args:
        earlier: what a text has told so far.
        trigger: the verb of who accepts.
        doers: who accepts.
    """
    own = {actor.actor[:3] for actor in doers}
    for telling in reversed(earlier):
        if trigger.idx - telling.match.trigger.idx > _CLOSE:
            break
        to = {party.actor[:3] for party in telling.match.recipients}
        if telling.type in _OFFERS and to & own:
            return [actor for actor in telling.match.actors if actor.actor[:3] not in own]
    return []


def accusers(earlier: Sequence[Told], said: Token, own: Sequence[ActorRef]) -> list[ActorRef]:
    """Who says that those did it who now deny "*it*" or reject "the claim", be it at home.

    "Rebels accused *the army* of it. The army denied it", "*Chad* said Mali had shelled it."

    Args:
        earlier: what a text has told so far.
        said: the word that takes up what was said.
        own: those who answer it.

    Returns:
        Who accused them last, or said of them what they would not have done; nobody of their own.
    """
    ids = {actor.actor for actor in own}
    homes = {ident[:3] for ident in ids}
    for told in reversed(earlier):
        if said.idx - told.match.trigger.idx > _NEAR:
            break
        charge = told.type == "ACCUSE"
        accused = told.match.recipients if charge else told.match.actors
        by = told.match.actors if charge else told.attribution[-1:]
        if not charge and {b.actor for b in by} & {doer.actor for doer in told.match.actors}:
            # What somebody boasts to have done is denied by whom he says he did it to.
            boasting = {b.actor[:3] for b in by if b.actor.partition(":")[0][4:] in {"", *_ARMS}}
            accused = [p for p in told.match.recipients if p.actor[:3] not in boasting]
        if QUAD[told.type] < 3 or not {party.actor[:3] for party in accused} & homes:
            continue
        if by and ids.isdisjoint(actor.actor for actor in by):
            return list(by)
    return []


def _doers(
    lexicon: Lexicon, earlier: Sequence[Told], deed: Token, own: list[ActorRef], refused: bool
) -> list[ActorRef]:
    lemma = deed.lemma_.lower()
    if lemma in PACTS:
        return []  # Who made it, no word about it tells.
    types = {sense.frame.type for sense in lexicon.nouns.get(lemma, ())}
    states = {actor.actor.partition(".")[0] for actor in own}
    for told in reversed(earlier):
        trigger = told.match.trigger
        if deed.idx - trigger.idx > _NEAR and lemma not in _COUPS:
            break  # An article has one coup, but many attacks.
        doers = told.match.actors
        if not doers and states & {p.actor.partition(".")[0] for p in told.match.recipients}:
            return []  # "*Was refused* entry. It condemned the step": nobody says whose.
        if told.status not in {"actual", "ongoing"} or not doers:
            continue
        if any(word.i == trigger.i for word in deed.ancestors):
            continue  # "Rejected the resolution that condemned *the step*": the step came before.
        foreign = all(
            a.actor.partition(".")[0] not in states | {"UNK"} or _rules(a, own) for a in doers
        )
        if lemma in _ANY:
            if told.moment.background or told.type == "CONSULT":
                continue  # What "the move" means is the news, not what is recalled beside it.
            if any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in trigger.children):
                continue  # "*Is recognised* by Turkey": that is so, and no step.
            return list(doers) if foreign else []
        stem = trigger.lemma_.lower()[:_STEM] == _STEMS.get(lemma, lemma[:_STEM])
        # Who blamed somebody for it did not do it, though attacks may be of words.
        said = QUAD[told.type] in {1, 3} and lemma not in _ATTACKS
        fits = told.type in types and (
            stem or said or (lemma in _ATTACKS and told.type == "ASSAULT")
        )
        # "Fired a missile": "the launch"
        fits = fits or (lemma in _LAUNCHES and trigger.lemma_ in _LAUNCHING)
        shown = lemma in _EXERCISES and told.match.frame.id.endswith("exercise")
        fits = fits or shown
        fits = fits or (lemma in _INTERVENTIONS and told.type in {"MOBILIZE", "ASSAULT", "AID"})
        coup = lemma in _COUPS and trigger.lemma_ in _OVERTHROWING
        if fits or stem or (coup and told.type in {"ASSAULT", "COERCE"}):
            to = {p.actor.partition(".")[0] for p in told.match.recipients}
            # What is said to others is not one's own to refuse.
            others = refused and said and to and not to & states
            return list(doers) if foreign and not others else []
    return []
