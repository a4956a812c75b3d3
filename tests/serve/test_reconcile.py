"""The Reconciliation Service API 0.2, as OpenRefine asks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from kgnews.ontology import BASE, NAMESPACE


def reconciled(site: TestClient, **query: object) -> list[dict[str, Any]]:
    """The candidates of one query."""
    found = site.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert found.status_code == 200, found.text
    result: list[dict[str, Any]] = found.json()["q0"]["result"]
    return result


def test_the_manifest_says_what_there_is(site: TestClient) -> None:
    told = site.get("/reconcile").json()
    assert "0.2" in told["versions"]
    assert (told["identifierSpace"], told["schemaSpace"]) == (BASE, NAMESPACE)
    assert {"id": "Person", "name": "person"} in told["defaultTypes"]
    for place in (told["view"]["url"], told["preview"]["url"]):
        assert place.startswith("http://127.0.0.1:8765/")
        assert "{{id}}" in place
    for each in told["suggest"].values():
        path = each["service_path"]
        assert site.get(path, params={"prefix": "a"}).status_code == 200
    assert site.get(told["extend"]["propose_properties"]["service_path"]).status_code == 200


def test_a_name_finds_its_entity_and_is_a_match(site: TestClient) -> None:
    first, *_ = reconciled(site, query="Ambon")
    assert (first["id"], first["name"], first["match"]) == ("city-ambon", "Ambon", True)
    assert first["score"] == 100
    assert {"id": "City", "name": "city"} in first["type"]
    assert "article" in first["description"]


def test_a_typing_error_finds_it_and_is_no_match(site: TestClient) -> None:
    first, *_ = reconciled(site, query="Ambonn")
    assert (first["id"], first["match"]) == ("city-ambon", False)
    assert 70 < first["score"] < 100


@pytest.mark.parametrize(
    "name", ["city-jakarta", ":city-jakarta", f"{BASE}city-jakarta", "Q3630", "wd:Q3630",
             "https://www.wikidata.org/wiki/Q3630", "DKI Jakarta", "JAKARTA"],
)  # fmt: skip
def test_what_only_the_gazetteer_knows_is_found_too(site: TestClient, name: str) -> None:
    first, *_ = reconciled(site, query=name)
    assert first["id"] == "city-jakarta"


def test_a_type_leaves_out_what_is_not_of_it_and_takes_what_is_below_it(site: TestClient) -> None:
    assert reconciled(site, query="Ambon", type="Person") == []
    for kind in ("Place", ["Person", "City"], f"{NAMESPACE}City", "kg:City"):
        assert reconciled(site, query="Ambon", type=kind)[0]["id"] == "city-ambon"


def test_properties_tell_namesakes_apart(site: TestClient) -> None:
    good = {"pid": "supports", "v": {"id": "event-forum-kota-teluk"}}
    bad = {"pid": "supports", "v": "Something else"}
    with_good = reconciled(site, query="Ambon", properties=[good])[0]
    with_bad = reconciled(site, query="Ambon", properties=[bad])[0]
    assert (with_good["score"], with_good["match"]) == (100, True)
    assert (with_bad["score"], with_bad["match"]) == (75, False)


def test_properties_alone_find_what_has_them(site: TestClient) -> None:
    several = {"pid": "supports", "v": ["event-forum-kota-teluk"]}
    found = {each["id"] for each in reconciled(site, properties=[several])}
    assert found == {"city-ambon", "city-barcelona", "city-manado"}
    assert reconciled(site, properties=[{"pid": "wikidata", "v": "Q3630"}])[0]["id"] == (
        "city-jakarta"
    )


def test_a_batch_is_answered_name_by_name_and_bounded(site: TestClient) -> None:
    batch = {"a": {"query": "Ambon", "limit": 1}, "b": {"query": "zzzzqqq"}}
    found = site.get("/reconcile", params={"queries": json.dumps(batch)}).json()
    assert (len(found["a"]["result"]), found["b"]["result"]) == (1, [])
    many = {str(each): {"query": "Ambon"} for each in range(101)}
    assert site.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 413


@pytest.mark.parametrize(
    "sent",
    ["", "[]", "{", "1", "[" * 100_000, '{"q": 1}', '{"q": {}}', '{"q": {"query": 1}}',
     '{"q": {"query": ""}}', '{"q": {"query": "a", "limit": 0}}',
     '{"q": {"query": "a", "limit": "x"}}',
     '{"q": {"query": "a", "properties": [1]}}', '{"q": {"query": "a", "type": 1}}'],
)  # fmt: skip
def test_what_is_no_query_is_answered_with_400(site: TestClient, sent: str) -> None:
    assert site.post("/reconcile", data={"queries": sent}).status_code == 400
    assert site.post("/reconcile", data={"nothing": sent}).status_code == 400


def test_odd_names_are_answered(site: TestClient) -> None:
    for name in ("?", "\u0000", "x" * 100_000, "💥", "' OR 1=1 --", "<script>", "\ud800"):
        sent = json.dumps({"q": {"query": name}})
        assert site.post("/reconcile", data={"queries": sent}).status_code == 200, name[:9]
        sent = json.dumps({name: {"query": "Ambon"}})
        assert site.post("/reconcile", data={"queries": sent}).status_code == 200, name[:9]
        sent = json.dumps({"ids": [name], "properties": [{"id": "name"}]})
        assert site.post("/reconcile", data={"extend": sent}).status_code == 200, name[:9]


def test_who_is_only_in_the_gazetteer_has_a_page_and_data(site: TestClient) -> None:
    page = site.get("/id/city-jakarta", headers={"accept": "text/html"})
    assert "No article of the store names it yet." in page.text
    data = site.get("/id/city-jakarta", headers={"accept": "application/n-triples"}).text
    assert "<http://www.wikidata.org/entity/Q3630>" in data


def test_beginnings_are_completed(site: TestClient) -> None:
    found = site.get("/reconcile/suggest/entity", params={"prefix": "amb"}).json()["result"]
    assert found[0]["id"] == "city-ambon"
    assert found[0]["notable"] == [{"id": "City", "name": "city"}]
    second = site.get("/reconcile/suggest/entity", params={"prefix": "jak"}).json()["result"]
    more = site.get("/reconcile/suggest/entity", params={"prefix": "jak", "cursor": "1"}).json()
    assert more["result"][: len(second) - 1] == second[1:]
    kinds = site.get("/reconcile/suggest/type", params={"prefix": "kota"}).json()["result"]
    assert "City" in {each["id"] for each in kinds}, "in any language"
    relations = site.get("/reconcile/suggest/property", params={"prefix": "suppor"}).json()[
        "result"
    ]
    assert relations[0]["id"] == "supports"
    assert site.get("/reconcile/suggest/nothing", params={"prefix": "a"}).status_code == 404


def test_values_of_properties_are_fetched(site: TestClient) -> None:
    asked = {
        "ids": ["city-ambon", "city-manado", "city-jakarta", "nobody"],
        "properties": [
            {"id": "supports"},
            {"id": "wikidata"},
            {"id": "articles"},
            {"id": "nothing"},
            {"id": "supports", "settings": {"limit": "1"}},
        ],
    }
    found = site.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [each["id"] for each in found["meta"]] == [
        "supports",
        "wikidata",
        "articles",
        "supports",
    ]
    rows = found["rows"]
    assert rows["city-ambon"]["supports"] == [
        {"id": "event-forum-kota-teluk", "name": "Forum Kota Teluk"}
    ]
    assert rows["city-jakarta"] == {
        "supports": [],
        "wikidata": [{"str": "Q3630"}],
        "articles": [{"int": 0}],
    }
    assert rows["nobody"] == {"supports": [], "wikidata": [], "articles": []}


def test_claims_are_fetched_only_when_they_are_asked_for(site: TestClient) -> None:
    def fund(claims: bool) -> list[str]:
        asked = {
            "ids": ["city-manado"],
            "properties": [{"id": "supports", "settings": {"claims": claims}}],
        }
        rows = site.post("/reconcile", data={"extend": json.dumps(asked)}).json()["rows"]
        return [each["id"] for each in rows["city-manado"]["supports"]]

    assert "programme-bay-fund" not in fund(False)
    assert "programme-bay-fund" in fund(True)


def test_properties_of_a_type_are_proposed(site: TestClient) -> None:
    people = site.get("/reconcile/properties", params={"type": "Person"}).json()
    ids = {each["id"] for each in people["properties"]}
    assert {"name", "holdsOffice", "wikidata"} <= ids
    few = site.get("/reconcile/properties", params={"type": "Person", "limit": "2"}).json()
    assert (len(few["properties"]), few["limit"]) == (2, 2)


def test_a_preview_may_be_framed_by_those_allowed_alone(site: TestClient, sites) -> None:
    found = site.get("/reconcile/preview", params={"id": "city-ambon"})
    assert html.fromstring(found.text).xpath("//h1/text()") == ["Ambon"]
    assert "frame-ancestors 'self'" in found.headers["content-security-policy"]
    refine = sites(origins=("http://127.0.0.1:3333",))
    allowed = refine.get("/reconcile/preview", params={"id": "city-jakarta"})
    assert "'self' http://127.0.0.1:3333" in allowed.headers["content-security-policy"]
    assert site.get("/reconcile/preview?id=<script>").status_code == 200


def test_a_new_name_is_known_at_once(kgnews, tmp_path: Path, sites) -> None:
    store, page = tmp_path / "store", tmp_path / "a.json"
    page.write_text(json.dumps({"text": "Banjir merendam Kota Bogor.", "title": "Satu"}))
    assert kgnews("ingest", "--store", store, page).returncode == 0
    site = sites(folder=store)
    assert "0 articles" in reconciled(site, query="Palu", type="City")[0]["description"]
    page.write_text(json.dumps({"text": "Gempa mengguncang Kota Palu.", "title": "Dua"}))
    assert kgnews("ingest", "--store", store, page).returncode == 0
    assert "1 article" in reconciled(site, query="Palu", type="City")[0]["description"]
