"""Office phrases to statements: who holds, leads, belongs to what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.naming import Named
from kgnews.extract.offices.finding import OfficePhrase
from kgnews.extract.offices.terms import find_term, is_past
from kgnews.model import Span, Statement
from kgnews.ontology import Ontology

__all__ = ["APPOSED", "from_offices"]

FOUNDER = "founder"  # the key of the title; who founded a body started it
VERBAL = 60  # characters between a holder and an office in which the verb stands

_WORD = re.compile(r"\w+")

# The office stands beside its holder; no verb says it that could be denied.
APPOSED = frozenset(
    [
        "office",
        "office:title",
        "office:comma",
        "office:apposition",
        "office:brackets",
        "office:guess",
        "office:named",
    ]
)


def from_offices(
    named: Named, references: Sequence[Sequence[Reference]], reader: Reader
) -> Iterator[Worded]:
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
) -> Iterator[Worded]:
    if not office.relation:
        return
    holder = _holder(office, named, references)
    of = named.at.get(office.of_span) if office.of_span else None
    entity = named.at.get(office.span)
    evidence = reader.evidence(sentence, f"office: {office.rule}")
    if holder is None or reader.kinds[holder] not in {"Person", "Office"}:
        return
    if office.relation in {"memberOf", "affiliatedWith"}:
        if of:
            yield Statement(holder, office.relation, of, evidence), (office.span,)
        return
    if office.relation == "leads":
        if of:
            yield Statement(holder, "leads", of, evidence), (office.span,)
        return
    if entity is None:
        return
    statement = Statement(holder, office.relation, entity, evidence)
    words = (*_between(office, reader.text), office.span)
    if office.relation == "holdsOffice":
        statement = _with_term(statement, office, sentence, reader)
    yield statement, words
    if of and office.head == FOUNDER and reader.ontology.fits(reader.kinds[of], ("Organization",)):
        for relation in ("founds", "initiates"):
            yield Statement(holder, relation, of, evidence), words
    body = of and reader.ontology.fits(reader.kinds[of], ("Organization", "Undertaking"))
    if of and body and office.head in _leading() and office.relation == "holdsOffice":
        yield replace(statement, predicate="leads", object=of), words


def _with_term(
    statement: Statement, office: OfficePhrase, sentence: Span, reader: Reader
) -> Statement:
    """The statement with the stated term, and whether the words speak of it as over."""
    behind = max(office.span.end, office.of_span.end if office.of_span else 0)
    begin = office.period.start if office.period else behind
    term = find_term(reader.text, begin, sentence.end, reader.published)
    between = [span.of(reader.text) for span in _between(office, reader.text)]
    ended = office.former or (office.rule not in APPOSED and is_past(" ".join(between)))
    return replace(statement, valid_from=term.start, valid_until=term.end, ended=ended)


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """Keys of the posts whose holder leads the body."""
    return frozenset(row["key"] for row in Ontology.load().table("leading_titles"))


def _between(office: OfficePhrase, text: str) -> Iterator[Span]:
    """The words between a holder and an office: "was not appointed as"."""
    name = office.holder_span
    if name and name.end < office.marked.start <= name.end + VERBAL:
        for word in _WORD.finditer(text, name.end, office.marked.start):
            yield Span(*word.span())


def _holder(office: OfficePhrase, named: Named, references: Sequence[Reference]) -> str | None:
    if office.holder_span:
        return named.at.get(office.holder_span)
    if office.holder_office:
        return named.at.get(office.holder_office)
    if office.points_back:
        people = [each for each in references if each.kind == "Person" and not each.weak]
        return people[0].entity if people else None
    return None
