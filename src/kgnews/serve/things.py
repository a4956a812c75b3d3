"""The page of a thing: what it is called, its facts with their sentences, its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kgnews import ask
from kgnews.ask.facts import Fact, Source, View
from kgnews.ask.forms import Context, said_json, source_json
from kgnews.finding import short
from kgnews.mapping import EVIDENCE, STATED_IN
from kgnews.ontology import BASE, NAMESPACE
from kgnews.serve.facts import cut, fact_list, one_fact, property_label, quote_list, source
from kgnews.serve.frame import Frame, paged
from kgnews.serve.markup import Html, link, tag

if TYPE_CHECKING:
    from kgnews.serve.reconcile import Known
    from kgnews.store import Graph, Record

__all__ = ["known_page", "thing_page"]

_FACTS = 60  # of each side; a screen has five
_SENTENCES = 4  # of a fact; its own page has them all
_ARTICLES = 12
_LOOKED_AT = 2_000  # articles, evidences and quotes that are looked at to show the best
_MENTIONS = f"{NAMESPACE}mentions"


def thing_page(
    frame: Frame, graph: Graph, record: Record, iri: str, *, everything: bool = False
) -> str:
    """The page of what stands at an address of ours."""
    key = iri.removeprefix(BASE)
    sentences = ask.sentences_of(record)
    if key.startswith("article-"):
        return _article(frame, graph, sentences, iri)
    if key.startswith("fact-"):
        return _fact(frame, graph, sentences, iri)
    if key.startswith(("evidence-", "quote-")):
        return _part(frame, graph, sentences, iri)
    return _entity(frame, graph, sentences, iri, everything=everything)


def _entity(frame: Frame, graph: Graph, sentences: Context, iri: str, *, everything: bool) -> str:
    page, say = ask.page(graph, iri), frame.say
    most = None if everything else _FACTS
    facts = _shown(page.facts, most, sentences)
    pointing = _shown(page.mentioned, most, sentences)
    about = ask.page_json(replace(page, facts=(), mentioned=()), sentences)
    articles, in_all = _articles(graph, iri)
    parts: list[Html | None] = [
        *_head(frame, about["entity"]),
        _section(say("Facts"), len(page.facts), *fact_list(frame, facts, "object"),
                 cut(frame, len(facts), len(page.facts))),
        _section(say("Facts that point here"), len(page.mentioned),
                 *fact_list(frame, pointing, "subject", page.entity.name),
                 cut(frame, len(pointing), len(page.mentioned))),
        _section(say("Quotes"), len(page.quotes), quote_list(frame, about["quotes"][:most]),
                 cut(frame, len(about["quotes"][:most]), len(page.quotes))),
        _section(say("Articles"), in_all, _sources(frame, articles)),
        _forms(frame, iri),
    ]  # fmt: skip
    return paged(frame, page.entity.name, *parts)


def known_page(frame: Frame, known: Known) -> str:
    """The page of something that only the gazetteer has."""
    about = {
        "id": f":{known.key}",
        "types": [f"kg:{kind}" for kind in known.kinds],
        "name": known.name,
        "names": known.names,
        "links": known.links,
        "articles": 0,
    }
    nothing = tag("p", frame.say("No article of the store names it yet."), class_="note")
    return paged(frame, known.name, *_head(frame, about), nothing, _forms(frame, BASE + known.key))


def _head(frame: Frame, entity: Mapping[str, Any]) -> Iterator[Html]:
    say = frame.say
    kinds = [tag("span", frame.entity(say.label(each), each), class_="kind")
             for each in entity["types"]]  # fmt: skip
    yield tag("p", *kinds, class_="kinds")
    yield tag("h1", entity["name"])
    yield tag("p", tag("code", entity["id"]), " · ", say.counted(entity["articles"], "article"),
              class_="faint")  # fmt: skip
    if entity["names"]:
        yield tag("p", say("also: {names}", names=", ".join(entity["names"])))
    links = [each for each in map(_outside, entity["links"]) if each]
    if links:
        yield tag("ul", *(tag("li", each) for each in links), class_="links")


_SITES = {
    "www.wikidata.org": "Wikidata",
    "sws.geonames.org": "GeoNames",
    "dbpedia.org": "DBpedia",
}


def _outside(address: str) -> Html | None:
    host, _, rest = address.partition("//")[2].partition("/")
    name = rest.rstrip("/").rpartition("/")[2]
    words = f"{_SITES.get(host, host)} {name} ↗"
    return link(words, address)


def _section(title: str, count: int, *inside: Html | None) -> Html | None:
    if not count:
        return None
    heading = tag("h2", title, " ", tag("span", f"{count:,}", class_="count"))
    return tag("section", heading, *inside)


def _shown(facts: Iterable[Fact], most: int | None, sentences: Context) -> list[dict[str, Any]]:
    """The first facts with their first sentences."""
    first = list(islice(facts, most))
    few = [replace(each, evidence=each.evidence[:_SENTENCES]) for each in first]
    forms: list[dict[str, Any]] = ask.facts_json(few, (), sentences)["facts"]
    for form, fact in zip(forms, first, strict=True):
        left = len(fact.evidence) - _SENTENCES
        form |= {"articles": fact.articles, "stances": list(fact.stances),
                 "left_out": max(left, 0)}  # fmt: skip
    return forms


def _articles(graph: Graph, iri: str) -> tuple[list[Source], int]:
    """The newest articles that name a thing, and how many do."""
    view = View(graph)
    naming = graph.triples(None, view.node(_MENTIONS), view.node(iri))
    found = [str(getattr(each.subject, "value", "")) for each in islice(naming, _LOOKED_AT)]
    sources = sorted(map(view.source, found), key=lambda each: (each.published, each.id))
    return sources[: -_ARTICLES - 1 : -1], len(found)


def _sources(frame: Frame, sources: Iterable[Source]) -> Html:
    entries = (tag("li", source(frame, source_json(each))) for each in sources)
    return tag("ul", *entries, class_="articles")


def _article(frame: Frame, graph: Graph, sentences: Context, iri: str) -> str:
    view, say = View(graph), frame.say
    node = view.node(iri)
    told = source_json(view.source(iri))
    frame.article = told["id"]
    own = _shown(ask.page(graph, iri).facts, _FACTS, sentences)
    facts = _stated(view, iri)
    shown = _shown(facts, _FACTS, sentences)
    named = [view.named(each) for each in view.values(node, _MENTIONS)[:_LOOKED_AT]]
    people = (
        tag("li", frame.entity(each.name, each.id), " ",
            tag("small", ", ".join(map(say.label, each.kinds)), class_="faint"))
        for each in sorted(named, key=lambda each: (each.kinds, each.name))
    )  # fmt: skip
    said = [
        _said(view, each.subject)
        for each in islice(graph.triples(None, view.node(STATED_IN), node), _LOOKED_AT)
        if _is_quote(each.subject)
    ]
    said.sort(key=lambda each: int(each["start"]))
    title = told["headline"] or told["id"]
    return paged(
        frame,
        title,
        tag("p", tag("span", say("Article"), class_="kind"), class_="kinds"),
        tag("h1", title),
        tag("p", source(frame, told | {"headline": told["id"]}), class_="faint"),
        _section(say("What it says"), len(facts), *(
            tag("article", *one_fact(frame, each), class_="fact") for each in shown)),
        _section(say("Quotes"), len(said), quote_list(frame, said)),
        _section(say("Named in it"), len(named), tag("ul", *people, class_="names")),
        _section(say("About the article"), len(own), *fact_list(frame, own, "object")),
        _forms(frame, iri),
    )  # fmt: skip


def _stated(view: View, iri: str) -> list[Fact]:
    """The facts of an article in the order of the text, each with the evidence from it."""
    found: dict[str, Fact] = {}
    places = view.graph.triples(None, view.node(STATED_IN), view.node(iri))
    for place in islice(places, _LOOKED_AT):
        assert hasattr(place.subject, "value")
        for fact in view.graph.triples(None, view.node(EVIDENCE), view.node(place.subject.value)):
            known = view.fact(fact.subject)
            if known.subject != short(iri):
                here = tuple(each for each in known.evidence if each.source.id == short(iri))
                found[known.id] = replace(known, evidence=here)
    return sorted(found.values(), key=lambda each: (each.evidence[0].start, each.id))


def _is_quote(node: object) -> bool:
    return str(getattr(node, "value", "")).startswith(f"{BASE}quote-")


def _said(view: View, node: object) -> dict[str, Any]:
    speaker = view.value(node, f"{NAMESPACE}speaker")
    told = said_json(view.said(node))
    if speaker:
        named = view.named(speaker)
        told["speaker"] = {"id": named.id, "name": named.name}
    return told


def _fact(frame: Frame, graph: Graph, sentences: Context, iri: str) -> str:
    view = View(graph)
    fact = view.fact(view.node(iri))
    form = ask.facts_json([fact], (), sentences)["facts"][0]
    label = property_label(frame, fact.predicate)
    title = f"{fact.subject_name} – {label} → {fact.object_name}"
    heading = tag("p", tag("span", frame.say("Fact"), class_="kind"), class_="kinds")
    return paged(frame, title, heading, tag("h1", title), *one_fact(frame, form),
                 _forms(frame, iri))  # fmt: skip


def _part(frame: Frame, graph: Graph, sentences: Context, iri: str) -> str:
    """A quote, or one evidence with the facts that it is of."""
    view = View(graph)
    node = view.node(iri)
    if _is_quote(node):
        title, inside = frame.say("Quote"), [quote_list(frame, [_said(view, node)])]
    else:
        title, inside = frame.say("Evidence"), []
        for each in graph.triples(None, view.node(EVIDENCE), node):
            known = view.fact(each.subject)
            here = tuple(told for told in known.evidence if told.id == short(iri))
            form = ask.facts_json([replace(known, evidence=here)], (), sentences)["facts"][0]
            inside.append(tag("article", *one_fact(frame, form), class_="fact"))
    return paged(frame, title, tag("h1", title), *inside, _forms(frame, iri))


def _forms(frame: Frame, iri: str) -> Html:
    """The same for programs."""
    path = f"/id/{quote(iri.removeprefix(BASE), safe='')}"
    forms = {"Turtle": "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf"}
    ways = [link(name, f"{path}.{ending}") for name, ending in forms.items()]
    query = quote(f"DESCRIBE <{iri}>", safe="")
    return tag(
        "section",
        tag("h2", frame.say("Data")),
        tag("p", *(tag("span", each, class_="form") for each in ways),
            tag("span", frame.to("SPARQL", f"/query#query={query}"), class_="form")),
        tag("p", tag("code", iri), class_="faint"),
    )  # fmt: skip
