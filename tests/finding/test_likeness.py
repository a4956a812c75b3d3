"""Names that look like another."""

from __future__ import annotations

import time

from kgnews.finding.likeness import folded, similar


def test_accents_case_and_hyphens_do_not_count() -> None:
    assert folded("SÃO-Tomé") == folded("sao tome")


def test_a_wrong_letter_and_a_swapped_one_are_forgiven() -> None:
    names = ["Barcelona", "Bandung", "Buenos Aires", "Berlin"]
    assert similar("Barselona", names) == ["Barcelona"]
    assert similar("bunos aries", names) == ["Buenos Aires"]


def test_nothing_is_similar_to_something_else() -> None:
    assert similar("zzz", ["Barcelona", "Bandung"]) == []
    assert similar("", ["Barcelona"]) == []


def test_many_names_are_compared_quickly() -> None:
    names = [f"Kota Nomor {number} {number * 7}" for number in range(100_000)]
    start = time.perf_counter()
    assert similar("Kota Nomer 77777 544439", names)[0] == "Kota Nomor 77777 544439"
    assert time.perf_counter() - start < 10  # about one second here
