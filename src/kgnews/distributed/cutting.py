"""Where a collection may be cut, so that its pieces are read as the whole would be.

Lines are cut before a line that begins an object; a web archive before a record, and where it is
packed only at the start of one of its members. Nothing is parsed for that but lines, headers
and lengths. A table in columns is cut by its rows. Whatever else comes is one piece.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from kgnews.articles import Options
from kgnews.articles.sniffing import HEAD, sniffed
from kgnews.articles.streams import is_packed
from kgnews.articles.turns import Cut

__all__ = ["cuts"]

_CHUNK = 1 << 20
_LONGEST_LINE, _MOST_LINES = 65536, 200  # of the header of a record, as its reader has them
_FREE = 32 << 20  # bytes that may be unpacked before the ratio counts

_Place = tuple[int, int]
"""Where a piece may begin, and how many lines or records come before it."""


def cuts(
    stream: BinaryIO,
    name: str,
    size: int,
    options: Options,
    rows: Callable[[], int] = lambda: 0,
) -> list[Cut]:
    """The pieces of a collection, none smaller than ``size`` bytes but the last.

    They follow each other without a gap. An empty list is an input that has to be read whole.
    ``rows`` counts those of a table in columns, whose pieces are about as large.

    >>> lines = b'{"text": "a"}\\n' * 5
    >>> [cut.before for cut in cuts(io.BytesIO(lines), "a.jsonl", 20, Options())]
    [0, 2, 4]
    """
    head = stream.read(HEAD)
    stream.seek(0)
    packed = is_packed(head)
    if packed and head[:1] != b"\x1f":
        return []
    if packed:
        start = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            head = start.decompress(head, HEAD)
        except zlib.error:
            return []
    kind = options.kind or sniffed(head, name)[0]
    if kind == "parquet" and not packed:
        return _of_rows(rows(), _end(stream), size)
    places: Iterator[_Place]
    if kind == "warc" and packed:
        places = _of_members(stream, options.max_ratio)
    elif kind == "warc":
        places = _of_records(stream)
    elif kind == "jsonl" and not packed:
        places = _of_lines(stream)
    else:
        return []
    return _cut(kind, places, _end(stream), size)


def _end(stream: BinaryIO) -> int:
    end = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return end


def _cut(kind: str, places: Iterator[_Place], end: int, size: int) -> list[Cut]:
    """Pieces from the places where they may begin."""
    found: list[Cut] = []
    begin = before = 0
    next(places, None)  # whatever comes before the first record goes with it
    for place, number in places:
        if place - begin >= size:
            found.append(Cut(kind, begin, place, before))
            begin, before = place, number
    return [*found, Cut(kind, begin, end, before)] if found else []


def _of_rows(rows: int, end: int, size: int) -> list[Cut]:
    """Pieces of a table with as many rows each."""
    step = max(1, rows * size // max(1, end))
    found = [Cut("parquet", n, min(n + step, rows)) for n in range(0, rows, step)]
    return found if len(found) > 1 else []


def _of_lines(stream: BinaryIO) -> Iterator[_Place]:
    position = number = 0
    begins = True
    while raw := stream.readline(_CHUNK):
        if begins and raw[:1] == b"{":
            yield position, number
        position += len(raw)
        begins = raw.endswith(b"\n")
        number += begins


def _of_records(
    stream: BinaryIO, packed_at: Callable[[int], int | None] = lambda position: position
) -> Iterator[_Place]:
    """Records as their reader finds them, as far as they are sound."""
    position = number = 0
    while True:
        version = stream.readline(_LONGEST_LINE)
        while version in (b"\r\n", b"\n"):
            position += len(version)
            version = stream.readline(_LONGEST_LINE)
        if not version.startswith(b"WARC/"):
            return
        if (place := packed_at(position)) is not None:
            yield place, number
        number += 1
        position += len(version)
        size = -1
        for _ in range(_MOST_LINES):
            line = stream.readline(_LONGEST_LINE)
            position += len(line)
            if not line.strip():
                break
            field, _, value = line.partition(b":")
            if field.strip().lower() == b"content-length":
                size = int(value.strip()[:18]) if value.strip().isdigit() else -1
        if size < 0:
            return
        position += size
        while size > 0:
            taken = len(stream.read(min(size, _CHUNK)))
            if not taken:
                return
            size -= taken


def _of_members(stream: BinaryIO, ratio: int) -> Iterator[_Place]:
    """Records that begin where a member of a packed archive does; none in a damaged one.

    What is read before a damage depends on how far a stream reads ahead, so it stays whole.
    """
    members = _Members(stream, ratio)
    unpacked = cast(BinaryIO, io.BufferedReader(members))
    found = list(_of_records(unpacked, members.begin))
    if not unpacked.read(1) and members.sound:
        yield from found


class _Members(io.RawIOBase):
    """What the members of a gzip file hold; it ends at what is damaged or unpacks to too much."""

    def __init__(self, stream: BinaryIO, ratio: int) -> None:
        self._stream, self._ratio = stream, ratio
        self._taken = self._given = 0
        self._waiting = b""
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.sound = True
        self._begins = {0: 0}  # place in what is unpacked → place in the file

    def begin(self, position: int) -> int | None:
        """Where the member begins whose first byte has a place in what is unpacked."""
        place = self._begins.get(position)
        for each in [each for each in self._begins if each < position]:
            del self._begins[each]
        return place

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        while True:
            if self._given > _FREE and self._given > self._ratio * self._taken:
                self.sound = False
                return 0
            if self._member.eof and not self._next():
                return 0
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
                self._taken += len(self._waiting)
            ended = not self._waiting
            try:
                data = self._member.decompress(self._waiting, len(view))
            except zlib.error:
                self.sound = False
                return 0
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._waiting = self._member.unused_data
            if data:
                view[: len(data)] = data
                self._given += len(data)
                return len(data)
            if ended and not self._member.eof:
                self.sound = False
                return 0

    def _next(self) -> bool:
        """Begin with the next member, if there is one."""
        while not self._waiting.lstrip(b"\0"):
            self._waiting = self._stream.read(_CHUNK)
            self._taken += len(self._waiting)
            if not self._waiting:
                return False
        self._waiting = self._waiting.lstrip(b"\0")
        self._begins[self._given] = self._taken - len(self._waiting)
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True
