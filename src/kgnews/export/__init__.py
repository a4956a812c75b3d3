"""The graph as files for other programs.

An exporter is a function of a graph, a binary stream and :class:`Options`. Those of other
packages come by the entry point group ``kgnews.exporters``; the name of the entry point is the
name of the format, and the first line of the docstring its help.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import IO, TYPE_CHECKING

from kgnews.export.network import STANCES, Edge, Network, Node, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = [
    "GROUP",
    "STANCES",
    "Edge",
    "Exporter",
    "Network",
    "Node",
    "Options",
    "exporters",
    "network",
]

GROUP = "kgnews.exporters"

Exporter = Callable[["Graph", IO[bytes], Options], None]

_FORMATS = {
    "turtle": "rdf:turtle",
    "ntriples": "rdf:ntriples",
    "jsonld": "rdf:jsonld",
    "rdfxml": "rdf:rdfxml",
    "trig": "rdf:trig",
    "turtle12": "rdf:turtle12",
    "graphml": "graphml:graphml",
    "gexf": "gexf:gexf",
    "cytoscape": "drawings:cytoscape",
    "csv": "tables:facts",
    "csv-nodes": "tables:nodes",
    "dot": "drawings:dot",
}


def exporters() -> dict[str, Exporter]:
    """Every exporter by the name of its format, our own first.

    A format of ours cannot be replaced by another package.

    >>> list(exporters())[:2]
    ['turtle', 'ntriples']
    """
    found: dict[str, Exporter] = {}
    for name, place in _FORMATS.items():
        module, _, function = place.partition(":")
        found[name] = getattr(import_module(f"kgnews.export.{module}"), function)
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        if point.name not in found:
            found[point.name] = point.load()
    return found
