"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "DEFAULT_STORE",
    "FORMS",
    "MEGABYTES",
    "MOST_BYTES",
    "MOST_RATIO",
    "SECONDS",
    "Address",
    "Day",
    "FieldMap",
    "Gazetteers",
    "InputForm",
    "Language",
    "MostBytes",
    "MostMemory",
    "MostRatio",
    "MostSeconds",
    "Network",
    "Paths",
    "StoreFolder",
    "Wait",
    "Workers",
    "mapped",
]

DEFAULT_STORE = Path("kgnews-store")


def _place(name: str | Path) -> Path:  # what is given, or the default
    if isinstance(name, Path) or not name.startswith(("sparql+", "http")):
        return Path(name)
    from kgnews.store.places import place  # slow to import

    return place(name)


StoreFolder = Annotated[
    Path,
    typer.Option(
        "--store",
        envvar="KGNEWS_STORE",
        metavar="DIR",
        help="Folder of the store, or sparql+http://HOST:PORT/ of a server with its graph.",
        parser=_place,
    ),
]

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders; - is standard input. What they are is found by looking.",
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
    typer.Option(
        min=0,
        max=256,
        metavar="N",
        help="Processes that read side by side; 0 reads in this one, without limits.",
    ),
]

Wait = Annotated[
    float,
    typer.Option(
        min=0, metavar="SECONDS", help="How long to wait for another process that writes to it."
    ),
]


# The forms of input, as kgnews.articles.options has them; importing those is slow.
FORMS = (
    *("text", "html", "mhtml", "json", "jsonl", "csv", "xlsx", "feed", "sitemap", "newsml"),
    *("parquet", "warc", "pdf", "zip", "tar"),
)


def _form(value: str | None) -> str | None:
    if value and value not in FORMS:
        from importlib.metadata import entry_points

        others = sorted(each.name for each in entry_points(group="kgnews.readers"))
        if value not in others:
            raise typer.BadParameter(f"a form is one of {', '.join((*FORMS, *others))}")
    return value


InputForm = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="FORM",
        help=f"Form of the inputs, where looking fails: {', '.join(FORMS)}.",
        callback=_form,
    ),
]


def _fields(value: list[str] | None) -> list[str] | None:
    from kgnews.articles.records import field_named  # slow to import

    for pair in ",".join(value or ()).split(",") if value else ():
        ours, _, theirs = pair.partition("=")
        if not theirs or not field_named(ours):
            raise typer.BadParameter(
                f"{pair!r} is not OURS=THEIRS; ours are text, title, url, published, language, "
                "publisher, id, author, reporter, editor"
            )
    return value


FieldMap = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS",
        help="Fields of records by their names: text=body,published=meta.date.",
        callback=_fields,
    ),
]

Network = Annotated[
    bool,
    typer.Option("--allow-network", help="Fetch pages whose addresses are given; off by default."),
]

MOST_RATIO = 200

MostRatio = Annotated[
    int,
    typer.Option(
        "--max-ratio", min=1, metavar="N", help="Refuse what unpacks to more times its size."
    ),
]


def mapped(pairs: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Pairs of our name and theirs, as they were given.

    >>> mapped(["text=body,date=published", "url=link"])
    (('text', 'body'), ('date', 'published'), ('url', 'link'))
    """
    listed = ",".join(pairs or ()).split(",")
    parts = (pair.partition("=") for pair in listed if pair)
    return tuple((ours.strip(), theirs.strip()) for ours, _, theirs in parts)


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

SECONDS, MEGABYTES = 8.0, 768  # as kgnews.pipeline.limits has them; importing that is slow

MostSeconds = Annotated[
    float,
    typer.Option(
        "--max-seconds",
        min=0.1,
        metavar="N",
        help="Refuse an article that takes more of the processor.",
    ),
]

MostMemory = Annotated[
    int,
    typer.Option(
        "--max-memory",
        min=256,
        metavar="MB",
        help="Refuse an article that takes a reading process more memory.",
    ),
]
