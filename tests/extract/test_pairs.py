"""Two people joined by a hyphen."""

from __future__ import annotations

import pytest

from kgnews import extract
from kgnews.articles import from_text
from kgnews.extract.gazetteer import Gazetteer
from kgnews.ontology import Ontology
from kgnews.text import segment


def _people(text: str) -> set[str]:
    ontology = Ontology.load()
    reading = extract.read(segment(from_text(text)), ontology, Gazetteer.load(ontology))
    return {entity.name for entity in reading.entities if entity.kind == "Person"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Pasangan Ratna Wulandari-Budi Hartawan unggul di Lembata pada hari Senin itu.",
            {"Ratna Wulandari", "Budi Hartawan"},
        ),
        (
            "Pendukung pasangan Kasmin-Wagiran berkumpul di lapangan itu pada hari Senin.",
            {"Kasmin", "Wagiran"},
        ),
        (
            "Suara untuk Prabowo-Gibran bertambah di banyak daerah pada hari Senin.",
            {"Prabowo", "Gibran"},
        ),
        ("Sutradara Jean-Claude Perrin tiba di Medan pada hari Senin itu.", {"Jean-Claude Perrin"}),
    ],
)
def test_a_pair_is_two_people(text: str, people: set[str]) -> None:
    assert _people(text) == people


def test_the_halves_of_a_pair_are_the_people_named_in_full_elsewhere() -> None:
    text = (
        "Ratna Wulandari dan Budi Hartawan mendaftar ke KPU Lembata pada hari Senin. "
        "Menurut lembaga survei itu, suara untuk Ratna-Budi terus naik."
    )
    assert _people(text) == {"Ratna Wulandari", "Budi Hartawan"}
