"""Where "it" or "the document" means an agreement: "It was signed in 1992", "to ratify it"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.agreements.dates import is_planned, is_unsigned
from communique.agreements.naming import Naming
from communique.data import entries
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.language import Parse
    from communique.language.tokens import Span, Token

Use = Literal["subject", "undergone", "decided", "judged", "noun"]
_DONE: tuple[Use, ...] = ("undergone", "decided", "judged")
_SUBJECTS = {"nsubj", "nsubjpass"}
_TO_BE = frozenset({"acomp", "attr"})
_LEAVING = frozenset({"withdraw", "pull", "walk", "drop", "opt", "comply", "stick"})
_POINTING = frozenset({"the", "this", "that"})
_WHOSE = frozenset({"of", "on", "for", "by"})
# How far back, in characters, what "the document" means may stand.
_NEAR = 400
# After how many sentences that name no agreement none is meant.
_FAR = 2


class Pronoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"use": "as"}):
    """Verbs by which "it" is an agreement, and words of which one must stand by them."""

    id: str
    use: Use
    verbs: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    beside: frozenset[str] = msgspec.field(default=frozenset(), name="with")


@cache
def _verbs() -> dict[Use, dict[str, frozenset[str]]]:
    """The verbs of each use and the words that must stand by them."""
    found: dict[Use, dict[str, frozenset[str]]] = {
        "subject": {}, "undergone": {}, "decided": {}, "judged": {}, "noun": {},
    }  # fmt: skip
    for entry in entries("agreements/pronouns.yaml", Pronoun):
        for verb in entry.verbs:
            found[entry.use].setdefault(verb, entry.beside)
    return found


def pronouns(parse: Parse, named: Sequence[Naming]) -> list[Naming]:
    """The pronouns that take up agreements.

    Args:
        parse: with the marks of the actors strand.
        named: the namings of its agreements, in text order.
    """
    found: list[Naming] = []
    near: list[Naming] = []
    silent = 0  # Sentences since that name none.
    previous: Span | None = None
    at = 0
    for sentence in parse.sentences:
        here: list[Naming] = []
        while at < len(named) and named[at].start < sentence.end_char:
            here.append(named[at])
            at += 1
        taken: list[Naming] = []
        for token in sentence if here or near else ():
            before = [n for n in here if n.last <= token.i] + taken
            if token.lower_ == "it" and token.pos_ == "PRON":
                naming = _meant(parse, token, before, near, sentence, previous, far=silent > 0)
            elif token.lower_ in _verbs()["noun"] and _is_text(token):
                told = [n for n in [*found, *named[:at]] if n.start < token.idx] + taken
                close = [n for n in told if token.idx - n.end <= _NEAR]
                naming = _text_of(token, close, told)
            else:
                continue
            if naming is not None:
                taken.append(_pronoun(token, naming))
        if len(sentence) > 1 or here:
            silent = 0 if here or taken else silent + 1
            if silent in {0, _FAR}:
                near = here + taken
                previous = sentence
        found += taken
    return found


def _text_of(noun: Token, told: list[Naming], all_told: list[Naming]) -> Naming | None:
    """The agreement that "the document" is; "the plan" only if it was called a plan.

    "The draft" is of one that is not made yet.
    """

    def to_come(told: Naming) -> bool:
        head = noun.doc[told.head]
        return "draft" in told.text.lower() or is_unsigned(head) or is_planned(head)

    if noun.lower_ == "draft":
        drafts = (n for n in reversed(all_told) if to_come(n))
        return next(drafts, None) or max(told, key=lambda n: n.start, default=None)
    if noun.lower_ == "plan":
        told = [n for n in told if n.text.lower().endswith("plan")]
    return max(told, key=lambda n: n.start, default=None)


def _is_text(noun: Token) -> bool:
    """Whether a noun is "the document" that was told of, rather than that of something."""
    pointed = any(c.lower_ in _POINTING for c in noun.lefts)
    return (
        pointed
        and noun.tag_ == "NN"
        and noun.dep_ not in {"compound", "nmod"}
        and not any(
            (c.dep_ in {"amod", "compound", "poss"} and not c.lower_.endswith("page"))
            or (c.dep_ == "prep" and c.lower_ in _WHOSE)
            for c in noun.children
        )
    )


def _meant(
    parse: Parse, it: Token, before: list[Naming], near: list[Naming],
    sentence: Span, previous: Span | None, *, far: bool,
) -> Naming | None:  # fmt: skip
    """The agreement that "it" is, told before it in its sentence or in the one before.

    ``far``: a sentence that names none stands between, so that only what is done to agreements
    alone ("ratify it"), or "it was criticised", means one.
    """
    use = _use(it)
    if before:
        last = max(before, key=lambda n: n.start)
        if _goes_on_about(parse.doc[last.head], it):
            return last
        sure = use in {"subject", "undergone"}
        return last if sure or (use is not None and _free(parse, it, last, use)) else None
    if not near or previous is None:
        return None
    if far:
        passive = it.dep_ == "nsubjpass" and use is not None and parse.mention_at(it) is None
        return near[-1] if use == "undergone" or passive else None
    topic = _topic(parse, near, previous)
    if use in {"subject", "undergone"}:
        return topic or near[-1]
    opens = it.i == sentence.start and it.dep_ in _SUBJECTS
    if topic is not None and (opens and _says_nothing_of_actors(it)):
        return topic
    if use is not None and topic is not None:
        told_of = parse.doc[topic.head].dep_ in _SUBJECTS or _no_actor(parse, it, use)
        since = any(_competes(parse, t, it) for t in parse.doc[sentence.start : it.i])
        return topic if told_of and not since else None
    return near[-1] if use is not None and _free(parse, it, near[-1], use) else None


def _goes_on_about(noun: Token, it: Token) -> bool:
    """Whether "it" is what its clause hangs on: "defended the deal, *calling it* painful"."""
    doing = it.nbor(-1)
    return (
        doing.tag_ == "VBG"
        and doing.dep_ == "advcl"
        and noun.dep_ == "dobj"
        and doing.head == noun.head
    )


def _use(it: Token) -> Use | None:
    """What is told of "it" that is told of agreements."""
    verb = it.head
    verbs = _verbs()
    if it.dep_ == "pobj" and it.head.lower_ in {"by", "to", "with", "from", "of", "under"}:
        governor = it.head.head
        above = (governor.head if governor.lower_ == "out" else governor).lemma_
        if it.head.lower_ == "under" or above in {"violation", "breach", "party", "abide"}:
            return "undergone"
        return (
            "judged"
            if above in {"withdraw", "pull", "walk", "drop", "opt", "comply", "stick"}
            else None
        )
    before = it.nbor(-1) if it.i else it
    if verb.pos_ not in {"VERB", "AUX"} and before.pos_ == "VERB":
        # "Called *it* a gift"
        return next((u for u in _DONE if before.lemma_ in verbs[u]), None)
    if it.dep_ == "dobj" or (it.dep_ in _SUBJECTS and _is_passive(verb)):
        for use in _DONE:
            if verb.lemma_ in verbs[use] and not _of_a_clause(it):
                return use
    if it.dep_ in _SUBJECTS and verb.lemma_ in verbs["subject"]:
        beside = verbs["subject"][verb.lemma_]
        if not beside or any(word.lower_ in beside for word in _complements(verb)):
            return "subject"
    return None


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        yield child
        if child.dep_ == "prep":
            yield from child.children


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children
        if not any(g.dep_ == "auxpass" for g in verb.children)
    )  # fmt: skip


def _of_a_clause(it: Token) -> bool:
    """Whether "it" only stands for a clause: "it was agreed *that*", "made it clear that"."""
    return it.dep_ in _SUBJECTS and any(
        c.dep_ in {"ccomp", "csubjpass"} and c.i > it.head.i for c in it.head.children
    )


def _topic(parse: Parse, near: list[Naming], previous: Span) -> Naming | None:
    """The agreement of which a sentence tells: its subject, or what its people make."""
    root = previous.root
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    reported = [c for c in root.children if c.dep_ == "ccomp"] if root.lemma_ in TELLING else []
    for clause in (root, *reported):
        told = {c.i for c in clause.children if c.dep_ in _SUBJECTS}
        for naming in near:
            if naming.head in told:
                return naming
    if subject is not None and not subject.conjuncts:
        mention = parse.mention_at(subject)
        if mention is not None and len(mention.actors) == 1 and "." not in mention.actors[0]:
            return None  # "Peru left the treaty. *It* ..." may be Peru.
    done = next((c for c in root.children if c.dep_ in {"dobj", "attr"}), None)
    return next((n for n in near if done is not None and n.head == done.i), None)


def _says_nothing_of_actors(it: Token) -> bool:
    """Whether a sentence that "it" opens is no "it is bad news that", "it said"."""
    verb = it.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if verb.lemma_ == "take" and any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.subtree):
        return False  # "It took until May to mark the border."
    if verb.lemma_ in TELLING or any(c.dep_ in {"ccomp", "csubj"} for c in verb.children):
        return False
    to_come = any(c.dep_ in _TO_BE for c in verb.children) and any(
        c.dep_ == "xcomp" for c in verb.children
    )
    return not to_come


def _no_actor(parse: Parse, it: Token, use: Use) -> bool:
    return use == "decided" or parse.mention_at(it) is None


def _free(parse: Parse, it: Token, naming: Naming, use: Use) -> bool:
    """Whether "it" is no actor, and nothing that is one thing is told since the agreement."""
    return _no_actor(parse, it, use) and not any(
        token.head.i != naming.head and _competes(parse, token, it)
        for token in parse.doc[naming.last : it.i]
    )


def _competes(parse: Parse, token: Token, it: Token) -> bool:
    """Whether a word names one thing that "it" may as well be."""
    return (
        token.tag_ == "NN"
        and token.dep_ in {"dobj", "nsubj", "nsubjpass"}
        and token.head.i != it.head.i
        and parse.mention_at(token) is None
    )


def _pronoun(it: Token, naming: Naming) -> Naming:
    return Naming(
        it.idx, it.idx + len(it), it.i, naming.kind, naming.means, "pronoun", it.text,
        last=it.i + 1, of=naming, weak=True,
    )  # fmt: skip
