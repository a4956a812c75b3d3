"""Other names that an article gives somebody."""

from __future__ import annotations

import pytest

from kgnews import extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.model import Article
from kgnews.ontology import Ontology
from kgnews.text import segment


def _people(text: str, language: str) -> list[tuple[str, ...]]:
    words = Ontology.load()
    article = Article(text, language=language)
    reading = extract.read(segment(article), words, Gazetteer.load(words))
    return [entity.names for entity in reading.entities if entity.kind == "Person"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Budi Santoso alias Jarwo ditangkap. Jarwo mengaku bersalah.", "id",
         ("Budi Santoso", "Jarwo")),
        ("Ratna Wulandari yang akrab disapa Ita tiba. Kemarin Ita pulang.", "id",
         ("Ratna Wulandari", "Ita")),
        ("Sandra Kusuma, known as Sandy, lives here. Later Sandy left.", "en",
         ("Sandra Kusuma", "Sandy")),
        ('Robert "Bobby" Hartwell resigned. Later Hartwell left.', "en",
         ('Robert "Bobby" Hartwell', "Hartwell")),
        ("Muhammad Rizky Pratama (Kiki) bernyanyi. Kemarin Kiki tampil.", "id",
         ("Muhammad Rizky Pratama", "Kiki")),
    ],
)  # fmt: skip
def test_a_nickname_is_another_name_of_one_person(
    text: str, language: str, names: tuple[str, ...]
) -> None:
    assert _people(text, language) == [names]


def test_two_people_side_by_side_are_two() -> None:
    assert len(_people("Budi Santoso dan Jarwo Kuncoro ditangkap di sana.", "id")) == 2


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Menteri Prasetyo Hadi tiba. Pras, begitu sapaan akrabnya, menjawab singkat.", "Pras"),
        ("Rapat dipimpin Ratna Dewi. Nana, begitu ia disapa, membuka rapat pagi itu.", "Nana"),
    ],
)
def test_begitu_sapaannya_tells_what_the_person_before_is_called(text: str, short: str) -> None:
    assert [short in names for names in _people(text, "id")] == [True]
