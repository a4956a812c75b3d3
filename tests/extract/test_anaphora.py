"""Words that point back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Festival Danau Toba dibuka. Acara tersebut didukung Bandung.", "id",
         ("Bandung", "supports", "Festival Danau Toba")),
        ("Festival Danau Toba dibuka. Kegiatan tahunan itu didukung Bandung.", "id",
         ("Bandung", "supports", "Festival Danau Toba")),
        ("PT Karya Samudra tumbuh. Perusahaan yang berkantor di Medan itu untung.", "id",
         ("PT Karya Samudra", "locatedIn", "Medan")),
        ("Menteri Budi Hartawan tiba. Ia menghadiri Festival Danau Toba.", "id",
         ("Budi Hartawan", "participatesIn", "Festival Danau Toba")),
        ("Mr Tom Price arrived. He attended the Clean Water Forum.", "en",
         ("Tom Price", "participatesIn", "Clean Water Forum")),
        ("The Clean Water Forum opened. The forum was backed by Paris.", "en",
         ("Paris", "supports", "Clean Water Forum")),
    ],
)  # fmt: skip
def test_it_points_to_what_was_last_spoken_of(
    tell: Tell, text: str, language: str, expected: tuple[str, str, str]
) -> None:
    assert (*expected, "asserts") in tell(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Bandung mendukung acara itu.",  # no event was named
        "Menteri Budi Hartawan tiba. Acara itu didukung Bandung.",  # a person is no event
    ],
)
def test_it_points_nowhere_without_a_fitting_thing_before(tell: Tell, text: str) -> None:
    assert not [t for t in tell(text) if t.predicate == "supports"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bristol Police met. The council was backed by Paris.", "en"),  # no police is a council
        ("The Ministry of Health met. The government approved a budget of $4 million.", "en"),
        ("Polres Bogor menangkap pencuri. Pemerintah menganggarkan Rp 4 miliar.", "id"),
    ],
)
def test_a_body_of_one_sort_is_not_what_a_noun_for_another_means(
    tell: Tell, text: str, language: str
) -> None:
    assert not [t for t in tell(text, language) if t.predicate in {"supports", "amount"}]


def test_a_body_that_bears_the_noun_is_meant(tell: Tell) -> None:
    told = tell("Bogor City Council met. The council approved a budget of $4 million.", "en")
    assert ("Bogor City Council", "amount", "$4 million", "asserts") in told
