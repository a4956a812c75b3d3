"""The facts of a page: those between two entities, which are drawn, and those with a value.

A value is a number, a date or a text: a row of the table, no line of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgnews.export.html.evidence import Told, told
from kgnews.export.html.thinning import MOST_EDGES
from kgnews.export.network import Network, Options
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Fact", "Facts", "facts", "rows"]

_VALUES = """SELECT ?fact ?source ?predicate ?value ?from ?until ?ended {
  ?fact rdf:predicate ?predicate ; rdf:subject ?source ; rdf:object ?value FILTER(isLiteral(?value))
  OPTIONAL { ?fact kg:validFrom ?from } OPTIONAL { ?fact kg:validUntil ?until }
  OPTIONAL { ?fact kg:ended ?ended } }"""
_ENDED = "SELECT ?fact { ?fact kg:ended ?ended }"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the page. ``target`` is the id of a node; without one ``value`` is a literal."""

    iri: str
    source: str
    predicate: str
    target: str = ""
    value: str = ""
    start: str = ""
    end: str = ""
    ended: bool = False
    day: str = ""  # of the article that it is about


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a page, with their evidence by IRI, and how many values there would be."""

    facts: tuple[Fact, ...]
    evidence: Mapping[str, list[Told]]
    values: int

    def __str__(self) -> str:
        """What is left out, in words; nothing where all is there."""
        kept = sum(not fact.target for fact in self.facts)
        if kept == self.values:
            return ""
        return f"{kept:,} of {self.values:,} facts with a number, a date or a text"


def facts(graph: Graph, net: Network, options: Options, most: int = MOST_EDGES) -> Facts:
    """All edges of a network, and so many facts with a value, those with most articles.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> facts(EmbeddedGraph(pyoxigraph.Store(), Path("none")), Network((), ()), Options()).values
    0
    """
    edges, values = list(_edges(graph, net)), _values(graph, net)
    evidence = told(graph, {fact.iri for fact in (*edges, *values)})

    def support(fact: Fact) -> int:
        held = (each for each in evidence.get(fact.iri, ()) if each.stance in options.stances)
        return len({each.article for each in held})

    held = [fact for fact in values if support(fact)]
    best = {fact.iri for fact in sorted(held, key=lambda each: (-support(each), each.iri))[:most]}
    kept = (*edges, *(fact for fact in held if fact.iri in best))
    return Facts(kept, evidence, len(held))


def rows(graph: Graph, sparql: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as plain text; what has no value is empty."""
    found: Any = graph.query(sparql)
    for row in found:
        yield tuple("" if term is None else term.value for term in row)


def _edges(graph: Graph, net: Network) -> Iterator[Fact]:
    ended = {fact for (fact,) in rows(graph, _ENDED)}
    days = {node.id: node.first_seen for node in net.nodes if node.type == "Article"}
    for edge in net.edges:
        iri = f"{BASE}{edge.id}"
        yield Fact(
            iri,
            edge.source,
            edge.predicate,
            target=edge.target,
            start=edge.start,
            end=edge.end,
            ended=iri in ended,
            day=days.get(edge.source, ""),
        )


def _values(graph: Graph, net: Network) -> list[Fact]:
    nodes = {node.iri: node for node in net.nodes if node.type != "Article"}
    found: dict[str, Fact] = {}
    for iri, source, predicate, value, start, end, ended in sorted(rows(graph, _VALUES)):
        if source in nodes and not predicate.startswith(PREFIXES["schema"]):
            node = nodes[source].id
            fact = Fact(iri, node, predicate, "", value, start, end, bool(ended))
            found.setdefault(iri, fact)
    return list(found.values())
