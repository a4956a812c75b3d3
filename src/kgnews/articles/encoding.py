"""Bytes into text: what they are, by their first kilobytes, and how they are encoded."""

from __future__ import annotations

import codecs
import re

__all__ = ["decoded", "sniffed"]

_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\x00", "a picture"),
    (b"BM", "a picture"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"\x28\xb5\x2f\xfd", "an archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
)
_TEXT_TOO = (b"BM", b"MZ", b"BZh", b"ID3", b"RIFF")  # a text may begin like this as well
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p|title|meta|table|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})[\"']")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile(r"[\xc0-\xff]{3}|[\x80-\x9f]")
_SAMPLE = 8192


def sniffed(head: bytes, name: str = "") -> tuple[str, str]:
    """(kind, "") of an input by its first bytes and its name, or ("", what it is instead).

    >>> sniffed(b'{"text": "Banjir surut."}'), sniffed(b"%PDF-1.7"), sniffed(b"Banjir surut.")
    (('json', ''), ('', 'a PDF'), ('text', ''))
    """
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    if not any(head.startswith(bom) for bom, _ in _BOMS):
        foreign = _foreign(head)
        if foreign:
            return "", foreign
    text = decoded(head[:_SAMPLE], cut=True).lstrip("\ufeff \t\r\n")
    if text.startswith("WARC/"):
        return "warc", ""
    if text.startswith("{"):
        return "jsonl" if ending in ("jsonl", "ndjson", "jl") else "json", ""
    if text.startswith("[") and (ending == "json" or re.match(r"\[\s*[\[{\]]", text)):
        return "json", ""
    if ending in ("jsonl", "ndjson", "jl"):
        return "jsonl", ""
    if text.startswith("<"):
        if _HTML.match(text) or ending in ("html", "htm", "xhtml"):
            return "html", ""
        if _FEED.search(text):
            return "feed", ""
        if text.startswith("<?xml"):
            return "", "XML of another kind than a feed"
    if ending in ("csv", "tsv"):
        return "csv", ""
    return "text", ""


def _foreign(head: bytes) -> str:
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            sample = decoded(head[:_SAMPLE], cut=True)
            if signature not in _TEXT_TOO or len(_CONTROL.findall(sample)) > len(sample) / 100:
                return what
    sample = decoded(head[:_SAMPLE], cut=True)
    if len(_CONTROL.findall(sample)) > max(4, len(sample) / 20):
        return "a binary file"
    return ""


def decoded(data: bytes, declared: str | None = None, *, cut: bool = False) -> str:
    """The text of some bytes: by byte order mark, UTF-8, what is declared, else by guessing.

    A byte that fits no encoding becomes U+FFFD. ``cut`` says that the bytes may end inside a
    character.

    >>> decoded("“Siap,” kata Rudi — café".encode("cp1252"))
    '“Siap,” kata Rudi — café'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    for name in dict.fromkeys(("utf-8", declared or _declared(data), "cp1252")):
        try:
            text = codecs.getincrementaldecoder(name)().decode(data, final=not cut)
        except (LookupError, ValueError):
            continue
        if name != "cp1252" or _is_western(text):
            return text
    return _guessed(data)


def _declared(data: bytes) -> str:
    found = _XML_ENCODING.search(data[:300]) or _CHARSET.search(data[:4096])
    name = found[1].decode("ascii", "ignore").lower() if found else "cp1252"
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name


def _is_western(text: str) -> bool:
    """Whether foreign letters stand alone among others, and nothing is a control character."""
    return not _FOREIGN.search(text[:50_000])


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return data.decode(best.encoding if best else "utf-8", "replace")
