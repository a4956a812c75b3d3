"""``kgnews show``: everything about one entity."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

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
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
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
    tell(about["notes"], lang)
    lines = view.page_lines(about, None if everything else _MOST, view.Voice(lang))
    view.print_lines(lines, sys.stdout)
