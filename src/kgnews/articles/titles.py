"""The headline of a page: the line that its body talks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgnews.articles.cues import folded
from kgnews.articles.lines import Line, Look
from kgnews.articles.parts import Part

__all__ = ["content_words", "overlap", "title_line"]

_WORD = re.compile(r"[^\W_]{3,}")
_STEM = (
    6  # letters that two forms of one word share: "menyelenggarakan" is lost, "kampungnya" is not
)
_LONGEST = 40  # words
_BODY_READ = 40_000  # characters of the body that a title is compared with


def content_words(text: str) -> frozenset[str]:
    """The longer words of a text, cut to a common beginning."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if len(word) > 3)


def overlap(words: str, body: frozenset[str]) -> float:
    """The share of the content words that the body has too."""
    content = content_words(words)
    return len(content & body) / len(content) if content else 0.0


def title_line(lines: Sequence[Line], parts: Sequence[Part], given: str | None) -> int | None:
    """The position of the headline; None where the page has none.

    A given title (of a JSON field, of HTML) that stands in the page decides.
    """
    if given:
        wanted = folded(given)
        same = [n for n, line in enumerate(lines) if line.key == wanted]
        return same[0] if same else None
    first = next((n for n, part in enumerate(parts) if part is Part.BODY), None)
    if first is None:
        return None
    size, body = 0, []
    for line, part in zip(lines[first:], parts[first:], strict=True):
        if part is Part.BODY and line.look is Look.PROSE and size < _BODY_READ:
            body.append(line.text)
            size += len(line.text)
    known = content_words(" ".join(body)[:_BODY_READ])
    scored = [
        (_score(lines, n, first, known), -n)
        for n in range(first)
        if _can_be_title(lines[n], n == 0)
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def _can_be_title(line: Line, first: bool) -> bool:
    if line.look is Look.PROSE:
        return line.words <= _LONGEST // 2
    return line.look in (Look.SHORT, Look.ITEM) and (2 <= line.words <= _LONGEST or first)


def _score(lines: Sequence[Line], n: int, first: int, body: frozenset[str]) -> float:
    line = lines[n]
    score = 3 * overlap(line.text, body) - 0.5
    score += 0.4 if 4 <= line.words <= 20 else -0.4
    score -= 0.8 * (line.look is Look.PROSE)
    following = [each.look for each in lines[n + 1 : n + 4]]
    if Look.METADATA in following and Look.SHORT not in following[: following.index(Look.METADATA)]:
        score += 0.8
    if n == 0:
        score += 0.8
    listed = (Look.MARK, Look.METADATA)
    if 0 < n < first - 1 and lines[n - 1].look in listed and lines[n + 1].look in listed:
        score -= 0.6
    return score - min(0.02 * (first - n), 0.4)
