"""Parsed text as plain objects: the part of spaCy's interface that the strands read.

spaCy makes a ``Token`` anew each time one is asked for, and looks a string up at each attribute.
The strands look at every token some hundred times: here each is made once, with its strings and its
children, and names and meanings are those of spaCy's ``Doc``, ``Span`` and ``Token``.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, overload

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.lexeme import Lexeme
    from spacy.tokens import Doc as SpacyDoc

    from communique.language.vocabulary import Vocabulary

_ATTRIBUTES = (ORTH, LOWER, LEMMA, POS, TAG, DEP, SPACY, HEAD, IDX, SENT_START)
_STRINGS = 6  # The first so many of them are strings.


class Token:
    """A word of a ``Doc`` with its place in the parse; see spaCy's ``Token``.

    Attributes:
        i, idx: its number in the doc, and where it starts, in characters.
        text, lower_, lemma_: its form, that form in small letters, its lemma.
        pos_, tag_, dep_: part of speech, tag, and its relation to ``head``.
        whitespace_: the space after it, if there is one.
        head: the word it hangs on; itself for the root of a sentence.
        children: the words that hang on it, in their order.
        is_sent_start: whether a sentence begins with it.
    """

    __slots__ = (
        "_left", "_right", "children", "dep_", "doc", "head", "i", "idx", "is_sent_start", "lemma_",
        "lower_", "pos_", "tag_", "text", "whitespace_",
    )  # fmt: skip

    _left: Token | None
    _right: Token | None
    children: list[Token]
    dep_: str
    doc: Doc
    head: Token
    i: int
    idx: int
    is_sent_start: bool
    lemma_: str
    lower_: str
    pos_: str
    tag_: str
    text: str
    whitespace_: str

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        if self._left is None:
            self._edges()
        return self._left or self

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        if self._right is None:
            self._edges()
        return self._right or self

    def _edges(self) -> None:
        inside = self.subtree
        self._left, self._right = inside[0], inside[-1]

    @property
    def subtree(self) -> list[Token]:
        """It and all words below it, in the order of the text."""
        found = [self]
        most = len(self.doc)
        for token in found:  # Grows as it goes: those below those already found.
            found += token.children
            if len(found) > most:  # A parse that was mended amiss turns in circles.
                found = list(dict.fromkeys(found))
                break
        if len(found) > 1:
            found.sort(key=_number)
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, from its head up."""
        token = self
        for _ in range(len(self.doc)):  # No more, even where a parse turns in circles.
            if token.head is token:
                return
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word stands below it."""
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that are coordinated with it, before and after it."""
        first = self
        for above in self.ancestors:
            if first.dep_ != "conj":
                break
            first = above
        found = [first]
        for token in found:
            found += [c for c in token.children if c.dep_ == "conj" and c.i > token.i]
        return tuple(token for token in found if token is not self)

    @property
    def sent(self) -> Span:
        """The sentence it stands in."""
        return self.doc.sentence(self.i)

    def nbor(self, distance: int = 1) -> Token:
        """The word so many words further on.

        Raises:
            IndexError: the doc ends before.
        """
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def lexeme(self) -> Lexeme:
        """What spaCy knows of its form."""
        return self.doc.vocabulary.lexemes[self.text]

    @property
    def is_space(self) -> bool:
        """Whether it is nothing but white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return self.lexeme.is_punct

    @property
    def is_alpha(self) -> bool:
        """Whether it consists of letters."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return self.text.isupper()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.lexeme.is_quote

    @property
    def is_currency(self) -> bool:
        """Whether it is the sign of a currency."""
        return self.lexeme.is_currency

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or spelled out."""
        return self.lexeme.like_num


def _number(token: Token) -> int:
    return token.i


class Span:
    """Words that stand together, ``start`` to ``end`` (half-open); see spaCy's ``Span``."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start + at if at >= 0 else self.end + at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end) == (other.start, other.end) and self.doc is other.doc

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def start_char(self) -> int:
        """Where it starts in the text of the doc."""
        starts = self.doc.starts
        return starts[self.start] if self.start < len(starts) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the text of the doc."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words with the spaces between them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """Its word that stands highest in the parse, the first of several, before any mark."""
        words = self.doc.tokens[self.start : self.end]
        best, least = words[0], -1
        for token in words:
            head = token.head
            if head is token:
                return token
            if self.start <= head.i < self.end:
                continue
            if not token.children and (token.is_space or token.is_punct):
                depth = len(self.doc) - 1  # Blanks and marks come after all words.
            else:
                depth = sum(1 for _ in token.ancestors)
            if least < 0 or depth < least:
                best, least = token, depth
        return best

    @property
    def sent(self) -> Span:
        """The sentence in which it starts."""
        return self.doc.sentence(self.start)


class Doc:
    """A parsed text: its words, their sentences; see spaCy's ``Doc``.

    Args:
        texts: the parts of the text, in their order.
        parsed: what spaCy has made of each.
        vocabulary: of the model that parsed them.
    """

    def __init__(
        self, texts: Sequence[str], parsed: Sequence[SpacyDoc], vocabulary: Vocabulary
    ) -> None:
        self.vocabulary = vocabulary
        self.text = "".join(texts)
        self.subjects: dict[int, list[Token]] = {}  #: Of verbs, once they are asked for.
        tables = [doc.to_array(list(_ATTRIBUTES)) for doc in parsed if len(doc)]
        table = np.concatenate(tables) if tables else np.zeros((0, len(_ATTRIBUTES)), np.uint64)
        columns = dict(zip(_ATTRIBUTES, table.astype(np.int64, copy=False).T, strict=True))
        sizes = np.array([len(doc) for doc in parsed], np.int64)
        lengths = np.array([len(text) for text in texts], np.int64)
        starts = columns[IDX] + np.repeat(np.cumsum(lengths) - lengths, sizes)
        heads = columns[HEAD] + np.arange(len(starts))
        begins = columns[SENT_START] == 1
        begins[(np.cumsum(sizes) - sizes)[sizes > 0]] = True
        self.starts: list[int] = starts.tolist()  #: Where each token starts, in characters.
        self.sentence_starts: list[int] = np.flatnonzero(begins).tolist()  #: By token.
        self.tokens = self._made(
            [table[:, column].tolist() for column in range(_STRINGS)],
            columns[SPACY].tolist(),
            heads.tolist(),
            begins.tolist(),
        )

    def _made(
        self, keys: list[list[int]], spaces: list[int], heads: list[int], begins: list[bool]
    ) -> list[Token]:
        spelled = self.vocabulary.strings
        columns = [[spelled[key] for key in column] for column in keys]
        tokens: list[Token] = []
        made = Token.__new__
        for i, (idx, text, lower, lemma, pos, tag, dep, space, begin) in enumerate(
            zip(self.starts, *columns, spaces, begins, strict=True)
        ):
            token = made(Token)
            token.doc = self
            token.i = i
            token.idx = idx
            token.text = text
            token.lower_ = lower
            token.lemma_ = lemma
            token.pos_ = pos
            token.tag_ = tag
            token.dep_ = dep
            token.whitespace_ = " " if space else ""
            token.is_sent_start = begin
            token.children = []
            token._left = token._right = None
            tokens.append(token)
        for token, head in zip(tokens, heads, strict=True):
            above = token.head = tokens[head]
            if above is not token:
                above.children.append(token)
        return tokens

    def untie(self) -> None:
        """Takes apart its words, which hold each other, so that their memory is free at once."""
        for token in self.tokens:
            del token.doc, token.head, token.children, token._left, token._right
        self.tokens = []
        self.subjects = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[at]

    @property
    def sents(self) -> Iterator[Span]:
        """Its sentences."""
        for first, last in pairwise([*self.sentence_starts, len(self.tokens)]):
            yield Span(self, first, last)

    def sentence(self, i: int) -> Span:
        """The sentence of a token."""
        starts = self.sentence_starts
        at = bisect_right(starts, i)
        return Span(self, starts[at - 1], starts[at] if at < len(starts) else len(self.tokens))

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """The words that hold some characters (``expand``), or are just these (``strict``)."""
        if not self.tokens or not 0 <= start < end <= len(self.text):
            return None
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1) - 1, 0)
        span = Span(self, first, last + 1)
        if alignment_mode == "strict" and (span.start_char, span.end_char) != (start, end):
            return None
        return span
