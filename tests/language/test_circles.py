"""A parse that turns in circles, which mending must not make and tokens must bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.language.clauses import hang
from communique.language.pipeline import Parser
from communique.language.tokens import Doc
from communique.language.vocabulary import Vocabulary

if TYPE_CHECKING:
    from communique.coder import Coder

TEXT = "The army of Chad arrested a Nigerien pilot."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_no_word_is_hung_below_itself(parser: Parser) -> None:
    doc = parser._nlp(TEXT)
    verb, army = doc[4], doc[1]
    hang(verb, army, "acl")
    assert verb.head.i == verb.i
    hang(doc[6], verb, "npadvmod")
    assert (doc[6].head.i, doc[6].dep_) == (verb.i, "npadvmod")


def test_tokens_bear_a_circle(parser: Parser) -> None:
    doc = Doc([TEXT], [parser._nlp(TEXT)], Vocabulary(parser._nlp.vocab))
    verb, army = doc[4], doc[1]
    verb.head = army
    army.children.append(verb)
    assert {token.i for token in verb.subtree} >= {1, 4}
    assert len(list(army.ancestors)) <= len(doc)
    assert army.is_ancestor(verb)
    assert verb.is_ancestor(army)
    assert army.left_edge.i == 0
    assert doc[0:3].root in list(doc)
    assert isinstance(verb.conjuncts, tuple)


def test_every_parse_has_roots(coder: Coder) -> None:
    parse = coder._parser._nlp("The army of Chad re-arrested a Nigerien pilot.")
    for token in parse:
        assert token.head.i == token.i or any(above.head.i == above.i for above in token.ancestors)
