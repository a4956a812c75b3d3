"""The values of a property of an entity: what data extension fetches and matching compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kgnews.ask.facts import View
from kgnews.mapping import PREFIXES, RDF
from kgnews.ontology import BASE, NAMESPACE, Ontology
from kgnews.serve.reconcile.index import Index, Known

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["OWN", "Values", "named"]

OWN: Mapping[str, str] = {
    "name": "name",
    "names": "other names",
    "type": "type",
    "wikidata": "Wikidata id",
    "geonames": "GeoNames id",
    "articles": "articles",
}
"""Properties beside those of the ontology, and what they are called."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_LINKS = {"wikidata": PREFIXES["wd"], "geonames": PREFIXES["geonames"]}
_CLAIMS = ("reports", "denies", "plans")


def named(pid: str, language: str) -> str | None:
    """What a property is called; None for one that there is not.

    >>> named("supports", "id"), named("nothing", "en")
    ('mendukung', None)
    """
    if pid in OWN:
        return OWN[pid]
    words = Ontology.load()
    return words.label(pid, language) if pid in words.properties else None


class Values:
    """Look-ups of values in one graph."""

    def __init__(self, graph: Graph, index: Index) -> None:
        """Look at a graph."""
        self._view, self._index = View(graph), index

    def of(self, known: Known, pid: str, *, claims: bool = False) -> Iterator[dict[str, Any]]:
        """Values as the API writes them; with ``claims`` also what no article states as its own."""
        if pid in OWN:
            yield from self._own(known, pid)
        elif known.in_graph:
            yield from self._stated(known, pid, claims=claims)

    def subjects(self, pid: str, key: str) -> Iterator[str]:
        """The keys of those that have an entity as the value of a property."""
        view = self._view
        node = view.node(BASE + key)
        for triple in view.graph.triples(None, view.node(NAMESPACE + pid), node):
            iri = str(getattr(triple.subject, "value", ""))
            if iri.removeprefix(BASE) in self._index.known:
                yield iri.removeprefix(BASE)

    def _own(self, known: Known, pid: str) -> Iterator[dict[str, Any]]:
        if pid == "name":
            yield {"str": known.name}
        elif pid == "names":
            yield from ({"str": each} for each in known.names)
        elif pid == "type":
            yield from ({"str": each} for each in known.kinds)
        elif pid == "articles":
            yield {"int": self.articles(known)}
        else:
            space = _LINKS[pid]
            ids = (link.removeprefix(space) for link in known.links if link.startswith(space))
            yield from ({"str": each.rstrip("/")} for each in ids)

    def articles(self, known: Known) -> int:
        """How many articles name it."""
        from kgnews.finding import described

        node = self._view.node(BASE + known.key)
        return described(self._view.graph, node).articles if known.in_graph else 0

    def _stated(self, known: Known, pid: str, *, claims: bool) -> Iterator[dict[str, Any]]:
        view = self._view
        node = view.node(BASE + known.key)
        found = [each.object for each in view.graph.triples(node, view.node(NAMESPACE + pid))]
        if claims:
            found += self._claimed(node, pid)
        for each in sorted(dict.fromkeys(found), key=str):
            yield self._written(str(getattr(each, "value", "")), entity=_is_node(each))

    def _claimed(self, node: Any, pid: str) -> list[Any]:
        view, found = self._view, []
        for triple in view.graph.triples(None, view.node(f"{RDF}subject"), node):
            fact = triple.subject
            if view.value(fact, f"{RDF}predicate") == NAMESPACE + pid:
                assert hasattr(fact, "value")
                ends = view.graph.triples(view.node(fact.value), view.node(f"{RDF}object"))
                found += [each.object for each in ends]
        return found

    def _written(self, value: str, *, entity: bool) -> dict[str, Any]:
        if entity:
            key = value.removeprefix(BASE)
            known = self._index.known.get(key)
            return {"id": key, "name": known.name if known else self._view.named(value).name}
        if _INTEGER.fullmatch(value):
            return {"int": int(value)}
        if _MOMENT.fullmatch(value):
            return {"date": value}
        return {"date": f"{value}T00:00:00Z"} if _DAY.fullmatch(value) else {"str": value}


def _is_node(term: object) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(term, NamedNode)
