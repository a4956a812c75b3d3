"""People whom the words beside them give away."""

from __future__ import annotations

import pytest

from kgnews.extract.names.beside import from_kin, from_posts, party_seams
from kgnews.extract.names.candidates import Words
from kgnews.extract.words.heads import heads
from kgnews.text import tokens


def people(text: str, language: str) -> list[str]:
    """Who is somebody by the words beside in a sentence."""
    words = Words.of(tokens(text), language)
    partisans = [seam.person() for seam in party_seams(words)]
    found = [*from_kin(words), *partisans, *from_posts(words, heads(language), [])]
    return [text[words.tokens[e.start].start : words.tokens[e.end - 1].end] for e in found]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("She was helped by her brother Jomar.", "en", "Jomar"),
        ("Then Republican Ed Hall lost.", "en", "Ed Hall"),
        ("Progressive Conservative Mark LeBrun won.", "en", "Mark LeBrun"),
        ("Labour Party members met Liberal Democrat Bill Orr.", "en", "Bill Orr"),
        ("Smith's wife, Anouk, left.", "en", "Anouk"),
        ("He saw his wife, Dr (Mrs) Nora Adeb, there.", "en", "Nora Adeb"),
        ("Ia belajar dari neneknya, Dorkas, di rumah.", "id", "Dorkas"),
        ("Kepala Dinas Pangan Bima, Damayanti, pulang.", "id", "Damayanti"),
    ],
)
def test_one_word_is_somebody(text: str, language: str, name: str) -> None:
    assert people(text, language) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Manajer Produksi Utama, Relasi, dan Niaga hadir.", "id"),
        ("Republican National Committee staff left.", "en"),
        ("Labour Representation League voted.", "en"),
        ("The Sister Act tour began.", "en"),
        ("Rapat di Jalan Haji Malik, Silalas, selesai.", "id"),
        ("Kepala Desa Sumber, Kecamatan Rembang, pulang.", "id"),
    ],
)
def test_others_are_nobody(text: str, language: str) -> None:
    assert people(text, language) == []
