"""Verbs that stand before their subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("sentence", "language", "pairs"),
    [
        (
            "Usai mengalahkan Chelsea, Arsenal akan pulang.",
            "id",
            {("Arsenal", "Chelsea")},
        ),
        ("After beating Chelsea, Arsenal went home.", "en", {("Arsenal", "Chelsea")}),
        ("After beating Chelsea, Arsenal returned home.", "en", {("Arsenal", "Chelsea")}),
        ("After beating Chelsea, Arsenal will go home.", "en", {("Arsenal", "Chelsea")}),
        ("Usai mengalahkan Chelsea, warga pulang.", "id", set()),
        ("Pelatih itu tersenyum usai mengalahkan Chelsea, Arsenal dan Bali United.", "id", set()),
    ],
)
def test_the_subject_of_a_verb_behind_setelah_or_after_stands_in_the_main_clause(
    tell: Tell, sentence: str, language: str, pairs: set[tuple[str, str]]
) -> None:
    told = tell(sentence, language)
    assert {(t.subject, t.object) for t in told if t.predicate == "defeats"} == pairs


def test_a_finite_verb_has_its_own_subject(tell: Tell) -> None:
    told = tell("After Arsenal beat Chelsea, Everton played Bristol.", "en")
    assert {(t.subject, t.object) for t in told if t.predicate == "defeats"} == {
        ("Arsenal", "Chelsea")
    }
