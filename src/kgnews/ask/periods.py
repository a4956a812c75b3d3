"""When somebody held an office: by name lists, by what articles date, by when they say so.

Dates keep their precision. Two periods overlap only where they do so whatever the days that
nobody stated; a period without an end goes as far as an article vouches for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kgnews.ask.facts import Fact, Told
from kgnews.errors import OntologyError
from kgnews.model import Article, Document, Entity, Reading
from kgnews.ontology import Ontology

__all__ = ["Period", "Term", "known_terms", "periods_of", "seen_on", "single_seat", "terms_of"]

_DAY = len("2018-10-30")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: its ends as they were stated, empty where they were not."""

    since: str = ""
    until: str = ""

    @property
    def first(self) -> str:
        """The first day that lies in it for sure."""
        return _late(self.since) if self.since else _early(self.until)

    @property
    def last(self) -> str:
        """The last day that lies in it for sure."""
        return _early(self.until) if self.until else _late(self.since)

    def overlaps(self, other: Period) -> bool:
        """Whether both have a day that lies in them for sure; one may begin as the other ends.

        >>> Period("2017", "2022").overlaps(Period("2021", "2024"))
        True
        >>> Period("2017", "2022-10").overlaps(Period("2022-10", ""))
        False
        """
        start, end = max(self.first, other.first), min(self.last, other.last)
        if self.since == self.until and other.since == other.until:
            return self.since == other.since and len(self.since) == _DAY
        for one, whole in ((self, other), (other, self)):
            if one.since == one.until:  # a day inside, for on the last day another may begin
                return whole.first < one.first and one.last < whole.last
        return start < end

    def covers(self, day: str) -> bool:
        """Whether a stated day lies in it for sure."""
        return self.first <= _early(day) and _late(day) <= self.last


@dataclass(frozen=True, slots=True)
class Term:
    """A known term of office; names are those of the graph, without prefix."""

    holder: str
    office: str
    period: Period
    title: str = ""


def _early(day: str) -> str:
    return day[:10] + "0000-01-01"[len(day[:10]) :]


def _late(day: str) -> str:
    return day[:10] + "0000-12-31"[len(day[:10]) :]


@lru_cache(maxsize=1)
def known_terms() -> tuple[Term, ...]:
    """The terms of ``gazetteer/offices.csv``.

    >>> [term.holder for term in known_terms() if term.office == "office-governor-of-jakarta"][0]
    'person-sutiyoso'
    """
    from kgnews.extract.gazetteer import Gazetteer  # which brings all of reading with it
    from kgnews.resolve import identify

    words = Ontology.load()
    gazetteer = Gazetteer.load(words)
    try:
        rows = words.table("offices")
    except OntologyError:
        return ()
    terms = []
    for row in rows:
        owner = gazetteer.entry(row["of"])
        of = (Entity("of", owner.kind, owner.label(), key=owner.key),) if owner else ()
        title = row["office"].partition(" (")[0]  # "(Plh.)": in what way it is held
        office = Entity("office", "Office", title, of="of" if owner else None)
        reading = Reading(Document(Article(""), ()), (*of, office))
        name = identify(reading, gazetteer)["office"].name
        terms.append(Term(row["person"], name, Period(row["start"], row["end"]), title))
    return tuple(terms)


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    try:
        return frozenset(row["title"] for row in Ontology.load().table("single_seats"))
    except OntologyError:
        return frozenset()


def single_seat(office: str) -> bool:
    """Whether one person at a time holds an office, by its name in the graph.

    >>> single_seat("office-governor-of-jakarta"), single_seat("office-member-of-dpr")
    (True, False)
    """
    # "minister-of-finance-of-indonesia": the title may have an "of" of its own.
    parts = office.removeprefix("office-").split("-of-")
    titles = ("-of-".join(parts[:at]) for at in range(1, len(parts)))
    return any(title in _seats() for title in titles)


def periods_of(fact: Fact) -> list[tuple[Period, Told]]:
    """When a fact holds, each time with the evidence that says so.

    Where it is dated that is once; else the days for which its articles vouch.
    """
    asserting = [told for told in fact.evidence if told.stance == "asserts"]
    if fact.valid_from or fact.valid_until:
        seen = [day for told in asserting if (day := seen_on(told))]
        until = fact.valid_until or max((day for day in seen if day > fact.valid_from), default="")
        return [(Period(fact.valid_from, until), told) for told in asserting[:1]]
    return [(Period(day, day), told) for told in asserting if (day := seen_on(told))]


def seen_on(told: Told) -> str:
    """The day for which an evidence vouches, empty where nobody knows."""
    return (told.as_of or told.source.published)[:10]


def terms_of(office: str) -> list[Term]:
    """The known terms of an office, by their beginnings."""
    those = (term for term in known_terms() if term.office == office)
    return sorted(those, key=lambda term: (term.period.since, term.holder))
