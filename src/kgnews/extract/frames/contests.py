"""Who plays whom in which event: "A mengalahkan B pada pekan ketiga Liga X", "in the FA Cup final".

A sentence tells a match by its verb and names the competition behind a preposition; the
competition is then what both sides take part in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgnews.extract.frames.fillers import STOPS, VERB
from kgnews.extract.frames.line import Line, Unit
from kgnews.model import Span, Statement

__all__ = ["Told", "played_in"]

MATCHES = frozenset({"defeats", "drawsWith", "faces", "matchScore", "scoresAgainst"})
# These are said of players and sides in a contest, whatever its name.
STAGES = frozenset({"reachesStage", "medal", "voteShare"})
OTHER_TIMES = frozenset(
    "sebelumnya dulu mendatang depan silam previously previous last next earlier former".split()
)
# Of matches that are no part of the competition at hand, or of no match.
OTHER_KINDS = frozenset(
    "playoff play-off playoffs kualifikasi prakualifikasi qualifier qualifiers qualifying friendly "
    "friendlies persahabatan uji election elections".split()
)
VOTES = frozenset(
    "election elections by-election vote referendum pemilu pemilihan pilkada pilpres pilgub pilbup "
    "pilwalkot pileg".split()
)
YEAR = 4  # characters of a date that is a year alone
OPENING = 3  # first sentences in which the competition of an article is named
SIDES = frozenset({"Organization", "Person", "City", "Country", "AdministrativeArea"})
WITHIN = frozenset({"pada", "dalam", "di", "in", "at", "during", "saat"})
INNER = frozenset({"of", "the", "dari", "-", "/"})  # inside "the final of the FA Cup"
ROUND = 8  # tokens between the preposition and the event: "pada laga pekan ketiga"

Worded = tuple[Statement, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """The competitions of an article: the ``only`` one it names, the one it begins with."""

    only: str | None
    main: str | None

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Told:
        """What the lines of an article name."""
        titles = [line for line in lines if line.sentence.title]
        body = [line for line in lines if not line.sentence.title]
        opening = [*titles, *body[:OPENING]]
        every, first = _named(lines), _named(opening) - _elections(opening)
        return cls(
            every.pop() if len(every) == 1 else None, first.pop() if len(first) == 1 else None
        )


def _elections(lines: Iterable[Line]) -> set[str]:
    """Events that are elections: who beats whom may be told of many others."""
    return {
        unit.entity
        for line in lines
        for unit in line.begins.values()
        if unit.kind == "Event" and not VOTES.isdisjoint(line.words[unit.start : unit.end])
    }


def _named(lines: Iterable[Line]) -> set[str]:
    return {
        unit.entity
        for line in lines
        for unit in line.begins.values()
        if unit.kind == "Event" and unit.entity and not unit.back
    }


def played_in(
    around: Sequence[Line], found: Iterable[Worded], kinds: Mapping[str, str], known: Told
) -> Iterator[Worded]:
    """That both sides of a match take part in the one event of their sentence.

    ``around`` are the sentence before and the sentence. The only competition of an article is
    meant where the sentence before speaks of it; the one that it begins with, where neither
    sentence names another event or year.
    """
    line = around[-1]
    told = [each for each in found if each[0].predicate in MATCHES | STAGES]
    events = {unit.entity for unit in line.begins.values() if told and _hosts(line, unit)}
    near = {unit.entity for each in around for unit in each.begins.values()} if told else set()
    told = told if events or OTHER_KINDS.isdisjoint(line.words) else []
    if told and not events and known.only in near:
        events = {str(known.only)}
    elif told and not events and known.main and not _elsewhere(around, known.main):
        events = {known.main}
    if len(events) != 1:
        return
    event, seen = events.pop(), set[str]()
    for statement, words in told:
        sides = [statement.subject] if statement.literal else [statement.subject, statement.object]
        for side in sides:
            if kinds.get(side) in SIDES and side not in seen:
                seen.add(side)
                evidence = replace(statement.evidence, rule="event of a match")
                yield Statement(side, "participatesIn", event, evidence), words


def _elsewhere(around: Sequence[Line], event: str) -> bool:
    """Whether sentences name another event, or tell of another year or time."""
    line = around[-1]
    if not OTHER_TIMES.isdisjoint(line.words):
        return True
    units = [unit for each in around for unit in each.begins.values()]
    other = any(u.kind == "Event" and u.entity and u.entity != event for u in units)
    return other or any(u.kind == "date" and len(u.value or "") == YEAR for u in units)


def _hosts(line: Line, unit: Unit) -> bool:
    """Whether an event is named as where a match is played."""
    if unit.kind != "Event" or unit.back or unit.weak or not unit.entity:
        return False
    for at in range(unit.start - 1, max(-1, unit.start - 1 - ROUND), -1):
        word, named = line.words[at], line.ends.get(at + 1)
        if word in WITHIN:
            return True
        if word in STOPS | {","} or VERB.match(word):
            return False
        if word in line.grammar.function_words - line.grammar.determiners - INNER or (
            named and (named.entity or named.kind == "date")
        ):
            return False
    return False
