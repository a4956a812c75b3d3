"""Layouts of pages as outlets of many kinds make them. Outlets, names and news are invented."""

from __future__ import annotations

from kgnews.articles import from_text
from kgnews.model import Article, ZoneKind

ID = [
    "Pemerintah Kabupaten Wanasari membuka lagi pasar ikan di tepi Sungai Lumbang, Senin (6/5).",
    "Bupati Wanasari Hendra Saputra mengatakan pedagang boleh berjualan mulai besok.",
    '"Tiga bulan pertama gratis," ujar Hendra.',
    "Kepala Dinas Perdagangan Lestari Utami menyebut ada 52 kios untuk pedagang lama.",
]
EN = [
    "The harbour town of Marlow Bay reopened its fish market on Monday, two years after a storm.",
    "Mayor Anna Holt said traders could move in from Tuesday.",
    "“We kept our word,” she said.",
    "The council, which owns the market, paid half of the bill and local firms paid the rest.",
]
TITLE = "Pasar Ikan Wanasari Dibuka Lagi Setelah Dua Tahun Ditutup"
HEADLINE = "Marlow Bay fish market reopens two years after storm"


def read(*lines: str) -> Article:
    return from_text("\n".join(lines))


def body(article: Article) -> list[str]:
    spans = [zone.span for zone in article.zones if zone.kind is ZoneKind.BODY]
    return [line for span in spans for line in span.of(article.text).split("\n")]


def test_links_between_single_paragraphs() -> None:
    article = read(
        "Ekonomi",
        TITLE,
        "Lumbang Media",
        "Senin, 06 Mei 2024 14:05 WIB",
        "Bagikan:",
        "url telah tercopy",
        "Pasar ikan Wanasari dibuka lagi karena tiangnya kuat. (Lumbang Media/Surya Anggara)",
        *ID[:2],
        "Lihat Juga :",
        "Nelayan Wanasari Minta Dermaga Dikeruk",
        ID[2],
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Lihat Juga :",
        "Harga Garam Anjlok",
        ID[3],
        "[Gambas:Video Lumbang]",
        "(rtk/bgs)",
        "pasar ikan wanasari",
        "ARTIKEL TERKAIT",
        "Bupati Kudadepa Resmikan Jembatan",
    )
    assert article.title == TITLE
    assert article.published == "2024-05-06"
    assert article.publisher == "Lumbang Media"
    assert article.named("photographer") == ("Surya Anggara",)
    assert body(article) == ID


def test_a_headline_twice_and_a_caption_under_its_credit() -> None:
    article = read(
        "Senin, 16 Juni 2025",
        "Network",
        "Home",
        TITLE,
        "Tayang: Senin, 6 Mei 2024 15:21 WIB",
        "Penulis: Ratih Kemuning",
        "Editor: Bagas Wicaksono",
        "zoom-in",
        TITLE,
        "LUMBANGPOS.COM/SURYA ANGGARA",
        "DIBUKA LAGI - Suasana pasar ikan Wanasari. Pasar itu ditutup dua tahun.",
        "Laporan Wartawan Lumbangpos.com, Danang Jati",
        f"LUMBANGPOS.COM, WANASARI - {ID[0]}",
        *ID[1:],
        "Halaman 1 dari 2",
        "Berita Terkait",
        "Harga Garam Anjlok di Tiga Kecamatan",
    )
    assert article.published == "2024-05-06"
    assert article.named("author") == ("Ratih Kemuning",)
    assert article.named("reporter") == ("Danang Jati",)
    assert article.named("photographer") == ("SURYA ANGGARA",)
    assert article.named("dateline") == ("WANASARI",)
    assert body(article) == [f"LUMBANGPOS.COM, WANASARI - {ID[0]}", *ID[1:]]


def test_labels_and_names_on_lines_of_their_own() -> None:
    article = read(
        "Langganan",
        TITLE,
        "Pedagang diberi waktu tiga bulan tanpa retribusi sebelum tarif baru berlaku.",
        "Reporter",
        "Ratih Kemuning",
        "Editor",
        "Bagas Wicaksono",
        "6 Mei 2024 | 14.05 WIB",
        "Bupati Hendra Saputra meninjau pasar ikan, Senin, 6 Mei 2024. LUMBANG/Surya Anggara",
        *ID,
        "Pilihan Editor: Harga Garam Anjlok di Tiga Kecamatan",
        "Wanasari",
    )
    assert article.named("reporter") == ("Ratih Kemuning",)
    assert article.named("editor") == ("Bagas Wicaksono",)
    assert article.named("photographer") == ("Surya Anggara",)
    assert body(article)[1:] == ID


def test_two_names_with_a_bar_and_a_summary() -> None:
    article = read(
        "News",
        TITLE,
        "Bagus Santosa | Ratih Kemuning",
        "Senin, 06 Mei 2024 | 10:13 WIB",
        TITLE,
        "Pasar ikan Wanasari. [Lumbangpos.com/Danang Jati]",
        "Baca 10 detik",
        f"Lumbangpos.com - {ID[0]}",
        *ID[1:],
        "BERITA TERKAIT",
        "Bisnis | 09:58 WIB",
    )
    assert article.title == TITLE
    assert article.named("author") == ("Bagus Santosa", "Ratih Kemuning")
    assert article.published == "2024-05-06"
    assert article.publisher == "Lumbangpos.com"


def test_an_agency_page_with_times_glued_to_dates() -> None:
    article = read(
        "Skip to main content",
        "World",
        "Markets",
        HEADLINE,
        "By Nadia Okoro and Tim Brandt",
        "May 6, 20249:04 AM GMT+1Updated 2 hours ago",
        "[1/2]A trader sets up a stall in Marlow Bay, May 6, 2024. AGENCY/Alma Reyes",
        f"MARLOW BAY, May 6 (Lantern News) - {EN[0]}",
        "The Daily Briefing newsletter provides all the news you need. Sign up here.",
        *EN[1:3],
        "Advertisement · Scroll to continue",
        EN[3],
        "Reporting by Nadia Okoro; Editing by Jo Park",
        "Read Next",
        "World",
        "Ferry runs aground near Port Ellery",
    )
    assert article.published == "2024-05-06"
    assert article.named("author") == ("Nadia Okoro", "Tim Brandt")
    assert article.named("editor") == ("Jo Park",)
    assert article.named("photographer") == ("Alma Reyes",)
    assert article.publisher == "Lantern News"
    assert body(article) == [f"MARLOW BAY, May 6 (Lantern News) - {EN[0]}", *EN[1:]]


def test_a_list_of_links_in_the_middle_of_an_english_page() -> None:
    article = read(
        HEADLINE,
        "Traders set up stalls at the fish market in Marlow Bay [Alma Reyes/Lantern]",
        "By Nadia Okoro",
        "Published On 6 May 20246 May 2024",
        *EN[:2],
        "Keep reading",
        "list of 2 items",
        "list 1 of 2",
        "Ferry runs aground near Port Ellery",
        "list 2 of 2",
        "Goat elected honorary mayor of Dunmore",
        "end of list",
        *EN[2:],
    )
    assert article.published == "2024-05-06"
    assert body(article) == EN


def test_a_name_with_its_outlet_under_a_subtitle() -> None:
    article = read(
        HEADLINE,
        "Mayor says traders can move in from Tuesday.",
        "Nadia Okoro (The Quayside Post)",
        "PREMIUM",
        "Mon, May 6, 2024",
        "Change Size",
        "Traders set up stalls in Marlow Bay on Monday. (Agency/Alma Reyes)",
        *EN,
    )
    assert article.named("author") == ("Nadia Okoro",)
    assert article.published == "2024-05-06"
    assert body(article)[1:] == EN


def test_a_name_beside_an_outlet_and_no_date() -> None:
    article = read("Home", "News", HEADLINE, "3 hours ago", "Share", "Petra Lind", "Quay News", *EN)
    assert article.named("author") == ("Petra Lind",)
    assert article.published is None
    assert article.publisher == "Quay News"


def test_markdown_headings() -> None:
    article = read(f"# {TITLE}", "", "*Senin, 6 Mei 2024*", "", *ID[:2], "## Tiang baru", *ID[2:])
    assert article.title == TITLE
    assert article.published == "2024-05-06"
    assert ID[3] in body(article)


def test_hash_tags_after_the_body_are_tags() -> None:
    article = read(TITLE, *ID, "Tags:", "# pasar ikan", "# Wanasari")
    assert body(article) == ID


def test_a_headline_that_looks_like_a_prompt() -> None:
    title = "Simak, Jadwal Kios Pasar Ikan Wanasari"
    assert read(title, "Senin, 6 Mei 2024", *ID).title == title


def test_an_index_of_headlines_is_no_article() -> None:
    lines = [f"Bupati Resmikan Jembatan Nomor {n} di Desa Lumbang" for n in range(20)]
    assert body(read(*lines)) == []


def test_other_line_ends() -> None:
    for end in ("\r\n", "\r", "\u2028"):
        article = from_text(end.join([TITLE, "6 Mei 2024", *ID]))
        assert article.title == TITLE
        assert article.published == "2024-05-06"
