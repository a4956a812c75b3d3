"""Kumu's JSON blueprint: elements and connections, imported there by dropping the file."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from kgnews.export.network import Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["kumu"]


def kumu(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Kumu JSON: elements with type and tags, connections with the sentence as description."""
    net = network(graph, options)
    elements = [
        {"id": node.id, "label": node.label, "type": node.type, "tags": [node.type]}
        | {"iri": node.iri, "mentions": node.mentions, "same as": list(node.same_as)}
        | {"first seen": node.first_seen, "last seen": node.last_seen}
        | dict(node.measures)
        for node in net.nodes
    ]
    connections = [
        {"id": edge.id, "from": edge.source, "to": edge.target, "direction": "directed"}
        | {"label": edge.label, "type": edge.label, "description": edge.quote}
        | {"tags": [edge.stance] if edge.stance else [], "strength": edge.weight}
        | {"support": edge.support, "articles": list(edge.articles)}
        | {"predicate": edge.predicate, "start date": edge.start, "end date": edge.end}
        | ({"confidence": edge.confidence} if edge.confidence is not None else {})
        for edge in net.edges
    ]
    document = {"elements": elements, "connections": connections}
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")
