"""Who stands where: the arguments of a verb or noun, whatever the construction.

All frames read their parties through these functions: voices, relative clauses, control, raising,
coordination, nominalisations and light verbs are each dealt with once. Labels are ClearNLP's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.commands import ordered_done
from communique.events.control import (
    HOLDING_TO,
    OBJECT_CONTROL,
    OPPOSING,
    RAISING,
    RECKONING,
    addressees,
    answered,
    asked,
    causer,
    governing,
    hands_over,
    is_charge,
    is_command,
    object_controls,
    pressed,
    punished,
    speaking,
    spoken_to,
    summoned,
    taken_up,
    takes_over,
)
from communique.events.phrases import (
    RELATIVE,
    called,
    extracted,
    joined_by_phrase,
    listed,
    main_beside,
    owners,
    prepositional,
    shared,
    spread,
    together,
    wanted,
    with_conjuncts,
)
from communique.events.verbs import (
    MEASURES,
    befell,
    has_done,
    is_infinitive,
    is_reduced,
    movers,
    opens_passive,
    particle,
)

if TYPE_CHECKING:
    from communique.language.tokens import Token

__all__ = [
    "LIGHT",
    "UNDERGO",
    "agents",
    "called",
    "datives",
    "is_passive",
    "particle",
    "prepositional",
    "spread",
    "subjects",
    "undergoers",
    "with_conjuncts",
]

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE = {"nsubjpass", "csubjpass"}
# What is said in these is said by whoever sends them: "sent a letter congratulating Xi".
_DOCUMENTS = frozenset(
    """letter message note statement telegram cable editorial resolution report communique tweet
    post article declaration speech email memo memorandum petition decree order bill law document
    commentary dispatch remark comment broadcast interview video motion""".split()
)
# Nouns with an infinitive, told of whoever has them: the parser takes it for a relative clause.
_GROUNDS = frozenset(
    """reason ground need cause room time way chance opportunity means power place case excuse
    pretext right obligation duty intention call plea appeal demand request order plan""".split()
)
# Verbs that lend their subject to an event noun that is their object ("launch an attack").
LIGHT = frozenset(
    """launch carry conduct hold make stage mount begin start open give take have do commit wage
    undertake perform order resume continue lead host offer issue deliver provide pay impose
    receive pursue attempt engage initiate unleash execute declare announce extend express voice
    stop halt end suspend cancel postpone plan join enter organize organise reach sign strike
    complete finish step intensify escalate renew direct fire file bring level lodge threaten
    promise seek win sustain accept reject demand call eye mull weigh consider contemplate ponder
    propose unveil clinch prepare""".split()
)
# Verbs of those whom an event noun that is their object would befall: "fears an invasion".
AWAIT = frozenset(
    "fear dread expect await repel resist withstand anticipate escape evade blunt parry".split()
)
# Verbs whose subject undergoes the event that is their object ("suffered an attack").
UNDERGO = frozenset("suffer face receive undergo endure sustain survive experience see".split())


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, finite or as a participle after a noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if befell(verb):
        return True
    return (
        verb.tag_ == "VBN"
        and not _is_main(verb)
        and (
            # "Claims that Sudan *had trucked* men there": a clause of a noun, in the perfect.
            (verb.dep_ == "acl" and not any(c.dep_ == "aux" for c in verb.children))
            or (
                verb.dep_ == "conj"
                and verb.head.tag_ == "VBN"
                and is_passive(verb.head)
                # "Troops were sent and artillery *has pounded* the hills": what others did.
                and not any(c.dep_ == "nsubj" or c.lemma_ == "have" for c in verb.lefts)
            )
            or (any(child.dep_ == "agent" for child in verb.children) and not has_done(verb))
            or is_reduced(verb)
            or opens_passive(verb)
        )
    )


def _is_main(verb: Token) -> bool:
    """Whether what the parser takes for a participle is the verb of its sentence.

    "A report *called* for sanctions." has no other verb, and a full stop.
    """
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ != "ROOT" or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return verb.i > head.i and verb.sent[-1].text == "." and verb.tag_ in {"VBN", "VBD"}


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of those who do what a verb tells (for a passive verb, its agents)."""
    if depth:
        return _subjects(verb, depth) if depth < 7 else []
    known: dict[int, list[Token]] = verb.doc.subjects
    if verb.i not in known:
        known[verb.i] = _subjects(verb, depth)
    return list(known[verb.i])


def _subjects(verb: Token, depth: int) -> list[Token]:
    if is_passive(verb):
        by = agents(verb)
        orders = None if by else causer(verb)
        return subjects(orders, depth + 1) if orders is not None else by
    own = [child for child in verb.children if child.dep_ in _SUBJECT]
    if told := extracted(verb):
        return told
    if own:
        between = (c for c in verb.lefts if c.i > own[0].i and c.dep_ == "prep")
        joined = joined_by_phrase((*between, *together(verb)))
        return [*listed(verb, own[0]), *spread(own[0]), *joined]
    if _is_main(verb):
        return spread(verb.head)
    return _mistagged(verb) or owners(verb) or _borrowed(verb, depth)


def _mistagged(verb: Token) -> list[Token]:
    """Names before a finite verb that the parser takes for adverbs: "*Pakistan* imported wheat"."""
    # Days of the week stand there too; they name no actor.
    headed = verb.tag_ == "VB" and verb.dep_ == "ROOT"  # A headline: "Britain to aid Kenya"
    if headed:
        headed = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    if not headed and verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return []
    return [
        noun
        for child in verb.children
        if child.i < verb.i
        and child.dep_ in {"npadvmod", "advmod", "dep", "nmod"}
        and (child.pos_ == "PROPN" or (child.text.isupper() and len(child) > 1))
        for noun in spread(child)
    ]


def _borrowed(verb: Token, depth: int) -> list[Token]:
    """The subject a verb takes over from the clause or noun it hangs on."""
    head = verb.head
    for child in verb.lefts:
        if child.lower_ == "for" and (doer := [c for c in child.children if c.dep_ == "pobj"]):
            return spread(doer[0])  # "Calls for *the coalition* to lift it"
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        # A passive head lends its grammatical subject: "was arrested and denied the charge".
        return undergoers(head, depth + 1) if is_passive(head) else subjects(head, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp", "oprd", "acomp"}:
        governor = governing(verb)
        hung = verb.dep_ == "pcomp" and governor.dep_ == "dobj"
        if hung and governor.head.lemma_ in HOLDING_TO and head.lower_ in {"of", "for", "from"}:
            return spread(governor)  # "Accused the militia *of killing*"
        if governor.lemma_ in RECKONING and governor.head.lower_ == "to":
            return undergoers(governor.head.head, depth + 1)  # "Took *Chad* to task for lying"
        if (main := main_beside(governor)) is not None:
            return subjects(main, depth + 1)
        if governor.pos_ in {"NOUN", "PROPN"}:
            return _of_noun(governor, verb, depth)
        if governor.pos_ == "ADJ":
            return _of_adjective(governor, depth)
        if (speech := speaking(verb, governor)) is not None:
            return subjects(speech, depth + 1)
        if is_command(verb):
            # "Bomb them, he said": done by who is told to, never by the speaker.
            told = datives(governor) or undergoers(governor, depth + 1) or spoken_to(verb)
            return told or asked(governor) or prepositional(governor, ("to", "at"))
        if head.lower_ == "for" and (fallen_on := punished(governor)):
            return fallen_on  # "Imposed an embargo on *Eritrea* for arming rebels"
        if object_controls(governor, verb, head):
            controlled = pressed(governor) or undergoers(governor, depth + 1) or asked(governor)
            if controlled:
                return controlled
        if is_passive(governor):
            return undergoers(governor, depth + 1)
        return subjects(governor, depth + 1)
    if (ended := summoned(verb)) is not None:
        return subjects(ended, depth + 1)
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG" and head.lemma_ not in _DOCUMENTS:
            return spread(head)
        return _of_noun(head, verb, depth)
    if verb.dep_ == "relcl" and head.lemma_ in _GROUNDS and is_infinitive(verb):
        return _of_noun(head, verb, depth)  # "Sees no reason *to expel him*"
    return spread(head) if verb.dep_ == "relcl" else []


def _of_adjective(adjective: Token, depth: int) -> list[Token]:
    """Of whom an adjective is told: of its own subject, of the object beside it, of the subject."""
    own = [child for child in adjective.children if child.dep_ in _SUBJECT]
    if own:
        return spread(own[0])  # "Holds *Russia* responsible for shooting"
    verb = adjective.head
    if adjective.dep_ in {"amod", "relcl", "acl"}:
        return spread(verb)
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i < adjective.i]
    if things and adjective.dep_ in {"oprd", "ccomp", "acomp", "xcomp"}:
        return spread(things[0])
    return undergoers(verb, depth + 1) if is_passive(verb) else subjects(verb, depth + 1)


def _of_noun(noun: Token, verb: Token, depth: int) -> list[Token]:
    """Who carries out the plan, effort or threat, or is asked to, on which an infinitive hangs."""
    if told := addressees(noun, verb):
        return told
    if (answer := answered(noun, verb)) is not None:
        # "*Chad* rejected Mali's demand to withdraw its troops."
        return agents(answer) if is_passive(answer) else subjects(answer, depth + 1)
    if hands_over(noun) and (given := datives(noun.head) or prepositional(noun.head, ("to", "on"))):
        return given  # "Gave *the army* orders to shoot"
    charge = is_charge(noun, verb)
    owners = [] if charge else [child for child in noun.children if child.dep_ == "poss"]
    owners += prepositional(noun, ("against",) if charge else ("by", "from", "of"))
    if owners:
        return spread(owners[0])
    before = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
    if not charge and (named := [c for c in before if c.text[:1].isupper()]):
        return named
    if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
        return [] if noun.head.lemma_ in OPPOSING else subjects(noun.head, depth + 1)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"}:
        # "Expelled two envoys *over attempts* to bribe": it was they who attempted it.
        over = charge or noun.head.lower_ in {"over", "for"}
        held = over and undergoers(noun.head.head, depth + 1)
        return held or subjects(noun.head.head, depth + 1)
    if noun.dep_ == "ROOT" and verb.i > noun.i:
        return spread(noun)  # A headline: "Union to impose sanctions"
    return []


def agents(verb: Token) -> list[Token]:
    """The heads after "by" below a passive verb."""
    for child in (*verb.children, *movers(verb)):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found = [n for n in child.children if n.dep_ == "pobj" and n.lower_ not in MEASURES]
            beside = [c for c in child.children if c.dep_ == "conj" and c.lower_ == "by"]
            found += [noun for by in beside for noun in by.children if noun.dep_ == "pobj"]
            if found:
                return [doer for noun in found for doer in spread(noun)]
        # "Was declared persona non grata *by Norway*": the phrase hangs on the predicate.
        told = child.dep_ in {"oprd", "attr", "xcomp"} and is_passive(verb)
        if told and (inner := prepositional(child, ("by",))):
            return inner
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head):
        return agents(verb.head)
    second = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN"), None)
    if second is not None and second.i == verb.i + 2 and is_passive(verb):
        return agents(second) if any(c.dep_ == "agent" for c in second.rights) else []
    return []  # "Was *boarded* and searched by marines"


def undergoers(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the direct object, or of what is the subject of a passive verb."""
    if depth > 6:
        return []
    if is_passive(verb):
        if told := extracted(verb):
            return told
        own = [child for child in verb.children if child.dep_ in _PASSIVE]
        if not own and befell(verb):
            own = [child for child in verb.children if child.dep_ == "nsubj"]
        kept = [child for child in verb.children if child.dep_ == "dobj"]
        if kept and (own or verb.dep_ in {"advcl", "acl"}):
            return spread(kept[0])  # "Bolivia was given *ambulances*", "denied *a visa* by Oslo"
        if own:
            return [] if own[0].lower_ in RELATIVE and verb.dep_ != "relcl" else _gap(verb, own[0])
        if verb.dep_ in {"acl", "relcl"}:
            return spread(verb.head)
        if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
            if is_passive(verb.head):
                return undergoers(verb.head, depth + 1)
            return subjects(verb.head, depth + 1)
        governor = verb.head
        if verb.dep_ == "pcomp" and governor.pos_ in {"ADP", "SCONJ"}:
            governor = governor.head  # "*He* died after being tortured by police"
        if governor.pos_ == "ADJ" and verb.dep_ in {"pcomp", "xcomp"}:
            return _of_adjective(governor, depth)  # "*Taiwan* is afraid of being invaded"
        if verb.dep_ in {"xcomp", "advcl", "ccomp", "pcomp"} and governor.pos_ in {"VERB", "AUX"}:
            if is_passive(governor) or ordered_done(verb):  # "Ordered *him* to be deported"
                return undergoers(governor, depth + 1)
            return subjects(governor, depth + 1)
        return []
    own = [child for child in verb.children if child.dep_ == "dobj"]
    if own:
        if own[0].lower_ in RELATIVE and any(map(takes_over, verb.children)):
            return []  # "*Whom* he had tried to sack": it is of the second verb.
        if own[0].lower_ in {"it", "them"} and (things := taken_up(verb)):
            return [thing for head in things for thing in spread(head)]
        # Of two objects the first is whom it is given to: "handed the tourist a *sentence*".
        apart = any(c.text == "," and own[0].i < c.i < own[-1].i for c in verb.children)
        return _gap(verb, own[0] if apart else own[-1])
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and (names := called(child)):
            return names
        # "Sealed off *the West Bank*": the object hangs on the particle.
        if child.dep_ == "prt" and (inner := [c for c in child.children if c.dep_ == "pobj"]):
            return _gap(verb, inner[0])
        # "Found *the reporter* guilty": the subject of a clause without a verb.
        if child.dep_ in {"ccomp", "oprd"} and child.pos_ in {"ADJ", "NOUN", "PROPN"}:
            inner = [c for c in child.children if c.dep_ in _SUBJECT]
            if inner and not any(c.dep_ in {"cop", "aux"} for c in child.children):
                return spread(inner[0])
    if verb.tag_ == "VBG" and verb.dep_ not in {"ROOT", "acl", "advcl"}:
        inner = prepositional(verb, ("of",))
        if inner:
            return inner  # "Resumed shelling *of towns*"
    if verb.lemma_ in OBJECT_CONTROL:
        # "Helped *Lebanon* (to) rebuild": the parser makes a clause of object and infinitive.
        for child in verb.children:
            if child.dep_ in {"ccomp", "xcomp", "advcl"} and child.tag_ == "VB":
                inner = [c for c in child.children if c.dep_ == "nsubj"]
                marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "aux"}}
                if inner and not marks - (set() if verb.lemma_ in RAISING else {"to"}):
                    return spread(inner[0])
    if verb.dep_ == "relcl" and _subject_is_own(verb):
        return [] if any(map(takes_over, verb.children)) else spread(verb.head)
    return spread(meant) if (meant := wanted(verb)) is not None else shared(verb)


def _gap(verb: Token, argument: Token) -> list[Token]:
    """An argument, or what a relative pronoun in its place stands for."""
    relative = argument.lower_ in RELATIVE and verb.dep_ == "relcl"
    noun = verb.head if relative else argument  # "Roe and ten *others, whom* it accuses"
    return spread(noun.head if noun.lower_ == "others" and noun.dep_ == "conj" else noun)


def _subject_is_own(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECT and c.lower_ not in RELATIVE for c in verb.children)


def datives(verb: Token) -> list[Token]:
    """The heads of the indirect object ("gave *Ukraine* tanks")."""
    if is_passive(verb) and any(child.dep_ == "dobj" for child in verb.children):
        own = [n for c in verb.children if c.dep_ in _PASSIVE for n in spread(c)]
        return own or (spread(verb.head) if verb.dep_ == "acl" else subjects(verb.head, 1))
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if len(objects) > 1:
        return spread(objects[0])
    return [
        noun
        for child in verb.children
        if child.dep_ == "dative"
        for noun in (
            spread(child)
            if child.pos_ != "ADP"
            else [n for g in child.children if g.dep_ == "pobj" for n in spread(g)]
        )
    ]
