"""Quotation marks: where a stretch between marks begins and ends.

Straight, curly, low and angle marks and doubled ones pair up inside one paragraph. A mark that
could do either is read by what stands beside it; apostrophes and inch marks are none. A stretch
that is not closed runs to the end of its paragraph (English opens every paragraph of a long
quotation and closes only the last).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgnews.model import Span

__all__ = ["Run", "runs"]

_MARK = re.compile(r"[\"“”„‟«»″〝〞]|''|``|‘‘|’’|,,(?=\w)")
_OPENERS = frozenset(["“", "„", "«", "‟", "``", "‘‘", ",,", "〝"])
_CLOSERS = frozenset(["”", "»", "’’", "〞"])
# A single mark that can open a quotation, or close one: behind punctuation, or behind a word
# where no plural possessive ("the workers' hall") can be meant.
_ONE = re.compile(
    r"(?P<open>(?<![\w’'])[‘'](?=[\w(\[])(?!\d0s))"
    r"|(?<=[,.?!…—])[’'](?!\w)|(?<=[\w)\]])[’'](?=[,.;:?!)]|\s{0,3}\Z)"
    r"|(?<=[^\W_sSzZ])[’'](?=\s)"
)
_BROKEN = frozenset("â€Â\x80")  # what a dash becomes in the wrong encoding ends in a mark
_AGAIN = re.compile(r"[.?!…]\s{1,4}[‘'](?=[A-Z(\[])")
_OVERLAP = 6  # characters before a mark in which the full stop before it stands
_LONGEST_SINGLE = 1500  # a quotation between single marks longer than this is a lost apostrophe


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch between marks. ``span`` holds the marks, ``inner`` does not.

    ``closed`` is False where the paragraph ends first, ``opened`` where only a closing mark
    was found and the stretch begins with its paragraph or after the run before it.
    """

    span: Span
    inner: Span
    closed: bool = True
    opened: bool = True


def runs(text: str, start: int = 0, end: int | None = None) -> list[Run]:
    """The outermost stretches between quotation marks of ``text[start:end]``, in order.

    >>> text = 'Ia berkata, "Kami siap." Lalu “pergi”.'
    >>> [run.inner.of(text) for run in runs(text)]
    ['Kami siap.', 'pergi']
    """
    stop = len(text) if end is None else end
    found: list[Run] = []
    open_at: list[tuple[int, int]] = []  # outer and at most one nested stretch
    inside: list[Run] = []
    any_mark = False
    for mark in _MARK.finditer(text, start, stop):
        if _measure(text, mark.start(), start, bool(open_at)):
            continue
        any_mark = True
        if _opens(text, mark, start, stop, bool(open_at)):
            if len(open_at) < 2:
                open_at.append(mark.span())
            continue
        if not open_at:
            found.append(_headless(found, mark, start))
            continue
        left, after = open_at.pop()
        run = Run(Span(left, mark.end()), Span(after, mark.start()))
        if open_at:
            inside.append(run)
        else:
            found.append(run)
            inside = []
    if open_at:
        left, after = open_at[0]
        first = min(
            [run.span.start for run in inside] + [at for at, _ in open_at[1:]], default=stop
        )
        found.append(Run(Span(left, first), Span(after, first), closed=False))
        found += inside
        found += [Run(Span(at, stop), Span(of, stop), closed=False) for at, of in open_at[1:]]
    return found if any_mark else _single(text, start, stop)


def _headless(found: list[Run], mark: re.Match[str], start: int) -> Run:
    begin = found[-1].span.end if found else start
    return Run(Span(begin, mark.end()), Span(begin, mark.start()), opened=False)


def _measure(text: str, at: int, start: int, is_open: bool) -> bool:
    """Whether a mark is an inch or a second (behind a digit, closing nothing) or broken bytes."""
    before = text[at - 1] if at > start else ""
    return before in _BROKEN or (not is_open and before.isdigit())


def _opens(text: str, mark: re.Match[str], start: int, stop: int, is_open: bool) -> bool:
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < stop else " "
    free_left = before.isspace() or before in "([{-–—/:"
    if sign in _CLOSERS:
        return not is_open and free_left and not after.isspace()  # ”Swedish”
    if sign in _OPENERS:
        german = sign == "“" and is_open and not free_left and not after.isalnum()
        return not german  # „so“
    free_right = after.isspace() or after in ".,;:?!)]}-–—/…"
    if free_left and not free_right:
        return True
    if free_right and not free_left:
        return False
    return not is_open


def _single(text: str, start: int, stop: int) -> list[Run]:
    """Stretches between single marks; only read where a paragraph has no double ones.

    An opening mark behind a full stop, inside a stretch, begins the next paragraph of a long
    quotation whose line breaks are lost.
    """
    found: list[Run] = []
    opened = -1
    for mark in _ONE.finditer(text, start, stop):
        at = mark.start()
        if opened >= 0 and at - opened > _LONGEST_SINGLE:
            opened = -1
        if mark["open"]:
            again = opened >= 0 and _AGAIN.search(text, max(opened, at - _OVERLAP), at + 2)
            if again:
                end = again.start() + 1
                found.append(Run(Span(opened, end), Span(opened + 1, end), closed=False))
            if opened < 0 or again:
                opened = at
        elif opened >= 0:
            found.append(Run(Span(opened, at + 1), Span(opened + 1, at)))
            opened = -1
    return found
