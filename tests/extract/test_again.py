"""A person called by work, party, club or age is the one spoken of last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]

INDONESIAN = "Menteri Budi Hartawan mengkritik rencana itu."


def _of(told: list[Any], *predicates: str) -> set[tuple[str, str]]:
    return {(t.subject, t.object) for t in told if t.predicate in predicates}


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("Politikus Partai Golkar itu menolak.", ("memberOf", "Partai Golkar")),
        ("Pemain Persija Jakarta ini cedera.", ("memberOf", "Persija Jakarta")),
        ("Ekonom Bank Indonesia tersebut setuju.", ("affiliatedWith", "Bank Indonesia")),
    ],
)
def test_a_body_in_words_that_point_back_is_that_of_the_person(
    tell: Tell, phrase: str, body: tuple[str, str]
) -> None:
    told = tell(f"{INDONESIAN} {phrase}")
    assert _of(told, body[0]) == {("Budi Hartawan", body[1])}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Striker Tom Price scored twice. The Arsenal striker was injured.",
            {("Tom Price", "Arsenal")},
        ),
        (
            "Professor Helen Ward spoke. The Oxford University professor was ill.",
            {("Helen Ward", "Oxford University")},
        ),
        (
            "Striker Tom Price scored twice. The Arsenal striker Sam Lee was injured.",
            {("Sam Lee", "Arsenal")},
        ),
        ("The Arsenal striker was injured.", set()),  # nobody was spoken of
    ],
)
def test_the_club_before_a_noun_with_the_is_that_of_the_person_before(
    tell: Tell, text: str, found: set[tuple[str, str]]
) -> None:
    assert _of(tell(text, "en"), "memberOf", "affiliatedWith") == found


def test_what_is_done_by_such_words_is_done_by_the_person(tell: Tell) -> None:
    told = tell(f"{INDONESIAN} Politikus Partai Golkar itu mengunjungi Medan.")
    assert ("Budi Hartawan", "Medan") in _of(told, "visits")


@pytest.mark.parametrize(
    "age", ["The 24-year-old joined Chelsea.", "The 24-year-old striker left."]
)
def test_years_in_such_words_are_an_age(tell: Tell, age: str) -> None:
    told = tell(f"Striker Tom Price scored twice. {age}", "en")
    assert ("Tom Price", "24") in _of(told, "age")


def test_where_two_people_were_spoken_of_nobody_is_meant(tell: Tell) -> None:
    text = "Rapat pada Senin pagi itu dihadiri Menteri Budi Hartawan dan Menteri Ratna Wulandari."
    assert _of(tell(f"{text} Ekonom Bank Indonesia itu setuju."), "affiliatedWith") == set()


def test_a_suspect_is_not_told_apart_by_a_demonstrative(tell: Tell) -> None:
    told = tell(f"{INDONESIAN} Tersangka itu mengunjungi Medan.")
    assert _of(told, "visits") == set()
