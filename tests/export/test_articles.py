"""Formats about articles and data sets: schema.org, VoID and DCAT."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kgnews.export import STANCES, Options, Written, describe
from kgnews.store import Graph

Write = Callable[..., bytes]
SCHEMA = rdflib.Namespace("http://schema.org/")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")


def test_every_article_is_a_news_article_with_its_quotations(written: Write) -> None:
    articles = json.loads(written("schemaorg"))["@graph"]
    assert [each["@type"] for each in articles] == ["NewsArticle"] * 3
    (bay,) = (each for each in articles if each.get("url") == "https://courier.example/bay-forum")
    assert bay["publisher"]["name"] == "Example Courier"
    assert [each["name"] for each in bay["editor"]] == ["Budi Laksana"]
    (quotation,) = bay["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["spokenByCharacter"]["@type"] == "Person"
    kinds = {each["name"]: each["@type"] for each in bay["mentions"]}
    assert kinds["Ambon"] == "City"
    assert kinds["Bay Fund"] == "Thing"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_and_pyoxigraph_read_schema_org_alike(written: Write) -> None:
    content = written("schemaorg")
    read = rdflib.Graph().parse(data=content.decode(), format="json-ld")
    assert len(set(read.subjects(rdflib.RDF.type, SCHEMA.NewsArticle))) == 3
    assert len(set(read.subjects(rdflib.RDF.type, SCHEMA.Quotation))) == 2
    assert len({quad.triple for quad in ox.parse(content, format=ox.RdfFormat.JSON_LD)}) == len(
        read
    )


def test_what_it_says_of_articles_is_what_the_graph_says(written: Write, graph: Graph) -> None:
    names = ("headline", "datePublished", "inLanguage")
    wanted = {
        (triple.subject, triple.predicate, getattr(triple.object, "value", ""))
        for name in names
        for triple in graph.triples(None, ox.NamedNode(f"http://schema.org/{name}"))
    }
    found = {
        (quad.subject, quad.predicate, getattr(quad.object, "value", ""))
        for quad in ox.parse(written("schemaorg"), format=ox.RdfFormat.JSON_LD)
        if quad.predicate.value.removeprefix("http://schema.org/") in names
    }
    assert found == wanted


def test_the_description_counts_what_there_is(written: Write, graph: Graph) -> None:
    read = rdflib.Graph().parse(data=written("void").decode(), format="turtle")
    (node,) = read.subjects(rdflib.RDF.type, VOID.Dataset)
    assert read.value(node, VOID.triples).toPython() == graph.count()  # type: ignore[union-attr] # it is there
    counts = {
        str(read.value(each, VOID["class"])).rpartition("#")[2]: read.value(each, VOID.entities)
        for each in read.objects(node, VOID.classPartition)
    }
    assert counts["City"].toPython() == 4  # type: ignore[union-attr] # it is there
    (period,) = read.objects(node, rdflib.DCTERMS.temporal)
    assert str(read.value(period, DCAT.startDate)) == "2024-03"
    assert str(read.value(period, DCAT.endDate)) == "2024-03-13"


def test_a_file_is_described_by_its_size_and_digest(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "x.void.ttl"
    with file.open("wb") as stream:
        describe(graph, stream, Written("x.ttl", "turtle", 12, "ab"))
    read = rdflib.Graph().parse(file, format="turtle")
    (each,) = read.subjects(rdflib.RDF.type, DCAT.Distribution)
    assert str(read.value(each, rdflib.DCTERMS.identifier)) == "sha256:ab"
    assert str(read.value(each, DCAT.mediaType)) == "text/turtle"


def test_stances_change_no_article(written: Write) -> None:
    assert written("schemaorg", Options(STANCES)) == written("schemaorg", Options())
