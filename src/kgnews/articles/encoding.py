"""Bytes into text, whatever they are encoded in."""

from __future__ import annotations

import codecs
import re

__all__ = ["decoded", "is_marked"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})[\"']")
_FOREIGN = re.compile(r"[\xc0-\xff]{3}|[\x80-\x9f]")


def is_marked(data: bytes) -> bool:
    """Whether bytes begin with a byte order mark."""
    return any(data.startswith(bom) for bom, _ in _BOMS)


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
