"""Inputs read on a cluster, and what came of them told in the order of an ingest at home.

Whoever asks sees no difference to :func:`kgnews.pipeline.reading`: the same records with the same
places, in the same order, once each. What only this machine has (standard input, pages that were
fetched, articles of the store) is read here, and so is what a cluster gives up.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from kgnews.articles import Refusal
from kgnews.articles.turns import Found, Known
from kgnews.distributed.engines import Each, GivenUp
from kgnews.distributed.partitions import Input, Partition, grouped, partitioned
from kgnews.distributed.parts import Finished, told_in
from kgnews.distributed.places import Shelf, inputs_at, is_address, local
from kgnews.distributed.work import Fault, Job, cut, read
from kgnews.errors import KgnewsError
from kgnews.pipeline import Ended, Options, Reading, reading
from kgnews.pipeline.frames import Told, spelled
from kgnews.pipeline.ingesting import Asked, Read
from kgnews.pipeline.reader import fingerprint
from kgnews.pipeline.worker import MOST_BAD, given_up, nothing_in
from kgnews.store.record import Record

__all__ = ["Settings", "distributed"]

_LEAVE = "an address; kgnews fetches nothing without leave"


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are read on a cluster.

    ``parts`` is the folder for what was read, which all machines see; without one it is made, and
    removed when all is gathered. ``size`` is what a partition has in bytes. ``say`` hears lines
    for people.
    """

    parts: str
    keep: bool = False
    size: int = 2 << 20
    triples: bool = False
    say: Callable[[str], None] = lambda line: None


def distributed(each: Each, settings: Settings) -> Reading:
    """A way of reading, for :func:`kgnews.pipeline.ingest`, on the machines of an engine."""

    @contextmanager
    def by(record: Record | None, options: Options, names: tuple[Path, ...]) -> Iterator[Read]:
        shelf = Shelf(settings.parts)
        given = replace(options, workers=1, gazetteers=(), at="", dry_run=False)
        shown, rules = tuple(map(shelf.put, names)), fingerprint(names)
        known = "" if settings.keep or record is None else shelf.put_all("known", record.keys())
        job = Job(
            given, shown, rules, shelf.place, settings.size, triples=settings.triples, known=known
        )
        with ExitStack() as opened:
            home = _Home(lambda: opened.enter_context(reading(record, options, names)))
            yield _Gathering(each, job, home, settings).read
        if not settings.keep:
            shelf.remove()

    return by


class _Home:
    """Reading on this machine, begun when it is first needed."""

    def __init__(self, begin: Callable[[], Read]) -> None:
        self._begin = begin
        self._read: Read | None = None

    def read(self, inputs: Iterable[Asked]) -> Iterator[Told | Ended]:
        self._read = self._read or self._begin()
        return self._read(inputs)


class _Gathering:
    """One use of a cluster."""

    def __init__(self, each: Each, job: Job, home: _Home, settings: Settings) -> None:
        self._each, self._job, self._home, self._settings = each, job, home, settings
        self._shelf = Shelf(job.parts)
        self._input = _Input()

    def read(self, inputs: Iterable[Asked]) -> Iterator[Told | Ended]:
        """What becomes of every record of some inputs, in their order; each file ends."""
        plan = list(self._planned(inputs))
        partitions = [run for run in plan if isinstance(run, Partition)]
        waiting = {each.name: each for each in partitions}  # the same file twice is one partition
        todo = list(waiting.values())
        done: list[Finished] = []
        with closing(self._each(partial(read, self._job), todo)) as results:
            for run in plan:
                if not isinstance(run, Partition):
                    yield from self._home.read(run)
                    continue
                while run.name in waiting:
                    number, result = next(results)
                    done.append(self._made(todo[number], result))
                    del waiting[todo[number].name]
                yield from self._gathered(run)
        self._shelf.tidy()
        if self._settings.keep and partitions:
            self._list(partitions, done)

    def _planned(self, inputs: Iterable[Asked]) -> Iterator[list[Asked] | Partition]:
        """The inputs in their order: as partitions, or in a row what is read here."""
        plan: list[list[Asked] | tuple[Input, ...]] = []
        coming = (each for given in inputs for each in self._placed(given))
        for _, run in groupby(coming, lambda each: isinstance(each, Input)):
            far: list[Input] = []
            here: list[Asked] = []
            for each in run:
                if isinstance(each, Input):
                    far.append(each)
                else:
                    here.append(each)
            plan += [here] if here else grouped(far, self._job.size)
        groups = [group for group in plan if isinstance(group, tuple)]
        pieces = dict(self._each(partial(cut, self._job), groups))
        number = -1
        for group in plan:
            if isinstance(group, list):
                yield group
                continue
            number += 1
            found = pieces[number]
            if isinstance(found, GivenUp):
                found = cut(self._job, group)
            _raise(found)
            yield from partitioned(found, self._job.size, self._job.seed)

    def _placed(self, given: Asked) -> Iterator[Asked | Input]:
        """An input as all machines see it, if they do."""
        if not isinstance(given, Found) or given.url or given.path == "-":
            yield given
            return
        path = local(given.path)
        if is_address(path):
            if not self._job.options.input.network:
                yield Refusal(path, _LEAVE, "give --allow-network")
                return
            yield from inputs_at(path)
            return
        try:
            about = os.lstat(path) if given.listed else os.stat(path)
        except (OSError, ValueError):
            about = None
        if about is None or not stat.S_ISREG(about.st_mode):
            yield given  # to be refused as at home
            return
        yield Input(path, os.path.abspath(path), about.st_size, given.listed)

    def _made(self, partition: Partition, result: Finished | Fault | GivenUp) -> Finished:
        if isinstance(result, GivenUp):
            first = partition.pieces[0].input.name
            self._settings.say(f"the cluster gave up a part of {first} ({result.why}); read here")
            result = read(self._job, partition)
        _raise(result)
        assert isinstance(result, Finished)
        return result

    def _gathered(self, partition: Partition) -> Iterator[Told | Ended]:
        """What a part says, as it would be said of whole inputs."""
        rows = told_in(self._shelf, partition.name, private=not self._settings.keep)
        told = groupby(rows, lambda each: each[0])
        coming = next(told, None)
        for number, piece in enumerate(partition.pieces):
            name = piece.input.name
            found = Found(piece.input.path, piece.input.listed, name=name)
            if coming and coming[0] == number:
                for _, each in coming[1]:
                    for kept in self._input.of(each, spelled(name)) if piece.cut else (each,):
                        yield replace(kept, given=spelled(name))
                coming = next(told, None)
            if piece.last:
                if piece.cut and self._input.empty:
                    yield Told(nothing_in(spelled(name)), given=spelled(name))
                self._input = _Input()
                yield Ended(found, piece.input.size)

    def _list(self, partitions: list[Partition], done: list[Finished]) -> None:
        """A list of the parts of all inputs, in their order."""
        about = {each.name: each for each in done}
        rows = [
            {
                **about[each.name]._asdict(),
                "inputs": [[p.input.name, *(p.cut[1:3] if p.cut else ())] for p in each.pieces],
            }
            for each in partitions
        ]
        with self._shelf.draft("parts.json") as draft:
            draft.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


class _Input:
    """An input of several pieces, of which is said what would be said of it as a whole."""

    def __init__(self) -> None:
        self.empty = True
        self._bad = 0

    def of(self, told: Told, name: str) -> Iterator[Told]:
        """What is said of a record; nothing where that is true of its piece alone."""
        if self._bad >= MOST_BAD or told.item == nothing_in(name):
            return
        self.empty = False
        plain = isinstance(told.item, Refusal) and not isinstance(told.item, Known)
        self._bad = self._bad + 1 if plain else 0
        yield told
        if self._bad >= MOST_BAD:
            yield Told(given_up(name))


def _raise(result: object) -> None:
    if isinstance(result, Fault):
        raise KgnewsError(result.where, result.what, result.cure)
