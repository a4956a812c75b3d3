"""Unseen characters go, and the text keeps its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.articles.clean import cleaned


@pytest.mark.parametrize(
    ("given_text", "seen"),
    [
        ("Banjir surut.\r\n\tWarga pulang.\n", "Banjir surut.\r\n\tWarga pulang.\n"),
        ("a\x00b", "a b"),
        ("\x1b[31mMerah\x1b[0m", " [31mMerah [0m"),
        ("Jo\u200bko pergi", "Joko  pergi"),
        ("Wi\u00addodo.", "Widodo ."),
        ("Mu\u0308ller", "Müller "),
        ("ke\u202ekiri", "kekiri "),
        ("\ufeffJudul", " Judul"),
        ("rusak \ud83d", "rusak \ufffd"),
        ("👩\u200d🔬", "👩 🔬"),
        ("café", "café"),
    ],
)
def test_what_no_reader_sees_goes(given_text: str, seen: str) -> None:
    assert cleaned(given_text) == seen


@given(st.text(max_size=100))
def test_the_length_stays_and_a_second_time_changes_nothing(text: str) -> None:
    once = cleaned(text)
    assert len(once) == len(text)
    assert cleaned(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize("text", ["e\u0301" * 200_000, "a\u200b" * 200_000, "a" * 500_000 + "\x00"])
def test_hostile_texts_take_linear_time(text: str) -> None:
    begin = time.process_time()
    cleaned(text)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("text", ["0\u00c2\x08", "a\u00c2\u00c2\u00a0", "bA\u0302 "])
def test_a_hard_space_is_gone_at_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


def test_a_hard_space_in_the_wrong_encoding_is_a_space() -> None:
    given = "kata Budi\u00c2 kepada Ani.\u00c2\u00a0Ia pergi"
    assert cleaned(given).split() == "kata Budi kepada Ani. Ia pergi".split()
    assert len(cleaned(given)) == len(given)
    assert cleaned("\u00c2ge et \u00c2ME") == "\u00c2ge et \u00c2ME"


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("di CafÃ© Ros\u00c3\u00a9 ", "di Café Rosé"),
        ("â\x80\x9cAir surut,â\x80\x9d kata Zoë â\x80\x93 pagi", "“Air surut,” kata Zoë – pagi"),
        ("itâ€™s Inês Ã“scar", "it’s Inês Óscar"),
        ("Ã¢â‚¬Å“ya", "“ya"),
        ("hargaÂ£5 dan Å¡ok", "harga£5 dan šok"),
        ("habis ð\x9f\x8e\x89", "habis 🎉"),
    ],
)
def test_what_was_read_in_the_wrong_encoding_is_read_again(garbled: str, meant: str) -> None:
    assert cleaned(garbled).split() == meant.split()
    assert len(cleaned(garbled)) == len(garbled)


@pytest.mark.parametrize(
    "text", ["“IRMÔ”", "à la carte", "“Å” och “Ä”", "SÃO, “IRMÃ”", "NÃO", "ï", "château"]
)
def test_letters_with_accents_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize("text", ["Ã¢" * 200_000, "ÃÂ" * 200_000, "Ã¢ " * 200_000, "âââ" * 99_999])
def test_hostile_wrong_encodings_take_linear_time(text: str) -> None:
    begin = time.process_time()
    cleaned(text)
    assert time.process_time() - begin < 3
