"""A file that was written is read again, and what is in it counted, before it takes its place."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from kgnews.errors import KgnewsError
from kgnews.export.network import Network, Options, network
from kgnews.export.pages import pages

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["recounted"]

_Counts = tuple[int, int]  # what is in the file, what the graph has
_Recount = Callable[[Path, "Graph", Options], _Counts]

_RDF = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
    "turtle12": "TURTLE",
    "void": "TURTLE",
}
_EVERYTHING = {"turtle", "ntriples", "jsonld", "rdfxml"}  # formats that hold each triple once
_XML = ("graphml", "gexf", "graphml-neo4j", "graphml-yed")  # each node and edge an element
_FAULTS = (OSError, SyntaxError, ValueError, KeyError, EOFError, csv.Error, BadZipFile, zlib.error)


def recounted(format: str, path: Path, graph: Graph, options: Options) -> None:
    """Raise KgnewsError where a file does not hold what the graph does.

    It must be readable. Counted are triples where the format holds each of them, else nodes and
    edges, rows, articles or pages. A format that is for eyes only, or of somebody else, is not
    read.
    """
    count = _RECOUNTS.get(format)
    if count is None:
        return
    try:
        found, wanted = count(path, graph, options)
    except _FAULTS as fault:
        raise _wrong(format, f"cannot be read again ({fault})") from fault
    if found != wanted:
        raise _wrong(format, f"has {found:,} of {wanted:,} when it is read again")


def _wrong(format: str, what: str) -> KgnewsError:
    return KgnewsError(f"export {format}", what, "please report it; the file was not written")


def _size(net: Network) -> int:
    return len(net.nodes) + len(net.edges)


def _statements(format: str, path: Path, graph: Graph, options: Options) -> _Counts:
    import pyoxigraph as ox

    written = getattr(ox.RdfFormat, _RDF[format])
    found = sum(1 for _ in ox.parse(path=str(path), format=written))
    return found, graph.count() if format in _EVERYTHING else found


def _elements(path: Path, graph: Graph, options: Options) -> _Counts:
    from lxml import etree

    found = 0
    steps = etree.iterparse(str(path), events=("end",), resolve_entities=False, huge_tree=True)
    for _, element in steps:
        if str(element.tag).rpartition("}")[2] in ("node", "edge"):
            found += 1
            element.clear()
    return found, _size(network(graph, options))


def _cytoscape(path: Path, graph: Graph, options: Options) -> _Counts:
    elements = json.loads(path.read_bytes())["elements"]
    return len(elements["nodes"]) + len(elements["edges"]), _size(network(graph, options))


def _cx2(path: Path, graph: Graph, options: Options) -> _Counts:
    parts = json.loads(path.read_bytes())
    found = sum(len(each.get("nodes", ())) + len(each.get("edges", ())) for each in parts)
    return found, _size(network(graph, options))


def _kumu(path: Path, graph: Graph, options: Options) -> _Counts:
    parts = json.loads(path.read_bytes())
    found = len(parts["elements"]) + len(parts["connections"])
    return found, _size(network(graph, options))


def _schemaorg(path: Path, graph: Graph, options: Options) -> _Counts:
    return len(json.loads(path.read_bytes())["@graph"]), len(pages(graph))


def _ftm(path: Path, graph: Graph, options: Options) -> _Counts:
    """An entity for every node, every fact and every article."""
    with path.open("rb") as lines:
        found = len({json.loads(line)["id"] for line in lines})
    net = network(graph, Options(options.stances, measures=options.measures))
    facts = sum(edge.id.startswith("fact-") for edge in net.edges)
    return found, len(net.nodes) + facts + len(pages(graph))


def _rows(of: str, path: Path, graph: Graph, options: Options) -> _Counts:
    """The cells of a table: a heading, and a row for every node or edge."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return _cells(lines, len(getattr(network(graph, options), of)))


def _cells(lines: Iterable[str], rows: int) -> _Counts:
    widths = [len(row) for row in csv.reader(lines)]
    return sum(widths), (rows + 1) * widths[0] if widths else 0


def _parquet(of: str, path: Path, graph: Graph, options: Options) -> _Counts:
    from pyarrow import parquet

    found: int = parquet.read_table(path).num_rows
    return found, len(getattr(network(graph, options), of))


def _neo4j(path: Path, graph: Graph, options: Options) -> _Counts:
    net, found, wanted = network(graph, options), 0, 0
    with ZipFile(path) as archive:
        for name, rows in (("nodes.csv", net.nodes), ("relationships.csv", net.edges)):
            lines = io.StringIO(archive.read(name).decode(), newline="")
            there, expected = _cells(lines, len(rows))
            found, wanted = found + there, wanted + expected
    return found, wanted


def _obsidian(path: Path, graph: Graph, options: Options) -> _Counts:
    """A page for every entity and article, and the index."""
    with ZipFile(path) as archive:
        if damaged := archive.testzip():
            raise BadZipFile(damaged)
        found = len(archive.namelist())
    entities = [each for each in network(graph, options).nodes if each.type != "Article"]
    return found, len(entities) + len(pages(graph)) + 1


_RECOUNTS: Mapping[str, _Recount] = {
    **{format: partial(_statements, format) for format in _RDF},
    **dict.fromkeys(_XML, _elements),
    "cytoscape": _cytoscape,
    "cx2": _cx2,
    "kumu": _kumu,
    "schemaorg": _schemaorg,
    "ftm": _ftm,
    "csv": partial(_rows, "edges"),
    "csv-nodes": partial(_rows, "nodes"),
    "parquet": partial(_parquet, "edges"),
    "parquet-nodes": partial(_parquet, "nodes"),
    "neo4j": _neo4j,
    "obsidian": _obsidian,
}
