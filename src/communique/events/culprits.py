"""Who is told to have done the deed that a noun names, by the words around the noun.

"Charged *two men* with the murder"; "*Mali* was behind a string of raids"; "*Russia* denied any
part in the blast".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.control import HOLDING_TO
from communique.events.frames import lexicon

if TYPE_CHECKING:
    from communique.language.tokens import Token

#: Verbs by which somebody says whether a deed is his: "denied the attack".
OWNING = frozenset("deny admit confess acknowledge disclaim disavow disown repudiate".split())
_SHARES = frozenset("involvement part role complicity responsibility hand share".split())
_SERIES = frozenset("string series spate wave number lot spree dozen hundred score".split())
_TAKING_PART = frozenset("claim take have play accept assume bear".split())
# Verbs of charge and sentence, by what joins the deed to them: their object has done it.
_CHARGING = {
    "with": frozenset({"charge"}),
    "of": frozenset({"accuse", "convict", "suspect"}),
    "for": frozenset(
        """blame accuse indict charge try prosecute jail imprison sentence execute hang extradite
        arrest want""".split()
    ),
    "over": frozenset("charge indict try prosecute jail sentence arrest detain".split()),
    "in": frozenset({"implicate"}),
}
_JOINTS = frozenset({"behind", *_CHARGING})
# Verbs of him who does a thing or forbears, by what joins the deed to them.
_UNDERTAKING = {
    "with": frozenset("go press push proceed forge plough plow persist toy flirt".split()),
    "on": frozenset("embark decide settle hold".split()),
    "upon": frozenset({"embark", "decide"}),
    "against": frozenset({"decide"}),
    "for": frozenset({"opt"}),
    "to": frozenset({"resort"}),
    "from": frozenset("shrink back recoil refrain desist abstain draw shy step".split()),
    "of": frozenset({"think"}),
    "in": frozenset("engage persist indulge".split()),
    "at": frozenset("balk baulk".split()),
}
# Verbs by which somebody brings a deed about, whoever does it.
# Verbs for doing a deed, whatever it is.
_COMMITTING = frozenset(
    """carry commit perpetrate stage mount launch conduct wage execute orchestrate mastermind
    unleash undertake inflict organise organize plan prepare plot hatch""".split()
)
# What one does who blames nobody: "*declined* to blame Mali", "*refrained* from blaming it".
_WITHHOLDING = frozenset("decline refuse fail hesitate omit avoid resist forbear".split())
_NO_ONE = frozenset({"nobody", "none"})
_SHORT_OF = frozenset("from without of".split())
# Nouns whose possessor suffers the deed where somebody else is told to do it: "*their* arrest by".
_SUFFERED = frozenset(
    """deportation banishment exile arrest detention capture abduction kidnapping
    kidnap massacre slaughter killing murder assassination execution lynching torture beating
    poisoning imprisonment jailing overthrow ouster removal toppling persecution enslavement
    occupation invasion annexation conquest bombardment shelling indictment conviction""".split()
)
_PLOTTING = frozenset("plot mastermind orchestrate perpetrate instigate".split())


def sharers(noun: Token) -> list[Token]:
    """Whose share in a deed is told: "*Russia* denied involvement in the poisoning"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _PLOTTING:
        return syntax.subjects(noun.head)
    if owned := _owned_in_aside(noun):
        return owned
    share = noun.head.head
    if share.lemma_ == "do" and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        thing = share.head  # "*Iran* had nothing to do with the raid"
        had = thing.lower_ in {"nothing", "anything", "something", "much"}
        return syntax.subjects(thing.head) if had and thing.head.lemma_ == "have" else []
    if share.pos_ == "VERB":  # "Denied any *part* in the raid": the phrase hangs on the verb.
        share = next((c for c in share.children if c.dep_ == "dobj"), share)
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "for"} or share.lemma_ not in _SHARES:
        return []
    verb = share.head
    if share.dep_ == "dobj" and verb.lemma_ in OWNING | _TAKING_PART:
        return syntax.subjects(verb)
    if share.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in HOLDING_TO:
        return syntax.undergoers(verb.head)  # "Accused *Chad* of involvement in the attack"
    return []


def _owned_in_aside(noun: Token) -> list[Token]:
    """Who says in a relative clause that it was he: "a raid *for which rebels took credit*"."""
    asides = [c for c in noun.subtree if c.dep_ == "relcl" and c.i > noun.i]
    for aside in asides:
        if aside.lemma_ not in _TAKING_PART or any(c.dep_ == "neg" for c in aside.children):
            continue
        whose = next((c for c in aside.lefts if c.dep_ == "prep" and c.lower_ == "for"), None)
        share = next((c for c in aside.children if c.dep_ == "dobj"), None)
        if whose is None or share is None or share.lemma_ not in _SHARES | {"credit"}:
            continue
        doers = syntax.subjects(aside)
        if any(c.lower_ == "no" for doer in doers for c in doer.lefts):
            return []
        return doers
    return []


def culprits(noun: Token) -> list[Token]:
    """Who is told to have done a deed: "*Mali* was behind a string of raids", "blamed for one"."""
    while noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        if noun.dep_ == "pobj" and noun.head.head.lemma_ not in _SERIES:
            break
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in _JOINTS:
        return []
    if any(child.tag_ == "VBG" for child in noun.lefts):
        return []  # "Charged him with *financing* murders": others did them.
    at, over = noun.head.lower_, noun.head.head
    said = over.head if over.pos_ == "ADJ" else over
    if any(child.dep_ == "neg" for child in said.children) or _is_asked(over) or _unsaid(over):
        return []
    if at == "behind":
        return syntax.subjects(over) if over.lemma_ == "be" else syntax.spread(over)
    if at == "for" and over.lemma_ == "responsible":
        return _of_whom(over)
    if over.dep_ == "dobj" and over.head.lemma_ in _CHARGING[at]:
        return syntax.spread(over)  # The parser hangs it on them: "convicted *Syrians of* one".
    if over.pos_ != "VERB" or over.lemma_ not in _CHARGING[at]:
        return []
    return syntax.undergoers(over)


def _unsaid(charging: Token) -> bool:
    """Whether the verb of a charge tells what was not said: "stopped short of *blaming* Mali"."""
    above = charging.head
    doers = [c for c in charging.children if c.dep_ == "nsubj"]
    if any(c.lower_ in _NO_ONE or any(d.lower_ == "no" for d in c.lefts) for c in doers):
        return True  # "*Nobody* has blamed Mali for it"
    if charging.dep_ == "xcomp":
        return above.lemma_ in _WITHHOLDING
    return charging.dep_ == "pcomp" and above.lower_ in _SHORT_OF


def sufferers(noun: Token) -> list[Token]:
    """Whose deed it is that others did to them: "*their* deportation by Soviet troops"."""
    if noun.lemma_ not in _SUFFERED or not done_by(noun):
        return []
    return [child for child in noun.lefts if child.dep_ == "poss"]


def committers(noun: Token) -> list[Token]:
    """Who did or planned a deed, by a clause on it: "the strike *carried out by Mali*".

    So "a raid plotted *by rebels*", "the raid that *rebels* staged".
    """
    for told in noun.children:
        if told.dep_ not in {"acl", "relcl"} or told.lemma_ not in _COMMITTING:
            continue
        if any(c.dep_ == "neg" for c in told.children):
            continue
        if doers := syntax.agents(told):
            return doers
        if told.dep_ == "relcl" and not syntax.is_passive(told):
            return [doer for doer in syntax.subjects(told) if doer.i not in {noun.i, told.i}]
    return []


def is_staging(participle: Token) -> bool:
    """Whether a participle tells who does the deed it hangs on: "a raid *plotted* by them"."""
    return participle.lemma_ in _COMMITTING and participle.head.lemma_ in lexicon().nouns


def done_by(noun: Token) -> list[Token]:
    """Who did what a noun tells, by a phrase or a clause on it: "the raid *by Mali*"."""
    return syntax.prepositional(noun, ("by",)) or committers(noun)


def undertakers(noun: Token) -> list[Token]:
    """Who does, or gives up, what a verb takes by a preposition: "went ahead *with the raid*"."""
    if noun.dep_ != "pobj":
        return []
    joint = noun.head
    verb = joint.head
    while verb.pos_ in {"ADV", "ADP"} and verb.dep_ in {"advmod", "prep", "prt"}:
        verb = verb.head  # "Backed *away* from it"
    if verb.pos_ != "VERB" or verb.lemma_ not in _UNDERTAKING.get(joint.lower_, ()):
        return []
    if verb.lemma_ == "think" and all(c.lower_ != "better" for c in verb.children):
        return []
    return syntax.subjects(verb)


def _is_asked(over: Token) -> bool:
    """Whether it is asked whose a deed was: "*was Mali* behind the raid?"."""
    verb = over if over.lemma_ == "be" else over.head
    if verb.lemma_ != "be" or verb.sent[-1].text != "?":
        return False
    return any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)


def _of_whom(adjective: Token) -> list[Token]:
    """Of whom an adjective says something."""
    if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp", "conj"}:
        return syntax.subjects(adjective.head)
    return syntax.spread(adjective.head) if adjective.dep_ in {"amod", "acl", "relcl"} else []
