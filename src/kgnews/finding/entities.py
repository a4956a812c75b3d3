"""An entity of the graph by whatever a person calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgnews.errors import QueryError
from kgnews.finding.likeness import folded, similar
from kgnews.ontology import Ontology
from kgnews.prefixes import BASE, NAMESPACE, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = [
    "Entity",
    "articles_named",
    "class_named",
    "described",
    "entity",
    "found",
    "long",
    "property_named",
    "short",
]

RDF = PREFIXES["rdf"]
LABEL = f"{PREFIXES['rdfs']}label"
ALTERNATIVE = f"{PREFIXES['skos']}altLabel"
HEADLINE = f"{PREFIXES['schema']}headline"
MENTIONS = f"{NAMESPACE}mentions"

_SHOWN = 8  # candidates that are named to a person
_SUGGESTED = 3  # where nothing is called so
_COUNTED = 10_000  # articles; more than that is "very well known" and needs no exact order


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its CURIE, name, classes (local names), and how many articles name it."""

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    articles: int = 0

    @property
    def iri(self) -> str:
        """The full address."""
        return long(self.id)


def short(iri: str) -> str:
    """The CURIE of an IRI, or the IRI where no prefix fits.

    >>> short("https://w3id.org/kgnews/ns#supports"), short("http://example.org/a/b")
    ('kg:supports', 'http://example.org/a/b')
    """
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local != iri and local and not set(local) & set("/#?"):
            return f"{prefix}:{local}"
    return iri


def long(name: str) -> str:
    """The IRI of a CURIE; anything else is taken for an IRI."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def described(graph: Graph, node: ox.NamedNode, *, count: bool = True) -> Entity:
    """What the graph says that a node is; an article is named by its headline."""
    names = _values(graph, node, LABEL) or _values(graph, node, HEADLINE)
    kinds = {value.removeprefix(NAMESPACE) for value in _values(graph, node, f"{RDF}type")}
    ours = sorted(kind for kind in kinds if ":" not in kind)
    articles = _articles(graph, node) if count else 0
    return Entity(short(node.value), _best(names) or short(node.value), tuple(ours), articles)


def entity(graph: Graph, name: str) -> tuple[Entity, str]:
    """The one entity that a name means, and a note where that took a guess.

    ``name`` is a CURIE (``:city-ambon``), an IRI, a key (``city-ambon``), or any form of the
    name, with typing errors or without. Raises QueryError where it means none or several.
    """
    name = name.encode(errors="replace").decode().strip()  # half a character names nothing
    candidates, exact = found(graph, name)
    if len(candidates) == 1:
        only = candidates[0]
        return only, "" if exact else f"taking “{name}” for {only.name} ({only.id})"
    if not candidates:
        where = name or "a name of nothing"
        near = [f"{each.name} ({each.id})" for each in _nearly(graph, name)]
        cure = (
            f"did you mean {' or '.join(near)}?" if near else "kgnews query entities lists what is"
        )
        raise QueryError(where, "is not in the graph", cure)
    listed = ", ".join(
        f"{each.id} ({each.name}, {' '.join(each.kinds) or 'no class'})"
        for each in candidates[:_SHOWN]
    )
    more = f" and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
    raise QueryError(name, f"may be {listed}{more}", "give one of these")


def found(graph: Graph, name: str) -> tuple[list[Entity], bool]:
    """The entities that a name may mean, best known first, and whether the name is theirs."""
    from pyoxigraph import Literal, NamedNode

    if node := _node(graph, name):
        return [described(graph, node)], True
    for predicate in (LABEL, ALTERNATIVE):
        triples = graph.triples(None, NamedNode(predicate), Literal(name))
        if named := _entities(graph, (each.subject for each in triples)):
            return named, True
    return _likely(graph, name)


def _node(graph: Graph, name: str) -> ox.NamedNode | None:
    from pyoxigraph import NamedNode

    for iri in (long(name.strip("<>")), f"{BASE}{name}"):
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        if next(graph.triples(node), None) is not None:
            return node
    return None


def _likely(graph: Graph, name: str) -> tuple[list[Entity], bool]:
    """By a scan of all names: the same but for case and accents, or all its words, or alike."""
    wanted = folded(name)
    words = set(wanted.split())
    names: dict[str, list[ox.NamedNode]] = {}
    for predicate in (LABEL, ALTERNATIVE):
        known = set(names)  # an alternative name gives way to a label
        for text, node in _names(graph, predicate):
            if (key := folded(text)) not in known:
                names.setdefault(key, []).append(node)
        if wanted in names:
            return _entities(graph, names[wanted]), True
    partly = [each for each in names if words and words <= set(each.split())]
    chosen = partly or similar(name, names, within=0)
    return _entities(graph, (node for each in chosen for node in names[each])), False


def _nearly(graph: Graph, name: str) -> list[Entity]:
    """What a person may have meant where nothing is called so: look-alikes, parts of the name."""
    wanted = folded(name).split()
    names: dict[str, list[ox.NamedNode]] = {}
    for predicate in (LABEL, ALTERNATIVE):
        for text, node in _names(graph, predicate):
            names.setdefault(folded(text), []).append(node)
    parts = {each: end for each in names if (end := _end_among(each.split(), wanted))}
    last_first = sorted(parts, key=lambda each: (-parts[each], -len(each), each))
    chosen = dict.fromkeys([*similar(name, names), *last_first])  # a title stands before a name
    found = (entity for each in chosen for entity in _entities(graph, names[each]))
    return list(dict.fromkeys(found))[:_SUGGESTED]


def _end_among(words: list[str], others: list[str]) -> int:
    """Where a row of words ends among others; 0 where it is not there."""
    ends = range(len(others), len(words) - 1, -1) if words else ()
    return next((end for end in ends if others[end - len(words) : end] == words), 0)


def _names(graph: Graph, predicate: str) -> Iterator[tuple[str, ox.NamedNode]]:
    from pyoxigraph import NamedNode

    for triple in graph.triples(None, NamedNode(predicate)):
        if isinstance(triple.subject, NamedNode):
            yield _text(triple.object), triple.subject


def _entities(graph: Graph, nodes: Iterable[object]) -> list[Entity]:
    from pyoxigraph import NamedNode

    each_once = dict.fromkeys(node for node in nodes if isinstance(node, NamedNode))
    entities = [described(graph, node) for node in each_once]
    return sorted(entities, key=lambda each: (-each.articles, each.id))


def property_named(name: str) -> str:
    """The local name of the property that a person means.

    ``name`` is the name, with or without ``kg:``, or the label in any language. Raises
    QueryError for no property.

    >>> property_named("kg:supports"), property_named("mendukung")
    ('supports', 'supports')
    """
    known = Ontology.load().properties
    local = name.removeprefix("kg:").removeprefix(NAMESPACE)
    if local in known:
        return local
    return _labelled(name, {each: about.labels for each, about in known.items()}, "property")


def class_named(name: str) -> str:
    """The local name of the class that a person means, as :func:`property_named`.

    >>> class_named("kg:City"), class_named("kota")
    ('City', 'City')
    """
    return _labelled(name, Ontology.load().classes, "class")


def _labelled(name: str, known: Mapping[str, Mapping[str, str]], noun: str) -> str:
    """The term of the ontology with a name or label."""
    labels = {
        folded(label): term
        for term, words in sorted(known.items())
        for label in (*words.values(), term)
    }
    wanted = folded(name.removeprefix("kg:").removeprefix(NAMESPACE))
    if wanted in labels:
        return labels[wanted]
    near = [labels[each] for each in similar(wanted, labels)]
    cure = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else "see docs/ontology.md"
    raise QueryError(name, f"is not a {noun} of the ontology", cure)


def articles_named(graph: Graph, name: str) -> list[str]:
    """The ids of the articles that an id or its beginning, a file or an address means.

    Raises QueryError where there is none.
    """
    from kgnews.store import open_record

    with open_record(graph.folder) as record:
        if found := record.find(name):
            return found
    raise QueryError(name, "is no article of the store", "kgnews stats --articles lists them")


def _articles(graph: Graph, node: ox.NamedNode) -> int:
    from itertools import islice

    from pyoxigraph import NamedNode

    mentions = graph.triples(None, NamedNode(MENTIONS), node)
    return sum(1 for _ in islice(mentions, _COUNTED))


def _values(graph: Graph, node: ox.NamedNode, predicate: str) -> list[str]:
    from pyoxigraph import NamedNode

    return [_text(each.object) for each in graph.triples(node, NamedNode(predicate))]


def _text(term: object) -> str:
    """The words of a literal or the address of a node."""
    return str(getattr(term, "value", term))


def _best(names: Iterable[str]) -> str:
    """The one to show of several names: not all in capitals, then by the alphabet."""
    return min(names, key=lambda each: (each.isupper(), each), default="")
