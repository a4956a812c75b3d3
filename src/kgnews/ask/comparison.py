"""What two entities have in common, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgnews.ask.chains import together
from kgnews.ask.facts import Fact, Page, Source, ordered, page
from kgnews.errors import QueryError
from kgnews.finding.entities import Entity

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Comparison", "Shared", "compare"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A property and a value that both have, with the facts of each.

    ``inverse`` is where they are its objects: somebody met both.
    """

    predicate: str
    other: str
    name: str
    inverse: bool
    facts: tuple[Fact, Fact]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entities side by side.

    ``between`` are the facts that join them; ``only`` those that one of them has alone, first
    those of properties that the other has too, with another value.
    """

    sides: tuple[Entity, Entity]
    links: tuple[tuple[str, ...], tuple[str, ...]]
    quotes: tuple[int, int]
    articles: tuple[Source, ...]
    between: tuple[Fact, ...]
    shared: tuple[Shared, ...]
    only: tuple[tuple[Fact, ...], tuple[Fact, ...]]
    notes: tuple[str, ...] = ()


def compare(graph: Graph, first: str, second: str) -> Comparison:
    """Two entities side by side. Raises QueryError as :func:`kgnews.finding.entity`."""
    one, two = page(graph, first), page(graph, second)
    if one.entity.id == two.entity.id:
        what = f"is {one.entity.name} as well ({one.entity.id})"
        raise QueryError(second, what, "name another")
    ids = {one.entity.id, two.entity.id}
    between = [f for f in (*one.facts, *one.mentioned) if {f.subject, f.object} == ids]
    apart = {fact.id for fact in between}
    mine, theirs = (_keyed(side, apart) for side in (one, two))
    common = sorted(set(mine) & set(theirs))
    properties = {key[:2] for key in mine} & {key[:2] for key in theirs}
    return Comparison(
        sides=(one.entity, two.entity),
        links=(one.links, two.links),
        quotes=(len(one.quotes), len(two.quotes)),
        articles=tuple(together(graph, one.entity, two.entity)),
        between=tuple(ordered(between)),
        shared=tuple(_shared(key, mine[key], theirs[key]) for key in common),
        only=(_only(mine, common, properties), _only(theirs, common, properties)),
        notes=tuple(filter(None, (one.note, two.note))),
    )


_Key = tuple[str, bool, str]  # property, whether it points here, the other side


def _keyed(side: Page, apart: Iterable[str]) -> dict[_Key, Fact]:
    """The facts of an entity by what they say; the best supported of those that say the same."""
    found: dict[_Key, Fact] = {}
    for inverse, facts in ((False, side.facts), (True, side.mentioned)):
        for fact in facts:
            if fact.id not in set(apart) and not fact.subject.startswith(":article-"):
                other = fact.subject if inverse else fact.object
                found.setdefault((fact.predicate, inverse, other), fact)
    return found


def _shared(key: _Key, mine: Fact, theirs: Fact) -> Shared:
    name = mine.subject_name if key[1] else mine.object_name
    return Shared(key[0], key[2], name, key[1], (mine, theirs))


def _only(
    facts: dict[_Key, Fact], common: Iterable[_Key], properties: Iterable[tuple[str, bool]]
) -> tuple[Fact, ...]:
    both, rest = set(properties), dict(facts)
    for key in common:
        del rest[key]
    ranked = sorted(rest, key=lambda key: (key[:2] not in both, key[1], key[0]))
    return tuple(rest[key] for key in ranked)
