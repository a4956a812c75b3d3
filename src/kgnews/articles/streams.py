"""Streams that have been looked at, that are bounded, that can be searched."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

__all__ = [
    "DamagedError",
    "ExpandingError",
    "Rewound",
    "Unpacking",
    "between",
    "is_packed",
    "rewound",
    "searchable",
    "unpacked",
]

_FREE = 32 << 20  # bytes that may be unpacked before the ratio counts: small things pack well
_FAULTS = (EOFError, zlib.error, OSError, zipfile.BadZipFile, tarfile.TarError)
_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20
_MOST_SPOOLED = 2 << 30  # bytes of an archive from a pipe


class DamagedError(ValueError):
    """Packed data that cannot be unpacked; the words say why."""


class ExpandingError(ValueError):
    """Packed data that unpacks to more than it may."""


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


class _Between(io.RawIOBase):
    """The bytes of a stream up to a place."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._stream.read(min(len(view), self._left))
        view[: len(data)] = data
        self._left -= len(data)
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that counts what was taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.taken = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.taken += len(data)
        return len(data)


class Unpacking(io.RawIOBase):
    """Unpacked bytes that raise ExpandingError when they are too many for what was packed."""

    def __init__(self, stream: BinaryIO, packed: _Counted | int, ratio: int) -> None:
        """``packed`` is the packed size, or the stream that counts it."""
        self._stream, self._packed, self._ratio, self._given = stream, packed, ratio, 0

    def readable(self) -> bool:
        """True: this is for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer. Raises ExpandingError and DamagedError."""
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._stream.read(len(view))
        except _FAULTS as fault:
            raise DamagedError(f"damaged: {' '.join(str(fault).split())[:200]}") from fault
        view[: len(data)] = data
        self._given += len(data)
        packed = self._packed if isinstance(self._packed, int) else self._packed.taken
        if self._given > _FREE and self._given > self._ratio * packed:
            raise ExpandingError(f"it unpacks to more than {self._ratio} times its size")
        return len(data)


def rewound(head: bytes, rest: BinaryIO) -> BinaryIO:
    """The whole of a stream whose first bytes have been looked at."""
    return cast(BinaryIO, io.BufferedReader(Rewound(head, rest)))


def between(stream: BinaryIO, begin: int, end: int) -> BinaryIO:
    """The bytes of a stream from one place to another, as a stream of their own.

    >>> between(io.BytesIO(b"0123456789"), 2, 5).read()
    b'234'
    """
    stream.seek(begin)
    return cast(BinaryIO, io.BufferedReader(_Between(stream, end - begin)))


def is_packed(head: bytes) -> bool:
    """Whether bytes begin as gzip or bzip2 does."""
    return head.startswith(b"\x1f\x8b") or (head[:3] == b"BZh" and head[4:10] == b"1AY&SY")


def unpacked(head: bytes, rest: BinaryIO, ratio: int) -> BinaryIO:
    """What a gzip or bzip2 stream holds, as long as it is not too much for its size."""
    counted = _Counted(rewound(head, rest))
    packed = cast(BinaryIO, io.BufferedReader(counted))
    opened = gzip.GzipFile(fileobj=packed) if head[:1] == b"\x1f" else bz2.BZ2File(packed)
    return cast(BinaryIO, io.BufferedReader(Unpacking(cast(BinaryIO, opened), counted, ratio)))


@contextmanager
def searchable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if one can go back in it, else a copy; on disk if it is large.

    Raises ExpandingError where the copy would be too large to make.
    """
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(_IN_MEMORY) as copy:
        for chunk in iter(lambda: stream.read(_CHUNK), b""):
            copy.write(chunk)
            if copy.tell() > _MOST_SPOOLED:
                raise ExpandingError(f"an archive above {_MOST_SPOOLED >> 30} GiB in a pipe")
        copy.seek(0)
        yield cast(BinaryIO, copy)
