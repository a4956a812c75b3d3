"""Articles and readings as JSON and back, losing nothing.

The text stays outside: it has a column of its own, and every surface form is a span of it.
Sentences and tokens stay outside too, for :func:`kgnews.text.segment` gives them again.
The nouns are loaded where one is made: who only asks the graph makes none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgnews.model import Article, Evidence, Mention, Quote, Reading, Statement

__all__ = ["article_from", "article_json", "reading_from", "reading_json"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def article_json(article: Article) -> str:
    """Everything of an article but its text, where it came from included.

    >>> from kgnews.model import Article
    >>> article_from("Banjir.", article_json(Article("Banjir.", language="id"))).language
    'id'
    """
    fields = {
        name: getattr(article, name)
        for name in ("url", "title", "published", "language", "publisher", "source", "source_id")
    }
    details = [[d.name, d.value, d.span] for d in article.details]
    zones = [[z.kind, *z.span] for z in article.zones]
    return _json({**fields, "details": details, "zones": zones})


def article_from(text: str, header: str) -> Article:
    """The article that :func:`article_json` was given."""
    from kgnews.model import Article, Detail, Span, Zone, ZoneKind

    fields = json.loads(header)
    details = tuple(Detail(n, v, Span(*s) if s else None) for n, v, s in fields.pop("details"))
    zones = tuple(Zone(ZoneKind(kind), Span(*span)) for kind, *span in fields.pop("zones"))
    return Article(text, details=details, zones=zones, **fields)


def reading_json(reading: Reading) -> str:
    """Entities, statements, quotes and notes of a reading.

    >>> from kgnews.model import Article, Reading
    >>> from kgnews.text import segment
    >>> reading = Reading(segment(Article("Banjir.")), notes=("short",))
    >>> reading_from(reading.document.article, reading_json(reading)) == reading
    True
    """
    text = reading.document.article.text
    return _json(
        {
            "entities": [
                [
                    e.id,
                    e.kind,
                    e.name,
                    e.names,
                    [_mention(m, text) for m in e.mentions],
                    e.key,
                    e.of,
                ]
                for e in reading.entities
            ],
            "statements": [
                [_evidence(s.evidence, text), *_without(s, "evidence")] for s in reading.statements
            ],
            "quotes": [
                [q.evidence and _evidence(q.evidence, text), *_without(q, "evidence")]
                for q in reading.quotes
            ],
            "notes": reading.notes,
        }
    )


def reading_from(article: Article, body: str) -> Reading:
    """The reading that :func:`reading_json` was given; raises ValueError on anything else."""
    from kgnews.model import Entity, Quote, Reading, Span, Stance, Statement
    from kgnews.text import segment

    parts = json.loads(body)
    text = article.text

    entities = tuple(
        Entity(
            id_, kind, name, tuple(names), tuple(_mention_from(m, text) for m in mentions), key, of
        )
        for id_, kind, name, names, mentions, key, of in parts["entities"]
    )
    statements = []
    for shown, subject, predicate, object_, literal, datatype, stance, *rest in parts["statements"]:
        fixed = (
            subject,
            predicate,
            object_,
            _evidence_from(shown, text),
            literal,
            datatype,
            Stance(stance),
        )
        statements.append(Statement(*fixed, *rest))
    quotes = tuple(
        Quote(
            words,
            Span(*span),
            who,
            role,
            source,
            day,
            direct,
            shown and _evidence_from(shown, text),
        )
        for shown, words, span, who, role, source, day, direct in parts["quotes"]
    )
    return Reading(segment(article), entities, tuple(statements), quotes, tuple(parts["notes"]))


def _mention(mention: Mention, text: str) -> list[Any]:
    surface = None if mention.span.of(text) == mention.text else mention.text
    return [*mention.span, mention.kind, mention.rule, mention.keys, surface]


def _mention_from(parts: list[Any], text: str) -> Mention:
    from kgnews.model import Mention, Span

    start, end, kind, rule, keys, surface = parts
    span = Span(start, end)
    return Mention(span, kind, span.of(text) if surface is None else surface, rule, tuple(keys))


def _evidence_from(parts: list[Any], text: str) -> Evidence:
    from kgnews.model import Evidence, Span

    start, end, rule, quote = parts
    span = Span(start, end)
    return Evidence(span, span.of(text) if quote is None else quote, rule)


def _evidence(evidence: Evidence, text: str) -> list[Any]:
    quote = None if evidence.span.of(text) == evidence.quote else evidence.quote
    return [*evidence.span, evidence.rule, quote]


def _without(value: Statement | Quote, field: str) -> list[Any]:
    """The fields of a value in the order of their declaration, without one of them."""
    names = [name for name in type(value).__slots__ if name != field]
    return [getattr(value, name) for name in names]
