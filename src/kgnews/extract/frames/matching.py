"""Frames against a line: who fills which slot.

Matching begins at the anchor word and works outwards. Between a slot and its verb it reads
over what does not change who is meant: auxiliaries, adverbs, brackets, appositions between
commas, and phrases with a preposition. It never crosses a clause boundary, and every step is
bounded, so that a line costs time in proportion to its length.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.frames.compiling import CompiledFrame, Word
from kgnews.extract.frames.fillers import Filler, Fits
from kgnews.extract.frames.fronted import pasts
from kgnews.extract.frames.leftward import Leftward
from kgnews.extract.frames.line import Line
from kgnews.extract.frames.rightward import Rightward

__all__ = ["Match", "matches"]


_BEFORE_NOUNS = frozenset({"a", "an", "the", "its", "their", "his", "another", "every"})
_MOVES = frozenset(  # before "back", besides the verbs with a past of their own
    "bring bringing call called coming fight getting going look looked move moved pull pulled "
    "push pushed send step stepped take taking turn turned walk walked".split()
)


@dataclass(slots=True)
class Match:
    """A frame that a line satisfies, from token ``start`` to ``end`` (half-open)."""

    frame: CompiledFrame
    start: int
    end: int
    anchor: int
    fillers: dict[str, Filler]


def matches(line: Line, frame: CompiledFrame, position: int, fits: Fits) -> Match | None:
    """The match of a frame whose anchor word stands at a token, if there is one."""
    anchor = frame.elements[frame.anchor]
    assert isinstance(anchor, Word)  # frames are compiled so
    if frame.ahead and frame.ahead.isdisjoint(line.words[position + 1 : position + frame.window]):
        return None
    length = line.phrase_at(position, anchor.forms)
    if not length or (anchor.verb and _is_noun(line, position)):
        return None
    fillers: dict[str, Filler] = {}
    end = Rightward(line, frame, fits, fillers).search(frame.anchor + 1, position + length)
    if end is None:
        return None
    start = Leftward(line, frame, fits, fillers).search(frame.anchor - 1, position)
    if start is None:
        return None
    return Match(frame, start, end, position, fillers)


def _is_noun(line: Line, position: int) -> bool:
    """Whether an article or "its" makes a noun of what may be a verb: "after a report found …".

    "took back" is no backing either.
    """
    before = line.words[position - 1] if position else ""
    moved = line.words[position] == "back" and (before in pasts() or before in _MOVES)
    return before in _BEFORE_NOUNS or moved
