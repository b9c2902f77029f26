"""A chart for each series of a ledger, in Vega-Lite: for notebooks, and as PNG, SVG and HTML."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError, MissingExtraError
from communique.ledger.series import begin
from communique.web.marks import BARS, CHARTS, FAINT, INK, SIGNED, SUBTITLE

if TYPE_CHECKING:
    from os import PathLike

    import pyarrow as pa

    from communique.ledger.series import Period
    from communique.web.marks import Row

_WIDTH, _HEIGHT, _LOW_HEIGHT = 640, 260, 160
#: Periods that a chart shows at least.
_LEAST = 6
_FORMATS = (".html", ".json", ".png", ".svg")


def chart(series: pa.Table, what: str = "quads", *, title: str | None = None) -> Any:
    """The chart of a series.

    Args:
        series: what ``communique.ledger.series.series`` gives, of one pair; directed ones stand
            below each other.
        what: a name of ``CHARTS``: ``"quads"``, ``"types"``, ``"intensity"``, ``"shares"``,
            ``"balance"``, ``"deeds"``, ``"outlets"``.
        title: the title; without it, the pair and what is shown.

    Returns:
        An ``altair`` chart, which notebooks show and ``save`` writes.

    Raises:
        CommuniqueError: there is no such chart, the series is empty, or of several pairs.
        MissingExtraError: altair is not installed.
    """
    if what not in CHARTS:
        raise CommuniqueError(f"there is no chart {what!r}: it is one of {', '.join(CHARTS)}")
    alt = _altair()
    rows = series.to_pylist()
    pairs = list(dict.fromkeys((row["source"], row["target"]) for row in rows))
    if not sum(row["events"] for row in rows):
        raise CommuniqueError("the series has no events: there is nothing to draw")
    if len({frozenset(pair) for pair in pairs}) > 1:
        raise CommuniqueError(
            f"the series is of {len(pairs)} pairs: choose one with between, such as {pairs[0]!r}"
        )
    directed = len(pairs) > 1
    period = _period(rows)
    for row in rows:
        row["pair"] = f"{row['source']} → {row['target']}"
        row["end"] = _after(row["start"], period)
    draw, told, note = CHARTS[what]
    marks, drawn = draw(alt, rows)
    days = _span(rows, period)
    drawn = drawn.encode(x=_time(alt, drawn, days, period)).properties(
        width=_WIDTH, height=_LOW_HEIGHT if directed else _HEIGHT
    )
    if what == "types":
        drawn = drawn.properties(height=alt.Step(17))
    # Bars stand on the line, discs and lines cross it.
    zero = [_zero(alt)] if what in SIGNED else []
    layers = [drawn, *zero] if what in BARS else [*zero, drawn]
    # A direction without events keeps its place, which it has by a mark that is not seen.
    seen = {mark["pair"] for mark in marks}
    missing = dict.fromkeys(row["pair"] for row in rows if row["pair"] not in seen)
    marks += [{**marks[0], "pair": pair, "blank": True} for pair in missing]
    if missing:
        unseen = alt.condition("datum.blank", alt.value(0), alt.value(1))
        layers = [layer.encode(opacity=unseen) if layer is drawn else layer for layer in layers]
    drawn = alt.layer(*layers, data=alt.Data(values=[_plain(mark) for mark in marks]))
    if directed:
        head = alt.Header(
            title=None, labelOrient="top", labelAnchor="start", labelFontWeight="bold",
            labelFontSize=13, labelColor=INK,
        )  # fmt: skip
        order = [f"{source} → {target}" for source, target in pairs]
        drawn = drawn.facet(row=alt.Row("pair:N", header=head, sort=order), spacing=14)
    heading = alt.TitleParams(
        title or f"{' and '.join(pairs[0])}: {told}", subtitle=f"By {period}. {note}"
    )
    return _styled(drawn.properties(title=heading))


def save(drawn: Any, path: str | PathLike[str], *, scale: float = 2.0) -> Path:
    """Writes a chart; the ending of the name says how: ``.png``, ``.svg``, ``.html``, ``.json``.

    An HTML page carries all that it needs, and can be opened without a network.

    Args:
        drawn: what ``chart`` gives.
        path: the file.
        scale: pixels of a PNG for each point, 2 for screens of today.

    Raises:
        CommuniqueError: the ending is another one, or the file cannot be written.
        MissingExtraError: altair or vl-convert-python is not installed.
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in _FORMATS:
        raise CommuniqueError(
            f"{file}: a chart is written as {', '.join(_FORMATS)}, not as {ending or 'that'}"
        )
    converter = _converter()
    spec = drawn.to_json()
    try:
        if ending == ".png":
            file.write_bytes(converter.vegalite_to_png(spec, scale=scale))
        elif ending == ".svg":
            file.write_text(converter.vegalite_to_svg(spec), encoding="utf-8")
        elif ending == ".html":
            file.write_text(converter.vegalite_to_html(spec, bundle=True), encoding="utf-8")
        else:
            file.write_text(spec, encoding="utf-8")
    except OSError as error:
        raise CommuniqueError(f"{file} cannot be written: {error.strerror}") from error
    return file


def _zero(alt: Any) -> Any:
    return alt.Chart().mark_rule(color=INK, strokeWidth=1).encode(y=alt.datum(0))


def _time(alt: Any, drawn: Any, days: list[dt.date], period: Period) -> Any:
    """The axis of time, told as coarsely as its length asks for."""
    first = drawn.layer[0] if hasattr(drawn, "layer") else drawn
    length = (days[1] - days[0]).days
    axis: dict[str, Any] = {"title": None, "grid": False, "labelOverlap": True}
    if period == "year" or length > 6 * 366:
        axis |= {"format": "%Y", "tickCount": "year"}
    else:
        told = "%b" if length > 120 or period in ("month", "quarter") else "%-d %b"
        year = "timeFormat(datum.value, '%Y')"
        axis["labelExpr"] = (
            f"[timeFormat(datum.value, '{told}'), datum.index == 0 || "
            f"timeFormat(datum.value, '%m-%d') == '01-01' ? {year} : '']"
        )
        if told == "%b":
            axis["tickCount"] = {"interval": "month", "step": 1 if length < 500 else 3}
    scale = alt.Scale(domain=[day.isoformat() for day in days])
    return alt.X(first.encoding.x.shorthand, scale=scale, axis=alt.Axis(**axis))


def _span(rows: list[Row], period: Period) -> list[dt.date]:
    """The days that the axis of time reaches over: a few periods at least, lest one bar fill it."""
    first, last = min(row["start"] for row in rows), max(row["start"] for row in rows)
    count, day = 1, first
    while day < last and count < _LEAST:
        count, day = count + 1, _after(day, period)
    for number in range(_LEAST - count):
        if number % 2:
            first = begin(first - dt.timedelta(days=1), period)
        else:
            last = _after(last, period)
    return [first, _after(last, period)]


def _period(rows: list[Row]) -> Period:
    """The period of a series, by the form of its names."""
    name = rows[0]["period"]
    if "W" in name or "Q" in name:
        return "week" if "W" in name else "quarter"
    return "year" if len(name) == 4 else "month" if len(name) == 7 else "day"


def _after(start: dt.date, period: Period) -> dt.date:
    """The first day after a period."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[period]
    return begin(start + dt.timedelta(days=days), period)


def _plain(mark: Row) -> Row:
    """A mark as JSON: days as words, which browsers take for midnight of the reader."""
    return {
        name: value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, dt.date) else value
        for name, value in mark.items()
    }


def _styled(drawn: Any) -> Any:
    return (
        drawn.configure(font="Helvetica, Arial, sans-serif", background="white", padding=18)
        .configure_view(stroke=None)
        .configure_title(
            anchor="start", frame="group", fontSize=17, fontWeight=600, color=INK,
            subtitleFontSize=12, subtitleColor=SUBTITLE, subtitlePadding=5, offset=14,
        )
        .configure_axis(
            labelColor=INK, titleColor=INK, titleFontWeight="normal", labelFontSize=11,
            titleFontSize=12, gridColor="#E6E8EC", domainColor=FAINT, tickColor=FAINT,
            titlePadding=10,
        )
        .configure_legend(
            labelFontSize=12, labelColor=INK, titleFontSize=12, titleFontWeight="normal",
            columnPadding=16,
        )
    )  # fmt: skip


def _altair() -> Any:
    try:
        import altair
    except ImportError as error:
        raise MissingExtraError("altair", "charts") from error
    return altair


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("vl-convert-python", "charts") from error
    return vl_convert
