"""Who is whose relative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _kin(told: list[Any]) -> set[tuple[str, str]]:
    return {(t.subject, t.object) for t in told if t.predicate == "relativeOf"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sukirah Wati (61) dan cucunya, Dimas Aditya (7), mengungsi ke Medan.", "id",
         {("Dimas Aditya", "Sukirah Wati")}),
        ("Arkana Putra dirawat di Medan. Ibunya, Rini Astuti, menunggu di luar.", "id",
         {("Rini Astuti", "Arkana Putra")}),
        ("Ardi Wiranata merupakan anak dari sutradara senior Slamet Wiranata.", "id",
         {("Ardi Wiranata", "Slamet Wiranata")}),
        ("Istri Budi Hartawan, Dewi Lestari, hadir di Medan.", "id",
         {("Dewi Lestari", "Budi Hartawan")}),
        ("Helen Ward won the prize. Her husband, the potter Rhys Clarke, helped her.", "en",
         {("Rhys Clarke", "Helen Ward")}),
        ("John Price, whose wife Grace Dunn, 29, died on June 21, wept.", "en",
         {("Grace Dunn", "John Price")}),
        ("Nikhil Rao, son of former state water minister Vasant Rao, left.", "en",
         {("Nikhil Rao", "Vasant Rao")}),
        ("Tom Ward's daughter, Helen Ward, joined the march.", "en",
         {("Helen Ward", "Tom Ward")}),
        ("Mr Tom Bowles’ father, Shaun Bowles, was in town.", "en",
         {("Shaun Bowles", "Tom Bowles")}),
    ],
)  # fmt: skip
def test_relatives_are_told(
    tell: Tell, text: str, language: str, expected: set[tuple[str, str]]
) -> None:
    assert _kin(tell(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Budi Hartawan mengatakan istrinya bertemu Dewi Lestari di Medan.", "id"),
        ("Adik Ratna Wulandari menang di Medan.", "id"),
        ("Tom Ward's brother met Ann Lee.", "en"),
        ("Tom Ward left. His brother met Ann Lee.", "en"),
    ],
)
def test_whom_a_relative_meets_is_no_kin(tell: Tell, text: str, language: str) -> None:
    assert _kin(tell(text, language)) == set()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Budi Hartawan, 33, merupakan anak dari sutradara Made Sukerta dan mendiang "
            "aktris Ratna Wulandari.",
            {("Budi Hartawan", "Made Sukerta"), ("Budi Hartawan", "Ratna Wulandari")},
        ),
        (
            "Ratna Wulandari, yang tak lain adik kandung Bupati Sleman Budi Hartawan, hadir.",
            {("Ratna Wulandari", "Budi Hartawan")},
        ),
        (
            "Made Sukerta, pendiri perusahaan sekaligus ayah mertua Budi Hartawan, hadir.",
            {("Made Sukerta", "Budi Hartawan")},
        ),
        (
            "Kakak beradik Budi Hartawan dan Made Sukerta ditangkap.",
            {("Budi Hartawan", "Made Sukerta")},
        ),
        (
            "Ratna Wulandari tiba. Putri mantan Presiden Budi Hartawan itu tersenyum.",
            {("Ratna Wulandari", "Budi Hartawan")},
        ),
        ("Ratna Wulandari tiba. Anak buah Presiden Budi Hartawan itu tersenyum.", set()),
        ("Ratna Wulandari dan Made Sukerta tiba. Putri Presiden Budi Hartawan itu diam.", set()),
    ],
)
def test_kin_is_told_by_words_beside_a_name(
    tell: Callable[..., list[Any]], text: str, pairs: set[tuple[str, str]]
) -> None:
    found = {(t.subject, t.object) for t in tell(text) if t.predicate == "relativeOf"}
    assert found == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Tom Ward's younger sister Ruth Ward sold the house.", {("Ruth Ward", "Tom Ward")}),
        ("Helen Ward wept. Her late husband, Rhys Clarke, was a potter.",
         {("Rhys Clarke", "Helen Ward")}),
        ("Tom Price has two sons, Mark Price and Luke Price.",
         {("Mark Price", "Tom Price"), ("Luke Price", "Tom Price")}),
        ("Tom Price came with his daughters, Ruth Price, a cellist in Lyon, and Mary Price.",
         {("Ruth Price", "Tom Price"), ("Mary Price", "Tom Price")}),
        ("Tom Price was born in Lyon, the son of Walter Price and his wife Edith Price.",
         {("Tom Price", "Walter Price"), ("Tom Price", "Edith Price"),
          ("Edith Price", "Walter Price")}),
        ("Tom Price, the son of a miner, Walter Price, was absent.",
         {("Tom Price", "Walter Price")}),
        ("Tom Price has two sons and met Luke Stone.", set()),
    ],
)  # fmt: skip
def test_english_kin_are_told_by_adjectives_lists_and_births(
    tell: Tell, text: str, pairs: set[tuple[str, str]]
) -> None:
    assert _kin(tell(text, "en")) == pairs


def test_a_clause_between_commas_does_not_hide_whose_child_somebody_is(tell: Tell) -> None:
    told = tell("Ratna Wulandari, yang lebih muda, adalah putri Menteri Budi Hartawan.")
    assert _kin(told) == {("Ratna Wulandari", "Budi Hartawan")}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The son of the late Dr Walter Price, Tom Price arrived.", ("Tom Price", "Walter Price")),
        ("Tom Price came with his mother, Dr Jane Price.", ("Jane Price", "Tom Price")),
    ],
)
def test_kin_stand_at_the_head_of_a_sentence_and_behind_honorifics(
    tell: Tell, text: str, pair: tuple[str, str]
) -> None:
    assert _kin(tell(text, "en")) == {pair}


def test_the_children_of_a_couple_are_of_both(tell: Tell) -> None:
    told = tell(
        "Ann Price was born in Lyon, the youngest of the four children of Walter Price, a miner, "
        "and his wife Edith Price.",
        "en",
    )
    assert _kin(told) == {
        ("Ann Price", "Walter Price"),
        ("Ann Price", "Edith Price"),
        ("Edith Price", "Walter Price"),
    }
