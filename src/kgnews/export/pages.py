"""The articles with their details and quotes, for formats that are about articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kgnews.mapping import PREFIXES

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Named", "Page", "Words", "pages"]

_SCHEMA = PREFIXES["schema"]
_DETAILS = """SELECT ?article ?name ?value {
  ?article a kg:Article ; ?name ?value FILTER(STRSTARTS(STR(?name), STR(schema:))) }"""
_LABELS = """SELECT ?id ?label { { ?a schema:author ?id } UNION { ?a schema:editor ?id } UNION
  { ?a schema:contributor ?id } UNION { ?a schema:publisher ?id } ?id rdfs:label ?label }"""
_MENTIONS = "SELECT ?article ?id { ?article kg:mentions ?id }"
_ABOUT = "SELECT ?article ?id { ?article kg:about ?id FILTER(isIRI(?id)) }"
_QUOTES = """SELECT ?id ?article ?text ?start ?end ?speaker ?role ?said ?where {
  ?id a kg:Quote ; kg:statedIn ?article ; schema:text ?text ; kg:start ?start ; kg:end ?end
  OPTIONAL { ?id kg:speaker ?speaker } OPTIONAL { ?id kg:speakerRole ?role }
  OPTIONAL { ?id schema:dateCreated ?said } OPTIONAL { ?id kg:quoteSource ?where } }"""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An address and a name."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A quote. ``speaker`` is the address of an entity, or nothing."""

    iri: str
    text: str
    start: int
    end: int
    speaker: str = ""
    role: str = ""
    said: str = ""
    where: str = ""


@dataclass(slots=True)
class Page:
    """An article: what it says about itself, whom it names, what is said in it."""

    iri: str
    headline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    dateline: str = ""
    publisher: Named | None = None
    people: dict[str, list[Named]] = field(default_factory=dict)  # author, editor, contributor
    mentions: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    quotes: list[Words] = field(default_factory=list)


_PLAIN = {
    "headline": "headline",
    "datePublished": "published",
    "url": "url",
    "inLanguage": "language",
    "dateline": "dateline",
}


def pages(graph: Graph) -> list[Page]:
    """Every article, in the order of their addresses, with lists in order too."""
    found: dict[str, Page] = {}
    labels: dict[str, str] = {}
    for id_, label in _rows(graph, _LABELS):
        labels[id_] = min(labels.get(id_, label), label)
    for article, name, value in sorted(_rows(graph, _DETAILS)):
        page = found.setdefault(article, Page(article))
        local = name.removeprefix(_SCHEMA)
        if local in _PLAIN:
            setattr(page, _PLAIN[local], getattr(page, _PLAIN[local]) or value)
        elif local == "publisher" and value in labels:
            page.publisher = page.publisher or Named(value, labels[value])
        elif value in labels:
            page.people.setdefault(local, []).append(Named(value, labels[value]))
    for query, name in ((_MENTIONS, "mentions"), (_ABOUT, "about")):
        for article, id_ in sorted(_rows(graph, query)):
            if article in found:
                getattr(found[article], name).append(id_)
    for iri, article, text, start, end, *rest in _rows(graph, _QUOTES):
        if article in found:
            found[article].quotes.append(Words(iri, text, int(start), int(end), *rest))
    for page in found.values():
        page.quotes.sort(key=lambda each: (each.start, each.iri))
    return [found[iri] for iri in sorted(found)]


def _rows(graph: Graph, sparql: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as plain text; what has no value is empty."""
    found: Any = graph.query(sparql)
    for row in found:
        yield tuple("" if term is None else term.value for term in row)
