"""Dask: a scheduler and its workers, by the address of the scheduler."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from typing import Any

from dask.distributed import Client, Future, LocalCluster, as_completed

from kgnews.distributed.engines import Each, GivenUp, Made
from kgnews.errors import InputError

__all__ = ["started"]

_ANSWER, _WORKER = 10, 30  # seconds for a scheduler to answer, for its first worker to come
_AGAIN = "see that it runs; what was read is kept, and the same command does the rest"


@contextmanager
def started(cluster: str, workers: int) -> Iterator[Each]:
    """Work for a cluster; without an address, for processes of this machine.

    Raises InputError where there is no scheduler, or no worker.
    """
    for name in ("distributed", "distributed.client"):  # what goes wrong we tell ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _client(cluster, workers) as client:

        def each(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
            futures = client.map(do, things, pure=False)
            numbers = {future.key: number for number, future in enumerate(futures)}
            try:
                for future in as_completed(futures):
                    number = numbers.pop(future.key)
                    try:
                        made = _made(future)
                    except (OSError, CancelledError) as fault:  # it went while we asked
                        raise InputError(
                            cluster or "dask", "the cluster is gone", _AGAIN
                        ) from fault
                    yield number, made
                    future.release()
            finally:
                with suppress(OSError):
                    client.cancel([future for future in futures if future.key in numbers])

        yield each


def _made(future: Future) -> Any:
    """What a task that has ended made. Raises OSError or CancelledError without a scheduler."""
    if future.status == "finished":
        return future.result()
    if future.status == "error":
        return GivenUp(_words(future.exception()))
    raise CancelledError(future.key)


@contextmanager
def _client(cluster: str, workers: int) -> Iterator[Client]:
    if not cluster:
        words = {"threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
        words["silence_logs"] = logging.CRITICAL
        with _uninterrupted():
            here = LocalCluster(n_workers=max(1, workers), **words)
        with here, Client(here) as client:
            yield client
        return
    try:
        client = Client(cluster, timeout=_ANSWER)
    except (OSError, ValueError) as fault:
        what = f"no scheduler of Dask answers ({' '.join(str(fault).split())[:200]})"
        raise InputError(cluster, what, "start one with dask scheduler") from fault
    with client:
        try:
            client.wait_for_workers(1, timeout=_WORKER)
        except TimeoutError as fault:
            raise InputError(
                cluster, "has no workers", f"start some with dask worker {cluster}"
            ) from fault
        yield client


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started meanwhile do not hear Ctrl-C: the first one decides for all."""
    if current_thread() is not main_thread():  # who alone may say so
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _words(fault: BaseException | None) -> str:
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
