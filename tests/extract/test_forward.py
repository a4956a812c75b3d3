"""Somebody who is described in the first sentence and named in the second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "language", "fact"),
    [
        (
            "LYON (Harbour News) - The founder of a Dutch bakery was sentenced to six years in "
            "prison on Monday. Ann Lee, 58, was convicted of fraud last month.",
            "en",
            ("Ann Lee", "sentencedTo", "six years in prison"),
        ),
        (
            "Mantan bupati di Jawa Tengah divonis empat tahun penjara, Senin. "
            "Budi Hartawan (58) dinyatakan bersalah menerima suap.",
            "id",
            ("Budi Hartawan", "sentencedTo", "empat tahun penjara"),
        ),
    ],
)
def test_the_title_of_the_first_sentence_is_who_the_second_names(
    tell: Tell, text: str, language: str, fact: tuple[str, str, str]
) -> None:
    assert (*fact, "asserts") in tell(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # The second sentence is about a suspect, the first about a victim.
        ("The founder of a Dutch bakery joined Oxfam. Ann Lee, 58, was arrested.", "en"),
        ("The founder of a Dutch bakery joined Oxfam. Ann Lee applauded.", "en"),  # no age
        ("Two founders of bakeries joined Oxfam. Ann Lee, 58, applauded.", "en"),
        ("The founder of a Dutch bakery joined Oxfam, Tom Price said. Ann Lee, 58, left.", "en"),
        ("The bakery joined Oxfam. Ann Lee, 58, applauded.", "en"),
        ("Sejumlah bupati bergabung dengan Oxfam. Budi Hartawan (58) hadir.", "id"),
    ],
)
def test_nobody_is_guessed(tell: Tell, text: str, language: str) -> None:
    assert not [each for each in tell(text, language) if each.predicate == "memberOf"]


def test_a_title_before_the_name_that_begins_the_second_sentence_is_passed(
    tell: Callable[..., list[Any]],
) -> None:
    told = tell(
        "The founder of a bakery was charged with fraud. Dr Ann Lee, 58, was arrested.", "en"
    )
    found = {(t.subject, t.object) for t in told if t.predicate == "accusedOf"}
    assert found == {("Ann Lee", "fraud")}
