"""Known names in text, and the tables that hold them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kgnews.extract.gazetteer.entries import COLUMNS, TABLES
from kgnews.extract.gazetteer.lookup import Entry, Gazetteer
from kgnews.ontology import Ontology

# The cities of the U20 summit of 2018 as English news wrote them, with their Wikidata items.
U20_CITIES = {
    "Barcelona": "Q1492",
    "Beijing": "Q956",
    "Berlin": "Q64",
    "City of Buenos Aires": "Q1486",
    "Chicago": "Q1297",
    "Durban": "Q5468",
    "Hamburg": "Q1055",
    "Jakarta": "Q3630",
    "Johannesburg": "Q34647",
    "London": "Q84",
    "Los Angeles": "Q65",
    "Madrid": "Q2807",
    "Houston": "Q16555",
    "Mexico City": "Q1489",
    "Milan": "Q490",
    "Montreal": "Q340",
    "Moscow": "Q649",
    "New York": "Q60",
    "Paris": "Q90",
    "Rio de Janeiro": "Q8678",
    "Rome": "Q220",
    "Sao Paulo": "Q174",
    "Seoul": "Q8684",
    "Sydney": "Q3130",
    "Tokyo": "Q1490",
    "Tshwane": "",
}


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer.load(Ontology.load())


def found(known: Gazetteer, text: str, language: str = "und") -> list[tuple[str, str]]:
    hits = known.find(text, language=language)
    return [(hit.span.of(text), hit.entries[0].key) for hit in hits]


def rows(name: str) -> list[dict[str, str]]:
    path = Ontology.load().folder / "gazetteer" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# --- The tables ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_one_row_for_a_key(name: str) -> None:
    counts = Counter(row["key"] for row in rows(name))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_row_names_its_source(name: str) -> None:
    assert [row["key"] for row in rows(name) if not row["source"]] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_known_columns_alone(name: str) -> None:
    assert set(rows(name)[0]) <= set(COLUMNS)


def test_what_is_common_knowledge_has_no_ids() -> None:
    for name in ("common_places", "common_organizations", "common_events"):
        assert all(not row.get("wikidata") and not row.get("geonames") for row in rows(name))


def test_parents_countries_and_series_exist(known: Gazetteer) -> None:
    for entry in known.entries.values():
        for key in (entry.parent, entry.country, entry.series):
            assert not key or known.entry(key), (entry.key, key)


def test_kinds_are_classes_and_prefixes_agree_with_them(known: Gazetteer) -> None:
    prefixes = {
        "Person": ("person-",),
        "Organization": ("org-",),
        "GovernmentBody": ("org-",),
        "Country": ("country-",),
        "City": ("city-",),
        "AdministrativeArea": ("prov-", "kab-", "kec-", "kel-", "place-"),
        "Place": ("place-",),
        "Event": ("event-",),
        "Document": ("document-",),
    }
    for entry in known.entries.values():
        assert entry.key.startswith(prefixes[entry.kind]), entry


def test_ids_are_well_formed(known: Gazetteer) -> None:
    for entry in known.entries.values():
        assert re.fullmatch(r"(Q[1-9]\d*)?", entry.wikidata), entry
        assert re.fullmatch(r"([1-9]\d*(\|[1-9]\d*)*)?", entry.geonames), entry
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", entry.start), entry


def test_no_two_entries_share_a_wikidata_item(known: Gazetteer) -> None:
    items = Counter(entry.wikidata for entry in known.entries.values() if entry.wikidata)
    assert [item for item, count in items.items() if count > 1] == []


def test_the_offices_name_people_and_places_of_the_tables(known: Gazetteer) -> None:
    for row in rows("offices"):
        assert known.entry(row["person"]), row
        assert known.entry(row["of"]), row


def test_indonesia_has_38_provinces_and_514_cities_and_regencies(known: Gazetteer) -> None:
    keys = list(known.entries)
    provinces = [key for key in keys if key.startswith("prov-")]
    regencies = [key for key in keys if key.startswith("kab-")]
    assert len(provinces) == 37  # and Jakarta, which is city and province in one
    assert len(regencies) == 416


def test_an_indonesian_city_has_its_bare_name(known: Gazetteer) -> None:
    assert known.entry("city-surabaya") == known.named("Surabaya")[0]


# --- Finding ---------------------------------------------------------------------------------


def test_the_cities_of_the_u20_summit_are_found_with_their_items(known: Gazetteer) -> None:
    text = "Delegates came from " + ", ".join(U20_CITIES) + " and nowhere else."
    hits = known.find(text, language="en")
    assert [hit.span.of(text) for hit in hits] == list(U20_CITIES)
    for hit, item in zip(hits, U20_CITIES.values(), strict=True):
        assert hit.entries[0].key.startswith("city-")
        assert hit.entries[0].wikidata == item
        assert hit.entries[0].geonames
        assert not hit.context


def test_spans_count_code_points_after_characters_beyond_the_first_plane(known: Gazetteer) -> None:
    text = "🏙️🏙️ Hujan lebat di Bandung 🌧 lalu Medan."
    assert found(known, text) == [("Bandung", "city-bandung"), ("Medan", "city-medan")]


def test_accents_do_not_matter_on_either_side(known: Gazetteer) -> None:
    text = "Montréal menang atas Montreal; São Paulo, Sao Paulo."
    assert [key for _, key in found(known, text)] == [
        "city-montreal",
        "city-montreal",
        "city-sao-paulo",
        "city-sao-paulo",
    ]


def test_letters_with_separate_combining_marks_keep_their_places(known: Gazetteer) -> None:
    text = "Ke Sa\u0303o Paulo, lalu Sura\u0301baya dan Medan."
    assert [words for words, _ in found(known, text)] == [
        "Sa\u0303o Paulo",
        "Sura\u0301baya",
        "Medan",
    ]


def test_names_end_at_word_boundaries(known: Gazetteer) -> None:
    assert found(known, "Romero dan Baliho tiba di Jakartanya, kata @Jakarta #Bali.") == []


def test_a_longer_name_that_is_no_word_leaves_the_shorter(known: Gazetteer) -> None:
    assert found(known, "Dari Jakarta Baratdaya.") == [("Jakarta", "city-jakarta")]


def test_the_longest_name_counts(known: Gazetteer) -> None:
    text = "Real Madrid, Papua Nugini, Jakarta Selatan, KTT G20 2018"
    assert [words for words, _ in found(known, text)] == text.split(", ")


def test_a_dateline_in_capitals_is_read(known: Gazetteer) -> None:
    assert found(known, "SURABAYA - Warga DKI JAKARTA")[0] == ("SURABAYA", "city-surabaya")


def test_small_letters_are_no_name(known: Gazetteer) -> None:
    assert found(known, "Ia main batu di padang dan medan, lalu solo ke bima.") == []


def test_an_address_on_the_web_is_no_place(known: Gazetteer) -> None:
    assert found(known, "Baca di Bali.com dan Medan.co.id sekarang. Bali. Ya.") == [
        ("Bali", "prov-bali")
    ]


def test_a_language_or_a_people_is_no_place(known: Gazetteer) -> None:
    text = "Ia berbahasa Inggris; bahasa Jawa, suku Bali dan Inggris."
    assert found(known, text) == [("Inggris", "country-united-kingdom")]


def test_the_word_kota_of_a_title_is_no_part_of_the_name(known: Gazetteer) -> None:
    text = "Wali Kota Bandung menyapa warga Kota Bandung."
    assert [words for words, _ in found(known, text)] == ["Bandung", "Kota Bandung"]


def test_typographic_apostrophes_and_hard_spaces_match(known: Gazetteer) -> None:
    text = "Ma’ruf\u00a0Amin menyapa Ma'ruf Amin."
    assert [key for _, key in found(known, text)] == ["person-maruf-amin"] * 2


def test_a_stretch_of_text_is_searched_with_the_boundaries_of_the_whole(known: Gazetteer) -> None:
    text = "xJakarta Medan"
    assert [hit.span for hit in known.find(text, 1, len(text))] == [(9, 14)]


@pytest.mark.parametrize("words", ["MK", "Menteng", "Basuki", "Batu", "Ibu Kota", "Lima", "Nice"])
def test_a_name_that_is_dangerous_alone_needs_context(known: Gazetteer, words: str) -> None:
    hits = known.find(f"ujar {words} kemarin")
    assert [(hit.span.of(f"ujar {words} kemarin"), hit.context) for hit in hits] == [(words, True)]


def test_a_name_may_be_safe_in_one_language(known: Gazetteer) -> None:
    indonesian = known.find("Presiden AS tiba", language="id")
    english = known.find("AS SEEN TODAY", language="en")
    assert [hit.context for hit in indonesian] == [False]
    assert [hit.context for hit in english] == [True]


def test_a_kelurahan_needs_its_word(known: Gazetteer) -> None:
    assert "kel-gambir-gambir-jakarta" not in [e.key for e in known.named("Gambir")]
    assert [e.key for e in known.named("Kelurahan Gambir")] == ["kel-gambir-gambir-jakarta"]


def test_an_edition_bears_the_names_of_its_series(known: Gazetteer) -> None:
    keys = [entry.key for entry in known.named("U20 Mayors Summit")]
    assert keys[0] == "event-u20-mayors-summit"
    assert "event-u20-mayors-summit-2018" in keys
    assert [e.key for e in known.named("KTT G20 2018")] == ["event-g20-summit-2018"]


# --- A user's own names ----------------------------------------------------------------------


def test_a_users_table_adds_names_and_entries(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "key,kind,label,aliases\n"
        "city-jakarta,City,Jakarta,Kota Kita Bersama\n"
        "org-sanggar-melati,Organization,Sanggar Melati,\n",
        encoding="utf-8",
    )
    known = Gazetteer.load(Ontology.load(), [own])
    text = "Sanggar Melati menari di Kota Kita Bersama, Jakarta."
    assert [key for _, key in found(known, text)] == [
        "org-sanggar-melati",
        "city-jakarta",
        "city-jakarta",
    ]
    assert known.entries["city-jakarta"].wikidata == "Q3630"


def test_a_users_safe_name_needs_no_context_any_more(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("key,kind,label,aliases\nperson-risma,Person,Risma,\n", encoding="utf-8")
    known = Gazetteer.load(Ontology.load(), [own])
    assert [hit.context for hit in known.find("kata Risma kemarin")] == [False]


def test_a_users_skos_file_is_read(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix : <https://example.org/id/> .\n"
        "@prefix kg: <https://w3id.org/kgnews/ns#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        ":org-kebun-raya a skos:Concept , kg:Organization ;\n"
        '  skos:prefLabel "Kebun Raya Senja"@id , "Dusk Gardens"@en ;\n'
        '  skos:altLabel "Kebun Senja" ;\n'
        "  skos:exactMatch <http://www.wikidata.org/entity/Q42> .\n",
        encoding="utf-8",
    )
    entry = Gazetteer.load(Ontology.load(), [own]).entry("org-kebun-raya")
    assert entry == Entry(
        key="org-kebun-raya",
        kind="Organization",
        label_id="Kebun Raya Senja",
        label_en="Dusk Gardens",
        aliases=("Kebun Senja",),
        wikidata="Q42",
    )


def test_text_without_known_names_has_no_hits(known: Gazetteer) -> None:
    assert known.find("") == []
    assert known.find("tidak ada nama di sini, sungguh") == []


def test_a_gazetteer_without_entries_finds_nothing() -> None:
    assert Gazetteer(()).find("Jakarta") == []
