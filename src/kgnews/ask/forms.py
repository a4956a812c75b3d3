"""Facts, pages and totals as plain dictionaries: what ``--format json`` prints and views draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kgnews.ask.changes import Changes, Renamed
from kgnews.ask.facts import Fact, Page, Said, Source, Told
from kgnews.ask.totals import Totals
from kgnews.confidence import precision
from kgnews.errors import StoreError
from kgnews.finding.entities import Entity

if TYPE_CHECKING:
    from kgnews.model import Sentence
    from kgnews.store import Record

__all__ = [
    "VERSION",
    "Context",
    "changes_json",
    "facts_json",
    "page_json",
    "said_json",
    "sentences_of",
    "source_json",
    "told_json",
    "totals_json",
]

VERSION = 1

Context = Callable[[str, int, int], dict[str, Any] | None]
"""Article id, start, end → the sentence around the span: ``text``, ``start``, ``end``."""


def sentences_of(record: Record) -> Context:
    """A function that finds the sentences around a span, each article read once.

    It finds none where the record has no such article, or no sentence there.
    """
    known: dict[str, tuple[str, tuple[Sentence, ...]]] = {}

    def context(article: str, start: int, end: int) -> dict[str, Any] | None:
        if article not in known:
            try:
                document = record.reading(article).document
            except StoreError:
                return None
            known[article] = document.article.text, document.sentences
        text, sentences = known[article]
        first = bisect_right([each.span.start for each in sentences], start) - 1
        around = [each.span for each in sentences[max(first, 0) :] if each.span.start < end]
        if not around or not around[0].start <= start or not end <= around[-1].end:
            return (
                {"text": text[start:end], "start": start, "end": end} if end <= len(text) else None
            )
        begin, finish = around[0].start, around[-1].end
        return {"text": text[begin:finish], "start": begin, "end": finish}

    return context


def facts_json(facts: Iterable[Fact], notes: Iterable[str], context: Context) -> dict[str, Any]:
    """Facts with the sentence of every evidence."""
    return {
        "version": VERSION,
        "facts": [_fact(fact, context) for fact in facts],
        "notes": list(notes),
    }


def page_json(page: Page, context: Context) -> dict[str, Any]:
    """An entity with its names, links, facts on both sides, and quotes."""
    entity = page.entity
    return {
        "version": VERSION,
        "entity": {
            "id": entity.id,
            "types": [f"kg:{kind}" for kind in entity.kinds],
            "name": entity.name,
            "names": list(page.names),
            "links": list(page.links),
            "articles": entity.articles,
        },
        "facts": [_fact(fact, context) for fact in page.facts],
        "object_of": [_fact(fact, context) for fact in page.mentioned],
        "quotes": [said_json(quote) for quote in page.quotes],
        "notes": [page.note] if page.note else [],
    }


def changes_json(changes: Changes, context: Context) -> dict[str, Any]:
    """What is new, gone and called otherwise, each fact with its sentences."""
    return {
        "version": VERSION,
        "articles": {
            "new": [source_json(each) for each in changes.new_articles],
            "gone": [source_json(each) for each in changes.gone_articles],
            "changed": changes.changed_articles,
        },
        "entities": {
            "new": [_entity(each) for each in changes.new_entities],
            "gone": [_entity(each) for each in changes.gone_entities],
            "renamed": [_pair(each) for each in changes.renamed],
            "merged": [_pair(each) for each in changes.merged],
        },
        "facts": {
            "new": [_fact(each, context) for each in changes.new_facts],
            "confirmed": [_fact(each, context) for each in changes.confirmed],
            "gone": [_fact(each, context) for each in changes.gone_facts],
        },
    }


def _pair(pair: Renamed) -> dict[str, Any]:
    return {"before": _entity(pair.before), "after": _entity(pair.after)}


def _entity(entity: Entity) -> dict[str, Any]:
    types = [f"kg:{kind}" for kind in entity.kinds]
    return {"id": entity.id, "name": entity.name, "types": types}


def totals_json(totals: Totals) -> dict[str, Any]:
    """Counts by name."""
    return {"version": VERSION, **asdict(totals)}


def _fact(fact: Fact, context: Context) -> dict[str, Any]:
    value = {"value": fact.object} if fact.literal else _named(fact.object, fact.object_name)
    return {
        "id": fact.id,
        "subject": _named(fact.subject, fact.subject_name),
        "predicate": fact.predicate,
        "object": value,
        "valid": {"from": fact.valid_from or None, "until": fact.valid_until or None},
        "stances": list(fact.stances),
        "articles": fact.articles,
        "origins": [list(group) for group in fact.origins],
        "evidence": [told_json(each, context) for each in fact.evidence],
    }


def _named(id_: str, name: str) -> dict[str, str]:
    return {"id": id_, "name": name}


def told_json(told: Told, context: Context) -> dict[str, Any]:
    """One evidence with its sentence, its article and how often its rule is right."""
    by: Entity | None = told.by
    return {
        "id": told.id,
        "article": source_json(told.source),
        "start": told.start,
        "end": told.end,
        "quote": told.quote,
        "sentence": context(told.source.article, told.start, told.end),
        "rule": told.rule,
        "confidence": _confidence(told.rule),
        "stance": told.stance,
        "attributed_to": _named(by.id, by.name) if by else None,
        "as_of": told.as_of or None,
        **({"pages": list(told.pages)} if told.pages else {}),
    }


def _confidence(rule: str) -> dict[str, Any] | None:
    """How often the rule was right on annotated pages; None where too seldom seen."""
    measured = precision(rule)
    if measured is None:
        return None
    return {
        "right": measured.right,
        "wrong": measured.wrong,
        "precision": round(measured.share, 3),
        "words": str(measured),
    }


def said_json(said: Said) -> dict[str, Any]:
    """A quote with its place and its article."""
    return {
        "id": said.id,
        "text": said.text,
        "role": said.role or None,
        "source": said.source_of_words or None,
        "date": said.date or None,
        "direct": said.direct,
        "start": said.start,
        "end": said.end,
        "article": source_json(said.source),
    }


def source_json(source: Source) -> dict[str, Any]:
    """An article as an answer names it; what it does not say is None."""
    return {key: value or None for key, value in asdict(source).items()}
