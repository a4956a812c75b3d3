"""Two entities side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.ask import compare
from kgnews.errors import QueryError
from kgnews.store import Graph, open_graph


@pytest.fixture(scope="module")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


def test_what_both_support_is_shared_and_the_rest_is_not(graph: Graph) -> None:
    found = compare(graph, "Manado", "Ambon")
    shared = {(each.predicate, each.name, each.inverse) for each in found.shared}
    assert shared == {("kg:supports", "Forum Kota Teluk", False)}
    mine, theirs = ([(fact.predicate, fact.object_name) for fact in side] for side in found.only)
    assert mine == [("kg:supports", "Bay Fund"), ("kg:hosts", "Forum Kota Teluk")]
    assert theirs == [("kg:takesPlaceAt", "Ambon")]


def test_facts_that_join_the_two_stand_apart(graph: Graph) -> None:
    found = compare(graph, "Manado", "Forum Kota Teluk")
    assert {fact.predicate for fact in found.between} == {"kg:supports", "kg:hosts"}
    assert found.shared == ()
    assert [each.published for each in found.articles] == ["2024-03-12", "2024-03-13"]


def test_links_and_quotes_are_counted(graph: Graph) -> None:
    found = compare(graph, "Barcelona", "Rina Latuhihin")
    assert found.links == (("http://www.wikidata.org/entity/Q1492",), ())
    assert found.quotes == (0, 2)


def test_one_thing_is_not_compared_with_itself(graph: Graph) -> None:
    with pytest.raises(QueryError, match="name another"):
        compare(graph, "Ambon", "Ambon")
