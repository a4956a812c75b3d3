"""Title, place or body, person in one run of capitals."""

from __future__ import annotations

import pytest

from kgnews.extract.names.births import from_castes
from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.chains import find_seams
from kgnews.extract.names.initials import from_bases, from_initials
from kgnews.text import tokens


def written(words: Words, start: int, end: int) -> str:
    return " ".join(words.text[start:end])


def people(text: str, *known: str) -> list[str]:
    """Who stands behind a seam in an Indonesian sentence, if the article has some names."""
    words = Words.of(tokens(text), "id")
    again = []
    for form in known:
        size = len(form.split())
        at = next(n for n in range(len(words.text)) if written(words, n, n + size) == form)
        again.append(Candidate(at, at + size, "Organization", 1.5 * size, "repeated"))
    return [written(words, seam.at, seam.end) for seam in find_seams(words, again)]


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("Pelatih Sulut Bersatu Jefri Korompis kecewa.", ["Sulut Bersatu"], "Jefri Korompis"),
        ("Camat Matuari Novie Rondonuwu datang.", [], "Novie Rondonuwu"),
        ("Kepala SMP Negeri 5 Mendoyo Luh Putu Sriasih hadir.", [], "Luh Putu Sriasih"),
        ("Bupati Jembrana I Made Tamba hadir.", [], "I Made Tamba"),
    ],
)
def test_a_name_begins_behind_what_the_article_knows(
    text: str, known: list[str], name: str
) -> None:
    assert people(text, *known) == [name]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Camat Siti Aisyah Rahman pulang.", []),
        ("Direktur Bahana Prima Investment Management pulang.", ["Bahana Prima"]),
    ],
)
def test_no_name_is_cut(text: str, known: list[str]) -> None:
    assert people(text, *known) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Amran Dt. Bagindo hadir.", "id", "Amran Dt . Bagindo"),
        ("Then Maria J. Colbeck left.", "en", "Maria J . Colbeck"),
    ],
)
def test_a_run_with_an_initial_is_somebody(text: str, language: str, name: str) -> None:
    words = Words.of(tokens(text), language)
    found = [written(words, each.start, each.end) for each in from_initials(words)]
    assert [each.removeprefix("Then ") for each in found] == [name]


def test_a_firm_stands_behind_where_it_is_based() -> None:
    words = Words.of(tokens("Leeds-based Timberline grew."), "en")
    assert [written(words, each.start, each.end) for each in from_bases(words)] == ["Timberline"]


def test_a_balinese_name_begins_with_its_caste() -> None:
    words = Words.of(tokens("Hadir pula Ni Luh Sartini di sana."), "id")
    assert [written(words, each.start, each.end) for each in from_castes(words)] == [
        "Ni Luh Sartini"
    ]


def test_a_hospital_is_called_after_somebody() -> None:
    assert people("Direktur RSUD Dr. Soeratno hadir.") == []


def test_what_the_stands_before_is_no_first_name() -> None:
    words = Words.of(tokens("Pejabat the Fed Raphael W. Bostic hadir."), "id")
    assert from_initials(words) == []
