"""GEXF 1.3, the format that Gephi knows best: kinds of edges, and a time line.

NetworkX cannot write it: it has no ``kind``, takes an attribute called ``type`` for GEXF's own,
and lets characters through that no parser reads.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from math import cos, sin, sqrt
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kgnews.export.characters import xml_safe
from kgnews.export.network import EDGE_COLUMNS, Edge, Network, Node, Options, Value, network
from kgnews.export.palette import rgb

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["gexf"]

_OWN = ("label", "name", "interaction", "weight", "start", "end")  # GEXF has its own place for
_TURN = 2.399963  # radians of the golden angle: points on a spiral that never meet
_STEP = 40.0  # distance of neighbours on it, at the size of nodes
_SMALLEST, _GROWS, _LARGEST = 8.0, 4.0, 60.0  # size of a node, by the root of its mentions

_EDGE = tuple(each for each in EDGE_COLUMNS if each[0] not in _OWN)


def gexf(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GEXF 1.3: entities and the facts between them, with their time, for Gephi."""
    for piece in _pieces(network(graph, options)):
        stream.write(piece.encode())


def _pieces(net: Network) -> Iterator[str]:
    dated = any(each.start or each.end for each in net.edges)
    dynamic = 'mode="dynamic" timeformat="date" timerepresentation="interval"'
    mode = dynamic if dated else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield f'<graph defaultedgetype="directed" {mode}>\n'
    columns = [each for each in net.node_columns if each[0] not in _OWN]
    yield from _declared("node", columns)
    yield from _declared("edge", _EDGE)
    yield "<nodes>\n"
    places = _places(net)
    for node in net.nodes:
        inside = _values(node.values(), columns) + _drawn(node, places[node.id])
        yield f"<node{_attributes(id=node.id, label=node.label)}>{inside}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in net.edges:
        heading = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label}
        heading |= {"kind": edge.label, "weight": str(edge.weight), **_period(edge)}
        yield f"<edge{_attributes(**heading)}>{_values(edge.values(), _EDGE)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{of}">\n'
    for at, (title, kind) in enumerate(columns):
        yield f'<attribute id="{at}" title="{title}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _values(values: dict[str, Value], columns: Sequence[tuple[str, str]]) -> str:
    pairs = ((str(at), values.get(name, "")) for at, (name, _) in enumerate(columns))
    inside = "".join(
        f"<attvalue{_attributes(**{'for': at, 'value': str(value)})}/>"
        for at, value in pairs
        if value != ""
    )
    return f"<attvalues>{inside}</attvalues>"


def _places(net: Network) -> dict[str, tuple[float, float]]:
    """Where each node begins: on a spiral, the best known in the middle, classes beside each other.

    A layout of Gephi makes more of it; from one point it could not begin.
    """
    ordered = sorted(net.nodes, key=lambda node: (-node.mentions, node.type, node.iri))
    found = {}
    for at, node in enumerate(ordered):
        away, angle = _STEP * sqrt(at), at * _TURN
        found[node.id] = (round(away * cos(angle), 1), round(away * sin(angle), 1))
    return found


def _drawn(node: Node, place: tuple[float, float]) -> str:
    red, green, blue = rgb(node.type)
    size = min(_LARGEST, round(_SMALLEST + _GROWS * sqrt(node.mentions), 1))
    return (
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{place[0]}" y="{place[1]}" z="0.0"/><viz:size value="{size}"/>'
    )


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(xml_safe(value))}" for name, value in values.items())


def _period(edge: Edge) -> dict[str, str]:
    """The first day of the start and the last day of the end: GEXF has whole days only.

    >>> _period(Edge("e", "a", "b", "p", "l", 1, start="2018", end="2020-02"))
    {'start': '2018-01-01', 'end': '2020-02-29'}
    """
    period = {}
    if edge.start:
        period["start"] = edge.start + "0000-01-01"[len(edge.start) :]
    if edge.end:
        end = edge.end if len(edge.end) > 4 else f"{edge.end}-12"
        if len(end) == 7:
            end += f"-{monthrange(int(end[:4]), int(end[5:]))[1]}"
        period["end"] = end
    return period
