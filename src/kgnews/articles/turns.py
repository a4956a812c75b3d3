"""One record at a time: what a reader does to a record of an input, and what stops it.

Whoever reads inputs in a process of its own (:mod:`kgnews.pipeline`) takes them in
:class:`Turns`: the records of an input are numbered, some are left to others or known already,
each has its time, and a record that fails is refused alone. Where nobody takes turns, the
functions that are marked :func:`alone` do what they do without.
"""

from __future__ import annotations

import re
import signal
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from hashlib import blake2b
from inspect import signature
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, NamedTuple, ParamSpec, TypeVar, cast

from kgnews.articles.options import Options, Refusal
from kgnews.errors import KgnewsError
from kgnews.model import Article

__all__ = [
    "Cut",
    "Found",
    "Keys",
    "Known",
    "Passed",
    "TimeUpError",
    "Turns",
    "alone",
    "bug",
    "in_time",
    "passed",
    "watched",
    "worded",
]

KEY = 16  # bytes of a key
_REMEMBERED = 10_000  # records of this run: copies inside one input are not read again
_PLACES = ("where", "source")
_NUMBERED = re.compile(r"(?<=[:#])(\d{1,15})$")  # the place of a record: news.jsonl:3, news.warc#3
Rest = ParamSpec("Rest")
Made = TypeVar("Made", bound=Article | Refusal)


class Cut(NamedTuple):
    """Some records of a collection that is read in pieces: its form, and where they lie in it.

    ``begin`` and ``end`` are bytes of the file; of a table in columns they are rows. ``before``
    is how many records, or lines, of the collection come before those bytes: places are told as
    if it were read whole.
    """

    kind: str
    begin: int
    end: int
    before: int = 0

    @property
    def by_rows(self) -> bool:
        """Whether it is cut by rows: its columns lie in bytes of their own."""
        return self.kind == "parquet"

    def moved(self, place: str) -> str:
        """The place in the whole collection of the record at a place in the cut.

        >>> Cut("jsonl", 900, 1200, 17).moved("news.jsonl:3")
        'news.jsonl:20'
        """
        found = _NUMBERED.search(place)
        return f"{place[: found.start(1)]}{int(found[1]) + self.before}" if found else place


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or ``-`` for standard input; ``listed`` where a folder was walked to find it.

    ``url`` is where it was fetched from: the file is then a copy that lives as long as this
    process and those that it started. ``name`` is what it is called, where that is not its path,
    and ``cut`` is what is read of it, where that is not everything.
    """

    path: str
    listed: bool = False
    url: str = ""
    name: str = ""
    cut: Cut | None = None

    @property
    def called(self) -> str:
        """What people know it by."""
        return self.name or self.url or self.path


class TimeUpError(BaseException):
    """The time of a record is up; no reader may take it for a fault of its own."""


class Passed(Refusal):
    """A record that is another process's, or was read before."""


class Known(Refusal):
    """A record whose article is there already; ``reason`` is its key, in hexadecimal."""


class Keys:
    """Keys in a file, sorted, of which memory holds what is looked at.

    >>> Keys(None).holds(b"0123456789abcdef")
    False
    """

    def __init__(self, path: Path | None) -> None:
        """Open a file of keys of :data:`KEY` bytes each."""
        self._map: mmap | None = None
        if path and path.stat().st_size:
            with path.open("rb") as file:
                self._map = mmap(file.fileno(), 0, access=ACCESS_READ)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._map) // KEY if self._map else 0

    def __getitem__(self, number: int) -> bytes:
        """The key at a place."""
        assert self._map
        return self._map[number * KEY : (number + 1) * KEY]

    def holds(self, key: bytes) -> bool:
        """Whether a key is among them."""
        place = bisect_left(self, key)
        return place < len(self) and self[place] == key


@dataclass
class Turns:
    """The records of one input as this process takes them.

    ``mine`` of ``every`` records are read here; those up to ``done`` were read before.
    ``stopped`` has reasons by number: records that stopped a process. ``began`` hears the
    number of a record before it is read.
    """

    mine: int = 0
    every: int = 1
    done: int = -1
    stopped: Mapping[int, str] = field(default_factory=dict)
    keys: Keys = field(default_factory=lambda: Keys(None))
    seed: bytes = b""
    seconds: float = 0
    began: Callable[[int], None] = lambda number: None
    first: int = 0  # records before it, and from ``end`` on, are another's
    end: int | None = None
    number: int = -1  # of the record that came last
    inside: bool = False
    stream: BinaryIO | None = None

    def __post_init__(self) -> None:
        """Begin with nothing made and nothing remembered."""
        self._made: OrderedDict[int, tuple[object, bytes, int]] = OrderedDict()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """While this lasts, whatever is marked :func:`alone` is done in turns."""
        global _turns
        _turns = self
        try:
            yield
        finally:
            _turns = None

    def position(self) -> int:
        """How many bytes of the file have been taken; 0 where nobody knows."""
        try:
            return self.stream.tell() if self.stream else 0
        except (OSError, ValueError):
            return 0

    def made(self, item: object) -> tuple[bytes, int]:
        """The key of what was made here, and the number of its record; none of what was not."""
        _, key, number = self._made.pop(id(item), (None, b"", -1))
        return key, number

    def take(
        self, place: str, matter: tuple[object, ...], make: Callable[[], Article | Refusal]
    ) -> Article | Refusal:
        """What one record yields, or why it yields nothing."""
        self.number += 1
        if self.number <= self.done or self.number % self.every != self.mine or self._beyond():
            return Passed(place, "")
        key = _key(self.seed, matter)
        if self.number in self.stopped:
            return self._kept(Refusal(place, self.stopped[self.number], LIMITS), b"")
        if self.keys.holds(key):
            return self._kept(Known(place, key.hex()), key)
        self.began(self.number)
        self.inside = True
        try:
            with in_time(self.seconds):
                return self._kept(make(), key)
        except (TimeUpError, MemoryError, RecursionError) as fault:
            return self._kept(Refusal(place, worded(fault, self.seconds), LIMITS), b"")
        except KgnewsError as fault:
            return self._kept(Refusal(fault.where or place, fault.what, fault.cure), b"")
        except Exception as fault:  # a bug of ours must not cost the other records
            return self._kept(bug(place, fault), b"")
        finally:
            self.inside = False

    def _beyond(self, count: int = 1) -> bool:
        """Whether the record at hand, and those up to it, are outside of what is to be read."""
        first = self.number - count + 1
        return self.number < self.first or (self.end is not None and first >= self.end)

    def passes(self, count: int) -> bool:
        """Whether none of the next records is to be read; they are then passed over."""
        self.number += count
        if self._beyond(count):
            return True
        self.number -= count
        return False

    def _kept(self, item: Article | Refusal, key: bytes) -> Article | Refusal:
        self._made[id(item)] = (item, key, self.number)
        if len(self._made) > _REMEMBERED:
            self._made.popitem(last=False)
        return item


LIMITS = "look at it, and raise --max-seconds or --max-memory if you trust it"
_turns: Turns | None = None


def worded(fault: BaseException, seconds: float) -> str:
    """Why a record was given up."""
    if isinstance(fault, TimeUpError):
        return f"takes more than {seconds:g} seconds of the processor"
    if isinstance(fault, MemoryError):
        return "takes more memory than is allowed"
    return "nested too deeply"


def bug(place: str, fault: Exception) -> Refusal:
    """A fault of ours, told as the refusal of what brought it to light.

    >>> print(bug("a.html", ZeroDivisionError("by design")))
    a.html: kgnews failed on it (ZeroDivisionError: by design); please report it with the article
    """
    what = f"kgnews failed on it ({type(fault).__name__}: {fault})"[:500]
    return Refusal(place, what, "please report it with the article")


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Raise TimeUpError where the inside takes more processor time; 0 is no limit.

    Inside another limit its rest is given back afterwards.
    """
    if not seconds:
        yield
        return
    left, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)


def watched(stream: BinaryIO) -> BinaryIO:
    """The stream, whose position is told as progress while it is read."""
    if _turns:
        _turns.stream = stream
    return stream


def passed(count: int) -> bool:
    """Whether none of the next records is wanted, so that they need not be made."""
    return _turns is not None and _turns.passes(count)


def alone(read: Callable[Rest, Made]) -> Callable[Rest, Made]:
    """Mark a function that makes an article of one record; it has an argument ``where``.

    In turns it may yield a :class:`Refusal` instead, which its callers pass on as they do
    articles; inside another one it never does.

    >>> @alone
    ... def shout(text: str, where: str) -> Refusal:
    ...     return Refusal(where, text.upper())
    >>> shout("no", "a.txt").reason
    'NO'
    """
    parameters = list(signature(read).parameters)
    place = next(number for number, name in enumerate(parameters) if name in _PLACES)

    @wraps(read)
    def taken(*values: Rest.args, **named: Rest.kwargs) -> Made:
        if _turns is None or _turns.inside:
            return read(*values, **named)
        matter = tuple(
            each
            for number, each in enumerate((*values, *named.items()))
            if number != place and not isinstance(each, Options)
        )
        at = values[place] if place < len(values) else named[parameters[place]]
        return cast(Made, _turns.take(str(at), matter, lambda: read(*values, **named)))

    return taken


def _key(seed: bytes, matter: tuple[object, ...]) -> bytes:
    """A digest of everything that a record is made of."""
    total = blake2b(seed, digest_size=KEY)
    for each in matter:
        raw = each if isinstance(each, bytes) else repr(each).encode("utf-8", "backslashreplace")
        total.update(b"%d:" % len(raw))
        total.update(raw)
    return total.digest()
