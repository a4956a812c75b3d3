"""What a page holds: entities, facts, articles and evidence, as JSON has them.

Lists that point into each other by position, so that nothing is written twice. Labels of classes
and relations are there in every language that the page speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgnews.characters import shown
from kgnews.export.html.evidence import Stated, Told, evidences, told, visible
from kgnews.export.html.places import places
from kgnews.export.html.thinning import MOST_EDGES, Thinned
from kgnews.export.network import Network, Options
from kgnews.export.pages import Page, pages
from kgnews.export.palette import colour
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, NAMESPACE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["LANGUAGES", "contents"]

LANGUAGES = ("en", "id")
"""The languages of a page."""

_VALUES = """SELECT ?fact ?source ?predicate ?value ?from ?until ?ended {
  ?fact rdf:predicate ?predicate ; rdf:subject ?source ; rdf:object ?value FILTER(isLiteral(?value))
  OPTIONAL { ?fact kg:validFrom ?from } OPTIONAL { ?fact kg:validUntil ?until }
  OPTIONAL { ?fact kg:ended ?ended } }"""
_ENDED = "SELECT ?fact { ?fact kg:ended ?ended }"
_NAMED = "SELECT ?id ?label { ?id rdfs:label ?label }"
_FORMS = """SELECT ?id ?form {
  { ?id rdfs:label ?form } UNION { ?id skos:altLabel ?form } FILTER(isIRI(?id)) }"""


@dataclass(frozen=True, slots=True)
class _Fact:
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


def contents(graph: Graph, chosen: Thinned, options: Options) -> dict[str, Any]:
    """What a page of these nodes and edges holds; the same for the same graph."""
    net = chosen.net
    facts = [*_edges(graph, net), *_values(graph, net)]
    evidence = told(graph, {fact.iri for fact in facts})
    facts = [f for f in facts if f.target or _held(evidence.get(f.iri, ()), options)]
    forms, labels = _forms(graph), _labels_of(graph)
    iris = {node.id: node.iri for node in net.nodes}
    none = frozenset[str]()
    stated = [
        Stated(
            fact.iri,
            fact.predicate,
            forms.get(iris[fact.source], none),
            forms.get(iris[fact.target], none) if fact.target else none,
            tuple(evidence.get(fact.iri, ())),
        )
        for fact in facts
    ]
    found = evidences(graph, stated)
    every = pages(graph)
    articles = _articles(every, {row["a"] for row in found.rows})
    at = {article["iri"]: place for place, article in enumerate(articles)}
    for row in found.rows:
        row["a"] = at[row["a"]]
        if by := row.get("by"):
            row["by"] = shown(labels.get(by, by.removeprefix(BASE)))
    types, predicates = sorted({n.type for n in net.nodes}), sorted({f.predicate for f in facts})
    return {
        "version": 1,
        "stances": sorted(options.stances),
        "total": {"nodes": chosen.nodes, "edges": chosen.edges},
        "types": [{"id": each, "colour": colour(each), "label": _labels(each)} for each in types],
        "predicates": [_predicate(each) for each in predicates],
        "articles": [{k: v for k, v in each.items() if v and k != "iri"} for each in articles],
        "sentences": found.sentences,
        "rules": found.rules,
        "nodes": list(_nodes(net, types, forms, {page.iri: page.url for page in every})),
        "facts": list(_facts(net, facts, predicates, found.of)),
        "evidence": found.rows,
    }


def _rows(graph: Graph, sparql: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as plain text; what has no value is empty."""
    found: Any = graph.query(sparql)
    for row in found:
        yield tuple("" if term is None else term.value for term in row)


def _edges(graph: Graph, net: Network) -> Iterator[_Fact]:
    ended = {fact for (fact,) in _rows(graph, _ENDED)}
    days = {node.id: node.first_seen for node in net.nodes if node.type == "Article"}
    for edge in net.edges:
        iri = f"{BASE}{edge.id}"
        yield _Fact(
            iri,
            edge.source,
            edge.predicate,
            target=edge.target,
            start=edge.start,
            end=edge.end,
            ended=iri in ended,
            day=days.get(edge.source, ""),
        )


def _values(graph: Graph, net: Network) -> list[_Fact]:
    """Facts with a number, a date or a text as their object: no edges, but rows of the table."""
    nodes = {node.iri: node for node in net.nodes if node.type != "Article"}
    found: dict[str, _Fact] = {}
    for iri, source, predicate, value, start, end, ended in sorted(_rows(graph, _VALUES)):
        if source in nodes and not predicate.startswith(PREFIXES["schema"]):
            node = nodes[source].id
            fact = _Fact(iri, node, predicate, "", value, start, end, bool(ended))
            found.setdefault(iri, fact)
    return list(found.values())[:MOST_EDGES]


def _held(evidence: Iterable[Told], options: Options) -> bool:
    return any(each.stance in options.stances for each in evidence)


def _forms(graph: Graph) -> dict[str, frozenset[str]]:
    """All names of everything."""
    found: dict[str, set[str]] = {}
    for id_, form in _rows(graph, _FORMS):
        found.setdefault(id_, set()).add(form)
    return {id_: frozenset(names) for id_, names in found.items()}


def _labels_of(graph: Graph) -> dict[str, str]:
    """One name of everything, not in capitals where there is another: as the picture has it."""
    found: dict[str, str] = {}
    for id_, label in _rows(graph, _NAMED):
        known = found.get(id_, label)
        found[id_] = min((known.isupper(), known), (label.isupper(), label))[1]
    return found


def _articles(every: Iterable[Page], wanted: set[str]) -> list[dict[str, str]]:
    """The articles that state something, oldest first."""
    found = [
        {
            "iri": page.iri,
            "id": page.iri.removeprefix(BASE),
            "title": shown(page.headline),
            "day": page.published[:10],
            "url": page.url,
            "publisher": shown(page.publisher.name) if page.publisher else "",
            "lang": page.language,
        }
        for page in every
        if page.iri in wanted
    ]
    return sorted(found, key=lambda each: (each["day"] or "~", each["iri"]))


def _predicate(iri: str) -> dict[str, Any]:
    local = iri.removeprefix(NAMESPACE).removeprefix(PREFIXES["schema"])
    known = Ontology.load().properties.get(local)
    symmetric = {"symmetric": True} if known and known.symmetric else {}
    return {"id": local, "label": _labels(local)} | symmetric


def _labels(name: str) -> dict[str, str]:
    ontology = Ontology.load()
    known = name in ontology.properties or name in ontology.classes
    return {each: ontology.label(name, each) if known else name for each in LANGUAGES}


def _nodes(
    net: Network,
    types: list[str],
    forms: Mapping[str, frozenset[str]],
    urls: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    starts = places(net)
    for node in net.nodes:
        x, y = starts[node.id]
        about = {"id": node.iri.removeprefix(BASE), "label": shown(node.label) or "–"}
        names = sorted({shown(each) for each in forms.get(node.iri, ())} - {about["label"]})
        extra = {"mentions": node.mentions, "first": node.first_seen, "last": node.last_seen}
        extra |= {
            "url": urls.get(node.iri, ""),
            "names": names,
            "same": list(node.same_as),
            "measures": dict(node.measures),
        }
        yield about | {"t": types.index(node.type), "x": x, "y": y} | _filled(extra)


def _facts(
    net: Network, facts: Iterable[_Fact], predicates: list[str], of: Mapping[str, list[int]]
) -> Iterator[dict[str, Any]]:
    at: dict[str, int] = {node.id: place for place, node in enumerate(net.nodes)}
    number = {predicate: place for place, predicate in enumerate(predicates)}
    for fact in facts:
        about: dict[str, Any] = {"id": fact.iri.removeprefix(BASE), "s": at[fact.source]}
        about["p"] = number[fact.predicate]
        about |= {"t": at[fact.target]} if fact.target else {"value": visible(fact.value)}
        extra = {"from": fact.start, "until": fact.end, "ended": fact.ended, "day": fact.day}
        yield about | _filled(extra | {"e": of.get(fact.iri, [])})


def _filled(about: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in about.items() if value}
