"""For Neo4j: CSV files for its bulk import, and GraphML as its APOC library reads it.

Classes become labels, properties of the ontology types of relationships, in Neo4j's own style:
``:Person``, ``HOLDS_OFFICE``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kgnews.export.characters import data_elements
from kgnews.export.network import EDGE_COLUMNS, Edge, Network, Node, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["neo4j_csv", "neo4j_graphml"]

_TYPES = {"string": "string", "integer": "long", "double": "double"}
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")

_READ_ME = """Made by kgnews for Neo4j. With the server stopped, and an empty database:

  neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \\
    --multiline-fields=true --array-delimiter=";" neo4j

Every node has the label Entity as well as that of its class. "iri" is its address in the graph.
Then:

  CREATE CONSTRAINT entity IF NOT EXISTS FOR (e:Entity) REQUIRE e.iri IS UNIQUE;
  MATCH p = (:City)-[:SUPPORTS]->(:Event) RETURN p LIMIT 25;
"""


def neo4j_csv(graph: Graph, options: Options) -> Iterator[tuple[str, bytes]]:
    """CSV files for neo4j-admin database import: nodes, relationships, and how to load them."""
    net = network(graph, options)
    columns = [each for each in net.node_columns if each[0] not in ("iri", "same_as")]
    head = ["iri:ID", *(f"{name}:{_TYPES[kind]}" for name, kind in columns)]
    rows = (_node(node, [name for name, _ in columns]) for node in net.nodes)
    yield "nodes.csv", _table([*head, "same_as:string[]", ":LABEL"], rows)
    head = [":START_ID", ":END_ID", ":TYPE", "id:string"]
    head += [f"{name}:{_TYPES[kind]}" for name, kind in EDGE_COLUMNS if name != "article_url"]
    iris = {node.id: node.iri for node in net.nodes}
    rows = (_relationship(edge, iris[edge.source], iris[edge.target]) for edge in net.edges)
    yield "relationships.csv", _table([*head, "articles:string[]"], rows)
    yield "README.txt", _READ_ME.encode()


def _node(node: Node, names: Sequence[str]) -> list[str]:
    values = node.values()
    same = ";".join(link.replace(";", "%3B") for link in node.same_as)
    return [node.iri, *(str(values[name]) for name in names), same, f"Entity;{node.type}"]


def _relationship(edge: Edge, source: str, target: str) -> list[str]:
    values = edge.values()
    names = (name for name, _ in EDGE_COLUMNS if name != "article_url")
    articles = ";".join(address.replace(";", "%3B") for address in edge.articles)
    plain = (str(values.get(name, "")) for name in names)
    return [source, target, _type(edge), edge.id, *plain, articles]


def _type(edge: Edge) -> str:
    """The type of a relationship, as Neo4j spells them.

    >>> _type(Edge("e", "a", "b", "https://w3id.org/kgnews/ns#holdsOffice", "holds office", 1))
    'HOLDS_OFFICE'
    """
    local = re.split(r"[#/]", edge.predicate)[-1]
    return _NOT_PLAIN.sub("_", _WORD.sub("_", local)).upper()


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV in which nothing is taken for a formula's sake: a database reads it, no spreadsheet."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(head)
    table.writerows(rows)
    return text.getvalue().encode(errors="replace")


def neo4j_graphml(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """GraphML for Neo4j: apoc.import.graphml with readLabels gets labels and types."""
    for piece in _pieces(network(graph, options)):
        stream.write(piece.encode())


def _pieces(net: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for of, columns in (("node", net.node_columns), ("edge", EDGE_COLUMNS)):
        for name, kind in columns:
            if (of, name) != ("edge", "label"):  # APOC takes an attribute of that name for the type
                about = f'id="{of}-{name}" for="{of}" attr.name="{name}"'
                yield f'<key {about} attr.type="{_TYPES[kind]}"/>\n'
    yield '<graph id="G" edgedefault="directed">\n'
    for node in net.nodes:
        labels = quoteattr(f":Entity:{node.type}")
        told = data_elements("node", node.values())
        yield f'<node id="{node.id}" labels={labels}>{told}</node>\n'
    for edge in net.edges:
        ends = f'id="{edge.id}" source="{edge.source}" target="{edge.target}"'
        values = {name: value for name, value in edge.values().items() if name != "label"}
        yield f'<edge {ends} label="{_type(edge)}">{data_elements("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"
