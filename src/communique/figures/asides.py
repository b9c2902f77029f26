"""What a sentence says beside its amounts: who tells it, what they are held against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.words import lemmas, phrases
from communique.language.nouns import TELLING, telling_subject

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span, Token

# States that an amount is only held against: "second only to Britain", "than any state but Israel".
_COMPARING = re.compile(
    r"\b(?:(?:second|third|next) only to|ahead of|any (?:other )?(?:[\w-]+ ){1,3}(?:but|except)|"
    r"(?:times|twice|double|triple|half) (?:that|those) (?:of|with|to|from)|times all|"
    r"as (?:much|many) (?:to|from|in)|apart from|"
    r"[\w-]*est (?:[\w-]+ ){1,5}(?:after|behind) (?:the )?(?=(?-i:[A-Z]))|"
    r"(?:twice|thrice|double|triple|half|times) (?:as (?:much|many|large|big|high)(?: \w+)? as|"
    r"the \w+ (?:bought|sold|sent|received|given|taken|spent)) (?!in\b)|"
    r"(?:much |about |roughly |almost )?the same as|"
    r"other than|followed by|outstripping|overtaking)\b[^,;.]{0,60}",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# Prepositions below which a sentence speaks of something beside its amounts.
_ASIDE = frozenset("despite amid after before since following unlike besides except".split())


def asides(sentence: Span) -> frozenset[int]:
    """The tokens that name who tells the sentence, or something beside what it tells.

    "according to China's customs", "the Pentagon said", "despite efforts by South Korea".
    """
    told = dateline(sentence)
    if (teller := closing_teller(sentence)) is not None:
        told |= set(range(*teller))
    if (teller := inner_teller(sentence)) is not None:
        told |= set(range(*teller))
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end:
            told |= {t.i for t in token.subtree if t.i >= token.i}
            if len(told) <= 1:
                told |= set(range(token.i, min(sentence.end, token.i + 6)))
        elif token.lower_ in _ASIDE and token.dep_ in {"prep", "mark"}:
            below = token if token.dep_ == "prep" else token.head
            told |= {t.i for t in below.subtree if t.i >= token.i}
        elif (token.lower_ in {"through", "via"} and token.dep_ == "prep") or (
            token.lower_ == "way" and token.head.lower_ == "by"
        ):  # fmt: skip
            # "gas flows through a Russian terminal": Russia is no party.
            told |= {t.i for t in token.subtree if t.i > token.i}
        elif token.lower_ in {"under", "of"} and any(
            t.lemma_ in lemmas("duress") for t in token.children if t.dep_ == "pobj"
        ):  # fmt: skip
            told |= {t.i for t in token.subtree}  # "dropped under the threat of American sanctions"
        elif (
            token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in lemmas("manufacture")
            and not phrases("taxing").search(sentence.text)  # "duties on cars made in China"
        ):  # fmt: skip
            told |= {t.i for t in token.subtree if t.i > token.i}  # "tanks refurbished in Italy"
        elif token.lower_ == "over" and any(
            t.lemma_ in lemmas("strife")
            for t in sentence.doc[max(sentence.start, token.i - 8) : token.i]
        ):
            told |= {t.i for t in token.subtree}
        elif token.lemma_ in lemmas("charge") and token.pos_ == "NOUN":
            for child in token.children:
                if child.lower_ in {"by", "from", "of"} and child.dep_ in {"prep", "agent"}:
                    told |= {t.i for t in child.children if t.dep_ == "pobj"}
        elif token.dep_ in {"nsubj"} and token.head.lemma_ in TELLING and telling_subject(token):
            told |= set() if _of_himself(token.head) or adds(token.head) else _name(token)
    for match in _COMPARING.finditer(sentence.text):
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if span is not None:
            told |= set(range(span.start, span.end))
    return frozenset(told)


def _before_apposition(sentence: Span, i: int) -> int:
    """Where "the Rhodium Group" of "the Rhodium Group, a consultancy, estimates" ends."""
    doc = sentence.doc
    if doc[i - 1].text != ",":
        return i
    for j in range(i - 2, max(sentence.start, i - 10), -1):
        if doc[j].text == ",":
            return j if doc[j + 1].lower_ in {"a", "an", "the"} else i
    return i


def _name(noun: Token) -> set[int]:
    """The tokens of a phrase but for its relative clauses, which tell something of their own."""
    inside = {t.i for t in noun.subtree}
    for token in noun.subtree:
        if token.dep_ == "relcl":
            inside -= {t.i for t in token.subtree}
    return inside


def _of_himself(verb: Token) -> bool:
    """Whether somebody tells what he did himself: "claimed to have destroyed 40 tanks"."""
    below = {c.dep_ for c in verb.children}
    return "xcomp" in below and "ccomp" not in below


def adds(verb: Token) -> bool:
    """Whether a verb of telling has an amount or a thing as object: "would add $4 million".

    Args:
        verb: the verb.
    """
    below = {c.dep_ for c in verb.children}
    return verb.lemma_ in {"admit", "add", "write"} and "dobj" in below and "ccomp" not in below


def closing_teller(sentence: Span) -> tuple[int, int] | None:
    """The tokens of who tells a whole sentence at its end: ", the ministers announced Friday".

    By the words alone: the parser often takes such a tail for part of the clause before it.
    """
    doc = sentence.doc
    end = sentence.end
    for i in range(max(sentence.start + 4, end - 8), end):
        token = doc[i]
        # The last word of all: "..., central bank data show", whatever the parser takes it for.
        last = i == end - 2 and doc[end - 1].is_punct and token.lower_ in lemmas("telling-last")
        if not last and (
            token.lemma_ not in TELLING - {"put"}
            or token.pos_ != "VERB"
            or token.tag_ not in _FINITE
        ):
            continue
        after = doc[i + 1 : end]
        if any(t.pos_ in {"VERB", "AUX"} for t in after) or any(
            t.lower_ == "that" for t in after[:1]
        ):
            continue
        stop = _before_apposition(sentence, i)
        first = stop
        while first > max(sentence.start, i - 14) and not doc[first - 1].is_punct:
            first -= 1
        if stop - first < 1 or doc[first - 1].text not in {",", "”", '"'}:
            continue
        words = doc[first:stop]
        if any(t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod" for t in words):
            continue
        if words[0].pos_ in {"DET", "PROPN", "PRON", "ADJ", "NOUN", "NUM"} and words[
            len(words) - 1
        ].pos_ in {"PROPN", "PRON", "NOUN"}:
            return first, stop
    return None


def inner_teller(sentence: Span) -> tuple[int, int] | None:
    """The tokens of who tells a sentence in its midst: "$14 million, customs data show, twice ...".

    Only where the parser has made no clause of it.
    """
    doc = sentence.doc
    for i in range(sentence.start + 4, sentence.end - 2):
        if doc[i].lower_ not in lemmas("telling-last") or doc[i + 1].text != ",":
            continue
        first = i
        while first > max(sentence.start, i - 9) and not doc[first - 1].is_punct:
            first -= 1
        words = doc[first:i]
        if first < i and doc[first - 1].text == "," and (
            words[len(words) - 1].pos_ in {"PROPN", "NOUN"}
            and not any(t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod" for t in words)
            and phrases("figures").search(words.text)
        ):  # fmt: skip
            return first, i
    return None


def dateline(sentence: Span) -> set[int]:
    """The tokens of "GOMA, Congo (Eastwire) -" at the start of a sentence.

    Args:
        sentence: the sentence.
    """
    if len(sentence[0].text) < 3 or not sentence[0].is_upper:
        return set()
    for token in sentence[: min(len(sentence), 16)]:
        if token.text in {"-", "–", "—", "--"} and token.i + 1 < sentence.end and token.whitespace_:
            return set(range(sentence.start, token.i))
    return set()


def relative_clauses(sentence: Span, amount: Amount) -> frozenset[int]:
    """The tokens of relative clauses that the amount does not stand in: they speak apart."""
    found: set[int] = set()
    for token in sentence:
        # "16 jets ordered in 2018": what is said of the number's own noun is said of the number.
        own = amount.first <= token.head.i < amount.last + 4
        apart = token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN" and not own)
        if apart and token.head.i != token.i:
            inside = {t.i for t in token.subtree}
            if amount.first not in inside and not _of_all(amount, token):
                found |= inside
    return frozenset(found)


def _of_all(amount: Amount, clause: Token) -> bool:
    """Whether a clause tells of all that a share is of: "half of the 9 tons it bought in May".

    Its time is then that of the share.
    """
    noun = clause.head
    of = noun.head
    share = of.head if of.lower_ == "of" and of.dep_ == "prep" else None
    counted = any(c.dep_ == "nummod" for c in noun.lefts)
    if share is None or not counted or share.i > noun.i:
        return False
    return amount.first <= share.i < amount.last or amount.first <= noun.i < amount.last
