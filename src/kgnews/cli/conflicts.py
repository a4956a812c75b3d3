"""``kgnews conflicts``: where articles disagree."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json

__all__ = ["conflicts"]

_MOST = 20  # about three screens
FOUND = 1


def conflicts(
    store: StoreFolder = DEFAULT_STORE,
    stale: Annotated[
        bool,
        typer.Option("--stale", help="Titles that articles give to those who had them no more."),
    ] = False,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    exit_status: Annotated[
        bool, typer.Option("--exit-status", help="Exit with 1 where something is found.")
    ] = False,
    everything: All = False,
) -> None:
    """Show where articles disagree, both sentences under each other.

    26 cities here and 25 there, two holders of one office at once, ages that do not go with the
    day of birth: of what there can be only one is said in the ontology. Only what articles
    assert is compared. Nothing is changed: kgnews judge wrong takes one of them out.
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        graph = open_graph(store)
        found = ask.stale(graph) if stale else ask.conflicts(graph)
        about = ask.conflicts_json(found, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
    else:
        say = view.Voice(lang)
        lines = view.conflicts_lines(about, None if everything else _MOST, say)
        view.print_lines(lines, sys.stdout)
        sys.stdout.flush()
        none = say("no stale titles" if stale else "no conflicts")
        counted = say.counted(len(found), "stale title" if stale else "conflict")
        print(counted if found else none, file=sys.stderr)
    if exit_status and found:
        raise typer.Exit(FOUND)
