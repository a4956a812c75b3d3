"""What the words right before a name say of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("The $40 million Waterloo Bridge opened.", {("Waterloo Bridge", "$40 million")}),
        ("The police found $40 million Oxfam had lost.", set()),
    ],
)
def test_a_sum_before_the_name_of_a_building_is_what_it_costs(
    tell: Tell, sentence: str, sums: set[tuple[str, str]]
) -> None:
    told = tell(sentence, "en")
    assert {(t.subject, t.object) for t in told if t.predicate == "amount"} == sums


@pytest.mark.parametrize(
    ("sentence", "workers"),
    [
        ("Former Samsung banker Tom Price agreed.", {("Tom Price", "Samsung")}),
        ("An Oxfam worker told Tom Price the truth.", set()),
        ("Samsung partners Tom Price admires agreed.", set()),
    ],
)
def test_the_body_before_a_work_is_for_whom_somebody_works(
    tell: Tell, sentence: str, workers: set[tuple[str, str]]
) -> None:
    told = tell(sentence, "en")
    assert {(t.subject, t.object) for t in told if t.predicate == "affiliatedWith"} == workers
