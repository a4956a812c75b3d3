"""Names in a query that nothing in the graph has: typing errors, most of the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kgnews.finding.likeness import similar
from kgnews.ontology import Ontology
from kgnews.prefixes import BASE, NAMESPACE, PREFIXES
from kgnews.sparql.guard import SparqlError
from kgnews.sparql.tokens import Term, Token, terms

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["absent", "check"]

_LOOKED_UP = 10  # entities of a query; look-alikes of one take a scan of all names
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def check(graph: Graph, sparql: str, parts: Sequence[Token]) -> None:
    """Raise QueryError for a ``kg:`` name that neither the graph nor the ontology has.

    Such a name never matches anything, so the query is not what was meant.
    """
    for term in terms(parts, PREFIXES):
        local = term.iri.removeprefix(NAMESPACE)
        if local == term.iri or not local or _occurs(graph, term.iri):
            continue
        ontology = Ontology.load()
        names = {*ontology.classes, *ontology.properties}
        if local not in names:
            near = similar(local, names, most=1)
            cure = f"did you mean `kg:{near[0]}`?" if near else "see docs/ontology.md for what is"
            raise SparqlError(sparql, term.start, f"`{term.text}` is not in the ontology", cure)


def absent(graph: Graph, parts: Sequence[Token]) -> Iterator[str]:
    """A line about each of the first entities that the graph does not have, with look-alikes."""
    names: list[str] | None = None
    for term in _entities(parts)[:_LOOKED_UP]:
        if _occurs(graph, term.iri):
            continue
        names = _names(graph) if names is None else names
        near = similar(term.iri.removeprefix(BASE), names)
        meant = f"; did you mean {' or '.join(f'`:{each}`' for each in near)}?" if near else ""
        yield f"`{term.text}` is not in the graph{meant}"
    yield from islice(_absent_texts(graph, parts), _LOOKED_UP)


def _absent_texts(graph: Graph, parts: Sequence[Token]) -> Iterator[str]:
    """A line about every text that is asked for as a value and that no triple has."""
    from pyoxigraph import Literal, NamedNode

    for before, token, after in zip(parts, parts[1:], (*parts[2:], None), strict=False):
        text = token.text[1:-1]
        if token.kind != "string" or before.kind not in ("name", "iri") or "\\" in text:
            continue
        known = bool(text) and next(graph.triples(None, None, Literal(text)), None) is not None
        if known and after is not None and after.kind == "language":
            yield f"`{text}` has no language in the graph; leave out `{after.text}`"
        elif text and not known:
            labels = graph.triples(None, NamedNode(_LABEL))
            near = similar(text, {str(getattr(each.object, "value", "")) for each in labels})
            meant = f"; did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""
            yield f"nothing in the graph is called `{text}`{meant}"


def _entities(parts: Sequence[Token]) -> list[Term]:
    found = {term.iri: term for term in terms(parts, PREFIXES) if term.iri.startswith(BASE)}
    return [term for iri, term in found.items() if iri != BASE]


def _occurs(graph: Graph, iri: str) -> bool:
    """Whether a triple has the IRI, at any place; the index answers."""
    from pyoxigraph import NamedNode

    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(graph.triples(*pattern), None) is not None for pattern in patterns)


def _names(graph: Graph) -> list[str]:
    from pyoxigraph import NamedNode

    labels = graph.triples(None, NamedNode(_LABEL))
    found = {each.subject.value for each in labels if isinstance(each.subject, NamedNode)}
    return [iri.removeprefix(BASE) for iri in sorted(found)]
