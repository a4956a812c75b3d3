"""Values: what each number of a sentence means, read by a person."""

from __future__ import annotations

import time

import pytest

from kgnews.extract.values import find_values
from kgnews.extract.words.numerals import numbers, units

Expected = list[tuple[str, str, str]]


def values(text: str, language: str) -> Expected:
    found = find_values(text, 0, len(text), language, "2018-10-31")
    assert all(value.span.of(text) == value.text for value in found)
    return [(value.kind, value.value, value.unit) for value in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acara itu didukung 26 kota.", [("count", "26", "kota")]),
        ("Ada 16 kampung di tepi sungai.", [("count", "16", "kampung")]),
        ("Tiga orang terluka.", [("count", "3", "orang")]),
        ("Sebanyak dua puluh lima warga mengungsi.", [("count", "25", "warga")]),
        ("Sebanyak 1.500 rumah terendam.", [("count", "1500", "rumah")]),
        ("Ada 12,000 peserta.", [("count", "12000", "peserta")]),
        ("Ada 55,4 juta pengguna.", [("count", "55400000", "pengguna")]),
        ("Ada 38.900 unit rumah.", [("count", "38900", "unit")]),
        ("Ada 72 Kepala Keluarga mengungsi.", [("count", "72", "kepala keluarga")]),
        ("Seratus lima puluh ribu orang hadir.", [("count", "150000", "orang")]),
        ("Ada seribu dua ratus tiga puluh empat pohon.", [("count", "1234", "pohon")]),
        ("Ada sebelas pemain.", [("count", "11", "pemain")]),
        ("Ada dua belas cadangan.", [("count", "12", "cadangan")]),
        ("Ada 5-10 orang di sana.", [("count", "5", "orang"), ("count", "10", "orang")]),
        ("Biayanya Rp4,55 miliar.", [("money", "4550000000", "IDR")]),
        ("Biayanya Rp 350 juta.", [("money", "350000000", "IDR")]),
        ("Biayanya Rp15.000 per kilogram.", [("money", "15000", "IDR")]),
        ("Biayanya Rp 4.55 miliar.", [("money", "4550000000", "IDR")]),
        ("Biayanya Rp5 M.", [("money", "5000000000", "IDR")]),
        ("Biayanya 50 ribu rupiah.", [("money", "50000", "IDR")]),
        ("Biayanya 99.000 lira.", [("money", "99000", "TRY")]),
        ("Biayanya 5 juta dolar AS.", [("money", "5000000", "USD")]),
        ("Biayanya US$ 2,5 juta.", [("money", "2500000", "USD")]),
        ("Biayanya sejuta rupiah.", [("money", "1000000", "IDR")]),
        ("Harga naik 1,5 persen.", [("percent", "1.5", "%")]),
        ("Harga naik 12%.", [("percent", "12", "%")]),
        ("Harga naik 20-30 persen.", [("percent", "20", "%"), ("percent", "30", "%")]),
        ("Ratna (47) datang.", [("age", "47", "year")]),
        ("Ratna (47 tahun) datang.", [("age", "47", "year")]),
        ("Ratna, 47 tahun, datang.", [("age", "47", "year")]),
        ("Pria berusia 47 tahun itu datang.", [("age", "47", "year")]),
        ("Ia meninggal pada usia 83.", [("age", "83", "year")]),
        ("Bocah 8 tahun itu selamat.", [("age", "8", "year")]),
        ("Ia dihukum 5 tahun penjara.", [("duration", "5", "year")]),
        ("Ia ditahan selama 20 hari.", [("duration", "20", "day")]),
        ("Listrik padam tiga jam.", [("duration", "3", "hour")]),
        ("Untuk kali pertama acara itu digelar.", [("ordinal", "1", "")]),
        ("Untuk kedua kalinya acara itu digelar.", [("ordinal", "2", "")]),
        ("Anak kedua Ratna lahir.", [("ordinal", "2", "")]),
        ("Solo merayakan ulang tahun ke-270.", [("ordinal", "270", "")]),
        ("Saluran itu sepanjang 309 meter.", [("measure", "309", "m")]),
        ("Lahannya 150 hektare.", [("measure", "150", "ha")]),
        ("Luasnya 2.000 meter persegi.", [("measure", "2000", "m2")]),
        ("Kecepatannya 60 km/jam.", [("measure", "60", "km/h")]),
        ("Gempa magnitudo 6,2 terjadi.", [("measure", "6.2", "M")]),
        ("Gempa M 7,1 terjadi.", [("measure", "7.1", "M")]),
        ("Ia tiba pada 30 Oktober 2018.", [("date", "2018-10-30", "")]),
        ("Ia tiba Selasa (30/10).", [("date", "2018-10-30", "")]),
    ],
)  # fmt: skip
def test_numbers_of_indonesian_news(text: str, expected: Expected) -> None:
    assert values(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The event drew 26 cities.", [("count", "26", "cities")]),
        ("Three people were hurt.", [("count", "3", "people")]),
        ("Some 1,200 runners came.", [("count", "1200", "runners")]),
        ("Two other deputy ministers came.", [("count", "2", "other deputy ministers")]),
        ("Two hundred and fifty people came.", [("count", "250", "people")]),
        ("Twenty-five students came.", [("count", "25", "students")]),
        ("It sold 1.2 million copies.", [("count", "1200000", "copies")]),
        ("It cost US$5 billion.", [("money", "5000000000", "USD")]),
        ("It cost RM6.162 million.", [("money", "6162000", "MYR")]),
        ("It cost £3.2bn.", [("money", "3200000000", "GBP")]),
        ("It cost $5m.", [("money", "5000000", "USD")]),
        ("It cost 31 million pounds.", [("money", "31000000", "GBP")]),
        ("It cost $1,250.50.", [("money", "1250.5", "USD")]),
        ("Prices rose by 1.5 percent.", [("percent", "1.5", "%")]),
        ("Prices rose by 27 per cent.", [("percent", "27", "%")]),
        ("Ruth Dale, 41, an engineer, came.", [("age", "41", "year")]),
        ("Ruth Dale (41) came.", [("age", "41", "year")]),
        ("A 47-year-old man came.", [("age", "47", "year")]),
        ("A man aged 47 came.", [("age", "47", "year")]),
        ("He is 47 years old.", [("age", "47", "year")]),
        ("The talks took three days.", [("duration", "3", "day")]),
        ("After a 12-hour shift she left.", [("duration", "12", "hour")]),
        ("The three-day fair opened.", [("duration", "3", "day")]),
        ("It is the first fair.", [("ordinal", "1", "")]),
        ("It is the 2nd fair.", [("ordinal", "2", "")]),
        ("It is the twenty-first fair.", [("ordinal", "21", "")]),
        ("A 7.4-magnitude quake hit.", [("measure", "7.4", "M")]),
        ("A magnitude 6.2 quake hit.", [("measure", "6.2", "M")]),
        ("It covers 1,500 square metres.", [("measure", "1500", "m2")]),
        ("It was 40 mph.", [("measure", "40", "mph")]),
        ("It opened on 30 October 2018.", [("date", "2018-10-30", "")]),
    ],
)
def test_numbers_of_english_news(text: str, expected: Expected) -> None:
    assert values(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rumahnya di RT 03/06 Nomor 5.", "id"),
        ("Ia dijerat Pasal 27 ayat 3.", "id"),
        ("Rapat dimulai pukul 09.30 WIB.", "id"),
        ("City 4.0 adalah sebuah pendekatan.", "id"),
        ("Kedua negara sepakat.", "id"),
        ("Ketiga korban dirawat.", "id"),
        ("Anggota G20, U20, dan C40 hadir.", "id"),
        ("Salah satu warga hadir.", "id"),
        ("Perdana Menteri datang.", "id"),
        ("Article 5 and Flight 370 were named.", "en"),
        ("The doors open at 9.30 am.", "en"),
        ("One of the men left.", "en"),
        ("Wait a second, he said.", "en"),
        ("A one-time offer ended.", "en"),
    ],
)
def test_numbers_that_count_nothing_give_no_value(text: str, language: str) -> None:
    assert values(text, language) == []


def test_dates_without_a_reference_have_no_year_to_take() -> None:
    text = "Ia tiba Selasa (30/10)."
    assert find_values(text, 0, len(text), "id") == []


def test_a_value_knows_its_words() -> None:
    text = "Menurut Ratna, hanya 26 kota hadir."
    [value] = find_values(text, 0, len(text), "id")
    assert value.text == "26 kota"


def test_values_outside_the_range_are_left_alone() -> None:
    text = "Ada 26 kota. Ada 16 kampung."
    assert [v.value for v in find_values(text, 12, len(text), "id")] == ["16"]


def test_two_numbers_in_a_row_are_no_one_number() -> None:
    text = "dua tiga"
    assert list(numbers(text, 0, len(text), units("id"))) == []


@pytest.mark.parametrize(
    "hostile", ["1" * 50000, "1." * 20000, "satu " * 20000, "Rp" * 20000, "1 (" * 9000]
)
def test_hostile_numbers_take_linear_time(hostile: str) -> None:
    begin = time.process_time()
    find_values(hostile, 0, len(hostile), "id", "2018-10-31")
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Solo menang 2-1 atas Bandung.", "id", [("score", "2-1", "")]),
        ("Dale won 2–1 in Bern.", "en", [("score", "2-1", "")]),
        ("Ia menang 21-15, 18-21, dan 21-9.", "id", [("score", "21-15 18-21 21-9", "")]),
        ("Jalan itu buka 2020-2021.", "id", []),
    ],
)
def test_two_small_numbers_with_a_dash_are_a_score(
    text: str, language: str, expected: Expected
) -> None:
    assert values(text, language) == expected


def test_a_range_is_no_score() -> None:
    assert "score" not in {kind for kind, _, _ in values("Sebanyak 10-15 orang hadir.", "id")}
    assert "score" not in {kind for kind, _, _ in values("Harga naik 5-7 persen.", "id")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rs 410-crore", ("410-crore", "4100000000")),
        ("5 lakh rupees", ("5 lakh rupees", "500000")),
        ("11 million Swedish kronor", ("11 million Swedish kronor", "11000000")),
    ],
)
def test_indian_numbers_and_nordic_crowns_are_sums(text: str, value: tuple[str, str]) -> None:
    [found] = find_values(text, 0, len(text), "en", None)
    assert found.kind == "money"
    assert found.span.of(text).endswith(value[0])
    assert found.value == value[1]
