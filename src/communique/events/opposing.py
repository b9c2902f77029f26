"""Against whom a thing is done, told by its occasion or purpose: "struck *in a row with*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.frames import lexicon
from communique.events.phrases import occasions, purposes

if TYPE_CHECKING:
    from communique.language.tokens import Token

_QUARRELS = frozenset(
    "dispute row quarrel standoff feud conflict showdown battle disagreement wrangle spat".split()
)
_FACING = frozenset(
    """face confront deter counter contain repel fight intimidate pressure threaten warn resist
    oppose challenge encircle defend check escort shadow intercept identify track keep-out
    ward-off fend-off head-off drive-off drive-out beat-back hold-back push-back turn-back block
    protect shield hold-off stave-off stem halt stop blunt thwart forestall pre-empt prevent
    intervene""".split()
)
# What forces are sent to do to those within a state.
_CRUSHING = frozenset(
    """quell suppress crush subdue pacify disperse dislodge besiege dissuade cow overawe disarm hunt
    hunt-down track-down flush-out root-out stamp-out smoke-out put-down clamp-down crack-down
    confront fight combat contain repel deter counter neutralise neutralize head-off hold-off
    prevent stop block thwart forestall break-up stem halt ward-off fend-off""".split()
)
# Blows for which forces gather, and the words by which they are said to be on the way.
_BLOWS = frozenset(
    """offensive assault attack push drive thrust onslaught raid strike counter-offensive invasion
    counteroffensive campaign operation showdown war battle""".split()
)
# What crowds, smugglers and armies do that forces are sent to stop.
_STIRS = frozenset(
    """march protest demonstration rally riot strike advance incursion infiltration encroachment
    intrusion attempt uprising revolt rebellion coup smuggling threat aggression""".split()
)
_AGAINST = ("against", "on", "of", "into", "with")
# Participles on what is moved, or on where it is, that name the foe: "a line *facing* Chad".
_TOWARDS = {"face": (), "direct": ("at", "against"), "aim": ("at",), "train": ("on",)}
# Deeds upon which forces are put on alert.
_PROVOKING = frozenset({"ASSAULT", "MOBILIZE"})
_SEEN = frozenset("sight spot detect appear stray encroach violate intrude".split())
# Verbs and nouns that tell that a move of forces is felt to be aimed at somebody.
_UNNERVING = frozenset(
    """alarm worry unnerve unsettle rattle frighten disquiet threaten disturb trouble scare
    intimidate menace""".split()
)
_CAUSING = frozenset("cause raise spark prompt provoke arouse stir create sow trigger".split())
_UNEASE = frozenset("alarm concern fear worry anxiety unease apprehension jitter panic".split())


def opponents(heads: tuple[Token, ...]) -> list[Token]:
    """With whom those quarrel who do something: "struck in a dispute *with the ministry*"."""
    phrases = (n for head in heads for n in syntax.prepositional(head, ("in", "over", "amid")))
    return [
        noun
        for quarrel in phrases
        if quarrel.lemma_ in _QUARRELS
        for noun in syntax.prepositional(quarrel, ("with", "against"))
    ]


def faced(verb: Token, *, within: bool = False) -> list[Token]:
    """Whom forces are moved to meet: "rushed reinforcements *to face Indian troops*".

    Args:
        verb: what tells of the move.
        within: whether those are asked for who are put down at home ("*to quell rebels*").
    """
    found: list[Token] = []
    for clause in purposes(verb):
        if _phrasal(clause) not in (_CRUSHING if within else _FACING):
            continue
        for foe in (*syntax.undergoers(clause), *syntax.prepositional(clause, ("against",))):
            if foe.lemma_ in _BLOWS | _STIRS:  # "To counter *Nicaraguan* raids", "a march *by* Y"
                doers = syntax.prepositional(foe, ("by", "of", "from"))
                found += doers or [c for c in foe.lefts if c.dep_ in {"poss", "amod", "compound"}]
            else:
                found.append(foe)
    return found


def menaced(trigger: Token) -> list[Token]:
    """At whom a move of forces is aimed, as other phrases than the frame's own tell.

    "Massed troops *for a push against the rebels*", "along the line *facing Pakistan*"; and "the
    massing of troops *alarmed Kuwait*".
    """
    if trigger.pos_ == "NOUN":
        return _unnerved(trigger)
    found: list[Token] = []
    for above in (trigger, *syntax.undergoers(trigger)):
        readied = syntax.prepositional(above, ("in",))
        aims = [n for n in readied if n.lemma_ in {"preparation", "readiness", "anticipation"}]
        for thing in (above, *aims):
            for blow in syntax.prepositional(thing, ("for", "of") if thing in aims else ("for",)):
                if blow.lemma_ in _BLOWS:
                    found += syntax.prepositional(blow, _AGAINST)
    return found or _towards(trigger)


def provokers(verb: Token) -> list[Token]:
    """Upon whose doing forces are put on alert: "mobilized *after Turkish ships* were sighted"."""
    found: list[Token] = []
    for clause in occasions(verb):
        types = {sense.frame.type for sense in lexicon().verbs.get(clause.lemma_, ())}
        if clause.lemma_ in _SEEN:
            seen = [child for child in clause.lefts if child.dep_ == "nsubjpass"]
            found += [one for noun in seen for one in syntax.spread(noun)]
            found += [] if seen else syntax.subjects(clause)
        elif types & _PROVOKING:
            passive = syntax.is_passive(clause)
            found += syntax.agents(clause) if passive else syntax.subjects(clause)
    return found


def _phrasal(verb: Token) -> str:
    particle = syntax.particle(verb)
    return f"{verb.lemma_}-{particle}" if particle else verb.lemma_


def _towards(trigger: Token) -> list[Token]:
    """Whom one of the phrases of a verb names as the foe: "along the border *against* Chad".

    Or a participle on one: "along the border *facing* Chad", "a show of force *directed at* Mali".
    """
    steps = [child for child in trigger.rights if child.dep_ in {"prep", "dobj", "npadvmod"}]
    found: list[Token] = []
    while steps:
        step = steps.pop()
        for child in step.rights:
            if child.dep_ == "pobj" and step.lower_ == "against":
                found += syntax.spread(child)
            elif child.dep_ in {"prep", "pobj", "appos", "dobj"}:
                steps.append(child)
            elif child.dep_ in {"acl", "advcl"} and child.lemma_ in _TOWARDS:
                aimed = _TOWARDS[child.lemma_]
                if aimed:
                    found += syntax.prepositional(child, aimed)
                else:
                    found += [noun for noun in child.rights if noun.dep_ == "dobj"]
    return found


def _unnerved(noun: Token) -> list[Token]:
    """Whom a move of forces alarms: "the massing of troops *caused alarm in Kuwait*"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return []
    if verb.lemma_ in _UNNERVING:
        return syntax.undergoers(verb)
    if verb.lemma_ not in _CAUSING:
        return []
    felt = [thing for thing in syntax.undergoers(verb) if thing.lemma_ in _UNEASE]
    where = [noun for thing in felt for noun in syntax.prepositional(thing, ("in", "among"))]
    return where or (syntax.prepositional(verb, ("in", "among")) if felt else [])
