"""Who plays whom in which event: "A mengalahkan B pada pekan ketiga Liga X", "in the FA Cup final".

A sentence tells a match by its verb and names the competition behind a preposition; the
competition is then what both sides take part in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgnews.extract.frames.fillers import STOPS, VERB
from kgnews.extract.frames.line import Line, Unit
from kgnews.model import Span, Statement

__all__ = ["only_event", "played_in"]

MATCHES = frozenset({"defeats", "drawsWith", "faces", "matchScore", "scoresAgainst"})
SIDES = frozenset({"Organization", "Person", "City", "Country", "AdministrativeArea"})
WITHIN = frozenset({"pada", "dalam", "di", "in", "at", "during", "saat"})
INNER = frozenset({"of", "the", "dari", "-", "/"})  # inside "the final of the FA Cup"
ROUND = 8  # tokens between the preposition and the event: "pada laga pekan ketiga"

Worded = tuple[Statement, tuple[Span, ...]]


def only_event(lines: Sequence[Line]) -> str | None:
    """The competition that an article names, if it names one event and no other."""
    named = {
        unit.entity
        for line in lines
        for unit in line.begins.values()
        if unit.kind == "Event" and unit.entity and not unit.back
    }
    return named.pop() if len(named) == 1 else None


def played_in(
    around: Sequence[Line], found: Iterable[Worded], kinds: Mapping[str, str], only: str | None
) -> Iterator[Worded]:
    """That both sides of a match take part in the one event of their sentence.

    ``around`` are the sentence before and the sentence. ``only`` is the competition of the
    article, where it names one; it is meant where the sentence before speaks of it.
    """
    line = around[-1]
    told = [each for each in found if each[0].predicate in MATCHES]
    events = {unit.entity for unit in line.begins.values() if told and _hosts(line, unit)}
    near = {unit.entity for each in around for unit in each.begins.values()}
    if told and not events and only in near:
        events = {str(only)}
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
