"""Whether a description is one of an agreement between states, or rebels, at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.dates import is_broken, is_past, is_under, signature_dates, signings
from communique.agreements.lexicon import lexicon, plain
from communique.agreements.signatories import signatories, with_own_people
from communique.language.nouns import mentions_in, state_mentions, states_of

if TYPE_CHECKING:
    from communique.agreements.lexicon import Kind
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.tokens import Span, Token

# States may have a union, and workers: "a union contract".
_UNIONS = re.compile(
    r"\b(?:customs|european|african|soviet|eurasian|economic) union\b"
    r"|\bunion\b(?! (?:agreement|contract|deal|pact)s?\b)"
)

_TWO = 2
_GOVERNING = frozenset(
    "minister president premier leader side government country state ambassador".split()
)
_DEMANDING = frozenset("oblige obligate require commit bind forbid bar ban prohibit".split())


def stands(
    parse: Parse, sentence: Span, naming: Naming, kind: Kind, first: int, *,
    refused: bool, named: bool,
) -> bool:  # fmt: skip
    """Whether a naming stands for an agreement; marks those that only may, and those of several.

    Args:
        parse: with the marks of the strands before.
        sentence: in which it stands.
        naming: with the noun as its head.
        kind: of the noun.
        first: the first token of its phrase.
        refused: whether one of its words speaks against it.
        named: whether it is a proper name.
    """
    noun, form, parties = parse.doc[naming.head], naming.form, naming.parties
    words = parse.doc[first : noun.i]
    if (
        form == "indefinite"
        and not named
        and (_is_any(noun) or (kind.id == "lease" and _is_granted(noun)))
    ):
        return False
    if form == "indefinite" and not named and _is_laid_down(noun):
        return False
    if kind.id == "lease" and not named and _is_prolonged(noun):
        return False
    if not named and len(parties) < _TWO and with_own_people(parse, naming):
        return False
    if form == "indefinite" and any(t.lower_ in {"no", "without"} for t in words):
        return False  # "No peace treaty was ever signed."
    if not named and naming.plural:
        # "Signed two protocols", "the protocols": several that are made together are told as one.
        naming.weak = form == "definite" and not (naming.words or naming.topics or parties)
        counted = any(t.like_num or t.lower_ == "several" for t in words)
        made = any(signings(parse, naming)) and len(signatories(parse, naming)) > 1
        both = (made and (counted or form == "bare")) or (counted and len(parties) > 1)
        return (both or naming.weak) and not refused
    if named or _holds(kind, naming, noun, refused=refused):
        return not _is_subject_matter(noun, naming)
    if kind.beside and any(t.lower_ in kind.beside for t in sentence):
        return True  # "leases the *base* under a lease"
    if refused:
        return False
    if form == "definite" and not naming.words and not naming.topics:
        naming.weak = True
        return True
    return _is_told(parse, sentence, naming, kind)


def _is_told(parse: Parse, sentence: Span, naming: Naming, kind: Kind) -> bool:
    """Whether what is told of it shows that states made it: signed, broken, expired."""
    noun, form = parse.doc[naming.head], naming.form
    made = form != "bare" and (any(signings(parse, naming)) or naming.year is not None)
    if kind.needs == "subject" and made:
        return True  # "a protocol signed in Lisbon", "a protocol of May 1935"
    adopted = kind.id == "declaration" and (naming.topics or naming.words or naming.year)
    if adopted and (is_broken(noun) or signature_dates(parse, naming)[0]):
        return True  # "Accused it of breaching a declaration on conduct"
    if kind.id == "convention" and naming.year and is_broken(noun):
        return True  # "Violating a 1961 convention on the boundary rivers"
    if kind.needs == "topic" and form == "indefinite" and _is_signed_on(noun):
        return True
    if is_past(noun) and kind.needs != "name":
        return True  # "a protocol that expired in July"
    if kind.needs in {"topic", "subject"} and form == "indefinite":
        # "Peru and Chile exchanged prisoners under a deal brokered by Cuba."
        near = state_mentions if kind.needs == "topic" else mentions_in
        if (is_under(noun) or made) and len(
            {s for m in near(parse, sentence) for s in states_of(parse, m)}
        ) > 1:
            return True
    # "Peru and Chile signed a deal": what two states sign is one between states.
    return (
        kind.needs in {"topic", "parties", "signing", "subject"}
        and len({*signatories(parse, naming), *naming.parties}) > 1
        and (kind.needs != "signing" or any(signings(parse, naming)))
    )


def _is_signed_on(noun: Token) -> bool:
    """Whether those who govern sign it on something: "the ministers signed a memo *on prisons*"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in {"sign", "initial", "conclude"}:
        return False
    doer = next((c.lemma_.lower() for c in verb.lefts if c.dep_ == "nsubj"), "")
    return doer in _GOVERNING and any(
        c.lower_ in {"on", "for"} and c.dep_ == "prep" for c in noun.rights
    )


def _holds(kind: Kind, naming: Naming, noun: Token, *, refused: bool) -> bool:
    """Whether a description is one of an agreement between states at all."""
    form, topics, parties = naming.form, naming.topics, naming.parties
    if kind.needs in {"name", "signing"} or (kind.needs == "parties" and len(parties) < 2):
        return False
    if kind.needs == "subject" and len(parties) < 2 and (not topics or form == "bare"):
        return False
    if form == "bare" and kind.id in {"agreement", "accord"} and not topics and not parties:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and form == "bare":
        return False
    if kind.needs == "topic" and not topics and not parties and form != "definite":
        return False
    return not refused


def _is_subject_matter(noun: Token, naming: Naming) -> bool:
    """Whether a plan is only what an agreement is on: "a memorandum on the X Initiative"."""
    if naming.kind != "agreement" or noun.lower_ != "initiative" or noun.dep_ != "pobj":
        return False
    return noun.head.head.lemma_.lower() in {*lexicon().kinds, "understanding"}


def _is_any(noun: Token) -> bool:
    """Whether what is said holds of any agreement: "*a treaty* is a promise"."""
    return (
        noun.dep_ == "nsubj"
        and noun.head.lower_ in {"is", "'s"}
        and noun.right_edge.i - noun.i < 2
        and any(c.dep_ == "attr" and c.tag_ == "NN" for c in noun.head.children)
    )


def _is_laid_down(noun: Token) -> bool:
    """Whether an agreement is but what another demands: "obliges both to sign *a pact* first"."""
    for verb in noun.ancestors:
        if verb.lemma_ in _DEMANDING:
            first = verb
            subject = _subject(first)
            while subject is None and first.dep_ in {"conj", "xcomp"}:
                first = first.head
                subject = _subject(first)
            if subject is None or subject == noun or subject.is_ancestor(noun):
                return False
            told = subject.lemma_.lower() in lexicon().kinds
            return told or subject.lower_ in {"it", "which", "that"}
    return False


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _is_granted(noun: Token) -> bool:
    """Whether a lease is only what an agreement gives: "an accord that gives Russia *a lease*"."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in {"give", "grant", "offer", "receive", "get"}:
        return False
    subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    clause = subject is not None and subject.lower_ in {"that", "which"}
    return clause or (subject is not None and subject.lemma_.lower() in lexicon().kinds)


def _is_prolonged(noun: Token) -> bool:
    """Whether a lease is only what an agreement is about: "*an accord that extends the lease*"."""
    clause = noun.head
    return (
        noun.dep_ == "dobj"
        and clause.dep_ in {"relcl", "acl"}
        and clause.head.lemma_.lower() in lexicon().kinds
    )


def refused_words(text: str, kind: Kind) -> frozenset[str]:
    """The words of a description that make it none between states, beside its own noun."""
    words = _UNIONS.sub("", plain(text).lower()).split()
    return lexicon().refused.intersection(words) - set(kind.nouns)
