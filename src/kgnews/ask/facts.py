"""Facts with their evidence, and everything about one entity, ready to be shown.

Every step is a look-up by a node in the graph's index, object first, so the size of the graph
does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgnews.ask.origins import Witness, origins
from kgnews.errors import QueryError
from kgnews.finding.entities import (
    ALTERNATIVE,
    LABEL,
    RDF,
    Entity,
    described,
    entity,
    found,
    long,
    property_named,
    short,
)
from kgnews.mapping import DERIVED_FROM, PREFIXES, SKETCH
from kgnews.ontology import BASE, NAMESPACE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = [
    "Fact",
    "Page",
    "Said",
    "Source",
    "Told",
    "View",
    "every_fact",
    "ordered",
    "page",
    "source",
    "why",
]

_SCHEMA = PREFIXES["schema"]


@dataclass(frozen=True, slots=True)
class Source:
    """The article that something stands in. ``id`` is its CURIE."""

    id: str
    headline: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""

    @property
    def article(self) -> str:
        """The id that the record knows it by."""
        return self.id.rpartition("article-")[2]


@dataclass(frozen=True, slots=True)
class Told:
    """One evidence: the words of an article, where they stand, and how it holds them."""

    id: str
    source: Source
    quote: str
    start: int
    end: int
    rule: str
    stance: str
    by: Entity | None = None
    as_of: str = ""
    pages: tuple[int, ...] = ()  # of a paper document


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with all its evidence, oldest article first.

    ``object`` is the CURIE of an entity, or a literal where ``literal`` says so; ``subject_name``
    and ``object_name`` are for people. ``origins`` are the ids of its articles in groups that do
    not depend on each other (:mod:`kgnews.ask.origins`).
    """

    id: str
    subject: str
    subject_name: str
    predicate: str
    object: str
    object_name: str
    literal: bool
    evidence: tuple[Told, ...]
    valid_from: str = ""
    valid_until: str = ""
    origins: tuple[tuple[str, ...], ...] = ()
    ended: bool = False

    @property
    def stances(self) -> tuple[str, ...]:
        """How the articles hold it, ``asserts`` first."""
        return tuple(sorted({each.stance for each in self.evidence}))

    @property
    def articles(self) -> int:
        """How many articles speak of it."""
        return len({each.source.id for each in self.evidence})


@dataclass(frozen=True, slots=True)
class Said:
    """A quote."""

    id: str
    text: str
    role: str
    source_of_words: str
    date: str
    direct: bool
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Page:
    """Everything about one entity."""

    entity: Entity
    names: tuple[str, ...]
    links: tuple[str, ...]
    facts: tuple[Fact, ...]  # of which it is the subject
    mentioned: tuple[Fact, ...]  # of which it is the object
    quotes: tuple[Said, ...]
    note: str = ""


def page(graph: Graph, name: str) -> Page:
    """Everything about the entity that a name means. Raises QueryError as :func:`entity`."""
    about, note = entity(graph, name)
    view = View(graph)
    node = view.node(about.iri)
    names = {*view.values(node, LABEL), *view.values(node, ALTERNATIVE)} - {about.name}
    return Page(
        entity=about,
        names=tuple(sorted(names)),
        links=tuple(sorted(view.values(node, f"{PREFIXES['owl']}sameAs"))),
        facts=tuple(ordered(view.facts("subject", node))),
        mentioned=tuple(ordered(view.facts("object", node))),
        quotes=tuple(
            sorted(view.quotes(node), key=lambda q: (q.source.published, q.source.id, q.start))
        ),
        note=note,
    )


def why(
    graph: Graph, subject: str, predicate: str | None = None, object: str | None = None
) -> tuple[list[Fact], list[str]]:
    """The facts about a subject, and notes on what had to be guessed.

    Narrowed to a property and an object where they are given. Where the subject has no such
    fact, those of which it is the object are taken. Raises QueryError where a name means
    nothing, or where there is no such fact.
    """
    about, note = entity(graph, subject)
    notes = [note] if note else []
    view = View(graph)
    node = view.node(about.iri)
    wanted = property_named(predicate) if predicate else None
    facts = list(view.facts("subject", node, wanted))
    if not facts:
        facts = list(view.facts("object", node, wanted))
        if facts and not object:
            notes.append(f"{about.name} is the object of these, not the subject")
    if object is not None:
        object = object.encode(errors="replace").decode()
        facts = [fact for fact in facts if _is_about(graph, fact, object, notes)]
    if not facts:
        what = f"no fact of it with {wanted}" if wanted else "no fact of it"
        what += f" and {object}" if object else ""
        raise QueryError(about.name, what, f"kgnews show {about.id} lists what there is")
    return ordered(facts), notes


def every_fact(graph: Graph, predicate: str | None = None) -> Iterator[Fact]:
    """All facts of a graph, or those of one property of the ontology, in no order."""
    view = View(graph)
    name, value = ("type", "Fact") if predicate is None else ("predicate", predicate)
    for triple in graph.triples(None, view.node(f"{RDF}{name}"), view.node(NAMESPACE + value)):
        yield view.fact(triple.subject)


def source(graph: Graph, article_id: str) -> Source:
    """An article as it is named beside what it says."""
    return View(graph).source(f"{BASE}article-{article_id}")


def _is_about(graph: Graph, fact: Fact, name: str, notes: list[str]) -> bool:
    """Whether the other side of a fact is what a name means."""
    if fact.literal:
        return name.casefold() in (fact.object.casefold(), fact.object_name.casefold())
    candidates, exact = found(graph, name)
    ids = {each.id for each in candidates}
    fits = bool(ids & {fact.object, fact.subject})
    if fits and not exact and (note := f"taking “{name}” for {fact.object_name}") not in notes:
        notes.append(note)
    return fits


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """By property, what is asserted and what most articles state first."""

    def rank(fact: Fact) -> tuple[str, bool, int, str, str, str]:
        asserted = "asserts" in fact.stances
        names = (fact.object_name, fact.subject_name, fact.id)
        return fact.predicate, not asserted, -fact.articles, *names

    return sorted(facts, key=rank)


class View:
    """Look-ups in one graph; names and articles are looked up once."""

    def __init__(self, graph: Graph) -> None:
        """Look at a graph."""
        self.graph = graph
        self._names: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._witnesses: dict[str, Witness] = {}

    def node(self, iri: str) -> ox.NamedNode:
        """The node of an address."""
        from pyoxigraph import NamedNode

        return NamedNode(iri)

    def values(self, node: object, predicate: str) -> list[str]:
        """The values of a property, in order."""
        from pyoxigraph import NamedNode

        assert isinstance(node, NamedNode)
        triples = self.graph.triples(node, NamedNode(predicate))
        return sorted(str(getattr(each.object, "value", "")) for each in triples)

    def value(self, node: object, predicate: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.values(node, predicate)), "")

    def facts(self, side: str, node: ox.NamedNode, predicate: str | None = None) -> Iterator[Fact]:
        """The facts that have a node on one side; of one property where it is given."""
        wanted = predicate and f"{NAMESPACE}{predicate}"
        for triple in self.graph.triples(None, self.node(f"{RDF}{side}"), node):
            if not wanted or self.value(triple.subject, f"{RDF}predicate") == wanted:
                yield self.fact(triple.subject)

    def fact(self, node: object) -> Fact:
        """The fact that a node is."""
        from pyoxigraph import Literal, NamedNode

        assert isinstance(node, NamedNode)
        subject = self.node(self.value(node, f"{RDF}subject"))
        object_ = next(self.graph.triples(node, self.node(f"{RDF}object"))).object
        literal = isinstance(object_, Literal)
        words = str(getattr(object_, "value", object_))
        told = (self.told(each) for each in self.values(node, f"{NAMESPACE}evidence"))
        evidence = tuple(sorted(told, key=_age))
        return Fact(
            id=short(node.value),
            subject=short(subject.value),
            subject_name=self.named(subject.value).name,
            predicate=short(self.value(node, f"{RDF}predicate")),
            object=words if literal else short(words),
            object_name=words if literal else self.named(words).name,
            literal=literal,
            evidence=evidence,
            valid_from=self.value(node, f"{NAMESPACE}validFrom"),
            valid_until=self.value(node, f"{NAMESPACE}validUntil"),
            origins=self.origins({each.source for each in evidence}),
            ended=self.value(node, f"{NAMESPACE}ended") == "true",
        )

    def origins(self, sources: set[Source]) -> tuple[tuple[str, ...], ...]:
        """The ids of articles in independent groups."""
        if len(sources) < 2:  # most facts: nothing to compare
            return tuple((each.id,) for each in sources)
        return origins(map(self.witness, sources))

    def witness(self, source: Source) -> Witness:
        """What an article says about where it comes from."""
        if source.id not in self._witnesses:
            from kgnews.articles.outlets import outlet_key, site_key  # brings all readers along

            node = self.node(long(source.id))
            outlets = (self.named(each).name for each in self.values(node, DERIVED_FROM))
            cited = frozenset(map(outlet_key, outlets)) - {""}
            own = frozenset({outlet_key(source.publisher), site_key(source.url)}) - cited - {""}
            sketch = self.value(node, SKETCH)
            self._witnesses[source.id] = Witness(source.id, source.published, sketch, own, cited)
        return self._witnesses[source.id]

    def told(self, iri: str) -> Told:
        """The evidence at an address."""
        node = self.node(iri)
        by = self.value(node, f"{NAMESPACE}attributedTo")
        return Told(
            id=short(iri),
            source=self.source(self.value(node, f"{NAMESPACE}statedIn")),
            quote=self.value(node, f"{NAMESPACE}quote"),
            start=int(self.value(node, f"{NAMESPACE}start")),
            end=int(self.value(node, f"{NAMESPACE}end")),
            rule=self.value(node, f"{NAMESPACE}rule"),
            stance=self.value(node, f"{NAMESPACE}stance"),
            by=self.named(by) if by else None,
            as_of=self.value(node, f"{NAMESPACE}asOf"),
            pages=tuple(sorted(map(int, self.values(node, f"{NAMESPACE}page")))),
        )

    def quotes(self, speaker: ox.NamedNode) -> Iterator[Said]:
        """What somebody said, in no order."""
        for triple in self.graph.triples(None, self.node(f"{NAMESPACE}speaker"), speaker):
            yield self.said(triple.subject)

    def said(self, node: object) -> Said:
        """The quote that a node is."""
        return Said(
            id=short(str(getattr(node, "value", node))),
            text=self.value(node, f"{_SCHEMA}text"),
            role=self.value(node, f"{NAMESPACE}speakerRole"),
            source_of_words=self.value(node, f"{NAMESPACE}quoteSource"),
            date=self.value(node, f"{_SCHEMA}dateCreated"),
            direct=self.value(node, f"{NAMESPACE}direct") == "true",
            start=int(self.value(node, f"{NAMESPACE}start")),
            end=int(self.value(node, f"{NAMESPACE}end")),
            source=self.source(self.value(node, f"{NAMESPACE}statedIn")),
        )

    def named(self, iri: str) -> Entity:
        """The entity at an address, without a count of articles."""
        if iri not in self._names:
            self._names[iri] = described(self.graph, self.node(iri), count=False)
        return self._names[iri]

    def source(self, iri: str) -> Source:
        """The article at an address."""
        if iri not in self._sources:
            node = self.node(iri)
            publisher = self.value(node, f"{_SCHEMA}publisher")
            if publisher.startswith(BASE):
                publisher = self.named(publisher).name
            self._sources[iri] = Source(
                id=short(iri),
                headline=self.value(node, f"{_SCHEMA}headline"),
                published=self.value(node, f"{_SCHEMA}datePublished"),
                publisher=publisher,
                url=self.value(node, f"{_SCHEMA}url"),
            )
        return self._sources[iri]


def _age(told: Told) -> tuple[str, str, int]:
    return told.source.published or "9", told.source.id, told.start
