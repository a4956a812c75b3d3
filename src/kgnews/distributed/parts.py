"""Parts: what was read of one partition, as files that say when they are whole.

``NAME.record.jsonl`` has a line for every record, in order: the article with all that the store
keeps of it, or why there is none. Its last line has the digest of those before and of the other
file. ``NAME.nt.gz`` has the same articles' N-Triples.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from kgnews.articles import Refusal
from kgnews.articles.turns import Known
from kgnews.distributed.places import Shelf
from kgnews.errors import InputError
from kgnews.pipeline.frames import Told
from kgnews.store.entries import Entry

__all__ = ["Finished", "finished", "told_in", "writing"]

_RECORD, _TRIPLES = ".record.jsonl", ".nt.gz"
_LAST = 4096  # bytes in which the last line fits
_CHUNK = 1 << 20
_WORDS = ("id", "source", "text", "article", "quads_digest", "rules")
_AGAIN = "remove it, and give the same command again"


class Finished(NamedTuple):
    """A part that is whole: what is in it, and the digests of its files."""

    name: str
    articles: int
    refused: int
    record: str
    triples: str = ""


class _Part:
    """A part that is being written."""

    def __init__(self, record: BinaryIO, triples: IO[bytes] | None) -> None:
        self._record, self._triples = record, triples
        self._digest = sha256()
        self._seen: set[str] = set()
        self.articles = self.refused = 0

    def add(self, piece: int, told: Told) -> None:
        """What became of a record of a piece."""
        self._line({"piece": piece, **_row(told)})
        if isinstance(told.item, Refusal):
            self.refused += not told.item.skipped and not isinstance(told.item, Known)
            return
        self.articles += 1
        if self._triples and told.item.id not in self._seen:
            self._seen.add(told.item.id)
            self._triples.write(zlib.decompress(told.item.quads))

    def end(self, name: str, triples: str) -> Finished:
        """The last line."""
        done = Finished(name, self.articles, self.refused, self._digest.hexdigest(), triples)
        self._line({"end": done._asdict()})
        return done

    def _line(self, row: dict[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        data = line.encode("utf-8", "surrogatepass") + b"\n"
        self._digest.update(data)
        self._record.write(data)


@contextmanager
def writing(shelf: Shelf, name: str, *, triples: bool) -> Iterator[tuple[_Part, list[Finished]]]:
    """A part to write to; whole, in its place and in the list when the block ends."""
    done: list[Finished] = []
    with ExitStack() as opened:
        record = opened.enter_context(shelf.draft(name + _RECORD))
        with record.open("wb") as lines:
            if not triples:
                part = _Part(lines, None)
                yield part, done
                done.append(part.end(name, ""))
                return
            with shelf.draft(name + _TRIPLES) as beside:
                with beside.open("wb") as raw, _packed(raw) as packed:
                    part = _Part(lines, packed)
                    yield part, done
                digest = _digest(beside)
            done.append(part.end(name, digest))


def _packed(raw: BinaryIO) -> IO[bytes]:
    """A gzip file without name and moment: same content, same bytes."""
    return cast("IO[bytes]", gzip.GzipFile("", "wb", fileobj=raw, mtime=0))


def _digest(path: Path, upto: int | None = None) -> str:
    total, left = sha256(), path.stat().st_size if upto is None else upto
    with path.open("rb") as file:
        while left > 0 and (data := file.read(min(left, _CHUNK))):
            total.update(data)
            left -= len(data)
    return total.hexdigest()


def finished(shelf: Shelf, name: str, *, triples: bool) -> Finished | None:
    """A part that is there, whole and undamaged; None where it has to be made."""
    if not shelf.has(name + _RECORD):
        return None
    with shelf.file(name + _RECORD) as record:
        done = _ended(record, name)
    if done is None or not triples:
        return done
    if not done.triples or not shelf.has(name + _TRIPLES):
        return None
    with shelf.file(name + _TRIPLES) as beside:
        return done if _digest(beside) == done.triples else None


def _ended(record: Path, name: str) -> Finished | None:
    """What the last line says, if it is true."""
    size = record.stat().st_size
    with record.open("rb") as file:
        file.seek(max(0, size - _LAST))
        last = file.read().rstrip(b"\n").rpartition(b"\n")[2]
    try:
        done = Finished(**json.loads(last)["end"])
    except (ValueError, TypeError, KeyError):
        return None
    whole = _digest(record, size - len(last) - 1) == done.record
    return done if whole and done.name == name else None


def told_in(shelf: Shelf, name: str, *, private: bool = False) -> Iterator[tuple[int, Told]]:
    """(number of the piece, what became of a record) of a part, in order.

    Raises InputError where the part is not whole, before anything is told, and where it passes
    over what one store knows, unless it is ``private``.
    """
    where = f"{shelf.place}/{name}{_RECORD}"
    with shelf.file(name + _RECORD) as record:
        if not os.path.isfile(record) or _ended(record, name) is None:
            raise InputError(where, "is not whole", _AGAIN)
        with record.open("rb") as lines:
            for line in lines:
                row = json.loads(line)
                if "known" in row and not private:
                    raise InputError(where, "is for one store alone", "name another --parts")
                if "end" not in row:
                    yield row["piece"], _told(row)


def _row(told: Told) -> dict[str, Any]:
    row: dict[str, Any] = {"at": told.at, "slot": told.slot}
    if isinstance(told.item, Refusal):
        item = told.item
        if isinstance(item, Known):
            return row | {"known": [item.where, item.reason], "key": told.key.hex()}
        return row | {"refused": [item.where, item.reason, item.cure, item.skipped]}
    row |= {word: getattr(told.item, word) for word in _WORDS} | {"key": told.key.hex()}
    for blob in ("reading", "quads"):  # as the store keeps them: packed with zlib
        row[blob] = b64encode(getattr(told.item, blob)).decode()
    return row


def _told(row: dict[str, Any]) -> Told:
    if "refused" in row:
        return Told(Refusal(*row["refused"]), slot=row["slot"], at=row["at"])
    if "known" in row:
        key = bytes.fromhex(row["key"])
        return Told(Known(*row["known"]), key, slot=row["slot"], at=row["at"])
    words: dict[str, Any] = {word: row[word] for word in _WORDS}
    item = Entry(**words, reading=b64decode(row["reading"]), quads=b64decode(row["quads"]))
    return Told(item, bytes.fromhex(row["key"]), slot=row["slot"], at=row["at"])
