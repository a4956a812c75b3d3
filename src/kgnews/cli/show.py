"""``kgnews show``: everything about one entity."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, put_json
from kgnews.view.characters import shown

__all__ = ["show"]

_MOST = 20  # of each section: about two screens in all


def show(
    entity: Annotated[
        str,
        typer.Argument(
            help="A name in any form, typing errors allowed, or an id such as :city-barcelona."
        ),
    ],
    store: StoreFolder = DEFAULT_STORE,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="For people, or for programs.")
    ] = AnswerFormat.TEXT,
    everything: All = False,
) -> None:
    """Show an entity: its class, names, links, facts and quotes.

    A name that may mean several entities lists them, best known first.
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        page = ask.page(open_graph(store), entity)
        about = ask.page_json(page, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    for note in about["notes"]:
        print(f"kgnews: {shown(note)}", file=sys.stderr)
    view.print_lines(view.page_lines(about, None if everything else _MOST), sys.stdout)
