"""What a cluster adds: two workers of Dask on this machine, against two processes of ours."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from clock import compared, kgnews
from collection import write

__all__ = ["dask"]

ARTICLES = 1200
ROUNDS = 3
PATIENCE = 60  # seconds for the scheduler to start


def dask(articles: int = ARTICLES, rounds: int = ROUNDS) -> None:
    """An ingest of JSON lines by a cluster, and by two processes at home."""
    numbers = count()
    with TemporaryDirectory() as name, _cluster(Path(name)) as address:
        folder = Path(name)
        news = write(folder / "news.jsonl", articles)
        away = ("--engine", "dask", "--cluster", address, "--partition-size", "0.25")

        def ingest(*words: str) -> None:
            kgnews("ingest", news, "--store", folder / f"store-{next(numbers)}", *words)()

        compared(
            f"ingest {articles:,} articles: Dask, 2 workers | --workers 2",
            lambda: ingest(*away),
            lambda: ingest("--workers", "2"),
            rounds=rounds,
        )


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, processes that end with this."""
    file = folder / "scheduler.json"
    with ExitStack() as stack:

        def begun(*words: str) -> None:
            line = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"]
            process = subprocess.Popen(line, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.kill)

        begun("scheduler", "--port", "0", "--scheduler-file", str(file))
        end = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text().rstrip().endswith("}")):
            if time.monotonic() > end:
                raise TimeoutError("no scheduler of Dask")
            time.sleep(0.05)
        address = str(json.loads(file.read_text())["address"])
        for _ in range(2):
            begun("worker", address, "--nworkers", "1", "--nthreads", "1", "--no-nanny")
        yield address
