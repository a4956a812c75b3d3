"""SPARQL 1.1 Protocol, request by request."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

CITIES = "SELECT ?city { ?city kg:supports :event-forum-kota-teluk } ORDER BY ?city"
ASK = "ASK { :city-ambon kg:supports :event-forum-kota-teluk }"
GRAPH = "CONSTRUCT WHERE { ?city kg:supports :event-forum-kota-teluk }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"

RESULTS = "application/sparql-results"
FORM = "application/x-www-form-urlencoded"


def ask(site: TestClient, query: str, accept: str = "") -> Any:
    return site.get(
        "/sparql", params={"query": query}, headers={"accept": accept} if accept else {}
    )


@pytest.mark.parametrize(
    ("accept", "kind", "format"),
    [
        ("", f"{RESULTS}+json", QueryResultsFormat.JSON),
        ("*/*", f"{RESULTS}+json", QueryResultsFormat.JSON),
        ("application/json", "application/json", QueryResultsFormat.JSON),
        (
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            QueryResultsFormat.XML,
        ),
        ("text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
        ("application/xml;q=0.9,text/turtle", "application/xml", QueryResultsFormat.XML),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(
    site: TestClient, accept: str, kind: str, format: QueryResultsFormat
) -> None:
    found = ask(site, CITIES, accept)
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == kind
    assert found.headers["vary"] == "Accept"
    rows = parse_query_results(found.content, format=format)
    cities = [str(row["city"].value).rpartition("/")[2] for row in rows]  # type: ignore[index, union-attr] # rows
    assert cities == ["city-ambon", "city-barcelona", "city-manado"]


def test_rows_come_as_csv(site: TestClient) -> None:
    found = ask(site, "SELECT ?name { :city-ambon rdfs:label ?name }", "text/csv")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert found.text.splitlines() == ["name", "Ambon"]


def test_a_browser_gets_a_table_without_script(site: TestClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    found = ask(site, CITIES, browser)
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/id/city-ambon">:city-ambon</a>' in found.text
    assert "<script" not in found.text


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_triples_come_in_the_form_that_is_liked_best(
    site: TestClient, accept: str, format: RdfFormat
) -> None:
    found = ask(site, GRAPH, accept)
    assert found.headers["content-type"].partition(";")[0] == (accept or "text/turtle")
    triples = {str(each.triple) for each in parse(found.content, format=format)}
    assert len(triples) == 3, "what is reported or denied is no triple"


def test_truth_comes_as_the_standard_writes_it(site: TestClient) -> None:
    assert ask(site, ASK).json() == {"head": {}, "boolean": True}
    assert b"<boolean>true</boolean>" in ask(site, ASK, "application/sparql-results+xml").content


def test_a_form_and_a_bare_query_are_understood(site: TestClient) -> None:
    answers = [
        site.post("/sparql", data={"query": ASK}),
        site.post("/sparql", content=ASK, headers={"content-type": "application/sparql-query"}),
        site.post(
            "/sparql",
            content=ASK,
            headers={"content-type": "application/sparql-query; charset=UTF-8"},
        ),
        site.post("/sparql", content="query=ASK+%7B%7D", headers={"content-type": f"{FORM};a=b"}),
    ]
    assert [(each.status_code, each.json()["boolean"]) for each in answers] == [(200, True)] * 4


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "nothing is asked"),
        ("SELEKT ?a { ?a ?b ?c }", "SELECT"),
        ("ASK { ?a ?b }", "triple"),
        ("INSERT DATA { :a :b :c }", "only reads"),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE"),
        ("ASK { " + "{" * 300 + "}" * 300 + " }", "brackets"),
        ("SELECT ?a { ?a foo:b ?c }", "prefix"),
    ],
)
def test_what_is_no_query_is_answered_with_400_and_why(
    site: TestClient, query: str, why: str
) -> None:
    found = ask(site, query)
    assert (found.status_code, why in found.text) == (400, True), found.text
    assert found.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_name_that_the_ontology_does_not_have_finds_nothing_and_is_noted(
    site: TestClient,
) -> None:
    found = ask(site, "ASK { ?a kg:suports ?b }")
    assert (found.status_code, found.json()["boolean"]) == (200, False)
    assert "did you mean `kg:supports`" in found.headers["kgnews-note"]


def test_a_note_keeps_the_lines_of_a_header(site: TestClient) -> None:
    found = ask(site, 'ASK { ?a rdfs:label "Kota\\u000d\\u000aé" . ?b rdfs:label "Köta" }')
    assert found.status_code == 200
    assert found.headers["kgnews-note"].isascii()


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"query": [ASK, ASK]}, 400),
        ({"query": ASK, "default-graph-uri": "http://example.org/g"}, 400),
        ({"query": ASK, "named-graph-uri": "http://example.org/g"}, 400),
        ({"update": "INSERT DATA { :a :b :c }"}, 403),
        ({"query": ASK, "format": "json", "timeout": "9"}, 200),
    ],
)
def test_parameters_are_as_the_protocol_has_them(
    site: TestClient, parameters: dict[str, object], status: int
) -> None:
    assert site.get("/sparql", params=parameters).status_code == status  # type: ignore[arg-type] # lists are fine
    assert site.post("/sparql", data=parameters).status_code == status


def test_other_bodies_are_refused(site: TestClient) -> None:
    sent = {
        "application/sparql-update": 403,
        "application/json": 415,
        "": 415,
        "multipart/form-data; boundary=x": 415,
    }
    for kind, status in sent.items():
        found = site.post("/sparql", content=b"x", headers={"content-type": kind})
        assert found.status_code == status, kind
    assert "sparql-query" in found.headers["accept-post"]
    broken = site.post(
        "/sparql", content=b"\xff\xfe", headers={"content-type": "application/sparql-query"}
    )
    assert broken.status_code == 400
    assert site.post("/sparql", content=b"", headers={"content-type": FORM}).status_code == 400


def test_a_form_that_nobody_writes_is_answered_with_406(site: TestClient) -> None:
    for query in (CITIES, ASK, GRAPH):
        found = ask(site, query, "image/png, text/html;q=0")
        assert (found.status_code, "is written as" in found.text) == (406, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_not_allowed(site: TestClient, method: str) -> None:
    found = site.request(method, "/sparql")
    assert (found.status_code, "GET" in found.headers["allow"]) == (405, True)


def test_a_query_that_takes_too_long_or_too_much_is_stopped_and_the_next_one_answered(
    sites,
) -> None:
    site = sites(seconds=3, memory=700)  # enough for a short one on a machine that is busy
    start = time.monotonic()
    found = ask(site, ENDLESS)
    assert (found.status_code, "3 seconds" in found.text) == (500, True)
    assert time.monotonic() - start < 20
    assert ask(site, ASK).json()["boolean"] is True


def test_what_is_left_out_is_said(sites) -> None:
    found = ask(sites(rows=2), CITIES)
    assert (len(found.json()["results"]["bindings"]), found.headers["kgnews-truncated"]) == (
        2,
        "true",
    )


def test_without_a_query_the_endpoint_describes_itself(site: TestClient) -> None:
    found = site.get("/sparql")
    assert found.headers["content-type"].startswith("text/turtle")
    triples = [str(each.triple) for each in parse(found.content, format=RdfFormat.TURTLE)]
    assert any("sparql-service-description#endpoint" in each for each in triples)
    assert any("SPARQL11Query" in each for each in triples)
    browser = site.get("/sparql", headers={"accept": "text/html"})
    assert (browser.status_code, browser.headers["location"]) == (303, "/query")


def test_a_newer_graph_is_seen(kgnews, tmp_path: Path, sites) -> None:
    store = tmp_path / "store"
    page = tmp_path / "a.json"
    page.write_text(json.dumps({"text": "Banjir merendam Kota Bogor.", "title": "Satu"}))
    assert kgnews("ingest", "--store", store, page).returncode == 0
    site = sites(folder=store)
    count = "SELECT (COUNT(*) AS ?n) { ?a a kg:Article }"

    def articles() -> str:
        return ask(site, count).json()["results"]["bindings"][0]["n"]["value"]

    assert (articles(), site.get("/health").json()["articles"]) == ("1", 1)
    page.write_text(json.dumps({"text": "Gempa mengguncang Kota Palu.", "title": "Dua"}))
    assert kgnews("ingest", "--store", store, page).returncode == 0
    assert (articles(), site.get("/health").json()["articles"]) == ("2", 2)
