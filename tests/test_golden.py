"""Whole articles with their whole records, checked by hand.

When a record changes the test shows the lines that did; ``make accept`` takes the new ones.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.reading import read_one

if TYPE_CHECKING:
    from communique.coder import Coder

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"
GOLDEN = Path(__file__).parent / "golden"
# The typer's eight-bit weights give a little more or less from processor to processor.
CONFIDENCE = re.compile(r'(?<="confidence": )[\d.]+')


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_record_is_golden(path: Path, coder: Coder, request: pytest.FixtureRequest) -> None:
    document = read_one(ARTICLES / f"{path.stem}.txt")
    coded = coder.code(document).to_json(indent=1).replace(str(ARTICLES), "articles") + "\n"
    if request.config.getoption("--accept"):
        path.write_text(coded, encoding="utf-8")
        return
    golden = path.read_text(encoding="utf-8")
    sure = [[float(value) for value in CONFIDENCE.findall(text)] for text in (golden, coded)]
    golden, coded = (CONFIDENCE.sub("…", text) for text in (golden, coded))
    changed = difflib.unified_diff(
        golden.splitlines(), coded.splitlines(), "golden", "coded now", lineterm="", n=4
    )
    assert coded == golden, "\n".join(["the record has changed; make accept takes it:", *changed])
    assert sure[1] == pytest.approx(sure[0], abs=0.1)
