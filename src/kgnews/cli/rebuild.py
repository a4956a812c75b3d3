"""``kgnews rebuild``: the graph again, from the record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder, Wait, Workers
from kgnews.clock import now

__all__ = ["rebuild"]


def rebuild(
    store: StoreFolder = DEFAULT_STORE,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read every article again first, by the rules of today."),
    ] = False,
    workers: Workers = 1,
    wait: Wait = 0,
) -> None:
    """Make the graph again from the record.

    The record holds every article and what was read from it, so a damaged or deleted graph is
    no loss. The old graph is answered from until the new one is complete.
    """
    from kgnews.deciding import follow
    from kgnews.store import Store, open_graph
    from kgnews.store.judged import begin_run

    changed = 0
    if reread:
        from kgnews import pipeline  # a graph is made again without reading a word

        with Store.open(store, wait=wait) as opened:
            begin_run(opened.record, now(), "rebuild --reread")
        changed = pipeline.reread(store, workers, wait=wait)
    with Store.rebuild(store, wait=wait) as made:
        follow(made)
        articles = len(made.record)
    told = f"{open_graph(store).count():,} triples from {articles:,} articles"
    print(f"{told}, {changed:,} of them read otherwise" if reread else told, file=sys.stderr)
