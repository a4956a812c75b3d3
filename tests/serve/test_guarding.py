"""Who may ask, and what a page may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

EVERY_HEADER = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765", "localhost."]
)
def test_this_machine_is_called_by_its_own_names(site: TestClient, host: str) -> None:
    assert site.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "127.0.0.1@evil",
     "0.0.0.0:8765", "[::2]"],
)  # fmt: skip
def test_a_foreign_host_is_refused(site: TestClient, host: str) -> None:
    for path in ("/health", "/sparql?query=ASK{}", "/", "/nothing"):
        found = site.get(path, headers={"host": host})
        assert (found.status_code, "--host" in found.text) == (421, True)


def test_a_host_that_was_named_is_answered(sites) -> None:
    site = sites(hosts=("news.example.org",))
    assert site.get("/health", headers={"host": "News.example.org:443"}).status_code == 200
    assert site.get("/health", headers={"host": "example.org"}).status_code == 421


def test_no_other_site_may_read_unless_it_is_allowed(site: TestClient, sites) -> None:
    origin = {"origin": "http://127.0.0.1:3333"}
    assert "access-control-allow-origin" not in site.get("/health", headers=origin).headers
    open_site = sites(origins=("http://127.0.0.1:3333",))
    found = open_site.get("/health", headers=origin)
    assert found.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    assert "Origin" in found.headers["vary"]
    other = open_site.get("/health", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers
    asked = open_site.options("/sparql", headers=origin | {"access-control-request-method": "POST"})
    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (
        204,
        "GET, HEAD, POST",
    )


def test_a_foreign_page_may_not_make_a_visitor_ask(site: TestClient, sites) -> None:
    foreign = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert site.get("/sparql?query=ASK{}", headers=foreign).status_code == 403
    assert site.get("/health", headers=foreign | {"sec-fetch-mode": "navigate"}).status_code == 200
    allowed = sites(origins=("https://desk.example",))
    fetched = foreign | {"sec-fetch-mode": "cors", "origin": "https://desk.example"}
    assert allowed.get("/health", headers=fetched).status_code == 200


def test_every_answer_says_what_may_be_done_with_it(site: TestClient) -> None:
    answers = [
        site.get("/health"),
        site.get("/nothing", headers={"accept": "text/html"}),
        site.get("/sparql?query=x"),
        site.put("/sparql"),
        site.get("/health", headers={"host": "evil.example"}),
    ]
    for each in answers:
        assert EVERY_HEADER.items() <= dict(each.headers).items()
        policy = each.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_what_is_not_there_is_not_found(site: TestClient) -> None:
    for path in ("/nothing", "/assets/nothing.js", "/assets/..%2fapplication.py", "/assets/"):
        assert site.get(path).status_code == 404, path
    assert site.get("/assets/page.css").headers["content-type"].startswith("text/css")


def test_a_path_is_not_told_back_as_html(site: TestClient) -> None:
    found = site.get("/<script>alert(1)</script>", headers={"accept": "text/html"})
    assert (found.status_code, "<script" in found.text) == (404, False)


def test_a_file_that_a_browser_has_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/assets/query.js")
    again = site.get("/assets/query.js", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
