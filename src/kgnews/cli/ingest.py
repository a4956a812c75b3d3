"""``kgnews ingest``: articles in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli._inputs import Progress, counted, refused
from kgnews.cli._options import (
    DEFAULT_STORE,
    MOST_BYTES,
    Address,
    Day,
    Gazetteers,
    InputForm,
    Language,
    MostBytes,
    Paths,
    StoreFolder,
    Wait,
    Workers,
)
from kgnews.errors import InputError
from kgnews.view.characters import shown

if TYPE_CHECKING:
    from kgnews.pipeline import Outcome, Report

__all__ = ["ingest"]

FAILED, SOME_FAILED = 1, 3


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
    max_bytes: MostBytes = MOST_BYTES,
) -> None:
    """Read articles into the store.

    An article is counted as stored when it is on disk: nothing counted is lost, whatever is
    killed. Giving the same article again changes nothing. What cannot be read is named with
    the reason, and does not stop the rest.
    """
    from kgnews import articles, pipeline

    options = pipeline.Options(
        input=articles.Options(type, url, published, language, max_bytes),
        gazetteers=tuple(gazetteer or ()),
        workers=workers,
        dry_run=dry_run,
        wait=wait,
    )
    with Progress() as progress, _reporting(report) as note:

        def tell(outcome: Outcome) -> None:
            note(outcome)
            progress.step()
            if outcome.status == "refused":
                progress.say(refused(outcome.where, outcome.reason, outcome.cure))

        try:
            done = pipeline.ingest(paths, store, options, tell)
        except KeyboardInterrupt:
            progress.say("interrupted; what was stored is kept, the same command does the rest")
            raise
    print(_summary(done, store, dry_run), file=sys.stderr)
    if done.refused or not done.found:
        raise typer.Exit(SOME_FAILED if done.found > done.refused else FAILED)


@contextmanager
def _reporting(path: Path | None) -> Iterator[Callable[[Outcome], None]]:
    """A function that writes an outcome as a JSON line; without a path it does nothing."""
    if path is None:
        yield lambda outcome: None
        return
    from dataclasses import asdict

    try:
        opened = path.open("w", encoding="utf-8")
    except OSError as fault:
        what = fault.strerror or "cannot be written"
        raise InputError(str(path), what, "name another with --report") from fault
    with opened as lines:

        def note(outcome: Outcome) -> None:
            row = {name: value for name, value in asdict(outcome).items() if value}
            print(json.dumps(row, ensure_ascii=False), file=lines, flush=True)

        yield note


def _summary(report: Report, store: Path, dry_run: bool) -> str:
    counts = {
        "stored": report.stored,
        "duplicate": report.duplicate,
        "refused": report.refused,
        "retracted before": report.skipped,
    }
    line = f"{report.found:,} found: {counted(counts)}" if report.found else "no articles found"
    if report.reread:
        line += f"; {report.reread:,} stored before now read otherwise"
    if report.outdated:
        line += f"; {report.outdated:,} read by other rules (kgnews rebuild --reread)"
    return f"{line} (dry run, nothing written)" if dry_run else f"{line} ({shown(str(store))})"
