"""Feeds, tables and web archives."""

from __future__ import annotations

import gzip
import io

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.feeds import feed_articles
from kgnews.articles.readers.tables import table_articles
from kgnews.articles.readers.warc import warc_articles
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


def table(data: str) -> tuple[list[Article], list[str]]:
    return split(list(table_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING)))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_with_a_header(separator: str) -> None:
    rows = [["id", "judul", "isi", "tanggal"], ["1", "Pasar", f'"{TEXT}\nDua."', "2024-05-06"]]
    [found], said = table("\n".join(separator.join(row) for row in rows) + "\n")
    assert not said
    assert (found.source_id, found.title, found.published) == ("1", "Pasar", "2024-05-06")
    assert found.text.endswith("Dua.")


def test_a_row_without_text_is_named() -> None:
    read, said = table(f"id,text\n1,{TEXT}\n2,\n3,{TEXT}\n")
    assert [each.source_id for each in read] == ["1", "3"]
    assert said[0].startswith("f:3: ")


def test_a_table_without_a_column_of_text_is_refused() -> None:
    assert "no column with text" in table("a,b\n1,2\n")[1][0]


def test_a_quotation_mark_that_is_never_closed_costs_its_line_alone() -> None:
    read, said = table(f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n')
    assert [each.source_id for each in read] == ["1", "3"]
    assert said[0].startswith("f:3: a quotation mark that is never closed")


def warc_record(body: bytes, *, kind: str = "response", length: int | None = None) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    size = len(http) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://pos.example/1\r\n"
    return head.encode() + f"Content-Length: {size}\r\n\r\n".encode() + http + b"\r\n\r\n"


PAGE = f"<html><body><article><h1>Pasar Dibuka</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"


def warc(data: bytes, most: int = 100_000) -> tuple[list[Article], list[str]]:
    return split(list(warc_articles(io.BytesIO(data), "f", Options(max_bytes=most), NOTHING)))


def test_the_pages_of_a_web_archive() -> None:
    read, said = warc(warc_record(PAGE.encode()) + warc_record(b"x", kind="request"))
    assert not said
    assert [each.url for each in read] == ["https://pos.example/1"]


def test_a_record_that_is_cut_off_keeps_those_before_it() -> None:
    record = warc_record(PAGE.encode())
    read, said = warc(record + record[:200])
    assert len(read) == 1
    assert "cut off" in said[0]


def test_a_record_above_the_limit_is_passed_over() -> None:
    read, said = warc(warc_record(b"a" * 300_000) + warc_record(PAGE.encode()))
    assert len(read) == 1
    assert "above 100000 bytes" in said[0]


@pytest.mark.parametrize("data", [warc_record(b"", length=-5), b"WARC/1.0\r\n\r\n", b"nothing\r\n"])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    read, said = warc(data)
    assert not read
    assert "no WARC record" in said[0]


def test_packed_and_chunked_pages_are_unpacked() -> None:
    packed = gzip.compress(PAGE.encode())
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    record = warc_record(chunks).replace(
        b"Content-Type: text/html", b"Transfer-Encoding: chunked\r\nContent-Type: text/html"
    )
    record = record.replace(b"charset=utf-8\r\n", b"charset=utf-8\r\nContent-Encoding: gzip\r\n")
    grown = len(b"Transfer-Encoding: chunked\r\n" + b"Content-Encoding: gzip\r\n")
    before = record.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    record = record.replace(b"Length: " + before, b"Length: %d" % (int(before) + grown), 1)
    read, said = warc(record)
    assert (len(read), said) == (1, [])
