"""Date fields of any make."""

from __future__ import annotations

import pytest

from kgnews.text.days import day_of


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 +0700", "2024-05-06"),
        ("Senin, 6 Mei 2024 10:00 WIB", "2024-05-06"),
        ("06/05/2024", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        (1714989600, "2024-05-06"),
        ("1714989600000", "2024-05-06"),
        ("segera", None),
        ("31/02/2024", None),
        (None, None),
        ("1 " * 100_000, None),
        (9**30, None),
    ],
)
def test_a_date_field_of_any_make(value: object, day: str | None) -> None:
    assert day_of(value) == day
