"""What a page holds: entities, facts, articles and evidence, as JSON has them.

Lists that point into each other by position, so that nothing is written twice. Labels of classes
and relations are there in every language that the page speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kgnews.characters import shown
from kgnews.export.html.evidence import Stated, evidences, visible
from kgnews.export.html.facts import Fact, Facts, rows
from kgnews.export.html.places import places
from kgnews.export.html.quotes import quotes
from kgnews.export.html.thinning import Thinned
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

_NAMED = "SELECT ?id ?label { ?id rdfs:label ?label }"
_FORMS = """SELECT ?id ?form {
  { ?id rdfs:label ?form } UNION { ?id skos:altLabel ?form } FILTER(isIRI(?id)) }"""


def contents(graph: Graph, chosen: Thinned, held: Facts, options: Options) -> dict[str, Any]:
    """What a page of these nodes and facts holds; the same for the same graph."""
    net, facts, evidence = chosen.net, held.facts, held.evidence
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
    said, counts = quotes(net, every)
    articles = _articles(every, {row["a"] for row in (*found.rows, *said)})
    at = {article["iri"]: place for place, article in enumerate(articles)}
    for row in (*found.rows, *said):
        row["a"] = at[row["a"]]
        if by := row.get("by"):
            row["by"] = shown(labels.get(by, by.removeprefix(BASE)))
    types, predicates = sorted({n.type for n in net.nodes}), sorted({f.predicate for f in facts})
    return {
        "version": 1,
        "stances": sorted(options.stances),
        "total": {"nodes": chosen.nodes, "edges": chosen.edges, "values": held.values},
        "types": [{"id": each, "colour": colour(each), "label": _labels(each)} for each in types],
        "predicates": [_predicate(each) for each in predicates],
        "articles": [{k: v for k, v in each.items() if v and k != "iri"} for each in articles],
        "sentences": found.sentences,
        "rules": found.rules,
        "nodes": list(_nodes(net, types, forms, (counts, {page.iri: page.url for page in every}))),
        "facts": list(_facts(net, facts, predicates, found.of)),
        "evidence": found.rows,
        "quotes": said,
    }


def _forms(graph: Graph) -> dict[str, frozenset[str]]:
    """All names of everything."""
    found: dict[str, set[str]] = {}
    for id_, form in rows(graph, _FORMS):
        found.setdefault(id_, set()).add(form)
    return {id_: frozenset(names) for id_, names in found.items()}


def _labels_of(graph: Graph) -> dict[str, str]:
    """One name of everything, not in capitals where there is another: as the picture has it."""
    found: dict[str, str] = {}
    for id_, label in rows(graph, _NAMED):
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
    more: tuple[Mapping[str, int], Mapping[str, str]],
) -> Iterator[dict[str, Any]]:
    starts = places(net)
    quoted, urls = more
    for node in net.nodes:
        x, y = starts[node.id]
        about = {"id": node.iri.removeprefix(BASE), "label": shown(node.label) or "–"}
        names = sorted({shown(each) for each in forms.get(node.iri, ())} - {about["label"]})
        extra = {"mentions": node.mentions, "first": node.first_seen, "last": node.last_seen}
        extra |= {
            "quoted": quoted.get(node.iri, 0),
            "url": urls.get(node.iri, ""),
            "names": names,
            "same": list(node.same_as),
            "measures": dict(node.measures),
        }
        yield about | {"t": types.index(node.type), "x": x, "y": y} | _filled(extra)


def _facts(
    net: Network, facts: Iterable[Fact], predicates: list[str], of: Mapping[str, list[int]]
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
