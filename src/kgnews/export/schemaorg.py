"""The articles as schema.org has them, in JSON-LD framed by article.

What search engines, newsroom systems and other people's crawlers read: a ``NewsArticle`` with
whom it mentions and the ``Quotation``s in it. Facts between entities are in ``jsonld``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any

from kgnews.export.network import Node, Options, network
from kgnews.export.pages import Named, Page, Words, pages
from kgnews.ontology import NAMESPACE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["CONTEXT", "schemaorg"]

CONTEXT: dict[str, Any] = {
    "@vocab": "http://schema.org/",
    "kg": NAMESPACE,
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
}
"""It names no address to be fetched: a reader needs no network."""

_TYPES = {
    "Person": "Person",
    "GovernmentBody": "GovernmentOrganization",
    "Organization": "Organization",
    "City": "City",
    "Country": "Country",
    "AdministrativeArea": "AdministrativeArea",
    "Place": "Place",
    "Event": "Event",
    "Document": "CreativeWork",
}


def schemaorg(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """JSON-LD framed by article: schema.org NewsArticle with mentions and Quotation."""
    known = {node.iri: node for node in network(graph, options).nodes}
    articles = [_article(page, known) for page in pages(graph)]
    document = {"@context": CONTEXT, "@graph": articles}
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


def _article(page: Page, known: Mapping[str, Node]) -> dict[str, Any]:
    about: dict[str, Any] = {"@id": page.iri, "@type": "NewsArticle"}
    about |= {"headline": page.headline, "datePublished": page.published, "url": page.url}
    about |= {"inLanguage": page.language, "dateline": page.dateline}
    for name in ("author", "editor", "contributor"):
        about[name] = [_person(each) for each in page.people.get(name, ())]
    if page.publisher:
        publisher = {"@id": page.publisher.iri, "@type": "Organization"}
        about["publisher"] = publisher | {"name": page.publisher.name}
    about["about"] = [{"@id": iri} for iri in page.about if iri in known]
    about["mentions"] = [_entity(known[iri]) for iri in page.mentions if iri in known]
    about["hasPart"] = [_quotation(each, known) for each in page.quotes]
    return _filled(about)


def _person(named: Named) -> dict[str, str]:
    return {"@id": named.iri, "@type": "Person", "name": named.name}


def _entity(node: Node) -> dict[str, Any]:
    about = {"@id": node.iri, "@type": _type(node.type), "name": node.label}
    return _filled(about | {"sameAs": list(node.same_as)})


def _type(kind: str) -> str:
    """The class of schema.org for one of ours."""
    ontology = Ontology.load()
    fits: Iterable[str] = (each for each in _TYPES if ontology.is_a(kind, each))
    return _TYPES[kind] if kind in _TYPES else _TYPES.get(next(iter(fits), ""), "Thing")


def _quotation(words: Words, known: Mapping[str, Node]) -> dict[str, Any]:
    about: dict[str, Any] = {"@id": words.iri, "@type": "Quotation", "text": words.text}
    if words.speaker:
        speaker = known.get(words.speaker)
        about["spokenByCharacter"] = _entity(speaker) if speaker else {"@id": words.speaker}
    about |= {"dateCreated": words.said, "kg:speakerRole": words.role}
    return _filled(about | {"kg:start": words.start, "kg:end": words.end})


def _filled(about: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in about.items() if value not in ("", [])}
