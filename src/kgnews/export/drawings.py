"""Small formats of nodes and edges: Cytoscape's JSON and Graphviz."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from kgnews.export.characters import xml_safe
from kgnews.export.network import Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["cytoscape", "dot"]


def cytoscape(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Cytoscape JSON: for Cytoscape and cytoscape.js."""
    net = network(graph, options)
    nodes = [
        {"id": node.id, "name": node.label, "label": node.label, "type": node.type}
        | {"iri": node.iri, "mentions": node.mentions, "same_as": list(node.same_as)}
        | {"first_seen": node.first_seen, "last_seen": node.last_seen}
        for node in net.nodes
    ]
    edges = [
        {"id": edge.id, "source": edge.source, "target": edge.target}
        | {"interaction": edge.label, "label": edge.label, "predicate": edge.predicate}
        | {"weight": edge.weight, "stance": edge.stance, "quote": edge.quote}
        | {"article_url": list(edge.articles), "start": edge.start, "end": edge.end}
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


def dot(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Graphviz: for dot and sfdp, with links to the articles in SVG."""
    net = network(graph, options)
    stream.write(b"digraph kgnews {\n  node [shape=box, style=rounded];\n")
    for node in net.nodes:
        label, tip = _quoted(node.label), _quoted(f"{node.type} {node.iri}")
        stream.write(f"  {node.id} [label={label}, tooltip={tip}];\n".encode())
    for edge in net.edges:
        parts = [f"label={_quoted(edge.label)}", f"tooltip={_quoted(edge.quote)}"]
        parts += [f"weight={edge.weight}"]
        if edge.articles and edge.articles[0].startswith(("https://", "http://")):
            parts.append(f"URL={_quoted(edge.articles[0])}")
        stream.write(f"  {edge.source} -> {edge.target} [{', '.join(parts)}];\n".encode())
    stream.write(b"}\n")


def _quoted(text: str) -> str:
    """A string of the DOT language; a backslash there would begin an escape.

    >>> print(_quoted('"Angin" \\\\N'))
    "\\"Angin\\" \\\\N"
    """
    plain = xml_safe(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(plain.split()) + '"'
