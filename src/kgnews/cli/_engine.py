"""The options of an ingest on a cluster, and the way of reading that they choose."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.characters import shown
from kgnews.errors import InputError

if TYPE_CHECKING:
    from kgnews.pipeline import Reading

__all__ = [
    "MEGABYTES_EACH",
    "Asked",
    "Cluster",
    "Engine",
    "Kind",
    "PartSize",
    "Parts",
    "PartsOnly",
    "parted",
    "started",
]


class Kind(StrEnum):
    """The engines, as kgnews.distributed has them; importing those is slow."""

    DASK = "dask"
    SPARK = "spark"


Engine = Annotated[
    Kind | None,
    typer.Option("--engine", help="Read on a cluster, or on several processes as a cluster would."),
]

Cluster = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Address of the cluster, which may also be the first PATH: tcp://HOST:8786 (Dask), "
        "spark://HOST:7077, local[2] (Spark); without one, --workers processes of this machine.",
    ),
]

Parts = Annotated[
    str,
    typer.Option(
        "--parts",
        metavar="FOLDER",
        help="Folder or address that all machines see, for what they read; it is kept. Without "
        "one it is in the store, and removed at the end.",
    ),
]

PartsOnly = Annotated[
    bool, typer.Option("--parts-only", help="Leave the parts as they are, and write no store.")
]

MEGABYTES_EACH = 2.0
_CLUSTER = re.compile(r"(?:tcp|tls|spark)://|local\[[\d*]{1,4}\]$")

PartSize = Annotated[
    float,
    typer.Option(
        "--partition-size", min=0.0001, metavar="MB", help="How much a machine reads at a time."
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of these options."""

    engine: Kind | None
    cluster: str
    parts: str
    only: bool
    megabytes: float
    paths: tuple[str, ...] = ()

    def fault(self) -> str:
        """What does not fit together; empty where all does."""
        for path in self.paths:
            if _CLUSTER.match(path):
                return f"{path} is the address of a cluster: give one of them, and --engine"
        if self.engine is None:
            given = ((self.cluster, "cluster"), (self.parts, "parts"), (self.only, "parts-only"))
            alone = next((name for value, name in given if value), "")
            return alone and f"--{alone} goes with --engine dask or --engine spark"
        return "" if self.parts or not self.only else "--parts-only needs --parts FOLDER"


def parted(engine: Kind | None, cluster: str, paths: list[str]) -> tuple[str, list[str]]:
    """The address of the cluster, and the inputs: people give either of them after --engine.

    >>> parted(Kind.DASK, "", ["tcp://10.0.0.1:8786", "news/"])
    ('tcp://10.0.0.1:8786', ['news/'])
    """
    given = [path for path in paths if _CLUSTER.match(path)]
    if engine is None or cluster or len(given) != 1:
        return cluster, paths
    return given[0], [path for path in paths if path != given[0]]


@contextmanager
def started(asked: Asked, store: Path, workers: int, dry_run: bool) -> Iterator[Reading | None]:
    """The way of reading that was asked for, while its cluster is there; None for the usual one.

    Raises BadParameter and InputError.
    """
    if fault := asked.fault():
        raise typer.BadParameter(fault)
    if asked.engine is None:
        yield None
        return
    if os.name != "posix":
        raise InputError("--engine", "needs Linux or macOS", "leave it out")
    from kgnews.distributed import Settings, distributed, engine

    with ExitStack() as opened:
        parts = asked.parts or str(store / "parts")
        if dry_run and not asked.parts:
            parts = opened.enter_context(TemporaryDirectory(prefix="kgnews-"))
        parts = parts if "://" in parts else os.path.abspath(parts)
        size = max(1, int(asked.megabytes * 1_000_000))
        settings = Settings(parts, bool(asked.parts), size, asked.only, _say)
        each = opened.enter_context(engine(asked.engine.value, asked.cluster, workers))
        yield distributed(each, settings)


def _say(line: str) -> None:
    print(shown(line), file=sys.stderr)
