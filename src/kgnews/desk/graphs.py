"""The graph, or a part of it, as an object of NetworkX or rdflib, and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgnews.desk.rows import Row, Rows
from kgnews.desk.values import Curie, Value, day, plain_term
from kgnews.finding import short
from kgnews.prefixes import BASE

if TYPE_CHECKING:
    import rdflib

    from kgnews.export import Network

__all__ = ["Triples", "entity_rows", "fact_rows", "networkx_graph", "rdflib_graph"]

_FACTS = ("fact", "subject", "subject_name", "property", "object", "object_name", "stances")
_HELD = ("valid_from", "valid_until", "articles", "evidences", "confidence", "quote", "url")
_ENTITIES = ("entity", "name", "type", "articles", "first_seen", "last_seen", "same_as")


@dataclass(frozen=True, repr=False)
class Triples:
    """What CONSTRUCT and DESCRIBE yield: each triple once, in order.

    ``ntriples`` is all of it as text, ``more`` whether a limit left some out.

    >>> made = Triples('<http://example.org/a> <http://schema.org/name> "Ambon" .\\n')
    >>> len(made), made.rows[0]["object"], made.to_rdflib().value(None, None)
    (1, 'Ambon', None)
    """

    ntriples: str
    notes: tuple[str, ...] = ()
    more: bool = False

    def __len__(self) -> int:
        """How many triples there are."""
        return self.ntriples.count("\n")  # a line each: what breaks a line is escaped in a text

    def __iter__(self) -> Iterator[Row]:
        """Subject, predicate and object of each, as plain values."""
        return iter(self.rows)

    @property
    def rows(self) -> Rows:
        """The triples as rows of plain values."""
        from pyoxigraph import RdfFormat, parse

        found = parse(self.ntriples, format=RdfFormat.N_TRIPLES)
        rows = (tuple(map(plain_term, quad.triple)) for quad in found)
        return Rows(("subject", "predicate", "object"), tuple(rows), self.notes, self.more)

    def to_rdflib(self) -> rdflib.Graph:
        """The triples as a graph of rdflib."""
        return rdflib_graph(self.ntriples)

    def __str__(self) -> str:
        """The triples as N-Triples."""
        return self.ntriples

    def __repr__(self) -> str:
        """A table of the first triples."""
        return repr(self.rows)

    def _repr_html_(self) -> str:
        """A table of the first triples, for a notebook."""
        return self.rows._repr_html_()


def rdflib_graph(ntriples: str) -> rdflib.Graph:
    """Triples as a graph of rdflib, with the usual prefixes."""
    import rdflib

    from kgnews.prefixes import PREFIXES

    made = rdflib.Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        made.bind(prefix, space)
    return made.parse(data=ntriples, format="nt")


def fact_rows(net: Network) -> Rows:
    """A row for every fact between two entities, with the words of the oldest article."""
    ends = {node.id: (Curie(short(node.iri)), node.label) for node in net.nodes}
    rows: list[tuple[Value, ...]] = []
    for edge in net.edges:
        if not edge.id.startswith("fact-"):
            continue
        triple = (*ends[edge.source], Curie(short(edge.predicate)), *ends[edge.target])
        valid = (day(edge.start), day(edge.end))
        counts = (edge.support, edge.weight, edge.confidence)
        urls = (each for each in edge.articles if not each.startswith(BASE))
        words = (edge.quote or None, next(urls, None))
        rows.append((Curie(f":{edge.id}"), *triple, edge.stance, *valid, *counts, *words))
    return Rows((*_FACTS, *_HELD), tuple(rows))


def entity_rows(net: Network) -> Rows:
    """A row for every entity, with its measures."""
    measures = tuple(name for name, _ in net.nodes[0].measures) if net.nodes else ()
    rows: list[tuple[Value, ...]] = []
    for node in net.nodes:
        seen = (day(node.first_seen[:10]), day(node.last_seen[:10]))
        about = (Curie(short(node.iri)), node.label, Curie(f"kg:{node.type}"), node.mentions)
        rows.append((*about, *seen, " ".join(node.same_as) or None, *dict(node.measures).values()))
    return Rows((*_ENTITIES, *measures), tuple(rows))


def networkx_graph(net: Network) -> Any:
    """Nodes and edges as a ``networkx.MultiDiGraph``.

    A node is the CURIE of its entity, the key of an edge that of its fact, or its property where
    it is none; both have the attributes that GraphML has.
    """
    import networkx

    made = networkx.MultiDiGraph()
    names = {node.id: short(node.iri) for node in net.nodes}
    for node in net.nodes:
        made.add_node(names[node.id], **node.values())
    for edge in net.edges:
        key = f":{edge.id}" if edge.id.startswith("fact-") else short(edge.predicate)
        made.add_edge(names[edge.source], names[edge.target], key, **edge.values())
    return made
