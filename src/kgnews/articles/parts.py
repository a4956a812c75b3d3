"""Which part of a page each line belongs to: before the body, in it, beside it, after it.

Boilerplate comes in runs, and so does prose. The parts are the cheapest way through the page
(a Viterbi path): every line costs something in a part that it does not look like, and so does
every change of part. One teaser with a full stop does not make a body, one link does not end it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import takewhile

from kgnews.articles.lines import Line, Look
from kgnews.articles.words import content_words, overlap

__all__ = ["Part", "parts_of", "see_inner_lists"]


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
    Look.SECTION: (0, -4.0, -2.0, 1.0),
    Look.COMMENTS: (0, -6.0, -8.0, 1.0),
    Look.COPYRIGHT: (0, -4.0, -4.0, 1.0),
    Look.BUTTON: (0, -0.5, 0, 0),
    Look.INITIALS: (0, 0, -1.0, 1.4),
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
_ENTERS, _ENTERS_AGAIN = 2.0, -2.5  # a dateline where the body begins, and inside the body
_LISTED = -0.1  # a short line under "Berikut daftarnya:"
_HEADLINE, _HEADLINE_WORDS = -0.7, 5  # a short line as long as a headline
_TEASER, _TEASER_WORDS = -0.3, 45  # a sentence alone between two headlines
_ABSENT = 0.3  # share of a prose line's worth that is lost outside the body
_BEGUN, _READ = 2, 3_000  # sentences, and characters of them, by which a story is known
_SOON, _SAME, _LONG_ENOUGH = 6, 0.25, 8  # lines below a heading, share of words, words of a line
_SPOKEN, _FOLLOWS = 0.6, 0.7  # what quotation marks add, and prose directly above
_LINKS = (Look.SHORT, Look.ITEM, Look.PROMPT)
_BETWEEN = (Look.SHORT, Look.METADATA, Look.MARK, Look.SECTION, Look.BUTTON, Look.OUTLET)

Worth = tuple[float, float, float, float]


def parts_of(lines: Sequence[Line], starts: frozenset[int] = frozenset()) -> list[Part]:
    """The part of every line; ``starts`` are the lines that begin with a dateline."""
    if not lines:
        return []
    worth = [0.0, _FAR, _FAR, _FAR]  # before the first line every page is in its head
    back: list[tuple[int, ...]] = []
    listing = False
    for position in range(len(lines)):
        listing = position > 0 and _lists(lines[position - 1], listing)
        emission = _emission(lines, position, listing)
        ways = [[worth[before] + _STEP[before][to] for before in range(4)] for to in range(4)]
        if position in starts:
            body = ways[Part.BODY]
            ways[Part.BODY] = [
                way + (_ENTERS if before == Part.HEAD else _ENTERS_AGAIN)
                for before, way in enumerate(body)
            ]
        back.append(tuple(way.index(max(way)) for way in ways))
        worth = [max(way) + emission[to] for to, way in enumerate(ways)]
    part = worth.index(max(worth))
    path = []
    for step in reversed(back):
        path.append(Part(part))
        part = step[part]
    return path[::-1]


def see_inner_lists(lines: Sequence[Line]) -> None:
    """Make prompts of the lists of other articles below which the article goes on."""
    text, sentences = "", 0
    told: frozenset[str] | None = None
    for position, line in enumerate(lines):
        if line.look is Look.PROSE:
            text, told = f"{text} {line.text[:_READ]}"[-_READ:], None
            sentences += 1
        elif line.look is Look.SECTION and sentences >= _BEGUN:
            told = content_words(text) if told is None else told
            below = lines[position + 1 : position + 1 + _SOON]
            if any(_is_same_story(each, told) for each in below):
                line.look = Look.PROMPT
                for each in takewhile(lambda each: each.look in _LINKS, below):
                    each.look = Look.PROMPT


def _is_same_story(line: Line, told: frozenset[str]) -> bool:
    """Whether a sentence speaks of what was told above."""
    long = line.look is Look.PROSE and line.words >= _LONG_ENOUGH
    return long and overlap(line.text, told) >= _SAME


def _lists(before: Line, listing: bool) -> bool:
    if before.look is Look.LEAD:
        return True
    return listing and before.look in (Look.SHORT, Look.ITEM)


def _emission(lines: Sequence[Line], position: int, listing: bool) -> Worth:
    line = lines[position]
    if line.look is Look.PROSE:
        if _is_teaser(lines, position):
            return 0, _TEASER, 0, 0
        strength = min(line.words, 3 * _FULL_PARAGRAPH) / _FULL_PARAGRAPH
        strength += _SPOKEN * line.spoken
        if position and lines[position - 1].look is Look.PROSE:
            strength += _FOLLOWS
        lost = -_ABSENT * strength
        return lost, strength, lost, lost
    if line.look is Look.SHORT and line.words >= _HEADLINE_WORDS and not listing:
        return 0, _HEADLINE, 0, 0
    if listing and line.look in (Look.SHORT, Look.ITEM):
        return 0, _LISTED if line.look is Look.SHORT else -_LISTED, 0, 0
    return _WORTH.get(line.look, _NEUTRAL)


def _is_teaser(lines: Sequence[Line], position: int) -> bool:
    """Whether a line is one sentence that says more of the headline above it, and stands alone."""
    line = lines[position]
    if line.spoken or line.several or line.words > _TEASER_WORDS or position == 0:
        return False
    if position + 1 < len(lines) and lines[position + 1].look not in _BETWEEN:
        return False
    for before in reversed(lines[max(0, position - 3) : position]):
        if before.look in (Look.SHORT, Look.PROMPT) and before.words >= _HEADLINE_WORDS:
            return overlap(before.text, content_words(line.text)) > 0
        if before.look not in (Look.METADATA, Look.MARK, Look.BUTTON, Look.OUTLET):
            return False
    return False
