"""Tense and governance: how a clause looks at time, and on which verb a phrase hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.times.reading import Lean

Tense = Literal[
    "past", "present", "perfect", "pluperfect", "future", "would", "modal", "modal perfect",
    "infinitive", "participle", "none",
]  # fmt: skip

REPORTING = frozenset(
    """say tell add note report announce state claim write quote warn declare explain argue insist
    acknowledge confirm reveal disclose stress emphasize emphasise reiterate remark comment suggest
    allege assert contend believe think know accuse deny admit maintain recall cite describe
    indicate hint conclude predict estimate charge testify tweet post read show complain complain
    observe mention ask call according""".split()
)
# Infinitives after these are still to come, or never do; after others they happen with them
# ("began to fire", "invaded to topple").
_PROSPECTIVE = frozenset(
    """promise pledge vow plan agree intend want hope wish seek threaten offer expect decide prepare
    choose aim resolve undertake commit urge ask order tell call demand request invite encourage
    advise warn propose volunteer swear opt mean set schedule slate bind determine require
    oblige authorize authorise allow permit plead beg instruct direct command mandate need fight
    pressure push press lobby campaign refuse decline fail struggle await appeal deserve like
    love prefer long yearn consider suppose say believe think report estimate convince recommend
    be""".split()
)
# Words that put the time they govern ahead of the day of reporting.
_AHEAD = frozenset(
    """schedule plan set expect due slate postpone delay extend deadline upcoming ahead intend hope
    promise pledge vow agree propose threaten prepare aim decide invite forthcoming planned
    scheduled expected tentative adjourn reschedule poise anticipate want urge
    likely certain sure ready bound await""".split()
)
# Of these, which tell by "to" to when a thing is put off, and by "on" when it was.
_PUT_OFF = frozenset("postpone delay adjourn suspend".split())
_ASSEMBLING = frozenset("gather assemble converge congregate camp crowd flock mass".split())
# Verbs of plans, which in the past perfect came to nothing where "but" follows.
_INTENDING = frozenset("plan hope intend want expect wish mean aim".split())
# Verbs of which what they take was tried, or not, when they say.
_COMING_TO_NOTHING = frozenset("fail neglect omit struggle".split())
_SUBJUNCTIVE = frozenset(
    """demand insist urge recommend request require propose suggest ask order let make see help have
    watch hear""".split()
)
# Verbs that tell what holds until a time that is still to come.
_KEPT_UNTIL = frozenset(
    """have remain give grant put suspend adjourn freeze close shut bar ban detain halt ground
    remand""".split()
)
# Deeds of which it is told only when they are done.
_UNANNOUNCED = frozenset(
    """attack bombing blast explosion killing murder massacre raid shooting shelling kidnapping
    abduction hijacking assassination arrest seizure ambush clash coup strike airstrike riot crash
    death violence bloodshed stabbing poisoning downing""".split()
)
# Of these, what is no report where it has an object and no clause: "recalled its ambassador".
_OTHERWISE_DEEDS = frozenset("charge ask call recall estimate report declare".split())
_RECALLED = frozenset(
    """ambassador envoy consul diplomat soldier troop army force staff mission delegation adviser
    representative attaché attache unit fleet parliament""".split()
)
# Verbs that, in the present, do by words what they say, now: "condemns", "welcomes".
_REMARKING = frozenset(
    """condemn deplore denounce decry lament mourn regret welcome hail praise commend applaud salute
    criticize criticise slam blast congratulate thank protest acknowledge appreciate celebrate
    repudiate reject express convey extend voice reiterate""".split()
)
_OFTEN = frozenset(
    """often usually regularly always routinely frequently sometimes occasionally constantly
    repeatedly rarely seldom normally periodically typically generally invariably""".split()
)
_MODALS = frozenset("can could may might must should ought need ca".split())
_TEMPORAL_PREPOSITIONS_AHEAD = frozenset({"until", "till", "by", "ahead"})


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause: a full verb, or a copula."""
    return (
        token.pos_ in {"VERB", "AUX"}
        and token.dep_ not in {"aux", "auxpass"}
        and (token.dep_ not in {"amod", "compound"})
    )


def verb_of(token: Token) -> Token | None:
    """The head of the clause in which a token stands."""
    while not is_verb(token):
        if token.head.i == token.i:
            return None
        token = token.head
    return token


def tense(verb: Token) -> Tense:
    """Tense, aspect and mood of a clause by its head verb, shared with what it is joined to."""
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    words = {c.lower_ for c in aux}
    lemmas = {c.lemma_ for c in aux}
    if words & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if "would" in words or (words & {"'d", "’d"} and verb.tag_ == "VB"):
        return "modal perfect" if "have" in lemmas else "would"
    if words & _MODALS:
        return "modal perfect" if "have" in lemmas else "modal"
    if (
        verb.lower_ == "going"
        and verb.tag_ == "VBG"
        and any(c.dep_ == "xcomp" for c in verb.children)
    ):
        return "future"
    if "to" in words:
        return "infinitive"
    have = next((c for c in aux if c.lemma_ == "have" or c.lower_ in {"'ve", "’ve"}), None)
    if have is not None:
        if have.tag_ == "VBG":
            return "participle"
        return (
            "pluperfect" if have.tag_ == "VBD" or have.lower_ in {"had", "'d", "’d"} else "perfect"
        )
    if words & {"'d", "’d"} and verb.tag_ == "VBN":
        return "pluperfect"
    finite = next((c for c in aux if c.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if finite is not None:
        return "past" if finite.tag_ == "VBD" else "present"
    if verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN", "VBG"} and is_verb(verb.head):
        return tense(verb.head)
    if verb.tag_ == "VBD":
        # "Has suspended imports and warned students": the tagger's guess at a form shared by both.
        if verb.dep_ == "conj" and verb.lower_.endswith("ed") and is_verb(verb.head):
            apart = _has_subject(verb) or _instead(verb)
            over = tense(verb.head) if not apart else "past"
            return over if over in {"perfect", "pluperfect"} else "past"
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    if verb.tag_ == "VB":
        # A plural present that the tagger took for an infinitive, unless it is a subjunctive.
        subject = any(c.dep_ == "nsubj" for c in verb.children)
        return "present" if subject and verb.head.lemma_ not in _SUBJUNCTIVE else "infinitive"
    if verb.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in verb.children):
        return "past"  # A past tense that the tagger took for its like.
    if verb.tag_ in {"VBN", "VBG"}:
        return "participle"
    return "none"


def _instead(verb: Token) -> bool:
    """Whether a deed is told instead of a plan: "had planned to visit Mali *but cancelled*"."""
    joint = any(c.lower_ == "but" and c.i < verb.i for c in verb.head.children)
    return joint and verb.head.lemma_ in _INTENDING


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)


def agree(one: Tense, other: Tense) -> bool:
    """Whether two joined clauses look at time alike, so that they may share one."""
    past = {"past", "participle", "pluperfect", "none"}
    return one == other or (one in past and other in past)


def is_done(verb: Token) -> bool:
    """Whether a form tells what somebody did or has done: "has promised elections by 2030"."""
    if verb.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in verb.children):
        return tense(verb) in {"perfect", "pluperfect"}
    return verb.tag_ == "VBD" and verb.lemma_ != "be"


def habitual(verb: Token) -> bool:
    """Whether a clause in the present tells what is done often, at no one time."""
    return any(c.dep_ == "advmod" and c.lower_ in _OFTEN for c in verb.children) and (
        tense(verb) == "present"
    )


def remarks(verb: Token) -> bool:
    """Whether a clause in the present is a remark on what was, or is to be, at another time."""
    return verb.lemma_ in _REMARKING and tense(verb) == "present"


def reports(verb: Token) -> bool:
    """Whether a verb tells that something was said, not what was done."""
    if verb.lemma_ not in REPORTING:
        return False
    if any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children):
        return True
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ == "recall":
        return not any(noun.lemma_.lower() in _RECALLED for noun in objects)
    return not (objects and verb.lemma_ in _OTHERWISE_DEEDS)


def for_days(verb: Token) -> bool:
    """Whether a clause tells what went on for some days: "had negotiated there for five days"."""
    if verb.lemma_ == "spend" and any(
        c.dep_ == "dobj" and c.lower_ in {"hours", "days", "nights", "night", "day", "weekend"}
        for c in verb.children
    ):
        return True
    return any(
        noun.dep_ == "pobj"
        and (
            noun.lower_ in _DAYS
            or (noun.lower_ in _WHILES and not list(noun.lefts))
            or (noun.lower_ == "weeks" and all(c.lower_ in _FEW for c in noun.lefts))
        )
        for above in (verb, *(c for c in verb.children if c.dep_ == "dobj"))
        for child in above.children
        if child.dep_ == "prep" and child.lower_ in {"for", "over"}
        for noun in child.children
    )


_DAYS = frozenset({"hours", "days", "nights"})
# What went on "for months", and not for so many, went on till now.
_WHILES = frozenset({"weeks", "months"})
_FEW = frozenset("two three four 2 3 4".split())


def earlier(verb: Token) -> bool:
    """Whether a deed came before what is reported, on that day: "*had earlier* turned it back"."""
    words = [c for c in verb.lefts if c.dep_ == "advmod" and c.lower_ == "earlier"]
    return any(not list(word.children) for word in words)


def assembled(verb: Token) -> bool:
    """Whether it tells who is at a place: "spoke at the court, *where* crowds *had met*"."""
    return verb.dep_ == "relcl" and verb.lemma_ in _ASSEMBLING


def reported(verb: Token) -> bool:
    """Whether a past perfect is only the tense of reported speech."""
    step = verb
    for _ in range(6):
        if step.dep_ == "ccomp" and (is_verb(step.head) or step.head.pos_ == "ADJ"):
            return True
        if step.dep_ in {"acl", "relcl"} and any(c.dep_ == "mark" for c in step.children):
            return True  # "Reports that Israel had bombed the port"
        if step.head == step:
            break
        step = step.head
    return any(c.dep_ in {"ccomp", "parataxis"} and c.lemma_ in REPORTING for c in verb.children)


def shares_perfect(verb: Token, head: Token) -> bool:
    """Whether a form is of the perfect before it: "has given it money and *sent guards*"."""
    if verb.tag_ not in {"VBN", "VBD"} or tense(head) != "perfect":
        return False
    return not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)


def realised(verb: Token) -> bool:
    """Whether an infinitive stands in the time of the verb it depends on."""
    head = verb.head
    return (
        verb.dep_ in {"xcomp", "ccomp", "advcl"}
        and is_verb(head)
        and head.lemma_ not in _PROSPECTIVE
    )


def conditional(verb: Token) -> bool:
    """Whether a clause is a condition: "if", "unless", "should one attack"."""
    return any(
        c.dep_ in {"mark", "advmod"} and c.lower_ in {"if", "unless", "provided", "lest"}
        for c in verb.children
    )


def lean(token: Token, title: bool = False, month: bool = False) -> Lean:
    """Where the clause around an expression of time looks, as far as the words say.

    A ``month`` of what somebody undertook is the nearest: "asked to see him in April" is no plan.
    """
    step = token
    for _ in range(12):
        if step.dep_ in {"prep", "mark"} or step.pos_ == "ADP":
            word = step.lower_
            if word in _TEMPORAL_PREPOSITIONS_AHEAD or (
                word == "of" and step.head.lower_ == "ahead"
            ):
                return _deadline(step)
            if word == "since" or (word == "after" and step.i != token.head.i and _harms(step)):
                return "past"
        if is_verb(step):
            break
        if step != token and (
            step.lemma_.lower() in _AHEAD or any(c.lower_ in _AHEAD for c in step.lefts)
        ):
            return "future"
        if step.head == step:
            return "none"
        step = step.head
    if any(c.lower_ in _AHEAD for c in token.lefts):
        return "future"
    passive = any(c.dep_ == "auxpass" for c in step.children)
    if passive and step.lemma_ in _PUT_OFF and token.head.lower_ == "on":
        return _lean_of(step.head, title, 1) if tense(step) == "infinitive" else "past"
    clause = any(c.dep_ in {"xcomp", "ccomp"} and c.i > token.i for c in step.rights)
    if (token.i < step.i or clause) and tense(step) == "pluperfect" and not passive:
        return "past"  # "*In March* he had promised to go", "had urged it *on Monday* to go"
    found = _lean_of(step, title, 0)
    return "none" if month and found == "future" and undertaken(step) else found


def _harms(preposition: Token) -> bool:
    """Whether what stands after a preposition is a deed that nobody announces: "a bombing"."""
    return any(c.dep_ == "pobj" and c.lemma_.lower() in _UNANNOUNCED for c in preposition.children)


def _deadline(preposition: Token) -> Lean:
    verb = verb_of(preposition)
    if verb is None:
        return "future"
    found = tense(verb)
    if preposition.lower_ in {"until", "till"} and found in {"past", "pluperfect"}:
        if found == "pluperfect":
            return "past"  # "*Had* given him until Monday": that has gone by.
        return "future" if verb.lemma_ in _AHEAD | _KEPT_UNTIL else "past"
    if preposition.lower_ == "by" and found in {"past", "pluperfect", "perfect"}:
        return "future" if verb.lemma_ in _AHEAD else "past"
    return "future"


def _lean_of(verb: Token, title: bool, depth: int) -> Lean:
    found = tense(verb)
    if verb.lemma_ in _AHEAD and (
        verb.tag_ in {"VBN", "VBZ", "VBP", "VBG"}
        and verb.lemma_ not in {"agree", "decide", "invite"}
    ):
        return "future"
    if found in {"past", "perfect", "pluperfect", "modal perfect"}:
        return "past"
    if found in {"future", "would", "modal"}:
        return "future"
    if depth > 5:
        return "none"
    if found == "infinitive":
        if verb.dep_ == "xcomp" and verb.head.lemma_ in _COMING_TO_NOTHING and depth < 5:
            return _lean_of(verb.head, title, depth + 1)  # "Failed *to seize* it on Friday"
        if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts):
            return "past"  # "Is said to have struck it on Monday"
        if verb.dep_ in {"ROOT", "relcl", "acl", "appos"}:
            return "future"
        if realised(verb) and is_verb(verb.head):
            return _lean_of(verb.head, title, depth + 1)
        return "future"
    if found == "participle":
        if verb.lemma_ in _AHEAD:
            return "future"
        if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "ROOT"}:
            return "past"
        governor = verb_of(verb.head) if verb.head != verb else None
        return _lean_of(governor, title, depth + 1) if governor is not None else "none"
    if found == "present":
        if title or verb.lemma_ in REPORTING:
            return "past"
        return "none" if verb.lemma_ in _REMARKING else "future"
    return "none"


def undertaken(verb: Token) -> bool:
    """Whether an infinitive is what somebody undertook, or refused, to do: "offered *to go*"."""
    above = verb.head
    if verb.dep_ != "xcomp" or tense(verb) != "infinitive" or above.lemma_ not in _PROSPECTIVE:
        return False
    return is_verb(above) and tense(above) in {"past", "pluperfect"}
