"""What the commands say about inputs as they go by, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from kgnews.view.characters import shown

__all__ = ["Progress", "counted", "refused"]

_EVERY = 10  # articles between two updates of the line: reading 10 takes about a tenth of a second


def refused(where: str, reason: str, cure: str = "") -> str:
    """One line about an input that could not be read, safe for a terminal.

    >>> refused("a.html", "empty", "remove it")
    'refused a.html: empty; remove it'
    """
    line = f"refused {where}: {reason}"
    return shown(f"{line}; {cure}" if cure else line)


class Progress:
    """A line on the terminal that counts; where standard error is a file there is none."""

    def __init__(self) -> None:
        self._alive = sys.stderr.isatty()
        self._count = 0
        self._written = False

    def step(self) -> None:
        """One more article is done."""
        self._count += 1
        if self._alive and self._count % _EVERY == 0:
            print(f"\r{self._count:,} articles", end="", file=sys.stderr, flush=True)
            self._written = True

    def say(self, line: str) -> None:
        """A line of its own, above the counting one."""
        self._wipe()
        print(line, file=sys.stderr)

    def _wipe(self) -> None:
        if self._written:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
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


def counted(counts: Mapping[str, int]) -> str:
    """Counts as words, those that are zero left out.

    >>> counted({"stored": 3, "refused": 0, "duplicate": 1})
    '3 stored, 1 duplicate'
    """
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count) or "none"
