"""What a machine of a cluster does: cut inputs into pieces, read a partition.

Both are plain functions of what they are given, so they may be done anywhere, again, and twice at
once. Inputs are parsed in a process of its own under the limits of an ingest at home.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from kgnews.articles.names import sidecars_of
from kgnews.articles.turns import Found
from kgnews.distributed.counting import counted
from kgnews.distributed.cutting import cuts
from kgnews.distributed.partitions import Input, Partition, Piece
from kgnews.distributed.parts import Finished, finished, writing
from kgnews.distributed.places import Shelf, copied, is_address
from kgnews.errors import InputError, KgnewsError
from kgnews.pipeline import Ended, Options, reading
from kgnews.pipeline.reader import fingerprint

__all__ = ["Fault", "Job", "cut", "read"]

_CHUNK = 1 << 20
_VERSION = "install the same version of kgnews on every machine"


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all partitions.

    ``names`` are the user's gazetteers, as files of the folder ``parts``, which is for what was
    read too; ``rules`` is the fingerprint that a reading must have, ``size`` what a partition has
    in bytes. ``known`` is a file of the digests of records that need not be read: parts are then
    for one store alone.
    """

    options: Options
    names: tuple[str, ...]
    rules: str
    parts: str
    size: int
    triples: bool = False
    known: str = ""

    @property
    def seed(self) -> str:
        """All of it that decides what becomes of an article."""
        return f"{self.rules} {self.options.input} {self.options.limits}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a machine, a place or a file that changes, and not with an article."""

    where: str
    what: str
    cure: str = ""


def cut(job: Job, inputs: tuple[Input, ...]) -> list[Piece] | Fault:
    """The pieces of some inputs, in order."""
    try:
        return [piece for each in inputs for piece in _pieces(job, each)]
    except KgnewsError as fault:
        return _fault(fault)
    except OSError as fault:
        return _unseen(fault)


def _pieces(job: Job, given: Input) -> Iterator[Piece]:
    with copied(given.path) as path:
        places = []
        if given.size > job.size and not _beside(path):
            with path.open("rb") as stream:
                # Of a table at an address every piece would be a copy of all of it.
                rows = (lambda: 0) if is_address(given.path) else partial(counted, path)
                places = cuts(stream, given.name, job.size, job.options.input, rows)
        whole = "" if places and not places[0].by_rows else _digest(path)
        if not places:
            yield Piece(given, whole, path.stat().st_size)
        for each in places:
            digest = whole or _digest(path, each.begin, each.end)
            share = given.size * (each.end - each.begin) // places[-1].end
            yield Piece(given, digest, share, each, each is places[-1])


def _beside(path: Path) -> list[Path]:
    """The files that say more of a file."""
    return [each for name in sidecars_of(path.name) if (each := path.with_name(name)).is_file()]


def _digest(path: Path, begin: int = 0, end: int | None = None) -> str:
    """The digest of some bytes; of a whole file with those of the files beside it."""
    total = sha256()
    with path.open("rb") as file:
        file.seek(begin)
        left = path.stat().st_size - begin if end is None else end - begin
        while left > 0 and (data := file.read(min(left, _CHUNK))):
            total.update(data)
            left -= len(data)
    for each in _beside(path) if end is None else ():
        total.update(b"\0" + each.read_bytes())
    return total.hexdigest()


def read(job: Job, partition: Partition) -> Finished | Fault:
    """The part of a partition, made now unless it is there and whole."""
    shelf = Shelf(job.parts)
    try:
        done = finished(shelf, partition.name, triples=job.triples)
        return done or _made(job, partition, shelf)
    except KgnewsError as fault:
        return _fault(fault)
    except OSError as fault:
        return _unseen(fault)


def _made(job: Job, partition: Partition, shelf: Shelf) -> Finished:
    with ExitStack() as opened:
        names = tuple(opened.enter_context(shelf.file(name)) for name in job.names)
        if fingerprint(names) != job.rules:
            what = "reads by other rules than the machine that asked it to"
            raise InputError(socket.gethostname(), what, _VERSION)
        known = _Known(opened.enter_context(shelf.file(job.known))) if job.known else None
        with (
            reading(known, job.options, names, copies=True) as read,
            writing(shelf, partition.name, triples=job.triples) as (part, done),
        ):
            for number, piece in enumerate(partition.pieces):
                with _found(piece) as found:
                    for event in read([found]):
                        if not isinstance(event, Ended):
                            part.add(number, event)
    return done[0]


class _Known:
    """Digests in a file, one after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keys(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            yield from iter(lambda: file.read(_CHUNK), b"")


@contextmanager
def _found(piece: Piece) -> Iterator[Found]:
    """A piece as something to read. Raises InputError where it is not what was cut."""
    given, place = piece.input, piece.cut
    begin, end = (place.begin, place.end) if place and not place.by_rows else (0, None)
    with copied(given.path, begin, end) as path:
        if place and end is not None and is_address(given.path):  # a copy of no more than that
            begin, end = 0, place.end - place.begin
            place = place._replace(begin=begin, end=end)
        yield Found(str(path), given.listed, name=given.name, cut=place)
        if _digest(path, begin, end) != piece.digest:
            raise InputError(given.name, "changed while it was read", "give the command again")


def _fault(fault: KgnewsError) -> Fault:
    return Fault(fault.where, fault.what, fault.cure)


def _unseen(fault: OSError) -> Fault:
    where = f"{socket.gethostname()}: {fault.filename or 'disk'}"
    return Fault(where, fault.strerror or str(fault), "use folders that all machines see alike")
