"""Which part of a page each line belongs to: before the body, in it, beside it, after it.

Boilerplate comes in runs, and so does prose. The parts are the cheapest way through the page
(a Viterbi path): every line costs something in a part that it does not look like, and so does
every change of part. One teaser with a full stop does not make a body, one link does not end it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from kgnews.articles.lines import Line, Look

__all__ = ["Part", "parts_of"]


class Part(IntEnum):
    """A part of the page; they follow each other in this order, but ASIDE returns to BODY."""

    HEAD = 0
    BODY = 1
    ASIDE = 2
    TAIL = 3


# What a look is worth in HEAD, BODY, ASIDE, TAIL. Found by reading pages of many makes, and
# checked on pages put together from articles, menus, teasers and lists.
_WORTH: dict[Look, tuple[float, float, float, float]] = {
    Look.LEAD: (0, 0.5, 0, 0),
    Look.ITEM: (0, -0.3, 0, 0),
    Look.SHORT: (0, -0.5, 0, 0),
    Look.METADATA: (0.3, -1.5, -1.0, 0),
    Look.LABEL: (0, -1.5, -1.0, 0),
    Look.OUTLET: (0, -0.4, 0, 0),
    Look.ASIDE: (-0.5, -3.0, 1.0, 0.2),
    Look.SECTION: (0, -4.0, -3.0, 1.0),
    Look.COMMENTS: (0, -6.0, -8.0, 1.0),
    Look.COPYRIGHT: (0, -4.0, -4.0, 1.0),
    Look.BUTTON: (0, -0.7, 0, 0),
}
_NEUTRAL = (0.0, 0.0, 0.0, 0.0)
_FAR = float("-inf")
# The worth of going from one part (row) to another (column).
_STEP = (
    (0.0, -0.2, _FAR, -0.5),
    (_FAR, 0.0, -1.5, -0.3),
    (_FAR, -1.0, 0.0, 0.0),
    (_FAR, _FAR, _FAR, 0.0),
)
_FULL_PARAGRAPH = 15  # words that count one point
_DATELINE = 2.0
_LISTED = -0.1  # a short line under "Berikut daftarnya:"
_ABSENT = 0.3  # share of a prose line's worth that is lost outside the body


def parts_of(lines: Sequence[Line], starts: frozenset[int] = frozenset()) -> list[Part]:
    """The part of every line; ``starts`` are the lines that begin with a dateline."""
    if not lines:
        return []
    worth = list(_emission(lines[0], 0, starts, False))
    worth = [worth[0], worth[1], _FAR, worth[3] - 0.5]
    back: list[tuple[int, ...]] = []
    listing = False
    for position, line in enumerate(lines[1:], 1):
        listing = _lists(lines[position - 1], listing)
        emission = _emission(line, position, starts, listing)
        ways = [[worth[before] + _STEP[before][to] for before in Part] for to in Part]
        back.append(tuple(way.index(max(way)) for way in ways))
        worth = [max(way) + emission[to] for to, way in enumerate(ways)]
    part = worth.index(max(worth))
    path = [part]
    for step in reversed(back):
        part = step[part]
        path.append(part)
    return [Part(each) for each in reversed(path)]


def _lists(before: Line, listing: bool) -> bool:
    if before.look is Look.LEAD:
        return True
    return listing and before.look in (Look.SHORT, Look.ITEM)


def _emission(
    line: Line, position: int, starts: frozenset[int], listing: bool
) -> tuple[float, float, float, float]:
    if line.look is Look.PROSE:
        strength = min(line.words, 3 * _FULL_PARAGRAPH) / _FULL_PARAGRAPH + 0.4 * line.spoken
        if position in starts:
            strength += _DATELINE
        lost = -_ABSENT * strength
        return lost, strength, lost, lost
    if listing and line.look in (Look.SHORT, Look.ITEM):
        return 0, _LISTED if line.look is Look.SHORT else -_LISTED, 0, 0
    return _WORTH.get(line.look, _NEUTRAL)
