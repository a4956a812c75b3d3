"""A part of a graph, which every exporter takes for the whole.

The part is a graph of its own in memory, by the same law: an article's entities, facts with the
evidence that was chosen, and a direct triple exactly where some of that evidence asserts it. So
a part passes the same shapes as the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kgnews.export.network import STANCES
from kgnews.mapping import DERIVED_FROM, EVIDENCE, PREFIXES
from kgnews.ontology import BASE, NAMESPACE, Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["Selection", "part"]

_SCHEMA = PREFIXES["schema"]
_DESCRIBING = frozenset(
    (
        f"{PREFIXES['rdf']}type",
        f"{PREFIXES['rdfs']}label",
        f"{PREFIXES['skos']}altLabel",
        f"{PREFIXES['owl']}sameAs",
    )
)
_MAKERS = frozenset(
    (*(f"{_SCHEMA}{name}" for name in ("author", "editor", "contributor", "publisher")),)
) | {DERIVED_FROM}
_OFFICE_OF = f"{NAMESPACE}officeOf"
_ARTICLE = f"{BASE}article-"

_FACTS = """SELECT ?fact ?subject ?predicate ?object ?ended {
  ?fact rdf:predicate ?predicate ; rdf:subject ?subject ; rdf:object ?object
  OPTIONAL { ?fact kg:ended ?ended } }"""
_TOLD = "SELECT ?fact ?evidence { ?fact kg:evidence ?evidence }"
_STATED = """SELECT ?evidence ?article ?stance {
  ?evidence a kg:Evidence ; kg:statedIn ?article ; kg:stance ?stance }"""
_KINDS = "SELECT ?entity ?kind { ?entity rdfs:label ?label ; a ?kind }"
_DAYS = """SELECT ?article ?day {
  ?article a kg:Article OPTIONAL { ?article schema:datePublished ?day } }"""
_MENTIONS = "SELECT ?article ?entity { ?article kg:mentions ?entity }"
_OFFICES = "SELECT ?office ?of { ?office kg:officeOf ?of }"
_QUOTES = """SELECT ?quote ?article ?speaker {
  ?quote a kg:Quote ; kg:statedIn ?article OPTIONAL { ?quote kg:speaker ?speaker } }"""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen of a graph; what is empty chooses everything.

    ``around`` are IRIs of entities, with all that is at most ``hops`` facts away from one of
    them, counting facts that are held in one of the ``stances``. ``since`` and ``until`` are
    days, months or years of publication, ``articles`` ids, ``types`` and ``predicates`` local
    names of the ontology (classes below a type belong to it), ``support`` how many of the chosen
    articles a fact needs.
    """

    around: tuple[str, ...] = ()
    hops: int = 1
    since: str = ""
    until: str = ""
    articles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    support: int = 1
    stances: frozenset[str] = STANCES

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        narrowed = (self.around, self.since, self.until, self.articles, self.types)
        return any(narrowed) or bool(self.predicates) or self.support > 1

    @property
    def of_facts(self) -> bool:
        """Whether an entity is chosen by its facts, and not by its class alone."""
        return bool(self.around or self.predicates) or self.support > 1

    @property
    def of_entities(self) -> bool:
        """Whether it is about entities or facts, and not about articles alone."""
        return bool(self.types) or self.of_facts


def part(graph: Graph, selection: Selection) -> Graph:
    """The part of a graph that is chosen, in memory; the graph itself where that is all.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> part(EmbeddedGraph(pyoxigraph.Store(), Path("none")), Selection(since="2024")).count()
    0
    """
    if not selection:
        return graph
    import pyoxigraph as ox

    from kgnews.store import EmbeddedGraph

    store = ox.Store()
    store.bulk_extend(map(_quad, _Chosen(graph, selection).triples()))
    return EmbeddedGraph(store, graph.folder)


def _quad(triple: ox.Triple) -> ox.Quad:
    import pyoxigraph as ox

    return ox.Quad(*triple)


@dataclass(frozen=True, slots=True)
class _Fact:
    id: str
    subject: str
    predicate: str
    object: str  # an IRI, empty for a literal
    ended: bool
    evidence: frozenset[str]


@dataclass
class _Chosen:
    """What of a graph is chosen, worked out step by step: articles, evidence, facts, entities."""

    graph: Graph
    selection: Selection
    stances: dict[str, str] = field(default_factory=dict)  # by evidence

    def _rows(self, sparql: str) -> Iterator[tuple[Any, ...]]:
        for row in self.graph.query(sparql):  # type: ignore[union-attr] # a SELECT yields rows
            yield tuple(row)

    @cached_property
    def in_range(self) -> frozenset[str]:
        """The articles of the chosen days and ids."""
        wanted, found = self.selection, set()
        ids = {f"{_ARTICLE}{id_}" for id_ in wanted.articles}
        for article, day in self._rows(_DAYS):
            published = day.value if day is not None else ""
            late_enough = published >= wanted.since if wanted.since else True
            early_enough = published[: len(wanted.until)] <= wanted.until if wanted.until else True
            dated = bool(published) or not (wanted.since or wanted.until)
            if late_enough and early_enough and dated and (not ids or article.value in ids):
                found.add(article.value)
        return frozenset(found)

    @cached_property
    def told(self) -> dict[str, str]:
        """The evidence of these articles, with its article."""
        found = {}
        for evidence, article, stance in self._rows(_STATED):
            if article.value in self.in_range:
                found[evidence.value] = article.value
                self.stances[evidence.value] = stance.value
        return found

    @cached_property
    def facts(self) -> list[_Fact]:
        """The facts with such evidence, of the chosen properties, supported well enough."""
        evidence: dict[str, set[str]] = {}
        for fact, each in self._rows(_TOLD):
            if each.value in self.told:
                evidence.setdefault(fact.value, set()).add(each.value)
        wanted = {f"{NAMESPACE}{name}" for name in self.selection.predicates}
        found = []
        for fact, subject, predicate, object_, ended in self._rows(_FACTS):
            told = evidence.get(fact.value, set())
            of_page = subject.value.startswith(_ARTICLE)
            support = len({self.told[each] for each in told})
            if not told or not (of_page or support >= self.selection.support):
                continue
            if of_page or not wanted or predicate.value in wanted:
                end = "" if hasattr(object_, "datatype") else object_.value
                triple = (subject.value, predicate.value, end)
                found.append(_Fact(fact.value, *triple, ended is not None, frozenset(told)))
        return sorted(found, key=lambda each: each.id)

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities that these articles name, of the chosen classes."""
        ontology, types = Ontology.load(), self.selection.types
        fits = set()
        for entity, kind in self._rows(_KINDS):
            local = kind.value.removeprefix(NAMESPACE)
            if not types or any(ontology.is_a(local, each) for each in types):
                fits.add(entity.value)
        rows = self._rows(_MENTIONS)
        return frozenset(e.value for a, e in rows if a.value in self.in_range and e.value in fits)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Those of them that are near enough and have a fact, where that is asked for."""
        found = set(self.named)
        if self.selection.around:
            found &= self._reached()
        if self.selection.predicates or self.selection.support > 1:
            ends = {
                end for f in self.facts if self._joins(f, found) for end in (f.subject, f.object)
            }
            found &= ends | set(self.selection.around)
        return frozenset(found)

    def _joins(self, fact: _Fact, entities: Iterable[str]) -> bool:
        return fact.subject in entities and (not fact.object or fact.object in entities)

    def _stances(self, fact: _Fact) -> set[str]:
        return {self.stances[each] for each in fact.evidence}

    def _reached(self) -> set[str]:
        """Whoever is at most so many facts away; an office is one from whose it is."""
        near: dict[str, set[str]] = {}
        wanted = self.selection.stances
        held = (f for f in self.facts if f.object and self._stances(f) & wanted)
        steps = [(f.subject, f.object) for f in held]
        steps += [(office.value, of.value) for office, of in self._rows(_OFFICES)]
        for one, two in steps:
            if one in self.named and two in self.named:
                near.setdefault(one, set()).add(two)
                near.setdefault(two, set()).add(one)
        reached = edge = set(self.selection.around) & self.named
        for _ in range(self.selection.hops):
            edge = {other for each in edge for other in near.get(each, ())} - reached
            reached = reached | edge
        return reached

    @cached_property
    def joining(self) -> list[_Fact]:
        """The facts of chosen entities."""
        return [f for f in self.facts if self._joins(f, self.entities)]

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that state these facts, or name these entities, or all that are in range."""
        if not self.selection.of_entities:
            return self.in_range
        found = {self.told[each] for fact in self.joining for each in fact.evidence}
        if not self.selection.of_facts:
            rows = self._rows(_MENTIONS)
            found |= {
                a.value for a, e in rows if a.value in self.in_range and e.value in self.entities
            }
        centre = set(self.selection.around)
        for _, article, speaker in self._rows(_QUOTES):
            if speaker is not None and speaker.value in centre and article.value in self.in_range:
                found.add(article.value)
        return frozenset(found)

    @cached_property
    def kept(self) -> list[_Fact]:
        """Facts between chosen entities, and those of the chosen articles' own details."""
        own = (f for f in self.facts if f.subject in self.articles)
        details = [f for f in own if not f.object or self._may_name(f.object, f.predicate)]
        return self.joining + details

    def _may_name(self, entity: str, predicate: str) -> bool:
        return entity in self.entities or predicate in _MAKERS

    def triples(self) -> Iterator[ox.Triple]:
        """Everything that is chosen; some of it more than once."""
        described: set[str] = set(self.entities)
        for fact in self.kept:
            for triple in self._of(fact.id):
                if triple.predicate.value != EVIDENCE or _end(triple) in fact.evidence:
                    yield triple
        for each in sorted({e for fact in self.kept for e in fact.evidence}):
            for triple in self._of(each):
                yield triple
                if triple.predicate.value == f"{NAMESPACE}attributedTo":
                    described.add(_end(triple))
        yield from self._quotes()
        for article in sorted(self.articles):
            for triple in self._of(article):
                name = _end(triple)
                if not name.startswith(BASE):
                    yield triple
                elif self._may_name(name, triple.predicate.value):
                    described.add(name)
                    yield triple
        asserted = self._asserted()
        for entity in sorted(described):
            for triple in self._of(entity):
                if self._describes(triple, asserted):
                    yield triple

    def _of(self, iri: str) -> Iterator[ox.Triple]:
        import pyoxigraph as ox

        return self.graph.triples(ox.NamedNode(iri))

    def _asserted(self) -> set[tuple[str, str, str]]:
        """The direct triples that the chosen evidence asserts, both ways where that is meant."""
        ontology, found = Ontology.load(), set()
        for fact in self.kept:
            if fact.object and not fact.ended and "asserts" in self._stances(fact):
                found.add((fact.subject, fact.predicate, fact.object))
                known = ontology.properties.get(fact.predicate.removeprefix(NAMESPACE))
                if known and known.symmetric:
                    found.add((fact.object, fact.predicate, fact.subject))
            elif not fact.ended and "asserts" in self._stances(fact):
                found.add((fact.subject, fact.predicate, ""))
        return found

    def _describes(self, triple: ox.Triple, asserted: set[tuple[str, str, str]]) -> bool:
        predicate, end = triple.predicate.value, _end(triple)
        if predicate in _DESCRIBING:
            return True
        if predicate == _OFFICE_OF:
            return end in self.entities
        return (str(getattr(triple.subject, "value", "")), predicate, end) in asserted

    def _quotes(self) -> Iterator[ox.Triple]:
        for quote, article, speaker in self._rows(_QUOTES):
            if article.value not in self.articles:
                continue
            if speaker is None and self.selection.of_entities:
                continue
            if speaker is None or speaker.value in self.entities:
                yield from self._of(quote.value)


def _end(triple: ox.Triple) -> str:
    """The IRI of a triple's object, empty for a literal."""
    from pyoxigraph import NamedNode

    return triple.object.value if isinstance(triple.object, NamedNode) else ""
