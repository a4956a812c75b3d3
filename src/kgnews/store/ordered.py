"""Lines in order, whatever their number: sorted in pieces that fit in memory, merged from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

__all__ = ["PIECE", "differences", "in_order"]

PIECE = 500_000
"""Lines sorted in memory at once: some 150 MB."""


def in_order(
    lines: Iterable[bytes], key: Callable[[bytes], bytes] | None = None, *, piece: int = PIECE
) -> Iterator[bytes]:
    r"""Lines sorted by their bytes, or by a key of them; all are read before the first comes.

    Each has its end, so that they can be told from each other in a file.

    >>> list(in_order([b"c\n", b"a\n", b"b\n"], piece=2))
    [b'a\n', b'b\n', b'c\n']
    """
    with ExitStack() as stack:
        waiting = iter(lines)
        pieces: list[IO[bytes]] = []
        while some := sorted(islice(waiting, piece), key=key):
            if len(some) < piece and not pieces:
                yield from some
                return
            file = stack.enter_context(TemporaryFile())
            file.writelines(some)
            file.seek(0)
            pieces.append(file)
        yield from merge(*pieces, key=key)


def differences(one: Iterable[bytes], other: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each line that is in one of two alone, with whether that is the first; both are in order.

    A line that comes several times is one.

    >>> list(differences([b"a", b"b", b"b"], [b"b", b"c"]))
    [(b'a', True), (b'c', False)]
    """
    ours, theirs = iter(one), iter(other)
    mine, its = next(ours, None), next(theirs, None)
    while mine is not None or its is not None:
        if its is None or (mine is not None and mine < its):
            assert mine is not None
            yield mine, True
            mine = _behind(ours, mine)
        elif mine is None or its < mine:
            yield its, False
            its = _behind(theirs, its)
        else:
            mine, its = _behind(ours, mine), _behind(theirs, its)


def _behind(lines: Iterator[bytes], line: bytes) -> bytes | None:
    """The next line that is another one."""
    return next((each for each in lines if each != line), None)
