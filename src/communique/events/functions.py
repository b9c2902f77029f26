"""Grammatical functions: who stands as subject, object or under a preposition of a trigger.

The functions that frames name are the same for verbs, nouns and adjectives; how they are filled is
not: what a verb has for its object an event noun has after "of".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from communique.events import syntax, verbs
from communique.events.antecedents import introduced
from communique.events.befalling import is_dreaded, named, threatened
from communique.events.complements import complements, governing_verb, is_proclaimed
from communique.events.control import is_command, plea
from communique.events.culprits import OWNING, committers, culprits, sharers, sufferers, undertakers
from communique.events.phrases import TRANSPARENT, for_clauses
from communique.language.tokens import Token

if TYPE_CHECKING:
    from communique.events.frames import Frame

#: The nouns that stand to a trigger in a function.
Finder = Callable[[Token, str], list[Token]]
# Prepositions whose noun is another's deed as well: "orders tanks there *after* a raid".
_MERE_TIMES = frozenset(
    """after before since during amid until following despite because over about given between
    without like unlike""".split()
)
# What is asked for and got *from* whoever gives it, and the verbs by which it is.
_GIVEN = frozenset(
    """apology concession assurance guarantee pledge promise commitment explanation help aid
    assistance support backing permission clarification recognition compensation""".split()
)
_ASKING_FOR = frozenset(
    """demand seek request want await expect ask solicit need receive accept reject win get obtain
    secure""".split()
)
# Verbs that tell what becomes of their subject.
_CHANGING = frozenset(
    """improve worsen deteriorate sour warm thaw cool deepen resume restart begin start open reopen
    end stop halt cease continue collapse break fail stall expand grow rise increase intensify
    escalate ease fall decline drop decrease shrink develop strengthen weaken normalize normalise
    flare erupt lapse expire""".split()
)
# Verbs that tell of it with a phrase: "the treaty *came into force*", "*took effect*".
_STARTING = frozenset("enter come go be remain stay take".split())
_FORCE = frozenset("force effect operation".split())
#: Agreements, of which these tell though they are written with a capital: "the *Treaty* expired".
TEXTS = frozenset(
    """treaty agreement accord pact convention protocol memorandum ceasefire truce armistice
    accords agreements""".split()
)
# Verbs that tell of harm, whoever did it.
_HARMED = frozenset("kill wound injure hurt die perish slay".split())
# Verbs that say of an event that it took place, and take its phrases over.
_OCCURRING = frozenset(
    """break erupt flare rage occur happen ensue follow continue resume begin start take persist
    intensify escalate spread worsen open proceed collapse stall end grow mount rise increase swell
    emerge surge multiply""".split()
)
# What is passed on *about* something *to* somebody, and nouns with a "to" of their own.
_TOLD = frozenset("information intelligence warning data datum detail tip report evidence".split())
_LEADING_TO = frozenset(
    """aid assistance help support sale export shipment delivery loan transfer supply visit trip
    journey threat damage access flight return answer response""".split()
)
# Words for what somebody else did, which are *from* whoever speaks.
_JUDGING = frozenset(
    """rebuke criticism condemnation censure reprimand denunciation praise endorsement rejection
    recognition admission approval""".split()
)
# Verbs by which words are told to be somebody's: "a warning *came* from Oslo".
_COMING = frozenset("come emanate issue arrive stem originate flow pour stream flood rain".split())
_FORCING = frozenset("force compel drive oblige oust topple cripple devastate".split())
_FUNCTIONS = frozenset({"subject", "object", "dative", "possessor", "complement", "doer"})


def finder(trigger: Token) -> Finder:
    """How the functions of a trigger are filled: as a verb's, an adjective's or a noun's."""
    if trigger.pos_ in {"VERB", "AUX"}:
        return _of_verb
    return _of_adjective if trigger.pos_ == "ADJ" else _of_noun


def _of_verb(verb: Token, function: str) -> list[Token]:
    if function == "subject":
        by_deed = verbs.is_bare_gerund(verb)  # "Was hit by *shelling* from Chad"
        return syntax.prepositional(verb, ("from",)) if by_deed else syntax.subjects(verb)
    if function in {"dative", "out of"}:  # "Hundreds of Kenyans were thrown *out of Uganda*"
        return syntax.datives(verb) if function == "dative" else syntax.prepositional(verb, ("of",))
    objects = syntax.undergoers(verb)
    if function == "object":
        return objects
    if function == "possessor":
        objects = changed(verb) if starts(verb) else objects or changed(verb)
        return [noun for thing in objects for noun in _owning(thing)]
    found = syntax.prepositional(verb, (function,)) or stranded(verb, function)
    if not found and function == "for":
        found = [n for above in (verb, *objects) for n in of_for_clauses(above)]
    for thing in objects:
        found += below(thing, function)
    if not found:
        for thing in filter(None, map(introduced, objects)):
            found += below(thing, function)
    if not found and (not objects or starts(verb)):
        # "Relations *between Egypt and Iran* improved": what changes has the phrase.
        for thing in changed(verb):
            found += below(thing, function)
    return found


def _owning(thing: Token) -> list[Token]:
    """What may tell whose a thing is: before it, after its "of"; or who did what "which" is."""
    if thing.pos_ == "VERB":
        return syntax.subjects(thing)  # "*Niger accuses* France, which France rejects"
    own = [c for c in thing.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    return [*own, *syntax.prepositional(thing, ("of",))]


def stranded(verb: Token, preposition: str) -> list[Token]:
    """What a passive verb's preposition has lost to its subject: "*Chad* was leaned *on*"."""
    left = any(
        child.lower_ == preposition
        and child.dep_ in {"prep", "prt", "advmod"}
        and not any(child.children)
        for child in verb.rights
    )
    return syntax.undergoers(verb) if left and syntax.is_passive(verb) else []


def in_its_place(verb: Token, preposition: str) -> list[Token]:
    """What stands elsewhere than under a preposition that a verb has, or should have."""
    return stranded(verb, preposition) or (of_for_clauses(verb) if preposition == "for" else [])


def of_for_clauses(verb: Token) -> list[Token]:
    """Who shall do, or be done to, what a verb is for: "called for *Chad* to leave"."""
    return [
        noun
        for clause in for_clauses(verb)
        for noun in (syntax.subjects(clause) or syntax.undergoers(clause))
    ]


def changed(verb: Token) -> list[Token]:
    """The subject of a verb without object that tells what becomes of it: "*relations* improved".

    It is what the same verb has for its object where somebody brings the change about.
    """
    known = verb.lemma_ in _CHANGING | _STARTING
    if not (known or _runs_out(verb)) or syntax.is_passive(verb) or is_command(verb):
        return []
    if verb.lemma_ in _STARTING and not starts(verb):
        return []
    found = [n for n in syntax.subjects(verb) if n.pos_ == "NOUN" or n.lower_ in TEXTS or _is_it(n)]
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ == "relcl" and not any(n.lower_ in TEXTS for n in found):
        # "A treaty with Niger, *which* entered into force": the clause hangs on the last noun.
        above = [n for n in clause.head.ancestors if n.lower_ in TEXTS and n.i < clause.i][:1]
        if above and _relates(clause):
            return above
    return found


def _runs_out(verb: Token) -> bool:
    return verb.lemma_ == "run" and syntax.particle(verb) == "out"


def _is_it(noun: Token) -> bool:
    return noun.lower_ == "it" and (starts(noun.head) or noun.head.lemma_ in {"expire", "lapse"})


def _relates(verb: Token) -> bool:
    """Whether a relative clause has "which" or "that" for its subject."""
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"which", "that"} for c in verb.children
    )


def starts(verb: Token) -> bool:
    """Whether a verb tells that something is, or begins to be, in force: "came *into force*"."""
    if verb.lemma_ not in _STARTING:
        return False
    if verb.lemma_ == "take":
        return any(c.dep_ == "dobj" and c.lemma_ in _FORCE for c in verb.children)
    into = "in" if verb.lemma_ in {"be", "remain", "stay"} else "into"
    return any(
        noun.lemma_ in _FORCE
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == into
        for noun in child.children
    )


def _of_adjective(adjective: Token, function: str) -> list[Token]:
    if function == "subject":
        if adjective.dep_ == "ROOT":
            return syntax.subjects(adjective)  # "Chad was *undeterred* by it"
        if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp", "conj"}:
            return syntax.subjects(adjective.head)
        return syntax.spread(adjective.head) if adjective.dep_ in {"amod", "acl", "relcl"} else []
    if function in _FUNCTIONS:
        return []
    found = syntax.prepositional(adjective, (function,))
    if not found and function == "between" and adjective.dep_ == "acomp":
        # "The deal *between Tonga and Fiji* became effective."
        for thing in syntax.subjects(adjective.head):
            found += below(thing, function)
    return found


def _of_noun(noun: Token, function: str) -> list[Token]:
    governor = governing_verb(noun)
    light = governor is not None and governor.lemma_ in syntax.LIGHT
    if function == "subject":
        return owners_of(noun)
    if function in {"object", "possessor"}:
        if governor is not None and governor.lemma_ in syntax.UNDERGO and noun.dep_ == "dobj":
            return syntax.subjects(governor)
        found = below(noun, "of")
        if not found and function == "object":
            found = sufferers(noun) or threatened(noun, governor) or _forced(noun, governor)
        return found
    if function == "dative":
        return syntax.datives(governor) if governor is not None and light else []
    found = below(noun, function)
    # "Voiced solidarity *with Chad* after a meeting": the phrase is not the meeting's.
    apart = noun.dep_ == "pobj" and noun.head.lower_ in _MERE_TIMES
    if not found and governor and ((light and not apart) or _occurs(noun, governor)):
        found = syntax.prepositional(governor, (function,))
    if not found and function in {"on", "against"}:
        found = threatened(noun, governor) or _forced(noun, governor)
    return found


def _occurs(noun: Token, governor: Token) -> bool:
    """Whether a verb but says that its subject took place: "clashes *erupted* between them"."""
    return noun.dep_ == "nsubj" and governor.lemma_ in _OCCURRING


def in_force(noun: Token) -> Token | None:
    """The agreement that is told to be in force: "*the treaty*, in force since 1970"."""
    if noun.lemma_ not in _FORCE or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return None
    text = noun.head.head
    return text if text.lower_ in TEXTS and text.i < noun.i else None


def _forced(noun: Token, governor: Token | None) -> list[Token]:
    """Whom a deed brought to something: "the bombing forced *Serbia* to withdraw"."""
    if governor is None or noun.dep_ != "nsubj" or governor.lemma_ not in _FORCING:
        return []
    return syntax.undergoers(governor) or [
        doer for clause in complements(governor) for doer in syntax.subjects(clause)
    ]


def owners_of(noun: Token) -> list[Token]:
    """Who does what a noun tells: its possessor, its adjective, "by", or its verb's subject."""
    own = [n for n in below(noun, "by") if not n.lower_.endswith("day")] or committers(noun)
    if own:
        return own
    own = [child for child in noun.children if child.dep_ == "poss"]
    own += named(noun)
    if not own:
        # "*Ukrainian* drone strikes": the parser hangs whose they are on the other modifier.
        own = [name for child in noun.children if child.dep_ == "compound" for name in named(child)]
    if own:
        return own
    if told := sharers(noun) or culprits(noun):
        return told
    if noun.lemma_ in _GIVEN and (givers := syntax.prepositional(noun, ("from",))):
        return givers  # "Military assistance *from Rwanda* to the rebels"
    governor = governing_verb(noun)
    if governor is None:
        return syntax.prepositional(noun, ("from",)) or undertakers(noun)
    if noun.lemma_ in _GIVEN and noun.dep_ == "dobj" and governor.lemma_ in _ASKING_FOR:
        given = below(noun, "from") or syntax.prepositional(governor, ("from",))
        if given:
            return given  # "Demanded an apology *from Japan*"
    if is_proclaimed(noun, governor):
        return syntax.agents(governor) or syntax.subjects(governor)
    asked = plea(noun)
    if asked is not None:
        # "Made an appeal *to Iran* for the release": who is asked shall do it.
        return syntax.prepositional(asked, ("to",)) or syntax.prepositional(governor, ("to",))
    if takers := undertakers(noun):
        return takers
    carried = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ not in _MERE_TIMES)
    if carried and governor.lemma_ in syntax.LIGHT:
        return syntax.subjects(governor)
    if noun.dep_ == "dobj" and governor.lemma_ in OWNING:
        return syntax.subjects(governor)
    if noun.dep_ == "pobj" and governor.lemma_ == "involve" and noun.head.lower_ == "in":
        return syntax.undergoers(governor)  # "*The army* was involved in a bombardment."
    if noun.dep_ == "nsubj" and governor.lemma_ in _COMING:
        # "Praise for it came *from Spain*"; "a rebuke of it *from Spain* came"
        own = below(noun, "from") if noun.lemma_ in _JUDGING else []
        return syntax.prepositional(governor, ("from",)) or own
    if noun.dep_ == "nsubjpass" and governor.lemma_ in syntax.LIGHT:
        return syntax.agents(governor)  # Not "the siege was denounced *by Chad*".
    return syntax.prepositional(noun, ("from",)) or _by_beside(noun)


def _by_beside(noun: Token) -> list[Token]:
    """Who did it, hung on its verb: "followed a coup there in 1974 *by officers*"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or syntax.is_passive(verb):
        return []
    return [doer for doer in syntax.prepositional(verb, ("by",)) if doer.i > noun.i]


def below(noun: Token, preposition: str) -> list[Token]:
    """What hangs on an event noun by a preposition, or, for ``possessor``, before it.

    Parsers often hang a second phrase on the noun of the first: "the arrest of a fisherman *by the
    navy*", "protests by students *against the government*"; or on what counts it: "thousands of
    soldiers *along the border*"."""
    if preposition == "possessor":
        return [c for c in noun.lefts if c.dep_ != "det" and c.pos_ != "PRON"]
    found = [n for head in counted([noun]) for n in syntax.prepositional(head, (preposition,))]
    if not found:
        bearers = ("of", "by", "in", "from", "on", "about", "over")
        told = preposition == "between" or noun.lemma_ in _TOLD
        told = told or (preposition == "with" and noun.lower_ in TEXTS)  # "The pact on fish *with*"
        for first in syntax.prepositional(noun, bearers if told else bearers[:4]):
            if noun.lemma_ in _TOLD and first.lemma_ in _LEADING_TO:
                continue
            found += syntax.prepositional(first, (preposition,))
    return found


def counted(nouns: list[Token]) -> list[Token]:
    """Nouns with those that count them, on which phrases hang: "*dozens* of tanks at Gao"."""
    counts = (n.head.head for n in nouns if n.dep_ == "pobj" and n.head.lower_ == "of")
    return [*nouns, *(c for c in counts if c.lemma_ in TRANSPARENT)]


def told_as_event(noun: Token, frame: Frame) -> bool:
    """Whether a noun without anybody done to still tells of an event: it is done, or somebody's."""
    governor = governing_verb(noun)
    if governor is not None and governor.lemma_ in syntax.LIGHT:
        return True
    if frame.type == "ASSAULT" and is_dreaded(noun):
        return True  # "In the event of a *Serbian* attack", "fears of a raid"
    owned = any(child.dep_ == "poss" for child in noun.children)
    if "object" not in frame.recipient:
        owned = owned or bool(syntax.prepositional(noun, ("of",)))
    told = below(noun, "by") or committers(noun) or culprits(noun) or sharers(noun)
    return owned or bool(told or _by_beside(noun))


def hurt_when(trigger: Token) -> list[Token]:
    """Who comes to harm when a deed is done: "*two sailors* died when Chad shelled the port"."""
    harmed = trigger.head
    if trigger.dep_ != "advcl" or harmed.lemma_ not in _HARMED:
        return []
    if not any(child.lower_ in {"when", "as", "after"} for child in trigger.lefts):
        return []
    if harmed.lemma_ in {"die", "perish"}:
        return syntax.subjects(harmed)
    passive = syntax.is_passive(harmed) and not syntax.agents(harmed)
    return syntax.undergoers(harmed) if passive else []


def clause_nouns(trigger: Token, ends: Iterable[Token] = ()) -> list[Token]:
    """The objects and prepositional objects of the clauses that a verb takes, or of its ends."""
    return [
        noun
        for clause in complements(trigger) or ends
        for noun in [
            *syntax.datives(clause),
            *syntax.undergoers(clause),
            *syntax.prepositional(clause, ("with", "to", "against", "on", "for", "from")),
            *(
                inner
                for thing in syntax.undergoers(clause)
                for inner in syntax.prepositional(thing, ("with", "to", "against", "on", "for"))
            ),
        ]
    ]


# What one has from another with whom one does something: "filed it with the *backing* of Chad".
_LENT = frozenset("backing support help blessing encouragement connivance assistance aid".split())


def given_with(noun: Token) -> bool:
    """Whether a noun tells what somebody has from whom it is of: "with the *backing of Chad*"."""
    if (
        noun.lemma_ not in _LENT
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in {"with", "without"}
    ):
        return False
    return bool(below(noun, "of")) or bool(below(noun, "from"))
