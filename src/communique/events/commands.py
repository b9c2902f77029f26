"""What is commanded: verbs in the imperative, and what is ordered to be done to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.verbs import SUBJECTS, helpers_of, shares, vocative

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

_ORDERING = frozenset("order command direct instruct sentence condemn".split())


def commanded(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the imperative."""
    if verb.dep_ == "conj" and shares(verb):
        return commanded(parse, verb.head)
    fronted = verb.dep_ == "xcomp" and verb.i < verb.head.i
    if not (fronted or verb.dep_ in {"ROOT", "ccomp", "advcl"}) or verb.tag_ not in {"VB", "VBP"}:
        return False
    if any(helper.lower_ != "do" for helper in helpers_of(verb)) or parse.in_title(verb):
        return False  # But "do not attack", "do release them".
    called = [child for child in verb.lefts if vocative(child) or _set_before(child)]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c not in called]
    if subjects or any(child.dep_ == "mark" for child in verb.children):
        return False
    spoken_to = {t.i for child in called for t in child.subtree}
    before = [
        t
        for t in verb.subtree
        if t.i < verb.i and t.i not in spoken_to and not (t.is_punct or t.is_quote)
    ]
    if any(t.dep_ not in {"advmod", "intj", "neg", "npadvmod", "aux"} for t in before):
        return False
    first = before[0] if before else verb
    # It opens the sentence or what is quoted: elsewhere a bare form is the parser's mistake.
    return first.is_sent_start or (first.i > 0 and not first.nbor(-1).is_alpha)


def ordered_done(clause: Token) -> bool:
    """Whether it is ordered what shall be done to somebody: "ordered *him* to be deported"."""
    verb = clause.head
    if clause.dep_ not in {"xcomp", "ccomp"} or verb.lemma_ not in _ORDERING:
        return False
    helpers = {c.dep_: c.lower_ for c in clause.lefts if c.dep_ in {"aux", "auxpass"}}
    done = helpers.get("aux") == "to" and helpers.get("auxpass") == "be"
    return done and any(c.dep_ in {"dobj", "nsubjpass"} for c in (*verb.rights, *clause.lefts))


def _set_before(phrase: Token) -> bool:
    """Whether a phrase is set before a command by a comma: "*for God's sake*, free him"."""
    after = phrase.right_edge.i + 1
    return phrase.dep_ == "prep" and after < len(phrase.doc) and phrase.doc[after].text == ","
