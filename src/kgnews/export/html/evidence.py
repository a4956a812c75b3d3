"""The sentences behind the facts of a page, and where in them the facts stand.

A sentence is kept once, however many facts it states. Places are half-open spans of code points
inside the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kgnews.confidence import precision
from kgnews.ontology import BASE

if TYPE_CHECKING:
    from kgnews.model import Entity, Reading, Span
    from kgnews.store import Graph, Record

__all__ = ["Evidences", "Stated", "Told", "evidences", "told", "visible"]

_EVIDENCE = """SELECT ?fact ?stance ?article ?quote ?start ?end ?rule ?by ?asof {
  ?fact kg:evidence ?e . ?e kg:stance ?stance ; kg:statedIn ?article ; kg:quote ?quote ;
  kg:start ?start ; kg:end ?end ; kg:rule ?rule
  OPTIONAL { ?e kg:attributedTo ?by } OPTIONAL { ?e kg:asOf ?asof } }"""

_ARTICLE = f"{BASE}article-"
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_LONGEST = 1_500  # characters around an evidence: a page without full stops is no sentence


def visible(text: str) -> str:
    r"""The text as long as it was, with a sign for each character that hides or turns others.

    >>> visible("Kota\u202e\x1b")
    'Kota\ufffd\ufffd'
    """
    return _HIDDEN.sub("\ufffd", text)


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One place of an article that states a fact."""

    article: str
    start: int
    end: int
    rule: str
    stance: str
    quote: str
    by: str = ""
    as_of: str = ""


def told(graph: Graph, facts: Collection[str]) -> dict[str, list[Told]]:
    """The evidence of these facts, by their IRIs, in the order of the articles' ids."""
    found: dict[str, set[Told]] = {}
    rows: Any = graph.query(_EVIDENCE)
    for row in rows:
        if row["fact"].value in facts:
            article, rule, stance, quote, by, as_of = (
                row[name].value if row[name] is not None else ""
                for name in ("article", "rule", "stance", "quote", "by", "asof")
            )
            start, end = int(row["start"].value), int(row["end"].value)
            each = Told(article, start, end, rule, stance, quote, by, as_of)
            found.setdefault(row["fact"].value, set()).add(each)
    return {fact: sorted(each) for fact, each in found.items()}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as its evidence knows it: the names of both ends, and every place that states it."""

    id: str
    predicate: str
    subject: frozenset[str]
    object: frozenset[str]  # empty for a number, a date or a text
    told: tuple[Told, ...]


@dataclass(slots=True)
class Evidences:
    """The evidence of a page: rows that point into lists of sentences and of rules."""

    sentences: list[str] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    of: dict[str, list[int]] = field(default_factory=dict)  # rows by fact
    _sentences: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _rules: dict[str, int] = field(default_factory=dict)

    def add(self, fact: Stated, each: Told, page: _Page) -> None:
        """Take one place that states a fact."""
        start, end, text = page.around(each)
        place = (each.article, start, end)
        if place not in self._sentences:
            self._sentences[place] = len(self.sentences)
            self.sentences.append(visible(text))
        row: dict[str, Any] = {"a": each.article, "s": self._sentences[place]}
        row |= {"span": [each.start - start, each.end - start], "r": self._rule(each.rule)}
        row |= {"st": each.stance, "by": each.by, "asOf": each.as_of}
        within = [
            span for span in page.mentions(fact, each) if start <= span.start < span.end <= end
        ]
        row["ends"] = sorted({(span.start - start, span.end - start) for span in within})
        self.of.setdefault(fact.id, []).append(len(self.rows))
        self.rows.append({name: value for name, value in row.items() if value not in ("", [])})

    def _rule(self, name: str) -> int:
        if name not in self._rules:
            self._rules[name] = len(self.rules)
            rule: dict[str, Any] = {"name": visible(name)}
            if known := precision(name):
                rule |= {"right": known.right, "of": known.right + known.wrong}
                rule |= {"pooled": True} if known.pooled else {}
            self.rules.append(rule)
        return self._rules[name]


def evidences(graph: Graph, facts: Iterable[Stated]) -> Evidences:
    """All evidence of these facts; each article is read once, in the order of their ids."""
    from kgnews.store import open_record
    from kgnews.store.record import FILE

    pairs = [(each, fact) for fact in facts for each in fact.told]
    pairs.sort(key=lambda pair: (pair[0], pair[1].id))
    found = Evidences()
    with ExitStack() as opened:
        here = (graph.folder / FILE).is_file()
        record = opened.enter_context(open_record(graph.folder)) if here else None
        for article, group in groupby(pairs, key=lambda pair: pair[0].article):
            page = _page(record, article)
            for each, fact in group:
                found.add(fact, each, page)
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """An article as it was read; without one an evidence is all there is."""

    reading: Reading | None = None

    def around(self, told: Told) -> tuple[int, int, str]:
        """The sentence around an evidence, or the sentences; where it begins and ends."""
        own = told.start, told.end, told.quote
        if not self.reading:
            return own
        document = self.reading.document
        starts = [each.span.start for each in document.sentences]
        first = max(bisect_right(starts, told.start) - 1, 0)
        last = bisect_right(starts, max(told.end - 1, told.start)) - 1
        if last < first:
            return own
        start, end = document.sentences[first].span.start, document.sentences[last].span.end
        fits = start <= told.start and told.end <= end and end - start <= _LONGEST
        return (start, end, document.article.text[start:end]) if fits else own

    def mentions(self, fact: Stated, told: Told) -> list[Span]:
        """Where both ends of a fact are named, by the statement that was read from this place."""
        if not self.reading:
            return []
        entities = {entity.id: entity for entity in self.reading.entities}
        span = (told.start, told.end)
        spans: list[Span] = []
        for statement in self.reading.statements:
            if tuple(statement.evidence.span) != span or statement.evidence.rule != told.rule:
                continue
            ends = (statement.subject, "" if statement.literal else statement.object)
            named = [entities.get(end) for end in ends]
            wanted = fact.subject, fact.object
            for order in (wanted, wanted[::-1]):  # a symmetric relation is held one way round
                if all(_is(entity, names) for entity, names in zip(named, order, strict=True)):
                    spans += [m.span for entity in named if entity for m in entity.mentions]
        return spans


def _is(entity: Entity | None, names: frozenset[str]) -> bool:
    """Whether an entity of an article is the one with these names; no entity has no names."""
    if entity is None:
        return not names
    return not names.isdisjoint((entity.name, *entity.names))


def _page(record: Record | None, article: str) -> _Page:
    id_ = article.removeprefix(_ARTICLE)
    return _Page(record.reading(id_) if record and id_ in record else None)
