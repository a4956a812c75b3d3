"""GraphML 1.0 that Gephi, yEd, Cytoscape, igraph and NetworkX open.

NetworkX writes the XML. Given a graph as it comes, it would write files that other programs
refuse: an IRI is no node id (the schema wants a name token), keys of parallel edges repeat,
other types than text and numbers end the export half-way. So nodes are ``n0`` …, every edge has
the id of its fact, and each attribute has one type throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

from kgnews.export.characters import xml_safe
from kgnews.export.network import Options, Value, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["graphml"]


def graphml(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GraphML: entities and the facts between them, for Gephi, yEd, Cytoscape and igraph."""
    import networkx

    net = network(graph, options)
    drawn = networkx.MultiDiGraph()
    for node in net.nodes:
        drawn.add_node(node.id, **_plain(node.values()))
    for edge in net.edges:
        drawn.add_edge(edge.source, edge.target, edge.id, **_plain(edge.values()))
    networkx.write_graphml_lxml(drawn, stream)


def _plain(values: Mapping[str, Value]) -> dict[str, Value]:
    return {
        key: xml_safe(value) if isinstance(value, str) else value for key, value in values.items()
    }
