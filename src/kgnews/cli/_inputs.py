"""What the commands say about inputs as they go by, on standard error."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Mapping
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from kgnews.characters import shown

__all__ = ["Progress", "counted", "in_bytes", "in_time_left", "refused"]

_EVERY = 0.2  # seconds between two updates of the line
_SURE = 2.0  # seconds before a rate is told
_RECENT = 15.0  # seconds by which the rate is taken: long files and short ones take turns
_MOST_SAID = 20  # refusals of one input that are said; the others are counted


def refused(where: str, reason: str, cure: str = "", status: str = "refused") -> str:
    """One line about an input that could not be read, safe for a terminal.

    >>> refused("a.html", "empty", "remove it")
    'refused a.html: empty; remove it'
    """
    line = f"{status} {where}: {reason}"
    return shown(f"{line}; {cure}" if cure else line)


class Progress:
    """A line on the terminal that counts; where standard error is no terminal there is none.

    ``size`` is how many bytes there are to read, None where nobody knows. The rate is that of
    the last seconds, and the time left is what the bytes that are left take at that rate.
    """

    def __init__(
        self,
        size: int | None = None,
        stream: TextIO | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._alive = self._stream.isatty()
        self._size, self._clock = size, clock
        self._count = self._done = self._at = 0
        self._refused = 0
        self._written = False
        self._marks = deque([(clock(), 0, 0)])

    def step(self, at: int = 0) -> None:
        """One more article is done, with so many bytes of its file."""
        self._count += 1
        self._at = max(self._at, at)
        if self._count == 1:  # what came before was the start of the program
            self._marks[0] = (self._clock(), 1, self._done + self._at)
        self._draw()

    def ended(self, name: str, size: int) -> None:
        """A file is done."""
        self._done += size
        self._at = 0
        if self._refused > _MOST_SAID:
            more = f"{self._refused - _MOST_SAID:,} more; --report names each"
            self.say(refused(name, more))
        self._refused = 0
        self._draw()

    def refused(self, where: str, reason: str, cure: str = "") -> None:
        """Say that something could not be read; of one file that is said some times at most."""
        self._refused += 1
        if self._refused <= _MOST_SAID:
            self.say(refused(where, reason, cure))

    def skipped(self, where: str, reason: str, cure: str = "") -> None:
        """Say that something was left out on purpose."""
        self.say(refused(where, reason, cure, "skipped"))

    def say(self, line: str) -> None:
        """A line of its own, above the counting one."""
        self._wipe()
        print(line, file=self._stream)

    def line(self) -> str:
        """What is said at this moment."""
        now, done = self._clock(), self._done + self._at
        start, count, size = self._marks[0]
        passed = max(now - start, 1e-9)
        rate = (self._count - count) / passed
        articles = "article" if self._count == 1 else "articles"
        parts = [f"{self._count:,} {articles}"]
        if passed >= _SURE:
            parts.append(f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s")
        if self._size:
            done = min(done, self._size)
            parts.insert(1, f"{done * 100 // self._size} % of {in_bytes(self._size)}")
            speed = (done - size) / passed
            if speed and passed >= _SURE:
                parts.append(f"{in_time_left((self._size - done) / speed)} left")
        elif done:
            parts.insert(1, in_bytes(done))
        return ", ".join(parts)

    def _draw(self) -> None:
        now = self._clock()
        if not self._alive or now - self._marks[-1][0] < _EVERY:
            return
        self._marks.append((now, self._count, self._done + self._at))
        while now - self._marks[0][0] > _RECENT:
            self._marks.popleft()
        print(f"\r{self.line()}\x1b[K", end="", file=self._stream, flush=True)
        self._written = True

    def _wipe(self) -> None:
        if self._written:
            print("\r\x1b[K", end="", file=self._stream, flush=True)
            self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wipe()


def in_bytes(count: int) -> str:
    """A number of bytes as people read it.

    >>> in_bytes(999), in_bytes(1_500_000), in_bytes(2_000_000_000)
    ('999 bytes', '1.5 MB', '2.0 GB')
    """
    for power, unit in ((9, "GB"), (6, "MB"), (3, "kB")):
        if count >= 10**power:
            return f"{count / 10**power:.1f} {unit}"
    return f"{count} bytes"


def in_time_left(seconds: float) -> str:
    """A stretch of time as roughly as it is known.

    >>> in_time_left(3.2), in_time_left(100), in_time_left(7000)
    ('4 s', '2 min', '1 h 57 min')
    """
    if seconds < 60:
        return f"{int(seconds) + 1} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def counted(counts: Mapping[str, int]) -> str:
    """Counts as words, those that are zero left out.

    >>> counted({"stored": 3, "refused": 0, "duplicate": 1})
    '3 stored, 1 duplicate'
    """
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count) or "none"
