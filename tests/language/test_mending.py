"""Parse corrections: each class of construction that the parser gets wrong, on sentences of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.coder import Coder


def parsed(coder: Coder, text: str) -> Doc:
    info = DocumentInfo(
        id="test", source=None, title=None, publisher=None, authors=(), published=None,
        updated=None, language="en",
    )  # fmt: skip
    return coder.parse(Document(info=info, text=text)).doc


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "dependent", "head", "label"),
    [
        ("Bolivia has been given 40 ambulances by Japan.", "by", "given", "agent"),
        ("Seoul deplored the demolition by Japan of the bridge.", "by", "demolition", "prep"),
        ("Seoul deplored the demolition by Japan of the bridge.", "of", "demolition", "prep"),
        ("India, not Pakistan, closed the crossing.", "not", "Pakistan", "neg"),
        ("Soldiers believed to be Eritrean shelled a village.", "Soldiers", "shelled", "nsubj"),
        ("Soldiers believed to be Eritrean shelled a village.", "believed", "Soldiers", "acl"),
        ("Pakistani shelling killed two soldiers.", "shelling", "killed", "nsubj"),
        ("Sudan stopped lorries carrying food from entering Juba.", "from", "stopped", "prep"),
        ("Brazil pledged Haiti five million dollars.", "Haiti", "pledged", "dative"),
        ("Brazil pledged Haiti five million dollars.", "dollars", "pledged", "dobj"),
        ("They accused the militia of massacring civilians.", "civilians", "massacring", "dobj"),
        ("American drones attacked militants in Yemen.", "in", "militants", "prep"),
        ("Kenyan police arrested forty men but released most.", "most", "released", "dobj"),
        ("The army re-arrested him.", "him", "arrested", "dobj"),
    ],
)
def test_what_hangs_on_what(coder: Coder, text: str, dependent: str, head: str, label: str) -> None:
    token = word(parsed(coder, text), dependent)
    assert (token.head.text, token.dep_) == (head, label)


@pytest.mark.parametrize(
    ("text", "dependent", "head"),
    [
        # Neither an act nor somebody who acts.
        ("Norway sold the island by Friday.", "by", "sold"),
        ("Norway closed the border by land.", "by", "closed"),
        # What is kept from nothing.
        ("Norway freed sailors coming from Peru.", "from", "coming"),
        # No apposition is made an object of where a comma says it is one.
        ("Norway praised Lima, the capital.", "capital", "Lima"),
    ],
)
def test_what_is_left_as_it_is(coder: Coder, text: str, dependent: str, head: str) -> None:
    assert word(parsed(coder, text), dependent).head.text == head


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Norway raised taxes.", "taxes", "tax"),
        ("Norway has bases in Peru.", "bases", "base"),
        ("The army re-arrested him.", "arrested", "arrest"),
    ],
)
def test_lemmas(coder: Coder, text: str, form: str, lemma: str) -> None:
    assert word(parsed(coder, text), form).lemma_ == lemma
