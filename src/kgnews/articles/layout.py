"""The layout of a page: its lines, their parts, its headline, the zone of every line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgnews.articles.datelines import Dateline, dateline
from kgnews.articles.lines import Line, Look, lines_of
from kgnews.articles.parts import Part, parts_of, see_inner_lists
from kgnews.articles.titles import title_line
from kgnews.articles.words import content_words, overlap
from kgnews.articles.writers import writers_of
from kgnews.model import Span, Zone, ZoneKind

__all__ = ["Layout", "layout_of"]

_WORD = re.compile(r"[^\W_]+")
_BRACKET_END = re.compile(r"\([^()\n]{2,60}\)\.?$")
_LABELLED = re.compile(r"^[^\W\d_]+(?:\s[^\W\d_]+)?\s?:\s")
_PULL_QUOTE = range(4, 31)  # words: shorter ones are names, longer ones paragraphs
_SOURCE_WORDS = 10  # of who said what stands alone between two paragraphs
_LETTERS = 2  # shorter lines are buttons: "A", "A+"
_LONG_DECK = 8  # words of a subtitle that does not end as a sentence
_DECK_WORDS, _DECK_OVERLAP = 6, 0.4  # a subtitle is long enough and about the same thing
_LINK_WORDS, _LINK_OVERLAP = 6, 0.34  # a headline between paragraphs about another thing
_FIRST_LINES = 8  # of the body, in which a dateline may still come
_CREDIT_WORDS = 5  # of a credit without the words of its picture
_FEW = 12  # lines without prose that may be an article all the same
_TEXT = (Look.PROSE, Look.LEAD, Look.ITEM, Look.SHORT)


@dataclass(frozen=True)
class Layout:
    """What each line of a page is. ``title`` and ``first`` are positions in ``lines``."""

    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    datelines: Mapping[int, Dateline]
    title: int | None
    first: int  # the first line of the body proper; the number of lines where there is none
    kinds: tuple[ZoneKind, ...]

    def zones(self) -> tuple[Zone, ...]:
        """Runs of lines of one kind, in order; together they hold all ink of the page."""
        found: list[Zone] = []
        for line, kind in zip(self.lines, self.kinds, strict=True):
            if found and found[-1].kind is kind:
                found[-1] = Zone(kind, Span(found[-1].span.start, line.end))
            else:
                found.append(Zone(kind, line.span))
        return tuple(found)


def layout_of(text: str, title: str | None = None) -> Layout:
    """The layout of a cleaned page; a given title is looked for in it.

    >>> lines = ["Banjir Surut", "Banjir di Bogor surut pada Senin.", "Terpopuler", "Cabai Naik"]
    >>> layout = layout_of("\\n".join(lines))
    >>> [zone.kind.value for zone in layout.zones()]
    ['metadata', 'body', 'boilerplate']
    """
    lines = lines_of(text)
    datelines = dict(_datelines(text, lines))
    for position in datelines:
        lines[position].look = Look.PROSE
    see_inner_lists(lines)
    parts = _with_body(lines, parts_of(lines, frozenset(datelines)))
    first = _first(parts, datelines)
    headline = title_line(lines, parts, first, title)
    kinds = _Zoning(lines, parts, headline, first).kinds()
    return Layout(tuple(lines), tuple(parts), datelines, headline, first, tuple(kinds))


def _datelines(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, Dateline]]:
    for position, line in enumerate(lines):
        alone = line.look is Look.SHORT and line.text[-1] in "-–—"
        if line.look is Look.PROSE or alone:
            found = dateline(text, line.start, line.end)
            if found:
                yield position, found


def _with_body(lines: Sequence[Line], parts: list[Part]) -> list[Part]:
    """The parts, with a body of short lines where there is nothing longer.

    A long list of short lines is the index of a site, and no article.
    """
    if Part.BODY in parts:
        return parts
    words = [n for n, line in enumerate(lines) if line.look in _TEXT]
    if not words and len(lines) == 1:
        words = [0]  # one line is what there is to read, however it looks
    if not words or len(words) > _FEW:
        return parts
    first = words[len(words) > 1]
    return [
        Part.HEAD if n < first else Part.BODY if n <= words[-1] else Part.TAIL
        for n in range(len(lines))
    ]


def _first(parts: Sequence[Part], datelines: Mapping[int, Dateline]) -> int:
    if Part.BODY not in parts:
        return len(parts)
    start = parts.index(Part.BODY)
    early = [n for n in sorted(datelines) if start <= n < start + _FIRST_LINES]
    signed = [n for n in early if datelines[n].outlet]
    return (signed or early or [start])[0]


class _Zoning:
    """The zone of every line of one page."""

    def __init__(
        self, lines: Sequence[Line], parts: Sequence[Part], title: int | None, first: int
    ) -> None:
        self.lines, self.parts, self.title, self.first = lines, parts, title, first
        told = [
            n
            for n, (line, part) in enumerate(zip(lines, parts, strict=True))
            if part is Part.BODY and line.look is Look.PROSE
        ]
        prose = [lines[n] for n in told]
        self.writers = writers_of(lines, told, title, first)
        self.body = content_words("\n".join(line.text for line in prose))
        self.longest: dict[tuple[str, ...], int] = {}  # three words → the longest line with them
        for line in prose:
            for three in _threes(line.text):
                self.longest[three] = max(self.longest.get(three, 0), line.words)

    def kinds(self) -> list[ZoneKind]:
        """One kind a line."""
        return [self._kind(n) for n in range(len(self.lines))]

    def _kind(self, n: int) -> ZoneKind:
        line, part = self.lines[n], self.parts[n]
        if n == self.title or n in self.writers.signatures:
            return ZoneKind.METADATA
        if n in self.writers.biographies:
            return ZoneKind.BOILERPLATE
        if line.look in (Look.METADATA, Look.LABEL, Look.INITIALS):
            own = part is not Part.TAIL or self._has_names(line) or line.look is Look.INITIALS
            return ZoneKind.METADATA if own else ZoneKind.BOILERPLATE
        if line.look is Look.CREDIT:
            return ZoneKind.CAPTION if part is not Part.TAIL else ZoneKind.BOILERPLATE
        if line.look not in _TEXT or part in (Part.ASIDE, Part.TAIL):
            opening = line.look in (Look.OUTLET, Look.MARK) and self._is_opening(n)
            return ZoneKind.METADATA if opening else ZoneKind.BOILERPLATE
        if n < self.first:
            return self._of_opening(n)
        pulled = self._is_attributed(n) or self._is_attributed(n - 1)
        return ZoneKind.CAPTION if pulled else self._of_body(line)

    def _is_attributed(self, n: int) -> bool:
        """Whether a quotation alone on a line is followed by a dash and who said it."""
        if not (self.first <= n < len(self.lines) - 1 and self.lines[n].spoken):
            return False
        line, below = self.lines[n], self.lines[n + 1]
        short = below.words <= _SOURCE_WORDS and not below.stops
        whole = line.text[0] in '"“' and line.text.rstrip("*_ ")[-1] in '"”'
        return whole and short and below.text[0] in "-–—"

    @staticmethod
    def _has_names(line: Line) -> bool:
        return bool(line.about and line.about.names)

    def _is_opening(self, n: int) -> bool:
        """Whether a line stands between the headline and the body."""
        return self.title is not None and self.title < n < self.first

    def _of_opening(self, n: int) -> ZoneKind:
        """Words before the body: a subtitle, a caption; before the headline they are menus."""
        line = self.lines[n]
        if self.title is not None and n < self.title:
            return ZoneKind.BOILERPLATE
        title = "" if self.title is None else self.lines[self.title].key
        if len(line.key) > _LETTERS and line.key in title:
            return ZoneKind.METADATA
        if n in self.writers.bylines:
            return ZoneKind.METADATA
        if (_BRACKET_END.search(line.text) or self._is_pictured(n)) and not line.spoken:
            return ZoneKind.CAPTION
        if self.parts[n] is Part.BODY:
            return self._of_body(line)
        below = n - 1 == self.title and (line.look is Look.PROSE or self._is_deck(n))
        same = overlap(line.text, self.body) >= _DECK_OVERLAP and not _LABELLED.match(line.text)
        deck = line.words >= _DECK_WORDS and (below or same) and self.title is not None
        return ZoneKind.BODY if deck else ZoneKind.BOILERPLATE

    def _is_pictured(self, n: int) -> bool:
        """Whether the author of a picture stands alone beside a line: then it is the caption."""
        beside = (*self.lines[max(0, n - 1) : n], *self.lines[n + 1 : n + 2])
        return any(each.look is Look.CREDIT and each.words <= _CREDIT_WORDS for each in beside)

    def _is_deck(self, n: int) -> bool:
        """Whether a longer line under the headline speaks of the same, above the byline."""
        line, below = self.lines[n], self.lines[n + 1 : n + 3]
        signed = any(
            k in self.writers.bylines or each.look in (Look.METADATA, Look.LABEL)
            for k, each in enumerate(below, n + 1)
        )
        long = line.look is Look.SHORT and line.words >= _LONG_DECK
        return long and signed and overlap(line.text, self.body) >= _DECK_OVERLAP / 2

    def _of_body(self, line: Line) -> ZoneKind:
        if line.look in (Look.SHORT, Look.PROSE) and self._is_pull_quote(line):
            return ZoneKind.CAPTION
        if line.look is Look.SHORT and self._is_elsewhere(line):
            return ZoneKind.BOILERPLATE
        return ZoneKind.BODY

    def _is_pull_quote(self, line: Line) -> bool:
        if line.words not in _PULL_QUOTE:
            return False
        threes = list(_threes(line.text))
        longer = 1.2 * line.words
        return bool(threes) and all(self.longest.get(three, 0) > longer for three in threes)

    def _is_elsewhere(self, line: Line) -> bool:
        """A headline of another article or the headline once more."""
        if self.title is not None and line.key == self.lines[self.title].key:
            return True
        if not self.body:
            return False  # a body of short lines has nothing to compare them with
        return line.words >= _LINK_WORDS and overlap(line.text, self.body) < _LINK_OVERLAP


def _threes(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return zip(words, words[1:], words[2:], strict=False)
