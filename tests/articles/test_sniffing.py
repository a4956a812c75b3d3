"""What an input is, by its first bytes and its name."""

from __future__ import annotations

import pytest

from kgnews.articles.sniffing import sniffed


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
        (b"id;judul;isi\n1;Banjir;Surut\n", "-", "csv"),
        (b"Hujan, angin, dan banjir\nmelanda Bogor.\n", "-", "text"),
        (b"%PDF-1.7", "a", "pdf"),
        (b"\r\n%PDF-1.4", "a", "pdf"),
        (b"PK\x03\x04 1.txt", "a", "zip"),
        (b"PK\x03\x04 xl/workbook.xml", "a", "xlsx"),
        (b"PK\x03\x04 [Content_Types].xml", "a.xlsx", "xlsx"),
        (b"\x00" * 257 + b"ustar\x00", "a", "tar"),
        (b"<?xml version='1.0'?><urlset xmlns='x'>", "a.xml", "sitemap"),
        (b"<?xml version='1.0'?>\n<!-- G2 -->\n<newsItem guid='x'>", "a", "newsml"),
        (b"<nitf>", "a", "newsml"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a", "html"),
        (b"<?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "a", "feed"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n type=x\n\n", "a", "mhtml"),
        (b"Judul: Banjir\nPenulis: Ratih\n\nBanjir surut.", "a", "text"),
        (b"20240506101500-1\t20240506101500\t1\tpos.example\t", "a.txt", "csv"),
    ],
)
def test_a_form_is_known_by_its_first_bytes(head: bytes, name: str, kind: str) -> None:
    assert sniffed(head, name) == (kind, "")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"PK\x03\x04 word/document.xml", "a Word document"),
        (b"Rar!\x1a", "an archive that kgnews does not open"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"<?xml version='1.0'?><svg/>", "XML of a kind that kgnews does not know"),
    ],
)
def test_what_is_no_article_is_named(head: bytes, what: str) -> None:
    assert sniffed(head) == ("", what)


def test_a_text_that_begins_like_a_picture_is_a_text() -> None:
    assert sniffed(b"BMKG mencatat hujan lebat.") == ("text", "")
