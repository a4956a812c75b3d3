"""The graph as a picture has it: entities are nodes, facts between them are edges.

Every format of nodes and edges starts here, so all of them hold the same ones in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kgnews.confidence import precision
from kgnews.mapping import PREFIXES
from kgnews.model import Stance
from kgnews.ontology import BASE, NAMESPACE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = [
    "EDGE_COLUMNS",
    "JOINED",
    "NODE_COLUMNS",
    "STANCES",
    "Edge",
    "Network",
    "Node",
    "Options",
    "Value",
    "network",
]

Value = str | int | float

STANCES = frozenset(str(each) for each in Stance)
JOINED = " | "  # between the values of a list, for formats that have none
_MOST_ARTICLES = 20  # of an edge; "weight" counts them all

_ENTITIES = "SELECT ?id ?kind ?label { ?id rdfs:label ?label ; a ?kind }"
_ARTICLES = """SELECT ?id ?label ?day ?url { ?id a kg:Article
  OPTIONAL { ?id schema:headline ?label } OPTIONAL { ?id schema:datePublished ?day }
  OPTIONAL { ?id schema:url ?url } }"""
_LINKS = "SELECT ?id ?link { ?id owl:sameAs ?link }"
_MENTIONS = "SELECT ?article ?id { ?article kg:mentions ?id }"
_MAKERS = """SELECT ?article ?predicate ?id { VALUES ?predicate { schema:author schema:editor
  schema:contributor schema:publisher } ?article ?predicate ?id FILTER(isIRI(?id)) }"""
_OFFICES = "SELECT ?office ?id { ?office kg:officeOf ?id }"
_FACTS = """SELECT ?id ?source ?predicate ?target ?from ?until
  { ?id rdf:predicate ?predicate ; rdf:subject ?source ; rdf:object ?target FILTER(isIRI(?target))
  OPTIONAL { ?id kg:validFrom ?from } OPTIONAL { ?id kg:validUntil ?until } }"""
_EVIDENCE = """SELECT ?id ?stance ?article ?quote ?start ?rule
  { ?id kg:evidence ?e . ?e kg:stance ?stance ; kg:statedIn ?article ; kg:quote ?quote ;
  kg:start ?start ; kg:rule ?rule }"""

NODE_COLUMNS = (
    ("label", "string"),
    ("name", "string"),
    ("type", "string"),
    ("iri", "string"),
    ("mentions", "integer"),
    ("first_seen", "string"),
    ("last_seen", "string"),
    ("same_as", "string"),
)
"""The attributes of every node, with their types; measures come behind them."""
EDGE_COLUMNS = (
    ("label", "string"),
    ("interaction", "string"),
    ("predicate", "string"),
    ("weight", "integer"),
    ("support", "integer"),
    ("confidence", "double"),
    ("stance", "string"),
    ("quote", "string"),
    ("article_url", "string"),
    ("start", "string"),
    ("end", "string"),
)
"""The attributes of every edge, with their types."""


@dataclass(frozen=True, slots=True)
class Options:
    """What goes into an export of nodes and edges.

    ``stances`` are those of which a fact must have one; ``articles`` makes a node of every
    article, with an edge to each entity that it names and to those who made it. ``measures`` are
    names of :data:`kgnews.export.measures.MEASURES`, worked out for every node.
    """

    stances: frozenset[str] = frozenset({"asserts"})
    articles: bool = False
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or an article. ``id`` is ``n0``, ``n1``, … in the order of the IRIs."""

    id: str
    iri: str
    label: str
    type: str
    mentions: int = 0
    first_seen: str = ""
    last_seen: str = ""
    same_as: tuple[str, ...] = ()
    measures: tuple[tuple[str, int | float], ...] = ()

    def values(self) -> dict[str, Value]:
        """The attributes by the names of :data:`NODE_COLUMNS`, measures behind them.

        ``name`` is what Cytoscape draws, ``label`` what the others do.
        """
        values: dict[str, Value] = {"label": self.label, "name": self.label, "type": self.type}
        values |= {"iri": self.iri, "mentions": self.mentions}
        values |= {"first_seen": self.first_seen, "last_seen": self.last_seen}
        return values | {"same_as": JOINED.join(self.same_as)} | dict(self.measures)


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact, with its id; or an office and whose it is, an article and whom it names.

    ``weight`` counts evidences, ``support`` articles. ``confidence`` is how often the best of
    its rules was right on annotated pages, None where they were seen too seldom.
    """

    id: str
    source: str
    target: str
    predicate: str
    label: str
    weight: int
    stance: str = ""
    quote: str = ""
    articles: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    support: int = 1
    confidence: float | None = None

    def values(self) -> dict[str, Value]:
        """The attributes by the names of :data:`EDGE_COLUMNS`; what has no value is left out.

        ``interaction`` is what Cytoscape draws, ``label`` what the others do.
        """
        values: dict[str, Value] = {"label": self.label, "interaction": self.label}
        values |= {"predicate": self.predicate, "weight": self.weight, "support": self.support}
        if self.confidence is not None:
            values["confidence"] = self.confidence
        values |= {"stance": self.stance, "quote": self.quote}
        values |= {"article_url": JOINED.join(self.articles)}
        return values | {"start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in the order of their IRIs."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def node_columns(self) -> tuple[tuple[str, str], ...]:
        """The attributes that nodes have, with their types."""
        measures = self.nodes[0].measures if self.nodes else ()
        kinds = ((name, "integer" if isinstance(n, int) else "double") for name, n in measures)
        return (*NODE_COLUMNS, *kinds)


@dataclass(slots=True)
class _Article:
    label: str
    day: str
    url: str


@dataclass(slots=True)
class _Told:
    """What the evidences of one fact add up to."""

    stances: set[str] = field(default_factory=set)
    first: tuple[str, str, int, str] = ("~", "", 0, "")  # day, article, start, quote
    articles: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    count: int = 0

    @property
    def confidence(self) -> float | None:
        known = [found.share for rule in self.rules if (found := precision(rule))]
        return round(max(known), 3) if known else None


@lru_cache(maxsize=1)  # a file is counted again by what it was written from
def network(graph: Graph, options: Options) -> Network:
    """The nodes and edges of a graph. Who only wrote or published is left out with the articles."""
    articles = _articles(graph)
    nodes = _nodes(graph, articles, options)
    edges = [*_facts(graph, nodes, articles, options.stances), *_offices(graph, nodes)]
    if options.articles:
        edges += _of_articles(graph, nodes, articles)
    net = Network(tuple(nodes.values()), tuple(sorted(edges, key=lambda edge: edge.id)))
    if not options.measures:
        return net
    from kgnews.export.measures import measured

    return measured(net, options.measures)


def _rows(graph: Graph, sparql: str) -> Iterator[dict[str, str]]:
    """The rows of a SELECT as plain text; what has no value is left out."""
    found: Any = graph.query(sparql)
    names = [variable.value for variable in found.variables]
    for row in found:
        pairs = zip(names, row, strict=True)
        yield {name: term.value for name, term in pairs if term is not None}


def _articles(graph: Graph) -> dict[str, _Article]:
    found: dict[str, _Article] = {}
    for row in _rows(graph, _ARTICLES):
        article = _Article(row.get("label", ""), row.get("day", "")[:10], row.get("url", ""))
        known = found.setdefault(row["id"], article)
        known.label = min(known.label, article.label) or article.label
    return found


def _nodes(graph: Graph, articles: Mapping[str, _Article], options: Options) -> dict[str, Node]:
    """By IRI, in their order."""
    found: dict[str, Node] = {}
    for row in _rows(graph, _ENTITIES):
        iri, label, kind = row["id"], row["label"], _local(row["kind"])
        known = found.get(iri, Node("", iri, label, kind))
        better = min((known.label.isupper(), known.label), (label.isupper(), label))[1]
        found[iri] = replace(known, label=better, type=min(known.type, kind))
    links: dict[str, list[str]] = {}
    for row in _rows(graph, _LINKS):
        links.setdefault(row["id"], []).append(row["link"])
    days: dict[str, list[str]] = {}
    for row in _rows(graph, _MENTIONS):
        days.setdefault(row["id"], []).append(articles[row["article"]].day)
    for iri, node in found.items():
        seen = sorted(filter(None, days.get(iri, ())))
        found[iri] = replace(
            node,
            mentions=len(days.get(iri, ())),
            first_seen=seen[0] if seen else "",
            last_seen=seen[-1] if seen else "",
            same_as=tuple(sorted(links.get(iri, ()))),
        )
    if not options.articles:
        found = {iri: node for iri, node in found.items() if node.mentions}
    else:
        for iri, article in articles.items():
            day = article.day
            found[iri] = Node("", iri, article.label or _name(iri), "Article", 1, day, day)
    ordered = sorted(found.items())
    return {iri: replace(node, id=f"n{at}") for at, (iri, node) in enumerate(ordered)}


def _facts(
    graph: Graph,
    nodes: Mapping[str, Node],
    articles: Mapping[str, _Article],
    stances: frozenset[str],
) -> Iterator[Edge]:
    told = _evidence(graph, articles, stances)
    for row in _rows(graph, _FACTS):
        by = told.get(row["id"])
        made = row["predicate"].startswith(PREFIXES["schema"])
        if by and not made and row["source"] in nodes and row["target"] in nodes:
            addresses = sorted(articles[each].url or each for each in by.articles)
            yield Edge(
                id=_name(row["id"]),
                source=nodes[row["source"]].id,
                target=nodes[row["target"]].id,
                predicate=row["predicate"],
                label=_label(row["predicate"]),
                weight=by.count,
                stance=JOINED.join(sorted(by.stances)),
                quote=by.first[3],
                articles=tuple(addresses[:_MOST_ARTICLES]),
                start=row.get("from", ""),
                end=row.get("until", ""),
                support=len(by.articles),
                confidence=by.confidence,
            )


def _evidence(
    graph: Graph, articles: Mapping[str, _Article], stances: frozenset[str]
) -> dict[str, _Told]:
    """By fact; the quote is the one of the oldest article."""
    found: dict[str, _Told] = {}
    for row in _rows(graph, _EVIDENCE):
        if row["stance"] not in stances:
            continue
        told = found.setdefault(row["id"], _Told())
        day = articles[row["article"]].day or "9"
        told.first = min(told.first, (day, row["article"], int(row["start"]), row["quote"]))
        told.stances.add(row["stance"])
        told.articles.add(row["article"])
        told.rules.add(row["rule"])
        told.count += 1
    return found


def _offices(graph: Graph, nodes: Mapping[str, Node]) -> Iterator[Edge]:
    """From an office to the place or body whose it is: no fact, but part of what it is."""
    predicate = f"{NAMESPACE}officeOf"
    for row in _rows(graph, _OFFICES):
        office, of = nodes.get(row["office"]), nodes.get(row["id"])
        if office and of:
            yield _plain(predicate, office, of)


def _of_articles(
    graph: Graph, nodes: Mapping[str, Node], articles: Mapping[str, _Article]
) -> Iterator[Edge]:
    """From an article to whom and what it names, and to those who made it."""
    mentions = ({**row, "predicate": f"{NAMESPACE}mentions"} for row in _rows(graph, _MENTIONS))
    for row in (*mentions, *_rows(graph, _MAKERS)):
        article, entity = nodes[row["article"]], nodes.get(row["id"])
        if entity:
            yield _plain(row["predicate"], article, entity, articles[row["article"]].url)


def _plain(predicate: str, source: Node, target: Node, url: str = "") -> Edge:
    return Edge(
        id=f"{_local(predicate)}-{source.id}-{target.id}",
        source=source.id,
        target=target.id,
        predicate=predicate,
        label=_label(predicate),
        weight=1,
        stance="asserts",
        articles=(url,) if url else (),
    )


def _label(predicate: str) -> str:
    local = predicate.removeprefix(NAMESPACE)
    known = local in Ontology.load().properties
    return Ontology.load().label(local) if known else _local(predicate)


def _local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE).removeprefix(PREFIXES["schema"]).rpartition("#")[2]


def _name(iri: str) -> str:
    return iri.removeprefix(BASE)
