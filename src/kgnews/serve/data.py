"""What the graph says of one thing, as triples: itself, its facts, and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kgnews.finding.entities import ALTERNATIVE, LABEL
from kgnews.mapping import EVIDENCE, PREFIXES, RDF
from kgnews.ontology import BASE, NAMESPACE, Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.serve.reconcile import Known
    from kgnews.store import Graph

__all__ = ["MOST", "about", "listed"]

MOST = 20_000
"""Triples; a thing with more of them is for a query."""

_SAME = f"{PREFIXES['owl']}sameAs"
_SIDES = (f"{RDF}subject", f"{RDF}object", f"{NAMESPACE}speaker")


def about(graph: Graph, iri: str) -> tuple[list[ox.Triple], bool]:
    """The triples about a thing, in order, and whether some were left out.

    They are those with it as subject, the direct ones that point to it from another thing, its
    facts with their evidence, its quotes, and the names of what is named in all of these.
    """
    from pyoxigraph import NamedNode

    node = NamedNode(iri)
    found = list(islice(dict.fromkeys(_around(graph, node)), MOST + 1))
    more = len(found) > MOST
    named = dict.fromkeys(_named(graph, found[:MOST]))
    return sorted({*found[:MOST], *named}, key=str), more


def listed(known: Known) -> tuple[list[ox.Triple], bool]:
    """The triples about something that only the gazetteer has, and that none were left out."""
    from pyoxigraph import Literal, NamedNode, Triple

    node = NamedNode(BASE + known.key)
    kinds = (NamedNode(NAMESPACE + each) for each in known.kinds)
    return [
        *(Triple(node, NamedNode(f"{RDF}type"), kind) for kind in kinds),
        Triple(node, NamedNode(LABEL), Literal(known.name)),
        *(Triple(node, NamedNode(ALTERNATIVE), Literal(each)) for each in known.names),
        *(Triple(node, NamedNode(_SAME), NamedNode(each)) for each in known.links),
    ], False


def _around(graph: Graph, node: ox.NamedNode) -> Iterator[ox.Triple]:
    from pyoxigraph import NamedNode

    yield from graph.triples(node)
    for side in _SIDES:
        for triple in graph.triples(None, NamedNode(side), node):
            yield from _whole(graph, triple.subject)
    for name in sorted(Ontology.load().properties):  # not all that mention it: those are many
        for triple in graph.triples(None, NamedNode(NAMESPACE + name), node):
            if _is_thing(getattr(triple.subject, "value", "")):
                yield triple


def _whole(graph: Graph, node: object) -> Iterator[ox.Triple]:
    """A fact or a quote, and the evidence that it has."""
    from pyoxigraph import NamedNode

    assert isinstance(node, NamedNode)
    for triple in graph.triples(node):
        yield triple
        if triple.predicate.value == EVIDENCE and isinstance(triple.object, NamedNode):
            yield from graph.triples(triple.object)


def _is_thing(iri: str) -> bool:
    """Whether an IRI is of something in the world, not of what an article is made of."""
    parts = ("article-", "fact-", "evidence-", "quote-")
    return iri.startswith(BASE) and not iri.removeprefix(BASE).startswith(parts)


def _named(graph: Graph, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    from pyoxigraph import NamedNode

    ends = (end for each in triples for end in (each.subject, each.object))
    things = {end for end in ends if isinstance(end, NamedNode) and end.value.startswith(BASE)}
    names = (LABEL, f"{PREFIXES['schema']}headline")
    for thing in sorted(things, key=str):
        for name in names:
            yield from graph.triples(thing, NamedNode(name))
