"""A batch as the commands run it: progress, a report, a summary, an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kgnews.characters import shown
from kgnews.cli._inputs import Progress, counted
from kgnews.errors import InputError

if TYPE_CHECKING:
    from kgnews.pipeline import Ended, Options, Outcome, Reading, Report

__all__ = ["exit_code", "finish", "run_batch", "summary"]

FAILED, SOME_FAILED = 1, 3


def run_batch(
    paths: Iterable[str],
    store: Path,
    options: Options,
    report: Path | None,
    by: Reading | None = None,
) -> Report:
    """Ingest, and say on standard error how it goes; a JSON line of each outcome in ``report``."""
    from kgnews import pipeline

    asked = list(paths)
    size = _size(asked) if sys.stderr.isatty() else None
    with Progress(size) as progress, _reporting(report) as note:

        def tell(event: Outcome | Ended) -> None:
            if isinstance(event, pipeline.Ended):
                progress.ended(event.given.path, event.size)
                return
            note(event)
            progress.step(event.at)
            if event.status == "refused":
                progress.refused(event.where, event.reason, event.cure)
            elif event.status == "skipped" and event.reason:
                progress.skipped(event.where, event.reason, event.cure)

        try:
            return pipeline.ingest(asked, store, options, tell, by or pipeline.reading)
        except KeyboardInterrupt:
            progress.say("interrupted; what was stored is kept, the same command does the rest")
            raise


def summary(report: Report, store: Path, *, dry_run: bool = False) -> str:
    """What became of all inputs, in one line that adds up."""
    counts = {
        "stored": report.stored,
        "duplicate": report.duplicate,
        "refused": report.refused,
        "skipped": report.skipped,
    }
    line = f"{report.found:,} found: {counted(counts)}" if report.found else "no articles found"
    if report.versions:
        line += f"; {report.versions:,} of the stored are versions of articles that were there"
    if report.reread:
        line += f"; {report.reread:,} stored before now read otherwise"
    if report.outdated:
        line += f"; {report.outdated:,} read by other rules (kgnews rebuild --reread)"
    return f"{line} (dry run, nothing written)" if dry_run else f"{line} ({shown(str(store))})"


def exit_code(report: Report) -> int:
    """0 where everything was read, 3 where something was refused, 1 where all of it was."""
    if report.refused or not report.found:
        return SOME_FAILED if report.found > report.refused else FAILED
    return 0


def finish(report: Report, store: Path, *, dry_run: bool = False) -> None:
    """Say the summary and leave with the exit code that fits it."""
    print(summary(report, store, dry_run=dry_run), file=sys.stderr)
    if code := exit_code(report):
        raise typer.Exit(code)


def _size(paths: list[str]) -> int | None:
    """How many bytes there are to read; None where standard input is among them."""
    from kgnews.articles import Refusal
    from kgnews.articles.reading import found

    total = 0
    for each in found(paths):
        if not isinstance(each, Refusal):
            if each.path == "-":
                return None
            try:
                total += os.stat(each.path).st_size
            except (OSError, ValueError):  # it is refused when its turn comes
                continue
    return total


@contextmanager
def _reporting(path: Path | None) -> Iterator[Callable[[Outcome], None]]:
    """A function that writes an outcome as a JSON line; without a path it does nothing."""
    if path is None:
        yield lambda outcome: None
        return
    from dataclasses import asdict

    try:
        opened = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as fault:
        what = fault.strerror or "cannot be written"
        raise InputError(str(path), what, "name another with --report") from fault
    with opened as lines:

        def note(outcome: Outcome) -> None:
            row = {name: value for name, value in asdict(outcome).items() if value}
            row.pop("at", None)
            print(json.dumps(row, ensure_ascii=False), file=lines, flush=True)

        yield note
