"""``kgnews ingest``: articles in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgnews.cli._batch import finish, run_batch
from kgnews.cli._engine import (
    MEGABYTES_EACH,
    Asked,
    Cluster,
    Engine,
    Parts,
    PartSize,
    PartsOnly,
    parted,
    started,
)
from kgnews.cli._options import (
    DEFAULT_STORE,
    MEGABYTES,
    MOST_BYTES,
    MOST_RATIO,
    SECONDS,
    Address,
    Day,
    FieldMap,
    Gazetteers,
    InputForm,
    Language,
    MostBytes,
    MostMemory,
    MostRatio,
    MostSeconds,
    Network,
    Paths,
    StoreFolder,
    Wait,
    Workers,
    mapped,
)
from kgnews.clock import now

__all__ = ["ingest"]


def ingest(
    paths: Paths,
    store: StoreFolder = DEFAULT_STORE,
    gazetteer: Gazetteers = None,
    workers: Workers = 1,
    wait: Wait = 0,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a JSON line about every input.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read everything, store nothing.")
    ] = False,
    type: InputForm = None,
    url: Address = None,
    published: Day = None,
    language: Language = None,
    map: FieldMap = None,
    max_bytes: MostBytes = MOST_BYTES,
    max_ratio: MostRatio = MOST_RATIO,
    allow_network: Network = False,
    max_seconds: MostSeconds = SECONDS,
    max_memory: MostMemory = MEGABYTES,
    engine: Engine = None,
    cluster: Cluster = "",
    parts: Parts = "",
    parts_only: PartsOnly = False,
    partition_size: PartSize = MEGABYTES_EACH,
) -> None:
    """Read articles into the store.

    An article is counted as stored when it is on disk: nothing counted is lost, whatever is
    killed. Giving the same article again changes nothing, so after an interruption the same
    command does the rest. An article with the address of another and a new text is a new
    version: the newest is what the graph says. What cannot be read is named with the reason,
    kept in the quarantine, and does not stop the rest.

    Inputs are read in a process that has no network and may change no file. One that takes
    more than --max-seconds or --max-memory for an article loses that article alone.

    With --engine the reading is done by a cluster, whose machines see the same folders as this
    one (docs/engines.md). What is stored is the same.
    """
    from kgnews import articles, pipeline

    options = pipeline.Options(
        input=articles.Options(
            type, url, published, language, max_bytes, mapped(map), max_ratio, allow_network
        ),
        gazetteers=tuple(gazetteer or ()),
        workers=workers,
        dry_run=dry_run or parts_only,
        wait=wait,
        at=now(),
        limits=pipeline.Limits(max_seconds, max_memory),
    )
    cluster, paths = parted(engine, cluster, paths)
    asked = Asked(engine, cluster, parts, parts_only, partition_size, tuple(paths))
    with started(asked, store, workers, dry_run) as by:
        done = run_batch(paths, store, options, report, by)
    finish(done, Path(parts) if parts_only else store, dry_run=dry_run)
