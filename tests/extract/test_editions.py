"""Editions of an event: told apart by ordinals, and by words such as "next"."""

from __future__ import annotations

import pytest

from kgnews import extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.model import Article, Reading
from kgnews.ontology import Ontology
from kgnews.text import segment


def _read(text: str, language: str) -> Reading:
    words = Ontology.load()
    article = Article(text, language=language, published="2024-05-15")
    return extract.read(segment(article), words, Gazetteer.load(words))


def _events(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {e.name: e.names for e in reading.entities if e.kind == "Event"}


@pytest.mark.parametrize(
    ("text", "language", "name", "edition"),
    [
        ("Mayors opened the 15th Harbour Cities Summit.", "en", "15th Harbour Cities Summit", "15"),
        ("Wali kota membuka Festival Arung Kali ke-7.", "id", "Festival Arung Kali ke-7", "7"),
        ("Mereka menghadiri Kongres ke-12 Pelaut.", "id", "Kongres ke-12 Pelaut", "12"),
    ],
)
def test_an_ordinal_belongs_to_the_name_and_is_its_edition(
    text: str, language: str, name: str, edition: str
) -> None:
    reading = _read(text, language)
    (event,) = (e for e in reading.entities if e.kind == "Event")
    assert event.name == name
    told = [s.object for s in reading.statements if s.predicate == "edition"]
    assert told == [edition]


def test_the_bare_name_is_the_only_edition_that_the_article_numbers() -> None:
    text = "Warga menonton Festival Arung Kali ke-7. Festival Arung Kali ditutup Minggu."
    assert _events(_read(text, "id")) == {
        "Festival Arung Kali ke-7": ("Festival Arung Kali ke-7", "Festival Arung Kali")
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The 15th Harbour Cities Summit was held in Lyon. "
            "The next Harbour Cities Summit will be held in Oslo.",
            "en",
        ),
        (
            "Kongres Pelaut ke-12 digelar di Medan. Kongres Pelaut berikutnya digelar di Padang.",
            "id",
        ),
    ],
)
def test_the_next_edition_is_another_event(text: str, language: str) -> None:
    reading = _read(text, language)
    assert len(_events(reading)) == 2
    places = {s.subject: s.object for s in reading.statements if s.predicate == "takesPlaceAt"}
    assert len(places) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Harbour Cities Summit ended. The next summit will be held in Oslo.", "en"),
        ("The Harbour Cities Summit ended. The 16th summit will be held in Oslo.", "en"),
        ("Kongres Pelaut ke-12 ditutup. Kongres berikutnya digelar di Padang.", "id"),
    ],
)
def test_a_noun_for_another_edition_points_nowhere(text: str, language: str) -> None:
    reading = _read(text, language)
    assert not [s for s in reading.statements if s.predicate == "takesPlaceAt"]


def test_an_edition_that_has_the_name_of_the_one_at_hand_says_nothing_of_it() -> None:
    text = "The Harbour Cities Summit ended. The previous Harbour Cities Summit was held in Oslo."
    reading = _read(text, "en")
    assert not [s for s in reading.statements if s.predicate == "takesPlaceAt"]
