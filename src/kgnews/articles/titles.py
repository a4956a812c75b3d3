"""The headline of a page: the line that its body talks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgnews.articles.bylines import bare_names
from kgnews.articles.cues import folded
from kgnews.articles.lines import Line, Look
from kgnews.articles.parts import Part
from kgnews.articles.words import content_words, overlap

__all__ = ["title_line"]

_LONGEST, _HEADLINE_WORDS = 40, 5  # words
_ABOVE = 200  # lines above the body in which the headline is looked for, beside the first line
_SUBTITLE = 0.3  # share of a headline's words that its subtitle has too
_TOLD = 0.5  # share of a headline's words that the body has too
_BODY_READ = 40_000  # characters of the body that a title is compared with

# Who scored when: "City: Baird 12, 40 (pen); Holt 90+4".
_SCORERS = re.compile(
    r"[^:]{2,30}:\s[A-Z][^\d:;]{1,30}\s\d{1,3}(?:\+\d{1,2})?['’]?(?:\s\(\w{1,9}\))?(?:[,;].{0,200})?"
)


def title_line(
    lines: Sequence[Line], parts: Sequence[Part], first: int, given: str | None = None
) -> int | None:
    """The position of the headline above ``first``, the first line of the body; None without one.

    A given title (of a JSON field, of HTML) that stands in the page decides.
    """
    if given:
        wanted = folded(given)
        same = [n for n, line in enumerate(lines) if line.key == wanted]
        if same:
            return same[0]
    size, body = 0, []
    for line, part in zip(lines[first:], parts[first:], strict=True):
        if part is Part.BODY and line.look is Look.PROSE and size < _BODY_READ:
            body.append(line.text)
            size += len(line.text)
    known = content_words(" ".join(body)[:_BODY_READ])
    scored = [
        (_score(lines, n, first, known), -n)
        for n in (*range(min(1, first)), *range(max(1, first - _ABOVE), first))
        if _can_be_title(lines[n], n == 0)
    ]
    score, place = max(scored, default=(0.0, 0))
    if score <= 0:
        return None
    same = [n for n in range(-place) if lines[n].key == lines[-place].key]
    return next((n for n in same if _has_metadata(lines, n, first, known)), -place)


def _can_be_title(line: Line, first: bool) -> bool:
    if line.look is Look.PROSE:
        return line.words <= _LONGEST // 2
    if line.look is Look.PROMPT:  # "Simak, Jadwal Baru MRT" may be a headline too
        return _HEADLINE_WORDS <= line.words <= _LONGEST
    return line.look in (Look.SHORT, Look.ITEM) and (2 <= line.words <= _LONGEST or first)


def _score(lines: Sequence[Line], n: int, first: int, body: frozenset[str]) -> float:
    """How much a line looks like the headline; found by reading pages of many makes."""
    line = lines[n]
    score = 3 * overlap(line.text, body) - 0.5
    score += 0.4 if 4 <= line.words <= 20 else -0.4
    score -= 1.5 * (line.look is Look.PROSE) + 0.8 * (line.look is Look.PROMPT)
    score -= 1.5 * bool(_SCORERS.fullmatch(line.text.strip()))
    score += 0.8 * _has_metadata(lines, n, first, body) + (n == 0)
    listed = (Look.MARK, Look.METADATA)
    if 0 < n < first - 1 and lines[n - 1].look in listed and lines[n + 1].look in listed:
        score -= 0.6
    score -= 1.2 * (n > 0 and _is_subtitle(lines, n - 1, body))
    after = n + 1 + _is_subtitle(lines, n, body)
    headlines = sum(_is_headline(each) for each in lines[after : min(first, n + 9)])
    return score - min(0.2 * headlines, 1.0) - min(0.02 * (first - n), 0.4)


def _is_subtitle(lines: Sequence[Line], n: int, body: frozenset[str]) -> bool:
    """Whether the line below this one says more of the same."""
    if n + 1 >= len(lines) or not _is_headline(lines[n + 1]):
        return False
    if n == 0 and lines[0].look is Look.SHORT and overlap(lines[0].text, body) >= _SUBTITLE:
        return True  # the page begins with its headline, however short
    if not _is_headline(lines[n]):
        return False
    if overlap(lines[n].text, content_words(lines[n + 1].text)) >= _SUBTITLE:
        return True
    alone = n == 0 or not _is_headline(lines[n - 1])
    signed = any(_is_signed(line) for line in lines[n + 2 : n + 4])
    return alone and signed and overlap(lines[n].text, body) >= _TOLD


def _is_headline(line: Line) -> bool:
    return line.look is Look.SHORT and line.words >= _HEADLINE_WORDS


def _is_signed(line: Line) -> bool:
    """Whether a line tells who wrote the page, or when."""
    if line.look is Look.METADATA:
        return True
    return line.look is Look.SHORT and bool(bare_names(line.text, 0, len(line.text)))


def _has_metadata(lines: Sequence[Line], n: int, first: int, body: frozenset[str]) -> bool:
    """Whether a byline or a date follows before the next headline."""
    below = n + 1 + _is_subtitle(lines, n, body)
    for line in lines[below : min(first, n + 5)]:
        if _is_signed(line):
            return True
        if _is_headline(line):
            return False
    return False
