"""What a client likes best."""

from __future__ import annotations

import time

import pytest

from kgnews.serve.negotiation import language, preferred

OFFERED = ["application/json", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "application/json"),
        ("   ", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/*, text/html", "text/csv"),
        ("text/*;q=0.5, text/html", "text/html"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.2,application/json;q=0.1", "text/csv"),
        ("text/csv;q=0, */*;q=0.1", "application/json"),
        ("text/csv;header=present;q=0.9", "text/csv"),
        ("text/csv;q=nonsense, text/html;q=0.5", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text", None),
        (",,;;,", None),
    ],
)
def test_quality_decides_then_closeness_then_the_order_offered(
    accept: str, best: str | None
) -> None:
    assert preferred(accept, OFFERED) == best


def test_a_header_made_to_be_slow_is_not() -> None:
    start = time.perf_counter()
    for part in ("a/" * 50_000, ";q=" * 50_000, "," * 100_000, " " * 100_000 + "/"):
        preferred(part, OFFERED)
    assert time.perf_counter() - start < 1


def test_the_language_is_one_that_there_is() -> None:
    assert language("", ["en", "id"], "en") == "en"
    assert language("id", ["en", "id"], "en") == "id"
    assert language("fr, *;q=0.1", ["en", "id"], "id") == "id"
    assert language("en-GB, id;q=0.9", ["en", "id"], "id") == "en"
