"""FollowTheMoney entities, one a line, as Aleph and OpenAleph load them.

A fact becomes the relation of its own where FollowTheMoney has one that takes both ends
(Occupancy, Membership, Directorship, Family), else an UnknownLink that says its name. Every
relation has the article as proof, the words as summary, and says in its status when nobody
asserts it: to whoever reads a list of names, a denied accusation must not look like a fact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from kgnews.export.network import Edge, Node, Options, network
from kgnews.export.pages import Page, pages
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, NAMESPACE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["ftm"]

_SCHEMATA = {
    "Person": "Person",
    "GovernmentBody": "PublicBody",
    "Organization": "Organization",
    "Group": "LegalEntity",
    "Office": "Position",
    "Place": "Address",
    "Event": "Event",
    "Programme": "Project",
}
_OTHER = "Note"  # a thing with a name and no more
_BODIES = ("Organization", "PublicBody")
_LEGAL = ("Person", "LegalEntity", *_BODIES)
# property: (schema, first end, the schemata it takes, second end, the schemata it takes)
_RELATIONS: dict[str, tuple[str, str, Sequence[str], str, Sequence[str]]] = {
    "holdsOffice": ("Occupancy", "holder", ("Person",), "post", ("Position",)),
    "appointedAs": ("Occupancy", "holder", ("Person",), "post", ("Position",)),
    "memberOf": ("Membership", "member", _LEGAL, "organization", _BODIES),
    "affiliatedWith": ("Membership", "member", _LEGAL, "organization", _BODIES),
    "leads": ("Directorship", "director", _LEGAL, "organization", _BODIES),
    "relativeOf": ("Family", "person", ("Person",), "relative", ("Person",)),
}
_LANGUAGES = {"id": "ind", "en": "eng"}
_WIKIDATA = PREFIXES["wd"]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # FollowTheMoney takes them out as well


def ftm(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """FollowTheMoney JSON lines: entities and relations with their articles, for Aleph."""
    net = network(graph, Options(options.stances, measures=options.measures))
    articles = pages(graph)
    proofs = {page.url or page.iri: _name(page.iri) for page in articles}
    known = {node.id: node for node in net.nodes}
    offices = {e.source: known[e.target] for e in net.edges if e.predicate.endswith("#officeOf")}
    lines = [_article(page) for page in articles]
    lines += [_thing(node, offices) for node in net.nodes]
    lines += _relations(net.edges, known, proofs)
    for each in sorted(lines, key=lambda each: str(each["id"])):
        text = json.dumps(each, ensure_ascii=False, sort_keys=True)
        stream.write(text.encode(errors="replace") + b"\n")


def _line(id_: str, schema: str, **values: Any) -> dict[str, Any]:
    """An entity; every property is a list of texts, and an empty one is left out."""
    listed = {
        name: [_CONTROL.sub("", " ".join(str(each).split())) for each in _several(value) if each]
        for name, value in values.items()
    }
    properties = {name: found for name, found in listed.items() if found}
    return {"id": id_, "schema": schema, "properties": properties}


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _article(page: Page) -> dict[str, Any]:
    return _line(
        _name(page.iri),
        "Article",
        title=page.headline,
        publishedAt=page.published[:10],
        sourceUrl=page.url,
        publisher=page.publisher.name if page.publisher else "",
        author=[each.name for each in page.people.get("author", ())],
        language=_LANGUAGES.get(page.language, ""),
    )


def _schema(node: Node) -> str:
    above = Ontology.load().ancestors.get(node.type, frozenset({node.type}))
    if node.type in _SCHEMATA:
        return _SCHEMATA[node.type]
    return next((schema for kind, schema in _SCHEMATA.items() if kind in above), _OTHER)


def _thing(node: Node, offices: Mapping[str, Node]) -> dict[str, Any]:
    wikidata = [link.removeprefix(_WIKIDATA) for link in node.same_as if link.startswith(_WIKIDATA)]
    schema = _schema(node)
    # What these two are called by is not their name.
    called = {"Address": "full", _OTHER: "description"}.get(schema)
    more: dict[str, Any] = {called: node.label} if called else {}
    body = offices.get(node.id)
    if schema == "Position" and body and _schema(body) in _BODIES:
        more["organization"] = _name(body.iri)
    return _line(_name(node.iri), schema, name=node.label, wikidataId=wikidata, **more)


def _relations(
    edges: Sequence[Edge], known: Mapping[str, Node], proofs: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for edge in edges:
        if edge.id.startswith("fact-"):
            schema, ends = _ends(edge, known[edge.source], known[edge.target])
            urls = [each for each in edge.articles if each.startswith(("http://", "https://"))]
            role = {} if schema in ("Occupancy", "Family") else {"role": edge.label}
            role |= {"relationship": edge.label} if schema == "Family" else {}
            stance = "" if "asserts" in edge.stance else edge.stance
            # Family has no status; what nobody asserts must say so wherever it is looked at.
            held = {"description": f"not asserted: {stance}"} if stance else {}
            yield _line(
                edge.id,
                schema,
                **ends,
                **role,
                **held,
                startDate=edge.start,
                endDate=edge.end,
                summary=edge.quote,
                proof=[proofs[each] for each in edge.articles if each in proofs],
                sourceUrl=[each for each in urls if not each.startswith(BASE)],
            )


def _ends(edge: Edge, source: Node, target: Node) -> tuple[str, dict[str, str]]:
    """The schema of a relation, and its two ends."""
    one, two = _name(source.iri), _name(target.iri)
    local = edge.predicate.removeprefix(NAMESPACE)
    if known := _RELATIONS.get(local):
        schema, first, firsts, second, seconds = known
        if _schema(source) in firsts and _schema(target) in seconds:
            return schema, {first: one, second: two}
    return "UnknownLink", {"subject": one, "object": two}


def _name(iri: str) -> str:
    return iri.removeprefix(BASE)
