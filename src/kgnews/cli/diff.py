"""``kgnews diff``: what changed, as a newsroom wants to hear it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json

if TYPE_CHECKING:
    from kgnews.ask import Changes

__all__ = ["diff"]

_MOST = 20  # changes of each kind: about two screens in all


def diff(
    stores: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[STORE_A STORE_B]", help="Two stores to compare."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="RUN", help="What changed after a run: its number, or a day."),
    ] = None,
    list_runs: Annotated[
        bool, typer.Option("--runs", help="List what changed the store, and when.")
    ] = False,
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Say what changed between two stores, or in one since a run.

    New and gone articles; people and places that are new, gone, renamed or now one; new facts
    with their sentence, and facts that no article states any more. --since 0 is all there is.

    \b
    kgnews diff yesterday/kgnews-store kgnews-store
    kgnews diff --since 3
    kgnews diff --since 2026-11-24
    """
    from kgnews import ask, view
    from kgnews.store import open_record

    if list_runs:
        _list(store, format)
        return
    if since is None and len(stores or ()) != 2:
        raise typer.BadParameter("give two stores, or --since RUN")
    if since is not None and stores:
        raise typer.BadParameter("give two stores or --since RUN, not both")
    newer = stores[1] if stores else store
    with open_record(newer) as record:
        found = _since(newer, since) if since is not None else _between(*(stores or ()))
        about = ask.changes_json(found, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    lines = view.changes_lines(about, None if everything else _MOST, view.Voice(lang))
    view.print_lines(lines, sys.stdout)


def _since(store: Path, name: str) -> Changes:
    from kgnews import ask
    from kgnews.store import judged, open_graph, open_record

    with open_record(store) as record:
        run = judged.run_named(record, name)
        return ask.changes(ask.since(record, run.number), open_graph(store))


def _between(one: Path, other: Path) -> Changes:
    from kgnews import ask
    from kgnews.store import open_graph, open_record

    with open_record(one) as ours, open_record(other) as theirs:
        return ask.changes(ask.between(ours, theirs), open_graph(other))


def _list(store: Path, format: AnswerFormat) -> None:
    from kgnews.store import judged, open_record

    with open_record(store) as record:
        known = judged.runs(record)
    if format is AnswerFormat.JSON:
        put_json({"version": 1, "runs": [run._asdict() for run in known]})
        return
    for run in known:
        print(f"{run.number}  {shown(run.at)}  {shown(run.what)}")
