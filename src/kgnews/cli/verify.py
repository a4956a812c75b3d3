"""``kgnews verify``: every span read again, record against graph."""

from __future__ import annotations

import sys

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.view.characters import shown

__all__ = ["verify"]


def verify(store: StoreFolder = DEFAULT_STORE) -> None:
    """Check every text, span and triple of a store.

    Each text and each reading must have the bytes that were stored, each evidence must quote
    what its span covers, and the graph must hold what the articles state and nothing else.
    Prints one line for each fault and exits with 1 if there is one.
    """
    from kgnews.store.audit import faults

    count = 0
    for fault in faults(store):
        print(shown(f"{fault.where}: {fault.what}; {fault.cure}"))
        count += 1
    if count:
        raise typer.Exit(1)
    print("every text, span and triple is as it was stored", file=sys.stderr)
