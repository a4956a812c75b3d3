"""A page of text into an article: its zones, its details, its language."""

from __future__ import annotations

from typing import TypedDict, Unpack

from kgnews.articles.clean import cleaned
from kgnews.articles.details import details_of
from kgnews.articles.layout import layout_of
from kgnews.model import Article, ZoneKind
from kgnews.text.language import language_of

__all__ = ["from_text"]


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
    the page says. Offsets are those of ``text``,
    whose unseen characters are replaced one for one (see :func:`kgnews.articles.clean.cleaned`).

    >>> article = from_text("Banjir Surut\\nSenin, 6 Mei 2024\\n\\nBanjir di Bogor surut.")
    >>> article.title, article.published, article.zones[-1].span.of(article.text)
    ('Banjir Surut', '2024-05-06', 'Banjir di Bogor surut.')
    """
    text = cleaned(text)
    layout = layout_of(text, beside.get("title"))
    zones = layout.zones()
    body = "\n".join(zone.span.of(text) for zone in zones if zone.kind is ZoneKind.BODY)
    language = language_of(body or text)
    details = details_of(text, layout, language)
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
