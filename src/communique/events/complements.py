"""The clauses that a word takes, and the verb that an event noun stands to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.conditions import asks, put_to
from communique.events.control import OBJECT_CONTROL
from communique.events.phrases import prepositional, with_conjuncts

if TYPE_CHECKING:
    from communique.language.tokens import Token

# Verbs that only say how what follows proceeds: "continued to develop relations".
_ASPECTUAL = frozenset(
    """continue begin start keep go resume proceed work strive move come help manage try seek take
    do make""".split()
)
# Verbs of saying what one will or will not do.
_PROMISING = frozenset("threaten vow promise pledge agree offer refuse decline swear".split())
# Verbs and nouns by which somebody gives his word.
_GIVING = frozenset("give make offer".split())
_WORDS = frozenset("word assurance guarantee promise commitment undertaking pledge".split())
_PROCLAIMING = frozenset("announce declare proclaim order hail mark confirm signal".split())
# What nouns there are for a beginning.
_BEGINNINGS = frozenset("start beginning launch onset resumption opening commencement".split())
# Verbs by which a protest is held against what others did.
_CONVENING = frozenset("hold stage organize organise convene mount call plan".split())
# What tells when a thing was said, and not what: "pledged aid *after meeting* Chad's premier".
_WHEN = frozenset("after before since while upon when following".split())
# What deals are counted by.
_SPANS = frozenset(
    "day hour week month round series set spate wave string campaign burst bout spell".split()
)


def is_question(clause: Token) -> bool:
    """Whether a clause asks what is so: "asked *whether it had left*", "asked *who he was*"."""
    if clause.dep_ not in {"ccomp", "advcl"} or any(c.lower_ == "to" for c in clause.lefts):
        return False
    first, after = clause.left_edge, clause.right_edge.i + 1
    if any(t.text == "?" for t in clause.doc[after - 1 : after + 2]):
        return True  # "They ask us: “Why are they angry?”"
    if first.tag_ in {"WP", "WRB", "WDT"} or first.lower_ in {"what", "whether", "if"}:
        return True
    return put_to(clause)


def complements(head: Token, depth: int = 0) -> list[Token]:
    """The verbs of the clauses that a verb, noun or adjective takes.

    "To go", "that it went", "of going"; beyond a verb that tells how something proceeds, what does:
    "promised to continue to *develop* relations".
    """
    found: list[Token] = []
    for child in head.children:
        if asks(head) and is_question(child):
            continue
        if _is_complement(child, head):
            found += with_conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ not in _WHEN:
            for grand in child.children:
                if grand.dep_ == "pcomp":
                    found += with_conjuncts(grand)
    if not found and head.lemma_ in _PROMISING:
        # "Threatened in a video *to kill* hostages": the parser takes the clause for a purpose, or
        # hangs it on the noun.
        nouns = prepositional(head, ("in", "on", "at", "during"))
        if nouns and not any(child.dep_ == "dobj" for child in head.children):
            found += [
                verb
                for word in (head, *nouns)
                for verb in word.children
                if verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VB"
            ]
    if not found and head.lemma_ in _GIVING:
        # "Gave its *word that* it would send aid"
        found += [
            verb
            for word in head.children
            if word.dep_ == "dobj" and word.lemma_ in _WORDS
            for verb in word.children
            if verb.dep_ in {"acl", "ccomp"} and any(c.dep_ == "mark" for c in verb.lefts)
        ]
    if not found and head.dep_ == "acomp" and head.head.lemma_ == "be":
        # "Kenya is adamant that Somalia *must leave*": the parser hangs the clause on "is".
        found = [c for c in head.head.rights if c.dep_ == "ccomp" and c.i > head.i]
    if depth < 3:
        for clause in list(found):
            if clause.lemma_ in _ASPECTUAL:
                found += complements(clause, depth + 1)
    return found


def _is_complement(child: Token, head: Token) -> bool:
    if child.dep_ in {"xcomp", "ccomp"}:
        return True
    if child.tag_ != "VB":
        # "Its charge *that Chad sheltered rebels*"
        if child.dep_ != "acl" or head.pos_ != "NOUN":
            return False
        return any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
    if child.dep_ == "relcl":
        # "Threats *to storm* the town", which the parser takes for what is threatened.
        return head.pos_ == "NOUN" and any(c.lower_ == "to" for c in child.lefts)
    return child.dep_ == "acl" or (child.dep_ == "advcl" and head.lemma_ in OBJECT_CONTROL)


def is_begun(noun: Token) -> bool:
    """Whether an event noun tells what somebody begins: "announced the *start* of an offensive"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _BEGINNINGS


def is_proclaimed(noun: Token, verb: Token) -> bool:
    """Whether those who begin a thing make it known: "*announced* the start of an offensive"."""
    return verb.lemma_ in _PROCLAIMING and is_begun(noun)


def governing_verb(noun: Token) -> Token | None:
    """The verb whose object, subject or prepositional object an event noun is, if any."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ == "NOUN":
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ in _SPANS:
        head = head.head.head  # "Completed four days *of negotiations*"
    elif is_begun(head):
        head = head.head.head
    if head.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}:
        return head.head
    if head.dep_ == "pobj" and head.head.head.pos_ in {"VERB", "AUX"}:
        protest = head.head.lower_ == "against" and head.head.head.lemma_ in _CONVENING
        return None if protest else head.head.head  # "Held a march *against his arrest*"
    return None
