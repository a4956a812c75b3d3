"""``kgnews verify``: every span read again, record against graph."""

from __future__ import annotations

import sys

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder, Wait

__all__ = ["verify"]


def verify(store: StoreFolder = DEFAULT_STORE, wait: Wait = 0) -> None:
    """Check every text, span and triple, and change nothing.

    Each row of the record must have the bytes that were stored, each evidence must quote what
    its span covers, the graph must hold what the articles state and nothing else, and readers
    must be shown that graph. Prints one line for each fault, with what to do about it, and
    exits with 1 if there is one.
    """
    from kgnews.store.audit import behind, faults_apart

    count = 0
    for fault in faults_apart(store, wait=wait):
        print(shown(f"{fault.where}: {fault.what}; {fault.cure}"))
        count += 1
    if count:
        raise typer.Exit(1)
    if changes := behind(store):
        what = f"the graph has yet to take in {changes:,} changes, which the next command does"
        print(f"{what} ({shown(str(store))})", file=sys.stderr)
    print("every text, span and triple is as it was stored", file=sys.stderr)
