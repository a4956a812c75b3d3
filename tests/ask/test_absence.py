"""Why a fact is not in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import kgnews
from kgnews.ask import Absence, why_not
from kgnews.errors import QueryError
from kgnews.store import open_graph, open_record


def _asked(folder: Path, *terms: str) -> Absence:
    with open_record(folder) as record:
        return why_not(open_graph(folder), record, *terms)


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "reason"),
    [
        ("Ambon", "supports", "Forum Kota Teluk", "stated"),
        ("Manado", "supports", "Bay Fund", "denied"),
        ("Barcelona", "supports", "Bay Fund", "reported"),
        ("Manado", "hosts", "Forum Kota Teluk", "planned"),
        ("Forum Kota Teluk", "supports", "Ambon", "reversed"),
        ("Timbuktu", "supports", "Forum Kota Teluk", "unnamed"),
        ("kata Wali", "supports", "Forum Kota Teluk", "unread"),
        ("Barcelona", "supports", "Ambon", "object-class"),
        ("Forum Kota Teluk", "holdsOffice", "Wali Kota Ambon", "subject-class"),
        ("Forum Kota Teluk", "participantCount", "900", "other-value"),
        ("Bay Fund", "participantCount", "900", "no-value"),
        ("São Tomé", "supports", "Bay Fund", "apart"),
        ("Rina Latuhihin", "supports", "Forum Kota Teluk", "not-one-sentence"),
        ("Rina Latuhihin", "meets", "Ambon", "object-class"),
        ("Ambon", "partOf", "Barcelona", "no-words"),
        ("Ambon", "supports", "Bay Fund", "not-one-sentence"),
    ],
)
def test_the_first_gate_that_is_shut_is_the_reason(
    subject: str, predicate: str, object_: str, reason: str, news_store: Path
) -> None:
    assert _asked(news_store, subject, predicate, object_).reason == reason


def test_a_denial_comes_with_its_sentence(news_store: Path) -> None:
    (fact,) = _asked(news_store, "Manado", "supports", "Bay Fund").facts
    assert fact.evidence[0].quote == "Manado denied that it backs the Bay Fund"


def test_another_value_is_the_one_that_is_stated(news_store: Path) -> None:
    (fact,) = _asked(news_store, "Forum Kota Teluk", "participantCount", "900").facts
    assert fact.object == "260"


def test_a_wrong_class_says_which_would_fit(news_store: Path) -> None:
    found = _asked(news_store, "Forum Kota Teluk", "holdsOffice", "Wali Kota Ambon")
    assert (found.about, found.kinds) == ("Forum Kota Teluk", ("Event",))
    assert "Person" in found.allowed


def test_a_sentence_that_names_both_is_shown_with_what_was_read_there(news_store: Path) -> None:
    found = _asked(news_store, "Ambon", "partOf", "Barcelona")
    place = found.places[0]
    assert place.text.startswith("Forum Kota Teluk didukung tiga kota")
    assert {fact.predicate for fact in place.instead} == {"kg:supports"}
    assert found.articles == (2, 2, 2)


def test_words_that_state_it_of_others_are_told(news_store: Path) -> None:
    found = _asked(news_store, "Rina Latuhihin", "supports", "Bay Fund")
    assert found.reason == "no-frame"
    assert found.places[0].words == ("supports",)
    assert found.places[0].text.startswith("Mayor Rina Latuhihin said Barcelona supports")


def test_an_unknown_property_is_an_error_with_a_suggestion(news_store: Path) -> None:
    with pytest.raises(QueryError, match="did you mean supports"):
        _asked(news_store, "Ambon", "suports", "Barcelona")


def test_what_a_page_says_of_itself_is_no_fact_that_was_read_instead(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = "Joko Widodo Temui Anwar Ibrahim\n\nPresiden Joko Widodo menemui Anwar Ibrahim.\n"
    page.write_text(text, encoding="utf-8")
    desk = kgnews.open(tmp_path / "store", create=True)
    desk.ingest(page)
    found = _asked(tmp_path / "store", "Joko Widodo", "relativeOf", "Anwar Ibrahim")
    assert found.places
    told = [fact.subject for place in found.places for fact in place.instead]
    assert not [subject for subject in told if subject.startswith(":article-")]
