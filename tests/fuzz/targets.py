"""What is fuzzed, and what must hold of whatever comes out."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile

from kgnews.articles import Options, Refusal
from kgnews.articles.clean import cleaned
from kgnews.articles.encoding import decoded
from kgnews.articles.opening import opened
from kgnews.articles.records import day_of
from kgnews.mapping import quads
from kgnews.model import Article, Detail, Entity, Mention, Reading, Span, digest
from kgnews.resolve import Identity
from kgnews.store.codec import article_from, article_json
from kgnews.text import segment

OPTIONS = Options(max_bytes=1 << 20)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BODY = "Wali Kota Bogor membuka pasar pada Senin. Dua ratus pedagang pindah ke sana. "

TOKENS = tuple(
    each.encode("utf-8", "surrogatepass")
    for each in (
        *("<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&", "&#0;", "&#x110000;", "<?xml"),
        *("<!DOCTYPE", "<!ENTITY", '"', "'", "{", "}", "[", "]", ",", ":", "null", "1e999"),
        *("\\u0000", "\\ud800", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\u0301", "\ud83d", "\r"),
        *("\r\n", "\r\n\r\n", "\n\n", "\t", "WARC/1.0\r\n", "Content-Length: -1\r\n", "PK\x03\x04"),
        *("99999-99-99", "2024-02-30", "30/10/2018", "Senin, 1 Mei", "javascript:", "file:///"),
        *("https://[::1", "<script>", "<p>", "<article>", "<item>", "</item>", "--", "%00"),
    )
)


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", BODY)
        archive.writestr("b.json", json.dumps({"text": BODY}))
    return out.getvalue()


_RECORD = {"id": 1, "url": "https://kabar.example/1", "title": "Pasar", "text": BODY * 2}
_RECORD |= {"published": "2024-05-06T10:00:00+07:00", "author": ["Rani", {"name": "Budi"}]}
_PAGE = (
    '<html lang="id"><head><meta charset="utf-8"><title>Pasar</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pasar", '
    '"datePublished": "2024-05-06", "author": {"name": "Rani"}}</script></head>'
    f"<body><h1>Pasar</h1><p>{BODY * 3}</p><p>{BODY * 2}</p></body></html>"
)
_FEED = (
    '<?xml version="1.0"?><rss><channel><title>Kabar</title><item><title>Pasar</title>'
    f"<link>https://kabar.example/1</link><pubDate>Mon, 06 May 2024 10:00:00 +0700</pubDate>"
    f"<description>{BODY}</description></item></channel></rss>"
)
_HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabar.example/1\r\n"
    f"WARC-Date: 2024-05-06T00:00:00Z\r\nContent-Length: {len(_HTTP)}\r\n\r\n{_HTTP}\r\n\r\n"
)

SEEDS: dict[str, tuple[bytes, ...]] = {
    "text": (f"Pasar Dibuka\nSenin, 6 Mei 2024\n\nBogor - {BODY * 3}".encode(),),
    "json": (json.dumps(_RECORD).encode(), json.dumps([_RECORD, {}]).encode()),
    "jsonl": (f"{json.dumps(_RECORD)}\n{json.dumps(_RECORD)}\n".encode(),),
    "html": (_PAGE.encode(),),
    "feed": (_FEED.encode(),),
    "csv": (f'url,title,text\r\nhttps://a.example/1,Pasar,"{BODY}"\r\n2,b,{BODY}\r\n'.encode(),),
    "warc": (_WARC.encode(), (_WARC * 2).encode()),
    "zip": (_zip(),),
    "": (gzip.compress(json.dumps(_RECORD).encode()), _FEED.encode(), _WARC.encode()),
}


def read_any(kind: str, data: bytes) -> None:
    """Whatever is read is an article that holds together, or a refusal with a reason."""
    options = Options(kind=kind or None, max_bytes=OPTIONS.max_bytes)
    for item in opened(io.BytesIO(data), "fuzz", options):
        if isinstance(item, Refusal):
            assert item.reason
            assert "kgnews failed" not in item.reason, item
        else:
            _holds_together(item)


def _holds_together(article: Article) -> None:
    assert not CONTROL.search(article.text), article.text
    for detail in article.details:
        if detail.span:
            assert 0 <= detail.span.start <= detail.span.end <= len(article.text)
    end = 0
    for zone in article.zones:
        assert end <= zone.span.start <= zone.span.end <= len(article.text)
        end = zone.span.end
    assert article.published is None or DAY.fullmatch(article.published), article.published
    assert len(article.id) == 32
    assert article_from(article.text, article_json(article)) == article


def decode_any(data: bytes) -> None:
    """Bytes are decoded, to something that can be encoded again."""
    cleaned(decoded(data)).encode()


def date_any(words: str) -> None:
    """A date is a day, a month or a year of the calendar."""
    found = day_of(words)
    assert found is None or DAY.fullmatch(found), found


def mint_any(name: str, url: str, text: str) -> None:
    """Whatever things are called, their triples are N-Triples without blank nodes."""
    from pyoxigraph import RdfFormat, parse

    text = cleaned(text) or "x"
    name, url = cleaned(name), cleaned(url)
    mention = Mention(Span(0, len(text)), "Person", text, "rule")
    entity = Entity("e1", "Person", name, (name,), (mention,))
    article = Article(text, url=url, title=name, details=(Detail("author", name),))
    reading = Reading(segment(article), (entity,))
    lines = quads(reading, {"e1": Identity(f"person-{name}", (url, name))})
    assert sum(1 for _ in parse(lines, format=RdfFormat.N_TRIPLES)) == lines.count(b"\n")
    assert b"_:" not in lines.partition(b'"')[0]
    assert digest(name, url)


def clean_any(text: str) -> None:
    """What is clean can be encoded, has the length it had, and stays as it is."""
    once = cleaned(text)
    once.encode()
    assert len(once) == len(text)
    assert not CONTROL.search(once)
    assert cleaned(once) == once
