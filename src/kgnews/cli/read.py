"""``kgnews read``: what an article says, without storing it."""

from __future__ import annotations

import sys
from enum import StrEnum
from shutil import get_terminal_size
from typing import Annotated

import typer

from kgnews.characters import json_text
from kgnews.cli._inputs import refused
from kgnews.cli._options import (
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
    mapped,
)
from kgnews.cli._output import Lang, Spoken

__all__ = ["Format", "read"]

FAILED, SOME_FAILED = 1, 3
_WIDEST = 100  # longer lines of prose are hard to follow


class Format(StrEnum):
    """How a reading is printed."""

    TEXT = "text"
    JSON = "json"


def read(
    paths: Paths,
    format: Annotated[
        Format, typer.Option("--format", help="For people, or one JSON line an article.")
    ] = Format.TEXT,
    lang: Lang = Spoken.EN,
    gazetteer: Gazetteers = None,
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
) -> None:
    """Show what an article says, and store nothing.

    Its title and dates, who and what it names, its statements and quotes, each with the words
    it stands on. Several articles follow each other in the order they were given.
    """
    from kgnews import articles, pipeline, view

    options = articles.Options(
        type, url, published, language, max_bytes, mapped(map), max_ratio, allow_network
    )
    limits = pipeline.Limits(max_seconds, max_memory)
    asked = pipeline.Options(options, tuple(gazetteer or ()), limits=limits)
    width = min(get_terminal_size().columns, _WIDEST)
    count = failed = 0
    for item in pipeline.readings(paths, asked):
        if isinstance(item, articles.Refusal):
            status = "skipped" if item.skipped else "refused"
            print(refused(item.where, item.reason, item.cure, status), file=sys.stderr)
            failed += not item.skipped
            continue
        reading, identities = item
        if format is Format.JSON:
            print(json_text(view.reading_json(reading, identities)))
        else:
            text = view.reading_text(reading, identities, width=width, say=view.Voice(lang))
            print("\n\n" * bool(count) + text)
        count += 1
    if failed or not count:
        raise typer.Exit(SOME_FAILED if count else FAILED)
