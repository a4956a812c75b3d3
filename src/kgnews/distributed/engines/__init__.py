"""The engines: whoever does one thing to many on the machines of a cluster.

An engine is a context manager that yields a function :data:`Each`. It knows nothing of articles,
and :mod:`kgnews.distributed` knows nothing of clusters. Each is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast
from warnings import catch_warnings

from kgnews.errors import InputError

__all__ = ["ENGINES", "Each", "GivenUp", "Made", "engine"]

ENGINES = ("dask", "spark")

Made = Generator[tuple[int, Any], None, None]
"""(number, result) of each of some things, in any order; or :class:`GivenUp` as the result."""
Each = Callable[[Callable[[Any], Any], Sequence[Any]], Made]
"""A function done to each of some things."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What a cluster could not do, as often as it tried; ``why`` in its own words."""

    why: str


def engine(name: str, cluster: str = "", workers: int = 1) -> AbstractContextManager[Each]:
    """An engine at the address of a cluster; without one, on this machine.

    Raises InputError where its package is not installed, or the cluster is not reached.
    """
    try:
        with catch_warnings(action="ignore"):  # what a library thinks of the versions of others
            module = import_module(f"{__name__}.{name}")
    except ImportError as fault:
        what = f"needs packages that are not installed ({fault.name})"
        raise InputError(f"--engine {name}", what, f"pip install 'kgnews[{name}]'") from fault
    return cast("AbstractContextManager[Each]", module.started(cluster, workers))
