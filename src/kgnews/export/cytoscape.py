"""For Cytoscape: its JSON of elements, and CX2, the format of NDEx and of Cytoscape 3.10."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from kgnews.export.network import EDGE_COLUMNS, Options, network
from kgnews.export.palette import colour

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["cx2", "cytoscape"]


def cytoscape(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Cytoscape JSON: for Cytoscape and cytoscape.js."""
    net = network(graph, options)
    nodes = [
        {"id": node.id} | node.values() | {"same_as": list(node.same_as)} for node in net.nodes
    ]
    edges = [
        {"id": edge.id, "source": edge.source, "target": edge.target}
        | edge.values()
        | {"article_url": list(edge.articles)}
        for edge in net.edges
    ]
    document = {
        "format_version": "1.0",
        "generated_by": "kgnews",
        "target_cytoscapejs_version": "~3",
        "data": {"name": "kgnews"},
        "elements": {
            "nodes": [{"data": each} for each in nodes],
            "edges": [{"data": each} for each in edges],
        },
    }
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


def cx2(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """CX2: for Cytoscape 3.10 and later, and for NDEx; with colours by class."""
    net = network(graph, options)
    numbers = {node.id: at for at, node in enumerate(net.nodes)}
    nodes = [{"id": numbers[node.id], "v": _filled(node.values())} for node in net.nodes]
    edges = [
        {"id": at, "s": numbers[edge.source], "t": numbers[edge.target]}
        | {"v": {"fact": edge.id} | _filled(edge.values())}
        for at, edge in enumerate(net.edges)
    ]
    aspects: dict[str, list[dict[str, Any]]] = {
        "attributeDeclarations": [
            {
                "networkAttributes": {"name": {"d": "string"}},
                "nodes": {name: {"d": kind} for name, kind in net.node_columns},
                "edges": {"fact": {"d": "string"}} | {n: {"d": kind} for n, kind in EDGE_COLUMNS},
            }
        ],
        "networkAttributes": [{"name": "kgnews"}],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_style(sorted({node.type for node in net.nodes}))],
    }
    counted = [{"name": name, "elementCount": len(each)} for name, each in aspects.items()]
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": counted},
        *({name: each} for name, each in aspects.items()),
        {"status": [{"success": True}]},
    ]
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value != ""}


def _style(kinds: list[str]) -> dict[str, Any]:
    """Names on nodes and edges, and a colour for every class."""
    colours = [{"v": kind, "vp": colour(kind)} for kind in kinds]

    def shown(name: str) -> dict[str, Any]:
        definition = {"attribute": name, "type": "string"}
        return {"type": "PASSTHROUGH", "definition": definition}

    by_class = {"attribute": "type", "type": "string", "map": colours}
    return {
        "default": {"edge": {"EDGE_TARGET_ARROW_SHAPE": "triangle"}, "network": {}, "node": {}},
        "nodeMapping": {
            "NODE_LABEL": shown("name"),
            "NODE_BACKGROUND_COLOR": {"type": "DISCRETE", "definition": by_class},
        },
        "edgeMapping": {"EDGE_LABEL": shown("interaction")},
    }
