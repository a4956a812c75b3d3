"""News items of agencies in XML."""

from __future__ import annotations

import io

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.newsml import newsml_articles
from kgnews.articles.sniffing import sniffed
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."
SECOND = "Kios baru itu dibagi dengan undian."


def read(data: str) -> tuple[list[Article], list[str]]:
    found = list(newsml_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [str(each) for each in found if isinstance(each, Refusal)]


NITF = (
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Judul lain'
    f"</hl1></hedline></body.head><body.content><p>{TEXT}</p><p>{SECOND}</p></body.content></body>"
    "</nitf>"
)
XHTML = (
    f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p><p>{SECOND}</p></body></html>'
)


def item(content: str, kind: str = "text") -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:lumbang:17" '
        f'xml:lang="id"><itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="LKB">'
        "<name>Lumbang Kantor Berita</name></provider><versionCreated>2024-05-07T01:00:00+07:00"
        "</versionCreated><firstCreated>2024-05-06T09:00:00+07:00</firstCreated></itemMeta>"
        "<contentMeta><by>Ratih Kemuning dan Danang Jati</by><headline>Pasar Ikan Dibuka</headline>"
        '<subject qcode="medtop:04000000"><name>Ekonomi</name></subject></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>',
        f'<inlineXML contenttype="application/xhtml+xml">{XHTML}</inlineXML>',
        f'<inlineData contenttype="text/plain">{TEXT}\n\n{SECOND}</inlineData>',
    ],
    ids=["nitf", "xhtml", "plain"],
)
def test_an_item_of_newsml_g2(content: str) -> None:
    [found], said = read(f'<?xml version="1.0"?>{item(content)}')
    assert found.text == f"{TEXT}\n\n{SECOND}"
    assert (found.title, found.published) == ("Pasar Ikan Dibuka", "2024-05-06")
    assert found.named("author") == ("Ratih Kemuning", "Danang Jati")
    assert (found.publisher, found.language) == ("Lumbang Kantor Berita", "id")
    assert found.named("subject") == ("Ekonomi",)
    assert found.source_id == "urn:newsml:lumbang:17"
    assert said == []


def test_a_message_of_many_items_passes_over_pictures() -> None:
    plain = f"<inlineData>{TEXT}</inlineData>"
    items = item(plain) + item("<remoteContent/>", "picture") + item(plain)
    data = f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"
    articles, said = read(data)
    assert [each.source for each in articles] == ["f#1", "f#2"]
    assert said == []
    assert sniffed(data.encode()) == ("newsml", "")


def test_an_item_of_nitf() -> None:
    head = (
        "<head><title>Pasar</title><docdata><doc-id id-string='LKB-9'/>"
        "<date.issue norm='20240506T091500+0700'/></docdata></head>"
    )
    body = (
        "<body><body.head><hedline><hl1>Pasar Ikan Dibuka</hl1></hedline><byline>Oleh Ratih "
        f"Kemuning</byline></body.head><body.content><p>{TEXT}</p></body.content></body>"
    )
    [found], _ = read(f"<nitf>{head}{body}</nitf>")
    assert (found.title, found.text) == ("Pasar Ikan Dibuka", TEXT)
    assert (found.published, found.source_id) == ("2024-05-06", "LKB-9")
    assert found.named("author") == ("Ratih Kemuning",)


def test_a_tag_with_a_name_that_none_may_have_does_no_harm() -> None:
    [found], _ = read(item(f"<inlineXML><body><p>{TEXT}</p><a:0>{SECOND}</a:0></body></inlineXML>"))
    assert found.text.startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<!DOCTYPE nitf><nitf/>", "document type"),
        ("", "no XML"),
        (item("<remoteContent/>", "picture"), "no text among the news items"),
        (item(f"<inlineData>{TEXT}</inlineData>")[:-40], "broken XML"),
        (f"<newsMessage>{item('')}</newsMessage>", "no text"),
    ],
)
def test_what_gives_less_says_why(data: str, reason: str) -> None:
    assert reason in read(data)[1][-1]
