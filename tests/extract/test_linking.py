"""Which of several is meant, or none: sentences made for the purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgnews.extract.gazetteer import Gazetteer
from kgnews.extract.gazetteer.linking import link_all
from kgnews.model import Article, Detail, Span
from kgnews.ontology import Ontology


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer.load(Ontology.load())


def linked(
    known: Gazetteer, text: str, language: str = "id", published: str | None = None
) -> dict[str, str | None]:
    """The last link of each name of an article."""
    article = Article(text, language=language, published=published)
    hits = known.find(text, language=language)
    keys = link_all(article, hits, known)
    return {hit.span.of(text): key for hit, key in zip(hits, keys, strict=True)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Warga Bandung bersorak.", "city-bandung"),
        ("Wali Kota Bandung bersorak.", "city-bandung"),
        ("Bupati Bandung bersorak.", "kab-bandung"),
        ("Pemkab Bandung bersorak.", "kab-bandung"),
    ],
)
def test_a_bare_name_is_the_kota_and_a_cue_makes_it_the_regency(
    known: Gazetteer, text: str, key: str
) -> None:
    assert linked(known, text)["Bandung"] == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gubernur Jambi meninjau jalan.", "prov-jambi"),
        ("Kapolda Jambi meninjau jalan.", "prov-jambi"),
        ("Wali Kota Jambi meninjau jalan.", "city-jambi"),
        ("Hujan turun di Jambi.", None),
        ("Banjir melanda Muaro Jambi, Jambi.", "prov-jambi"),
    ],
)
def test_a_province_and_a_city_of_one_name_are_told_apart_by_cues_alone(
    known: Gazetteer, text: str, key: str | None
) -> None:
    assert linked(known, text)["Jambi"] == key


def test_bali_is_the_province_and_pulau_bali_the_island(known: Gazetteer) -> None:
    text = "Gubernur Bali mengajak turis keliling Pulau Bali."
    assert linked(known, text) == {"Bali": "prov-bali", "Pulau Bali": "place-bali-island"}


def test_the_kecamatan_makasar_is_not_the_city_makassar(known: Gazetteer) -> None:
    text = "Banjir di Kecamatan Makasar, Jakarta Timur. Di Makassar cuaca cerah."
    keys = linked(known, text)
    assert keys["Kecamatan Makasar"] == "kec-makasar-jakarta"
    assert keys["Makassar"] == "city-makassar"


def test_a_district_name_alone_stays_unlinked(known: Gazetteer) -> None:
    assert linked(known, "Ia pulang ke Menteng.") == {"Menteng": None}


@pytest.mark.parametrize("text", ["Rumah di Menteng, Jakarta Pusat.", "Camat Menteng hadir."])
def test_a_district_name_with_its_city_or_cue_is_linked(known: Gazetteer, text: str) -> None:
    assert linked(known, text)["Menteng"] == "kec-menteng-jakarta"


def test_a_district_that_the_gazetteer_lacks_is_not_the_city_of_its_name(known: Gazetteer) -> None:
    assert linked(known, "Camat Medan menyapa warga.")["Medan"] is None


def test_what_follows_a_city_may_speak_against_it(known: Gazetteer) -> None:
    assert linked(known, "He grew up in Paris, Texas.", "en")["Paris"] is None
    assert linked(known, "He grew up in Paris, France.", "en")["Paris"] == "city-paris"
    assert linked(known, "Ia lahir di Barcelona, Venezuela.")["Barcelona"] == (
        "city-barcelona-venezuela"
    )


def test_a_city_in_its_own_province_is_not_contradicted(known: Gazetteer) -> None:
    keys = linked(known, "Di Makassar, Sulawesi Selatan, dan di Cibinong, Kabupaten Bogor.")
    assert keys["Makassar"] == "city-makassar"
    assert keys["Cibinong"] == "city-cibinong"
    assert linked(known, "Di Medan, Jawa Barat.")["Medan"] is None


def test_a_bare_name_is_the_kota_where_both_are_named(known: Gazetteer) -> None:
    both = "Kota Bandung dan Kabupaten Bandung bersaing. Warga Bandung bersorak."
    regency = "Kabupaten Bandung menang. Warga Bandung bersorak."
    assert linked(known, both)["Bandung"] == "city-bandung"
    assert linked(known, regency)["Bandung"] == "kab-bandung"


def test_a_list_of_places_is_no_address(known: Gazetteer) -> None:
    text = "Peserta dari Paris, Jepang, dan Brasil hadir, juga dari Semarang, Pacitan."
    assert linked(known, text)["Paris"] == "city-paris"
    assert linked(known, text)["Semarang"] == "city-semarang"


def test_a_state_behind_its_city_is_no_country(known: Gazetteer) -> None:
    assert linked(known, "Crowds gathered in Atlanta, Georgia.", "en")["Georgia"] == (
        "place-georgia-us"
    )
    assert linked(known, "Leaders of Georgia met.", "en")["Georgia"] == "country-georgia"


def test_the_larger_namesake_is_the_plain_reading(known: Gazetteer) -> None:
    assert linked(known, "She moved to London.", "en")["London"] == "city-london"
    assert linked(known, "Mereka bertanding di Barcelona.")["Barcelona"] == "city-barcelona"


def test_namesakes_of_like_size_need_their_country(known: Gazetteer) -> None:
    assert linked(known, "Trains stop in Hyderabad.", "en")["Hyderabad"] is None
    text = "Pakistan opened a new line. Trains stop in Hyderabad."
    assert linked(known, text, "en")["Hyderabad"] == "city-hyderabad-pakistan"


def test_a_word_that_is_a_city_needs_its_country(known: Gazetteer) -> None:
    assert linked(known, "Kata Lima orang itu.") == {"Lima": None}
    assert linked(known, "Rapat digelar di Lima, Peru.")["Lima"] == "city-lima"


def test_an_acronym_is_supported_by_the_full_name(known: Gazetteer) -> None:
    text = "Mahkamah Agung (MA) menolak kasasi. Putusan MA itu final."
    assert linked(known, text)["MA"] == "org-mahkamah-agung"
    assert linked(known, "Gelar MA ia raih tahun lalu.")["MA"] is None


def test_a_first_name_is_supported_by_the_full_name(known: Gazetteer) -> None:
    text = "Tri Rismaharini datang. Risma menyapa warga."
    assert linked(known, text)["Risma"] == "person-tri-rismaharini"
    assert linked(known, "Risma menyapa warga.")["Risma"] is None


def test_a_body_of_another_country_is_not_that_of_indonesia(known: Gazetteer) -> None:
    assert linked(known, "Kementerian Pertahanan Jepang membantah.")["Kementerian Pertahanan"] is (
        None
    )
    assert linked(known, "Kementerian Pertahanan membantah.")["Kementerian Pertahanan"] == (
        "org-kemenhan"
    )
    english = "The Japanese Ministry of Finance said so. Indonesia agreed."
    assert linked(known, english, "en")["Ministry of Finance"] is None


def test_a_generic_english_name_needs_an_article_about_one_country(known: Gazetteer) -> None:
    alone = "The Ministry of Health said Indonesia was ready."
    both = "The Ministry of Health said Malaysia and Indonesia were ready."
    assert linked(known, alone, "en")["Ministry of Health"] == "org-kemenkes"
    assert linked(known, both, "en")["Ministry of Health"] is None


def test_an_agency_of_jakarta_needs_jakarta_and_no_other_region(known: Gazetteer) -> None:
    here = "Satpol PP menertibkan trotoar. Pemprov DKI Jakarta mendukungnya."
    there = "Satpol PP menertibkan trotoar di Surabaya, menyusul Pemprov DKI Jakarta."
    assert linked(known, here)["Satpol PP"] == "org-satpol-pp-dki"
    assert linked(known, there)["Satpol PP"] is None


def test_the_edition_is_that_of_the_year_of_the_article(known: Gazetteer) -> None:
    text = "Ia berbicara di U20 Mayors Summit kemarin."
    name = "U20 Mayors Summit"
    assert linked(known, text, published="2018-10-30")[name] == "event-u20-mayors-summit-2018"
    assert linked(known, text, published="2015-10-30")[name] == "event-u20-mayors-summit"
    assert linked(known, text)[name] == "event-u20-mayors-summit"


def test_a_stated_year_or_place_beats_the_date_of_the_article(known: Gazetteer) -> None:
    year = linked(known, "Pada KTT G20 tahun 2022 mereka sepakat.", published="2024-01-02")
    place = linked(known, "Pada KTT G20 di Hamburg mereka sepakat.", published="2018-02-01")
    assert year["KTT G20"] == "event-g20-summit-2022"
    assert place["KTT G20"] == "event-g20-summit-2017"


def test_two_editions_of_a_year_stay_open_without_their_place(known: Gazetteer) -> None:
    open_ = linked(known, "Leaders met at the G20 summit.", "en", "2009-04-03")
    told = linked(known, "Leaders met at the G20 summit in London.", "en", "2009-04-03")
    assert open_["G20 summit"] == "event-g20-summit"
    assert told["G20 summit"] == "event-g20-summit-2009-london"


def test_g20_alone_is_the_group(known: Gazetteer) -> None:
    assert linked(known, "Negara G20 sepakat.", published="2018-10-30")["G20"] == "org-g20"


def test_an_outlet_that_the_page_names_as_such_is_that_outlet(known: Gazetteer) -> None:
    text = "Banjir surut, dikutip dari Antara."
    plain = Article(text, language="id")
    cited = replace(plain, details=(Detail("origin", "Antara", Span(27, 33)),))
    assert link_all(plain, known.find(text), known) == [None]
    assert link_all(cited, known.find(text), known) == ["org-antara"]


def test_links_do_not_depend_on_what_was_read_before(known: Gazetteer) -> None:
    text = "Kabupaten Bandung menang. Bandung bersorak."
    first = linked(known, text)
    linked(known, "Kota Bandung kalah. Bandung diam.")
    assert linked(known, text) == first


def test_a_party_that_two_countries_have_needs_one_of_them_alone(known: Gazetteer) -> None:
    here = "Partai Demokrat menggelar kongres."
    there = "Di AS, Partai Demokrat AS dan Partai Republik berdebat. Partai Demokrat menang."
    assert linked(known, here)["Partai Demokrat"] == "org-partai-demokrat"
    assert linked(known, there)["Partai Demokrat"] == "org-democratic-party-us"


def test_a_hostile_list_of_all_names_is_linked_in_linear_time(known: Gazetteer) -> None:
    names = [e.label("id") for e in known.entries.values() if e.key != "org-satpol-pp-dki"]
    text = ". ".join(names) + "." + " Satpol PP datang." * 3000
    assert linked(known, text)["Satpol PP"] is None


def test_a_name_that_the_article_gives_to_a_district_is_not_the_regency(known: Gazetteer) -> None:
    flood = "Banjir merendam Karanganyar. Di Kecamatan Karanganyar, Kabupaten Demak, air surut."
    assert linked(known, flood)["Karanganyar"] is None
    both = "Warga Kecamatan Pati di Kabupaten Pati menunggu. Kelurahan Pati dan Pati aman."
    assert linked(known, both)["Pati"] == "kab-pati"


def test_the_edition_that_an_article_names_in_full_is_meant_by_the_bare_name(
    known: Gazetteer,
) -> None:
    text = "Leaders left the 43rd ASEAN Summit. The ASEAN Summit lasted three days."
    assert linked(known, text, "en", "2024-01-02")["ASEAN Summit"] == "event-asean-summit-43"


def test_the_next_edition_is_not_that_of_the_year_of_the_article(known: Gazetteer) -> None:
    text = "The next U20 Mayors Summit will be larger."
    assert linked(known, text, "en", "2018-10-30") == {
        "U20 Mayors Summit": "event-u20-mayors-summit"
    }


def test_an_ordinal_that_no_entry_has_needs_the_place_or_the_year(known: Gazetteer) -> None:
    bare = linked(known, "Leaders met at the 30th G20 summit.", "en", "2022-11-15")
    placed = linked(known, "Leaders met at the 17th G20 summit in Bali.", "en", "2022-11-15")
    assert bare["G20 summit"] is None
    assert placed["G20 summit"] == "event-g20-summit-2022"
