"""How much a graph holds, and what is named in it most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Sums", "sums"]

_KINDS = ("Article", "Fact", "Quote")
_COUNT = "SELECT (COUNT(*) AS ?n) { ?each a kg:%s }"
_ENTITIES = "SELECT (COUNT(DISTINCT ?each) AS ?n) { ?each rdfs:label ?label }"
_DAYS = """SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last)
  { ?article schema:datePublished ?published BIND(STR(?published) AS ?day) }"""
# To order by IRI too would take the engine a hundred times as long.
_KNOWN = """SELECT ?entity (COUNT(*) AS ?n) { ?article kg:mentions ?entity }
  GROUP BY ?entity ORDER BY DESC(?n) LIMIT 500"""
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts, the first and the last day, and the best known with how many articles name them."""

    articles: int
    entities: int
    facts: int
    quotes: int
    first: str
    last: str
    known: tuple[tuple[str, int], ...]


def sums(graph: Graph) -> Sums:
    """What a graph holds; some seconds for a million triples.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> sums(EmbeddedGraph(pyoxigraph.Store(), Path("none"))).articles
    0
    """
    articles, facts, quotes = (_number(graph, _COUNT % kind) for kind in _KINDS)
    days = next(iter(_rows(graph, _DAYS)))
    named = [(row["entity"].value, int(row["n"].value)) for row in _rows(graph, _KNOWN)]
    known = tuple(sorted(named, key=lambda each: (-each[1], each[0]))[:_SHOWN])
    first, last = (days[each].value if days[each] else "" for each in ("first", "last"))
    return Sums(articles, _number(graph, _ENTITIES), facts, quotes, first, last, known)


def _number(graph: Graph, sparql: str) -> int:
    return int(next(iter(_rows(graph, sparql)))["n"].value)


def _rows(graph: Graph, sparql: str) -> Any:
    return graph.query(sparql)
