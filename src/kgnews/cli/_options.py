"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "DEFAULT_STORE",
    "MOST_BYTES",
    "Address",
    "Day",
    "Form",
    "Gazetteers",
    "InputForm",
    "Language",
    "MostBytes",
    "Paths",
    "StoreFolder",
    "Wait",
    "Workers",
]

DEFAULT_STORE = Path("kgnews-store")

StoreFolder = Annotated[
    Path,
    typer.Option("--store", envvar="KGNEWS_STORE", metavar="DIR", help="Folder of the store."),
]

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders; - is standard input. The format is found by looking.",
    ),
]

Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Names of your own, as CSV or SKOS Turtle; may be given more than once.",
    ),
]

Workers = Annotated[
    int,
    typer.Option(min=1, max=256, metavar="N", help="Processes that read articles side by side."),
]

Wait = Annotated[
    float,
    typer.Option(
        min=0, metavar="SECONDS", help="How long to wait for another process that writes to it."
    ),
]


class Form(StrEnum):
    """The forms of input, as :mod:`kgnews.articles.options` has them; importing those is slow."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    FEED = "feed"
    WARC = "warc"


InputForm = Annotated[
    Form | None, typer.Option("--type", help="Form of the inputs, where looking fails.")
]


def _address(value: str | None) -> str | None:
    if value and (not value.startswith(("http://", "https://")) or not value.isprintable()):
        raise typer.BadParameter("an address begins with https:// or http://")
    return value


Address = Annotated[
    str | None,
    typer.Option(
        "--url", metavar="URL", help="Address of a page that names none.", callback=_address
    ),
]


def _day(value: str | None) -> str | None:
    if value:
        from kgnews.text.days import day_of

        if day_of(value) is None:
            raise typer.BadParameter("no day, month or year; give 2018, 2018-10 or 2018-10-30")
    return value


Day = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of a page that names none: 2018, 2018-10-30.",
        callback=_day,
    ),
]


def _language(value: str | None) -> str | None:
    if value and not (len(value) in (2, 3) and value.isascii() and value.isalpha()):
        raise typer.BadParameter("a language is a code of two or three letters, such as id or en")
    return value.lower() if value else None


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of pages that name none: id, en.",
        callback=_language,
    ),
]

MOST_BYTES = 10 * 1024 * 1024

MostBytes = Annotated[
    int,
    typer.Option(
        "--max-bytes", min=1, metavar="N", help="Refuse single articles larger than this."
    ),
]
