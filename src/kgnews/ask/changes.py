"""What changed between two states of a graph, as a newsroom wants to hear it.

Only articles that state something else are looked at: a fact of theirs is new where no article
stated it before, and gone where none does now. Articles that are the same on both sides are
asked for by the graph's index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgnews.ask.facts import Fact, Source, every_fact, source
from kgnews.finding.entities import ALTERNATIVE, LABEL, MENTIONS, Entity, described
from kgnews.mapping import EVIDENCE, STATED_IN
from kgnews.ontology import BASE
from kgnews.store import EmbeddedGraph, Graph, Record
from kgnews.store.judged import before

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Changes", "Renamed", "Sides", "between", "changes", "since"]

_ARTICLE = f"{BASE}article-"


@dataclass(frozen=True, slots=True)
class Sides:
    """The N-Triples of the articles that differ, by their ids, before and after."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entity that is called something else, or is now another one."""

    before: Entity
    after: Entity


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, what is no longer there, and what is now called otherwise."""

    new_articles: tuple[Source, ...] = ()
    gone_articles: tuple[Source, ...] = ()
    changed_articles: int = 0
    new_entities: tuple[Entity, ...] = ()
    gone_entities: tuple[Entity, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    merged: tuple[Renamed, ...] = ()
    new_facts: tuple[Fact, ...] = ()
    gone_facts: tuple[Fact, ...] = ()
    confirmed: tuple[Fact, ...] = field(default=())  # asserted now, not before

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.new_articles or self.gone_articles or self.changed_articles)


def between(one: Record, other: Record) -> Sides:
    """The articles that two stores do not have alike."""
    ours, theirs = (
        {article_id: digest for article_id, _, digest in record.digests()}
        for record in (one, other)
    )
    differ = {key for key in {*ours, *theirs} if ours.get(key) != theirs.get(key)}
    return Sides(
        {key: one.quads(key) for key in sorted(differ & ours.keys())},
        {key: other.quads(key) for key in sorted(differ & theirs.keys())},
    )


def since(record: Record, run: int) -> Sides:
    """The articles that state something else than at the end of a run."""
    then = before(record, run)
    now = {key: record.quads(key) for key in then if key in record}
    differ = [key for key, quads in then.items() if now.get(key) != quads]
    return Sides(
        {key: quads for key in differ if (quads := then[key]) is not None},
        {key: now[key] for key in differ if key in now},
    )


def changes(sides: Sides, whole: Graph) -> Changes:
    """What the articles that differ changed in a graph, ``whole`` being all of it after."""
    from pyoxigraph import NamedNode

    before, after = _Side(sides.before, whole), _Side(sides.after, whole)
    same = _Same(whole, frozenset(sides.after))
    gone = [iri for iri in before.entities if iri not in after.entities and not same.mentions(iri)]
    come = [iri for iri in after.entities if iri not in before.entities and not same.mentions(iri)]
    merged = [
        Renamed(before.entities[iri], described(whole, NamedNode(other), count=False))
        for iri in gone
        for other in _taken_over(iri, before, after)
    ]
    joined = {each.before.iri for each in merged}
    old, new = _unmoved(before.facts, after.facts, merged)
    told_now = [fact for fact in new.values() if not same.states(fact)]
    return Changes(
        new_articles=after.sources(sides.after.keys() - sides.before.keys()),
        gone_articles=before.sources(sides.before.keys() - sides.after.keys()),
        changed_articles=len(sides.before.keys() & sides.after.keys()),
        new_entities=_named(after.entities[iri] for iri in come),
        gone_entities=_named(before.entities[iri] for iri in gone if iri not in joined),
        renamed=_renamed(before, after),
        merged=tuple(sorted(merged, key=lambda each: (each.before.id, each.after.id))),
        new_facts=_ordered(fact for fact in told_now if fact.id not in old),
        gone_facts=_ordered(f for f in old.values() if f.id not in new and not same.states(f)),
        confirmed=_ordered(f for f in told_now if _confirmed(old.get(f.id), f)),
    )


class _Side:
    """The articles that differ, on one side, as a graph of their own."""

    def __init__(self, articles: Mapping[str, bytes], whole: Graph) -> None:
        from pyoxigraph import RdfFormat, Store

        store = Store()
        for quads in articles.values():
            store.load(quads, format=RdfFormat.N_TRIPLES)
        self.graph = EmbeddedGraph(store, whole.folder)
        self.facts = {fact.id: fact for fact in every_fact(self.graph)}
        self.entities = {
            node.value: described(self.graph, node, count=False) for node in self._mentioned()
        }

    def _mentioned(self) -> list[ox.NamedNode]:
        from pyoxigraph import NamedNode

        found = {each.object for each in self.graph.triples(None, NamedNode(MENTIONS))}
        nodes = (node for node in found if isinstance(node, NamedNode))
        return sorted(nodes, key=lambda node: node.value)

    def names(self, iri: str) -> set[str]:
        """Every name of an entity."""
        from pyoxigraph import NamedNode

        return {
            str(getattr(each.object, "value", ""))
            for predicate in (LABEL, ALTERNATIVE)
            for each in self.graph.triples(NamedNode(iri), NamedNode(predicate))
        }

    def together(self, iri: str) -> dict[str, set[str]]:
        """For each article that names an entity, all entities that it names."""
        from pyoxigraph import NamedNode

        found = self.graph.triples(None, NamedNode(MENTIONS), NamedNode(iri))
        articles = [each.subject for each in found if isinstance(each.subject, NamedNode)]
        return {article.value: self.named_in(article.value) for article in articles}

    def named_in(self, article: str) -> set[str]:
        """The entities that an article names."""
        from pyoxigraph import NamedNode

        found = self.graph.triples(NamedNode(article), NamedNode(MENTIONS))
        return {str(getattr(each.object, "value", "")) for each in found}

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Articles as people name them, oldest first."""
        found = (source(self.graph, each) for each in ids)
        return tuple(sorted(found, key=lambda each: (each.published or "9", each.id)))


class _Same:
    """What the articles say that are alike on both sides."""

    def __init__(self, whole: Graph, differ: frozenset[str]) -> None:
        self._whole, self._differ = whole, differ

    def mentions(self, iri: str) -> bool:
        """Whether one of them names an entity."""
        from pyoxigraph import NamedNode

        found = self._whole.triples(None, NamedNode(MENTIONS), NamedNode(iri))
        return any(self._is_one(each.subject) for each in found)

    def states(self, fact: Fact) -> bool:
        """Whether one of them speaks of a fact."""
        from pyoxigraph import NamedNode

        node = NamedNode(BASE + fact.id.removeprefix(":"))
        for each in self._whole.triples(node, NamedNode(EVIDENCE)):
            if isinstance(each.object, NamedNode):
                found = self._whole.triples(each.object, NamedNode(STATED_IN))
                if any(self._is_one(told.object) for told in found):
                    return True
        return False

    def _is_one(self, node: object) -> bool:
        value = str(getattr(node, "value", ""))
        return value.startswith(_ARTICLE) and value.removeprefix(_ARTICLE) not in self._differ


def _taken_over(iri: str, before: _Side, after: _Side) -> list[str]:
    """The entities that have the place of one that is gone, and its name with it."""
    names = before.names(iri)
    return sorted(
        {
            other
            for article, were in before.together(iri).items()
            for other in after.named_in(article)
            if after.names(other) & names and (other not in were or not before.names(other) & names)
        }
    )


def _unmoved(
    old: Mapping[str, Fact], new: Mapping[str, Fact], merged: Iterable[Renamed]
) -> tuple[dict[str, Fact], dict[str, Fact]]:
    """Both without the facts that only got another subject or object by that."""
    into = {each.before.id: each.after.id for each in merged}

    def key(fact: Fact) -> tuple[str, ...]:
        ends = (into.get(fact.subject, fact.subject), into.get(fact.object, fact.object))
        return (*ends, fact.predicate, fact.valid_from, fact.valid_until)

    were = {key(fact) for fact in old.values() if fact.id not in new}
    are = {key(fact) for fact in new.values()}
    left = {i: f for i, f in old.items() if i in new or key(f) not in are}
    return left, {i: f for i, f in new.items() if i in old or key(f) not in were}


def _renamed(before: _Side, after: _Side) -> tuple[Renamed, ...]:
    pairs = (
        Renamed(before.entities[iri], after.entities[iri])
        for iri in sorted(before.entities.keys() & after.entities.keys())
    )
    return tuple(
        each
        for each in pairs
        if (each.before.name, each.before.kinds) != (each.after.name, each.after.kinds)
    )


def _confirmed(old: Fact | None, new: Fact) -> bool:
    return old is not None and "asserts" in new.stances and "asserts" not in old.stances


def _named(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda each: (each.kinds, each.name, each.id)))


def _ordered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    def rank(fact: Fact) -> tuple[bool, str, str, str, str]:
        return (
            "asserts" not in fact.stances,
            fact.subject_name,
            fact.predicate,
            fact.object_name,
            fact.id,
        )

    return tuple(sorted(facts, key=rank))
