"""What goes into a record: an article that was read, and an input that could not be."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from kgnews.store.codec import article_from, article_json, reading_json

if TYPE_CHECKING:
    from kgnews.model import Reading

__all__ = ["Entry", "Refused", "entry", "richness"]


class Refused(NamedTuple):
    """An input that could not be read: its place, why, what helps, and how to read it again.

    ``input`` is the file, ``digest`` the SHA-256 of its first 64 megabytes, ``options`` how it
    was read, as JSON.
    """

    source: str
    reason: str
    cure: str
    input: str = ""
    digest: str = ""
    options: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article ready to be stored: plain strings and bytes that cross processes cheaply."""

    id: str
    source: str
    text: str
    article: str
    reading: bytes
    quads: bytes
    quads_digest: str
    rules: str


def entry(reading: Reading, quads: bytes, rules: str = "") -> Entry:
    """A reading and its N-Triples, packed.

    >>> from kgnews.model import Article, Reading
    >>> from kgnews.text import segment
    >>> entry(Reading(segment(Article("Banjir."))), b"").quads_digest[:8]
    'e3b0c442'
    """
    article = reading.document.article
    return Entry(
        id=article.id,
        source=article.source,
        text=article.text,
        article=article_json(article),
        reading=zlib.compress(reading_json(reading).encode()),
        quads=zlib.compress(quads),
        quads_digest=sha256(quads).hexdigest(),
        rules=rules,
    )


def richness(text: str, header: str) -> tuple[int, str]:
    """How much an input knows of its article; any two that differ in what they know differ."""
    known = article_json(replace(article_from(text, header), source="", source_id=None))
    article = article_from(text, known)
    fields = (article.title, article.published, article.publisher)
    return len(article.details) + sum(1 for each in fields if each), known
