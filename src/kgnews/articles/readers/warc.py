"""WARC files of a web archive into articles: the HTML and text responses in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from kgnews.articles.encoding import decoded
from kgnews.articles.html import html_article
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import with_given
from kgnews.model import Article
from kgnews.text.days import day_of

__all__ = ["warc_articles"]

_LONGEST_LINE, _MOST_LINES = 65536, 200
_CHUNK = 1 << 20
_TYPES = ("response", "resource", "conversion")
_AGAIN = "fetch the archive again"
_CHARSET = re.compile(r"charset\s?=\s?[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HTML = re.compile(rb"\s{0,100}<(?:!doctype html|html)\b", re.IGNORECASE)


class _Record(NamedTuple):
    """The header of a record, and what stands beside the archive."""

    head: Mapping[str, str]
    given: Given


def warc_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every page; what is no page is passed over, what is damaged ends the file."""
    number = 0
    while True:
        version = stream.readline(_LONGEST_LINE)
        while version in (b"\r\n", b"\n"):
            version = stream.readline(_LONGEST_LINE)
        if not version:
            return
        number += 1
        place = f"{where}#{number}"
        head = _fields(stream)
        length = head.get("content-length", "")
        if not version.startswith(b"WARC/") or not length.isdigit():
            yield Refusal(place, "no WARC record", _AGAIN)
            return
        size = int(length[:18])
        data = stream.read(min(size, options.max_bytes + 1))
        if len(data) < min(size, options.max_bytes + 1):
            yield Refusal(place, "the record is cut off", _AGAIN)
            return
        if size > options.max_bytes:
            yield Refusal(place, f"a record above {options.max_bytes} bytes", "raise the limit")
            if not _skipped(stream, size - len(data)):
                return
        elif head.get("warc-type") in _TYPES:
            yield from _of_record(_Record(head, given), data, place, options)


def _fields(stream: BinaryIO) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found[name.strip().lower()] = value.strip()
    return found


def _skipped(stream: BinaryIO, rest: int) -> bool:
    while rest > 0:
        taken = len(stream.read(min(rest, _CHUNK)))
        if not taken:
            return False
        rest -= taken
    return True


def _of_record(
    record: _Record, data: bytes, place: str, options: Options
) -> Iterator[Article | Refusal]:
    head = record.head
    known = Given(
        url=head.get("warc-target-uri", "").strip("<>") or None,
        id=head.get("warc-record-id", "").strip("<>") or None,
        retrieved=day_of(head.get("warc-date", "")),
    ).or_else(record.given)
    kind = head.get("content-type", "")
    if head.get("warc-type") == "response":
        status, fields, data = _response(data)
        if status not in ("200", "203", ""):
            return  # a redirect or a page that says there is none
        kind = fields.get("content-type", "")
        data = _unpacked(data, fields, options.max_bytes)
        if fields.get("content-encoding", "").lower() == "br" and _is_binary(data):
            yield Refusal(place, "packed with Brotli", "write the archive with unpacked pages")
            return
    charset = _CHARSET.search(kind)
    if "html" in kind or (not kind and _HTML.match(data)):
        yield html_article(data, place, options, known, charset[1] if charset else None)
    elif kind.startswith("text/plain"):
        text = decoded(data, charset[1] if charset else None)
        yield with_given(text, known, place, options)


def _response(data: bytes) -> tuple[str, dict[str, str], bytes]:
    """(status, header, body) of what a server sent."""
    before, _, body = data.partition(b"\r\n\r\n")
    first, *lines = before[:_LONGEST_LINE].decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    status = [*first.split(" ", 2), ""][1]
    return status, {name.strip().lower(): value.strip() for name, _, value in pairs}, body


def _is_binary(data: bytes) -> bool:
    return b"<" not in data[:2000]


def _unpacked(data: bytes, fields: Mapping[str, str], most: int) -> bytes:
    if fields.get("transfer-encoding", "").lower() == "chunked":
        data = b"".join(_chunks(data))
    if fields.get("content-encoding", "").lower() in ("gzip", "deflate"):
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, most)
        except zlib.error:
            return data  # archives keep the header of a page that they have unpacked
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    position = 0
    while position < len(data):
        end = data.find(b"\r\n", position, position + 64)
        size = data[position:end].partition(b";")[0].strip() if end > 0 else b""
        if not size or not all(digit in b"0123456789abcdefABCDEF" for digit in size[:8]):
            return
        length = int(size[:8], 16)
        yield data[end + 2 : end + 2 + length]
        position = end + 4 + length
        if not length:
            return
