"""The forms of a verb: its auxiliaries, whether it is finite, what a coordinated one shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})

#: Who "appears ready to", or gets ready to, has not said that he is.
SEEMING = frozenset("seem appear look sound get make".split())
# Verbs of whose "that" a bare form tells what shall be done.
_MANDATING = frozenset("insist stipulate decree rule decide order ordain".split())
# Verbs that promise a thing, or only tell of it.
_WILL = frozenset({"will", "wo", "would", "shall"})
# Frames of leave, which whoever does not give it refuses.
_LEAVE = frozenset({"concede.permission", "agree.green-light"})
_MAY = frozenset({"may", "might", "could", "can"})
# Verbs of which a participle tells what befell its subject.
_BEFALLING = frozenset("kill wound injure hurt arrest capture detain seize damage destroy".split())
#: Verbs of others than those who do a deed: "a revolt *backed* by Israel" is no deed of Israel's.
BACKING = frozenset(
    """back support fund finance arm bless condemn denounce oppose fear criticise criticize ban
    observe praise welcome tolerate watch report hail witness""".split()
)
# What is said that one will do, verbs that tell that it is done, and words before its "on".
_KEPT = frozenset("threat promise pledge vow commitment undertaking".split())
_KEEPING = frozenset("carry fulfil fulfill keep honour honor execute break betray".split())
_ON = frozenset("make good follow deliver act renege go back".split())
# By what somebody is moved from or to a place, and places to which he is.
_MOVING = frozenset("out from into onto off across over".split())
_AIMS = frozenset("border frontier airport jail prison cell police base camp station".split())
_RELATIVE = frozenset("who which that whom whose".split())
_ASSURING = frozenset("assure reassure guarantee swear vow promise".split())

# What forces do in distress: no show of force.
_RELIEVING = frozenset(
    "rescue evacuate vaccinate douse extinguish rebuild repair distribute repatriate".split()
)
_HELPING = frozenset("help assist fight aid join support clear deliver search look".split())
_DISTRESS = frozenset(
    """search rescue relief fire wildfire blaze flame flood earthquake quake cyclone typhoon
    hurricane survivor victim castaway cleanup clean-up rubble mud debris evacuation epidemic
    outbreak aid medicine food water wreck wreckage""".split()
)


def helpers_of(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, which a coordinated form shares with the first."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return own if own or not shares(verb) else helpers_of(verb.head)


def joined_closely(verb: Token) -> bool:
    """Whether a clause of its own is joined without a comma: "if he goes *and Mali stays*"."""
    joint = next((c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i), None)
    if joint is None or joint.nbor(-1).text == "," or verb.tag_ != verb.head.tag_:
        return False
    return joint.i > verb.head.i and all(h.tag_ != "MD" for h in helpers_of(verb))


def shares(verb: Token) -> bool:
    """Whether a coordinated verb goes on with the subject and auxiliaries of the one before it.

    "Will meet and sign", "did not attack or threaten"; not "did not attack but threatened".
    """
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in {"VERB", "AUX"} or has_subject(verb):
        return False
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return False
    if verb.tag_ == head.tag_:
        return True
    # A plural or past form that the tagger could not tell from the bare one or the participle.
    tags = {verb.tag_, head.tag_}
    return tags == {"VB", "VBP"} or (tags == {"VBD", "VBN"} and is_finite(head))


def has_subject(verb: Token) -> bool:
    """Whether a clause names its own subject."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def vocative(noun: Token) -> bool:
    """Whether a noun before a bare verb names who is spoken to: "*Mr President*, go home"."""
    after = noun.right_edge
    if noun.dep_ not in {"nsubj", "npadvmod", "dep"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    comma = after.text == "," or (
        after.i + 1 < len(after.doc) and after.doc[after.i + 1].text == ","
    )
    verb, first = noun.head, noun.left_edge
    quoted = first.i > 0 and first.nbor(-1).is_quote
    # A subject with an apposition ends in a comma too: "Rabin, *the premier*, put his name to it".
    if not quoted or any(c.dep_ in {"appos", "conj"} for c in noun.children):
        return False
    return comma and verb.tag_ == "VB" and all(c.dep_ != "aux" for c in verb.lefts)


def is_finite(verb: Token) -> bool:
    """Whether a verb carries tense, in itself or in an auxiliary."""
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (verb, *helpers_of(verb)))


def is_past(verb: Token) -> bool:
    """Whether a clause is in the past: "attacked", "had attacked", "was attacked"."""
    return any(word.tag_ == "VBD" for word in (verb, *helpers_of(verb)))


def is_perfect(verb: Token) -> bool:
    """Whether a clause tells what has been before: "said the raid *had brought* a reply"."""
    helpers = {helper.lower_ for helper in helpers_of(verb)}
    return bool(helpers & {"had", "has", "have"}) and not helpers & {"would", "will", "to"}


def relieves(end: Token) -> bool:
    """Whether what a thing is done for is relief: "sent a warship *to help in the search*"."""
    if end.lemma_ in _RELIEVING:
        return True
    return end.lemma_ in _HELPING and any(t.lemma_.lower() in _DISTRESS for t in end.subtree)


def tells_inside(verb: Token) -> bool:
    """Whether who tells a clause stands inside it: "Chad, *its minister announced*, would go"."""
    return any(
        told.dep_ == "parataxis" and told.tag_ == "VBD" and has_subject(told)
        for told in verb.children
    )


def told_as_done(verb: Token) -> bool:
    """Whether a clause is in the past or perfect, or goes on now: nothing that is to come."""
    words = [verb, *helpers_of(verb)]
    if any(word.tag_ == "MD" for word in words) or _is_about_to(verb):
        return False
    spoken = any(c.dep_ == "nsubj" and c.lower_ in {"we", "i"} for c in verb.lefts)
    if verb.tag_ == "VBP" and verb.head.lemma_ == "tell" and spoken:
        return True  # "*We urge* Chad to stop," he told them: nobody is told to.
    return any(word.tag_ in {"VBD", "VBZ"} for word in words) or any(
        word.lower_ in {"have", "are", "'ve", "’ve"} for word in words[1:]
    )


def is_reduced(verb: Token) -> bool:
    """Whether a participle stands for a passive clause: "if *attacked*, Poland will respond"."""
    if verb.dep_ != "advcl" or any(c.dep_ in SUBJECTS | {"aux", "dobj"} for c in verb.children):
        return False
    return any(c.lower_ in {"if", "when", "once", "unless", "until"} for c in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Whether a clause is an infinitive with "to": "told him *to leave*"."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def to_be_done(teller: Token, clauses: list[Token]) -> list[Token]:
    """The clauses that say what somebody is to do: none in "told him that it *helps to save*"."""
    return [
        clause
        for clause in clauses
        if is_infinitive(clause) and (clause.head.i == teller.i or not is_finite(clause.head))
    ]


def is_duty(verb: Token) -> bool:
    """Whether a clause says what must be done: "Syria must leave", "that they be freed"."""
    for helper in verb.children:
        if helper.dep_ == "aux" and helper.lower_ in {"must", "should", "ought"}:
            if verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children):
                return False  # "Should *have* recalled it": a reproach, no demand.
            # Not before its subject, where it stands for "if": "*should* Chad attack".
            return not any(c.dep_ in SUBJECTS and c.i > helper.i for c in verb.children)
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.lefts):
        # "That they *be released*": a bare form that no other clause has.
        helpers = helpers_of(verb)
        if any(c.dep_ == "auxpass" and c.lower_ == "be" for c in helpers):
            return all(c.dep_ != "aux" for c in helpers)
        if verb.tag_ == "VB" and not helpers and verb.head.lemma_ in _MANDATING:
            return has_subject(verb)  # "Insisted that Chad *withdraw*"
    if verb.lower_ in {"needed", "required"} and any(c.dep_ == "auxpass" for c in verb.lefts):
        return True  # "A reform of the body *is needed*"
    return verb.lemma_ in {"have", "need"} and any(
        c.tag_ == "VB" and (c.dep_ == "xcomp" or (c.dep_ == "advcl" and is_infinitive(c)))
        for c in verb.children
    )


def will_not(verb: Token) -> bool:
    """Whether a verb, or the light verb over an event noun, stands under "will not"."""
    head = verb if verb.pos_ == "VERB" else verb.head
    if head.dep_ == "conj" and all(child.lower_ not in _WILL for child in head.children):
        head = head.head
    words = {child.lower_ for child in head.children if child.dep_ in {"aux", "neg"}}
    # "Would hold *no* further talks"
    none = any(c.dep_ == "dobj" and any(d.lower_ == "no" for d in c.lefts) for c in head.children)
    if "have" in words:
        return False  # "Without its help Chad would never *have* freed him": it did free him.
    return bool(words & _WILL) and (none or bool(words & {"not", "n't", "n’t", "never"}))


def refuses(verb: Token, frame: str) -> bool:
    """Whether who did not do a thing refused it: "*will not* pay", "did not give *leave*"."""
    return will_not(verb) or (frame in _LEAVE and any(c.dep_ == "neg" for c in verb.children))


def only_assured(verb: Token, clause: Token) -> bool:
    """Whether somebody only says that a thing was done: "assured him that it *had sent* none"."""
    return is_kept(verb) or (verb.lemma_ in _ASSURING and told_as_done(clause))


def is_kept(noun: Token) -> bool:
    """Whether what was threatened or promised was done: "carried out its *threat* to expel him"."""
    if noun.lemma_ not in _KEPT:
        return False
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in _KEEPING
    return noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.lemma_ in _ON


def _is_about_to(verb: Token) -> bool:
    """Whether a clause in the present tells what is to come: "*is* about to", "is *going* to"."""
    if verb.lower_ == "going":
        return any(child.dep_ == "xcomp" for child in verb.children)
    return verb.lower_ in PRESENT_BE and any(
        child.dep_ == "xcomp" and is_infinitive(child)
        for said in verb.children
        for child in (said, *said.children)
        if said.dep_ in {"acomp", "xcomp", "oprd"}
    )


def opens_passive(verb: Token) -> bool:
    """Whether a participle before the main clause is passive: "*Accused* of lying, he resigned"."""
    return (
        verb.dep_ == "advcl"
        and verb.i < verb.head.i
        and verb.left_edge.i == verb.i
        and all(c.dep_ not in {"dobj", "aux", "nsubj", "ccomp"} for c in verb.children)
    )


def has_done(verb: Token) -> bool:
    """Whether a perfect has an object: "*had spurned* a request by Oslo" is no passive."""
    words = {c.dep_: c for c in verb.children}
    first = verb.head if verb.dep_ == "conj" else verb
    return "dobj" in words and any(c.dep_ == "aux" and c.lemma_ == "have" for c in first.lefts)


def befell(verb: Token) -> bool:
    """Whether a participle beside a noun tells what befell it: "six men, *two of them wounded*"."""
    if is_parted(verb):
        return True
    if verb.tag_ != "VBN" or verb.dep_ not in {"relcl", "acl", "advcl", "appos"}:
        return False
    if verb.lemma_ not in _BEFALLING or any(c.dep_ in {"aux", "dobj"} for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in verb.lefts)


def _is_means(by: Token) -> bool:
    """Whether a "by" tells how or until when: "forced to leave *by threatening them*"."""
    return any(c.tag_ in {"VBG", "CD"} or c.lower_ in MEASURES for c in by.rights)


#: By what something is less or later, and nobody's doing: "cut *by half* by Norway".
MEASURES = frozenset(
    """half third quarter percent fifth tenth pound dollar dawn noon midnight nightfall dusk
    sundown monday tuesday wednesday thursday friday saturday sunday""".split()
)
_FORCING = frozenset("force compel oblige coerce make press pressure order".split())
# Verbs that forbid what follows after "from".
_BARRING = frozenset(
    "bar ban prevent block prohibit stop exclude disqualify restrain discourage keep".split()
)


def movers(verb: Token) -> list[Token]:
    """The "by" of a passive verb that hangs on a place: "was led out of the *hall* by guards".

    Or on what is forbidden or forced: "barred from *leaving* by a court", "made *to go* by it".
    """
    found: list[Token] = []
    for step in verb.rights:
        word = step.lower_
        if step.dep_ == "xcomp" and step.tag_ == "VB" and verb.lemma_ in _FORCING:
            kinds = {child.dep_ for child in step.children}
            found += [
                child
                for child in step.rights
                if child.lower_ == "by" and "auxpass" not in kinds and not _is_means(child)
            ]
        if word == "from" and verb.lemma_ in _BARRING:
            found += [
                child
                for barred in step.rights
                if barred.dep_ == "pcomp" and barred.tag_ == "VBG"
                for child in barred.rights
                if child.lower_ == "by" and not _is_means(child)
            ]
        while step.dep_ == "prep" and (inner := [c for c in step.rights if c.dep_ == "prep"]):
            step = inner[0]  # "Out *of*"
        for place in step.rights if step.dep_ == "prep" else ():
            if place.dep_ == "pobj" and (word in _MOVING or place.lemma_ in _AIMS):
                found += [c for c in place.rights if c.dep_ == "prep" and c.lower_ == "by"]
    return found


def is_parted(verb: Token) -> bool:
    """Whether what the parser takes for the main verb is a participle with its doer.

    "Pakistan, *bailed out* by Saudi Arabia, repaid the loan": a comma parts it from its noun.
    """
    if verb.tag_ not in {"VBD", "VBN"} or all(c.dep_ != "agent" for c in verb.rights):
        return False
    kinds = {c.dep_ for c in verb.children}
    told = "nsubj" in kinds and not kinds & {"dobj", "aux"}
    return told and verb.i > 0 and verb.nbor(-1).text == ","


def stranded(head: Token, preposition: Token) -> list[Token]:
    """To what a passive verb leaves its preposition behind: "the demand was acceded *to*"."""
    if any(True for _ in preposition.children):
        return []
    done_to = [c for c in head.lefts if c.dep_ == "nsubjpass"]
    return [head.head if c.tag_ in {"WDT", "WP"} and head.dep_ == "relcl" else c for c in done_to]


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb ("out" of "carried out the attack")."""
    for child in verb.children:
        if child.dep_ == "prt":
            return child.lower_
    return None


def may(verb: Token) -> bool:
    """Whether a verb tells what somebody may do: "said Chad *might seek* weapons"."""
    return any(child.dep_ == "aux" and child.lower_ in _MAY for child in verb.lefts)


def adverbs_astray(verb: Token) -> set[str]:
    """Adverbs of a verb that the parser hangs on the phrase after it: "pulled *together* with"."""
    return {
        word.lower_
        for child in verb.children
        if child.dep_ == "prep"
        for word in child.lefts
        if word.dep_ == "advmod" and word.lower_ != "back"
    }


def is_bare_gerund(verb: Token) -> bool:
    """Whether a verb stands for what something was done by: "was hit by *shelling* from Chad"."""
    by = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or by.lower_ != "by" or by.head.tag_ != "VBN":
        return False
    return all(child.dep_ == "prep" for child in verb.rights)
