"""GEXF 1.3, the format that Gephi knows best: kinds of edges, and a time line.

NetworkX cannot write it: it has no ``kind``, takes an attribute called ``type`` for GEXF's own,
and lets characters through that no parser reads.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kgnews.export.characters import xml_safe
from kgnews.export.network import JOINED, Edge, Network, Node, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["gexf"]

_NODE = (
    ("type", "string"),
    ("iri", "string"),
    ("mentions", "integer"),
    ("first_seen", "string"),
    ("last_seen", "string"),
    ("same_as", "string"),
)
_EDGE = (
    ("predicate", "string"),
    ("stance", "string"),
    ("quote", "string"),
    ("article_url", "string"),
)


def gexf(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GEXF 1.3: entities and the facts between them, with their time, for Gephi."""
    for piece in _pieces(network(graph, options)):
        stream.write(piece.encode())


def _pieces(net: Network) -> Iterator[str]:
    dated = any(each.start or each.end for each in net.edges)
    dynamic = 'mode="dynamic" timeformat="date" timerepresentation="interval"'
    mode = dynamic if dated else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f'<graph defaultedgetype="directed" {mode}>\n'
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield "<nodes>\n"
    for node in net.nodes:
        yield f"<node{_attributes(id=node.id, label=node.label)}>{_values(_of_node(node))}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in net.edges:
        heading = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label}
        heading |= {"kind": edge.label, "weight": str(edge.weight), **_period(edge)}
        yield f"<edge{_attributes(**heading)}>{_values(_of_edge(edge))}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{of}">\n'
    for at, (title, kind) in enumerate(columns):
        yield f'<attribute id="{at}" title="{title}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _of_node(node: Node) -> list[str]:
    seen = [node.first_seen, node.last_seen]
    return [node.type, node.iri, str(node.mentions), *seen, JOINED.join(node.same_as)]


def _of_edge(edge: Edge) -> list[str]:
    return [edge.predicate, edge.stance, edge.quote, JOINED.join(edge.articles)]


def _values(values: Sequence[str]) -> str:
    pairs = ((str(at), value) for at, value in enumerate(values) if value)
    inside = "".join(f"<attvalue{_attributes(**{'for': at, 'value': v})}/>" for at, v in pairs)
    return f"<attvalues>{inside}</attvalues>"


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
