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
