"""The processes that read, as the one that stores sees them: inputs in, their fates out, in order.

Every process takes inputs in turn; a large file is read by all of them, each of which takes its
share of the records. One that dies costs the record it was at: another goes on behind it.
"""

from __future__ import annotations

import json
import os
import pickle
import select
import signal
import subprocess
import sys
from base64 import b64encode
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import cache
from heapq import merge
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any, cast

import kgnews
from kgnews.articles import Options, Refusal
from kgnews.articles.turns import LIMITS, Found
from kgnews.errors import KgnewsError
from kgnews.model import Article
from kgnews.pipeline.frames import Told, read_frame, spelled, told_from
from kgnews.pipeline.limits import Limits
from kgnews.store.codec import article_json

__all__ = ["Crew", "Ended", "Setup"]

_SHARED = 1 << 20  # bytes from which a file is read by all processes
_AHEAD = 4  # inputs a process has been told of
_MOST_DEATHS = 20  # an input that stops so many processes is given up
_PIPE = 1 << 20
_TIRED = 75
_SLICE = 0.5  # seconds: a computer that slept is no process that hangs


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process has to know before its first input.

    ``keys`` is a file of the keys of records that need not be read; ``seed`` is what else
    decides what a record becomes. With ``copies`` a record that comes twice is read twice.
    """

    options: Options = field(default_factory=Options)
    gazetteers: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    keys: Path | None = None
    seed: str = ""
    copies: bool = False

    def line(self) -> bytes:
        """All of it as a line of JSON."""
        return json.dumps(
            {
                "options": b64encode(pickle.dumps(self.options)).decode(),
                "gazetteers": list(map(str, self.gazetteers)),
                "limits": asdict(self.limits),
                "keys": str(self.keys or ""),
                "seed": self.seed,
                "copies": self.copies,
            }
        ).encode()


@dataclass(frozen=True, slots=True)
class Ended:
    """An input is done with."""

    given: Found
    size: int = 0


@dataclass
class _Part:
    """The records of an input that one process takes."""

    given: Found | Article
    mine: int = 0
    every: int = 1
    size: int = 0
    done: int = -1
    slot: int = -1  # of what came last
    began: int = -1
    deaths: int = 0
    stopped: dict[int, str] = field(default_factory=dict)

    def line(self) -> bytes:
        if isinstance(self.given, Article):
            asked: dict[str, Any] = {"text": self.given.text, "article": article_json(self.given)}
        else:
            asked = {
                "input": astuple(self.given),
                "mine": self.mine,
            }
            asked |= {"every": self.every, "done": self.done, "stopped": self.stopped}
            asked["stdin"] = _stdin() if self.given.path == "-" else -1
        return json.dumps(asked).encode()

    @property
    def name(self) -> str:
        given = self.given
        return given.source if isinstance(given, Article) else spelled(given.called)


class Crew:
    """Some processes that read. Close it, or use it in ``with``."""

    def __init__(self, setup: Setup, workers: int = 1) -> None:
        """Start them."""
        self.workers = [_Worker(setup) for _ in range(max(1, workers))]

    def read(self, inputs: Iterable[Found | Article | Refusal]) -> Iterator[Told | Ended]:
        """What becomes of every record of some inputs, in their order; each input ends.

        An article is read as it is.
        """
        coming = iter(inputs)
        waiting: deque[tuple[Refusal | None, list[tuple[_Worker, _Part]]]] = deque()
        turn = 0
        while True:
            for each in islice(coming, _AHEAD * len(self.workers) - len(waiting)):
                if isinstance(each, Refusal):
                    waiting.append((each, []))
                    continue
                shares = self._shared(each, turn)
                turn += 1
                for worker, part in shares:
                    worker.take(part)
                waiting.append((None, shares))
            if not waiting:
                return
            refusal, shares = waiting.popleft()
            if refusal:
                yield Told(replace(refusal, where=spelled(refusal.where)))
            else:
                yield from _together(shares)

    def _shared(self, each: Found | Article, turn: int) -> list[tuple[_Worker, _Part]]:
        """Who reads what of an input."""
        size = 0
        if isinstance(each, Found) and each.path != "-":
            with suppress(OSError, ValueError):
                size = os.stat(each.path).st_size
        count = len(self.workers)
        if size < _SHARED or count == 1:
            return [(self.workers[turn % count], _Part(each, size=size))]
        return [(w, _Part(each, n, count, size)) for n, w in enumerate(self.workers)]

    def close(self) -> None:
        """End the processes."""
        for worker in self.workers:
            worker.end()

    def __enter__(self) -> Crew:
        """The crew itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def _together(shares: list[tuple[_Worker, _Part]]) -> Iterator[Told | Ended]:
    """What the processes say of one input, in the order of its records."""
    slot = -1
    for told in merge(*(worker.told(part) for worker, part in shares), key=lambda t: t.slot):
        if told.slot != slot or len(shares) == 1:  # what is no record of anybody all have said
            yield told
        slot = told.slot
    part = shares[0][1]
    if isinstance(part.given, Found):
        yield Ended(part.given, part.size)


class _Worker:
    """One process, and those that take its place."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._parts: deque[_Part] = deque()
        self._late = False
        self._start()

    def take(self, part: _Part) -> None:
        """Ask for a part of an input."""
        self._parts.append(part)
        self._ask(part)

    def told(self, part: _Part) -> Iterator[Told]:
        """What is said of the part that was taken first; the slots only grow."""
        while True:
            frame = self._frame()
            if frame is None:
                yield from self._gone(part)
                if not self._parts or self._parts[0] is not part:
                    return
                continue
            header, blobs = frame
            if "end" in header:
                self._parts.popleft()
                return
            if "began" in header:
                part.began = header["began"]
            elif "slot" in header:
                told = told_from(header, blobs)
                part.done, part.began = max(part.done, told.number), -1
                if told.slot > part.slot or isinstance(part.given, Article):
                    part.slot = told.slot
                    yield replace(told, given=part.name)

    def end(self) -> None:
        """Kill the process."""
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._complaints):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()

    def _gone(self, part: _Part) -> Iterator[Told]:
        """A process has died at a part: what it was at is refused, another does the rest."""
        self._process.wait()
        if self._process.returncode != _TIRED:
            part.deaths += 1
            why = f"{self._why()}, so the process that read it was ended"
            at = part.began
            if isinstance(part.given, Article) or at < 0 or part.deaths > _MOST_DEATHS:
                rest = "" if at < 0 else f" {part.deaths} times; the rest was left unread"
                self._parts.popleft()
                refusal = Refusal(part.name, why + rest, LIMITS)
                yield Told(refusal, slot=part.slot + 1, given=part.name)
            else:
                part.stopped[at] = why
            part.began = -1
        self.end()
        self._start()
        for each in self._parts:
            self._ask(each)

    def _why(self) -> str:
        limits, code = self._setup.limits, self._process.returncode
        if self._late:
            return f"nothing was heard for {limits.waiting:g} seconds"
        if code == -getattr(signal, "SIGXCPU", 24):
            return f"takes more than {limits.seconds:g} seconds of the processor"
        complaint = self._complaint()
        if "MemoryError" in complaint or code == -getattr(signal, "SIGABRT", 6):
            return "takes more memory than is allowed"
        if code < 0:
            return f"crashes what reads it (signal {-code})"
        return f"stops what reads it (exit code {code}: {complaint})"

    def _complaint(self) -> str:
        """The last line of what the process said on standard error."""
        self._complaints.seek(0)
        lines = self._complaints.read(100_000).decode(errors="replace").strip().splitlines()
        return lines[-1][:200] if lines else ""

    def _start(self) -> None:
        home = str(Path(kgnews.__file__).parents[1])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
        self._late = False
        self._complaints: IO[bytes] = TemporaryFile()  # noqa: SIM115 it lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kgnews.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
            pass_fds=[_stdin()] if os.name == "posix" else [],
        )
        self._heard = BufferedReader(_Heard(self), 1 << 16)
        self._ready = False
        self._unsaid = bytearray()
        assert self._process.stdin
        os.set_blocking(self._process.stdin.fileno(), False)
        self._send(self._setup.line())

    def _ask(self, part: _Part) -> None:
        self._send(part.line())

    def _send(self, line: bytes) -> None:
        """Say something when it is listened to; waiting for that could be for ever."""
        self._unsaid += line + b"\n"
        self._flush()

    def _flush(self) -> None:
        assert self._process.stdin
        try:
            while self._unsaid:
                del self._unsaid[: os.write(self._process.stdin.fileno(), self._unsaid[:_PIPE])]
        except BlockingIOError:
            return
        except OSError:  # it has died: that is found out where it is listened to
            self._unsaid.clear()

    def _frame(self) -> tuple[dict[str, Any], list[bytes]] | None:
        if not self._ready:
            started = read_frame(self._heard)
            if started is None:
                self._process.wait()
                cure = "raise --max-memory, or read in this process with --workers 0"
                raise KgnewsError("reader", f"does not start: {self._complaint()}", cure)
            self._ready = True
        return read_frame(self._heard)

    def wait(self) -> bool:
        """Wait until something is heard; False where it takes too long, and kill the process."""
        assert self._process.stdout
        assert self._process.stdin
        patience = self._setup.limits.waiting
        if not self._parts or self._parts[0].name == "-":
            patience = 0  # who types may take all day
        left = patience or float("inf")
        while left > 0:
            start = monotonic()
            waiting = [self._process.stdin] if self._unsaid else []
            heard, free, _ = select.select([self._process.stdout], waiting, [], min(left, _SLICE))
            if free:
                self._flush()
            if heard:
                return True
            left -= min(monotonic() - start, 2 * _SLICE)
        self._late = True
        self._process.kill()
        return False

    def receive(self, buffer: memoryview) -> int:
        """Take what is heard."""
        assert self._process.stdout
        return os.readv(self._process.stdout.fileno(), [buffer])


class _Heard(RawIOBase):
    """What a process says, as a file that ends where the process does or is too slow."""

    def __init__(self, worker: _Worker) -> None:
        self._worker = worker

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._worker.receive(memoryview(buffer)) if self._worker.wait() else 0


@cache
def _stdin() -> int:
    """A number for what comes in here, other than 0, which is what a process is asked on."""
    try:
        return os.dup(sys.stdin.fileno())
    except (AttributeError, OSError, ValueError):
        return os.open(os.devnull, os.O_RDONLY)
