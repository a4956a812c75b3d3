"""What a frame takes as given: the one event, body or work that is spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgnews.extract.frames.compiling import Slot
from kgnews.extract.frames.fillers import RELATIVES, Filler, Fits
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.matching import Match

__all__ = ["filled"]

IT = frozenset({"it", "they", "its", "their"})
HEAD = 3  # tokens at the head of a sentence in which its subject begins
GIVEN = 3  # sentences before, in which is spoken of what a frame takes as given
CLAUSE = 14  # tokens of "rakernas yang dibuka sejak Sabtu itu"


def filled(match: Match, lines: Sequence[Line], number: int, fits: Fits) -> bool:
    """Whether what a frame takes as given was spoken of; then it fills its slot.

    It is the one whose name has the noun before the match in it, else the only thing of its
    class that the words before in this sentence name, or else the nearest sentence before that
    names any, or else the first of the article. "It" goes on with the head of a sentence.
    """
    for slot in match.frame.elements:
        if not isinstance(slot, Slot) or not slot.given:
            continue
        told = _called(match, lines, number, slot, fits)
        first = next((at for at, each in enumerate(lines) if not each.sentence.title), number)
        for at in (*range(number, max(first, number - GIVEN - 1), -1), first):
            if told:
                break
            units = [u for u in lines[at].begins.values() if at < number or u.end <= match.start]
            told = {entity for unit in units if (entity := fits(unit, slot))}
            if told and at < number and lines[number].words[match.start] in IT:
                told = _leading(lines[at], slot, fits)
                break
        if len(told) != 1:
            return False
        match.fillers[slot.role] = Filler(sorted(told))
    return True


def _leading(line: Line, slot: Slot, fits: Fits) -> set[str]:
    """What stands at the head of a sentence, if it fits."""
    units = [unit for start, unit in sorted(line.begins.items()) if start < HEAD]
    return {entity for unit in units[:1] if (entity := fits(unit, slot))}


def _called(match: Match, lines: Sequence[Line], number: int, slot: Slot, fits: Fits) -> set[str]:
    """What bears the noun right before a match in its name: "kongres diikuti 500 kader"."""
    noun = _noun(lines[number], match.start)
    if not noun.isalpha() or noun in lines[number].grammar.function_words:
        return set()
    named = (
        (unit, line)
        for line in lines[: number + 1]
        for unit in _names(line)
        if noun in line.words[unit.start : unit.end]
    )
    return {entity for unit, _ in named if (entity := fits(unit, slot))}


def _names(line: Line) -> Iterator[Unit]:
    return (unit for unit in line.begins.values() if not unit.back and not unit.weak)


def _noun(line: Line, at: int) -> str:
    """The noun before a token, whose clause "yang … itu" may stand between them."""
    words = line.words
    if at and words[at - 1] in line.grammar.demonstratives - line.grammar.determiners:
        for that in range(at - 2, max(0, at - CLAUSE), -1):
            if words[that] in RELATIVES:
                return words[that - 1]
        return words[at - 2] if at > 1 else ""
    return words[at - 1] if at else ""
