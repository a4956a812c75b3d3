"""A stream whose beginning has been looked at."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

__all__ = ["Rewound"]


class Rewound(io.RawIOBase):
    """A stream whose first bytes have been looked at already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        """Read ``head`` first, then what ``rest`` still has."""
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """True: this is for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer from the first bytes, then from the rest."""
        view = memoryview(cast(bytearray, buffer))
        taken = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(taken) :]
        view[: len(taken)] = taken
        return len(taken)
