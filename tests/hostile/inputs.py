"""Hostile inputs of many classes, made anew for every run: name → bytes.

Each is small on disk or made by repetition. What is expected stands beside it: ``stored`` and
``refused`` say that at least one record has that fate, ``any`` that nothing is asked but survival.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator

BODY = (
    "Wali Kota Bogor Rani Kusuma membuka Pasar Anyar di Kota Bogor pada Senin. "
    "Pasar itu menampung dua ratus pedagang. Pembangunan berlangsung satu tahun. "
)
Case = tuple[str, bytes, str]


def record(**more: object) -> str:
    about = {"url": "https://kabar.example/berita", "title": "Pasar Anyar Dibuka", "text": BODY}
    return json.dumps({**about, "published": "2024-05-06", **more})


def page(body: str = f"<p>{BODY}</p>" * 3, head: str = "", title: str = "Pasar Anyar") -> bytes:
    return (
        f'<!doctype html><html lang="id"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def feed(items: str, before: str = "", after: str = "</channel></rss>") -> bytes:
    top = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{top}{before}<rss version="2.0"><channel><title>Kabar</title>{items}{after}'.encode()


def item(number: int, title: str = "Judul", words: str = BODY) -> str:
    link = f"https://kabar.example/{number}"
    return (
        f"<item><title>{title} {number}</title><link>{link}</link><description>{words}"
        "</description></item>"
    )


def warc(body: bytes, *, length: str = "", kind: str = "text/html", more: str = "") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-06T00:00:00Z\r\n"
        "WARC-Target-URI: https://kabar.example/w\r\nContent-Type: application/http\r\n"
        f"Content-Length: {length or len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def zip_of(*files: tuple[str, bytes]) -> bytes:
    return zipped(**dict(files))


def tarred(*members: tarfile.TarInfo, data: bytes = b"") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for member in members:
            member.size = len(data) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made


def encodings() -> Iterator[Case]:
    text = f"Pasar Anyar Dibuka\n\n{BODY}"
    yield "utf16be.txt", b"\xfe\xff" + text.encode("utf-16-be"), "stored"
    yield "utf32.txt", b"\xff\xfe\x00\x00" + text.encode("utf-32-le"), "stored"
    yield "two-marks.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), "stored"
    yield "mark-inside.txt", text.replace("Kota", "\ufeffKota").encode(), "stored"
    yield "mark-of-another.txt", b"\xff\xfe" + text.encode(), "any"
    yield "utf16-odd.txt", b"\xff\xfe" + text.encode("utf-16-le")[:-1], "stored"
    yield (
        "utf16-surrogates.txt",
        b"\xff\xfe" + (b"\x00\xd8" * 500) + text.encode("utf-16-le"),
        "any",
    )
    yield "overlong.txt", text.encode() + b"\xc0\xaf\xc0\x80\xe0\x80\xaf", "stored"
    yield "cesu8.txt", text.encode() + b"\xed\xa0\xbd\xed\xb8\x80", "stored"
    yield "latin-in-utf8.txt", text.encode() + b" caf\xe9 ", "stored"
    yield "nul-every-second.txt", text.encode("utf-16-le"), "any"
    yield "binary-tail.txt", text.encode() + bytes(range(256)) * 40, "any"
    yield "mark.jsonl", b"\xef\xbb\xbf" + record().encode(), "stored"
    yield "utf16.json", b"\xff\xfe" + record().encode("utf-16-le"), "any"
    yield "declared-utf7.html", page(head='<meta charset="utf-7">'), "any"
    yield "declared-nonsense.html", page(head='<meta charset="a-b-c-d">'), "stored"
    yield "declared-hex.html", page(head='<meta charset="hex">'), "any"
    yield "declared-zip.html", page(head='<meta charset="zlib_codec">'), "any"
    yield "charset-storm.html", page(head='<meta charset="utf-8">' * 20_000), "any"


def characters() -> Iterator[Case]:
    escapes = "\x1b[2J\x1b]0;milikku\x07\x9b31m\u202ekelab\u2066\x08\x7f"
    for name in ("title", "url", "author", "publisher", "id", "published", "language"):
        yield f"escapes-{name}.json", record(**{name: f"Pasar {escapes} {name}"}).encode(), "stored"
    yield "escapes.html", page(title=f"Pasar {escapes}"), "stored"
    yield "escapes-header.csv", f"{escapes},text\r\n1,{BODY}\r\n".encode(), "any"
    yield "escapes.rss", feed(item(1, "&#27;[31m&#x202e;Judul")), "any"
    yield "marks.json", record(title="Z" + "\u0301" * 50_000).encode(), "any"
    yield "marks-text.txt", ("Bogor " + "a" + "\u0300" * 300_000 + BODY).encode(), "any"
    yield "zero-width.txt", "".join(f"{each}\u200b" for each in BODY * 3).encode(), "stored"
    yield "joiners.txt", ("\u200d\u2060\ufe0f" * 100_000 + BODY).encode(), "any"
    yield "no-characters.json", record(text=BODY + "\ufdd0\ufffe\U0010ffff").encode(), "stored"
    yield "private.txt", (BODY + "\ue000\U000f0000" * 1000).encode(), "stored"
    yield "line-ends.txt", BODY.replace(". ", ".\u2028\u2029\x85\x0b\x0c").encode(), "stored"
    yield "surrogates.json", rb'{"text": "' + BODY.encode() + rb'\ud800\udfff\udc00"}', "any"
    yield "surrogate-key.json", rb'{"text": "' + BODY.encode() + rb'", "\ud800": 1}', "any"
    yield "nul.json", record(title="Pasar\x00 \x00", id="\x00").encode(), "stored"


def addresses() -> Iterator[Case]:
    bad = (
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//kabar.example/x"),
        *("https://kabar.example/<b>\"'{}|\\^`", "https://[::1", "https://kabar.example:99999/"),
        *("https://user:rahasia@kabar.example/a", "http://\u202ekabar.example/", "https://"),
        *("https://kabar.example/%zz%00", "mailto:a@b", "https://kabar.example/" + "a" * 100_000),
        *("https://xn--\ud83d.example/".encode("utf-8", "replace").decode(), "\n\n", "../../../x"),
    )
    for number, url in enumerate(bad):
        yield f"address-{number:02}.json", record(url=url, id=f"<{url}>").encode(), "stored"
        head = f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
        yield f"address-{number:02}.html", page(head=head), "any"


def values() -> Iterator[Case]:
    odd: tuple[object, ...] = (
        *(None, True, 0, -1, 1e308, [], {}, [[[]]], {"a": {"b": []}}, [None, 1, "a", {}]),
        *(["x"] * 10_000, {"name": {"name": {"name": "x"}}}, "99999-12-31", "0000-00-00"),
        *("2024-02-30", 99999999999999999, -62135596801, "+292277026596-12-04", "1" * 30),
    )
    for number, value in enumerate(odd):
        names = ("title", "url", "published", "language", "author", "publisher", "id", "editor")
        yield f"value-{number:02}.json", record(**dict.fromkeys(names, value)).encode(), "stored"
        yield f"text-{number:02}.json", record(text=value).encode(), "any"
    yield "nan.json", b'{"text": "' + BODY.encode() + b'", "id": NaN, "date": -Infinity}', "any"
    yield "twice.json", b'{"text": "x", "text": "' + BODY.encode() + b'"}', "any"
    yield "huge-exponent.json", record().replace('"2024-05-06"', "1e999999999").encode(), "any"
    yield "long-number.json", record(x="@").replace('"@"', "9" * 500_000).encode(), "any"
    yield "many-keys.json", json.dumps({f"k{n}": n for n in range(200_000)}).encode(), "refused"
    yield "deep.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "refused"
    yield "deep-list.json", b"[" * 100_000, "refused"
    yield "deep-in-record.jsonl", b'{"text": ' + b"[" * 90_000 + b"]" * 90_000 + b"}\n", "refused"
    yield "backslashes.json", b'{"text": "' + b"\\\\" * 1_000_000 + b'"}', "any"
    yield "open-string.json", b'{"text": "' + b"a" * 5_000_000, "refused"
    yield "comma-storm.json", b"[" + b"," * 3_000_000 + b"]", "any"
    yield "number-storm.json", b"[" + b"1," * 500_000 + b"1]", "refused"
    yield "wrapped-nulls.json", b'{"articles": [' + b"null," * 100_000 + b"null]}", "refused"
    yield "blank-lines.jsonl", b"\n" * 3_000_000 + record().encode(), "any"
    yield "junk-lines.jsonl", b"x\n" * 300_000 + record().encode(), "refused"
    yield "line.jsonl", b'{"text": "' + b"a" * 11_000_000 + b'"}\n' + record().encode(), "refused"
    yield "line-10mb.txt", b"a" * 10_000_000, "any"
    yield "words-line-9mb.txt", BODY.encode() * (9_000_000 // len(BODY)), "any"


def markup() -> Iterator[Case]:
    yield "nested.html", page("<div>" * 90_000 + BODY), "any"
    yield "nested-inline.html", page("<b><i>" * 45_000 + BODY), "any"
    yield "nested-tables.html", page("<table><tr><td>" * 20_000 + BODY), "any"
    yield "nested-lists.html", page("<ul><li>" * 40_000 + BODY), "any"
    yield "nested-quotes.html", page("<blockquote>" * 50_000 + BODY), "any"
    yield "attribute.html", page(f'<p class="{"a" * 5_000_000}">{BODY}</p>'), "any"
    yield (
        "attributes.html",
        page("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{BODY}"),
        "any",
    )
    yield (
        "entities.html",
        page("&amp;&lt;&notanentity;&#x110000;&#0;" * 25_000 + f"<p>{BODY}"),
        "any",
    )
    yield "open-comment.html", page("<!--" * 100_000 + BODY), "any"
    yield "comments.html", page("<!-- a -->" * 90_000 + f"<p>{BODY}"), "any"
    yield "open-tags.html", page("<p" * 90_000), "any"
    yield "open-quote.html", page(f'<a href="{BODY * 1000}'), "any"
    yield (
        "script-ld.html",
        page(head=f'<script type="application/ld+json">{"[" * 90_000}</script>'),
        "any",
    )
    ld = json.dumps({"@type": "NewsArticle", "headline": ["x"] * 9999, "author": [{"a": 1}] * 9999})
    yield "odd-ld.html", page(head=f'<script type="application/ld+json">{ld}</script>'), "any"
    yield (
        "many-ld.html",
        page(head='<script type="application/ld+json">{}</script>' * 20_000),
        "any",
    )
    yield "metas.html", page(head='<meta name="author" content="Rani">' * 90_000), "any"
    yield "frames.html", page('<iframe src="file:///etc/passwd"></iframe>' * 5000 + BODY), "any"
    yield "base.html", page(head='<base href="javascript:alert(1)//">'), "any"
    yield "svg.html", page("<svg><desc>" * 20_000 + BODY), "any"
    yield "template.html", page("<template>" * 20_000 + BODY), "any"
    yield "plaintext.html", page("<plaintext>" + BODY * 10), "any"
    yield "spaces.html", page(" " * 5_000_000 + f"<p>{BODY}"), "any"
    yield "breaks.html", page("<br>" * 90_000 + BODY), "any"
    yield "paragraphs.html", page("<p>a</p>" * 45_000), "any"
    yield "long-word.html", page(f"<p>{'a' * 3_000_000}</p>"), "any"
    yield "dates.html", page(f"<p>{'30 Oktober 2018 ' * 50_000}</p>"), "any"
    yield "xhtml.html", b'<?xml version="1.0"?>' + page(), "any"
    yield "doctype.html", b"<!DOCTYPE html [<!ENTITY a 'b'>]>" + page(), "any"


def feeds() -> Iterator[Case]:
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    yield "laughs.rss", feed(item(1, "&j;"), f"<!DOCTYPE rss [{laughs}]>"), "refused"
    yield (
        "quadratic.rss",
        feed(item(1, "&a;" * 5000), f'<!DOCTYPE rss [<!ENTITY a "{"a" * 9999}">]>'),
        "refused",
    )
    yield (
        "parameter.rss",
        feed(item(1), '<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///x"> %a;]>'),
        "refused",
    )
    utf16 = (
        feed(item(1, "&a;"), '<!DOCTYPE rss [<!ENTITY a "b">]>').decode().replace("UTF-8", "UTF-16")
    )
    yield "laughs-utf16.rss", b"\xff\xfe" + utf16.encode("utf-16-le"), "any"
    yield (
        "include.rss",
        feed(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
            + item(1)
        ),
        "stored",
    )
    yield "style.rss", feed(item(1), '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>'), "stored"
    yield "deep.rss", feed("<a>" * 100_000), "any"
    yield "deep-item.rss", feed("<item>" * 50_000), "any"
    yield "empty-items.rss", feed("<item/>" * 1_000_000), "refused"
    yield "same-items.rss", feed(item(1) * 3000), "stored"
    yield "attribute.rss", feed(f'<item a="{"a" * 9_000_000}"/>'), "any"
    yield (
        "namespaces.rss",
        feed("".join(f'<n{n}:a xmlns:n{n}="u{n}"/>' for n in range(50_000)) + item(1)),
        "any",
    )
    yield "cdata.rss", feed(item(1, words="<![CDATA[" + "<b>" * 50_000 + "]]>")), "any"
    yield "encoded.rss", feed(item(1, words="&lt;p&gt;" * 100_000)), "any"
    yield "cut.rss", feed(item(1) + item(2))[:-150], "any"
    yield "nul.rss", feed(item(1) + "\x00" + item(2)), "any"
    yield (
        "sitemap.xml",
        b"<urlset>" + b"<url><loc>javascript:1</loc></url>" * 50_000 + b"</urlset>",
        "any",
    )


def tables() -> Iterator[Case]:
    yield "columns.csv", b"text," + b"a," * 1_000_000 + b"\r\n" + BODY.encode() + b"\r\n", "any"
    yield "commas.csv", b"text,url\r\n" + b"," * 5_000_000, "any"
    yield "quotes.csv", b"text,url\r\n" + b'"' * 5_000_001, "any"
    yield "open-quote.csv", b'text,url\r\n"' + BODY.encode() * 60_000, "any"
    yield "lines-in-field.csv", b'text\r\n"' + b"a\r\n" * 1_000_000 + b'"', "any"
    yield "nul.csv", b"text,url\r\n" + BODY.replace(" ", "\x00").encode() + b",x\r\n", "any"
    yield "header-only.csv", b"text,url\r\n", "any"
    yield "header-twice.csv", f"text,text,title,title\r\n{BODY},x,a,b\r\n".encode(), "stored"
    yield "carriage.csv", f"text,url\r{BODY},x\r{BODY} Dua,y\r".encode(), "any"
    yield "formulas.csv", f'text,title\r\n{BODY},"=HYPERLINK(""x"")"\r\n'.encode(), "stored"
    yield "bom-utf16.csv", b"\xff\xfe" + f"text,url\r\n{BODY},x\r\n".encode("utf-16-le"), "any"
    yield "tabs.tsv", b"text\turl\r\n" + b"\t" * 3_000_000, "any"


def archives() -> Iterator[Case]:
    good = record().encode()
    yield "escape.zip", zip_of(("../../luar.json", good), ("/etc/luar.json", good)), "any"
    yield "backslash.zip", zip_of(("..\\..\\luar.json", good)), "any"
    yield "escapes-name.zip", zip_of(("\x1b[31m\u202e.json", good)), "any"
    yield "bomb.zip", zip_of(("a.txt", b"a" * 200_000_000)), "refused"
    yield "many.zip", zip_of(*((f"{n}.json", b"x") for n in range(20_000))), "any"
    yield (
        "nested.zip",
        zip_of(
            (
                "a.zip",
                zip_of(("b.zip", zip_of(("c.zip", zip_of(("d.zip", zip_of(("e.json", good)))))))),
            )
        ),
        "any",
    )
    yield "cut.zip", zip_of(("a.json", good))[:-30], "refused"
    yield "lying.zip", zip_of(("a.json", good)).replace(b"a.json", b"b.json", 1), "any"
    yield "tail.zip", zip_of(("a.json", good)) + b"PK\x03\x04" * 100, "any"
    yield "link.tar", tarred(member("a.json", tarfile.SYMTYPE, "/etc/passwd")), "refused"
    yield "hard-link.tar", tarred(member("a.json", tarfile.LNKTYPE, "../../x")), "refused"
    yield (
        "device.tar",
        tarred(member("a.json", tarfile.CHRTYPE), member("b.json", tarfile.FIFOTYPE)),
        "refused",
    )
    yield "escape.tar", tarred(member("../../../luar.json"), data=good), "any"
    yield "long-name.tar", tarred(member("a/" * 5000 + "b.json"), data=good), "any"
    yield "bomb.json.gz", gzip.compress(b" " * 300_000_000, 9), "refused"
    yield "layers.json.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(good)))), "any"
    yield "cut.jsonl.gz", gzip.compress(good + b"\n" + good)[:-12], "any"
    yield "joined.jsonl.gz", gzip.compress(good + b"\n") + b"junk" * 100, "any"
    yield "empty.gz", gzip.compress(b""), "refused"


def web_archives() -> Iterator[Case]:
    good = warc(page())
    for length in ("99999999999999999999", "0", "1", "-1", "1e3", "\u0661\u0662", "12abc", " 5 5 "):
        yield f"length-{len(length)}-{length[0]}.warc", warc(page(), length=length) + good, "any"
    yield "short.warc", good + b"WARC/1.0\r\nContent-Length: 1000000\r\n\r\nshort", "stored"
    yield "header-storm.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 500_000 + b"\r\n" + good, "any"
    yield "header-line.warc", b"WARC/1.0\r\nA: " + b"b" * 5_000_000 + b"\r\n\r\n" + good, "any"
    yield "no-type.warc", good.replace(b"WARC-Type: response\r\n", b"") + good, "stored"
    yield (
        "chunks.warc",
        warc(b"ffffffff\r\n" + page(), more="Transfer-Encoding: chunked\r\n") + good,
        "stored",
    )
    yield (
        "chunk-storm.warc",
        warc(b"1\r\na\r\n" * 300_000, more="Transfer-Encoding: chunked\r\n") + good,
        "stored",
    )
    bomb = gzip.compress(b"<p>" + b"a" * 100_000_000)
    yield "bomb.warc", warc(bomb, more="Content-Encoding: gzip\r\n") + good, "stored"
    yield "address.warc", good.replace(b"https://kabar.example/w", b"\x1b[31m<x> \x00"), "any"
    yield "blank.warc", b"\r\n" * 2_000_000 + good, "any"
    yield "date.warc", good.replace(b"2024-05-06T00:00:00Z", b"99999-99-99T99:99:99Z"), "stored"
    yield "nameless.warc", b"WARC/" + b"9" * 5_000_000, "refused"


def every() -> Iterator[Case]:
    """All cases, each with a name of its own."""
    for kind in (
        *(encodings, characters, addresses, values, markup, feeds),
        *(tables, archives, web_archives),
    ):
        for name, data, fate in kind():
            yield f"{kind.__name__}-{name}", data, fate
