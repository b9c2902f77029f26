"""What a clause or noun phrase says by itself of whether its event happened.

Negation, modal verbs, conditions, questions, commands, the progressive and the habitual, and the
infinitive of headlines. What the words above a clause make of it is ``status.py``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.commands import commanded
from communique.events.conditions import (
    conditional,
    ends_in_question,
    has_condition,
    inverted,
    put_to,
)
from communique.events.lasting import goes_unmet, is_to_come, lasting_mood, of_whoever
from communique.events.verbs import (
    PRESENT_BE,
    helpers_of,
    shares,
    tells_inside,
)

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status

_HYPOTHETICAL_MODALS = frozenset(
    "may might could would 'd ’d should must can ca ought need".split()
)
_WOULD = frozenset({"would", "'d", "’d"})
_WISHING = frozenset({"like", "prefer", "love"})
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_NEGATORS = frozenset(
    "not n't n’t never neither nor no hardly scarcely nowhere rarely seldom".split()
)
_JUST = frozenset({"hardly", "scarcely"})
_NEAR_MISSES = frozenset({"almost", "nearly"})
_NO_WAY = frozenset("way case circumstance means point time account event".split())
_DOUBTS = frozenset("perhaps maybe possibly probably presumably conceivably supposedly".split())
_QUESTION_WORDS = frozenset("who whom whose why how when where what which".split())
# Verbs of headlines that say what somebody is to do.
_SAYING = frozenset("say report confirm announce disclose reveal".split())
# What an event noun may be called that has not happened, or not yet.
_NOT_DONE = frozenset("failed foiled thwarted aborted averted abortive cancelled canceled".split())
_MAYBE = frozenset(
    """possible potential likely feared hypothetical imaginary imminent looming would-be eventual
    probable future attempted threatened conceivable impending""".split()
)
_PLANNING = frozenset("plan plot prepare hatch".split())
# Of what there is none where a word denies it: "not a shred of evidence".
_SCRAPS = frozenset("shred scrap iota ounce grain hint trace jot whit atom scintilla bit".split())
_AHEAD = frozenset("planned upcoming forthcoming scheduled proposed intended promised".split())


def mood(parse: Parse, token: Token, *, lasting: bool = False) -> Status | None:
    """What the clause or phrase that a word heads says of its event.

    Args:
        parse: the parse, for what is title and for the time of the clause.
        token: a verb, event noun or adjective.
        lasting: whether its simple present tells a state or habit, as that of deeds does and that
            of words ("accuses") does not.

    Returns:
        A status, ``None`` where the event is plainly told as done.
    """
    if token.pos_ not in {"VERB", "AUX"}:
        return _of_phrase(token)
    if token.tag_ == "MD":
        # A modal that the parser took for the verb: "Should the police fire on them, …".
        return "planned" if token.lower_ in _FUTURE_MODALS else "hypothetical"
    helpers = helpers_of(token)
    if conditional(token) or asked(token) or _to_be_done(token, helpers):
        return "hypothetical"
    words = {helper.lower_ for helper in helpers}
    if negated(token):
        if "have" in words and token.tag_ == "VBN":
            if words & {"should", "ought"}:
                return None  # "Should *never have* attacked": it did.
            if words & {"would", "might"} or ("could" in words and has_condition(token)):
                return "hypothetical"  # "Would never *have* freed them but for him"
        return "negated"
    if is_due(token, words):
        return "planned"  # "A pact *to be signed* on Friday"
    doubted = doubts(token)
    if _was_going_to(token) and not _reported(token.head):
        return "hypothetical"  # "Had been *going to* resign", and did not.
    if words & _FUTURE_MODALS or _going_to(token):
        return "hypothetical" if doubted or has_condition(token) else "planned"
    if words & _HYPOTHETICAL_MODALS and not ({"'d", "’d"} & words and token.tag_ == "VBN"):
        if words & _WOULD and _reported(token) and "have" not in words:
            return "planned"
        if words & _WOULD and token.lemma_ in _WISHING:
            return None  # "*Would like* Chad to leave": it is wished.
        if words & _WOULD and "have" not in words and _has_its_day(parse, token):
            return "planned"
        return "hypothetical"
    if token.dep_ == "xcomp" and token.head.lower_ == "ought":
        return "hypothetical"
    if words & {"had", "'d", "’d"} and any(c.lower_ == "better" for c in token.children):
        return "hypothetical"  # "Had better apologise"
    if doubted or of_whoever(parse, token):
        return "hypothetical"
    if commanded(parse, token):
        return "hypothetical"
    if of_headline(parse, token):
        return "planned"  # "Putin to visit Beijing".
    return lasting_mood(parse, token, lasting=lasting)


def _to_be_done(verb: Token, helpers: list[Token]) -> bool:
    """Whether a clause is a subjunctive of the passive: "the demand that they *be* removed"."""
    words = {helper.lower_ for helper in helpers}
    return (
        verb.tag_ == "VBN"
        and words <= {"be", "not", "also"}
        and "be" in words
        and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    )


def is_due(verb: Token, helpers: set[str]) -> bool:
    """Whether a clause tells what is to be done to a noun, which nobody asks for.

    "A pact *to be signed*", but "called for sanctions *to be imposed*".
    """
    if verb.dep_ not in {"acl", "relcl"} or verb.tag_ != "VBN" or not helpers <= {"to", "be"}:
        return False
    asked_for = verb.head.dep_ == "pobj" and verb.head.head.lower_ == "for"
    return "be" in helpers and not asked_for and any(c.lower_ == "to" for c in verb.lefts)


def doubts(verb: Token) -> bool:
    """Whether an adverb leaves open whether it is so: "would *perhaps* meet him"."""
    return any(c.dep_ == "advmod" and c.lower_ in _DOUBTS for c in verb.children)


def will_if(verb: Token) -> bool:
    """Whether a clause says what will be done on a condition: "will strike *if* it is attacked"."""
    plain = any(helper.lower_ in _FUTURE_MODALS for helper in helpers_of(verb))
    return plain and not negated(verb) and has_condition(verb)


def asked(verb: Token) -> bool:
    """Whether a clause is a question whether something is so.

    A question by "who" or "why" takes what it asks about for granted.
    """
    head = verb
    while head.dep_ in {"conj", "xcomp"} and head.head.i != head.i and head.head.pos_ != "NOUN":
        if head.dep_ == "conj" and inverted(head) and ends_in_question(head):
            return True  # "It left; *will* it return?"
        head = head.head
    if put_to(head):
        return True  # "*Will* Chad stay, a deputy asked"
    if head.dep_ == "ROOT" and inverted(head) and head.doc[head.right_edge.i].text == "?":
        return True  # "*Will* Chad stay, or will it go?"
    if head.dep_ not in {"ROOT", "ccomp"} or not ends_in_question(head):
        return False
    words = (t for t in head.subtree if not (t.is_punct or t.is_quote or t.pos_ == "CCONJ"))
    first = next(words, head)
    if head.dep_ == "ccomp" and first.tag_ not in {"VBD", "VBZ", "VBP", "MD"}:
        return False
    return not (first.lower_ in _QUESTION_WORDS or first.tag_ in {"WRB", "WP", "WDT"})


def negated(token: Token) -> bool:
    """Whether a word is negated: "not", "never", "no", "neither ... nor", "almost", "nobody"."""
    if token.i > 1 and token.nbor(-1).lower_ == "but" and token.nbor(-2).lower_ == "all":
        return True  # "All but expelled him"
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _SCRAPS:
        scrap = token.head.head  # "There is *not a shred of evidence* that it attacked"
        return negated(scrap) or (scrap.dep_ in {"attr", "dobj", "nsubj"} and negated(scrap.head))
    joints = [c for c in token.head.children if token.dep_ == "conj" and c.dep_ == "cc"]
    butted = any(child.lower_ == "but" for child in joints)
    before = [child.lower_ for child in joints if child.i < token.left_edge.i]
    if _forsworn(token) or before[-1:] == ["nor"]:
        return True
    for child in token.children:
        if child.i > token.i and _before_infinitive(child, token):
            continue  # "Promised *never again* to attack": no promise is negated.
        if child.lower_ in _JUST and _just_done(token):
            continue  # "*Hardly* had the truce begun when"
        if child.dep_ in {"neg", "advmod", "preconj", "cc"} and _is_negator(child):
            if child.dep_ == "cc" and child.lower_ != "neither":
                if child.lower_ == "nor" and child.i < token.i:
                    return True  # "Nor did Norway recall it."
                continue
            return not _only(child)
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return True
        if child.dep_ == "advmod" and child.lower_ in _NEAR_MISSES:
            return True
        if child.dep_ == "advmod" and any(c.lower_ in _NEGATORS for c in child.children):
            aside = child.i > token.i and child.left_edge.nbor(-1).text == ","
            if child.lower_ == "sooner" or aside:
                continue  # "No sooner had he", "when it leaves, *not before*"
            return True  # "hardly ever", "no longer"
        if _in_no_way(child) or (child.dep_ == "agent" and _by_none(child)):
            return True
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if _fronted_negative(token):
        return True
    if _all_but(token) or any(_in_no_way(c) for h in helpers_of(token) for c in h.children):
        return True  # "At no point *did* Chad attack": the phrase hangs on the auxiliary.
    for child in token.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (
            child.lower_ in {"nobody", "none", "nothing", "neither"}
            or any(_is_none(c) for c in child.children)
            or {"hardly", "any"} <= {c.lower_.replace("scarce", "hard") for c in child.lefts}
        ):
            return True
    return shares(token) and not butted and negated(token.head)


def _just_done(verb: Token) -> bool:
    """Whether a thing was just done as another followed: "had hardly begun *when it fired*"."""
    if verb.lower_ != "had" and all(h.lower_ != "had" for h in helpers_of(verb)):
        return False
    return any(
        clause.dep_ == "advcl" and any(c.lower_ in {"when", "before"} for c in clause.lefts)
        for part in (verb, *(c for c in verb.rights if c.dep_ == "ccomp"))
        for clause in part.rights
    )


def _fronted_negative(verb: Token) -> bool:
    """Whether a negative phrase puts the helper before the subject: "not once in May *did* he"."""
    helper = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if helper is None or subject is None or helper.i > subject.i:
        return False
    first = min(verb.left_edge.i, helper.left_edge.i)
    words = [t.lower_ for t in verb.doc[first : helper.i]][:2]
    return words == ["not", "once"] or (len(words) > 1 and words[1] == "no" and words[0] != "with")


def _before_infinitive(adverb: Token, verb: Token) -> bool:
    """Whether an adverb after a verb stands at once before the "to" of a clause of its."""
    after = adverb.right_edge.i + 1
    if adverb.dep_ not in {"neg", "advmod"} or after >= len(adverb.doc):
        return False
    mark = adverb.doc[after]
    return mark.lower_ == "to" and mark.dep_ == "aux" and mark.head.head.i == verb.i


def _forsworn(clause: Token) -> bool:
    """Whether an infinitive is negated by an adverb on the verb above: "vowed *never* to go"."""
    if clause.dep_ not in {"xcomp", "advcl"} or clause.tag_ != "VB":
        return False
    return any(
        _before_infinitive(c, clause.head)
        and c.i < clause.i
        and any(_is_negator(t) for t in (c, *c.children))
        for c in clause.head.rights
    )


def _in_no_way(preposition: Token) -> bool:
    """Whether a phrase says that a thing was not done: "at no point", "under no circumstances"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"in", "under", "at", "by", "on"}:
        return False
    nouns = [c for c in preposition.children if c.dep_ == "pobj" and c.lemma_ in _NO_WAY]
    return any(c.dep_ == "det" and c.lower_ == "no" for noun in nouns for c in noun.children)


def _by_none(agent: Token) -> bool:
    """Whether a thing was not done by those named: "neither *by* Chad nor by Mali"."""
    before = agent.nbor(-1).lower_ if agent.i else ""
    return before == "neither" or any(c.lower_ == "neither" for c in agent.children)


def _all_but(verb: Token) -> bool:
    """Whether a verb tells what was nearly done: "*all but* expelled him"."""
    words = [verb.nbor(-n).lower_ for n in (2, 1)] if verb.i > 1 else []
    return words == ["all", "but"]


def _is_negator(child: Token) -> bool:
    return child.dep_ == "neg" or child.lower_ in _NEGATORS


def _only(negator: Token) -> bool:
    """Whether a negation is that of "not only", "whether or not" or "not go unpunished"."""
    following = negator.nbor(1).lower_ if negator.i + 1 < len(negator.doc) else ""
    before = negator.nbor(-1).lower_ if negator.i else ""
    kept = before == "or" or goes_unmet(negator.head)
    return kept or following in {"only", "just", "merely", "least", "until", "since"}


def _is_none(determiner: Token) -> bool:
    """Whether a determiner leaves nobody: "no", "hardly any"."""
    if determiner.dep_ in {"det", "preconj"} and determiner.lower_ in {"no", "neither"}:
        return True
    if determiner.dep_ == "neg" and determiner.lower_ == "not":
        return not _only(determiner)  # "Not a single soldier"
    if determiner.dep_ == "nummod" and determiner.lower_ == "one":
        return any(child.lower_ == "not" for child in determiner.children)  # "Not one soldier"
    return determiner.lower_ == "any" and any(
        child.lower_ in {"hardly", "scarcely"} for child in determiner.children
    )


def _going_to(verb: Token) -> bool:
    """Whether a verb stands below a form that tells the future: "going to", "is to", "set to"."""
    head = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return False
    if head.lower_ == "going":
        return True
    return (
        head.lemma_ == "be"
        and head.lower_ in PRESENT_BE | {"was", "were"}
        and not any(child.dep_ in {"acomp", "attr", "advmod"} for child in head.children)
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )


def _was_going_to(verb: Token) -> bool:
    """Whether a verb stands below "was going to" or "had been going to"."""
    going = verb.head
    return _going_to(verb) and any(h.lower_ in {"was", "were", "had"} for h in helpers_of(going))


def _reported(verb: Token) -> bool:
    """Whether a clause is the content of a report, where "would" is the past of "will"."""
    head = verb
    while head.dep_ == "conj":
        head = head.head
    return (head.dep_ in {"ccomp", "acl"} or tells_inside(head)) and not has_condition(verb)


def _has_its_day(parse: Parse, verb: Token) -> bool:
    """Whether "would" is the past of "will", for no speaker is told: "would meet him *on May 20*".

    Somebody has said so; a thing that is but imagined has no day.
    """
    free = verb.dep_ in {"ROOT", "conj", "relcl"} and not has_condition(verb)
    return free and not doubts(verb) and is_to_come(parse, verb)


def of_headline(parse: Parse, verb: Token) -> bool:
    """Whether a verb is the infinitive of a headline, which has no other verb."""
    if verb.tag_ != "VB" or all(helper.lower_ != "to" for helper in helpers_of(verb)):
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _SAYING:
        # "*Egypt* to free him, officials say"
        return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
    sentence = parse.sentence_at(verb.idx)
    if sentence[-1].is_punct and sentence[-1].text in ".!?":
        return verb.dep_ == "ROOT" and parse.in_title(verb)
    if verb.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return True  # "Poland expels the envoy, *Latvia* to close its embassy"
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in sentence if token.i < verb.i):
        return False
    return verb.dep_ == "ROOT" or verb.dep_ in {"relcl", "acl", "conj", "appos", "advcl", "xcomp"}


def _of_phrase(token: Token) -> Status | None:
    """What the words around an event noun say of it: "no attack", "a possible attack"."""
    if negated(token):
        return "negated"
    modifiers = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound", "advmod"}}
    if modifiers & _NOT_DONE:
        return "negated"
    # "Will answer *any attack*" tells of none.
    if modifiers & _MAYBE or any(c.dep_ == "det" and c.lower_ == "any" for c in token.lefts):
        return "hypothetical"
    if modifiers & _AHEAD:
        return "planned"
    for told in token.children:
        # "An attack *planned by* rebels", but not "the attack planned by him killed nine".
        if told.dep_ == "acl" and told.lemma_ in _PLANNING and told.tag_ == "VBN":
            return "planned" if is_new(token) and token.dep_ not in {"nsubj", "nsubjpass"} else None
    return None


def is_new(noun: Token) -> bool:
    """Whether an event noun tells what the text has not told yet: without "the" or a possessor."""
    return not any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"})
        or c.dep_ == "poss"
        for c in noun.children
    )
