"""Bylines, date lines and view counts in all the layouts that people have."""

from __future__ import annotations

import pytest

from kgnews.articles import from_text
from kgnews.articles.metadata import metadata

BYLINES = [
    ("Penulis : Ratih Kemuning | Editor: Bagas W", "author:Ratih Kemuning editor:Bagas W"),
    ("Reporter: Ratih Kemuning Editor: Bagas W 3718", "reporter:Ratih Kemuning editor:Bagas W"),
    ("Pewarta: prwir", "reporter:prwir"),
    ("Rep: Antara/ Red: Bagas Wicaksono", "editor:Bagas Wicaksono"),
    ("Oleh : Maya Lestari", "author:Maya Lestari"),
    ("Oleh Maya Lestari pada 25 Feb 2020, 17:50 WIB", "author:Maya Lestari"),
    ("Laporan Wartawan Tribunwanasari.com, Danang Jati", "reporter:Danang Jati"),
    ("Kontributor: Yohanes Ndori", "reporter:Yohanes Ndori"),
    ("By Nadia Okoro", "author:Nadia Okoro"),
    ("By Nadia Okoro and Tim Brandt", "author:Nadia Okoro author:Tim Brandt"),
    ("BY NADIA OKORO", "author:NADIA OKORO"),
    ("| Written by Eliaser Tobias", "author:Eliaser Tobias"),
    ("By Nadia Okoro, Straits Times", "author:Nadia Okoro"),
    ("Court reporter: Imogen Farrow", "reporter:Imogen Farrow"),
    ("Reporting by Ann Lee in London; Editing by Jo Park", "reporter:Ann Lee editor:Jo Park"),
    ("Translator: Rina Y, Editor: Joko S", "translator:Rina Y editor:Joko S"),
    ("Penulis: Zoe Kline/BBC News Indonesia", "author:Zoe Kline"),
    ("Penulis: Tim Redaksi | Editor: A. M. Putri", "editor:A. M. Putri"),
    ("Ratih Kemuning | Jum'at, 17 Februari 2017 - 13:30 wib", "author:Ratih Kemuning"),
    ("Ratih Kemuning, Jurnalis · Selasa 25 Februari 2020 16:44 WIB", "author:Ratih Kemuning"),
    ("Editor: Peter van Dijk", "editor:Peter van Dijk"),
    ("Editor: Budi, S.Kom", "editor:Budi"),
    (
        "Kabar Laut | Reporter Rani Kusuma | Editor Joko Slamet",
        "reporter:Rani Kusuma editor:Joko Slamet",
    ),
    ("Penulis I Wayan Sudana", "author:I Wayan Sudana"),
    ("Laporan wartawan Kabar Laut Post, Rani Kusuma", "reporter:Rani Kusuma"),
    ("Kontributor Jogja, Rani Kusuma", "reporter:Rani Kusuma"),
    ("Penulis: Wahyu/Editor: Damar", "author:Wahyu editor:Damar"),
    ("Senin Wage, 4 Maret 2024 09:10 WIB | Rani Kusuma", "author:Rani Kusuma"),
    ("Terbit Sabtu Pon, 22 Juni 2024", ""),
    ("Warta Nusa, Bogor - Diterbitkan 18 Oktober 2023, 09:00 WIB", ""),
    ("By Ann Okoro, BBC News, Lagos", "author:Ann Okoro"),
    ("From Ann Okoro, Abuja", "author:Ann Okoro"),
    ("Story by Ann Okoro • 2h • 5 min read", "author:Ann Okoro"),
    ("By Ann Okoro | 5 min read | Updated 3 hours ago", "author:Ann Okoro"),
    ("Exclusive by Ann Okoro", "author:Ann Okoro"),
    ("Laporan Rangga Mahesa dari Paris", "reporter:Rangga Mahesa"),
    ("Words: Ann Okoro", "author:Ann Okoro"),
    ("Written by Ann Okoro, Edited by Petra Lind", "author:Ann Okoro editor:Petra Lind"),
    (
        "Reporting by Ann Okoro in Oslo; Writing by Ken Sato; Editing by Petra Lind and Jo Park",
        "reporter:Ann Okoro author:Ken Sato editor:Petra Lind editor:Jo Park",
    ),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_gives_its_names(line: str, names: str) -> None:
    found = metadata(line, 0, len(line))
    assert found is not None
    assert " ".join(f"{role}:{span.of(line)}" for role, span in found.names) == names


DATES = [
    ("September 5, 2024 9:18 PM GMT+2 · Updated an hour ago", "2024-09-05", ""),
    ("Kamis, 5 September 2024 | Diperbarui sejam yang lalu", "2024-09-05", ""),
    ("Selasa, 30 Oktober 2018", "2018-10-30", ""),
    ("Rabu, 22 Okt 2025 08:51 WIB", "2025-10-22", ""),
    ("Friday, 22 Nov 2024 4:55 PM MYT", "2024-11-22", ""),
    ("16/02/2016, 14:38", "2016-02-16", ""),
    ("2024-05-06 10:00", "2024-05-06", ""),
    ("on 16 Feb 2016 at 09:10 WIB", "2016-02-16", ""),
    ("Kompas.com - 12/05/2020, 14:38 WIB", "2020-05-12", ""),
    ("Bisnis | Rabu, 30 Juli 2025, 17:05 WIB", "2025-07-30", ""),
    ("Jakarta ● Mon, March 4, 2024", "2024-03-04", ""),
    ("Published: 10 May 2023, 6:12 PM", "2023-05-10", ""),
    ("Tayang: Selasa, 25 Februari 2020 10:00 WIB", "2020-02-25", ""),
    ("March 4, 2024 19:20 GMT+700", "2024-03-04", ""),
    ("Diperbarui 25 Feb 2020, 17:50 WIB", "", "2020-02-25"),
    ("Updated 9:41 PM GMT+7, March 3, 2024", "2024-03-03", ""),
    ("04 Mar 2024 11:05AM (Updated: 05 Mar 2024 11:20AM)", "2024-03-04", "2024-03-05"),
    ("Fri 12 May 2023 07.27 BSTLast modified on Sat 13 May 2023", "2023-05-12", "2023-05-13"),
]


@pytest.mark.parametrize(("line", "published", "updated"), DATES)
def test_a_date_line_gives_its_days(line: str, published: str, updated: str) -> None:
    found = metadata(line, 0, len(line))
    assert found is not None
    assert " ".join(each.value for each in found.dates) == published
    assert " ".join(each.value for each in found.updated) == updated


OTHERS = [
    "Jadwal Salat Hari Ini 8 Januari 2026",
    "Indeks Saham Kamis 8 Januari 2026: Dibuka Menguat",
    "Kebakaran di Pasar Lama, Jumat (6/6/2025)",
    "By the time the police arrived, he left",
    "Oleh karena itu, polisi datang",
    "Pasar ikan itu dibuka pada 6 Mei 2024.",
    "Pasar Ikan Dibuka Lagi",
    "From London with love",
    "Laporan Stabilitas Keuangan dari Bank Lumbang dibagikan.",
    "Laporan Keuangan Bank Lumbang",
    "Oleh Warga Lumbang di pasar yang ramai itu ikan dijual",
    "Editor Iskandar dipanggil polisi",
    "Penulis Buku Anak Raih Penghargaan di Bandung",
    "",
    "Editor: " + "kata " * 60,
]


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_with_other_words_is_no_metadata(line: str) -> None:
    assert metadata(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "views"),
    [("Rabu, 24 Oktober 2018 2482", "2482"), ("6 Mei 2024 | Dibaca 1.204 kali", "1.204")],
)
def test_a_view_count_is_no_part_of_anything_else(line: str, views: str) -> None:
    found = metadata(line, 0, len(line))
    assert found is not None
    assert found.views is not None
    assert found.views.of(line) == views


def test_offsets_are_those_of_the_text() -> None:
    text = "Judul\nEditor: Bagas Wicaksono\nIsi"
    found = metadata(text, 6, 29)
    assert found is not None
    assert [span.of(text) for _, span in found.names] == ["Bagas Wicaksono"]


def test_an_outlet_between_a_name_and_a_date_is_nobody() -> None:
    line = "Sarah Holt / The Western Ledger / Updated: Jul 9, 2025, 09:48 IST"
    found = metadata(line, 0, len(line))
    assert found is not None
    assert [span.of(line) for _, span in found.names] == ["Sarah Holt"]
    assert [each.value for each in found.updated] == ["2025-07-09"]


def test_who_scored_when_is_no_headline() -> None:
    text = (
        "Rovers beat Wanderers to reach the final\nBy Sarah Holt\n1 June 2025\n\n"
        "Rovers: Holt 12, 40\nWanderers: Baird 44; Okafor 90+4\n\n"
        "Rovers came from behind to beat Wanderers in the rain and will play the final on "
        "Sunday. Baird had scored for Wanderers, and Okafor hit the post twice.\n\n"
        "Holt scored both goals for Rovers, who had lost five of their last six games.\n"
    )
    assert from_text(text).named("title") == ("Rovers beat Wanderers to reach the final",)
