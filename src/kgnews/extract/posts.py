"""Office phrases to statements: who holds, leads, belongs to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgnews.extract.anaphora import Reference
from kgnews.extract.naming import Named
from kgnews.extract.offices import OfficePhrase
from kgnews.extract.statements import Reader
from kgnews.model import Span, Statement

__all__ = ["from_offices"]


def from_offices(
    named: Named, references: Sequence[Sequence[Reference]], reader: Reader
) -> Iterator[tuple[Statement, Span]]:
    """The statements of all office phrases, each with the span of the office's words."""
    sentences = zip(named.offices, references, strict=True)
    for number, (offices, its) in enumerate(sentences):
        for office in offices:
            yield from _of_office(office, named, its, named.sentences[number], reader)


def _of_office(
    office: OfficePhrase,
    named: Named,
    references: Sequence[Reference],
    sentence: Span,
    reader: Reader,
) -> Iterator[tuple[Statement, Span]]:
    if not office.relation:
        return
    holder = _holder(office, named, references)
    of = named.at.get(office.of_span) if office.of_span else None
    entity = named.at.get(office.span)
    evidence = reader.evidence(sentence, f"office: {office.rule}")
    if holder is None:
        return
    if office.relation in {"memberOf", "affiliatedWith"}:
        if of:
            yield Statement(holder, office.relation, of, evidence), office.span
        return
    if entity is None:
        return
    statement = Statement(holder, office.relation, entity, evidence)
    if office.former:
        statement = replace(statement, ended=True)
    yield statement, office.span


def _holder(
    office: OfficePhrase, named: Named, references: Sequence[Reference]
) -> str | None:
    if office.holder_span:
        return named.at.get(office.holder_span)
    if office.holder_office:
        return named.at.get(office.holder_office)
    if office.points_back:
        people = [each for each in references if each.kind == "Person" and not each.weak]
        return people[0].entity if people else None
    return None
