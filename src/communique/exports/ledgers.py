"""What a ledger answers, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from communique.exports.terminal import QUAD_STYLE, amount, quarrel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from communique.ledger import Commit, Info

_FAINT = "bright_black"
# Of a query's answer: columns that are not broken, and the digest's beginning that is shown.
_DAYS = {"date", "period", "signed", "time", "when"}
_DIGEST = 8
_USUAL = {"status": "actual", "timing": "current"}
# The columns of other people's dyads that are told.
_DYADS = ("date", "source", "target", "type", "cameo", "quad", "dataset")
# The columns of each section with their shares of the width; 0 is as wide as it must be.
_COLUMNS = {
    "events": (("when", 0), ("who", 4), ("what", 5), ("to whom", 4), ("document", 0)),
    "linked": (("when", 0), ("who", 4), ("what", 5), ("to whom", 4), ("articles", 0)),
    "statements": (("when", 0), ("who says", 3), ("what", 7), ("document", 0)),
    "agreements": (
        ("signed", 0), ("agreement", 5), ("parties", 2), ("binds to", 4), ("document", 0),
    ),
    "figures": (("period", 0), ("figure", 4), ("between", 2), ("value", 4), ("document", 0)),
}  # fmt: skip


def rows(found: Sequence[Mapping[str, Any]], section: str | None) -> RenderableType:
    """Rows of a section, or of a query, as a table."""
    if not found:
        return Text("nothing", style=_FAINT)
    if section in _CELLS:
        table = _table(*_COLUMNS[section])
        for row in found:
            table.add_row(*_CELLS[section](row))
        return table
    names = _DYADS if section == "dyads" else tuple(found[0])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in names:
        value = found[0][name]
        numeric = isinstance(value, int | float)
        table.add_column(
            name,
            overflow="fold", no_wrap=name in _DAYS, justify="right" if numeric else "left",
        )  # fmt: skip
    for row in found:
        table.add_row(*(_cell(name, row[name]) for name in names))
    return table


#: What ``timeline`` shows of an event: asked for alone, the other columns are never read.
TIMELINE = (
    "document", "type", "mode", "quad", "trigger_text", "actors", "recipients", "when_edtf",
    "status", "timing", "place_name", "attribution",
)  # fmt: skip


def timeline(found: Iterable[Mapping[str, Any]]) -> RenderableType:
    """Events day by day: who, what, to whom; what did not happen says so."""
    return rows(list(found), "events")


def _event(row: Mapping[str, Any]) -> list[Text]:
    style = QUAD_STYLE[row["quad"]]
    what = Text(row["type"], style=f"bold {style}")
    if row["mode"]:
        what.append(f" {row['mode']}", style=f"not bold {style}")
    if row.get("trigger_text"):
        what.append(f"  “{' '.join(row['trigger_text'].split())}”", style="not bold default")
    remarks = [row[name] for name, usual in _USUAL.items() if row[name] != usual]
    if row["place_name"]:
        remarks.append(f"in {row['place_name']}")
    if remarks:
        what.append(f"\n{', '.join(remarks)}", style="not bold default")
    if row.get("attribution"):
        told = ", according to ".join(ref["actor"] for ref in row["attribution"])
        what.append(f"\naccording to {told}", style="not bold magenta")
    last = _document(row) if "document" in row else Text(f"{row['documents']:,}", justify="right")
    return [_time(row["when_edtf"]), _list(row["actors"]), what, _list(row["recipients"]), last]


def _statement(row: Mapping[str, Any]) -> list[Text]:
    who = Text(row["speaker_actor"])
    if row["addressees"]:
        who.append("\nto ", style=_FAINT)
        who.append(", ".join(map(_item, row["addressees"])))
    if row["medium"]:
        who.append(f"\n{row['medium']}", style=_FAINT)
    if row["attribution"]:
        told = ", according to ".join(ref["actor"] for ref in row["attribution"])
        who.append(f"\naccording to {told}", style="magenta")
    said = " … ".join(" ".join(span["text"].split()) for span in row["content"] or ())
    return [_time(row["when_edtf"]), who, Text(said), _document(row)]


def _agreement(row: Mapping[str, Any]) -> list[Text]:
    name = Text(row["name"]).append(f"\n{row['kind']}", style=_FAINT)
    bound = [
        item["kind"] + (f" (if: {item['condition']})" if item["condition"] else "")
        for item in row["obligations"] or ()
    ]
    # Ledgers of an earlier communique lack the turns.
    turns = [
        f"{turn} {', '.join([told] if isinstance(told, str) else told)}"
        for turn in ("entered", "renewed", "breached", "ended")
        if (told := row.get(turn))
    ]
    if turns:
        name.append(f"\n{'; '.join(turns)}", style="not bold default")
    return [_time(row["signed"]), name, _list(row["parties"]), _list(bound), _document(row)]


def _figure(row: Mapping[str, Any]) -> list[Text]:
    what = row["indicator"]
    if row["flow"] and row["flow"] != "total":
        what += f", {row['flow']}"
    value = Text(amount(row["value"], row["unit"], row["measure"]), style="bold cyan")
    if row["change_value"] is not None:
        value.append(f"\n{row['change_value']:+.1%}", style="not bold default")
        if row["change_base_period"]:
            value.append(f" on {row['change_base_period']}", style="not bold default")
    if row.get("contradicts"):  # Ledgers of an earlier communique lack it.
        value.append(f"\n{quarrel(row['id'], row['contradicts'])}", style="yellow")
    between = row["between"] or ([row["of"]] if row["of"] else [])
    told = Text(what).append(f"\n{row['measure']}", style=_FAINT)
    return [_time(row["period"]), told, _list(between), value, _document(row)]


_CELLS = {
    "events": _event,
    "linked": _event,
    "statements": _statement,
    "agreements": _agreement,
    "figures": _figure,
}


def info(held: Info) -> RenderableType:
    """What a ledger holds."""
    table = _plain("table", "rows", "files", "size")
    for name, count in held.rows.items():
        size = f"{held.bytes[name] / 1e6:,.1f} MB"
        table.add_row(name, f"{count:,}", f"{held.files[name]:,}", size)
    span = f"{held.first_month} to {held.last_month}" if held.first_month else "no dates"
    head = f"{held.path}, version {held.version}: {held.documents:,} documents, {span}\n"
    return Group(Text(head, style="bold"), table)


def history(commits: Iterable[Commit]) -> RenderableType:
    """The versions of a ledger."""
    table = _plain("version", "time", "operation", "added", "replaced", "events")
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


def _table(*columns: tuple[str, int]) -> Table:
    """A table of headed columns that share the width of the terminal in the ratios given."""
    table = Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold", show_edge=False
    )
    for name, ratio in columns:
        if ratio:
            table.add_column(name, ratio=ratio, overflow="fold")
        else:
            table.add_column(name, no_wrap=True)
    return table


def _plain(*names: str) -> Table:
    """A table of which all columns after the first word are numbers, or of one line each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in names:
        words = name in ("table", "time", "operation")
        table.add_column(name, no_wrap=True, justify="left" if words else "right")
    return table


def _cell(name: str, value: Any) -> Text:
    if value is None or value == []:
        return Text("–", style=_FAINT)
    if name == "document":
        return Text(_short(str(value)), style=_FAINT)
    if isinstance(value, list):
        return _list(value)
    return Text(f"{value:.6g}" if isinstance(value, float) else str(value))


def _list(values: Sequence[Any] | None) -> Text:
    return Text("\n".join(map(_item, values))) if values else Text("–", style=_FAINT)


def _item(item: Any) -> str:
    if isinstance(item, dict):
        return str(item.get("actor") or item.get("text") or item)
    return str(item)


def _time(edtf: str | None) -> Text:
    return Text(edtf.replace("/", "/\n", 1)) if edtf else Text("–", style=_FAINT)


def _document(row: Mapping[str, Any]) -> Text:
    return Text(_short(row["document"]), style=_FAINT)


def _short(document: str) -> str:
    # A digest is told apart by its beginning.
    return document.removeprefix("sha256:")[:_DIGEST]
