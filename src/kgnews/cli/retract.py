"""``kgnews retract``: articles out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder, Wait
from kgnews.view.characters import shown

__all__ = ["retract"]


def retract(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Id of an article or its first eight digits, its address, or the file it was in.",
        ),
    ],
    store: StoreFolder = DEFAULT_STORE,
    undo: Annotated[
        bool,
        typer.Option("--undo", help="Let retracted articles in again when they are next ingested."),
    ] = False,
    wait: Wait = 0,
) -> None:
    """Take articles out of the store.

    Their text goes, and everything that only they state; what other articles state too stays.
    A retracted article stays out: ingesting it again skips it, until --undo.
    """
    from kgnews.errors import StoreError
    from kgnews.store import Store

    with Store.open(store, wait=wait) as opened:
        record = opened.record
        find = record.find_retracted if undo else record.find
        found = {name: find(name) for name in articles}
        for name, those in found.items():
            if not those:
                what = "was not retracted" if undo else "names no article of the store"
                raise StoreError(name, what, "give its id, its address, or its path as ingested")
        ids = dict.fromkeys(each for ids in found.values() for each in ids)
        count = record.readmit(ids) if undo else opened.retract(ids)
    done = "may come in again" if undo else "retracted"
    print(f"{count:,} {done} ({shown(str(store))})", file=sys.stderr)
