"""What a clause hangs on, read off its own form: upon what, rather than what, feared of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import moods, verbs
from communique.events.conditions import conditional
from communique.events.operators import Operator, operator

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status
#: Verbs that tell others not to do a thing, and those by which they are kept from it.
WARNING = frozenset("warn caution advise".split())
_BARRING = frozenset("bar ban prohibit block prevent stop forbid restrict".split())
# What crowds voice by what they do: who "marched to denounce" a law has denounced it.
_VOICING = frozenset(
    """protest denounce condemn demand oppose support back press urge cheer applaud hail praise
    salute""".split()
)
_BY_DEEDS = frozenset(
    """march rally gather demonstrate strike walk take stay sit stop occupy block boycott turn go
    down picket chant assemble parade converge burn fast refuse skip""".split()
)
_DISPERSING = frozenset("disperse scatter break clear repel quell subdue".split())
_BY_FORCE = frozenset(
    "fire use lob hurl shoot throw launch spray swing wield unleash employ open charge".split()
)
_MARKING = frozenset("mark celebrate commemorate observe honour honor".split())

# What becomes of those of whom a court orders it, and who orders it.
_REMANDED = frozenset("held detained jailed remanded imprisoned kept incarcerated".split())
_BENCH = frozenset("court judge tribunal magistrate judges magistrates justice".split())
# Nouns for what somebody shall do, of which a clause in the past tells what became.
_ASKED_FOR = frozenset("request demand proposal plea appeal offer suggestion".split())
# What lasts, and what is kept up as long as it does.
_GOING_ON = frozenset(
    """keep continue remain persist go occupy hold stay last fight resist control rule besiege defy
    maintain refuse withhold""".split()
)
# Verbs by which somebody wants a thing done, and participles that but tell of whom he wants.
_WANTING = frozenset("want need like wish prefer".split())
_TOLD_OF = frozenset(
    """accuse suspect hold capture seize take detain kill lose steal loot station deploy base
    charge convict jail keep indict implicate involve link""".split()
)
# What asks for a part of what is known to have been done.
_ASKING_FOR = frozenset("why how when where who whoever".split())
_FIRSTS = frozenset("first second third fourth fifth last only latest sole earliest".split())


def is_first(noun: Token) -> bool:
    """Whether an infinitive says who was first or last to do a thing: "the *first* to leave"."""
    ordinals = {c.lower_ for c in noun.children if c.dep_ in {"amod", "det", "nummod"}}
    return bool(ordinals & _FIRSTS) or noun.lower_ in _FIRSTS


def upon(parse: Parse, token: Token, head: Token) -> Status | None:
    """Whether a clause tells upon what a thing will be done: "will go *when it leaves*"."""
    if head.tag_ in {"VBZ", "VBP"} and _only_then(token):
        return "hypothetical"  # "Lends to it *only when China agrees*"
    finite = next(iter(verbs.helpers_of(token)), token).tag_  # "Until they *are* freed"
    past = finite == "VBD" and any(c.lower_ == "would" for c in head.lefts)
    if not past and finite not in {"VBZ", "VBP", "VB"}:
        return None
    soon = token.head.lower_ == "soon"  # "Would go as *soon* as it left"
    told = {"have", "after"} if soon else {"have", "after", "as"}
    if past and any(c.lower_ in told for c in (*head.lefts, *token.lefts)):
        return None
    over = operator(head.head, head) if head.dep_ == "xcomp" else None
    ahead = moods.mood(parse, head) in {"planned", "hypothetical"} or verbs.will_not(head)
    # "Is expected to raise it *when they meet*"
    ahead = ahead or (over is not None and over.effect in {"planned", "hypothetical"})
    return "hypothetical" if ahead else None


def said_before(preposition: Token) -> Token | None:
    """The adjective before a preposition that hangs on "be": "is *conditional on* its leaving"."""
    said = preposition.nbor(-1) if preposition.i else preposition
    same = said.head.i == preposition.head.i and said.head.lemma_ == "be"
    return said if same and said.dep_ == "acomp" else None


def _only_then(clause: Token) -> bool:
    """Whether "only" stands before the word that opens a clause: "*only when* it agrees"."""
    first = clause.left_edge
    return first.lower_ == "only" or (first.i > 0 and first.nbor(-1).lower_ == "only")


def so_long_as(parse: Parse, clause: Token, main: Token) -> Status | None:
    """Whether "as long as" makes a condition: "would agree so long as *it paid*".

    Not where a thing will be refused or kept up as long as another lasts: it lasts.
    """
    if clause.lemma_ in _GOING_ON or main.lemma_ in _GOING_ON or clause.tag_ == "VBG":
        return None
    would = moods.mood(parse, main) in {"planned", "hypothetical"} and not moods.negated(main)
    return "hypothetical" if would else None


def taken_by(head: Token, token: Token) -> Operator | None:
    """The operator by which a word takes a clause or event noun.

    None where a judge orders somebody *held*, who is held then.
    """
    found = operator(head, token)
    if found is None or token.pos_ != "VERB":
        return found
    if token.tag_ == "VBN" and head.lemma_ == "order" and token.lower_ in _REMANDED:
        by = [c.lower_ for c in head.lefts if c.dep_ == "nsubj"]
        return None if not _BENCH.isdisjoint(by) else found
    return found


def only_refers(clause: Token) -> bool:
    """Whether a relative clause tells what became of a noun, not what the noun is about.

    "A request that the house *had refused*" is no request that it refuse.
    """
    if clause.dep_ != "relcl":
        return False
    if not any(c.dep_ == "mark" and c.tag_ != "WDT" for c in clause.children):
        # "A denial *that* Iran had expelled *him*", in which "that" is taken for another object.
        return sum(c.dep_ == "dobj" for c in clause.children) < 2
    done = verbs.told_as_done(clause) and verbs.is_finite(clause)
    return done and clause.head.lemma_ in _ASKED_FOR


def preferred(verb: Token) -> bool:
    """Whether another thing is, or would be, done *rather than* what a verb tells."""
    mark = next(c for c in verb.children if c.lower_ == "than")
    if mark.i and mark.nbor(-1).lower_ == "rather":
        return True
    return any(
        c.lower_ in {"rather", "sooner"} and all(n.lower_ != "no" for n in c.children)
        for c in verb.head.lefts
    )


def presupposed(clause: Token) -> bool:
    """Whether a clause asks how, when or by whom a thing was done, which is taken for granted.

    "Wondered *why it had recalled him*", "it is unclear *who shelled it*".
    """
    first = clause.left_edge
    asks = first.tag_ in {"WRB", "WP"} and first.lower_ in _ASKING_FOR
    told = verbs.is_finite(clause) and verbs.told_as_done(clause)
    return asks and first.head.i == clause.i and told and not moods.asked(clause)


def must(verb: Token) -> bool:
    """Whether "have" tells what must be done: "has to go", "said that it *had to* go".

    What somebody "had to" do in the report's own words, he did.
    """
    if verb.lemma_ != "have":
        return False
    told = verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"
    return told or verb.tag_ in {"VBZ", "VBP", "VB"}


def is_thought(head: Token, clause: Token) -> bool:
    """Whether somebody is thought to do a thing now: "is *believed to be training* them"."""
    if clause.dep_ != "xcomp" or clause.tag_ != "VBG" or not has_to(clause):
        return False
    return any(c.dep_ == "auxpass" for c in head.children)


def wished(participle: Token) -> Token | None:
    """The verb by which somebody wants a thing done: "*wants* three soldiers freed"."""
    thing = participle.head
    if participle.tag_ != "VBN" or thing.dep_ != "dobj" or thing.i + 1 != participle.i:
        return None
    wants = thing.head.lemma_ in _WANTING and participle.lemma_ not in _TOLD_OF
    return thing.head if wants else None


def feared(verb: Token) -> Token | None:
    """The operator whose "of" has what a participle tells: "no *sign* of France expelling him"."""
    head = verb.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.pos_ == "PROPN":
        head = head.head.head
    elif not any(c.lower_ == "of" and c.dep_ == "prep" and c.i < verb.i for c in head.rights):
        return None
    return head if head.pos_ == "NOUN" and operator(head) is not None else None


def is_cleft(predicate: Token) -> bool:
    """Whether a clause is told of a predicate: "it was not *Chad* that attacked"."""
    return (
        predicate.dep_ in {"attr", "acomp"}
        and predicate.head.lemma_ == "be"
        and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in predicate.head.children)
    )


def voiced(verb: Token, deed: Token) -> bool:
    """Whether a deed is itself what an infinitive tells: "marched *to denounce* the law".

    So crowds voice what they mean, and whoever "met *to mark* the day" has marked it. Police who
    fire to disperse a crowd have used force on it, whether it left or not.
    """
    if verb.lemma_ in _MARKING:
        return True
    if verb.lemma_ in _DISPERSING:
        return deed.lemma_ in _BY_FORCE  # "Fired tear gas *to disperse* the crowd"
    return verb.lemma_ in _VOICING and deed.lemma_ in _BY_DEEDS


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def is_to_be(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to", in the passive too: "for him *to be expelled*"."""
    if verb.tag_ == "VBN" and all(c.lower_ != "be" for c in verb.children if c.dep_ == "auxpass"):
        return False
    return verb.tag_ in {"VB", "VBN"} and has_to(verb)


def subjunctive(verb: Token) -> bool:
    """Whether a bare form after a noun in the singular is a subjunctive: "that Poland recall"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (
        subject is not None
        and subject.tag_ in {"NN", "NNP"}
        and subject.lower_ not in {"police", "people", "government", "team"}
        and not any(c.dep_ in {"cc", "conj"} for c in subject.children)
        and not verbs.helpers_of(verb)
    )


def is_reported(clause: Token, head: Token) -> bool:
    """Whether somebody is told that a thing is so, or will be: "told them that it would attack"."""
    return head.lemma_ == "tell" and clause.dep_ == "ccomp" and not has_to(clause)


def unreported(parse: Parse, head: Token, clause: Token) -> Status | None:
    """A finite clause below a verb that is no operator: doubtful where that is negated."""
    if head.pos_ not in {"VERB", "AUX"} or presupposed(clause):
        return None
    return (
        "hypothetical"
        if moods.mood(parse, head) in {"negated", "hypothetical"}
        and (moods.negated(head) or conditional(head) or moods.asked(head))
        else None
    )


def held_off(joint: Token) -> bool:
    """What others shall not do: "warned them *against* going", "was barred *from* entering"."""
    verb = joint.head
    if joint.lower_ == "against":
        return verb.lemma_ in WARNING
    barred = joint.lower_ == "from" and verb.lemma_ in _BARRING
    return barred and any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
