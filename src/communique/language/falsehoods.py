"""Claims that are called false, where the parser loses what they are called.

"Dismissed *as false a report that* it armed them", "slammed reports that it armed them *as lies*",
"called claims that it armed them *a fabrication*", "claims that it armed them *are baseless*".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

#: What is said of a claim that is not so.
FALSE = frozenset(
    """false untrue baseless unfounded fabricated groundless invented fake nonsense lie fabrication
    invention fiction propaganda myth hoax slander smear libel canard falsehood fantasy fable
    misinformation disinformation rubbish hogwash fib untruth fallacy figment
    absurd ridiculous ludicrous preposterous laughable nonsensical outlandish
    lies fabrications inventions myths smears slanders falsehoods fantasies fables fibs untruths
    fallacies bogus spurious mendacious concocted fanciful incorrect inaccurate erroneous meritless
    garbage balderdash claptrap drivel tosh bunkum bunk baloney""".split()
)
# What is called so, told by "that".
_CLAIMS = frozenset(
    """claim claims report reports charge charges accusation accusations allegation allegations
    suggestion suggestions assertion assertions rumour rumours rumor rumors insinuation
    insinuations story stories account accounts finding findings""".split()
)
# How verbs begin by which somebody calls a thing something.
_CALLING = (
    "call", "reject", "dismiss", "denounc", "condemn", "brand", "criticis", "criticiz", "slam",
    "decr", "describ", "label", "brush", "term", "deride", "derid", "ridicul", "blast", "lambast",
    "deem", "attack", "characteri", "portray", "wav", "castigat", "rubbish", "laugh", "shrug",
)  # fmt: skip
_BEING = frozenset("is are was were".split())
# How verbs begin by which he who rejects a claim goes on to say something.
_SAYING = (
    "vow", "accus", "sa", "call", "urg", "warn", "demand", "pledg", "promis", "insist", "blam",
    "condemn", "denounc", "threaten", "ask", "critici", "told", "declar", "announc", "defend",
    "reject", "dismiss", "den", "describ", "brand", "label", "challeng", "refus", "appeal",
)  # fmt: skip
# Past forms that are participles too.
_ALIKE = frozenset(
    """met sent held told led paid made fought bought sold left kept lost won shot hit cut put set
    built lent spent caught taught brought sought struck stung hung fed bled cost hurt shut read
    beaten dealt laid dug spread""".split()
)
# How what a claim is called hangs within the claim's clause.
_ASTRAY = frozenset("npadvmod appos advcl dobj amod acomp oprd xcomp attr ccomp advmod acl".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (word in _CLAIMS and tag[:2] == "VB" and label != "ROOT", _claims_called),
        (word == "as" and label == "prep", _called_so_last),
        (word in FALSE and label == "advcl", _called_as_by_clause),
        (word in FALSE and label in _ASTRAY, _called_a_lie),
        (word in _BEING and label == "ccomp", _claims_that_are),
        (word == "that" and label == "dative", _that_is_no_object),
        (label == "conj" and tag in {"VBN", "VBD"}, _claimed_too),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _claims_called(claims: Token) -> None:
    """A claim taken for a verb: "dismissed as propaganda Armenian *claims that* it armed them"."""
    told = next(children(claims, "ccomp"), None)
    if told is None or claims.nbor(1).lower_ != "that" or any(children(claims, "aux", "neg")):
        return
    joint = next(
        (w for w in reversed(claims.doc[max(claims.i - 9, 1) : claims.i]) if w.lower_ == "as"),
        None,
    )
    if joint is None:
        return
    verb = claims.head if joint.head.i >= joint.i else joint.head
    if verb.i > joint.i or verb.tag_[:2] != "VB" or not verb.lower_.startswith(_CALLING):
        return
    said = joint.nbor(1)
    while said.i + 1 < claims.i and said.lower_ not in FALSE:
        said = said.nbor(1)
    if said.lower_ not in FALSE:
        return
    between = [word for word in claims.doc[said.i + 1 : claims.i] if not word.is_punct]
    if any(word.tag_[:2] == "VB" for word in between):
        return
    loose = [
        word for word in between if not said.i < word.head.i < claims.i and word.head.i != word.i
    ]
    rest = [c for c in claims.children if c.i > claims.i and c.i != told.i]
    claims.tag_ = "NNS" if claims.lower_.endswith("s") else "NN"
    hang(claims, verb, "dobj")
    for word in loose:
        label = "det" if word.tag_ == "DT" else "amod" if word.tag_ == "JJ" else "compound"
        hang(word, claims, label)
    for child in rest:
        hang(child, verb, child.dep_)
    hang(joint, verb, "prep")
    hang(said, joint, "pobj" if said.tag_[:2] == "NN" else "amod")
    hang(told, claims, "acl")


def _called_so_last(joint: Token) -> None:
    """What a claim is called, hung on what it tells: "slammed reports that it fell *as lies*"."""
    said = next((c for c in joint.children if c.i > joint.i), None)
    if said is None or said.lower_ not in FALSE:
        return
    verb = _caller(joint)
    if verb is not None and joint.head.i != verb.i:
        hang(joint, verb, "prep")


def _called_a_lie(lie: Token) -> None:
    """The same without "as": "called reports that it fell *a lie*"."""
    if lie.head.i > lie.i:
        return  # "Spread *false* rumours"
    verb = _caller(lie)
    if verb is None or not verb.lower_.startswith(("call", "brand", "label", "term", "deem")):
        return
    for claims in children(verb, "oprd"):
        hang(claims, verb, "dobj")
    hang(lie, verb, "oprd")


def _called_as_by_clause(said: Token) -> None:
    """The same read as a clause of its own: "described reports that it fell *as fabricated*"."""
    joint = next(children(said, "mark"), None)
    if joint is None or joint.lower_ != "as" or joint.i + 1 != said.i:
        return
    verb = _caller(said)
    if verb is not None:
        hang(joint, verb, "prep")
        hang(said, joint, "amod")


def _caller(word: Token) -> Token | None:
    """The verb whose object is a claim in whose clause a word stands, last of all."""
    above = word
    for _ in range(8):
        clause, above = above, above.head
        if above.i == clause.i:
            return None
        if clause.dep_ in {"acl", "relcl", "ccomp"} and above.lower_ in _CLAIMS:
            verb = above.head
            taken = above.dep_ in {"dobj", "pobj", "oprd"} and (
                word.i > clause.i or word.tag_[:1] == "N"
            )
            if above.dep_ == "pobj":
                verb = verb.head
            return verb if taken and verb.lower_.startswith(_CALLING) else None
    return None


def _claims_that_are(being: Token) -> None:
    """What is said of claims, hung on what they tell: "claims that Chad shelled it *are false*"."""
    told = being.head
    claims = told.head
    if told.dep_ not in {"acl", "relcl"} or claims.lower_ not in _CLAIMS or claims.i > told.i:
        return
    said = next(children(being, "acomp", "attr"), None)
    thing = next(children(being, "nsubj"), None)
    if said is None or said.lower_ not in FALSE or thing is None or any(children(being, "mark")):
        return
    if any(children(told, "dobj")) or thing.left_edge.i < told.i:
        return
    hang(being, being if claims.dep_ == "ROOT" else claims.head, claims.dep_)
    hang(claims, being, "nsubj")
    hang(thing, told, "dobj")


def _that_is_no_object(that: Token) -> None:
    """ "Called the report *that* Chad had paid them a lie": what opens the clause, no receiver."""
    told = that.head
    if told.dep_ != "relcl" or told.head.lower_ not in _CLAIMS or that.i > told.i:
        return
    if not any(children(told, "nsubj", "nsubjpass")):
        return
    that.dep_, told.dep_ = "mark", "acl"
    if not any(children(told, "dobj")):
        for paid in list(children(told, "dative")):
            paid.dep_ = "dobj"


def _claimed_too(verb: Token) -> None:
    """ "Rejected claims that it had armed them *and met them*": that too is but claimed."""
    rejecting = verb.head
    if not rejecting.lower_.startswith((*_CALLING, "den", "refut", "disput")) or any(
        children(verb, "aux", "auxpass", "nsubj")
    ):
        return
    if verb.lower_.startswith(_SAYING) or not (verb.lower_.endswith("ed") or verb.lower_ in _ALIKE):
        return
    claims = next((c for c in children(rejecting, "dobj") if c.lower_ in _CLAIMS), None)
    if claims is None or verb.left_edge.nbor(-1).lower_ != "and":
        return
    told = next((c for c in children(claims, "acl", "relcl") if c.tag_ == "VBN"), None)
    joint = verb.left_edge.nbor(-1)
    if told is None or told.right_edge.i != joint.i - 1 or joint.nbor(-1).text == ",":
        return
    if any(c.lower_ == "had" for c in children(told, "aux")):
        hang(joint, told, "cc")
        hang(verb, told, "conj")
