"""Parsed text as plain objects: what they tell is what spaCy's own objects tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.pipeline import Parser
from communique.language.tokens import Doc, Span
from communique.language.vocabulary import Vocabulary

TEXTS = (
    "Iran and Iraq, which had fought for eight years, agreed on Monday to a truce.\n\n",
    '"We won\'t yield," said the minister. He left for the U.S. with $5bn in aid.\n',
    "   ",
    "Seoul, Tokyo eye talks — again…",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def doc(parser: Parser) -> Doc:
    return Doc(TEXTS, list(parser._nlp.pipe(TEXTS)), Vocabulary(parser._nlp.vocab))


def test_a_doc_of_several_parts_holds_their_text_and_offsets(doc: Doc) -> None:
    assert doc.text == "".join(TEXTS)
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert [t.i for t in doc] == list(range(len(doc)))
    assert "".join(t.text + t.whitespace_ for t in doc) == doc.text


def test_tokens_tell_what_spacys_tell(parser: Parser) -> None:
    for text in TEXTS:
        theirs = parser._nlp(text)
        ours = Doc([text], [theirs], Vocabulary(parser._nlp.vocab))
        for a, b in zip(ours, theirs, strict=True):
            for name in ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_", "idx"):
                assert getattr(a, name) == getattr(b, name)
            for name in (
                "is_space", "is_punct", "is_alpha", "is_upper", "is_quote",
                "is_currency", "like_num",
            ):  # fmt: skip
                assert getattr(a, name) == getattr(b, name), (name, a)
            for name in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
                assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)], name
            for name in ("head", "left_edge", "right_edge"):
                assert getattr(a, name).i == getattr(b, name).i
            assert a.is_ancestor(ours[0]) == b.is_ancestor(theirs[0])
            assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)


def test_spans_tell_what_spacys_tell(parser: Parser) -> None:
    text = TEXTS[0]
    theirs = parser._nlp(text)
    ours = Doc([text], [theirs], Vocabulary(parser._nlp.vocab))
    for first in range(len(ours)):
        for last in range(first + 1, len(ours) + 1):
            a, b = ours[first:last], theirs[first:last]
            assert (a.text, a.start_char, a.end_char) == (b.text, b.start_char, b.end_char)
            assert a.root.i == b.root.i
            assert [t.i for t in a] == [t.i for t in b]
            assert (a[0].i, a[-1].i) == (b[0].i, b[-1].i)
            assert a[1:].text == b[1:].text
    assert ours[2:4] == Span(ours, 2, 4)
    assert ours[2:4] != ours[2:5]


def test_sentences_follow_one_another(doc: Doc) -> None:
    sentences = list(doc.sents)
    assert all(a.end == b.start for a, b in pairwise(sentences))
    assert sentences[0].start == 0
    assert sentences[-1].end == len(doc)
    assert sum(t.is_sent_start for t in doc) == len(sentences)


@given(start=st.integers(-3, 200), length=st.integers(0, 60))
def test_a_span_of_characters_is_what_spacy_gives(parser: Parser, start: int, length: int) -> None:
    text = "".join(TEXTS[:2])
    theirs = parser._nlp(text)
    ours = Doc([text], [theirs], Vocabulary(parser._nlp.vocab))
    found = ours.char_span(start, start + length, alignment_mode="expand")
    if not (start >= 0 and length and start + length <= len(text)):
        assert found is None
        return
    if text[start].isspace() or text[start + length - 1].isspace():
        return  # Between words; spaCy gives spans that end before they start.
    wanted = theirs.char_span(start, start + length, alignment_mode="expand")
    assert found is not None
    assert wanted is not None
    assert (found.start, found.end) == (wanted.start, wanted.end)


def test_an_empty_doc_has_nothing(parser: Parser) -> None:
    empty = Doc([], [], Vocabulary(parser._nlp.vocab))
    assert (len(empty), empty.text, list(empty.sents)) == (0, "", [])
    assert empty.char_span(0, 1) is None
