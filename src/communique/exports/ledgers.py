"""What a ledger answers, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from communique.exports.terminal import QUAD_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from communique.ledger import Commit, Info

_FAINT = "bright_black"
# The columns of each section that tell a reader most; a query of his own shows all it asks for.
_SHOWN = {
    "events": ("when_edtf", "actors", "type", "mode", "recipients", "status", "timing", "document"),
    "statements": ("when_edtf", "speaker_actor", "addressees", "medium", "content", "document"),
    "agreements": ("signed", "name", "kind", "parties", "document"),
    "figures": ("period", "indicator", "flow", "between", "value", "unit", "document"),
}
# A digest is told apart by its beginning.
_DOCUMENT = 10
_DAYS = {"when", "signed", "period", "time"}


def rows(found: Sequence[Mapping[str, Any]], section: str | None) -> RenderableType:
    """Rows of a section, or of a query, as a table."""
    if not found:
        return Text("nothing", style=_FAINT)
    names = [name for name in _SHOWN.get(section or "", ()) if name in found[0]] or list(found[0])
    table = _table(*(name.removesuffix("_edtf").removesuffix("_actor") for name in names))
    for row in found:
        table.add_row(*(_cell(name, row[name]) for name in names))
    return table


def timeline(found: Iterable[Mapping[str, Any]]) -> RenderableType:
    """Events day by day: who, what, to whom; what did not happen says so."""
    table = _table("when", "who", "what", "to whom", "remarks")
    for row in found:
        style = QUAD_STYLE[row["quad"]]
        what = Text(row["type"], style=f"bold {style}")
        if row["mode"]:
            what.append(f" {row['mode']}", style=style)
        what.append(f"  “{row['trigger_text']}”")
        remarks = [row[name] for name, usual in _USUAL.items() if row[name] != usual]
        if row["attribution"]:
            remarks.append("according to " + ", ".join(ref["actor"] for ref in row["attribution"]))
        table.add_row(
            row["when_edtf"] or "unknown",
            _cell("actors", row["actors"]),
            what,
            _cell("recipients", row["recipients"]),
            Text(", ".join(remarks), style=_FAINT),
        )
    return table if table.row_count else Text("nothing", style=_FAINT)


_USUAL = {"status": "actual", "timing": "current"}


def info(held: Info) -> RenderableType:
    """What a ledger holds."""
    table = _table("table", "rows", "files", "size")
    for name, count in held.rows.items():
        size = f"{held.bytes[name] / 1e6:,.1f} MB"
        table.add_row(name, f"{count:,}", f"{held.files[name]:,}", size)
    span = f"{held.first_month} to {held.last_month}" if held.first_month else "no dates"
    head = f"{held.path}, version {held.version}: {held.documents:,} documents, {span}\n"
    return Group(Text(head, style="bold"), table)


def history(commits: Iterable[Commit]) -> RenderableType:
    """The versions of a ledger."""
    table = _table("version", "time", "operation", "added", "replaced", "events")
    for commit in commits:
        table.add_row(
            str(commit.version),
            commit.time[:19].replace("T", " "),
            commit.operation,
            f"{commit.added:,}",
            f"{commit.replaced:,}",
            f"{commit.rows.get('events', 0):,}",
        )
    return table


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in _DAYS)
    return table


def _cell(name: str, value: Any) -> Text:
    if value is None or value == []:
        return Text("–", style=_FAINT)
    if name == "document":
        return Text(str(value).removeprefix("sha256:")[:_DOCUMENT], style=_FAINT)
    if isinstance(value, list):
        return Text("\n".join(_item(item) for item in value))
    return Text(str(value))


def _item(item: Any) -> str:
    if isinstance(item, dict):
        return str(item.get("actor") or item.get("text") or item)
    return str(item)
