"""GraphML as yEd draws it: labels, shapes and colours are in an extension of its own.

yEd shows nothing of plain attributes, and its extension is not valid by the schema of GraphML;
so this is a format beside ``graphml``, not a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kgnews.export.characters import data_elements, xml_safe
from kgnews.export.network import EDGE_COLUMNS, Edge, Network, Node, Options, network
from kgnews.export.palette import colour

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["yed"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="nodegraphics" yfiles.type="nodegraphics"/>
<key for="edge" id="edgegraphics" yfiles.type="edgegraphics"/>
"""
_TYPES = {"string": "string", "integer": "int", "double": "double"}
_SHAPES = {"Person": "ellipse", "Event": "hexagon", "Office": "octagon", "Article": "rectangle"}
_LETTER = 8  # pixels that a letter takes, about


def yed(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GraphML for yEd: drawn labels, shapes and colours; lay it out there."""
    for piece in _pieces(network(graph, options)):
        stream.write(piece.encode())


def _pieces(net: Network) -> Iterator[str]:
    yield _HEAD
    for of, columns in (("node", net.node_columns), ("edge", EDGE_COLUMNS)):
        for name, kind in columns:
            about = f'id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_TYPES[kind]}"'
            yield f"<key {about}/>\n"
    yield '<graph id="G" edgedefault="directed">\n'
    for node in net.nodes:
        told = data_elements("node", node.values())
        yield f'<node id="{node.id}">{told}{_drawn_node(node)}</node>\n'
    for edge in net.edges:
        ends = f'id={_quoted(edge.id)} source="{edge.source}" target="{edge.target}"'
        yield f"<edge {ends}>{data_elements('edge', edge.values())}{_drawn_edge(edge)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _drawn_node(node: Node) -> str:
    shape = _SHAPES.get(node.type, "roundrectangle")
    width = max(40, _LETTER * len(node.label) + 16)
    return (
        f'<data key="nodegraphics"><y:ShapeNode><y:Geometry height="30.0" width="{width}.0"/>'
        f'<y:Fill color="{colour(node.type)}40" transparent="false"/>'
        f'<y:BorderStyle color="{colour(node.type)}" type="line" width="1.0"/>'
        f"<y:NodeLabel>{escape(xml_safe(node.label))}</y:NodeLabel>"
        f'<y:Shape type="{shape}"/></y:ShapeNode></data>'
    )


def _drawn_edge(edge: Edge) -> str:
    style = "line" if "asserts" in edge.stance else "dashed"
    return (
        f'<data key="edgegraphics"><y:PolyLineEdge><y:LineStyle color="#666666" type="{style}" '
        f'width="1.0"/><y:Arrows source="none" target="standard"/>'
        f"<y:EdgeLabel>{escape(xml_safe(edge.label))}</y:EdgeLabel></y:PolyLineEdge></data>"
    )


def _quoted(text: str) -> str:
    return quoteattr(xml_safe(text))
