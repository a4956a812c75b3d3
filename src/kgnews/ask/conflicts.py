"""Where articles disagree, and where one gives somebody a title that they no longer had.

Of what there can be only one stands in the ontology (``domains/once.ttl``) and in
``lexicon/single_seats.csv``. Only what articles assert is compared, never what they report.
Nothing is decided: both sides are shown with their sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kgnews.ask.facts import Fact, Told, every_fact
from kgnews.ask.periods import Period, periods_of, seen_on, single_seat, terms_of
from kgnews.finding.entities import Entity, described, long
from kgnews.finding.likeness import folded
from kgnews.ontology import Ontology, Property

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Conflict", "Side", "conflicts", "stale"]

_DAY = len("2018-10-30")


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says: the value or the holder, when, and its evidence."""

    value: str
    name: str
    period: Period
    told: Told


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two that cannot both be so. ``kind`` is ``values``, ``holders``, ``age`` or ``stale``.

    A stale title has one side, and ``note`` says what is known of the term.
    """

    kind: str
    about: Entity
    property: str
    sides: tuple[Side, ...]
    note: str = ""


def conflicts(graph: Graph) -> list[Conflict]:
    """Where articles disagree, by what they disagree on."""
    found: list[Conflict] = []
    for name, about in sorted(Ontology.load().properties.items()):
        if not (about.functional or about.one_at_a_time or about.years_since):
            continue
        facts = [fact for fact in every_fact(graph, name) if _is_so(fact)]
        if about.years_since:
            found += _ages(graph, about, facts)
        elif about.one_at_a_time == "object":
            found += _holders(graph, about, facts)
        else:
            found += _values(graph, about, facts)
    return sorted(found, key=_rank)


def _rank(conflict: Conflict) -> tuple[str, ...]:
    values = [side.value for side in conflict.sides]
    days = [side.told.source.published for side in conflict.sides]
    return conflict.kind, conflict.property, conflict.about.name, conflict.about.id, *values, *days


def _is_so(fact: Fact) -> bool:
    return "asserts" in fact.stances and not fact.ended


def _asserting(fact: Fact) -> list[Told]:
    return [told for told in fact.evidence if told.stance == "asserts"]


# --- One value -------------------------------------------------------------------------------


def _values(graph: Graph, about: Property, facts: Iterable[Fact]) -> Iterator[Conflict]:
    """Two values of one subject: for ever, or in articles of one day."""
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, []).append(fact)
    for subject, those in sorted(by_subject.items()):
        for one, other in combinations(sorted(those, key=lambda each: each.object), 2):
            if _agree(one, other):
                continue
            pairs = [(a, b) for a in _asserting(one) for b in _asserting(other)]
            if not about.functional:
                pairs = [(a, b) for a, b in pairs if seen_on(a) and seen_on(a) == seen_on(b)]
            if pairs:
                sides = (_side(one, pairs[0][0]), _side(other, pairs[0][1]))
                yield Conflict("values", _about(graph, subject), about.name, sides)


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two values can both be: a day is in its year, and a place may lie in the other."""
    if not one.literal or not other.literal:
        return not (one.literal or other.literal) and one.object == other.object
    short, long_ = sorted((folded(one.object), folded(other.object)), key=len)
    return long_ == short or long_.startswith(f"{short} ")


def _side(fact: Fact, told: Told) -> Side:
    return Side(fact.object, fact.object_name, Period(fact.valid_from, fact.valid_until), told)


def _about(graph: Graph, curie: str) -> Entity:
    from pyoxigraph import NamedNode

    return described(graph, NamedNode(long(curie)), count=False)


# --- One holder ------------------------------------------------------------------------------


def _holders(graph: Graph, about: Property, facts: Iterable[Fact]) -> Iterator[Conflict]:
    """Two at once where there is one seat."""
    by_object: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.literal and single_seat(fact.object.removeprefix(":")):
            by_object.setdefault(fact.object, []).append(fact)
    for office, those in sorted(by_object.items()):
        people = [fact for fact in those if not fact.subject.startswith(":office-")]
        for one, other in combinations(sorted(people, key=lambda each: each.subject), 2):
            if one.subject == other.subject:
                continue
            for ours, theirs in _at_once(one, other):
                sides = (_holder(one, *ours), _holder(other, *theirs))
                yield Conflict("holders", _about(graph, office), about.name, sides)
                break


def _at_once(one: Fact, other: Fact) -> Iterator[tuple[tuple[Period, Told], tuple[Period, Told]]]:
    for ours in periods_of(one):
        for theirs in periods_of(other):
            if ours[0].overlaps(theirs[0]):
                yield ours, theirs


def _holder(fact: Fact, period: Period, told: Told) -> Side:
    return Side(fact.subject, fact.subject_name, period, told)


# --- Ages ------------------------------------------------------------------------------------


def _ages(graph: Graph, about: Property, facts: Iterable[Fact]) -> Iterator[Conflict]:
    """Ages that do not go together, with each other or with the day of birth."""
    by_subject: dict[str, list[tuple[int, int, Side]]] = {}
    for fact in facts:
        for told in _asserting(fact):
            day = seen_on(told)
            if fact.object.isdecimal() and len(day) == _DAY:
                year = int(day[:4]) - int(fact.object)
                entry = (year - 1, year, _side(fact, told))
                by_subject.setdefault(fact.subject, []).append(entry)
    for fact in every_fact(graph, about.years_since):
        if _is_so(fact) and fact.object[:4].isdecimal() and fact.subject in by_subject:
            year = int(fact.object[:4])
            side = _side(fact, _asserting(fact)[0])
            by_subject[fact.subject].append((year, year, side))
    for subject, those in sorted(by_subject.items()):
        seen: set[frozenset[str]] = set()
        for one, other in combinations(sorted(those, key=lambda each: each[:2]), 2):
            pair = frozenset((one[2].value, other[2].value))
            if one[1] < other[0] and pair not in seen:
                seen.add(pair)
                yield Conflict("age", _about(graph, subject), about.name, (one[2], other[2]))


# --- Titles that are over --------------------------------------------------------------------


def stale(graph: Graph) -> list[Conflict]:
    """Titles that an article gives to somebody whose term was over by then.

    When it was over is known from ``gazetteer/offices.csv``, from articles that date it, and
    from older articles that speak of it as over.
    """
    facts = [
        fact
        for name, about in Ontology.load().properties.items()
        if about.one_at_a_time == "object"
        for fact in every_fact(graph, name)
    ]
    ends = _ends(facts)
    found: list[Conflict] = []
    for fact in facts:
        if not _is_so(fact) or fact.valid_until:
            continue
        for told in _asserting(fact):
            if note := _over(fact, seen_on(told), ends):
                about = _about(graph, fact.subject)
                side = Side(fact.object, fact.object_name, Period(fact.valid_from), told)
                found.append(Conflict("stale", about, fact.predicate, (side,), note))
    return sorted(found, key=_rank)


def _ends(facts: Iterable[Fact]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(holder, office) → (day, how it is known) of every end that articles tell of."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for fact in facts:
        key = fact.subject, fact.object
        for told in _asserting(fact):
            where = told.source.headline or told.source.id
            if fact.valid_until:
                said = f"until {fact.valid_until}, says “{where}”"
                found.setdefault(key, []).append((fact.valid_until, said))
            elif fact.ended and (day := seen_on(told)):
                found.setdefault(key, []).append((day, f"over by {day}, says “{where}”"))
    return {key: sorted(those) for key, those in found.items()}


def _over(fact: Fact, day: str, ends: dict[tuple[str, str], list[tuple[str, str]]]) -> str:
    """What is known of a term that was over on a day; nothing where it was not, or nobody knows."""
    if len(day) < _DAY:
        return ""
    terms = [t for t in terms_of(fact.object.removeprefix(":")) if f":{t.holder}" == fact.subject]
    at_the_time = [t for t in terms if not t.period.until or _end(t.period.until) >= day]
    if any(not t.period.since or t.period.since[:_DAY] <= day for t in at_the_time):
        return ""
    if fact.valid_from and (day[: len(fact.valid_from)] >= fact.valid_from):
        terms = [t for t in terms if _end(t.period.until) >= fact.valid_from]
    if over := [t.period.until for t in terms if t.period.until and _end(t.period.until) < day]:
        return f"until {max(over)}, says the name list"
    told = ends.get((fact.subject, fact.object), [])
    return next((said for end, said in told if _end(end) < day), "")


def _end(day: str) -> str:
    return day + "0000-12-31"[len(day) :]
