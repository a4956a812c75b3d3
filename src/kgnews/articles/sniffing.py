"""What an input is: by its first bytes, and by its name where these leave it open."""

from __future__ import annotations

import re

from kgnews.articles.encoding import decoded, is_marked
from kgnews.articles.records import are_columns

__all__ = ["HEAD", "sniffed"]

HEAD = 65536  # bytes that are looked at
_SAMPLE = 8192  # of them for what reads as text

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = (
    *((b"xl/workbook", "xlsx", ""), (b"word/document", "", "a Word document")),
    *((b"ppt/presentation", "", "a presentation"), (b"mimetypeapplication/epub", "", "a book")),
    *((b"opendocument.spreadsheet", "xlsx", ""), (b"opendocument.", "", "an office document")),
)
_SIGNATURES = (
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
    (b"Rar!", "an archive that kgnews does not open"),
    (b"7z\xbc\xaf", "an archive that kgnews does not open"),
    (b"\xfd7zXZ", "an archive that kgnews does not open"),
    (b"\x28\xb5\x2f\xfd", "an archive that kgnews does not open"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
)
_SHEET = b"\xd0\xcf\x11\xe0"  # the old office formats, of which a sheet can be read
_TEXT_TOO = (b"BM", b"MZ", b"ID3", b"RIFF")  # a text may begin like this as well
_HTML = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p|title|meta|table|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS = (
    (re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf:RDF)\b", re.IGNORECASE), "feed"),
    (re.compile(r"<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b"), "sitemap"),
    (re.compile(r"<(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem|nitf)\b"), "newsml"),
)
_MAIL = re.compile(r"(?:[A-Za-z-]{2,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,20}){2,60}")
_PARTS = re.compile(r"content-type:\s{0,5}multipart/related", re.IGNORECASE)
_GKG = re.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t")  # GDELT's global knowledge graph
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINES = ("jsonl", "ndjson", "jl")


def sniffed(head: bytes, name: str = "") -> tuple[str, str]:
    """(kind, "") of an input by its first bytes and its name, or ("", what it is instead).

    >>> sniffed(b'{"text": "Banjir surut."}'), sniffed(b"%PDF-1.7"), sniffed(b"Banjir surut.")
    (('json', ''), ('pdf', ''), ('text', ''))
    >>> sniffed(b"\\x7fELF\\x02\\x01")
    ('', 'a program')
    """
    ending = re.sub(r"\.(?:gz|bz2)$", "", name.lower()).rpartition(".")[2]
    if head.lstrip(b"\r\n").startswith(b"WARC/"):  # what is in its records may be packed
        return "warc", ""
    if not is_marked(head) and (found := _binary(head, ending)):
        return found
    text = decoded(head[:_SAMPLE], cut=True).lstrip("\ufeff \t\r\n")
    if text.startswith("WARC/"):
        return "warc", ""
    if text[:1] in ("{", "[") and (kind := _json(text, ending)):
        return kind, ""
    if text.startswith("<"):
        return _markup(text, ending)
    if ending in _LINES:
        return "jsonl", ""
    if ending in ("csv", "tsv", "tab") or _GKG.match(text) or _is_table(text):
        return "csv", ""
    if _MAIL.match(text.replace("\r\n", "\n")) and _PARTS.search(text):
        return "mhtml", ""
    return "text", ""


def _binary(head: bytes, ending: str) -> tuple[str, str] | None:
    """What bytes are that are no text; None where they may be one."""
    if head[:1024].lstrip(b"\x00\r\n\t ").startswith(b"%PDF-"):
        return "pdf", ""
    if head.startswith(_PACKED):
        for mark, kind, what in _OFFICE:
            if mark in head or (kind == ending == "xlsx"):
                return kind, what
        return "zip", ""
    if head.startswith(b"PAR1"):
        return "parquet", ""
    if head[257:262] == b"ustar":
        return "tar", ""
    if head.startswith(_SHEET):
        return ("xlsx", "") if ending == "xls" else ("", "an old office document")
    sample = decoded(head[:_SAMPLE], cut=True)
    strange = len(_CONTROL.findall(sample))
    for signature, what in _SIGNATURES:
        if head.startswith(signature) and (
            signature not in _TEXT_TOO or strange > len(sample) / 100
        ):
            return "", what
    return ("", "a binary file") if strange > max(4, len(sample) / 20) else None


def _is_table(text: str) -> bool:
    """Whether the first line names columns, and more than one line has as many of them."""
    first, _, rest = text.partition("\n")
    separator = max("\t;|,", key=first.count)
    names = [name.strip().strip('"') for name in first[:2000].split(separator)]
    return len(names) > 1 and are_columns(names) and rest.count(separator) >= len(names) - 1


def _json(text: str, ending: str) -> str:
    if text[0] == "{":
        return "jsonl" if ending in _LINES else "json"
    return "json" if ending == "json" or re.match(r"\[\s*[\[{\]]", text) else ""


def _markup(text: str, ending: str) -> tuple[str, str]:
    start = re.sub(r"<!--.{0,2000}?-->", "", text[:4000], flags=re.DOTALL)
    for root, kind in _ROOTS:
        if (found := root.search(start)) and not _HTML.match(start[: found.start()]):
            return kind, ""
    if _HTML.match(text) or ending in ("html", "htm", "xhtml"):
        return "html", ""
    if text.startswith("<?xml"):
        return "", "XML of a kind that kgnews does not know"
    return "text", ""
