"""Pages that a browser saved as one file."""

from __future__ import annotations

import io
import quopri

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.mhtml import mhtml_articles
from kgnews.articles.sniffing import sniffed
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali oleh bupati — Senin pagi."
PAGE = (
    "<!doctype html><html lang='id'><head><title>Pasar | Pos</title></head><body><article>"
    f"<h1>Pasar Dibuka</h1>{f'<p>{TEXT}</p>' * 3}</article></body></html>"
)


def saved(page: bytes, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://pos.example/1\r\n"
        "Subject: Pasar\r\nDate: Wed, 8 May 2024 03:04:05 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        f"------b\r\nContent-Type: text/html; charset={charset}\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://pos.example/1\r\n\r\n"
    )
    picture = "\r\n------b\r\nContent-Type: image/png\r\n\r\nx\r\n------b--\r\n"
    return head.encode() + quopri.encodestring(page) + picture.encode()


def read(data: bytes) -> tuple[list[Article], list[str]]:
    found = list(mhtml_articles(io.BytesIO(data), "f.mhtml", Options(), NOTHING))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [str(each) for each in found if isinstance(each, Refusal)]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_page_is_read_with_its_address_and_day(charset: str) -> None:
    data = saved(PAGE.encode(charset), charset)
    [found], said = read(data)
    assert (found.title, found.url) == ("Pasar Dibuka", "https://pos.example/1")
    assert TEXT in found.text
    assert found.named("retrieved") == ("2024-05-08",)
    assert found.published is None
    assert said == []
    assert sniffed(data) == ("mhtml", "")


@pytest.mark.parametrize("data", [b"", b"Content-Type: multipart/related\r\n\r\n", saved(b"")])
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    articles, said = read(data)
    assert articles == []
    assert "no page" in said[0]
