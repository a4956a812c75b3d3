"""Web archives."""

from __future__ import annotations

import gzip
import io

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.warc import warc_articles
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def split(found: list[Article | Refusal]) -> tuple[list[Article], list[str]]:
    read = [each for each in found if isinstance(each, Article)]
    return read, [str(each) for each in found if isinstance(each, Refusal)]


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


def test_the_day_of_the_archive_is_when_the_page_was_fetched_and_not_published() -> None:
    record = warc_record(PAGE.encode()).replace(
        b"WARC-Type", b"WARC-Date: 2024-05-08T01:02:03Z\r\nWARC-Type"
    )
    [found], _ = warc(record)
    assert found.named("retrieved") == ("2024-05-08",)
    assert found.published is None


def test_the_header_of_the_server_tells_the_encoding() -> None:
    page = PAGE.replace("Pasar Dibuka", "Базар открыт").encode("cp1251")
    record = warc_record(page).replace(b"charset=utf-8", b"charset=cp1251")
    head, _, rest = record.partition(b"Content-Length: ")
    size, _, rest = rest.partition(b"\r\n")
    [found], _ = warc(head + b"Content-Length: %d\r\n" % (int(size) + 1) + rest)
    assert found.title == "Базар открыт"


def test_what_a_server_did_not_find_is_no_article() -> None:
    record = warc_record(PAGE.encode())
    read, said = warc(record.replace(b"200 OK", b"404 NO"))
    assert (read, said) == ([], [])
