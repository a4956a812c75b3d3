"""Where a page names who wrote it: bare bylines, signatures below the body, biographies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgnews.articles.bylines import bare_names
from kgnews.articles.cues import folded
from kgnews.articles.lines import Line, Look
from kgnews.articles.words import content_words, overlap

__all__ = ["Writers", "writers_of"]

_LAST = 3  # lines at the end of the body that may tell of who wrote it
_MOST_BYLINES = 3  # lines
_OUTLET_BESIDE = re.compile(r"\([^()]{2,40}\)$|\s[-–—|]\s\S+$")
_BESIDE_NAME = (Look.METADATA, Look.OUTLET)


@dataclass(frozen=True, slots=True)
class Writers:
    """Positions of lines: names without a label above the body, names and lives below it."""

    bylines: frozenset[int]
    signatures: frozenset[int]
    biographies: frozenset[int]


def writers_of(
    lines: Sequence[Line], prose: Sequence[int], title: int | None, first: int
) -> Writers:
    """Where the writers stand; ``prose`` are the positions of the body's sentences."""
    bylines = _bylines(lines, prose, title, first)
    names = _labelled(lines)
    for n in bylines:
        names |= {name.casefold() for name in _names(lines[n])}
    full = tuple(sorted(f"{name} " for name in names if " " in name))
    keys = {folded(name) for name in names}
    return Writers(
        bylines,
        frozenset(
            n
            for n in range(first + 1, len(lines))
            if lines[n].look is Look.SHORT and lines[n].key in keys
        ),
        frozenset(
            n for n in prose[-_LAST:] if n > first and lines[n].text.casefold().startswith(full)
        ),
    )


def _names(line: Line) -> list[str]:
    return [span.of(line.text) for span in bare_names(line.text, 0, len(line.text))]


def _labelled(lines: Sequence[Line]) -> set[str]:
    """The names of the bylines that have a label, in small letters."""
    return {
        line.text[span.start - line.start : span.end - line.start].casefold()
        for line in lines
        if line.look is Look.METADATA and line.about
        for _, span in line.about.names
    }


def _bylines(
    lines: Sequence[Line], prose: Sequence[int], title: int | None, first: int
) -> frozenset[int]:
    """Lines with a name alone that the body does not speak of.

    Those with an outlet beside the name are sure; others have to stand at the headline, the
    date or the outlet, and only where no line has a label.
    """
    if title is None:
        return frozenset()
    opening = range(title + 1, first)
    told = [lines[n].text for n in prose]
    body = content_words("\n".join(told))
    names = [
        n
        for n in opening
        if lines[n].look is Look.SHORT and _are_strangers(_names(lines[n]), told, body)
    ]
    sure = [n for n in names if _OUTLET_BESIDE.search(lines[n].text)]
    labelled = any((about := lines[n].about) and about.names for n in opening)
    if sure or labelled:
        return frozenset(sure)
    placed = [
        n
        for n in names
        if n - 1 == title or any(each.look in _BESIDE_NAME for each in lines[max(0, n - 2) : n + 3])
    ]
    return frozenset(placed[:_MOST_BYLINES])


def _are_strangers(names: Sequence[str], told: Sequence[str], body: frozenset[str]) -> bool:
    """Whether the body does not speak of names, but for a line at its end about who wrote it."""
    for name in names:
        if overlap(name, body) == 0:
            continue
        last = told[-_LAST:]
        rest = [*told[:-_LAST], *(line for line in last if not line.startswith(f"{name} "))]
        if len(rest) == len(told) or overlap(name, content_words("\n".join(rest))) > 0:
            return False
    return bool(names)
