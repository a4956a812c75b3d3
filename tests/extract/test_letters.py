"""Letters inside a name that are elsewhere an office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgnews.extract.names.letters import are_letters

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("Menurut Stefanus GM Sare , harga naik", 2),
        ("Kata Dewi PM Lestari , harga naik", 2),
        ("Yusuf MD Wijaya menolak rencana itu", 1),
    ],
)
def test_two_letters_between_a_given_name_and_one_word_are_its_own(sentence: str, at: int) -> None:
    assert are_letters(sentence.split(), at, "id")


@pytest.mark.parametrize(
    ("sentence", "at", "language"),
    [
        ("Karsa Group GM Tom Price left", 2, "en"),  # English says the body first
        ("Tom GM Price left", 1, "en"),
        ("Hotel Dewi GM Sare pulang", 2, "id"),
        ("Kehadiran Yusuf PM Malaysia dinanti", 2, "id"),
        ("Yusuf GM Bank Karsa pulang", 1, "id"),
        ("GM Karsa Beton pulang", 0, "id"),
        ("Yusuf CEO Sare pulang", 1, "id"),
        ("Dewi GM", 1, "id"),
    ],
)
def test_an_office_with_its_body_is_an_office(sentence: str, at: int, language: str) -> None:
    assert not are_letters(sentence.split(), at, language)


def test_such_a_name_holds_the_office_before_it_alone(tell: Tell) -> None:
    told = tell("Menteri Stefanus GM Sare datang ke Kupang. Stefanus GM Sare menolak.", "id")
    offices = {(e.subject, e.object) for e in told if e.predicate == "holdsOffice"}
    assert offices == {("Stefanus GM Sare", "Menteri")}
