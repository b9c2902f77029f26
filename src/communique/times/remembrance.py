"""What is told because it is remembered: on a memorial, in a film, on a jubilee, of one who died.

Such deeds have no day of their own in the text, and are none of the days of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from communique.language.tokens import Span, Token

# What is set up, kept, shown or written of what was.
_MEMORIALS = frozenset(
    """monument memorial museum exhibition exhibit statue plaque stamp cenotaph mausoleum film movie
    documentary novel memoir biography musical opera biopic play drama book anniversary
    commemoration centenary centennial bicentenary remembrance jubilee wreath obelisk mural cemetery
    grave tomb""".split()
)
# What a phrase with "in" says that a thing is done in: "in *memory* of".
_IN_MEMORY = frozenset({"memory", "remembrance", "commemoration"})
_REMEMBERING = frozenset(
    """commemorate remember mourn relive memorialize memorialise immortalise immortalize
    chronicle""".split()
)
# What memorials do with what they are of.
_TELLING = frozenset(
    """tell recall depict portray show recount retell follow recreate chronicle honour honor mark
    explore trace evoke describe reconstruct dramatise dramatize document""".split()
)
_SERVICES = frozenset({"ceremony", "service", "day", "parade", "concert"})
_DYING = frozenset({"die", "pass", "bury", "inter", "mourn"})
_FORMER = frozenset({"former", "late", "ex", "erstwhile", "retired"})
_AGE = frozenset({"aged", "age"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DOWN = frozenset("acl relcl advcl pobj pcomp prep dobj nsubjpass ccomp conj appos dative".split())
# Ways in which a life began, or power, that is told of as long past where no day is told.
_RISING = frozenset({"come", "rise"})
_RISEN = frozenset({"power", "prominence", "fame", "office", "throne"})
# At what age, or in what quarrel before, somebody did what is told of him.
_AGES = frozenset("boy girl child teenager student youngster schoolboy schoolgirl recruit".split())
_QUARRELS = frozenset("crisis war dispute conflict row quarrel standoff confrontation".split())
_BEFORE = frozenset({"earlier", "previous", "past", "former", "first", "second"})
# What is told to have begun or ended, as if all knew when; and how leaders are brought down.
_WARS = frozenset(
    "war insurgency rebellion feud conflict dictatorship uprising revolution revolt".split()
)
# What somebody did for years, where no day is told.
_FOR_YEARS = frozenset(
    "fight rule govern occupy bomb shell besiege stay last control resist arm back support".split()
)
_ERAS = frozenset({"days", "era", "reign", "heyday", "aftermath"})
_TURNS = frozenset("begin start erupt end break".split())
_DOWNFALLS = frozenset("oust overthrow topple depose assassinate impeach murder jail exile".split())
# What stands long after what was done there: "the *street* where he was shot is now ..."
_PLACES = frozenset(
    """street square building barracks stadium house prison hotel school palace camp site hall field
    village factory villa cell room park jail wall station cinema theatre theater church mosque
    monastery fort fortress castle quarry forest hill beach bridge spot place mansion""".split()
)
_BACK_THEN = frozenset(
    {"at the time", "at that time", "in those years", "in those days", "before the war"}
)
# How a sentence looks back: "Ten years *on*", "forty years *later*".
_SINCE_THEN = frozenset({"on", "later", "after", "afterwards"})
_LONG = frozenset({"years", "decades", "century", "centuries"})
_DEPTH = 8


def remembered(word: Token) -> bool:
    """Whether a deed is told below what remembers it: "a *monument* to those they killed"."""
    if clauses.is_verb(word) and clauses.tense(word) not in {"past", "pluperfect", "participle"}:
        return False
    step = word
    for _ in range(_DEPTH):
        above = step.head
        if above == step or step.dep_ not in _DOWN:
            return False
        if above.lemma_.lower() in _MEMORIALS and step.dep_ in {"prep", "acl", "relcl"}:
            # A clause on the memorial itself tells what became of it: "a statue that they felled".
            return step.dep_ == "prep" and step.lower_ not in {"in", "at", "by", "near"}
        if above.lower_ in {"after", "for"} and above.head.lemma_ in {"name", "rename"}:
            return True  # "A square *named after* a student whom they shot"
        if above.lower_ == "of" and above.head.lower_ == "name":
            return above.head.head.lemma_ in {"bear", "carry"}  # "Bears the *name of* a nurse"
        if above.lower_ == "of" and above.head.lower_ in _IN_MEMORY:
            return above.head.dep_ == "pobj" and above.head.head.lower_ in {"in", "to"}
        if step.dep_ in {"prep", "dative"} and step.i and _is_memorial(step.nbor(-1), above):
            return (
                True  # "Unveiled a *monument to* the fishermen": the parser hangs it on the verb.
            )
        if clauses.is_verb(above) and step.dep_ not in {"advcl", "conj", "prep"}:
            if above.lemma_ in {"recall", "reminisce"} and step.dep_ == "ccomp":
                return True  # "*Recalled* how he yielded to them"
            if above.lemma_ in _REMEMBERING and step.dep_ in {"dobj", "nsubjpass"}:
                return True
            return _shows(above) and step.dep_ in {"dobj", "ccomp"}
        if clauses.is_verb(above) and clauses.tense(above) in {"future", "modal", "would"}:
            return False
        step = above
    return False


def _is_memorial(noun: Token, verb: Token) -> bool:
    """Whether a noun is a memorial that is a verb's object, or wreaths are laid."""
    if any(c.dep_ == "nsubjpass" and c.lemma_ in {"wreath", "flower"} for c in verb.lefts):
        return True
    return noun.lemma_.lower() in _MEMORIALS and noun.dep_ == "dobj" and noun.head == verb


def _shows(verb: Token) -> bool:
    """Whether a verb tells what a memorial is of: "the film *shows* how they escaped"."""
    if verb.lemma_ not in _TELLING:
        return False
    subjects = (c.lemma_.lower() for c in verb.lefts if c.dep_ == "nsubj")
    return any(lemma in _MEMORIALS | _SERVICES for lemma in subjects)


def of_the_dead(verb: Token) -> bool:
    """Whether a clause tells of somebody's life who has died: "the ex-minister, *who met* him"."""
    person = verb.head
    if verb.dep_ != "relcl" or clauses.tense(verb) != "past" or person.dep_ not in _SUBJECTS:
        return False
    if not any(c.dep_ == "nsubj" and c.lower_ == "who" for c in verb.lefts):
        return False
    above = person.head
    if above.lemma_ not in _DYING:
        return any(c.lower_ == "late" for c in person.lefts)
    return any(c.lower_.removesuffix("-") in _FORMER for c in person.lefts) or any(
        t.lower_ in _AGE for t in above.subtree
    )


def long_before(verb: Token) -> bool:
    """Whether a clause tells of what is long past: "was born in Goma", "came to power"."""
    if clauses.tense(verb) not in {"past", "pluperfect", "participle"}:
        return False
    if verb.lower_ == "born":
        return True
    if any(c.dep_ == "dobj" and c.lower_ in {"name", "career"} for c in verb.rights):
        return verb.lemma_ in {"make", "begin", "start"}  # "*Made* her *name* when she jailed him"
    if verb.tag_ == "VBD" and _back_then(verb.sent[:4]):
        return True
    if _of_a_war(verb) or _brought_down(verb):
        return True
    for clause in (c for c in verb.children if c.dep_ == "advcl"):
        if clause.lemma_ in _TURNS and clause.i > verb.i and _of_a_war(clause):
            return True  # "Fled to Chad *when the war began*"
        if clause.lower_ == "was" and any(c.lower_ == "when" for c in clause.lefts):
            return any(c.dep_ == "attr" and _is_young(c) for c in clause.rights)
    if verb.dep_ == "relcl" and verb.head.head.lower_ == "as" and _is_young(verb.head):
        return True  # "*As a young man* he led them", taken for what the man led
    for phrase in verb.children:
        below = [c for c in phrase.children if c.dep_ == "pobj"] if phrase.dep_ == "prep" else []
        for noun in below:
            if phrase.lower_ == "to" and verb.lemma_ in _RISING and noun.lower_ in _RISEN:
                return True
            if phrase.lower_ == "through" and noun.lower_ == "ranks":
                return True
            if phrase.lower_ in {"for", "over"} and noun.lemma_ in {"year", "decade", "century"}:
                return verb.lemma_ in _FOR_YEARS and verb.tag_ == "VBD"
            if phrase.lower_ in {"in", "during"} and noun.lower_ in _ERAS:
                # "In *the days of* the shah", but not "in the two days of the talks"
                plain = all(c.lower_ == "the" for c in noun.lefts)
                return plain and any(c.lower_ == "of" for c in noun.rights)
            if phrase.lower_ == "as" and _is_young(noun):
                return True  # "Joined the rebels *as a boy*"
            if phrase.lower_ in {"in", "during"} and noun.lower_ in {"first", "second"}:
                return any(t.lemma_ in _QUARRELS for t in noun.subtree)
            if phrase.lower_ in {"in", "during"} and noun.lemma_ in _QUARRELS:
                return any(c.lower_ in _BEFORE for c in noun.lefts)
    return False


def _is_young(noun: Token) -> bool:
    """Whether a noun tells somebody's youth: "a boy", "a young officer"."""
    if noun.lemma_ in {"man", "woman", "officer"}:
        return any(c.lower_ == "young" for c in noun.lefts)
    return noun.lemma_.lower() in _AGES


def _of_a_war(verb: Token) -> bool:
    """Whether a whole war is told, or when one began: "fought *a war*", "*the war began* when"."""
    if clauses.tense(verb) != "past":
        return False
    if verb.lemma_ == "fight":
        wars = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ == "war"]
        return any(all(c.lower_ != "of" for c in war.children) for war in wars)  # Not of words.
    if verb.lemma_ == "go":
        ways = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to")
        return any(noun.lower_ == "war" for to in ways for noun in to.children)
    return verb.lemma_ in _TURNS and any(
        noun.dep_ == "nsubj"
        and noun.lemma_ in _WARS
        and (any(c.lower_ == "the" for c in noun.lefts) or verb.lemma_ == "break")
        for noun in verb.lefts
    )


def _brought_down(verb: Token) -> bool:
    """Whether the end of somebody before is told: "his *predecessor was ousted*"."""
    return verb.lemma_ in _DOWNFALLS and any(
        c.dep_ == "nsubjpass" and c.lemma_ == "predecessor" for c in verb.lefts
    )


def _back_then(opening: Span) -> bool:
    """Whether a sentence opens with a time long past that it points to: "At the time, ..."."""
    words = [token.lower_ for token in opening]
    return " ".join(words[:3]) in _BACK_THEN and (words[3:] == [","] or words[0] != "before")


def looked_back_on(verb: Token) -> bool:
    """Whether a sentence of today looks back on a deed: "*Ten years on*, it seeks whom it shot"."""
    if verb.dep_ not in {"relcl", "acl"} or clauses.tense(verb) not in {"past", "participle"}:
        return False
    main = verb.sent.root
    if clauses.tense(main) not in {"present", "perfect"}:
        return False
    above = verb.head.head
    now = clauses.is_verb(above) and any(c.lower_ == "now" for c in above.children)
    if now and verb.head.lemma_.lower() in _PLACES:
        return True  # "The stadium where they shot him is *now* a museum."
    return any(
        word.lower_ in _LONG
        and word.i + 2 < len(word.doc)
        and word.nbor(1).lower_ in _SINCE_THEN
        and word.nbor(2).text == ","
        for word in main.sent[:4]
    )
