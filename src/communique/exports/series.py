"""A series of a ledger as a person reads it in a terminal: a row a period, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from communique.exports.terminal import QUAD_NAME, QUAD_STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

_FAINT = "bright_black"
_QUADS = tuple(name.replace(" ", "_") for name in QUAD_NAME.values())
# The columns that are told, with their heads: those of narrow terminals, and of wide ones.
_HEADS = {
    "events": ("events", "events"),
    "verbal_cooperation": ("coop.\nwords", "cooperation\nwords"),
    "material_cooperation": ("coop.\ndeeds", "cooperation\ndeeds"),
    "verbal_conflict": ("confl.\nwords", "conflict\nwords"),
    "material_conflict": ("confl.\ndeeds", "conflict\ndeeds"),
    "intensity": ("mean\nint.", "mean\nintensity"),
    "balance": ("bal-\nance", "balance"),
    "outlets": ("out-\nlets", "outlets"),
}
# Cells of the bars on either side of their middle; the width from which on there are bars.
_BAR, _WIDE = 14, 124


def series(found: Sequence[Mapping[str, Any]], width: int) -> RenderableType:
    """A series period by period, with bars where the terminal is wide enough for them."""
    if not found:
        return Text("nothing", style=_FAINT)
    several = len({(row["source"], row["target"]) for row in found}) > 1
    wide = width >= _WIDE
    table = Table(
        box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold",
        show_edge=False,
    )  # fmt: skip
    if several:
        table.add_column("pair", no_wrap=True)
    table.add_column("period", no_wrap=True)
    for name, heads in _HEADS.items():
        quad = _QUADS.index(name) + 1 if name in _QUADS else 0
        style = QUAD_STYLE.get(quad, "")
        table.add_column(heads[wide], justify="right", header_style=style, no_wrap=True)
    if wide:
        table.add_column(Text("conflict │ cooperation".center(2 * _BAR + 1), style=_FAINT))
    most = max(max(_sides(row)) for row in found) or 1
    for row in found:
        cells = [row["period"], *(_number(name, row) for name in _HEADS)]
        if several:
            cells.insert(0, f"{row['source']} {row['target']}")
        table.add_row(*cells, *([_bar(row, most)] if wide else []))
    return table


def _number(name: str, row: Mapping[str, Any]) -> Text:
    value = row[name]
    if not value and name not in ("intensity", "balance"):
        return Text("·", style=_FAINT)
    if value is None:
        return Text("–", style=_FAINT)
    return Text({"intensity": "{:+.1f}", "balance": "{:+.2f}"}.get(name, "{:,}").format(value))


def _sides(row: Mapping[str, Any]) -> tuple[int, int]:
    talk, aid, quarrel, fight = (row[name] for name in _QUADS)
    return talk + aid, quarrel + fight


def _bar(row: Mapping[str, Any], most: int) -> Text:
    """Conflict to the left of the middle, cooperation to the right; deeds outside, words inside."""
    talk, aid, quarrel, fight = (row[name] for name in _QUADS)
    left, right = Text(), Text()
    for side, words, deeds, quads in ((left, quarrel, fight, (3, 4)), (right, talk, aid, (1, 2))):
        # Whoever is there is seen, be he small.
        whole = max(words + deeds and 1, round((words + deeds) / most * _BAR))
        inner = round(whole * words / (words + deeds)) if words + deeds else 0
        parts = [(inner, quads[0]), (whole - inner, quads[1])]
        for length, quad in parts if side is right else parts[::-1]:
            side.append("█" * length, style=QUAD_STYLE[quad])
    return Text(" " * (_BAR - len(left))) + left + Text("│", style=_FAINT) + right
