"""Control: of whom the clause is told that a verb, noun or adjective takes.

"Urged Iran *to go*" is told of the object, "promised Iran *to go*" of the subject, "its call on
Iran *to go*" of whom the call is on. Which words hand on which of their arguments stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import moods, verbs
from communique.events.parties import PACTS
from communique.events.phrases import RELATIVE, prepositional

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

# Verbs that ask, bring, bind or let somebody do something.
_ASKING = frozenset(
    """ask urge tell order caution persuade convince encourage invite allow permit request beg warn
    instruct direct command advise authorize authorise enable require forbid oblige obligate appeal
    beseech implore exhort plead entreat counsel petition lobby commit bind entitle empower mandate
    task pester browbeat blackmail motivate pressure pressurize compel force coerce cajole challenge
    charge assign spur goad induce prompt entice tempt incite nudge coax prod""".split()
)
# Verbs that do so beside their other senses, in which an infinitive tells an end.
_ALSO_ASKING = frozenset(
    """dare help get push press lead cause let make have see watch accuse suspect call summon
    bar ban prevent stop block prohibit deter discourage dissuade keep drive restrain provoke lure
    inspire talk argue trick train arm equip recruit hire egg badger nag bully approach""".split()
)
#: Verbs whose object is not what they are about: "wanted Iran to go" wants no Iran.
RAISING = frozenset("want expect like love prefer".split())
OBJECT_CONTROL = _ASKING | _ALSO_ASKING | RAISING | {"convict"}
_WARNING = frozenset({"warn", "caution", "threaten"})
#: Verbs whose subject has no part in the plan that is their object: "foiled a plot to".
OPPOSING = frozenset(
    """thwart foil prevent avert block uncover expose reveal discover disrupt condemn
    denounce oppose criticize criticise fear veto unmask deplore resist defeat""".split()
)
# Verbs by which somebody has a thing done: "ordered troops deployed", "had the envoy arrested".
_CAUSING = frozenset("order command direct instruct have get".split())
# Verbs by which a text or a promise ties somebody to doing a thing.
_COMMITTING = frozenset("commit bind pledge reduce reconcile restrict confine".split())
# Verbs that take their doer with a bare infinitive alone: "had him go", not "has ... of going".
_BARE = frozenset("have let make see watch want expect cause get".split())
# By what those who are asked are joined: "appealed to", "called on", "pleaded with".
_ASKED_BY = {
    "call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "argue": ("with",),
    "prevail": ("on", "upon"), "demand": ("of",),
}  # fmt: skip
# For what somebody calls on somebody, or calls him.
_TALKING = frozenset(
    """discuss congratulate exchange review convey express present brief thank greet inform talk
    offer wish pay assure invite""".split()
)
# Nouns for what is asked or told of somebody: "its plea to Peru *to send troops*".
_ASKS = frozenset(
    """order plea appeal request call demand instruction command invitation warning advice
    permission ahead light clearance authorization authorisation ultimatum entreaty directive
    exhortation summons petition licence license pressure""".split()
)
# Who stands under it would have to do what is asked: "is *under* pressure to free them".
_PRESSURE = frozenset({"pressure", "heat"})
# Verbs of those who would do a thing themselves: "whom he *tried* to sack".
_WILLING = frozenset("try attempt seek want hope plan vow promise threaten refuse decline".split())
# Verbs by which somebody answers what is asked of him.
_ANSWERING = frozenset(
    """reject refuse decline ignore accept rebuff dismiss heed resist defy grant comply bow yield
    brush spurn disregard agree turn obey flout shrug wave disobey accede consider study weigh
    examine review receive mull""".split()
)
# Verbs of those on whom pressure lies.
_FEELING = frozenset("face feel encounter experience withstand".split())
# Of these and others, those that tell no answer of their own.
_CONSIDERING = frozenset(
    """consider study weigh examine review receive mull heed grant comply bow yield accede get
    obey""".split()
)
# Verbs of asking by which who asks is who gains from what is given.
_BEGGING = frozenset(
    """ask beg request appeal plead urge implore beseech entreat petition demand insist press
    persuade pressure""".split()
)
# Words of thanks, by which who gives them gained from what they are for.
_THANKING = frozenset("thank grateful thankful praise".split())
# Verbs by which somebody speaks of or to another, and what does not speak.
_SPEAKING = frozenset(
    """urge call accuse condemn warn demand blame denounce criticize criticise insist vow pledge
    promise threaten describe dismiss reject welcome praise ask appeal slam blast lambaste deplore
    press challenge thank""".split()
)
_THINGS = frozenset(
    """it this that there deal law plan move decision measure act bill report proposal attack strike
    raid agreement ban visit policy ruling vote election test launch step sanctions talks""".split()
)
_CHARGES = frozenset("charge accusation allegation claim suspicion".split())
# Verbs of hoping for what somebody else does.
_HOPING = frozenset("hope expect want wish".split())
# Verbs of penalties, which fall on whom their "for" tells of.
_IMPOSING = frozenset("impose slap levy place put reimpose extend renew".split())
#: Nouns to which somebody is taken, or called, for what he has done: "took Chad to *task*".
RECKONING = frozenset({"task", "account", "book"})
# Verbs of which "to" brings in what is taken.
_CONSENTING = frozenset({"agree", "consent", "assent"})
# Verbs of blame, thanks and punishment: what their "for" tells was done by their object.
_ANSWERABLE = frozenset(
    """accuse blame condemn criticize criticise denounce fault slam blast lambaste rebuke chide
    censure sue fine punish sanction jail sentence convict arrest thank praise applaud commend
    hail castigate berate chastise scold reprimand deride assail pan rap indict prosecute reward
    compensate""".split()
)
#: Verbs whose object does, or would do, what the phrase after it tells.
HOLDING_TO = _ANSWERABLE | frozenset(
    "suspect stop prevent block ban bar prohibit dissuade deter discourage warn restrain".split()
)
# Lists of those on whom a penalty falls.
_LISTS = frozenset("list lists blacklist blacklists trial register leave".split())


def governing(verb: Token) -> Token:
    """What a clause is told of by whoever it takes its doer from: "talked *Iran* out of going"."""
    head = verb.head
    governor = head.head if verb.dep_ == "pcomp" and head.pos_ == "ADP" else head
    while governor.dep_ in {"prep", "advmod"} and governor.pos_ in {"ADP", "ADV", "SCONJ"}:
        governor = governor.head
    by_means = head.lower_ == "for" and governor.dep_ == "pobj" and governor.head.lower_ == "with"
    judged = governor.head.head  # "*Punished* Chad with a ban for arming them"
    return judged if by_means and judged.lemma_ in _ANSWERABLE else governor


def object_controls(governor: Token, verb: Token, joint: Token) -> bool:
    """Whether a clause is told of the object of the verb above it: "urged *Iran* to go".

    Args:
        governor: the verb that takes the clause.
        verb: that of the clause.
        joint: the preposition between them, else the governor.
    """
    lemma = governor.lemma_
    aside = verb.dep_ == "pcomp" and joint.head.dep_ == "advmod"
    if aside and all(c.dep_ != "dobj" for c in governor.children):
        return False  # "Stopped *short* of condemning it but voiced concern": its own doer's.
    if lemma in OBJECT_CONTROL or lemma in _ASKED_BY:
        if verb.dep_ in {"xcomp", "ccomp"}:
            return True
        if verb.dep_ == "advcl":
            # "Directed the police *to release*", "called on Chad *to stop*": taken for an end.
            bound = lemma in _ASKING | RAISING or _calls_on(governor, verb)
            return bound and verb.tag_ == "VB" and _has_to(verb)
        if joint.lower_ in {"of", "from", "into", "with", "against"} and joint.i > governor.i:
            return lemma not in _BARE
    if joint.lower_ == "into" and joint.i > governor.i and verb.dep_ == "pcomp":
        return any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in governor.children)
    if (lemma == "give" or pressed(governor)) and verb.dep_ in {"xcomp", "advcl"} and _has_to(verb):
        return bool(asked(governor))  # "Gave *Chad* a day to go", "put pressure on *Chad* to"
    if lemma in _COMMITTING and joint.lower_ == "to" and verb.dep_ == "pcomp":
        return True  # "Commits *France* to defending Djibouti"
    if lemma in {"quote", "cite"} and joint.lower_ == "as":
        return True  # "Quoted *Chad* as threatening war"
    if lemma in {"add", "put", "place"} and joint.lower_ == "for":
        # "Put the general *on a list* for helping Chad": he did.
        return any(n.lower_ in _LISTS for n in prepositional(governor, ("to", "on")))
    return lemma in _ANSWERABLE and joint.lower_ == "for"


def _calls_on(governor: Token, verb: Token) -> bool:
    """Whether somebody is called on to do a thing, and not called, or called on, to talk."""
    if verb.lemma_ in _TALKING or any(child.dep_ == "dobj" for child in governor.children):
        return False
    return any(not noun.lower_.endswith("day") for noun in asked(governor))


def speaking(verb: Token, governor: Token) -> Token | None:
    """The verb of saying whose subject goes on speaking in a participle after what he says.

    "Said the law was unacceptable, *urging* Poland to drop it": laws do not urge.
    """
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ not in _SPEAKING:
        return None
    report = governor.head
    if governor.dep_ != "ccomp" or report.i > governor.i or report.pos_ != "VERB":
        return None
    told = [c for c in governor.children if c.dep_ in verbs.SUBJECTS]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in governor.children)
    if governor.lemma_ == "be" or passive or any(c.lower_ in _THINGS for c in told):
        return report
    return None


def plea(noun: Token) -> Token | None:
    """The plea by which a deed is asked for, where the parser hangs the deed on the plea's verb.

    "Made an *appeal* to Iran for the release": it is what the appeal is for.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ != "for" or noun.head.head.pos_ != "VERB":
        return None
    verb = noun.head.head
    return next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in _ASKS), None)


def causer(verb: Token) -> Token | None:
    """The verb by which somebody has done what a passive tells: "*ordered* troops deployed"."""
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and head.dep_ == "dobj":
        head = head.head
    elif verb.dep_ not in {"xcomp", "ccomp"} or verb.tag_ != "VBN":
        return None
    if head.lemma_ not in _CAUSING or any(c.dep_ == "auxpass" for c in head.children):
        return None
    # "Got rebels trained by Chad": no order is told of what is had.
    return head if verb.dep_ != "acl" or head.lemma_ not in {"have", "get"} else None


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.lefts)


def asked(governor: Token) -> list[Token]:
    """Whom a verb asks that has them under a preposition: "appealed *to Chile*"."""
    if governor.lemma_ == "give":
        term = any(c.dep_ == "npadvmod" or c.lower_ in {"until", "till"} for c in governor.rights)
        given = {"dative", "dobj"} if term else {"dative"}  # The parser's "gave *rebels* two days".
        return [c for c in governor.children if c.dep_ in given and c.pos_ != "ADP"]
    return prepositional(governor, _ASKED_BY.get(governor.lemma_, ())) or pressed(governor)


def pressed(verb: Token) -> list[Token]:
    """Whom a verb puts under pressure: "stepped up its pressure *on Chad*"."""
    return [
        noun
        for child in verb.children
        if child.lemma_ in _PRESSURE and child.dep_ in {"dobj", "nsubjpass"}
        for above in (verb, child)
        for noun in prepositional(above, ("on", "upon"))
        if not noun.lower_.endswith("day")
    ]


def addressees(noun: Token, verb: Token) -> list[Token]:
    """Of whom a noun asks what its infinitive tells: "its order *to the army* to shoot"."""
    if noun.lemma_ not in _ASKS or verb.tag_ != "VB":
        return []
    return prepositional(noun, ("to", "on", "upon", "with", "for"))


def takes_over(clause: Token) -> bool:
    """Whether what a relative clause is told of is done to by an infinitive in it."""
    return (
        clause.dep_ == "xcomp"
        and clause.head.lemma_ in _WILLING
        and verbs.is_infinitive(clause)
        and all(c.dep_ != "dobj" or c.lower_ in RELATIVE for c in clause.children)
    )


def answered(noun: Token, verb: Token) -> Token | None:
    """The verb by which somebody answers what is asked: "*rejected* a demand to free him"."""
    if noun.lemma_ not in _ASKS or verb.tag_ != "VB":
        return None
    answer = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.lemma_ in _PRESSURE and (noun.head.lower_ == "under" or answer.lemma_ in _FEELING):
        return answer
    taken = noun.dep_ in {"dobj", "nsubjpass"} or noun.head.lower_ in {"with", "to"}
    return answer if taken and answer.lemma_ in _ANSWERING else None


def considered(noun: Token) -> Token | None:
    """The verb by which whoever is asked takes what is asked: "is *studying* a request from"."""
    taker = noun.head.head if noun.dep_ == "pobj" else noun.head
    taken = noun.dep_ in {"dobj", "nsubjpass"} or noun.head.lower_ in {"with", "to"}
    return taker if taken and taker.lemma_ in _CONSIDERING else None


def hands_over(noun: Token) -> bool:
    """Whether a noun for what is asked is what its verb gives somebody: "gave them *orders* to"."""
    return noun.lemma_ in _ASKS and noun.dep_ == "dobj"


def beggar(verb: Token) -> Token | None:
    """The verb by which somebody asks for what a verb tells: "*begged* Brazil to send aid".

    So does who "*hopes* that Brazil will send aid".
    """
    head = verb
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ not in {"xcomp", "ccomp", "advcl"}:
        return None
    if head.head.lemma_ in _HOPING and any(child.dep_ == "nsubj" for child in head.children):
        return head.head
    return head.head if head.head.lemma_ in _BEGGING else None


def thanker(verb: Token) -> Token | None:
    """The verb by which somebody gives thanks for what a verb tells: "thanked Japan for aid sent".

    It is told in a relative or participial clause on what the thanks are for.
    """
    noun = verb.head
    if verb.dep_ not in {"relcl", "acl"} or noun.dep_ not in {"pobj", "conj"}:
        return None
    while noun.dep_ == "conj":
        noun = noun.head
    thanks = noun.head.head
    return thanks if noun.head.lower_ == "for" and thanks.lemma_ in _THANKING else None


def is_charge(noun: Token, verb: Token) -> bool:
    """Whether a noun charges somebody with a deed: "denied *Libyan charges* of arming rebels".

    It was not done by those who say so.
    """
    return verb.dep_ == "pcomp" and noun.lemma_ in _CHARGES


def summoned(verb: Token) -> Token | None:
    """The verb to whose end an infinitive on its object is: "*summoned* the envoy to protest"."""
    head = verb.head
    if verb.dep_ not in {"acl", "relcl"} or verb.tag_ != "VB" or head.dep_ != "dobj":
        return None
    return head.head if head.head.lemma_ == "summon" else None


def is_command(verb: Token) -> bool:
    """Whether a clause of what is said is in the imperative: it opens with its bare verb."""
    return (
        verb.dep_ in {"ccomp", "advcl", "xcomp"}
        and verb.tag_ == "VB"
        and verb.i < verb.head.i
        and all(
            c.dep_ in {"punct", "neg", "advmod", "intj"} or c.lower_ == "do" or verbs.vocative(c)
            for c in verb.lefts
        )
    )


def spoken_to(verb: Token) -> list[Token]:
    """Who is called on by name to do a thing: "“*Mr Assad*, stop bombing,” he said"."""
    return [child for child in verb.lefts if verbs.vocative(child)]


def threatened(parse: Parse, verb: Token) -> bool:
    """Whether somebody warns of what he will do himself: "warned that it would attack"."""
    head = verb.head
    if head.lemma_ == "hesitate" and verb.dep_ == "xcomp":
        return verbs.will_not(head)  # "Would not hesitate *to attack*"
    if verb.dep_ != "ccomp" or head.lemma_ not in _WARNING:
        return False
    if not any(
        helper.lower_ in {"will", "would", "'ll", "’ll"} for helper in verbs.helpers_of(verb)
    ):
        return False
    if moods.negated(verb):
        return False
    doer, warner = (
        next((c for c in clause.children if c.dep_ == "nsubj"), None) for clause in (verb, head)
    )
    if doer is None or warner is None:
        return False
    his, own = parse.mention_at(doer), parse.mention_at(warner)
    if his is None or own is None:
        return doer.lower_ in {"we", "i"}
    countries = [{actor[:3] for actor in mention.actors} for mention in (his, own)]
    return bool(countries[0] & countries[1] - {"UNK"})


def binds(verb: Token) -> bool:
    """Whether what plans, promises or commits is a treaty: "the pact commits Japan to help"."""
    return verb.pos_ == "VERB" and any(
        child.dep_ == "nsubj" and child.lemma_.lower() in PACTS for child in verb.children
    )


def punished(verb: Token) -> list[Token]:
    """On whom a penalty falls that a verb imposes."""
    if verb.lemma_ not in _IMPOSING:
        return []
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    for word in (verb, *things):
        found = prepositional(word, ("on", "against"))
        if any(noun.lower_ not in _LISTS for noun in found):
            return found
    return []


def taken_up(verb: Token) -> list[Token]:
    """The thing that a joined verb takes up: "suspended its *cooperation* but resumed it"."""
    first = verb.head
    if verb.dep_ != "conj":  # "Chad took *the plan*; Mali turned it down."
        first = next((c for c in verb.lefts if c.dep_ == "parataxis"), verb)
    if first.i >= verb.i or first.pos_ != "VERB":
        return []
    if verb.lemma_ in _ANSWERABLE | _ASKING:
        return []  # "Broke off talks with Chad and *accused it*": no talks are accused.
    things = [c for c in first.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i]
    if not things and first.lemma_ in _CONSENTING:
        things = prepositional(first, ("to",))
    return things if all(c.tag_ in {"NN", "NNS"} for c in things) else []
