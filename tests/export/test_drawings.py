"""GEXF, Cytoscape, Graphviz and CSV."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from kgnews.export import STANCES, Network, Options, exporters
from kgnews.export.characters import cell, xml_safe
from kgnews.store import EmbeddedGraph, Graph

ALL = Options(stances=STANCES, articles=True)


def _written(graph: Graph, format: str, options: Options = ALL) -> bytes:
    stream = io.BytesIO()
    exporters()[format](graph, stream, options)
    return stream.getvalue()


def test_networkx_reads_the_same_nodes_and_edges_from_gexf(graph: Graph, net: Network) -> None:
    read = networkx.read_gexf(io.BytesIO(_written(graph, "gexf")), version="1.3")
    assert set(read.nodes) == {node.id for node in net.nodes}
    assert {about["id"] for _, _, about in read.edges(data=True)} == {each.id for each in net.edges}


def test_gexf_has_kinds_and_periods_as_gephi_reads_them(graph: Graph) -> None:
    root = etree.fromstring(_written(graph, "gexf"))
    space = {"g": "http://gexf.net/1.3"}
    (plan,) = root.xpath("//g:edge[@kind='hosts']", namespaces=space)
    assert plan.get("start") == "2025-01-01"
    assert plan.get("end") is None
    assert root.xpath("//g:graph/@mode", namespaces=space) == ["dynamic"]
    assert {each.get("label") for each in root.iter("{*}node")} >= {"Ambon", "São Tomé"}


def test_gexf_has_a_colour_a_place_and_a_size_for_every_node(graph: Graph, net: Network) -> None:
    root = etree.fromstring(_written(graph, "gexf"))
    space = {"g": "http://gexf.net/1.3", "v": "http://gexf.net/1.3/viz"}
    for name in ("color", "position", "size"):
        assert len(root.xpath(f"//g:node/v:{name}", namespaces=space)) == len(net.nodes)
    places = root.xpath("//v:position", namespaces=space)
    assert len({(each.get("x"), each.get("y")) for each in places}) == len(net.nodes)


def test_graphology_reads_gexf_with_every_attribute(
    graph: Graph, net: Network, judged: Callable[[str, bytes], Any]
) -> None:
    read = judged("gexf", _written(graph, "gexf"))
    nodes = dict(read["nodes"])
    for node in net.nodes:
        wanted = {"label": xml_safe(node.label), "iri": node.iri, "mentions": node.mentions}
        assert wanted.items() <= nodes[node.id].items()
    edges = {id_: (source, target, about) for id_, source, target, about in read["edges"]}
    for edge in net.edges:
        source, target, about = edges[edge.id]
        assert (source, target) == (edge.source, edge.target)
        assert about["weight"] == edge.weight
        assert about.get("quote", "") == xml_safe(edge.quote)


def test_cytoscape_js_loads_the_same_nodes_and_edges(
    graph: Graph, net: Network, judged: Callable[[str, bytes], Any]
) -> None:
    read = judged("cytoscape", _written(graph, "cytoscape"))
    assert {id_: about["iri"] for id_, about in read["nodes"]} == {n.id: n.iri for n in net.nodes}
    found = {id_: (s, t, about["support"]) for id_, s, t, about in read["edges"]}
    assert found == {e.id: (e.source, e.target, e.support) for e in net.edges}


def test_mermaid_parses_what_hostile_names_make(
    graph: Graph, judged: Callable[[str, bytes], Any]
) -> None:
    assert judged("mermaid", _written(graph, "mermaid"))["diagramType"] == "flowchart-v2"


def test_mermaid_is_capped_and_says_so(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgnews.export.drawings.MOST_EDGES", 2)
    lines = _written(graph, "mermaid", Options()).decode().splitlines()
    assert lines[1] == "  %% 2 of 7 facts, those with most evidence: Mermaid draws no more"
    assert sum(" -->|" in line for line in lines) == 2


def test_cytoscape_json_has_the_same_nodes_and_edges(graph: Graph, net: Network) -> None:
    elements = json.loads(_written(graph, "cytoscape"))["elements"]
    assert [each["data"]["id"] for each in elements["nodes"]] == [node.id for node in net.nodes]
    assert [each["data"]["id"] for each in elements["edges"]] == [edge.id for edge in net.edges]
    assert all(each["data"]["interaction"] for each in elements["edges"])


def test_graphviz_draws_it(graph: Graph) -> None:
    dot = shutil.which("dot")
    if not dot:
        pytest.skip("no dot: see tests/export/README.md")
    written = _written(graph, "dot")
    done = subprocess.run([dot, "-Tsvg"], input=written, capture_output=True, check=True)
    assert b"Forum Kota Teluk" in done.stdout


def test_dot_quotes_what_would_end_a_string(graph: Graph) -> None:
    assert r'label="Festival \"Angin\" </script>"' in _written(graph, "dot").decode()


def test_csv_has_a_row_for_every_edge_and_every_node(graph: Graph, net: Network) -> None:
    facts = list(csv.DictReader(io.StringIO(_written(graph, "csv").decode(), newline="")))
    assert [row["id"] for row in facts] == [edge.id for edge in net.edges]
    nodes = list(csv.DictReader(io.StringIO(_written(graph, "csv-nodes").decode(), newline="")))
    assert [row["id"] for row in nodes] == [node.iri for node in net.nodes]
    assert {row["source"] for row in facts} <= {row["id"] for row in nodes}


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 21", "-5", "@kota", "\t=x", " =x", "\uff1dx", "\r=x"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_only_characters_of_xml_get_into_xml() -> None:
    assert (
        xml_safe("a\x00\x0b\ufffe\ud800b\U0001f600\t") == "a\ufffd\ufffd\ufffd\ufffdb\U0001f600\t"
    )


def test_an_empty_graph_is_a_whole_file(tmp_path: Path) -> None:
    import pyoxigraph

    empty = EmbeddedGraph(pyoxigraph.Store(), tmp_path)
    for format in ("graphml", "gexf", "cytoscape", "csv", "dot", "turtle", "ntriples", "jsonld"):
        assert _written(empty, format) or format in ("ntriples", "turtle")
    assert etree.fromstring(_written(empty, "graphml")) is not None
