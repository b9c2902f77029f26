"""What is claimed, feared, hoped or ordered where its noun or verb stands apart from its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import clauses, moods, verbs
from communique.events.befalling import borne_by
from communique.events.control import binds
from communique.events.operators import operator
from communique.events.predicates import CLAIMS
from communique.events.syntax import LIGHT, UNDERGO

if TYPE_CHECKING:
    from communique.events.operators import Effect, Operator
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status

#: Verbs whose subject is what happens or holds.
HAPPENING = frozenset(
    """happen occur begin start resume continue remain persist last rage follow proceed end come
    go take be exist erupt break materialize materialise hold loom stay drag intensify escalate
    expire""".split()
)
# Verbs that tell how a fear, hope or rumour fares, where the clause that tells it follows: "hopes
# are *fading* that Chile will free him".
_FARING = HAPPENING | frozenset(
    """come grow mount rise spread swirl fade abound circulate surface emerge arise linger increase
    recede deepen run build surge dim swell dwindle flare die evaporate fall ease subside sweep
    soar diminish vanish gather heighten""".split()
)
# What is said where one meets or writes to somebody for no other end.
_MEETING = frozenset(
    "summon write call telephone phone ring cable meet address convene march rally wire".split()
)
_SPEAKING = frozenset(
    """demand ask request protest complain condemn denounce urge thank congratulate praise warn
    apologize apologise reject plead appeal criticize criticise accuse call express convey condole
    assure reassure inform offer invite""".split()
)
# Verbs of plans, which in the past perfect came to nothing where "but" follows.
_INTENDING = frozenset("plan hope intend want expect wish mean aim".split())
#: Nouns that stand as the deed does that they hold: "dread of a *wave of* raids". What is but
#: rumoured or alleged by nobody named may not be so.
HOLDING = (CLAIMS - frozenset("rumor rumour accusation allegation".split())) | frozenset(
    "wave round series string spate".split()
)
#: Verbs that take by "on" what is done or forborne: "decided *on* a raid".
TAKEN_ON = frozenset("insist call decide settle embark hold".split())
# Meetings, and verbs by which others hold them.
_CONVENED = frozenset(
    "talk meeting summit negotiation conference dialogue round forum session".split()
)
_CONVENING = frozenset(
    "mediate host broker chair organise organize sponsor convene facilitate lead arrange".split()
)
_EXPECTING = frozenset({"expect", "anticipate"})
# What may be argued to be so as well as that it be done: "suggests that officers support him".
_ARGUED = frozenset({"suggest", "insist", "warn"})
# Verbs by which somebody likes to do a thing, or would like another to.
_LIKING = frozenset("like love prefer dare".split())
# Who tries to drive people off by such means has used them, whether they went or not.
_TRYING = frozenset({"try", "attempt", "seek"})
_DRIVING = frozenset("disperse clear push break drive force scatter dislodge stop evict".split())
_FORCE = frozenset(
    """gas cannon baton club truncheon bullet pellet grenade whip stick shot fire charge spray
    shield bulldozer""".split()
)
# Verbs that say how a deed would be taken.
_ANSWERING = frozenset("meet answer treat regard see view consider punish counter".split())
# Verbs by which a plan is carried out, and plans that are but made by one of them.
_KEEPING = frozenset("keep honor honour fulfil fulfill reach achieve realize realise meet".split())
# Verbs by which a plan is broken or taken back, and what is taken back by the latter.
_BREAKING = frozenset("break renege backtrack backpedal".split())
_UNDOING = frozenset(
    """reverse rescind revoke withdraw retract overturn quash annul repeal void undo nullify
    countermand recant cancel scrap abandon drop""".split()
)
_RETRACTED = frozenset(
    """decision order offer threat promise pledge vow plan ruling ultimatum demand request decree
    invitation verdict warrant call""".split()
)
# What is asked of somebody, and verbs of who does not do it.
_CALLS = frozenset("request demand appeal plea call pressure urging entreaty suggestion".split())
_RESISTING = frozenset("resist withstand defy flout".split())
# Verbs by which what is asked is done.
_HEEDING = frozenset("heed obey grant honor honour fulfil fulfill satisfy comply meet".split())
_REACHED = frozenset("decision agreement deal pact accord understanding consensus".split())


def to_come(standing: Status | None) -> Status | None:
    """A standing where it leaves open what it holds of: not that of what was done."""
    return standing if standing in {"planned", "hypothetical", "negated"} else None


def held_by(participle: Token) -> Token | None:
    """The verb that says whether the talks are held of which it tells who *mediates* them."""
    noun = participle.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.lemma_ not in _CONVENED:
        noun = noun.head.head  # "Talks *on Friday* mediated by Oman"
    if participle.lemma_ not in _CONVENING or noun.lemma_ not in _CONVENED:
        return None
    while noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    if noun.dep_ == "pobj":
        noun = noun.head
    return noun.head if noun.head.pos_ in {"VERB", "AUX"} else None


def noun_of(clause: Token) -> Token | None:
    """The noun beside its verb that a clause belongs to: "made up its *mind* to go".

    Only a noun that decides what becomes of the clause is looked for: "*fears* grew that it fell".
    """
    verb = clause.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    labels = {"nsubj", "nsubjpass"}
    if clause.dep_ == "advcl":
        labels.add("dobj")
    elif verb.lemma_ not in _FARING:
        return None
    return next(
        (
            c
            for c in verb.children
            if c.dep_ in labels
            and c.i < clause.i
            and c.pos_ == "NOUN"
            and c.lower_ != "guards"  # People, and no being on guard against it.
            and (c.lemma_ in CLAIMS or operator(c, clause) is not None)
        ),
        None,
    )


def is_said_there(clause: Token) -> bool:
    """Whether an infinitive tells what was said there: "summoned the envoy *to demand* a reply"."""
    return (
        clause.head.lemma_ in _MEETING
        and clause.lemma_ in _SPEAKING
        and not (clause.head.pos_ == "NOUN" and clause.head.lemma_ == "call")
    )


def share_of(head: Token, preposition: str) -> Token:
    """The share in a deed that a verb has for its object, else the word: "denied any *part* in"."""
    if preposition not in {"in", "for"} or head.pos_ not in {"VERB", "AUX"}:
        return head
    return next((c for c in head.children if c.dep_ == "dobj" and c.lemma_ in CLAIMS), head)


def what_is(verb: Token) -> Token | None:
    """The verb that says how somebody stands to what follows: "what it *wants* is to go"."""
    what = next((c for c in verb.children if c.dep_ == "csubj" and c.i < verb.i), None)
    return what if what is not None and any(c.tag_ == "WP" for c in what.children) else None


def keeps(verb: Token, plan: Token) -> bool:
    """Whether a verb says a plan is carried out: "*kept* its promise", not "reached a deal"."""
    return verb.lemma_ in _KEEPING and not (verb.lemma_ == "reach" and plan.lemma_ in _REACHED)


def undone(verb: Token, plan: Token) -> bool:
    """Whether a verb says that a plan, order or call came to nothing: "*reversed* its decision"."""
    if plan.dep_ == "pobj":
        joined = plan.head.lower_ in {"on", "from"}
        return joined and (verb.lemma_ in _BREAKING or plan.lemma_ in _RETRACTED)
    if verb.lemma_ in _BREAKING:
        return True
    if verb.lemma_ in _UNDOING:
        return plan.lemma_ in _RETRACTED
    return verb.lemma_ in _RESISTING and plan.lemma_ in _CALLS


def heeded(verb: Token, plea: Token) -> bool:
    """Whether a verb says that what is asked is done: "*heeded* calls to recognise it"."""
    if plea.dep_ == "pobj" and (verb.lemma_ != "comply" or plea.head.lower_ != "with"):
        return False
    return verb.lemma_ in _HEEDING and plea.lemma_ in _CALLS | {"order", "directive", "ruling"}


def came_to_nothing(verb: Token) -> bool:
    """Whether a past plan is told with what came instead: "*had planned* to go, *but* ..."."""
    if verb.lemma_ not in _INTENDING or verb.tag_ != "VBN":
        return False
    if all(helper.lower_ != "had" for helper in verbs.helpers_of(verb)):
        return False
    return any(c.lower_ == "but" and c.dep_ == "cc" and c.i > verb.i for c in verb.children)


def found(participle: Token) -> Token | None:
    """The verb by which somebody finds a thing done: "would *find* its ships seized"."""
    thing = participle.head
    if participle.tag_ != "VBN" or thing.dep_ != "dobj":
        return None
    return thing.head if thing.head.lemma_ in {"find", "see"} else None


def entertained(parse: Parse, deed: Token) -> Status | None:
    """What is told of a deed of which it is said what it would do: "*an attack* would end it".

    So where it is said what would be done about it: "*any raid* would be met with force".
    """
    verb = deed.head
    if deed.dep_ == "nsubjpass" and verb.lemma_ not in _ANSWERING:
        return None
    main = moods.mood(parse, verb)
    would = main == "planned" and any(h.lower_ == "would" for h in verbs.helpers_of(verb))
    return "hypothetical" if (main == "hypothetical" or would) and moods.is_new(deed) else None


def _of_others(verb: Token, clause: Token) -> bool:
    """Whether a clause tells what others will do, or what will befall whom its verb is told of."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return False
    told = {c.dep_ for c in clause.children}
    if verb.lemma_ in _LIKING and any(c.dep_ == "dobj" for c in verb.rights):
        return True  # "Dared *Chad* to attack"
    return clause.dep_ == "ccomp" or bool(told & {"nsubj", "nsubjpass", "auxpass"})


def is_told_by(verb: Token, event: Token) -> bool:
    """Whether a light verb tells the event that is its object.

    Who does not "join *the American raids*" leaves them as they are.
    """
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in LIGHT | UNDERGO:
        return False
    if event.dep_ == "pobj" and event.head.lower_ == "against":
        return False  # "Will hold a march *against his arrest*": it was made.
    return verb.lemma_ != "join" or moods.is_new(event)


def reaching(head: Token, token: Token) -> Operator | None:
    """The operator that a word is, if it reaches the clause or event noun that it takes."""
    known = clauses.taken_by(head, token)
    if known is None or clauses.is_reported(token, head) or clauses.presupposed(token):
        return None
    if token.dep_ == "pobj" and borne_by(head) is not None:
        return None  # "Was the *target* of raids", "on the receiving *end* of them"
    if token.pos_ not in {"VERB", "AUX"}:
        new = known.nouns == "new" and not moods.is_new(token)
        return None if new or known.nouns == "none" else known
    ahead = not verbs.told_as_done(token) and not clauses.is_thought(head, token)
    if token.tag_ == "VBP" and head.lemma_ in _ARGUED and not clauses.subjunctive(token):
        ahead = ahead and any(helper.tag_ == "MD" for helper in verbs.helpers_of(token))
    return None if known.clauses == "ahead" and not ahead else known


def effect(known: Operator, verb: Token, clause: Token) -> Effect:
    """An operator's effect: whom somebody *let* do a thing did it; whom a treaty *lets* may.

    What somebody expects of others he does not plan, and what nothing would stop may come.
    """
    if known.effect == "planned" and verb.lemma_ in _EXPECTING and _of_others(verb, clause):
        return "hypothetical"
    if known.effect == "planned" and came_to_nothing(verb):
        return "prevented"
    if verb.lemma_ in _TRYING and verbs.told_as_done(verb) and _by_force(clause):
        return "carried"
    could = any(helper.tag_ == "MD" for helper in verbs.helpers_of(verb))
    if could and known.effect in {"prevented", "ended"} and moods.negated(verb):
        return "claimed"
    if verb.lemma_ in _LIKING and (could or _of_others(verb, clause)):
        return "hypothetical"  # "Would like *Chad to leave*", "dared it to attack"
    let = verb.lemma_ == "let" and verbs.told_as_done(verb) and verb.tag_ != "VBZ"
    return "carried" if let and not binds(verb) else known.effect


def _by_force(clause: Token) -> bool:
    """Whether it is told by what somebody was driven off: "tried to *clear it with tear gas*"."""
    return clause.lemma_ in _DRIVING and any(
        thing.dep_ == "pobj" and thing.lemma_.lower() in _FORCE
        for way in clause.children
        if way.lower_ in {"with", "by"}
        for thing in way.children
    )
