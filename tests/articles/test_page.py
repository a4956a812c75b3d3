"""Whole pages: what a careful reader takes for headline, body, caption and the rest."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgnews.articles import from_text
from kgnews.model import Article, ZoneKind

BODY_ID = [
    "Pemerintah Kabupaten Wanasari membuka kembali pasar ikan di tepi Sungai Lumbang, Senin (6/5).",
    '"Pedagang boleh menempati kios mulai besok," kata Kepala Dinas Perdagangan Lestari Utami.',
    "Pasar itu ditutup selama dua tahun karena tiang penyangganya lapuk dimakan air.",
    "Perbaikan menelan biaya Rp 4,2 miliar dan selesai lebih cepat daripada jadwal semula.",
]
BODY_EN = [
    "The town of Marlow Bay reopened its fish market on Monday after two years of repairs.",
    "“Traders can move in from tomorrow,” said Petra Lindqvist, who runs the harbour office.",
    "The market was closed because the pillars under it had rotted in the salt water.",
    "Work cost four million crowns and ended three weeks early, the council said.",
]


def zone(article: Article, kind: ZoneKind) -> str:
    return "\n".join(z.span.of(article.text) for z in article.zones if z.kind is kind)


def body(article: Article) -> list[str]:
    return [line for line in zone(article, ZoneKind.BODY).split("\n") if line.strip()]


def detail(article: Article, name: str) -> list[str]:
    return list(article.named(name))


def assert_whole(article: Article) -> None:
    """Zones in order hold all ink once; spans are verbatim."""
    position = 0
    for each in article.zones:
        assert each.span.start >= position
        assert each.span.start < each.span.end
        assert not article.text[position : each.span.start].strip()
        position = each.span.end
    assert not article.text[position:].strip()
    for found in article.details:
        if found.span and found.name != "published":
            assert found.span.of(article.text) == found.value


def test_paragraphs_alone_are_all_body() -> None:
    for paragraphs in (BODY_ID, BODY_EN):
        article = from_text("\n\n".join(paragraphs))
        assert body(article) == paragraphs
        assert article.title is None
        assert article.published is None
        assert_whole(article)


def test_one_paragraph_is_body() -> None:
    assert body(from_text(BODY_ID[0])) == [BODY_ID[0]]


def test_one_short_sentence_is_body() -> None:
    assert body(from_text("Banjir di Bogor.")) == ["Banjir di Bogor."]


def test_one_very_long_line_is_body() -> None:
    line = " ".join(BODY_ID * 50)
    assert body(from_text(line)) == [line]


def test_a_first_line_without_a_full_stop_is_the_headline() -> None:
    article = from_text("\n\n".join(["Pasar Ikan Wanasari Dibuka Lagi", *BODY_ID]))
    assert article.title == "Pasar Ikan Wanasari Dibuka Lagi"
    assert body(article) == BODY_ID


def test_an_indonesian_page_with_everything_around_it() -> None:
    page = [
        "Beranda",
        "Daerah",
        "Olahraga",
        "Beranda > Daerah",
        "Pasar Ikan Wanasari Dibuka Lagi Setelah Dua Tahun",
        "Penulis: Ratih Kemuning | Editor: Bagas Wicaksono",
        "Senin, 6 Mei 2024 | 14:05 WIB",
        "Bagikan ke:",
        "Facebook",
        "WhatsApp",
        "Salin Tautan",
        "Deretan kios di pasar ikan yang baru. (Foto: Surya Anggara/Lumbang Pos)",
        f"WANASARI, LUMBANGPOS.com – {BODY_ID[0]}",
        BODY_ID[1],
        "Baca juga: Nelayan Wanasari Minta Dermaga Dikeruk",
        BODY_ID[2],
        "SCROLL TO CONTINUE WITH CONTENT",
        BODY_ID[3],
        "(rtk/bgs)",
        "Tag:",
        "pasar ikan",
        "Wanasari",
        "Berita Terkait",
        "Bupati Kudadepa Resmikan Jembatan Gantung",
        "Minggu, 5 Mei 2024",
        "Harga Garam Anjlok di Tiga Kecamatan Pesisir",
        "Jumat, 3 Mei 2024",
        "Terpopuler",
        "1",
        "Kambing Kurban Terbesar Milik Haji Sobirin",
        "Komentar (3)",
        "Semoga ikannya murah ya pak.",
        "Tentang Kami | Redaksi | Karier",
        "© 2024 Lumbang Pos",
    ]
    article = from_text("\n".join(page))
    assert_whole(article)
    assert article.title == page[4]
    assert article.published == "2024-05-06"
    assert detail(article, "author") == ["Ratih Kemuning"]
    assert detail(article, "editor") == ["Bagas Wicaksono"]
    assert detail(article, "photographer") == ["Surya Anggara"]
    assert detail(article, "caption") == [page[11]]
    assert detail(article, "dateline") == ["WANASARI"]
    assert article.publisher == "LUMBANGPOS.com"
    assert body(article) == [page[12], BODY_ID[1], BODY_ID[2], BODY_ID[3]]
    assert article.language == "id"


def test_an_english_page_that_begins_with_a_list_of_other_articles() -> None:
    page = [
        "Most Read",
        "World / 3 h ago",
        "Ferry runs aground near Port Ellery, nobody hurt",
        "Money / 5 h ago",
        "Coffee prices climb for a fourth week in a row",
        "World / 6 h ago",
        "Goat elected honorary mayor of Dunmore village",
        "World",
        "Marlow Bay fish market opens again after two years",
        "By Nadia Okoro and Tim Brandt",
        "Monday, 6 May 2024 4:55 PM BST",
        "Fishmongers set up their stalls in Marlow Bay. — Picture by Alma Reyes",
        f"MARLOW BAY, May 6 — {BODY_EN[0]}",
        *BODY_EN[1:],
        "Related Articles",
        "Harbour office hires ten divers",
        "2 h ago",
        "Sign up for our newsletter",
        "Privacy Policy",
        "Terms of Use",
    ]
    article = from_text("\n".join(page))
    assert_whole(article)
    assert article.title == page[8]
    assert article.published == "2024-05-06"
    assert detail(article, "author") == ["Nadia Okoro", "Tim Brandt"]
    assert detail(article, "photographer") == ["Alma Reyes"]
    assert detail(article, "dateline") == ["MARLOW BAY"]
    assert body(article) == page[12:16]
    assert article.language == "en"


def test_a_date_line_with_bylines_and_a_bare_number() -> None:
    page = [
        "Pasar Ikan Wanasari Dibuka Lagi",
        "",
        "Senin, 6 Mei 2024 Reporter: Ratih Kemuning Editor: Bagas Wicaksono 3718",
        "",
        " Kios Baru Menghadap Sungai",
        "",
        "(Foto: Ratih Kemuning)",
        "",
        *BODY_ID,
    ]
    article = from_text("\n".join(page))
    assert_whole(article)
    assert detail(article, "reporter") == ["Ratih Kemuning"]
    assert detail(article, "editor") == ["Bagas Wicaksono"]
    assert detail(article, "views") == ["3718"]
    assert detail(article, "photographer") == ["Ratih Kemuning"]
    assert "Kios Baru Menghadap Sungai" in detail(article, "caption")
    assert body(article) == BODY_ID


def test_a_pull_quote_repeats_the_body_and_is_no_body() -> None:
    pulled = "tiang penyangganya lapuk dimakan air"
    article = from_text("\n\n".join(["Pasar Dibuka", *BODY_ID[:2], pulled, *BODY_ID[2:]]))
    assert pulled in zone(article, ZoneKind.CAPTION)
    assert body(article) == BODY_ID


def test_a_subheading_stays_in_the_body() -> None:
    lines = [*BODY_ID[:2], "Tiang penyangga diganti", *BODY_ID[2:]]
    assert body(from_text("\n\n".join(["Pasar Dibuka", *lines]))) == lines


def test_a_list_in_the_body_stays_in_the_body() -> None:
    lines = [*BODY_ID[:3], "Berikut jadwal kios:", "1. Kios ikan asin", "2. Kios udang", BODY_ID[3]]
    assert body(from_text("\n".join(["Pasar Dibuka", *lines]))) == lines


def test_a_subtitle_is_read() -> None:
    subtitle = "Kios pedagang ikan menghadap Sungai Lumbang setelah perbaikan selesai"
    article = from_text("\n".join(["Pasar Dibuka Lagi", subtitle, "6 Mei 2024", *BODY_ID]))
    assert article.title == "Pasar Dibuka Lagi"
    assert body(article) == [subtitle, *BODY_ID]


def test_links_under_a_heading_in_the_body_are_left_out() -> None:
    links = ["Baca Juga", "Nelayan Minta Dermaga Dikeruk Lagi", "Bupati Kudadepa Resmikan Jembatan"]
    page = ["Pasar Dibuka", *BODY_ID[:2], *links, *BODY_ID[2:]]
    article = from_text("\n".join(page))
    assert body(article) == BODY_ID
    assert all(link in zone(article, ZoneKind.BOILERPLATE) for link in links)


def test_teasers_after_the_body_are_left_out_though_they_are_sentences() -> None:
    teasers = [
        "Berita Lainnya",
        "Harga Garam Anjlok di Tiga Kecamatan",
        "05/5/2024 17:03",
        "Harga garam di tiga kecamatan pesisir anjlok akibat panen melimpah.",
        "Bupati Resmikan Jembatan Gantung Baru",
        "04/5/2024 09:12",
        "Bupati meresmikan jembatan gantung yang menghubungkan dua desa.",
    ]
    article = from_text("\n".join(["Pasar Dibuka", "06/5/2024 20:19", *BODY_ID, *teasers]))
    assert body(article) == BODY_ID
    assert article.published == "2024-05-06"


def test_teasers_under_an_unknown_heading_are_left_out_too() -> None:
    teasers = [
        "Sedang Hangat Dibicarakan",
        "Harga Garam Anjlok di Tiga Kecamatan Pesisir",
        "Harga garam di tiga kecamatan pesisir anjlok akibat panen melimpah.",
        "Bupati Resmikan Jembatan Gantung Baru Kudadepa",
        "Bupati meresmikan jembatan gantung yang menghubungkan dua desa.",
    ]
    assert body(from_text("\n".join(["Pasar Dibuka", *BODY_ID, *teasers]))) == BODY_ID


def test_a_link_glued_to_a_paragraph_is_cut_off() -> None:
    glued = f"{BODY_ID[2]} Baca juga: Nelayan Minta Dermaga Dikeruk"
    article = from_text("\n".join(["Pasar Dibuka", *BODY_ID[:2], glued, BODY_ID[3]]))
    assert body(article) == BODY_ID
    assert_whole(article)


def test_bylines_after_the_body_are_read() -> None:
    end = ["Penulis", ": Ratih Kemuning", "Editor", ": Bagas Wicaksono", "komentar", "Terpopuler"]
    article = from_text("\n".join(["Pasar Dibuka", *BODY_ID, *end, "Kambing Kurban Terbesar"]))
    assert detail(article, "author") == ["Ratih Kemuning"]
    assert detail(article, "editor") == ["Bagas Wicaksono"]
    assert body(article) == BODY_ID


def test_a_date_in_a_related_list_is_not_the_date_of_the_page() -> None:
    page = ["Pasar Dibuka", *BODY_ID, "Berita Terkait", "Harga Garam Anjlok", "Minggu, 5 Mei 2024"]
    assert from_text("\n".join(page)).published is None


def test_a_date_in_a_sentence_is_not_the_date_of_the_page() -> None:
    text = "Pasar Dibuka\n\nPasar ikan itu dibuka bupati pada 6 Mei 2024 di Wanasari."
    assert from_text(text).published is None


def test_a_dateline_with_a_date_is_not_the_line_of_publication() -> None:
    text = f"Pasar Dibuka\n\nWanasari, 6 Mei 2024 (Lumbang Pos) -- {BODY_ID[0]}\n\n{BODY_ID[1]}"
    article = from_text(text)
    assert article.published is None
    assert detail(article, "dateline") == ["Wanasari"]


def test_a_later_change_does_not_hide_the_day_of_publication() -> None:
    dates = ["Last updated: 8 May 2024", "Published: 6 May 2024"]
    assert from_text("\n".join(["Market opens", *dates, *BODY_EN])).published == "2024-05-06"


def test_how_long_ago_is_no_date() -> None:
    page = ["Market opens again", "Published: 5 hours ago", *BODY_EN]
    assert from_text("\n".join(page)).published is None


def test_a_date_above_the_headline_counts_where_it_stands_alone() -> None:
    page = [
        "Senin, 6 Mei 2024 14:00 WIB",
        "Pasar Ikan Dibuka Lagi",
        "Oleh: Ratih Kemuning",
        *BODY_ID,
    ]
    assert from_text("\n".join(page)).published == "2024-05-06"


def test_a_given_title_and_date_stand_above_the_page() -> None:
    page = "\n".join(["Pasar Dibuka", "6 Mei 2024", *BODY_ID])
    article = from_text(page, title="Pasar Ikan", published="2024-05-07", source_id="a1")
    assert (article.title, article.published, article.source_id) == (
        "Pasar Ikan",
        "2024-05-07",
        "a1",
    )


def test_a_given_title_is_found_in_the_page() -> None:
    page = "\n".join(["Menu", "Pasar “Ikan” Dibuka", *BODY_ID])
    article = from_text(page, title='Pasar "Ikan" dibuka')
    [found] = [each for each in article.details if each.name == "title"]
    assert found.span is not None
    assert found.value == "Pasar “Ikan” Dibuka"


def test_a_wrapped_text_is_body() -> None:
    text = (
        "Pemerintah kabupaten membuka kembali pasar ikan yang ditutup\n"
        "selama dua tahun karena tiang penyangganya lapuk dimakan air\n"
        "sungai. Pedagang boleh menempati kios mulai besok pagi.\n"
    )
    assert " ".join(body(from_text(text))) == " ".join(text.split("\n")).strip()


def test_unseen_characters_keep_every_offset() -> None:
    page = "\n".join(["Pasar Dibuka", "\u200b", *BODY_ID]).replace("Pedagang", "Peda\u00adgang")
    article = from_text(page)
    assert len(article.text) == len(page)
    assert article.text.index("Lestari Utami") == page.index("Lestari Utami")
    assert "Pedagang" in article.text
    assert_whole(article)


def test_an_empty_text_has_no_zones() -> None:
    for text in ("", " \n\t\n"):
        article = from_text(text)
        assert (article.zones, article.details, article.language) == ((), (), "und")


LINES = """Baca juga: Dermaga|Terpopuler|Senin, 6 Mei 2024|Editor: Ani Rahma|(Foto: Ani)|1|#
Pasar Dibuka Lagi|Facebook| |Komentar|Penulis|JAKARTA, POS.com - Warga senang.|\u200b|a.b.c|- satu|…
Berikut daftarnya:||Ani Rahma|2 jam lalu|© 2024|Foto: Ani/Pos""".replace("\n", "|")


@given(
    st.lists(st.sampled_from([*BODY_ID, *BODY_EN, *LINES.split("|")]), max_size=25).map("\n".join)
)
@settings(max_examples=150, deadline=None)
def test_zones_hold_all_ink_of_any_mix_of_lines(text: str) -> None:
    article = from_text(text)
    assert article.text == from_text(text).text
    assert_whole(article)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_zones_hold_all_ink_of_any_text(text: str) -> None:
    article = from_text(text)
    assert len(article.text) == len(text)
    assert_whole(article)


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "full stops": "." * 1_000_000,
    "short lines": "".join(f"baris {n}\n" for n in range(30_000)),
    "date lines": "Senin, 6 Mei 2024 10:00 WIB\n" * 10_000,
    "bylines": "Editor: Budi Raya\n" * 10_000,
    "credits": "(Foto: Budi)\n" * 20_000,
    "a long sentence": "kata " * 1_000 + ".",
    "links": "Habis. Baca juga: " * 20_000,
    "headlines": "Gubernur Membuka Pasar Murah Lagi\n" * 30_000,
    "brackets": "(" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_take_linear_time(text: str) -> None:
    """Quadratic time would be minutes; the processor's own time does not hear the neighbours."""
    begin = time.process_time()
    from_text(text)
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    "sentence",
    [
        "It met the World Food Programme at the Summit of the Small Islands in Port Vila.",
        "Pangdam Iskandar Muda Mayjen Budi Hartawan memimpin Kodam Iskandar Muda di Banda Aceh.",
        "Ratna pergi ke Medan.",
    ],
)
def test_a_sentence_below_a_headline_is_the_body(sentence: str) -> None:
    article = from_text(f"Kabar hari ini di kota\n\n{sentence}")
    assert [z.span.of(article.text) for z in article.zones if z.kind is ZoneKind.BODY] == [sentence]


@pytest.mark.parametrize("line", ["a\n", "Senin, 1 Mei 2024\n", "Editor: Budi Santoso\n", "kata "])
def test_a_page_without_measure_is_looked_at_up_to_a_limit(line: str) -> None:
    text = "Judul Berita Hari Ini\n\n" + "\n".join(BODY_ID) + "\n" + line * 1_500_000
    start = time.monotonic()
    article = from_text(text)
    assert time.monotonic() - start < 20
    assert article.zones[-1].kind is ZoneKind.BOILERPLATE
    assert BODY_ID[0] in "".join(
        zone.span.of(article.text) for zone in article.zones if zone.kind is ZoneKind.BODY
    )
