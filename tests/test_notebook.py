"""The notebook of the examples runs from its first cell to its last, and carries no outputs."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
NOTEBOOK = EXAMPLES / "from-articles-to-a-chart.ipynb"


def cells() -> list[dict[str, Any]]:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def last_value(source: str, names: dict[str, Any], number: int) -> Any:
    """What a cell shows: the value of its last line, as a kernel takes it."""
    tree = ast.parse(source)
    last = tree.body[-1]
    rest = ast.Module([*tree.body], [])
    shown = None
    if isinstance(last, ast.Expr):
        rest.body.pop()
        shown = ast.Expression(last.value)
    exec(compile(rest, f"cell {number}", "exec"), names)
    return eval(compile(shown, f"cell {number}", "eval"), names) if shown else None


def test_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("altair")
    monkeypatch.chdir(EXAMPLES)
    names: dict[str, Any] = {}
    shown = [
        last_value("".join(cell["source"]), names, number) for number, cell in enumerate(cells())
    ]
    assert "SANCTION" in capsys.readouterr().out
    assert names["done"].added == len(list((EXAMPLES / "articles").glob("*.txt")))
    assert len(names["events"]) >= 2
    assert names["series"].num_rows == 24  # A year, in two directions.
    assert (names["folder"] / "cze-rus.png").stat().st_size > 10_000
    assert names["rows"] == len(names["theirs"]) > 50
    assert shown[-1] is True


def test_it_carries_no_outputs() -> None:
    for cell in cells():
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
