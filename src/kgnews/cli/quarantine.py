"""``kgnews quarantine``: inputs that could not be read, kept to be looked at and read again."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgnews.cli._batch import finish, run_batch
from kgnews.cli._inputs import counted
from kgnews.cli._options import (
    DEFAULT_STORE,
    MEGABYTES,
    SECONDS,
    MostMemory,
    MostSeconds,
    StoreFolder,
    Workers,
)
from kgnews.cli._output import AnswerFormat, put_json
from kgnews.clock import now

if TYPE_CHECKING:
    from kgnews.pipeline import Report
    from kgnews.store.entries import Refused

__all__ = ["list_refused", "quarantine", "retry"]

quarantine = typer.Typer(
    name="quarantine",
    help="Inputs that could not be read: where, why, and what helps.",
    no_args_is_help=True,
)


@quarantine.command("list")
def list_refused(
    store: StoreFolder = DEFAULT_STORE,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="For people, or one JSON line an input.")
    ] = AnswerFormat.TEXT,
) -> None:
    """List what was refused when it was last tried, and whether its file has changed since.

    Of one file no more than a thousand records are kept; the file is read again as a whole.
    """
    from kgnews import view
    from kgnews.pipeline import digest_of, unspelled
    from kgnews.store import open_record

    with open_record(store) as record:
        rows = record.quarantine()
    digests = {row.input: digest_of(unspelled(row.input)) for row in rows}
    for row in rows:
        changed = digests[row.input] != row.digest
        about: dict[str, Any] = {"where": row.source, "reason": row.reason, "cure": row.cure}
        about |= {"input": row.input, "digest": row.digest, "changed": changed}
        if format is AnswerFormat.JSON:
            put_json(about)
            continue
        words = f"{row.source}: {row.reason}" + (f"; {row.cure}" if row.cure else "")
        now = " (changed since)" if changed and digests[row.input] else ""
        view.print_lines([view.line(0, words + now)], sys.stdout)
    print(counted({"refused": len(rows)}), file=sys.stderr)


@quarantine.command("retry")
def retry(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files to try again; all of them where none is."),
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    workers: Workers = 1,
    max_seconds: MostSeconds = SECONDS,
    max_memory: MostMemory = MEGABYTES,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a JSON line about every input.")
    ] = None,
) -> None:
    """Read what was refused again, with the options of then; what is read now leaves the list.

    Of a collection the records that were stored are known, and passed over at once.
    """
    from kgnews import pipeline
    from kgnews.store import open_record

    with open_record(store) as record:
        rows = [row for row in record.quarantine() if not paths or row.input in paths]
    limits = pipeline.Limits(max_seconds, max_memory)
    total = pipeline.Report()
    for options, names in _alike(rows):
        asked = pipeline.Options(options, workers=workers, limits=limits, at=now())
        _add(total, run_batch(names, store, asked, report))
    finish(total, store)


def _alike(rows: list[Refused]) -> list[tuple[Any, list[str]]]:
    """The inputs to read again, those with the same options together."""
    from kgnews.articles import Options
    from kgnews.pipeline import unspelled

    groups: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.input == "-":
            print("what came on standard input has to be given again", file=sys.stderr)
        else:
            groups.setdefault(row.options, {})[unspelled(row.input)] = None
    made = []
    for text, names in groups.items():
        fields = json.loads(text) if text else {}
        known = {name: _frozen(value) for name, value in fields.items() if hasattr(Options(), name)}
        made.append((replace(Options(), **known), list(names)))
    return made


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _add(total: Report, more: Report) -> None:
    for name in ("stored", "duplicate", "refused", "skipped", "versions"):
        setattr(total, name, getattr(total, name) + getattr(more, name))
    total.outdated = more.outdated
