"""A page of text into an article: its zones, its details, its language."""

from __future__ import annotations

from typing import TypedDict, Unpack

from kgnews.articles.clean import cleaned
from kgnews.articles.details import details_of
from kgnews.articles.layout import layout_of
from kgnews.model import Article, Span, Zone, ZoneKind
from kgnews.text.language import language_of

__all__ = ["from_text"]


# A page without measure is looked at so far; what comes after that is none of its body.
_MOST_LINES, _MOST_CHARACTERS = 20_000, 1_000_000


class _Beside(TypedDict, total=False):
    """What may be known of a page beside its text."""

    url: str | None
    published: str | None
    title: str | None
    source: str
    source_id: str | None


def from_text(text: str, **beside: Unpack[_Beside]) -> Article:
    """The article of a page dump, with what the page says about itself.

    What is given (``url``, ``published``, ``title``, ``source``, ``source_id``) stands above what
    the page says. Offsets are those of ``text``, whose unseen characters are replaced one for one
    (see :func:`kgnews.articles.clean.cleaned`).

    >>> article = from_text("Banjir Surut\\nSenin, 6 Mei 2024\\n\\nBanjir di Bogor surut.")
    >>> article.title, article.published, article.zones[-1].span.of(article.text)
    ('Banjir Surut', '2024-05-06', 'Banjir di Bogor surut.')
    """
    text = cleaned(text)
    end = _looked_at(text)
    layout = layout_of(text[:end], beside.get("title"))
    zones = layout.zones()
    if text[end:].strip():
        zones += (Zone(ZoneKind.BOILERPLATE, Span(end, len(text))),)
    body = "\n".join(zone.span.of(text) for zone in zones if zone.kind is ZoneKind.BODY)
    language = language_of(body or text[:end])
    details = details_of(text[:end], layout, language)
    said = {detail.name: detail.value for detail in reversed(details)}
    return Article(
        text=text,
        url=beside.get("url"),
        title=beside.get("title") or said.get("title"),
        published=beside.get("published") or said.get("published"),
        language=language,
        publisher=said.get("publisher"),
        details=details,
        zones=zones,
        source=beside.get("source", ""),
        source_id=beside.get("source_id"),
    )


def _looked_at(text: str) -> int:
    """Where the part of a text ends that may be an article."""
    end = 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", end) + 1
        if not 0 < end <= _MOST_CHARACTERS:
            break
    return end if 0 < end <= _MOST_CHARACTERS else min(len(text), _MOST_CHARACTERS)
