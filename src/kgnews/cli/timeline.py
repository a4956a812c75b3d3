"""``kgnews timeline``: who held an office when, and what is dated about anything else."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["timeline"]

_MOST = 40  # rows: one screen


def timeline(
    entity: Annotated[
        str, typer.Argument(help="An office or anything else, by any form of its name or its id.")
    ],
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Show what is dated about an entity, oldest first.

    Of an office: who held it from when until when, by the articles and by the name list of
    offices, with the gaps in which nobody is known and the times at which two held it. What no
    article dates is shown with the days on which articles saw it.
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        found = ask.timeline(open_graph(store), entity)
        about = ask.timeline_json(found, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    tell(about["notes"], lang)
    lines = view.timeline_lines(about, None if everything else _MOST, view.Voice(lang))
    view.print_lines(lines, sys.stdout)
