"""``kgnews why-not``: why a fact is not in the graph."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["why_not"]

_MOST = 3  # sentences


def why_not(
    subject: Annotated[str, typer.Argument(help="An entity, by any form of its name or its id.")],
    predicate: Annotated[
        str, typer.Argument(help="A property, by its name or label: supports, mendukung.")
    ],
    object: Annotated[str, typer.Argument(help="The entity or value on the other side.")],
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Say why a fact is not in the graph: what failed first.

    A name that no article was read to have; a class that the property does not take; no article,
    or no sentence, that names both; sentences without words that state it; or that it is stated
    and denied, planned, somebody's words, over, or judged wrong. With the sentences.

    \b
    kgnews why-not "Anies Baswedan" supports "U20 Mayors Summit"
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        found = ask.why_not(open_graph(store), record, subject, predicate, object)
        about = ask.absence_json(found, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    tell(about["notes"], lang)
    lines = view.absence_lines(about, view.Voice(lang), None if everything else _MOST)
    view.print_lines(lines, sys.stdout)
