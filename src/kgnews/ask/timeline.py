"""Who held an office when, and what is dated about anything else; with gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from kgnews.ask.facts import Fact, Told, View
from kgnews.ask.periods import Period, known_terms, seen_on, single_seat, terms_of
from kgnews.finding.entities import Entity, described, entity, long
from kgnews.ontology import BASE

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Between", "Row", "Timeline", "timeline"]

_HOLDS = "kg:holdsOffice"
_DAY = len("2018-10-30")
_GAP = 1  # days between two terms that are no gap


@dataclass(frozen=True, slots=True)
class Row:
    """Something with a date: who or what, when, and how it is known.

    ``seen`` are the first and the last day for which articles vouch. ``listed`` says that the
    dates stand in the name list.
    """

    period: Period
    subject: str
    subject_name: str
    predicate: str
    object: str
    object_name: str
    seen: tuple[str, str] = ("", "")
    evidence: tuple[Told, ...] = ()
    listed: bool = False
    stances: tuple[str, ...] = ("asserts",)
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A stretch in which nobody is known to hold an office, or two are."""

    kind: str  # gap or overlap
    since: str
    until: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """An entity with its dated rows, oldest first, and the gaps and overlaps of an office."""

    entity: Entity
    rows: tuple[Row, ...]
    between: tuple[Between, ...] = ()
    note: str = ""


def timeline(graph: Graph, name: str) -> Timeline:
    """Everything dated about what a name means. Raises QueryError where it means none."""
    about, note = entity(graph, name)
    node = about.id
    rows = [
        row for fact in _facts_about(graph, node) if (row := _row(fact)) and _is_dated(row, node)
    ]
    rows = _listed(graph, node, rows)
    ordered = tuple(sorted(rows, key=_rank))
    between = tuple(_between(ordered)) if single_seat(node.removeprefix(":")) else ()
    return Timeline(about, ordered, between, note)


def _facts_about(graph: Graph, curie: str) -> list[Fact]:
    """The facts that have an entity on either side, each once."""
    view = View(graph)
    node = view.node(long(curie))
    found = {fact.id: fact for side in ("subject", "object") for fact in view.facts(side, node)}
    return list(found.values())


def _rank(row: Row) -> tuple[str, ...]:
    start = row.period.since or row.seen[0] or row.period.until
    return start, row.period.until, row.subject, row.predicate, row.object


def _row(fact: Fact) -> Row:
    days = sorted(day for told in fact.evidence if (day := seen_on(told)))
    period = Period(fact.valid_from, fact.valid_until)
    if fact.literal and _looks_dated(fact.object):
        period = Period(fact.object[:_DAY], fact.object[:_DAY])
    return Row(
        period=period,
        subject=fact.subject,
        subject_name=fact.subject_name,
        predicate=fact.predicate,
        object=fact.object,
        object_name=fact.object_name,
        seen=(days[0], days[-1]) if days else ("", ""),
        evidence=fact.evidence,
        stances=fact.stances,
        ended=fact.ended,
    )


def _looks_dated(text: str) -> bool:
    return text[:4].isdecimal() and (len(text) == 4 or text[4:5] == "-")


def _is_dated(row: Row, node: str) -> bool:
    """Whether a row belongs on a timeline: with dates, or as the tenure of an office."""
    dated = bool(row.period.since or row.period.until)
    return dated or (row.predicate == _HOLDS and bool(row.seen[0])) or node.startswith(":article-")


def _listed(graph: Graph, node: str, rows: Iterable[Row]) -> list[Row]:
    """The rows with the terms of the name list, and with what articles say inside them."""
    from pyoxigraph import NamedNode

    name = node.removeprefix(":")
    terms = terms_of(name) or [term for term in known_terms() if term.holder == name]
    found: list[Row] = []
    for term in terms:
        if not (term.period.since or term.period.until):
            continue
        who, what = (
            described(graph, NamedNode(BASE + each), count=False)
            for each in (term.holder, term.office)
        )
        row = Row(
            period=term.period,
            subject=who.id,
            subject_name=_called(who),
            predicate=_HOLDS,
            object=what.id,
            object_name=what.name if what.name != what.id else term.title,
            listed=True,
        )
        found.append(row)
    rest = []
    for row in rows:
        at = next((n for n, each in enumerate(found) if _is_in(row, each)), None)
        if at is None:
            rest.append(row)
        else:
            found[at] = _with(found[at], row)
    return [*found, *rest]


def _called(about: Entity) -> str:
    """The name of an entity, which the graph may not have."""
    if about.name != about.id:
        return about.name
    return about.id.removeprefix(":").partition("-")[2].replace("-", " ").title()


def _is_in(row: Row, term: Row) -> bool:
    """Whether what articles say of a holder lies inside a term of the name list."""
    same = (row.subject, row.predicate, row.object) == (term.subject, term.predicate, term.object)
    if not same or row.ended:
        return False
    start = row.period.since or row.seen[0]
    end = row.period.until or row.seen[1]
    since, until = term.period.since, term.period.until
    return (not since or since <= end) and (not until or start <= until)


def _with(term: Row, row: Row) -> Row:
    first, last = term.seen
    return replace(
        term,
        seen=(min(filter(None, (first, row.seen[0])), default=""), max(last, row.seen[1])),
        evidence=(*term.evidence, *row.evidence),
    )


def _between(rows: Iterable[Row]) -> Iterator[Between]:
    """Gaps between the known terms of an office, and days on which two held it."""
    held = [row for row in rows if row.predicate == _HOLDS and "asserts" in row.stances]
    held = [row for row in held if not row.ended and not row.subject.startswith(":office-")]
    whole = [row for row in held if row.period.since]
    latest = ""
    last_name = ""
    for row in whole:
        if latest and _days(latest, row.period.since) > _GAP:
            yield Between("gap", latest, row.period.since, (last_name, row.subject_name))
        end = row.period.until
        if not end:
            break
        if end > latest:
            latest, last_name = end, row.subject_name
    for one, other in combinations(held, 2):
        if one.subject == other.subject:
            continue
        for ours in _stretches(one):
            for theirs in _stretches(other):
                if ours.overlaps(theirs):
                    start, end = max(ours.first, theirs.first), min(ours.last, theirs.last)
                    names = (one.subject_name, other.subject_name)
                    yield Between("overlap", start, end, names)
                    break
            else:
                continue
            break


def _stretches(row: Row) -> list[Period]:
    if row.period.since or row.period.until:
        until = row.period.until or max(row.seen[1], row.period.since)
        return [Period(row.period.since, until)]
    return [Period(day, day) for told in row.evidence if (day := seen_on(told))]


def _days(one: str, other: str) -> int:
    """The days between two dates; none where they are not that exact."""
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)) // timedelta(days=1)
    except ValueError:
        return 0 if one[:7] >= other[:7] or len(min(one, other, key=len)) < _DAY else 2
