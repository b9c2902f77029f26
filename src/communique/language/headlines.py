"""Headlines read as the sentences that they stand for.

The parser learnt from running text. A headline drops articles and copulas, joins with commas what
a sentence joins with "and", and may write all its words with capitals, so that its verb is taken
for a noun ("Seoul, Tokyo eye talks"). Such a line is parsed a second time in the wording of a
sentence, word for word ("Seoul and Tokyo discussed talks."), and takes over the tags and heads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from communique.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Token

_LONGEST = 26
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SUBJECT = {"nsubj", "nsubjpass", "expl", "csubj"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_NOMINAL = _NOUNS | {"CD", "PRP"}
_NOT_AFTER = {"MD", "POS", "CC", "VBD", "WDT", "WP", "WRB", ",", ":", "-LRB-", "HYPH"}
_SAID = frozenset("say says said report reports warn warns not".split())
_PLURALS = frozenset(
    "police taliban military opposition government people troops rebels un eu nato".split()
)
_OFFICES = frozenset(
    """troops forces army navy police ministers minister leaders leader president presidents envoy
    envoys officials premier king queen pope parliament court cabinet soldiers peacekeepers
    diplomats senate lawmakers chief chiefs delegation""".split()
)
# Nouns that an infinitive after them belongs to.
_PLANS = frozenset(
    """efforts bids moves ways pledges vows promises offers orders demands decisions steps measures
    proposals rights chances
    plan plans bid time call calls effort efforts pressure chance need way move pledge vow duty
    right refusal failure race deal pact ability desire push offer order request appeal demand
    willingness readiness reluctance permission attempt attempts threat threats decision promise
    proposal agreement talks how what when where why who""".split()
)
# Nouns in -s that stand more often with another noun than as its verb: "Russia sanctions list".
_NOT_VERBS = frozenset(
    """troops jets sanctions talks plans deals rates figures sales forces arms elections results
    relations shares stocks games rights affairs news markets prices politics""".split()
)
_SMALL = frozenset(
    """a an and as at but by for from in into no nor not of off on onto or out over per so than that
    the to up upon via vs with after against amid before between during without near under until
    is are be was were has have had will may can could would should its his her their our who what
    when where why how more most all new""".split()
)
# Verbs that headlines are fond of and the lemmatizer's list lacks or has as nouns.
_FAVOURED = frozenset("rap ink eye mull nix vow woo nab axe oust quiz probe back blast".split())
# An unmistakable verb in the place of one that may be a noun: with an object, and without.
_CLEAR, _CLEAR_ALONE = "discussed", "went"


@dataclass(slots=True)
class _Reading:
    """A headline's wording as a sentence, and which of its words were put for others."""

    doc: Doc
    words: list[str]
    verbs: list[int] = field(default_factory=list)
    commas: list[int] = field(default_factory=list)
    futures: list[int] = field(default_factory=list)


class Headlines:
    """Parses headlines anew in the wording of sentences.

    Args:
        nlp: the pipeline, with its own tagger and parser.
        last: the component before which the pipeline stops for the second parse.
    """

    def __init__(self, nlp: Language, last: str) -> None:
        self._nlp = nlp
        self._last = last
        self._index: dict[str, frozenset[str]] = {}

    def mend(self, docs: Iterable[Doc]) -> None:
        """Gives the headlines among some parsed documents the heads of the sentences they mean."""
        readings = [reading for doc in docs if (reading := self._reading(doc)) is not None]
        if not readings:
            return
        for reading, shadow in zip(readings, self._parsed(readings), strict=True):
            if _accepted(reading, shadow):
                _take_over(reading, shadow)

    def _parsed(self, readings: list[_Reading]) -> list[Doc]:
        docs: Iterable[Doc] = [Doc(self._nlp.vocab, words=r.words) for r in readings]
        for name, pipe in self._nlp.pipeline:
            if name == self._last:
                break
            if hasattr(pipe, "model"):
                docs = pipe.pipe(docs, batch_size=64)  # type: ignore[attr-defined]
        return list(docs)

    def _reading(self, doc: Doc) -> _Reading | None:
        """How a document that is a headline reads as a sentence; ``None`` where it need not."""
        if not 3 <= len(doc) <= _LONGEST + 2:
            return None
        tokens = [token for token in doc if not token.is_space]
        if len(tokens) > 3 and tokens[-1].text == ".":
            if _in_title_case(tokens) or any(token.tag_ in _FINITE for token in tokens):
                return None
            tokens.pop()  # "The Syrian army bombs Idlib most nights."
        if not 3 <= len(tokens) <= _LONGEST or not _is_headline(doc, tokens):
            return None
        titled = _in_title_case(tokens)
        words = [self._plain(token) if titled and token.i else token.text for token in tokens]
        verb = next((token for token in tokens if self._is_predicate(token)), None)
        reading = _Reading(doc, [*words, "."])
        tail = {token.lower_ for token in tokens[-4:]}
        for token in tokens[1:-1]:
            if token.lower_ == "," and not tail & _SAID and not reading.commas:
                reading.commas.append(token.i)
                reading.words[token.i] = "while" if _another_clause(tokens, token) else "and"
        to = _future(tokens)
        if to is not None and verb is not None and verb.tag_ == "VBN" and verb.i > to:
            verb = None  # "Germany to return *looted* bronzes"
        if verb is None and to is not None:
            reading.futures = [to]
            reading.words[to] = "will"
        elif verb is None:
            reading.verbs = list(self._verbs(tokens, reading.words))
        elif reading.commas and verb.tag_ in {"VBP", "VB"} and verb.i + 1 < len(tokens):
            # A plural verb with two names before it is sure to be one, and is told so.
            reading.verbs = [verb.i] if tokens[verb.i + 1].tag_ in _NOUNS | {"IN", "JJ"} else []
        if reading.verbs:
            for i in reading.verbs:
                alone = i + 2 >= len(reading.words) or tokens[i + 1].tag_ in {"IN", "TO"}
                reading.words[i] = _CLEAR_ALONE if alone else _CLEAR
        for comma, i in _other_futures(tokens, *reading.futures):
            # "Poland to expel envoy, *Latvia to* close border": two who each will do something.
            reading.futures.append(i)
            reading.words[i] = "will"
            reading.commas = [*{*reading.commas, comma}]
            reading.words[comma] = "while"  # After "and" Latvia would be expelled too.
        mended = titled or reading.verbs or reading.commas or reading.futures
        return reading if mended else None

    def _verbs(self, tokens: list[Token], words: list[str]) -> Iterator[int]:
        """The words of a headline without a verb that are likeliest to be it."""
        found = False
        for token in tokens[1:-1]:
            before, after = tokens[token.i - 1], tokens[token.i + 1]
            word = token.lower_
            if not self._may_be_verb(word) or token.tag_ not in {*_NOUNS, "VB", "VBP", "VBZ", "JJ"}:
                continue
            if found:
                # "Hosts Zelensky, *pledges* jets".
                if before.lower_ == "," and word.endswith("s"):
                    yield token.i
                continue
            nominal = before.tag_ in _NOMINAL or before.lower_ in _NOT_VERBS
            if not nominal or after.lower_ == "of":
                continue
            if after.tag_ in _NOT_AFTER:
                continue
            if word in _NOT_VERBS and after.tag_ in _NOUNS | {"IN"}:
                continue
            plural = before.tag_ in {"NNS", "NNPS"} or before.lower_ in _PLURALS | _NOT_VERBS
            if word.endswith("s") and not word.endswith("ss"):
                # A plural noun before a form in -s is no subject of it: "rebels attacks".
                found = not plural or before.lower_ in _PLURALS
            else:
                found = plural or "and" in words[: token.i]
            if found:
                yield token.i

    def _is_predicate(self, token: Token) -> bool:
        """Whether the parser's verb is one, and has a subject."""
        if not _is_predicate(token):
            return False
        if token.tag_ in {"VBD", "VBN", "MD"}:
            return True
        if not self._may_be_verb(token.lower_):
            return False
        # What ends a headline is oftener a noun: "eye talks"; not where there is none: "grows".
        nouns = self._words("noun")
        return token.i + 1 < len(token.doc) or token.lower_.removesuffix("s") not in nouns

    def _may_be_verb(self, word: str) -> bool:
        verbs = self._words("verb")
        stems = [word[:-1], word[:-2], f"{word[:-3]}y"] if word.endswith("s") else []
        return any(stem in verbs or stem in _FAVOURED for stem in (word, *stems))

    def _plain(self, token: Token) -> str:
        """A word of a headline in capitals as running text writes it."""
        word = token.lower_
        if word in _SMALL:
            return word
        if not token.text.istitle() or word in _names():
            return token.text
        common = self._may_be_verb(word) or any(
            form in self._words(kind)
            for kind in ("noun", "adj", "adv")
            for form in (word, word.removesuffix("s"), word.removesuffix("es"))
        )
        common = common or word.endswith(("ed", "ing", "ly", "tion", "tions"))
        return word if common else token.text

    def _words(self, kind: str) -> frozenset[str]:
        """The base forms of a part of speech that the model's lemmatizer knows."""
        if kind not in self._index:
            lookups = getattr(self._nlp.get_pipe("lemmatizer"), "lookups", None)
            table = {}
            if lookups is not None and lookups.has_table("lemma_index"):
                table = lookups.get_table("lemma_index")
            self._index[kind] = frozenset(table.get(kind, ()))
        return self._index[kind]


@cache
def _names() -> frozenset[str]:
    """The single words, in lower case, that name states, their people and capitals."""
    found: set[str] = set()
    for row in rows("actors/states.tsv"):
        for column in ("name", "names", "adjectives", "demonyms", "seats"):
            found.update(row[column].replace("|", " ").lower().split())
    months = """january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
    return frozenset(found | set(months.split())) - _SMALL


def _is_headline(doc: Doc, tokens: list[Token]) -> bool:
    """Whether a paragraph is one line that begins with a capital and has no full stop."""
    last = tokens[-1]
    if last.is_punct or not (tokens[0].text[:1].isupper() or tokens[0].like_num):
        return False
    if tokens[0].i != 0 or tokens[-1].i != len(tokens) - 1:
        return False
    return not any(token.is_sent_start for token in doc[1 : len(tokens)])


def _in_title_case(tokens: list[Token]) -> bool:
    long = [token for token in tokens[1:] if token.is_alpha and len(token) > 3]
    titled = sum(token.text.istitle() for token in long)
    return len(long) >= 3 and titled >= 0.8 * len(long)


def _future(tokens: list[Token]) -> int | None:
    """The "to" by which a headline tells what somebody will do: "Union *to* impose sanctions".

    After a noun that is nobody's name or office it belongs to what is planned: "plan to attack".
    """
    for token in tokens[1:-1]:
        if token.lower_ == "to" and token.tag_ == "TO":
            before, after = tokens[token.i - 1], tokens[token.i + 1]
            someone = before.tag_ in {"NNP", "NNPS"} or before.lower_ in _PLURALS | _OFFICES
            # "Macron to meet Xi": what opens the line by itself is a name, if it is no plan.
            someone = someone or (
                (token.i == 1 or before.tag_ == "NNS") and before.lower_ not in _PLANS
            )
            return token.i if someone and after.tag_ == "VB" else None
    return None


def _other_futures(tokens: list[Token], first: int = 0) -> Iterator[tuple[int, int]]:
    """The comma before further doers and the "to" behind them: "*,* Latvia *to* close"."""
    for comma in tokens[1:-3]:
        if comma.text not in {",", ";"}:
            continue
        for to in tokens[comma.i + 2 : comma.i + 5]:
            named = tokens[comma.i + 1 : to.i]
            if to.tag_ == "TO" and to.i != first and to.i + 1 < len(tokens):
                names = all(word.tag_ in {"NNP", "NNPS", "POS"} for word in named)
                if names and tokens[to.i + 1].tag_ == "VB":
                    yield comma.i, to.i
                break


def _is_predicate(token: Token) -> bool:
    """Whether a token is a finite verb with a subject, as the parser has it."""
    if token.tag_ not in _FINITE and not (token.tag_ == "VBN" and token.dep_ == "ROOT"):
        return False
    verb = token.head if token.tag_ == "MD" else token
    return any(c.dep_ in _SUBJECT and c.i < verb.i for c in verb.children)


def _another_clause(tokens: list[Token], comma: Token) -> bool:
    """Whether a comma parts two clauses: "raid kills ten *in Syria, Damascus vows* revenge"."""
    at = next(k for k, token in enumerate(tokens) if token is comma)
    if not any(token.tag_ in _FINITE for token in tokens[:at]):
        return False
    for k, token in enumerate(tokens[at + 1 : at + 5]):
        if token.tag_ in _FINITE - {"VBP"}:
            return k > 0
        if token.tag_ not in {"NNP", "NNPS"}:
            return False
    return False


def _accepted(reading: _Reading, shadow: Doc) -> bool:
    if reading.verbs:
        return any(
            shadow[i].tag_ == "VBD" and any(c.dep_ in _SUBJECT for c in shadow[i].children)
            for i in reading.verbs
        )
    return any(_is_predicate(token) for token in shadow)


def _take_over(reading: _Reading, shadow: Doc) -> None:
    """Copies tags, heads and dependencies of the sentence to the headline."""
    doc = reading.doc
    size = len(shadow) - 1
    heads = [token.head.i for token in shadow][:size]
    labels = [token.dep_ for token in shadow][:size]
    tags = [token.tag_ for token in shadow][:size]
    root = next((i for i in range(size) if heads[i] == i), None)
    if root is None:
        return
    heads = [root if head == size else head for head in heads]
    for i in reading.commas:
        if labels[i] == "mark" and labels[heads[i]] == "advcl":
            labels[heads[i]] = "conj"  # Said beside the first, and no circumstance of it.
        labels[i], tags[i] = "punct", ","
    for i in reading.futures:
        tags[i] = "TO"
    for i in reading.verbs:
        tags[i] = "VBZ" if doc[i].lower_.endswith("s") else "VBP"
    strings = doc.vocab.strings
    values = np.zeros((len(doc), 3), dtype="uint64")
    for i in range(len(doc)):
        if i < size:
            tag, label, head = tags[i], labels[i], heads[i] - i
        elif doc[i].text == ".":
            tag, label, head = ".", "punct", root - i
        else:
            tag, label, head = "_SP", "dep", size - 1 - i
        values[i] = (strings.add(tag), strings.add(label), np.int64(head).astype(np.uint64))
    doc.from_array([TAG, DEP, HEAD], values)  # type: ignore[arg-type]
