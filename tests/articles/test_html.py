"""HTML: metadata before the visible page, the body without what surrounds it."""

from __future__ import annotations

import json
import time
from typing import Any

from lxml import html

from kgnews.articles.html import html_article
from kgnews.articles.markup import visible_text
from kgnews.articles.options import Given, Options, Refusal
from kgnews.model import Article, ZoneKind

PARAGRAPHS = [
    "Pemerintah Kabupaten Wanasari membuka kembali pasar ikan di tepi Sungai Lumbang.",
    "Pasar itu ditutup selama dua tahun karena tiang penyangganya lapuk dimakan air sungai.",
    "“Pedagang boleh menempati kios mulai besok,” kata Kepala Dinas Perdagangan Lestari Utami.",
]


def page(head: str = "", above: str = "", below: str = "") -> bytes:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="id"><head><title>Pasar | Pos</title>{head}</head><body>'
        f"<nav><a href=/>Beranda</a></nav><article><h1>Pasar Ikan Dibuka Lagi</h1>{above}{body}"
        f"</article>{below}<footer>Hak cipta Pos</footer></body></html>"
    ).encode()


def read(data: bytes, given: Given | None = None) -> Article:
    found = html_article(data, "page.html", Options(), given or Given())
    assert isinstance(found, Article)
    return found


def ld(**fields: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_headline_is_the_first_block_of_the_text() -> None:
    found = read(page())
    [title] = [each for each in found.details if each.name == "title"]
    assert title.span is not None
    assert (title.span.start, title.value) == (0, "Pasar Ikan Dibuka Lagi")
    body = "\n\n".join(
        zone.span.of(found.text) for zone in found.zones if zone.kind is ZoneKind.BODY
    )
    assert body.split("\n\n") == PARAGRAPHS


def test_json_ld_says_who_and_when() -> None:
    head = ld(
        headline="Pasar Ikan Dibuka Lagi",
        datePublished="2024-05-06T08:00:00+07:00",
        author=[{"@type": "Person", "name": "Ratih Kemuning"}],
        editor={"@type": "Person", "name": "Bagas Wicaksono"},
        publisher={"@type": "Organization", "name": "Lumbang Pos"},
        mainEntityOfPage={"@id": "https://pos.example/1"},
    )
    found = read(page(head))
    assert found.published == "2024-05-06"
    assert found.named("author") == ("Ratih Kemuning",)
    assert found.named("editor") == ("Bagas Wicaksono",)
    assert (found.publisher, found.url) == ("Lumbang Pos", "https://pos.example/1")


def test_json_ld_may_be_a_graph_or_broken() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "Pos"}, {"@type": ["NewsArticle"],
             "headline": "Pasar Ikan Dibuka Lagi", "datePublished": "2024-05-06"}]}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert read(page(script)).published == "2024-05-06"
    assert read(page('<script type="application/ld+json">{"a": </script>')).title


def test_open_graph_and_canonical() -> None:
    head = (
        '<meta property="og:site_name" content="Lumbang Pos">'
        '<meta property="article:published_time" content="2024-05-06T08:00:00+07:00">'
        '<meta name="author" content="Ratih Kemuning">'
        '<link rel="canonical" href="https://pos.example/1">'
    )
    found = read(page(head))
    assert (found.publisher, found.published) == ("Lumbang Pos", "2024-05-06")
    assert (found.url, found.named("author")) == ("https://pos.example/1", ("Ratih Kemuning",))


def test_the_visible_page_says_what_the_metadata_does_not() -> None:
    above = "<div>Ratih Kemuning | Senin, 6 Mei 2024 | 08:00 WIB</div>"
    found = read(page(above=above, below="<div>Editor: Bagas Wicaksono</div>"))
    assert found.published == "2024-05-06"
    assert found.named("author") == ("Ratih Kemuning",)
    assert found.named("editor") == ("Bagas Wicaksono",)


def test_what_was_given_stands_above_the_page() -> None:
    found = read(page(ld(datePublished="2024-05-06")), Given(published="2024-05-07"))
    assert found.published == "2024-05-07"


def test_related_links_are_no_body() -> None:
    below = (
        "<aside><h2>Terpopuler</h2><ul><li><a href=/x>Kambing Haji Sobirin Menang</a></ul></aside>"
    )
    assert "Sobirin" not in read(page(below=below)).text


def test_a_page_without_text_is_refused() -> None:
    for data in (b"<html></html>", b"<html><body><nav>Menu</nav></body></html>", b"<"):
        assert isinstance(html_article(data, "page.html", Options(), Given()), Refusal)


def test_scripts_and_styles_are_not_seen() -> None:
    tree = html.document_fromstring(
        "<body><style>p {}</style><p>Satu<!-- dua --> tiga<script>x()</script> empat<br>lima</p>"
    )
    assert visible_text(tree) == "Satu tiga empat\nlima"


def test_hostile_markup_takes_no_time() -> None:
    begin = time.process_time()
    for data in (b"<html><body>" + b"<a" * 100_000, b"<html>" + b"<div>" * 50_000):
        html_article(data, "page.html", Options(), Given())
    assert time.process_time() - begin < 8


def test_a_page_of_nothing_but_tags_is_refused_at_once() -> None:
    page = b"<html><body>" + b"<b>a</b>" * 500_000
    found = html_article(page, "here", Options(), Given())
    assert isinstance(found, Refusal)
    assert "100,000 tags" in found.reason


def test_the_site_and_its_desk_are_no_authors() -> None:
    site = {"@type": "Organization", "name": "Lumbang Pos"}
    head = ld(headline="Pasar Ikan Dibuka Lagi", author=site, publisher=site)
    found = read(page(head + '<meta name="author" content="Tim Redaksi">'))
    assert (found.named("author"), found.named("origin")) == ((), ())


def test_a_visible_day_is_nearer_than_a_month_in_the_markup() -> None:
    above = "<div>Senin, 6 Mei 2024 | 08:00 WIB</div>"
    assert read(page('<meta name="date" content="Mei 2024">', above)).published == "2024-05-06"


def test_the_title_of_the_window_is_the_last_to_be_asked() -> None:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    head = "<title>Pasar Ikan Wanasari Dibuka Lagi - Lumbang Pos</title>"
    found = read(f"<html><head>{head}</head><body><div>{body}</div></body></html>".encode())
    assert (found.title, found.publisher) == ("Pasar Ikan Wanasari Dibuka Lagi", "Lumbang Pos")
