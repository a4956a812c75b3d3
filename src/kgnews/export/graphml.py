"""GraphML 1.0 that Gephi, yEd, Cytoscape, igraph and NetworkX open.

NetworkX writes the XML. Given a graph as it comes, it would write files that other programs
refuse: an IRI is no node id (the schema wants a name token), keys of parallel edges repeat,
other types than text and numbers end the export half-way. So nodes are ``n0`` …, every edge has
the id of its fact, and each attribute has one type throughout.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from kgnews.export.characters import xml_safe
from kgnews.export.network import JOINED, Edge, Node, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["graphml"]


def graphml(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GraphML: entities and the facts between them, for Gephi, yEd, Cytoscape and igraph."""
    import networkx

    net = network(graph, options)
    drawn = networkx.MultiDiGraph()
    for node in net.nodes:
        drawn.add_node(node.id, **_node(node))
    for edge in net.edges:
        drawn.add_edge(edge.source, edge.target, edge.id, **_edge(edge))
    networkx.write_graphml_lxml(drawn, stream)


def _node(node: Node) -> dict[str, str | int]:
    """``name`` is what Cytoscape draws, ``label`` what the others do."""
    return {
        "label": xml_safe(node.label),
        "name": xml_safe(node.label),
        "type": node.type,
        "iri": node.iri,
        "mentions": node.mentions,
        "first_seen": node.first_seen,
        "last_seen": node.last_seen,
        "same_as": JOINED.join(node.same_as),
    }


def _edge(edge: Edge) -> dict[str, str | int]:
    """``interaction`` is what Cytoscape draws, ``label`` what the others do."""
    return {
        "label": edge.label,
        "interaction": edge.label,
        "predicate": edge.predicate,
        "weight": edge.weight,
        "stance": edge.stance,
        "quote": xml_safe(edge.quote),
        "article_url": xml_safe(JOINED.join(edge.articles)),
        "start": edge.start,
        "end": edge.end,
    }
