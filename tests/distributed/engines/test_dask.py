"""Dask: a scheduler and two workers, each a process of its own, that speak over TCP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("dask.distributed", reason="Dask is not installed: pip install 'kgnews[dask]'")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system"),
    pytest.mark.slow,
]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PATIENCE = 240  # seconds, on a machine that does much else
FLOOD = "Banjir merendam Kota Bogor. Wali Kota Bogor Bima Arya meninjau lokasi nomor {}."


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{what} for {PATIENCE} seconds"
        time.sleep(0.05)


class Cluster(NamedTuple):
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


def begun(stack: ExitStack, log: Path, *words: str) -> subprocess.Popen[bytes]:
    """A process that ends with the test, by its number."""
    file = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words], stdout=file, stderr=file, cwd=log.parent
    )
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    file = folder / "scheduler.json"
    beside = ("--no-dashboard", "--host", "127.0.0.1", "--port", "0")
    with ExitStack() as stack:
        words = ("scheduler", *beside, "--scheduler-file", str(file))
        scheduler = begun(stack, folder / "scheduler.log", *words)
        until(file.exists, "no scheduler")
        until(lambda: file.read_bytes().rstrip().endswith(b"}"), "no address")
        address = str(json.loads(file.read_text())["address"])
        assert address.startswith("tcp://127.0.0.1:")
        few = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [
            begun(stack, folder / f"{n}.log", "worker", address, "--host", "127.0.0.1", *few)
            for n in range(2)
        ]
        yield Cluster(address, scheduler, workers)


def written(folder: Path) -> Path:
    path = folder / "news.jsonl"
    rows = [json.dumps({"text": FLOOD.format(n), "id": str(n)}) for n in range(24)]
    path.write_text("\n".join([*rows[:12], "{no JSON", *rows[12:]]) + "\n")
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return written(tmp_path)


class Home(NamedTuple):
    """What an ingest at home says and what comes of it."""

    said: str
    exported: str
    listed: str


@pytest.fixture(scope="module")
def home(kgnews: Run, tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("home")
    done = kgnews("ingest", written(folder).name, "--store", "away", cwd=folder)
    assert done.returncode == 3
    return Home(done.stderr, exported(kgnews, folder), listed(kgnews, folder))


def exported(kgnews: Run, folder: Path) -> str:
    done = kgnews("export", "nquads", "--store", "away", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(kgnews: Run, folder: Path) -> str:
    return kgnews("quarantine", "list", "--store", "away", cwd=folder).stdout


def started(news: Path, *words: object) -> subprocess.Popen[str]:
    """``kgnews ingest`` of the news into ``away``, going on beside the test."""
    command = [sys.executable, "-m", "kgnews", "ingest", news.name, *map(str, words)]
    return subprocess.Popen(command, cwd=news.parent, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    try:
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, "", said)


def parts(news: Path) -> int:
    return len(list((news.parent / "away" / "parts").glob("*.record.jsonl")))


def test_a_worker_killed_in_the_middle_changes_nothing(
    kgnews: Run, cluster: Cluster, news: Path, home: Home
) -> None:
    words = ("--engine", "dask", "--cluster", cluster.address, "--partition-size", "0.0005")
    with started(news, "--store", "away", *words) as process:
        until(lambda: parts(news) >= 2 or process.poll() is not None, "no parts")
        os.kill(cluster.workers[0].pid, signal.SIGKILL)
        away = finished(process)
    assert away.returncode == 3
    assert away.stderr == home.said
    assert exported(kgnews, news.parent) == home.exported
    assert not (news.parent / "away" / "parts").exists()
    assert listed(kgnews, news.parent) == home.listed
    assert home.listed.startswith("news.jsonl:13: not JSON")


def test_a_cluster_that_goes_is_told_and_what_was_read_is_kept(
    kgnews: Run, cluster: Cluster, news: Path, home: Home
) -> None:
    small = ("--partition-size", "0.0005")
    words = ("--engine", "dask", "--cluster", cluster.address, *small)
    with started(news, "--store", "away", *words) as process:
        until(lambda: parts(news) >= 2 or process.poll() is not None, "no parts")
        os.kill(cluster.scheduler.pid, signal.SIGKILL)
        away = finished(process)
    assert away.returncode == 1
    *_, last = away.stderr.splitlines()
    assert last.startswith(f"kgnews: {cluster.address}: the cluster is gone")
    assert "Traceback" not in away.stderr
    kept = news.parent.glob("away/parts/*.record.jsonl")
    before = {path: path.stat().st_mtime_ns for path in kept}
    again = ("--engine", "dask", "--parts", "away/parts", *small)
    with started(news, "--store", "away", *again) as process:
        away = finished(process)
    assert away.returncode == 3
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert exported(kgnews, news.parent) == home.exported


def test_a_cluster_that_is_not_there_is_one_line(news: Path) -> None:
    with started(news, "--engine", "dask", "--cluster", "tcp://127.0.0.1:9") as process:
        done = finished(process)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("kgnews: tcp://127.0.0.1:9: no scheduler of Dask answers")
