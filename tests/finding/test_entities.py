"""Entities by whatever a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import QueryError
from kgnews.finding import entity, property_named, short
from kgnews.store import Graph, open_graph


@pytest.fixture(scope="module")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


@pytest.mark.parametrize(
    ("name", "expected", "certain"),
    [
        (":city-ambon", ":city-ambon", True),
        ("city-ambon", ":city-ambon", True),
        ("https://w3id.org/kgnews/id/city-ambon", ":city-ambon", True),
        ("Barcelona", ":city-barcelona", True),  # also an altLabel of a club: the label wins
        ("barcelona", ":city-barcelona", True),
        ("Bay Cities Forum", ":event-forum-kota-teluk", True),
        ("Sao Tome", ":city-sao-tome", True),
        ("latuhihin", ":person-rina-latuhihin", False),
        ("Rina Latuhihn", ":person-rina-latuhihin", False),
    ],
)
def test_a_name_in_any_form_finds_its_entity(
    graph: Graph, name: str, expected: str, certain: bool
) -> None:
    found, note = entity(graph, name)
    assert found.id == expected
    assert bool(note) is not certain


def test_a_name_of_several_lists_them(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"may be :.*; give one of these"):
        entity(graph, "kota")


def test_a_name_of_nothing_says_so(graph: Graph) -> None:
    for name in ("Xyzzy", "", " ", ":", "\udcff", "<>", "http://[", "a\x00b", "x" * 10_000):
        with pytest.raises(QueryError, match="is not in the graph"):
            entity(graph, name)


@pytest.mark.parametrize("name", ["Wali Kota Rina Latuhihin", "Rina Latuhihin Muda"])
def test_a_name_with_words_too_many_is_not_taken_for_it_but_suggested(
    graph: Graph, name: str
) -> None:
    with pytest.raises(QueryError, match=r"did you mean Rina Latuhihin \(:person-rina-lat"):
        entity(graph, name)


def test_an_entity_knows_its_class_and_its_articles(graph: Graph) -> None:
    found, _ = entity(graph, "Manado")
    assert (found.name, found.kinds, found.articles) == ("Manado", ("City",), 2)


@pytest.mark.parametrize("name", ["supports", "kg:supports", "mendukung", "Supports"])
def test_a_property_goes_by_its_name_or_label(name: str) -> None:
    assert property_named(name) == "supports"


def test_a_misspelt_property_is_corrected() -> None:
    with pytest.raises(QueryError, match="did you mean supports"):
        property_named("suports")


def test_an_iri_that_no_prefix_fits_stays() -> None:
    assert short("http://www.wikidata.org/entity/Q1492") == "wd:Q1492"
    assert short("http://www.wikidata.org/entity/Q1/x") == "http://www.wikidata.org/entity/Q1/x"
