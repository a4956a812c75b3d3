"""Text into sentences and tokens, dates into ISO 8601; knows no entity and no graph."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.model import Article, Document, Sentence, Span, ZoneKind
from kgnews.text.lost_spaces import apart
from kgnews.text.sentences import sentence_spans, tokens

__all__ = ["LONGEST", "MOST_READ", "segment", "sentence_spans", "tokens"]

LONGEST = 1500  # characters of a sentence; the longest of careful writers have half of it
MOST_READ = 100_000  # characters of body; the longest feature is half of it


def segment(article: Article) -> Document:
    """The sentences of the title (where it stands in the text) and of the body zones.

    Of a text without measure only the first :data:`MOST_READ` characters are read, and a sentence
    without end is cut into pieces: what looks at each pair of names in a sentence stays quick.

    >>> document = segment(Article("Banjir di Bogor. Warga mengungsi."))
    >>> [sentence.span.of(document.article.text) for sentence in document.sentences]
    ['Banjir di Bogor.', 'Warga mengungsi.']
    """
    text = article.text
    parts: list[tuple[Span, bool]] = [
        (detail.span, True) for detail in article.details if detail.name == "title" and detail.span
    ][:1]
    body = [zone.span for zone in article.zones if zone.kind is ZoneKind.BODY]
    parts += [(span, False) for span in body] if article.zones else [(Span(0, len(text)), False)]
    sentences = []
    paragraph = 0
    left = MOST_READ
    for part, title in sorted(parts):
        part, left = _within(part, left)
        last_end = part.start
        for span in sentence_spans(text, *part):
            paragraph += "\n" in text[last_end : span.start] or last_end == part.start
            sentences += [
                Sentence(piece, tokens(text, *piece), paragraph, title)
                for piece in _pieces(text, span)
            ]
            last_end = span.end
    return Document(article, tuple(apart(sentences)))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or what one without end is cut into: between words where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        limit = start + LONGEST
        gap = max(text.rfind(mark, start + LONGEST // 2, limit) for mark in " \n")
        cut = gap if gap > 0 else limit
        yield Span(start, cut)
        start = cut
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)


def _within(part: Span, left: int) -> tuple[Span, int]:
    """As much of a part as may still be read, and how much may be read after it."""
    end = min(part.end, part.start + left)
    return Span(part.start, end), left - (end - part.start)
