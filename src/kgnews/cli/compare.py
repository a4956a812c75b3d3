"""``kgnews compare``: two entities side by side."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["compare"]

_MOST = 10  # of each section


def compare(
    first: Annotated[str, typer.Argument(help="An entity, by any form of its name or its id.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Compare two entities: what they share, and what joins them.

    What only one of them has is shown too.

    \b
    kgnews compare Barcelona Tokyo
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        compared = ask.compare(open_graph(store), first, second)
        about = ask.comparison_json(compared, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    tell(about["notes"], lang)
    lines = view.comparison_lines(about, view.Voice(lang), None if everything else _MOST)
    view.print_lines(lines, sys.stdout)
