"""Spark: a master and two workers with an executor each, all of them processes, over TCP."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

pyspark = pytest.importorskip("pyspark", reason="Spark is not installed: pip install kgnews[spark]")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc"),
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java 17 or newer"),
]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PATIENCE = 240  # seconds; a virtual machine of Java takes some to start
FLOOD = "Banjir merendam Kota Bogor. Wali Kota Bogor Bima Arya meninjau lokasi nomor {}."
CLASSES = "org.apache.spark.deploy"
# Six machines of Java on two cores: none of them lives long enough to be optimized.
JAVA = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:CICompilerCount=1"}


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{what} for {PATIENCE} seconds"
        time.sleep(0.05)


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[bytes]]

    def executors(self) -> list[int]:
        """The processes that the workers have started."""
        lists = [
            path.read_text().split()
            for worker in self.workers
            for path in Path(f"/proc/{worker.pid}/task").glob("*/children")
        ]
        return [int(number) for each in lists for number in each]


def begun(stack: ExitStack, log: Path, *words: str) -> subprocess.Popen[bytes]:
    """A process of Java that ends with the test, by its number."""
    home = Path(pyspark.__file__).parent
    beside = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", **JAVA}
    file = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(
        [str(home / "bin" / "spark-class"), *words],
        stdout=file,
        stderr=file,
        cwd=log.parent,
        env=os.environ | beside,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)  # not killed: a worker ends its executors first
    return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    here = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
    said = folder / "master.log"
    with ExitStack() as stack:
        begun(stack, said, f"{CLASSES}.master.Master", *here)
        until(lambda: re.search(r"Starting Spark master at \S+\n", said.read_text()), "no master")
        address = re.findall(r"Starting Spark master at (\S+)", said.read_text())[0]
        assert address.startswith("spark://127.0.0.1:")
        few = ("--cores", "1", "--memory", "1g")
        words = (f"{CLASSES}.worker.Worker", *here, *few, address)
        workers = [begun(stack, folder / f"{n}.log", *words) for n in range(2)]
        for n in range(2):
            log = folder / f"{n}.log"
            until(lambda log=log: "registered with master" in log.read_text(), "no worker")
        yield Cluster(address, workers)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [json.dumps({"text": FLOOD.format(n), "id": str(n)}) for n in range(24)]
    path.write_text("\n".join([*rows[:12], "{no JSON", *rows[12:]]) + "\n")
    return path


def exported(kgnews: Run, store: Path) -> str:
    done = kgnews("export", "nquads", "--store", store)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_executor_killed_in_the_middle_changes_nothing(
    kgnews: Run, cluster: Cluster, news: Path
) -> None:
    folder = news.parent
    home = kgnews("ingest", news.name, "--store", "home", cwd=folder)
    command = [sys.executable, "-m", "kgnews", "ingest", news.name, "--store", "away"]
    command += ["--engine", "spark", "--cluster", cluster.address, "--partition-size", "0.0005"]
    parts = folder / "away" / "parts"
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | JAVA, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            until(
                lambda: len(list(parts.glob("*.record.jsonl"))) > 1 or process.poll() is not None,
                "no parts",
            )
            os.kill(cluster.executors()[0], signal.SIGKILL)
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert process.returncode == home.returncode == 3
    count = len(home.stderr.splitlines())
    assert said.replace("(away)", "(home)").splitlines()[-count:] == home.stderr.splitlines()
    assert exported(kgnews, folder / "away") == exported(kgnews, folder / "home")
    assert not parts.exists()
