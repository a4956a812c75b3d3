"""``kgnews backup``: a whole store as one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import destination
from kgnews.errors import InputError

__all__ = ["backup"]


def backup(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to write it; - is standard output.")
    ],
    store: StoreFolder = DEFAULT_STORE,
) -> None:
    """Write a whole store into one file, for kgnews restore.

    Works while another process writes to the store: what that has finished is in it. The file
    is a tar archive with everything but the graph, which is derived. A file that is there
    already is not overwritten.
    """
    from kgnews.store.backup import backup as written

    if file.is_file():
        raise InputError(str(file), "is there already", "name another file, or remove it")
    with destination(file) as stream:
        count = written(store, stream)
    print(f"{count:,} articles ({shown(str(file))})", file=sys.stderr)
