"""The graph as files for other programs.

An exporter is a function of a graph, a binary stream and :class:`Options`; :func:`part` makes the
graph that it gets. Those of other packages come by the entry point group ``kgnews.exporters``;
the name of the entry point is the name of the format, and the first line of the docstring its
help.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import IO, TYPE_CHECKING

from kgnews.export.description import MEDIA_TYPES, Written, describe
from kgnews.export.folders import Folder
from kgnews.export.measures import MEASURES
from kgnews.export.network import STANCES, Edge, Network, Node, Options, network
from kgnews.export.once import FetchedOnce
from kgnews.export.recounting import recounted
from kgnews.export.selection import Selection, part

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = [
    "ENDINGS",
    "GROUP",
    "MEASURES",
    "MEDIA_TYPES",
    "STANCES",
    "Edge",
    "Exporter",
    "FetchedOnce",
    "Folder",
    "Network",
    "Node",
    "Options",
    "Selection",
    "Written",
    "describe",
    "exporters",
    "network",
    "part",
    "recounted",
]

GROUP = "kgnews.exporters"

Exporter = Callable[["Graph", IO[bytes], Options], None]

_FORMATS = {
    "turtle": "rdf:turtle",
    "ntriples": "rdf:ntriples",
    "nquads": "rdf:nquads",
    "trig": "rdf:trig",
    "jsonld": "rdf:jsonld",
    "schemaorg": "schemaorg:schemaorg",
    "rdfxml": "rdf:rdfxml",
    "turtle12": "rdf:turtle12",
    "void": "description:void",
    "graphml": "graphml:graphml",
    "graphml-yed": "yed:yed",
    "graphml-neo4j": "neo4j:neo4j_graphml",
    "gexf": "gexf:gexf",
    "cytoscape": "cytoscape:cytoscape",
    "cx2": "cytoscape:cx2",
    "csv": "tables:facts",
    "csv-nodes": "tables:nodes",
    "parquet": "parquet:edges",
    "parquet-nodes": "parquet:nodes",
    "neo4j": "neo4j:neo4j_csv",
    "ftm": "ftm:ftm",
    "kumu": "kumu:kumu",
    "dot": "drawings:dot",
    "mermaid": "drawings:mermaid",
    "html": "html:html",
    "obsidian": "obsidian:obsidian",
}
ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".cx2": "cx2",
    ".csv": "csv",
    ".parquet": "parquet",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".html": "html",
}
"""The format of a file by its ending, where that says it."""
_FOLDERS = {"neo4j", "obsidian"}  # formats of several files


def exporters() -> dict[str, Exporter]:
    """Every exporter by the name of its format, our own first.

    A format of ours cannot be replaced by another package.

    >>> list(exporters())[:2]
    ['turtle', 'ntriples']
    """
    found: dict[str, Exporter] = {}
    for name, place in _FORMATS.items():
        module, _, function = place.partition(":")
        made = getattr(import_module(f"kgnews.export.{module}"), function)
        found[name] = Folder(made) if name in _FOLDERS else made
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        if point.name not in found:
            found[point.name] = point.load()
    return found
