"""Titles, honorifics and degrees come off; names stay whole."""

from __future__ import annotations

import pytest

from kgnews.extract.words.titles import Phrases, split_titles, titles, without_titles
from kgnews.ontology import Ontology
from kgnews.text import tokens

BARE_NAMES = [
    ("Gubernur Laras Wibisono", "Laras Wibisono"),
    ("Wakil Gubernur Laras Wibisono", "Laras Wibisono"),
    ("mantan Wali Kota Darman Hutagalung", "Darman Hutagalung"),
    ("Plt Bupati Kusnadi", "Kusnadi"),
    ("Pj. Gubernur Kusnadi Arman", "Kusnadi Arman"),
    ("Kapolres AKBP Yoga Pradana", "Yoga Pradana"),
    ("Kombes Pol Yoga Pradana", "Yoga Pradana"),
    ("Kombes Pol. Yoga Pradana", "Yoga Pradana"),
    ("Letjen TNI (Purn) Surya Atmaja", "Surya Atmaja"),
    ("Dr. H. M. Ilham Rosyid, S.H., M.Hum.", "M. Ilham Rosyid"),
    ("Yoga Pradana, S.I.K., M.H.", "Yoga Pradana"),
    ("AKBP Yoga Pradana SH SIK", "Yoga Pradana"),
    ("Prof. Dr. Ir. Retno Palupi M.Sc", "Retno Palupi"),
    ("KH. Zainuddin Fadli", "Zainuddin Fadli"),
    ("Hj. Nurlaela", "Nurlaela"),
    ("Pak Kusnadi", "Kusnadi"),
    ("Menkeu Retno Palupi", "Retno Palupi"),
    ("Menteri Keuangan Retno Palupi", "Retno Palupi"),
    ("Juru Bicara Retno Palupi", "Retno Palupi"),
    ("Prime Minister Olive Harcourt", "Olive Harcourt"),
    ("President Olive Harcourt", "Olive Harcourt"),
    ("chief executive Olive Harcourt", "Olive Harcourt"),
    ("former Mayor Olive Harcourt", "Olive Harcourt"),
    ("acting Governor Olive Harcourt", "Olive Harcourt"),
    ("Lt. Col. Olive Harcourt, PhD", "Olive Harcourt"),
    ("Sgt. Maj. Peter Quill Jr.", "Peter Quill Jr."),
    ("Mrs. Harcourt", "Harcourt"),
    ("Datuk Seri Azlan Mokhtar", "Azlan Mokhtar"),
    ("Prof Datuk Azlan Mokhtar", "Azlan Mokhtar"),
    ("Tan Sri Azlan Mokhtar", "Azlan Mokhtar"),
    ("Olive Harcourt, MP", "Olive Harcourt"),
    ("GUBERNUR LARAS WIBISONO", "LARAS WIBISONO"),
]

WHOLE_NAMES = [
    "Laras Wibisono",
    "Imam Wicaksono",
    "Agung Laksmana",
    "Raja Nasrullah",
    "Sultan Mahardika",
    "Martin Lowell King",
    "Howard Dean",
    "Dean Whitlock",
    "Judge Whitlock",
    "Mahfud MD",
    "Putri Ayu Lestari",
    "Gus Fathur",
    "Bintang Mahendra",
    "Gubernur",
    "A.H. Kartika",
    "Peter Quill Jr.",
]


@pytest.mark.parametrize(("surface", "name"), BARE_NAMES)
def test_titles_and_degrees_come_off(surface: str, name: str) -> None:
    assert without_titles(surface).name.of(surface) == name


@pytest.mark.parametrize("surface", WHOLE_NAMES)
def test_a_name_that_looks_like_a_title_stays_whole(surface: str) -> None:
    assert without_titles(surface).name.of(surface) == surface


def test_the_parts_of_a_surface_are_given_one_by_one() -> None:
    surface = "mantan Kapolres Kombes Pol Yoga Pradana, S.I.K., M.H."
    parts = without_titles(surface)
    assert [span.of(surface) for span in parts.leading] == ["mantan", "Kapolres", "Kombes Pol"]
    assert [span.of(surface) for span in parts.trailing] == ["S.I.K., M.H."]


def test_words_are_counted_for_a_caller_that_has_tokens() -> None:
    words = [token.text for token in tokens("Plt Gubernur H. Kusnadi Arman, S.H.")]
    assert split_titles(words) == (4, 3)


def test_an_empty_surface_has_an_empty_name() -> None:
    assert without_titles("  ").name == (0, 0)


def test_a_very_long_surface_is_cut_and_not_read_for_ever() -> None:
    surface = "Gubernur " * 20_000 + "Kusnadi"
    assert without_titles(surface).name.start >= 0


@pytest.mark.parametrize(
    ("words", "language", "key"),
    [
        ("Gubernur Bali", "id", "governor"),
        ("gubernur Bali", "id", "governor"),
        ("GUBERNUR BALI", "id", "governor"),
        ("Wakil Gubernur Bali", "id", "deputy-governor"),
        ("Wagub Bali", "id", "deputy-governor"),
        ("Menkeu", "id", "minister-of-finance"),
        ("Menteri Keuangan", "id", "minister-of-finance"),
        ("Finance Minister", "en", "minister-of-finance"),
        ("Menlu", "id", "minister-of-foreign-affairs"),
        ("foreign secretary", "en", "minister-of-foreign-affairs"),
        ("Walikota", "id", "mayor"),
        ("Wali Kota", "id", "mayor"),
        ("Kapolri", "id", "national-police-chief"),
        ("Dirut", "id", "president-director"),
        ("Kasudin", "id", "head-of-city-office"),
        ("Jubir", "id", "spokesperson"),
        ("spokesman", "en", "spokesperson"),
        ("CEO", "id", "chief-executive"),
        ("chief executive officer", "en", "chief-executive"),
        ("panelis", "id", "panelist"),
        ("Chief Investment Officer", "id", "chief-investment-officer"),
        ("Bupati", "en", "regent"),
    ],
)
def test_short_and_long_forms_of_a_title_have_one_key(words: str, language: str, key: str) -> None:
    found = titles(language).at(words.split(), 0)
    assert found is not None
    assert found[1].key == key


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("kasi tahu", "id"),
        ("pm", "en"),
        ("head", "id"),
        ("bupati", "en"),
        ("Ratu", "en"),
        ("Anak", "en"),
        ("minister", "id"),
    ],
)
def test_a_common_word_or_a_small_foreign_word_is_no_title(words: str, language: str) -> None:
    assert titles(language).at(words.split(), 0) is None


def test_a_phrase_is_found_from_its_end() -> None:
    phrases = Phrases([("wali kota", "mayor"), ("kota", "city")])
    assert phrases.before(["para", "Wali", "Kota", "itu"], 3) == (1, "mayor")
    assert phrases.before(["para", "Wali", "Kota", "itu"], 2) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_form_stands_for_two_titles(language: str) -> None:
    forms: dict[str, str] = {}
    for row in Ontology.load().table("titles"):
        for form in filter(None, row[language].split("|")):
            assert forms.setdefault(form.casefold(), row["key"]) == row["key"], form


def test_every_title_has_a_key_a_kind_and_a_form() -> None:
    kinds = {"office", "function", "role", "profession", "membership"}
    rows = Ontology.load().table("titles")
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["kind"] in kinds, row
        assert row["id"] or row["en"], row


@pytest.mark.parametrize("table", ["org_heads", "place_heads", "event_heads", "work_heads"])
def test_a_head_word_begins_or_ends_names_of_a_class(table: str) -> None:
    ontology = Ontology.load()
    for row in ontology.table(table):
        assert row["position"] in {"first", "last"}, row
        assert row["use"] in {"name", "label", "both"}, row
        assert row["language"] in {"id", "en"}, row
        assert row["kind"] in ontology.classes, row


@pytest.mark.parametrize(
    ("words", "language", "key"),
    [
        ("MLA", "en", "mp"),
        ("Lt . Gov .", "en", "deputy-governor"),
        ("Superintendent of Schools", "en", "head-teacher"),
        ("Fire Chief", "en", "commissioner"),
        ("Kadisdikbud", "id", "head-of-agency"),
        ("Kasi Intel", "id", "head-of-section"),
        ("Kepala Cabang", "id", "head-of-office"),
    ],
)
def test_heads_of_agencies_have_titles(words: str, language: str, key: str) -> None:
    found = titles(language).at(words.split(), 0)
    assert found is not None
    assert (found[0], found[1].key) == (len(words.split()), key)
