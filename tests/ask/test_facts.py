"""Facts with their evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kgnews.ask import facts_json, page, page_json, sentences_of, totals, totals_json, why
from kgnews.errors import QueryError
from kgnews.store import Graph, Record, open_graph, open_record


@pytest.fixture(scope="module")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


@pytest.fixture(scope="module")
def record(news_store: Path) -> Record:
    return open_record(news_store)


def _why(graph: Graph, record: Record, *names: str) -> dict[str, Any]:
    facts, notes = why(graph, *names)
    return facts_json(facts, notes, sentences_of(record))


def test_why_gives_every_sentence_with_its_article(graph: Graph, record: Record) -> None:
    first, second = _why(graph, record, "Barcelona", "supports")["facts"]
    assert first["object"] == {"id": ":event-forum-kota-teluk", "name": "Forum Kota Teluk"}
    assert (first["stances"], first["articles"]) == (["asserts"], 2)
    old, new = first["evidence"]
    assert old["article"]["published"] == "2024-03-12"
    assert old["article"]["headline"] == "Forum Kota Teluk Didukung Tiga Kota"
    assert new["article"]["publisher"] == "Example Courier"
    assert new["quote"] == "The Bay Cities Forum, backed by Barcelona"
    assert (
        new["sentence"]["text"] == "The Bay Cities Forum, backed by Barcelona, opened on Tuesday."
    )
    assert new["rule"] == "hand:supports"
    assert second["object"]["name"] == "Bay Fund"
    assert second["stances"] == ["reports"]
    (said,) = second["evidence"]
    assert said["attributed_to"] == {"id": ":person-rina-latuhihin", "name": "Rina Latuhihin"}
    words = said["sentence"]
    inside = words["text"][said["start"] - words["start"] : said["end"] - words["start"]]
    assert inside == said["quote"] == "Barcelona supports the Bay Fund"


def test_why_narrows_to_an_object_by_any_name(graph: Graph, record: Record) -> None:
    (fact,) = _why(graph, record, "Barcelona", "supports", "bay fund")["facts"]
    assert fact["object"]["id"] == ":programme-bay-fund"
    (count,) = _why(graph, record, "Forum Kota Teluk", "participantCount", "260")["facts"]
    assert count["object"] == {"value": "260"}


def test_why_turns_round_where_the_subject_has_no_such_fact(graph: Graph, record: Record) -> None:
    about = _why(graph, record, "Forum Kota Teluk", "supports")
    assert [fact["subject"]["name"] for fact in about["facts"]] == ["Barcelona", "Ambon", "Manado"]
    assert about["notes"] == ["Forum Kota Teluk is the object of these, not the subject"]


def test_why_says_where_there_is_nothing(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Ambon: no fact of it with memberOf; kgnews show"):
        why(graph, "Ambon", "memberOf")


def test_a_page_has_both_sides_and_the_quotes(graph: Graph, record: Record) -> None:
    about = page_json(page(graph, "Rina Latuhihin"), sentences_of(record))
    assert about["entity"]["types"] == ["kg:Person"]
    assert about["entity"]["articles"] == 2
    assert [fact["predicate"] for fact in about["facts"]] == ["kg:holdsOffice"]
    first, second = about["quotes"]
    assert first["text"] == "Teluk adalah halaman depan kami,"
    assert (first["role"], first["source"]) == ("Wali Kota Ambon", "akun resminya")
    assert (second["direct"], second["article"]["published"]) == (False, "2024-03-13")
    city = page_json(page(graph, "Barcelona"), sentences_of(record))
    assert city["entity"]["links"] == ["http://www.wikidata.org/entity/Q1492"]


def test_a_page_lists_every_name(graph: Graph) -> None:
    assert page(graph, "Forum Kota Teluk").names == ("Bay Cities Forum",)


def test_totals_count_what_there_is(graph: Graph) -> None:
    about = totals_json(totals(graph))
    assert about["articles"] == 3
    assert about["entities"]["City"] == 4
    assert about["facts"]["supports"] == {"asserts": 4, "denies": 1, "reports": 1}
    assert about["facts"]["hosts"] == {"plans": 1}
    assert about["quotes"] == 2
    assert about["languages"] == {"id": 2, "en": 1}
    assert about["publishers"] == {"Example Courier": 1, "Harian Contoh": 1}
    assert (about["first"], about["last"]) == ("2024-03", "2024-03-13")
