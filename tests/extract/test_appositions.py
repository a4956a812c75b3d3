"""Words that describe a name, and clauses that hang on one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _pairs(told: list[Any], predicate: str) -> list[tuple[str, str]]:
    return [(each.subject, each.object) for each in told if each.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        (
            "Riverland Holdings, a shipping company based in Oslo, closed two offices.",
            "en",
            ("Riverland Holdings", "Oslo"),
        ),
        (
            "PT Karya Samudra, perusahaan pelayaran yang berkantor di Medan, menutup gudang.",
            "id",
            ("PT Karya Samudra", "Medan"),
        ),
    ],
)
def test_the_noun_between_commas_is_the_name_before_it(
    tell: Tell, text: str, language: str, pair: tuple[str, str]
) -> None:
    assert _pairs(tell(text, language), "locatedIn") == [pair]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In Lyon, a company based in Oslo closed two offices.", "en"),
        ("For Oxfam, a charity based in Oslo was the model.", "en"),
        ("Di Medan, perusahaan yang berkantor di Padang menutup gudang.", "id"),
    ],
)
def test_a_noun_of_another_class_or_behind_an_adverbial_is_its_own_subject(
    tell: Tell, text: str, language: str
) -> None:
    assert _pairs(tell(text, language), "locatedIn") == []


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        (
            "Visitors were stuck in Ashwood National Park, which is located in Tasmania.",
            "en",
            ("Ashwood National Park", "Tasmania"),
        ),
        (
            "Rombongan singgah di Stadion Karya Bakti yang terletak di Medan.",
            "id",
            ("Stadion Karya Bakti", "Medan"),
        ),
    ],
)
def test_a_relative_clause_is_about_the_place_before_it(
    tell: Tell, text: str, language: str, pair: tuple[str, str]
) -> None:
    assert pair in _pairs(tell(text, language), "locatedIn")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Clean Water Forum in the port city of Lyon ended.", ["Lyon"]),
        ("The Clean Water Forum in a suburb of Sydney ended.", []),
        ("The Clean Water Forum in the capital of Norway ended.", []),
    ],
)
def test_the_town_of_a_name_is_what_the_name_means(
    tell: Tell, text: str, places: list[str]
) -> None:
    assert [place for _, place in _pairs(tell(text, "en"), "takesPlaceAt")] == places


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tom Price, a retired teacher who works for Oxfam, agreed.", ["Tom Price"]),
        ("Tom Price, 71, a retired teacher who works for Oxfam, agreed.", ["Tom Price"]),
        ("For Tom Price, a miner who works for Oxfam was the model.", []),
        ("Tom Price, the brother of a miner who works for Oxfam, agreed.", []),
    ],
)
def test_the_noun_behind_a_person_and_a_comma_is_that_person(
    tell: Tell, text: str, who: list[str]
) -> None:
    told = [each for each in tell(text, "en") if each.predicate == "affiliatedWith"]
    assert [each.subject for each in told] == who


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The case against Tom Price, who is charged with theft, opens in May.", {"Tom Price"}),
        ("The lawyer for Tom Price, who is charged with theft, opens in May.", set()),
    ],
)
def test_who_hangs_on_the_person_behind_a_noun_for_no_person(
    tell: Tell, text: str, accused: set[str]
) -> None:
    assert {t.subject for t in tell(text, "en") if t.predicate == "accusedOf"} == accused
