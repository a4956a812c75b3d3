"""Boxes, embeds and tails between the paragraphs of a page. Outlets and news are invented."""

from __future__ import annotations

import pytest

from kgnews.articles.layout import layout_of
from kgnews.model import ZoneKind

ID = [
    "LUMBANG - Pemerintah Kabupaten Wanasari membuka lagi pasar ikan di tepi Sungai Lumbang.",
    "Bupati Wanasari Hendra Saputra mengatakan pedagang boleh berjualan mulai besok pagi.",
    '"Tiga bulan pertama gratis," ujar Hendra kepada para pedagang yang datang sejak subuh.',
]
EN = [
    "MARLOW BAY - The harbour town reopened its fish market on Monday, two years after a storm.",
    "Mayor Anna Holt said traders could move in from Tuesday and pay no rent until the winter.",
    "The council, which owns the market, paid half of the bill and local firms paid the rest.",
]
TITLE = "Pasar Ikan Wanasari Dibuka Lagi Setelah Dua Tahun Ditutup"
HEADLINE = "Marlow Bay fish market reopens two years after storm"


def kinds(lines: list[str]) -> dict[str, ZoneKind]:
    layout = layout_of("\n".join(lines))
    return {line.text: kind for line, kind in zip(layout.lines, layout.kinds, strict=True)}


def between(line: str, body: list[str]) -> dict[str, ZoneKind]:
    title = TITLE if body is ID else HEADLINE
    return kinds([title, "Senin, 6 Mei 2024", *body[:2], line, *body[2:]])


@pytest.mark.parametrize(
    "line",
    [
        "Loading Instagram content",
        "View this post on Instagram",
        "A post shared by Anna Holt (@annaholt)",
        "Key points:",
        "Related: Old lifeboat finds a new home",
        "ADVERTISEMENT SCROLL TO CONTINUE",
        "1 of 3",
        "Kindly share this story:",
        "Privacy Notice: Newsletters may hold what outside parties pay for.",
        "Quay Plus subscribers can read the full story.",
    ],
)
def test_what_stands_between_english_paragraphs(line: str) -> None:
    found = between(line, EN)
    assert found[line] is ZoneKind.BOILERPLATE
    assert [found[each] for each in EN] == [ZoneKind.BODY] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Memuat konten Instagram",
        "Tonton: Detik-detik Kapal Bersandar",
        "📺 Simak: Harga Garam Anjlok",
        "Tulisan ini merupakan bagian dari kanal Pesisir",
        "Poin Penting:",
        "Klik untuk membagikan di Facebook",
    ],
)
def test_what_stands_between_indonesian_paragraphs(line: str) -> None:
    found = between(line, ID)
    assert found[line] is ZoneKind.BOILERPLATE
    assert [found[each] for each in ID] == [ZoneKind.BODY] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Loading cranes will stand on the quay until the last of the ships has left the harbour.",
        "The key points of the plan were shown to the traders in a hall beside the old market.",
        '"We shall not be beaten. The harbour is all that we have',
    ],
)
def test_what_only_begins_like_a_box_is_body(line: str) -> None:
    assert between(line, EN)[line] is ZoneKind.BODY


def test_a_box_to_sign_up_ends_where_it_says_so() -> None:
    box = [
        "Sign up to Harbour Letters",
        "Free weekly newsletter",
        "The best stories of the coast. Fish, boats and the people who live from them",
        "after newsletter promotion",
    ]
    found = kinds([HEADLINE, "Mon 6 May 2024", *EN[:2], *box, *EN[2:]])
    assert [found[line] for line in box] == [ZoneKind.BOILERPLATE] * 4
    assert found[EN[2]] is ZoneKind.BODY


@pytest.mark.parametrize("tail", ["(rni)", "(rni/bds)", "(*)", "[RNI]", "(*/rni)"])
def test_initials_behind_the_last_sentence_are_metadata(tail: str) -> None:
    found = kinds([TITLE, "Senin, 6 Mei 2024", *ID, "Pasar itu memiliki 52 kios. " + tail])
    assert found["Pasar itu memiliki 52 kios."] is ZoneKind.BODY
    assert found[tail] is ZoneKind.METADATA


def test_an_abbreviation_in_brackets_is_no_signature() -> None:
    line = "Pasar itu dibangun Badan Usaha Milik Desa (BUMDes)"
    assert line in kinds([TITLE, *ID, line])


def test_what_follows_the_signature_of_an_agency_is_no_body() -> None:
    after = "BAHARI provides news of the sea to papers and broadcasters."
    found = kinds([HEADLINE, "06/05/2024 06:11 PM", *EN, "-- BAHARI", after])
    assert found["-- BAHARI"] is ZoneKind.METADATA
    assert found[after] is ZoneKind.BOILERPLATE


def test_the_topics_behind_the_last_sentence_are_no_body() -> None:
    found = kinds([HEADLINE, "May 6, 2024", *EN, "It has 52 stalls. Topics : fish, Marlow Bay"])
    assert found["Topics : fish, Marlow Bay"] is ZoneKind.BOILERPLATE


def test_a_line_under_the_headline_that_says_more_is_body() -> None:
    deck = "Traders at the harbour of Marlow Bay pay no rent until winter as council opens stalls"
    found = kinds([HEADLINE, deck, "By Petra Lind", "May 6, 2024", *EN])
    assert found[deck] is ZoneKind.BODY


def test_a_team_list_is_body() -> None:
    line = "Susunan pemain Wanasari: Rendi Putra; Irfan Hakim, Jaka Sembiring, Luki Ferdi."
    assert kinds([TITLE, "Senin, 6 Mei 2024", *ID, line])[line] is ZoneKind.BODY


def test_a_quotation_alone_with_its_source_below_is_a_pull_quote() -> None:
    pulled, source = '"Garam tidak bisa dikebut."', "— Suratmi, petambak"
    found = kinds([TITLE, "Senin, 6 Mei 2024", *ID[:2], pulled, source, *ID[2:]])
    assert found[pulled] is ZoneKind.CAPTION
    assert found[source] is ZoneKind.CAPTION


def test_the_headline_is_above_its_subtitle_whatever_that_speaks_of() -> None:
    title, deck = "Harbour council reopens market", "Board halves rent to 1.5 crowns; more boats"
    layout = layout_of("\n".join([title, deck, "Petra Lind", "May 6, 2024", *EN]))
    assert layout.title is not None
    assert layout.lines[layout.title].text == title


def test_an_article_goes_on_below_a_list_of_others() -> None:
    last = "Holt told traders that the fish market would be open on Monday and on Tuesday."
    found = kinds([HEADLINE, "May 6, 2024", *EN, "Recommended articles", "Cod prices rise", last])
    assert found["Cod prices rise"] is ZoneKind.BOILERPLATE
    assert found[last] is ZoneKind.BODY


def test_sentences_about_other_things_below_such_a_list_are_no_body() -> None:
    teaser = "Thieves who broke into a bakery in Vale Street left with nothing but buns."
    found = kinds([HEADLINE, "May 6, 2024", *EN, "Recommended articles", "Buns gone", teaser])
    assert found[teaser] is ZoneKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Two men were caught at a roadblock on Sunday night, police of Marlow Bay said.",
        "The children of Marlow Bay sold cookies to raise money for the new fish market.",
    ],
)
def test_a_word_inside_another_makes_no_prompt(line: str) -> None:
    assert between(line, EN)[line] is ZoneKind.BODY


def test_a_name_and_an_outlet_behind_the_last_sentence_are_a_credit() -> None:
    line = "Traders fill the fish market on Monday night. Kara Lind/Courier"
    found = kinds([HEADLINE, "By Petra Lind", "May 6, 2024", line, *EN])
    assert found[line] is ZoneKind.CAPTION


def test_letters_for_the_size_of_type_are_no_headline() -> None:
    assert kinds([HEADLINE, "May 6, 2024", "A", *EN])["A"] is ZoneKind.BOILERPLATE
