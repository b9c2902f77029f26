"""What is told to have been since something, or to have come after it: "not since the coup"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.times.reading import Expression

# How many words before "since" it may stand that a thing is the first or largest of its kind.
_RANKED_WITHIN = 12
# In what somebody is who is told of: "in power", "in exile".
_STANDING = frozenset(
    "power office charge place post command jail prison exile detention custody".split()
)


def ranks(since: Token, clause: bool = False) -> bool:
    """Whether it is told since when nothing was the like: "the *largest* attack since 1945".

    Args:
        since: the word.
        clause: whether a clause follows it, so that verbs and commas may stand between.
    """
    doc, first = since.doc, max(since.i - _RANKED_WITHIN, 0)
    for i in range(since.i - 1, first - 1, -1):
        word = doc[i]
        if word.tag_ in {"JJS", "RBS"} or word.lower_ == "first":
            return True
        apart = word.pos_ in {"VERB", "AUX"} or word.text in {";", ","}
        if word.is_sent_start or (apart and not clause):
            return False
    return False


def of_a_state(since: Token) -> bool:
    """Whether it is told since when somebody has been so: "Kim, *in office* since 2011, said"."""
    joint = since.head if since.head.dep_ == "prep" else since.head.head
    if all(noun.lemma_ not in _STANDING for noun in joint.children) or joint.dep_ != "prep":
        return False
    above = joint.head
    return not clauses.is_verb(above) or clauses.tense(above) == "past"


def opening_since(token: Token, head: Token) -> Token | None:
    """The verb in the perfect to which a date tells since when: "since independence *in* 1947".

    The date is that of the noun after "since", wherever the parser hangs it.
    """
    if token.dep_ != "prep" or token.lower_ not in {"in", "on", "of"}:
        return None
    if clauses.is_verb(head):
        opener = next((c for c in head.rights if c.lower_ == "since" and c.i < token.i), None)
        if opener is None or opener.right_edge.i != token.i - 1:
            return None
        return head if clauses.tense(head) == "perfect" else None
    opener = head.head
    if head.dep_ != "pobj" or opener.lower_ != "since" or not clauses.is_verb(opener.head):
        return None
    return opener.head if clauses.tense(opener.head) == "perfect" else None


def since_when(verb: Token) -> bool:
    """Whether a clause tells since when nothing was the like: "the first talks *since it fell*".

    "Have not met *since it fell*" as well; "prices have risen since it fell" may be of this week.
    """
    mark = next((c for c in verb.lefts if c.lower_ == "since"), None)
    if mark is None or verb.dep_ not in {"advcl", "ccomp"} or clauses.tense(verb) != "past":
        return False
    above = verb.head
    told = [c for c in above.children if c.i < mark.i]
    none = any(c.dep_ == "neg" or any(t.lower_ == "no" for t in c.lefts) for c in told)
    if none and mark.i > above.i and clauses.tense(above) in {"perfect", "pluperfect"}:
        return True
    return ranks(mark, clause=True)  # "Met for the *first* time since it was shelled"


def comes_after(noun: Token, expression: Expression) -> bool:
    """Whether a past deed is told to have followed a year: "went there after the *1990* coup".

    Of today's deeds that is told as well, but they have their day, or are told in the perfect.
    """
    after = noun.head
    year = expression.reading.value or ""
    if noun.dep_ != "pobj" or after.lower_ not in {"after", "following"} or len(year) != 4:
        return False
    verb = after.head
    return clauses.is_verb(verb) and clauses.tense(verb) == "past" and verb.dep_ != "ROOT"


def negated(until: Token) -> bool:
    """Whether a thing was done only then: "it was *not* until 1904 that they signed"."""
    return until.i > 0 and until.nbor(-1).lower_ in {"not", "n't", "n’t"}
