"""A file that was written is read again, and what is in it counted, before it takes its place."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import KgnewsError
from kgnews.export.network import Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["recounted"]

_RDF = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
    "turtle12": "TURTLE",
}
_EVERYTHING = {"turtle", "ntriples", "jsonld", "rdfxml"}  # formats that hold each triple once
_NETWORKS = {"graphml", "gexf"}  # formats that have each node and edge as an element
_XML = {*_NETWORKS, "graphml-yed", "graphml-neo4j"}
_JSON = {"cytoscape", "cx2", "kumu"}
_TABLES = {"csv", "csv-nodes"}


def recounted(format: str, path: Path, graph: Graph, options: Options) -> None:
    """Raise KgnewsError where a file does not hold what the graph does.

    It must be readable. The triples are counted where the format holds each of them, nodes and
    edges where it has an element for each, and the columns of every row of a table. A format
    that is for eyes only, or of somebody else, is not read.
    """
    try:
        if format in _RDF:
            found = _statements(path, _RDF[format])
            wanted = graph.count() if format in _EVERYTHING else found
        elif format in _XML:
            nodes, edges = _elements(path)
            net = network(graph, options) if format in _NETWORKS else None
            found = nodes + edges
            wanted = len(net.nodes) + len(net.edges) if net else found
        elif format in _TABLES:
            found, wanted = _cells(path)
        elif format in _JSON:
            json.loads(path.read_bytes())
            return
        else:
            return
    except (OSError, SyntaxError, ValueError, csv.Error) as fault:
        raise _wrong(format, f"cannot be read again ({fault})") from fault
    if found != wanted:
        raise _wrong(format, f"has {found:,} of {wanted:,} when it is read again")


def _wrong(format: str, what: str) -> KgnewsError:
    return KgnewsError(f"export {format}", what, "please report it; the file was not written")


def _statements(path: Path, format: str) -> int:
    import pyoxigraph as ox

    return sum(1 for _ in ox.parse(path=str(path), format=getattr(ox.RdfFormat, format)))


def _elements(path: Path) -> tuple[int, int]:
    from lxml import etree

    count = {"node": 0, "edge": 0}
    steps = etree.iterparse(str(path), events=("end",), resolve_entities=False, huge_tree=True)
    for _, element in steps:
        name = str(element.tag).rpartition("}")[2]
        if name in count:
            count[name] += 1
            element.clear()
    return count["node"], count["edge"]


def _cells(path: Path) -> tuple[int, int]:
    """How many cells a table has, and how many its heading and its rows make."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        widths = [len(row) for row in csv.reader(lines)]
    return sum(widths), len(widths) * widths[0] if widths else 0
