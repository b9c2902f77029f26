"""What is said of a deed by a predicate: that it is so, what it is, that it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import moods, syntax
from communique.events.conditions import conditional
from communique.events.parties import PACTS
from communique.language.falsehoods import FALSE

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.record import Status

#: Verbs that say what a thing is.
BEING = frozenset("be remain stay seem appear look become sound".split())
#: Verbs by which somebody comes to be ready for a thing, or is so.
COMING_TO_BE = BEING | frozenset("get make stand feel declare profess pronounce grow".split())
#: Verbs by which a thing comes to be so: "were *put* on hold".
PUTTING = frozenset({"put", "place"})
_CLAUSES = frozenset({"article", "clause", "provision", "guarantee", "umbrella"})
_COVERING = frozenset("cover include encompass exclude exempt define proscribe outlaw".split())
# Of what a deed is called one.
_INSTANCES = frozenset({"act", "campaign", "policy", "case"})
#: What a claim is without that is not so.
GROUNDS = frozenset("foundation basis merit substance truth ground evidence".split())
TRUE = frozenset({"true", "correct", "case", "accurate"})
#: Nouns for what is said of somebody: to reject these is to deny what they tell.
CLAIMS = frozenset(
    """accusation allegation claim report charge suggestion rumor rumour assertion statement
    account story notion idea involvement responsibility role part complicity hand link contention
    insinuation finding""".split()
)
#: Verbs by which somebody says that such a thing is not so.
#: What has been said, whatever the answer to it is, and verbs of such answers.
OFFERED = frozenset(
    """offer proposal invitation request demand appeal plea call ultimatum overture pledge
    suggestion bid""".split()
)
DECLINING = frozenset(
    """decline reject refuse rebuff spurn turn snub dismiss ignore accept resist brush wave shun
    disregard rule consider study weigh examine review mull receive discuss debate""".split()
)
REJECTING = frozenset(
    """reject dismiss deny dispute refute rebut contradict rubbish ridicule disown brush wave laugh
    shrug debunk disprove discount quash disclaim fabricate concoct invent falsify
    discredit""".split()
)
_CALLING = frozenset(
    """call brand label term deem describe dub consider declare regard denounce dismiss reject slam
    decry condemn criticize criticise blast lambast lambaste deride ridicule attack characterize
    characterise portray castigate brush wave""".split()
)
_DEFINING = frozenset(
    """be constitute equal mean amount consider regard deem treat view trigger activate oblige
    entitle warrant""".split()
)
_UNDER_WAY = frozenset("place force effect way progress swing operation session".split())
_TIMELESS = frozenset({"VBZ", "VBP", "MD"})


def so(verb: Token, predicate: Token) -> Status | None:
    """What is told of a thing of which it is said that it is, or is not, or may be so."""
    if moods.asked(verb) or conditional(verb):
        return "hypothetical"
    denied = moods.negated(verb) == (predicate.lower_ in TRUE)
    return "negated" if denied else None


def called_false(claim: Token) -> bool:
    """Whether what is claimed is called false: "called the report *a lie*", "as *untrue*"."""
    verb = claim.head
    if verb.lemma_ not in _CALLING or claim.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
        return False
    said = [c for c in verb.children if c.i != claim.i and c.dep_ in {"oprd", "attr", "acomp"}]
    for mark in verb.children:
        if mark.lower_ == "as" and mark.dep_ in {"prep", "mark"}:
            said += mark.children
    return any(c.lower_ in FALSE for c in said)


def defined(noun: Token) -> bool:
    """Whether it is said what a deed is: "*an attack* on one is *an attack* on all".

    Or to what a text applies.
    """
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lemma_ in {"extend", "apply"}:
        verb = verb.head  # "The treaty *extends to* attacks on ships"
    covered = noun.dep_ == "dobj" and verb.lemma_ in _COVERING
    if (covered or verb.i != noun.head.i) and (noun.tag_ == "NNS" or verb.tag_ == "VBZ"):
        # "The treaty *covers attacks* on ships": any that there may be.
        texts = (c.lemma_.lower() for c in verb.lefts if c.dep_ == "nsubj")
        return any(text in PACTS or text in _CLAUSES for text in texts)
    if verb.lemma_ not in _DEFINING or not {w.tag_ for w in (verb, *verb.lefts)} & _TIMELESS:
        return False
    if verb.lemma_ == "be" and in_force(verb):
        return False  # "A blockade of Gaza *is in place*"
    told = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (
        told is not None
        and any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in told.lefts)
        and (told.i == noun.i or noun.lemma_ == told.lemma_)
    )


def groundless(verb: Token) -> bool:
    """Whether it is said of a claim that nothing bears it out: "is *without foundation*"."""
    return any(
        noun.lemma_ in GROUNDS
        for child in verb.rights
        if child.dep_ == "prep" and child.lower_ == "without"
        for noun in child.children
    )


def in_force(verb: Token) -> bool:
    """Whether a predicate tells that its subject goes on: "is still in place", "are under way"."""
    return any(
        (child.dep_ == "advmod" and child.lower_ in {"still", "underway", "ongoing"})
        or (child.dep_ == "acomp" and child.lower_ in {"ongoing", "underway"})
        or any(g.lower_ in _UNDER_WAY for g in child.children)
        for child in verb.children
        if child.dep_ in {"prep", "advmod", "acomp"}
    )


def instanced(nouns: list[Token]) -> list[Token]:
    """What a deed is called an instance of: "called it an act of *piracy*"."""
    acts = [noun for noun in nouns if noun.lower_ in _INSTANCES]
    return [n for act in acts for n in syntax.prepositional(act, ("of",))]
