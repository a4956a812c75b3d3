"""How much of what a store holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kgnews.mapping import PREFIXES
from kgnews.ontology import NAMESPACE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Totals", "totals"]

_BOOKKEEPING = ("Article", "Evidence", "Fact", "Quote")

_KINDS = "SELECT ?name (COUNT(*) AS ?count) { ?each a ?name } GROUP BY ?name"
_FACTS = """SELECT ?name ?stance (COUNT(DISTINCT ?fact) AS ?count)
  { ?evidence kg:stance ?stance . ?fact kg:evidence ?evidence ; rdf:predicate ?name }
  GROUP BY ?name ?stance"""
_LANGUAGES = "SELECT ?name (COUNT(*) AS ?count) { ?a schema:inLanguage ?name } GROUP BY ?name"
_PUBLISHERS = """SELECT ?name (COUNT(*) AS ?count)
  { ?article schema:publisher ?publisher . ?publisher rdfs:label ?name } GROUP BY ?name"""
_DAYS = """SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last)
  { ?article schema:datePublished ?published BIND(STR(?published) AS ?day) }"""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts; every mapping has the greatest first.

    ``entities`` are by class, ``facts`` by property and stance; a fact that one article states
    and another denies counts under both.
    """

    articles: int
    entities: Mapping[str, int]
    facts: Mapping[str, Mapping[str, int]]
    quotes: int
    languages: Mapping[str, int] = field(default_factory=dict)
    publishers: Mapping[str, int] = field(default_factory=dict)
    first: str = ""
    last: str = ""


def totals(graph: Graph) -> Totals:
    """What there is in a graph, counted by its engine.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> totals(EmbeddedGraph(pyoxigraph.Store(), Path("none"))).articles
    0
    """
    kinds = _counts(graph, _KINDS)
    known = Ontology.load().classes
    entities = {k: n for k, n in kinds.items() if k in known and k not in _BOOKKEEPING}
    days = next(_rows(graph, _DAYS))
    return Totals(
        articles=kinds.get("Article", 0),
        entities=entities,
        facts=_facts(graph),
        quotes=kinds.get("Quote", 0),
        languages=_counts(graph, _LANGUAGES),
        publishers=_counts(graph, _PUBLISHERS),
        first=days["first"].value if days["first"] else "",
        last=days["last"].value if days["last"] else "",
    )


def _facts(graph: Graph) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in _rows(graph, _FACTS):
        stances = found.setdefault(_local(row["name"].value), {})
        stances[row["stance"].value] = int(row["count"].value)
    ordered = sorted(found.items(), key=lambda each: (-sum(each[1].values()), each[0]))
    return {name: dict(sorted(stances.items())) for name, stances in ordered}


def _counts(graph: Graph, sparql: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in _rows(graph, sparql):
        counts[_local(row["name"].value)] += int(row["count"].value)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _rows(graph: Graph, sparql: str) -> Iterator[Any]:
    return iter(graph.query(sparql))  # type: ignore[arg-type] # a SELECT yields rows


def _local(name: str) -> str:
    return name.removeprefix(NAMESPACE).removeprefix(PREFIXES["schema"])
