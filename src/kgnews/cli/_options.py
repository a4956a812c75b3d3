"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["DEFAULT_STORE", "Gazetteers", "Paths", "StoreFolder", "Workers"]

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
    int, typer.Option(min=1, max=256, help="Processes that read articles side by side.")
]
