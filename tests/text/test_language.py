"""Languages by function words and by the detector."""

from __future__ import annotations

import pytest

from kgnews.text.language import agreed, code_of, language_of

TEXTS = [
    ("id", "Wali kota akan membuka taman itu pada Sabtu karena warga sudah lama menunggunya."),
    ("id", "Harga cabai naik 20 persen di pasar tradisional."),
    ("ms", "Polis berkata suspek ditahan kerana mencuri wang di sebuah kedai pada Isnin."),
    ("ms", "Menteri itu berkata kerajaan akan membantu mangsa, iaitu nelayan dan petani."),
    ("en", "The mayor said that the park would open on Saturday after years of delay."),
    ("en", "Mayor opens new bridge over the river."),
    ("jv", "Wong desa padha kumpul ing bale kanggo rembugan bab banyu sing ora mili maneh."),
    ("su", "Warga desa geus ngumpul di bale pikeun ngabahas cai anu teu ngocor ti kamari."),
    ("und", "Der Bürgermeister der Stadt hat die neue Brücke am Montag für Autos eröffnet."),
    ("und", "La alcaldesa de la ciudad inauguró ayer el puente nuevo sobre el río."),
    ("und", "市長は土曜日に公園を開いた。"),
    ("und", "Мэр города открыл новый мост через реку в понедельник."),
    ("und", "12345 67890"),
    ("und", ""),
    ("und", "Anies Baswedan"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_language_is_known_by_its_small_words(language: str, text: str) -> None:
    assert language_of(text) == language


def test_the_same_text_has_the_same_language_every_time() -> None:
    text = "Laga itu berakhir imbang tanpa gol."
    assert len({language_of(text) for _ in range(5)}) == 1


def test_english_terms_do_not_make_an_indonesian_text_english() -> None:
    text = (
        "Peserta forum Smart City and Green Mobility itu membahas Action Plan dan Joint Letter "
        "yang akan diserahkan kepada para menteri pada akhir pekan ini."
    )
    assert language_of(text) == "id"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (TEXTS[0][1], "en", "id"),
        (TEXTS[4][1], "id", "en"),
        (TEXTS[8][1], "de", "de"),
        (TEXTS[1][1], "ms", "ms"),
        ("Gol!", "id", "id"),
        ("Gol!", None, "und"),
        (f"{TEXTS[8][1]} {TEXTS[8][1]} Danach sprach er lange mit den Leuten.", "en", "und"),
    ],
)
def test_what_a_page_declares_counts_where_its_words_do_not(
    text: str, declared: str | None, language: str
) -> None:
    assert agreed(text, declared) == language


@pytest.mark.parametrize(
    ("name", "code"),
    [("id-ID", "id"), ("in", "id"), ("ind", "id"), ("Indonesian", "id"), ("en_US", "en"),
     ("eng", "en"), ("Malay", "ms"), ("zsm", "ms"), ("jw", "jv"), ("de", "de"), ("", None),
     ("bahasa gaul", None), ("x" * 100, None)],
)  # fmt: skip
def test_the_names_of_languages_become_codes(name: str, code: str | None) -> None:
    assert code_of(name) == code
