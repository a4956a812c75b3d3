"""Names, and what becomes one entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgnews import extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.model import Article, Entity
from kgnews.ontology import Ontology
from kgnews.text import segment

Name = Callable[..., dict[str, Entity]]


@pytest.fixture(scope="module")
def name() -> Name:
    """Text → its entities by name."""
    words = Ontology.load()

    def entities(
        text: str, language: str = "id", published: str = "2018-10-30"
    ) -> dict[str, Entity]:
        article = Article(text, language=language, published=published)
        reading = extract.read(segment(article), words, Gazetteer.load(words))
        return {entity.name: entity for entity in reading.entities}

    return entities


@pytest.mark.parametrize(
    ("sentence", "language", "expected", "kind"),
    [
        ("Ia tiba di Dinas Perhubungan DKI Jakarta.", "id", "Dinas Perhubungan DKI Jakarta",
         "GovernmentBody"),
        ("Rapat membahas Perda Nomor 1 Tahun 2012 kemarin.", "id", "Perda Nomor 1 Tahun 2012",
         "Document"),
        ("Warga mengikuti program Kampung Iklim di sana.", "id", "Kampung Iklim", "Programme"),
        ("Mereka membahas konsep Kota Spons di kelas.", "id", "Kota Spons", "Concept"),
        ("Ia berbicara dalam sesi Clean Rivers and Lakes kemarin.", "id", "Clean Rivers and Lakes",
         "Event"),
        ("It was signed at the Clean Water Forum 2026 yesterday.", "en", "Clean Water Forum 2026",
         "Event"),
        ("They ride with Riverland Airlines every day.", "en", "Riverland Airlines",
         "Organization"),
        ("She works at the Ministry of Foreign Affairs in town.", "en",
         "Ministry of Foreign Affairs", "GovernmentBody"),
        ("Korban dibawa ke RSUD Hj Ratna Wulandari kemarin.", "id", "RSUD Hj Ratna Wulandari",
         "Place"),
        ("Ia bekerja di Pusat Riset Serangga dan Jamur di sana.", "id",
         "Pusat Riset Serangga dan Jamur", "Organization"),
        ("They hired Hillside Hydro Pvt Ltd last year.", "en", "Hillside Hydro Pvt Ltd",
         "Organization"),
        ("They gave her the Alder Prize in Botany last year.", "en", "Alder Prize in Botany",
         "Event"),
        ("Ia memimpin Kodam XIV/Hasanuddin dan Korem 142/Taroada Tarogau.", "id",
         "Kodam XIV/Hasanuddin", "GovernmentBody"),
        ("Ia belajar di Universitas Tebing Raya kemarin.", "id", "Universitas Tebing Raya",
         "Organization"),
        ("Kantor Dinas Pangan, Tanaman dan Peternakan ditutup.", "id",
         "Dinas Pangan, Tanaman dan Peternakan", "GovernmentBody"),
        ("It was heard at the Housing and Planning Court in town.", "en",
         "Housing and Planning Court", "GovernmentBody"),
        ("She joined the World Food Programme in town.", "en", "World Food Programme",
         "Organization"),
        ("Kapten Tebing Bukit FC Yoserizal Chaniago absen.", "id", "Tebing Bukit FC",
         "Organization"),
    ],
)  # fmt: skip
def test_a_head_word_makes_a_name(
    name: Name, sentence: str, language: str, expected: str, kind: str
) -> None:
    found = name(sentence, language)
    assert expected in found, list(found)
    assert found[expected].kind == kind


def test_wali_kota_is_a_title_and_its_place_is_the_city(name: Name) -> None:
    found = name("Program itu digagas Wali Kota Paris.")
    assert found["Paris"].key == "city-paris"
    assert found["Wali Kota Paris"].of == found["Paris"].id


def test_full_and_short_name_are_one_person(name: Name) -> None:
    found = name("Menteri Budi Hartawan tiba di Medan. Hartawan lalu pulang, kata Pak Budi.")
    assert set(found["Budi Hartawan"].names) == {"Budi Hartawan", "Hartawan", "Budi"}


def test_two_people_of_one_surname_keep_apart(name: Name) -> None:
    found = name("Menteri Budi Hartawan bertemu Gubernur Rini Hartawan. Hartawan diam.")
    assert found["Budi Hartawan"].id != found["Rini Hartawan"].id
    assert "Hartawan" not in (*found["Budi Hartawan"].names, *found["Rini Hartawan"].names)


def test_an_abbreviation_that_is_defined_is_the_same_body(name: Name) -> None:
    found = name(
        "Badan Pengelola Sungai Nusantara (BPSN) rapat di Medan. Kepala BPSN hadir di sana."
    )
    assert "BPSN" in found["Badan Pengelola Sungai Nusantara"].names


def test_a_gloss_in_brackets_is_another_name(name: Name) -> None:
    found = name("Mereka meneken Rencana Aksi (Action Plan) di Medan.")
    assert set(found["Rencana Aksi"].names) == {"Rencana Aksi", "Action Plan"}


def test_a_name_that_defines_a_part_of_itself_names_that_too(name: Name) -> None:
    found = name("Ia hadir di Urban 20 (U20) Mayors Summit, Buenos Aires.")
    assert found["Urban 20"].key == "org-u20"
    assert found["Urban 20 (U20) Mayors Summit"].key == "event-u20-mayors-summit-2018"


def test_mayors_of_a_network_are_a_group(name: Name) -> None:
    found = name("Surat itu dari U20 Mayors untuk para pemimpin G20.")
    assert found["U20 Mayors"].kind == "Group"
    assert found["para pemimpin G20"].kind == "Group"
    assert found["U20 Mayors"].of == found["U20"].id


def test_a_body_hosted_in_a_year_is_its_meeting(name: Name) -> None:
    found = name("Argentina menjadi tuan rumah G20 pada tahun 2018.")
    assert "event-g20-summit-2018" in {entity.key for entity in found.values()}


def test_a_headline_in_capitals_names_only_what_the_body_names(name: Name) -> None:
    found = name("Warga Kota Bandung Tanam Seribu Pohon Mangga\nWarga menanam pohon di Bandung.")
    assert {entity.key for entity in found.values()} == {"city-bandung"}


def test_the_name_of_an_entity_is_not_its_shouted_form(name: Name) -> None:
    found = name("BANDUNG - Hujan turun. Warga Bandung mengungsi.")
    assert "Bandung" in found
    assert "BANDUNG" in found["Bandung"].names


def test_a_month_is_nobody(name: Name) -> None:
    found = name("The price rose in March and fell on Friday.", "en")
    assert found == {}


def test_an_edition_that_is_only_known_as_its_series_is_an_event(name: Name) -> None:
    found = name("The COP26 was held in 2022.", "en")
    assert found["COP26"].kind == "Event"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kata CEO Kolamku, Farras Alamsyah, dana itu cukup.", "Organization"),
        ("Kata kuasa hukum Kolamku, Farras Alamsyah, dana itu cukup.", "Person"),
    ],
)
def test_a_word_between_a_title_and_its_holder_is_a_body(
    name: Name, sentence: str, kind: str
) -> None:
    found = name(f"Warga bertemu Kolamku kemarin. {sentence}")
    assert found["Farras Alamsyah"].kind == "Person"
    assert kind == "Person" or found["Kolamku"].kind == kind


def test_a_government_ends_before_another_body(name: Callable[..., dict[str, Entity]]) -> None:
    found = name("Pemkot Bandung dan Oxfam membangun taman, kata Pemkot Bandung.")
    assert "Pemkot Bandung" in found
    assert "Pemkot Bandung dan Oxfam" not in found


def test_a_council_has_its_country_in_its_name(name: Callable[..., dict[str, Entity]]) -> None:
    assert "Arts Council England" in name("It was paid for by Arts Council England.", "en")


def test_the_legal_form_in_brackets_is_inside_a_companys_name(
    name: Callable[..., dict[str, Entity]],
) -> None:
    found = name("Ia bekerja di PT Karya Samudra (Persero) Tbk sejak lama.")
    assert "PT Karya Samudra (Persero) Tbk" in found


@pytest.mark.parametrize(
    ("sentence", "language", "expected", "kind"),
    [
        ("TARUNA, 3 Mei (Kabar) - Warga mengungsi ke bukit.", "id", "TARUNA", "Place"),
        ("It was named in the 12th Lakeland Plan last year.", "en", "12th Lakeland Plan",
         "Document"),
        ("Siswa SMAN 7 Tebing Raya menang kemarin.", "id", "SMAN 7 Tebing Raya", "Organization"),
        ("The Nevada Department of Public Works paid for it.", "en",
         "Nevada Department of Public Works", "GovernmentBody"),
        ("Ia melanggar UU Nomor 1 Tahun 2004 tentang Perbendaharaan Negara.", "id",
         "UU Nomor 1 Tahun 2004 tentang Perbendaharaan Negara", "Document"),
        ("Menurut Analis Agatha Sekuritas saham itu naik.", "id", "Agatha Sekuritas",
         "Organization"),
        ("She spoke to Cllr Judith Ashby about it.", "en", "Judith Ashby", "Person"),
        ("The Northern Progressives Congress won the seat.", "en",
         "Northern Progressives Congress", "Organization"),
    ],
)  # fmt: skip
def test_names_of_many_countries_are_whole(
    name: Name, sentence: str, language: str, expected: str, kind: str
) -> None:
    found = name(sentence, language)
    assert expected in found
    assert found[expected].kind == kind


def test_a_preposition_ends_an_indonesian_name(name: Name) -> None:
    found = name("Anggota DPRD Nusa Tenggara Timur Sofwan Hidayat di Gedung Karsa hadir.")
    assert {"Sofwan Hidayat", "Gedung Karsa"} <= set(found)
    assert "Nusa Tenggara Timur" not in {e.name for e in found.values() if e.kind == "Person"}


def test_what_is_based_in_a_city_is_not_that_city(name: Name) -> None:
    assert "Lima-based" not in name("The Lima-based firm sells maps.", "en")


def test_a_law_ends_before_the_next(name: Name) -> None:
    found = name("Mereka dijerat KUHP dan Undang-Undang Nomor 23 Tahun 2007 kemarin.")
    assert {"KUHP", "Undang-Undang Nomor 23 Tahun 2007"} <= set(found)


def test_a_name_goes_on_behind_the_short_form_of_its_head(name: Name) -> None:
    found = name(
        "Sekolah Menengah Atas (SMA) Karsa Bangsa menang. Siswa SMA Karsa Bangsa bersorak."
    )
    (school,) = (each for each in found.values() if each.kind == "Organization")
    assert school.names == ("Sekolah Menengah Atas (SMA) Karsa Bangsa", "SMA Karsa Bangsa")


def test_a_law_is_known_by_its_number_in_small_letters(name: Name) -> None:
    assert "UU nomor 7 tahun 2017" in name("Mereka menggugat UU nomor 7 tahun 2017 kemarin.")


def test_the_theme_of_a_meeting_is_no_name(name: Name) -> None:
    found = name('Seminar bertema "Transforming Water Into Energy" dibuka kemarin.', "id")
    assert not [each for each in found if "Transforming" in each]


def test_a_title_stands_behind_what_it_is_of(name: Name) -> None:
    found = name('Ia menyanyi dari album terbaru Sekar berjudul "Hujan Pagi" di sana.')
    assert found["Hujan Pagi"].kind == "Document"


def test_citizens_of_a_state_are_not_that_state(name: Name) -> None:
    assert "Negara Indonesia" not in name("Dua Warga Negara Indonesia (WNI) pulang kemarin.")


def test_the_word_for_a_work_that_opens_a_sentence_is_no_part_of_its_name(name: Name) -> None:
    assert "Langit Dua Kota" in name("Film Langit Dua Kota tayang kemarin.")


def test_a_street_ends_where_the_next_place_begins(name: Name) -> None:
    found = name("Pohon tumbang di Jalan Mawar Putih Kelurahan Jati Asih kemarin.")
    assert {"Jalan Mawar Putih", "Kelurahan Jati Asih"} <= set(found)


def test_a_group_of_a_tournament_is_no_name(name: Name) -> None:
    assert not [each for each in name("Mereka berada di Grup D sejak awal.") if "Grup" in each]


def test_a_common_word_that_opens_a_sentence_is_nobody(name: Name) -> None:
    assert "Robust" not in name("Robust growth was seen.", "en")


def test_a_firm_of_partners_is_no_street(name: Name) -> None:
    assert name("It was sold by Harrow & Lane last year.", "en")["Harrow & Lane"].kind == (
        "Organization"
    )


def test_the_meeting_of_a_party_defines_the_party(name: Name) -> None:
    found = name("Rapat Kerja Nasional II Partai Fajar Kita (PFK) dibuka. PFK berdiri di Solo.")
    assert found["PFK"].kind == "Organization"


def test_an_age_tells_that_initials_are_somebody_elsewhere_too(name: Name) -> None:
    found = name("Polisi menangkap SLM (45) kemarin. Barang itu disimpan di gudang SLM.")
    assert found["SLM"].kind == "Person"


@pytest.mark.parametrize(
    ("sentence", "language", "expected", "kind"),
    [
        ("Kim Park, 61, runs a shop there.", "en", "Kim Park", "Person"),
        ("Mallam Nasir el-Rufai was absent.", "en", "Nasir el-Rufai", "Person"),
        ("Yang hadir Ni Luh Sukerti dan lainnya.", "id", "Ni Luh Sukerti", "Person"),
        ("Novel Bumi Berputar diterbitkan kemarin.", "id", "Bumi Berputar", "Document"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(
    name: Name, sentence: str, language: str, expected: str, kind: str
) -> None:
    found = name(sentence, language)
    assert expected in found
    assert found[expected].kind == kind


def test_between_a_post_and_somebody_stands_whose_post_it_is(name: Name) -> None:
    found = name("Bupati Jepara Dewi Lestari mengunjungi nelayan.")
    assert found["Dewi Lestari"].kind == "Person"
    assert found["Dewi Lestari"].names == ("Dewi Lestari",)


def test_a_place_does_not_own_its_firms_name(name: Name) -> None:
    assert "Brazil’s Petrolisa" not in name("They rented Brazil’s Petrolisa a rig.", "en")


@pytest.mark.parametrize(
    ("sentence", "body", "person"),
    [
        ("Kepala Dinas Kesehatan Sulawesi Selatan, Andi Sose, hadir.",
         "Dinas Kesehatan Sulawesi Selatan", "Andi Sose"),
        ("Kepala Dinas Kesehatan Budi Raharjo hadir.", "Dinas Kesehatan", "Budi Raharjo"),
        ("Kepala Dinas Pekerjaan Umum dan Penataan Ruang Kota Palu Andi Sose hadir.",
         "Dinas Pekerjaan Umum dan Penataan Ruang Kota Palu", "Andi Sose"),
        ("Wakil Ketua Komisi Pemberantasan Korupsi Budi Raharjo hadir.",
         "Komisi Pemberantasan Korupsi", "Budi Raharjo"),
    ],
)  # fmt: skip
def test_a_post_ends_with_what_its_body_begins_with(
    name: Name, sentence: str, body: str, person: str
) -> None:
    found = name(sentence)
    assert (found[body].kind, found[person].kind) == ("GovernmentBody", "Person")


def test_a_post_may_be_whole_with_its_last_word(name: Name) -> None:
    found = name("Sekretaris Kabinet Andi Sose hadir di Medan.")
    assert found["Andi Sose"].kind == "Person"
    assert not any(each.startswith("Kabinet") for each in found)


def test_a_name_has_one_blank_between_its_words(name: Name) -> None:
    found = name("Menteri Sosial Ratna  Dewi   Sari tiba. Ratna Dewi Sari lalu pulang.")
    assert [each for each in found if "Ratna" in each] == ["Ratna Dewi Sari"]


def test_a_name_behind_a_lost_space_is_found(name: Name) -> None:
    assert "Surabaya" in name("Rombongan itu tiba diSurabaya kemarin siang.")
