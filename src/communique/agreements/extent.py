"""Where a description of an agreement begins and ends: "*trade treaty of 1965* with Peru"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.lexicon import lexicon
from communique.agreements.names import ARTICLES, HEADLINE_VERBS, TIME_WORDS
from communique.agreements.parties import HELPING
from communique.language.nouns import phrase_start

if TYPE_CHECKING:
    from communique.language.tokens import Doc, Span, Token

INDEFINITE = frozenset("a an another any some new no every".split())
YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)")
_AFTER = frozenset({"between", "with", "among", "which", "that"})
#: What a text is signed on or at, and no text is of.
ASIDE = frozenset(
    """sidelines margins eve fringes lawn anniversary day monday tuesday wednesday thursday friday
    saturday sunday time this that these those twitter facebook telegram television radio""".split()
)
_SIGNING = frozenset("sign conclude ink initial seal reach strike".split())
# How many words of what it is on belong to a description.
_LONG = 8


def leftmost(sentence: Span, start: int, noun: Token) -> int:
    """The first token of a description, whatever the parser makes of a headline."""
    tokens = sentence.doc
    first = min(start, max(phrase_start(noun), sentence.start)) if noun.i >= start else start
    # "Peru and Chile sign border pact", whatever the parser makes of a headline.
    first = max(
        [
            first,
            *(
                i + 1
                for i in range(first, start)
                if tokens[i].lower_ in HEADLINE_VERBS and _leads(tokens, i)
            ),
        ]
    )
    # The parser may break a long name: words joined by capitals, hyphens and years belong to it.
    i = min(first, start)
    for j in range(start - 1, max(sentence.start, start - 16) - 1, -1):
        token = tokens[j]
        if token.lower_ in HEADLINE_VERBS and _leads(tokens, j):
            break
        if token.lower_ == "of" and tokens[j - 1].lower_ == "status":
            i = j - 1  # "Status of forces agreement"
            continue
        joins = token.lower_ in {"and", "&", "-", "–", "of"} and j < start - 1
        after = tokens[j + 1]
        if (token.text[:1].isupper() and token.text not in TIME_WORDS and token.pos_ != "VERB") or (
            token.pos_ in {"ADJ", "NOUN", "NUM"}
            and token.dep_ in {"amod", "compound", "nmod", "nummod"}
        ):
            i = min(i, j)
        elif not (joins and (after.text[:1].isupper() or token.text in {"-", "–"})):
            if token.lower_ in ARTICLES | INDEFINITE:
                i = min(i, j)
            break
    return i


def without_owner(doc: Doc, low: int, start: int) -> int:
    """Where a description begins after whose it is, and what it is worth: "Peru's $5 million"."""
    for i in range(start - 1, low - 1, -1):
        if doc[i].tag_ == "POS" or doc[i].text in {"'s", "’s"}:
            low = i + 1
            break
    # "The *US-brokered* truce": who helped is no part of it.
    helped = (i for i in range(low, start) if HELPING.match(f"-{doc[i].lower_}"))
    return next((i + 1 for i in helped if doc[i - 1].text == "-"), low)


def without_age(doc: Doc, low: int, start: int) -> int:
    """Where a description begins after its age: "a *20-year-old* treaty"."""
    old = next((i for i in range(low, start) if doc[i].lower_ == "old"), None)
    return low if old is None or doc[old - 1].text != "-" else old + 1


def counts(token: Token) -> bool:
    """Whether a token is of a sum or a number, but not the year of a treaty."""
    if token.nbor().text == "-":
        return False  # "25-year"
    return token.is_currency or (token.like_num and not YEAR.fullmatch(token.text))


def _leads(tokens: Doc, i: int) -> bool:
    """Whether a word that may be a verb has somebody before it who does it: "Norway, EU renew"."""
    return i > 0 and tokens[i].dep_ != "amod" and tokens[i - 1].pos_ in {"PROPN", "NOUN", "ADV"}


def rightmost(sentence: Span, head: Token) -> int:
    """A description goes on with "of friendship", "on trade", "between A and B"."""
    doc = sentence.doc
    last = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.i == last and child.lower_ in {"of", "on", "for"}:
            start, end = child.i + 1, min(child.right_edge.i + 1, sentence.end)
            # Who made it, and clauses on it, are told after what it is of.
            end = next((t.i for t in doc[start:end] if t.lower_ in _AFTER or _stops(t)), end)
            if head.dep_ == "dobj" and head.head.lemma_ in _SIGNING:
                # "Signed an accord on trade *in Brussels*"
                end = next((t.i for t in doc[start:end] if _is_in_place(t)), end)
            bad = next((t.i for t in doc[start:end] if _is_aside(t)), None)
            if bad is not None or end - start > _LONG:
                end = min(end, start + _LONG) if bad is None else bad
                # Whole phrases go: "on conduct *in those waters*"
                while end > start and doc[end].dep_ != "prep":
                    end -= 1
            if end > start and not any(_is_agreement(t) for t in doc[start:end]):
                last = end
    return min(last, sentence.end)


def _is_in_place(token: Token) -> bool:
    """Whether a word begins the place of a ceremony: "in Brussels"."""
    return token.lower_ in {"in", "at"} and token.nbor().tag_ == "NNP"


def _is_agreement(token: Token) -> bool:
    """Whether a word names another agreement: "drops its contract for *a pact* with Chile"."""
    kind = lexicon().kinds.get(token.lower_)
    return kind is not None and kind.needs in {"nothing", "topic", "parties"}


def _is_aside(token: Token) -> bool:
    """Whether a word does not say what an agreement is on."""
    verb = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"pcomp", "amod"}
    return verb or token.like_num or token.lower_ in ASIDE or token.text in TIME_WORDS


def _stops(token: Token) -> bool:
    """Whether a mark ends a phrase, rather than joining a word: "good-neighbourliness"."""
    if token.text == "," and token.i + 1 < len(token.doc):
        following = token.nbor()
        # "Of friendship, *cooperation* and mutual assistance"
        if following.dep_ == "conj" and following.pos_ in {"NOUN", "PROPN"}:
            return not any(t.lower_ == "and" for t in following.subtree)
    return token.is_punct and not (token.text in {"-", "–"} and not token.whitespace_)
