"""RSS, Atom and news sitemaps."""

from __future__ import annotations

import io

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.feeds import feed_articles, sitemap_articles
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def split(found: list[Article | Refusal]) -> tuple[list[Article], list[str]]:
    read = [each for each in found if isinstance(each, Article)]
    return read, [str(each) for each in found if isinstance(each, Refusal)]


def feed(data: str) -> tuple[list[Article], list[str]]:
    return split(list(feed_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING)))


def test_an_rss_feed() -> None:
    item = (
        "<item><title>Pasar Dibuka</title><link>https://pos.example/1</link><guid>g1</guid>"
        "<pubDate>Mon, 06 May 2024 10:00:00 +0700</pubDate>"
        '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ratih Kemuning</dc:creator>'
        f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
    )
    head = "<title>Lumbang Pos</title><language>id</language>"
    [found], _ = feed(f'<rss version="2.0"><channel>{head}{item}</channel></rss>')
    assert found.text == f"Pasar Dibuka\n\n{TEXT}"
    assert (found.title, found.published, found.source_id) == ("Pasar Dibuka", "2024-05-06", "g1")
    assert (found.publisher, found.language) == ("Lumbang Pos", "id")
    assert found.named("author") == ("Ratih Kemuning",)


def test_an_atom_feed() -> None:
    entry = (
        "<entry><title>Market opens</title><id>tag:1</id><updated>2024-05-07T00:00:00Z</updated>"
        "<published>2024-05-06T00:00:00Z</published><author><name>Nadia Okoro</name></author>"
        '<link rel="self" href="https://pos.example/x"/><link href="https://pos.example/1"/>'
        '<content type="html">&lt;p&gt;The market opened on Monday.&lt;/p&gt;</content></entry>'
    )
    [found], _ = feed(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{entry}</feed>'
    )
    assert (found.url, found.published) == ("https://pos.example/1", "2024-05-06")
    assert found.named("author") == ("Nadia Okoro",)


def test_a_feed_that_breaks_off_keeps_its_items_and_says_so() -> None:
    item = f"<item><title>Pasar</title><description>{TEXT}</description></item>"
    read, said = feed(f"<rss><channel>{item}{item}<item><title>Ki")
    assert len(read) >= 2
    assert "broken XML" in said[-1]


def test_a_feed_with_a_document_type_is_not_read() -> None:
    evil = '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><item>&e;</item></rss>'
    read, said = feed(evil)
    assert not read
    assert "document type" in said[0]


@pytest.mark.parametrize("data", ["", "<", "<rss></rss>"])
def test_what_is_no_feed_is_refused(data: str) -> None:
    read, said = feed(data)
    assert not read
    assert said


def sitemap(data: str) -> tuple[list[Article], list[str]]:
    return split(list(sitemap_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING)))


def test_the_full_text_of_an_item_is_taken_and_its_summary_is_not() -> None:
    content = "<content:encoded><![CDATA[" + f"<p>{TEXT}</p><p>Kios baru itu luas.</p>]]>"
    item = f"<item><title>Pasar</title><description>Ringkas.</description>{content}"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    [found], _ = feed(f"<rss {space}><channel>{item}</content:encoded></item></channel></rss>")
    assert found.text == f"Pasar\n\n{TEXT}\n\nKios baru itu luas."
    assert found.named("note") == ()


def test_a_feed_of_summaries_says_so() -> None:
    item = f"<item><title>Pasar</title><description>{TEXT}</description></item>"
    [found], _ = feed(f"<rss><channel>{item}</channel></rss>")
    assert found.named("note") == ("only a summary of the article was given",)


def test_an_item_that_is_only_a_headline_says_so() -> None:
    item = "<item><title>Pasar Dibuka</title><link>https://pos.example/1</link></item>"
    [found], _ = feed(f"<rss><channel>{item}</channel></rss>")
    assert (found.text, found.url) == ("Pasar Dibuka", "https://pos.example/1")
    assert found.named("note") == ("only metadata of the article was given",)


def test_names_of_characters_that_xml_does_not_know_are_read() -> None:
    item = "<item><title>Pasar&nbsp;Ikan &ndash; Dibuka</title><link>https://a.example/1</link>"
    [found], said = feed(f"<rss><channel>{item}</item></channel></rss>")
    assert found.title == "Pasar Ikan – Dibuka"
    assert said == []


def test_a_prefix_that_was_never_declared_does_no_harm() -> None:
    words = f"<description>{TEXT}</description>"
    item = f"<item><title>Pasar</title><dc:creator>Ratih K</dc:creator>{words}</item>"
    [found], said = feed(f"<rss><channel>{item}</channel></rss>")
    assert found.named("author") == ("Ratih K",)
    assert said == []


def test_a_feed_in_another_encoding_hides_no_document_type() -> None:
    evil = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY e "x">]><rss>&e;</rss>'
    read, said = split(
        list(feed_articles(io.BytesIO(evil.encode("utf-16")), "f", Options(), NOTHING))
    )
    assert not read
    assert "document type" in said[0]


def test_the_language_of_the_words_goes_before_that_of_the_template() -> None:
    item = f"<item><title>Pasar</title><description>{TEXT * 2}</description></item>"
    [found], _ = feed(f"<rss><channel><language>en-US</language>{item}</channel></rss>")
    assert found.language == "id"


def test_xhtml_inside_atom_keeps_its_paragraphs() -> None:
    body = f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>Kios baru.</p></div>'
    entry = f'<entry><title>Pasar</title><content type="xhtml">{body}</content></entry>'
    [found], _ = feed(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert found.text == f"Pasar\n\n{TEXT}\n\nKios baru."


def test_the_words_of_a_picture_are_not_those_of_the_article() -> None:
    media = (
        "<media:content url='x'><media:description>Foto pasar</media:description></media:content>"
    )
    author = "<author>redaksi@pos.example (Ratih Kemuning)</author>"
    item = f"<item><title>Pasar</title>{media}{author}<description>{TEXT}</description></item>"
    for space in ('xmlns:media="http://search.yahoo.com/mrss/"', ""):
        [found], _ = feed(f"<rss {space}><channel>{item}</channel></rss>")
        assert found.text == f"Pasar\n\n{TEXT}"
        assert found.named("author") == ("Ratih Kemuning",)


NEWS = (
    "<url><loc>https://pos.example/1</loc><news:news><news:publication><news:name>Lumbang Pos"
    "</news:name><news:language>id</news:language></news:publication><news:publication_date>"
    "2024-05-06T08:00:00+07:00</news:publication_date><news:title>Pasar Dibuka</news:title>"
    "</news:news></url>"
)
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def test_a_news_sitemap_gives_metadata_and_says_so() -> None:
    [found], said = sitemap(f"<urlset {SPACES}>{NEWS}</urlset>")
    assert (found.title, found.url) == ("Pasar Dibuka", "https://pos.example/1")
    assert (found.published, found.publisher) == ("2024-05-06", "Lumbang Pos")
    assert found.named("note") == ("only metadata of the article was given",)
    assert said == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<urlset><url><loc>https://a.example/</loc></url></urlset>", "without headlines"),
        ("<sitemapindex><sitemap/></sitemapindex>", "a list of sitemaps"),
        (f"<urlset {SPACES}>{NEWS}<url><loc>", "broken XML"),
        ("<!DOCTYPE urlset []><urlset/>", "document type"),
    ],
)
def test_a_sitemap_that_gives_less_says_why(data: str, reason: str) -> None:
    assert reason in sitemap(data)[1][-1]
