"""How two entities hang together: the shortest chains of facts between them.

Only the neighbourhood of the two is looked at, by look-ups in the graph's index. Articles are
no links of a chain: that two are named on one page says nothing about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from kgnews.ask.facts import Fact, Source, View, ordered
from kgnews.errors import QueryError
from kgnews.finding.entities import MENTIONS, RDF, Entity, entity, long
from kgnews.ontology import BASE, NAMESPACE

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["HOPS", "Chains", "Link", "chains", "together"]

HOPS = 5
"""The longest chain that is looked for; beyond that everything hangs together."""
_MOST_NODES = 50_000
_MOST_WALKS = 1_000  # that are ranked; so many ways mean that the two are everywhere together
_ARTICLE = f"{BASE}article-"
_OFFICE_OF = f"{NAMESPACE}officeOf"


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: from one entity to the next, by the facts between the two.

    Without a fact it is an office and the place or body whose it is, in either direction.
    """

    source: Entity
    target: Entity
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains between two entities, each as long as the others, best supported first.

    ``articles`` are those that name both, whether or not there is a chain.
    """

    ends: tuple[Entity, Entity]
    chains: tuple[tuple[Link, ...], ...]
    in_all: int
    articles: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


def chains(
    graph: Graph,
    ends: tuple[str, str],
    *,
    stances: frozenset[str] = frozenset({"asserts"}),
    hops: int = HOPS,
    most: int = 5,
) -> Chains:
    """The shortest chains of facts between two entities; none where there is no such chain.

    A fact counts if an article holds it in one of the ``stances``. Raises QueryError as
    :func:`kgnews.finding.entity`, and where both names mean one entity.
    """
    (one, note), (two, other) = (entity(graph, name) for name in ends)
    if one.id == two.id:
        raise QueryError(ends[1], f"is {one.name} as well ({one.id})", "name another")
    around = _Around(graph, stances)
    found = islice(around.walks(one.iri, two.iri, hops), _MOST_WALKS)
    linked = sorted((around.linked(walk) for walk in found), key=_rank)
    return Chains(
        (one, two),
        tuple(linked[:most]),
        len(linked),
        tuple(together(graph, one, two)),
        tuple(filter(None, (note, other))),
    )


def together(graph: Graph, one: Entity, two: Entity) -> list[Source]:
    """The articles that name both entities, oldest first."""
    view = View(graph)
    predicate = view.node(MENTIONS)
    sides = [
        {each.subject for each in graph.triples(None, predicate, view.node(side.iri))}
        for side in (one, two)
    ]
    both = [view.source(str(getattr(each, "value", each))) for each in sides[0] & sides[1]]
    return sorted(both, key=lambda each: (each.published or "9", each.id))


@dataclass(slots=True)
class _Around:
    """Steps from entity to entity; each neighbourhood is looked up once."""

    graph: Graph
    stances: frozenset[str]
    view: View = field(init=False)
    known: dict[str, dict[str, list[object]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.view = View(self.graph)

    def steps(self, iri: str) -> Mapping[str, list[object]]:
        """The neighbours of an entity, with the nodes of the facts that lead there."""
        if iri not in self.known:
            found: dict[str, list[object]] = {}
            for fact, other in self._facts(iri):
                found.setdefault(other, []).append(fact)
            for other in self._offices(iri):
                found.setdefault(other, [])
            self.known[iri] = found
        return self.known[iri]

    def _facts(self, iri: str) -> Iterator[tuple[object, str]]:
        from pyoxigraph import NamedNode

        node = self.view.node(iri)
        for mine, theirs in (("subject", "object"), ("object", "subject")):
            for triple in self.graph.triples(None, self.view.node(f"{RDF}{mine}"), node):
                fact = triple.subject
                assert isinstance(fact, NamedNode)
                other = next(self.graph.triples(fact, self.view.node(f"{RDF}{theirs}"))).object
                if not isinstance(other, NamedNode) or other.value.startswith(_ARTICLE):
                    continue
                if self._held(fact):
                    yield fact, other.value

    def _held(self, fact: object) -> bool:
        evidence = self.view.values(fact, f"{NAMESPACE}evidence")
        stance = f"{NAMESPACE}stance"
        return any(self.view.value(self.view.node(e), stance) in self.stances for e in evidence)

    def _offices(self, iri: str) -> Iterator[str]:
        node = self.view.node(iri)
        yield from self.view.values(node, _OFFICE_OF)
        for triple in self.graph.triples(None, self.view.node(_OFFICE_OF), node):
            yield str(getattr(triple.subject, "value", triple.subject))

    def walks(self, start: str, end: str, hops: int) -> Iterator[tuple[str, ...]]:
        """Every shortest way from start to end, in order; none where it would be longer.

        Looked for from both ends, the one with the fewer neighbours first, so that a hub on one
        side does not matter while the other has few.
        """
        sides = (_Side([{start: []}]), _Side([{end: []}]))
        for _ in range(hops):
            near = min(sides, key=lambda side: len(side.levels[-1]))
            near.grow(self)
            met = sorted(set(sides[0].levels[-1]) & set(sides[1].levels[-1]))
            if met:
                for node in met:
                    for before, after in product(sides[0].back(node), sides[1].back(node)):
                        yield (*before[::-1], node, *after)
                return
            if not near.levels[-1] or sum(len(side.seen) for side in sides) > _MOST_NODES:
                return

    def linked(self, walk: tuple[str, ...]) -> tuple[Link, ...]:
        """A walk with what is known of each step."""
        links = []
        for one, two in pairwise(walk):
            facts = [self.view.fact(node) for node in self.steps(one)[two]]
            links.append(Link(self.view.named(one), self.view.named(two), tuple(ordered(facts))))
        return tuple(links)


@dataclass(slots=True)
class _Side:
    """What is reached from one end: for each number of steps who, and from whom."""

    levels: list[dict[str, list[str]]]
    seen: set[str] = field(default_factory=set)

    def grow(self, around: _Around) -> None:
        """Go one step further."""
        self.seen.update(self.levels[-1])
        reached: dict[str, list[str]] = {}
        for iri in sorted(self.levels[-1]):
            for other in around.steps(iri):
                if other not in self.seen:
                    reached.setdefault(other, []).append(iri)
        self.levels.append(reached)

    def back(self, node: str) -> list[tuple[str, ...]]:
        """The ways from a node of the last level back to the end, without the node."""
        ways: list[tuple[str, ...]] = [(node,)]
        for level in reversed(self.levels[1:]):
            longer = ((*way, each) for way in ways for each in level[way[-1]])
            ways = sorted(islice(longer, _MOST_WALKS))
        return [way[1:] for way in ways]


def _rank(chain: tuple[Link, ...]) -> tuple[int, int, tuple[str, ...]]:
    """The chain whose weakest fact is best supported comes first."""
    support = [max((fact.articles for fact in link.facts), default=1) for link in chain]
    return -min(support), -sum(support), tuple(long(link.target.id) for link in chain)
