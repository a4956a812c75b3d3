"""A store by its folder or by the address of a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.store import Store, open_record
from kgnews.store.places import FILE, Server, asked_for, keep, place, server

HERE = Server("http://127.0.0.1:1", "http://127.0.0.1:1/query", "http://127.0.0.1:1/update")


def test_a_path_is_its_own_folder() -> None:
    assert place("news/store") == Path("news/store")
    assert place(Path("sparql")) == Path("sparql")


def test_the_folder_of_an_address_is_named_after_it() -> None:
    for address, name in {
        "sparql+http://127.0.0.1:7878": "kgnews-store-127.0.0.1-7878",
        "sparql+http://127.0.0.1:7878/": "kgnews-store-127.0.0.1-7878",
        "sparql+https://data.example/fuseki/news": "kgnews-store-data.example-fuseki-news",
        "sparql+http://[::1]:8890?graph=urn:news": "kgnews-store-1-8890-graph-urn-news",
    }.items():
        assert place(address, {}) == Path(name), address


def test_the_folder_of_the_record_may_be_chosen() -> None:
    assert place("sparql+http://h:1", {"KGNEWS_RECORD": "/shared/news"}) == Path("/shared/news")


def test_the_graph_is_named_behind_the_address(tmp_path: Path) -> None:
    settings = {"KGNEWS_RECORD": str(tmp_path)}
    folder = place("sparql+http://h:1/sparql/?graph=http%3A%2F%2Fexample.org%2Fg", settings)
    assert asked_for(folder) == ("http://h:1/sparql", "http://example.org/g")


@pytest.mark.parametrize(
    "name",
    ["sparql+", "sparql+ftp://h", "sparql+http://", "sparql+http://h:port", "sparql+http://h/<g>"],
)
def test_what_is_no_address_is_said(name: str) -> None:
    with pytest.raises(StoreError, match="is no address of a server; give sparql"):
        place(name, {})


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="KGNEWS_SPARQL_PASSWORD instead") as said:
        place("sparql+http://ani:rahasia@h:1/ds", {})
    assert "rahasia" not in str(said.value)
    assert said.value.where == "sparql+http://h:1"


def test_a_folder_remembers_its_server(tmp_path: Path) -> None:
    assert server(tmp_path) is None
    keep(tmp_path, HERE)
    assert server(tmp_path) == HERE
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_a_folder_may_be_named_with_its_address_too(tmp_path: Path) -> None:
    keep(tmp_path, HERE)
    place("sparql+http://127.0.0.1:1/", {"KGNEWS_RECORD": str(tmp_path)})
    assert server(tmp_path) == HERE


def test_the_record_of_another_graph_is_not_taken(tmp_path: Path) -> None:
    keep(tmp_path, HERE)
    place("sparql+http://127.0.0.1:2/", {"KGNEWS_RECORD": str(tmp_path)})
    with pytest.raises(StoreError, match=r"whose graph is at http://127\.0\.0\.1:1; name another"):
        server(tmp_path)


def test_the_record_of_a_graph_in_its_folder_is_not_taken(tmp_path: Path) -> None:
    Store.open(tmp_path / "store", create=True).close()
    place("sparql+http://127.0.0.1:2/", {"KGNEWS_RECORD": str(tmp_path / "store")})
    with pytest.raises(StoreError, match="whose graph is in that folder"):
        server(tmp_path / "store")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"query": "http://h/query"}', "\0"])
def test_a_file_that_names_no_server_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(StoreError, match=r"see docs/servers\.md"):
        server(tmp_path)


def test_a_file_written_by_hand_needs_no_more_than_two_addresses(tmp_path: Path) -> None:
    both = {"query": "http://h/q", "update": "http://h/u"}
    (tmp_path / FILE).write_text(json.dumps(both))
    assert server(tmp_path) == Server("http://h/q", "http://h/q", "http://h/u")


def test_there_is_no_folder_where_no_server_answers(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    place("sparql+http://127.0.0.1:9/", {"KGNEWS_RECORD": str(folder)})
    with pytest.raises(StoreError, match="cannot be reached"):
        Store.open(folder, create=True)
    assert not folder.exists()
    with pytest.raises(StoreError, match="no such store"):
        open_record(folder)


def test_the_address_of_a_page_is_no_folder() -> None:
    with pytest.raises(StoreError, match=r"give sparql\+http://127\.0\.0\.1:7878"):
        place("http://127.0.0.1:7878", {})
