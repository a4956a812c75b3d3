"""Bytes: what they are and how they are encoded."""

from __future__ import annotations

import pytest

from kgnews.articles.encoding import decoded
from kgnews.articles.sniffing import sniffed

TEXT = "“Siap,” kata Zoë — di São Paulo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    page = '<meta charset="windows-1251"><p>Мэр открыл мост.</p>'
    assert "Мэр открыл мост." in decoded(page.encode("cp1251"))


def test_a_lying_declaration_does_no_harm() -> None:
    page = '<meta charset="utf-8"><p>café</p>'
    assert "café" in decoded(page.encode("latin-1"))


def test_an_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decoded(b"caf\xe9", "no-such-encoding") == "café"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Banjir surut.", "a.txt", "text"),
        (b"# Judul\n\nBanjir surut.", "a.md", "text"),
        (b'{"text": "Banjir."}', "a.json", "json"),
        (b'{"text": "Banjir."}', "a.jsonl", "jsonl"),
        (b'[{"text": "Banjir."}]', "-", "json"),
        (b"[Gambas: foto] Banjir surut.", "a.txt", "text"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "page", "html"),
        (b"<!-- saved --><html lang='id'>", "page", "html"),
        (b"<?xml version='1.0'?><rss>", "a.xml", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", "feed"),
        (b"WARC/1.0\r\n", "a.warc", "warc"),
        (b"id,text\n1,Banjir\n", "a.csv", "csv"),
    ],
)
def test_a_form_is_known_by_its_first_bytes(head: bytes, name: str, kind: str) -> None:
    assert sniffed(head, name) == (kind, "")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x7fELF\x02\x01", "a program"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"<?xml version='1.0'?><svg/>", "XML of a kind that kgnews does not know"),
    ],
)
def test_what_is_no_article_is_named(head: bytes, what: str) -> None:
    assert sniffed(head) == ("", what)


def test_a_text_that_begins_like_a_picture_is_a_text() -> None:
    assert sniffed(b"BMKG mencatat hujan lebat.") == ("text", "")
