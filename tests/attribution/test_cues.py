"""The cues and media of the data: each one's own examples and counterexamples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.attribution.cues import cues, media
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.attribution.cues import Cue, Medium
    from communique.coder import Coder
    from communique.language import Parse


def read(coder: Coder, text: str) -> Parse:
    info = DocumentInfo(
        id="t", source=None, title=None, publisher=None, authors=(), published="2020-06-15",
        updated=None, language="en",
    )  # fmt: skip
    return coder.parse(Document(info=info, text=text))


def _words_of(cue: Cue, parse: Parse) -> list[str]:
    """The cue words of the entry by which the parse has statements."""
    first = {lemma.split()[0] for lemma in cue.lemmas}
    found = []
    for statement in parse.statements:
        if statement.cue is None:
            continue
        inside = [
            t
            for t in parse.doc
            if statement.cue.start <= t.idx < statement.cue.end
            and (t.lemma_.lower() in first or t.lower_ in first)
        ]
        found += [t.text for t in inside]
    return found


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.id)
def test_examples_report(coder: Coder, cue: Cue) -> None:
    silent = [text for text in cue.examples if not _words_of(cue, read(coder, text))]
    assert silent == []


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.id)
def test_counterexamples_do_not(coder: Coder, cue: Cue) -> None:
    speaking = [text for text in cue.counterexamples if _words_of(cue, read(coder, text))]
    assert speaking == []


@pytest.mark.parametrize("medium", media(), ids=lambda medium: medium.medium)
def test_media(coder: Coder, medium: Medium) -> None:
    for text in medium.examples:
        assert medium.medium in {s.medium for s in read(coder, text).statements}, text
    for text in medium.counterexamples:
        assert medium.medium not in {s.medium for s in read(coder, text).statements}, text


def test_several_hundred_cues() -> None:
    lemmas = {(cue.pos, lemma) for cue in cues() for lemma in cue.lemmas}
    assert len(lemmas) > 500
