"""The process that reads inputs: ``python -m kgnews.pipeline.worker``, started by ``crew``.

Foreign input is parsed and read here and nowhere else, under limits: what crashes, hangs or
takes too much memory costs one record. It hears JSON lines on standard input and answers in
frames on standard output.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import sys
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

from kgnews import articles
from kgnews.articles import Refusal
from kgnews.articles.reading import read_one
from kgnews.articles.turns import (
    LIMITS,
    Cut,
    Found,
    Keys,
    Known,
    Passed,
    TimeUpError,
    Turns,
    bug,
    in_time,
    worded,
)
from kgnews.errors import KgnewsError
from kgnews.model import Article
from kgnews.pipeline.frames import Told, spelled, told_parts, write_frame
from kgnews.pipeline.limits import Limits, confine, give_time
from kgnews.pipeline.reader import Reader
from kgnews.resolve import Identity
from kgnews.store.codec import article_from
from kgnews.store.entries import Entry
from kgnews.store.parent import end_with_parent

__all__ = ["MOST_BAD", "SAME", "TIRED", "given_up", "inputs_told", "main", "nothing_in", "one"]

TIRED = 75  # exit code of a process that has grown and asks for another to go on
_GROWN = 0.7  # of the memory that is allowed
_BEAT = 500  # records that are passed over in silence
SAME = 10_000  # records of a run of which copies are known at once
MOST_BAD = 10_000  # records in a row that give no article: the input is not what it seems


def main() -> None:
    """Read what is asked for on standard input until it ends."""
    end_with_parent()
    said = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no frame
    asked = sys.stdin.buffer
    setup = json.loads(asked.readline())
    limits = Limits(**setup["limits"])
    signal.signal(signal.SIGPROF, _ring)
    # Only who started this process can write to its standard input.
    options: articles.Options = pickle.loads(b64decode(setup["options"]))
    by = confine(limits)
    reader = Reader.make(tuple(map(Path, setup["gazetteers"])))
    job = _Job(reader, options, setup, said)
    write_frame(said, {"ready": True, "network": by})
    for line in asked:
        request = json.loads(line)
        if "article" in request:
            article = article_from(request["text"], request["article"])
            item, identities = job.read(article)
            write_frame(said, *_framed(Told(item, identities=identities)))
        else:
            job.input(request)
        write_frame(said, {"end": True})


def _framed(told: Told) -> tuple[dict[str, Any], *tuple[bytes, ...]]:
    header, parts = told_parts(told)
    return header, *parts


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeUpError


class _Job:
    """What stays the same over all inputs."""

    def __init__(
        self, reader: Reader, options: articles.Options, setup: dict[str, Any], said: BinaryIO
    ) -> None:
        self.reader, self.options, self.said = reader, options, said
        self.limits = Limits(**setup["limits"])
        self.keys = Keys(Path(setup["keys"]) if setup["keys"] else None)
        self.seed = setup["seed"].encode()
        self.seen: OrderedDict[bytes, str] = OrderedDict()
        self.most = 0 if setup["copies"] else SAME

    def read(self, article: Article) -> tuple[Entry | Refusal, dict[str, Identity]]:
        give_time(self.limits.seconds)
        return one(self.reader, article, self.limits.seconds)

    def input(self, request: dict[str, Any]) -> None:
        """Tell what becomes of the records of one input."""
        given = Found(*request["input"])
        if given.cut:
            given = replace(given, cut=Cut(*given.cut))
        if given.path == "-":
            sys.stdin = io.TextIOWrapper(os.fdopen(request["stdin"], "rb"))
        turns = Turns(
            request["mine"],
            request["every"],
            request["done"],
            {int(number): why for number, why in request["stopped"].items()},
            self.keys,
            self.seed,
            self.limits.seconds,
            self._began,
        )
        if given.cut and given.cut.by_rows:
            turns.first, turns.end = given.cut.begin, given.cut.end
        with turns.taken():
            for told in inputs_told(given, self.options, turns, self.read, self.seen):
                while len(self.seen) > self.most:
                    self.seen.popitem(last=False)
                if isinstance(told.item, Passed):
                    write_frame(self.said, {"at": told.at})
                    continue
                write_frame(self.said, *_framed(told))
                if told.number % 100 == 99 and _grown(self.limits.megabytes):
                    os._exit(TIRED)

    def _began(self, number: int) -> None:
        give_time(self.limits.seconds)
        write_frame(self.said, {"began": number})


_Read = Callable[[Article], "tuple[Entry | Refusal, dict[str, Identity]]"]


def inputs_told(
    given: Found,
    options: articles.Options,
    turns: Turns,
    read: _Read,
    seen: OrderedDict[bytes, str],
) -> Iterator[Told]:
    """What becomes of every record of an input, and now and then a word of those passed over.

    ``seen`` remembers what this run has read: key → id of the article.
    """
    items = _guarded(given, options, turns)
    name = spelled(given.called)
    slot, bad = -1, 0
    for slot, item in enumerate(items):
        if isinstance(item, Passed):
            if slot % _BEAT == 0:
                yield Told(item, at=turns.position())
            continue
        key, number = turns.made(item)
        if isinstance(item, Article):
            item = replace(item, source=_placed(given, item.source))
        else:
            item = replace(item, where=_placed(given, item.where))
        at, article = turns.position(), ""
        identities: dict[str, Identity] = {}
        what: Entry | Refusal = item if isinstance(item, Refusal) else Refusal("", "")
        if isinstance(item, Article):
            if key in seen:
                what, article = Known(item.source, key.hex()), seen[key]
            else:
                what, identities = read(item)
        if isinstance(what, Entry) and key:
            seen[key] = what.id
        plain = isinstance(what, Refusal) and not isinstance(what, Known)
        bad = bad + 1 if plain else 0
        yield Told(what, key, number, slot, at, article, identities)
        if bad >= MOST_BAD:
            yield Told(given_up(name), slot=slot + 1, at=at)
            return
    if slot < 0:
        yield Told(nothing_in(name), slot=0)


def given_up(name: str) -> Refusal:
    """An input of which so many records in a row gave no article that it is read no further."""
    why = f"{MOST_BAD:,} records in a row gave no article, so the rest was left unread"
    return Refusal(name, why, "see what it is, and split off what is to be read")


def nothing_in(name: str) -> Refusal:
    """An input without records.

    >>> print(nothing_in("feed.xml"))
    feed.xml: no article in it; see what it is
    """
    return Refusal(name, "no article in it", "see what it is")


def _placed(given: Found, place: str) -> str:
    """A place as people know it; the records of a piece are counted from the first of all."""
    if given.cut and place not in (given.called, str(Path(given.called))):
        place = given.cut.moved(place)
    return spelled(place)


def _guarded(given: Found, options: articles.Options, turns: Turns) -> Iterator[Article | Refusal]:
    """The items of an input; what fails outside a record ends it with a refusal."""
    items = read_one(given, options=options)
    while True:
        give_time(turns.seconds)
        try:
            with in_time(turns.seconds):
                item = next(items, None)
        except (TimeUpError, MemoryError, RecursionError) as fault:
            yield Refusal(given.called, worded(fault, turns.seconds), LIMITS)
            return
        except KgnewsError as fault:
            yield Refusal(fault.where or given.called, fault.what, fault.cure)
            return
        except Exception as fault:
            yield bug(given.called, fault)
            return
        if item is None:
            return
        yield item


def one(
    reader: Reader, article: Article, seconds: float
) -> tuple[Entry | Refusal, dict[str, Identity]]:
    """An article, read; what goes wrong with it stays with it."""
    try:
        with in_time(seconds):
            return reader.packed(article)
    except (TimeUpError, MemoryError, RecursionError) as fault:
        return Refusal(article.source, worded(fault, seconds), LIMITS), {}
    except KgnewsError as fault:
        return Refusal(fault.where or article.source, fault.what, fault.cure), {}
    except Exception as fault:  # a bug of ours must not cost the reader the other articles
        return bug(article.source, fault), {}


def _grown(megabytes: int) -> bool:
    """Whether this process has come near the memory that it may have."""
    try:
        with open("/proc/self/statm", "rb") as file:
            pages = int(file.read().split()[0])
    except OSError:  # not on Linux: it is found out by failing
        return False
    return bool(megabytes) and pages * os.sysconf("SC_PAGE_SIZE") > _GROWN * (megabytes << 20)


if __name__ == "__main__":
    main()
