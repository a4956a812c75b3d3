"""How two sides are timed beside each other, and how a row of the table is printed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = ["KGNEWS", "Cost", "Job", "compared", "header", "job", "kgnews", "said", "spent"]

ROUNDS = 5
KGNEWS = [sys.executable, "-m", "kgnews"]

# A Python that may not keep what it has compiled compiles all of it at every start.
_AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock, seconds of processors, most memory in MiB."""

    clock: float
    cpu: float
    memory: int


def job(*words: object, **more: str) -> Job:
    """A command to run; it must succeed, and what it prints goes nowhere."""
    line, environment = [sys.executable, *map(str, words)], {**_AROUND, **more}
    return lambda: subprocess.run(
        line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )


def kgnews(*words: object) -> Job:
    """A command of ours."""
    return job("-m", "kgnews", *words)


def spent(*words: object) -> Cost:
    """What a command of ours took, with the processes that it started and waited for."""
    line = [*KGNEWS, *map(str, words)]
    start = time.monotonic()
    with subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_AROUND
    ) as process:
        assert process.stderr
        complaint = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(line)}: {process.returncode}\n{complaint.decode()}")
    return Cost(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)


def header() -> None:
    """The head of the table."""
    print(f"{'':<62}{'ours':>11}{'theirs':>11}{'ratio':>8}{'goal':>9}")


def said(title: str, ours: str, theirs: str = "", ratio: str = "", goal: str = "") -> None:
    """A row."""
    print(f"{title:<62}{ours:>11}{theirs:>11}{ratio:>8}{goal:>9}", flush=True)


def compared(
    title: str, ours: Job, theirs: Job, goal: str = "", *, rounds: int = ROUNDS, unit: float = 1
) -> float:
    """A row with the median of both sides and their ratio; rounds alternate between the sides.

    ``unit`` divides both times: how many pieces of work one job does.
    """
    ours(), theirs()  # warm caches
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    left, right = (median(side) for side in zip(*pairs, strict=True))
    said(title, _worded(left / unit), _worded(right / unit), f"{left / right:.2f}", goal)
    return left / right


def _timed(work: Job) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _worded(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 10 else f"{seconds * 1000:.3g} ms"


def size(path: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
