"""Dates of both languages: every form, with and without a reference, and what is no date."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.text.dates import find_dates

WEDNESDAY = "2018-10-31"

FULL = [
    ("30 Oktober 2018", "30 Oktober 2018", "2018-10-30"),
    ("Selasa, 30 Oktober 2018", "Selasa, 30 Oktober 2018", "2018-10-30"),
    ("SELASA, 16 FEBRUARI 2016 08:00", "SELASA, 16 FEBRUARI 2016", "2016-02-16"),
    ("Rabu, 22 Okt 2025 08:51 WIB", "Rabu, 22 Okt 2025", "2025-10-22"),
    ("Jum'at, 17 Februari 2017 - 13:30 wib", "Jum'at, 17 Februari 2017", "2017-02-17"),
    ("Jumat, 5 Mei 2023 pukul 19.00 WIB", "Jumat, 5 Mei 2023", "2023-05-05"),
    ("Senin malam, 15 Februari 2016", "Senin malam, 15 Februari 2016", "2016-02-15"),
    ("sejak tanggal 4 November 2025 di", "4 November 2025", "2025-11-04"),
    ("16 Agt 2019", "16 Agt 2019", "2019-08-16"),
    ("1 Nop 2009", "1 Nop 2009", "2009-11-01"),
    ("April 1, 2026", "April 1, 2026", "2026-04-01"),
    ("Tue, October 25, 2022", "Tue, October 25, 2022", "2022-10-25"),
    ("Friday, 22 Nov 2024 4:55 PM MYT", "Friday, 22 Nov 2024", "2024-11-22"),
    ("Sept. 3, 2021", "Sept. 3, 2021", "2021-09-03"),
    ("the 4th of March 2020", "4th of March 2020", "2020-03-04"),
    ("March 3, 20249:04 AM", "March 3, 2024", "2024-03-03"),
    ("16/02/2016, 14:38", "16/02/2016", "2016-02-16"),
    ("08/1/2026 20:19", "08/1/2026", "2026-01-08"),
    ("(4/11/2025)", "(4/11/2025)", "2025-11-04"),
    ("Selasa (4/11/2025)", "Selasa (4/11/2025)", "2025-11-04"),
    ("16.02.2016", "16.02.2016", "2016-02-16"),
    ("16-02-2016", "16-02-2016", "2016-02-16"),
    ("(16/2/16)", "(16/2/16)", "2016-02-16"),
    ("10/30/2018", "10/30/2018", "2018-10-30"),
    ("2024-05-06T10:00:00+07:00", "2024-05-06", "2024-05-06"),
    ("2024/5/6", "2024/5/6", "2024-05-06"),
    ("4-5 November 2025", "4-5 November 2025", "2025-11-04"),
    ("4 dan 5 November 2025", "4 dan 5 November 2025", "2025-11-04"),
    ("Sabtu-Minggu (8-9/2/2025)", "Sabtu-Minggu (8-9/2/2025)", "2025-02-08"),
    ("(Selasa, 30 Oktober 2018)", "Selasa, 30 Oktober 2018", "2018-10-30"),
    ("BSTLast modified on Fri 12 May 2023 11.11", "Fri 12 May 2023", "2023-05-12"),
]


@pytest.mark.parametrize(("text", "words", "value"), FULL)
def test_a_full_date_needs_no_reference(text: str, words: str, value: str) -> None:
    [found] = find_dates(text)
    assert (found.span.of(text), found.value) == (words, value)


COARSE = [
    ("pada Oktober 2018", "Oktober 2018", "2018-10"),
    ("bulan Desember 1999", "Desember 1999", "1999-12"),
    ("in May 2020", "May 2020", "2020-05"),
    ("pada tahun 2018", "2018", "2018"),
    ("sejak 1998", "1998", "1998"),
    ("by 2028", "2028", "2028"),
    ("akhir 2025", "2025", "2025"),
    ("mid-2019", "2019", "2019"),
]


@pytest.mark.parametrize(("text", "words", "value"), COARSE)
def test_a_month_or_a_year_keeps_its_precision(text: str, words: str, value: str) -> None:
    [found] = find_dates(text)
    assert (found.span.of(text), found.value) == (words, value)


RELATIVE = [
    ("Selasa (30/10)", "Selasa (30/10)", "2018-10-30"),
    ("(31/12) lalu", "(31/12)", "2018-12-31"),
    ("Nov 22", "Nov 22", "2018-11-22"),
    ("on 24 January,", "24 January", "2019-01-24"),
    ("di bulan Agustus", "Agustus", "2018-08"),
    ("bulan Agustus mendatang", "Agustus mendatang", "2019-08"),
    ("in March,", "March", "2018-03"),
    ("hari ini", "hari ini", "2018-10-31"),
    ("kemarin sore", "kemarin", "2018-10-30"),
    ("yesterday's", "yesterday", "2018-10-30"),
    ("last night", "last night", "2018-10-30"),
    ("besok", "besok", "2018-11-01"),
    ("tomorrow", "tomorrow", "2018-11-01"),
    ("the day after tomorrow", "the day after tomorrow", "2018-11-02"),
    ("on Monday", "Monday", "2018-10-29"),
    ("pada Rabu pagi", "Rabu pagi", "2018-10-31"),
    ("Rabu lalu", "Rabu lalu", "2018-10-24"),
    ("last Wednesday", "last Wednesday", "2018-10-24"),
    ("Senin lalu", "Senin lalu", "2018-10-29"),
    ("Senin pekan lalu", "Senin pekan lalu", "2018-10-22"),
    ("Selasa depan", "Selasa depan", "2018-11-06"),
    ("next Monday", "next Monday", "2018-11-05"),
    ("pada Minggu lalu", "Minggu lalu", "2018-10-28"),
    ("tiga hari lalu", "tiga hari lalu", "2018-10-28"),
    ("two years ago", "two years ago", "2016"),
    ("setahun lalu", "setahun lalu", "2017"),
    ("dua bulan yang lalu", "dua bulan yang lalu", "2018-08"),
    ("bulan lalu", "bulan lalu", "2018-09"),
    ("this month", "this month", "2018-10"),
    ("tahun depan", "tahun depan", "2019"),
    ("last year", "last year", "2017"),
]


@pytest.mark.parametrize(("text", "words", "value"), RELATIVE)
def test_what_the_words_leave_out_comes_from_the_reference(
    text: str, words: str, value: str
) -> None:
    [found] = find_dates(text, reference=WEDNESDAY)
    assert (found.span.of(text), found.value) == (words, value)
    assert find_dates(text) == []


NONE = [
    "31/02/2020",
    "30/13/2020",
    "31 Februari 2020",
    "Selasa (31/02)",
    "RT 03/06",
    "hampir 1/3 pengguna",
    "menang 21-15, 21-14",
    "5 may have left",
    "Black Friday",
    "Sheffield Wednesday",
    "Jumat Agung",
    "Minggu lalu ia datang",  # last week or last Sunday
    "sebanyak 2,018 orang",
    "Peraturan Nomor 12.05.20185",
    "in 2018%",
    "kuartal III",
    "maret dan juni",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_gives_nothing(text: str) -> None:
    assert find_dates(text, reference=WEDNESDAY) == []


def test_a_weekday_that_contradicts_its_date_is_ignored() -> None:
    text = "Senin, 30 Oktober 2018"  # it was a Tuesday
    assert [each.value for each in find_dates(text)] == ["2018-10-30"]


def test_a_weekday_chooses_the_year_of_a_day_without_one() -> None:
    [found] = find_dates("Kamis (3/1)", reference="2018-12-30")  # Thursday in 2019
    assert found.value == "2019-01-03"


def test_the_year_turns_with_the_nearest_day() -> None:
    assert find_dates("(31/12)", reference="2019-01-02")[0].value == "2018-12-31"


def test_a_reference_of_a_year_gives_the_year_alone() -> None:
    assert find_dates("Selasa (30/10)", reference="2018")[0].value == "2018-10-30"
    assert find_dates("hari ini", reference="2018") == []


def test_two_dates_of_one_sentence_come_in_order() -> None:
    text = "dari 4 November 2025 sampai 23 November 2025, diputus Kamis (6/11)"
    values = [each.value for each in find_dates(text, reference="2025-11-10")]
    assert values == ["2025-11-04", "2025-11-23", "2025-11-06"]


def test_only_the_asked_part_is_read() -> None:
    text = "1 Mei 2020 dan 2 Juni 2021"
    assert [each.span.of(text) for each in find_dates(text, 11)] == ["2 Juni 2021"]
    assert [each.span.of(text) for each in find_dates(text, 0, 10)] == ["1 Mei 2020"]


@given(st.text(alphabet="0123456789/.-() SeninMeiOktober,", max_size=60))
def test_values_are_iso_and_spans_are_in_order(text: str) -> None:
    position = 0
    for found in find_dates(text, reference=WEDNESDAY):
        assert position <= found.span.start < found.span.end <= len(text)
        assert len(found.value) in (4, 7, 10)
        position = found.span.end


HOSTILE = {
    "digits": "1" * 300_000,
    "slashes": "1/2/" * 75_000,
    "months": "Mei " * 75_000,
    "weekdays": "Selasa " * 50_000,
    "dates": "30 Oktober 2018 " * 20_000,
    "spaces": " " * 300_000,
    "brackets": "(" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_linear_time(text: str) -> None:
    begin = time.process_time()
    find_dates(text, reference=WEDNESDAY)
    assert time.process_time() - begin < 5
