"""Spark: a master and its executors, by the address of the master."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from pyspark import SparkContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from kgnews.distributed.engines import Each, GivenUp, Made
from kgnews.errors import InputError

__all__ = ["started"]

_JAVA = "Spark needs Java 17 or newer: install it, or set JAVA_HOME"
_AGAIN = "see that it runs; what was read is kept, and the same command does the rest"
# Things a core in one job, and jobs at once: while the last things of one job are done, those of
# the next fill the cores that are free, and results come before all is done.
_A_JOB, _JOBS = 2, 2


@contextmanager
def started(cluster: str, workers: int) -> Iterator[Each]:
    """Work for a cluster; without an address, for processes of this machine.

    Raises InputError where there is no Java, or no master.
    """
    session = _session(cluster or f"local[{max(1, workers)}]")
    context = session.sparkContext
    try:

        def each(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
            size = max(1, _A_JOB * context.defaultParallelism)
            jobs = [list(enumerate(things))[n : n + size] for n in range(0, len(things), size)]
            with ThreadPoolExecutor(_JOBS) as pool:
                try:
                    for done in pool.map(lambda job: _done(context, do, job), jobs):
                        yield from done
                finally:
                    pool.shutdown(wait=False, cancel_futures=True)
                    context.cancelAllJobs()

        yield each
    finally:
        session.stop()


def _session(master: str) -> SparkSession:
    if master.startswith("sc://"):
        raise InputError(master, "Spark Connect takes no functions of ours", "give spark://…")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if _is_here(master):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("kgnews").master(master)
    for name, value in _settings(master).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as fault:
        raise InputError("--engine spark", _words(fault), _JAVA) from fault
    except Exception as fault:  # of Java, by way of a library that has a class for each
        raise InputError(
            master, _words(fault), "see that a master of Spark answers there"
        ) from fault


def _settings(master: str) -> dict[str, str]:
    """What differs from Spark's own: no page of its own, no chatter, at home nothing but home."""
    found = {"spark.ui.enabled": "false", "spark.log.level": "OFF"}
    found |= {"spark.ui.showConsoleProgress": "false"}
    if _is_here(master):
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return found


def _is_here(master: str) -> bool:
    """Whether a master is on this machine alone."""
    return master.startswith("local") or "://127.0.0.1:" in master or "://localhost:" in master


def _done(
    context: SparkContext, do: Callable[[Any], Any], job: list[tuple[int, Any]]
) -> list[tuple[int, Any]]:
    """The results of one job; where it fails as a whole, of each thing alone."""

    def one(pair: tuple[int, Any]) -> tuple[int, Any]:
        try:
            return pair[0], do(pair[1])
        except Exception as fault:  # else Spark fails the job, with all that is in it
            return pair[0], GivenUp(_words(fault))

    try:
        return list(context.parallelize(job, len(job)).map(one).collect())
    except Exception as fault:
        if context._jsc is None or context._jsc.sc().isStopped():
            raise InputError("spark", "the cluster is gone", _AGAIN) from fault
        if len(job) == 1:
            return [(job[0][0], GivenUp(_words(fault)))]
        return [result for pair in job for result in _done(context, do, [pair])]


def _words(fault: BaseException) -> str:
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
