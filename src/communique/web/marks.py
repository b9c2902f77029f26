"""The marks of each chart: what of a series is drawn, as what, and in which colours."""

from __future__ import annotations

import datetime as dt
from itertools import cycle
from typing import TYPE_CHECKING, Any

from communique.ledger.series import QUADS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]

# Cooperation green and blue, conflict yellow and red, in the order of the terminal. The green is
# bluish and the red dark, to be told apart by more than their hue; and they stand on two sides.
QUAD_COLOUR = ("#009E73", "#3182CE", "#E9B000", "#C0392B")
QUAD_NAME = tuple(name.replace("_", " ").capitalize() for name in QUADS)
#: The quad class of each PLOVER type.
TYPE_QUAD = {
    **dict.fromkeys(("agree", "consult", "support", "concede"), 1),
    **dict.fromkeys(("cooperate", "aid", "retreat"), 2),
    **dict.fromkeys(("request", "accuse", "reject", "threaten"), 3),
    **dict.fromkeys(("protest", "sanction", "mobilize", "coerce", "assault"), 4),
}
FAINT, SUBTITLE, INK = "#8A919C", "#5F6773", "#22262E"
_SIDES = ("More cooperation", "More conflict")


def _quads(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """Stacked counts, cooperation above the line and conflict below, deeds farther out."""
    marks = []
    for row in rows:
        talk, aid, quarrel, fight = (row[name] for name in QUADS)
        ends = ((0, talk), (talk, talk + aid), (0, -quarrel), (-quarrel, -quarrel - fight))
        marks += [
            {**row, "class": name, "low": low, "high": high, "count": abs(high - low)}
            for name, (low, high) in zip(QUAD_NAME, ends, strict=True)
            if low != high
        ]
    # Both sides of the line are seen, also where there is nothing on one of them.
    counts = [mark[end] for mark in marks for end in ("low", "high")]
    span = [min(-1, *counts), max(1, *counts)]
    axis = alt.Axis(
        title="Events", labelExpr="abs(datum.value)", labelOverlap=False, values=whole(*span)
    )
    return marks, _bars(alt, "class", QUAD_NAME, QUAD_COLOUR, axis, ["count:Q"], span)


def _types(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """A disc for each type and period, its area the count."""
    marks = [
        {
            **row,
            "middle": _middle(row),
            "class": QUAD_NAME[TYPE_QUAD[name] - 1],
            "type": name.upper(),
            "count": row[name],
        }
        for row in rows
        for name in TYPES
        if row[name]
    ]
    order = sorted(TYPES, key=lambda name: (TYPE_QUAD[name], TYPES.index(name)))
    drawn = (
        alt.Chart()
        .mark_circle(opacity=0.9)
        .encode(
            x="middle:T",
            y=alt.Y(
                "type:N",
                sort=[name.upper() for name in order],
                axis=alt.Axis(title=None, grid=True, ticks=False, domain=False),
            ),
            size=_size(alt, "count", max(mark["count"] for mark in marks), 30, 230),
            color=_colour(alt, "class", QUAD_NAME, QUAD_COLOUR),
            tooltip=["period:N", "type:N", "count:Q"],
        )
    )
    return marks, drawn


def _intensity(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """The mean intensity as discs on a line, as large as the events are many."""
    marks = [
        {**row, "middle": _middle(row), "side": _SIDES[row["intensity"] < 0]}
        for row in rows
        if row["events"]
    ]
    points = alt.Chart().encode(
        x="middle:T",
        y=alt.Y(
            "intensity:Q",
            scale=alt.Scale(domain=[-10, 10]),
            axis=alt.Axis(title="Mean intensity", values=[-10, -5, 0, 5, 10]),
        ),
        tooltip=["period:N", alt.Tooltip("intensity:Q", format=".1f"), "events:Q"],
    )
    discs = points.mark_circle(opacity=1).encode(
        color=_colour(alt, "side", _SIDES, (QUAD_COLOUR[0], QUAD_COLOUR[3])),
        size=_size(alt, "events", max(mark["events"] for mark in marks), 25, 260),
    )
    return marks, points.mark_line(color=FAINT, strokeWidth=1.5, strokeJoin="round") + discs


def _shares(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """Words and deeds as parts of a whole."""
    marks = []
    for row in rows:
        if row["events"]:
            words = {"kind": "Words", "low": 0, "high": row["verbal"], "share": row["verbal"]}
            deeds = {"kind": "Deeds", "low": row["verbal"], "high": 1, "share": row["material"]}
            marks += [{**row, **part} for part in (words, deeds) if part["share"]]
    axis = alt.Axis(title="Share of events", format="%", values=[0, 0.25, 0.5, 0.75, 1])
    tooltip = [alt.Tooltip("share:Q", format=".0%"), "events:Q"]
    return marks, _bars(alt, "kind", _KINDS, _KIND_COLOUR, axis, tooltip, [0, 1])


def _balance(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """Bars from 0, up for cooperation and down for conflict."""
    marks = [
        {**row, "side": _SIDES[row["balance"] < 0], "low": 0, "high": row["balance"]}
        for row in rows
        if row["events"]
    ]
    axis = alt.Axis(title="Balance", values=_HALVES)
    tooltip = [alt.Tooltip("balance:Q", format=".2f"), "events:Q"]
    colours = QUAD_COLOUR[0], QUAD_COLOUR[3]
    return marks, _bars(alt, "side", _SIDES, colours, axis, tooltip, [-1, 1])


def _deeds(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """The balance of words and that of deeds, as lines about 0."""
    marks = [
        {**row, "middle": _middle(row), "kind": kind, "value": row[kind.lower()]}
        for row in rows
        for kind in _KINDS
        if row[kind.lower()] is not None
    ]
    points = alt.Chart().encode(
        x="middle:T",
        y=alt.Y(
            "value:Q",
            scale=alt.Scale(domain=[-1, 1]),
            axis=alt.Axis(title="Balance", values=_HALVES),
        ),
        color=_colour(alt, "kind", _KINDS, _KIND_COLOUR),
        tooltip=["period:N", "kind:N", alt.Tooltip("value:Q", format=".2f"), "events:Q"],
    )
    # Of few events the balance leaps: what is known are the points.
    lines = points.mark_line(strokeWidth=1.5, strokeJoin="round", opacity=0.45)
    drawn = lines + points.mark_circle(size=45, opacity=1)
    return marks, drawn


def _outlets(alt: Any, rows: list[Row]) -> tuple[list[Row], Any]:
    """How many outlets told of the pair."""
    marks = [{**row, "low": 0, "high": row["outlets"], "what": "Outlets"} for row in rows]
    span = [0, max(1, *(mark["high"] for mark in marks))]
    axis = alt.Axis(title="Outlets", values=whole(*span), format="d")
    drawn = _bars(alt, "what", ("Outlets",), (_OUTLETS,), axis, ["outlets:Q", "events:Q"], span)
    return marks, drawn.encode(color=alt.value(_OUTLETS))


_KINDS, _KIND_COLOUR = ("Words", "Deeds"), ("#8E6BBF", "#3C4654")
_OUTLETS = "#5B7C99"
_HALVES = [-1, -0.5, 0, 0.5, 1]
#: The charts that have a line at 0, and those of bars.
SIGNED = frozenset({"quads", "intensity", "balance", "deeds"})
BARS = frozenset({"quads", "shares", "balance", "outlets"})
#: The charts: how each is drawn, its title, and what its reader must know.
CHARTS: dict[str, tuple[Callable[[Any, list[Row]], tuple[list[Row], Any]], str, str]] = {
    "quads": (
        _quads,
        "cooperation and conflict",
        "Events by quad class; conflict stands below the line.",
    ),
    "types": (_types, "what happened", "Events by PLOVER type; the larger a disc, the more."),
    "intensity": (
        _intensity,
        "intensity",
        "Mean PLOVER intensity of the events, from −10 (conflict) to 10 (cooperation).",
    ),
    "shares": (_shares, "words or deeds", "Shares of verbal and of material events."),
    "balance": (
        _balance,
        "balance of conflict and cooperation",
        "1 where all events are cooperation, −1 where all are conflict.",
    ),
    "deeds": (
        _deeds,
        "words against deeds",
        "1 where all words (all deeds) are cooperation, −1 where all are conflict.",
    ),
    "outlets": (_outlets, "who told of it", "Outlets that told of an event of the pair."),
}


def whole(low: int, high: int, most: int = 6) -> list[int]:
    """Whole numbers from one to another to mark on an axis, with 0 among them.

    >>> whole(-1, 3), whole(-7, 48)
    ([-1, 0, 1, 2, 3], [0, 10, 20, 30, 40])
    """
    step, sizes = 1, cycle((2, 2.5, 2))
    while (high - low) / step > most:
        step = int(step * next(sizes))
    return [number * step for number in range(-(-low // step), high // step + 1)]


def _bars(
    alt: Any,
    column: str,
    names: tuple[str, ...],
    colours: tuple[str, ...],
    axis: Any,
    tooltip: list[Any],
    domain: list[float] | None = None,
) -> Any:
    """Bars as wide as their periods, from ``low`` to ``high``."""
    scale = {"scale": alt.Scale(domain=domain)} if domain else {}
    return (
        alt.Chart()
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x="start:T",
            x2="end:T",
            y=alt.Y("low:Q", axis=axis, **scale),
            y2="high:Q",
            color=_colour(alt, column, names, colours),
            tooltip=["period:N", f"{column}:N", *tooltip],
        )
    )


def _colour(alt: Any, column: str, names: tuple[str, ...], colours: tuple[str, ...]) -> Any:
    scale = alt.Scale(domain=list(names), range=list(colours))
    legend = alt.Legend(
        title=None, orient="top", symbolType="square", symbolSize=110, symbolOpacity=1
    )
    return alt.Color(f"{column}:N", scale=scale, legend=legend)


def _size(alt: Any, column: str, most: int, least_area: int, area: int) -> Any:
    """Discs by their number; up to three of them are explained."""
    scale = alt.Scale(domain=[1, max(2, most)], range=[least_area, area])
    legend = alt.Legend(
        title="Events",
        orient="right",
        symbolType="circle",
        symbolFillColor=FAINT,
        symbolStrokeColor=FAINT,
        values=sorted({1, (most + 1) // 2, most}),
        format="d",
    )
    return alt.Size(f"{column}:Q", scale=scale, legend=legend)


def _middle(row: Row) -> dt.datetime:
    start, end = (dt.datetime.combine(row[name], dt.time()) for name in ("start", "end"))
    return start + (end - start) / 2
