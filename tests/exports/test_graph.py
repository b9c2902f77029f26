"""GraphML."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from communique.exports import graph
from communique.exports.dyads import EVERYTHING, dyads
from tests.exports.conftest import SHELLING, event, record, ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.record import Record

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
Found = tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]], Any]


def written(records: Sequence[Record], **options: Any) -> Found:
    stream = io.BytesIO()
    counts = graph.write_graphml(records, stream, **options)
    root = etree.fromstring(stream.getvalue())
    keys = {key.get("id"): key.get("attr.name") for key in root.findall("g:key", NS)}
    nodes, edges = {}, {}
    for node in root.iterfind("g:graph/g:node", NS):
        nodes[node.get("id")] = {keys[d.get("key")]: d.text for d in node.findall("g:data", NS)}
    for edge in root.iterfind("g:graph/g:edge", NS):
        values = {keys[d.get("key")]: d.text for d in edge.findall("g:data", NS)}
        edges[edge.get("source"), edge.get("target")] = values
    assert counts == (len(nodes), len(edges))
    assert {end for edge in edges for end in edge} <= set(nodes)
    return nodes, edges, root


def test_every_dyad_is_in_a_sum(golden: list[Record]) -> None:
    _, edges, root = written(golden)
    whole = [d for d in dyads(golden) if d.source and d.target]
    assert sum(int(edge["weight"]) for edge in edges.values()) == len(whole) > 20
    quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert all(sum(int(edge[q]) for q in quads) == int(edge["weight"]) for edge in edges.values())
    total = sum(float(e["intensity_mean"]) * int(e["weight"]) for e in edges.values())
    assert total == pytest.approx(sum(d.event.intensity for d in whole), abs=0.05)
    assert root.find("g:graph", NS).get("edgedefault") == "directed"


def test_nodes_and_edges_say_what_they_are(awkward: Record) -> None:
    nodes, edges, _ = written([awkward], selection=EVERYTHING)
    assert nodes["TCD.MIL"] == {
        "name": "Military\tof Chad", "kind": "group", "country": "TCD", "sector": "MIL",
    }  # fmt: skip
    assert "UNK.CVL" in nodes
    assert edges["EGY", "SDN"]["weight"] == "3"  # met, planned, past
    assert edges["SDN", "EGY"]["weight"] == "1"
    assert edges["TCD.MIL", "UNK.REB"] == {
        "weight": "1", "verbal_cooperation": "0", "material_cooperation": "0",
        "verbal_conflict": "0", "material_conflict": "1", "intensity_mean": "-9.3",
        "types": "ASSAULT:1", "documents": "1", "first_day": "2024-02-01",
        "last_day": "2024-02-01",
    }  # fmt: skip


def test_an_undirected_graph_counts_a_meeting_once(awkward: Record) -> None:
    _, edges, root = written([awkward], directed=False)
    assert edges["EGY", "SDN"]["weight"] == "1"
    assert ("SDN", "EGY") not in edges
    assert root.find("g:graph", NS).get("edgedefault") == "undirected"


def test_countries_take_in_their_actors() -> None:
    inner = event(6, actors=(ref("TCD.GOV"),), recipients=(ref("TCD.REB"),))
    outer = event(7, actors=(ref("TCD.GOV"),), recipients=(ref("UNO:unhcr"),))
    nodes, edges, _ = written([record(events=(SHELLING, inner, outer))], by="country")
    assert set(nodes) == {"TCD", "IGO", "UNO"}
    assert nodes["TCD"] == {"name": "Chad", "country": "TCD"}
    assert set(edges) == {("TCD", "IGO"), ("TCD", "UNO")}


def test_networkx_reads_it(golden: list[Record], tmp_path: Any) -> None:
    networkx = pytest.importorskip("networkx")
    path = tmp_path / "g.graphml"
    with path.open("wb") as stream:
        nodes, edges = graph.write_graphml(golden, stream)
    read = networkx.read_graphml(path)
    assert (read.number_of_nodes(), read.number_of_edges()) == (nodes, edges)
    weight = sum(data["weight"] for _, _, data in read.edges(data=True))
    assert weight == len([d for d in dyads(golden) if d.source and d.target])
