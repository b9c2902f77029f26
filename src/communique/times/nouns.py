"""Nouns that tell of events, and which clause tells when they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from communique.language.tokens import Token

_EVENTS = frozenset(
    """attack assault strike airstrike raid bombing bombardment shelling offensive
    invasion incursion
    war conflict battle fighting clash skirmish siege blockade massacre killing murder
    assassination genocide coup uprising revolt revolution rebellion insurgency riot protest
    demonstration rally march crackdown arrest detention operation drill exercise manoeuvre
    maneuver mobilization mobilisation deployment withdrawal retreat evacuation surrender
    annexation occupation liberation defeat victory ambush explosion blast shooting stabbing
    kidnapping abduction hijacking test launch firing fire launching election vote referendum poll
    elect ballot inauguration summit meeting talk negotiation visit trip tour conference session
    forum congress assembly gathering consultation dialogue discussion call conversation phone
    telephone speak exchange ceremony celebration parade funeral agreement treaty accord pact deal
    memorandum protocol
    truce ceasefire armistice signing ratification announcement statement speech address remark
    interview letter message telegram note declaration resolution decision ruling verdict trial
    sanction embargo tariff boycott ban expulsion recall resignation dismissal appointment death
    crash accident disaster earthquake flood hurricane famine outbreak pandemic crisis shutdown
    collapse founding establishment foundation creation formation independence partition
    unification reunification split breakup dissolution merger normalization normalisation
    rapprochement intervention violation breach incident event transfer delivery shipment donation
    pledge payment release swap handover return arrival departure editorial report article
    broadcast briefing hearing inspection investigation inquiry mission expedition campaign
    landing bloodbath slaughter rout conquest capture seizure sinking hanging storming downing purge
    airlift overthrow ouster pogrom mutiny putsch looting poisoning handshake walkout rescue
    escalation provocation threat warning condemnation appeal request invitation proposal""".split()
)
# Verbs whose object or subject happens when they do.
_HAPPENING = frozenset(
    """launch carry conduct hold make stage mount begin start open give take have do commit wage
    undertake perform order resume continue lead host offer issue deliver provide pay impose
    pursue attempt engage initiate unleash execute declare announce extend express voice stop halt
    end suspend cancel postpone enter organize organise reach sign strike complete finish
    intensify escalate renew direct fire bring level lodge send publish release deploy exchange
    receive suffer face undergo endure win accept reject approve adopt pass endorse ratify repel
    foil thwart attend join leave visit be occur happen come break kill wound injure destroy
    damage hit trigger cause follow-up conclude agree seal ink finalize finalise witness see
    experience sustain pledge promise demand seek claim target cost drop transfer donate establish
    found create plan schedule expect set delay file write read mark broker mediate negotiate
    facilitate engineer forge convene chair moderate""".split()
)
# Verbs that look back on (or ahead to) what they are about.
_ABOUT = frozenset(
    """condemn criticize criticise denounce discuss blame mourn recall commemorate
    remember celebrate
    deny praise investigate avenge follow fear avert prevent describe study analyze analyse
    justify defend lament regret honor honour hail welcome deplore cite mention compare liken
    reference mark survive forget apologize apologise probe review examine protest oppose support
    back address resolve anticipate predict await""".split()
)
_ALSO_ABOUT = frozenset({"about", "over", "after", "following", "since", "before", "despite", "on",
                         "of", "for", "from", "to", "with", "against", "as", "like"})  # fmt: skip
_DURING = frozenset({"in", "during", "at", "amid", "through", "by", "under", "upon", "via"})
_AHEAD = frozenset({"before", "ahead", "until", "for", "toward", "towards"})
#: What a treaty lays down, and whose it is.
TERMS = frozenset({"term", "provision"})
_ITS = frozenset({"its", "their"})
_POINTING = frozenset({"that", "this", "those", "these"})
_REMEMBRANCE = frozenset(
    """anniversary commemoration centenary centennial bicentenary bicentennial remembrance
    jubilee""".split()
)
_COMMEMORATING = frozenset({"commemorate", "remember", "mourn", "relive", "memorialize"})
_LONG_AGO = frozenset(
    """once formerly historically traditionally previously originally initially long""".split()
)
_NOT_ONCE = frozenset({"never", "not", "n't"})

# The remark itself, and what it brings in: "its *condemnation* of the raid", "grief *over* it".
_REMARKS = frozenset(
    """condemnation appreciation gratitude rejection satisfaction condolence indignation concern
    congratulation objection opposition protest""".split()
)
_REMARKED_BY = frozenset("over at about on for after following".split())

# Times that are told of as gone: "in colonial times", "before independence".
_GONE_TIMES = frozenset("times time era days period rule age years".split())
_OF_GONE_TIMES = frozenset(
    """colonial soviet ottoman communist imperial tsarist czarist apartheid fascist nazi stalinist
    baathist medieval ancient feudal precolonial pre-colonial pre-war prewar""".split()
)
_FOUNDING = frozenset(
    "independence partition unification reunification decolonisation decolonization".split()
)
_GONE_AT = frozenset("in under during before after at until since from upon".split())

# Rule that is told of as gone: "under the dictatorship they were jailed".
_GONE_RULE = frozenset(
    """dictatorship communism fascism nazism colonialism tsars czars tsar czar shah kaiser ottomans
    habsburgs nazis soviets""".split()
)


def eventive(noun: Token) -> bool:
    """Whether a noun tells of something that happens or is issued at a time."""
    lemma = noun.lemma_.lower()
    return noun.pos_ in {"NOUN", "PROPN"} and (
        lemma in _EVENTS
        or (
            len(lemma) > 7
            and lemma.endswith(("tion", "sion", "ment", "fare"))
            and noun.pos_ == "NOUN"
        )
    )


def remarked_on(verb: Token, before: int) -> Token | None:
    """The event that a remark in the present is about, whose time a date behind it tells.

    "Kenya condemns the attack on a market on 2 May": the remark is made today, the attack was not.
    """
    if not clauses.remarks(verb):
        return None
    for child in verb.rights:
        if child.i < before and (child.dep_ == "dobj" or child.lower_ in _REMARKED_BY):
            for noun in child.subtree:
                if noun.i >= before:
                    break
                if eventive(noun) and not (noun == child and noun.lemma_.lower() in _REMARKS):
                    return noun
    return None


def told_by(noun: Token) -> Token | None:
    """The verb in whose time an event noun stands, if the clause tells the event."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    verb = head.head
    if head.dep_ in {"nsubj", "nsubjpass"} and clauses.is_verb(verb):
        if head.dep_ == "nsubjpass" and verb.lemma_ in _ABOUT:
            return None
        return verb if verb.lemma_ not in {"show", "mean", "matter", "remain"} else None
    if head.dep_ in {"dobj", "attr", "dative", "oprd"} and clauses.is_verb(verb):
        return verb if verb.lemma_ in _HAPPENING and verb.lemma_ not in _ABOUT else None
    if head.dep_ == "pobj":
        preposition = head.head
        if preposition.lower_ == "of" and preposition.head.pos_ in {"NOUN", "PROPN"}:
            # "a series of attacks", "the text of the letters": told with what it is part of.
            return told_by(preposition.head)
        if preposition.lower_ in _DURING and clauses.is_verb(preposition.head):
            return preposition.head
        if preposition.dep_ == "agent":
            return preposition.head
        if preposition.lower_ in _DURING and preposition.head.pos_ in {"NOUN", "PROPN"}:
            return told_by(preposition.head)
    return None


def remembers(noun: Token) -> bool:
    """Whether a noun is a day of remembrance."""
    return noun.lemma_.lower() in _REMEMBRANCE


def remembered(day: Token) -> list[Token]:
    """What a day of remembrance is of."""
    return [
        noun
        for child in day.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def commemorated(noun: Token) -> bool:
    """Whether a noun names what is remembered: "the anniversary of the invasion"."""
    if not eventive(noun):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head.lemma_.lower() in _REMEMBRANCE
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _COMMEMORATING


def ahead_of(noun: Token) -> bool:
    """Whether a noun names what is still to come: "ahead of the summit", "the planned talks"."""
    if any(c.lower_ in {"planned", "upcoming", "scheduled", "forthcoming", "proposed", "expected"}
           for c in noun.children):  # fmt: skip
        return True
    preposition = noun.head
    return noun.dep_ == "pobj" and (
        preposition.lower_ in {"before", "until"}
        or (preposition.lower_ == "of" and preposition.head.lower_ == "ahead")
    )


def pointers(token: Token) -> list[tuple[Token, bool]]:
    """The nouns by which a clause or phrase points back, and whether they do so with "that"."""
    near = [token] if token.pos_ == "NOUN" else []
    for child in token.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            near.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"in", "during", "at", "on", "under"}:
            near += [noun for noun in child.children if noun.dep_ == "pobj"]
    if token.dep_ == "conj":  # "*Under it* Pretoria gave way and Havana *undertook* ..."
        under = (c for c in token.head.lefts if c.dep_ == "prep" and c.lower_ == "under")
        near += [noun for way in under for noun in way.children if noun.dep_ == "pobj"]
    found: list[tuple[Token, bool]] = []
    for place in near:
        noun = _laid_down_in(place)
        if noun is place and noun.lemma_ in TERMS and any(c.lower_ in _ITS for c in noun.lefts):
            found.append((noun, True))  # "Under *their terms* Havana undertook ..."
        words = {c.lower_ for c in noun.children if c.dep_ == "det"}
        if words & _POINTING:
            found.append((noun, True))
        elif "the" in words and eventive(noun) and noun.dep_ != "dobj":
            found.append((noun, False))
    return found


def _laid_down_in(noun: Token) -> Token:
    """The text whose terms they are: "under the terms of *that truce*"."""
    if noun.lemma_ not in TERMS:
        return noun
    ways = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    return next((c for way in ways for c in way.children if c.dep_ == "pobj"), noun)


def long_ago(verb: Token) -> bool:
    """Whether a clause in the past is told as how things once were."""
    long = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in _LONG_AGO]
    long = [c for c in long if c.lower_ != "once" or not c.i or c.nbor(-1).lower_ not in _NOT_ONCE]
    if verb.tag_ == "VBN" and any(c.lower_ in {"once", "formerly"} and c.i < verb.i for c in long):
        return True  # "The minister, *once* jailed by them, said"
    if clauses.tense(verb) not in {"past", "pluperfect"}:
        return False
    if any(c.dep_ == "advmod" and c.lower_ == "last" and c.i < verb.i for c in verb.lefts):
        return True  # "Since they *last* exchanged fire"
    habit = verb.lemma_ == "use" and not any(c.dep_ == "dobj" for c in verb.children)
    if habit and any(c.dep_ == "xcomp" for c in verb.children):
        return True
    if any(c.dep_ == "nsubj" and c.lower_ == "nazis" for c in verb.lefts):
        return True
    if any(
        noun.dep_ == "pobj" and (noun.lower_ in _GONE_RULE or _of_soldiers(noun))
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"under", "during"}
        for noun in child.children
    ):
        return True
    if long:
        return True
    ways = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _GONE_AT)
    return any(_is_gone(noun) for way in ways for noun in way.children if noun.dep_ == "pobj")


def _is_gone(noun: Token) -> bool:
    """Whether a noun is a time that is gone: "*colonial* times", "independence"."""
    if noun.lower_ in _FOUNDING:
        return not any(c.dep_ == "poss" or c.lower_ == "of" for c in noun.children)
    return noun.lower_ in _GONE_TIMES and any(c.lower_ in _OF_GONE_TIMES for c in noun.lefts)


def _of_soldiers(rule: Token) -> bool:
    """Whether it is told under what rule a thing was so, as if that were gone: "military rule"."""
    return rule.lower_ in {"rule", "government", "regime"} and any(
        c.lower_ in {"military", "colonial", "communist", "apartheid", "fascist"}
        for c in rule.lefts
    )


#: Nouns that may stand for one another when a text points back ("In that message" = the letter).
SAME = tuple(
    frozenset(group.split())
    for group in (
        "letter message note telegram missive cable correspondence write",
        "statement communique remark comment announcement declaration",
        "meeting talk summit session encounter discussion gathering conference negotiation meet",
        "attack strike raid assault bombing blast explosion shooting airstrike incident shelling "
        "bomb shell",
        "signing treaty pact accord agreement deal memorandum protocol truce ceasefire armistice "
        "sign agree",
        "visit trip tour journey travel fly",
        "speech address remark speak",
        "war conflict fighting battle fight",
        "call conversation",
        "exercise drill manoeuvre maneuver",
        "test launch firing",
        "election vote referendum poll",
        "protest demonstration rally march demonstrate",
        "coup revolt uprising rebellion",
        "interview editorial article report broadcast",
    )
)


def same(one: str, other: str) -> bool:
    """Whether two lemmas may name one event."""
    return one == other or any(one in group and other in group for group in SAME)


# Nouns of deeds whose verbs are spelled otherwise.
_DEEDS = {
    "verdict": "sentence convict jail acquit rule clear condemn imprison",
    "sentence": "jail convict imprison", "ruling": "rule", "expulsion": "expel",
    "death": "kill die murder execute", "killing": "murder shoot slay", "seizure": "seize",
    "invasion": "invade", "decision": "decide", "proposal": "propose", "takeover": "seize oust",
    "coup": "oust overthrow topple", "incursion": "cross", "raid": "storm attack",
    "strike": "bomb hit", "launch": "fire", "visit": "travel arrive",
}  # fmt: skip


def kin(noun: Token, word: Token) -> bool:
    """Whether a word tells the deed that a noun takes up: "the *killing*" of "was *killed*"."""
    if word.pos_ not in {"VERB", "NOUN"} or word.i == noun.i:
        return False
    one, other = noun.lemma_.lower(), word.lemma_.lower()
    if same(one, other) or other in _DEEDS.get(one, "").split():
        return True
    return (
        word.pos_ == "VERB" and len(other) > 3 and one.startswith(other[: max(4, len(other) - 2)])
    )
