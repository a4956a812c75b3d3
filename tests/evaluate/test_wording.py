"""Names, offices, numbers and texts that mean the same."""

from __future__ import annotations

import pytest

from kgnews.evaluate.wording import (
    day,
    forms,
    is_membership,
    named,
    plain,
    same_office,
    shared_number,
    shared_words,
)


def test_accents_possessives_and_punctuation_make_no_other_name() -> None:
    assert plain("São Paulo’s “Mayor”, Ka'bah") == "sao paulo mayor kabah"


def test_titles_before_a_name_are_dropped_but_never_the_whole_name() -> None:
    assert named("Wakil Gubernur Hj. Siti Rahma") == "siti rahma"
    assert named("Gubernur") == "gubernur"


def test_an_abbreviation_in_brackets_is_a_form_and_a_remark_is_not() -> None:
    assert "bnpb" in forms("Badan Nasional Penanggulangan Bencana (BNPB)")
    assert "pemkab" in forms("Pemerintah Kabupaten (Pemkab) Lumajang")
    assert "kiri" not in forms("Wahyu Adi (kiri)")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Wagub", "Wakil Gubernur DKI", "id"),
        ("mantan Bupati", "Bupati Toba", "id"),
        ("Kepala Dinas Sosial", "Kadis", "id"),
        ("Prime Minister", "PM", "en"),
        ("leader of the council", "leader", "en"),
        ("Sekretaris Jenderal", "Jenderal Sekretaris", "id"),
    ],
)
def test_offices_that_are_one(one: str, other: str, language: str) -> None:
    assert same_office(one, other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Wakil Ketua DPRD", "Ketua RT", "id"),
        ("Wali Kota", "Bupati", "id"),
        ("deputy speaker of the House", "chief clerk", "en"),
        ("", "", "id"),
    ],
)
def test_offices_that_are_two(one: str, other: str, language: str) -> None:
    assert not same_office(one, other, language)


def test_membership_is_a_post_that_only_says_so() -> None:
    assert is_membership("Politisi senior")
    assert not is_membership("Ketua Fraksi")


def test_numbers_are_compared_without_their_marks() -> None:
    assert shared_number("laba bersih Rp1.740", "1,740")
    assert shared_number("007", "7")
    assert not shared_number("Rp15 juta", "Rp16 juta")
    assert not shared_number("dua", "dua")


def test_the_date_in_a_text_keeps_its_precision() -> None:
    assert day("sejak 2018-10-30T08:00") == "2018-10-30"
    assert day("2018") == "2018"


def test_only_words_of_three_letters_and_more_are_shared() -> None:
    assert shared_words("di dan ke", "di dan ke") == 1.0  # "dan"
    assert shared_words("di ke", "di ke") == 0.0
