"""When an agreement was signed: verbs of signing, anniversaries."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.language.nouns import times_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.tokens import Token

SIGNING = frozenset("sign conclude ink seal reach strike agree add adopt".split())
# By which what is only stated is made: "issued a communique".
_ISSUING = frozenset("issue release publish".split())
_MEETING = frozenset("meet go come join gather assemble convene".split())
_STOPPING = frozenset({"ceasefire", "armistice"})
_STATED = frozenset({"communique", "declaration"})
_REACHING = frozenset("reach strike agree seal conclude".split())
_SIGNATURE = frozenset("signing signature conclusion".split())
_UNREAL = frozenset("will would may might could should shall must can".split())
_INTENDING = frozenset(
    """hope plan expect want intend refuse fail promise threaten propose prepare urge
    ask""".split()
)
PREPARING = frozenset(
    """prepare negotiate draft discuss plan want seek propose consider demand need offer pursue
    finalize finalise await""".split()
)
LAYING_DOWN = frozenset(
    "promise agree grant cede guarantee fix settle set pledge establish lay stipulate".split()
)
# What is done to an agreement in force, and what it does itself.
_KEEPING = frozenset(
    """renew extend breach violate break honour honor quit leave abrogate denounce suspend scrap
    cancel expire lapse terminate revoke respect uphold oblige obligate bind commit require give
    grant let allow permit guarantee fix set award cede divide recognise recognize""".split()
)
_REPLACING = frozenset("replace supersede succeed supplant".split())
_ENDING = frozenset("end settle seal close resolve crown".split())
_BREACHES = frozenset("breach violation abuse spirit letter article contravention".split())
#: "Close to a deal" is before it.
NEARING = frozenset("close closer near nearer".split())
_QUANTITIES = frozenset("pair number series set package raft batch dozen couple score".split())
_MONTH = len("2000-01")
_MARKS = frozenset({"after", "before", "since", "until"})
TALKS = frozenset("talk negotiation discussion consultation work".split())


def signings(parse: Parse, naming: Naming) -> list[Token]:
    """The verbs (or nouns) that tell of an agreement's being signed, as something that happened."""
    if naming.signings is None:
        naming.signings = list(_signings(parse, naming))
    return naming.signings


def _signings(parse: Parse, naming: Naming) -> Iterator[Token]:
    noun = parse.doc[naming.head]
    for token in governors(noun):
        made = token.lemma_ == "make" and noun.dep_ == "nsubjpass" and noun.head is token
        made = made or _is_pen(token) or (naming.kind in _STOPPING and _both_accept(token))
        made = made or (token.lemma_ in _ISSUING and naming.kind in _STATED)
        if ((token.lemma_ in SIGNING or made) and token.pos_ == "VERB" and _real(token)) or (
            token.lemma_.lower() in _SIGNATURE and token.pos_ == "NOUN"
        ):
            yield token
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        # "*Signed* on June 14, 1983, the treaty came into force."
        for token in noun.head.children:
            if token.dep_ == "advcl" and token.tag_ == "VBN" and token.lemma_ in SIGNING:
                yield token
    told = {t.i for t in governors(noun)}
    yield from (t for t in _told_after(parse, naming) if t.i not in told)


def _both_accept(verb: Token) -> bool:
    """Whether two start a truce by what they say: "Israel and Syria *accepted* a ceasefire"."""
    if verb.lemma_ not in {"accept", "declare", "announce"}:
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    both = {"both", "two", "sides"}
    return subject is not None and (
        any(t.lower_ in both for t in subject.subtree) or bool(list(subject.conjuncts))
    )


def _is_pen(verb: Token) -> bool:
    """Whether somebody puts his name to something: "put their signatures to the text"."""
    return verb.lemma_ in {"put", "set", "affix"} and any(
        c.dep_ == "dobj" and c.lemma_ in {"name", "signature", "pen", "hand", "seal"}
        for c in verb.children
    )


def _told_after(parse: Parse, naming: Naming) -> Iterator[Token]:
    """The verb of "..., which the two ministers signed in Lima", where the parser loses it."""
    doc = parse.doc
    i = naming.last
    end = parse.sentence_at(naming.start).end
    if i < end and doc[i].text == ",":
        i += 1
    aside = "VBD" if doc[i - 1].text == "," else "VBN"
    if i < end and doc[i].lemma_ in SIGNING and doc[i].tag_ in {"VBN", aside}:
        yield doc[i]  # "Under the agreement, signed on Nov. 28, ..."
    if i < end and doc[i].tag_ in {"DT", "PRP", "PRP$", "NNP"} and doc[i - 1].text != ",":
        # "An agreement *the ministers signed* in Lima"
        verb = next((t for t in doc[i : min(end, i + 11)] if t.is_punct or t.pos_ == "VERB"), None)
        if verb is not None and verb.lemma_ in SIGNING and verb.tag_ in {"VBD", "VBN"}:
            yield verb
        return
    if i >= end or doc[i].lower_ not in {"which", "that"}:
        return
    for token in doc[i + 1 : min(end, i + 11)]:
        if token.is_punct:
            return
        if token.pos_ == "VERB":
            if token.lemma_ in SIGNING and _real(token):
                yield token
            return


def governors(noun: Token) -> Iterator[Token]:
    """The verbs and nouns whose object a noun is, also by a relative clause after it."""
    here = noun
    for _ in range(4):
        if here.dep_ in {"compound", "conj", "nmod", "appos"}:
            here = here.head
        else:
            break
    if here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.lemma_ in _QUANTITIES:
        here = here.head.head  # "Signed *a pair of* treaties"
    if here.dep_ in {"dobj", "nsubjpass"}:
        yield here.head
    elif here.dep_ == "nsubj" and any(c.dep_ == "agent" for c in here.head.children):
        yield here.head  # "The treaty, *initialled by both*, gives": no verb in the past
    elif here.dep_ == "pobj" and here.head.lower_ in {"of", "to", "on"}:
        yield here.head.head
    # "an agreement on border crossings that both signed": the clause may hang on the last noun.
    tail = [t for t in noun.subtree if t.i > noun.i and _ends(t, noun)]
    for token in dict.fromkeys((noun, here, *tail)):
        for child in token.children:
            if child.dep_ == "relcl" and _has_another_object(child):
                continue
            if child.dep_ in {"relcl", "acl"} and (
                child.dep_ == "acl" or any(c.dep_ == "nsubjpass" for c in child.children)
                or any(c.dep_ == "nsubj" and c.lower_ not in {"which", "that"}
                       for c in child.children)
            ):  # fmt: skip
                yield child
                # "Initialled in February *and signed* in March"
                yield from (c for c in child.children if c.dep_ == "conj" and c.tag_ == "VBN")


def _has_another_object(clause: Token) -> bool:
    """Whether a clause does something else: "a treaty *under which* Chevron pursues *a claim*"."""
    return any(c.dep_ == "dobj" and c.lower_ not in {"which", "that"} for c in clause.children)


def _ends(last: Token, noun: Token) -> bool:
    """Whether a noun stands in a phrase of another: "an agreement between *A* and *B*"."""
    while last.dep_ == "conj":
        last = last.head
    return last.dep_ == "pobj" and last.head.head == noun


def is_planned(noun: Token) -> bool:
    """Whether an agreement is told as one to come: "are preparing a treaty", "want a deal"."""
    if any(
        (t.pos_ == "NOUN" and t.lemma_ in TALKS) or t.lower_ in NEARING for t in governors(noun)
    ):
        return True  # "Open talks on a trade agreement."
    return any(
        token.lemma_ in PREPARING or (token.lemma_ in SIGNING and not _real(token))
        for token in governors(noun)
        if token.pos_ == "VERB"
    )


def is_past(noun: Token) -> bool:
    """Whether an agreement is told as one that another replaces or that is no longer in force."""
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _REPLACING:
        return True
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
        ran_out = noun.head.lemma_ == "run" and any(c.lower_ == "out" for c in noun.head.children)
        if ran_out or noun.head.lemma_ in {"expire", "lapse", "collapse", "unravel"}:
            return True
    replaced = (g for c in clauses if c.lemma_ in _REPLACING for g in c.children)
    if any(g.dep_ == "nsubj" and g.lower_ not in {"which", "that"} for g in replaced):
        return True  # "A memorandum, *which the treaty replaces*"
    return any(c.lemma_ in {"expire", "lapse"} for c in clauses)


def is_under(noun: Token) -> bool:
    """Whether an agreement is in force: things are so under it, promised in it, or it is broken.

    "Troops are there under an accord", "a port promised in a treaty", "will not renew the lease".
    """
    if noun.dep_ == "pobj":
        if noun.head.lower_ == "under":
            return True
        above = noun.head.head
        if noun.head.lower_ == "with" and _ENDING & {above.lemma_, above.head.lemma_}:
            return True  # "They ended the war with the Lima agreement."
        return noun.head.lower_ in {"in", "by"} and noun.head.head.lemma_ in LAYING_DOWN
    here = noun.head if noun.dep_ == "conj" else noun
    if here.dep_ == "nsubj" and here.head.lemma_ in _ENDING:
        return any(c.dep_ == "dobj" for c in here.head.children)  # "The accord ended the war."
    return here.dep_ in {"dobj", "nsubj", "nsubjpass"} and here.head.lemma_ in _KEEPING


def is_broken(noun: Token) -> bool:
    """Whether somebody is told to break an agreement, or to keep it: "a breach of the treaty"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "to"}:
        return noun.head.head.lemma_.lower() in _BREACHES
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _KEEPING


def _real(verb: Token) -> bool:
    """Whether a verb tells what was done, not what will, may or was not to be."""
    for child in verb.children:
        if child.lower_ == "in" and any(g.lower_ == "principle" for g in child.children):
            return False  # "Agreed *in principle* on a pact"
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNREAL | {"'ll"}):
            return False
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return (
            verb.head.lemma_ not in _INTENDING
            and verb.head.pos_ == "VERB"
            and verb.dep_ in {"xcomp", "advcl"}
            and _real(verb.head)
            and verb.head.lemma_ in _MEETING
        )
    have = verb.head.head if verb.dep_ == "acl" else verb  # "Hope to *have the treaty signed*"
    return not (have.tag_ == "VB" and have.lemma_ in {"have", "get", "see"})


def is_unsigned(noun: Token) -> bool:
    """Whether an agreement is said to be signed yet: "the agreement *will be signed*"."""
    return any(t.pos_ == "VERB" and t.lemma_ == "sign" and not _real(t) for t in governors(noun))


def signature_dates(
    parse: Parse, naming: Naming, *, unsigned: bool = False
) -> tuple[list[str], list[str]]:
    """The dates (EDTF) at which a text says that an agreement was signed.

    Args:
        parse: with the marks of the times strand.
        naming: of the agreement.
        unsigned: whether the text says elsewhere that it is to be signed yet: that it was reached
            or agreed then tells no signature.

    Returns:
        Those that stand with the verb; those that hold of its clause for other reasons.
    """
    found: list[str] = []
    later: list[str] = []
    for verb in signings(parse, naming):
        if unsigned and verb.lemma_ in _REACHING:
            continue
        before = verb.left_edge.i - 1
        marked = any(c.dep_ == "mark" and c.lower_ in _MARKS for c in verb.children)
        marked = marked or (before >= 0 and parse.doc[before].lower_ in _MARKS)
        inside = {i for i in phrase(verb) if i > verb.i} if marked else phrase(verb)
        times = [
            t for t in times_in(parse, parse.sentence_at(naming.start))
            if t.root in inside and t.edtf and t.kind in {"date", "range"}
            and not naming.start <= t.start < naming.end
        ]  # fmt: skip
        if times:
            nearest = min(times, key=lambda t: abs(t.first - verb.i))
            if nearest.edtf and "/" not in nearest.edtf:
                found.append(_past(parse, nearest.edtf))
                continue
        if marked and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and not _counted(verb):
            told = verb.head.head  # "Announced on Thursday after signing"
            when = parse.clock.at(told).when if told.pos_ == "VERB" else None
            if when is not None and when.edtf and "/" not in when.edtf and len(when.edtf) > _MONTH:
                later.append(when.edtf)
            continue
        if marked:
            continue  # "Nine months after they signed the treaty, trade is booming."
        when = parse.clock.at(verb).when
        if any(c.dep_ == "aux" and c.lower_ in {"have", "has"} for c in verb.children):
            continue  # "They have signed it, officials said on Monday": the day is theirs.
        if when.edtf and "/" not in when.edtf and when.basis in {"explicit", "relative"}:
            later.append(when.edtf)
    later += _binding_since(parse, naming)
    return [*found, *_had_since(parse, naming), *_dating_from(parse, naming)], later


def _binding_since(parse: Parse, naming: Naming) -> list[str]:
    """When one began to bind that is told as new: "in 1936 *a protocol obliged* both"."""
    noun = parse.doc[naming.head]
    verb = noun.head
    if naming.form != "indefinite" or noun.dep_ != "nsubj" or verb.tag_ != "VBD":
        return []
    inside = phrase(verb)
    return [
        t.edtf
        for t in times_in(parse, parse.sentence_at(naming.start))
        if t.root in inside
        and t.edtf
        and t.kind == "date"
        and "/" not in t.edtf
        and t.last <= noun.i
        if verb.lemma_ in _KEEPING
    ]


def _counted(verb: Token) -> bool:
    """Whether a time is counted from a signing: "nine months after signing it"."""
    after = verb.head
    before = after.nbor(-1) if after.i else after
    return before.tag_ in {"NN", "NNS", "RB", "RBR"} or any(
        c.dep_ in {"npadvmod", "advmod"} for c in after.children
    )


def _dating_from(parse: Parse, naming: Naming) -> list[str]:
    """When an agreement was made that dates from a time: "a treaty *dating back to 1961*"."""
    noun = parse.doc[naming.head]
    verbs = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_ == "date"]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "date":
        verbs.append(noun.head)
    inside = {i for verb in verbs for i in phrase(verb)}
    return [
        t.edtf
        for t in times_in(parse, parse.sentence_at(naming.start))
        if t.root in inside and t.edtf and "/" not in t.edtf
    ]  # fmt: skip


def _had_since(parse: Parse, naming: Naming) -> list[str]:
    """When an agreement was made that is told as had since: "have had a pact since 2003"."""
    verb = parse.doc[naming.head].head
    if parse.doc[naming.head].dep_ != "dobj" or verb.lemma_ != "have":
        return []
    inside = phrase(verb)
    return [
        t.edtf.partition("/")[0]
        for t in times_in(parse, parse.sentence_at(naming.start))
        if t.root in inside and t.edtf and parse.doc[t.first - 1].lower_ == "since"
    ]  # fmt: skip


def _past(parse: Parse, edtf: str) -> str:
    """A day of signature, which lies before the day of publication."""
    published = parse.info.published
    if published and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) and edtf > published[:10]:
        return f"{int(edtf[:4]) - 1}{edtf[4:]}"
    return edtf


def phrase(head: Token) -> set[int]:
    """The tokens of a phrase without its relative clauses: who stands there signs nothing."""
    inside = {t.i for t in head.subtree}
    for token in head.subtree:
        if token.dep_ == "relcl" and token.i != head.i:
            inside -= {t.i for t in token.subtree}
    return inside


def _beside(one: str, other: str) -> bool:
    """Whether two days follow on each other."""
    try:
        return abs(date.fromisoformat(one) - date.fromisoformat(other)) <= timedelta(days=1)
    except ValueError:
        return False


def most_exact(
    stated: list[str], inferred: list[str], known: str | None, weaker: list[str]
) -> str | None:
    """One date of several: stated before inferred before known, refined by any that agrees.

    >>> most_exact(["1961"], [], "1961-07-11", [])
    '1961-07-11'
    """
    ordered = [
        *(date for dates in (stated, inferred) for date in sorted(dates, key=len, reverse=True)),
        *([known] if known else []),
        *weaker,
    ]
    if not ordered:
        return None
    chosen = ordered[0]
    if known and _beside(chosen, known):
        chosen = known  # "Signed today", in an article dated a day later.
    for other in ordered[1:]:
        if other.startswith(chosen) and len(other) > len(chosen) and "/" not in other:
            chosen = other
    return chosen
