"""Lists of names, each with words that say what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _subjects(told: list[Any], predicate: str) -> list[str]:
    return [each.subject for each in told if each.predicate == predicate]


@pytest.mark.parametrize(
    ("list_", "members"),
    [
        (
            "penulis Sari Dewanti, kritikus Bagus Prakoso, dan aktris senior Ratna Wulandari",
            ["Sari Dewanti", "Bagus Prakoso", "Ratna Wulandari"],
        ),
        (
            "Gubernur Bali Made Sukerta, Kapolda Bali Irjen Pol Budi Hartawan, serta "
            "Konsul Jenderal Australia, Ratna Wulandari",
            ["Made Sukerta", "Budi Hartawan", "Ratna Wulandari"],
        ),
        ("Budi Hartawan (47), Ratna Wulandari (32), dan Made Sukerta", None),
        ("Menteri Budi Hartawan dari Jerman, Ratna Wulandari dari Jepang, dan Made Sukerta", None),
    ],
)
def test_words_around_a_name_do_not_end_a_list(
    tell: Tell, list_: str, members: list[str] | None
) -> None:
    told = tell(f"Festival Danau Toba dihadiri oleh {list_}.")
    expected = members or ["Budi Hartawan", "Ratna Wulandari", "Made Sukerta"]
    assert _subjects(told, "participatesIn") == expected


def test_an_office_between_commas_behind_a_name_is_passed_over(tell: Tell) -> None:
    told = tell(
        "The World Water Summit was attended by the architect Tom Price, "
        "Helen Ward, director of the European Commission, and the novelist Amy Stone.",
        "en",
    )
    assert _subjects(told, "participatesIn") == ["Tom Price", "Helen Ward", "Amy Stone"]


@pytest.mark.parametrize(
    "more",
    [
        "dan membawa sopir Budi Hartawan",  # a verb begins something new
        "dan sopir Budi Hartawan",  # the driver is meant
        "sementara Budi Hartawan tidak hadir",
    ],
)
def test_who_only_owns_or_comes_behind_a_verb_is_no_member(tell: Tell, more: str) -> None:
    told = tell(f"Festival Danau Toba dihadiri oleh Ratna Wulandari {more}.")
    assert _subjects(told, "participatesIn") == ["Ratna Wulandari"]


@pytest.mark.parametrize("sign", ["-", "/", "–"])
def test_a_dash_or_a_slash_ties_a_pair(tell: Callable[..., list[Any]], sign: str) -> None:
    told = tell(f"Pasangan Budi Hartawan{sign}Made Sukerta menghadiri Festival Danau Toba.")
    found = {each.subject for each in told if each.predicate == "participatesIn"}
    assert found == {"Budi Hartawan", "Made Sukerta"}


def test_people_with_ages_are_one_list(tell: Callable[..., list[Any]]) -> None:
    told = tell("Mr Tom Price, 34, and Mr Luke Stone, 29, were charged with theft.", "en")
    assert {t.subject for t in told if t.predicate == "accusedOf"} == {"Tom Price", "Luke Stone"}


def test_words_between_and_and_a_name_say_what_it_is(tell: Callable[..., list[Any]]) -> None:
    told = tell(
        "Petahana wakil bupati Made Sukerta dan pengusaha karet Budi Hartawan menghadiri Festival "
        "Danau Toba."
    )
    found = {each.subject for each in told if each.predicate == "participatesIn"}
    assert found == {"Made Sukerta", "Budi Hartawan"}


def test_a_land_between_a_noun_and_a_name_is_no_member(tell: Callable[..., list[Any]]) -> None:
    told = tell("Festival Danau Toba dihadiri Budi Hartawan dan aktris Malaysia Siti Aisyah.")
    found = {each.subject for each in told if each.predicate == "participatesIn"}
    assert found == {"Budi Hartawan", "Siti Aisyah"}
