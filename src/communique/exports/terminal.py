"""A record as a person reads it in a terminal: the article with its evidence, then its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.derived import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from communique.record import ActorRef, Agreement, Event, Figure, Record, Statement, When

# Cooperation green and blue, conflict yellow and red: the deeper, the more material.
QUAD_STYLE = {1: "green", 2: "bright_blue", 3: "yellow", 4: "bright_red"}
QUAD_NAME = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
# EDTF's codes for seasons and quarters.
_SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "1st quarter", "34": "2nd quarter", "35": "3rd quarter", "36": "4th quarter",
}  # fmt: skip
# Indicators whose plain numbers are rates.
_RATES = frozenset({"tariff"})
_QUOTE = "italic magenta"
_FIGURE = "bold cyan"
_AGREEMENT = "underline"
_FAINT = "bright_black"


def pretty(record: Record) -> RenderableType:
    """The whole record: head, marked article, timeline, statements, agreements, figures."""
    parts: list[RenderableType] = [_head(record)]
    parts += [Text(f"Note: {notice}", style="yellow") for notice in record.notices]
    if record.text.strip():
        parts += [Padding(_article(record), (1, 0, 0, 0)), _Legend(record)]
    parts += _section("Timeline", _timeline(record), record.events)
    parts += _section("Statements", _statements(record), record.statements)
    parts += _section("Agreements", _agreements(record), record.agreements)
    parts += _section("Figures", _figures(record), record.figures)
    return Group(*parts)


def _section(title: str, table: RenderableType, items: Sequence[object]) -> list[RenderableType]:
    if not items:
        return []
    return [Padding(Rule(title, align="left", style=_FAINT), (1, 0, 0, 0)), table]


def _head(record: Record) -> RenderableType:
    info = record.document
    head = Text(info.title or info.source or info.id, style="bold")
    facts = [info.publisher, _moment(info.published)]
    if info.updated and info.updated != info.published:
        facts.append(f"updated {_moment(info.updated)}")
    if info.authors:
        facts.append("by " + ", ".join(info.authors))
    told = " · ".join(fact for fact in facts if fact)
    if told:
        head.append(f"\n{told}", style=_FAINT)
    return head


def _moment(value: str | None) -> str | None:
    return value.replace("T", " ") if value else None


def _article(record: Record) -> Text:
    """The text with triggers in the colour of their quad class, quotes, figures and treaties."""
    text = Text(record.text)
    for agreement in record.agreements:
        for mention in agreement.mentions:
            text.stylize(_AGREEMENT, mention.start, mention.end)
    for statement in record.statements:
        for quote in statement.quotes:
            text.stylize(_QUOTE, quote.start, quote.end)
    marks: list[tuple[int, str, str]] = []
    for event in record.events:
        style = QUAD_STYLE[event.quad]
        for span in (event.trigger, *event.mentions):
            text.stylize(f"bold {style}", span.start, span.end)
            marks.append((span.end, f"[{event.id}]", style))
    marks += [(s.cue.end, f"[{s.id}]", "magenta") for s in record.statements if s.cue]
    body = Text()
    at = 0
    title = len(record.document.title or "")
    # The title stands in the head already.
    at = title if title and record.text.startswith(record.document.title or "\0") else 0
    while at < len(record.text) and record.text[at] == "\n":
        at += 1
    for position, label, style in sorted(marks):
        if position < at:
            continue
        body.append_text(text[at:position])
        body.append(label, style=f"{style} dim")
        at = position
    body.append_text(text[at:])
    # A blank line between paragraphs, which newspapers' plain text does without.
    return Text("\n\n").join(line for line in body.split("\n") if line.plain.strip())


class _Legend:
    """What the colours of the article mean; where there are none, what its marks do."""

    def __init__(self, record: Record) -> None:
        self._quads = sorted({event.quad for event in record.events})
        self._said = bool(record.statements)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        coloured = console.color_system is not None and not console.no_color
        parts: list[tuple[str, str, str]] = []
        if coloured:
            parts += [("■", QUAD_STYLE[quad], QUAD_NAME[quad]) for quad in self._quads]
            parts += [("■", "magenta", "words quoted")] if self._said else []
        else:
            parts += [("[e1]", "", "an event")] if self._quads else []
            parts += [("[s1]", "", "a statement")] if self._said else []
        yield ""
        line = Text()
        for mark, style, meaning in parts:
            entry = Text.assemble((mark, style), " ", (meaning, _FAINT))
            if line and len(line) + 3 + len(entry) > options.max_width:
                yield line
                line = Text()
            line = Text("   ").join([line, entry]) if line else entry
        if line:
            yield line


def _table(*columns: tuple[str, int]) -> Table:
    """A table of headed columns that share the width of the terminal in the ratios given."""
    table = Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold", show_edge=False
    )
    for header, ratio in columns:
        if ratio:
            table.add_column(header, ratio=ratio, overflow="fold")
        else:
            table.add_column(header, no_wrap=True)
    return table


def _timeline(record: Record) -> Table:
    table = _table(("", 0), ("When", 0), ("Who", 4), ("What", 5), ("To whom", 4))
    for event in sorted(record.events, key=lambda e: (e.when.edtf or "~", e.trigger.start)):
        style = QUAD_STYLE[event.quad]
        what = Text(event.type, style=f"bold {style}")
        if event.mode:
            what.append(f" {event.mode}", style=style)
        what.append(f"  “{event.trigger.text}”")
        remarks = _remarks(event)
        if remarks:
            what.append(f"\n{', '.join(remarks)}", style="bold" if event.status != "actual" else "")
        if event.attribution:
            what.append(f"\naccording to {_chain(record, event.attribution)}", style="magenta")
        faint = _FAINT if event.timing == "historical" else ""
        table.add_row(
            Text(event.id, style=_FAINT),
            Text(_when(event.when), style=faint),
            _who(record, event.actors),
            what,
            _who(record, event.recipients),
        )
    return table


def _remarks(event: Event) -> list[str]:
    remarks: list[str] = []
    if event.status != "actual":
        remarks.append(event.status)
    if event.timing != "current":
        remarks.append(event.timing)
    if event.place:
        remarks.append(f"in {event.place.name}")
    return remarks


def _when(when: When) -> str:
    """A time in EDTF, but for what is told in words: "autumn 2024", "about 1974-07"."""
    parts = (when.edtf or "unknown").split("/")
    return "/\n".join(_point(part) for part in parts)


def _point(value: str) -> str:
    if value == "..":
        return "open"
    about = "about " if value.endswith("~") else ""
    value = value.rstrip("~")
    year, _, month = value.partition("-")
    return f"{about}{_SEASONS[month]} {year}" if month in _SEASONS else f"{about}{value}"


def _who(record: Record, parties: Iterable[ActorRef]) -> Text:
    names = _names(record)
    told = Text("\n").join(
        Text(_name(names, party)).append(_code(party.actor), style=_FAINT) for party in parties
    )
    return told if told else Text("–", style=_FAINT)


def _name(names: dict[str, str], party: ActorRef) -> str:
    """What an actor is called; one who is known by no name as the text calls him."""
    if party.actor.startswith("UNK") and party.text:
        return " ".join(party.text.split())
    if party.actor == "UNK":
        return "not told"
    return names.get(party.actor, party.text or party.actor)


def _code(actor: str) -> str:
    return "" if actor == "UNK" else f" {actor.partition(':')[0]}"


def _names(record: Record) -> dict[str, str]:
    return {actor.id: actor.name for actor in record.actors}


def _chain(record: Record, chain: Iterable[ActorRef]) -> str:
    names = _names(record)
    return ", according to ".join(_name(names, a) for a in chain)


def _statements(record: Record) -> Table:
    table = _table(("", 0), ("When", 0), ("Who says", 3), ("What", 8))
    for statement in record.statements:
        who = _who(record, [statement.speaker])
        if statement.addressees:
            who.append("\nto ", style=_FAINT).append_text(_plain(record, statement.addressees))
        if statement.medium:
            who.append(f"\n{statement.medium}", style=_FAINT)
        if statement.attribution:
            who.append(f"\naccording to {_chain(record, statement.attribution)}", style="magenta")
        table.add_row(
            Text(statement.id, style=_FAINT),
            _when(statement.when),
            who,
            _said(statement),
        )
    return table


def _plain(record: Record, parties: Iterable[ActorRef]) -> Text:
    names = _names(record)
    return Text(", ".join(_name(names, p) for p in parties))


def _said(statement: Statement) -> Text:
    """The cue and content of a statement, with the words that are quoted set apart."""
    said = Text()
    if statement.cue is not None:
        first = min((span.start for span in statement.content), default=0)
        cue = statement.cue.text.lower()
        before = statement.cue.end <= first and not cue.startswith("according")
        joint = " " if before and cue[-1:].isalpha() else ": "
        said.append(cue + joint, style="magenta")
    for number, span in enumerate(statement.content):
        if number:
            said.append(" … ", style=_FAINT)
        part = Text(" ".join(span.text.split()) if "\n" in span.text else span.text)
        for quote in statement.quotes:
            if "\n" not in span.text and span.start <= quote.start and quote.end <= span.end:
                part.stylize(_QUOTE, quote.start - span.start, quote.end - span.start)
        said.append_text(part)
    return said


def _agreements(record: Record) -> Table:
    table = _table(("", 0), ("Signed", 0), ("Agreement", 6), ("Parties", 3), ("Binds to", 5))
    for agreement in record.agreements:
        table.add_row(
            Text(agreement.id, style=_FAINT),
            agreement.signed or "unknown",
            Text(agreement.name).append(f"\n{agreement.kind}", style=_FAINT),
            "\n".join(_party_names(record, agreement)) or "–",
            _obligations(agreement),
        )
    return table


def _party_names(record: Record, agreement: Agreement) -> list[str]:
    names = _names(record)
    return [names.get(party, party) for party in agreement.parties]


def _obligations(agreement: Agreement) -> Text:
    lines = []
    for obligation in agreement.obligations:
        condition = f" (if: {obligation.condition})" if obligation.condition else ""
        lines.append(f"{obligation.kind}{condition}")
    return Text("\n".join(lines) or "–")


def _figures(record: Record) -> Table:
    table = _table(
        ("", 0), ("Period", 0), ("Figure", 4), ("Between", 3), ("Value", 4), ("Source", 3)
    )
    names = _names(record)
    quarrels = contradictions(record)
    for figure in record.figures:
        told = figure.indicator
        if figure.flow and figure.flow != "total":
            told = f"{figure.indicator}, {figure.flow}"
        if figure.of and len(figure.between) > 1:
            told = f"{told} of {names.get(figure.of, figure.of)}"
        between = list(figure.between) or ([figure.of] if figure.of else [])
        table.add_row(
            Text(figure.id, style=_FAINT),
            figure.period or "unknown",
            Text(told).append(f"\n{figure.measure}", style=_FAINT),
            "\n".join(names.get(actor, actor) for actor in between) or "–",
            _value(figure, quarrels[figure.id]),
            figure.source.text if figure.source else "–",
        )
    return table


def _value(figure: Figure, contradicted: Sequence[str] = ()) -> Text:
    measure = "share" if figure.indicator in _RATES else figure.measure
    value = Text(amount(figure.value, figure.unit, measure), style=_FIGURE)
    change = figure.change
    if change:
        alone = figure.measure == "change" and figure.value in {change.value, None}
        value = Text() if alone else value.append("\n")
        value.append(f"{100 * change.value:+,.4g}%", style=_FIGURE if alone else "")
        if change.base_period:
            value.append(f" on {change.base_period}")
        if change.implied_base is not None:
            value.append(
                f"\n(from {amount(change.implied_base, figure.unit, 'level')})", style=_FAINT
            )
    if contradicted:
        value.append(f"\n{quarrel(figure.id, contradicted)}", style="yellow")
    return value


def quarrel(figure: str, others: Sequence[str]) -> str:
    """Which figures a figure contradicts, for a person to read.

    >>> quarrel("f1", ["f1", "f4"])
    'contradicts itself, f4'
    """
    return "contradicts " + ", ".join("itself" if name == figure else name for name in others)


def amount(value: float | None, unit: str | None, measure: str) -> str:
    """A figure's value as a person reads it.

    >>> amount(539_050_000, "USD", "level"), amount(0.39, None, "share")
    ('539.05 million USD', '39%')
    """
    if value is None:
        return "–"
    if measure in {"share", "change"} and unit is None:
        return f"{100 * value:,.4g}%"
    for bound, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= bound:
            return f"{value / bound:,.5g} {word} {unit or ''}".strip()
    return f"{value:,.10g} {unit or ''}".strip()
