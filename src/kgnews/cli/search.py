"""``kgnews search``: names and quotes by their words."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["search"]

_MOST = 10  # names and quotes each
NOTHING_FOUND = 1


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Words of a name or of a quote.")
    ],
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Find names and quotes that have some words in them.

    Typing errors, accents and capitals do not matter; the beginning of a word is enough. Best
    known names and newest quotes come first. Exits with 1 where nothing is found.

    \b
    kgnews search barselona
    kgnews search kampung kumuh --lang id
    """
    from kgnews import ask, view
    from kgnews.store import open_graph

    found = ask.search(open_graph(store), " ".join(words), most=None if everything else _MOST)
    about = ask.found_json(found)
    if format is AnswerFormat.JSON:
        put_json(about)
    else:
        tell(about["notes"], lang)
        view.print_lines(view.found_lines(about, view.Voice(lang)), sys.stdout)
    if not about["entities"] and not about["quotes"]:
        raise typer.Exit(NOTHING_FOUND)
