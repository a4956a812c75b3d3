"""What a match is part of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _sides(told: list[Any]) -> set[tuple[str, str]]:
    return {(each.subject, each.object) for each in told if each.predicate == "participatesIn"}


@pytest.mark.parametrize(
    ("sentence", "language", "event"),
    [
        (
            "Arsenal mengalahkan Chelsea 2-1 pada pekan ketiga Piala Presiden 2018.",
            "id",
            "Piala Presiden 2018",
        ),
        ("Arsenal bermain imbang dengan Chelsea di Piala Presiden 2018.", "id", None),
        ("Arsenal beat Chelsea 2-1 in the final of the FA Cup on Saturday.", "en", "FA Cup"),
    ],
)
def test_both_sides_take_part_in_the_event_of_their_match(
    tell: Tell, sentence: str, language: str, event: str | None
) -> None:
    event = event or "Piala Presiden 2018"
    assert _sides(tell(sentence, language)) == {("Arsenal", event), ("Chelsea", event)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Arsenal beat Chelsea 2-1, a week before the FA Cup and the Commonwealth Games begin.",
        "Setelah Piala Presiden 2018 dan Asian Games 2018 usai, Arsenal mengalahkan Chelsea.",
    ],
)
def test_an_event_elsewhere_in_the_sentence_is_not_that_of_the_match(
    tell: Tell, sentence: str
) -> None:
    assert _sides(tell(sentence, "en" if "beat" in sentence else "id")) == set()


def test_the_one_competition_of_the_sentence_before_is_meant(tell: Tell) -> None:
    told = tell("Arsenal ikut serta dalam Piala Presiden 2018. Arsenal mengalahkan Chelsea 2-1.")
    event = "Piala Presiden 2018"
    assert _sides(told) == {("Arsenal", event), ("Chelsea", event)}


def test_nobody_takes_part_in_a_disaster(tell: Tell) -> None:
    told = tell("Bupati Sleman Ratna Wulandari mengikuti Gempa Cianjur dari kantornya.")
    assert _sides(told) == set()


def test_the_competition_that_an_article_begins_with_is_that_of_its_matches(tell: Tell) -> None:
    told = tell(
        "Asian Games 2018 dimulai. Cuaca cerah. Penonton ramai. Arsenal mengalahkan Chelsea 2-1."
    )
    event = "Asian Games 2018"
    assert _sides(told) == {("Arsenal", event), ("Chelsea", event)}


@pytest.mark.parametrize(
    "last",
    [
        "Pada 2016, Arsenal mengalahkan Chelsea 2-1.",
        "Dalam laga persahabatan, Arsenal mengalahkan Chelsea 2-1.",
    ],
)
def test_a_match_of_another_year_or_kind_is_no_part_of_it(tell: Tell, last: str) -> None:
    told = tell(f"Asian Games 2018 dimulai. Cuaca cerah. Penonton ramai. {last}")
    assert _sides(told) == set()


def test_who_reaches_a_round_takes_part(tell: Tell) -> None:
    told = tell(
        "The FA Cup began on Monday. The weather was warm. Arsenal reached the final.", "en"
    )
    assert _sides(told) == {("Arsenal", "FA Cup")}


def test_an_election_at_the_head_of_an_article_is_not_that_of_every_defeat(tell: Tell) -> None:
    told = tell(
        "Pilkada Sleman 2024 dimulai. Cuaca cerah. Penonton ramai. Arsenal mengalahkan Chelsea 2-1."
    )
    assert _sides(told) == set()


@pytest.mark.parametrize(
    ("sentence", "beaten"),
    [
        (
            "Rudi Hartanto dan Bima Sena menundukkan wakil Malaysia, Tan Wei dan Lim Soo, 21-16.",
            {"Tan Wei", "Lim Soo"},
        ),
        (
            "Rudi Hartanto mengalahkan ganda Jepang, Kenji Sato dan Ren Ito.",
            {"Kenji Sato", "Ren Ito"},
        ),
        ("Rudi Hartanto mengalahkan wakil Malaysia pada babak pertama.", {"Malaysia"}),
    ],
)
def test_who_plays_for_a_country_is_beaten_and_not_the_country(
    tell: Tell, sentence: str, beaten: set[str]
) -> None:
    told = tell(sentence, "id")
    assert {each.object for each in told if each.predicate == "defeats"} == beaten
