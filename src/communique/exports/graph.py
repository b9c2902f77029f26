"""GraphML: actors as nodes, and as edges what they did to each other, summed.

For Gephi, igraph, networkx (``networkx.read_graphml``) and the like. Every edge sums the dyads
between two actors: how many, by quad class, mean intensity, first and last day.

What is lost: everything about the single event (time, type by type, place, words, sources), and the
parties of events without another side, which are nodes without an edge. Only a selection goes out
(actual and ongoing, current, by default), since an edge cannot say what was planned or denied.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lxml import etree  # type: ignore[import-untyped]

from communique.exports.codes import country_names
from communique.exports.dyads import HAPPENED, dyads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import BinaryIO

    from communique.exports.dyads import Dyad, Party, Selection
    from communique.record import Record

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATION = f"{_NAMESPACE} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
#: The attributes of a node, with their types of GraphML.
NODE = {"name": "string", "kind": "string", "country": "string", "sector": "string"}
#: The attributes of an edge.
EDGE = {
    "weight": "int",
    "verbal_cooperation": "int",
    "material_cooperation": "int",
    "verbal_conflict": "int",
    "material_conflict": "int",
    "intensity_mean": "double",
    "types": "string",
    "documents": "int",
    "first_day": "string",
    "last_day": "string",
}

Value = str | int | float | None


@dataclass(slots=True)
class _Sum:
    """What the dyads between two nodes come to."""

    quads: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    documents: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None

    def add(self, dyad: Dyad) -> None:
        self.quads[dyad.event.quad] += 1
        self.types[dyad.event.type] += 1
        self.intensity += dyad.event.intensity
        self.documents.add(dyad.record.document.id)
        day = dyad.day
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def values(self) -> dict[str, Value]:
        weight = self.quads.total()
        return {
            "weight": weight,
            "verbal_cooperation": self.quads[1],
            "material_cooperation": self.quads[2],
            "verbal_conflict": self.quads[3],
            "material_conflict": self.quads[4],
            "intensity_mean": round(self.intensity / weight, 4),
            "types": "|".join(f"{kind}:{count}" for kind, count in sorted(self.types.items())),
            "documents": len(self.documents),
            "first_day": str(self.first) if self.first else None,
            "last_day": str(self.last) if self.last else None,
        }


def write_graphml(
    records: Iterable[Record],
    stream: BinaryIO,
    *,
    selection: Selection = HAPPENED,
    by: Literal["actor", "country"] = "actor",
    directed: bool = True,
) -> tuple[int, int]:
    """Writes the graph; returns the numbers of nodes and edges.

    Args:
        records: the records. The sums of all pairs are held in memory.
        stream: where to write, a stream of bytes.
        selection: which statuses and timings go out.
        by: ``"country"`` makes one node of all actors of a country (or of a body such as ``UNO``),
            and leaves out those of none, and what they do among themselves.
        directed: whether A to B is another edge than B to A. In a graph that is not, a symmetric
            event (a meeting) counts once a pair, in one that is, once each way.

    >>> import io, communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> write_graphml([record], io.BytesIO())
    (2, 1)
    """
    nodes: dict[str, dict[str, Value]] = {}
    edges: dict[tuple[str, str], _Sum] = {}
    for dyad in dyads(records, selection):
        if not directed and dyad.mirrored:
            continue
        ends = []
        for party in (dyad.source, dyad.target):
            if party is not None and (name := _node_id(party, by)):
                nodes.setdefault(name, _node(party, name, by))
                ends.append(name)
        if len(ends) == 2 and not (by == "country" and ends[0] == ends[1]):
            source, target = ends if directed else sorted(ends)
            edges.setdefault((source, target), _Sum()).add(dyad)
    _write(nodes, edges, stream, directed)
    return len(nodes), len(edges)


def _node_id(party: Party, by: str) -> str:
    code = party.code
    return party.ref.actor if by == "actor" else code.body or code.country


def _node(party: Party, name: str, by: str) -> dict[str, Value]:
    code = party.code
    if by == "country":
        return {"name": country_names().get(name, name), "country": code.country or None}
    return {
        "name": party.name,
        "kind": party.actor.kind if party.actor else None,
        "country": code.country or None,
        "sector": code.sector or (party.actor.sector if party.actor else None),
    }


def _write(
    nodes: dict[str, dict[str, Value]],
    edges: dict[tuple[str, str], _Sum],
    stream: BinaryIO,
    directed: bool,
) -> None:
    root = {f"{{{_SCHEMA}}}schemaLocation": _LOCATION}
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", root, nsmap={None: _NAMESPACE, "xsi": _SCHEMA}):
            for domain, attributes in (("node", NODE), ("edge", EDGE)):
                for name, kind in attributes.items():
                    key = {"id": f"{domain}_{name}", "for": domain}
                    file.write(etree.Element("key", {**key, "attr.name": name, "attr.type": kind}))
            with file.element("graph", edgedefault="directed" if directed else "undirected"):
                for name in sorted(nodes):
                    file.write(_element("node", {"id": name}, nodes[name]))
                for source, target in sorted(edges):
                    ends = {"source": source, "target": target}
                    file.write(_element("edge", ends, edges[source, target].values()))


def _element(tag: str, attributes: dict[str, str], values: dict[str, Value]) -> etree._Element:
    element = etree.Element(tag, attributes)
    for name, value in values.items():
        if value is not None:
            data = etree.SubElement(element, "data", key=f"{tag}_{name}")
            data.text = _allowed(str(value))
    return element


def _allowed(text: str) -> str:
    """A text without the control characters that XML has no way to write."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
