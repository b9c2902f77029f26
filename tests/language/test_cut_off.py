"""Texts that end where a rule looks for the next word: nothing may fail on them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.coder import Coder

CASES = Path(__file__).parents[1] / "cases"


def _cut() -> Iterator[str]:
    """Every fortieth case, cut before its end and after its beginning at places by its number."""
    files = sorted(CASES.glob("*.yaml"))
    told = (yaml.safe_load(path.read_text(encoding="utf-8"))["cases"] for path in files)
    for number, case in enumerate(chain.from_iterable(told)):
        words = case["text"].split()
        if number % 40 == 0 and len(words) > 4:
            yield " ".join(words[: 2 + number % (len(words) - 2)])
            yield " ".join(words[1 + number % (len(words) - 2) :])


def test_texts_cut_anywhere_are_coded(coder: Coder) -> None:
    texts = ["The Russian embassy dismissed as", "A commission on overlapping", *_cut()]
    assert len(texts) > 40
    for text in texts:
        info = DocumentInfo(
            id="cut", source=None, title=None, publisher=None, authors=(),
            published="2024-05-14", updated=None, language="en",
        )  # fmt: skip
        assert coder.code(Document(info=info, text=text)).text == text
