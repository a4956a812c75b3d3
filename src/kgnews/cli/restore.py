"""``kgnews restore``: a store from a backup."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.errors import InputError, StoreError

__all__ = ["restore"]


def restore(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="What kgnews backup wrote; - is standard input."),
    ],
    store: StoreFolder = DEFAULT_STORE,
) -> None:
    """Make a store from a backup.

    Every file is compared with its digest, the graph is derived, and all of it is verified
    before the store takes its place. A folder with something in it is not touched.
    """
    from kgnews.store.backup import restore as restored

    try:
        stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    except OSError as fault:
        raise InputError(str(file), fault.strerror or "cannot be read", "give another") from fault
    with stream:
        try:
            count = restored(stream, store)
        except StoreError as fault:
            where = str(file) if fault.where == "backup" else fault.where
            raise StoreError(where, fault.what, fault.cure) from fault
    print(f"{count:,} articles restored and verified ({shown(str(store))})", file=sys.stderr)
