"""What the IRI of a thing leads to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def words(page: str) -> str:
    """The text of a page on one line."""
    return " ".join(html.fromstring(page).text_content().split())


@pytest.mark.parametrize(
    ("accept", "kind", "format"),
    [
        ("text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml;q=0.5", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_an_entity_comes_as_data_in_the_form_that_is_liked(
    site: TestClient, accept: str, kind: str, format: RdfFormat
) -> None:
    found = site.get("/id/city-ambon", headers={"accept": accept})
    assert found.headers["content-type"].partition(";")[0] == kind
    triples = {each.triple for each in parse(found.content, format=format)}
    facts = {t.subject for t in triples if t.predicate.value == f"{PREFIXES['rdf']}subject"}
    own = {t.predicate.value for t in triples if t.subject == NamedNode(f"{BASE}city-ambon")}
    assert {f"{PREFIXES['rdfs']}label", f"{PREFIXES['kg']}supports"} <= own
    assert facts, "with its facts"
    assert any(t.predicate.value == f"{PREFIXES['kg']}quote" for t in triples), "and their words"


def test_every_form_says_where_the_others_are(site: TestClient) -> None:
    found = site.get("/id/city-ambon", headers={"accept": "text/turtle"})
    assert "Accept" in found.headers["vary"]
    assert found.headers["content-location"] == "/id/city-ambon.ttl"
    link = found.headers["link"]
    assert f'<{BASE}city-ambon>; rel="describes"' in link
    assert '</id/city-ambon.jsonld>; rel="alternate"; type="application/ld+json"' in link
    for ending, kind in (("ttl", "text/turtle"), ("html", "text/html"), ("nt", "application/n")):
        other = site.get(f"/id/city-ambon.{ending}", headers={"accept": "image/png"})
        assert other.headers["content-type"].startswith(kind)
        assert "vary" not in other.headers
    assert site.get("/id/city-ambon", headers={"accept": "image/png"}).status_code == 406


def test_the_same_thing_comes_in_the_same_bytes(site: TestClient) -> None:
    paths = [f"/id/city-ambon.{ending}" for ending in ("ttl", "nt", "html")]
    assert [site.get(p).content for p in paths] == [site.get(p).content for p in paths]


def test_a_page_has_the_facts_with_their_sentences(site: TestClient) -> None:
    found = site.get("/id/city-ambon", headers=BROWSER)
    page = html.fromstring(found.text)
    assert page.xpath("//h1/text()") == ["Ambon"]
    assert page.xpath("//a[@href='/id/event-forum-kota-teluk']"), "leads to what it supports"
    marked = [each.text_content() for each in page.xpath("//mark")]
    assert marked
    assert all(marked)
    assert not page.xpath("//script | //@style | //style | //@onclick")
    assert page.xpath("//a[starts-with(@href, '/id/article-')]"), "and to its articles"


def test_a_claim_is_shown_as_one(site: TestClient) -> None:
    found = site.get("/id/programme-bay-fund", headers=BROWSER)
    assert html.fromstring(found.text).xpath("//span[contains(@class, 'stance denies')]/text()")


def test_pages_speak_indonesian_where_that_is_wanted(site: TestClient) -> None:
    english = words(site.get("/id/city-ambon", headers=BROWSER).text)
    asked = words(site.get("/id/city-ambon?lang=id", headers=BROWSER).text)
    liked = site.get("/id/city-ambon", headers=BROWSER | {"accept-language": "id-ID,en;q=0.5"})
    assert "supports" in english
    assert "mendukung" in asked
    assert "mendukung" in words(liked.text)
    ways = html.fromstring(site.get("/id/city-ambon?lang=id").text).xpath("//main//a/@href")
    assert all("lang=id" in way for way in ways if way.startswith("/id/") and "." not in way)


def test_articles_facts_quotes_and_evidence_have_pages_too(site: TestClient) -> None:
    data = site.get("/id/city-ambon.nt").text
    for kind in ("article", "fact", "evidence"):
        key = data.split(f"<{BASE}{kind}-", 1)[1].split(">")[0]
        found = site.get(f"/id/{kind}-{key}", headers=BROWSER)
        assert found.status_code == 200, kind
        assert html.fromstring(found.text).xpath("//mark"), kind
    quotes = site.get("/sparql", params={"query": "SELECT ?q { ?q a kg:Quote } LIMIT 1"}).json()
    iri = quotes["results"]["bindings"][0]["q"]["value"]
    found = site.get(f"/id/{iri.removeprefix(BASE)}", headers=BROWSER)
    assert html.fromstring(found.text).xpath("//blockquote")


def test_what_is_not_in_the_graph_is_not_found(site: TestClient) -> None:
    for key in (
        "city-atlantis",
        "city-ambon.exe",
        "%00",
        "a%0Ab",
        "x" * 5_000,
        "%F0%9F%A4%B7",
    ):
        found = site.get(f"/id/{key}", headers=BROWSER)
        assert (found.status_code, "<h1>" in found.text) == (404, True), key


def test_an_iri_of_ours_or_of_another_graph_leads_to_the_page(site: TestClient) -> None:
    ours = site.get("/about", params={"iri": f"{BASE}city-ambon"})
    assert (ours.status_code, ours.headers["location"]) == (303, "/id/city-ambon")
    same = site.get(
        "/sparql", params={"query": "SELECT ?a ?b { ?a owl:sameAs ?b } ORDER BY ?b LIMIT 1"}
    ).json()["results"]["bindings"][0]
    theirs = site.get("/about", params={"iri": same["b"]["value"]})
    assert theirs.headers["location"] == "/id/" + same["a"]["value"].removeprefix(BASE)
    for iri, status in (("", 400), ("no iri", 400), ("http://example.org/x", 404)):
        assert site.get("/about", params={"iri": iri}).status_code == status


def test_the_ontology_is_a_page_and_data(site: TestClient) -> None:
    page = html.fromstring(site.get("/ns?lang=id", headers=BROWSER).text)
    assert page.xpath("//*[@id='supports']//h3/text()")[0].strip() == "mendukung"
    found = site.get("/ns", headers={"accept": "text/turtle"})
    subjects = {str(each.subject) for each in parse(found.content, format=RdfFormat.TURTLE)}
    assert f"<{PREFIXES['kg']}supports>" in subjects


def test_the_front_page_counts_and_the_search_finds(site: TestClient) -> None:
    front = html.fromstring(site.get("/").text)
    assert front.xpath("//dt[text()='Articles']/../dd/text()") == ["3"]
    found = html.fromstring(site.get("/search?q=ambn").text)
    assert found.xpath("//main//a[@href='/id/city-ambon']"), "with a typing error"
    for nothing in ("zzzzzz", "???", "<script>", "x" * 999):
        page = site.get("/search", params={"q": nothing})
        assert "<script" not in page.text
        assert page.status_code == 200


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> [/b] \u202egnp.exe"


@pytest.fixture(scope="module")
def hostile(kgnews, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of an article that would like to do something in its reader's browser."""
    folder = tmp_path_factory.mktemp("hostile")
    article = {
        "title": f"Banjir {HOSTILE}",
        "publisher": f"Kabar \"'>{HOSTILE}",
        "url": "https://example.org/a?b=\"'><script>alert(1)</script>",
        "text": f"Wali Kota Bogor Bima Arya mendukung acara Festival {HOSTILE}. "
        f'"Kami siap {HOSTILE}," kata Bima Arya.',
        "published": "2024-05-15",
        "language": "id",
    }
    (folder / "a.json").write_text(json.dumps(article), encoding="utf-8")
    done = kgnews("ingest", "--store", folder / "store", folder / "a.json")
    assert done.returncode == 0, done.stderr
    return folder / "store"


def test_hostile_titles_stay_text_everywhere(hostile: Path, sites) -> None:
    site = sites(folder=hostile)
    rows = site.get("/sparql", params={"query": "SELECT DISTINCT ?a { ?a ?b ?c }"}).json()
    things = [row["a"]["value"].removeprefix(BASE) for row in rows["results"]["bindings"]]
    assert any(each.startswith("article-") for each in things)
    paths = ["/", "/search?q=banjir+script", "/sparql?query=SELECT * { ?a ?b ?c }"]
    for path in [*paths, *(f"/id/{each}" for each in things)]:
        found = site.get(path, headers=BROWSER)
        page = html.fromstring(found.text)
        assert found.status_code == 200, path
        assert not page.xpath("//script | //img | //@onerror | //style"), path
        assert "\u202e" not in found.text, path
        ways = page.xpath("//@href")
        assert all(way.startswith(("/", "?", "#", "http://", "https://")) for way in ways), path
