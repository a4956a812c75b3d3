"""From whom an article says it took its story."""

from __future__ import annotations

import pytest

from kgnews.articles import from_text

HEAD = "Jembatan Gantung Roboh di Kaliputih\n\n"
REST = (
    "\nWarga dua dusun kini memutar sejauh dua belas kilometer untuk sampai ke pasar."
    "\nPemerintah menyiapkan perahu karet bagi anak sekolah sampai jembatan baru berdiri."
)


def origins(line: str, rest: str = REST) -> list[str]:
    article = from_text(HEAD + line + rest)
    found = [detail for detail in article.details if detail.name == "origin"]
    assert all(d.span and d.span.of(article.text) == d.value for d in found)
    return [detail.value for detail in found]


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("Jembatan itu roboh semalam, dikutip dari Antara, Senin (6/5).", ["Antara"]),
        ("Jembatan itu roboh semalam, dilansir Reuters.", ["Reuters"]),
        ("Dilansir dari laman Kabar Lembah, jembatan itu roboh semalam.", ["Kabar Lembah"]),
        ("Melansir detikcom, jembatan itu roboh semalam.", ["detikcom"]),
        ("Mengutip CNN Indonesia Selasa kemarin, jembatan itu roboh.", ["CNN Indonesia"]),
        ("Jembatan roboh, seperti diberitakan kantor berita Lintas Desa.", ["Lintas Desa"]),
        ("Jembatan roboh, dilansir Reuters dan AFP, semalam.", ["Reuters", "AFP"]),
        ("Antara melaporkan jembatan itu roboh semalam.", ["Antara"]),
        ("Kaliputih (ANTARA) - Jembatan itu roboh semalam.", ["ANTARA"]),
        ("The bridge fell last night, Reuters reported on Monday.", ["Reuters"]),
        ("The bridge fell, according to the Guardian, late on Sunday.", ["Guardian"]),
        ("The bridge fell overnight, state news agency Xinhua reported.", ["Xinhua"]),
        ("KALIPUTIH (Reuters) - The bridge fell late on Sunday.", ["Reuters"]),
        ("The bridge fell late on Sunday, AFP said, citing The Hill Tribune.", ["Hill Tribune"]),
    ],
)
def test_a_cue_names_the_outlet_behind_a_story(line: str, outlets: list[str]) -> None:
    assert origins(line) == outlets


@pytest.mark.parametrize(
    "line",
    [
        "Jembatan itu roboh, kata Bupati kepada Antara, Senin (6/5).",
        "The bridge fell, the mayor told Reuters on Monday.",
        "The mayor said in an interview with Reuters that the bridge fell.",
        "Menurut Kepala Dinas Pekerjaan Umum, jembatan itu roboh semalam.",
        "According to Mayor Edith Crane, the bridge fell overnight.",
        "Kabar ini tidak dikutip dari Antara dan belum diperiksa siapa pun.",
        "Jembatan itu roboh, dikutip Senin (6/5), setelah hujan dua hari.",
        "Dikutip dari akun Instagram resminya, Bupati meminta maaf kepada warga.",
        "Dilansir dari YouTube, rekaman robohnya jembatan itu ditonton ribuan orang.",
        "Wartawan Antara dan Reuters meliput robohnya jembatan itu sejak pagi.",
        "Kapal tunda itu melansir kargo ke dermaga sebelum jembatan roboh.",
        "Jarak antara kedua dusun itu menurut antara lain warga cukup jauh.",
    ],
)
def test_who_was_talked_to_or_mentioned_is_no_origin(line: str) -> None:
    assert origins(line) == []


def test_a_note_that_the_article_appeared_elsewhere_names_where() -> None:
    note = '\nArtikel ini telah tayang di Kompas.com dengan judul "Jembatan Roboh"'
    assert origins("Jembatan itu roboh semalam.", REST + note) == ["Kompas.com"]


def test_a_line_with_the_source_names_it() -> None:
    assert origins("Jembatan itu roboh semalam.", REST + "\nSumber: Antara") == ["Antara"]


def test_the_signature_after_the_last_sentence_names_the_agency() -> None:
    assert origins("Jembatan itu roboh.", REST.rstrip(".") + ". (Antara)") == ["Antara"]


def test_an_agency_may_stand_in_the_byline() -> None:
    article = from_text(
        "Bridge Falls in Kaliputih\nBy Reuters\nMay 6, 2024\n\nThe bridge fell."
        " Two villages are cut off, and pupils cross the river by boat."
    )
    assert [d.value for d in article.details if d.name == "origin"] == ["Reuters"]


def test_a_lost_space_costs_nothing() -> None:
    assert origins("Jembatan itu roboh, dikutip dariAntaraSelasa (7/5).") == ["Antara"]
    assert origins("Jembatan itu roboh, dilansirBBCpada Selasa (7/5).") == ["BBC"]


def test_a_list_without_end_is_cut() -> None:
    line = "Dilansir " + ", ".join(f"Kabar Desa{n}.com" for n in range(500)) + "."
    assert len(origins(line)) <= 8
