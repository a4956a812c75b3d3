"""Names and quotes by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.ask import search
from kgnews.errors import QueryError
from kgnews.store import Graph, open_graph


@pytest.fixture(scope="module")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


def _names(graph: Graph, words: str) -> list[str]:
    return [each.entity.id for each in search(graph, words).entities]


def test_accents_capitals_and_order_do_not_matter(graph: Graph) -> None:
    assert _names(graph, "sao TOME") == [":city-sao-tome"]
    assert _names(graph, "latuhihin rina") == [":person-rina-latuhihin"]


def test_the_whole_name_comes_before_longer_ones(graph: Graph) -> None:
    assert _names(graph, "barcelona") == [":city-barcelona", ":org-barcelona-sc"]


def test_a_typing_error_is_told(graph: Graph) -> None:
    found = search(graph, "barselona")
    assert found.entities[0].entity.id == ":city-barcelona"
    assert found.taken == (("barselona", ("barcelona",)),)


def test_a_short_word_is_not_taken_for_another(graph: Graph) -> None:
    assert _names(graph, "ambn") == [":city-ambon", ":office-mayor-of-ambon"]
    assert _names(graph, "amon") == [":city-ambon", ":office-mayor-of-ambon"]
    assert _names(graph, "nomab") == []  # the letters of Ambon, not the word
    assert _names(graph, "rani") == []  # nor Rina with its letters moved
    assert _names(graph, "bona") == []


def test_the_beginning_of_a_word_is_enough_and_no_typing_error(graph: Graph) -> None:
    found = search(graph, "latuhi")
    assert [each.entity.id for each in found.entities] == [":person-rina-latuhihin"]
    assert found.taken == ()


def test_quotes_are_found_by_their_words_with_their_speaker(graph: Graph) -> None:
    (quote,) = search(graph, "halaman teluk").quotes
    assert quote.said.text == "Teluk adalah halaman depan kami,"
    assert quote.speaker
    assert quote.speaker.id == ":person-rina-latuhihin"


def test_all_words_have_to_be_there(graph: Graph) -> None:
    found = search(graph, "halaman Barcelona")
    assert (found.entities, found.quotes) == ((), ())


def test_no_more_are_shown_than_wanted_and_all_are_counted(graph: Graph) -> None:
    found = search(graph, "barcelona", most=1)
    assert (len(found.entities), found.entities_in_all) == (1, 2)


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_what_is_no_word_is_refused(words: str, graph: Graph) -> None:
    with pytest.raises(QueryError, match="no word to search for"):
        search(graph, words)


def test_half_a_character_is_found_nowhere(graph: Graph) -> None:
    assert not search(graph, "a\ud800b").entities
